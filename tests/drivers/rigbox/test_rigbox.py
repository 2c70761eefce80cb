"""Rig boxes over a real serial line: pseudo-terminals with the library's own server at the end."""

import os

import pytest

pytest.importorskip("tty", reason="pseudo-terminals exist on Unix only")

from drivers.errors import DeviceAbsent, DeviceError
from drivers.rigbox.bus import RigBoxes
from drivers.rigbox.line import Line
from drivers.rigbox.ports import named
from drivers.rigbox.registers import coils_of, inputs_of, outputs_of
from drivers.simulation.boxes import SimulatedBoxes
from racecontrol.meeting.boxes import Lamp
from racecontrol.rigs.box import BoxState, Inputs
from tests.drivers.rigbox.conftest import HASTY, PATIENT, until

AT_REST = inputs_of([True, True, True, True, False, False])


def ignore(state: BoxState) -> None:
    assert isinstance(state, BoxState)


def test_bits_are_inputs_in_the_order_of_the_register_map():
    assert inputs_of([True, False, True, False, True, False, False, False]) == Inputs(
        estop_closed=True,
        seat_occupied=False,
        power_present=True,
        cover_closed=False,
        driver_calls=True,
        driver_ready=False,
    )


@pytest.mark.parametrize("lamp", list(Lamp))
def test_a_lamp_that_is_written_reads_back_as_the_same(lamp):
    assert outputs_of([True, *coils_of(lamp)]).lamp is lamp
    assert not outputs_of([True, *coils_of(lamp)]).buzzer


def test_lamps_that_say_nothing_together_are_no_signal():
    assert outputs_of([True, True, False, True, False, False]).lamp is None


def test_silence_is_not_safe():
    assert not BoxState(1, 0, None).safe
    assert not BoxState(1, 0, inputs_of([False] * 8)).safe
    assert BoxState(1, 0, AT_REST).safe


def test_every_box_of_the_bus_is_heard(stage):
    running = stage({rig: 20 + rig for rig in range(1, 13)})
    running.until_heard(*range(1, 13))
    assert all(box.heard for box in running.reader.health())
    assert running.reader.bus().trouble == ""
    assert running.reader.rigs == tuple(range(1, 13))


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        ("seat_occupied", "seat_occupied"),
        ("supply", "power_present"),
        ("cover_closed", "cover_closed"),
        ("driver_calls", "driver_calls"),
        ("driver_ready", "driver_ready"),
    ],
)
def test_each_input_that_changes_is_told_for_its_rig_alone(stage, contact, name):
    running = stage()
    running.until_heard(1, 2)
    was = getattr(running.box(2), contact)
    setattr(running.box(2), contact, not was)
    changed = running.until(lambda state: state.inputs != AT_REST)
    assert changed.rig == 2
    assert getattr(changed.inputs, name) is (not was)
    assert changed.outputs is not None


def test_an_open_estop_is_told_with_the_power_that_it_took(stage):
    running = stage()
    running.until_heard(1, 2)
    running.box(1).press_estop()
    changed = running.until(lambda state: state.inputs != AT_REST)
    assert (changed.rig, changed.safe) == (1, False)
    assert not changed.inputs.power_present
    assert until(lambda: running.health(1).trips == 1)


def test_a_box_that_falls_silent_is_given_up_and_heard_again(stage):
    running = stage(pace=HASTY)
    running.until_heard(1, 2)
    running.faults.cut.add(11)
    lost = running.until(lambda state: state.inputs is None)
    assert (lost.rig, lost.outputs, lost.safe) == (1, None, False)
    assert running.health(1).silent >= 3
    assert running.health(1).garbled == 0
    running.faults.cut.clear()
    assert running.until(lambda state: state.rig == 1 and state.inputs is not None).safe


def test_noise_is_counted_apart_from_silence(stage):
    running = stage(pace=HASTY)
    running.until_heard(1, 2)
    running.faults.flips_left = 12
    assert until(lambda: running.faults.flips_left == 0)
    assert until(lambda: running.health(1).garbled + running.health(2).garbled == 12)
    assert all(running.health(rig).late == 0 for rig in (1, 2))


def test_one_garbled_answer_gives_no_box_up(stage):
    running = stage({1: 11}, HASTY)
    running.until_heard(1)
    before = running.health(1).answered
    running.faults.flips_left = 1
    assert until(lambda: running.health(1).garbled == 1)
    assert until(lambda: running.health(1).answered > before + 10)
    assert running.health(1).heard


def test_an_answer_in_two_pieces_is_an_answer(stage):
    running = stage({1: 11})
    running.until_heard(1)
    running.faults.split.add(11)
    running.box(1).driver_calls = True
    assert running.until(lambda state: state.inputs.driver_calls)
    assert (running.health(1).silent, running.health(1).garbled) == (0, 0)


def test_rubbish_before_an_answer_is_noise(stage):
    running = stage({1: 11}, HASTY)
    running.until_heard(1)
    running.faults.noisy = True
    assert until(lambda: running.health(1).garbled >= 3)


