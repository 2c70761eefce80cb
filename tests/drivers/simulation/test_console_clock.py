"""A console listens to heartbeats as the real one does, and keeps its own time."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.simulation.console import LAPSE_NS, Listener, clock

S = 1_000_000_000


def test_nobody_listens_before_the_first_heartbeat() -> None:
    assert not Listener().listens(0)


@pytest.mark.parametrize("letter", "AB~C")
def test_a_heartbeat_starts_the_stream_of_its_type(letter: str) -> None:
    console = Listener()
    console.hear(letter.encode(), "10.0.0.1", 5 * S)
    assert console.listens(6 * S)
    assert (console.letter, console.host) == (letter, "10.0.0.1")


@pytest.mark.parametrize("beat", [b"", b"D", b"a", b"AA", b"\xff"])
def test_what_is_no_heartbeat_is_ignored(beat: bytes) -> None:
    console = Listener()
    console.hear(beat, "10.0.0.1", S)
    assert not console.listens(S)


def test_the_first_heartbeat_wins_until_the_stream_lapses() -> None:
    console = Listener()
    console.hear(b"A", "10.0.0.1", 0)
    console.hear(b"C", "10.0.0.1", 2 * S)
    assert console.letter == "A"
    later = 2 * S + LAPSE_NS
    assert not console.listens(later)
    console.hear(b"C", "10.0.0.1", later)
    assert console.letter == "C"


def test_heartbeats_keep_the_stream_alive() -> None:
    console = Listener()
    for second in range(0, 60, 10):
        console.hear(b"A", "10.0.0.1", second * S)
    assert console.listens(59 * S)
    assert not console.listens(50 * S + LAPSE_NS)


def test_a_second_listener_does_not_move_a_running_stream() -> None:
    console = Listener()
    console.hear(b"A", "10.0.0.1", 0)
    console.hear(b"A", "10.0.0.2", 10 * S)
    assert console.host == "10.0.0.1"
    assert not console.listens(LAPSE_NS)  # and does not keep it alive either


@given(st.lists(st.integers(1, 400_000_000), min_size=1, max_size=40), st.integers(0, 11))
def test_every_packet_leaves_once_however_time_is_cut(spans: list[int], console: int) -> None:
    mine = clock(console, 7, 1_000, 4.0)
    ends = np.cumsum([1_000, *spans]).tolist()
    parts = [mine.ticks(a, b) for a, b in itertools.pairwise(ends)]
    ticks = np.concatenate(parts)
    assert (np.diff(ticks) == 1).all()
    assert (ticks == mine.ticks(ends[0], ends[-1])).all()


def test_packets_leave_at_59_94_per_second_within_a_few_parts_in_a_million() -> None:
    for console in range(12):
        mine = clock(console, 7, 0, 1.0)
        assert mine.period_ns == pytest.approx(1e9 * 1.001 / 60, rel=3.1e-6)


def test_consoles_differ_in_phase_rate_and_packet_id() -> None:
    clocks = [clock(console, 7, 0, 1.0) for console in range(12)]
    for field in ("base_ns", "period_ns", "first_id"):
        assert len({getattr(each, field) for each in clocks}) == 12
