"""The one thread that owns HID: it outlives its devices, its callers and its libraries."""

import logging
import random
import threading
import time

import pytest

from drivers.errors import DeviceAbsent, DeviceError, DeviceSilent
from drivers.fanatec import procedures
from drivers.fanatec.desk import WheelbaseDesk
from drivers.fanatec.owner import GRACE_NS
from drivers.fanatec.simulated import CONSOLE_MODE, SimulatedPort
from racecontrol.rigs.desk import Picture
from racecontrol.rigs.wheelbase import BaseState, Parameter, Place
from tests.drivers.fanatec.bench import SECOND_NS, Bench

WAIT_S = 30


class Watched:
    """A desk that really runs, and waiting for a picture of it."""

    def __init__(self, port: SimulatedPort) -> None:
        rigs = [(rig, base.port, "") for rig, base in enumerate(port.bases, 1)]
        self.desk = WheelbaseDesk(port, rigs)
        self._came = threading.Condition()
        self.desk.subscribe(self._take)

    def _take(self, _: Picture) -> None:
        with self._came:
            self._came.notify_all()

    def __enter__(self) -> "Watched":
        self.desk.start()
        self.until(lambda now: all(one.state is BaseState.READY for one in now.readings))
        return self

    def __exit__(self, *_: object) -> None:
        self.desk.stop()

    def until(self, wanted) -> Picture:
        with self._came:
            assert self._came.wait_for(lambda: wanted(self.desk.now), WAIT_S), self.desk.now
        return self.desk.now

    def until_after(self, moment_ns: int) -> None:
        """A picture that was made after a moment."""
        self.until(lambda now: now.at_ns > moment_ns)


def test_a_base_pulled_out_in_the_middle_of_a_read_ends_nothing_but_its_own_orders():
    port = SimulatedPort(3)
    with Watched(port) as running:
        port.bases[1].firmware.silent = True
        waiting = running.desk.read_tuning(2)
        port.bases[1].unplug()
        with pytest.raises(DeviceAbsent, match=r"is gone|left its USB port|can be asked"):
            waiting.result(WAIT_S)
        running.until(lambda now: now.of_rig(2).place is Place.MISSING)
        assert running.desk.read_tuning(1).result(WAIT_S).slot == 1
        assert running.desk.alive
        assert port.open_handles == 2
    assert port.open_handles == 0


def test_a_fault_of_the_library_is_logged_and_everything_is_opened_again(caplog, monkeypatch):
    monkeypatch.setattr("drivers.fanatec.owner.RECOVER_S", 0.01)
    port = SimulatedPort(2)
    with Watched(port) as running:
        whole, port.plugged_in = port.plugged_in, None  # not callable: a fault, not a DeviceError
        running.until(lambda now: "They are opened again" in now.trouble or not running.desk.alive)
        port.plugged_in = whole
        running.until(lambda now: not now.trouble and now.of_rig(1).state is BaseState.READY)
        assert running.desk.alive
        assert port.open_handles == 2
    assert any("A round of the wheelbases failed" in r.getMessage() for r in caplog.records)
    caplog.clear()


def test_a_listener_that_fails_is_logged_and_the_others_are_told(caplog):
    caplog.set_level(logging.ERROR)
    bench = Bench(1)
    told = []
    bench.desk.subscribe(lambda _: 1 / 0)
    bench.desk.subscribe(told.append)
    bench.run(0.2)
    assert told and "could not be told" in caplog.text
    caplog.clear()


def test_an_order_after_the_end_is_refused_and_does_not_wait_for_ever():
    with Watched(SimulatedPort(1)) as running:
        pass
    with pytest.raises(DeviceError, match="The program ends"):
        running.desk.read_tuning(1).result(WAIT_S)


def test_a_silent_base_is_asked_three_times_and_then_given_up():
    bench = Bench(2).ready()
    bench.bases[0].firmware.silent = True
    bench.bases[0].turned = False
    asked = bench.desk.identify(1)
    bench.until(lambda _: asked.done())
    with pytest.raises(DeviceSilent, match="does not answer"):
        asked.result(0)
    reading = bench.until(lambda now: now.of_rig(1).state is BaseState.SILENT).of_rig(1)
    assert "Switch it off and on" in reading.sentence
    assert bench.now.of_rig(2).state is BaseState.READY
    bench.bases[0].firmware.silent = False
    bench.until(lambda now: now.of_rig(1).state is BaseState.READY)


