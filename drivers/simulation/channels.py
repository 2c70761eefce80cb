"""The world at one console's ticks, as every channel of the packet.

Position is exact; velocity is the backward difference of the positions per wall second, as the
game's is. What the physics of the world does not know (temperatures, suspension, fuel) follows
from what it does know, so that traces look like a car and are the same for the same seed.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from drivers.gt7.packet import PACKETS_PER_WALL_SECOND
from drivers.simulation.plan import SessionKind
from drivers.simulation.road import DRAG, POWER, TRACTION
from drivers.simulation.world import EARLY_THRUST, STEP_S, World
from racecontrol.timing.sample import LIVE
from racecontrol.tracks.centre_line import sideways

Floats = npt.NDArray[np.float64]
Channels = dict[str, object]

TICK_S: Final = 1 / 60  # of game time
_RADIUS_M: Final = 0.34
_WHEELBASE_M: Final = 2.7
_TRACK_M: Final = 1.6
_RIDE_M: Final = 0.32
_STEERING_RATIO: Final = 0.085  # front wheel over steering wheel
_TOPS: Final = np.array([24.0, 33.0, 42.0, 52.0, 63.0, 78.0])  # m/s at the limiter, by gear
_LIMITER: Final = 8200.0
_ALERT: Final = (7400, 8200)
_IDLE: Final = 1600.0
_NOON_MS: Final = 12 * 3_600_000
_TANK_L: Final = 100.0
_IN_GEAR: Final = 1 << 3
_TURBO: Final = 1 << 4
_BLINK: Final = 1 << 5


def channels(world: World, car: int, times: Floats, live_positions: bool = True) -> Channels:
    """Every channel for consecutive ticks; times in game seconds since the start, shape (n,).

    Before the start (times below zero) the car stands where it was put, on lap 0; one that the
    script has go too early moves.
    """
    earlier = np.concatenate([[times[0] - 2 * TICK_S, times[0] - TICK_S], times])
    motion = _motion(world, car, earlier)
    told = _laps(world, car, times, live_positions)
    return told | _body(world, car, motion, times) | _constants()


def _motion(world: World, car: int, times: Floats) -> dict[str, Floats]:
    """Exact distance, offset, speed and turn of the nose at any times that are computed."""
    world.grow(float(times.max()) + STEP_S)
    seen = np.maximum(times, 0.0)
    step = (seen / STEP_S).astype(np.intp)
    rows = world.trace[step, car]
    after = world.trace[np.minimum(step + 1, world.steps - 1), car]
    since = seen - step * STEP_S
    motion = {
        "s": rows["s"] + rows["v"] * since + rows["a"] * since**2 / 2,
        "d": rows["d"] + rows["w"] * since + rows["b"] * since**2 / 2,
        "v": rows["v"] + rows["a"] * since,
        "w": rows["w"] + rows["b"] * since,
        "a": rows["a"],
        "yaw": rows["yaw"] + _turn(after["yaw"] - rows["yaw"]) * since / STEP_S,
        "in_pit": rows["in_pit"].astype(np.float64),
    }
    if world.cars[car].lead_s:
        _move_early(motion, times, world.cars[car].lead_s)
    return motion


def _move_early(motion: dict[str, Floats], times: Floats, lead_s: float) -> None:
    """Before the start a car stands, until it goes too early; at the start it is where it is."""
    gone_s = np.clip(times + lead_s, 0.0, lead_s)
    early = times < 0
    left_m = EARLY_THRUST * (lead_s**2 - gone_s**2) / 2
    motion["s"] = np.where(early, motion["s"] - left_m, motion["s"])
    motion["v"] = np.where(early, EARLY_THRUST * gone_s, motion["v"])
    motion["a"] = np.where(early, np.where(gone_s > 0, EARLY_THRUST, 0.0), motion["a"])


def _turn(angle: Floats) -> Floats:
    """The shorter way round, in rad."""
    return np.asarray((angle + np.pi) % (2 * np.pi) - np.pi)


def _laps(world: World, car: int, times: Floats, live_positions: bool) -> Channels:
    """Lap counter, lap times and positions as the game tells them."""
    score = world.score.cars[car].told(float(times[-1]))
    race = world.plan.kind is SessionKind.RACE
    crossed = np.searchsorted(score.crossings, times, "right")
    laps = np.clip(crossed if race else crossed - 1, 0, None)
    last = np.array([-1, *score.laps_ms], dtype=np.int32)[laps]
    best = np.array([-1, *score.best_ms], dtype=np.int32)[laps]
    begun = score.joined or 0.0
    started = times >= begun
    step = (np.maximum(times, 0.0) / STEP_S).astype(np.intp)
    shown = np.ones(len(times), bool) if live_positions else ~started
    return {
        "lap": np.where(started, crossed + race, 0),
        "laps_total": world.plan.laps if race else 0,
        "last_lap_ms": last,
        "best_lap_ms": best,
        "lap_clock_ms": _lap_clock(score.crossings, crossed, times, begun if race else np.nan),
        "race_position": np.where(shown, world.trace["rank"][step, car], -1),
        "cars_in_race": np.where(shown, len(world.cars), -1),
        "time_of_day_ms": _NOON_MS + np.round(np.maximum(times, 0.0) * 1000).astype(np.int64),
    }


def _lap_clock(
    crossings: list[float], crossed: npt.NDArray[np.intp], times: Floats, begun_s: float
) -> npt.NDArray[np.int64]:
    """The game's own lap clock in ms; the first packet past the line still shows the old lap.

    `begun_s`: when lap 1 began; NaN before a flying lap.
    """
    starts = np.array([begun_s, *crossings])
    boundary = (crossed > 0) & (times - starts[crossed] < TICK_S)
    begun = starts[np.where(boundary, crossed - 1, crossed)]
    clock = np.ceil((times - begun) * 1000)
    return np.where(np.isnan(clock) | (times < 0), -1, clock).astype(np.int64)


def _body(world: World, car: int, motion: dict[str, Floats], times: Floats) -> Channels:
    """Position, attitude, engine, pedals and wheels; `motion` begins two ticks earlier."""
    centre, tangent = world.road.line.frame_at(motion["s"])
    place = sideways(centre, tangent, motion["d"])
    velocity = np.diff(place, axis=0)[1:] * PACKETS_PER_WALL_SECOND
    speed = np.sqrt(np.einsum("ij,ij->i", velocity, velocity))
    heading, pitch = _attitude(tangent, motion)
    yaw_rate = _turn(np.diff(heading)) * PACKETS_PER_WALL_SECOND
    now = {name: values[2:] for name, values in motion.items()}
    normal = _up(tangent[2:])
    steer = np.clip(np.arctan(_WHEELBASE_M * yaw_rate / np.maximum(_paired(speed), 4)), -0.5, 0.5)
    sway = -0.91 * speed * yaw_rate[1:]
    height = _RIDE_M + 0.004 * np.sin(0.9 * now["s"])
    ground = place[2:] - height[:, None] * normal
    return {
        "position": place[2:],
        "velocity": velocity,
        "speed": speed,
        "rotation": _quaternion(heading[2:], pitch[2:]),
        "angular_velocity": np.column_stack(
            [np.diff(pitch)[1:] * PACKETS_PER_WALL_SECOND, yaw_rate[1:], 0.002 * sway]
        ),
        "body_height": height,
        "road_plane": np.column_stack([normal, -(normal * ground).sum(axis=1)]),
        "steering": steer[1:] / _STEERING_RATIO,
        "steering_rate": np.diff(steer) / _STEERING_RATIO * PACKETS_PER_WALL_SECOND,
        "steer_angle": np.column_stack([steer[1:] * 1.02, steer[1:] * 0.98]),
        "wheelbase": _WHEELBASE_M + 0.01 * np.abs(steer[1:]),
        "sway": sway,
        "surge": 0.986 * now["a"],
        "heave": 0.38 + 0.004 * speed * np.sin(0.9 * now["s"]),
        "surface": _surface(world.road.circuit.half_width_m, now),
        **_engine(speed, now),
        **_wheels(speed, sway, now, times, car),
    }


def _paired(speed: Floats) -> Floats:
    """The speeds with the first one doubled, to go with rates that begin a tick earlier."""
    return np.concatenate([speed[:1], speed])


def _attitude(tangent: Floats, motion: dict[str, Floats]) -> tuple[Floats, Floats]:
    """Heading (about the vertical, left positive, 0 looks to -z) and pitch in rad."""
    slip = np.where(motion["v"] > 2, np.arctan2(motion["w"], np.maximum(motion["v"], 2.0)), 0.0)
    heading = np.arctan2(-tangent[:, 0], -tangent[:, 2]) - slip + motion["yaw"]
    pitch = np.arctan2(tangent[:, 1], np.hypot(tangent[:, 0], tangent[:, 2]))
    return heading, pitch - 0.0015 * motion["a"]


def _quaternion(heading: Floats, pitch: Floats) -> Floats:
    """x, y, z, w: first the pitch about the body's x, then the heading about the world's y."""
    sin_h, cos_h = np.sin(heading / 2), np.cos(heading / 2)
    sin_p, cos_p = np.sin(pitch / 2), np.cos(pitch / 2)
    return np.column_stack([cos_h * sin_p, sin_h * cos_p, -sin_h * sin_p, cos_h * cos_p])


def _up(tangent: Floats) -> Floats:
    """The road's normal: straight up but for the slope along the road."""
    flat = np.hypot(tangent[:, 0], tangent[:, 2])
    slope = tangent[:, 1] / flat
    up = np.column_stack(
        [-slope * tangent[:, 0] / flat, np.ones(len(tangent)), -slope * tangent[:, 2] / flat]
    )
    return np.asarray(up / np.linalg.norm(up, axis=1, keepdims=True))


