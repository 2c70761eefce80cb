"""The start from the desk: who is ready, arm, lights, false starts, a car that stands, abort."""

import pytest
from PySide6.QtCore import Qt

from racecontrol.meeting.facts import RigFellSilent, SessionStarted
from racecontrol.meeting.flow_facts import (
    CarStationary,
    EntryAbsent,
    LightsBegun,
    MovedEarly,
    ReactionMeasured,
    ReadyMarked,
    StartArmed,
)
from racecontrol.meeting.model import Phase
from racecontrol.meeting.procedures import StartKind
from tests.ui import halfrace
from tests.ui.director.conftest import BEFORE_NS, on_the_grid
from ui.director.boxes import BoxKind
from ui.director.lamps import Lamps

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
GRID = halfrace.starting_grid()
GO_NS = halfrace.RACE_NS
S = 1_000_000_000


def everybody(but=()):
    return [
        ReadyMarked("race-1", number, driver, True, BEFORE_NS)
        for number in GRID
        for driver in (False, True)
        if number not in but
    ]


def lights():
    armed = StartArmed("race-1", "seed", 200, 3_000, 900, GO_NS - 10 * S)
    begun = LightsBegun("race-1", 5, 1_000, 900, GO_NS, GO_NS - 4_900_000_000)
    return [armed, begun, SessionStarted("race-1", GO_NS)]


def race(window):
    return window.state.sessions["race-1"]


def box(window, number):
    return next(row for row in window.conduct.start.board.rows if row.number == number)


def test_the_start_panel_comes_by_itself_with_the_grid(open_window):
    window = open_window(on_the_grid(), BEFORE_NS)
    assert window.conduct.pages.currentWidget() is window.conduct.start
    assert [row.number for row in window.conduct.start.board.rows] == list(GRID)


def test_a_box_says_what_is_missing(open_window):
    facts = [
        *on_the_grid(),
        *everybody(but=GRID[:2]),
        ReadyMarked("race-1", GRID[1], False, True, BEFORE_NS),
        EntryAbsent("race-1", GRID[4], "no driver", BEFORE_NS),
    ]
    window = open_window(facts, BEFORE_NS)
    assert (box(window, GRID[0]).words, box(window, GRID[0]).second) == ("rig?", "driver?")
    assert (box(window, GRID[1]).words, box(window, GRID[1]).second) == ("driver?", "")
    assert box(window, GRID[4]).kind is BoxKind.ABSENT
    count = window.conduct.start.count
    assert (count.figure, count.words) == (9, "of 11 ready")
    assert count.sentence == f"9 of 11 are ready: car {GRID[0]:02d} is not."


def test_a_box_of_a_silent_rig_says_so_though_it_was_ready(open_window):
    window = open_window([*on_the_grid(), *everybody()], BEFORE_NS)
    rig = window.state.meeting.entry(GRID[3]).rig
    window.desk.telemetry.ages_ns[rig - 1] = 3 * S
    window.show_health()
    assert box(window, GRID[3]).kind is BoxKind.SILENT
    assert window.conduct.start.count.words == "of 12 ready, 1 silent"


def test_the_selected_car_is_marked_ready_and_no_longer(open_window, qtbot):
    window = open_window(on_the_grid(), BEFORE_NS)
    window.select(GRID[2])
    qtbot.keyClick(window, K.Key_K, CTRL)
    qtbot.waitUntil(lambda: box(window, GRID[2]).kind is BoxKind.READY)
    qtbot.keyClick(window, K.Key_J, CTRL)
    qtbot.waitUntil(lambda: box(window, GRID[2]).words == "rig?")


def test_everybody_is_marked_ready_through_the_cancel_bar(open_window, qtbot):
    window = open_window(on_the_grid(), BEFORE_NS)
    qtbot.keyClick(window, K.Key_K, CTRL)
    assert window.strip.last_act.words == "Everybody ready: 12 cars"
    qtbot.keyClick(window, K.Key_Return)
    qtbot.waitUntil(lambda: window.conduct.start.count.figure == 12)


def test_one_key_arms_and_then_starts_the_lights(open_window, qtbot, hold):
    window = open_window([*on_the_grid(), *everybody()], BEFORE_NS)
    hold(window, K.Key_A, lambda: race(window).flow.start.armed is not None)
    qtbot.waitUntil(lambda: window.band.track.word == "ARMED")
    assert race(window).phase is Phase.GRID
    hold(window, K.Key_A, lambda: race(window).flow.start.lights is not None)
    lamps = window.conduct.start.lamps
    qtbot.waitUntil(lambda: lamps.lit >= 1)
    assert window.conduct.start.count.words == "of 5 lights on"


