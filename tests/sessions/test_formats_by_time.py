"""Practice, one-lap attack, sum of tests: what counts, and when they are over."""

from msgspec.structs import replace

from racecontrol.meeting.acts import GiveDecision, RescindDecision
from racecontrol.meeting.facts import MeetingOpened
from racecontrol.meeting.model import SessionPlan
from racecontrol.results.classification import Status
from racecontrol.results.grid import propose
from racecontrol.sessions import chequered_at, classify, running_order
from tests.story import GAME_MS, START_NS, STEWARD, Story


def story(*plans: SessionPlan) -> Story:
    """Three cars, and these sessions before race 1."""
    made = Story(7, 12, 31)
    opened = made.state.meeting
    assert opened is not None
    race = SessionPlan("race-1", "Race 1", "race", "saltmere", laps=3, grid_from=plans[-1].key)
    made.add(MeetingOpened(replace(opened, sessions=(*plans, race))))
    return made


def one_lap(key: str = "attack") -> SessionPlan:
    return SessionPlan(key, "Attack", "one_lap", "saltmere")


def order(made: Story) -> list[tuple[int, int, int | None]]:
    """Place (0: none, or its session still runs and it has no time), car, time."""
    rows = classify(made.state, made.session)
    return [(r.place if r.best_ms else 0, r.entry, r.best_ms) for r in rows]


def test_practice_is_listed_by_best_lap_and_ends_with_its_time() -> None:
    made = story(SessionPlan("practice", "Practice", "practice", "saltmere", duration_s=600))
    made.start("practice", 7, 12, 31)
    made.lap(7, 61_000)
    made.lap(7, 61_000)
    made.lap(12, 60_500)
    made.lap(12, 60_500)
    assert running_order(made.state, made.session)[:2] == (12, 7)
    due_ns = START_NS + 600 * 1_000_000_000
    assert chequered_at(made.state, made.session, due_ns - 1) is None
    assert chequered_at(made.state, made.session, due_ns) == due_ns


def attacked() -> Story:
    made = story(one_lap())
    made.start("attack", 7, 12, 31)
    for number, attempt, later in ((7, 61_000, 59_000), (12, 60_500, 60_000)):
        made.lap(number, 75_000, flying=False)
        made.lap(number, attempt)
        made.lap(number, later)
    return made


def test_in_a_one_lap_attack_only_the_first_flying_lap_counts() -> None:
    assert order(attacked()) == [(1, 12, 60_500), (2, 7, 61_000), (0, 31, None)]


def test_a_deleted_attempt_leaves_no_time_until_the_decision_is_rescinded() -> None:
    made = attacked()
    made.act(GiveDecision("attack", 12, "lap-deletion", "track limits", lap=2), STEWARD)
    assert order(made) == [(1, 7, 61_000), (0, 12, None), (0, 31, None)]
    made.act(RescindDecision(1, "not proved"), STEWARD)
    assert order(made)[0] == (1, 12, 60_500)


def test_a_one_lap_attack_is_over_when_the_last_attempt_has_ended() -> None:
    made = attacked()
    assert chequered_at(made.state, made.session, START_NS) is None
    made.lap(31, 75_000, flying=False)
    made.lap(31, 99_000)
    assert chequered_at(made.state, made.session, START_NS) == START_NS + 174_000 * GAME_MS


def after_tests() -> Story:
    """Two tests; car 31 takes part in the first one only."""
    total = SessionPlan("sum", "Sum", "sum_of_tests", "saltmere", sum_of=("t1", "t2"))
    made = story(one_lap("t1"), one_lap("t2"), total)
    for key, times in (
        ("t1", {7: 60_000, 12: 61_000, 31: 50_000}),
        ("t2", {7: 62_000, 12: 60_000}),
    ):
        made.start(key, 7, 12, 31)
        for number, ms in times.items():
            made.lap(number, ms, flying=True)
        made.end()
    made.start("sum", 7, 12, 31)
    return made


def test_the_sum_of_tests_orders_those_who_have_a_time_in_each() -> None:
    made = after_tests()
    assert order(made) == [(1, 12, 121_000), (2, 7, 122_000), (0, 31, None)]
    made.end()
    rows = classify(made.state, made.session)
    assert [row.status for row in rows] == [Status.FINISHED, Status.FINISHED, Status.NC]
    assert rows[1].gap.ms == 1_000


def test_the_sum_makes_the_grid_of_the_race() -> None:
    made = after_tests()
    made.end()
    assert propose(made.state, made.state.sessions["race-1"]) == (12, 7, 31)


def test_a_disqualification_in_one_test_counts_for_the_sum() -> None:
    made = after_tests()
    made.act(GiveDecision("t2", 12, "disqualification", "wrong car"), STEWARD)
    rows = classify(made.state, made.session)
    assert (rows[0].entry, rows[0].status) == (7, Status.FINISHED)
    assert rows[-1].status is Status.DSQ
