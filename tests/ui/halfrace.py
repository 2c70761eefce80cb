"""Half of a race: the demo event's twelve cars, qualifying done, race 1 on the leader's lap 10.

`facts()` are plain facts; `Standing` is a telemetry that gives the cars where the facts put them.
"""

import math
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np

from racecontrol.meeting.eventfile import load_event
from racecontrol.meeting.facts import (
    AnyFact,
    DecisionGiven,
    FlagShown,
    GridFormed,
    IncidentNoted,
    LapCompleted,
    MeetingOpened,
    PassingRecorded,
    ResultDeclaredFinal,
    ResultPublished,
    SessionEnded,
    SessionStarted,
)
from racecontrol.meeting.model import Decision, Flag, Incident, Lap, Line, Meeting, Passing
from racecontrol.meeting.state import State, apply
from racecontrol.meeting.units import NS_PER_S
from racecontrol.results.live.timing import LiveTiming
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES
from racecontrol.timing.clock import EventClock
from racecontrol.timing.health import Counts, RigHealth, Signal
from racecontrol.timing.sample import LIVE, SAMPLE
from racecontrol.timing.telemetry import Passing as SeenPassing
from racecontrol.tracks import library
from racecontrol.tracks.centre_line import CentreLine
from racecontrol.tracks.circuit import LineKind

ROOT = Path(__file__).resolve().parents[2]
GAME_MS = 1_001_000
QUALIFYING_NS = 100 * NS_PER_S
RACE_NS = 1000 * NS_PER_S
LAP_MS = 92_000
NOW_MS = round(9.4 * LAP_MS)
NOW_NS = RACE_NS + NOW_MS * GAME_MS
SHARES = (0.0, 0.354, 0.683, 1.0)  # of a lap, where the timing lines are
QUALIFYING_AGO_MS = 900_000
TRACK = "halvorsund"


def meeting() -> Meeting:
    """The demo event, its race 1 fourteen laps long on the long circuit."""
    loaded = load_event(ROOT / "assets/events/demo.toml", tuple(FORMATS), tuple(PENALTIES))
    sessions = []
    for plan in loaded.sessions:
        laps = 14 if plan.laps else 0
        sessions.append(msgspec.structs.replace(plan, track=TRACK, laps=laps))
    sat = {entry.rig for entry in loaded.entries}
    rigs = tuple(rig for rig in loaded.rigs if rig.number in sat)  # without the spare one
    return msgspec.structs.replace(loaded, protest_s=0, sessions=tuple(sessions), rigs=rigs)


def grid() -> tuple[int, ...]:
    return tuple(entry.number for entry in meeting().entries)


def starting_grid() -> tuple[int, ...]:
    """Race 1 started in another order than it is now driven in."""
    pace = grid()
    return tuple(pace[slot] for slot in (1, 3, 0, 2, 4, 7, 5, 6, 8, 11, 9, 10))


def lap_ms(slot: int, lap: int) -> int:
    """Every car a little slower than the one ahead, each lap a little different."""
    wobble = (slot * 37 + lap * 53) % 11 * 61 - 300
    return LAP_MS + slot * 190 + wobble + (2_900 if lap == 1 else 0) + slot * 210 * (lap == 1)


def _qualifying() -> Iterator[AnyFact]:
    yield GridFormed("qualifying", grid())
    yield SessionStarted("qualifying", QUALIFYING_NS)
    for slot, number in enumerate(grid()):
        ms = LAP_MS + slot * 120
        third = ms // 3
        sectors = (third, third, ms - 2 * third)
        at_ns = QUALIFYING_NS + 2 * ms * GAME_MS
        lap = Lap(number, 1, ms, ms * 1000, sectors, at_ns, 1000, True, True, 0, 0)
        yield LapCompleted("qualifying", lap)
    ended_ns = QUALIFYING_NS + 400 * NS_PER_S
    yield FlagShown("qualifying", Flag.CHEQUERED, ended_ns)
    yield SessionEnded("qualifying", ended_ns)
    yield ResultPublished("qualifying", 1, "a" * 64, ended_ns)
    yield ResultDeclaredFinal("qualifying", "a" * 64, ended_ns)