def test_arm_says_who_is_not_ready_and_can_be_held_all_the_same(open_window, qtbot, hold):
    window = open_window([*on_the_grid(), *everybody(but=GRID[:1])], BEFORE_NS)
    qtbot.keyClick(window, K.Key_A)
    assert window.strip.last_act.words == f"11 of 12 are ready: car {GRID[0]:02d} is not."
    hold(window, K.Key_A, lambda: race(window).flow.start.armed is not None, CTRL)


@pytest.mark.parametrize(
    ("at_ns", "lit", "words"),
    [
        (GO_NS - 6 * S, 0, "Lights are coming"),
        (GO_NS - 4_800_000_000, 1, "Light 1"),
        (GO_NS - 2_500_000_000, 3, "Light 3"),
        (GO_NS - 400_000_000, 5, "All on: hold"),
        (GO_NS, 0, "Lights out"),
    ],
)
def test_lamps_come_on_one_by_one_hold_and_go_out_together(qtbot, at_ns, lit, words):
    lamps = Lamps(lambda: at_ns)
    qtbot.addWidget(lamps)
    lamps.show_lights(lights()[1])
    assert (lamps.lit, lamps.words) == (lit, words)


def test_lights_out_takes_the_band_without_a_fact(open_window, qtbot):
    window = open_window([*on_the_grid(), *everybody(), *lights()], GO_NS - 3 * S)
    assert window.band.track.word == "ARMED"
    qtbot.waitUntil(lambda: window.band.track.word == "GREEN")
    qtbot.waitUntil(lambda: window.flags.buttons[halfrace.Flag.GREEN].lit)


@pytest.fixture
def gone(open_window):
    """Four seconds after go: one moved early, one stands."""
    early, stands = GRID[3], GRID[7]
    measured = [
        ReactionMeasured("race-1", number, None, 200 + place * 10, 17, GO_NS + S)
        for place, number in enumerate(GRID)
        if number != stands
    ]
    facts = [
        *on_the_grid(),
        *everybody(),
        *lights(),
        *measured,
        MovedEarly("race-1", early, 420, 300, 112, 17, GO_NS),
        CarStationary("race-1", stands, 1_800, GO_NS + 2 * S),
    ]
    return open_window(facts, GO_NS + 4 * S)


def test_reactions_a_false_start_and_who_stands_are_on_the_board(gone):
    assert box(gone, GRID[0]).words == "0.200"
    early = box(gone, GRID[3])
    assert (early.kind, early.words) == (BoxKind.EARLY, "−0.112")
    assert early.detail == "0.42 m, 0.30 m are tolerated"
    assert box(gone, GRID[7]).kind is BoxKind.STANDS
    assert gone.conduct.start.count.words == "of 12 moved, 1 too early, 1 stands"


def test_who_stands_needs_a_person_at_once(gone):
    first = gone.queue.rows[0].item
    assert (first.title, first.entries, first.danger) == ("Stands on the grid", (GRID[7],), True)


def test_an_abort_gives_the_reason_that_the_facts_give(gone, qtbot, hold):
    hold(gone, K.Key_X, lambda: race(gone).phase is Phase.GRID)
    qtbot.waitUntil(lambda: gone.band.track.word == "READY")
    assert race(gone).flow.attempts[0].reason == f"Car {GRID[7]:02d} did not move"
    assert race(gone).plan.laps == 13
    qtbot.waitUntil(lambda: "13 laps now" in gone.conduct.start.count.sentence)


def test_a_rolling_start_goes_by_its_own_key(open_window, qtbot, hold):
    window = open_window(on_the_grid(), BEFORE_NS)
    hold(window, K.Key_Comma, lambda: race(window).flow.start.formation_ns > 0)
    assert race(window).flow.start.kind is StartKind.ROLLING
    qtbot.waitUntil(lambda: window.band.track.word == "FORMATION LAP")
    qtbot.waitUntil(lambda: not window.sessions.lines["Start"].button.reason)
    hold(window, K.Key_A, lambda: race(window).phase is Phase.STARTED)


def test_pages_turn_by_key_and_come_back_when_something_is_due(open_window, qtbot, hold):
    window = open_window([*on_the_grid(), *everybody()], BEFORE_NS)
    qtbot.keyClick(window, K.Key_PageDown)
    assert window.conduct.pages.currentWidget() is window.conduct.flags
    hold(window, K.Key_A, lambda: race(window).flow.start.armed is not None)
    assert window.conduct.pages.currentWidget() is window.conduct.start


def test_the_policy_for_a_rig_that_dies_on_the_grid_is_said(open_window, qtbot):
    window = open_window([*on_the_grid(), *everybody()], BEFORE_NS)
    window.desk.control.observe(RigFellSilent(4, BEFORE_NS))
    qtbot.waitUntil(lambda: any(r.item.title == "Restart policy" for r in window.queue.rows))
    row = next(r for r in window.queue.rows if r.item.title == "Restart policy")
    assert row.item.detail == (
        "Rig 4 is silent, 1 of 12 before the start: the book says delay and swap the rig."
    )
