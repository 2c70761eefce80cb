"""The director's console with a real control and a real journal: keys in, facts out."""

import itertools

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt

from racecontrol.meeting.facts import RigFellSilent
from racecontrol.meeting.justice_acts import SignResult
from racecontrol.meeting.model import Flag, Phase, Source
from racecontrol.meeting.state import apply
from tests.ui import halfrace
from tests.ui.conftest import make_desk
from ui.bridge import Bridge
from ui.director.gap_plot import GapPlot
from ui.director.tower_lines import lines_of
from ui.director.window import Window
from ui.mending import NOTHING_TO_UNDO
from ui.theme import load
from ui.tr import worded
from ui.widgets.last_act import Mood

K = Qt.Key


@pytest.fixture
def window(qtbot, desk, bridge):
    made = Window(desk, bridge)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    return made


def flags(window):
    return {(f.flag, f.sector) for f in window.state.sessions["race-1"].flags}


def hold(qtbot, window, key, done):
    """Hold a key until it has done what it should, then let go."""
    qtbot.keyPress(window, key)
    qtbot.waitUntil(done)
    qtbot.keyRelease(window, key)


def test_yellow_in_a_sector_goes_out_when_its_digit_was_held(qtbot, window):
    qtbot.keyClick(window, K.Key_Y)
    hold(qtbot, window, K.Key_2, lambda: flags(window) == {(Flag.YELLOW, 2)})
    qtbot.waitUntil(lambda: window.band.track.word == "YELLOW, SECTOR 2")
    assert window.strip.last_act.mood is not Mood.CANCELLABLE


def test_y_twice_is_double_yellow(qtbot, window):
    qtbot.keyClick(window, K.Key_Y)
    qtbot.keyClick(window, K.Key_Y)
    hold(qtbot, window, K.Key_0, lambda: flags(window) == {(Flag.DOUBLE_YELLOW, 0)})


def test_letting_go_too_early_does_nothing_and_says_how(qtbot, window):
    with qtbot.waitSignal(window.flags.buttons[Flag.GREEN].let_go) as said:
        qtbot.keyPress(window, K.Key_G)
        qtbot.keyRelease(window, K.Key_G)
    assert said.args == ["Hold G for 0.6 s to show green."]
    assert window.strip.last_act.words == said.args[0]
    assert flags(window) == set()


def test_red_is_a_chord_and_goes_out_at_once(qtbot, window):
    qtbot.keyPress(window, K.Key_R)
    qtbot.keyClick(window, K.Key_Return)
    qtbot.keyRelease(window, K.Key_R)
    qtbot.waitUntil(lambda: flags(window) == {(Flag.RED, 0)})
    qtbot.waitUntil(lambda: window.band.track.word == "RED FLAG")
    qtbot.waitUntil(lambda: "Red flag" in window.strip.last_act.words)


def test_the_chord_works_when_another_control_has_the_focus(qtbot, window):
    green = window.flags.buttons[Flag.GREEN]
    green.setFocus()
    qtbot.keyPress(green, K.Key_R)
    qtbot.keyClick(green, K.Key_Return)
    qtbot.keyRelease(green, K.Key_R)
    qtbot.waitUntil(lambda: flags(window) == {(Flag.RED, 0)})


def test_enter_alone_shows_no_red(qtbot, window):
    qtbot.keyClick(window, K.Key_R)
    qtbot.keyClick(window, K.Key_Return)
    assert flags(window) == set()
    assert window.strip.last_act.mood is not Mood.WAITING


def test_green_waits_in_the_cancel_bar_and_enter_sends_it(qtbot, window):
    qtbot.keyClick(window, K.Key_Y)
    hold(qtbot, window, K.Key_1, lambda: flags(window) == {(Flag.YELLOW, 1)})
    bar = window.strip.last_act
    hold(qtbot, window, K.Key_G, lambda: bar.mood is Mood.CANCELLABLE)
    assert flags(window) == {(Flag.YELLOW, 1)}
    qtbot.keyClick(window, K.Key_Return)
    qtbot.waitUntil(lambda: flags(window) == set())


def test_escape_cancels_what_waits(qtbot, window):
    bar = window.strip.last_act
    hold(qtbot, window, K.Key_E, lambda: bar.mood is Mood.CANCELLABLE)
    qtbot.keyClick(window, K.Key_Escape)
    assert bar.words == "Cancelled: End session: Race 1."
    assert window.state.sessions["race-1"].phase is Phase.STARTED


