"""The machine suggests that a penalty was served, with its doubts; it never confirms."""

import pytest

from racecontrol.meeting.acts import GiveDecision
from racecontrol.meeting.facts import PassingRecorded
from racecontrol.meeting.judged import ServedBy
from racecontrol.meeting.justice_acts import ConfirmServed
from racecontrol.meeting.model import Line, Passing
from racecontrol.stewarding.in_force import PenaltyState, penalties_in_force
from racecontrol.stewarding.service import Measure
from racecontrol.stewarding.suggesting import Suggestion, suggested
from tests.story import GAME_MS, START_NS, STEWARD, Story

DRIVEN = Measure(ServedBy.DRIVE_THROUGH, 2, 2085.3, 95.2, 79.4, 0, 0.0, 21_340)
STOOD = Measure(ServedBy.STOP, 2, 2085.3, 95.2, 79.4, 10_050, 40.0, 31_400)


def race(penalty: str, given_ms: int = 61_000) -> Story:
    """Car 07 got a penalty and drove through the pit lane on lap 2."""
    story = Story(7, 12, laps=10)
    story.start("race-1", 7, 12)
    story.lap(7, 60_000)
    story.act(GiveDecision("race-1", 7, penalty, "Impeding"), STEWARD, given_ms)
    for line, at_ms in ((Line.PIT_IN, 100_000), (Line.PIT_OUT, 118_000)):
        at_ns = START_NS + at_ms * GAME_MS
        story.add(PassingRecorded("race-1", Passing(7, line, 0, 2, at_ms * 1000, at_ns, 1000)))
    return story


def suggestions(story: Story, *measures: Measure) -> tuple[Suggestion, ...]:
    return suggested(story.state, story.session, {7: measures})


def test_a_drive_through_is_suggested_with_its_measure_and_confirmed_by_a_steward() -> None:
    story = race("drive-through")
    (one,) = suggestions(story, DRIVEN)
    assert one.is_sure
    assert one.sentence == (
        "Car 07 drove through the pit lane on lap 2, from 2085 m to 95 m at 79.4 km/h at most "
        "and lost 21.3 s."
    )
    (before,) = penalties_in_force(story.state, story.session)
    assert before.state is PenaltyState.UNSERVED
    story.act(ConfirmServed(one.decision, one.service), STEWARD, 130_000)
    (after,) = penalties_in_force(story.state, story.session)
    assert after.state is PenaltyState.SERVED
    assert after.service is not None
    assert (after.service.lost_ms, after.service.lap) == (21_340, 2)
    assert after.service.at_ns == START_NS + 118_000 * GAME_MS
    assert suggestions(story, DRIVEN) == ()


@pytest.mark.parametrize(
    ("penalty", "measure", "doubt"),
    [
        ("drive-through", STOOD, "It stood for 10.1 s: a drive-through has no stop."),
        ("stop-and-go", DRIVEN, "Too short: stood 0.0 s of 10 s."),
        (
            "drive-through",
            Measure(ServedBy.DRIVE_THROUGH, 2, 2085, 95, 104.0, 0, 0.0, 9_000),
            "Too fast: 104.0 km/h, the limit is 90.",
        ),
        (
            "drive-through",
            Measure(ServedBy.DRIVE_THROUGH, 2, 2085, 95, 79.0, 0, 0.0, None),
            "What it cost is not known.",
        ),
    ],
)
def test_a_doubt_is_said(penalty: str, measure: Measure, doubt: str) -> None:
    (one,) = suggestions(race(penalty), measure)
    assert one.doubts == (doubt,)


def test_a_full_stop_and_go_leaves_no_doubt() -> None:
    (one,) = suggestions(race("stop-and-go"), STOOD)
    assert one.is_sure


def test_a_visit_before_the_decision_serves_nothing() -> None:
    assert suggestions(race("drive-through", given_ms=110_000), DRIVEN) == ()


def test_one_visit_serves_one_penalty_only() -> None:
    story = race("drive-through")
    story.act(GiveDecision("race-1", 7, "stop-and-go", "Impeding"), STEWARD, 62_000)
    assert [one.decision for one in suggestions(story, DRIVEN)] == [1]


def test_a_time_penalty_is_nothing_to_be_served_by_driving_through() -> None:
    assert suggestions(race("time-5"), DRIVEN) == ()
