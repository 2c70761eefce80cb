"""Ctrl Z takes the newest act of a desk back, or says why not and goes on to the one before."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from racecontrol.meeting.acts import NoteIncident, ShowFlag
from racecontrol.meeting.bookmarks import MarkMoment
from racecontrol.meeting.justice_acts import LodgeProtest
from racecontrol.meeting.model import Flag
from tests.ui.on_stage import show, stage
from ui.director.window import Window as Director
from ui.mending import Done, Mend, stands
from ui.steward.window import Window as Steward
from ui.widgets.last_act import Mood

__all__ = ["show", "stage"]

CONTROL = Qt.KeyboardModifier.ControlModifier
NOTED = "An incident that was noted is corrected, or closed without action."


def undo(qtbot: QtBot, window: Director) -> str:
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    return window.strip.last_act.words


def done(window: Director, kind: type) -> bool:
    """Whether the newest act that the desk knows of is of this kind."""
    return window._done is not None and isinstance(window._done.act, kind)


@pytest.fixture
def director(show, qtbot: QtBot) -> Director:
    """Who marked a moment, and then noted an incident."""
    window = show(Director)
    window.send(MarkMoment(words="spin"), "Bookmark")
    qtbot.waitUntil(lambda: any(m.words == "spin" for m in window.state.bookmarks.kept.values()))
    window.send(NoteIncident("race-1", (12,), "Impeding"), "Note")
    qtbot.waitUntil(lambda: any(i.reason == "Impeding" for i in window.state.incidents.values()))
    qtbot.waitUntil(lambda: done(window, NoteIncident))
    return window


def test_what_is_not_taken_back_says_how_it_is_mended(director: Director, qtbot: QtBot) -> None:
    assert undo(qtbot, director) == NOTED
    assert director.strip.last_act.mood is not Mood.CANCELLABLE


def test_the_second_time_the_act_before_is_taken_back(director: Director, qtbot: QtBot) -> None:
    undo(qtbot, director)
    assert undo(qtbot, director).startswith("Undo: strike bookmark")
    director.enter_pressed()
    qtbot.waitUntil(lambda: not director.state.bookmarks.kept)
    assert undo(qtbot, director) == "Nothing of yours to undo in this session."


def test_a_red_flag_is_not_undone_and_the_flag_before_it_is_not_touched(show, qtbot: QtBot) -> None:
    window = show(Director)
    for flag in (Flag.YELLOW, Flag.RED):
        window.send(ShowFlag("race-1", flag), "Flag")
        qtbot.waitUntil(lambda flag=flag: done(window, ShowFlag) and window._done.act.flag is flag)
    said = undo(qtbot, window)
    assert said == "A red flag stays until the order is taken and the session restarts."


def test_a_protest_stays_and_a_decision_before_it_can_be_rescinded(show) -> None:
    window = show(Steward)
    lodged = Done(LodgeProtest("race-1", 12, "Cut"), at_ns=20)
    decided = Mend(NoteIncident("race-1", (12,), "x"), "Undo: rescind decision 1", 10)
    assert stands(lodged, decided) == "A protest stays until the stewards have ruled on it."
    window._done = lodged
    window.undo(decided)
    assert "ruled on it" in window.strip.last_act.words


def test_an_act_of_somebody_else_since_then_is_taken_back_first() -> None:
    noted = Done(NoteIncident("race-1", (12,), "x"), at_ns=10)
    newer = Mend(NoteIncident("race-1", (12,), "x"), "Undo: clear yellow", 20)
    assert stands(noted, newer) == ""
    assert stands(None, newer) == ""
