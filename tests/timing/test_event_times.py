"""The time of an event and what it is worth, from its tick, its own packet and the rig's clock."""

import math

import numpy as np
import pytest

from racecontrol.timing.clock import TICK_NS, EventClock, RigClock
from racecontrol.timing.events import EVENT, EventKind
from racecontrol.timing.telemetry import LapStep, Passing, timed

AT_NS = 10**15
RIG_CLOCK = RigClock(1000.0, AT_NS, 0.0, TICK_NS, 9_000.0, 3600.0, 4_000.0)
CLOCK = EventClock(base_ns=0, origin_ns=0)


def record(kind=EventKind.PASSING, *, held_ns=2_000_000, **changes):
    """An event on tick 1000 whose packet came some time after it."""
    row = np.zeros(1, dtype=EVENT)[0]
    row["kind"], row["tick"], row["start_tick"] = kind, 1000.0, math.nan
    row["arrival_ns"] = AT_NS + held_ns
    for name, value in changes.items():
        row[name] = value
    return row


def test_passing_has_the_time_and_the_error_of_the_rigs_clock():
    passing = timed(record(), RIG_CLOCK, CLOCK)
    assert isinstance(passing, Passing)
    assert (passing.at_ns, passing.error_ns, passing.estimated) == (AT_NS, 9_000, False)


@pytest.mark.parametrize("kind, what", [(EventKind.PASSING, Passing), (EventKind.LAP, LapStep)])
def test_what_bridged_a_hole_says_so(kind, what):
    seen = timed(record(kind, estimated=1), RIG_CLOCK, CLOCK)
    assert isinstance(seen, what)
    assert seen.estimated


def test_packet_that_came_late_by_a_part_of_a_second_makes_the_time_as_doubtful():
    """A slow net or a console that stood still: the event may be as late as its packet."""
    passing = timed(record(held_ns=400_000_000), RIG_CLOCK, CLOCK)
    assert (passing.at_ns, passing.error_ns) == (AT_NS, 400_000_000)


@pytest.mark.parametrize("held_ns", [10_000_000_000, -900_000_000])
def test_clock_of_before_a_pause_or_a_jump_is_not_believed(held_ns):
    passing = timed(record(held_ns=held_ns), RIG_CLOCK, CLOCK)
    assert abs(passing.at_ns - (AT_NS + held_ns)) <= passing.error_ns == round(TICK_NS)


def test_passing_in_a_bridged_hole_may_come_as_late_as_the_hole_is_long():
    passing = timed(record(held_ns=900_000_000, estimated=1), RIG_CLOCK, CLOCK)
    assert (passing.at_ns, passing.error_ns) == (AT_NS, 9_000)


def test_error_is_the_event_clocks_in_a_rehearsal():
    fast = EventClock(base_ns=0, origin_ns=0, speed=4.0)
    passing = timed(record(), RIG_CLOCK, fast)
    assert (passing.at_ns, passing.error_ns) == (4 * AT_NS, 36_000)
