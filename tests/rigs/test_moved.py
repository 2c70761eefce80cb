"""What a move to another rig cost: from the first trouble to the next timing line."""

import pytest
from msgspec.structs import replace

from racecontrol.meeting.facts import MeetingOpened, RigFellSilent
from racecontrol.meeting.model import Person, Rig, Role
from racecontrol.meeting.parity_acts import CreditTime, MoveDriver
from racecontrol.meeting.parity_facts import EntryMoved
from racecontrol.rigs.moved import (
    back_ns,
    credit_of,
    lost_ms,
    trouble_ns,
    uncredited,
    unheard_laps,
)
from tests.story import GAME_MS, START_NS, STEWARD, Story, meeting

TECHNICIAN = Person("Technician", Role.TECHNICIAN)


def moved(silent_at_ms: int = 0) -> tuple[Story, EntryMoved]:
    """Car 7 has done a lap of a minute as its rig dies; it moves at 1:30."""
    story = Story(7, 12)
    story.add(
        MeetingOpened(replace(meeting(7, 12), rigs=(*meeting(7, 12).rigs, Rig(13, "127.0.2.13"))))
    )
    story.start("race-1", 7, 12)
    story.lap(7, 60_000)
    if silent_at_ms:
        story.add(RigFellSilent(1, START_NS + silent_at_ms * GAME_MS))
    story.act(MoveDriver(7, 13, "dead base"), TECHNICIAN, 90_000)
    return story, story.state.parity.moves[0]


def test_nothing_is_measured_before_the_car_has_passed_a_line_again() -> None:
    story, move = moved(70_000)
    assert (back_ns(story.state, move), lost_ms(story.state, move)) == (0, 0)
    story.lap(7, 100_000)
    assert lost_ms(story.state, move) == 90_000


def test_without_a_trouble_that_was_seen_the_move_is_where_it_begins() -> None:
    story, move = moved()
    assert trouble_ns(story.state, 1, move.at_ns) == 0
    story.lap(7, 100_000)
    assert lost_ms(story.state, move) == 70_000


def test_a_move_waits_until_somebody_has_credited_its_time() -> None:
    story, move = moved(70_000)
    assert uncredited(story.state) == (move,)
    story.act(CreditTime("race-1", 7, 90_000, "as measured"), STEWARD, 170_000)
    given = credit_of(story.state, move)
    assert given is not None and given.ms == 90_000
    assert uncredited(story.state) == ()


@pytest.mark.parametrize(
    ("laps_ms", "silent_ms", "now_ms", "missing"),
    [
        ((60_000, 60_000), 150_000, 170_000, 0),  # the third lap is not over yet
        ((60_000, 60_000), 150_000, 181_000, 1),  # it may have been
        ((60_000, 60_000), 150_000, 250_000, 2),
        ((60_000, 60_000), 190_000, 250_000, 1),  # heard until 3:10: it stood by then
        ((60_000, 60_000), 0, 600_000, 0),  # heard all the time
        ((), 10_000, 130_000, 2),  # by the laps of the others
    ],
)
def test_of_a_rig_that_is_silent_for_longer_than_a_lap_laps_may_be_missing(
    laps_ms: tuple[int, ...], silent_ms: int, now_ms: int, missing: int
) -> None:
    story = Story(7, 12)
    story.start("race-1", 7, 12)
    for ms in laps_ms:
        story.lap(7, ms)
    story.lap(12, 60_000)
    silent_ns = START_NS + silent_ms * GAME_MS if silent_ms else 0
    now_ns = START_NS + now_ms * GAME_MS
    assert unheard_laps(story.state, "race-1", 7, silent_ns, now_ns) == missing


def test_before_anybody_has_ended_a_lap_nothing_can_be_said() -> None:
    story = Story(7, 12)
    story.start("race-1", 7, 12)
    assert unheard_laps(story.state, "race-1", 7, START_NS + 1, START_NS + 10**12) == 0
    assert unheard_laps(story.state, "no such session", 7, START_NS + 1, START_NS + 10**12) == 0
