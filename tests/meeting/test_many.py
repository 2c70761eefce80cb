"""Facts applied together give the state of facts applied one by one, to the order of its keys."""

from collections.abc import Iterator
from functools import reduce

from hypothesis import HealthCheck, given, settings

from racecontrol.meeting.acts import InsertPassing, ShowFlag
from racecontrol.meeting.facts import AnyFact, LapCompleted, PassingRecorded
from racecontrol.meeting.flow_acts import TakeOrder
from racecontrol.meeting.many import apply_all
from racecontrol.meeting.model import Flag, Line, Passing
from racecontrol.meeting.state import State, apply
from tests.meeting.test_flow_properties import STEPS, told
from tests.story import DIRECTOR, Story


def one_by_one(facts: list[AnyFact]) -> State:
    return reduce(apply, facts, State())


def with_sectors(facts: list[AnyFact]) -> Iterator[AnyFact]:
    """Two sectors before each lap."""
    for fact in facts:
        if isinstance(fact, LapCompleted):
            for sector in (1, 2):
                at_ns = fact.lap.at_ns - (3 - sector) * 1_000_000
                passing = Passing(fact.lap.entry, Line.SECTOR, sector, fact.lap.lap, 1, at_ns, 0)
                yield PassingRecorded(fact.session, passing)
        yield fact


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_whatever_people_press_between_the_laps(steps):
    facts = list(with_sectors(told(steps)[0]))
    assert repr(apply_all(State(), facts)) == repr(one_by_one(facts))


def test_a_race_with_a_correction_and_a_red_flag():
    story = Story(7, 12, laps=5)
    story.start("race-1", 7, 12)
    for lap in range(4):
        for car in (12, 7):
            story.sector(car, 1, 20_000)
            story.lap(car, 60_000 + 100 * lap)
        if lap == 1:
            seen_ns = story.session.run(7).laps[-1].at_ns + 40_000_000_000
            story.act(InsertPassing("race-1", 7, "seen", seen_ns), DIRECTOR, 200_000)
    story.act(ShowFlag("race-1", Flag.RED), DIRECTOR, 250_000)
    story.act(TakeOrder("race-1"), DIRECTOR, 260_000)
    story.lap(12, 61_000)
    story.sector(12, 1, 20_000)
    assert story.session.flow.taken
    assert repr(apply_all(State(), story.facts)) == repr(story.state)


def test_no_fact_changes_nothing():
    assert apply_all(State(), []) == State()
