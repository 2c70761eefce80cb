"""Flags and neutralisation from the desk: the word, the limit, who broke it, flags to one car."""

import pytest
from PySide6.QtCore import Qt

from racecontrol.control import Update
from racecontrol.meeting.facts import FlagShown, IncidentNoted
from racecontrol.meeting.flow_facts import (
    LimitExceeded,
    NeutralisationSet,
    OrderTaken,
    PitLaneSet,
    SessionSuspended,
)
from racecontrol.meeting.model import Flag, Incident
from racecontrol.meeting.procedures import (
    Countback,
    Limit,
    Neutral,
    NeutralRules,
    NeutralStep,
    PitEnd,
)
from racecontrol.meeting.state import apply
from racecontrol.stewarding.detectors.blue import Blue
from tests.ui import halfrace
from ui.director.shown import limit_words, shown_rows
from ui.widgets.last_act import Mood

K = Qt.Key
NOW_NS = halfrace.NOW_NS
S = 1_000_000_000


def race(window):
    return window.state.sessions["race-1"]


def after(*facts):
    state = halfrace.state()
    for fact in facts:
        state = apply(state, fact)
    return state


def words(state, blues=()):
    return [row.words for row in shown_rows(state, state.current, blues, NOW_NS + 30 * S)]


def neutral(kind, step=NeutralStep.DEPLOYED, at_ns=NOW_NS):
    return NeutralisationSet("race-1", kind, step, at_ns)


def test_a_clear_track_is_green_and_nothing_else():
    assert words(after()) == ["Green, all sectors"]


def test_every_flag_in_force_has_a_line_and_the_safety_car_its_phase():
    state = after(
        FlagShown("race-1", Flag.YELLOW, NOW_NS, 2),
        FlagShown("race-1", Flag.DOUBLE_YELLOW, NOW_NS, 3),
        neutral(Neutral.SAFETY_CAR),
        PitLaneSet("race-1", PitEnd.ENTRY, False, NOW_NS),
        neutral(Neutral.SAFETY_CAR, NeutralStep.ENDING),
    )
    assert words(state) == [
        "Yellow, sector 2",
        "Double yellow, sector 3",
        "Safety car, in this lap",
        "Pit entry closed",
        "No limit is measured: the safety car says how fast.",
    ]


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (NeutralRules(), "Limit 1.3 × best green time, tolerance 0.5 s; after 5 s"),
        (
            NeutralRules(vsc=Limit(kmh=80.0, lap_factor=1.4)),
            "Limit 80 km/h, tolerance 3 km/h; 1.4 × best green time, tolerance 0.5 s; after 5 s",
        ),
        (NeutralRules(vsc=Limit()), "The rulebook names no limit."),
    ],
)
def test_the_limit_is_said_with_its_tolerance(rules, said):
    assert limit_words(Neutral.VSC, rules) == said


def test_violations_name_their_case_and_older_ones_are_gone():
    def fast(entry, kmh, at_ns):
        return LimitExceeded("race-1", entry, Neutral.FCY, kmh, 80.0, 3.0, "km/h", 2_100, at_ns)

    incident = Incident(9, "race-1", NOW_NS + 9 * S, (31,), "Too fast", noted_by="timing")
    state = after(
        neutral(Neutral.FCY, at_ns=NOW_NS - 60 * S),
        fast(77, 99.0, NOW_NS - 50 * S),
        neutral(Neutral.FCY, NeutralStep.OVER, NOW_NS - 40 * S),
        neutral(Neutral.FCY),
        fast(31, 91.0, NOW_NS + 8 * S),
        fast(31, 96.4, NOW_NS + 9 * S),
        IncidentNoted(incident),
    )
    rows = shown_rows(state, state.current, (), NOW_NS + 30 * S)
    (violation,) = [row for row in rows if row.number >= 0]
    assert (violation.number, violation.right, violation.amber) == (31, "case 9", True)
    assert violation.words == "96 km/h for 2.1 s, 80 allowed"


def test_a_blue_flag_is_suggested_until_it_was_shown():
    due = Blue(88, 12, 1_200, NOW_NS + 20 * S)
    assert words(after(), (due,))[1:] == ["Blue? Lapped by 12, 1.2 s behind"]
    shown = FlagShown("race-1", Flag.BLUE, NOW_NS + 21 * S, entry=88)
    assert words(after(shown), (due,))[1:] == ["Blue"]
    assert words(after(), (Blue(88, 12, 1_200, NOW_NS),))[1:] == []


