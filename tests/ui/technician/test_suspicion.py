"""The order of suspicion: dangers, then signs that do not depend on each other, then figures."""

from msgspec.structs import replace

from racecontrol.meeting.faults import Fault, FaultKind
from racecontrol.meeting.model import Rig
from racecontrol.meeting.parity_facts import CheckDone
from racecontrol.meeting.parity_state import Parity
from racecontrol.meeting.quarantine import Part, Quarantine
from racecontrol.meeting.rig_desk import RigDesk
from racecontrol.meeting.state import State
from racecontrol.timing.health import Counts, RigHealth, Signal
from ui.technician.readings import Grade, Reading, reading
from ui.technician.suspicion import ORIGINS, by_suspicion, suspicion

CLEAN = Counts(48_210, 0, 0, 0, 0, 0, 0, 1)
GOOD = RigHealth(3, Signal.DRIVING, "B", 59.9, 0.0, 18_000_000, 1.4, 0.4, CLEAN)


def row(rig: int, health: RigHealth = GOOD) -> Reading:
    return reading(Rig(rig, f"127.0.1.{rig}"), None, health)


def with_faults(**faults: tuple[FaultKind, ...]) -> State:
    """`rig4=(...)`."""
    found = {
        int(name.removeprefix("rig")): {kind: Fault(1, kind, "", 1) for kind in kinds}
        for name, kinds in faults.items()
    }
    return State(rigs=RigDesk(faults=found))


def test_every_fault_of_a_rig_is_of_one_origin():
    named = [kind for kinds in ORIGINS for kind in kinds]
    assert len(named) == len(set(named))
    assert set(FaultKind) - set(named) == {FaultKind.COMPUTER_BUSY}  # of no rig


def test_without_a_sign_the_rigs_stand_in_seat_order():
    assert by_suspicion([row(1), row(2), row(3)], State()) == (1, 2, 3)
    assert suspicion(row(1), State()) == (0, 0, 0)


def test_two_independent_signs_are_worse_than_two_words_of_one_instrument():
    state = with_faults(
        rig1=(FaultKind.PACKETS_LOST, FaultKind.JITTER),
        rig2=(FaultKind.PACKETS_LOST, FaultKind.BOX_SILENT),
    )
    assert by_suspicion([row(1), row(2), row(3)], state) == (2, 1, 3)


def test_a_danger_comes_before_any_number_of_signs():
    state = with_faults(
        rig1=(FaultKind.JITTER, FaultKind.BOX_LATE, FaultKind.NOISY), rig3=(FaultKind.ESTOP_OPEN,)
    )
    assert by_suspicion([row(1), row(2), row(3)], state) == (3, 1, 2)


def test_an_odd_figure_and_a_failed_check_are_signs_as_well():
    lossy = row(2, replace(GOOD, loss_share=0.02))
    failed = CheckDone(3, "pedals", False, "noise 3 %", 1, "S. Ibarra")
    state = State(parity=Parity(checks={3: {"pedals": failed}}))
    assert by_suspicion([row(1), lossy, row(3)], state) == (3, 2, 1)


def test_a_rig_that_was_taken_out_stands_behind_those_that_nobody_has_looked_at():
    state = with_faults(rig1=(FaultKind.ESTOP_OPEN,), rig3=(FaultKind.JITTER,))
    out = {1: Quarantine(Part.RIG, "smoke", "S. Ibarra", 1)}
    state = replace(state, rigs=replace(state.rigs, quarantined=out))
    assert by_suspicion([row(1), row(2), row(3)], state) == (3, 1, 2)


def test_a_tile_that_needs_a_person_without_a_fault_is_a_sign():
    doubted = replace(row(2), grade=Grade.NEEDS_PERSON)
    assert by_suspicion([row(1), doubted], State()) == (2, 1)
