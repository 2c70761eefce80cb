"""Standings: points of ended sessions, shared ranks, countback."""

import csv
import io
import json

import pytest
from msgspec.structs import replace

from racecontrol.meeting.facts import LapCompleted, MeetingOpened, SessionEnded
from racecontrol.meeting.model import Lap
from racecontrol.meeting.rulebook import PointsColumn, RedFlagRule, TeamRule
from racecontrol.meeting.state import State
from racecontrol.meeting.units import GAME_NS_PER_MS
from racecontrol.results.standings import Score, as_csv, as_json, standings, team_standings

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


def test_what_was_carried_in_counts_and_teams_add_their_cars(story):
    meeting = story(points=POINTS)
    opened = meeting.state.meeting
    carried = {1: 5, 4: 30}
    teams = {1: "Red", 2: "Red", 3: "Blue", 4: "Blue"}
    entries = tuple(
        replace(e, points_before=carried.get(e.number, 0), team=teams[e.number])
        for e in opened.entries
    )
    meeting.add(MeetingOpened(replace(opened, entries=entries)))
    meeting.run("race-1", [1, 2, 3, 4])
    rows = standings(meeting.state)
    assert [(row.entry, row.points, row.points_before) for row in rows] == [
        (4, 30, 30),
        (1, 17, 5),
        (2, 10, 0),
        (3, 8, 0),
    ]
    made = team_standings(meeting.state)
    assert [(team.team, team.points, team.entries) for team in made] == [
        ("Blue", 38, (3, 4)),
        ("Red", 27, (1, 2)),
    ]
    book = replace(opened.rulebook, team=TeamRule(drivers=2, counting=1))
    meeting.add(MeetingOpened(replace(opened, entries=entries, rulebook=book)))
    meeting.run("race-1", [1, 2, 3, 4])
    assert [(team.team, team.points) for team in team_standings(meeting.state)] == [
        ("Blue", 38),
        ("Red", 17),
    ]


def test_without_teams_there_are_no_team_standings(story):
    assert team_standings(story(points=POINTS).state) == ()
    assert team_standings(State()) == ()


def test_a_race_that_was_stopped_for_good_gives_the_points_of_its_share(story):
    meeting = story(points=POINTS)
    opened = meeting.state.meeting
    columns = (PointsColumn(0, 50, (3, 2, 1)), PointsColumn(50, 75, (6, 5, 4)))
    book = replace(opened.rulebook, red_flag=RedFlagRule(columns=columns))
    meeting.add(MeetingOpened(replace(opened, rulebook=book)))
    meeting.start("race-1")
    begun_ns = meeting.session("race-1").started_ns
    for lap in (1, 2):  # of three: 66 %, and no chequered flag
        for number in (1, 2, 3, 4):
            at_ns = begun_ns + lap * (80_000 + number) * GAME_NS_PER_MS
            done = Lap(number, lap, 80_000 + number, None, (), at_ns, 0, True, lap > 1, 0, 0)
            meeting.add(LapCompleted("race-1", done))
    meeting.add(SessionEnded("race-1", 10**12))
    assert [row.points for row in standings(meeting.state)] == [6, 5, 4, 0]
