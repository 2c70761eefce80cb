"""The whole program as on the day: twelve simulated rigs at 60 Hz, a race, three consoles open.

It runs in a process of its own on Qt's offscreen platform at 1920 x 1080, whose raster is that of
the windows on a desk, without handing the picture to a display. First the race goes on by itself,
then somebody acts twice a second as well. It prints what it measured as JSON.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np

from tests.benchmarks.machine import loop_ms

SETTLE_S = 25.0  # from the start of the program until it is measured: the race is on by then
SPAN_S = 30.0  # of the race as it goes; and as long again with acts
ACT_EVERY_S = 0.5  # no desk is as busy: three people in a pile-up
FRAME_MS = 16
LOOPS = 5
NOTES, CLOSES = "director", "steward"  # who does what
NS_PER_MS = 1e6


def measure() -> dict[str, float]:
    """See the names. An act goes from `submit` until its fact is painted: at the desk where it was
    done, and on all three consoles."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.screens"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=400,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return {**found, "a fixed loop after it, best, ms": loop_ms(LOOPS)}


Taking = Callable[[Any], None]


class Watch:
    """Times the frames that Qt's thread could show, its CPU, and acts on their way."""

    def __init__(self, running: Any, windows: dict[str, Any], app: Any) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._running, self._app = running, app
        self._bridge = windows["director"].bridge
        self._begun_ns = time.monotonic_ns()
        self._span = _Span()
        self.spans = {False: _Span(), True: _Span()}  # by whether there are acts
        self._next_act_ns = self._open = 0  # when, and the incident that is open
        self._asked: dict[str, _Asked] = {}  # acts on their way
        self._unshown: dict[str, set[str]] = {}  # consoles that have not taken up the fact
        self.own_acts_ns: list[int] = []  # until the console in which somebody acted shows it
        self.acts_ns: list[int] = []  # until all three do
        self.acts_cpu_ns: list[int] = []  # what this thread worked until an act was painted
        self._frames = QTimer(app)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._frame)
        self._frames.start(FRAME_MS)
        self._heard: dict[str, list[str]] = {console: [] for console in windows}
        self._painting: dict[str, list[str]] = {console: [] for console in windows}
        for console, window in windows.items():
            window.show_update = self._then_heard(console, window.show_update)
            self._then_painted(console, window)

    def _frame(self) -> None:
        """Called 60 times a second when the thread is free to."""
        self._span.frame(time.monotonic_ns(), time.thread_time_ns())

    def _then_heard(self, console: str, show_update: Taking) -> Taking:
        """News as they reach a console: from its next refresh on it shows them."""
        from racecontrol.meeting.facts import IncidentNoted
        from racecontrol.meeting.justice_facts import IncidentClosed

        def heard(update: Any) -> None:
            for fact in update.facts:
                if isinstance(fact, IncidentNoted):
                    self._heard[console].append(fact.incident.reason)
                    self._open = fact.incident.incident
                elif isinstance(fact, IncidentClosed):
                    self._heard[console].append(fact.reason)
                    self._open = 0
            show_update(update)

        return heard

    def _then_painted(self, console: str, window: Any) -> None:
        """A refresh, and the look at what it showed once that is painted.

        A console on which it changes nothing has no picture to wait for: it shows the fact when Qt
        has done all that was asked of it.
        """
        from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

        refresh, painting = window.refresh, self._painting[console]
        last = Qt.EventPriority.LowEventPriority.value - 1  # after pictures

        def refreshed() -> None:
            painting.extend(self._heard[console])
            self._heard[console].clear()
            refresh()
            QCoreApplication.postEvent(painted, QEvent(QEvent.Type.User), last)

        class Painted(QObject):
            def eventFilter(self, of: QObject, event: QEvent) -> bool:
                if of is not window or event.type() is not QEvent.Type.UpdateRequest:
                    return False
                window.event(event)
                shown()
                return True

            def customEvent(self, event: QEvent) -> None:
                del event
                shown()

        def shown() -> None:
            self._shown(console, painting)
            painting.clear()

        painted = Painted(window)
        window.refresh = refreshed
        window.installEventFilter(painted)

    def _shown(self, console: str, facts: list[str]) -> None:
        for reason in facts:
            left = self._unshown.get(reason, set())
            left.discard(console)
            asked = self._asked.get(reason)
            if asked and console == asked.console:
                self.own_acts_ns.append(time.monotonic_ns() - asked.at_ns)
            if asked and not left:
                del self._asked[reason]
                self.acts_ns.append(time.monotonic_ns() - asked.at_ns)
                self.acts_cpu_ns.append(time.thread_time_ns() - asked.cpu_ns)

    def look(self) -> None:
        now_ns = time.monotonic_ns()
        past_s = (now_ns - self._begun_ns) / 1e9 - SETTLE_S
        if past_s < 0:
            return
        busy = past_s >= SPAN_S
        self._span = self.spans[busy]
        if busy and now_ns >= self._next_act_ns:
            self._next_act_ns = now_ns + round(ACT_EVERY_S * 1e9)
            self._ask(f"Benchmark {now_ns}")
        if past_s >= 2 * SPAN_S:
            self._app.quit()

    def _ask(self, reason: str) -> None:
        """The director notes an incident and a steward closes it, again and again."""
        from racecontrol.meeting.acts import NoteIncident
        from racecontrol.meeting.justice_acts import CloseIncident

        desk = self._running.desk()
        session = self._running.control.state.current
        entry = self._running.meeting.entries[0].number
        console = CLOSES if self._open else NOTES
        self._asked[reason] = _Asked(console, time.monotonic_ns(), time.thread_time_ns())
        self._unshown[reason] = set(self._heard)
        noted = NoteIncident(session.plan.key, (entry,), reason)
        act = CloseIncident(self._open, reason) if self._open else noted
        self._bridge.submit(act, desk.people[console], lambda _: None)

    def figures(self) -> dict[str, float]:
        race, busy = self.spans[False], self.spans[True]
        frames_ms = np.array(race.frames_ns + busy.frames_ns) / NS_PER_MS
        cpu_ms = np.array(race.frames_cpu_ns + busy.frames_cpu_ns) / NS_PER_MS
        acts_ms = np.array(self.acts_ns) / NS_PER_MS
        own_ms = np.array(self.own_acts_ns) / NS_PER_MS
        act_cpu_ms = np.array(self.acts_cpu_ns) / NS_PER_MS
        return {
            "screens, % of a core (bar: 15)": 100 * race.share,
            "screens with two acts a second, % of a core": 100 * busy.share,
            "frames": float(len(frames_ms)),
            "frame p50, ms": float(np.percentile(frames_ms, 50)),
            "frame p99, ms (bar: 33)": float(np.percentile(frames_ms, 99)),
            "work between two frames p99, CPU ms": float(np.percentile(cpu_ms, 99)),
            "acts": float(len(acts_ms)),
            "act to fact on the screen of its desk p50, ms": float(np.percentile(own_ms, 50)),
            "act to fact on the screen of its desk p99, ms (bar: 50)": float(
                np.percentile(own_ms, 99)
            ),
            "act to fact on all three screens p50, ms": float(np.percentile(acts_ms, 50)),
            "act to fact on all three screens p99, ms (bar: 50)": float(np.percentile(acts_ms, 99)),
            "work until an act was on all three p50, CPU ms": float(np.percentile(act_cpu_ms, 50)),
            "work until an act was on all three p99, CPU ms": float(np.percentile(act_cpu_ms, 99)),
        }


