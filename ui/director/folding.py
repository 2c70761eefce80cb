"""Many rigs, one thing: what programs saw of them within seconds is one line, with their numbers.

Never folded: what a person did, save one act for many rigs, whose facts come together; e-stops and
faults that are a danger; everything that is not of a rig. The journal has each fact by itself.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.facts import AnyFact, RigFellSilent, RigHeardAgain
from racecontrol.meeting.faults import FaultKind
from racecontrol.meeting.place import Place
from racecontrol.meeting.rig_facts import (
    BasePlaced,
    BasePowerChanged,
    RigFaultCleared,
    RigFaultFound,
)
from racecontrol.meeting.units import NS_PER_S
from ui import format as text
from ui.nouns import noun
from ui.tr import Words, later, ruled, tr, worded

WITHIN_NS: Final = 5 * NS_PER_S  # of the fact before
SEEN: Final = {
    Place.PC: later("the wheelbases are on the PC."),
    Place.CONSOLE: later("the wheelbases go to their consoles."),
    Place.MISSING: later("the wheelbases have left the PC."),
}
SAID: Final = {
    Place.PC: later("the wheelbases are on the PC, says {by}."),
    Place.CONSOLE: later("the wheelbases go to their consoles, says {by}."),
    Place.MISSING: later("the wheelbases come back to the PC, says {by}."),
}
POWER: Final = {
    True: later("the wheelbases have power."),
    False: later("the wheelbases have no power."),
}
SILENT: Final = later("no packets.")
HEARD: Final = later("heard again.")


class Fold(Struct, frozen=True):
    """What a line tells of some rigs, so that another rig's fact may join it."""

    key: tuple[object, ...]  # alike: the same thing
    rigs: tuple[int, ...]
    first_ns: int
    last_ns: int
    rest: str  # what is said of several
    by_person: bool = False  # one act of theirs

    def joined(self, other: "Fold", instead: str) -> "Fold":
        """Both; `instead` is said where each says something of its own."""
        return replace(
            self,
            rigs=tuple(sorted((*self.rigs, *other.rigs))),
            last_ns=max(self.last_ns, other.last_ns),
            rest=self.rest if self.rest == other.rest else instead,
        )

    @property
    def words(self) -> str:
        """`13 rigs, 1 to 13: the wheelbases are on the PC.`"""
        return tr(
            "{count} rigs, {rigs}: {rest}",
            count=len(self.rigs),
            rigs=ranges(self.rigs),
            rest=self.rest,
        )


def fold_of(fact: AnyFact, batch: int) -> Fold | None:
    """None for a fact that always has a line of its own. `batch`: the update that it came in."""
    match fact:
        case BasePlaced(rig=rig, place=place, by=by):
            rest: Words = SAID[place] if by else SEEN[place]
            key = ("placed", place, by, batch if by else 0)
            return replace(_fold(fact, rig, key, worded(rest, by=by)), by_person=bool(by))
        case BasePowerChanged(rig=rig, on=on):
            return _fold(fact, rig, ("power", on), worded(POWER[on]))
        case RigFellSilent(rig=rig):
            return _fold(fact, rig, ("silent",), worded(SILENT))
        case RigHeardAgain(rig=rig):
            return _fold(fact, rig, ("heard",), worded(HEARD))
        case RigFaultFound(fault=fault) if fault.rig and not fault.danger:
            sentence = ruled(fault.sentence)
            rest_of = sentence.removeprefix(tr("Rig {rig}: ", rig=fault.rig))
            if rest_of == sentence:
                return None
            return _fold(fact, fault.rig, ("fault", fault.kind), rest_of)
        case RigFaultCleared(rig=rig, kind=kind) if rig:
            return _fold(fact, rig, ("over", kind), tr("{kind} is over.", kind=noun(kind)))
        case _:
            return None


Foldable = (
    BasePlaced | BasePowerChanged | RigFellSilent | RigHeardAgain | RigFaultFound | RigFaultCleared
)


def _fold(fact: Foldable, rig: int, key: tuple[object, ...], rest: str) -> Fold:
    return Fold(key, (rig,), fact.at_ns, fact.at_ns, rest)


def several(one: Fold, other: Fold) -> Fold:
    """Two lines of the same thing as one; faults that differ in their figures by their name."""
    name = one.key[1] if one.key[0] == "fault" else None
    instead = f"{noun(name)}." if isinstance(name, FaultKind) else one.rest
    return one.joined(other, instead)


def home_of(fold: Fold, newest_first: Sequence[Fold | None]) -> int | None:
    """Which of the lines a fact joins; None: it is a line of its own.

    It joins across lines of other rigs only: never across what people did, nor what the same rig
    said meanwhile, so that the list keeps its order.
    """
    for index, line in enumerate(newest_first):
        if line is None or set(line.rigs) & set(fold.rigs):
            return None
        if line.key == fold.key and abs(fold.first_ns - line.last_ns) <= WITHIN_NS:
            return index
        if line.by_person:
            return None
    return None


def ranges(numbers: Sequence[int]) -> str:
    """`1 to 3, 5, 8 and 9`; the numbers rise."""
    runs: list[list[int]] = [[numbers[0]]]
    for before, number in pairwise(numbers):
        if number == before + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words: list[str] = []
    for run in runs:
        if len(run) > 2:
            words.append(tr("{first} to {last}", first=run[0], last=run[-1]))
        else:
            words += map(str, run)
    return text.listed(words)
