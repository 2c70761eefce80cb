"""The buses of an event: opened a moment after the program, and what was ordered before is done."""

import threading

from drivers.simulation.boxes import SimulatedBoxes
from racecontrol.frontdoor.boxes import Buses
from racecontrol.meeting.boxes import Lamp
from tests.rigs.small import RIG, small_meeting

WAIT_S = 20


def test_a_lamp_that_was_ordered_before_the_bus_was_open_is_shown(tmp_path):
    meeting = small_meeting()
    wiring = {"left": {rig.number: rig.box.address for rig in meeting.rigs if rig.box}}
    shown = threading.Event()

    def tell(state):
        if state.rig == RIG and state.outputs and state.outputs.lamp is Lamp.RED:
            shown.set()

    with SimulatedBoxes(tmp_path, wiring, baud=0) as simulated:
        buses = Buses(meeting, simulated.ports)
        buses.show({RIG: Lamp.RED})
        buses.start(tell, 0.01)
        try:
            assert shown.wait(WAIT_S)
            assert len(buses.lines()) == 1
        finally:
            buses.stop()


def test_a_program_that_ends_before_they_are_open_opens_none():
    buses = Buses(small_meeting())
    buses.start(lambda _: None, WAIT_S)
    buses.stop()
    assert buses.lines() == ()