def _engine(speed: Floats, now: dict[str, Floats]) -> Channels:
    """Gear, revolutions, pedals, boost and fuel from speed and acceleration."""
    gear = np.minimum(np.searchsorted(_TOPS * 0.97, speed), len(_TOPS) - 1)
    rpm = np.clip(_LIMITER * speed / _TOPS[gear], _IDLE, _LIMITER)
    most = np.minimum(TRACTION, POWER / np.maximum(speed, 1.0))
    throttle = np.clip((now["a"] + DRAG * speed**2 + 0.25) / most, 0, 1)
    throttle = np.where((speed < 0.5) & (now["a"] <= 0), 0.0, throttle)
    brake = np.clip((-now["a"] - DRAG * speed**2 - 0.4) / 13.5, 0, 1)
    pedal = np.round(255 * throttle)
    slowing = (brake > 0.1) & (gear > 0)
    return {
        "engine_rpm": rpm,
        "gearbox_rpm": rpm * 0.997,
        "gear": gear + 1,
        "suggested_gear": np.where(slowing, gear, 15),
        "throttle": pedal,
        "throttle_pedal": pedal,
        "brake": np.round(255 * brake),
        "brake_output": np.round(250 * brake),
        "boost": 1.0 + 0.85 * throttle * rpm / _LIMITER,
        "oil_pressure": 3.0 + 3.5 * rpm / _LIMITER,
        "fuel_level": np.maximum(70.0 - 0.55e-3 * np.maximum(now["s"], 0.0), 1.5),
        "clutch_pedal": np.where(speed < 1, 1.0, 0.0),
        "clutch_engagement": np.where(speed < 1, 0.0, 1.0),
        "flags": LIVE | _IN_GEAR | _TURBO | np.where(rpm > _ALERT[0] + 500, _BLINK, 0),
    }


