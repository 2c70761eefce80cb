"""The sequence from the desk: where the event is, what comes next, and what may change."""

import pytest
from PySide6.QtCore import Qt

from racecontrol.meeting.facts import ResultDeclaredFinal, ResultPublished, SessionEnded
from racecontrol.meeting.flow_facts import AdvanceSet, SessionCancelled, SessionDelayed
from racecontrol.meeting.model import Phase
from racecontrol.meeting.state import apply
from racecontrol.results.grid import drawn
from tests.ui import halfrace
from tests.ui.conftest import PEOPLE
from ui.director.changes import CHANGES
from ui.director.sequence import Stand, line_of, next_of
from ui.widgets.last_act import Mood

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NOW_NS = halfrace.NOW_NS
S = 1_000_000_000
OVER = [SessionEnded("race-1", NOW_NS)]
FINAL = [
    *OVER,
    ResultPublished("race-1", 1, "a" * 64, NOW_NS),
    ResultDeclaredFinal("race-1", "a" * 64, NOW_NS),
]


def after(*facts):
    state = halfrace.state()
    for fact in facts:
        state = apply(state, fact)
    return state


def said(state, now_ns=NOW_NS + 20 * S, refused=""):
    found = next_of(state, PEOPLE["director"], now_ns, refused)
    return found.words, found.how


def test_the_line_says_where_the_event_is():
    state = after(*OVER, SessionDelayed("race-2", 600, "Rig 9 is swapped", NOW_NS))
    quali, one, two = line_of(state)
    assert [box.stand for box in (quali, one, two)] == [Stand.DONE, Stand.NOW, Stand.LATER]
    assert (one.phase, two.phase, two.when) == (
        "Ended, result not published",
        "Scheduled",
        "+10:00",
    )
    cancelled = line_of(apply(state, SessionCancelled("race-2", "Hall closes", NOW_NS)))[2]
    assert (cancelled.stand, cancelled.phase) == (Stand.CANCELLED, "Cancelled: Hall closes")


def test_the_next_step_is_said_by_hand_by_itself_paused_and_refused():
    by_hand = after(*OVER)
    assert said(by_hand) == (
        "Next: publish the result, Race 1",
        "By hand: nothing comes by itself. Ctrl D lets the event run.",
    )
    runs = apply(by_hand, AdvanceSet(True, False, NOW_NS))
    assert said(runs)[1] == "By itself in 0:40."
    assert said(runs, NOW_NS + 70 * S, "No.")[1] == "Was not taken by itself: No."
    waits = apply(runs, AdvanceSet(True, True, NOW_NS + 20 * S))
    assert said(waits, NOW_NS + 50 * S)[1] == "Waits, 0:40 before it comes. . goes on."


def test_a_step_that_cannot_be_taken_says_why():
    state = after(*FINAL[:-1], SessionCancelled("race-2", "Hall closes", NOW_NS))
    words, how = said(state)
    assert words == "Next: declare the result final, Race 1"
    assert how.startswith("Not yet: ")


def test_a_running_race_ends_by_its_flag():
    assert said(after()) == ("Race 1 goes on", "Its end comes with the chequered flag.")


@pytest.fixture
def window(open_window):
    return open_window([*halfrace.facts(), *OVER], NOW_NS + 20 * S)


def form(window):
    return window.conduct.sequence.form


def test_the_advance_runs_waits_and_is_moved_by_keys(window, qtbot):
    qtbot.keyClick(window, K.Key_Q)
    assert window.conduct.sequence.isVisible()
    window.setFocus()
    qtbot.keyClick(window, K.Key_D, CTRL)
    qtbot.waitUntil(lambda: window.state.event.automatic)
    buttons = window.conduct.sequence.controls.buttons
    qtbot.waitUntil(lambda: not buttons["later"].reason)
    qtbot.keyClick(window, K.Key_Plus)
    qtbot.waitUntil(lambda: window.state.event.moved_s == 60)
    qtbot.keyClick(window, K.Key_Minus)
    qtbot.waitUntil(lambda: window.state.event.moved_s == 0)
    qtbot.keyClick(window, K.Key_Period)
    qtbot.waitUntil(lambda: window.state.event.paused_ns > 0)
    qtbot.waitUntil(lambda: window.conduct.sequence.next.shown.how.startswith("Waits, "))


def test_a_session_is_delayed_through_the_form(window, qtbot):
    qtbot.keyClick(window, K.Key_Q)
    filled = form(window)
    assert filled.session.currentData() == "race-2"
    filled.amount.setValue(10)
    qtbot.keyClicks(filled.why, "Rig 9 is swapped")
    qtbot.keyClick(filled.why, K.Key_Return)
    assert window.strip.last_act.words == "Delay by, 10 min, Race 2"
    assert window.strip.last_act.mood is Mood.CANCELLABLE
    window.strip.last_act.send_now()
    qtbot.waitUntil(lambda: window.state.sessions["race-2"].flow.delay_s == 600)
    assert filled.why.text() == ""