class _Asked(NamedTuple):
    """An act: at which desk, and when."""

    console: str
    at_ns: int  # monotonic
    cpu_ns: int  # of this thread


class _Span:
    """The frames of a stretch of time, and what Qt's thread worked in it."""

    def __init__(self) -> None:
        self._last = (0, 0)  # monotonic, CPU of this thread
        self.frames_ns: list[int] = []
        self.frames_cpu_ns: list[int] = []  # what this thread worked between two frames

    def frame(self, now_ns: int, cpu_ns: int) -> None:
        if self._last[0]:
            self.frames_ns.append(now_ns - self._last[0])
            self.frames_cpu_ns.append(cpu_ns - self._last[1])
        self._last = now_ns, cpu_ns

    @property
    def share(self) -> float:
        return sum(self.frames_cpu_ns) / max(1, sum(self.frames_ns))


def _main() -> None:
    from ui import app as screens
    from ui.application import application, stand

    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        app = application(folder)
        running, rehearsal = _event(stack, folder)
        windows = {}
        for console, window in screens.made(running.desk()):
            windows[console] = window
            window.resize(1920, 1080)
            stand(window)
        screens.settle(windows.values())
        watch = Watch(running, windows, app)
        thread = threading.Thread(target=_rehearse, args=(rehearsal,), daemon=True)
        thread.start()
        stop = screens.every(50, watch.look)
        app.exec()
        stop()
        rehearsal.stop()
        thread.join()
        for window in windows.values():
            window.close()
    print(json.dumps(watch.figures()))


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
