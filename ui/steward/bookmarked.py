"""Bookmarks in the stewards' list: the moment of each is looked at like that of a case.

In the list and on the screen a bookmark has its number below zero, as cases have theirs above.
"""

import itertools
from typing import TYPE_CHECKING

from msgspec.structs import replace

from racecontrol.meeting.acts import NoteIncident
from racecontrol.meeting.bookmarks import NO_CAR, Bookmark, StrikeBookmark
from racecontrol.meeting.deciding.bookmarking import cases_from
from racecontrol.meeting.model import Incident
from racecontrol.meeting.state import State
from ui import format as text
from ui.steward.case_list import Marks
from ui.steward.last_chosen import keep_chosen, last_chosen
from ui.steward.moment import CarThen, cars_then
from ui.tr import tr
from ui.widgets.act_button import ActButton

if TYPE_CHECKING:
    from ui.steward.window import Window


class BookmarkView:
    """The chosen bookmark of one window: what is shown of it, and the case that it may become."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    @property
    def mark(self) -> Bookmark | None:
        """The chosen one; None where a case is chosen, or nothing."""
        return bookmark_of(self._window.state, self._window.chosen)

    @property
    def moment(self) -> Incident | None:
        """What there is to see of it."""
        mark = self.mark
        return moment_of(self._window.state, mark) if mark else None

    @property
    def head(self) -> tuple[str, str, str] | None:
        """Words for the head of the panel."""
        mark = self.mark
        if mark is None:
            return None
        remark = tr(
            "{second_line}; Ctrl N makes a case, X strikes it",
            second_line=second_line(self._window.state, mark),
        )
        return (tr("Bookmark {bookmark}", bookmark=mark.bookmark), remark, "")

    def rows(self, car: int | None) -> Marks:
        """Bookmarks for the list, each with its second line."""
        state = self._window.state
        return tuple((mark, second_line(state, mark)) for mark in bookmarks_of(state, car))

    def begin_case(self) -> None:
        """Put what is known of the chosen bookmark into the form that notes an incident."""
        keep_chosen(self._window.state, self._window.chosen)
        mark, moment = self.mark, self.moment
        form = self._window.note_form
        if mark is None or moment is None:
            form.show_moment("", None, 0)
            return
        state = self._window.state
        then = cars_then(state, moment) if moment.session in state.sessions else ()
        own = moment.entries if mark.entry == NO_CAR else (mark.entry,)
        known = replace(moment, entries=own, reason=mark.words)
        lap = next((car.lap for car in then if car.entry.number in own[:1]), 0)
        form.show_moment(tr("Case of bookmark {bookmark}", bookmark=mark.bookmark), known, lap)

    def take_up(self) -> None:
        """Choose what was looked at before the program was started again."""
        last = last_chosen(self._window.state)
        if last and not self._window.chosen:
            self._window.choose(last)

    def placed(self, act: NoteIncident) -> NoteIncident:
        """The act, at the moment of the chosen bookmark."""
        mark = self.mark
        if mark is None or mark.session not in self._window.state.sessions:
            return act
        return replace(act, session=mark.session, at_ns=mark.at_ns)

    def gives_way(self, incident: Incident) -> bool:
        """Whether a new incident may take the screen: a bookmark that is looked at stays."""
        mark = self.mark
        return mark is None or incident in cases_from(self._window.state, mark)

    def strike(self, button: ActButton) -> bool:
        """Offer to strike the chosen bookmark. False: none is chosen."""
        mark = self.mark
        if mark is None:
            return False
        self._window.offer(
            StrikeBookmark(mark.bookmark),
            tr("strike bookmark {bookmark}", bookmark=mark.bookmark),
            button,
        )
        return True


def bookmark_of(state: State, chosen: int) -> Bookmark | None:
    """The bookmark of a number in the list; None for a case."""
    return state.bookmarks.kept.get(-chosen) if chosen < 0 else None


def bookmarks_of(state: State, car: int | None = None) -> tuple[Bookmark, ...]:
    """Newest first; `car` leaves only those of this car."""
    kept = reversed(tuple(state.bookmarks.kept.values()))
    return tuple(mark for mark in kept if car is None or mark.entry == car)


def moment_of(state: State, mark: Bookmark) -> Incident:
    """What is looked at: its car with the one closest to it; without a car the closest two."""
    every = tuple(entry.number for entry in state.meeting.entries) if state.meeting else ()
    moment = Incident(-mark.bookmark, mark.session, mark.at_ns, every, "", noted_by=mark.by)
    words = mark.words or tr("Bookmark {bookmark}", bookmark=mark.bookmark)
    entries = _closest(state, moment, mark.entry)
    return Incident(-mark.bookmark, mark.session, mark.at_ns, entries, words, noted_by=mark.by)


def second_line(state: State, mark: Bookmark) -> str:
    """`by A. Moravec, case 14`."""
    cases = [
        tr("case {incident}", incident=incident.incident) for incident in cases_from(state, mark)
    ]
    made = f", {text.listed(cases)}" if cases else ""
    return tr("by {by}{made}", by=mark.by, made=made)


def _closest(state: State, moment: Incident, entry: int) -> tuple[int, ...]:
    session = state.sessions.get(moment.session)
    own = () if entry == NO_CAR else (entry,)
    if session is None or not session.plan.laps:
        return own
    cars = sorted((car for car in cars_then(state, moment) if car.place), key=lambda c: c.place)
    pairs = [(_apart(behind), ahead, behind) for ahead, behind in itertools.pairwise(cars)]
    near = [pair for pair in pairs if not own or entry in _numbers(pair[1:])]
    if not near:
        return own
    _, ahead, behind = min(near, key=lambda pair: pair[0])
    both = _numbers((ahead, behind))
    return both if not own else (*own, *(number for number in both if number != entry))


def _apart(behind: CarThen) -> tuple[int, bool, int]:
    ms = behind.interval.ms
    return (behind.interval.laps, ms is None, ms or 0)


def _numbers(cars: tuple[CarThen, ...]) -> tuple[int, ...]:
    return tuple(car.entry.number for car in cars)
