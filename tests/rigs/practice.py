"""Practice in which drivers change rigs, as facts: what the tests of rig bias start from."""

from collections.abc import Mapping, Sequence

import numpy as np

from racecontrol.meeting.facts import (
    AnyFact,
    FlagShown,
    GridFormed,
    LapCompleted,
    MeetingOpened,
    SessionEnded,
    SessionStarted,
)
from racecontrol.meeting.model import Entry, Flag, Lap, Meeting, Rig, Rulebook, SessionPlan
from racecontrol.meeting.parity_facts import EntryMoved
from racecontrol.meeting.state import State, apply
from racecontrol.meeting.units import GAME_NS_PER_MS, NS_PER_S
from racecontrol.stewarding.penalties import PENALTIES

START_NS = 1_800_000_000_000_000_000
KEY = "practice"


class Practice:
    """Drivers 1 to `rigs` at the rigs 1 to `rigs`; laps are added, rigs changed."""

    def __init__(self, rigs: int = 12) -> None:
        plan = SessionPlan(KEY, "Practice", "practice", "saltmere", duration_s=7200)
        seats = tuple(Rig(n, f"127.0.2.{n}") for n in range(1, rigs + 2))  # one to spare
        drivers = tuple(Entry(n, f"Driver {n}", f"D{n:02d}", "ITA", n) for n in range(1, rigs + 1))
        book = Rulebook("test", "Test rules", tuple(PENALTIES))
        opened = Meeting("test", "Test weekend", "Saltmere", book, seats, drivers, (plan,))
        self.facts: list[AnyFact] = []
        self.state = State()
        self.numbers = tuple(range(1, rigs + 1))
        self.sits = {n: n for n in self.numbers}
        self._clock = dict.fromkeys(self.numbers, START_NS)
        self._laps = dict.fromkeys(self.numbers, 0)
        self.add(MeetingOpened(opened), GridFormed(KEY, self.numbers))
        self.add(SessionStarted(KEY, START_NS))

    @property
    def session(self):
        return self.state.sessions[KEY]

    def add(self, *facts: AnyFact) -> None:
        for fact in facts:
            self.facts.append(fact)
            self.state = apply(self.state, fact)

    def lap(self, number: int, ms: int, *, flying: bool = True, **more) -> Lap:
        self._laps[number] += 1
        self._clock[number] += ms * GAME_NS_PER_MS
        lap = Lap(
            number, self._laps[number], ms, None, (), self._clock[number], 0,
            more.pop("live", True), flying, 0, 0, **more,
        )  # fmt: skip
        self.add(LapCompleted(KEY, lap))
        return lap

    def move(self, number: int, rig: int) -> None:
        at_ns = self._clock[number] + 1
        old = self.sits[number]
        self.sits[number] = rig
        self.add(EntryMoved(number, old, rig, KEY, self._laps[number], "rotation", at_ns, "Tess"))

    def rotate(self, seats: int) -> None:
        """Everybody that many seats on."""
        for number in self.numbers:
            self.move(number, (self.sits[number] - 1 + seats) % len(self.numbers) + 1)

    def flag(self, flag: Flag, number: int, sector: int = 0, after_s: int = 1) -> None:
        """Shown so long after the last lap of that car ended."""
        at_ns = self._clock[number] + after_s * NS_PER_S
        self.add(FlagShown(KEY, flag, at_ns, sector))

    def end(self) -> None:
        self.add(SessionEnded(KEY, max(self._clock.values()) + 1))

    def drive(
        self,
        rng: np.random.Generator,
        slower_ms: Mapping[int, float],
        seats: Sequence[int] = (0, 1, 3),
        laps: int = 8,
        *,
        driver_ms: float = 400.0,
        spell_ms: float = 40.0,
        lap_ms: float = 200.0,
    ) -> None:
        """A rotation; each spell begins with a lap that is not flying."""
        form = rng.normal(0, driver_ms, len(self.numbers) + 1)
        for on in seats:
            if on:
                self.rotate(on)
            for number in self.numbers:
                spell = rng.normal(0, spell_ms)
                self.lap(number, 120_000, flying=False)
                for _ in range(laps):
                    bias = slower_ms.get(self.sits[number], 0.0)
                    ms = 90_000 + form[number] + spell + bias + rng.normal(0, lap_ms)
                    self.lap(number, round(ms))
