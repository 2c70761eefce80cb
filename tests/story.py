"""A race told in lines: builds a meeting and its facts for the tests, through the real rules."""

from racecontrol.meeting.acts import AnyAct, EndSession, FormGrid, ShowFlag, StartSession
from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.facts import AnyFact, LapCompleted, MeetingOpened, PassingRecorded
from racecontrol.meeting.model import (
    TIMING,
    Entry,
    Flag,
    Lap,
    Line,
    Meeting,
    Passing,
    Person,
    Rig,
    Role,
    Rulebook,
    SessionPlan,
)
from racecontrol.meeting.state import Session, State, apply
from racecontrol.stewarding.penalties import PENALTIES

DIRECTOR = Person("Director", Role.DIRECTOR)
STEWARD = Person("Steward A", Role.STEWARD)
START_NS = 1_800_000_000_000_000_000
GAME_MS = 1_001_000  # ns of the event clock


def meeting(*numbers: int, laps: int = 3, duration_s: int = 120) -> Meeting:
    """A qualifying of some length and two races, for these cars."""
    return Meeting(
        "test",
        "Test weekend",
        "Saltmere",
        Rulebook("test", "Test rules", tuple(PENALTIES), {"race-1": (12, 10, 8), "race-2": (12,)}),
        tuple(Rig(i, f"127.0.2.{i}") for i in range(1, len(numbers) + 1)),
        tuple(
            Entry(number, f"Driver {number}", f"D{number:02d}", "ITA", i)
            for i, number in enumerate(numbers, 1)
        ),
        (
            SessionPlan(
                "qualifying", "Qualifying", "qualifying", "saltmere", duration_s=duration_s
            ),
            SessionPlan("race-1", "Race 1", "race", "saltmere", laps=laps, grid_from="qualifying"),
            SessionPlan("race-2", "Race 2", "race", "saltmere", laps=laps, grid_from="race-1"),
        ),
    )


class Story:
    """Facts so far, and the state after them. Times are game milliseconds since the start."""

    def __init__(self, *numbers: int, laps: int = 3) -> None:
        self.facts: list[AnyFact] = []
        self.state = State()
        self.key = ""
        self._clock: dict[int, int] = {}
        self._laps: dict[int, int] = {}
        self.add(MeetingOpened(meeting(*numbers, laps=laps)))

    @property
    def session(self) -> Session:
        return self.state.sessions[self.key]

    def add(self, *facts: AnyFact) -> None:
        for fact in facts:
            self.facts.append(fact)
            self.state = apply(self.state, fact)

    def act(self, act: AnyAct, who: Person, at_ms: int = 0) -> None:
        """The act must be taken."""
        verdict = decide(self.state, act, who, START_NS + at_ms * GAME_MS)
        assert not isinstance(verdict, Refused), verdict.reason
        self.add(*verdict)

    def refused(self, act: AnyAct, who: Person, at_ms: int = 0) -> str:
        """The act must be refused; the reason."""
        verdict = decide(self.state, act, who, START_NS + at_ms * GAME_MS)
        assert isinstance(verdict, Refused), f"{act} was taken"
        return verdict.reason

    def start(self, key: str, *grid: int) -> None:
        self.key = key
        self._clock = dict.fromkeys(grid, 0)
        self._laps = dict.fromkeys(grid, 0)
        self.act(FormGrid(key, grid), DIRECTOR)
        self.act(StartSession(key, START_NS), DIRECTOR)

    def restart_at(self, at_ms: int, *, afresh: bool = False) -> None:
        """The cars stand on the grid at that moment; laps go on from those that count."""
        grid = self.session.grid
        laps = {n: self.session.run(n).laps for n in grid}
        self._laps = {n: 0 if afresh or not laps[n] else laps[n][-1].lap for n in grid}
        self._clock = dict.fromkeys(grid, at_ms)

    def lap(self, number: int, ms: int, *, live: bool = True, flying: bool | None = None) -> None:
        """One more lap of this car, of `ms`; the first one is not flying in a race."""
        self._laps[number] += 1
        self._clock[number] += ms
        lap = self._laps[number]
        third = ms // 3
        at_ns = START_NS + self._clock[number] * GAME_MS
        is_flying = (lap > 1 or self.key == "qualifying") if flying is None else flying
        self.add(
            LapCompleted(
                self.key,
                Lap(
                    number,
                    lap,
                    ms,
                    ms * 1000,
                    (third, third, ms - 2 * third),
                    at_ns,
                    1000,
                    live,
                    is_flying,
                    0,
                    0,
                ),
            )
        )

    def lost_lap(self, number: int, ms: int) -> None:
        """The car drove one more lap, whose end was not heard."""
        self._laps[number] += 1
        self._clock[number] += ms

    def wait(self, number: int, ms: int) -> None:
        """The car stands for so long before its next lap."""
        self._clock[number] += ms

    def sector(self, number: int, sector: int, ms: int) -> None:
        """The car passes the end of a sector, `ms` after its last lap ended."""
        at_ms = self._clock[number] + ms
        lap = self._laps[number] + 1
        passing = Passing(
            number, Line.SECTOR, sector, lap, at_ms * 1000, START_NS + at_ms * GAME_MS, 1000
        )
        self.add(PassingRecorded(self.key, passing))

    def out_lap_sector(self, number: int, sector: int, at_ms: int) -> None:
        """The car passes the ends of a sector and of the one before on its out lap."""
        for line, ms in ((sector - 1, at_ms - 15_000), (sector, at_ms)):
            passing = Passing(
                number, Line.SECTOR, line, 0, ms * 1000, START_NS + ms * GAME_MS, 1000
            )
            self.add(PassingRecorded(self.key, passing))

    def add_finish(self, number: int) -> None:
        """The passing of the finish line that belongs to the lap just completed."""
        at_ms, lap = self._clock[number], self._laps[number]
        passing = Passing(
            number, Line.FINISH, 0, lap, at_ms * 1000, START_NS + at_ms * GAME_MS, 1000
        )
        self.add(PassingRecorded(self.key, passing))

    def chequered(self, at_ms: int) -> None:
        act = ShowFlag(self.key, Flag.CHEQUERED, at_ns=START_NS + at_ms * GAME_MS)
        self.act(act, TIMING, at_ms)

    def end(self, at_ms: int = 10_000_000) -> None:
        self.act(EndSession(self.key), DIRECTOR, at_ms)
