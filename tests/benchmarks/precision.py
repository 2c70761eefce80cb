"""How exact a crossing is in simulation: the core against the first packet past the line."""

import math
import random

import numpy as np

from drivers.gt7 import _gt7
from racecontrol.timing import _timing
from racecontrol.timing.events import EVENT
from tests.benchmarks.packets import TICK_S, packet

CROSSINGS = 4_000
HOLES = (0, 3)


def measure() -> dict[str, float]:
    """p99 of the error in microseconds of game time, for each count of lost packets."""
    found = {}
    for lost in HOLES:
        ours, peers = zip(*_errors(lost, random.Random(lost)), strict=True)
        found[f"crossing_error_p99_us_{lost}_lost"] = float(np.percentile(ours, 99))
        found[f"crossing_error_median_us_{lost}_lost"] = float(np.median(ours))
        found[f"first_packet_past_p99_us_{lost}_lost"] = float(np.percentile(peers, 99))
        better = float(np.median(peers) / np.median(ours))
        found[f"median_times_better_than_first_packet_past_{lost}_lost"] = better
    return found


def _errors(lost: int, chance: random.Random) -> list[tuple[float, float]]:
    """(ours, the peers') in microseconds."""
    core = _timing.Core(_gt7.feed_capsule(), 1)
    ticks = lost + 1
    errors = []
    for number in range(CROSSINGS):
        first_id = 1 + number * 200
        line, datagrams, share = _crossing(first_id, ticks, chance)
        core.set_lines([line])
        for datagram in datagrams:
            core.feed(0, datagram, 0)
        (event,) = np.frombuffer(core.drain(), EVENT)
        truth = first_id + share * ticks
        ours, peers = abs(event["tick"] - truth), abs(event["packet_id"] - truth)
        errors.append((ours * 1e6 / 60, peers * 1e6 / 60))
    return errors


def _crossing(
    first_id: int, ticks: int, chance: random.Random
) -> tuple[tuple[float, ...], list[bytes], float]:
    """A line, the two packets around it, and the true share of the way in time."""
    heading, slant = chance.uniform(0, 2 * math.pi), chance.uniform(-0.35, 0.35)
    speed, along, across = chance.uniform(20, 90), chance.uniform(-25, 25), chance.uniform(-25, 25)
    forward = np.array([math.cos(heading), math.sin(heading)])
    gain = along * forward + across * np.array([-forward[1], forward[0]])
    normal = np.array([math.cos(heading + slant), math.sin(heading + slant)])
    seconds, share = ticks * TICK_S, chance.uniform(0.001, 0.999)
    start = np.array([chance.uniform(-2500, 2500), chance.uniform(-2500, 2500)])

    def at(t: float) -> tuple[np.ndarray, np.ndarray]:
        return start + forward * speed * t + gain * t * t / 2, forward * speed + gain * t

    x, z = at(share * seconds)[0]
    datagrams = []
    for t, packet_id in ((0.0, first_id), (seconds, first_id + ticks)):
        place, velocity = at(t)
        pace = float(np.hypot(*velocity))
        datagrams.append(packet(packet_id, *place, *velocity, speed=pace))
    return (float(x), float(z), float(normal[0]), float(normal[1]), 50.0), datagrams, share
