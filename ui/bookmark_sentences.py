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
from ui import format as text


def bookmark_sentence(fact: BookmarkFact, state: State) -> str:
    """One sentence. `state` is the one after the fact."""
    match fact:
        case MomentMarked(bookmark=mark):
            return f"{bookmark_words(state, mark)}, by {mark.by}."
        case BookmarkDescribed(bookmark=mark):
            return f"{bookmark_words(state, mark)}."
        case BookmarkStruck(bookmark=number, by=by):
            return f"Bookmark {number} struck, by {by}."
        case _:
            assert_never(fact)


def bookmark_words(state: State, mark: Bookmark) -> str:
    """`Bookmark 3, car 31 (KSZ): dive at turn 4`, without a full stop."""
    car = "" if mark.entry == NO_CAR else f", {_car(state, mark.entry)}"
    said = f": {mark.words.rstrip('.')}" if mark.words else ""
    return f"Bookmark {mark.bookmark}{car}{said}"


def _car(state: State, number: int) -> str:
    entries = state.meeting.entries if state.meeting else ()
    code = next((entry.code for entry in entries if entry.number == number), "")
    return f"car {text.car(number)} ({code})" if code else f"car {text.car(number)}"
