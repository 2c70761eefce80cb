"""Reads the race reports of this folder and holds the rules to them. One sentence a line:

race of 3 laps, cars 7 12 31
race of 3 laps, on the grid, cars 7 12 31
7 laps 60.000 60.100 60.200
yellow in sector 2 / green / chequered at 3:00.300 / end
steward gives 7 time-5, causing a collision
refused: director gives 7 time-5, causing a collision
rescind 1, new evidence
by hand: 12 passes at 3:04.000, seen at the line
by hand: 12 lap 2 ended at 2:03.500, seen on the video
by hand: 12 lap 2 ended not, it stood on the line
by hand: 12 lap 2 was two at 1:33.000, nobody heard it
refused: by hand: 12 passes at 3:04.000, again
undo 1, wrong car
red at 2:10.000
take the order, penultimate lap / take the order, 4 laps in all, without 44
restart at 10:00.000
then the restart order is 12 7 31, 3 laps left
formation lap / arm / lights at 1.000 / abort at 20.000, car 31 stalled
go at 5:00.000
car 31 cannot start, its rig is dead / car 31 withdrawn, ill
N. Person (NPR, ITA) drives 31 in race-2, ill
shorten to 3 laps, late / cancel race-2, power cut / run again, wrong tyres
virtual safety car / safety car / end of neutralisation
machine notes 31, too fast under the virtual safety car
refused: lights at 1.000
then the driver of 31 is N. Person
then the clock shows 2:10.000 at 9:00.000
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from racecontrol.meeting.acts import (
    DeletePassing,
    FormGrid,
    GiveDecision,
    InsertPassing,
    MovePassing,
    NoteIncident,
    RescindDecision,
    ShowFlag,
    SplitLap,
    StartSession,
    UndoCorrection,
)
from racecontrol.meeting.deciding.suspending import proposal
from racecontrol.meeting.event_flow import entry_in
from racecontrol.meeting.flow_acts import (
    AbortStart,
    ArmStart,
    BeginFormation,
    CancelSession,
    DeclareAbsent,
    EndNeutralisation,
    NameSubstitute,
    Neutralise,
    RerunSession,
    ShortenSession,
    StartLights,
    TakeOrder,
    WithdrawEntry,
)
from racecontrol.meeting.model import TIMING, Flag
from racecontrol.meeting.procedures import Countback, Neutral
from racecontrol.results.classification import ClassifiedRow
from racecontrol.sessions import classify
from tests.story import DIRECTOR, GAME_MS, START_NS, STEWARD, Story

STORIES = sorted(Path(__file__).parent.glob("*.txt"))


def ms(text: str) -> int:
    """`1:23.456` or `23.456` as milliseconds."""
    minutes, _, seconds = text.rpartition(":")
    return int(minutes or 0) * 60_000 + round(float(seconds) * 1000)


class Teller:
    """Turns each line of a story into acts and facts, and each `then` into an assertion."""

    def __init__(self) -> None:
        self.story = Story(0)

    def tell(self, line: str) -> None:
        for pattern, does in self.SENTENCES.items():
            found = re.fullmatch(pattern, line)
            if found:
                does(self, *found.groups())
                return
        raise AssertionError(f"No sentence of a story: {line!r}")

    def race(self, kind: str, laps: str | None, waits: str | None, cars: str) -> None:
        numbers = [int(number) for number in cars.split()]
        self.story = Story(*numbers, laps=int(laps or 1))
        key = "race-1" if kind == "race" else "qualifying"
        if waits:
            self.story.key = key
            self.story.act(FormGrid(key, tuple(numbers)), DIRECTOR)
        else:
            self.story.start(key, *numbers)

    def laps(self, number: str, times: str) -> None:
        for text in times.split():
            self.story.lap(int(number), ms(text))

    def flag(self, colour: str, sector: str | None, at: str | None) -> None:
        act = ShowFlag(self.story.key, Flag(colour), int(sector or 0))
        self.story.act(act, DIRECTOR, ms(at or "0"))

    def chequered(self, at: str) -> None:
        self.story.chequered(ms(at))

    def end(self) -> None:
        self.story.end()

    def gives(self, refused: str | None, who: str, number: str, what: str, reason: str) -> None:
        penalty, _, lap = what.partition(" of lap ")
        act = GiveDecision(self.story.key, int(number), penalty, reason, lap=int(lap or 0))
        person = {"steward": STEWARD, "director": DIRECTOR}[who]
        (self.story.refused if refused else self.story.act)(act, person)

    def rescind(self, number: str, reason: str) -> None:
        self.story.act(RescindDecision(int(number), reason), STEWARD)

    def by_hand(
        self, refused: str | None, number: str, lap: str | None, what: str, at: str, reason: str
    ) -> None:
        key, entry, at_ns = self.story.key, int(number), START_NS + ms(at or "0") * GAME_MS
        act = {
            "passes at ": lambda: InsertPassing(key, entry, reason, at_ns),
            "ended at ": lambda: MovePassing(key, entry, int(lap or 0), at_ns, reason),
            "ended not": lambda: DeletePassing(key, entry, int(lap or 0), reason),
            "was two at ": lambda: SplitLap(key, entry, int(lap or 0), at_ns, reason),
        }[what]()
        (self.story.refused if refused else self.story.act)(act, DIRECTOR, ms("99:00.000"))

    def undo(self, number: str, reason: str) -> None:
        self.story.act(UndoCorrection(self.story.key, int(number), reason), DIRECTOR)

    def classification(self, expected: str) -> None:
        rows = classify(self.story.state, self.story.session)
        assert ", ".join(said(row) for row in rows) == expected

    def take_order(self, countback: str | None, laps: str | None, without: str | None) -> None:
        out = tuple(int(number) for number in (without or "").split())
        line = Countback(countback) if countback else None
        act = TakeOrder(self.story.key, line, distance=int(laps or 0), leave_out=out)
        self.story.act(act, DIRECTOR)

    def restart(self, at: str) -> None:
        at_ns = START_NS + ms(at) * GAME_MS
        self.story.act(StartSession(self.story.key, at_ns), DIRECTOR, ms(at))
        self.story.restart_at(ms(at))

    def restart_order(self, cars: str, left: str) -> None:
        proposed = proposal(self.story.state, self.story.session)
        assert not isinstance(proposed, str), proposed
        assert " ".join(str(number) for number in proposed.slots) == cars
        assert proposed.laps_left == int(left)

    def formation(self) -> None:
        self.story.act(BeginFormation(self.story.key), DIRECTOR)

    def arm(self, refused: str | None) -> None:
        act = ArmStart(self.story.key, anyway=not refused)
        (self.story.refused if refused else self.story.act)(act, DIRECTOR)

    def lights(self, refused: str | None, at: str) -> None:
        act = StartLights(self.story.key, START_NS + ms(at) * GAME_MS)
        (self.story.refused if refused else self.story.act)(act, DIRECTOR, ms(at))

    def abort(self, at: str, reason: str) -> None:
        self.story.act(AbortStart(self.story.key, reason), DIRECTOR, ms(at))

    def go(self, at: str) -> None:
        at_ns = START_NS + ms(at) * GAME_MS
        self.story.act(StartSession(self.story.key, at_ns), DIRECTOR, ms(at))
        self.story.restart_at(ms(at), afresh=True)

    def out(self, refused: str | None, number: str, how: str, reason: str) -> None:
        key, entry = self.story.key, int(number)
        withdrawn = WithdrawEntry(entry, reason)
        act = withdrawn if how == "withdrawn" else DeclareAbsent(key, entry, reason)
        (self.story.refused if refused else self.story.act)(act, DIRECTOR)

    def substitute(
        self,
        refused: str | None,
        who: str,
        code: str,
        nation: str,
        number: str,
        key: str,
        reason: str,
    ) -> None:
        act = NameSubstitute(key, int(number), who, code, nation, reason)
        (self.story.refused if refused else self.story.act)(act, DIRECTOR)

    def shorten(self, refused: str | None, laps: str, reason: str) -> None:
        act = ShortenSession(self.story.key, reason, int(laps))
        (self.story.refused if refused else self.story.act)(act, DIRECTOR)

    def cancel(self, key: str, reason: str) -> None:
        self.story.act(CancelSession(key, reason), DIRECTOR)

    def run_again(self, reason: str) -> None:
        key, grid = self.story.key, self.story.session.grid
        self.story.act(RerunSession(key, reason), DIRECTOR, 10_000_000)
        self.story.start(key, *grid)

    def neutralise(self, kind: str, at: str | None) -> None:
        self.story.act(Neutralise(self.story.key, Neutral(kind)), DIRECTOR, ms(at or "0"))

    def end_neutralisation(self) -> None:
        self.story.act(EndNeutralisation(self.story.key), DIRECTOR)

    def machine_notes(self, number: str, reason: str) -> None:
        self.story.act(NoteIncident(self.story.key, (int(number),), reason), TIMING)

    def driver(self, number: str, name: str) -> None:
        assert entry_in(self.story.state, self.story.session, int(number)).driver == name

    def clock(self, shown: str, at: str) -> None:
        now_ns = START_NS + ms(at) * GAME_MS
        assert self.story.session.elapsed_ns(now_ns) == ms(shown) * GAME_MS

    SENTENCES: dict[str, Callable[..., None]] = {  # noqa: RUF012
        r"(race|qualifying)(?: of (\d+) laps?)?(, on the grid)?, cars ([\d ]+)": race,
        r"(\d+) laps? ([\d:. ]+)": laps,
        r"(green|yellow|double yellow|red)(?: in sector (\d))?(?: at ([\d:.]+))?": flag,
        r"take the order(?:, (last crossing|penultimate lap))?(?:, (\d+) laps in all)?"
        r"(?:, without ([\d ]+))?": take_order,
        r"restart at ([\d:.]+)": restart,
        r"then the restart order is ([\d ]+), (\d+) laps? left": restart_order,
        r"formation lap": formation,
        r"(refused: )?arm": arm,
        r"(refused: )?lights at ([\d:.]+)": lights,
        r"abort at ([\d:.]+), (.+)": abort,
        r"go at ([\d:.]+)": go,
        r"(refused: )?car (\d+) (cannot start|withdrawn), (.+)": out,
        r"(refused: )?(.+) \(([A-Z0-9]{3}), ([A-Z]{3})\) drives (\d+) in ([\w-]+), (.+)": (
            substitute
        ),
        r"(refused: )?shorten to (\d+) laps, (.+)": shorten,
        r"cancel ([\w-]+), (.+)": cancel,
        r"run again, (.+)": run_again,
        r"(virtual safety car|full-course yellow|safety car)(?: at ([\d:.]+))?": neutralise,
        r"end of neutralisation": end_neutralisation,
        r"machine notes (\d+), (.+)": machine_notes,
        r"then the driver of (\d+) is (.+)": driver,
        r"then the clock shows ([\d:.]+) at ([\d:.]+)": clock,
        r"chequered at ([\d:.]+)": chequered,
        r"end": end,
        r"(refused: )?(steward|director) gives (\d+) ([a-z0-9 -]+), (.+)": gives,
        r"rescind (\d+), (.+)": rescind,
        r"(refused: )?by hand: (\d+)(?: lap (\d+))? (passes at |ended at |ended not|was two at )"
        r"([\d:.]*), (.+)": by_hand,
        r"undo (\d+), (.+)": undo,
        r"then the classification is (.+)": classification,
    }


def said(row: ClassifiedRow) -> str:
    """A row as the stories write it."""
    if not row.place:
        return f"{row.entry} {row.status}"
    if row.gap.laps:
        return f"{row.entry} +{row.gap.laps} lap" + ("s" if row.gap.laps > 1 else "")
    return f"{row.entry} +{row.gap.ms / 1000:.3f}" if row.gap.ms is not None else f"{row.entry}"


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_story_holds(path: Path) -> None:
    teller = Teller()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            teller.tell(line.strip())


def test_there_are_stories_to_tell() -> None:
    assert len(STORIES) >= 5