def test_chequered_is_dim_and_says_from_which_lap(qtbot, window):
    button = window.flags.buttons[Flag.CHEQUERED]
    assert button.reason == "Chequered is free from lap 14. To stop earlier, end the session."
    qtbot.keyClick(window, K.Key_C)
    assert window.strip.last_act.words == button.reason


def test_two_digits_select_a_car_everywhere(qtbot, window):
    qtbot.keyClick(window, K.Key_3)
    assert window.strip.selection.words() == "3_"
    qtbot.keyClick(window, K.Key_1)
    assert window.selected == 31
    assert window.strip.selection.words() == "KSZ, rig 4"
    qtbot.keyClick(window, K.Key_Escape)
    assert window.selected is None


def test_a_number_that_is_not_entered_is_said(qtbot, window):
    qtbot.keyClicks(window, "45")
    assert window.strip.selection.words() == "No car 45."
    assert window.selected is None


def test_an_incident_is_noted_in_the_queue_itself(qtbot, window):
    window.select(88)
    qtbot.keyClick(window, K.Key_I)
    qtbot.keyClicks(window.queue.note, "Cut turn 9")
    qtbot.keyClick(window.queue.note, K.Key_Return)
    qtbot.waitUntil(lambda: len(window.state.incidents) == 5)
    noted = window.state.incidents[5]
    assert (noted.entries, noted.reason, noted.noted_by) == ((88,), "Cut turn 9", "A. Moravec")
    qtbot.waitUntil(lambda: window.queue.rows[0].item.key == "incident 5")
    qtbot.waitUntil(lambda: "Cut turn 9" in window.happened.rows[0].words)


def test_letters_typed_into_the_note_are_no_acts(qtbot, window):
    window.select(88)
    qtbot.keyClick(window, K.Key_I)
    qtbot.keyClicks(window.queue.note, "Grey")
    assert window.queue.note.text() == "Grey"
    assert flags(window) == set()


def test_the_warning_flag_goes_to_the_selected_car(qtbot, window):
    window.select(23)
    qtbot.keyClick(window, K.Key_W)
    assert window.strip.last_act.words == "Black and white flag to car 23 (MBR)"
    qtbot.keyClick(window, K.Key_Return)
    qtbot.waitUntil(lambda: len(window.state.sessions["race-1"].car_flags) == 1)
    qtbot.waitUntil(lambda: any("B/W" in c[0] for c in chips_of(window, 23)))


def chips_of(window, number):
    return next(line.chips for line in window.tower.lines if line.number == number)


def test_a_verb_without_a_car_asks_for_one(qtbot, window):
    qtbot.keyClick(window, K.Key_W)
    assert window.strip.last_act.words == "No car selected. Two digits select one."


