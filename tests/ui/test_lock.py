"""A locked desk: no act by key or mouse, everything shown stays live, others are not locked."""

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from racecontrol.meeting.acts import EndSession, ShowFlag
from racecontrol.meeting.model import Flag, Phase
from tests.ui.on_stage import show as show
from tests.ui.on_stage import stage as stage
from ui import keymap
from ui.director.window import Window as Director
from ui.steward.window import Window as Steward
from ui.technician.window import Window as Technician
from ui.widgets.last_act import Mood

K = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def lock(qtbot, window):
    window.setFocus()
    qtbot.keyClick(window, K.Key_L, CONTROL)
    assert window.lock.locked and window.lock.cover.isVisible()


@pytest.mark.parametrize("console", [Director, Steward, Technician])
def test_no_key_and_no_click_does_anything_on_a_locked_desk(qtbot, show, console):
    window = show(console)
    lock(qtbot, window)
    before = window.state
    for key in (K.Key_Space, K.Key_3, K.Key_1, K.Key_I, K.Key_M, K.Key_N):
        qtbot.keyClick(window, key)
    for button in window.strip.buttons:
        qtbot.mousePress(button, LEFT)
        assert not button._hold.active
        qtbot.mouseRelease(button, LEFT)
    assert window.selected is None
    assert window.strip.last_act.mood is Mood.DONE
    assert window.state.bookmarks == before.bookmarks


def test_a_locked_desk_cannot_be_written_in(qtbot, show):
    window = show(Steward)
    window.why.setFocus()
    qtbot.keyClick(window.why, K.Key_L, CONTROL)
    assert window.lock.locked
    qtbot.keyClicks(window.why, "words")
    qtbot.keyClicks(window.note_form.reason, "words")
    assert window.why.text() == "" == window.note_form.reason.currentText()
    row = window.cases.visualRect(window.cases.model().index(1, 0)).center()
    chosen = window.chosen
    qtbot.mouseClick(window.cases.viewport(), LEFT, pos=row)
    assert window.chosen == chosen


def test_what_is_shown_stays_live_and_others_are_not_locked(qtbot, show, stage):
    director, steward = show(Director), show(Steward)
    lock(qtbot, director)
    person = stage.desk.people["director"]
    stage.control.submit(ShowFlag("race-1", Flag.YELLOW, 2), person).result()
    qtbot.waitUntil(lambda: director.band.track.word == "YELLOW, SECTOR 2")
    steward.setFocus()
    qtbot.keyClicks(steward, "31")
    assert steward.selected == 31 and director.selected is None


def test_it_is_unlocked_by_holding_the_key(qtbot, show):
    window = show(Director)
    lock(qtbot, window)
    qtbot.keyClick(window, K.Key_L, CONTROL)
    assert window.lock.locked
    qtbot.keyPress(window, K.Key_L, CONTROL)
    qtbot.waitUntil(lambda: not window.lock.locked)
    qtbot.keyRelease(window, K.Key_L, CONTROL)
    assert not window.lock.cover.isVisible()
    qtbot.keyClicks(window, "31")
    assert window.selected == 31


def test_it_is_unlocked_by_holding_the_mouse_on_the_strip(qtbot, show):
    window = show(Technician)
    lock(qtbot, window)
    qtbot.mousePress(window.lock.cover, LEFT, pos=QPoint(40, 20))
    qtbot.waitUntil(lambda: not window.lock.locked)


def test_a_user_unlocks_with_the_key_of_his_own(qtbot, show):
    path = keymap.keys_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('[everywhere]\n"F12" = "lock"\n', encoding="utf-8")
    window = show(Director)
    qtbot.keyClick(window, K.Key_F12)
    assert window.lock.cover.accessibleName().endswith("Hold F12 to unlock.")
    qtbot.keyPress(window, K.Key_F12)
    qtbot.waitUntil(lambda: not window.lock.locked)


def test_what_waits_in_the_cancel_bar_can_still_be_taken_back(qtbot, show):
    window = show(Director)
    window.offer(EndSession("race-1"), "End session: Race 1")
    lock(qtbot, window)
    bar = window.strip.last_act
    qtbot.keyClick(window, K.Key_Return)
    assert bar.mood is Mood.CANCELLABLE
    qtbot.keyClick(window, K.Key_Escape)
    assert bar.words == "Cancelled: End session: Race 1."
    assert window.state.sessions["race-1"].phase is Phase.STARTED


def test_it_locks_by_itself_when_that_was_asked_for_and_nobody_is_there(qtbot, show):
    window = show(Director)
    assert not window.lock._idle.isActive()
    qtbot.keyClick(window, K.Key_I, CONTROL)
    assert window.strip.last_act.words == "Locks by itself after 2 min."
    assert QSettings().value("director/lock_after_min", type=int) == 2
    assert window.lock._idle.isActive()
    window.lock._idle.start(60_000)
    QTest.mouseMove(window.windowHandle(), QPoint(50, 50))
    QApplication.processEvents()
    assert window.lock._idle.remainingTime() > 60_000
    window.lock._idle.start(1)
    qtbot.waitUntil(lambda: window.lock.locked)
    for words in ("after 5", "after 15", "does not lock"):
        window.lock.next_after()
        assert words in window.strip.last_act.words
