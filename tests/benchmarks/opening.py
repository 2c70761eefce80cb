"""From the command to its first windows: `racecontrol run`, started again and again.

Each start is a process of its own on Qt's offscreen platform at 1920 x 1080, with the demo's event
(boxes and wheelbases and all) and a new journal. The first start is not counted: it leaves the
compiled modules behind, as the first start of a day does.

First stands the opening window, which says how far the start is; the director's console takes its
place. CPU is that of the whole process, all its threads together.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.machine import loop_ms

STARTS = 7
STARTED = "RACECONTROL_STARTED_NS"  # environment: the monotonic clock when the process was made
QUIET = "PYTHONDONTWRITEBYTECODE"  # a developer's setting, which makes every start a first one
NS_PER_MS = 1e6

Moment = tuple[float, float]  # since the command: wall and CPU, ms


def measure() -> dict[str, float]:
    """Medians, but for the best."""
    with TemporaryDirectory() as folder:
        _start(Path(folder) / "0")
        took = [_start(Path(folder) / str(number)) for number in range(1, STARTS + 1)]
    opening, director, all_three = zip(*took, strict=True)
    return {
        **_figures("command to first window (opening)", opening, bar=" (bar: 600)"),
        **_figures("command to the director's console", director),
        **_figures("command to three consoles", all_three),
        "a fixed loop beside it, best, ms": loop_ms(STARTS),
    }


def _figures(name: str, took: tuple[Moment, ...], bar: str = "") -> dict[str, float]:
    wall, cpu = zip(*took, strict=True)
    return {
        f"{name}, ms{bar}": statistics.median(wall),
        f"{name}, best, ms": min(wall),
        f"{name}, CPU ms": statistics.median(cpu),
    }


def _start(folder: Path) -> tuple[Moment, Moment, Moment]:
    """The moments of the opening window, the director's console and the last console."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder)}
    environment.pop(QUIET, None)
    environment[STARTED] = str(time.monotonic_ns())
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.opening", str(folder / "event.journal")],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
    )
    opening, director, all_three = map(tuple, json.loads(done.stdout.splitlines()[-1]))
    return opening, director, all_three


def _main(journal: str) -> None:
    """The command itself; only what its opening window is told is looked at."""
    from racecontrol.frontdoor import cli, opening
    from racecontrol.opening import Step

    moments: list[Moment] = []
    heard = opening.Opening.__call__

    def watched(self: Any, step: Step, done: int = 0, of: int = 0) -> None:
        heard(self, step, done, of)
        if step is Step.PROGRAM or (step is Step.CONSOLES and done in (1, of)):
            moments.append((_since_ms(), time.process_time() * 1e3))
        if step is Step.CONSOLES and done == of:
            print(json.dumps(moments), flush=True)
            os._exit(0)

    opening.Opening.__call__ = watched  # type: ignore[method-assign]
    event = files("assets.events") / "demo.toml"
    ports = ("--port", "0", "--console-port", "0")
    sys.argv = ["racecontrol", "run", str(event), "--journal", journal, *ports]
    cli.main()


def _since_ms() -> float:
    return (time.monotonic_ns() - int(os.environ[STARTED])) / NS_PER_MS


if __name__ == "__main__":
    _main(sys.argv[1])
