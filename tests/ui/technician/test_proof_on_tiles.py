"""What tiles and detail say of bases, parity and checks; the tree of devices; the base's traces."""

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from racecontrol.meeting.boxes import BoxPlace
from racecontrol.meeting.faults import Fault, FaultKind
from racecontrol.meeting.model import Person, Role
from racecontrol.meeting.parity import Line
from racecontrol.meeting.parity_acts import RecordCheck, TakeGolden
from racecontrol.meeting.parity_state import Break, Parity
from racecontrol.meeting.rig_facts import BasePlaced, RigFaultFound
from racecontrol.meeting.state import State
from racecontrol.proving import Trial
from racecontrol.rigs.box import BoxHealth, BoxState, BusHealth, Inputs, LineHealth, Outputs
from racecontrol.rigs.wheelbase import CENTRE, BaseState, Place, WheelbaseReading
from tests.ui.technician.test_technician_models import ENTRY, GOOD
from tests.ui.technician.test_technician_models import RIG as BARE
from tests.ui.technician.workshop import Workshop
from ui.charts.channels import FRONT_WHEELS, STEERING
from ui.technician.base_trace import RANGE_DEG, base_values
from ui.technician.base_words import base_sentence, base_value
from ui.technician.devices import device_tree
from ui.technician.proved import proved
from ui.technician.readings import Grade, reading
from ui.technician.view import View

MINUTE_NS = 60_000_000_000
BASE = WheelbaseReading(4, "B04", "1-1.4:1.0", Place.PC, BaseState.READY, "", seen_ns=0)
RIG = replace(BARE, box=BoxPlace("left", 14))
SAFE = Inputs(True, True, True, True, False, False)
LIT = Outputs(True, False, False, True, False, False)


def words(workshop: Workshop, rig: int, label: str) -> str:
    shown = workshop.window.tiles.tiles[rig - 1].reading
    assert shown is not None
    return next(value.words for value in shown.values if value.label == label)


@pytest.mark.parametrize(
    ("base", "shown", "odd"),
    [
        (BASE, "PC", False),
        (replace(BASE, place=Place.CONSOLE, state=BaseState.AWAY), "console 12 min", False),
        (replace(BASE, place=Place.MISSING, pulled=True), "not seen 12 min", True),
        (replace(BASE, state=BaseState.WRONG_MODE, sentence="Press."), "wrong mode", True),
    ],
)
def test_a_base_is_where_it_was_seen_last_with_its_age(
    base: WheelbaseReading, shown: str, odd: bool
) -> None:
    value = base_value(base, 12 * MINUTE_NS)
    assert (value.words, value.odd) == (shown, odd)


def test_above_the_traces_stands_why_there_is_none_of_the_base() -> None:
    away = replace(BASE, place=Place.CONSOLE)
    assert base_sentence(BASE, 0) == ""
    said = base_sentence(away, 2 * MINUTE_NS)
    assert said == "Base on the console, last read 2 min ago. No reading of the base."
    assert base_sentence(replace(away, seen_ns=None), 0) == "No reading of the base yet."


def test_the_base_goes_to_its_console_on_its_tile(workshop: Workshop) -> None:
    assert words(workshop, 2, "Base") == "PC"
    workshop.bench.desk.to_console(2)
    workshop.bench.bases[1].unplug()
    workshop.run(1.0)
    assert words(workshop, 2, "Base").startswith("console")


def test_a_tile_carries_checks_and_hash_and_says_when_it_differs(workshop: Workshop) -> None:
    workshop.act(TakeGolden(1))
    workshop.act(RecordCheck(2, "heat", True))
    workshop.bench.bases[1].turn_setting(2, 35)
    workshop.run(1.0)
    first, second, spare = (tile.reading for tile in workshop.window.tiles.tiles)
    assert first and second and spare
    assert second.proof.startswith("1/20  ") and second.proof_odd
    assert first.proof in spare.proof and not first.proof_odd
    assert (spare.word, spare.grade) == ("SPARE", Grade.NORMAL)


def test_a_test_that_runs_and_a_broken_seal_are_the_word_of_a_tile() -> None:
    row = reading(RIG, ENTRY, GOOD)
    trial = Trial(4, "soak", Person("S. Ibarra", Role.TECHNICIAN), 0, None)
    (shown,) = proved([row], View(trials={4: trial}))
    assert (shown.word, shown.grade) == ("CHECK 1 OF 20", Grade.IN_PROGRESS)
    line = Line("tuning.FF", "FF", "70", "65")
    state = replace(State(), parity=Parity(broken={4: (Break(line, 9),)}))
    (shown,) = proved([row], View(state))
    assert (shown.word, shown.grade, shown.proof_odd) == (
        "SEAL BROKEN", Grade.NEEDS_PERSON, False,
    )  # fmt: skip


def test_the_devices_of_a_rig_are_a_tree_from_machine_to_lamp_and_from_port_to_rim(
    workshop: Workshop,
) -> None:
    workshop.window.choose_rig(1)
    workshop.window.show_health()
    page = workshop.window.detail.devices
    names = [(one.depth, one.name) for one in page.devices]
    port = workshop.bench.bases[0].port
    assert names[:4] == [
        (0, "This machine"),
        (1, "Rig box"),
        (1, f"USB {port}"),
        (2, "Base base 1"),
    ]
    assert (3, "Motor") in names and (3, "Rim") in names and names[-1] == (0, "Console")


