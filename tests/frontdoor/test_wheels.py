"""Cables of wheelbases, carried by an act: the desk follows, and remembers over a restart."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from drivers.fanatec.simulated import SimulatedPort
from racecontrol.control import Accepted, Control, open_meeting
from racecontrol.frontdoor.wheels import StageHand, open_wheelbases, plug_as_left
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.acts import EndSession, FormGrid, StartSession
from racecontrol.meeting.faults import Fault, FaultKind
from racecontrol.meeting.model import Person, Rig, Role
from racecontrol.meeting.parity_facts import CertificateIssued
from racecontrol.meeting.place import Place
from racecontrol.meeting.rig_acts import AcceptBase, TakeToConsole
from racecontrol.meeting.rig_facts import BasePlaced, RigFaultFound
from racecontrol.rigs.desk import Picture
from racecontrol.rigs.wheelbase import BaseState
from tests.rigs.small import CAR, OTHER, RACE, RIG, small_meeting

TECHNICIAN = Person("S. Ibarra", Role.TECHNICIAN)
DIRECTOR = Person("A. Moravec", Role.DIRECTOR)
WAIT_S = 20


class Hall:
    """Two bases at their rigs, a control and the desk of the event."""

    def __init__(self, folder: Path, port: SimulatedPort) -> None:
        ports = {RIG: port.bases[0].port, RIG + 1: port.bases[1].port}
        small = small_meeting()
        rigs = tuple(
            Rig(rig.number, rig.address, rig.box, ports.get(rig.number, "")) for rig in small.rigs
        )
        self.meeting = type(small)(
            **{name: getattr(small, name) for name in small.__struct_fields__} | {"rigs": rigs}
        )
        self.stack = ExitStack()
        journal = SqliteJournal(folder / "journal.db", self.meeting.key)
        self.stack.callback(journal.close)
        self.control = Control(journal, open_meeting(journal, self.meeting))
        self.control.start()
        self.stack.callback(self.control.stop)
        desk = open_wheelbases(self.stack, self.meeting, self.control, port)
        assert desk is not None
        self.desk = desk
        self._came = threading.Condition()
        self.stack.callback(desk.subscribe(self._take))

    def _take(self, _: Picture) -> None:
        with self._came:
            self._came.notify_all()

    def until(self, wanted: Callable[[], bool]) -> None:
        with self._came:
            assert self._came.wait_for(wanted, WAIT_S), self.desk.now

    def place(self, rig: int = RIG) -> Place:
        return self.desk.now.of_rig(rig).place

    def asked(self) -> bool:
        """Both bases have said what they are like."""
        tied = [one for one in self.desk.now.readings if one.port]
        return [one.state for one in tied] == [BaseState.READY, BaseState.READY]

    def act(self, act, who=DIRECTOR) -> None:
        answer = self.control.submit(act, who).result(WAIT_S)
        assert isinstance(answer, Accepted), answer


@pytest.fixture
def port() -> SimulatedPort:
    return SimulatedPort(2, rate_hz=125)


@pytest.fixture
def hall(tmp_path: Path, port: SimulatedPort) -> Iterator[Hall]:
    made = Hall(tmp_path, port)
    with made.stack:
        made.until(made.asked)
        yield made


def test_a_base_that_a_person_took_to_its_console_is_no_fault(hall, port):
    hall.act(TakeToConsole(RIG), TECHNICIAN)
    port.bases[0].unplug()
    hall.until(lambda: hall.place() is Place.CONSOLE)
    assert hall.desk.now.faults == ()
    assert hall.control.state.rigs.places == {RIG: Place.CONSOLE}
    port.bases[1].unplug()
    hall.until(lambda: hall.place(RIG + 1) is Place.MISSING)
    assert [fault.rig for fault in hall.desk.now.faults] == [RIG + 1]


def test_a_program_that_is_started_again_knows_which_bases_are_on_their_consoles(tmp_path, port):
    before = Hall(tmp_path, port)
    with before.stack:
        before.act(TakeToConsole(RIG), TECHNICIAN)
    for base in port.bases:
        base.unplug()
    again = Hall(tmp_path, port)
    with again.stack:
        again.until(lambda: again.desk.now.at_ns > 0)
        assert [again.place(rig) for rig in (RIG, RIG + 1)] == [Place.CONSOLE, Place.MISSING]


def test_a_change_at_the_rim_is_a_fault_until_a_person_says_that_it_was_meant(hall, port):
    port.bases[0].turn_setting(2, 65)
    hall.until(lambda: bool(hall.desk.now.faults))
    (odd,) = hall.desk.now.faults
    assert (odd.rig, odd.kind) == (RIG, FaultKind.TUNING)
    for fact in (
        BasePlaced(RIG, Place.PC, "", 1),
        RigFaultFound(Fault(RIG, odd.kind, odd.sentence, 1), 1),
    ):
        hall.control.observe(fact)
    hall.act(AcceptBase(RIG), TECHNICIAN)
    hall.until(lambda: not hall.desk.now.faults)


def test_what_a_certificate_was_issued_for_is_right(hall, port):
    port.bases[1].turn_setting(2, 65)
    hall.until(lambda: bool(hall.desk.now.faults))
    hall.control.observe(CertificateIssued(1, "", {RIG + 1: "hash"}, 1, "S. Ibarra"))
    hall.until(lambda: not hall.desk.now.faults)


def test_in_a_rehearsal_the_stage_hand_says_so_before_he_pulls(hall, port):
    hand = StageHand(port, hall.meeting, hall.control)
    hall.control.subscribe(hand)
    hall.act(FormGrid(RACE, (CAR, OTHER)))
    hall.until(lambda: {hall.place(rig) for rig in (RIG, RIG + 1)} == {Place.CONSOLE})
    assert hall.desk.now.faults == ()
    hall.act(StartSession(RACE))
    hall.act(EndSession(RACE))
    hall.until(lambda: {hall.place(rig) for rig in (RIG, RIG + 1)} == {Place.PC})


def test_a_rehearsal_that_is_taken_up_finds_the_cables_where_they_were_left(hall):
    hall.act(TakeToConsole(RIG), TECHNICIAN)
    after = SimulatedPort(2)
    plug_as_left(after, hall.meeting, hall.control.state)
    assert [base.plugged for base in after.bases] == [False, True]
