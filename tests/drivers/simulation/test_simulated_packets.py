"""What the consoles send: the game's quirks, packet by packet."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from drivers.gt7.packet import PACKETS_PER_WALL_SECOND
from drivers.simulation.plan import (
    Doubles,
    Incident,
    Loss,
    SessionKind,
    SessionPlan,
    Silent,
    SimulationError,
)
from drivers.simulation.score import COOL_DOWN_S
from drivers.simulation.stage import Stage
from drivers.simulation.world import World
from racecontrol.timing.sample import LIVE

NewStage = Callable[..., Stage]
Film = Callable[..., Any]

GO_S = 2.0  # wall seconds after the clocks began


def started(new_stage: NewStage, *incidents: Incident, laps: int = 2, **options: Any) -> Stage:
    """A race that goes at GO_S."""
    stage = new_stage(**options)
    plan = SessionPlan(SessionKind.RACE, "race", laps=laps, incidents=incidents)
    stage.prepare(plan)
    stage.go(int(GO_S * 1e9))
    return stage


def wall_s(game_s: float) -> float:
    """When a moment of the session comes, on the wall."""
    return GO_S + game_s * 1.001


@pytest.fixture(scope="module")
def stint(new_stage: NewStage, film: Film) -> tuple[Stage, Any]:
    """One car's whole race of two laps in packets of type C, from the grid to the menu."""
    stage = started(new_stage)
    return stage, film(stage, 4, 0.0, wall_s(175))


def test_packet_ids_rise_by_one_through_grid_race_and_menu(stint: tuple[Stage, Any]) -> None:
    assert (np.diff(stint[1]["packet_id"]) == 1).all()
    assert {-1, 0, 1, 2, 3} == set(stint[1]["lap"].tolist())


def test_lap_0_on_the_grid_and_1_when_the_lights_go_out(stint: tuple[Stage, Any]) -> None:
    _, sent = stint
    lights = int(np.argmax(sent["lap"] == 1))
    assert (sent["lap"][:lights] == 0).all()
    assert (sent["speed"][:lights] == 0).all()
    assert lights == pytest.approx(GO_S * PACKETS_PER_WALL_SECOND, abs=1.5)
    assert (sent["flags"][:lights] & LIVE).all()


def test_lap_counter_and_last_lap_change_in_the_first_packet_past_the_line(
    stint: tuple[Stage, Any],
) -> None:
    stage, sent = stint
    finish = stage.road.circuit.lines[0]
    past = (sent["position"][:, 0] - finish.x) * finish.normal_x
    past = past + (sent["position"][:, 2] - finish.z) * finish.normal_z
    for lap in (2, 3):
        first = int(np.argmax(sent["lap"] == lap))
        assert past[first - 1] < 0 <= past[first] < 1.4
        assert sent["last_lap_ms"][first] != sent["last_lap_ms"][first - 1]


def test_official_laps_are_those_of_the_world_and_best_follows(stint: tuple[Stage, Any]) -> None:
    stage, sent = stint
    assert stage.world is not None
    laps = stage.world.score.cars[4].laps_ms
    assert sent["last_lap_ms"][sent["lap"] == 1][-1] == -1
    assert sent["last_lap_ms"][sent["lap"] == 2][0] == laps[0]
    assert sent["last_lap_ms"][sent["lap"] == 3][0] == laps[1]
    assert sent["best_lap_ms"][sent["lap"] == 3][-1] == min(laps)


def test_a_hermite_curve_through_the_packets_gives_the_official_lap_within_a_millisecond(
    stint: tuple[Stage, Any],
) -> None:
    stage, sent = stint
    finish = stage.road.circuit.lines[0]
    normal = np.array([finish.normal_x, 0, finish.normal_z])
    ticks = []
    for lap in (2, 3):
        i = int(np.argmax(sent["lap"] == lap))
        p = (sent["position"][i - 1 : i + 1] - [finish.x, 0, finish.z]) @ normal
        m = sent["velocity"][i - 1 : i + 1] @ normal / PACKETS_PER_WALL_SECOND
        u = np.linspace(0, 1, 200_001)
        curve = (
            (2 * u**3 - 3 * u**2 + 1) * p[0]
            + (u**3 - 2 * u**2 + u) * m[0]
            + (3 * u**2 - 2 * u**3) * p[1]
            + (u**3 - u**2) * m[1]
        )
        ticks.append(sent["packet_id"][i - 1] + u[np.argmax(curve >= 0)])
    official = int(sent["last_lap_ms"][sent["lap"] == 3][0])
    assert (ticks[1] - ticks[0]) / 60 * 1000 == pytest.approx(official, abs=1.0)


