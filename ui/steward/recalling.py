"""From a moment to what the recording is asked for, and from what it has to evidence."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from racecontrol.meeting.model import Incident
from racecontrol.meeting.state import State
from racecontrol.meeting.units import NS_PER_S
from racecontrol.stewarding.evidence import Found, Wanted, rig_at
from racecontrol.timing.sample import SAMPLE
from ui.steward.evidence import CarTrace, Evidence, Origin, begin_ns, cars_of, trace_of, until_ns

ROUNDING_NS: Final = 1_000_000  # the ends are cut anew, as those from the memory are
SETTLED_S: Final = 1.5  # of the wall clock: then the recorder has written what came


def is_recorded(state: State, end_ns: int, now_ns: int) -> bool:
    """Whether all up to there has come, and stands in the recording."""
    speed = state.program.speed if state.program else 1.0
    return now_ns > end_ns + round(SETTLED_S * speed * NS_PER_S)


def wanted_of(state: State, moment: Incident) -> Wanted:
    """What the recording is asked for."""
    rigs = dict.fromkeys(rig_at(state, number, moment.at_ns) for number in cars_of(moment))
    ends = (begin_ns(moment) - ROUNDING_NS, until_ns(moment) + ROUNDING_NS)
    return Wanted(moment.incident, *ends, tuple(rigs))


def recalled(state: State, known: Evidence, found: Found) -> Evidence:
    """What the recording has, and behind it what the memory has."""
    traces = tuple(_trace(state, known, found, number) for number in cars_of(known.incident))
    return Evidence(known.incident, traces, True, Origin.RECORDING, found.why)


def _trace(state: State, known: Evidence, found: Found, number: int) -> CarTrace:
    moment = known.incident
    rig = rig_at(state, number, moment.at_ns)
    recorded = [
        trace_of(number, one.samples, one.clock, moment)
        for one in found.stretches
        if one.rig == rig
    ]
    return _joined(number, [*recorded, *(t for t in known.traces if t.entry == number)])


def _joined(number: int, traces: Sequence[CarTrace]) -> CarTrace:
    """One after the other; what comes later is later, else it is known already."""
    seconds, samples, last_s = [np.empty(0)], [np.zeros(0, SAMPLE)], -np.inf
    for trace in traces:
        later = trace.seconds > last_s
        seconds.append(trace.seconds[later])
        samples.append(trace.samples[later])
        last_s = max(last_s, trace.seconds.max(initial=-np.inf))
    return CarTrace(number, np.concatenate(seconds), np.concatenate(samples))
