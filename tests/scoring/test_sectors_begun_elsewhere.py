"""Sectors of a lap that began on the grid of a restart, or at another console and its clock."""

import pytest

from racecontrol.meeting.acts import ShowFlag
from racecontrol.meeting.facts import LapCompleted, PassingRecorded
from racecontrol.meeting.flow_acts import ArmStart, StartLights, TakeOrder
from racecontrol.meeting.model import Flag, Line, Passing
from racecontrol.meeting.parity_facts import EntryMoved
from racecontrol.results.tower import running_sectors, tower
from racecontrol.scoring import facts_of
from racecontrol.timing.telemetry import LapStep
from racecontrol.tracks.library import load
from tests.story import DIRECTOR, GAME_MS, START_NS, Story

RED_MS, AGAIN_MS = 130_000, 400_000


@pytest.fixture
def restarted() -> Story:
    """Two laps, a red flag, and the restart nearly five minutes later."""
    story = Story(7, 12, laps=5)
    story.start("race-1", 7, 12)
    for _ in range(2):
        for number in (7, 12):
            story.lap(number, 60_000)
            story.add_finish(number)
    story.act(ShowFlag("race-1", Flag.RED), DIRECTOR, RED_MS)
    story.act(TakeOrder("race-1"), DIRECTOR, RED_MS + 60_000)
    story.act(ArmStart("race-1", anyway=True), DIRECTOR, AGAIN_MS - 20_000)
    story.act(StartLights("race-1", START_NS + AGAIN_MS * GAME_MS), DIRECTOR, AGAIN_MS - 10_000)
    resumed_ms = (story.session.flow.leg_ns - START_NS) // GAME_MS
    story.restart_at(resumed_ms)
    return story


def test_while_it_is_driven_its_first_sector_is_not_known_and_the_others_are(
    restarted: Story,
) -> None:
    restarted.sector(7, 1, 23_000)
    restarted.sector(7, 2, 40_000)
    assert running_sectors(restarted.state, restarted.session, 7, 3) == (None, 17_000, None)
    row = next(row for row in tower(restarted.state, restarted.session) if row.entry.number == 7)
    assert [cell.ms for cell in row.sectors][1] == 17_000
    assert all(cell.ms is None or cell.ms < 60_000 for cell in row.sectors)


def test_when_it_ends_its_sectors_add_up_to_the_games_time(restarted: Story) -> None:
    restarted.sector(7, 1, 23_000)
    restarted.sector(7, 2, 40_000)
    ends_ns = restarted.session.flow.leg_ns + 64_000 * GAME_MS
    ends_us = (ends_ns - START_NS) * 1000 // GAME_MS
    finish = Passing(7, Line.FINISH, 0, 3, ends_us, ends_ns, 1000)
    restarted.add(PassingRecorded("race-1", finish))
    seen = LapStep(0, 1, 3, 64_000, None, ends_ns, 900, None, True, False, 0, 0, 3_800, 3_810)
    facts = facts_of(restarted.state, seen, load("saltmere").lines)
    (lap,) = [fact.lap for fact in facts if isinstance(fact, LapCompleted)]
    assert (lap.lap, sum(ms or 0 for ms in lap.sectors_ms)) == (3, 64_000)
    assert lap.sectors_ms == pytest.approx((23_000, 17_000, 24_000), abs=1)  # the lights' own ms


def test_the_lap_after_it_has_all_its_sectors_again(restarted: Story) -> None:
    restarted.lap(7, 64_000)
    restarted.add_finish(7)
    restarted.sector(7, 1, 19_000)
    assert running_sectors(restarted.state, restarted.session, 7, 3) == (19_000, None, None)


def test_across_a_move_to_another_rig_no_sector_is_measured_by_two_clocks() -> None:
    story = Story(7, 12, laps=5)
    story.start("race-1", 7, 12)
    story.lap(7, 60_000)
    story.add_finish(7)
    moved_ns = START_NS + 70_000 * GAME_MS
    story.add(EntryMoved(7, 1, 3, "race-1", 1, "no power", moved_ns, "T"))
    for sector, ms in ((1, 90_000), (2, 106_000)):  # the other console counts from another moment
        at_ns, game_us = START_NS + ms * GAME_MS, (ms - 4_590_000) * 1000
        seen = Passing(7, Line.SECTOR, sector, 2, game_us, at_ns, 1000)
        story.add(PassingRecorded("race-1", seen))
    row = next(row for row in tower(story.state, story.session) if row.entry.number == 7)
    assert [cell.ms for cell in row.sectors if cell.fresh] == [16_000]
