"""Penalties in force: what each is worth, how long it may still be served, what it then costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from racecontrol.meeting.acts import (
    EndSession,
    GiveDecision,
    NoteIncident,
    RescindDecision,
    ShowFlag,
)
from racecontrol.meeting.facts import MeetingOpened, PassingRecorded
from racecontrol.meeting.flow_acts import TakeOrder
from racecontrol.meeting.judged import ServedBy, Service
from racecontrol.meeting.justice_acts import (
    CarryPenalty,
    ConfirmServed,
    NoteGamePenalty,
    TakeBackGamePenalty,
    TakeBackService,
)
from racecontrol.meeting.model import TIMING, Flag, Line, Passing
from racecontrol.meeting.rulebook import ServingRule, UnservedRule
from racecontrol.results.classification import encode
from racecontrol.results.tower import tower
from racecontrol.sessions import classify
from racecontrol.stewarding.in_force import (
    InForce,
    PenaltyState,
    penalties_in_force,
    standing_of,
)
from racecontrol.stewarding.penalties import PENALTIES
from tests.story import DIRECTOR, GAME_MS, START_NS, STEWARD, Story

LAP_MS = 60_000


def race(laps: int = 10) -> Story:
    story = Story(7, 12, 31, laps=laps)
    story.start("race-1", 7, 12, 31)
    return story


def give(story: Story, penalty: str, at_ms: int, entry: int = 7, incident: int = 0) -> int:
    act = GiveDecision("race-1", entry, penalty, "Causing a collision", incident)
    story.act(act, STEWARD, at_ms)
    return max(story.state.decisions)


def drive(story: Story, laps: int, *numbers: int) -> None:
    for _ in range(laps):
        for slot, number in enumerate(numbers or (7, 12, 31)):
            story.lap(number, LAP_MS + slot * 100)


def lane(story: Story, line: Line, at_ms: int, number: int = 7) -> None:
    lap = len(story.session.run(number).laps) + 1
    passing = Passing(number, line, 0, lap, at_ms * 1000, START_NS + at_ms * GAME_MS, 1000)
    story.add(PassingRecorded("race-1", passing))


def the(story: Story, entry: int = 7) -> InForce:
    (one,) = penalties_in_force(story.state, story.session, entry)
    return one


def finish(story: Story, laps: int) -> None:
    drive(story, laps)
    story.chequered(10 * LAP_MS)
    story.end()


def test_a_drive_through_counts_down_with_each_crossing_of_the_line() -> None:
    story = race()
    drive(story, 1)
    give(story, "drive-through", LAP_MS + 500)
    left = []
    for _ in range(3):
        left.append((the(story).state, the(story).crossings_left))
        drive(story, 1)
    unserved = PenaltyState.UNSERVED
    assert left == [(unserved, 2), (unserved, 1), (unserved, 0)]
    assert the(story).state is PenaltyState.EXPIRED
    assert the(story).added_ms == 20_000


def test_the_tower_shows_the_countdown() -> None:
    story = race()
    drive(story, 1)
    give(story, "drive-through", LAP_MS + 500)
    chips = []
    for _ in range(4):
        row = next(r for r in tower(story.state, story.session) if r.entry.number == 7)
        chips.append(row.status[0])
        drive(story, 1)
    assert chips == ["DT in 2", "DT in 1", "DT NOW", "+20 s"]


def test_a_line_crossed_in_the_pit_lane_does_not_count() -> None:
    story = race()
    give(story, "drive-through", 500)
    lane(story, Line.PIT_IN, LAP_MS - 5_000)
    assert the(story).state is PenaltyState.SERVING
    drive(story, 1)
    lane(story, Line.PIT_OUT, LAP_MS + 5_000)
    assert the(story).crossings_left == 2
    assert the(story).state is PenaltyState.UNSERVED  # nobody has confirmed it


def test_a_served_drive_through_adds_nothing_and_an_unserved_one_the_rulebooks_time() -> None:
    served, unserved = race(), race()
    for story in (served, unserved):
        give(story, "drive-through", 500)
    drive(served, 1)
    service = Service(ServedBy.DRIVE_THROUGH, START_NS + 50_000 * GAME_MS, 1, lost_ms=21_300)
    served.act(ConfirmServed(1, service), STEWARD, LAP_MS)
    finish(served, 9)
    finish(unserved, 10)
    assert the(served).service == service
    assert [row.penalty_ms for row in classify(served.state, served.session)] == [0, 0, 0]
    rows = classify(unserved.state, unserved.session)
    assert [(row.entry, row.penalty_ms) for row in rows] == [(12, 0), (31, 0), (7, 20_000)]
    assert the(unserved).state is PenaltyState.EXPIRED


def test_a_stop_and_go_costs_thirty_seconds_unless_the_rulebook_says_otherwise() -> None:
    story = race()
    give(story, "stop-and-go", 500)
    assert the(story).added_ms == 30_000
    assert story.state.meeting is not None
    book = replace(
        story.state.meeting.rulebook,
        unserved=(UnservedRule("stop-and-go", 45_000),),
        serving=ServingRule(crossings=1, last_laps=1),
    )
    story.state = replace(story.state, meeting=replace(story.state.meeting, rulebook=book))
    assert the(story).added_ms == 45_000
    assert the(story).crossings_left == 1


@pytest.mark.parametrize(("laps_done", "state"), [(6, "unserved"), (7, "time added")])
def test_given_in_the_last_three_laps_time_is_added_instead(laps_done: int, state: str) -> None:
    story = race(laps=10)
    drive(story, laps_done)
    give(story, "drive-through", laps_done * LAP_MS + 1_000)
    assert the(story).state.value == state
    assert the(story).added_ms == 20_000


def test_service_is_taken_back_and_confirmed_again() -> None:
    story = race()
    give(story, "drive-through", 500)
    story.act(ConfirmServed(1), STEWARD, 90_000)
    assert story.refused(ConfirmServed(1), STEWARD, 91_000) == "Decision 1 is served already."
    story.act(TakeBackService(1, "it was another car"), STEWARD, 92_000)
    assert the(story).state is PenaltyState.UNSERVED
    story.act(ConfirmServed(1), STEWARD, 93_000)
    assert the(story).state is PenaltyState.SERVED


def test_nobody_but_a_steward_confirms_and_no_machine_ever_does() -> None:
    story = race()
    give(story, "drive-through", 500)
    assert story.refused(ConfirmServed(1), DIRECTOR, 900) == "Only the stewards can do that."
    said = story.refused(ConfirmServed(1), TIMING, 900)
    assert said == "A machine may only note. People decide."


def test_a_service_before_the_decision_is_refused() -> None:
    story = race()
    give(story, "drive-through", 5_000)
    early = Service(ServedBy.SEEN, START_NS + 4_000 * GAME_MS)
    said = story.refused(ConfirmServed(1, early), STEWARD, 9_000)
    assert said == "That was before the decision was given."


def test_what_the_game_took_is_not_taken_twice() -> None:
    story = race()
    story.act(NoteIncident("race-1", (7, 12), "Causing a collision"), STEWARD, 400)
    give(story, "time-5", 500, incident=1)
    story.act(NoteGamePenalty("race-1", 7, 2_000, "contact", incident=1), STEWARD, 600)
    assert (the(story).added_ms, the(story).taken_ms) == (3_000, 2_000)
    story.act(NoteGamePenalty("race-1", 7, 3_000, "contact", decision=1), STEWARD, 700)
    assert the(story).state is PenaltyState.IN_GAME
    assert the(story).added_ms == 0
    story.act(TakeBackGamePenalty(2, "that was for a shortcut"), STEWARD, 800)
    assert the(story).added_ms == 3_000


def test_a_penalty_of_the_game_counts_against_one_decision_only() -> None:
    story = race()
    story.act(NoteIncident("race-1", (7, 12), "Causing a collision"), STEWARD, 400)
    story.act(NoteGamePenalty("race-1", 7, 2_000, "contact", incident=1), DIRECTOR, 450)
    give(story, "time-5", 500, incident=1)
    give(story, "time-3", 510, incident=1)
    worth = [one.added_ms for one in penalties_in_force(story.state, story.session, 7)]
    assert worth == [3_000, 3_000]


def test_a_penalty_that_is_carried_over_counts_in_the_next_session_alone() -> None:
    story = race(laps=5)
    drive(story, 5)
    story.chequered(5 * LAP_MS)
    story.end()
    give(story, "drive-through", 6 * LAP_MS)
    assert story.refused(CarryPenalty(1, "qualifying", "x"), STEWARD).startswith("A penalty is")
    story.act(CarryPenalty(1, "race-2", "the car had retired"), STEWARD, 6 * LAP_MS + 1)
    assert penalties_in_force(story.state, story.session, 7) == ()
    assert standing_of(story.state, story.state.decisions[1]).state is PenaltyState.CARRIED
    assert classify(story.state, story.session)[0].penalty_ms == 0
    story.start("race-2", 7, 12, 31)
    assert the(story).state is PenaltyState.UNSERVED
    assert the(story).crossings_left == 2
    drive(story, 5)
    assert the(story).state is PenaltyState.EXPIRED
    rows = classify(story.state, story.session)
    assert {row.entry: row.penalty_ms for row in rows}[7] == 20_000


def test_a_rescinded_penalty_says_so() -> None:
    story = race()
    give(story, "drive-through", 500)
    story.act(RescindDecision(1, "wrong car"), STEWARD, 600)
    assert standing_of(story.state, story.state.decisions[1]).state is PenaltyState.RESCINDED
    assert story.refused(ConfirmServed(1), STEWARD, 700) == "Decision 1 is rescinded."


ANY_PENALTY = st.sampled_from([code for code in PENALTIES if code != "lap-deletion"])
GIVEN = st.lists(st.tuples(st.sampled_from((7, 12, 31)), ANY_PENALTY), max_size=7)


def raced() -> Story:
    story = race(laps=5)
    drive(story, 5)
    story.chequered(5 * LAP_MS)
    story.end()
    return story


RACED = raced()


def told(decisions: list[tuple[int, str]], rescinded: bool) -> bytes:
    """The classification after these decisions, then without them where they are rescinded."""
    story = Story.__new__(Story)
    story.facts, story.state, story.key = [], RACED.state, "race-1"
    for entry, penalty in decisions:
        give(story, penalty, 6 * LAP_MS, entry)
    for number in range(1, len(decisions) + 1) if rescinded else ():
        story.act(RescindDecision(number, "all back"), STEWARD, 7 * LAP_MS)
    return encode(classify(story.state, story.session))


@given(GIVEN)
def test_rescinding_all_gives_the_original_classification(
    decisions: list[tuple[int, str]],
) -> None:
    assert told(decisions, rescinded=True) == told([], rescinded=False)


@given(GIVEN, st.randoms(use_true_random=False))
def test_the_order_of_independent_penalties_does_not_matter(
    decisions: list[tuple[int, str]], random: object
) -> None:
    shuffled = list(decisions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert told(shuffled, rescinded=False) == told(decisions, rescinded=False)


def stopped_for_good(suspended_ms: int | None, *, given_at_lap: int = 2) -> Story:
    """Red on lap 4 of ten, and it is never resumed."""
    story = race()
    book = story.state.meeting.rulebook
    serving = ServingRule(suspended_ms=suspended_ms)
    story.add(MeetingOpened(replace(story.state.meeting, rulebook=replace(book, serving=serving))))
    story.start("race-1", 7, 12, 31)
    for lap in range(1, 4):
        drive(story, 1)
        if lap == given_at_lap:
            give(story, "drive-through", lap * LAP_MS + 500)
    story.act(ShowFlag("race-1", Flag.RED), DIRECTOR, 3 * LAP_MS + 20_000)
    assert the(story).added_ms == 20_000  # the race may still go on
    story.act(TakeOrder("race-1"), DIRECTOR, 3 * LAP_MS + 30_000)
    story.act(EndSession("race-1"), DIRECTOR, 3 * LAP_MS + 90_000)
    return story


def test_a_penalty_that_was_open_when_the_race_was_stopped_for_good_costs_what_the_book_says() -> (
    None
):
    assert the(stopped_for_good(30_000)).added_ms == 30_000
    assert the(stopped_for_good(None)).added_ms == 20_000


def test_a_race_that_goes_on_after_red_asks_for_the_penalty_as_before() -> None:
    story = race()
    give(story, "drive-through", 500)
    finish(story, 10)
    assert the(story).added_ms == 20_000
