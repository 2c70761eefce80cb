"""A rig that died during the race: carried on by its last pace on the screen, and nowhere else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from racecontrol.meeting.facts import AnyFact, LapCompleted, PassingRecorded, RigFellSilent
from racecontrol.results.live.timing import LiveTiming
from racecontrol.sessions import classify
from racecontrol.tracks import library
from racecontrol.tracks.centre_line import CentreLine
from tests.ui import halfrace
from tests.ui.loopback import Stage
from ui.bridge import Bridge
from ui.director.track_map import Age
from ui.director.window import Window

CAR = 12
LATER_MS = halfrace.NOW_MS + 75_000
DIED_NS = halfrace.NOW_NS


def rig() -> int:
    return halfrace.meeting().entry(CAR).rig


def lost(fact: AnyFact) -> bool:
    """Whether the dead console would have had to send it."""
    done = fact.lap if isinstance(fact, LapCompleted) else None
    done = fact.passing if isinstance(fact, PassingRecorded) else done
    return done is not None and done.entry == CAR and done.at_ns > DIED_NS


def live() -> LiveTiming:
    circuits = {halfrace.TRACK: library.load(halfrace.TRACK)}
    timing = LiveTiming(halfrace.Standing(LATER_MS), halfrace.clock(LATER_MS), circuits)
    index = [one.number for one in halfrace.meeting().rigs].index(rig())
    for passing in sorted(halfrace.seen(LATER_MS), key=lambda passing: passing.at_ns):
        if passing.rig != index or passing.at_ns <= DIED_NS:
            timing.take(passing)
    return timing


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    facts = [fact for fact in halfrace.facts(LATER_MS) if not lost(fact)]
    facts.append(RigFellSilent(rig(), DIED_NS))
    now_ns = halfrace.RACE_NS + LATER_MS * halfrace.GAME_MS
    stage = Stage(tmp_path, facts, halfrace.meeting(), now_ns)
    telemetry = halfrace.Standing(LATER_MS, quiet_rig=rig())
    bridge = Bridge(stage.control)
    made = Window(replace(stage.desk, telemetry=telemetry, live=live()), bridge)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    made.select(CAR)
    yield made
    made.close()
    bridge.close()
    stage.close()


def test_the_car_keeps_its_place_hatched_and_with_estimates_for_gaps(window: Window) -> None:
    line = window.tower.lines[2]
    assert line.number == CAR
    assert line.guessed
    assert line.stale_words == "STALE 3.4 s"
    assert line.cells["gap"].words.startswith("≈+3.")
    behind = window.tower.lines[3]
    assert behind.cells["interval"].words.startswith("≈")
    assert window.tower.head.remark == "Order at the last timing line, hatched: by the last pace"


def test_the_row_is_painted_with_stripes(window: Window) -> None:
    view = window.tower.body.view
    picture = view.grab().toImage()
    step, x = view.row_height, view.width() - 12
    inks = [
        {picture.pixel(x - dx, row * step + dy) for dx in range(8) for dy in range(4, step - 4)}
        for row in (2, 3)
    ]
    assert len(inks[0]) > len(inks[1]) == 1


def test_the_car_panel_says_what_the_tower_says(window: Window) -> None:
    window.refresh()
    line = window.tower.lines[2]
    shown = {figure.label: figure.words for figure in window.car.body.figures}
    assert shown["To leader"] == line.cells["gap"].words
    assert shown["To car ahead"] == line.cells["interval"].words


def test_no_lap_of_it_is_official(window: Window) -> None:
    state = window.state
    rows = {row.entry: row for row in classify(state, state.sessions["race-1"])}
    assert rows[44].laps == 10
    assert rows[CAR].laps == 9
    assert window.tower.lines[2].cells["laps"].words == "9"
    assert not any(lap.at_ns > DIED_NS for lap in state.sessions["race-1"].run(CAR).laps)


def test_the_map_carries_the_car_on_hatched(qtbot: QtBot, window: Window) -> None:
    def ages() -> dict[int, Age]:
        return {number: age for number, _, _, age in window.map.map.dots}

    qtbot.waitUntil(lambda: ages().get(CAR) is Age.CARRIED, timeout=5_000)
    circuit = window.desk.circuits[halfrace.TRACK]
    line = CentreLine.through(circuit.centre, circuit.length_m)
    (x, z) = window.map.map._carried[CAR]
    here_m = line.nearest_m(x, z)
    now_ms = (window.bridge.now_ns() - halfrace.RACE_NS) / halfrace.GAME_MS
    at_line_ms = sum(halfrace.lap_ms(2, lap) for lap in range(1, 11))
    soonest_m, latest_m = (
        (ms - at_line_ms) / halfrace.lap_ms(2, 11) * circuit.length_m for ms in (LATER_MS, now_ms)
    )
    near_m = 0.03 * circuit.length_m
    assert soonest_m - near_m <= here_m <= latest_m + near_m
    assert {age for number, age in ages().items() if number != CAR} == {Age.LIVE}