def _car(slot: int, number: int, until_ms: int) -> Iterator[tuple[int, AnyFact]]:
    """One car's passings and laps of race 1, each with its time in ms since the start."""
    at_ms = 0
    for lap in range(1, 15):
        ms = lap_ms(slot, lap)
        ends = [at_ms + round(ms * share) for share in SHARES]
        for sector in (1, 2):
            yield ends[sector], _passing(number, Line.SECTOR, sector, lap, ends[sector])
        yield ends[3], _passing(number, Line.FINISH, 0, lap, ends[3])
        sectors = tuple(ends[i + 1] - ends[i] for i in range(3))
        wrong = 3_400 if (slot, lap) == (4, 7) else 40
        ended = Lap(
            number, lap, ms, ms * 1000 + wrong, sectors, RACE_NS + ends[3] * GAME_MS,
            900_000, True, lap > 1, 0, 0,
        )  # fmt: skip
        yield ends[3], LapCompleted("race-1", ended)
        at_ms = ends[3]
        if at_ms > until_ms:
            return


def _passing(number: int, line: Line, sector: int, lap: int, at_ms: int) -> AnyFact:
    at_ns = RACE_NS + at_ms * GAME_MS
    return PassingRecorded(
        "race-1", Passing(number, line, sector, lap, at_ms * 1000, at_ns, 900_000)
    )


def _stewarding() -> Iterator[tuple[int, AnyFact]]:
    """Times in ms since the start, each after the one before."""
    cars = grid()

    def noted(number: int, at_ms: int, entries: tuple[int, ...], reason: str, turn: int) -> AnyFact:
        at_ns = RACE_NS + at_ms * GAME_MS
        return IncidentNoted(Incident(number, "race-1", at_ns, entries, reason, turn, 3, "timing"))

    yield 200_000, noted(1, 200_000, (cars[8],), "False start", 0)
    at_ns = RACE_NS + 290_000 * GAME_MS
    yield (
        290_000,
        DecisionGiven(Decision(1, "race-1", at_ns, cars[8], "time-5", "False start", 1)),
    )
    yield 420_000, FlagShown("race-1", Flag.YELLOW, RACE_NS + 420_000 * GAME_MS, 3)
    yield 470_000, FlagShown("race-1", Flag.GREEN, RACE_NS + 470_000 * GAME_MS, 3)
    yield 600_000, noted(2, 600_000, (cars[2], cars[5]), "Contact at the hairpin", 6)
    yield 780_000, noted(3, 780_000, (cars[3],), "Track limits, fourth time", 9)
    yield 850_000, noted(4, 850_000, (cars[9],), "Stopped after turn 2", 2)


def seen(until_ms: int = NOW_MS) -> Iterator[SeenPassing]:
    """What the loop saw at the line and the mini-sectors: cars at an even pace round each lap."""
    circuit = library.load(TRACK)
    rigs = [rig.number for rig in meeting().rigs]
    minis = [(i, x.distance_m) for i, x in enumerate(circuit.lines) if x.kind is LineKind.MINI]
    for slot, number in enumerate(grid()):
        rig, at_ms = rigs.index(meeting().entry(number).rig), 0
        for lap in range(1, 12):
            for line, share in [*((i, m / circuit.length_m) for i, m in minis), (0, 1.0)]:
                ms = at_ms + _uneven(share, slot, lap) * lap_ms(slot, lap)
                if ms <= until_ms:
                    at_ns = RACE_NS + round(ms * GAME_MS)
                    yield SeenPassing(rig, line, lap, ms * 0.06, at_ns, 900_000, True, 0)
            at_ms += lap_ms(slot, lap)


