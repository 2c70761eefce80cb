"""What turns by itself below the tower: it gives back what it took, and cuts no word short."""

import pytest
from PySide6.QtCore import Qt

from racecontrol.meeting.acts import ShowFlag
from racecontrol.meeting.model import Flag
from tests.ui import halfrace
from ui.widgets.last_act import Mood

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window):
    window = open_window(halfrace.facts())
    window.select(2)
    return window


def red_from_elsewhere(window, qtbot) -> None:
    """As a button in the hall shows it: this desk did nothing."""
    red = ShowFlag("race-1", Flag.RED)
    window.bridge.submit(red, window.person, lambda _: None)
    qtbot.waitUntil(lambda: window.band.track.word == "RED FLAG" and window.pace.settled)


def restart(window, qtbot, hold) -> None:
    bar = window.strip.last_act
    hold(window, K.Key_T, lambda: bar.mood is Mood.CANCELLABLE)
    assert window.conduct.order.isVisible()  # what is about to be taken stays in sight
    qtbot.keyClick(window, K.Key_Return)
    flow = lambda: window.state.sessions["race-1"].flow  # noqa: E731
    qtbot.waitUntil(lambda: flow().taken is not None)
    qtbot.waitUntil(lambda: window.conduct.pages.currentWidget() is window.conduct.start)
    hold(window, K.Key_A, lambda: flow().start.armed is not None, CTRL)
    hold(window, K.Key_A, lambda: flow().suspension is None)
    qtbot.waitUntil(lambda: not window.conduct.order.isVisible())


def test_after_a_red_flag_the_laps_that_were_looked_at_are_back_and_have_the_keys(
    window, qtbot, hold
):
    qtbot.keyClick(window, K.Key_L)
    red_from_elsewhere(window, qtbot)
    assert window.conduct.order.isVisible()
    restart(window, qtbot, hold)
    assert window.laps.isVisible()
    assert window.focusWidget() is window.laps.bars


def test_after_a_red_flag_from_the_overview_the_overview_is_back(window, qtbot, hold):
    red_from_elsewhere(window, qtbot)
    assert window.focusWidget() is window.conduct.order.view
    restart(window, qtbot, hold)
    assert window.gaps.isVisible()
    assert window.focusWidget() is window


def test_who_writes_a_note_writes_on_while_the_order_comes(window, qtbot):
    qtbot.keyClick(window, K.Key_I)
    qtbot.keyClicks(window.queue.note, "Hit the ")
    red_from_elsewhere(window, qtbot)
    assert window.conduct.order.isVisible()
    qtbot.keyClicks(window.focusWidget(), "barrier")
    assert window.queue.note.text() == "Hit the barrier"


def test_who_writes_in_the_laps_keeps_them_and_turns_to_the_order_when_it_is_done(window, qtbot):
    qtbot.keyClick(window, K.Key_L)
    window.laps.moment.setFocus()
    qtbot.keyClicks(window.laps.moment, "59")
    red_from_elsewhere(window, qtbot)
    assert window.laps.isVisible()
    qtbot.keyClicks(window.focusWidget(), ".7")
    assert window.laps.moment.text() == "59.7"
    window.setFocus()
    qtbot.keyPress(window, K.Key_T)
    assert window.conduct.order.isVisible()
    qtbot.keyRelease(window, K.Key_T)
