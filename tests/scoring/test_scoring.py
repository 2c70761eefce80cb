"""From what the timing loop saw to facts: a lap that ended while nobody listened, above all."""

import msgspec
import pytest
from msgspec.structs import replace

from racecontrol.meeting.facts import LapCompleted, PassingRecorded
from racecontrol.meeting.model import Lap, Line, Rig
from racecontrol.meeting.model import Passing as SeenPassing
from racecontrol.meeting.parity_facts import EntryMoved
from racecontrol.meeting.state import apply
from racecontrol.scoring import MissedLap, facts_of
from racecontrol.sessions import classify
from racecontrol.timing.telemetry import LapStep, Passing
from racecontrol.tracks.circuit import LineKind, TimingLine
from racecontrol.tracks.library import load
from tests.story import GAME_MS, START_NS, Story


@pytest.fixture
def race() -> Story:
    story = Story(7, 12, laps=5)
    story.start("race-1", 7, 12)
    return story


def laps_of(story: Story, seen: MissedLap | LapStep) -> list[Lap]:
    facts = facts_of(story.state, seen, ())
    return [fact.lap for fact in facts if isinstance(fact, LapCompleted)]


def missed(last: int, official_ms: int, seen_at_ms: int, clock_ms: int = -1) -> MissedLap:
    return MissedLap(0, last, official_ms, START_NS + seen_at_ms * GAME_MS, clock_ms)


def test_one_lap_that_ended_unheard_is_taken_from_the_games_own_time(race: Story) -> None:
    race.lap(7, 62_000)
    (lap,) = laps_of(race, missed(2, 60_500, seen_at_ms=130_000))
    assert (lap.lap, lap.official_ms, lap.at_ns) == (2, 60_500, START_NS + 122_500 * GAME_MS)
    assert (lap.live, lap.flying, lap.derived_us, lap.error_ns) == (True, True, None, 0)


@pytest.mark.parametrize("estimated", [False, True])
def test_lap_that_bridged_a_hole_is_recorded_as_estimated(race: Story, estimated: bool) -> None:
    at_ns = START_NS + 62_000 * GAME_MS
    seen = LapStep(
        0, 1, 5, 62_000, 62_003.4, at_ns, 900, None, True, False, 9, 0, 3700, 3710, estimated
    )
    (lap,) = laps_of(race, seen)
    assert (lap.estimated, lap.derived_us, lap.missing) == (estimated, 62_003_400, 9)


def test_after_a_move_to_another_rig_no_sector_is_counted_from_the_old_ones_clock(
    race: Story,
) -> None:
    circuit = load("saltmere")
    race.lap(7, 60_000)
    race.add_finish(7)
    race.sector(7, 1, 20_000)
    moved_ns = START_NS + 85_000 * GAME_MS
    race.add(EntryMoved(7, 1, 13, "race-1", 1, "dead", moved_ns, "T"))
    meeting = race.state.meeting
    assert meeting is not None
    rigs = (*meeting.rigs, Rig(13, "127.0.2.13"))
    state = msgspec.structs.replace(race.state, meeting=msgspec.structs.replace(meeting, rigs=rigs))
    ends_ns = START_NS + 150_000 * GAME_MS
    for sector, game_ms in ((1, 9_000_000), (2, 9_020_000)):
        passing = PassingRecorded(
            "race-1",
            SeenPassing(7, Line.SECTOR, sector, 2, game_ms * 1000, ends_ns - 1, 1000),
        )
        state = apply(state, passing)
    seen = LapStep(2, 1, 5, 61_000, None, ends_ns, 900, None, True, False, 0, 0, 3700, 3710)
    (fact,) = facts_of(state, seen, circuit.lines)
    assert isinstance(fact, LapCompleted)
    assert fact.lap.sectors_ms == (None, 20_000, None)
    assert (fact.lap.entry, fact.lap.lap) == (7, 2)


def test_lap_that_ended_unheard_is_estimated(race: Story) -> None:
    (lap,) = laps_of(race, missed(1, 62_000, seen_at_ms=64_000))
    assert lap.estimated


def test_lap_of_an_older_journal_is_not_estimated() -> None:
    lap = Lap(7, 1, 62_000, None, (), 5, 0, True, False, 0, 0)
    older = msgspec.json.decode(msgspec.json.encode(lap))
    older.pop("estimated", None)
    assert msgspec.convert(older, Lap) == lap


def test_the_first_lap_of_a_race_is_counted_from_the_start(race: Story) -> None:
    (lap,) = laps_of(race, missed(1, 62_000, seen_at_ms=64_000))
    assert (lap.at_ns, lap.flying) == (START_NS + 62_000 * GAME_MS, False)


def test_of_several_laps_only_the_last_is_known_and_the_total_comes_from_the_clock(
    race: Story,
) -> None:
    race.lap(7, 62_000)
    (lap,) = laps_of(race, missed(3, 60_000, seen_at_ms=190_000, clock_ms=7_000))
    assert (lap.lap, lap.at_ns) == (3, START_NS + 183_000 * GAME_MS)
    race.add(LapCompleted("race-1", lap))
    row = classify(race.state, race.session)[0]
    assert (row.entry, row.laps, row.total_ms, row.estimated) == (7, 3, 183_000, True)


@pytest.mark.parametrize(
    "seen",
    [
        missed(1, 60_000, seen_at_ms=130_000),  # recorded already
        missed(2, 60_000, seen_at_ms=100_000),  # would have ended after it was seen
        missed(7, 60_000, seen_at_ms=130_000),  # another session's counter
        missed(3, 60_000, seen_at_ms=400_000, clock_ms=1_000),  # too long for two laps
        missed(2, 0, seen_at_ms=130_000),
    ],
)
def test_a_counter_that_does_not_agree_with_the_clock_scores_nothing(
    race: Story, seen: MissedLap
) -> None:
    race.lap(7, 62_000)
    assert laps_of(race, seen) == []


def test_a_lap_with_a_hole_of_more_than_a_second_has_no_time_of_ours(race: Story) -> None:
    at_ns = START_NS + 60_000 * GAME_MS
    for missing, derived in ((60, 60_000_400), (61, None)):
        step = LapStep(0, 1, 5, 60_000, 60_000.4, at_ns, 9, None, True, False, missing, 0, 3000, 1)
        assert laps_of(race, step)[0].derived_us == derived


def test_the_passing_of_a_mini_sector_is_no_fact(race: Story) -> None:
    line = TimingLine(LineKind.SECTOR, 1, 0, 0, 1, 0, 10, 500.0)
    seen = Passing(0, 0, 1, 1000.0, START_NS + GAME_MS, 1000, True, 60)
    assert len(facts_of(race.state, seen, (line,))) == 1
    assert facts_of(race.state, seen, (replace(line, kind=LineKind.MINI),)) == ()


def test_from_the_second_lap_on_a_lap_is_flying_even_where_its_begin_was_not_heard(
    race: Story,
) -> None:
    at_ns = START_NS + 60_000 * GAME_MS
    for lap, flying in ((1, False), (2, True)):
        step = LapStep(0, lap, 5, 60_000, None, at_ns, 9, None, True, False, 5, 0, 3000, 1)
        assert laps_of(race, step)[0].flying is flying