def of_box(inputs: Inputs | None, trouble: str = "") -> dict[str, tuple[str, bool]]:
    bus = BusHealth("left", "ttyUSB0", 1, 9, 110.0, trouble)
    health = BoxHealth(4, inputs is not None, 90, 8, 2, 0, 0, 12.0)
    box = BoxState(4, 0, inputs, LIT if inputs else None)
    shown = reading(RIG, ENTRY, GOOD)
    tree = device_tree(View(), shown, {4: box}, (LineHealth(bus, (health,), 20.0),))
    return {one.name: (one.words, one.odd) for one in tree}


def test_a_rig_box_says_bus_answers_estop_relay_and_lamp() -> None:
    told = of_box(SAFE)
    assert told["Bus left"] == ("ttyUSB0, all boxes asked in 110 ms", False)
    assert told["Rig box"] == ("address 14, answers in 12 ms, 10 of 100 not answered", False)
    assert [told[name][0] for name in ("E-stop", "Relay", "Lamp")] == [
        "closed", "power to the base", "green",
    ]  # fmt: skip


def test_a_box_that_is_silent_and_an_adapter_that_is_gone_are_odd() -> None:
    told = of_box(None, "The adapter of bus left is gone.")
    assert told["Bus left"] == ("The adapter of bus left is gone.", True)
    assert told["Rig box"] == ("address 14, does not answer", True)
    assert of_box(replace(SAFE, power_present=False))["Relay"] == ("no power", True)
    assert of_box(replace(SAFE, estop_closed=False))["E-stop"] == ("open", True)


def test_the_trace_of_a_base_has_the_units_of_the_strips() -> None:
    points = [(7, CENTRE, 0, 65_535, 0), (9, CENTRE + 16_384, 65_535, 0, 0)]
    at_ns, (steering, throttle, brake) = base_values(points, STEERING, RANGE_DEG)
    assert at_ns.tolist() == [7, 9]
    assert steering.tolist() == [0.0, 270.0]
    assert throttle.tolist() == [0.0, 100.0] and brake.tolist() == [100.0, 0.0]
    _, (share, *_) = base_values(points, FRONT_WHEELS, RANGE_DEG)
    assert np.isclose(share[1], FRONT_WHEELS.high / 2)


def test_the_base_is_drawn_beside_the_car_while_it_is_on_this_machine(workshop: Workshop) -> None:
    workshop.window.choose_rig(1)
    workshop.window.look()
    assert workshop.window.detail.stack is not None
    assert workshop.window.detail.trace_remark.startswith("last 60 s; solid")
    points = workshop.bench.desk.trace(1)
    now_ns = points[-1][0]
    workshop.window.detail.draw_base(points, now_ns, 1.0, 1080)
    assert workshop.window.detail.stack.values(2)[1] != "–"
    workshop.window.detail.draw_base((), now_ns, 1.0, 1080)
    assert workshop.window.detail.stack.values(2)[1] == "–"


def test_the_detail_says_what_differs_from_the_golden_rig_and_when_nothing_does(
    workshop: Workshop,
) -> None:
    workshop.window.choose_rig(2)
    page = workshop.window.detail.devices
    assert page.golden._empty.startswith("No golden rig chosen.")
    workshop.act(TakeGolden(1))
    workshop.settle()
    assert page.golden._empty.startswith("All ") and page.differences == ()
    workshop.bench.bases[1].turn_setting(2, 35)
    workshop.run(1.0)
    assert [line.key for line in page.differences] == ["tuning.FF"]


def test_a_cable_is_said_to_be_carried_over_before_it_is_pulled_and_no_fault_comes_of_it(
    workshop: Workshop,
) -> None:
    window = workshop.window
    assert window.proof.cables.one.reason == "Choose a rig first."
    window.choose_rig(2)
    workshop.qtbot.keyClick(window, Qt.Key.Key_C)
    workshop.until(lambda state: state.rigs.places.get(2) is Place.CONSOLE)
    workshop.bench.bases[1].unplug()
    workshop.run(1.0)
    assert workshop.bench.now.of_rig(2).place is Place.CONSOLE
    assert workshop.bench.now.faults == ()
    workshop.qtbot.keyClick(window, Qt.Key.Key_C)
    workshop.until(lambda state: state.rigs.places.get(2) is Place.MISSING)
    workshop.bench.bases[1].plug()
    workshop.run(1.0)
    assert workshop.bench.now.of_rig(2).place is Place.PC


def test_all_cables_are_carried_over_by_one_key(workshop: Workshop) -> None:
    workshop.window.proof.cables.all.confirmed.emit()
    workshop.until(lambda state: len(state.rigs.places) == 3)
    for base in workshop.bench.bases:
        base.unplug()
    workshop.run(1.0)
    assert {one.place for one in workshop.bench.now.readings} == {Place.CONSOLE}
    assert workshop.bench.now.faults == ()


def test_a_change_that_was_meant_is_accepted_by_a_held_key(workshop: Workshop) -> None:
    window, now_ns = workshop.window, workshop.control.clock.now()
    assert window.rig_buttons.accept.reason == "Choose a rig first."
    window.choose_rig(2)
    workshop.control.observe(BasePlaced(2, Place.PC, "", now_ns))
    workshop.settle()
    assert window.rig_buttons.accept.reason == "Nothing has changed at the wheelbase of rig 2."
    turned = Fault(2, FaultKind.TUNING, "Rig 2: FF is 35.", now_ns)
    workshop.control.observe(RigFaultFound(turned, now_ns))
    workshop.settle()
    workshop.qtbot.keyPress(window, Qt.Key.Key_Z)
    workshop.qtbot.waitUntil(lambda: "right as it is" in window.strip.last_act.words)
    workshop.qtbot.keyRelease(window, Qt.Key.Key_Z)
