"""The stewards' console: the life of a case, penalties in force, the result; by its keys."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from racecontrol.control import Accepted
from racecontrol.meeting import justice_facts as facts
from racecontrol.meeting.acts import DeclareFinal, EndSession, GiveDecision, PublishResult
from racecontrol.meeting.facts import (
    DecisionGiven,
    DecisionRescinded,
    MeetingOpened,
    PassingRecorded,
    SessionEnded,
)
from racecontrol.meeting.judged import ProtestKind
from racecontrol.meeting.justice_acts import (
    CloseIncident,
    ConfirmServed,
    NoteGamePenalty,
    SignResult,
)
from racecontrol.meeting.model import Line, Passing, Person, Phase, Role
from racecontrol.meeting.rulebook import Ladder, LadderStep
from racecontrol.stewarding.cases import FourParts
from tests.stewarding.pit_visit import Visit
from tests.ui import halfrace
from tests.ui.loopback import PEOPLE, Stage
from tests.ui.steward.test_steward_window import choose_penalty, hold, shown
from ui import format as text
from ui.mending import NOTHING_TO_UNDO
from ui.steward.cases import CaseState
from ui.tr import worded
from ui.widgets.last_act import Mood

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def protest_s():
    return 300


@pytest.fixture
def stage(tmp_path, protest_s):
    """The half race, with a ladder of track limits and five minutes for protests."""
    told = list(halfrace.facts())
    meeting = told[0].meeting
    ladder = Ladder(steps=(LadderStep(1, "warning"), LadderStep(2, "time-5")))
    codes = (*meeting.rulebook.penalties, "points-2", "stop-and-go")
    windows = replace(meeting.rulebook.windows, appeal_lodged_s=7_200)
    book = replace(meeting.rulebook, track_limits=ladder, penalties=codes, windows=windows)
    meeting = replace(meeting, rulebook=book, protest_s=protest_s)
    made = Stage(tmp_path, [MeetingOpened(meeting), *told[1:]], meeting, halfrace.NOW_NS)
    yield made
    made.close()


def act(stage, wish, who="steward"):
    return stage.control.submit(wish, PEOPLE[who]).result(timeout=10)


def drive_through(qtbot, window, stage, number):
    """The car's console sends a visit to the pit lane, and its two passings are recorded."""
    circuit = stage.desk.circuits[halfrace.TRACK]
    rig = window.state.meeting.entry(number).rig - 1
    samples = Visit(circuit).samples(after_m=300)
    for sample in samples:
        stage.rigs.send(rig, position=sample["position"], speed=sample["speed"], lap=10)
    qtbot.waitUntil(lambda: len(stage.rigs.telemetry.history(rig, 60)) > len(samples) * 0.9)
    now_ns = stage.clock.now()
    for line, at_ns in ((Line.PIT_IN, now_ns - 20), (Line.PIT_OUT, now_ns - 10)):
        passing = Passing(number, line, 0, 10, 0, at_ns, 1000)
        with shown(qtbot, window, PassingRecorded):
            stage.control.observe(PassingRecorded("race-1", passing))
    window.show_health()


