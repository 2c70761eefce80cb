"""The stewards' console with real widgets, a real control and a real journal."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.facts import DecisionGiven, DecisionRescinded, IncidentNoted
from racecontrol.meeting.justice_facts import GamePenaltyNoted
from racecontrol.meeting.model import Phase
from tests.ui.hearing import shown
from ui.bridge import Bridge
from ui.steward.evidence_panel import line_colour
from ui.steward.window import Window
from ui.widgets.last_act import Mood

LEFT = Qt.MouseButton.LeftButton


def choose_penalty(window, code):
    codes = [penalty.code for penalty in window.form.penalties.penalties]
    window.form.penalties.pick(codes.index(code))


def hold(qtbot, button):
    with qtbot.waitSignal(button.confirmed, timeout=5_000):
        button.begin()
    button.end()


def test_the_list_has_new_and_decided_cases(window):
    shown = [(row.head, row.case.number if row.case else 0) for row in window.cases.rows]
    assert shown == [
        *[("New", 0), ("", 2), ("", 3), ("", 4)],
        *[("Under investigation", 0), ("After the session", 0)],
        *[("Decided", 0), ("", 1), ("Served", 0), ("No further action", 0)],
    ]


def test_noting_an_incident_makes_a_case_when_the_fact_comes_back(qtbot, window):
    form = window.note_form
    for number in (44, 31):
        spot = form.cars.chip_rect(number).center()
        qtbot.mouseClick(form.cars, LEFT, pos=spot)
    form.reason.setCurrentText("Impeding")
    form.turn.setValue(5)
    with shown(qtbot, window, IncidentNoted) as told:
        qtbot.mouseClick(form.button, LEFT)
    window.refresh()
    (fact,) = told.args[0].facts
    assert (fact.incident.entries, fact.incident.reason, fact.incident.turn) == (
        (44, 31),
        "Impeding",
        5,
    )
    assert window.cases.row_of(fact.incident.incident) > 0
    assert form.cars.chosen == () and form.reason.currentText() == ""


def test_an_incident_without_a_car_is_not_sent_and_the_strip_says_why(qtbot, window):
    with qtbot.assertNotEmitted(window.note_form.wished):
        window.note_form.submit()
    assert window.strip.last_act.words == "Choose the cars of the incident."


def test_n_and_b_walk_through_the_cases(qtbot, window):
    for key, expected in ((Qt.Key.Key_N, 2), (Qt.Key.Key_N, 3), (Qt.Key.Key_B, 2)):
        qtbot.keyClick(window.cases, key)
        assert window.chosen == expected
    assert window.facts.words[0] == "Contact at the hairpin, turn 6, lap 3"


def test_letters_in_a_text_field_are_words_not_keys(qtbot, window):
    window.activateWindow()
    window.note_form.reason.setFocus()
    qtbot.keyClicks(window.note_form.reason, "bnu")
    assert window.note_form.reason.currentText() == "bnu"
    assert window.chosen == 0


def test_the_filter_leaves_the_cases_of_one_car(qtbot, window):
    qtbot.mouseClick(window.filter, LEFT, pos=window.filter.chip_rect(5).center())
    assert [row.case.number for row in window.cases.rows if row.case] == [4]
    qtbot.mouseClick(window.filter, LEFT, pos=window.filter.chip_rect(5).center())
    assert len([row for row in window.cases.rows if row.case]) == 4


def test_the_facts_are_those_of_the_moment_not_of_now(window):
    window.choose(2)
    assert [(car.entry.number, car.place, car.lap) for car in window.facts.cars] == [
        (12, 3, 3),
        (61, 6, 7),
    ]


def test_the_effect_is_shown_before_anything_is_given(window):
    window.choose(2)
    choose_penalty(window, "time-5")
    moves = {move.entry: (move.before, move.after) for move in window.form.effect.moves}
    assert moves[12][1] > moves[12][0]
    assert all(after < before for entry, (before, after) in moves.items() if entry != 12)
    assert "if it ended now" in window.form.effect_head.words[1]


def test_a_penalty_that_moves_nobody_says_no_change(window):
    window.choose(2)
    choose_penalty(window, "warning")
    assert window.form.effect.moves == ()
    said = "no change. It is recorded only. The 1st warning of car 12."
    assert window.form.effect.sentence == said


def test_digits_choose_a_penalty_in_the_form_and_a_car_elsewhere(qtbot, window):
    window.choose(2)
    qtbot.keyClick(window.form.penalties, Qt.Key.Key_6)
    assert window.form.draft.penalty == "time-5"
    qtbot.keyClicks(window.cases, "61")
    assert window.selected == 61
    assert window.form.draft.entry == 61


def test_the_lap_is_only_asked_for_a_lap_deletion(window):
    window.choose(2)
    assert not window.form.lap.isVisible()
    choose_penalty(window, "lap-deletion")
    assert window.form.lap.isVisible()
    assert window.form.draft.lap == 3


def test_what_was_typed_stays_with_its_case(window):
    window.choose(2)
    window.form.reason.setEditText("Wholly to blame")
    window.choose(3)
    assert window.form.reason.currentText() == "Track limits, fourth time"
    window.choose(2)
    assert window.form.reason.currentText() == "Wholly to blame"


def test_decide_is_not_free_while_something_is_missing(window):
    window.choose(2)
    assert window.decide.reason == "Choose a penalty."
    choose_penalty(window, "time-5")
    assert window.decide.reason == ""


def test_a_decision_is_held_offered_sent_and_comes_back_as_a_fact(qtbot, window, tmp_path):
    window.choose(2)
    choose_penalty(window, "time-5")
    hold(qtbot, window.decide)
    assert window.strip.last_act.mood is Mood.CANCELLABLE
    assert len(window.state.decisions) == 1  # nothing given yet
    with shown(qtbot, window, DecisionGiven):
        window.enter_pressed()
    window.refresh()
    newest = window.log.rows[0]
    assert (newest.decision.entry, newest.penalty, newest.decision.given_by) == (
        12,
        "5 s",
        "R. Halloran",
    )
    assert window.form.draft.penalty == ""  # the form is ready for the next one
    with_case = [row.case.number for row in window.cases.rows if row.case]
    assert with_case == [3, 4, 1, 2]
    journal = SqliteJournal(tmp_path / "journal.sqlite", read_only=True)
    assert any(isinstance(row.fact, DecisionGiven) for row in journal.read())
    journal.close()


def test_a_second_penalty_for_the_same_case_says_that_it_stands_beside_the_first(qtbot, window):
    window.choose(1)
    given = window.state.decisions[1]
    window.form.choose_car(given.entry)
    choose_penalty(window, "time-5")
    hold(qtbot, window.decide)
    assert window.strip.last_act.words.endswith(", beside decision 1")
    qtbot.keyClick(window.cases, Qt.Key.Key_Escape)
    window.choose(2)  # another case
    choose_penalty(window, "time-5")
    hold(qtbot, window.decide)
    assert "beside" not in window.strip.last_act.words


def test_after_a_decision_the_keys_are_those_of_the_cases(qtbot, window):
    window.activateWindow()
    window.choose(2)
    choose_penalty(window, "time-5")
    window.form.penalties.setFocus()
    hold(qtbot, window.decide)
    with shown(qtbot, window, DecisionGiven):
        window.strip.last_act.send_now()
    assert window.focusWidget() is window.cases


def test_escape_takes_a_decision_back_before_it_goes_out(qtbot, window):
    window.choose(2)
    choose_penalty(window, "disqualification")
    hold(qtbot, window.decide)
    qtbot.keyClick(window.cases, Qt.Key.Key_Escape)
    assert window.strip.last_act.words.startswith("Cancelled: Disqualification to 12")
    assert len(window.state.decisions) == 1


def test_control_enter_decides_even_from_a_text_field(qtbot, window):
    window.choose(2)
    choose_penalty(window, "warning")
    window.activateWindow()
    window.form.reason.setFocus()
    with qtbot.waitSignal(window.decide.confirmed, timeout=5_000):
        qtbot.keyPress(window.form.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyRelease(window.form.reason, Qt.Key.Key_Return)
    assert window.strip.last_act.mood is Mood.CANCELLABLE


def test_a_refusal_is_said_in_the_last_act_place(qtbot, window):
    window.choose(2)
    choose_penalty(window, "lap-deletion")
    window.form.lap.setValue(99)
    hold(qtbot, window.decide)
    window.enter_pressed()
    qtbot.waitUntil(lambda: window.strip.last_act.mood is Mood.SAID, timeout=5_000)
    assert window.strip.last_act.words == "Car 12 has no lap 99 to delete."


def test_after_the_reason_enter_leaves_the_field_and_the_key_rescinds(qtbot, window):
    window.log.picked.emit(1)
    window.activateWindow()
    window.why.setFocus()
    qtbot.keyClicks(window.why, "A clean start, up to turn 4")
    assert window.rescinding.button.reason == ""
    qtbot.keyClick(window.why, Qt.Key.Key_Return)
    qtbot.waitUntil(window.hasFocus)
    assert window.strip.last_act.mood is not Mood.SAID  # Enter decided nothing
    with qtbot.waitSignal(window.rescinding.button.confirmed, timeout=5_000):
        qtbot.keyPress(window, Qt.Key.Key_U)
    qtbot.keyRelease(window, Qt.Key.Key_U)
    with shown(qtbot, window, DecisionRescinded):
        qtbot.keyClick(window, Qt.Key.Key_Return)
    assert window.log.rows[0].rescinded == "A clean start, up to turn 4"


def test_a_decision_is_rescinded_with_its_reason_and_struck_through(qtbot, window):
    window.log.picked.emit(1)
    assert window.rescinding.button.reason == "Say why it is rescinded."
    window.why.setText("The start was clean")
    hold(qtbot, window.rescinding.button)
    with shown(qtbot, window, DecisionRescinded):
        window.enter_pressed()
    window.refresh()
    (row,) = window.log.rows
    assert row.rescinded == "The start was clean"
    assert 1 in [row.case.number for row in window.cases.rows if row.case][:4]
    assert window.why.text() == ""


def test_an_empty_desk_says_what_to_do(window):
    assert window.evidence.sentence == "Choose a case."


def test_evidence_that_is_no_longer_in_memory_is_said_in_one_sentence(window):
    window.choose(2)
    assert not window.evidence.stack.isVisible()
    assert window.evidence.sentence.startswith("No data for car 12 from ")
    assert "No data for car 61 from " in window.evidence.sentence


def test_evidence_of_a_case_is_drawn_from_the_telemetry_of_its_cars(qtbot, window, stage):
    window.prepare()
    rigs = [stage.desk.control.state.meeting.entry(number).rig - 1 for number in (44, 31)]
    for rig in rigs:
        stage.rigs.send(rig, 30, speed=50.0, throttle=255, steering=-0.004)
    qtbot.waitUntil(lambda: all(len(stage.rigs.telemetry.history(r, 9)) == 30 for r in rigs))
    form = window.note_form
    form.cars.choose((44, 31))
    form.reason.setEditText("Causing a collision")
    with shown(qtbot, window, IncidentNoted) as told:
        form.submit()
    window.choose(told.args[0].facts[0].incident.incident)
    window.show_health()
    stack = window.evidence.stack
    assert stack.isVisible()
    assert stack.values(0) == ("180", "180")
    assert stack.values(1) == ("100", "100")
    assert stack.strips.drawn(0, 1) > 10
    assert stack.values(3) == ("0", "0")


def test_line_colours_stand_out_from_the_panel(window):
    from ui.theme import contrast

    meeting = window.state.meeting
    for entry in meeting.entries:
        colour = line_colour(window.theme, meeting, entry.number)
        assert contrast(colour, window.theme.colours.background1) >= 3


def test_everything_fits_on_the_small_screen(qtbot, window):
    window.choose(2)
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window.theme.small)
    assert window.size().width() == 1366 and window.size().height() == 768
    assert window.state.current.phase is Phase.STARTED
    corner = window.form.mapTo(window, QPoint(window.form.width(), window.form.height()))
    assert corner.x() <= 1366 and corner.y() <= 768 - window.theme.height("strip")
    assert not window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).isNull()


def test_the_widths_of_the_columns_are_remembered(qtbot, window, stage):
    window._columns.setSizes([500, 868, 520])
    kept = window._columns.sizes()
    window.close()
    bridge = Bridge(stage.control)
    again = Window(stage.desk, bridge)
    qtbot.addWidget(again)
    again.resize(1920, 1080)
    again.show()
    assert again._columns.sizes() == kept
    again.close()
    bridge.close()


def test_a_key_leads_to_the_decisions_and_back(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_D)
    assert window.focusWidget() is window.log
    assert window.log.chosen == 1
    qtbot.keyClick(window, Qt.Key.Key_D)
    assert window.focusWidget() is window.cases


def test_the_arrows_begin_with_a_decision_that_is_in_force(qtbot, window):
    test_a_decision_is_rescinded_with_its_reason_and_struck_through(qtbot, window)
    window.choose(2)
    choose_penalty(window, "time-5")
    hold(qtbot, window.decide)
    with shown(qtbot, window, DecisionGiven):
        window.enter_pressed()
    window.log.choose(0)
    window.log.setFocus()
    qtbot.keyClick(window.log, Qt.Key.Key_Down)
    assert window.log.chosen == 2
    qtbot.keyClick(window.log, Qt.Key.Key_Down)
    assert window.log.chosen == 1  # rescinded


def test_the_keys_of_the_note_form_lead_to_what_is_missing_in_it(qtbot, window):
    form, control = window.note_form, Qt.KeyboardModifier.ControlModifier
    form.clear()
    qtbot.keyClick(window, Qt.Key.Key_G, control)
    assert window.strip.last_act.words == "Choose the cars of the incident."
    assert window.focusWidget() is form.cars
    qtbot.keyClick(form.cars, Qt.Key.Key_Space)
    qtbot.keyClick(form.cars, Qt.Key.Key_G, control)
    assert window.focusWidget() is form.reason
    form.reason.setCurrentText("Track limits")
    qtbot.keyClick(form.reason, Qt.Key.Key_G, control)
    assert window.strip.last_act.words == "Say how many seconds it took."
    assert window.focusWidget() is form.game


def test_what_is_sent_begins_with_a_capital(qtbot, window):
    window.log.picked.emit(1)
    window.why.setText("The start was clean")
    hold(qtbot, window.rescinding.button)
    assert window.strip.last_act.words == "Rescind decision 1, The start was clean"


def test_after_a_note_the_keys_are_the_console_s_again(qtbot, window):
    form, control = window.note_form, Qt.KeyboardModifier.ControlModifier
    form.cars.choose((12,))
    form.reason.setCurrentText("Contact")
    form.game.setText("3.0")
    form.game.setFocus()
    with shown(qtbot, window, GamePenaltyNoted):
        qtbot.keyClick(form.game, Qt.Key.Key_G, control)
    assert not form.game.hasFocus()
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Z, control)
    assert window.strip.last_act.words == "Undo: what the game took of car 12"
