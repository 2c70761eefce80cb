"""The watch over the rigs with a real control, real streams and real boxes: facts in, lamps out."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("tty", reason="pseudo-terminals exist on Unix only")

from drivers.simulation.boxes import SimulatedBox, SimulatedBoxes
from racecontrol.control import Accepted, Control, open_meeting
from racecontrol.frontdoor.boxes import Buses
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.acts import FormGrid, ShowFlag, StartSession
from racecontrol.meeting.boxes import Lamp, SignalPort
from racecontrol.meeting.faults import FaultKind
from racecontrol.meeting.flow_acts import ReleaseRig
from racecontrol.meeting.model import Flag, Person, Role
from racecontrol.meeting.rig_acts import AnswerCall, ResetEstop, SetBasePower
from racecontrol.meeting.rig_facts import DriverCalled, EstopOpened, SignalShown
from racecontrol.rigs.lamps import signalled
from racecontrol.rigs.watch import RigWatch
from tests.rigs.small import CAR, OTHER, RACE, RIG, small_meeting
from tests.ui.loopback import Rigs

DIRECTOR = Person("A. Moravec", Role.DIRECTOR)
TECHNICIAN = Person("S. Ibarra", Role.TECHNICIAN)
WAIT_S = 20


class Hall:
    """Journal, control, streams, boxes and the watch of one small event."""

    def __init__(self, folder: Path) -> None:
        meeting = small_meeting()
        self.journal = SqliteJournal(folder / "journal.db", meeting.key)
        clock = open_meeting(self.journal, meeting)
        self.control = Control(self.journal, clock)
        self.rigs = Rigs(meeting, clock)
        wiring = {"left": {rig.number: rig.box.address for rig in meeting.rigs if rig.box}}
        self.simulated = SimulatedBoxes(folder, wiring, baud=0)
        self.simulated.__enter__()
        self.facts: list = []
        self._changed = threading.Condition()
        self.buses = Buses(meeting, self.simulated.ports)
        self.tested: dict[int, int] = {}  # rig -> since when (monotonic)
        self.watch = RigWatch(
            self.control,
            self.rigs.telemetry,
            self.buses,
            (self.buses,),
            tested=lambda: self.tested,
        )
        self.control.subscribe(self._on_update)
        self.control.start()
        self.watch.start()
        self.buses.start(self.watch.heard)

    def _on_update(self, update) -> None:
        self.watch.told(update.facts)
        with self._changed:
            self.facts += update.facts
            self._changed.notify_all()

    def box(self, rig: int = RIG) -> SimulatedBox:
        return self.simulated.boxes[rig]

    @property
    def desk(self):
        return self.control.state.rigs

    def until(self, met: Callable[[], bool]) -> None:
        """Look after every fact that comes."""
        deadline = time.monotonic() + WAIT_S
        with self._changed:
            while not met():
                left = deadline - time.monotonic()
                assert left > 0, f"not so after {WAIT_S} s; known: {self.desk}"
                self._changed.wait(min(left, 0.1))

    def act(self, act, who=DIRECTOR) -> None:
        answer = self.control.submit(act, who).result(WAIT_S)
        assert isinstance(answer, Accepted), answer

    def race(self) -> None:
        self.act(FormGrid(RACE, (CAR, OTHER)))
        self.act(StartSession(RACE))

    def until_lamps(self, lamp: Lamp) -> None:
        shown = (RIG, RIG + 1)
        self.until(lambda: [self.lamp(rig) for rig in shown] == [lamp, lamp])

    def lamp(self, rig: int) -> Lamp | None:
        shown = self.desk.shown(rig)
        return shown.lamp if shown else None

    def has(self, kind: FaultKind, rig: int = RIG) -> bool:
        return kind in self.desk.faults.get(rig, {})

    def close(self) -> None:
        self.buses.stop()
        self.watch.stop()
        self.control.stop()
        self.simulated.__exit__(None, None, None)
        self.rigs.close()
        self.journal.close()


@pytest.fixture
def hall(tmp_path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.close()


def test_a_flag_is_on_every_lamp_and_each_rig_says_since_when(hall):
    hall.race()
    hall.until_lamps(Lamp.GREEN)
    hall.act(ShowFlag(RACE, Flag.RED))
    hall.until_lamps(Lamp.RED)
    assert {hall.box(rig).lamp for rig in (RIG, RIG + 1)} == {Lamp.RED}
    red = [f for f in hall.facts if isinstance(f, SignalShown) and f.lamp is Lamp.RED]
    assert {fact.rig for fact in red} == {RIG, RIG + 1}
    assert all(0 < fact.ordered_ns <= fact.at_ns for fact in red)
    assert all(fact.port is SignalPort.BOX for fact in red)
    assert signalled(hall.control.state, hall.control.clock.now()).sentence == "2 of 2"


def test_a_rig_that_missed_a_flag_is_named_until_it_shows_it(hall):
    hall.race()
    hall.until_lamps(Lamp.GREEN)
    hall.box().lamps_stuck = True
    hall.act(ShowFlag(RACE, Flag.YELLOW))
    hall.until(lambda: hall.has(FaultKind.LAMP_MISSED))
    fault = hall.desk.faults[RIG][FaultKind.LAMP_MISSED]
    assert fault.sentence == "Yellow flag not shown on rig 4. Tell the marshal at seat 4."
    assert signalled(hall.control.state, hall.control.clock.now()).missing == (RIG,)
    hall.box().lamps_stuck = False
    hall.until(lambda: not hall.has(FaultKind.LAMP_MISSED))
    assert hall.lamp(RIG) is Lamp.YELLOW


def test_the_drivers_switch_is_on_the_ready_board(hall):
    hall.act(FormGrid(RACE, (CAR, OTHER)))
    hall.box().driver_ready = True
    ready = lambda: hall.control.state.sessions[RACE].flow.start.ready  # noqa: E731
    hall.until(lambda: CAR in ready() and ready()[CAR].driver)
    assert not ready()[CAR].rig
    hall.box().driver_ready = False
    hall.until(lambda: not ready()[CAR].driver)


def test_a_call_is_told_once_and_waits_for_an_answer(hall):
    hall.until(lambda: hall.lamp(RIG) is not None)
    hall.box().driver_calls = True
    hall.until(lambda: RIG in hall.desk.calls)
    hall.box().driver_calls = False
    hall.until(lambda: not hall.watch.boxes[RIG].inputs.driver_calls)
    hall.act(AnswerCall(RIG), TECHNICIAN)
    assert hall.desk.calls == {}
    hall.box().driver_calls = True
    hall.until(lambda: RIG in hall.desk.calls)
    assert sum(isinstance(fact, DriverCalled) for fact in hall.facts) == 2


def test_an_estop_is_an_alarm_until_it_was_reset(hall):
    hall.until(lambda: hall.lamp(RIG) is not None)
    hall.box().press_estop()
    hall.until(lambda: hall.has(FaultKind.ESTOP_OPEN))
    hall.box().release_estop()
    hall.until(lambda: hall.desk.estops[RIG].closed_ns > 0)
    assert hall.has(FaultKind.ESTOP_OPEN)
    hall.act(ResetEstop(RIG), TECHNICIAN)
    hall.until(lambda: not hall.has(FaultKind.ESTOP_OPEN))
    assert sum(isinstance(fact, EstopOpened) for fact in hall.facts) == 1


def press(hall: Hall, rig: int) -> None:
    hall.box(rig).press_estop()
    hall.until(lambda: rig in hall.desk.estops)


def test_an_estop_that_is_tested_is_no_alarm_at_its_rig_and_one_at_any_other(hall):
    hall.until(lambda: None not in (hall.lamp(RIG), hall.lamp(RIG + 1)))
    hall.tested = {RIG: time.monotonic_ns()}
    press(hall, RIG)
    press(hall, RIG + 1)
    hall.until(lambda: hall.has(FaultKind.ESTOP_OPEN, RIG + 1))
    assert not hall.has(FaultKind.ESTOP_OPEN, RIG)
    hall.tested = {}  # given up: what is open now is open
    hall.until(lambda: hall.has(FaultKind.ESTOP_OPEN, RIG))


def test_an_estop_that_was_open_before_its_test_stays_an_alarm(hall):
    hall.until(lambda: hall.lamp(RIG) is not None)
    press(hall, RIG)
    hall.until(lambda: hall.has(FaultKind.ESTOP_OPEN))
    hall.tested = {RIG: time.monotonic_ns()}
    press(hall, RIG + 1)  # rounds go by: its alarm comes after a look at both
    hall.until(lambda: hall.has(FaultKind.ESTOP_OPEN, RIG + 1))
    assert hall.has(FaultKind.ESTOP_OPEN)


def test_while_a_race_is_green_no_test_keeps_an_estop_back(hall):
    hall.race()
    hall.until_lamps(Lamp.GREEN)
    hall.tested = {RIG: time.monotonic_ns()}
    press(hall, RIG)
    hall.until(lambda: hall.has(FaultKind.ESTOP_OPEN))


def test_a_relay_is_switched_when_the_director_has_released_the_rig(hall):
    hall.race()
    hall.until(lambda: hall.desk.power.get(RIG) is True)
    off = SetBasePower(RIG, False, "smoke")
    refused = hall.control.submit(off, TECHNICIAN).result(WAIT_S)
    assert "No writing to rigs while Race 1 runs." in refused.reason
    assert hall.box().power_present
    hall.act(ReleaseRig(RIG, "smoke"))
    hall.act(off, TECHNICIAN)
    hall.until(lambda: hall.desk.power.get(RIG) is False)
    assert not hall.box().power_present
    assert hall.desk.power[RIG + 1]


def test_a_relay_that_does_not_move_is_found(hall):
    hall.until(lambda: hall.desk.power.get(RIG) is True)
    hall.box().relay_stuck = True
    hall.act(SetBasePower(RIG, False, "smoke"), TECHNICIAN)
    hall.until(lambda: hall.has(FaultKind.RELAY_STUCK))


def test_an_adapter_that_was_pulled_out_is_told_once_and_is_over_when_it_is_back(hall):
    hall.until(lambda: hall.lamp(RIG) is not None)
    hall.simulated.buses["left"].unplug()
    hall.until(lambda: hall.has(FaultKind.ADAPTER_GONE))
    assert hall.lamp(RIG) is None  # what it shows is not known any more
    assert not hall.has(FaultKind.BOX_SILENT)
    hall.simulated.buses["left"].plug()
    hall.until(lambda: not hall.has(FaultKind.ADAPTER_GONE))
    hall.until(lambda: hall.lamp(RIG) is Lamp.OFF)


def test_a_silent_console_without_power_is_lost_on_two_signs(hall):
    hall.until(lambda: hall.desk.power.get(RIG) is True)
    hall.rigs.send(0, 5)
    hall.box().supply = False
    hall.until(lambda: hall.has(FaultKind.STREAM_LOST))
    words = hall.desk.faults[RIG][FaultKind.STREAM_LOST].sentence
    assert words == "Rig 4 lost: no packets for 2 s and no power at its rig box."


def test_a_fault_of_our_own_does_not_end_the_watch(hall, monkeypatch, caplog):
    hall.until(lambda: hall.lamp(RIG) is not None)
    monkeypatch.setattr(hall.watch._seats, "take", None)
    hall.box().driver_calls = True
    hall.until(lambda: "A round of the watch over the rigs failed" in caplog.text)
    monkeypatch.undo()
    hall.box(RIG + 1).driver_calls = True
    hall.until(lambda: RIG + 1 in hall.desk.calls)
    caplog.clear()
