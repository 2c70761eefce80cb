"""What is written to the boxes: lamps and relays, and that they are read back."""

import random

import pytest

pytest.importorskip("tty", reason="pseudo-terminals exist on Unix only")

from drivers.simulation import boxes as simulation
from racecontrol.meeting.boxes import Lamp
from tests.drivers.rigbox.conftest import HASTY, open_files, until


def test_a_lamp_for_all_is_shown_and_read_back(stage):
    running = stage()
    running.until_heard(1, 2)
    running.reader.show({1: Lamp.RED, 2: Lamp.RED})
    running.until_lamps(Lamp.RED, 1, 2)
    assert [running.box(rig).lamp for rig in (1, 2)] == [Lamp.RED, Lamp.RED]


def test_each_rig_has_its_own_lamp(stage):
    running = stage({rig: 10 + rig for rig in range(1, 5)})
    running.until_heard(1, 2, 3, 4)
    lamps = {1: Lamp.GREEN, 2: Lamp.YELLOW, 3: Lamp.BLUE, 4: Lamp.PENALTY}
    running.reader.show(lamps | {9: Lamp.RED})  # a rig of another bus
    assert until(lambda: {rig: running.box(rig).lamp for rig in lamps} == lamps)


def test_a_box_that_was_away_shows_what_was_ordered_meanwhile(stage):
    running = stage(pace=HASTY)
    running.until_heard(1, 2)
    running.faults.cut.add(11)
    running.until(lambda state: state.rig == 1 and state.inputs is None)
    running.reader.show({1: Lamp.RED, 2: Lamp.RED})
    running.until_lamps(Lamp.RED, 2)
    assert running.box(1).lamp is Lamp.RED  # the frame to all came through, and no answer back
    running.box(1)._coils[1:] = [False] * 5  # it was switched off and on
    running.faults.cut.clear()
    running.until_lamps(Lamp.RED, 1)


def test_a_box_puts_its_lamps_out_when_nobody_asks_it(stage, monkeypatch):
    running = stage({1: 11})
    running.until_heard(1)
    running.reader.show({1: Lamp.GREEN})
    running.until_lamps(Lamp.GREEN, 1)
    running.reader.close()
    monkeypatch.setattr(simulation, "WATCHDOG_S", 0.0)
    assert until(lambda: running.box(1).lamp is Lamp.OFF)
    assert running.box(1).power_present  # the relay stays


def test_a_lamp_that_was_lost_is_written_again(stage):
    running = stage({1: 11})
    running.until_heard(1)
    running.reader.show({1: Lamp.YELLOW})
    running.until_lamps(Lamp.YELLOW, 1)
    running.box(1)._coils[1:] = [False] * 5
    running.until_lamps(Lamp.YELLOW, 1)


def test_a_lamp_that_does_not_light_is_not_told_as_shown(stage):
    running = stage()
    running.until_heard(1, 2)
    running.box(1).lamps_stuck = True
    running.reader.show({1: Lamp.RED, 2: Lamp.RED})
    running.until_lamps(Lamp.RED, 2)
    asked = running.health(1).answered
    assert until(lambda: running.health(1).answered > asked + 10)
    assert running.box(1).lamp is Lamp.OFF
    running.box(1).lamps_stuck = False
    running.until_lamps(Lamp.RED, 1)


def test_a_relay_is_switched_and_its_power_read_back(stage):
    running = stage()
    running.until_heard(1, 2)
    running.reader.switch(2, False)
    off = running.until(lambda state: not state.inputs.power_present)
    assert off.rig == 2
    running.reader.switch(2, True)
    assert running.until(lambda state: state.inputs.power_present).rig == 2
    assert running.box(1).power_present


def test_a_relay_that_is_stuck_takes_the_order_and_keeps_its_power(stage):
    running = stage({1: 11})
    running.until_heard(1)
    running.box(1).relay_stuck = True
    running.reader.switch(1, False)
    told = running.until(lambda state: not state.outputs.power)
    assert told.inputs.power_present


def test_adapters_pulled_out_and_put_back_leave_no_handle_behind(stage):
    """In a running bus, at moments drawn by lot; the benchmarks do it a thousand times."""
    running = stage()
    running.until_heard(1, 2)
    before, lot = open_files(), random.Random(5)
    for _ in range(25):
        running.bus.unplug()
        if lot.random() < 0.5:  # else it is back before anybody has noticed
            assert until(lambda: running.reader.bus().trouble != "")
        running.bus.plug()
        if lot.random() < 0.5:
            assert until(lambda: running.health(1).heard)
    running.reader.show({1: Lamp.RED, 2: Lamp.RED})
    assert until(lambda: [running.box(rig).lamp for rig in (1, 2)] == [Lamp.RED] * 2)
    assert open_files() <= before
