"""Bookmarks as plain sentences."""

from typing import assert_never

from racecontrol.meeting.bookmarks import (
    NO_CAR,
    Bookmark,
    BookmarkDescribed,
    BookmarkFact,
    BookmarkStruck,
    MomentMarked,
)
from racecontrol.meeting.state import State
from ui.nouns import car
from ui.tr import tr


def bookmark_sentence(fact: BookmarkFact, state: State) -> str:
    """One sentence. `state` is the one after the fact."""
    match fact:
        case MomentMarked(bookmark=mark):
            return tr("{bookmark}, by {by}.", bookmark=bookmark_words(state, mark), by=mark.by)
        case BookmarkDescribed(bookmark=mark):
            return f"{bookmark_words(state, mark)}."
        case BookmarkStruck(bookmark=number, by=by):
            return tr("Bookmark {number} struck, by {by}.", number=number, by=by)
        case _:
            assert_never(fact)


def bookmark_words(state: State, mark: Bookmark) -> str:
    """`Bookmark 3, car 31 (KSZ): dive at turn 4`, without a full stop."""
    who = "" if mark.entry == NO_CAR else f", {car(state.meeting, mark.entry)}"
    what = f": {mark.words.rstrip('.')}" if mark.words else ""
    return tr("Bookmark {number}{who}{what}", number=mark.bookmark, who=who, what=what)
