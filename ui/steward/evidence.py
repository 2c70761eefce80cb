"""What the telemetry says around each incident, as the stewards look at it."""

from enum import Enum, auto
from typing import Final

import numpy as np
from msgspec import Struct

from racecontrol.meeting.facts import ProgramStarted
from racecontrol.meeting.model import Incident
from racecontrol.meeting.units import NS_PER_S
from racecontrol.timing.clock import EventClock
from racecontrol.timing.health import Records
from ui import format as text
from ui.charts.thinning import Floats
from ui.tr import tr

BEFORE_S: Final = 8.0  # game seconds around the moment it was noted
AFTER_S: Final = 5.0
GAP_S: Final = 1.0  # a shorter hole is not worth a sentence
CARS: Final = 2  # traces that can be told apart


class Origin(Enum):
    """Where evidence comes from."""

    MEMORY = auto()
    READING = auto()  # the recording is asked for what the memory has no more
    RECORDING = auto()  # that was read, and held what is here


class CarTrace(Struct, frozen=True):
    """Samples of one car; `seconds` are game seconds from the moment of the incident."""

    entry: int
    seconds: Floats
    samples: Records


class Evidence(Struct, frozen=True):
    """The traces of one incident. `complete`: no more samples will come."""

    incident: Incident
    traces: tuple[CarTrace, ...]
    complete: bool
    origin: Origin = Origin.MEMORY
    why: str = ""  # one sentence, where the recording could not be read


def cars_of(moment: Incident) -> tuple[int, ...]:
    """The cars of which evidence is kept: of a bookmark all, as it may be said later which."""
    return moment.entries[:CARS] if moment.incident > 0 else moment.entries


def trace_of(
    number: int, samples: Records, clock: ProgramStarted | EventClock, moment: Incident
) -> CarTrace:
    """A car's samples around a moment; a copy."""
    seconds = event_seconds(samples, clock, moment.at_ns)
    inside = (seconds >= -BEFORE_S) & (seconds <= AFTER_S)
    return CarTrace(number, seconds[inside], samples[inside])


def begin_ns(moment: Incident) -> int:
    """When the first of its samples came."""
    return moment.at_ns - round(BEFORE_S * NS_PER_S)


def until_ns(moment: Incident) -> int:
    """When the last of its samples has come."""
    return moment.at_ns + round(AFTER_S * NS_PER_S)


def event_seconds(samples: Records, clock: ProgramStarted | EventClock, from_ns: int) -> Floats:
    """Arrivals, by this clock, as seconds of the event clock after `from_ns`."""
    after_origin = (samples["arrival_ns"] - clock.origin_ns).astype(np.float64)
    shift_s = (clock.base_ns - from_ns) / NS_PER_S
    return after_origin * (clock.speed / NS_PER_S) + shift_s


def gap_sentence(incident: Incident, number: int, seconds: Floats, until_s: float) -> str:
    """What is missing of a car's trace up to `until_s`, as one sentence; empty when nothing."""
    edges = np.concatenate([[-BEFORE_S], seconds, [min(until_s, AFTER_S)]])
    holes = np.diff(edges)
    if not (holes > GAP_S).any():
        return ""
    widest = int(holes.argmax())
    begin, end = (
        text.time_of_day(incident.at_ns + round(edge * NS_PER_S))
        for edge in edges[widest : widest + 2]
    )
    return tr(
        "No data for car {car} from {begin} to {end}. Shown as a gap.",
        car=text.car(number),
        begin=begin,
        end=end,
    )
