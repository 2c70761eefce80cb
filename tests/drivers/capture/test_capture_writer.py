"""Captures: what goes in comes out, whatever ends the program that writes."""

import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest
from mcap.reader import make_reader

from drivers.capture.capture_file import CaptureFile
from drivers.capture.recorded import Recorded
from drivers.capture.recordings import open_recording
from drivers.capture.writer import UNKNOWN_RIG, CaptureError, CaptureWriter
from drivers.gt7 import _gt7
from drivers.gt7.packet import packet_id_of, seed_of

SECOND_NS = 1_000_000_000


def test_what_was_captured_is_read_in_order_with_rig_and_arrival(tmp_path, packets):
    clear = packets("C", range(100, 104))
    with CaptureWriter(tmp_path / "c.mcap", ["10.0.0.1", "10.0.0.2"], "Finals") as capture:
        capture.write(0, 1000, clear[0])
        capture.write(1, 2000, clear[1])
        capture.write(UNKNOWN_RIG, 3000, clear[2])
        capture.write_rejected(1, 4000, b"no packet")
        capture.write_rejected(UNKNOWN_RIG, 5000, b"")
        capture.write(0, 6000, clear[3])
    recording = open_recording(tmp_path / "c.mcap")
    assert recording.rigs == ("10.0.0.1", "10.0.0.2")
    assert list(recording) == list(recording)
    assert list(recording) == [
        Recorded(0, 1000, clear[0], True),
        Recorded(1, 2000, clear[1], True),
        Recorded(-1, 3000, clear[2], True),
        Recorded(1, 4000, b"no packet", False),
        Recorded(-1, 5000, b"", False),
        Recorded(0, 6000, clear[3], True),
    ]
    assert recording.leftover_bytes == 0
    assert recording.describe() == "c.mcap: capture of Finals, 2 rigs"


@pytest.mark.parametrize("letter", ["A", "B", "~", "C"])
def test_a_captured_datagram_is_rebuilt_byte_for_byte(tmp_path, packets, letter):
    datagrams = [_gt7.seal(clear, 77 * i) for i, clear in enumerate(packets(letter, range(50)))]
    with CaptureWriter(tmp_path / "c.mcap", ["rig"]) as capture:
        for number, datagram in enumerate(datagrams):
            capture.write(0, number, _gt7.unseal(datagram))
    rebuilt = [
        _gt7.seal(recorded.datagram, seed_of(recorded.datagram))
        for recorded in open_recording(tmp_path / "c.mcap")
    ]
    assert rebuilt == datagrams


def test_other_programs_read_the_capture_as_mcap(tmp_path, packets):
    clear = packets("A", [-3, 5])
    with CaptureWriter(tmp_path / "c.mcap", ["10.0.0.1"], "Finals") as capture:
        capture.write(0, 10, clear[0])
        capture.write(0, 20, clear[1])
    with (tmp_path / "c.mcap").open("rb") as file:
        reader = make_reader(file)
        messages = [
            (channel.topic, channel.metadata["name"], message.log_time, message.sequence)
            for _, channel, message in reader.iter_messages()
        ]
        about = next(iter(reader.iter_metadata()))
    assert messages == [
        ("rig/0", "10.0.0.1", 10, (1 << 32) - 3),
        ("rig/0", "10.0.0.1", 20, 5),
    ]
    assert about.metadata["meeting"] == "Finals"
    assert about.metadata["rigs"] == '["10.0.0.1"]'


def test_a_capture_of_clear_packets_is_smaller_than_the_packets(tmp_path, packets):
    clear = packets("C", range(1200))
    with CaptureWriter(tmp_path / "c.mcap", ["rig"]) as capture:
        for number, packet in enumerate(clear):
            capture.write(0, number * SECOND_NS // 60, packet)
    assert (tmp_path / "c.mcap").stat().st_size < sum(map(len, clear)) / 3


def test_no_more_than_a_second_is_waiting_to_be_written(tmp_path, packets):
    """One rig takes three seconds to fill a chunk; what is read is what a SIGKILL would leave."""
    capture = CaptureWriter(tmp_path / "c.mcap", ["rig"])
    for number, packet in enumerate(packets("A", range(300))):
        capture.write(0, number * SECOND_NS // 60, packet)
    survived = [packet_id_of(recorded.datagram) for recorded in open_recording(tmp_path / "c.mcap")]
    assert survived == list(range(len(survived)))
    assert len(survived) >= 240
    capture.close()


def test_a_capture_without_a_packet_can_be_read(tmp_path):
    CaptureWriter(tmp_path / "c.mcap", ["a", "b"]).close()
    recording = open_recording(tmp_path / "c.mcap")
    assert (list(recording), recording.rigs) == ([], ("a", "b"))


WRITE_UNTIL_KILLED = """
import sys
from drivers.capture.writer import CaptureWriter
capture = CaptureWriter(sys.argv[1], ["rig"], "Finals")
clear = bytearray(b"0S7G" + bytes(364))
for number in range(1 << 30):
    clear[0x70:0x74] = number.to_bytes(4, "little")
    capture.write(0, number * 1_000_000_000 // 60, bytes(clear))
    if number == 2000:
        print("on the disk", flush=True)
"""


def test_a_killed_program_leaves_a_capture_that_can_be_read(tmp_path, pytestconfig):
    path = tmp_path / "killed.mcap"
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_UNTIL_KILLED, path],
        stdout=subprocess.PIPE,
        cwd=pytestconfig.rootpath,
    ) as writer:
        assert writer.stdout.readline() == b"on the disk\n"
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    recording = open_recording(path)
    ids = [packet_id_of(recorded.datagram) for recorded in recording]
    assert ids == list(range(len(ids)))
    assert len(ids) >= 2000 - 64 * 1024 // 368 - 1
    assert isinstance(recording, CaptureFile)
    assert (recording.meeting, recording.is_finished) == ("Finals", False)


def test_a_capture_cut_anywhere_gives_whole_packets_and_counts_the_rest(tmp_path, packets):
    clear = packets("B", range(600))
    with CaptureWriter(tmp_path / "whole.mcap", ["rig"]) as capture:
        for number, packet in enumerate(clear):
            capture.write(0, number * SECOND_NS // 60, packet)
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


def test_a_damaged_chunk_costs_itself_only(tmp_path, packets):
    clear = packets("A", range(600))
    path = tmp_path / "c.mcap"
    with CaptureWriter(path, ["rig"]) as capture:
        for number, packet in enumerate(clear):
            capture.write(0, number * SECOND_NS // 60, packet)
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


def test_a_full_disk_ends_the_capture_with_a_sentence_and_keeps_what_was_written(tmp_path, packets):
    clear = packets("C", range(3000))
    capture = CaptureWriter(tmp_path / "c.mcap", ["rig"])
    with files_limited_to(40_000), pytest.raises(CaptureError, match="cannot be written: File"):
        for number, packet in enumerate(clear):
            capture.write(0, number * SECOND_NS // 60, packet)
    with pytest.raises(CaptureError, match="is closed"):
        capture.write(0, 0, clear[0])
    capture.close()
    found = [recorded.datagram for recorded in open_recording(tmp_path / "c.mcap")]
    assert found == clear[: len(found)]
    assert len(found) > 60


def test_a_disk_that_fills_at_the_end_is_told_by_close(tmp_path, packets):
    capture = CaptureWriter(tmp_path / "c.mcap", ["rig"])
    capture.write(0, 0, packets("C", [1])[0])
    with files_limited_to(300), pytest.raises(CaptureError, match="cannot be written"):
        capture.close()