def test_an_answer_after_its_time_is_late_and_never_taken_for_another(stage):
    running = stage(pace=HASTY)
    running.until_heard(1, 2)
    running.box(2).driver_ready = True
    running.until(lambda state: state.rig == 2 and state.inputs.driver_ready)
    running.faults.delay_s = {12: 0.12}
    assert until(lambda: running.health(2).late >= 2)
    assert running.health(2).garbled == 0
    assert running.health(1).heard


def test_a_box_without_such_inputs_is_refused_and_not_safe(stage):
    running = stage({1: 11})
    running.until_heard(1)
    running.box(1).wrong_map = True
    assert running.until(lambda state: state.inputs is None).rig == 1
    assert running.health(1).refused >= 3


def test_unplugging_gives_all_boxes_up_and_plugging_in_brings_them_back(stage):
    running = stage()
    running.until_heard(1, 2)
    running.bus.unplug()
    gone = {running.until(lambda state: state.inputs is None).rig for _ in (1, 2)}
    assert gone == {1, 2}
    assert until(lambda: "There is no serial port" in running.reader.bus().trouble)
    running.bus.plug()
    running.until_heard(1, 2)
    assert (running.reader.bus().opened, running.reader.bus().trouble) == (2, "")


def test_a_listener_that_fails_does_not_stop_the_reading(tmp_path, caplog):
    def fail(state: BoxState) -> None:
        raise RuntimeError(f"no screen for rig {state.rig}")

    with SimulatedBoxes(tmp_path, {"left": {1: 11}}, baud=0) as simulated:
        reader = RigBoxes(named(simulated.ports["left"]), {1: 11}, fail, PATIENT)
        assert until(lambda: reader.health()[0].answered > 10)
        reader.close()
    assert "failed on rig 1" in caplog.text
    caplog.clear()


def test_a_fault_of_our_own_is_told_and_the_bus_is_opened_again(tmp_path, caplog):
    ports = iter(["first"])

    def find() -> str:
        if next(ports, ""):
            raise RuntimeError("the list of ports is broken")
        return simulated.ports["left"]

    with SimulatedBoxes(tmp_path, {"left": {1: 11}}, baud=0) as simulated:
        reader = RigBoxes(find, {1: 11}, ignore, PATIENT, "left")
        assert until(lambda: reader.health()[0].heard)
        assert reader.bus().trouble == ""
        reader.close()
    assert "Reading the rig boxes of bus left failed" in caplog.text
    caplog.clear()


def test_a_port_that_is_not_there_is_a_sentence_and_is_tried_again(tmp_path):
    reader = RigBoxes(named(str(tmp_path / "none")), {1: 11}, ignore, PATIENT)
    assert until(lambda: "There is no serial port" in reader.bus().trouble)
    assert "Plug the RS-485 adapter in" in reader.bus().trouble
    reader.close()


def test_a_port_that_is_pulled_out_as_it_is_opened_is_a_sentence(monkeypatch):
    far, near = os.openpty()
    line = Line(os.ttyname(near), 19_200, 0.1)
    connect = line._client.connect

    def connect_and_lose() -> bool:
        connected = connect()
        os.close(near)
        os.close(far)
        return connected

    monkeypatch.setattr(line._client, "connect", connect_and_lose)
    with pytest.raises(DeviceAbsent, match="There is no serial port"):
        line.open()
    line.close()


def test_a_file_that_is_no_port_is_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    reader = RigBoxes(named(str(tmp_path / "file")), {1: 11}, ignore, PATIENT)
    assert until(lambda: "or it is no serial port" in reader.bus().trouble)
    reader.close()


@pytest.mark.parametrize(
    ("units", "sentence"),
    [
        ({1: 0}, "Rig 1 has box address 0. Give it one from 1 to 247."),
        ({1: 248}, "Rig 1 has box address 248. Give it one from 1 to 247."),
        ({1: 5, 2: 5}, "Box address 5 is given twice. Each box needs its own."),
    ],
)
def test_wrong_addresses_are_one_sentence(units, sentence):
    with pytest.raises(DeviceError) as error:
        RigBoxes(named("unused"), units, ignore)
    assert str(error.value) == sentence


def test_an_answer_to_an_earlier_question_is_never_taken_for_one_to_this(stage):
    """A read of the coils that comes late has the bits of an open seat, or of an e-stop."""
    running = stage({1: 11}, pace=HASTY)
    running.until_heard(1)
    told: list[BoxState] = []
    running.faults.delay_s = {11: 0.2}  # within the time of the next question
    running.until(lambda state: told.append(state) or state.inputs is None)
    running.faults.delay_s = {}
    running.until(lambda state: told.append(state) or state.inputs is not None)
    running.until(lambda state: told.append(state) or state.outputs is not None)
    assert {state.inputs for state in told} == {None, AT_REST}
    assert {state.outputs for state in told} == {None, outputs_of([True] + [False] * 5)}