def test_the_lap_clock_steps_by_17_17_16_and_shows_the_old_lap_at_the_line(
    stint: tuple[Stage, Any],
) -> None:
    _, sent = stint
    running = sent["lap_clock_ms"][sent["lap"] == 1]
    assert set(np.diff(running[:600]).tolist()) == {16, 17}
    boundary = int(np.argmax(sent["lap"] == 2))
    official = int(sent["last_lap_ms"][boundary])
    assert official <= sent["lap_clock_ms"][boundary] <= official + 18
    assert 0 < sent["lap_clock_ms"][boundary + 1] < 40
    assert (sent["lap_clock_ms"][sent["lap"] == 0] == -1).all()


def test_after_the_flag_comes_total_plus_one_then_frozen_values_then_the_menu(
    stint: tuple[Stage, Any],
) -> None:
    _, sent = stint
    cool = sent[sent["lap"] == 3]
    assert len(cool) == pytest.approx(COOL_DOWN_S * 60, abs=2)
    assert cool["speed"][600] > 5
    menu = sent[int(np.argmax(sent["lap"] == -1)) :]
    assert (menu["lap"] == -1).all()
    assert (menu["flags"] == 0).all()
    frozen, idle = menu[:300], menu[302:]
    assert (frozen["position"] == frozen["position"][5]).all()
    assert (frozen["last_lap_ms"] == -1).all()
    assert len(idle) > 100
    assert not idle["position"].any()
    assert not idle["best_lap_ms"].any()  # 0, not -1, as the game's idle menu says


def test_velocity_is_the_backward_difference_per_wall_second(stint: tuple[Stage, Any]) -> None:
    _, sent = stint
    driving = sent[(sent["lap"] == 1) | (sent["lap"] == 2)][30:]
    moved = np.diff(driving["position"], axis=0) * PACKETS_PER_WALL_SECOND
    assert driving["velocity"][1:] == pytest.approx(moved, abs=0.02)
    assert np.linalg.norm(driving["velocity"], axis=1) == pytest.approx(driving["speed"], abs=1e-3)


def test_the_nose_points_along_the_way_and_the_quaternion_is_a_unit(
    stint: tuple[Stage, Any],
) -> None:
    _, sent = stint
    driving = sent[sent["speed"] > 20]
    x, y, z, w = driving["rotation"].T
    assert np.linalg.norm(driving["rotation"], axis=1) == pytest.approx(1.0, abs=1e-6)
    forward = -np.column_stack([2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)])
    along = (forward * driving["velocity"]).sum(axis=1) / driving["speed"]
    assert along.min() > 0.99


def test_yaw_rate_sway_and_steering_agree_in_a_corner(stint: tuple[Stage, Any]) -> None:
    _, sent = stint
    corner = sent[(sent["speed"] > 20) & (np.abs(sent["angular_velocity"][:, 1]) > 0.15)]
    assert len(corner) > 500
    yaw = corner["angular_velocity"][:, 1]
    assert (np.sign(corner["steering"]) == np.sign(yaw)).mean() > 0.97
    assert (np.sign(corner["sway"]) == -np.sign(yaw)).all()


def test_the_road_plane_passes_under_the_car(stint: tuple[Stage, Any]) -> None:
    _, sent = stint
    driving = sent[sent["lap"] == 1]
    plane = driving["road_plane"]
    height = (plane[:, :3] * driving["position"]).sum(axis=1) + plane[:, 3]
    assert height == pytest.approx(driving["body_height"], abs=1e-3)


