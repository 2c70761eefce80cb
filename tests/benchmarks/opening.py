"""From the command to the first window: `racecontrol run`, started again and again.

Each start is a process of its own on Qt's offscreen platform at 1920 x 1080, with the demo's event
(boxes and wheelbases and all) and a new journal. The first start is not counted: it leaves the
compiled modules behind, as the first start of a day does.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

STARTS = 7
STARTED = "RACECONTROL_STARTED_NS"  # environment: the monotonic clock when the process was made
QUIET = "PYTHONDONTWRITEBYTECODE"  # a developer's setting, which makes every start a first one
NS_PER_MS = 1e6


def measure() -> dict[str, float]:
    """Medians, but for the best. CPU is that of the whole process, all threads together."""
    with TemporaryDirectory() as folder:
        _start(Path(folder) / "0")
        took = [_start(Path(folder) / str(number)) for number in range(1, STARTS + 1)]
    wall, cpu, all_wall = (sorted(one[index] for one in took) for index in range(3))
    return {
        "command to first window, ms (bar: 600)": statistics.median(wall),
        "the best of them, ms": wall[0],
        "CPU until then, ms": statistics.median(cpu),
        "command to three windows, ms": statistics.median(all_wall),
    }


def _start(folder: Path) -> tuple[float, float, float]:
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
    wall, cpu, all_wall = json.loads(done.stdout.splitlines()[-1])
    return wall, cpu, all_wall


def _main(journal: str) -> None:
    """The command itself; only the making of the windows is looked at."""
    from racecontrol.frontdoor import cli
    from tests.frontdoor.short_event import free_port

    app = cli.imported("ui.app")  # in the way of the command
    made = app.made

    def watched(*given: Any) -> Iterator[tuple[str, Any]]:
        shown = []
        for window in made(*given):
            yield window  # and back here when it was shown
            shown.append((_since_ms(), time.process_time() * 1e3))
        print(json.dumps([*shown[0], shown[-1][0]]), flush=True)
        os._exit(0)

    app.made = watched
    event = files("assets.events") / "demo.toml"
    ports = ("--port", str(free_port()), "--console-port", str(free_port()))
    sys.argv = ["racecontrol", "run", str(event), "--journal", journal, *ports]
    cli.main()


def _since_ms() -> float:
    return (time.monotonic_ns() - int(os.environ[STARTED])) / NS_PER_MS


if __name__ == "__main__":
    _main(sys.argv[1])
