"""What follows from the facts alone: stints, pit stops, the lap chart, the ideal lap."""

from racecontrol.meeting.facts import DecisionGiven, PassingRecorded
from racecontrol.meeting.model import Decision, Line, Passing
from racecontrol.results.live.ideal import ideal_ms
from racecontrol.results.live.lap_chart import lap_charts
from racecontrol.results.live.stints import PitStop, stint_of
from tests.story import GAME_MS, START_NS, Story


def race(*cars: int) -> Story:
    story = Story(*cars, laps=9)
    story.start("race-1", *cars)
    return story


def pit(story: Story, number: int, line: Line, lap: int, at_ms: int) -> None:
    passing = Passing(number, line, 0, lap, at_ms * 1000, START_NS + at_ms * GAME_MS, 900)
    story.add(PassingRecorded("race-1", passing))


def test_a_stop_lasts_from_pit_in_to_pit_out_and_a_new_stint_begins() -> None:
    story = race(7)
    for _ in range(3):
        story.lap(7, 80_000)
    assert stint_of(story.session.run(7)).laps == 3
    pit(story, 7, Line.PIT_IN, 4, 315_000)
    assert stint_of(story.session.run(7)).in_pit
    pit(story, 7, Line.PIT_OUT, 5, 341_250)
    story.lap(7, 105_000)
    stint = stint_of(story.session.run(7))
    assert (stint.laps, stint.stops, stint.in_pit) == (1, (PitStop(4, 26_250),), False)


def test_coming_out_of_the_garage_is_no_stop() -> None:
    story = race(7)
    pit(story, 7, Line.PIT_OUT, 0, 2_000)
    story.lap(7, 80_000)
    assert (stint_of(story.session.run(7)).stops, stint_of(story.session.run(7)).laps) == ((), 1)


def test_the_first_to_end_a_lap_led_it() -> None:
    story = race(7, 12)
    for seven, twelve in ((80_000, 80_500), (81_000, 80_000), (79_000, 80_000)):
        story.lap(7, seven)
        story.lap(12, twelve)
    charts = lap_charts(story.session)
    assert (charts[7].places, charts[12].places) == ((1, 2, 1), (2, 1, 2))
    assert (charts[7].laps_led, charts[12].laps_led) == (2, 1)
    assert (charts[7].changes, charts[12].changes) == (1, -1)


def test_a_lap_that_was_not_live_has_no_place() -> None:
    story = race(7)
    story.lap(7, 80_000)
    story.lap(7, 80_000, live=False)
    story.lap(7, 80_000)
    chart = lap_charts(story.session)[7]
    assert (chart.places, chart.changes) == ((1, 0, 1), 0)


def test_the_ideal_lap_takes_the_best_of_every_sector() -> None:
    story = race(7)
    story.lap(7, 90_000)  # from a standing start: its first sector does not count
    assert ideal_ms(story.state, story.session, 7) is None
    story.lap(7, 81_001)
    story.lap(7, 80_999)
    assert ideal_ms(story.state, story.session, 7) == 26_999 + 26_999 + 27_001


def test_a_deleted_lap_gives_no_sector_to_the_ideal_lap() -> None:
    story = race(7)
    for ms in (90_000, 81_000, 78_000):
        story.lap(7, ms)
    assert ideal_ms(story.state, story.session, 7) == 78_000
    decision = Decision(1, "race-1", START_NS, 7, "lap-deletion", "Track limits", lap=3)
    story.add(DecisionGiven(decision))
    assert ideal_ms(story.state, story.session, 7) == 81_000
