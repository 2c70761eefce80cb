"""What is still open: spans in the tower, decisions with their effect, the title table."""

import pytest
from PySide6.QtCore import QRect, Qt

from racecontrol.meeting.acts import GiveDecision
from racecontrol.meeting.justice_acts import CloseIncident, ConfirmServed, InvestigateIncident
from racecontrol.results.effect import places_open
from tests.ui.on_stage import show as show
from tests.ui.on_stage import stage as stage
from ui.director.tower_columns import place_columns
from ui.director.what_if import NOTHING, TITLE_COLUMNS, placed
from ui.director.window import Window
from ui.open_places import Kept, open_spans
from ui.theme import load

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(show):
    return show(Window)


def act(stage, one):
    answer = stage.control.submit(one, stage.desk.people["steward"]).result()
    assert hasattr(answer, "facts"), answer


def spans(window):
    return {
        line.number: line.cells["span"].words for line in window.tower.lines if "span" in line.cells
    }


def test_the_column_is_empty_while_nothing_is_open(window):
    assert spans(window) == {}


def test_a_case_under_investigation_opens_places_in_the_tower(qtbot, window, stage):
    act(stage, InvestigateIncident(3))
    qtbot.waitUntil(lambda: "–" in spans(window).get(31, ""))
    by_car = {span.entry: span for span in places_open(window.state, window.state.current)}
    assert spans(window)[31] == f"{by_car[31].best}–{by_car[31].worst}"
    line = next(line for line in window.tower.lines if line.number == 31)
    assert f"places {by_car[31].best} to {by_car[31].worst} still open" in line.sentence
    row = window.tower.lines.index(line)
    model = window.tower.body.model
    tip = model.data(model.index(row), Qt.ItemDataRole.ToolTipRole)
    assert tip.endswith(f"places {spans(window)[31]} still open")
    act(stage, CloseIncident(3))
    qtbot.waitUntil(lambda: spans(window) == {})


def test_the_page_lists_each_open_decision_and_the_title(qtbot, window, stage):
    qtbot.keyClick(window, Qt.Key.Key_O, CONTROL)
    page = window.what_if
    assert page.isVisible() and page.places.lines == ()
    act(stage, InvestigateIncident(3))
    act(stage, GiveDecision("race-1", 61, "drive-through", "Causing a collision"))
    qtbot.waitUntil(lambda: len(page.places.lines) == 2)
    case, owed = page.places.lines
    assert case.cells[:3] == ("03", "", "up to 5 s") and case.number == 31
    assert owed.cells[:3] == ("D2", "", "Drive-through served") and owed.number == 61
    assert page.title.head.words[1] == "as if Race 1 ended now"
    first = page.title.lines[0]
    assert first.cells[3:5] == ("+12", "12")
    assert any(line.cells[6] for line in page.title.lines)
    act(stage, ConfirmServed(2))
    qtbot.waitUntil(lambda: len(page.places.lines) == 1)
    qtbot.keyClick(window, Qt.Key.Key_O, CONTROL)
    assert not page.isVisible()


def test_every_entry_of_the_title_is_in_sight(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_O, CONTROL)
    view = window.what_if.title.view
    rooms = placed(view.viewport().rect(), TITLE_COLUMNS, window.theme)
    assert None not in rooms and rooms[-1].right() <= view.viewport().width()
    qtbot.waitUntil(lambda: view.visualRect(view.model().index(11, 0)).height() > 0)
    assert view.visualRect(view.model().index(11, 0)).bottom() <= view.viewport().height()


def test_an_empty_page_says_why(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_O, CONTROL)
    assert NOTHING.english.startswith("No decision is open")
    assert window.what_if.places.lines == ()


def test_spans_are_not_computed_again_for_the_same_state(window, stage):
    act(stage, InvestigateIncident(3))
    counted = []

    def count(state, session):
        counted.append(session.plan.key)
        return open_spans(state, session)

    kept = Kept(count)
    state = window.state
    assert kept.of(state, state.current) == kept.of(state, state.current) != ()
    assert counted == ["race-1"]


def test_the_tower_keeps_nation_and_span_at_1920_and_the_place_at_every_width():
    theme = load("dark")
    full = {placed.column.key for placed in place_columns(1046, theme)}
    assert {"nation", "span"} <= full
    narrow = {placed.column.key for placed in place_columns(775, load("dark", small=True))}
    assert {"place", "number", "code", "gap", "last", "minis", "status"} <= narrow


def test_a_narrow_title_keeps_total_and_rank():
    columns = TITLE_COLUMNS
    rooms = placed(QRect(0, 0, 340, 20), columns, load("dark", small=True))
    assert [c.head.english for c, room in zip(columns, rooms, strict=True) if room is None] == [
        "Points",
        "now",
    ]
    assert max(room.right() for room in rooms if room) <= 340
