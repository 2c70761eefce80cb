"""The director's desk for passings: seen, tried on a copy, asked for, and undone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from pytestqt.qtbot import QtBot

from racecontrol.meeting.acts import ShowFlag
from racecontrol.meeting.facts import MeetingOpened
from racecontrol.meeting.flow_acts import ShortenSession
from racecontrol.meeting.model import CorrectionKind, Flag, Lap, Phase, Source
from racecontrol.meeting.stints import stints_of
from racecontrol.meeting.units import GAME_NS_PER_MS
from racecontrol.results.photo import BLIND_SPOT
from tests.ui import halfrace
from tests.ui.hearing import shown
from tests.ui.loopback import Stage
from tests.ui.on_stage import show as show
from tests.ui.on_stage import stage as stage
from ui import format as text
from ui.bridge import Bridge
from ui.director.lap_change import REASONS, Kind
from ui.director.lap_editor import LapAct
from ui.director.lap_list import cells_of
from ui.director.stint_line import stint_words
from ui.director.window import Window

CAR = 44
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, show: Callable[[type[Window]], Window]) -> Window:
    made = show(Window)
    made.select(CAR)
    qtbot.keyClick(made, Qt.Key.Key_L)
    return made


def laps(stage: Stage) -> tuple[Lap, ...]:
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
    desk, bars = window.laps.desk, window.laps.bars
    assert desk.lap is laps(stage)[-1]
    qtbot.keyClick(bars, Qt.Key.Key_Left)
    assert desk.lap is laps(stage)[-2]
    assert window.laps.proposal.words.startswith(f"Lap {laps(stage)[-2].lap}: 1:3")
    qtbot.keyClick(window.laps.list, Qt.Key.Key_Up)
    assert desk.lap is laps(stage)[-3]


def test_a_line_says_time_sectors_source_and_error(window: Window, stage: Stage) -> None:
    line = window.laps.list.rows[3]
    assert line.lap == laps(stage)[3]
    assert cells_of(line) == ("4", "", "1:31.883", "32.527", "30.229", "29.127", "±0.9 ms")
    assert window.laps.accessibleName() == "Laps"
    assert window.laps.head.remark == BLIND_SPOT


def test_a_passing_that_is_moved_changes_its_lap_and_nothing_before_it_is_asked_for(
    qtbot: QtBot, window: Window, stage: Stage
) -> None:
    desk, bars, was = window.laps.desk, window.laps.bars, laps(stage)
    desk.choose(4)
    qtbot.keyClick(bars, Qt.Key.Key_Minus, SHIFT)
    assert window.laps.proposal.words.startswith("Stays P1. Lap 4: ")
    assert desk.laps[3].official_ms == pytest.approx(was[3].official_ms - 100, abs=1)
    assert laps(stage) is was
    confirm(qtbot, window)
    qtbot.waitUntil(lambda: len(corrections(stage)) == 1, timeout=5_000)
    assert corrections(stage)[0].kind is CorrectionKind.MOVE
    assert laps(stage)[3].official_ms == pytest.approx(was[3].official_ms - 100, abs=1)
    assert laps(stage)[4] == was[4]  # the game's own time of the next lap stands


@pytest.mark.parametrize(("key", "step_ms"), [(None, 10), (SHIFT, 100), (CONTROL, 1)])
def test_a_passing_is_nudged_by_one_ten_or_a_hundred_milliseconds(
    qtbot: QtBot, window: Window, key: Qt.KeyboardModifier | None, step_ms: int
) -> None:
    desk = window.laps.desk
    at_ns = desk.lap.at_ns
    modifier = key or Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(window.laps.bars, Qt.Key.Key_Minus, modifier)
    assert desk.change.at_ns == at_ns - step_ms * 1_000_000


def test_places_that_change_are_said_before_it_is_asked_for(window: Window) -> None:
    desk = window.laps.desk
    desk.nudge(2_000_000_000)
    assert desk.tried.places == "Stays P1."  # it passed sectors since: those still lead
    desk.choose(9)
    desk.delete()
    assert desk.tried.places.startswith("P1 → P12, car 16 (ACV) P2 → P1, car 12 (OKO) P3 → P2")
    assert "and " in desk.tried.places
    assert desk.tried.times == "Lap 9: 1:31.944 → none."


def test_a_split_lap_may_be_nudged_before_it_is_asked_for(
    qtbot: QtBot, window: Window, stage: Stage
) -> None:
    desk, bars = window.laps.desk, window.laps.bars
    desk.choose(5)
    qtbot.keyClick(bars, Qt.Key.Key_Slash)
    begun = desk.change
    qtbot.keyClick(bars, Qt.Key.Key_Plus)
    assert (desk.change.kind, desk.change.at_ns - begun.at_ns) == (Kind.SPLIT, 10_000_000)
    assert len(desk.laps) == len(laps(stage)) + 1
    anew = "; the laps after that are numbered anew."
    first, second = (text.lap_time(lap.official_ms) for lap in desk.laps[4:6])
    assert desk.tried.times == f"Lap 5: 1:31.761 → lap 5: {first}, lap 6: {second}{anew}"
    assert [desk.differs(lap) for lap in desk.laps].count(True) == 2  # others are but renumbered
    confirm(qtbot, window)
    qtbot.waitUntil(lambda: len(corrections(stage)) == 1, timeout=5_000)
    assert corrections(stage)[0].kind is CorrectionKind.SPLIT


def test_a_lap_of_three_is_parted_after_the_first_by_the_pace_of_the_car(
    qtbot: QtBot, window: Window, stage: Stage
) -> None:
    desk = window.laps.desk
    for _ in range(2):
        count = len(laps(stage))
        desk.choose(3)
        desk.delete()
        confirm(qtbot, window)
        qtbot.waitUntil(lambda n=count: len(desk.counting) == n - 1, timeout=5_000)
    desk.choose(3)
    desk.split()
    begin_ns = desk.counting[1].at_ns
    assert desk.change.at_ns - begin_ns == (desk.lap.at_ns - begin_ns) // 3


def test_a_deleted_passing_is_struck_through_and_taken_back_by_undo(
    qtbot: QtBot, window: Window, stage: Stage
) -> None:
    desk, bars, was = window.laps.desk, window.laps.bars, laps(stage)
    desk.choose(6)
    qtbot.keyClick(bars, Qt.Key.Key_Delete)
    confirm(qtbot, window)
    qtbot.waitUntil(lambda: len(desk.counting) == len(was) - 1, timeout=5_000)
    gone = [line.lap.lap for line in window.laps.list.rows if line.gone]
    assert gone == [6, 7]  # both were recorded, and became one
    standing = next(line for line in window.laps.list.rows if line.lap.lap == 6 and not line.gone)
    assert (standing.lap.source, standing.why[:11]) == (Source.BY_HAND, "A. Moravec ")
    assert standing.why.endswith(", Passing that was none")
    assert "by A. Moravec at " in desk.words_of(standing.lap)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: laps(stage) == was, timeout=5_000)


def test_taking_back_is_tried_before_it_is_asked_for(
    qtbot: QtBot, window: Window, stage: Stage
) -> None:
    desk, was = window.laps.desk, laps(stage)
    qtbot.keyClick(window.laps.bars, Qt.Key.Key_U)
    assert desk.change is None  # there is nothing to take back
    desk.choose(6)
    desk.delete()
    confirm(qtbot, window)
    qtbot.waitUntil(lambda: len(desk.counting) == len(was) - 1, timeout=5_000)
    qtbot.keyClick(window.laps.bars, Qt.Key.Key_U)
    assert desk.laps == was
    confirm(qtbot, window)
    qtbot.waitUntil(lambda: desk.counting == was, timeout=5_000)


def test_the_correction_stands_at_its_lap_when_a_later_one_numbers_it_anew(
    qtbot: QtBot, window: Window, stage: Stage
) -> None:
    desk = window.laps.desk
    for lap, act in ((7, desk.delete), (2, desk.split)):
        made = len(corrections(stage))
        desk.choose(lap)
        act()
        confirm(qtbot, window)
        qtbot.waitUntil(lambda n=made: len(desk.made) > n, timeout=5_000)
    kinds = {lap: made.kind for lap, made in desk.made.items()}
    split, deleted = CorrectionKind.SPLIT, CorrectionKind.DELETE
    assert kinds == {2: split, 3: split, 8: deleted}


def test_a_passing_that_nobody_recorded_is_entered_at_the_pace_of_the_car(
    qtbot: QtBot, window: Window, stage: Stage
) -> None:
    desk, count = window.laps.desk, len(laps(stage))
    qtbot.keyClick(window.laps.bars, Qt.Key.Key_Insert)
    assert (desk.change.kind, desk.change.lap) == (Kind.INSERT, count + 1)
    assert desk.change.at_ns <= desk.now_ns
    window.laps.moment.setText("30.5")
    qtbot.keyClick(window.laps.moment, Qt.Key.Key_Return)
    assert desk.laps[-1].official_ms == 30_500
    confirm(qtbot, window)
    qtbot.waitUntil(lambda: len(laps(stage)) == count + 1, timeout=5_000)
    assert laps(stage)[-1].source is Source.BY_HAND


def test_a_moment_is_typed_as_a_lap_time_or_as_a_time_of_day(qtbot: QtBot, window: Window) -> None:
    from ui.format import moment

    desk, field = window.laps.desk, window.laps.moment
    desk.choose(5)
    begin_ns = desk.counting[3].at_ns
    field.setText("1:31.5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.change.at_ns == begin_ns + 91_500 * GAME_NS_PER_MS
    wanted_ns = (desk.lap.at_ns - 1_500_000_000) // 1_000_000 * 1_000_000
    field.setText(moment(wanted_ns))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.change.at_ns == wanted_ns


def test_what_is_no_moment_is_said_and_loses_nothing(qtbot: QtBot, window: Window) -> None:
    field = window.laps.moment
    field.setText("half past")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.laps.proposal.words.startswith("'half past' is no moment. Write a lap time")
    assert field.text() == "half past"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert window.laps.proposal.words.startswith("Lap 9: ")


def test_a_reason_longer_than_its_field_is_read_from_its_begin(
    qtbot: QtBot, window: Window
) -> None:
    field = window.laps.reason
    qtbot.keyClick(window.laps.bars, Qt.Key.Key_Minus)
    assert field.words == "Passing recorded at the wrong moment"
    assert field.lineEdit().cursorPosition() == 0
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.currentIndex() == 1
    assert field.lineEdit().cursorPosition() == 0


def test_a_reason_is_chosen_or_written(qtbot: QtBot, window: Window, stage: Stage) -> None:
    desk, field = window.laps.desk, window.laps.reason
    assert not field.isEnabled()
    desk.choose(6)
    desk.delete()
    assert field.words == desk.change.why == REASONS[Kind.DELETE][0].english
    field.setEditText("Ran through the pit entry")
    confirm(qtbot, window)
    qtbot.waitUntil(lambda: len(corrections(stage)) == 1, timeout=5_000)
    assert corrections(stage)[0].reason == "Ran through the pit entry"


def test_the_mouse_drags_a_passing_on_the_line_of_time(qtbot: QtBot, window: Window) -> None:
    desk, line = window.laps.desk, window.laps.timeline
    desk.choose(5)
    at_ns, y = desk.lap.at_ns, line.height() // 2
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(line, left, pos=QPoint(line.x_of(at_ns), y))
    assert (desk.change.kind, desk.change.at_ns) == (Kind.MOVE, at_ns)
    there = QPoint(line.x_of(at_ns) - 20, y)
    where, none = QPointF(there), Qt.KeyboardModifier.NoModifier
    line.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, where, where, left, left, none))
    qtbot.mouseRelease(line, left, pos=there)
    assert desk.change.kind is Kind.MOVE
    assert desk.change.at_ns == pytest.approx(line.at_ns(there.x()), abs=1)
    assert desk.change.at_ns < at_ns


def test_a_click_in_a_lap_parts_it_there_and_one_after_the_last_ends_the_next(
    qtbot: QtBot, window: Window
) -> None:
    desk, line = window.laps.desk, window.laps.timeline
    begin_ns, end_ns = desk.span()
    left, y = Qt.MouseButton.LeftButton, line.height() // 2
    middle = (begin_ns + desk.lap.at_ns) // 2
    qtbot.mouseClick(line, left, pos=QPoint(line.x_of(middle), y))
    assert (desk.change.kind, desk.change.lap) == (Kind.SPLIT, desk.chosen)
    desk.think_of(None)
    assert end_ns > desk.lap.at_ns  # the running lap
    qtbot.mouseClick(line, left, pos=QPoint(line.x_of(end_ns) - 2, y))
    assert (desk.change.kind, desk.change.lap) == (Kind.INSERT, desk.chosen + 1)


def test_every_act_may_be_clicked(qtbot: QtBot, window: Window) -> None:
    desk, acts = window.laps.desk, window.laps.acts
    rooms = {act: room for room, act in acts.places()}
    assert max(room.right() for room in rooms.values()) < acts.width()
    kinds = {LapAct.DELETE: Kind.DELETE, LapAct.SPLIT: Kind.SPLIT, LapAct.INSERT: Kind.INSERT}
    for act, kind in kinds.items():
        qtbot.mouseClick(acts, Qt.MouseButton.LeftButton, pos=rooms[act].center())
        assert desk.change.kind is kind
    qtbot.mouseClick(acts, Qt.MouseButton.LeftButton, pos=rooms[LapAct.LEAVE].center())
    assert desk.change is None


def test_what_the_rules_refuse_is_said_before_it_is_asked_for(
    qtbot: QtBot, window: Window, stage: Stage
) -> None:
    desk, was = window.laps.desk, laps(stage)
    desk.choose(3)
    desk.nudge(91_000_000_000)
    assert "too soon after that for a lap" in window.laps.proposal.words
    qtbot.keyClick(window.laps.bars, Qt.Key.Key_Return)
    assert "too soon after that for a lap" in window.strip.last_act.words
    assert laps(stage) is was


def test_escape_and_another_car_forget_what_was_thought_of(qtbot: QtBot, window: Window) -> None:
    desk, bars = window.laps.desk, window.laps.bars
    qtbot.keyClick(bars, Qt.Key.Key_Slash)
    qtbot.keyClick(bars, Qt.Key.Key_Escape)
    assert desk.change is None
    qtbot.keyClick(bars, Qt.Key.Key_Slash)
    window.select(16)
    assert desk.change is None
    window.select(None)
    assert desk.laps == ()


def test_the_tower_is_never_covered_and_every_key_is_in_the_overlay(window: Window) -> None:
    tower = window.tower.mapTo(window, window.tower.rect().bottomLeft()).y()
    panel = window.laps.mapTo(window, window.laps.rect().topLeft()).y()
    assert window.laps.isVisible()
    assert panel > tower
    assert any("Ins Del /" in caps for caps, _ in window.keys.table())
    assert len(window.tower.lines) == 12 == len(halfrace.grid())


def test_undoing_the_passing_that_brought_the_flag_says_that_the_flag_goes_too(
    qtbot: QtBot, tmp_path: Path
) -> None:
    meeting = halfrace.meeting()
    plans = [replace(p, laps=10) if p.key == "race-1" else p for p in meeting.sessions]
    short = replace(meeting, sessions=tuple(plans))
    facts = (MeetingOpened(short), *halfrace.facts()[1:])
    stage = Stage(tmp_path, facts, short, halfrace.NOW_NS)
    bridge = Bridge(stage.control)
    window = Window(stage.desk, bridge)
    qtbot.addWidget(window)
    window.show()
    window.select(CAR)

    def session():
        return stage.control.state.sessions["race-1"]

    qtbot.keyClick(window, Qt.Key.Key_L)
    qtbot.keyClick(window.laps.bars, Qt.Key.Key_Insert)
    assert window.laps.proposal.words.startswith("Stays P1. The chequered flag falls.")
    confirm(qtbot, window)
    qtbot.waitUntil(lambda: session().phase is Phase.CHEQUERED, timeout=5_000)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert window.strip.last_act.words.endswith("and the chequered flag is withdrawn")
    qtbot.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session().phase is Phase.STARTED, timeout=5_000)
    window.close()
    bridge.close()
    stage.close()


def test_a_chequered_flag_shown_too_soon_is_withdrawn_by_undo(
    qtbot: QtBot, window: Window, stage: Stage
) -> None:
    def session():
        return stage.control.state.sessions["race-1"]

    shorter = ShortenSession("race-1", "Late", laps=10)
    stage.control.submit(shorter, window.person).result()
    qtbot.waitUntil(lambda: session().plan.laps == 10, timeout=5_000)
    stage.control.submit(ShowFlag("race-1", Flag.CHEQUERED), window.person).result()
    qtbot.waitUntil(lambda: session().phase is Phase.CHEQUERED, timeout=5_000)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert window.strip.last_act.words == "Undo: withdraw the chequered flag"
    qtbot.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session().phase is Phase.STARTED, timeout=5_000)


def test_t_notes_the_compound_from_the_chosen_lap_on_and_an_empty_field_takes_it_back(
    qtbot: QtBot, window: Window, stage: Stage
) -> None:
    lap = window.laps.desk.chosen
    stint = window.laps.stint
    qtbot.keyClick(window.laps.bars, Qt.Key.Key_T)
    assert stint.compound.hasFocus()
    stint.compound.setEditText("hard")
    stint.driver.setEditText("Ana")
    with shown(qtbot, window):
        qtbot.keyClick(stint.compound, Qt.Key.Key_Return)
    assert window.laps.bars.hasFocus()
    stints = stints_of(stage.control.state.sessions["race-1"], CAR)
    assert [(note.lap, note.compound, note.driver) for note in stints] == [(lap, "hard", "Ana")]
    assert stint_words(window.state.current, CAR) == ", hard, Ana"
    window.laps.desk.step(-1)
    window.laps.desk.step(1)
    assert (stint.compound.words, stint.driver.words) == ("hard", "Ana")
    stint.compound.setEditText("")
    stint.driver.setEditText("")
    with shown(qtbot, window):
        qtbot.keyClick(stint.driver, Qt.Key.Key_Return)
    assert stints_of(stage.control.state.sessions["race-1"], CAR) == ()


def test_what_cannot_be_noted_of_a_stint_is_said(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window.laps.bars, Qt.Key.Key_T)
    qtbot.keyClick(window.laps.stint.compound, Qt.Key.Key_Return)
    assert "Nothing is noted of lap" in window.strip.last_act.words
