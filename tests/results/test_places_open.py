"""What-if: the places that open decisions leave open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from racecontrol.meeting.acts import GiveDecision, NoteIncident
from racecontrol.meeting.justice_acts import CloseIncident, ConfirmServed, InvestigateIncident
from racecontrol.meeting.rulebook import InfringementRule
from racecontrol.results.documents import classification
from racecontrol.results.effect import effect_of, places_open
from racecontrol.results.open_cases import open_cases
from racecontrol.results.title import title_table
from racecontrol.sessions import classify
from racecontrol.stewarding.penalties import PENALTIES
from tests.story import DIRECTOR, STEWARD, Story

CARS = (7, 12, 31, 44, 5)
COLLISION = "Causing a collision"


def raced(apart_ms: int = 1_000) -> Story:
    """Five cars, over; each `apart_ms` a lap behind the one ahead."""
    story = Story(*CARS)
    assert story.state.meeting is not None
    rules = (
        InfringementRule(COLLISION, ("warning", "time-5", "time-10")),
        InfringementRule("Unsafe condition", ("warning", "disqualification")),
    )
    book = replace(story.state.meeting.rulebook, infringements=rules)
    story.state = replace(story.state, meeting=replace(story.state.meeting, rulebook=book))
    story.start("race-1", *CARS)
    for _ in range(3):
        for slot, number in enumerate(CARS):
            story.lap(number, 60_000 + slot * apart_ms)
    story.chequered(180_000)
    story.end(400_000)
    return story


def investigate(story: Story, reason: str, *entries: int) -> None:
    story.act(NoteIncident("race-1", entries, reason, 4, 2), STEWARD, 100_000)
    story.act(InvestigateIncident(max(story.state.incidents)), DIRECTOR, 110_000)


def spans(story: Story) -> dict[int, tuple[int, int, int]]:
    return {s.entry: (s.place, s.best, s.worst) for s in places_open(story.state, story.session)}


def test_without_an_open_decision_every_place_stands() -> None:
    story = raced()
    story.act(NoteIncident("race-1", (7, 12), COLLISION), STEWARD, 100_000)  # only noted
    assert spans(story) == {number: (i, i, i) for i, number in enumerate(CARS, 1)}


def test_a_case_leaves_the_places_open_that_its_penalties_reach() -> None:
    story = raced()
    investigate(story, COLLISION, 12)
    assert spans(story) == {
        7: (1, 1, 1),
        12: (2, 2, 5),  # 3 s behind the leader; 10 s put it behind all
        31: (3, 2, 3),
        44: (4, 3, 4),
        5: (5, 4, 5),
    }
    words = [span.words for span in places_open(story.state, story.session)]
    assert words[:2] == ["P1", "P2, may be P2-P5"]


def test_closing_the_case_closes_the_span() -> None:
    story = raced()
    investigate(story, COLLISION, 12)
    story.act(CloseIncident(1), STEWARD, 120_000)
    assert not any(span.is_open for span in places_open(story.state, story.session))


def test_the_provisional_paper_says_which_places_may_change_until_the_case_is_closed() -> None:
    story = raced()
    investigate(story, COLLISION, 12)
    rows, notes = paper(story)
    assert {row["number"]: row["places_open"] for row in rows} == {
        7: "", 12: "P2-P5", 31: "P2-P3", 44: "P3-P4", 5: "P4-P5",
    }  # fmt: skip
    assert "Case 1 is not decided: places may change." in notes
    story.act(CloseIncident(1, "No further action"), STEWARD, 500_000)
    rows, notes = paper(story)
    assert {row["places_open"] for row in rows} == {""}
    assert not any("not decided" in note for note in notes)


def paper(story: Story) -> tuple[list[dict[str, object]], tuple[str, ...]]:
    """The rows and notes of the classification as printed."""
    session = story.session
    made = classification.make(story.state, session)
    table = made.tables[0]
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row.cells, strict=True)) for row in table.rows], made.notes


def test_both_cars_of_a_case_may_lose() -> None:
    story = raced()
    investigate(story, COLLISION, 7, 12)
    assert spans(story)[7] == (1, 1, 4)
    assert spans(story)[12] == (2, 1, 5)
    assert spans(story)[31] == (3, 1, 3)


def test_a_disqualification_that_the_rulebook_allows_counts() -> None:
    story = raced()
    investigate(story, "Unsafe condition", 7)
    assert spans(story)[7] == (1, 1, 5)
    assert spans(story)[5] == (5, 4, 5)


def test_a_penalty_to_be_served_leaves_a_span_until_it_is() -> None:
    story = Story(*CARS, laps=10)
    story.start("race-1", *CARS)
    for _ in range(2):
        for slot, number in enumerate(CARS):
            story.lap(number, 60_000 + slot * 1_000)
    story.act(GiveDecision("race-1", 7, "drive-through", COLLISION), STEWARD, 121_000)
    open_now = {
        s.entry: (s.place, s.best, s.worst) for s in places_open(story.state, story.session)
    }
    assert open_now[7] == (5, 1, 5)
    story.act(ConfirmServed(1), STEWARD, 150_000)
    assert not any(span.is_open for span in places_open(story.state, story.session))


def test_the_title_moves_with_the_case() -> None:
    story = raced()
    investigate(story, COLLISION, 7)
    ranks = {row.entry: (row.rank, row.best, row.worst) for row in title_table(story.state)}
    assert ranks[7] == (1, 1, 4)  # fourth and without points: level with the last
    assert ranks[12][:2] == (2, 1)


def racing(laps: int = 2) -> Story:
    """The five cars in the middle of a race that gives points, a second a lap apart."""
    story = Story(*CARS, laps=10)
    story.start("race-1", *CARS)
    for _ in range(laps):
        for slot, number in enumerate(CARS):
            story.lap(number, 60_000 + slot * 1_000)
    return story


def titles(story: Story) -> dict[int, tuple[int, int, int]]:
    return {row.entry: (row.rank, row.best, row.worst) for row in title_table(story.state)}


def test_a_race_that_runs_counts_as_if_it_ended_now() -> None:
    story = racing()
    rows = {row.entry: row for row in title_table(story.state)}
    assert story.state.meeting is not None
    places = story.state.meeting.points("race-1")
    assert [rows[number].gained for number in CARS] == [*places, 0, 0]
    assert all(rows[number].points == 0 for number in CARS)
    assert not any(row.is_open for row in rows.values())


def test_a_penalty_to_be_served_leaves_the_title_open() -> None:
    story = racing()
    story.act(GiveDecision("race-1", 7, "drive-through", COLLISION), STEWARD, 121_000)
    assert titles(story)[7] == (4, 1, 4)
    assert titles(story)[12] == (1, 1, 2)
    row = next(row for row in title_table(story.state) if row.entry == 7)
    assert (row.least, row.total) == (row.total, row.least) and row.most > row.least


def test_open_cases_of_an_earlier_race_count_in_the_title() -> None:
    story = raced()
    investigate(story, COLLISION, 7)
    story.start("race-2", *CARS)
    row = next(row for row in title_table(story.state) if row.entry == 7)
    assert (row.points, row.total, row.least, row.most) == (12, 24, 12, 24)
    assert titles(story)[12] == (2, 1, 2)  # level with car 7 at 12 points, if it falls


def test_each_open_decision_says_what_it_would_do_and_who_moves() -> None:
    story = raced()
    investigate(story, COLLISION, 12)
    (row,) = open_cases(story.state, story.session)
    assert (row.incident, row.entry, row.penalty) == (1, 12, "time-10")
    assert (row.before, row.after, row.gains) == (2, 5, (31, 44, 5))
    story.act(CloseIncident(1), STEWARD, 120_000)
    assert open_cases(story.state, story.session) == ()


def test_a_penalty_that_is_open_says_what_serving_it_would_do() -> None:
    story = racing()
    story.act(GiveDecision("race-1", 7, "drive-through", COLLISION), STEWARD, 121_000)
    (row,) = open_cases(story.state, story.session)
    assert (row.given, row.before, row.after) == (True, 5, 1)
    assert row.gains == (7,)


CASES = st.lists(
    st.lists(st.sampled_from(CARS), min_size=1, max_size=3, unique=True), min_size=1, max_size=3
)
OUTCOMES = st.sampled_from(("", "warning", "time-5", "time-10"))


@given(CASES, st.integers(0, 4_000), st.data())
def test_whatever_is_decided_stays_inside_the_spans(
    cases: list[list[int]], apart_ms: int, data: st.DataObject
) -> None:
    story = raced(apart_ms)
    for entries in cases:
        investigate(story, COLLISION, *entries)
    before = spans(story)
    for number, entries in enumerate(cases, 1):
        for entry in entries:
            penalty = data.draw(OUTCOMES)
            if penalty:
                act = GiveDecision("race-1", entry, penalty, COLLISION, number)
                story.act(act, STEWARD, 450_000)
    for place, row in enumerate(classify(story.state, story.session), 1):
        _, best, worst = before[row.entry]
        assert best <= place <= worst


@pytest.mark.parametrize("penalty", [code for code in PENALTIES if code != "lap-deletion"])
def test_every_penalty_may_be_supposed(penalty: str) -> None:
    story = raced()
    story.act(GiveDecision("race-1", 7, penalty, COLLISION), STEWARD, 450_000)
    moves = effect_of(raced().state, story.state.decisions[1])
    assert sorted(move.after for move in moves) == [1, 2, 3, 4, 5]


@given(CASES, st.integers(0, 4_000), st.data())
def test_whatever_is_decided_stays_inside_the_spans_of_the_title(
    cases: list[list[int]], apart_ms: int, data: st.DataObject
) -> None:
    story = raced(apart_ms)
    for entries in cases:
        investigate(story, COLLISION, *entries)
    before = {row.entry: row for row in title_table(story.state)}
    for number, entries in enumerate(cases, 1):
        for entry in entries:
            penalty = data.draw(OUTCOMES)
            if penalty:
                act = GiveDecision("race-1", entry, penalty, COLLISION, number)
                story.act(act, STEWARD, 450_000)
    for row in title_table(story.state):
        was = before[row.entry]
        assert was.best <= row.rank <= was.worst
        assert was.least <= row.total <= was.most
