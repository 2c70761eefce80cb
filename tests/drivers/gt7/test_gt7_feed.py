"""The socket of all rigs and its heartbeats, against consoles that are plain UDP sockets."""

import os
import select
import socket
from contextlib import ExitStack

import pytest

from drivers.gt7.feed import Feed, FeedError

PATIENCE_S = 10


@pytest.fixture
def consoles():
    """Two consoles on loopback addresses of their own, listening on one port number."""
    with ExitStack() as stack:
        first = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        second = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        try:
            first.bind(("127.0.0.2", 0))
            second.bind(("127.0.0.3", first.getsockname()[1]))
        except OSError as error:
            pytest.skip(f"this system has one loopback address only ({error})")
        first.settimeout(PATIENCE_S)
        second.settimeout(PATIENCE_S)
        yield first, second


def port_of(console: socket.socket) -> int:
    return console.getsockname()[1]


def test_every_console_gets_heartbeats_from_the_telemetry_port(consoles):
    with Feed(
        ["127.0.0.2", "127.0.0.3"], port=0, console_port=port_of(consoles[0]), interval_s=0.01
    ) as feed:
        for console in consoles:
            for _ in range(3):
                letter, (_, port) = console.recvfrom(64)
                assert (letter, port) == (b"C", feed.port)
        assert feed.is_beating
        assert all(beats.sent >= 2 and beats.failed == 0 for beats in feed.heartbeats)


@pytest.mark.parametrize("letter", ["A", "B", "~", "C"])
def test_the_letter_asks_for_the_packet_type(consoles, letter):
    with Feed(["127.0.0.2"], packet_type=letter, port=0, console_port=port_of(consoles[0])):
        assert consoles[0].recv(64) == letter.encode()


def test_packets_of_all_consoles_come_in_on_one_socket(consoles):
    with Feed(["127.0.0.2", "127.0.0.3"], port=0, console_port=port_of(consoles[0])) as feed:
        with socket.socket(fileno=os.dup(feed.fileno())) as received:
            received.settimeout(PATIENCE_S)
            for console in consoles:
                console.sendto(console.getsockname()[0].encode(), ("127.0.0.1", feed.port))
            senders = [received.recvfrom(400) for _ in consoles]
        assert {address for _, (address, _) in senders} == set(feed.addresses)
        assert all(payload.decode() == address for payload, (address, _) in senders)


def test_a_console_that_cannot_be_reached_is_counted_and_costs_the_others_nothing(consoles):
    with Feed(
        ["255.255.255.255", "127.0.0.3"],  # the system refuses to broadcast
        port=0,
        console_port=port_of(consoles[1]),
        interval_s=0.01,
    ) as feed:
        for _ in range(3):
            assert consoles[1].recv(64) == b"C"
        unreachable, good = feed.heartbeats
        assert unreachable.failed >= 2
        assert unreachable.sent == 0
        assert unreachable.failure
        assert (good.failed, good.failure) == (0, "")
        assert feed.is_beating


def test_heartbeats_end_when_the_feed_is_closed(consoles):
    feed = Feed(["127.0.0.2"], port=0, console_port=port_of(consoles[0]), interval_s=0.01)
    assert consoles[0].recv(64) == b"C"
    feed.close()
    assert not feed.is_beating
    assert feed.fileno() == -1
    for _ in range(feed.heartbeats[0].sent - 1):
        consoles[0].recv(64)
    assert select.select([consoles[0]], [], [], 0.05)[0] == []


def test_a_large_receive_buffer_is_asked_for_and_read_back():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plain:
        usual = plain.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)
    with Feed([], port=0) as feed:
        assert feed.receive_buffer_bytes >= usual


def test_the_capsule_carries_the_decode_function():
    with Feed([], port=0) as feed:
        assert "racecontrol.timing.feed" in repr(feed.capsule)


def test_a_port_in_use_is_told_with_what_to_do():
    with Feed([], port=0) as feed, pytest.raises(FeedError) as refused:
        Feed([], port=feed.port)
    assert str(refused.value).startswith(f"Port {feed.port} is in use by another program. Close it")


@pytest.mark.parametrize(
    "console", ["ps5-rig-3.local", "", "192.168.1", "192.168.1.300", "::1", "0.0.0.0", "224.0.0.1"]
)
def test_a_console_without_an_ipv4_address_is_refused_by_its_rig_number(console):
    with pytest.raises(FeedError, match=r"rig 2 .* IPv4 address"):
        Feed(["192.168.1.21", console], port=0)


def test_two_rigs_with_one_address_are_refused():
    with pytest.raises(FeedError, match=r"Rigs 1 and 3 have the same address 10\.0\.0\.1\."):
        Feed(["10.0.0.1", "10.0.0.2", " 10.0.0.1 "], port=0)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"packet_type": "D"}, "There is no packet type 'D'. Choose one of A, B, ~, C."),
        ({"host": "192.0.2.1"}, "192.0.2.1 is not an address of this machine."),
        ({"port": 70_000}, "The telemetry port 70000 on 0.0.0.0 cannot be opened"),
    ],
)
def test_what_cannot_be_opened_is_refused_in_a_sentence(settings, sentence):
    with pytest.raises(FeedError) as refused:
        Feed([], **{"port": 0, **settings})
    assert str(refused.value).startswith(sentence)