def test_a_base_at_rest_sends_nothing_and_is_still_known_to_live():
    bench = Bench(1).ready()
    bench.bases[0].turned = False
    for picture in bench.rounds(20):
        assert picture.of_rig(1).live(picture.at_ns)


def test_a_base_that_may_not_be_opened_yet_gets_two_seconds_of_grace():
    bench = Bench(1)
    bench.bases[0].forbidden = True
    states = {bench.now.at_ns: BaseState.AWAY}
    for picture in bench.rounds(1.5):
        states[picture.at_ns] = picture.of_rig(1).state
    assert BaseState.FORBIDDEN not in states.values()
    refused = bench.until(lambda now: now.of_rig(1).state is BaseState.FORBIDDEN)
    assert "No permission" in refused.of_rig(1).sentence
    assert refused.at_ns - min(states) >= GRACE_NS
    bench.bases[0].forbidden = False
    bench.ready()


def test_a_base_in_a_wrong_mode_is_never_opened():
    bench = Bench(1)
    bench.bases[0].product_id = CONSOLE_MODE
    bench.run(5)
    assert (bench.port.open_handles, bench.bases[0].firmware.told) == (0, [])


def test_answers_that_are_torn_or_come_too_late_do_no_harm():
    bench = Bench(1).ready()
    base = bench.bases[0]
    late = base.firmware.tuning()
    whole = base.firmware.take
    base.firmware.take = lambda frame: [late[:20], late, *whole(frame)]  # type: ignore[method-assign]
    written = bench.result(bench.desk.write_tuning(1, {Parameter.FF: 33}))
    assert written[Parameter.FF].value == 33


def test_a_base_that_keeps_its_settings_to_itself_is_said_to_have_not_taken_them():
    bench = Bench(1).ready()
    bench.bases[0].firmware.deaf_to_writes = True
    with pytest.raises(procedures.TuningNotTaken, match="FF is 100, not 33"):
        bench.result(bench.desk.write_tuning(1, {Parameter.FF: 33}))


def test_reading_all_slots_leaves_the_one_that_was_active():
    bench = Bench(1).ready()
    base = bench.bases[0].firmware
    base.slots[2][1] = 55
    bench.result(bench.desk.select_slot(1, 4))
    records = bench.result(bench.desk.read_slots(1))
    assert [record[Parameter.FF].value for record in records] == [100, 100, 55, 100, 100]
    assert base.slot == 4
    assert bench.now.faults == ()


def test_a_thousand_times_unplugged_and_plugged_in_no_handle_is_left_and_all_come_back():
    bench = Bench(12, rate_hz=50).ready()
    chance = random.Random(3)
    for _ in range(1_000):
        base = chance.choice(bench.bases)
        if base.plugged and chance.random() < 0.5:
            base.unplug()
        else:
            base.plug()
        bench.run(0.02)
        assert bench.port.open_handles <= 12
    for base in bench.bases:
        base.plug()
    bench.run(2)
    bench.ready()
    assert bench.port.open_handles == 12
    bench.desk.stop()


def test_a_thousand_times_under_the_running_thread_as_well():
    port = SimulatedPort(12, rate_hz=50)
    chance = random.Random(4)
    with Watched(port) as running:
        for number in range(1_000):
            base = chance.choice(port.bases)
            base.unplug()
            base.plug()
            if number % 50 == 0:
                running.until_after(time.monotonic_ns())
        end_ns = time.monotonic_ns()
        running.until(
            lambda now: (
                now.at_ns > end_ns
                and all(one.state is BaseState.READY for one in now.readings)
                and port.open_handles == 12
            )
        )
        for rig in range(1, 13):
            assert running.desk.identify(rig).result(WAIT_S).base == "ClubSport DD+"
    assert port.open_handles == 0


def test_the_cable_of_one_rig_slows_no_other_one_down():
    bench = Bench(12).ready()
    bench.bases[0].firmware.silent = True
    bench.desk.identify(1)
    asked_ns = bench.now_ns
    others = [bench.desk.identify(rig) for rig in range(2, 13)]
    bench.until(lambda _: all(other.done() for other in others))
    assert bench.now_ns - asked_ns < SECOND_NS / 10  # of the bench's clock