def test_the_form_says_why_a_change_cannot_be_made(window, qtbot):
    qtbot.keyClick(window, K.Key_Q)
    filled = form(window)
    filled.session.setCurrentIndex(1)
    assert filled.hint.words == "Race 1 is not to come: it cannot be delayed."
    qtbot.keyClick(filled.why, K.Key_Return)
    assert window.strip.last_act.mood is not Mood.CANCELLABLE


def test_a_change_without_a_reason_asks_for_it(window, qtbot):
    qtbot.keyClick(window, K.Key_Q)
    qtbot.keyClick(form(window).why, K.Key_Return)
    assert form(window).hint.words == "Say in a few words why."


def choose(window, name):
    names = [change.name.english for change in CHANGES]
    form(window).what.setCurrentIndex(names.index(name))


def test_a_substitute_is_named_for_the_selected_car(window, qtbot):
    qtbot.keyClick(window, K.Key_Q)
    choose(window, "Substitute")
    assert form(window).hint.words.startswith("Select the car")
    window.select(31)
    window.show_health()
    filled = form(window)
    for field, words in (
        (filled.driver, "A. Newman"),
        (filled.code, "nwm"),
        (filled.nation, "USA"),
    ):
        qtbot.keyClicks(field, words)
    qtbot.keyClicks(filled.why, "Taken ill")
    qtbot.keyClick(filled.why, K.Key_Return)
    assert window.strip.last_act.mood is Mood.CANCELLABLE
    window.strip.last_act.send_now()
    qtbot.waitUntil(lambda: window.state.meeting.entry(31).code == "NWM")


@pytest.mark.parametrize(
    ("name", "done"),
    [
        ("Cannot start", lambda s: 31 in s.sessions["race-2"].flow.absent),
        ("Withdraw the car", lambda s: 31 in s.event.withdrawn),
        ("Cancel", lambda s: s.sessions["race-2"].phase is Phase.CANCELLED),
        ("Shorten to", lambda s: s.sessions["race-2"].plan.laps == 13),
    ],
)
def test_other_changes_go_the_same_way(window, qtbot, name, done):
    qtbot.keyClick(window, K.Key_Q)
    window.select(31)
    choose(window, name)
    window.show_health()
    qtbot.keyClicks(form(window).why, "As agreed")
    qtbot.keyClick(form(window).why, K.Key_Return)
    assert window.strip.last_act.mood is Mood.CANCELLABLE
    window.strip.last_act.send_now()
    qtbot.waitUntil(lambda: done(window.state))


# ------------------------------------------------------------ the grid


@pytest.fixture
def gridded(open_window, qtbot):
    """Race 1 is final: the grid of race 2 is next, and in sight."""
    window = open_window([*halfrace.facts(), *FINAL], NOW_NS + 20 * S)
    qtbot.keyClick(window, K.Key_G, CTRL)
    return window


def grid_of(window):
    return window.state.sessions["race-2"].grid


def test_the_grid_says_where_each_place_comes_from(gridded):
    panel = gridded.conduct.grid
    assert panel.source.words == "From the final result of Race 1."
    assert [slot.source for slot in panel.view.slots[:3]] == ["P1", "P2", "P3"]
    assert not any(slot.by_hand for slot in panel.view.slots)


def test_a_car_is_carried_by_keys_and_the_grid_formed(gridded, qtbot):
    panel = gridded.conduct.grid
    book = panel.order
    qtbot.keyClick(panel.view, K.Key_Right, CTRL)
    qtbot.keyClick(panel.view, K.Key_Right, CTRL)
    wanted = (book[1], book[2], book[0], *book[3:])
    assert panel.order == wanted
    assert [slot.by_hand for slot in panel.view.slots[:4]] == [True, True, True, False]
    qtbot.keyClick(panel.view, K.Key_Return)
    qtbot.waitUntil(lambda: grid_of(gridded) == wanted)
    qtbot.waitUntil(lambda: panel.form.reason == "This grid is formed already.")


def test_a_grid_is_drawn_by_a_seed_that_anybody_can_check(gridded, qtbot):
    panel = gridded.conduct.grid
    panel.draw.confirmed.emit()
    assert gridded.strip.last_act.words == "Write the seed that was published, then draw."
    qtbot.keyClicks(panel.seed, "Saltmere 21 Nov")
    qtbot.keyClick(panel.seed, K.Key_Return)
    wanted = drawn(sorted(halfrace.grid()), "Saltmere 21 Nov")
    assert panel.order == wanted
    assert "'Saltmere 21 Nov'" in panel.source.words
    panel.form.confirmed.emit()
    qtbot.waitUntil(lambda: grid_of(gridded) == wanted)


def test_back_by_the_book(gridded, qtbot):
    panel = gridded.conduct.grid
    book = panel.order
    qtbot.keyClick(panel.view, K.Key_Right, CTRL)
    panel.book.confirmed.emit()
    assert panel.order == book


def test_escape_gives_the_keys_back_and_f1_the_gap_chart(gridded, qtbot):
    panel = gridded.conduct.grid
    assert panel.view.hasFocus()
    qtbot.keyClick(panel.view, K.Key_Escape)
    assert not panel.view.hasFocus()
    qtbot.keyClick(gridded, K.Key_F1)
    assert gridded.gaps.isVisible()
