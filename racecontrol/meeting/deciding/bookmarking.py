"""What the acts on bookmarks lead to. Part of `decide`: anybody at a desk may mark a moment."""

from typing import assert_never

from msgspec.structs import replace

from racecontrol.meeting.bookmarks import (
    LONGEST,
    NO_CAR,
    Bookmark,
    BookmarkAct,
    BookmarkDescribed,
    BookmarkFact,
    BookmarkStruck,
    DescribeBookmark,
    MarkMoment,
    MomentMarked,
    StrikeBookmark,
)
from racecontrol.meeting.model import Incident, Person
from racecontrol.meeting.state import State


def bookmarking(state: State, act: BookmarkAct, who: Person, now_ns: int) -> BookmarkFact | str:
    """The fact that an act leads to, or why not in one sentence."""
    refusal = _not_so(state, act)
    if refusal:
        return refusal
    match act:
        case MarkMoment():
            return _marked(state, act, who, now_ns)
        case DescribeBookmark(bookmark=number):
            kept = state.bookmarks.kept.get(number)
            return _described(kept, act, who, now_ns) if kept else _unknown(state, number)
        case StrikeBookmark(bookmark=number):
            if number not in state.bookmarks.kept:
                return _unknown(state, number)
            return BookmarkStruck(number, now_ns, who.name)
        case _:
            assert_never(act)


def cases_from(state: State, mark: Bookmark) -> tuple[Incident, ...]:
    """The cases that were made from a bookmark: of its session, at its very moment."""
    return tuple(
        incident
        for incident in state.incidents.values()
        if (incident.session, incident.at_ns) == (mark.session, mark.at_ns)
    )


def _not_so(state: State, act: BookmarkAct) -> str:
    if isinstance(act, StrikeBookmark):
        return ""
    if len(act.words) > LONGEST:
        return f"A bookmark has room for {LONGEST} characters; these are {len(act.words)}."
    entries = state.meeting.entries if state.meeting else ()
    if act.entry != NO_CAR and act.entry not in {entry.number for entry in entries}:
        return f"Car {act.entry:02d} is not entered."
    return ""


def _marked(state: State, act: MarkMoment, who: Person, now_ns: int) -> BookmarkFact | str:
    if act.at_ns > now_ns:
        return "A bookmark marks a moment that was, not one that is still to come."
    session = state.current
    number, key = state.bookmarks.last + 1, session.plan.key if session else ""
    at_ns, words = act.at_ns or now_ns, act.words.strip()
    return MomentMarked(Bookmark(number, at_ns, key, act.entry, words, who.name, who.role))


def _described(
    mark: Bookmark, act: DescribeBookmark, who: Person, now_ns: int
) -> BookmarkFact | str:
    entry = mark.entry if act.entry == NO_CAR else act.entry
    now = replace(mark, words=act.words.strip() or mark.words, entry=entry)
    if now == mark:
        return f"Bookmark {mark.bookmark} says that already."
    return BookmarkDescribed(now, now_ns, who.name)


def _unknown(state: State, number: int) -> str:
    was = 0 < number <= state.bookmarks.last
    return f"Bookmark {number} was struck." if was else f"There is no bookmark {number}."
