"""Twelve wheelbases on a real kernel, through real hidraw nodes, with the real driver.

Needs root and /dev/uhid. `make test-kernel` brings a machine that has both.
"""

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from drivers.fanatec import descriptor
from drivers.fanatec.desk import WheelbaseDesk
from drivers.fanatec.hidapi_port import HidapiPort
from racecontrol.frontdoor.wheelbases import wheelbases
from racecontrol.meeting.faults import FaultKind
from racecontrol.rigs.desk import Picture
from racecontrol.rigs.wheelbase import BaseState, Parameter, Place, WheelbaseReading
from tests.kernel.told import WAIT_S, Told
from tests.kernel.uhid import DEVICE, KernelBase

pytestmark = [
    pytest.mark.skipif(
        not os.access(DEVICE, os.W_OK),
        reason="no /dev/uhid that may be written: `make test-kernel` brings a kernel that has it",
    ),
    pytest.mark.timeout(150),
]
RIGS = range(1, 13)


def open_handles() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def is_ready(reading: WheelbaseReading) -> bool:
    return reading.state is BaseState.READY


def all_ready(picture: Picture) -> bool:
    return all(is_ready(reading) for reading in picture.readings)


@pytest.fixture(scope="module")
def bases() -> Iterator[dict[int, KernelBase]]:
    made = {rig: KernelBase(rig) for rig in RIGS}
    yield made
    for base in made.values():
        base.unplug()


@pytest.fixture
def desk(bases: dict[int, KernelBase]) -> Iterator[WheelbaseDesk]:
    desk = WheelbaseDesk(
        HidapiPort(), [(rig, base.port, f"base {rig}") for rig, base in bases.items()]
    )
    desk.start()
    yield desk
    desk.stop()


@pytest.fixture
def told(desk: WheelbaseDesk) -> Told:
    told = Told(desk)
    told.until(all_ready)
    return told


@pytest.mark.usefixtures("told")
def test_twelve_bases_are_found_on_their_ports_and_say_who_they_are(bases, desk):
    assert [reading.rig for reading in desk.now.readings] == list(RIGS)
    for rig, reading in zip(RIGS, desk.now.readings, strict=True):
        assert reading.port == bases[rig].port
        assert reading.place is Place.PC
        assert reading.identity is not None
        assert reading.identity.base == "ClubSport DD+"
        assert reading.identity.rim == "GT Steering Wheel Extreme"
        assert reading.identity.raw == bases[rig].firmware.identity()
    assert desk.now.faults == ()


def test_inputs_arrive_as_they_were_sent_on_all_twelve_at_once(bases, told):
    for rig, base in bases.items():
        base.send(base.firmware.inputs(0x8000 + rig, 1000 * rig, 7, 9, buttons=(rig, 124), hat=2))
    for rig in RIGS:
        reading = told.until_rig(rig, lambda one: one.inputs is not None)
        inputs = reading.inputs
        assert (inputs.steering, inputs.throttle, inputs.brake, inputs.clutch) == (
            0x8000 + rig,
            1000 * rig,
            7,
            9,
        )
        assert (inputs.buttons, inputs.hat) == ((rig, 124), 2)
        assert reading.live(reading.seen_ns)


def test_no_report_is_lost_in_a_burst_of_sixty(bases, told, desk):
    before = desk.now.of_rig(4).reports
    bases[4].send(*(bases[4].firmware.inputs(count) for count in range(60)))
    reading = told.until_rig(4, lambda one: one.reports >= before + 60)
    assert (reading.reports, reading.inputs.steering) == (before + 60, 59)


@pytest.mark.usefixtures("told")
def test_settings_are_written_read_back_and_nobody_elses(bases, desk):
    others = {rig: base.firmware.tuning() for rig, base in bases.items() if rig != 7}
    values = {Parameter.SEN: 900, Parameter.FF: 65, Parameter.FOR: 120, Parameter.BRF: 30}
    written = desk.write_tuning(7, values).result(WAIT_S)
    assert {name: written[name].value for name in values} == values
    assert bases[7].firmware.tuning() == written.raw
    assert {rig: base.firmware.tuning() for rig, base in bases.items() if rig != 7} == others


@pytest.mark.usefixtures("told")
def test_golden_settings_go_to_all_rigs_at_once(bases, desk):
    golden = desk.write_tuning(1, {Parameter.FF: 77, Parameter.NDP: 20}).result(WAIT_S)
    copies = [desk.copy_tuning(rig, golden) for rig in RIGS if rig != 1]
    assert {copy.result(WAIT_S).raw for copy in copies} == {golden.raw}
    assert {base.firmware.tuning() for base in bases.values()} == {golden.raw}