def test_wheels_turn_backwards_in_the_numbers_and_fuel_only_falls(
    stint: tuple[Stage, Any],
) -> None:
    _, sent = stint
    driving = sent[(sent["lap"] >= 1) & (sent["speed"] > 10)]
    assert (driving["wheel_speed"] < 0).all()
    rolling = -driving["wheel_speed"][:, 0] * driving["tyre_radius"][:, 0]
    assert rolling == pytest.approx(driving["speed"], rel=1e-4)
    assert (np.diff(driving["fuel_level"]) <= 0).all()


def test_pedals_gears_and_revolutions_are_alive(stint: tuple[Stage, Any]) -> None:
    _, sent = stint
    driving = sent[(sent["lap"] == 1) | (sent["lap"] == 2)]
    assert set(driving["gear"].tolist()) >= {1, 2, 3, 4, 5, 6} - {1}
    assert driving["throttle"].max() > 240
    assert driving["brake"].max() > 150
    assert not ((driving["throttle"] > 20) & (driving["brake"] > 20)).any()
    assert np.ptp(driving["engine_rpm"]) > 3000
    assert set(driving["suggested_gear"].tolist()) > {15}


@pytest.mark.parametrize("letter", "AB~C")
def test_every_packet_type_decodes_to_the_same_drive(
    letter: str, new_stage: NewStage, film: Film
) -> None:
    stage = started(new_stage, letter=letter)
    sent = film(stage, 3, wall_s(30), wall_s(31))
    assert len(sent) in (59, 60)
    assert set(sent["packet_type"].tolist()) == {letter.encode()}
    assert (sent["speed"] > 5).all()
    assert np.isnan(sent["sway"]).all() == (letter == "A")
    assert (sent["lap_clock_ms"] == -1).all() == (letter != "C")


def test_an_out_lap_is_lap_0_and_the_flying_lap_begins_at_the_line(
    new_stage: NewStage, film: Film, qualifying: World
) -> None:
    stage = new_stage()
    stage.prepare(qualifying.plan)
    stage.go(int(GO_S * 1e9))
    score = qualifying.score.cars[0]
    begin, end = (score.crossings[i] for i in (0, 1))
    sent = film(stage, 0, wall_s(begin) - 1, wall_s(end) + 1)
    assert sent["lap"].tolist() == sorted(sent["lap"].tolist())
    assert set(sent["lap"].tolist()) == {0, 1, 2}
    assert (sent["last_lap_ms"][sent["lap"] == 1] == -1).all()
    assert sent["last_lap_ms"][-1] == score.laps_ms[0]
    assert (sent["laps_total"] == 0).all()


def test_positions_are_live_or_withheld_as_older_games_did(new_stage: NewStage, film: Film) -> None:
    newer, older = started(new_stage), started(new_stage, live_positions=False)
    assert set(film(newer, 2, wall_s(9), wall_s(10))["cars_in_race"].tolist()) == {12}
    assert set(film(older, 2, 0.5, 1.0)["race_position"].tolist()) == {3}
    assert set(film(older, 2, wall_s(9), wall_s(10))["race_position"].tolist()) == {-1}


def test_a_console_in_its_menu_keeps_sending_and_counting(new_stage: NewStage, film: Film) -> None:
    sent = film(new_stage(), 0, 0, 2)
    assert len(sent) in (119, 120)
    assert (np.diff(sent["packet_id"]) == 1).all()
    assert (sent["lap"] == -1).all()
    assert (sent["car_code"] == 0).all()


def test_sent_home_by_the_desk_a_car_leaves_the_track_at_once(
    new_stage: NewStage, film: Film
) -> None:
    stage = started(new_stage)
    film(stage, 0, 0, wall_s(10))
    stage.menu(int(wall_s(10) * 1e9))
    sent = film(stage, 0, wall_s(9.9), wall_s(10.1))
    assert sent["lap"][0] == 1
    assert sent["lap"][-1] == -1


def test_the_chequered_flag_lets_qualifiers_finish_their_lap(new_stage: NewStage) -> None:
    stage = new_stage()
    stage.prepare(SessionPlan(SessionKind.QUALIFYING, "q", duration_s=1000))
    stage.go(0)
    assert stage.world is not None
    stage.world.grow(90)
    stage.chequered(round(90e9 * 60 / 59.94))
    stage.world.grow(200)
    finished = [score.finished for score in stage.world.score.cars]
    assert all(moment is not None and 90 <= moment < 170 for moment in finished)