def hold_key(qtbot, window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Hold a key until its act waits in the cancel bar."""
    qtbot.keyPress(window.cases, key, modifiers)
    qtbot.waitUntil(lambda: window.strip.last_act.mood is Mood.CANCELLABLE)
    qtbot.keyRelease(window.cases, key, modifiers)


def stage_of(window, number):
    rows = [row.case for row in window.cases.rows if row.case]
    return next(case.state for case in rows if case.number == number)


def test_i_investigates_and_p_puts_off_the_chosen_case(qtbot, window):
    window.choose(2)
    with shown(qtbot, window, facts.IncidentInvestigated):
        qtbot.keyClick(window.cases, Qt.Key.Key_I)
    window.refresh()
    assert stage_of(window, 2) is CaseState.INVESTIGATED
    assert window.acts.investigate.reason == "It is under investigation."
    with shown(qtbot, window, facts.IncidentPostponed):
        qtbot.keyClick(window.cases, Qt.Key.Key_P)
    window.refresh()
    assert stage_of(window, 2) is CaseState.POSTPONED


def test_a_case_is_closed_with_its_reason_and_reopened(qtbot, window):
    window.choose(3)
    window.why.setText("He was forced off")
    hold(qtbot, window.acts.close)
    with shown(qtbot, window, facts.IncidentClosed) as told:
        window.enter_pressed()
    assert told.args[0].facts[0].reason == "He was forced off"
    window.choose(3)
    window.refresh()
    assert stage_of(window, 3) is CaseState.CLOSED
    assert window.acts.close.reason == "Case 3 is no further action. O reopens it."
    window.setFocus()
    hold_key(qtbot, window, Qt.Key.Key_O)
    with shown(qtbot, window, facts.IncidentReopened):
        window.enter_pressed()
    window.refresh()
    assert stage_of(window, 3) is CaseState.INVESTIGATED


def test_reopening_without_a_reason_says_where_to_write_it(qtbot, window):
    window.choose(1)
    qtbot.keyClick(window.cases, Qt.Key.Key_O)
    assert window.strip.last_act.words == "Say why, in the field below the log."


def test_letters_do_nothing_to_the_case_while_somebody_writes(qtbot, window):
    window.choose(2)
    window.activateWindow()
    window.why.setFocus()
    qtbot.keyClicks(window.why, "pix")
    assert window.why.text() == "pix"
    assert window.state.justice.steps == {}


def test_an_unserved_penalty_counts_down_and_is_confirmed_with_its_measure(qtbot, window, stage):
    act(stage, GiveDecision("race-1", 12, "drive-through", "Causing a collision", 2))
    window.refresh()
    (row, _) = window.log.rows
    assert (row.standing, row.urgent) == ("unserved, due in 2", True)
    window.log.picked.emit(2)
    assert window.acts.served.reason == ""
    drive_through(qtbot, window, stage, 12)
    assert "Car 12 drove through the pit lane on lap 10" in window._log_panel.head.words[1]
    hold(qtbot, window.acts.served)
    assert "as measured" in window.strip.last_act.words
    with shown(qtbot, window, facts.PenaltyServed):
        window.enter_pressed()
    window.refresh()
    (row, _) = window.log.rows
    assert (row.standing, row.urgent) == ("served on lap 10", False)
    assert window.state.justice.served[2].service.fastest_kmh == pytest.approx(72, rel=0.03)
    assert stage_of(window, 2) is CaseState.SERVED


def test_a_warning_is_nothing_to_be_served(window, stage):
    act(stage, GiveDecision("race-1", 12, "warning", "Impeding"))
    window.refresh()
    window.log.picked.emit(2)
    assert window.acts.served.reason == "Decision 2 is recorded."


def test_what_the_game_took_is_counted_against_the_chosen_decision(qtbot, window):
    window.log.picked.emit(1)
    form = window.note_form
    form.cars.choose((window.state.decisions[1].entry,))
    form.reason.setEditText("False start")
    form.game.setText("2.0")
    with shown(qtbot, window, facts.GamePenaltyNoted) as told:
        qtbot.mouseClick(form.game_button, LEFT)
    penalty = told.args[0].facts[0].penalty
    assert (penalty.taken_ms, penalty.decision) == (2_000, 1)
    window.refresh()
    assert window.log.rows[0].standing == "+3 s, the game took 2 s"
    assert form.game.ms() == 0


def test_the_game_s_penalty_needs_its_seconds(window):
    form = window.note_form
    form.cars.choose((12,))
    form.reason.setEditText("False start")
    form.submit_game()
    assert window.strip.last_act.words == "Say how many seconds it took."


def test_track_limits_say_who_is_due(qtbot, window):
    (rung,) = [rung for rung in window.ladder.rungs if rung.count]
    assert (rung.entry, rung.count, rung.due) == (halfrace.grid()[3], 1, "warning")
    assert "warning is due" in window.ladder.accessibleDescription()
    index = window.ladder.rungs.index(rung)
    with qtbot.waitSignal(window.ladder.picked):
        qtbot.mouseClick(window.ladder, LEFT, pos=window.ladder.box(index).center())
    assert window.selected == rung.entry


def test_cases_like_this_stand_beside_and_a_choice_outside_the_range_is_said(window, stage):
    act(stage, GiveDecision("race-1", 12, "time-5", "Contact at the hairpin", 2))
    act(stage, GiveDecision("race-1", 61, "time-5", "Contact at the hairpin"))
    window.choose(2)
    window.refresh()
    assert [one.outcome for one in window.form.earlier.shown] == ["5 s"]
    choose_penalty(window, "disqualification")
    assert window.form.earlier.remark == "Outside the range so far: 5 s."
    choose_penalty(window, "time-5")
    assert window.form.earlier.remark == ""


def test_what_the_next_of_a_kind_brings_is_said_before_it_is_given(window, stage):
    for _ in range(2):
        act(stage, GiveDecision("race-1", 12, "points-2", "Impeding"))
    window.choose(2)
    choose_penalty(window, "points-2")
    assert window.form.effect.sentence.endswith("Then 6 in this event.")


def test_open_places_are_shown_while_a_case_is_investigated(qtbot, window):
    assert window.result.spans == ()
    window.choose(2)
    with shown(qtbot, window, facts.IncidentInvestigated):
        qtbot.keyClick(window.cases, Qt.Key.Key_I)
    window.refresh()
    places = {span.entry: (span.best, span.worst) for span in window.result.spans}
    assert places[12][1] > places[12][0]


def test_the_protest_clock_runs_a_protest_holds_and_a_steward_signs(qtbot, window, stage):
    with shown(qtbot, window, SessionEnded):
        act(stage, EndSession("race-1"), "director")
    act(stage, PublishResult("race-1"), "director")
    window.refresh()
    assert window.result.lines[0].startswith("Provisional, revision 1, since ")
    assert "left." in window.result.lines[1]
    window.note_form.cars.choose((44,))
    window.note_form.reason.setEditText("Car 31 cut turn 4")
    with shown(qtbot, window, facts.ProtestLodged):
        qtbot.mouseClick(window.note_form.protest_button, LEFT)
    window.refresh()
    assert "Protest 1 of car 44" in window.result.lines[2]
    assert window.rulings.reject.isVisible()
    window.why.setText("All four wheels were inside")
    hold(qtbot, window.rulings.reject)
    with shown(qtbot, window, facts.ProtestRuled) as told:
        window.enter_pressed()
    assert not told.args[0].facts[0].upheld
    hold(qtbot, window.acts.sign)
    with shown(qtbot, window, facts.ResultSigned):
        window.enter_pressed()
    window.refresh()
    assert "Signed by R. Halloran." in window.result.lines
    assert window.acts.sign.reason == "You have signed this result."
    assert window.strip.last_act.mood is not Mood.CANCELLABLE


def test_a_protest_of_the_car_that_was_decided_on_is_an_appeal(qtbot, window, stage):
    with shown(qtbot, window, SessionEnded):
        act(stage, EndSession("race-1"), "director")
    act(stage, PublishResult("race-1"), "director")
    window.log.picked.emit(1)
    window.note_form.cars.choose((window.state.decisions[1].entry,))
    window.note_form.reason.setEditText("The start was clean")
    with shown(qtbot, window, facts.ProtestLodged) as told:
        window.note_form.submit_protest()
    protest = told.args[0].facts[0].protest
    assert (protest.kind, protest.decision) == (ProtestKind.APPEAL, 1)
    until_ns = protest.at_ns + 7_200 * 10**9
    day = text.day_and_time(until_ns)
    window.result.show_clock(window.state, until_ns - 65 * 10**9)
    assert f"Appeal 1 is to be lodged by {day}, 1:05 left." in window.result.lines
    window.result.show_clock(window.state, until_ns)
    assert f"The time to lodge appeal 1 ended {day}." in window.result.lines


@pytest.mark.parametrize("protest_s", [0])
def test_a_final_result_is_reopened_with_its_reason(qtbot, window, stage):
    window.why.setText("A review was upheld")
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window.cases, Qt.Key.Key_O, ctrl)
    assert window.strip.last_act.words == "There is no final result to reopen."
    for wish, who in (
        (EndSession("race-1"), "director"),
        (PublishResult("race-1"), "director"),
        (SignResult("race-1"), "steward"),
        (DeclareFinal("race-1"), "director"),
    ):
        assert isinstance(act(stage, wish, who), Accepted), wish
    hold_key(qtbot, window, Qt.Key.Key_O, ctrl)
    with shown(qtbot, window, facts.ResultReopened):
        window.enter_pressed()
    assert window.state.sessions["race-1"].phase is Phase.PROVISIONAL


def test_a_decision_after_the_publication_says_what_publishing_would_change(window, stage):
    act(stage, EndSession("race-1"), "director")
    act(stage, PublishResult("race-1"), "director")
    act(stage, GiveDecision("race-1", halfrace.grid()[0], "disqualification", "Impeding"))
    window.refresh()
    said = " ".join(window.result.lines)
    assert "Since published: P1 to DSQ: car 44 disqualified." in said


def test_a_machine_cannot_confirm_for_the_stewards(stage):
    timing = Person("timing", Role.TIMING)
    answer = stage.control.submit(ConfirmServed(1), timing).result(timeout=10)
    assert answer.reason == "A machine may only note. People decide."


def test_c_carries_the_chosen_penalty_to_the_next_session_with_its_reason(qtbot, window):
    window.log.picked.emit(1)
    qtbot.keyClick(window.cases, Qt.Key.Key_C)
    assert window.strip.last_act.words == "Say why, in the field below the log."
    window.why.setText("The car had retired")
    hold_key(qtbot, window, Qt.Key.Key_C)
    with shown(qtbot, window, facts.PenaltyCarried) as told:
        window.enter_pressed()
    assert told.args[0].facts[0].session == "race-2"
    window.refresh()
    assert window.log.rows[0].standing == "carried over"


def test_the_document_has_its_four_parts_before_it_is_given(qtbot, window):
    window.choose(2)
    assert window.form.paper.parts is None
    choose_penalty(window, "time-5")
    window.activateWindow()
    window.form.because.setFocus()
    qtbot.keyClicks(window.form.because, "Predominantly to blame.")
    window.form.found.setFocus()
    qtbot.keyClicks(window.form.found, "12 hit 61.")
    parts = window.form.paper.parts
    assert parts == FourParts(
        "12 hit 61.", "Contact at the hairpin", "5 s", "Predominantly to blame."
    )
    hold(qtbot, window.decide)
    with shown(qtbot, window, DecisionGiven) as told:
        window.enter_pressed()
    given = told.args[0].facts[0].decision
    assert (given.found, given.infringement, given.reason) == (
        "12 hit 61.",
        "Contact at the hairpin",
        "Predominantly to blame.",
    )
    assert window.form.because.text() == ""


def test_every_key_is_in_the_overlay(window):
    caps = {cap for cap, _ in window.keys.table()}
    assert {"I", "P", "X", "S", "F", "O", "C", "U", "Ctrl N", "Ctrl G", "Ctrl P"} <= caps


def test_the_whole_console_fits_the_small_screen_with_everything_shown(qtbot, window, stage):
    act(stage, GiveDecision("race-1", 12, "drive-through", "Causing a collision", 2))
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window.theme.small)
    assert (window.width(), window.height()) == (1366, 768)


def test_a_key_that_is_let_go_too_soon_says_how(qtbot, window):
    window.log.picked.emit(1)
    window.why.setText("The car had retired")
    qtbot.keyClick(window.cases, Qt.Key.Key_C)
    said = "Hold C for 0.6 s to carry the chosen penalty over to the next session."
    qtbot.waitUntil(lambda: window.strip.last_act.words == said)
    assert window.strip.last_act.mood is not Mood.CANCELLABLE


def test_undo_rescinds_the_last_decision_of_this_person_while_the_race_runs(qtbot, window, stage):
    qtbot.keyClick(window.cases, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.strip.last_act.words == worded(NOTHING_TO_UNDO)
    act(stage, GiveDecision("race-1", 12, "time-5", "Causing a collision", 2))
    qtbot.keyClick(window.cases, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.strip.last_act.words == "Undo: rescind decision 2, 5 s to 12"
    with shown(qtbot, window, DecisionRescinded) as told:
        window.enter_pressed()
    assert told.args[0].facts[0].reason == "Taken back at the desk"


def test_undo_takes_back_the_newest_thing_first(qtbot, window, stage):
    window.why.setText("Wrong car")
    act(stage, CloseIncident(3))
    act(stage, NoteGamePenalty("race-1", 12, 3_000, "Cut turn 4"))
    undo = Qt.KeyboardModifier.ControlModifier
    for words, fact in (
        ("Undo: what the game took of car 12", facts.GamePenaltyTakenBack),
        ("Undo: reopen case 3", facts.IncidentReopened),
    ):
        qtbot.keyClick(window.cases, Qt.Key.Key_Z, undo)
        assert window.strip.last_act.words == words
        with shown(qtbot, window, fact) as told:
            window.enter_pressed()
        assert told.args[0].facts[0].reason == "Wrong car"
