"""A rig that nobody sits at: it may be off, and is no starter."""

import pytest
from msgspec.structs import replace

from racecontrol.meeting.boxes import Lamp
from racecontrol.meeting.facts import MeetingOpened
from racecontrol.meeting.faults import FaultKind
from racecontrol.meeting.state import State, apply
from racecontrol.results.classification import starters
from racecontrol.results.grid import propose
from racecontrol.rigs.box import BoxState, Inputs, Outputs
from racecontrol.rigs.due import due_of
from racecontrol.rigs.found import BoxView, of_box, of_console
from racecontrol.rigs.health import GameState
from tests.rigs.small import RACE, START_NS, small_meeting
from tests.rigs.test_faults import GOOD, RACING

STATE = apply(State(), MeetingOpened(small_meeting()))
SPARE = 13
HEARD = Inputs(True, False, True, True, False, False)


@pytest.mark.parametrize("state", [GameState.NEVER, GameState.STALE, GameState.LOST])
def test_a_spare_rig_that_is_not_heard_is_no_fault(state: GameState) -> None:
    due = due_of(STATE, START_NS)[SPARE]
    silent = replace(GOOD, rig=SPARE, state=state, age_ns=9_000_000_000)
    assert list(of_console(silent, due, "C")) == []
    if state is not GameState.NEVER:
        assert [one.kind for one in of_console(silent, RACING, "C")] != []


@pytest.mark.parametrize("box", [None, BoxState(SPARE, 0, None, None)])
def test_a_box_of_a_spare_rig_that_does_not_answer_is_no_fault(box: BoxState | None) -> None:
    view = BoxView(SPARE, box, silent=9, wanted=Lamp.OFF)
    assert list(of_box(view, due_of(STATE, START_NS)[SPARE], None)) == []
    assert [one.kind for one in of_box(view, RACING, None)] == [FaultKind.BOX_SILENT]


def test_an_empty_seat_at_a_spare_rig_is_no_fault_but_a_relay_that_sticks_is() -> None:
    due = due_of(STATE, START_NS)[SPARE]
    lit = Outputs(True, False, False, False, False, False)
    view = BoxView(SPARE, BoxState(SPARE, 0, HEARD, lit))
    assert list(of_box(view, due, None)) == []
    dark = BoxView(SPARE, BoxState(SPARE, 0, replace(HEARD, power_present=False), lit))
    assert [one.kind for one in of_box(dark, due, None)] == [FaultKind.POWER_GONE]


def test_a_spare_rig_is_no_starter() -> None:
    session = STATE.sessions[RACE]
    numbers = sorted(entry.number for entry in small_meeting().entries)
    assert sorted(starters(STATE, session)) == sorted(propose(STATE, session)) == numbers
