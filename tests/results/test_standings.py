"""Standings: points of ended sessions, shared ranks, countback."""

import csv
import io
import json

import pytest

from racecontrol.meeting.state import State
from racecontrol.results.standings import Score, as_csv, as_json, standings

POINTS = {"race-1": (12, 10, 8), "race-2": (12, 10, 8)}


def test_points_of_ended_sessions_are_added(story):
    meeting = story(points=POINTS)
    meeting.run("race-1", [1, 2, 3, 4])
    meeting.run("race-2", [2, 3, 1, 4])
    assert [(row.entry, row.points) for row in standings(meeting.state)] == [
        (2, 22),
        (1, 20),
        (3, 18),
        (4, 0),
    ]


@pytest.mark.parametrize(
    ("second_race", "ranks"),
    [
        ([2, 1, 3, 4], [(1, 1), (2, 1), (3, 3), (4, 4)]),
        ([2, 1, 4, 3], [(1, 1), (2, 1), (3, 3), (4, 3)]),
        ([1, 2, 3, 4], [(1, 1), (2, 2), (3, 3), (4, 4)]),
        ([3, 2, 1, 4], [(1, 1), (3, 1), (2, 1), (4, 4)]),
    ],
)
def test_equal_points_share_a_rank_and_the_next_is_skipped(story, second_race, ranks):
    meeting = story(points=POINTS)
    meeting.run("race-1", [1, 2, 3, 4])
    meeting.run("race-2", second_race)
    assert [(row.entry, row.rank) for row in standings(meeting.state)] == ranks


def test_countback_and_scores_stand_beside_the_points(story):
    meeting = story(points=POINTS)
    meeting.run("race-1", [1, 2, 3])
    meeting.run("race-2", [3, 1, 2])
    first = standings(meeting.state)[0]
    assert first.entry == 1
    assert first.countback == (1, 1, 0, 0)
    assert first.scores == (Score("race-1", 1, 12), Score("race-2", 2, 10))
    last = standings(meeting.state)[-1]
    assert last.countback == (0, 0, 0, 0)
    assert last.scores == (Score("race-1", 0, 0), Score("race-2", 0, 0))


def test_a_session_that_still_runs_gives_no_points(story):
    meeting = story(points=POINTS)
    meeting.run("race-1", [1, 2, 3, 4])
    meeting.start("race-2")
    meeting.drive("race-2", [4, 3, 2, 1])
    assert [row.points for row in standings(meeting.state)] == [12, 10, 8, 0]
    meeting.end("race-2")
    assert [row.points for row in standings(meeting.state)] == [18, 18, 12, 12]


def test_a_disqualification_takes_the_points_and_promotes_the_others(story):
    meeting = story(points=POINTS)
    meeting.run("race-1", [1, 2, 3, 4])
    meeting.decide("race-1", 1, "disqualification")
    assert [(row.entry, row.points) for row in standings(meeting.state)] == [
        (2, 12),
        (3, 10),
        (4, 8),
        (1, 0),
    ]


def test_before_the_first_session_all_share_the_first_rank(story):
    meeting = story(points=POINTS)
    assert [(row.rank, row.entry) for row in standings(meeting.state)] == [
        (1, 1),
        (1, 2),
        (1, 3),
        (1, 4),
    ]


def test_without_an_event_there_are_no_standings():
    assert standings(State()) == ()


def test_exports_hold_the_same_table(story):
    meeting = story(points=POINTS, names={2: 'O\'Neil, "Ace"'})
    meeting.run("race-1", [2, 1, 3])
    lines = json.loads(as_json(meeting.state))
    rows = list(csv.DictReader(io.StringIO(as_csv(meeting.state).decode(), newline="")))
    assert [line["driver"] for line in lines] == [row["driver"] for row in rows]
    assert rows[0]["driver"] == 'O\'Neil, "Ace"'
    assert rows[0]["race-1_points"] == "12"
    assert rows[-1]["race-1_place"] == ""
    assert "race-2_points" not in rows[0]
    assert lines[0]["scores"] == [{"session": "race-1", "place": 1, "points": 12}]
