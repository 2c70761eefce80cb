"""The whole program as on the day: twelve simulated rigs at 60 Hz, a race, three consoles open.

It runs in a process of its own on Qt's offscreen platform at 1920 x 1080, whose raster is that of
the windows on a desk, without handing the picture to a display. It prints what it measured as JSON.
"""

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, suppress
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

SETTLE_S = 25.0  # from the start of the program until it is measured: the race is on by then
SPAN_S = 30.0
ACT_EVERY_S = 0.5
STARTED = (
    "RACECONTROL_STARTED_NS"  # environment: the monotonic clock when the process was asked for
)
FRAME_MS = 16
NS_PER_MS = 1e6


def measure() -> dict[str, float]:
    """See the names. An act goes from `submit` to when every console has taken its fact."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", STARTED: str(time.monotonic_ns())}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.screens"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=300,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


class Watch:
    """Times the frames that Qt's thread could show, its CPU, and acts on their way."""

    def __init__(self, running: Any, bridge: Any, app: Any) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._running, self._bridge, self._app = running, bridge, app
        self._begun_ns = time.monotonic_ns()
        self._last_frame_ns = self._last_cpu_ns = 0
        self._measuring_since = (0, 0)  # monotonic, CPU of this thread
        self._next_act_ns = 0
        self._asked_ns: dict[str, int] = {}
        self.frames_ns: list[int] = []
        self.frames_cpu_ns: list[int] = []  # what this thread worked between two frames
        self.acts_ns: list[int] = []
        self.share = 0.0
        self._frames = QTimer(app)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._frame)
        self._frames.start(FRAME_MS)
        bridge.updated.connect(self._updated)

    def _frame(self) -> None:
        """Called 60 times a second when the thread is free to."""
        now_ns, cpu_ns = time.monotonic_ns(), time.thread_time_ns()
        if self._measuring_since[0] and self._last_frame_ns:
            self.frames_ns.append(now_ns - self._last_frame_ns)
            self.frames_cpu_ns.append(cpu_ns - self._last_cpu_ns)
        self._last_frame_ns, self._last_cpu_ns = now_ns, cpu_ns

    def _updated(self, update: Any) -> None:
        """Connected after the consoles: they have taken the fact when this is called."""
        from racecontrol.meeting.facts import IncidentNoted

        now_ns = time.monotonic_ns()
        for fact in update.facts:
            if isinstance(fact, IncidentNoted):
                self.acts_ns.append(now_ns - self._asked_ns.pop(fact.incident.reason))

    def look(self) -> None:
        now_ns = time.monotonic_ns()
        if now_ns - self._begun_ns < SETTLE_S * 1e9:
            return
        if not self._measuring_since[0]:
            self._measuring_since = (now_ns, time.thread_time_ns())
        if now_ns >= self._next_act_ns:
            self._next_act_ns = now_ns + round(ACT_EVERY_S * 1e9)
            self._ask(f"Benchmark {now_ns}")
        since_ns, cpu_ns = self._measuring_since
        if now_ns - since_ns >= SPAN_S * 1e9:
            self.share = (time.thread_time_ns() - cpu_ns) / (now_ns - since_ns)
            self._app.quit()

    def _ask(self, reason: str) -> None:
        from racecontrol.meeting.acts import NoteIncident

        desk = self._running.desk()
        session = self._running.control.state.current
        entry = self._running.meeting.entries[0].number
        self._asked_ns[reason] = time.monotonic_ns()
        act = NoteIncident(session.plan.key, (entry,), reason)
        self._bridge.submit(act, desk.people["steward"], lambda _: None)

    def figures(self) -> dict[str, float]:
        frames_ms = np.array(self.frames_ns) / NS_PER_MS
        cpu_ms = np.array(self.frames_cpu_ns) / NS_PER_MS
        acts_ms = np.array(self.acts_ns) / NS_PER_MS
        return {
            "screens, % of a core (bar: 15)": 100 * self.share,
            "frames": float(len(frames_ms)),
            "frame p50, ms": float(np.percentile(frames_ms, 50)),
            "frame p99, ms (bar: 33)": float(np.percentile(frames_ms, 99)),
            "work between two frames p99, CPU ms": float(np.percentile(cpu_ms, 99)),
            "acts": float(len(acts_ms)),
            "act to fact on screen p50, ms": float(np.percentile(acts_ms, 50)),
            "act to fact on screen p99, ms (bar: 50)": float(np.percentile(acts_ms, 99)),
        }


def _main() -> None:
    from ui import app as screens

    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        app = screens.application(folder)
        running, rehearsal = _event(stack, folder)
        windows, shown_ms = {}, []
        for console, window in screens.made(running.desk()):
            windows[console] = window
            window.resize(1920, 1080)
            window.show()
            app.processEvents()
            shown_ms.append((time.monotonic_ns() - int(os.environ[STARTED])) / NS_PER_MS)
        screens.settle()
        watch = Watch(running, windows["director"].bridge, app)
        thread = threading.Thread(target=_rehearse, args=(rehearsal,), daemon=True)
        thread.start()
        stop = screens.every(50, watch.look)
        app.exec()
        stop()
        rehearsal.stop()
        thread.join()
        for window in windows.values():
            window.close()
    started = {
        "command to first window, ms (bar: 600)": shown_ms[0],
        "command to three windows, ms": shown_ms[-1],
    }
    print(json.dumps({**started, **watch.figures()}))


def _rehearse(rehearsal: Any) -> None:
    from racecontrol.cars import RehearsalError

    with suppress(RehearsalError):  # it is stopped before its end
        rehearsal.run()


def _event(stack: ExitStack, folder: Path) -> tuple[Any, Any]:
    """The demo's twelve rigs in a race of 35 laps, and the crew that starts it."""
    from racecontrol.frontdoor.event import open_event
    from racecontrol.frontdoor.field import SimulatedField
    from racecontrol.rehearsal import Rehearsal
    from racecontrol.script import Script
    from tests.frontdoor.short_event import free_port

    meeting = _race()
    port, console_port = free_port(), free_port()
    field = stack.enter_context(
        SimulatedField(meeting, (), seed=1, speed=1.0, port=port, console_port=console_port)
    )
    running = stack.enter_context(
        open_event(
            meeting,
            folder / "event.journal",
            folder / "capture.mcap",
            port=port,
            console_port=console_port,
        )
    )
    rehearsal = Rehearsal(
        running.control,
        field,
        Script(),
        heard=running.rigs_heard,
        driving=running.rigs_driving,
        on_progress=lambda _: None,
    )
    return running, rehearsal


def _race() -> Any:
    from msgspec.structs import replace

    from racecontrol.meeting.eventfile import load_event
    from racecontrol.sessions import FORMATS
    from racecontrol.stewarding.penalties import PENALTIES

    meeting = load_event(files("assets.events") / "demo.toml", FORMATS, PENALTIES)
    race = next(plan for plan in meeting.sessions if plan.key == "race-1")
    return replace(meeting, sessions=(replace(race, laps=35, grid_from=""),))


if __name__ == "__main__":
    _main()
