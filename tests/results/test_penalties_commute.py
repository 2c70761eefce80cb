"""Random races with random penalties: what must hold whatever the stewards do."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from racecontrol.meeting.facts import DecisionGiven, LapCompleted
from racecontrol.meeting.model import Decision, Lap
from racecontrol.meeting.rulebook import DeadHeat
from racecontrol.meeting.units import GAME_NS_PER_MS
from racecontrol.results.classification import Status, encode
from racecontrol.results.finish import Driven, classified
from racecontrol.results.grid import propose
from racecontrol.results.points import total
from racecontrol.results.standings import standings
from racecontrol.rulebooks.reading import find, load
from racecontrol.sessions import FORMATS, classify
from racecontrol.stewarding.penalties import PENALTIES

POINTS = (12, 10, 8, 7, 6, 5)
CODES = sorted(PENALTIES)
CARS = 5
FIA_STYLE = load(find("fia-style"), FORMATS, PENALTIES)

laps_of_a_car = st.lists(st.sampled_from([60_000, 60_001, 61_000, 75_000]), max_size=3)
penalty = st.tuples(st.integers(1, CARS), st.sampled_from(CODES), st.integers(1, 3))
race = st.lists(laps_of_a_car, min_size=CARS, max_size=CARS)


def driven(story, cars: Sequence[Sequence[int]]):
    """A race in which each car drives its laps, and ends."""
    meeting = story(cars=CARS, points={"race-1": POINTS})
    drive(meeting, "race-1", cars)
    return meeting


def drive(meeting, session: str, cars: Sequence[Sequence[int]]) -> None:
    """From the grid that the sessions before lead to, until the end."""
    meeting.start(session, propose(meeting.state, meeting.session(session)))
    begun_ns = meeting.session(session).started_ns
    for number, times in enumerate(cars, 1):
        at_ns = begun_ns
        for lap, ms in enumerate(times, 1):
            at_ns += ms * GAME_NS_PER_MS
            done = Lap(number, lap, ms, None, (), at_ns, 0, True, lap > 1, 0, 0)
            meeting.add(LapCompleted(session, done))
    meeting.end(session)


def give(meeting, penalties: Sequence[tuple[int, str, int]], sessions: Sequence[str] = ()) -> None:
    """In the first race, or one after the other in these sessions."""
    for number, (entry, code, lap) in enumerate(penalties, 1):
        session = sessions[number % len(sessions)] if sessions else "race-1"
        meeting.add(DecisionGiven(Decision(number, session, number, entry, code, "r", lap=lap)))


def result(meeting) -> bytes:
    return encode(classify(meeting.state, meeting.session("race-1")))


@settings(max_examples=60)
@given(race, st.lists(penalty, max_size=8))
def test_rescinding_every_penalty_gives_the_first_classification_again(story, cars, penalties):
    meeting = driven(story, cars)
    before = result(meeting)
    give(meeting, penalties)
    for number in range(1, len(penalties) + 1):
        meeting.rescind(number)
    assert result(meeting) == before


def everything(meeting) -> tuple[object, ...]:
    """All that follows from the laps and the decisions of an event before its last race."""
    last = meeting.session("race-2")
    done = ("qualifying", "race-1")
    results = [encode(classify(meeting.state, meeting.session(key))) for key in done]
    return (*results, propose(meeting.state, last), standings(meeting.state))


@settings(max_examples=40)
@given(race, race, st.lists(penalty, min_size=1, max_size=8), st.permutations(range(1, 9)))
def test_rescinding_every_penalty_of_an_event_gives_all_of_it_as_it_was(
    story, first, second, penalties, order
):
    meeting = story(cars=CARS, points={"race-1": POINTS})
    drive(meeting, "qualifying", first)
    drive(meeting, "race-1", second)
    before = everything(meeting)
    give(meeting, penalties, ("qualifying", "race-1"))
    for number in order:
        if number <= len(penalties):
            meeting.rescind(number)
    assert everything(meeting) == before


@settings(max_examples=60)
@given(race, st.lists(penalty, max_size=6), st.randoms(use_true_random=False))
def test_the_order_in_which_penalties_are_given_does_not_matter(story, cars, penalties, chance):
    one, other = driven(story, cars), driven(story, cars)
    shuffled = list(penalties)
    chance.shuffle(shuffled)
    give(one, penalties)
    give(other, shuffled)
    assert result(one) == result(other)
    assert standings(one.state) == standings(other.state)


@settings(max_examples=60)
@given(race, st.lists(penalty, max_size=6))
def test_every_car_stands_there_once_and_places_have_no_gap(story, cars, penalties):
    meeting = driven(story, cars)
    give(meeting, penalties)
    rows = classify(meeting.state, meeting.session("race-1"))
    assert sorted(row.entry for row in rows) == list(range(1, CARS + 1))
    placed = [row.place for row in rows if row.place]
    assert placed == list(range(1, len(placed) + 1))
    assert [row.points for row in rows if row.place] == list(POINTS[: len(placed)])
    out = [row.place for row in rows if row.status in (Status.DSQ, Status.DNS, Status.NC)]
    assert out == [0] * len(out)


car = st.tuples(
    st.integers(8, 10),
    st.integers(0, 3),
    st.sampled_from([0, 1, 2]),
    st.sampled_from([Status.FINISHED, Status.DNF, Status.DSQ, Status.DNS]),
)


@given(st.lists(car, min_size=1, max_size=10), st.randoms(use_true_random=False))
def test_a_classification_does_not_depend_on_the_order_of_its_cars_and_keeps_all_points(
    cars, chance
):
    rules = FIA_STYLE
    assert rules.classification.dead_heat is DeadHeat.SHARED
    field = [
        Driven(number, status, laps, 100 + ms, last_ns=number, added_ms=added)
        for number, (laps, ms, added, status) in enumerate(cars)
    ]
    rows = classified(field, rules, POINTS)
    chance.shuffle(field)
    assert classified(field, rules, POINTS) == rows
    kept = [row for row in rows if row.place]
    assert total(row.points for row in rows) == sum(POINTS[: len(kept)])
    for row in kept:
        assert row.place == 1 + sum(other.place < row.place for other in kept)
