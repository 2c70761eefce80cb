"""What Ctrl Z gives: the act that mends the newest one of a person, in words that say so before."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.bookmarks import StrikeBookmark
from racecontrol.meeting.model import Person
from racecontrol.meeting.state import State
from racecontrol.meeting.taking_back import row_of
from ui.tr import later, ruled, tr

TAKEN_BACK: Final = later("Taken back at the desk")
NOTHING_TO_UNDO: Final = later("Nothing of yours to undo in this session.")


class Mend(Struct, frozen=True):
    """An act that takes another one back, its words, and when that other one was."""

    act: AnyAct
    words: str
    at_ns: int


class Done(Struct, frozen=True):
    """An act of this desk that was taken, and when."""

    act: AnyAct
    at_ns: int


def stands(done: Done | None, mend: Mend | None) -> str:
    """Why the newest act of a desk is not what the key takes back; empty: it is, or is older."""
    if done is None or (mend is not None and mend.at_ns > done.at_ns):
        return ""
    return ruled(row_of(done.act).says)


def of_bookmark(state: State, who: Person) -> Iterator[Mend]:
    """Strike the newest bookmark of this person."""
    own = [mark for mark in state.bookmarks.kept.values() if mark.by == who.name]
    if own:
        act = StrikeBookmark(own[-1].bookmark)
        yield Mend(
            act, tr("Undo: strike bookmark {bookmark}", bookmark=act.bookmark), own[-1].at_ns
        )
