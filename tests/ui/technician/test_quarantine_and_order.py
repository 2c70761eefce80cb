"""A rig is taken out by a key and comes back; the suspicious first; a digit begins a test."""

import pytest
from PySide6.QtCore import Qt

from racecontrol.meeting.faults import Fault, FaultKind
from racecontrol.meeting.quarantine import Part
from racecontrol.meeting.rig_acts import QuarantineRig
from racecontrol.meeting.rig_facts import RigFaultFound
from tests.ui.technician.workshop import Workshop
from ui.technician.check_rows import BY_DIGIT

Key = Qt.Key


def hold(workshop: Workshop, key: Qt.Key, wanted) -> None:
    workshop.qtbot.keyPress(workshop.window, key)
    workshop.until(wanted)
    workshop.qtbot.keyRelease(workshop.window, key)


def word(workshop: Workshop, rig: int) -> str:
    reading = workshop.window.tiles.tiles[rig - 1].reading
    assert reading is not None
    return reading.word


def fault(workshop: Workshop, rig: int, kind: FaultKind) -> None:
    found = Fault(rig, kind, f"Rig {rig}: {kind.value}.", workshop.control.clock.now())
    workshop.control.observe(RigFaultFound(found, found.since_ns))
    workshop.until(lambda state: kind in state.rigs.faults.get(rig, {}))


def test_a_rig_goes_into_quarantine_with_a_reason_and_comes_back_by_the_same_key(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, line = workshop.window, workshop.window.quarantine
    assert line.button.reason == "Choose a rig first."
    window.choose_rig(2)  # from then on its keys are of this rig
    assert line.button.reason == "Say in a few words why."
    assert window.rig_buttons.accept.reason != "Choose a rig first."
    line.reason.setEditText("smell, heat or noise")
    assert line.button.reason == ""
    hold(workshop, Key.Key_Q, lambda state: 2 in state.rigs.quarantined)
    assert word(workshop, 2) == "QUARANTINE"
    assert line.words.words.startswith("Rig 2 is in quarantine: smell, heat or noise. S. Ibarra, ")
    assert line.button.lit and not line.reason.isVisibleTo(line)
    checks = next(cell for cell in window.row.cells if cell.label == "checks done")
    assert checks.figure == "0 of 2"  # it still counts, as one that is not ready
    monkeypatch.setattr("ui.technician.quarantine.REST_NS", 0)  # as after a while
    hold(workshop, Key.Key_Q, lambda state: not state.rigs.quarantined)
    assert word(workshop, 2) != "QUARANTINE" and not line.button.lit


def test_a_key_held_on_does_not_take_back_what_it_did(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.technician.quarantine.REST_NS", 10**15)  # on any machine
    window, line = workshop.window, workshop.window.quarantine
    window.choose_rig(2)
    line.reason.setEditText("smell, heat or noise")
    wished: list[object] = []
    line.wished.connect(lambda _button, act, _words: wished.append(act))
    line.button.confirmed.emit()
    workshop.until(lambda state: 2 in state.rigs.quarantined)
    line.button.confirmed.emit()
    assert len(wished) == 1


def test_the_gravest_fault_of_the_chosen_rig_is_the_reason_at_hand(workshop: Workshop) -> None:
    fault(workshop, 1, FaultKind.ESTOP_OPEN)
    workshop.window.choose_rig(1)
    workshop.settle()
    assert workshop.window.quarantine.reason.words == "e-stop"


def test_with_all_checks_passed_a_rig_in_quarantine_is_still_not_ready(workshop: Workshop) -> None:
    workshop.check_all(1, 2)
    workshop.act(QuarantineRig(2, Part.BASE, "force gone"))
    workshop.qtbot.keyClick(workshop.window, Key.Key_K)
    workshop.settle()
    assert workshop.window.proof.checks.panel.head.words[2] == "READY 1 of 2"


def test_one_key_puts_the_suspicious_first_and_the_seats_again(workshop: Workshop) -> None:
    window, qtbot = workshop.window, workshop.qtbot
    fault(workshop, 2, FaultKind.STREAM_LOST)
    fault(workshop, 3, FaultKind.NOISY)
    assert window.tiles.order == (1, 2, 3)
    qtbot.keyClick(window, Key.Key_T)
    assert window.left.sort.lit
    assert window.tiles.order[0] == 2
    qtbot.waitUntil(lambda: window.tiles.tiles[1].x() < window.tiles.tiles[0].x())
    qtbot.keyClick(window, Key.Key_K)
    workshop.settle()
    assert [head.rig for head in window.proof.checks.table.content.heads] == [*window.tiles.order]
    qtbot.keyClick(window, Key.Key_T)
    assert window.tiles.order == (1, 2, 3) and not window.left.sort.lit


def test_the_arrows_walk_in_the_order_in_which_the_tiles_stand(workshop: Workshop) -> None:
    window, qtbot = workshop.window, workshop.qtbot
    fault(workshop, 3, FaultKind.ESTOP_OPEN)
    qtbot.keyClick(window, Key.Key_T)
    first, second = window.tiles.order[:2]
    window.choose_rig(first)
    qtbot.keyClick(window.tiles.tiles[first - 1], Key.Key_Right)
    assert window.rig == second


@pytest.mark.parametrize("digit", [1, 5, 0])
def test_a_digit_on_the_page_of_checks_begins_that_test_at_the_chosen_rig(
    workshop: Workshop, digit: int
) -> None:
    window = workshop.window
    window.choose_rig(2)
    workshop.qtbot.keyClick(window, Key.Key_K)
    table = window.proof.checks.table
    workshop.qtbot.keyClick(table, Key(Key.Key_0 + digit))
    assert workshop.proving.trials[2].check == BY_DIGIT[digit] == table.key
    row = next(row for row in table.content.rows if row.key == BY_DIGIT[digit])
    assert row.lead[0].words.startswith(f"{digit}  ")


def test_elsewhere_two_digits_choose_the_rig_of_a_car(workshop: Workshop) -> None:
    window = workshop.window
    for key in (Key.Key_1, Key.Key_2):
        workshop.qtbot.keyClick(window.tiles, key)
    assert workshop.state.meeting is not None
    assert window.rig == workshop.state.meeting.entry(12).rig
    assert workshop.proving.trials == {}
