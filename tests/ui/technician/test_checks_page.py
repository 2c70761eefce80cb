"""The page of checks on real bases: guided tests, what a person sees, and who misses what."""

from PySide6.QtCore import Qt

from racecontrol.meeting.acts import FormGrid
from racecontrol.meeting.parity_acts import RecordCheck
from racecontrol.meeting.rig_checks import CHECKS
from tests.ui.technician.workshop import DIRECTOR, Workshop
from ui.technician.checks_page import BY_HAND, MEASURED, NO_RIG, ChecksPage
from ui.technician.rig_table import Look
from ui.tr import worded

Key = Qt.Key


def page(workshop: Workshop, rig: int = 1, check: str = "presence") -> ChecksPage:
    checks = workshop.window.proof.checks
    if not workshop.window.left.shows(checks):
        workshop.qtbot.keyClick(workshop.window, Key.Key_K)
    workshop.window.choose_rig(rig)
    checks.table.picked.emit(rig, check)
    return checks


def marks(checks: ChecksPage, check: str) -> str:
    row = next(row for row in checks.table.content.rows if row.key == check)
    return "".join(cell.words for cell in row.cells)


def test_there_is_a_row_for_each_check_and_a_column_for_each_rig(workshop: Workshop) -> None:
    checks = page(workshop)
    assert [row.key for row in checks.table.content.rows] == [check.key for check in CHECKS]
    assert [head.rig for head in checks.table.content.heads] == [1, 2, 3]
    assert checks.panel.head.words[2] == "READY 0 of 2"


def test_without_a_rig_the_page_says_how_to_choose_one(workshop: Workshop) -> None:
    workshop.qtbot.keyClick(workshop.window, Key.Key_K)
    assert workshop.window.proof.checks.what.words == worded(NO_RIG)
    assert workshop.window.proof.checks.begin.reason == worded(NO_RIG)


def test_a_guided_test_runs_by_a_key_and_its_verdict_has_figures_name_and_time(
    workshop: Workshop,
) -> None:
    checks = page(workshop, 2, "presence")
    workshop.qtbot.keyClick(workshop.window, Key.Key_B)
    assert marks(checks, "presence") == "·▸·"
    workshop.run(0.5)
    workshop.until(lambda state: state.parity.passed(2, "presence"))
    assert marks(checks, "presence") == "·✓·"
    row = checks.table.content.rows[0]
    assert row.lead[1].words == f"at port {workshop.bench.bases[1].port}"
    assert row.lead[2].words.startswith("S. Ibarra, ")
    assert checks.table.key == "mode", "the next one that is open is chosen"


def test_while_a_test_runs_the_page_says_what_is_still_to_be_done(workshop: Workshop) -> None:
    checks = page(workshop, 1, "soak")
    workshop.qtbot.keyClick(workshop.window, Key.Key_B)
    workshop.run(10.0)
    assert checks.what.words == "50 s left."
    assert checks.rule.words.startswith("Soak runs for ")
    assert checks.rule.words.endswith("60 s without an error of the device.")
    assert workshop.window.tiles.tiles[0].reading is not None
    workshop.qtbot.keyClick(workshop.window, Key.Key_U)
    assert workshop.proving.trials == {}
    workshop.settle()
    assert marks(checks, "soak") == "···"


def test_what_the_program_measures_no_person_can_pass_and_a_tick_needs_no_test(
    workshop: Workshop,
) -> None:
    checks = page(workshop, 1, "range")
    assert (checks.passed.reason, checks.failed.reason) == (worded(MEASURED),) * 2
    checks = page(workshop, 1, "heat")
    assert checks.begin.reason == worded(BY_HAND) and checks.passed.reason == ""


def test_a_tick_has_name_time_and_a_remark_in_the_ink_of_people(workshop: Workshop) -> None:
    checks = page(workshop, 1, "heat")
    checks.figures.setText("fan quiet")
    workshop.qtbot.keyClick(workshop.window, Key.Key_Y)
    workshop.until(lambda state: state.parity.passed(1, "heat"))
    row = next(row for row in checks.table.content.rows if row.key == "heat")
    assert (row.lead[1].words, row.lead[2].look) == ("fan quiet", Look.HUMAN)


def test_a_person_says_what_was_seen_and_the_base_stops_showing_it(workshop: Workshop) -> None:
    checks = page(workshop, 1, "leds")
    workshop.qtbot.keyClick(workshop.window, Key.Key_B)
    workshop.run(0.5)
    assert checks.what.words == "Look at the rim."
    workshop.qtbot.keyClick(workshop.window, Key.Key_F)
    workshop.until(lambda state: "leds" in state.parity.checks.get(1, {}))
    assert marks(checks, "leds") == "✗··"
    assert workshop.proving.trials == {}
    assert checks.table.content.heads[0].odd


def test_rigs_with_all_checks_are_counted_and_marked_ready_for_the_start(
    workshop: Workshop,
) -> None:
    checks = page(workshop)
    workshop.check_all(1)
    workshop.settle()
    assert checks.panel.head.words[2] == "READY 1 of 2"
    assert checks.ready.button.reason
    workshop.act(FormGrid("race-1", (7, 12)), DIRECTOR)
    workshop.settle()
    assert checks.ready.button.reason == ""
    checks.ready.button.confirmed.emit()
    workshop.until(lambda state: state.sessions["race-1"].flow.start.ready.get(7))
    ready = workshop.state.sessions["race-1"].flow.start.ready
    assert ready[7].rig and 12 not in ready
    assert checks.ready.button.reason == "No rig with all checks waits to be marked."


def test_the_summary_says_who_misses_checks(workshop: Workshop) -> None:
    workshop.check_all(1)
    workshop.act(RecordCheck(2, "heat", True))
    workshop.settle()
    cell = next(cell for cell in workshop.window.row.cells if cell.label == "checks done")
    assert (cell.figure, cell.remark) == ("1 of 2", "rig 2 open")
