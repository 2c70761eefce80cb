"""Captures: what goes in comes out, whatever ends the program that writes."""

import json
import signal
import struct
import subprocess
import sys
import time
from contextlib import contextmanager

import numpy as np
import pytest
from mcap.reader import NonSeekingReader, make_reader

from drivers.capture.capture_file import CaptureFile
from drivers.capture.layout import ORDERS
from drivers.capture.recorded import Recorded
from drivers.capture.recordings import RecordingError, open_recording
from drivers.capture.writer import UNKNOWN_RIG, CaptureError, CaptureWriter
from drivers.gt7 import _gt7
from drivers.gt7.packet import WIRE, packet_id_of, seed_of
from racecontrol.timing.clock import EventClock
from racecontrol.timing.cores import Note
from racecontrol.timing.events import EVENT

SECOND_NS = 1_000_000_000


def accepted(clear, rig=0, tick_ns=SECOND_NS // 60):
    """What a core would give out for these packets."""
    return [(rig, number * tick_ns, 0, packet) for number, packet in enumerate(clear)]


@pytest.fixture
def wall():
    """The writer's own clock; set it with wall.at = ns."""

    class Wall:
        at = 0

        def __call__(self):
            return self.at

    return Wall()


def test_what_was_captured_is_read_in_order_with_rig_and_arrival(tmp_path, packets):
    clear = packets("C", range(100, 104))
    with CaptureWriter(tmp_path / "c.mcap", ["10.0.0.1", "10.0.0.2"], "Finals") as capture:
        capture.write([(0, 1000, 0, clear[0]), (1, 2000, 3, clear[1])])
        capture.write([(UNKNOWN_RIG, 3000, 0, clear[2]), (1, 4000, 1, b"no packet")])
        capture.write([(UNKNOWN_RIG, 5000, 2, b""), (0, 4500, 4, clear[3])])
    recording = open_recording(tmp_path / "c.mcap")
    assert recording.rigs == ("10.0.0.1", "10.0.0.2")
    assert list(recording) == list(recording)
    assert list(recording) == [
        Recorded(0, 1000, clear[0], True),
        Recorded(1, 2000, clear[1], True),
        Recorded(-1, 3000, clear[2], True),
        Recorded(1, 4000, b"no packet", False),
        Recorded(-1, 5000, b"", False),
        Recorded(0, 4500, clear[3], True),
    ]
    assert recording.leftover_bytes == 0
    assert recording.describe() == "c.mcap: capture of Finals, 2 rigs"


@pytest.mark.parametrize("letter", ["A", "B", "~", "C"])
def test_a_captured_datagram_is_rebuilt_byte_for_byte(tmp_path, packets, letter):
    datagrams = [_gt7.seal(clear, 77 * i) for i, clear in enumerate(packets(letter, range(50)))]
    with CaptureWriter(tmp_path / "c.mcap", ["rig"]) as capture:
        capture.write(accepted([_gt7.unseal(datagram) for datagram in datagrams]))
    rebuilt = [
        _gt7.seal(recorded.datagram, seed_of(recorded.datagram))
        for recorded in open_recording(tmp_path / "c.mcap")
    ]
    assert rebuilt == datagrams


@pytest.mark.parametrize("length", ORDERS)
def test_the_order_of_the_bytes_loses_none(length):
    assert sorted(ORDERS[length].tolist()) == list(range(length))


def test_notes_come_back_where_they_were(tmp_path, packets):
    clear = packets("A", range(3))
    lines = np.arange(10, dtype="<f8").tobytes()
    event = np.ones(1, dtype=EVENT).tobytes()
    rows = [
        (0, 0, Note.LINES, lines),
        (1, 500, 0, clear[0]),
        (1, 600, Note.EVENT, event),
        (0, 600, 0, clear[1]),
        (0, 700, Note.SETTLED, b""),
        (0, 800, 0, clear[2]),
    ]
    with CaptureWriter(tmp_path / "c.mcap", ["a", "b"], clock=EventClock(5, 7, 2.5)) as capture:
        capture.write(rows)
    recording = CaptureFile(tmp_path / "c.mcap")
    (block,) = recording.blocks()
    assert recording.clock == EventClock(5, 7, 2.5)
    assert block.rows["kind"].tolist() == [-1, 0, -3, 0, -2, 0]
    assert block.rows["arrival_ns"].tolist()[1:] == [500, 600, 600, 700, 800]
    assert [block.text(row) for row in block.rows[[0, 1, 2, 3, 5]]] == [
        lines,
        clear[0],
        event,
        clear[1],
        clear[2],
    ]


def decoded_by_its_schema(schema, data):
    """A packet put together only by what the file says about it."""
    about = json.loads(schema.data)
    clear = bytearray(about["bytes"])
    for place, value in zip(about["order"], data, strict=True):
        clear[place] = value
    fields = {field["name"]: field for field in about["fields"]}
    speed, packet_id = fields["speed"], fields["packet_id"]
    assert (speed["unit"], speed["type"], packet_id["type"]) == (
        "m/s, never negative",
        "<f4",
        "<i4",
    )
    (metres,) = struct.unpack_from("<f", clear, speed["offset"])
    (number,) = struct.unpack_from("<i", clear, packet_id["offset"])
    return number, metres


def test_other_programs_read_the_capture_as_mcap(tmp_path, packets):
    with CaptureWriter(tmp_path / "c.mcap", ["10.0.0.1"], "Finals") as capture:
        capture.write(accepted(packets("C", [-3, 5]), tick_ns=10))
    offset_ns = 0
    for reading in (make_reader, NonSeekingReader):  # by the index, and from the front
        with (tmp_path / "c.mcap").open("rb") as file:
            reader = reading(file, validate_crcs=True)
            about = next(iter(reader.iter_metadata())).metadata
            offset_ns = int(about["utc_minus_monotonic_ns"])
        with (tmp_path / "c.mcap").open("rb") as file:
            found = list(reading(file, validate_crcs=True).iter_messages(topics=["rig/0"]))
        assert [decoded_by_its_schema(schema, one.data) for schema, _, one in found] == [
            (-3, 60.0),
            (5, 60.0),
        ]
        assert [one.log_time - offset_ns for _, _, one in found] == [0, 10]
        assert [channel.metadata for _, channel, _ in found] == [{"name": "10.0.0.1"}] * 2
        assert (about["meeting"], about["rigs"]) == ("Finals", '["10.0.0.1"]')
    assert abs(offset_ns + time.monotonic_ns() - time.time_ns()) < 10 * SECOND_NS


def test_the_summary_tells_what_is_in_the_file(tmp_path, packets, wall):
    with CaptureWriter(tmp_path / "c.mcap", ["a", "b"], now_ns=wall) as capture:
        for rig in (0, 1):
            capture.write(accepted(packets("A", range(120)), rig))
            wall.at += SECOND_NS
            capture.write()
    with (tmp_path / "c.mcap").open("rb") as file:
        summary = make_reader(file).get_summary()
    topics = {channel.id: channel.topic for channel in summary.channels.values()}
    counts = {topics[i]: n for i, n in summary.statistics.channel_message_counts.items()}
    assert counts == {"rig/0": 120, "rig/0/view": 10, "rig/1": 120, "rig/1/view": 10}
    assert summary.statistics.message_count == 260
    assert summary.statistics.chunk_count == len(summary.chunk_indexes) == 2
    for chunk in summary.chunk_indexes:
        assert sorted(topics[channel] for channel in chunk.message_index_offsets)[0][:4] == "rig/"


ROS_TYPES = {"float32": "f4", "int32": "i4", "int16": "i2", "uint16": "u2", "uint8": "u1"}


def test_the_view_is_what_its_ros_schema_says(tmp_path, packets):
    """Read as ROS 1 tells it: fields in order, little-endian, no gaps."""
    clear = packets("C", range(24))
    with CaptureWriter(tmp_path / "c.mcap", ["a"]) as capture:
        capture.write(accepted(clear))
    with (tmp_path / "c.mcap").open("rb") as file:
        found = list(make_reader(file).iter_messages(topics=["rig/0/view"]))
    assert [(s.encoding, c.message_encoding) for s, c, _ in found] == [("ros1msg", "ros1")] * 2
    fields = []
    for line in found[0][0].data.decode().splitlines():
        if not line.startswith("#"):
            kind, name = line.split()
            kind, _, count = kind.partition("[")
            fields.append((name, "<" + ROS_TYPES[kind], (int(count.rstrip("]") or 1),)))
    shown = np.frombuffer(b"".join(one.data for _, _, one in found), np.dtype(fields))
    packed = np.frombuffer(b"".join(clear[i] for i in (0, 12)), WIRE["C"])
    assert shown["packet_id"].ravel().tolist() == [0, 12]
    for name in shown.dtype.names:
        assert shown[name].ravel().tolist() == packed[name].ravel().tolist(), name


def test_a_capture_of_clear_packets_is_smaller_than_the_packets(tmp_path, packets):
    clear = packets("C", range(1200))
    with CaptureWriter(tmp_path / "c.mcap", ["rig"]) as capture:
        capture.write(accepted(clear))
    assert (tmp_path / "c.mcap").stat().st_size < sum(map(len, clear)) / 4


@pytest.mark.parametrize(
    ("name", "letter"), [("zetetos/demo.gtz", "C"), ("vwhitteron/replay.gtz", "A")]
)
def test_three_hours_of_twelve_rigs_fit_into_one_and_a_half_gigabytes(
    tmp_path, real_gt7, wall, name, letter
):
    """Twelve real drives at once, each with seeds of its own, written twice a second."""
    clear = [recorded.datagram for recorded in open_recording(real_gt7 / name)]
    noise = np.random.default_rng(7)
    count = 0
    with CaptureWriter(
        tmp_path / "c.mcap", [str(rig) for rig in range(12)], now_ns=wall
    ) as capture:
        for tick in range(20 * 60):
            wall.at = tick * SECOND_NS // 60
            for rig in range(12):
                packet = bytearray(clear[(rig * len(clear) // 12 + tick) % len(clear)])
                packet[0x40:0x44] = noise.bytes(4)
                late_ns = int(noise.integers(0, 300_000))
                capture.write([(rig, wall.at + 1_234_567 * rig + late_ns, 0, bytes(packet))])
                count += 1
    event = (tmp_path / "c.mcap").stat().st_size / count * 12 * 3 * 3600 * 60 / 1.001
    assert event < 1.5e9, f"type {letter}: {event / 1e9:.2f} GB"


def test_what_is_written_is_on_its_way_within_half_a_second(tmp_path, packets, wall):
    """Also when nothing more comes: the recorder calls on."""
    capture = CaptureWriter(tmp_path / "c.mcap", ["rig"], now_ns=wall)
    capture.write(accepted(packets("A", range(12))))
    wall.at = SECOND_NS // 2 - 1
    capture.write()
    assert list(open_recording(tmp_path / "c.mcap")) == []
    wall.at += 1
    capture.write()
    survived = [packet_id_of(recorded.datagram) for recorded in open_recording(tmp_path / "c.mcap")]
    assert survived == list(range(12))
    capture.close()


def test_a_capture_without_a_packet_can_be_read(tmp_path):
    CaptureWriter(tmp_path / "c.mcap", ["a", "b"]).close()
    recording = open_recording(tmp_path / "c.mcap")
    assert (list(recording), recording.rigs) == ([], ("a", "b"))


WRITE_UNTIL_KILLED = """
import sys, threading, time
from drivers.capture.writer import CaptureWriter
capture = CaptureWriter(sys.argv[1], ["rig"], "Finals")
clear = bytearray(b"0S7G" + bytes(364))
began, number = time.monotonic(), 0
while True:
    rows = []
    while number < (time.monotonic() - began) * 600:  # ten times the rate of a rig
        clear[0x70:0x74] = number.to_bytes(4, "little")
        rows.append((0, number * 1_000_000_000 // 600, 0, bytes(clear)))
        number += 1
    capture.write(rows)
    print(number, flush=True)
    threading.Event().wait(0.2)  # the pace of the recorder
"""


def test_a_killed_program_has_lost_less_than_a_second(tmp_path, pytestconfig):
    path = tmp_path / "killed.mcap"
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_UNTIL_KILLED, path],
        stdout=subprocess.PIPE,
        cwd=pytestconfig.rootpath,
    ) as writer:
        handed_over = 0
        while handed_over < 900:
            handed_over = int(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    recording = open_recording(path)
    ids = [packet_id_of(recorded.datagram) for recorded in recording]
    assert ids == list(range(len(ids)))
    assert len(ids) > handed_over - 600
    assert isinstance(recording, CaptureFile)
    assert (recording.meeting, recording.is_finished) == ("Finals", False)


def test_a_capture_cut_anywhere_gives_whole_packets_and_counts_the_rest(tmp_path, packets, wall):
    clear = packets("B", range(600))
    with CaptureWriter(tmp_path / "whole.mcap", ["rig"], now_ns=wall) as capture:
        for row in accepted(clear):
            wall.at = row[1]
            capture.write([row])
    whole = (tmp_path / "whole.mcap").read_bytes()
    cut = tmp_path / "cut.mcap"
    counts = []
    for size in range(500, len(whole), 97):
        cut.write_bytes(whole[:size])
        recording = open_recording(cut)
        found = [recorded.datagram for recorded in recording]
        assert found == clear[: len(found)]
        assert 0 <= recording.leftover_bytes < size
        counts.append(len(found))
    assert counts == sorted(counts)
    assert counts[-1] == len(clear)


def test_a_damaged_chunk_costs_itself_only(tmp_path, packets, wall):
    clear = packets("A", range(600))
    path = tmp_path / "c.mcap"
    with CaptureWriter(path, ["rig"], now_ns=wall) as capture:
        for row in accepted(clear):
            wall.at = row[1]
            capture.write([row])
    with path.open("rb") as file:
        chunk = make_reader(file).get_summary().chunk_indexes[3]
    damaged = bytearray(path.read_bytes())
    damaged[chunk.chunk_start_offset + chunk.chunk_length - 40] ^= 0xFF
    path.write_bytes(damaged)
    recording = CaptureFile(path)
    ids = [packet_id_of(recorded.datagram) for recorded in recording]
    assert recording.damaged_chunks == 1
    assert 500 < len(ids) < 600
    assert recording.describe().endswith("1 damaged chunks left out")


def test_a_capture_is_never_overwritten(tmp_path):
    (tmp_path / "c.mcap").write_bytes(b"precious")
    with pytest.raises(CaptureError, match="exists already and is not overwritten"):
        CaptureWriter(tmp_path / "c.mcap", [])
    assert (tmp_path / "c.mcap").read_bytes() == b"precious"


def test_a_capture_in_no_folder_is_refused(tmp_path):
    with pytest.raises(CaptureError, match="cannot be made: No such file or directory"):
        CaptureWriter(tmp_path / "nowhere" / "c.mcap", [])


@contextmanager
def files_limited_to(size: int):
    """The system refuses longer files, as a full disk would."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_ends_the_capture_with_a_sentence_and_keeps_what_was_written(
    tmp_path, packets, wall
):
    clear = packets("C", range(3000))
    capture = CaptureWriter(tmp_path / "c.mcap", ["rig"], now_ns=wall)
    with files_limited_to(40_000), pytest.raises(CaptureError, match="cannot be written: File"):
        for row in accepted(clear):
            wall.at = row[1]
            capture.write([row])
    with pytest.raises(CaptureError, match="is closed"):
        capture.write(accepted(clear[:1]))
    capture.close()
    found = [recorded.datagram for recorded in open_recording(tmp_path / "c.mcap")]
    assert found == clear[: len(found)]
    assert len(found) > 60


def test_a_disk_that_fills_at_the_end_is_told_by_close(tmp_path, packets):
    capture = CaptureWriter(tmp_path / "c.mcap", ["rig"])
    capture.write(accepted(packets("C", [1])))
    with files_limited_to(400), pytest.raises(CaptureError, match="cannot be written"):
        capture.close()


def test_a_capture_of_another_format_is_refused_in_a_sentence(tmp_path):
    CaptureWriter(tmp_path / "c.mcap", ["a"]).close()
    old = (tmp_path / "c.mcap").read_bytes().replace(b"format\x01\0\0\x002", b"format\x01\0\0\x009")
    (tmp_path / "c.mcap").write_bytes(old)
    with pytest.raises(RecordingError, match=r"has format '9', and only '2' is read here"):
        open_recording(tmp_path / "c.mcap")
