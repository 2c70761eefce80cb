"""The tower: what its rows say, how they fit, and that they stay still when nothing changed."""

import itertools

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QFontMetrics

from racecontrol.meeting.facts import DecisionGiven
from racecontrol.meeting.model import Decision, Source
from racecontrol.meeting.state import State, apply
from racecontrol.results.tower import Mark
from tests.ui import halfrace
from ui.director.tower import Tower, stale_words
from ui.director.tower_columns import COLUMNS, place_columns
from ui.director.tower_lines import head_words, held_under_pointer, legend_words, lines_of
from ui.theme import load
from ui.widgets.marks import ChipKind

RIG_OF_SLT = 9


@pytest.fixture(scope="module")
def state() -> State:
    return halfrace.state()


@pytest.fixture
def tower(qtbot, state):
    panel = Tower()
    qtbot.addWidget(panel)
    panel.resize(1048, 582)
    panel.show()
    panel.show_session(state, state.current, 3, {})
    return panel


def lines(state, stale=None):
    return lines_of(state, state.current, 3, stale or {})


def test_twelve_cars_are_twelve_rows_and_none_is_hidden(tower):
    view = tower.body.view
    assert view.model().rowCount() == 12
    assert 12 * view.row_height <= view.viewport().height()


def test_the_leader_is_called_leader_and_the_others_have_gaps(state):
    first, second = lines(state)[:2]
    assert first.cells["gap"].words == "Leader"
    assert second.cells["gap"].words.startswith("+")
    assert second.cells["interval"].words == second.cells["gap"].words.removeprefix("+")


def test_the_best_lap_of_the_session_has_its_letter_as_well_as_its_colour(state):
    marked = [line for line in lines(state) if line.cells["best"].mark is Mark.SESSION_BEST]
    assert len(marked) == 1


def test_a_stale_car_claims_only_tenths_and_says_so_first(state):
    stale = lines(state, {RIG_OF_SLT: "STALE 3.4 s"})
    line = next(line for line in stale if line.stale_words)
    assert line.chips[0] == ("STALE 3.4 s", ChipKind.NEEDS_PERSON)
    assert line.cells["gap"].words.startswith("≈+")
    assert "stale 3.4 s" in line.sentence


def test_stale_words_begin_after_a_second():
    ages = {1: 900_000_000, 2: 3_400_000_000, 3: None}
    assert stale_words(load(), ages) == {2: "STALE 3.4 s", 3: "NO DATA"}


def test_a_row_says_itself_in_one_sentence_without_colour(state):
    line = next(line for line in lines(state) if line.number == 31)
    assert line.sentence == (
        "Place 4, car 31, K S Z, HUN, rig 4, gap 5.638 seconds, under investigation, case 3"
    )


def test_a_time_penalty_is_a_white_chip(state):
    given = DecisionGiven(Decision(9, "race-1", halfrace.NOW_NS, 44, "time-5", "x"))
    line = next(row for row in lines(apply(state, given)) if row.number == 44)
    assert ("+5 s", ChipKind.GIVEN) in line.chips


@pytest.mark.parametrize("width", [735, 777, 1048, 1400])
def test_columns_never_overlap_and_never_leave_the_row(width):
    placed = place_columns(width, load(small=width < 1000))
    for left, right in itertools.pairwise(placed):
        assert left.x + left.width < right.x
    assert placed[-1].x + placed[-1].width <= width


def test_columns_give_way_in_the_order_of_the_design():
    small = {placed.column.key for placed in place_columns(735, load(small=True))}
    sectors = {"sector1", "sector2", "sector3"}
    assert small == {c.key for c in COLUMNS} - {"driver", "nation", "laps"} - sectors
    wide = {placed.column.key for placed in place_columns(1048, load())}
    assert wide == {c.key for c in COLUMNS} - {"driver"}
    tiny = {placed.column.key for placed in place_columns(400, load(small=True))}
    assert {"place", "number", "code", "gap", "last", "minis", "status"} <= tiny


@pytest.mark.parametrize(("width", "small"), [(1046, False), (735, True)])
@pytest.mark.usefixtures("qapp")
def test_no_figure_is_cut_off(state, width, small):
    theme = load(small=small)
    metrics = QFontMetrics(theme.font("figure", "medium", figures=True))
    for placed in place_columns(width, theme):
        for line in lines(state):
            cell = line.cells.get(placed.column.key)
            if cell and placed.column.right:
                assert metrics.horizontalAdvance(cell.words) <= placed.width, placed.column.key


def test_the_row_under_the_pointer_stays_and_the_rest_moves(state):
    before = lines(state)
    after = (before[1], before[0], *before[2:])
    held = held_under_pointer(after, before[0].number, 0)
    assert [line.number for line in held] == [line.number for line in before]


def test_only_a_row_that_differs_is_painted_again(tower, state):
    changed = []
    tower.body.model.dataChanged.connect(lambda top, _: changed.append(top.row()))
    tower.show_session(state, state.current, 3, {})
    assert changed == []
    tower.show_session(state, state.current, 3, {RIG_OF_SLT: "STALE 1.0 s"})
    assert changed == [8]


def test_a_new_last_lap_is_lit(tower, state):
    lap = state.sessions["race-1"].run(44).laps[-1]
    later = replace(lap, lap=10, official_ms=90_001, at_ns=lap.at_ns + 90 * 10**9)
    from racecontrol.meeting.facts import LapCompleted

    after = apply(state, LapCompleted("race-1", later))
    tower.show_session(after, after.current, 3, {})
    assert tower.body.model.lit(44)["last"] > 0.5
    assert tower.body.model.lit(16) == {}


def test_a_click_on_a_row_chooses_its_car(qtbot, tower):
    from PySide6.QtCore import QPoint, Qt

    view = tower.body.view
    spot = QPoint(100, view.row_height * 3 + 5)
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert chosen.args == [31]


def test_without_entries_it_says_what_to_do(qtbot):
    panel = Tower()
    qtbot.addWidget(panel)
    panel.show_session(State(), None, 3, {})
    assert panel.lines == ()
    assert panel.body.view.accessibleDescription() == (
        "No entries yet. Load the entry list in Results."
    )


def test_the_head_says_what_the_order_is(state):
    assert head_words(state.current) == "Order at the last timing line"
    start = halfrace.state(0)
    assert head_words(start.current) == "No lap yet. Order is the grid."
    assert head_words(state.sessions["qualifying"]) == "As classified, final"


def test_a_letter_that_is_seldom_seen_is_explained_while_it_is_in_sight(state):
    plain = lines(state)
    assert "I interpolated" not in legend_words(plain)
    first = plain[0]
    cell = replace(first.cells["last"], source=Source.INTERPOLATED)
    holed = (replace(first, cells={**first.cells, "last": cell}), *plain[1:])
    assert legend_words(holed) == f"I interpolated     {legend_words(plain)}"