@pytest.mark.usefixtures("told")
def test_a_slot_is_selected_and_saved_and_all_five_are_read(bases, desk):
    assert desk.select_slot(2, 4).result(WAIT_S).slot == 4
    desk.save_tuning(2).result(WAIT_S)
    assert bases[2].firmware.saved == [bytes(slot) for slot in bases[2].firmware.slots]
    assert [record.slot for record in desk.read_slots(2).result(WAIT_S)] == [1, 2, 3, 4, 5]
    assert bases[2].firmware.slot == 4


def test_a_setting_that_is_turned_at_the_rim_is_told_without_asking(bases, told, desk):
    desk.accept(5)
    bases[5].send(*bases[5].firmware.turn(2, 40))
    picture = told.until(lambda now: any(f.kind is FaultKind.TUNING for f in now.faults))
    (fault,) = [fault for fault in picture.faults if fault.kind is FaultKind.TUNING]
    assert (fault.rig, "FF 40" in fault.sentence) == (5, True)
    desk.write_tuning(5, {Parameter.FF: 77}).result(WAIT_S)


@pytest.mark.usefixtures("told")
def test_display_and_force_off_reach_the_base_in_full_length(bases, desk):
    desk.show(3, "3").result(WAIT_S)
    desk.force_off(3).result(WAIT_S)
    desk.read_tuning(3).result(WAIT_S)  # an answer: everything before it has arrived
    frames = bases[3].firmware.told
    assert bytes.fromhex("01f809010200004f") in frames
    assert bytes.fromhex("0103080000000000") in frames
    assert {len(frame) for frame in frames if frame[0] == 1} == {8}


def test_pulled_out_it_is_missing_and_plugged_in_again_it_is_ready(bases, told, desk):
    bases[6].unplug()
    gone = told.until_rig(6, lambda one: one.place is Place.MISSING)
    assert gone.identity is not None and not gone.live(gone.seen_ns)
    told.until(lambda now: any((f.kind, f.rig) == (FaultKind.UNPLUGGED, 6) for f in now.faults))
    bases[6].plug()
    told.until_rig(6, is_ready)
    assert desk.now.of_rig(6).left == 1


def test_a_base_that_goes_to_its_console_is_no_fault(bases, told, desk):
    desk.to_console(8)
    bases[8].unplug()
    reading = told.until_rig(8, lambda one: one.place is Place.CONSOLE)
    assert reading.tuning is not None and not reading.live(reading.seen_ns)
    assert desk.now.faults == ()
    bases[8].plug()
    told.until_rig(8, is_ready)


@pytest.mark.parametrize(
    ("product_id", "shape", "words"),
    [
        (0x0E07, descriptor.CONSOLE_MODE, "PlayStation mode"),
        (0x0004, descriptor.CONSOLE_MODE, "older model"),
        (0xBEEF, descriptor.CONSOLE_MODE, "0xBEEF"),
    ],
    ids=["PlayStation mode", "compatibility mode", "an unknown id without settings"],
)
def test_a_base_in_a_wrong_mode_is_named_so_and_not_written(bases, told, product_id, shape, words):
    base = bases[9]
    base.unplug()
    base.product_id, base.descriptor, base.frames = product_id, shape, 0
    base.plug()
    reading = told.until_rig(9, lambda one: one.state is BaseState.WRONG_MODE)
    assert words in reading.sentence and "PC mode" in reading.sentence
    base.unplug()
    assert base.frames == 0
    base.product_id, base.descriptor = 0x0020, descriptor.PC_MODE
    base.plug()
    told.until_rig(9, is_ready)


def test_a_storm_of_unplugging_leaves_no_handle_open(bases, told, desk):
    handles = open_handles()
    chance = random.Random(5)
    for _ in range(60):
        base = bases[chance.choice(RIGS)]
        base.unplug()
        base.plug()
    end_ns = time.monotonic_ns()
    told.until(lambda now: now.at_ns > end_ns and all_ready(now))
    for rig in RIGS:  # every handle is that of a base that answers
        assert desk.identify(rig).result(WAIT_S).base == "ClubSport DD+"
    assert open_handles() == handles


def test_what_a_stopped_desk_opened_is_closed(bases):
    before = open_handles()
    ties = [(rig, base.port, "") for rig, base in bases.items()]
    desk = WheelbaseDesk(HidapiPort(), ties)
    desk.start()
    Told(desk).until(all_ready)
    assert open_handles() == before + len(RIGS)
    desk.stop()
    assert open_handles() == before


def test_the_command_lists_all_twelve(bases):
    result = CliRunner().invoke(wheelbases, [])
    assert result.exit_code == 0, result.output
    assert all(base.port in result.output for base in bases.values())
