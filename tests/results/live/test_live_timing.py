"""Facts, passings and samples in, rows out: the whole of live timing on one circuit."""

from functools import cache

import pytest
from msgspec.structs import replace

from racecontrol.meeting.state import State
from racecontrol.results.live.rows import NOTHING, LiveView
from racecontrol.results.live.timing import LiveTiming
from racecontrol.timing.health import Records
from tests.results.live.driven import CIRCUIT, LENGTH, Heard, passings, samples
from tests.story import Story

LAPS = {7: [90_000, 80_000, 80_400], 12: [91_000, 80_200, 80_000]}


@cache
def stream(rig: int, lap_ms: tuple[int, ...]) -> Records:
    return samples(rig, list(lap_ms), 215_000, fuel_per_lap=2.5)


class Race:
    """Two cars on rigs 1 and 2; car 7 is quicker until lap 3."""

    def __init__(self) -> None:
        self.story = Story(7, 12, laps=5)
        streams = {rig: stream(rig, tuple(ms)) for rig, ms in enumerate(LAPS.values())}
        self.heard = Heard(streams)
        self.live = LiveTiming(self.heard, self.heard, {"saltmere": CIRCUIT})
        self.story.start("race-1", 7, 12)

    def to(self, ms: float, step_ms: float = 1_000) -> LiveView:
        """Look once a step, and let the facts come when they do."""
        view = NOTHING
        while self.heard.ms < ms:
            before, self.heard.ms = self.heard.ms, min(self.heard.ms + step_ms, ms)
            self._happen(before, self.heard.ms)
            view = self.live.look(self.story.state)
        return view

    def _happen(self, after_ms: float, until_ms: float) -> None:
        for rig, (number, laps) in enumerate(LAPS.items()):
            begins = 0.0
            for lap, lap_ms in enumerate(laps, 1):
                for seen in passings(rig, lap, begins, lap_ms):
                    if after_ms < seen.tick * 1000 / 60 <= until_ms:
                        self.live.take(seen)
                begins += lap_ms
                if after_ms < begins <= until_ms:
                    self.story.lap(number, lap_ms)


@pytest.fixture(scope="module")
def half_of_lap_three() -> tuple[Race, LiveView]:
    race = Race()
    return race, race.to(210_500)


def test_a_running_lap_has_its_delta_and_what_it_will_become(
    half_of_lap_three: tuple[Race, LiveView],
) -> None:
    row = half_of_lap_three[1].row(7)
    assert (row.lap, row.best_ms) == (3, 80_000)
    assert row.delta_ms == pytest.approx(200, abs=4)  # half of 400 ms
    assert row.predicted_ms == 80_000 + (row.delta_ms or 0)
    assert row.distance_m == pytest.approx(LENGTH / 2, abs=30)


def test_another_cars_lap_is_a_measure_too(half_of_lap_three: tuple[Race, LiveView]) -> None:
    race, view = half_of_lap_three
    twelve = view.row(12)
    assert twelve.session_delta_ms == race.live.delta_ms(12, 7, lap=2)
    assert twelve.session_delta_ms == pytest.approx(0, abs=4)  # 80.000 as well
    assert twelve.delta_ms == pytest.approx(-97, abs=4)
    assert race.live.delta_ms(12, 7, lap=99) is None
    assert race.live.delta_ms(99, 7, lap=2) is None


def test_ticks_gap_traps_fuel_and_chart_stand_in_the_same_row(
    half_of_lap_three: tuple[Race, LiveView],
) -> None:
    view = half_of_lap_three[1]
    seven, twelve = view.row(7), view.row(12)
    assert sum(cell.ms is not None for cell in seven.minis) == 10
    assert view.places is not None
    assert view.places.order == (7, 12)
    gap = view.places.gap(7, 12).ms
    assert gap == pytest.approx(1_200 - 400 * 9 / 20, abs=40)  # it gains 400 ms over this lap
    assert [speed.trap.name for speed in twelve.traps] == ["Line", "Fastest"]
    assert twelve.traps[0].best_kmh == pytest.approx(LENGTH / 80_200 * 3600 * 1.08, rel=1e-2)
    assert seven.fuel.per_lap_l == pytest.approx(2.5, abs=0.05)
    assert seven.fuel.laps_left == pytest.approx((60 - 2.5 * 2.5) / 2.5, abs=0.5)
    assert (seven.chart.laps_led, twelve.chart.places) == (2, (2, 2))
    assert seven.stint.laps == 2


def test_a_screen_that_stood_still_for_some_seconds_missed_nothing() -> None:
    steady, hung = Race().to(185_000), Race().to(185_000, step_ms=20_000)
    for number in LAPS:
        assert hung.row(number).delta_ms == steady.row(number).delta_ms
        assert hung.row(number).minis == steady.row(number).minis


def test_a_fact_shows_the_passings_of_now_and_leaves_the_samples_to_the_next_look() -> None:
    looked, told = Race(), Race()
    looked.to(190_000)
    told.to(184_000)
    before = told.live.look(told.story.state).row(12)
    told.heard.ms = 190_000
    told._happen(184_000, 190_000)
    fact = told.live.look(told.story.state, samples=False).row(12)
    whole = looked.live.look(looked.story.state).row(12)
    assert fact.minis == whole.minis != before.minis
    assert fact.distance_m == before.distance_m != whole.distance_m
    assert told.live.look(told.story.state).row(12) == whole


def test_a_rehearsal_faster_than_life_leaves_samples_out_but_keeps_the_line() -> None:
    race = Race()
    race.heard.speed = 20.0
    row = race.to(210_500, step_ms=2_000).row(7)
    assert row.delta_ms == pytest.approx(200, abs=8)
    assert row.traps[0].best_kmh == pytest.approx(LENGTH / 80_000 * 3600 * 1.08, rel=1e-2)


def test_a_new_session_begins_afresh() -> None:
    race = Race()
    race.to(175_000)
    race.story.end(180_000)
    race.story.start("race-2", 7, 12)
    view = race.live.look(race.story.state)
    assert view.session == "race-2"
    assert view.row(7).best_ms is None
    assert {cell.ms for cell in view.row(7).minis} == {None}


def test_what_passed_before_the_start_is_not_of_this_race() -> None:
    race = Race()
    for seen in passings(0, 1, -60_000, 50_000):
        race.live.take(seen)
    view = race.live.look(race.story.state)
    assert {cell.ms for cell in view.row(7).minis} == {None}


def test_a_passing_that_was_not_live_makes_no_tick() -> None:
    race = Race()
    for seen in passings(0, 1, 0, 90_000):
        race.live.take(replace(seen, live=False))
    race.heard.ms = 60_000
    assert {cell.ms for cell in race.live.look(race.story.state).row(7).minis} == {None}


def test_without_a_track_file_or_a_session_there_is_nothing() -> None:
    race = Race()
    assert LiveTiming(race.heard, race.heard).look(race.story.state) is NOTHING
    assert race.live.look(State()) is NOTHING


def test_a_car_that_nobody_heard_has_an_empty_row() -> None:
    race = Race()
    race.heard.streams.clear()
    row = race.to(60_000).row(12)
    assert (row.lap, row.delta_ms, row.fuel.level_l) == (-1, None, None)
