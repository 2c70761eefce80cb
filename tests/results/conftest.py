"""A meeting told in a few lines: what the tests of documents, grids and standings start from."""

from collections.abc import Sequence

import pytest

from racecontrol.meeting.facts import (
    AnyFact,
    DecisionGiven,
    DecisionRescinded,
    FlagShown,
    GridFormed,
    LapCompleted,
    MeetingOpened,
    ResultDeclaredFinal,
    ResultPublished,
    SessionEnded,
    SessionStarted,
)
from racecontrol.meeting.model import (
    Decision,
    Entry,
    Flag,
    Lap,
    Meeting,
    Rig,
    Rulebook,
    SessionPlan,
)
from racecontrol.meeting.state import Session, State, apply
from racecontrol.meeting.units import GAME_NS_PER_MS, NS_PER_S
from racecontrol.results.classification import digest
from racecontrol.sessions import classify
from racecontrol.stewarding.penalties import PENALTIES

QUALIFYING = SessionPlan("qualifying", "Qualifying", "qualifying", "saltmere", duration_s=600)
RACE_1 = SessionPlan("race-1", "Race 1", "race", "saltmere", laps=3, grid_from="qualifying")
RACE_2 = SessionPlan("race-2", "Race 2", "race", "saltmere", laps=3, grid_from="race-1")


class Story:
    """A meeting of cars 1 to `cars` whose facts are added one line at a time."""

    def __init__(
        self,
        cars: int = 4,
        points: dict[str, tuple[int, ...]] | None = None,
        names: dict[int, str] | None = None,
        plans: tuple[SessionPlan, ...] = (QUALIFYING, RACE_1, RACE_2),
    ) -> None:
        named = names or {}
        entries = tuple(
            Entry(n, named.get(n, f"Driver {n}"), f"D{n:02d}", "ITA", n) for n in range(1, cars + 1)
        )
        rigs = tuple(Rig(n, f"127.0.1.{n}") for n in range(1, cars + 1))
        book = Rulebook("book", "Rules", tuple(PENALTIES), points or {})
        self.state = State()
        self.add(MeetingOpened(Meeting("final", "Final", "Hall 7", book, rigs, entries, plans)))

    def add(self, *facts: AnyFact) -> None:
        for fact in facts:
            self.state = apply(self.state, fact)

    def session(self, key: str) -> Session:
        return self.state.sessions[key]

    def start(self, key: str, grid: Sequence[int] = (), at_s: int = 10) -> None:
        assert self.state.meeting is not None
        numbers = tuple(grid) or tuple(entry.number for entry in self.state.meeting.entries)
        self.add(GridFormed(key, numbers), SessionStarted(key, at_s * NS_PER_S))

    def drive(
        self, key: str, cars: Sequence[int], laps: int = 3, ms: int = 83_456, apart_ms: int = 100
    ) -> None:
        """The cars drive all laps and the flag, each `apart_ms` a lap slower than the one ahead."""
        begun_ns = self.session(key).started_ns
        done = []
        for slot, number in enumerate(cars):
            lap_ms = ms + slot * apart_ms
            for lap in range(1, laps + 1):
                at_ns = begun_ns + lap * lap_ms * GAME_NS_PER_MS
                facts = Lap(number, lap, lap_ms, None, (), at_ns, 0, True, lap > 1, 0, 0)
                done.append(LapCompleted(key, facts))
        done.sort(key=lambda fact: (fact.lap.at_ns, fact.lap.entry))
        for fact in done:
            if fact.lap.lap == laps and not self.session(key).chequered_ns:
                self.add(FlagShown(key, Flag.CHEQUERED, fact.lap.at_ns))
            self.add(fact)

    def end(self, key: str) -> None:
        self.add(SessionEnded(key, self.session(key).chequered_ns + NS_PER_S))

    def run(self, key: str, cars: Sequence[int], at_s: int = 10) -> None:
        """A whole session that ends in this order; a car that is not named does not start."""
        self.start(key, at_s=at_s)
        self.drive(key, cars)
        self.end(key)

    def decide(
        self,
        key: str,
        entry: int,
        penalty: str,
        at_s: int = 20,
        lap: int = 0,
        reason: str = "Causing a collision",
    ) -> int:
        number = len(self.state.decisions) + 1
        at_ns = at_s * NS_PER_S
        self.add(DecisionGiven(Decision(number, key, at_ns, entry, penalty, reason, lap=lap)))
        return number

    def rescind(self, decision: int) -> None:
        self.add(DecisionRescinded(decision, "New evidence"))

    def publish(self, key: str, final: bool = False) -> None:
        now = digest(classify(self.state, self.session(key)))
        revision = len(self.session(key).published) + 1
        self.add(ResultPublished(key, revision, now, 400 * NS_PER_S))
        if final:
            self.add(ResultDeclaredFinal(key, now, 500 * NS_PER_S))


@pytest.fixture(scope="session")
def story() -> type[Story]:
    """Call it for a new meeting."""
    return Story
