"""Moments out of captures: by time, without the rest, whatever became of the file."""

import gzip

import numpy as np
import pytest

from drivers.capture import chunk_places
from drivers.capture.capture_file import CaptureFile
from drivers.capture.moments import CaptureMoments
from drivers.capture.recorded import RecordingError
from drivers.capture.writer import CaptureWriter
from racecontrol.timing.clock import EventClock

SECOND_NS = 1_000_000_000
BOOTED_NS = 500 * SECOND_NS  # the monotonic clock as the capture begins
CLOCK = EventClock(9_000 * SECOND_NS, BOOTED_NS, 2.0)
RIGS = ("rig 1", "rig 2", "rig 3")
CHUNKS = 12


def second(packets, number):
    """What comes in one second: a few packets of each rig."""
    at_ns = BOOTED_NS + number * SECOND_NS
    clear = packets("C", range(number * 4, number * 4 + 4))
    return [
        (rig, at_ns + index * 100_000_000 + rig, 0, packet)
        for index, packet in enumerate(clear)
        for rig in range(len(RIGS))
    ]


class Wall:
    """The writer's own clock: each second becomes a chunk."""

    def __init__(self):
        self.at_ns = BOOTED_NS

    def __call__(self):
        return self.at_ns


def write(path, packets, seconds=range(CHUNKS)):
    """An open capture with a chunk for each of these seconds."""
    wall = Wall()
    capture = CaptureWriter(path, RIGS, "Cup", clock=CLOCK, now_ns=wall)
    for number in seconds:
        add(capture, packets, number, wall)
    return capture


def add(capture, packets, number, wall):
    capture.write(second(packets, number))
    wall.at_ns += SECOND_NS
    capture.write()


@pytest.fixture
def finished(tmp_path, packets):
    with write(tmp_path / "whole.mcap", packets) as capture:
        pass
    return capture.path


@pytest.fixture
def cut(tmp_path, finished):
    """The same without its end: as a killed program leaves it."""
    path = tmp_path / "cut.mcap"
    whole = finished.read_bytes()
    path.write_bytes(whole[: whole.index(b"\x0f" + (4).to_bytes(8, "little"))])
    return path


