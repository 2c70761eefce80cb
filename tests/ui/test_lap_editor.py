"""The director's desk for passings: seen, tried on a copy, asked for, and undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from racecontrol.meeting.model import CorrectionKind
from tests.ui import halfrace
from tests.ui.loopback import Stage
from ui.bridge import Bridge
from ui.director.lap_change import Kind
from ui.director.window import Window

CAR = 44
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path, halfrace.facts(), halfrace.meeting(), halfrace.NOW_NS)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, stage: Stage) -> Iterator[Window]:
    bridge = Bridge(stage.control)
    made = Window(stage.desk, bridge)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    made.select(CAR)
    qtbot.keyClick(made, Qt.Key.Key_L)
    yield made
    made.close()
    bridge.close()


def laps(stage: Stage):
    return stage.control.state.sessions["race-1"].run(CAR).laps


def corrections(stage: Stage):
    return stage.control.state.sessions["race-1"].run(CAR).corrections


def confirm(qtbot: QtBot, window: Window) -> None:
    """Enter asks; a second Enter does not wait for the cancel bar."""
    qtbot.keyClick(window.laps.bars, Qt.Key.Key_Return)
    qtbot.keyClick(window, Qt.Key.Key_Return)


def test_the_newest_lap_is_in_the_hand_and_arrows_take_another(
    qtbot: QtBot, window: Window, stage: Stage
) -> None:
    bars = window.laps.bars
    assert bars.lap is laps(stage)[-1]
    qtbot.keyClick(bars, Qt.Key.Key_Left)
    assert bars.lap is laps(stage)[-2]
    assert window.laps.proposal.words.startswith(f"Lap {laps(stage)[-2].lap}: 1:3")


def test_a_passing_that_is_moved_changes_its_lap_and_nothing_before_it_is_asked_for(
    qtbot: QtBot, window: Window, stage: Stage
) -> None:
    bars, was = window.laps.bars, laps(stage)
    bars.choose(4)
    qtbot.keyClick(bars, Qt.Key.Key_Minus, SHIFT)
    assert window.laps.proposal.words.startswith("Stays P1. Lap 4: ")
    assert bars.laps[3].official_ms == pytest.approx(was[3].official_ms - 100, abs=1)
    assert laps(stage) is was
    confirm(qtbot, window)
    qtbot.waitUntil(lambda: len(corrections(stage)) == 1, timeout=5_000)
    assert corrections(stage)[0].kind is CorrectionKind.MOVE
    assert laps(stage)[3].official_ms == pytest.approx(was[3].official_ms - 100, abs=1)
    assert laps(stage)[4] == was[4]  # the game's own time of the next lap stands


def test_a_split_lap_may_be_nudged_before_it_is_asked_for(
    qtbot: QtBot, window: Window, stage: Stage
) -> None:
    bars = window.laps.bars
    bars.choose(5)
    qtbot.keyClick(bars, Qt.Key.Key_Slash)
    first = bars.change
    qtbot.keyClick(bars, Qt.Key.Key_Plus)
    assert bars.change is not None and first is not None
    assert (bars.change.kind, bars.change.at_ns - first.at_ns) == (Kind.SPLIT, 10_000_000)
    assert len(bars.laps) == len(laps(stage)) + 1
    confirm(qtbot, window)
    qtbot.waitUntil(lambda: len(corrections(stage)) == 1, timeout=5_000)
    assert corrections(stage)[0].kind is CorrectionKind.SPLIT


def test_a_deleted_passing_is_taken_back_by_undo(
    qtbot: QtBot, window: Window, stage: Stage
) -> None:
    bars, was = window.laps.bars, laps(stage)
    bars.choose(6)
    qtbot.keyClick(bars, Qt.Key.Key_Delete)
    confirm(qtbot, window)
    qtbot.waitUntil(lambda: len(laps(stage)) == len(was) - 1, timeout=5_000)
    qtbot.waitUntil(lambda: "A. Moravec" in bars.words_of(laps(stage)[5]), timeout=5_000)
    assert "Passing that was none" in bars.words_of(laps(stage)[5])
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: laps(stage) == was, timeout=5_000)


def test_what_the_rules_refuse_is_said_before_it_is_asked_for(
    qtbot: QtBot, window: Window, stage: Stage
) -> None:
    bars, was = window.laps.bars, laps(stage)
    bars.choose(3)
    for _ in range(10):
        qtbot.keyClick(bars, Qt.Key.Key_Plus, SHIFT)
    change = bars.change
    assert change is not None
    from msgspec.structs import replace

    bars.think_of(replace(change, at_ns=change.at_ns + 90_000_000_000))
    assert "too soon after that for a lap" in window.laps.proposal.words
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert "too soon after that for a lap" in window.strip.last_act.words
    assert laps(stage) is was


def test_escape_and_another_car_forget_what_was_thought_of(qtbot: QtBot, window: Window) -> None:
    bars = window.laps.bars
    qtbot.keyClick(bars, Qt.Key.Key_Slash)
    qtbot.keyClick(bars, Qt.Key.Key_Escape)
    assert bars.change is None
    qtbot.keyClick(bars, Qt.Key.Key_Slash)
    window.select(16)
    assert bars.change is None
    window.select(None)
    assert bars.laps == ()
