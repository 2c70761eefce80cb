"""What each rig should be doing, and from when on it is asked to."""

import pytest
from msgspec import structs

from racecontrol.meeting.acts import FormGrid, StartSession
from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.facts import MeetingOpened
from racecontrol.meeting.faults import FaultKind
from racecontrol.meeting.model import Person, Role
from racecontrol.meeting.state import State, apply
from racecontrol.meeting.units import NS_PER_S
from racecontrol.rigs.due import due_of
from racecontrol.rigs.found import of_console
from tests.rigs.small import CAR, OTHER, RACE, RIG, START_NS, small_meeting
from tests.rigs.test_faults import GOOD

DIRECTOR = Person("A. Moravec", Role.DIRECTOR)


def raced(meeting=None) -> State:
    state = apply(State(), MeetingOpened(meeting or small_meeting()))
    for act in (FormGrid(RACE, (CAR, OTHER)), StartSession(RACE, START_NS)):
        facts = decide(state, act, DIRECTOR, START_NS)
        assert not isinstance(facts, Refused), facts.reason
        for fact in facts:
            state = apply(state, fact)
    return state


@pytest.mark.parametrize(
    ("after_s", "speed", "races"),
    [(2, 1.0, False), (4, 1.0, True), (4, 20.0, False), (59, 20.0, False), (61, 20.0, True)],
)
def test_a_rig_is_due_on_the_track_some_seconds_of_the_room_after_the_start(after_s, speed, races):
    due = due_of(raced(), START_NS + after_s * NS_PER_S, speed)
    assert (due[RIG].races, due[RIG].running) == (races, races)
    assert due[RIG].under_way
    assert not due[13].under_way  # nobody sits there


@pytest.mark.parametrize(("of_session", "wrong"), [(0, 3582), (3582, 3301)])
def test_the_last_race_is_driven_in_another_car_than_the_entry_list_has(of_session, wrong):
    meeting = small_meeting(car_code=3301)
    other = structs.replace(meeting.sessions[0], car_code=of_session)
    state = raced(structs.replace(meeting, sessions=(other,)))
    due = due_of(state, START_NS + 10 * NS_PER_S)[RIG]
    for code in (3301, 3582):
        health = structs.replace(GOOD, car_code=code)
        faults = [found.kind for found in of_console(health, due, "C")]
        assert faults == ([FaultKind.OTHER_CAR] if code == wrong else [])
