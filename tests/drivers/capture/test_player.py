"""Recordings sent over real UDP sockets, and the pace they are sent at."""

import gzip
import itertools
import socket
import threading
import time
from contextlib import contextmanager

import pytest

from drivers.capture.player import TICK_NS, Pacer, PlayError, play, seeds
from drivers.capture.recordings import open_recording
from drivers.capture.writer import UNKNOWN_RIG, CaptureWriter
from drivers.gt7 import _gt7
from drivers.gt7.feed import Feed
from drivers.gt7.packet import packet_id_of, seed_of

PATIENCE_S = 10


@pytest.fixture
def listener():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        listening.bind(("127.0.0.1", 0))
        listening.settimeout(PATIENCE_S)
        yield listening


@pytest.fixture
def lap(tmp_path, packets):
    """A decrypted recording of 100 packets of type C."""
    (tmp_path / "lap.bin").write_bytes(b"".join(packets("C", range(100))))
    return open_recording(tmp_path / "lap.bin")


@pytest.fixture
def two_rigs(tmp_path, packets):
    """A capture of two rigs and a stranger, with one datagram that was no packet."""
    clear = packets("A", range(6))
    with CaptureWriter(tmp_path / "two.mcap", ["a", "b"]) as capture:
        capture.write((number % 2, number, 0, packet) for number, packet in enumerate(clear))
        capture.write([(1, 6, 1, b"noise"), (UNKNOWN_RIG, 7, 0, clear[0])])
    return open_recording(tmp_path / "two.mcap")


def port_of(listener: socket.socket) -> int:
    return listener.getsockname()[1]


def played(recording, listener, **settings):
    return play(recording, "127.0.0.1", port=port_of(listener), console_port=0, speed=0, **settings)


def test_decrypted_packets_arrive_encrypted_under_fresh_seeds(lap, listener):
    result = played(lap, listener)
    datagrams = [listener.recv(400) for _ in range(100)]
    clear = [_gt7.unseal(datagram) for datagram in datagrams]
    assert (result.sent, result.left_out, result.complete) == (100, 0, True)
    assert [packet_id_of(packet) for packet in clear] == list(range(100))
    assert [packet[:0x40] + packet[0x44:] for packet in clear] == [
        recorded.datagram[:0x40] + recorded.datagram[0x44:] for recorded in lap
    ]
    assert [seed_of(datagram) for datagram in datagrams] == list(itertools.islice(seeds(0), 100))


def test_the_same_seed_gives_the_same_datagrams(lap, listener):
    played(lap, listener, seed_stream=seeds(7))
    played(lap, listener, seed_stream=seeds(7))
    datagrams = [listener.recv(400) for _ in range(200)]
    assert datagrams[:100] == datagrams[100:]
    assert len({seed_of(datagram) for datagram in datagrams}) == 100


def test_encrypted_packets_are_sent_as_they_are(tmp_path, packets, listener):
    datagrams = [_gt7.seal(packet, 3 * n) for n, packet in enumerate(packets("B", range(20)))]
    (tmp_path / "lap.bin").write_bytes(b"".join(datagrams))
    played(open_recording(tmp_path / "lap.bin"), listener)
    assert [listener.recv(400) for _ in range(20)] == datagrams


def test_one_rig_of_a_capture_is_sent_with_what_was_wrong_in_it(two_rigs, listener):
    result = played(two_rigs, listener, rig=1)
    received = [listener.recv(400) for _ in range(4)]
    assert (result.sent, result.left_out) == (4, 4)
    assert [packet_id_of(_gt7.unseal(datagram)) for datagram in received[:3]] == [1, 3, 5]
    assert received[3] == b"noise"


def test_all_rigs_are_sent_from_addresses_of_their_own(two_rigs, listener):
    played(two_rigs, listener, source_address=["127.0.0.2", "127.0.0.3"])
    received = [listener.recvfrom(400) for _ in range(7)]
    sources = [source for _, (source, _) in received]
    assert sources == ["127.0.0.2", "127.0.0.3"] * 3 + ["127.0.0.3"]


