"""Session formats: what counts in each of them."""

import pytest
from msgspec.structs import replace

from racecontrol.meeting.acts import GiveDecision, ShowFlag
from racecontrol.meeting.eventfile import EventFileError, load_event
from racecontrol.meeting.facts import MeetingOpened
from racecontrol.meeting.flow_acts import CancelSession
from racecontrol.meeting.model import Flag, SessionPlan
from racecontrol.meeting.state import State
from racecontrol.results.classification import Classification, Status, deleted_laps
from racecontrol.sessions import FORMATS, chequered_at, classify, running_order
from racecontrol.stewarding.penalties import PENALTIES
from tests.story import DIRECTOR, GAME_MS, START_NS, STEWARD, Story, meeting

CARS = (7, 12, 31)


def story(*plans: SessionPlan) -> Story:
    told = Story(*CARS)
    told.state = State()
    told.add(MeetingOpened(replace(meeting(*CARS), sessions=plans)))
    return told


def plan(key: str, format_: str, **fields: object) -> SessionPlan:
    return SessionPlan(key, key.title(), format_, "saltmere", **fields)  # type: ignore[arg-type]


def said(rows: Classification) -> list[tuple[int, int, int | None, str]]:
    return [(row.place, row.entry, row.best_ms, row.status.value) for row in rows]


def test_the_folder_is_the_list_of_formats() -> None:
    assert set(FORMATS) == {"one_lap", "practice", "qualifying", "race", "sum_of_tests"}


def test_practice_lists_the_best_laps() -> None:
    told = story(plan("practice", "practice", duration_s=600))
    told.start("practice", *CARS)
    told.lap(7, 61_000, flying=True)
    told.lap(7, 60_500)
    told.lap(12, 60_400, flying=True)
    told.end()
    assert said(classify(told.state, told.session)) == [
        (1, 12, 60_400, "finished"),
        (2, 7, 60_500, "finished"),
        (0, 31, None, "DNS"),
    ]


def test_in_a_one_lap_attack_a_better_second_lap_does_not_count() -> None:
    told = story(plan("attack", "one_lap", duration_s=600))
    told.start("attack", *CARS)
    told.lap(7, 95_000, flying=False)
    told.lap(7, 61_000)
    told.lap(7, 59_000)
    told.lap(12, 60_900, flying=True)
    told.lap(31, 60_950, flying=True)
    rows = classify(told.state, told.session)
    assert [(row.entry, row.best_ms) for row in rows] == [(12, 60_900), (31, 60_950), (7, 61_000)]
    assert rows[1].gap.ms == 50 and rows[2].interval.ms == 50
    told.act(GiveDecision("attack", 12, "lap-deletion", "track limits", lap=1), STEWARD)
    assert [row.entry for row in classify(told.state, told.session)] == [31, 7, 12]
    assert running_order(told.state, told.session) == (31, 7, 12)


def test_a_one_lap_attack_is_over_when_everybody_has_had_the_lap() -> None:
    told = story(plan("attack", "one_lap", duration_s=600))
    told.start("attack", *CARS)
    for car, ms in ((7, 61_000), (12, 62_000)):
        told.lap(car, ms, flying=True)
    at_ns = START_NS + 62_000 * GAME_MS
    assert chequered_at(told.state, told.session, at_ns) is None
    told.lap(31, 63_000, flying=True)
    assert chequered_at(told.state, told.session, at_ns) == START_NS + 63_000 * GAME_MS


def test_a_sum_of_tests_needs_a_time_in_each_of_them() -> None:
    told = story(
        plan("test-1", "practice", duration_s=600),
        plan("test-2", "practice", duration_s=600),
        plan("qualifying", "sum_of_tests", sum_of=("test-1", "test-2")),
    )
    for key, times in (("test-1", (60_000, 61_000, 59_000)), ("test-2", (62_000, 60_500, None))):
        told.start(key, *CARS)
        for car, ms in zip(CARS, times, strict=True):
            if ms:
                told.lap(car, ms, flying=True)
        told.end()
    told.start("qualifying", *CARS)
    told.end()
    assert said(classify(told.state, told.session)) == [
        (1, 12, 121_500, "finished"),
        (2, 7, 122_000, "finished"),
        (0, 31, None, "NC"),
    ]
    assert chequered_at(told.state, told.session, START_NS) is None


def test_time_stands_under_red_in_a_session_by_time() -> None:
    told = story(plan("practice", "practice", duration_s=600))
    told.start("practice", *CARS)
    told.act(ShowFlag("practice", Flag.RED), DIRECTOR, 100_000)
    over = START_NS + 601_000_000_000
    assert chequered_at(told.state, told.session, over) is None
    told.act(ShowFlag("practice", Flag.GREEN), DIRECTOR, 160_000)
    assert chequered_at(told.state, told.session, over) is None
    due_ns = START_NS + 600_000_000_000 + 60_000 * GAME_MS
    assert chequered_at(told.state, told.session, due_ns) == due_ns


