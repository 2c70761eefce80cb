"""Reads the race reports of this folder and holds the rules to them. One sentence a line:

race of 3 laps, cars 7 12 31
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
then the classification is 12, 7 +0.500, 31 +1 lap, 44 DNF
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from racecontrol.meeting.acts import (
    DeletePassing,
    GiveDecision,
    InsertPassing,
    MovePassing,
    RescindDecision,
    ShowFlag,
    SplitLap,
    UndoCorrection,
)
from racecontrol.meeting.model import Flag
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

    def race(self, kind: str, laps: str | None, cars: str) -> None:
        numbers = [int(number) for number in cars.split()]
        self.story = Story(*numbers, laps=int(laps or 1))
        self.story.start("race-1" if kind == "race" else "qualifying", *numbers)

    def laps(self, number: str, times: str) -> None:
        for text in times.split():
            self.story.lap(int(number), ms(text))

    def flag(self, colour: str, sector: str | None) -> None:
        act = ShowFlag(self.story.key, Flag(colour), int(sector or 0))
        self.story.act(act, DIRECTOR)

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

    SENTENCES: dict[str, Callable[..., None]] = {  # noqa: RUF012
        r"(race|qualifying)(?: of (\d+) laps?)?, cars ([\d ]+)": race,
        r"(\d+) laps? ([\d:. ]+)": laps,
        r"(green|yellow|double yellow|red)(?: in sector (\d))?": flag,
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
