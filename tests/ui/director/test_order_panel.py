"""A red flag from the desk: the order as a proposal, its alternative, and the way to a restart."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from racecontrol.meeting.facts import FlagShown
from racecontrol.meeting.flow_facts import SessionSuspended
from racecontrol.meeting.model import Flag
from racecontrol.meeting.procedures import Countback
from racecontrol.meeting.state import apply
from tests.ui import halfrace
from ui.director.red_order import left_words, tables
from ui.widgets.last_act import Mood

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NOW_NS = halfrace.NOW_NS
S = 1_000_000_000


def red(at_ns=NOW_NS):
    return [FlagShown("race-1", Flag.RED, at_ns), SessionSuspended("race-1", at_ns)]


def race(window):
    return window.state.sessions["race-1"]


def suspended(until_ms=halfrace.NOW_MS):
    state = halfrace.state(until_ms)
    for fact in red(halfrace.RACE_NS + until_ms * halfrace.GAME_MS):
        state = apply(state, fact)
    return state


def test_the_two_ways_to_count_back_stand_side_by_side():
    state = suspended()
    book, other = tables(state, state.current, ())
    assert (book.title, other.title) == (
        "By the book: leader's last crossing",
        "Alternative: end of the lap before",
    )
    assert (book.proposed.lap, other.proposed.lap) == (9, 8)
    assert book.rows[0].words == "Leader"
    assert [row.place for row in book.rows] == list(range(1, 13))


def test_cars_that_have_not_passed_since_are_marked_and_moves_are_counted():
    state = suspended(840_000)  # a few seconds after the leader ended lap 9
    book, other = tables(state, state.current, ())
    assert book.unsure > 0
    assert other.unsure == 0
    assert all(row.words == "−1 lap" for row in book.rows if row.unsure)
    places = {row.number: row.place for row in other.rows}
    for row in book.rows:
        assert row.moved == places[row.number] - row.place


def test_a_car_left_out_has_no_place_and_the_others_close_up():
    state = suspended()
    second = tables(state, state.current, ())[0].rows[1].number
    book, _ = tables(state, state.current, {second})
    assert (book.rows[1].place, book.rows[1].words) == (0, "stays out")
    assert [row.place for row in book.rows if row.place] == list(range(1, 12))


def test_what_is_left_is_said_in_laps_and_in_time():
    state = suspended()
    session = state.current
    book = tables(state, session, ())[0].proposed
    assert left_words(session, book, 12).startswith("3 laps left of 12 (planned 14).")
    by_time = replace(book, distance=0, left_ns=600 * S)
    assert left_words(session, by_time, 0).startswith("10:00 left.")


@pytest.fixture
def window(open_window):
    return open_window([*halfrace.facts(), *red()], NOW_NS + S)


def test_the_order_comes_below_the_tower_with_the_red_flag(open_window, qtbot):
    window = open_window(halfrace.facts())
    assert not window.conduct.order.isVisible()
    qtbot.keyPress(window, K.Key_R)
    qtbot.keyClick(window, K.Key_Return)
    qtbot.keyRelease(window, K.Key_R)
    qtbot.waitUntil(lambda: window.conduct.order.isVisible())
    assert window.tower.isVisible()
    lines = window.conduct.order.lines.plain
    assert lines[0].startswith("5 laps left of 14. Session clock stands at ")
    assert "Carried over: 5 s car 02 (SLT)." in lines[1]


def test_the_order_by_the_book_is_taken_with_t_and_the_race_is_restarted(window, qtbot, hold):
    bar = window.strip.last_act
    hold(window, K.Key_T, lambda: bar.mood is Mood.CANCELLABLE)
    assert bar.words == "Take the order, leader's last crossing"
    qtbot.keyClick(window, K.Key_Return)
    qtbot.waitUntil(lambda: race(window).flow.taken is not None)
    taken = race(window).flow.taken
    assert (taken.countback, taken.distance, taken.new_race) == (Countback.LAST_CROSSING, 14, True)
    qtbot.waitUntil(lambda: window.conduct.pages.currentWidget() is window.conduct.start)
    assert window.band.track.word == "RED FLAG"
    hold(window, K.Key_A, lambda: race(window).flow.start.armed is not None, CTRL)
    hold(window, K.Key_A, lambda: race(window).flow.suspension is None)
    qtbot.waitUntil(lambda: window.band.track.word == "ARMED")
    qtbot.waitUntil(lambda: not window.conduct.order.isVisible())


def test_another_order_distance_and_a_car_that_stays_out_are_chosen_by_keys(window, qtbot, hold):
    view = window.conduct.order.view
    for key in (K.Key_Right, K.Key_Down, K.Key_Space, K.Key_Minus):
        qtbot.keyClick(view, key)
    qtbot.keyClick(window, K.Key_N, CTRL)
    out = view.tables[1].rows[1].number
    hold(window, K.Key_T, lambda: window.strip.last_act.mood is Mood.CANCELLABLE)
    qtbot.keyClick(window, K.Key_Return)
    qtbot.waitUntil(lambda: race(window).flow.taken is not None)
    taken = race(window).flow.taken
    assert taken.countback is Countback.PENULTIMATE_LAP
    assert (taken.distance, taken.new_race) == (13, False)
    assert out not in taken.slots
    assert len(taken.slots) == 11


def test_without_red_the_key_says_why_not(open_window, qtbot):
    window = open_window(halfrace.facts())
    window.show_health()
    qtbot.keyClick(window, K.Key_T)
    assert window.strip.last_act.words == "Race 1 is not suspended."