def test_a_race_by_time_is_lengthened_by_its_red_flag() -> None:
    """Ten minutes; red from 1:00 to 4:00 on the clock: the flag falls three minutes later."""
    told = story(plan("endurance", "race", duration_s=600))
    told.start("endurance", *CARS)
    told.act(ShowFlag("endurance", Flag.RED), DIRECTOR, 60_000)
    told.act(ShowFlag("endurance", Flag.GREEN), DIRECTOR, 240_000)
    told.lap(7, 700_000)
    assert chequered_at(told.state, told.session, START_NS + 702_000 * GAME_MS) is None
    told.lap(7, 90_000)
    at_ns = START_NS + 790_000 * GAME_MS
    assert chequered_at(told.state, told.session, at_ns) == at_ns
    assert told.session.elapsed_ns(at_ns) == 610_000 * GAME_MS


def test_a_cancelled_session_has_rows_without_places() -> None:
    told = story(plan("practice", "practice", duration_s=600))
    told.act(CancelSession("practice", "late"), DIRECTOR)
    rows = classify(told.state, told.state.sessions["practice"])
    assert {row.status for row in rows} == {Status.DNS} and not any(row.place for row in rows)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('sum_of = ["test-9"]', "'test-9' is not a session before this one."),
        ('sum_of = ["test-1"]\nlaps = 3', "this format has no distance in laps"),
        ("", "belong together"),
    ],
)
def test_a_sum_in_an_event_file_is_checked(tmp_path, line: str, why: str) -> None:
    path = tmp_path / "event.toml"
    path.write_text(
        f"""key = "x"
name = "X"
rulebook = "nations-cup-2025"
[[rigs]]
number = 1
address = "127.0.1.1"
[[entries]]
number = 7
driver = "A"
code = "AAA"
nation = "ITA"
rig = 1
[[sessions]]
key = "test-1"
name = "Test 1"
format = "practice"
track = "saltmere"
duration_s = 60
starts = 2026-05-02T14:00:00+02:00
[[sessions]]
key = "qualifying"
name = "Qualifying"
format = "sum_of_tests"
track = "saltmere"
{line}
""",
        encoding="utf-8",
    )
    with pytest.raises(EventFileError, match=why):
        load_event(path, FORMATS, PENALTIES)


def test_a_state_is_classified_once_and_the_next_one_anew():
    story = Story(7, 12, laps=1)
    story.start("race-1", 7, 12)
    state = story.state
    first = classify(state, state.sessions["race-1"])
    assert classify(state, state.sessions["race-1"]) is first
    story.lap(7, 90_000)
    state = story.state
    assert classify(state, state.sessions["race-1"]) != first


@pytest.mark.parametrize("format_", ["practice", "qualifying"])
def test_a_lap_driven_under_red_sets_no_time(format_: str) -> None:
    """Red at 1:50: lap 2 is on its way; lap 3 begins while it is shown; lap 4 after it."""
    told = story(plan("session", format_, duration_s=600))
    told.start("session", *CARS)
    told.lap(7, 61_000, flying=True)
    told.lap(12, 60_900, flying=True)
    told.act(ShowFlag("session", Flag.RED), DIRECTOR, 110_000)
    told.lap(7, 59_000)
    assert classify(told.state, told.session)[0].entry == 12
    told.lap(7, 58_000)
    told.act(ShowFlag("session", Flag.GREEN), DIRECTOR, 170_000)
    assert deleted_laps(told.state, told.session, 7) == {2, 3}
    assert said(classify(told.state, told.session))[:2] == [
        (1, 12, 60_900, "finished"),
        (2, 7, 61_000, "finished"),
    ]
    told.lap(7, 60_000)
    assert said(classify(told.state, told.session))[0] == (1, 7, 60_000, "finished")


def test_an_attempt_that_red_spoilt_is_none_and_the_next_lap_is_the_attempt() -> None:
    told = story(plan("attack", "one_lap", duration_s=600))
    told.start("attack", *CARS)
    told.act(ShowFlag("attack", Flag.RED), DIRECTOR, 30_000)
    told.lap(7, 59_000, flying=True)
    told.act(ShowFlag("attack", Flag.GREEN), DIRECTOR, 60_000)
    told.lap(7, 90_000, flying=False)
    told.lap(7, 61_500)
    assert said(classify(told.state, told.session))[0] == (1, 7, 61_500, "finished")
