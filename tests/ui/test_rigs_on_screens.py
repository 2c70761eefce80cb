"""Faults, calls and lamps as the consoles show them."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from racecontrol.control import JournalHealth
from racecontrol.meeting import rig_facts as facts
from racecontrol.meeting.boxes import BoxPlace, Lamp, SignalPort
from racecontrol.meeting.facts import MeetingOpened
from racecontrol.meeting.faults import Fault, FaultKind
from racecontrol.meeting.rig_desk import RigDesk, after_rig_fact
from racecontrol.meeting.state import State, apply
from racecontrol.rigs.health import GameState
from tests.rigs.small import RIG, small_meeting
from tests.ui.on_stage import show, stage  # noqa: F401
from tests.ui.technician.test_technician_models import ENTRY, GOOD
from tests.ui.technician.test_technician_models import RIG as BARE
from ui.director.waiting import waiting
from ui.rig_sentences import in_the_log, rig_sentence
from ui.technician.readings import Grade, of_the_desk, reading
from ui.technician.trouble import troubles
from ui.technician.window import Window

BOXED = msgspec.structs.replace(BARE, box=BoxPlace("left", 14))
WELL = JournalHealth(1, 1.0, 0, "")
JITTER = Fault(RIG, FaultKind.JITTER, "Rig 4: packets come up to 30 ms late.", 9)
RED = Fault(RIG, FaultKind.LAMP_MISSED, "Red flag not shown on rig 4. Tell the marshal.", 5)


def desk_of(*told):
    desk = RigDesk()
    for fact in told:
        desk = after_rig_fact(desk, fact)
    return desk


def lit(lamp=Lamp.GREEN):
    return facts.SignalShown(RIG, lamp, SignalPort.BOX, 1, 2)


def found(fault):
    return facts.RigFaultFound(fault, fault.since_ns)


def shown(*told, state=None, rig=BOXED):
    return of_the_desk(reading(rig, ENTRY, GOOD), desk_of(*told), state)


def test_a_tile_says_the_gravest_fault_and_needs_a_person():
    one = shown(lit(), found(JITTER), found(RED))
    assert (one.word, one.grade) == ("SIGNAL NOT SHOWN", Grade.NEEDS_PERSON)
    assert shown(lit(), found(JITTER)).word == "JITTER"


def test_a_tile_says_ready_and_lost_as_the_watch_does():
    assert shown(lit(), state=GameState.READY).word == "READY"
    assert shown(lit(), state=GameState.LOST).word == "LOST"
    assert shown(lit(), state=GameState.DRIVING).word == "DRIVING"


@pytest.mark.parametrize(
    ("told", "estop", "lamp", "odd"),
    [
        ((lit(),), "closed", "green", []),
        ((lit(), facts.EstopOpened(RIG, 1)), "open", "green", ["E-stop"]),
        ((lit(None),), "not known", "–", ["E-stop"]),
        ((lit(Lamp.OFF), found(RED)), "closed", "off", ["Lamp"]),
    ],
)
def test_a_tile_of_a_rig_with_a_box_shows_estop_and_lamp(told, estop, lamp, odd):
    values = {value.label: value for value in shown(*told).values}
    assert (values["E-stop"].words, values["Lamp"].words) == (estop, lamp)
    assert [label for label in ("E-stop", "Lamp") if values[label].odd] == odd


def test_a_rig_without_a_box_keeps_its_counts():
    labels = [value.label for value in shown(rig=BARE).values]
    assert labels[-3:] == ["Missing", "Doubled", "Refused"]


def state_of(*told):
    state = apply(State(), MeetingOpened(small_meeting()))
    for fact in told:
        state = apply(state, fact)
    return state


def test_the_director_sees_calls_and_faults_in_his_queue():
    state = state_of(facts.DriverCalled(RIG, 7), found(RED), found(JITTER))
    items = {item.key: item for item in waiting(state, None, WELL)}
    call = items[f"call {RIG}"]
    assert (call.title, call.entries, call.danger) == ("Rig 4: driver calls", (31,), False)
    missed = items["fault 4 signal not shown"]
    assert (missed.detail, missed.danger) == (RED.sentence, True)
    assert "fault 4 jitter" in items


def test_a_fault_of_all_rigs_is_one_item_of_no_car():
    network = Fault(0, FaultKind.JITTER, "12 rigs at once: packets come late.", 3)
    (item,) = waiting(state_of(found(network)), None, WELL)
    assert (item.title, item.entries) == ("All rigs: jitter", ())


def test_a_busy_computer_is_no_fault_of_the_rigs():
    busy = Fault(0, FaultKind.COMPUTER_BUSY, "This computer is busy: close other programs.", 3)
    (item,) = waiting(state_of(found(busy)), None, WELL)
    assert (item.title, item.entries) == ("This computer is busy", ())


def test_a_lost_rig_is_told_once_and_by_its_two_signs():
    from racecontrol.meeting.facts import RigFellSilent

    lost = Fault(RIG, FaultKind.STREAM_LOST, "Rig 4 lost: no packets for 2 s and no power.", 5)
    stale = Fault(RIG, FaultKind.STREAM_STALE, "Rig 4: no packets.", 4)
    silent = state_of(RigFellSilent(RIG, 3), found(stale))
    assert [item.key for item in waiting(silent, None, WELL)] == ["rig 4"]
    both = apply(silent, found(lost))
    assert [item.key for item in waiting(both, None, WELL)] == ["fault 4 lost"]


def test_trouble_has_danger_first_then_calls_then_faults():
    state = state_of(found(JITTER), found(RED), facts.DriverCalled(RIG + 1, 20))
    assert [one.words for one in troubles(state)] == [
        RED.sentence,
        "Rig 5: the driver calls.",
        JITTER.sentence,
    ]
    assert troubles(state_of()) == ()


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (facts.EstopOpened(4, 1), "Rig 4: e-stop."),
        (facts.EstopReset(4, "S. Ibarra", 1), "Rig 4: e-stop reset by S. Ibarra."),
        (facts.DriverReadySwitched(4, True, 1), "Rig 4: the driver is ready."),
        (facts.CallAnswered(4, "S. Ibarra", 1), "Rig 4: S. Ibarra is with the driver."),
        (
            facts.BasePowerOrdered(4, False, "smoke.", "S. Ibarra", 1),
            "Rig 4: wheelbase power switched off by S. Ibarra: smoke.",
        ),
        (facts.RigFaultFound(JITTER, 9), JITTER.sentence),
        (
            facts.RigFaultCleared(4, FaultKind.JITTER, 2_300, 9),
            "Rig 4: jitter is over after 2.3 s.",
        ),
        (
            facts.RigFaultCleared(0, FaultKind.JITTER, 7_400, 9),
            "All rigs: jitter is over after 7.4 s.",
        ),
        (
            facts.RigFaultCleared(0, FaultKind.COMPUTER_BUSY, 3_100, 9),
            "This computer keeps up again after 3.1 s.",
        ),
        (facts.SeatChanged(4, False, 1), ""),
    ],
)
def test_facts_of_rigs_are_sentences(fact, sentence):
    assert rig_sentence(fact) == sentence


def test_the_log_of_a_rig_has_seats_and_lamps_as_well():
    assert in_the_log(facts.SeatChanged(4, False, 1)) == "Nobody sits in the seat."
    assert in_the_log(lit(Lamp.OFF)) == "The lamp is off."
    assert in_the_log(lit(None)) == "The lamp cannot be read any more."
    assert in_the_log(facts.RigFaultFound(JITTER, 9)) == "Packets come up to 30 ms late."


def test_the_technician_answers_a_call_with_a_key(show, stage, qtbot):  # noqa: F811
    window = show(Window)
    stage.control.observe(facts.DriverCalled(RIG, stage.clock.now()))
    qtbot.waitUntil(lambda: len(window.trouble.rows) == 1)
    assert "Rig 4: the driver calls." in window.trouble.rows[0].sentence
    window.choose_rig(RIG)
    window.refresh()
    assert window.rig_buttons.answer.reason == ""
    qtbot.keyClick(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: stage.control.state.rigs.calls == {})
    qtbot.waitUntil(lambda: window.trouble.rows == ())


def test_a_button_that_is_not_free_says_why(show):  # noqa: F811
    window = show(Window)
    window.choose_rig(RIG)
    window.refresh()
    assert window.rig_buttons.reset.reason == "The e-stop of rig 4 was not pressed."
    assert window.rig_buttons.power.reason.startswith("No writing to rigs while Race 1 runs.")


def test_a_click_on_a_trouble_opens_its_rig(show, stage, qtbot):  # noqa: F811
    window = show(Window)
    stage.control.observe(found(JITTER))
    qtbot.waitUntil(lambda: len(window.trouble.rows) == 1)
    window.trouble.view.clicked.emit(window.trouble.view.row_model.index(0))
    assert window.rig == RIG