def test_a_resumed_session_goes_on_where_it_was(new_stage: NewStage, film: Film) -> None:
    through, resumed = started(new_stage), new_stage()
    assert through.world is not None
    before = film(resumed, 0, 0.0, 1.0)
    resumed.prepare(through.world.plan, already_elapsed_ticks=70 * 60)
    resumed.go(int(GO_S * 1e9), already_elapsed_ticks=70 * 60)
    waiting = film(resumed, 0, 1.0, 1.9)
    assert not (waiting["flags"] & LIVE).any()
    one = film(through, 0, wall_s(70), wall_s(75))
    other = film(resumed, 0, wall_s(0), wall_s(5))
    assert other["lap"][-1] == one["lap"][-1] == 2
    assert other["last_lap_ms"][-1] == one["last_lap_ms"][-1]
    assert other["position"][-1] == pytest.approx(one["position"][-1], abs=1.5)
    assert waiting["packet_id"][-1] < other["packet_id"][0]
    ids = np.concatenate([part["packet_id"] for part in (before, waiting)])
    assert (np.diff(ids) == 1).all()  # a console counts on through its menus


def test_the_session_after_a_resumed_one_begins_on_its_grid(
    new_stage: NewStage, film: Film
) -> None:
    fresh, resumed = started(new_stage), started(new_stage)
    assert resumed.world is not None
    plan = resumed.world.plan
    resumed.prepare(plan, already_elapsed_ticks=70 * 60)
    resumed.go(int(GO_S * 1e9), already_elapsed_ticks=70 * 60)
    for stage in (fresh, resumed):
        stage.prepare(plan)
    on_grid, again = (film(stage, 0, GO_S + 5, GO_S + 9) for stage in (fresh, resumed))
    assert (again["position"] == on_grid["position"]).all()
    assert (again["flags"] == on_grid["flags"]).all()


def test_a_silent_rig_sends_nothing_and_counts_on(new_stage: NewStage, film: Film) -> None:
    stage = started(new_stage, Silent("ADE", 2.0, 3.0))
    sent = film(stage, 0, wall_s(0), wall_s(8))
    assert np.diff(sent["packet_id"]).max() == pytest.approx(181, abs=1)
    assert (np.diff(film(stage, 1, wall_s(0), wall_s(8))["packet_id"]) == 1).all()


def test_a_share_of_the_packets_is_lost(new_stage: NewStage, film: Film) -> None:
    stage = started(new_stage, Loss("ADE", 0.0, 20.0, 0.1))
    sent = film(stage, 0, wall_s(0), wall_s(20))
    assert len(sent) == pytest.approx(1200 * 0.9, abs=40)
    again = film(stage, 0, wall_s(0), wall_s(20))
    assert (again["packet_id"] == sent["packet_id"]).all()


def test_a_share_of_the_packets_comes_twice(new_stage: NewStage, film: Film) -> None:
    stage = started(new_stage, Doubles("ADE", 0.0, 20.0, 0.2))
    ids = film(stage, 0, wall_s(0), wall_s(20))["packet_id"]
    assert (np.diff(ids) == 0).sum() == pytest.approx(240, abs=50)
    assert set(np.diff(ids).tolist()) == {0, 1}


def test_lost_packets_change_no_lap(new_stage: NewStage, film: Film) -> None:
    stage = started(new_stage, Loss("ADE", 0.0, 200.0, 0.9))
    film(stage, 0, 0, 1)
    clean = started(new_stage)
    assert stage.world is not None
    assert clean.world is not None
    for world in (stage.world, clean.world):
        world.grow(70)
    assert stage.world.score.cars[0].laps_ms == clean.world.score.cars[0].laps_ms != []


@pytest.mark.parametrize("act", ["go", "chequered"])
def test_an_act_that_cannot_be_is_refused(act: str, new_stage: NewStage) -> None:
    stage = new_stage()
    with pytest.raises(SimulationError, match=r"prepare one first|none is running"):
        stage.go(0) if act == "go" else stage.chequered(0)
