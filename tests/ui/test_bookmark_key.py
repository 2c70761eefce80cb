"""Space marks this moment, at every console, and nothing that goes on is disturbed."""

import pytest
from PySide6.QtCore import Qt

from racecontrol.meeting.acts import EndSession
from racecontrol.meeting.bookmarks import MarkMoment
from tests.ui.on_stage import show as show
from tests.ui.on_stage import stage as stage
from ui.director.window import Window as Director
from ui.steward.window import Window as Steward
from ui.technician.window import Window as Technician
from ui.tr import worded
from ui.widgets.bookmark_key import NONE_YET
from ui.widgets.last_act import Mood

K = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def marks(window):
    return tuple(window.state.bookmarks.kept.values())


@pytest.mark.parametrize("console", [Director, Steward, Technician])
def test_space_marks_the_moment_with_the_selected_car(qtbot, show, console):
    window = show(console)
    window.setFocus()
    qtbot.keyClicks(window, "31")
    before_ns = window.bridge.now_ns()
    qtbot.keyClick(window, K.Key_Space)
    qtbot.waitUntil(lambda: len(marks(window)) == 1)
    (mark,) = marks(window)
    assert (mark.entry, mark.by, mark.session) == (31, window.person.name, "race-1")
    assert before_ns <= mark.at_ns <= window.bridge.now_ns()
    assert ("Space", "bookmark this moment, with the selected car") in window.keys.table()


def test_a_word_is_typed_afterwards_and_escape_leaves_it(qtbot, show):
    window = show(Director)
    qtbot.keyClick(window, K.Key_B, CONTROL)
    assert window.strip.last_act.words == worded(NONE_YET)
    qtbot.keyClick(window, K.Key_Space)
    qtbot.waitUntil(lambda: len(marks(window)) == 1)
    line = window.bookmarks.line
    qtbot.keyClick(window, K.Key_B, CONTROL)
    assert line.isVisible()
    qtbot.keyClick(line, K.Key_Escape)
    assert not line.isVisible()
    qtbot.keyClick(window, K.Key_B, CONTROL)
    qtbot.keyClicks(line, "dive at 4")
    qtbot.keyClick(line, K.Key_Return)
    qtbot.waitUntil(lambda: marks(window)[0].words == "dive at 4")
    qtbot.waitUntil(lambda: window.happened.rows[0].words == "Bookmark 1: dive at 4.")
    assert window.happened.rows[1].words == "Bookmark 1, by A. Moravec."


def test_the_cancel_bar_runs_on_while_a_moment_is_marked(qtbot, show):
    window = show(Director)
    bar = window.strip.last_act
    window.offer(EndSession("race-1"), "End session: Race 1")
    qtbot.keyClick(window, K.Key_Space)
    qtbot.waitUntil(lambda: len(marks(window)) == 1)
    assert (bar.mood, bar.words) == (Mood.CANCELLABLE, "End session: Race 1")
    qtbot.keyClick(window, K.Key_Escape)
    assert bar.words == "Cancelled: End session: Race 1."


def test_control_space_marks_while_writing(qtbot, show):
    window = show(Steward)
    window.why.setFocus()
    qtbot.keyClick(window.why, K.Key_Space, CONTROL)
    qtbot.waitUntil(lambda: len(marks(window)) == 1)
    assert window.why.text() == ""


def test_undo_strikes_the_last_bookmark(qtbot, show):
    window = show(Director)
    qtbot.keyClick(window, K.Key_Space)
    qtbot.waitUntil(lambda: len(marks(window)) == 1)
    qtbot.keyClick(window, K.Key_Z, CONTROL)
    assert window.strip.last_act.words == "Undo: strike bookmark 1"
    qtbot.keyClick(window, K.Key_Return)
    qtbot.waitUntil(lambda: marks(window) == ())


def test_the_stewards_jump_to_the_moment_and_make_a_case_of_it(qtbot, show, stage):
    window = show(Steward)
    at_ns = window.bridge.now_ns() - 20_000_000_000
    director = stage.desk.people["director"]
    stage.control.submit(MarkMoment(31, "dive at turn 4", at_ns), director).result()
    qtbot.waitUntil(lambda: -1 in window.cases.numbers)
    window.cases.picked.emit(-1)
    assert window.moment.at_ns == at_ns
    assert window.moment.entries[0] == 31 and len(window.moment.entries) == 2
    assert window._case_head.head.words[0] == "Bookmark 1"
    assert "dive at turn 4" in window.facts.words[0]
    assert window.note_form.cars.chosen == (31,)
    qtbot.keyClick(window, K.Key_N, CONTROL)
    qtbot.waitUntil(lambda: window.chosen > 0 and window.incident.at_ns == at_ns)
    assert window.incident.reason == "dive at turn 4"
    made = f"by {director.name}, case {window.chosen}"
    qtbot.waitUntil(lambda: made in [row.below for row in window.cases.rows if row.mark])


def test_the_stewards_strike_a_bookmark(qtbot, show):
    window = show(Steward)
    window.setFocus()
    qtbot.keyClick(window, K.Key_Space)
    qtbot.waitUntil(lambda: -1 in window.cases.numbers)
    window.choose(-1)
    window.show_health()
    assert window.acts.close.reason == ""
    window.acts.close.confirmed.emit()
    window.strip.last_act.send_now()
    qtbot.waitUntil(lambda: marks(window) == ())
    assert window.moment is None
