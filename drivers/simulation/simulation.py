"""The parent's side: twelve consoles in a child process, ordered about through its pipes.

The child ends when its standard input does, so that it never outlives its parent. What goes
wrong there comes back as one SimulationError: from the call that asked, from the next call when
nobody asked, and at once through `on_failure`.
"""

import contextlib
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import msgspec

from drivers.gt7.ports import HEARTBEAT_PORT, TELEMETRY_PORT
from drivers.simulation.orders import (
    ADDRESSES,
    Answer,
    Chequered,
    Done,
    Failed,
    Go,
    Menu,
    Order,
    Prepare,
    Seat,
    Setup,
    Slow,
)
from drivers.simulation.plan import CarPlan, Limit, SessionPlan, SimulationError

_PATIENCE_S: Final = 60.0  # computing hours of a session ahead takes a while
_ROOT: Final = Path(__file__).parents[2]


class Simulation:
    """A context manager: consoles live in menus from the begin, and die at the end.

    Raises SimulationError where the child cannot start (addresses in use, unknown circuit).
    `on_failure` is called with the sentence, on another thread, when the child ends by itself.
    """

    def __init__(
        self,
        circuit_key: str,
        cars: Sequence[CarPlan],
        seed: int,
        speed: float = 1.0,
        *,
        addresses: Sequence[str] = ADDRESSES,
        heartbeat_port: int = HEARTBEAT_PORT,
        telemetry_port: int = TELEMETRY_PORT,
        live_positions: bool = True,
        tracks: Path | None = None,
        spares: int = 0,
        on_failure: Callable[[str], None] | None = None,
    ) -> None:
        """`spares`: consoles behind those of the cars, which idle until `seat` gives them one."""
        if not 0 < len(cars) + spares <= len(addresses):
            raise SimulationError(
                f"{len(cars) + spares} simulated consoles need as many addresses, but there are "
                f"{len(addresses)}."
            )
        if not 0.1 <= speed <= 100:
            raise SimulationError(f"The simulation cannot run at speed {speed:g}; 0.1 to 100 work.")
        self._setup = Setup(
            circuit_key,
            tuple(cars),
            seed,
            speed,
            tuple(addresses),
            heartbeat_port,
            telemetry_port,
            live_positions,
            str(tracks) if tracks is not None else None,
            spares,
        )
        self._on_failure = on_failure
        self._answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self._failure: str | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None
        self._closing = False
        self.consoles: tuple[tuple[str, int], ...] = ()  # address and port of each, once open

    def __enter__(self) -> Self:
        environment = dict(os.environ)
        paths = [str(_ROOT), environment.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
        self._child = subprocess.Popen(
            [sys.executable, "-m", "drivers.simulation"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        self._reader = threading.Thread(target=self._read, name="simulation", daemon=True)
        self._reader.start()
        try:
            self.consoles = self._ask(self._setup).consoles
        except SimulationError:
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def prepare(self, plan: SessionPlan, already_elapsed_ticks: int = 0) -> None:
        """Cars onto the grid or in front of their garages; says so in their packets at once.

        Ticks that elapsed before (a session that is resumed) are computed here, not in `go`.
        """
        self._ask(Prepare(plan, already_elapsed_ticks))

    def go(self, at_monotonic_ns: int, already_elapsed_ticks: int = 0) -> None:
        """Lights out, or pit exit open, at that moment of CLOCK_MONOTONIC.

        Consoles keep their own phase: the first packet of the session leaves within one tick
        after it. When ticks elapsed before, the session goes on from there at that moment.
        """
        self._ask(Go(at_monotonic_ns, already_elapsed_ticks))

    def chequered(self) -> None:
        """Everybody finishes the lap and cools down; a race's winner does this by himself."""
        self._ask(Chequered())

    def slow(self, limit: Limit | None) -> None:
        """Everybody keeps to this limit, but those whom the script has speed; None: no limit."""
        self._ask(Slow(limit))

    def seat(self, cars: Sequence[str]) -> None:
        """Which car each console has, by its name, in the order of the addresses; "": none."""
        self._ask(Seat(tuple(cars)))

    def menu(self) -> None:
        """Everybody back to the menu, now."""
        self._ask(Menu())

    def close(self) -> None:
        """End the child; may be called twice."""
        self._closing = True
        if (child := self._child) is None:
            return
        self._child = None
        with contextlib.suppress(BrokenPipeError):
            if child.stdin is not None:
                child.stdin.close()
        try:
            child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        if self._reader is not None:
            self._reader.join()
        if child.stdout is not None:
            child.stdout.close()

    @property
    def failure(self) -> str | None:
        """What the child died of, or None while it lives."""
        return self._failure

    def _ask(self, order: Order | Setup) -> Done:
        """Send an order and wait for the answer; raises SimulationError for a refusal."""
        if self._failure is not None:
            raise SimulationError(self._failure)
        if self._child is None or self._child.stdin is None:
            raise SimulationError("The simulation is closed; open it with `with` first.")
        try:
            self._child.stdin.write(msgspec.json.encode(order) + b"\n")
            self._child.stdin.flush()
            answer = self._answers.get(timeout=_PATIENCE_S)
        except (OSError, queue.Empty) as silent:
            raise SimulationError(
                self._failure or "The simulation does not answer; start the session again."
            ) from silent
        if isinstance(answer, Failed):
            raise SimulationError(answer.sentence)
        return answer

    def _read(self) -> None:
        """The child's answers, until it ends."""
        child = self._child
        if child is None or child.stdout is None:
            return
        decoder = msgspec.json.Decoder(Answer)
        last: Answer | None = None
        for line in child.stdout:
            last = decoder.decode(line)
            if isinstance(last, Failed) and last.ended:
                break
            self._answers.put(last)
        if self._closing:
            return
        ended = last.sentence if isinstance(last, Failed) and last.ended else None
        self._fail(ended or f"The simulation ended by itself (exit code {child.wait()}).")

    def _fail(self, sentence: str) -> None:
        self._failure = sentence
        self._answers.put(Failed(sentence, ended=True))
        if self._on_failure is not None:
            self._on_failure(sentence)
