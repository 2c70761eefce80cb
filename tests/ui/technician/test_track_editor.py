"""The track editor with real widgets, mouse and keys: the line moves because the fact came back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from racecontrol.meeting.facts import SessionEnded
from racecontrol.meeting.model import MovableLine
from racecontrol.tracks.circuit import LineKind
from tests.ui import halfrace
from tests.ui.loopback import Stage
from ui.bridge import Bridge
from ui.technician.window import Window
from ui.widgets.last_act import Mood

LEFT = Qt.MouseButton.LeftButton
NOBODY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def between(tmp_path: Path) -> Iterator[Stage]:
    """Race 1 has ended: its lines may be moved."""
    ended = SessionEnded("race-1", halfrace.NOW_NS)
    made = Stage(tmp_path, (*halfrace.facts(), ended), halfrace.meeting(), halfrace.NOW_NS)
    yield made
    made.close()


@pytest.fixture
def desk(qtbot: QtBot, between: Stage) -> Iterator[Window]:
    bridge = Bridge(between.control)
    made = Window(between.desk, bridge)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    qtbot.keyClick(made, Qt.Key.Key_M)
    yield made
    made.close()
    bridge.close()


def end_of(stage: Stage, number: int) -> float:
    lines = stage.tracks[halfrace.TRACK].lines
    found = (x for x in lines if x.kind is LineKind.SECTOR and x.number == number)
    return round(next(found).distance_m, 1)


def spot(window: Window, metres: float) -> QPoint:
    return window.editor.map.spot_of(metres).toPoint()


def test_a_dragged_line_moves_when_its_fact_is_there(
    qtbot: QtBot, desk: Window, between: Stage
) -> None:
    canvas, before = desk.editor.map, end_of(between, 1)
    qtbot.mousePress(canvas, LEFT, NOBODY, spot(desk, before))
    qtbot.mouseMove(canvas, spot(desk, before + 60))
    canvas_drag(canvas, spot(desk, before + 80))
    assert desk.editor.words[1].startswith("End of sector 1")
    assert "→" in desk.editor.words[1]
    assert end_of(between, 1) == before
    qtbot.mouseRelease(canvas, LEFT, NOBODY, spot(desk, before + 80))
    qtbot.waitUntil(lambda: end_of(between, 1) != before, timeout=5_000)
    assert abs(end_of(between, 1) - before - 80) < 5
    qtbot.waitUntil(lambda: "→" not in desk.editor.words[1], timeout=5_000)
    assert between.control.state.line_moves[-1].from_m == before


def canvas_drag(canvas, place: QPoint) -> None:
    """A move with the button held, which a window without a screen gets no other way."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    at = QPointF(place)
    move = QMouseEvent(
        QEvent.Type.MouseMove, at, canvas.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, NOBODY
    )
    QApplication.sendEvent(canvas, move)


def test_arrows_move_the_chosen_line_and_undo_puts_it_back(
    qtbot: QtBot, desk: Window, between: Stage
) -> None:
    canvas, before = desk.editor.map, end_of(between, 2)
    canvas.choose(LineKind.SECTOR, 2)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: end_of(between, 2) == before + 9, timeout=5_000)
    qtbot.waitUntil(lambda: desk.strip.last_act.mood is Mood.DONE, timeout=5_000)
    qtbot.keyClick(desk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: end_of(between, 2) == before, timeout=5_000)
    assert [move.line for move in between.control.state.line_moves] == [MovableLine.SECTOR] * 2


def test_escape_leaves_the_line_where_it_was(qtbot: QtBot, desk: Window, between: Stage) -> None:
    canvas, before = desk.editor.map, end_of(between, 1)
    canvas.choose(LineKind.SECTOR, 1)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.to_m is not None
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.to_m is None
    assert (end_of(between, 1), between.control.state.line_moves) == (before, ())


def test_a_line_taken_past_its_neighbour_is_refused_in_words(
    qtbot: QtBot, desk: Window, between: Stage
) -> None:
    canvas = desk.editor.map
    canvas.choose(LineKind.SECTOR, 1)
    canvas.take(end_of(between, 2) + 50)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "must stay between" in desk.strip.last_act.words, timeout=5_000)
    assert canvas.to_m is None
    assert between.control.state.line_moves == ()


def test_while_the_race_is_timed_the_lines_are_locked_and_it_says_why(
    qtbot: QtBot, window: Window
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_M)
    canvas = window.editor.map
    canvas.choose(LineKind.SECTOR, 1)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.to_m is None
    assert window.editor.words[0] == "Race 1 is being timed at these lines. End it first."