def arrivals(capture, begin_s, end_s):
    """Seconds since the boot of all that the chunks of a stretch hold."""
    ends = (BOOTED_NS + round(second * SECOND_NS) for second in (begin_s, end_s))
    blocks = capture.blocks(*ends)
    times = [int(ns) - BOOTED_NS for block in blocks for ns in block.rows["arrival_ns"]]
    return sorted({ns // SECOND_NS for ns in times})


@pytest.mark.parametrize("which", ["finished", "cut"])
def test_only_the_chunks_of_the_stretch_are_read(request, which):
    capture = CaptureMoments(request.getfixturevalue(which))
    assert arrivals(capture, 3.05, 5.0) == [3, 4, 5]
    assert arrivals(capture, 0, 0.0) == [0]
    assert arrivals(capture, CHUNKS, 2 * CHUNKS) == []
    assert arrivals(capture, -50, 50) == list(range(CHUNKS))
    assert (capture.rigs, capture.meeting, capture.clock) == (RIGS, "Cup", CLOCK)


@pytest.mark.parametrize("which", ["finished", "cut"])
def test_a_moment_holds_what_the_whole_recording_has_of_it(request, which):
    path = request.getfixturevalue(which)
    found = list(CaptureMoments(path).blocks(BOOTED_NS, BOOTED_NS + CHUNKS * SECOND_NS))
    every = list(CaptureFile(path).blocks())
    assert [block.payload for block in found] == [block.payload for block in every]
    assert all((a.rows == b.rows).all() for a, b in zip(found, every, strict=True))


def test_an_index_that_does_not_hold_is_not_believed(tmp_path, finished):
    damaged = bytearray(finished.read_bytes())
    damaged[-60] ^= 0xFF
    path = tmp_path / "damaged.mcap"
    path.write_bytes(damaged)
    assert arrivals(CaptureMoments(path), 3.05, 5.0) == [3, 4, 5]


def test_with_an_index_nothing_but_the_stretch_is_touched(finished):
    """Bytes before it are made worthless, and nobody notices."""
    size = finished.stat().st_size
    with finished.open("r+b") as file:
        file.seek(size // 8)
        file.write(b"\xff" * (size // 4))
    assert arrivals(CaptureMoments(finished), 9, 11) == [9, 10, 11]


def test_a_capture_that_is_still_written_is_read_on_from_where_it_ended(tmp_path, packets):
    wall = Wall()
    with CaptureWriter(tmp_path / "c.mcap", RIGS, "Cup", clock=CLOCK, now_ns=wall) as capture:
        moments = CaptureMoments(capture.path)
        assert arrivals(moments, 0, 50) == []
        for number in range(3):
            add(capture, packets, number, wall)
            assert arrivals(moments, 0, 50) == list(range(number + 1))
    assert arrivals(moments, 0, 50) == [0, 1, 2]
    assert arrivals(CaptureMoments(capture.path), 0, 50) == [0, 1, 2]


def test_a_capture_cut_at_any_byte_is_read_up_to_there(tmp_path, packets):
    with write(tmp_path / "small.mcap", packets, range(4)) as capture:
        pass
    whole, path = capture.path.read_bytes(), tmp_path / "cut.mcap"
    before = 0
    for end in (*range(0, len(whole), 61), *range(len(whole) - 60, len(whole) + 1)):
        path.write_bytes(whole[:end])
        try:
            read = arrivals(CaptureMoments(path), 0, 50)
        except RecordingError:
            read = []  # it ends before it has told what it is
        assert read == list(range(len(read)))
        assert len(read) >= before
        before = len(read)
    assert before == 4


def test_a_damaged_chunk_costs_itself_and_no_other(finished):
    places = chunk_places.ChunkPlaces()
    with finished.open("r+b") as file:
        places.look(file, lambda: None)
        file.seek(places.places[4].offset + places.places[4].length // 2)
        file.write(b"\xff" * 40)
    read = arrivals(CaptureMoments(finished), 0, 50)
    assert read == [number for number in range(CHUNKS) if number != 4]


@pytest.mark.parametrize("seed", range(20))
def test_bytes_that_were_changed_anywhere_never_raise_anything_else(tmp_path, finished, seed):
    noise = np.random.default_rng(seed)
    damaged = np.frombuffer(finished.read_bytes(), np.uint8).copy()
    damaged[noise.integers(300, len(damaged), 40)] = noise.integers(0, 256, 40)
    path = tmp_path / "noise.mcap"
    path.write_bytes(damaged.tobytes())
    try:
        read = arrivals(CaptureMoments(path), 0, 50)
    except RecordingError:
        read = []
    assert set(read) <= set(range(CHUNKS))


def test_a_file_that_is_gone_is_said_to_be(finished):
    capture = CaptureMoments(finished)
    finished.unlink()
    with pytest.raises(RecordingError, match="cannot be read: No such file"):
        arrivals(capture, 0, 50)


def test_a_packed_capture_is_refused_with_what_to_do(tmp_path, finished):
    path = tmp_path / "packed.mcap"
    path.write_bytes(gzip.compress(finished.read_bytes()))
    with pytest.raises(RecordingError, match="Unpack it"):
        CaptureMoments(path)


def test_reading_rests_between_chunks_and_can_be_ended_there(finished):
    class Enough(Exception):
        pass

    rests = []

    def rest():
        rests.append(None)
        if len(rests) == 3:
            raise Enough

    with pytest.raises(Enough):
        list(CaptureMoments(finished).blocks(BOOTED_NS, BOOTED_NS + 60 * SECOND_NS, rest))
    assert len(rests) == 3