def test_progress_ends_at_the_number_of_datagrams(lap, listener):
    heard = []
    played(lap, listener, on_progress=heard.append)
    assert heard == [60, 100]


def test_playing_ends_soon_after_it_is_stopped(lap, listener):
    stop = threading.Event()
    result = played(lap, listener, on_progress=lambda _: stop.set(), stop=stop)
    assert (result.sent, result.complete) == (60, False)


def test_sending_takes_as_long_as_the_ids_say(lap, listener):
    """Ten times as fast as life, 99 ticks take a sixth of a second, and never less."""
    start_ns = time.monotonic_ns()
    play(lap, "127.0.0.1", port=port_of(listener), console_port=0, speed=10)
    assert time.monotonic_ns() - start_ns >= 99 * TICK_NS / 10


@contextmanager
def in_thread(work):
    """Run beside the test; what it raises fails the test."""
    failures = []

    def guarded():
        try:
            work()
        except Exception as failure:
            failures.append(failure)

    thread = threading.Thread(target=guarded)
    thread.start()
    yield thread
    thread.join(PATIENCE_S)
    assert not thread.is_alive()
    assert failures == []


def free_port(address: str) -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind((address, 0))
        return port_of(probe)


def test_a_player_waits_for_the_heartbeat_of_a_feed_and_answers_to_it(lap):
    console_port = free_port("127.0.0.2")
    results = []

    def console():
        results.append(
            play(
                lap,
                "127.0.0.1",
                port=feed.port,
                source_address="127.0.0.2",
                console_port=console_port,
                speed=0,
                wait_for_heartbeat=True,
            )
        )

    with (
        Feed(["127.0.0.2"], port=0, console_port=console_port, interval_s=0.01) as feed,
        socket.socket(fileno=socket.dup(feed.fileno())) as received,
    ):
        received.settimeout(PATIENCE_S)
        with in_thread(console):
            packets = [received.recvfrom(400) for _ in range(100)]
    assert results[0].sent == 100
    assert {source for _, (source, _) in packets} == {"127.0.0.2"}
    assert [packet_id_of(_gt7.unseal(packet)) for packet, _ in packets] == list(range(100))


def test_waiting_for_a_heartbeat_can_be_stopped(lap, listener):
    stop = threading.Event()
    stop.set()
    result = played(lap, listener, wait_for_heartbeat=True, stop=stop)
    assert (result.sent, result.complete) == (0, False)


def test_a_console_port_in_use_is_no_hindrance_to_sending(lap, listener):
    play(lap, "127.0.0.1", port=port_of(listener), source_address="127.0.0.1",
         console_port=port_of(listener), speed=0)  # fmt: skip
    assert len(listener.recv(400)) == 368


def test_a_console_port_in_use_cannot_hear_heartbeats(lap, listener):
    with pytest.raises(PlayError, match="is in use by another program, so no heartbeat"):
        play(lap, "127.0.0.1", port=port_of(listener), source_address="127.0.0.1",
             console_port=port_of(listener), wait_for_heartbeat=True)  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({}, "The recording holds 2 rigs. Choose one of them, or give 2 addresses"),
        ({"source_address": ["127.0.0.2"]}, "The recording holds 2 rigs."),
        ({"rig": 2}, "The recording has no rig 2. Choose one of 0 to 1."),
        ({"rig": 0, "source_address": "192.0.2.1"}, "Nothing can be sent from 192.0.2.1"),
        ({"rig": 0, "source_address": "no address"}, "Nothing can be sent from no address"),
    ],
)
def test_what_cannot_be_played_is_refused_in_a_sentence(two_rigs, listener, settings, sentence):
    with pytest.raises(PlayError) as refused:
        played(two_rigs, listener, **settings)
    assert str(refused.value).startswith(sentence)