def _wheels(
    speed: Floats, sway: Floats, now: dict[str, Floats], times: Floats, car: int
) -> Channels:
    """Rotation, travel and heat of the four wheels, FL FR RL RR."""
    side = np.array([-1.0, 1.0, -1.0, 1.0])
    end = np.array([1.0, 1.0, -1.0, -1.0])
    load = -sway[:, None] * side * 1e-3 - now["a"][:, None] * end * 8e-4
    warm = 1 - np.exp(-np.maximum(times, 0.0) / 70)
    heat = 62 + 24 * warm[:, None] + 900 * np.abs(load) + 3 * np.sin(0.01 * now["s"] + car)[:, None]
    drive = 1 + 0.0025 * np.maximum(now["a"], 0.0)[:, None] * (end < 0)
    return {
        "wheel_speed": -speed[:, None] * drive / _RADIUS_M,
        "suspension": 0.30 + load,
        "tyre_temperature": heat,
    }


def _surface(half_width: float, now: dict[str, Floats]) -> npt.NDArray[np.bytes_]:
    """What is under each wheel: T tarmac, C kerb, G grass. The pit lane is tarmac."""
    reach = np.array([-0.5, 0.5, -0.5, 0.5]) * _TRACK_M
    off = np.abs(now["d"][:, None] + reach)
    kind = np.where(off > half_width + 0.8, b"G", np.where(off > half_width - 0.6, b"C", b"T"))
    return np.where(now["in_pit"][:, None] > 0, b"T", kind)


def _constants() -> Channels:
    """What stays the same for the whole session."""
    ratios = np.zeros(8)
    ratios[: len(_TOPS)] = 1.05 * _TOPS[-1] / _TOPS
    return {
        "fuel_capacity": _TANK_L,
        "water_temperature": 85.0,
        "oil_temperature": 110.0,
        "rpm_alert_min": _ALERT[0],
        "rpm_alert_max": _ALERT[1],
        "top_speed_kmh": round(float(_TOPS[-1]) * 3.6),
        "tyre_radius": _RADIUS_M,
        "top_speed_ratio": 3.9,
        "gear_ratios": ratios,
        "drivetrain": 2,
        "torque_vectoring": 1.0,
    }
