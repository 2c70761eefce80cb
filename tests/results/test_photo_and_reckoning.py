"""Two cars inside the error bar at the flag; and a car whose stream died, carried on."""

import pytest
from msgspec.structs import replace

from racecontrol.meeting.acts import ShowFlag, StartSession
from racecontrol.meeting.facts import LapCompleted, RigFellSilent, RigHeardAgain
from racecontrol.meeting.flow_acts import TakeOrder
from racecontrol.meeting.model import Flag, Source
from racecontrol.results.classification import encode
from racecontrol.results.photo import photo_finishes
from racecontrol.results.reckoning import reckoned_m
from racecontrol.results.tower import PHOTO, tower
from racecontrol.sessions import classify
from racecontrol.tracks.circuit import LineKind
from racecontrol.tracks.library import load
from tests.story import DIRECTOR, GAME_MS, START_NS, Story


def finish(first_ms: int, second_ms: int, error_ns: int) -> Story:
    """One lap by car 7 and one by car 12, with this error at their ends."""
    story = Story(7, 12, laps=1)
    story.start("race-1", 12, 7)
    story.lap(7, first_ms)
    story.lap(12, second_ms)
    uncertain = [
        LapCompleted("race-1", replace(fact.lap, error_ns=error_ns))
        if isinstance(fact, LapCompleted)
        else fact
        for fact in story.facts
    ]
    again = Story(7, 12, laps=1)
    again.key = "race-1"
    again.add(*uncertain[1:])
    again.chequered(min(first_ms, second_ms))
    return again


def test_two_cars_inside_the_bar_are_a_photo_finish_in_the_order_of_their_lap_times() -> None:
    story = finish(60_002, 60_000, 3_000_000)
    (photo,) = photo_finishes(story.state, story.session)
    assert (photo.ahead, photo.behind) == (12, 7)
    assert (photo.apart_ns, photo.bar_ns) == (2 * GAME_MS, 4_242_641)
    assert [row.entry for row in classify(story.state, story.session)] == [12, 7]
    assert all(row.status[0] == PHOTO for row in tower(story.state, story.session))


def test_outside_the_bar_the_clocks_agree_with_the_order() -> None:
    story = finish(60_005, 60_000, 3_000_000)
    assert photo_finishes(story.state, story.session) == ()
    assert all(PHOTO not in row.status for row in tower(story.state, story.session))


def silent_race() -> Story:
    """Car 7 ahead of car 12 by a second, and silent since its second lap began."""
    story = Story(7, 12, laps=5)
    story.start("race-1", 7, 12)
    for number, ms in ((7, 60_000), (12, 61_000)):
        story.sector(number, 1, 20_000)
        story.sector(number, 2, 40_000)
        story.lap(number, ms)
    story.add(RigFellSilent(1, START_NS + 62_000 * GAME_MS))
    story.sector(12, 1, 20_000)
    story.sector(12, 2, 40_000)
    return story


def at(ms: int) -> int:
    return START_NS + ms * GAME_MS


def test_a_silent_car_keeps_its_place_by_its_last_pace() -> None:
    story = silent_race()
    assert [row.entry.number for row in tower(story.state, story.session)] == [12, 7]
    rows = tower(story.state, story.session, now_ns=at(102_000))
    assert [(row.entry.number, row.estimated) for row in rows] == [(7, True), (12, False)]
    assert rows[1].gap.ms == 1_000
    assert rows[0].laps == 1


def test_dead_reckoning_is_in_no_classification_and_ends_no_race() -> None:
    story = silent_race()
    before = encode(classify(story.state, story.session))
    rows = tower(story.state, story.session, now_ns=at(900_000))
    assert encode(classify(story.state, story.session)) == before
    assert {row.entry.number: row.laps for row in rows} == {7: 1, 12: 1}


def test_it_ends_when_the_stream_returns() -> None:
    story = silent_race()
    story.add(RigHeardAgain(1, at(103_000), 41_000))
    rows = tower(story.state, story.session, now_ns=at(103_000))
    assert not any(row.estimated for row in rows)


def test_under_red_and_before_the_first_lap_nothing_is_carried_on() -> None:
    story = Story(7, 12)
    story.start("race-1", 7, 12)
    story.sector(7, 1, 20_000)
    story.add(RigFellSilent(1, at(21_000)))
    assert not any(r.estimated for r in tower(story.state, story.session, now_ns=at(70_000)))
    story = silent_race()
    story.act(ShowFlag("race-1", Flag.RED), DIRECTOR, 90_000)
    assert not any(r.estimated for r in tower(story.state, story.session, now_ns=at(102_000)))


def test_a_time_says_where_it_comes_from() -> None:
    story = silent_race()
    lap = replace(story.session.run(12).laps[0], lap=2, source=Source.BACKUP, at_ns=at(122_000))
    story.add(LapCompleted("race-1", lap))
    rows = {row.entry.number: row for row in tower(story.state, story.session)}
    assert (rows[12].last.source, rows[7].last.source) == (Source.BACKUP, Source.GAME)


def test_on_the_map_a_silent_car_goes_on_by_its_last_pace_from_line_to_line() -> None:
    story, circuit = silent_race(), load("saltmere")
    lines = {x.number: x.distance_m for x in circuit.lines if x.kind is LineKind.SECTOR}

    def metres(ms: int) -> float:
        return reckoned_m(story.state, story.session, at(ms), circuit)[7]

    assert metres(60_000) == 0  # at the line
    assert metres(70_000) == pytest.approx(lines[1] / 2)  # sector 1 took 20 s
    assert metres(80_000) == pytest.approx(lines[1])
    assert metres(110_000) == pytest.approx((lines[2] + circuit.length_m) / 2)
    assert metres(130_000) == pytest.approx(lines[1] / 2)  # a lap on
    story.add(RigHeardAgain(1, at(131_000), 68_000))
    assert reckoned_m(story.state, story.session, at(131_000), circuit) == {}


def restarted() -> Story:
    """Car 7 silent since before the red flag; the race goes on at 400 s."""
    story = silent_race()
    story.act(ShowFlag("race-1", Flag.RED), DIRECTOR, 102_000)
    story.act(TakeOrder("race-1"), DIRECTOR, 200_000)
    story.act(StartSession("race-1", at(400_000)), DIRECTOR, 400_000)
    return story


def test_a_car_that_was_not_heard_since_the_restart_is_not_carried_on() -> None:
    story, circuit = restarted(), load("saltmere")
    story.restart_at(400_000)
    story.sector(12, 1, 20_000)
    rows = tower(story.state, story.session, now_ns=at(440_000))
    assert [(row.entry.number, row.estimated) for row in rows] == [(12, False), (7, False)]
    assert reckoned_m(story.state, story.session, at(440_000), circuit) == {}


def test_a_lap_of_before_the_restart_does_not_carry_a_car_on_at_once() -> None:
    story, circuit = restarted(), load("saltmere")
    story.restart_at(400_000)
    for number in (7, 12):
        story.sector(number, 1, 20_000)
    ends = [line.distance_m for line in circuit.lines if line.kind is LineKind.SECTOR]
    assert reckoned_m(story.state, story.session, at(430_000), circuit)[7] == pytest.approx(
        sum(ends[:2]) / 2
    )
    rows = tower(story.state, story.session, now_ns=at(439_000))
    assert not any(row.estimated for row in rows)
    story.sector(12, 2, 41_000)
    rows = tower(story.state, story.session, now_ns=at(441_000))
    assert [(row.entry.number, row.gap.ms) for row in rows] == [(7, None), (12, 1_000)]
