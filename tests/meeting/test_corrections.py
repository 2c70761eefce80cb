"""Passings that people insert, move, delete and split; and that everything can be taken back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from racecontrol.meeting.acts import (
    DeletePassing,
    InsertPassing,
    MovePassing,
    SplitLap,
    UndoCorrection,
)
from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.facts import LapCompleted
from racecontrol.meeting.model import Source
from racecontrol.meeting.state import State, apply
from racecontrol.results.tower import tower
from racecontrol.sessions import classify
from tests.story import DIRECTOR, GAME_MS, START_NS, STEWARD, Story

WHY = "seen at the line"
NOW_MS = 1_000_000


def at(ms: int) -> int:
    return START_NS + ms * GAME_MS


@pytest.fixture
def race() -> Story:
    """Three laps of five by car 7, two by car 12."""
    story = Story(7, 12, laps=5)
    story.start("race-1", 7, 12)
    for ms in (62_000, 60_000, 61_000):
        story.lap(7, ms)
    for ms in (63_000, 60_500):
        story.lap(12, ms)
    return story


def insert(entry: int, at_ms: int, **more: int) -> InsertPassing:
    return InsertPassing("race-1", entry, WHY, at(at_ms), **more)


def shown(story: Story, entry: int) -> list[tuple[int, int, str]]:
    return [(lap.lap, lap.official_ms, lap.source.value) for lap in story.session.run(entry).laps]


def test_a_passing_by_hand_is_the_next_lap_with_its_larger_error(race: Story) -> None:
    race.act(insert(12, 184_000), DIRECTOR, NOW_MS)
    lap = race.session.run(12).laps[-1]
    assert (lap.lap, lap.official_ms, lap.error_ns) == (3, 60_500, 200_000_000)
    assert (lap.source, lap.live, lap.flying) == (Source.BY_HAND, True, False)
    rows = {row.entry: row for row in classify(race.state, race.session)}
    assert (rows[12].laps, rows[12].total_ms, rows[12].estimated) == (3, 184_000, True)
    assert not rows[7].estimated


def test_a_correction_says_who_when_and_why(race: Story) -> None:
    race.act(insert(12, 184_000), DIRECTOR, NOW_MS)
    (made,) = race.session.corrections.values()
    assert (made.made_by, made.made_ns, made.reason) == ("Director", at(NOW_MS), WHY)


def test_the_games_own_lap_takes_the_place_of_the_one_by_hand(race: Story) -> None:
    race.act(insert(12, 184_000), DIRECTOR, NOW_MS)
    race.lap(12, 60_321)
    assert shown(race, 12) == [(1, 63_000, ""), (2, 60_500, ""), (3, 60_321, "")]


def test_a_hole_between_two_laps_can_be_filled(race: Story) -> None:
    race._laps[12], race._clock[12] = 3, 184_000
    race.lap(12, 60_000)  # lap 4; nobody recorded lap 3
    assert classify(race.state, race.session)[0].estimated
    race.act(insert(12, 184_000, lap=3), DIRECTOR, NOW_MS)
    assert [lap for lap, _, _ in shown(race, 12)] == [1, 2, 3, 4]
    assert classify(race.state, race.session)[0].total_ms == 244_000


def test_a_moved_passing_changes_its_lap_and_leaves_the_games_next_one(race: Story) -> None:
    race.act(MovePassing("race-1", 7, 2, at(121_000), WHY), DIRECTOR, NOW_MS)
    assert shown(race, 7) == [(1, 62_000, ""), (2, 59_000, "M"), (3, 61_000, "")]


def test_a_move_shortens_the_next_lap_where_that_is_by_hand_too(race: Story) -> None:
    race.act(insert(12, 184_000), DIRECTOR, NOW_MS)
    race.act(insert(12, 245_000), DIRECTOR, NOW_MS)
    race.act(MovePassing("race-1", 12, 3, at(185_000), WHY), DIRECTOR, NOW_MS)
    assert shown(race, 12)[2:] == [(3, 61_500, "M"), (4, 60_000, "M")]


def test_a_deleted_passing_joins_two_laps_and_keeps_the_total(race: Story) -> None:
    race.act(DeletePassing("race-1", 7, 2, WHY), DIRECTOR, NOW_MS)
    assert shown(race, 7) == [(1, 62_000, ""), (2, 121_000, "M")]
    race.lap(7, 60_000)  # the game counts on: its lap 4 is our lap 3
    assert shown(race, 7)[-1] == (3, 60_000, "")


def test_the_last_passing_deleted_joins_the_lap_that_is_driven(race: Story) -> None:
    race.act(DeletePassing("race-1", 7, 3, WHY), DIRECTOR, NOW_MS)
    assert len(shown(race, 7)) == 2
    race.lap(7, 60_000)
    assert [lap for lap, _, _ in shown(race, 7)] == [1, 2, 3]


def test_a_lap_that_was_two_is_split_and_the_total_stands(race: Story) -> None:
    race.act(SplitLap("race-1", 7, 2, at(90_000), WHY), DIRECTOR, NOW_MS)
    assert shown(race, 7) == [
        (1, 62_000, ""),
        (2, 28_000, "M"),
        (3, 32_000, "M"),
        (4, 61_000, ""),
    ]
    assert classify(race.state, race.session)[0].total_ms == 183_000


def test_sectors_follow_the_laps_that_they_are_now_in(race: Story) -> None:
    race.sector(7, 1, 20_000)
    before = tower(race.state, race.session)[0]
    race.act(SplitLap("race-1", 7, 2, at(90_000), WHY), DIRECTOR, NOW_MS)
    assert race.session.run(7).passings[-1].lap == 5
    assert max(race.session.run(7).marks) > 5 * 32
    race.act(UndoCorrection("race-1", 1, "wrong car"), DIRECTOR, NOW_MS)
    assert tower(race.state, race.session)[0] == before


def test_what_was_recorded_is_never_lost(race: Story) -> None:
    recorded = race.session.run(7).recorded
    race.act(DeletePassing("race-1", 7, 2, WHY), DIRECTOR, NOW_MS)
    assert race.session.run(7).recorded == recorded
    assert len(recorded) == 3


def test_the_flag_falls_for_a_leader_whose_last_lap_was_seen_by_hand(race: Story) -> None:
    from racecontrol.sessions import chequered_at

    race.lap(7, 60_000)
    assert chequered_at(race.state, race.session, at(NOW_MS)) is None
    race.act(insert(7, 305_000), DIRECTOR, NOW_MS)
    assert chequered_at(race.state, race.session, at(NOW_MS)) == at(305_000)


@pytest.mark.parametrize(
    "act, reason",
    [
        (insert(99, 200_000), "Car 99 is not entered."),
        (insert(12, 200_000, lap=2), "Car 12 has lap 2 already."),
        (insert(12, 200_000, lap=6), "Race 1 has 5 laps: car 12 is done."),
        (insert(12, 200_000, lap=5), "Nothing says when lap 5 of car 12 began."),
        (insert(12, NOW_MS + 1), "That moment is still to come."),
        (insert(12, 120_000), "Car 12 passed the line before that later than this."),
        (insert(12, 126_700), "Car 12 passed the line 3.2 s before: no lap is that short."),
        (InsertPassing("race-1", 12, "  "), "A correction needs its reason."),
        (InsertPassing("race-2", 12, WHY), "Race 2 has not started"),
        (MovePassing("race-1", 7, 9, at(90_000), WHY), "Car 07 has no lap 9 that counts."),
        (MovePassing("race-1", 7, 2, at(183_000), WHY), "The next passing of car 07 comes too"),
        (MovePassing("race-1", 7, 3, at(NOW_MS + 1), WHY), "That moment is still to come."),
        (SplitLap("race-1", 7, 2, at(121_000), WHY), "The next passing of car 07 comes too soon"),
        (SplitLap("race-1", 7, 2, at(20_000), WHY), "Car 07 passed the line before that later"),
        (DeletePassing("race-1", 12, 3, WHY), "Car 12 has no lap 3 that counts."),
        (UndoCorrection("race-1", 1, WHY), "There is no correction 1 in Race 1."),
    ],
    ids=str,
)
def test_nonsense_is_refused_in_one_sentence(race: Story, act: object, reason: str) -> None:
    said = race.refused(act, DIRECTOR, NOW_MS)  # type: ignore[arg-type]
    assert said.startswith(reason)


def test_only_the_race_director_corrects(race: Story) -> None:
    said = race.refused(insert(12, 184_000), STEWARD, NOW_MS)
    assert said == "Only the race director can correct passings."


def test_a_final_result_is_not_corrected_any_more(race: Story) -> None:
    from racecontrol.meeting.acts import DeclareFinal, PublishResult
    from racecontrol.meeting.justice_acts import SignResult

    race.act(insert(12, 184_000), DIRECTOR, NOW_MS)
    race.end(NOW_MS)
    race.act(PublishResult("race-1", "d"), DIRECTOR)
    race.act(SignResult("race-1", "d"), STEWARD)
    race.act(DeclareFinal("race-1", "d"), DIRECTOR)
    for act in (insert(12, 250_000), UndoCorrection("race-1", 1, WHY)):
        assert race.refused(act, DIRECTOR, NOW_MS) == "The result of Race 1 is final."


def test_corrections_of_a_car_are_taken_back_newest_first_and_once(race: Story) -> None:
    race.act(insert(12, 184_000), DIRECTOR, NOW_MS)
    race.act(insert(12, 245_000), DIRECTOR, NOW_MS)
    undo = UndoCorrection("race-1", 1, "pressed twice")
    assert race.refused(undo, DIRECTOR, NOW_MS) == "Take back correction 2 of car 12 first."
    race.act(UndoCorrection("race-1", 2, "pressed twice"), DIRECTOR, NOW_MS)
    race.act(undo, DIRECTOR, NOW_MS)
    assert race.refused(undo, DIRECTOR, NOW_MS) == "Correction 1 is taken back already."
    assert race.session.undone == {1: "pressed twice", 2: "pressed twice"}


def test_in_qualifying_a_lap_by_hand_needs_a_passing_that_began_it() -> None:
    story = Story(7)
    story.start("qualifying", 7)
    act = InsertPassing("qualifying", 7, WHY, at(60_000))
    assert story.refused(act, DIRECTOR, NOW_MS).startswith("Nothing says when lap 1 of car 07 beg")
    story.lap(7, 60_000)
    story.act(InsertPassing("qualifying", 7, WHY, at(119_000)), DIRECTOR, NOW_MS)
    assert classify(story.state, story.session)[0].best_ms == 59_000


CARS = (7, 12)
WISHES = st.lists(
    st.tuples(
        st.sampled_from(["insert", "move", "delete", "split", "lap", "refused lap"]),
        st.sampled_from(CARS),
        st.integers(1, 6),
        st.integers(0, 400_000),
    ),
    max_size=14,
)


def wish(kind: str, car: int, lap: int, ms: int) -> object:
    return {
        "insert": InsertPassing("race-1", car, WHY, at(ms)),
        "move": MovePassing("race-1", car, lap, at(ms), WHY),
        "delete": DeletePassing("race-1", car, lap, WHY),
        "split": SplitLap("race-1", car, lap, at(ms), WHY),
    }[kind]


@settings(max_examples=60, deadline=None)
@given(WISHES)
def test_corrections_taken_back_leave_the_session_as_it_was_recorded(wishes: list) -> None:
    story, plain = Story(*CARS, laps=9), Story(*CARS, laps=9)
    for one in (story, plain):
        one.start("race-1", *CARS)
    for kind, car, lap, ms in wishes:
        if kind.endswith("lap"):
            for one in (story, plain):
                one.sector(car, 1, 20_000)
                one.lap(car, 55_000 + ms // 40, live=kind == "lap")
            continue
        verdict = decide(story.state, wish(kind, car, lap, ms), DIRECTOR, at(NOW_MS))
        if not isinstance(verdict, Refused):
            story.add(*verdict)
            numbers = [one.lap for one in story.session.run(car).laps if one.live]
            assert numbers == sorted(set(numbers))
    corrected = tower(story.state, story.session)
    assert len(corrected) == len(CARS)
    for number in sorted(story.session.corrections, reverse=True):
        story.act(UndoCorrection("race-1", number, "no"), DIRECTOR, NOW_MS)
    assert classify(story.state, story.session) == classify(plain.state, plain.session)
    assert story.session.runs == {
        **{
            car: story.session.run(car)
            for car in story.session.runs
            if car not in plain.session.runs
        },
        **plain.session.runs,
    }
    again = State()
    for fact in story.facts:
        again = apply(again, fact)
    assert again == story.state


def test_facts_of_corrections_leave_the_laps_of_before_as_they_were_written() -> None:
    """A lap without anything new is the same JSON as before there were corrections."""
    import msgspec

    story = Story(7)
    story.start("race-1", 7)
    story.lap(7, 60_000)
    fact = story.facts[-1]
    assert isinstance(fact, LapCompleted)
    written = msgspec.json.decode(msgspec.json.encode(fact))
    assert "source" not in written["lap"]
    assert "doubt" not in written["lap"]
