"""What a move to another rig cost: from the first trouble to the next timing line."""

from msgspec.structs import replace

from racecontrol.meeting.facts import MeetingOpened, RigFellSilent
from racecontrol.meeting.model import Person, Rig, Role
from racecontrol.meeting.parity_acts import CreditTime, MoveDriver
from racecontrol.meeting.parity_facts import EntryMoved
from racecontrol.rigs.moved import back_ns, credit_of, lost_ms, trouble_ns, uncredited
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