def test_an_unknown_host_is_refused_in_a_sentence(lap):
    with pytest.raises(PlayError, match="There is no machine 'no such host'"):
        play(lap, "no such host")


def test_a_host_that_cannot_be_reached_is_told(lap):
    with pytest.raises(PlayError, match=r"cannot be sent to 255\.255\.255\.255"):
        play(lap, "255.255.255.255", console_port=0, speed=0)


def test_a_negative_speed_is_refused(lap):
    with pytest.raises(PlayError, match="A speed of -1 is not possible"):
        play(lap, "127.0.0.1", speed=-1)


# The pace, without a clock


def paced(ids, speed=1.0, arrival_ns=None):
    pacer = Pacer(speed)
    return [pacer.due_ns(0, packet_id, arrival_ns) / TICK_NS for packet_id in ids]


@pytest.mark.parametrize(
    ("ids", "ticks"),
    [
        ([100, 101, 102], [0, 1, 2]),
        ([100, 104, 105], [0, 4, 5]),  # a gap stays a pause
        ([100, 102, 102, 103], [0, 2, 2, 3]),  # a doubled packet goes out at once
        ([100, 102, 101, 103], [0, 2, 2, 3]),  # a late one too, and turns nothing back
        ([90_000, 90_001, 5, 6], [0, 1, 2, 3]),  # the game was restarted
        ([5, 6, 900_000, 900_001], [0, 1, 2, 3]),  # and so it was here
        ([-2, -1, 0], [0, 1, 2]),
    ],
)
def test_the_ids_set_the_pace(ids, ticks):
    assert paced(ids) == pytest.approx(ticks, abs=1e-6)


def test_60_ticks_take_a_little_more_than_a_second():
    assert Pacer(1.0).due_ns(0, 0, None) == 0
    pacer = Pacer(1.0)
    pacer.due_ns(0, 0, None)
    assert pacer.due_ns(0, 60, None) == 1_001_000_000


def test_twice_the_speed_is_half_the_time():
    assert paced([0, 60], speed=2.0)[1] == pytest.approx(30)


def test_no_speed_is_no_pause():
    assert paced([0, 60, 6000], speed=0) == [0, 0, 0]


def test_an_hour_of_ids_gathers_no_rounding():
    pacer = Pacer(1.0)
    for packet_id in range(3600 * 60 + 1):
        due_ns = pacer.due_ns(0, packet_id, None)
    assert due_ns == 3_603_600_000_000


def test_rigs_begin_as_far_apart_as_they_arrived():
    pacer = Pacer(2.0)
    assert pacer.due_ns(0, 500, 7_000_000_000) == 0
    assert pacer.due_ns(1, 9, 8_000_000_000) == 500_000_000
    assert pacer.due_ns(0, 501, 9_000_000_000) == round(TICK_NS / 2)


def test_the_replay_of_suzuka_takes_as_long_as_its_ids(real_gt7):
    with gzip.open(real_gt7 / "vwhitteron/replay.gtz") as packets:
        content = packets.read()
    ids = [packet_id_of(content[start : start + 296]) for start in range(0, 6420 * 296, 296)]
    assert paced(ids)[-1] == pytest.approx(ids[-1] - ids[0])


def test_the_lap_of_spa_arrives_whole_over_udp(real_gt7, listener):
    """Straight through a socket, a second of packets at a time as the queue has its bounds."""
    recording = open_recording(real_gt7 / "zetetos/demo.gtz")
    received: list[bytes] = []

    class Taken:
        rigs, path, leftover_bytes = ("",), recording.path, 0

        def __iter__(self):
            for sent, recorded in enumerate(recording):
                if sent > len(received) + 60:
                    received.extend(listener.recv(400) for _ in range(60))
                yield recorded

    played(Taken(), listener)
    while len(received) < 6914:
        received.append(listener.recv(400))
    assert [packet_id_of(_gt7.unseal(datagram)) for datagram in received] == list(
        range(704_544, 711_458)
    )
