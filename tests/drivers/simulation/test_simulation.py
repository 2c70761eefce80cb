"""The real thing: a child process, real sockets on loopback addresses, and its end."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
import pytest

from drivers.gt7 import _gt7
from drivers.simulation.orders import Setup
from drivers.simulation.plan import CarPlan, SessionKind, SessionPlan, SimulationError
from drivers.simulation.simulation import Simulation
from drivers.simulation.truth import run_session
from racecontrol.timing.sample import SAMPLE
from racecontrol.tracks.library import load

SPRINT = SessionPlan(SessionKind.RACE, "sprint", laps=1)
PATIENCE_S = 20.0


@pytest.fixture
def desk() -> Iterator[socket.socket]:
    """Our end of the cable, on a free port."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        made.bind(("127.0.0.1", 0))
        made.settimeout(PATIENCE_S)
        yield made


def simulation(desk: socket.socket, cars: Sequence[CarPlan], speed: float = 1.0) -> Simulation:
    port = int(desk.getsockname()[1])
    return Simulation("saltmere", cars, 3, speed, heartbeat_port=0, telemetry_port=port)


def test_each_console_answers_from_its_own_address_with_the_type_asked_for(
    desk: socket.socket, cars: Sequence[CarPlan]
) -> None:
    asked = dict(zip(range(12), "AB~C" * 3, strict=True))
    sizes = {"A": 296, "B": 316, "~": 344, "C": 368}
    with simulation(desk, cars) as rigs:
        assert [host for host, _ in rigs.consoles] == [f"127.0.1.{i}" for i in range(1, 13)]
        for i, console in enumerate(rigs.consoles):
            desk.sendto(asked[i].encode(), console)
        heard: dict[str, int] = {}
        while len(heard) < 12:
            datagram, (host, _) = desk.recvfrom(512)
            heard[host] = len(datagram)
    assert heard == {f"127.0.1.{i + 1}": sizes[letter] for i, letter in asked.items()}


def test_lights_go_out_at_the_moment_that_was_said(
    desk: socket.socket, cars: Sequence[CarPlan]
) -> None:
    with simulation(desk, cars[:2], speed=4) as rigs:
        desk.sendto(b"A", rigs.consoles[1])
        rigs.prepare(SPRINT)
        at_ns = time.monotonic_ns() + 300_000_000
        rigs.go(at_ns)
        laps: list[tuple[int, int]] = []
        while not laps or laps[-1][1] < 1:
            sample = np.frombuffer(_gt7.decode(desk.recv(512)), SAMPLE)[0]
            laps.append((time.monotonic_ns(), int(sample["lap"])))
    assert {lap for _, lap in laps} >= {0, 1}
    assert laps[-1][0] >= at_ns - 1_000_000  # never early; late only by this machine's load


def test_a_lap_over_the_wire_is_the_lap_of_the_truth(
    desk: socket.socket, cars: Sequence[CarPlan]
) -> None:
    with simulation(desk, cars, speed=60) as rigs:
        rigs.prepare(SPRINT)
        rigs.go(time.monotonic_ns() + 50_000_000)
        desk.sendto(b"A", rigs.consoles[0])
        last = -1
        while last <= 0:
            last = int(np.frombuffer(_gt7.decode(desk.recv(512)), SAMPLE)[0]["last_lap_ms"])
    assert [last] == run_session(load("saltmere"), SPRINT, cars, 3)[cars[0].name]


def test_an_address_in_use_is_one_sentence(cars: Sequence[CarPlan]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.1.2", 0))
        port = int(other.getsockname()[1])
        with pytest.raises(SimulationError, match=rf"127\.0\.1\.2:{port}.*end the other"):
            Simulation("saltmere", cars, 3, heartbeat_port=port).__enter__()


def test_an_unknown_circuit_is_one_sentence(cars: Sequence[CarPlan]) -> None:
    with pytest.raises(SimulationError, match="nowhere"):
        Simulation("nowhere", cars, 3, heartbeat_port=0).__enter__()


def test_a_refused_order_leaves_the_simulation_alive(
    desk: socket.socket, cars: Sequence[CarPlan]
) -> None:
    with simulation(desk, cars) as rigs:
        with pytest.raises(SimulationError, match="prepare one first"):
            rigs.go(time.monotonic_ns())
        rigs.prepare(SPRINT)
        rigs.menu()
        assert rigs.failure is None


def test_a_child_that_dies_is_told_at_once_and_at_the_next_order(
    cars: Sequence[CarPlan],
) -> None:
    told: list[str] = []
    rigs = Simulation("saltmere", cars, 3, heartbeat_port=0, on_failure=told.append)
    with rigs:
        assert rigs._child is not None
        rigs._child.kill()
        assert rigs._reader is not None
        rigs._reader.join(PATIENCE_S)
        assert told == [rigs.failure]
        with pytest.raises(SimulationError, match="ended by itself"):
            rigs.prepare(SPRINT)


def test_the_child_ends_when_its_parent_does(cars: Sequence[CarPlan]) -> None:
    setup = Setup("saltmere", tuple(cars), 3, heartbeat_port=0)
    with subprocess.Popen(
        [sys.executable, "-m", "drivers.simulation"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(msgspec.json.encode(setup) + b"\n")
        child.stdin.flush()
        assert b"done" in child.stdout.readline()
        child.stdin.close()
        assert child.wait(PATIENCE_S) == 0


@pytest.mark.parametrize("speed", [0.0, -1.0, 1000.0, float("nan")])
def test_an_impossible_speed_is_refused(speed: float, cars: Sequence[CarPlan]) -> None:
    with pytest.raises(SimulationError, match="speed"):
        Simulation("saltmere", cars, 1, speed)


def test_more_cars_than_addresses_are_refused(cars: Sequence[CarPlan]) -> None:
    with pytest.raises(SimulationError, match="addresses"):
        Simulation("saltmere", cars, 1, addresses=["127.0.1.1"])


def test_a_closed_simulation_takes_no_orders(cars: Sequence[CarPlan]) -> None:
    with pytest.raises(SimulationError, match="closed"):
        Simulation("saltmere", cars, 1).prepare(SPRINT)