def _uneven(share: float, slot: int, lap: int) -> float:
    """Nobody is equally good everywhere."""
    return share + 0.003 * math.sin(6.28 * (share * (2 + slot % 3) + lap * 0.37)) * share * (
        1 - share
    )


def live(until_ms: int = NOW_MS) -> LiveTiming:
    """Live timing that has seen the race up to this moment."""
    timing = LiveTiming(Standing(until_ms), clock(until_ms), {TRACK: library.load(TRACK)})
    for passing in sorted(seen(until_ms), key=lambda passing: passing.at_ns):
        timing.take(passing)
    return timing


def facts(until_ms: int = NOW_MS) -> tuple[AnyFact, ...]:
    """Everything up to a moment of race 1, in order of time; long before it, only the event."""
    if until_ms < -QUALIFYING_AGO_MS:
        return (MeetingOpened(meeting()),)
    race: list[tuple[int, AnyFact]] = list(_stewarding())
    for slot, number in enumerate(grid()):
        race += _car(slot, number, until_ms)
    race = sorted((row for row in race if row[0] <= until_ms), key=lambda row: row[0])
    start = (GridFormed("race-1", starting_grid()), SessionStarted("race-1", RACE_NS))
    return (MeetingOpened(meeting()), *_qualifying(), *start, *(fact for _, fact in race))


def state(until_ms: int = NOW_MS) -> State:
    """The state after these facts."""
    result = State()
    for fact in facts(until_ms):
        result = apply(result, fact)
    return result


def clock(until_ms: int = NOW_MS) -> EventClock:
    """An event clock that reads that moment now."""
    return EventClock.starting_now(RACE_NS + until_ms * GAME_MS)


class Standing:
    """Telemetry of twelve cars that stand where race 1 has them; one rig may have gone quiet."""

    def __init__(self, until_ms: int = NOW_MS, quiet_rig: int | None = None) -> None:
        self.samples = np.zeros(12, SAMPLE)
        self.ages_ns: list[int | None] = [18_000_000] * 12
        self._line = CentreLine.through(library.load(TRACK).centre, library.load(TRACK).length_m)
        rigs = [rig.number for rig in meeting().rigs]
        for slot, number in enumerate(grid()):
            rig = rigs.index(meeting().entry(number).rig)
            self.place(rig, self._share(slot, until_ms))
        if quiet_rig is not None:
            self.ages_ns[rigs.index(quiet_rig)] = 3_400_000_000

    def place(self, rig: int, share: float) -> None:
        """Put a car at this share of the lap."""
        sample = self.samples[rig]
        sample["rig"], sample["lap"], sample["flags"] = rig, 10, LIVE
        sample["arrival_ns"] = time.monotonic_ns()
        sample["position"] = self._line.point_at(share * self._line.length_m)

    @staticmethod
    def _share(slot: int, until_ms: int) -> float:
        at_ms, lap = 0, 1
        while at_ms + lap_ms(slot, lap) <= until_ms:
            at_ms += lap_ms(slot, lap)
            lap += 1
        return (until_ms - at_ms) / lap_ms(slot, lap)

    def latest(self) -> np.ndarray:
        return self.samples

    def history(self, rig: int, seconds: float) -> np.ndarray:
        del seconds
        return self.samples[rig : rig + 1]

    def health(self) -> tuple[RigHealth, ...]:
        return tuple(self._health(rig) for rig in range(12))

    def _health(self, rig: int) -> RigHealth:
        age_ns = self.ages_ns[rig]
        stale = age_ns is None or age_ns > NS_PER_S
        counts = Counts(1000, 0, 0, 0, 0, 0, 0, 0)
        signal = Signal.SILENT if stale else Signal.DRIVING
        rate = 0.0 if stale else 59.9
        return RigHealth(rig, signal, "A", rate, 0.0, age_ns, 0.4, 0.4, counts)

    def unknown_sources(self) -> tuple[int, str | None]:
        return 0, None
