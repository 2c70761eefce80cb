"""The child process: the setup and then orders on standard input, answers on standard output."""

import contextlib
import signal
import sys
import time
from pathlib import Path

import msgspec

from drivers.simulation.console import clock
from drivers.simulation.orders import Answer, Done, Failed, Setup
from drivers.simulation.plan import SimulationError
from drivers.simulation.road import Road
from drivers.simulation.stage import Stage
from drivers.simulation.transmitter import Orders, Sockets, Transmitter
from racecontrol.tracks.library import TrackError, load


def main() -> int:
    """Run until standard input ends; every failure is told as one sentence before."""
    with contextlib.suppress(ValueError, OSError):  # Ctrl-C is the parent's to decide about
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _run()
    except (SimulationError, TrackError) as known:
        _tell(Failed(str(known), ended=True))
        return 1
    except Exception as unknown:
        place = unknown.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else ""
        kind = type(unknown).__name__
        _tell(
            Failed(
                f"The simulation stopped at {where} ({kind}: {unknown}); start the session again "
                "and report this.",
                ended=True,
            )
        )
        return 1
    return 0


def _run() -> None:
    try:
        setup = msgspec.json.decode(sys.stdin.buffer.readline(), type=Setup)
    except msgspec.DecodeError as wrong:
        raise SimulationError(f"The simulation cannot read its setup: {wrong}.") from wrong
    tracks = Path(setup.tracks) if setup.tracks is not None else None
    road = Road.of(load(setup.circuit_key, tracks))
    now_ns = time.monotonic_ns()
    consoles = len(setup.cars) + setup.spares
    clocks = [clock(i, setup.seed, now_ns, setup.speed) for i in range(consoles)]
    stage = Stage(road, setup.cars, setup.seed, clocks, setup.live_positions)
    with Sockets(setup.addresses[:consoles], setup.heartbeat_port) as sockets:
        _tell(Done(consoles=sockets.names()))
        orders = Orders(sys.stdin.buffer)
        Transmitter(stage, sockets, setup.telemetry_port, orders, _tell).run()


def _tell(answer: Answer) -> None:
    """One line to the parent; a parent that is gone does not hear it."""
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