def test_undo_has_nothing_of_yours_at_first(qtbot, window):
    qtbot.keyClick(window, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.strip.last_act.words == worded(NOTHING_TO_UNDO)


def test_undo_clears_the_yellow_this_desk_showed(qtbot, window):
    qtbot.keyClick(window, K.Key_Y)
    hold(qtbot, window, K.Key_3, lambda: flags(window) == {(Flag.YELLOW, 3)})
    qtbot.keyClick(window, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.strip.last_act.words == "Undo: clear yellow, sector 3"
    qtbot.keyClick(window, K.Key_Return)
    qtbot.waitUntil(lambda: flags(window) == set())


def test_race_two_is_taken_from_its_grid_to_its_start(qtbot, window):
    bar = window.strip.last_act
    hold(qtbot, window, K.Key_E, lambda: bar.mood is Mood.CANCELLABLE)
    qtbot.keyClick(window, K.Key_Return)

    def phase(key):
        return window.state.sessions[key].phase

    qtbot.waitUntil(lambda: phase("race-1") is Phase.ENDED)
    steps = window.sessions.lines
    for name, after in (("Publish result", Phase.PROVISIONAL), ("Declare final", Phase.FINAL)):
        button = steps[name].button
        if name == "Declare final":
            steward = window.desk.people["steward"]
            assert window.desk.control.submit(SignResult("race-1"), steward).result(5)
        qtbot.waitUntil(lambda button=button: not button.reason)
        qtbot.mousePress(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bar.mood is Mood.CANCELLABLE)
        qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
        bar.send_now()
        qtbot.waitUntil(lambda after=after: phase("race-1") is after)
    qtbot.waitUntil(lambda: not steps["Form grid"].button.reason)
    qtbot.keyClick(window, K.Key_F)
    qtbot.waitUntil(lambda: phase("race-2") is Phase.GRID)
    qtbot.waitUntil(lambda: not steps["Start"].button.reason)
    qtbot.keyPress(window, K.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: phase("race-2") is Phase.STARTED)
    qtbot.keyRelease(window, K.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_a_stale_rig_is_hatched_and_counted(qtbot, bridge, desk):
    made = Window(make_desk(desk.control, halfrace.Standing(quiet_rig=9)), bridge)
    qtbot.addWidget(made)
    assert [line.number for line in made.tower.lines if line.stale_words] == [2]
    feeds, oldest = made.health.items[:2]
    assert (feeds.value, feeds.normal) == ("11 of 12", False)
    assert oldest.value == "3.4 s, rig 9"


def test_a_silent_rig_needs_a_person(qtbot, window, desk):
    desk.control.observe(RigFellSilent(9, halfrace.NOW_NS))
    qtbot.waitUntil(lambda: window.queue.rows[0].item.key == "rig 9")
    qtbot.waitUntil(lambda: window.happened.rows[0].words == "Rig 9: no packets.")


def test_keys_are_shown_while_the_question_mark_is_held(qtbot, window):
    qtbot.keyPress(window, K.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window._hints.isVisible())
    corner = window.tower.mapTo(window, QPoint(0, 0))
    assert not window._hints.geometry().intersects(QRect(corner, window.tower.size()))
    qtbot.keyRelease(window, K.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert not window._hints.isVisible()


def test_the_layout_is_remembered(qtbot, desk, bridge):
    first = Window(desk, bridge)
    qtbot.addWidget(first)
    first.resize(1700, 950)
    first.show()
    before = share_of_tower(first)
    left_column(first).setSizes([800, 50])
    wanted = share_of_tower(first)
    assert wanted > before + 0.05
    first.close()
    assert QSettings().value("director/screen") == first.screen().name()
    second = Window(desk, bridge)
    qtbot.addWidget(second)
    second.restore_place()  # this screen is smaller than the window was
    second.resize(1700, 950)
    second.show()
    assert share_of_tower(second) == pytest.approx(wanted, abs=0.03)


def left_column(window):
    return window.tower.parentWidget()


def share_of_tower(window):
    sizes = left_column(window).sizes()
    return sizes[0] / sum(sizes)


def test_a_closed_window_hears_no_more(qtbot, window, desk):
    window.close()
    before = len(window.happened.rows)
    desk.control.observe(RigFellSilent(9, halfrace.NOW_NS))
    qtbot.waitUntil(lambda: 9 in desk.control.state.silent_rigs)
    assert len(window.happened.rows) == before


def test_the_gap_chart_draws_a_line_per_car(window):
    assert window.gaps.plot is not None
    assert len(window.gaps.plot.lines.gaps) == 12


def test_the_axes_of_the_gap_chart_stand_still_until_a_gap_or_a_lap_is_out_of_them(qtbot):
    plot = GapPlot()
    qtbot.addWidget(plot)
    boxes = []
    for behind, laps in ((6.0, 4), (6.4, 4), (9.9, 4), (10.1, 4), (10.1, 5), (7.0, 5), (600.0, 5)):
        points = tuple((lap, behind) for lap in range(1, laps + 1))
        plot.show_gaps(None, {7: points}, None)
        box = plot.lines.boundingRect()
        boxes.append((round(box.bottom()), round(box.right())))
    assert boxes == [(10, 4), (10, 4), (10, 4), (15, 4), (15, 5), (10, 5), (93, 5)]


@pytest.mark.parametrize("look", ["dark", "light"])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (2560, 1440)])
def test_nothing_overlaps_and_nothing_is_cut_off(qtbot, window, size, look):
    window.set_theme(load(look))
    window.resize(*size)
    window.select(31)
    qtbot.waitUntil(lambda: window.width() == size[0])
    image = window.grab().toImage()
    assert (image.width(), image.height()) == size
    strip = [*window.strip.buttons, window.strip.selection, window.strip.last_act]
    for left, right in itertools.pairwise(strip):
        assert left.geometry().right() < right.geometry().left()
        assert left.width() >= left.minimumSizeHint().width()
    assert strip[-1].geometry().right() <= window.width()
    tower = window.tower.body.view
    assert tower.viewport().height() >= 12 * tower.row_height
    assert tower.row_height >= 28


def test_before_the_first_grid_the_tower_has_every_entry(qtbot, make_control):
    control = make_control(-10_000_000)
    made = Window(make_desk(control), Bridge(control))
    qtbot.addWidget(made)
    assert len(made.tower.lines) == 12


def test_another_look_is_taken_up_and_remembered(qtbot, window, desk, bridge):
    qtbot.keyClick(window, K.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, K.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert (window.theme.name, window.theme.vision) == ("light", "protanopia")
    again = Window(desk, bridge)
    qtbot.addWidget(again)
    assert again.theme.name == "light"


def test_letting_go_of_shift_first_still_closes_the_keys(qtbot, window):
    qtbot.keyPress(window, K.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window._hints.isVisible())
    qtbot.keyRelease(window, K.Key_Shift)
    assert not window._hints.isVisible()


def test_an_act_without_an_answer_waits_until_it_was_seen(qtbot, window):
    window.strip.last_act.unanswered.emit("Red flag")
    assert window.queue.rows[0].item.detail == "Red flag. The act may not have been taken."
    qtbot.keyClick(window, K.Key_K)
    window.show_health()
    assert all(row.item.title != "No answer for 2 s" for row in window.queue.rows)


def laps_of(window, number):
    return window.state.sessions["race-1"].run(number).laps


def test_a_passing_by_hand_is_a_lap_at_the_moment_of_the_key(qtbot, window):
    number = halfrace.grid()[-1]
    before = len(laps_of(window, number))
    window.select(number)
    pressed_ns = window.bridge.now_ns()
    qtbot.keyClick(window, K.Key_H)
    assert window.strip.last_act.mood is Mood.CANCELLABLE
    qtbot.keyClick(window, K.Key_Return)
    qtbot.waitUntil(lambda: len(laps_of(window, number)) == before + 1)
    lap = laps_of(window, number)[-1]
    assert lap.source is Source.BY_HAND
    assert 0 <= lap.at_ns - pressed_ns < 1_000_000_000
    made = window.state.sessions["race-1"].corrections[1]
    assert (made.made_by, made.reason) == ("A. Moravec", "Seen at the line")
    qtbot.waitUntil(lambda: "entered by hand, by A. Moravec" in window.happened.rows[0].words)
    line = next(line for line in window.tower.lines if line.number == number)
    assert line.cells["last"].source is Source.BY_HAND


def test_undo_takes_the_passing_by_hand_back(qtbot, window):
    number = halfrace.grid()[-1]
    before = laps_of(window, number)
    window.select(number)
    qtbot.keyClick(window, K.Key_H)
    qtbot.keyClick(window, K.Key_Return)
    qtbot.waitUntil(lambda: len(laps_of(window, number)) == len(before) + 1)
    qtbot.keyClick(window, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.strip.last_act.words.startswith(f"Undo: car {number:02d}")
    qtbot.keyClick(window, K.Key_Return)
    qtbot.waitUntil(lambda: laps_of(window, number) == before)
    qtbot.keyClick(window, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.strip.last_act.words == worded(NOTHING_TO_UNDO)


def test_a_passing_by_hand_right_after_another_is_refused_at_once(qtbot, window):
    number = halfrace.grid()[-1]
    window.select(number)
    qtbot.keyClick(window, K.Key_H)
    qtbot.keyClick(window, K.Key_Return)
    qtbot.waitUntil(lambda: bool(window.state.sessions["race-1"].corrections))
    qtbot.keyClick(window, K.Key_H)
    assert "no lap is that short" in window.strip.last_act.words


def test_silent_cars_are_shown_where_their_last_pace_would_have_them():
    silent = halfrace.state()
    leader = halfrace.grid()[0]
    for rig in silent.meeting.rigs:
        silent = apply(silent, RigFellSilent(rig.number, halfrace.NOW_NS))
    later_ns = halfrace.NOW_NS + 40_000 * halfrace.GAME_MS
    session = silent.sessions["race-1"]
    lines = {line.number: line for line in lines_of(silent, session, 3, {}, later_ns)}
    assert lines[leader].place == 1
    gaps = [line.cells["gap"].words for line in lines.values() if line.place > 1]
    timed = [words for words in gaps if words and "lap" not in words]
    assert timed
    assert all(words.startswith("≈") for words in timed)
    assert halfrace.state().sessions["race-1"].runs == session.runs