@pytest.fixture
def window(open_window):
    return open_window(halfrace.facts())


def test_the_strip_stands_in_its_fixed_order(window):
    names = [button.label.name.english for button in window.strip.buttons]
    assert names == ["Green", "Yellow", "VSC", "Safety car", "Red", "Restart", "Chequered"]


def test_the_safety_car_goes_out_by_key_and_comes_in_by_another(window, qtbot, hold):
    bar = window.strip.last_act
    hold(window, K.Key_S, lambda: bar.mood is Mood.CANCELLABLE)
    assert bar.words == "Deploy the safety car: Race 1"
    qtbot.keyClick(window, K.Key_Return)
    qtbot.waitUntil(lambda: window.band.track.word == "SAFETY CAR")
    button = window.conduct.strip.buttons["safety car"]
    qtbot.waitUntil(lambda: button.lit)
    assert button.reason == "The safety car is out already."
    hold(window, K.Key_O, lambda: bar.mood is Mood.CANCELLABLE)
    qtbot.keyClick(window, K.Key_Return)
    qtbot.waitUntil(lambda: window.band.track.word == "SAFETY CAR, IN THIS LAP")
    hold(window, K.Key_G, lambda: bar.mood is Mood.CANCELLABLE)
    qtbot.keyClick(window, K.Key_Return)
    qtbot.waitUntil(lambda: window.band.track.word == "GREEN")
    assert race(window).flow.neutral is None


def test_the_pit_entry_is_closed_and_opened_by_the_same_key(window, qtbot, hold):
    bar = window.strip.last_act
    for is_open, said in ((False, "Close the pit entry"), (True, "Open the pit entry")):
        hold(window, K.Key_Less, lambda: bar.mood is Mood.CANCELLABLE)
        assert bar.words == f"{said}: Race 1"
        qtbot.keyClick(window, K.Key_Return)
        qtbot.waitUntil(lambda is_open=is_open: race(window).flow.pit_entry_open is is_open)


@pytest.mark.parametrize(
    ("digit", "flag", "at_once"),
    [(K.Key_1, Flag.BLUE, True), (K.Key_4, Flag.BLACK_ORANGE, False)],
)
def test_a_flag_to_one_car_is_a_digit_after_u(window, qtbot, hold, digit, flag, at_once):
    window.select(88)
    window.mark_changed()
    qtbot.waitUntil(lambda: not window.conduct.car_flags.buttons[flag].reason)
    qtbot.keyClick(window, K.Key_U)
    if at_once:
        hold(window, digit, lambda: bool(race(window).car_flags))
    else:
        hold(window, digit, lambda: window.strip.last_act.mood is Mood.CANCELLABLE)
        qtbot.keyClick(window, K.Key_Return)
        qtbot.waitUntil(lambda: bool(race(window).car_flags))
    shown = race(window).car_flags[-1]
    assert (shown.flag, shown.entry) == (flag, 88)
    assert window.band.track.word == "GREEN"


def test_a_flag_to_one_car_asks_for_the_car(window, qtbot):
    window.show_health()
    qtbot.keyClick(window, K.Key_U)
    assert "Choose the car first." in window.strip.last_act.words


def test_the_band_never_lags_behind_a_red_that_is_lit(window, qtbot):
    """An update that had to wait in the queue brings an older state with it."""
    before = window.state
    window.desk.control.observe(FlagShown("race-1", Flag.RED, window.bridge.now_ns()))
    qtbot.waitUntil(lambda: window.flags.buttons[Flag.RED].lit)
    window.bridge.updated.emit(Update(before, (), 1))
    assert window.band.track.word == "RED FLAG"
    assert window.flags.buttons[Flag.RED].lit


def test_under_red_with_the_order_taken_green_waits_for_the_restart(open_window):
    grid = halfrace.starting_grid()
    taken = OrderTaken(
        "race-1", Countback.LAST_CROSSING, NOW_NS, grid, dict.fromkeys(grid, 9), 14, True, NOW_NS
    )
    facts = [
        *halfrace.facts(),
        FlagShown("race-1", Flag.RED, NOW_NS),
        SessionSuspended("race-1", NOW_NS),
        taken,
    ]
    window = open_window(facts, NOW_NS + S)
    assert window.flags.buttons[Flag.GREEN]._short == "after restart"
    assert window.conduct.strip.buttons["take order"].lit
    assert window.band.track.word == "RED FLAG"
