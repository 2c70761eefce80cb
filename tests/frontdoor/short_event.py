"""Short events for whole-program tests: an event file, a script, free ports, and the command."""

import json
import os
import socket
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

COMMAND = Path(sysconfig.get_path("scripts")) / "racecontrol"

DRIVERS = ("ADA", "BEN", "CLO", "DAN", "EVE", "FAY", "GUS", "HAL", "IDA", "JAN", "KIT", "LEO")


def event_file(folder: Path, *, rigs: int, duration_s: int = 62, laps: int = 2) -> Path:
    """Qualifying and two races for so many rigs, on the short circuit."""
    lines = [
        'key = "short"',
        'name = "Short event"',
        'rulebook = "nations-cup-2025"',
        *_session("qualifying", "qualifying", f"duration_s = {duration_s}"),
        *_session("race-1", "race", f'laps = {laps}\ngrid_from = "qualifying"'),
        *_session("race-2", "race", f'laps = {laps}\ngrid_from = "race-1"'),
    ]
    for number in range(1, rigs + 1):
        lines += ["[[rigs]]", f"number = {number}", f'address = "127.0.1.{number}"']
        lines += ["[[entries]]", f"number = {number + 10}", f'driver = "Driver {number}"']
        lines += [f'code = "{DRIVERS[number - 1]}"', 'nation = "ITA"', f"rig = {number}"]
    path = folder / "short.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _session(key: str, format_: str, length: str) -> list[str]:
    name = key.replace("-", " ").capitalize()
    head = ["[[sessions]]", f'key = "{key}"', f'name = "{name}"', f'format = "{format_}"']
    return [*head, 'track = "saltmere"', length]


SCRIPT = """
[[steps]]
session = "race-1"
lap = 1
note = { entries = [11, 12], reason = "Causing a collision", turn = 4 }
[[steps]]
session = "race-1"
decision = { entry = 11, penalty = "time-5", reason = "Causing a collision at turn 4" }
[[incidents]]
session = "race-2"
kind = "silent"
car = "BEN"
at_s = 20.0
for_s = 10.0
[[steps]]
session = "race-2"
lap = 1
red = true
"""


def script_file(folder: Path) -> Path:
    """One penalty in race 1, one silent rig and a red flag in race 2."""
    path = folder / "short-rehearsal.toml"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def free_port() -> int:
    """A UDP port that nobody holds now."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("0.0.0.0", 0))
        port: int = probe.getsockname()[1]
        return port


def demo_command(folder: Path, out: Path, *, rigs: int, speed: float, seed: int = 5) -> list[str]:
    """The installed command, on ports of its own."""
    return [
        str(COMMAND),
        "demo",
        "--headless",
        f"--out={out}",
        f"--speed={speed}",
        f"--seed={seed}",
        f"--event={event_file(folder, rigs=rigs)}",
        f"--script={script_file(folder)}",
        f"--port={free_port()}",
        f"--console-port={free_port()}",
    ]


def environment() -> dict[str, str]:
    """No display, a wide terminal."""
    kept = {key: value for key, value in os.environ.items() if "DISPLAY" not in key}
    return {**kept, "COLUMNS": "160", "QT_QPA_PLATFORM": "offscreen"}


def racecontrol(*arguments: str, timeout_s: float = 100) -> subprocess.CompletedProcess[str]:
    """Run the installed command to its end."""
    return subprocess.run(
        [str(COMMAND), *arguments],
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
        env=environment(),
    )


def official(out: Path) -> dict[str, Any]:
    """What must not depend on the speed: the rows of each session's classification."""
    found = {}
    for path in sorted((out / "documents").glob("*-classification.json")):
        read = json.loads(path.read_text(encoding="utf-8"))
        found[path.stem] = read["tables"][0]["rows"]
    return found
