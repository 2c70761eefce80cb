"""Real recordings: straight through the core, and over UDP into the running application."""

import contextlib
import json
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.frontdoor.short_event import COMMAND, environment, free_port, racecontrol

EXPECTED = {  # file -> lap, official ms, ids that never came, ids that came twice
    "zetetos/demo.gtz": (1, 115_244, 0, 0),
    "vwhitteron/replay.gtz": (1, 99_036, 4, 4),
}

BENCH = """
key = "bench"
name = "Test bench"
rulebook = "nations-cup-2025"
[[rigs]]
number = 1
address = "127.0.0.1"
[[entries]]
number = 7
driver = "A. Driver"
code = "DRV"
nation = "ITA"
rig = 1
[[sessions]]
key = "practice"
name = "Practice"
format = "qualifying"
track = "not known"
duration_s = 3600
"""


@pytest.mark.parametrize("name", EXPECTED)
def test_the_laps_of_a_recording_are_the_games_own(name: str, recordings: Path) -> None:
    shown = racecontrol("laps", str(recordings / name), "--json")
    lap, official_ms, missing, doubled = EXPECTED[name]
    (found,) = json.loads(shown.stdout)
    assert (found["lap"], found["official_ms"], found["live"]) == (lap, official_ms, False)
    assert (found["missing_ids"], found["doubled_ids"]) == (missing, doubled)
    assert abs(found["difference_ms"]) < 17  # a replay, and a line learnt from a single step
    assert found["difference_ms"] == pytest.approx(found["derived_ms"] - official_ms)


def test_every_thinned_recording_decrypts_completely(recordings: Path) -> None:
    for path in sorted((recordings / "profittlich").glob("*.gt7track"))[::8]:
        count = path.stat().st_size // 296
        shown = racecontrol("laps", str(path))
        assert f"{count} of {count} datagrams decoded." in shown.stdout


@contextlib.contextmanager
def application(folder: Path, port: int) -> Iterator["subprocess.Popen[str]"]:
    """`racecontrol run` with one rig and a practice session that has begun."""
    event = folder / "bench.toml"
    event.write_text(BENCH, encoding="utf-8")
    arguments = [
        "run",
        str(event),
        "--headless",
        "--start=practice",
        f"--port={port}",
        f"--console-port={free_port()}",
        f"--journal={folder / 'bench.journal'}",
    ]
    with subprocess.Popen(
        [str(COMMAND), *arguments], stdout=subprocess.PIPE, text=True, env=environment()
    ) as program:
        try:
            yield program
        finally:
            program.send_signal(signal.SIGTERM)
            program.wait(20)
    assert program.returncode == 0


def next_fact(program: "subprocess.Popen[str]", kind: str) -> dict[str, Any]:
    assert program.stdout is not None
    for line in program.stdout:
        fact: dict[str, Any] = json.loads(line)
        if fact.get("fact") == kind or kind in fact:
            return fact
    raise AssertionError(f"the program ended without {kind}")


@pytest.mark.parametrize("name", EXPECTED)
def test_the_running_application_times_the_same_lap_over_udp(
    name: str, recordings: Path, tmp_path: Path
) -> None:
    port = free_port()
    with application(tmp_path, port) as program:
        next_fact(program, "listening")
        played = racecontrol(
            "play", str(recordings / name), "--to=127.0.0.1", f"--port={port}", "--speed=20"
        )
        assert played.returncode == 0, played.stderr
        lap = next_fact(program, "LapCompleted")["lap"]
    number, official_ms, missing, doubled = EXPECTED[name]
    assert (lap["lap"], lap["official_ms"], lap["live"]) == (number, official_ms, False)
    assert (lap["missing"], lap["doubled"]) == (missing, doubled)


def test_what_was_recorded_can_be_played_and_read_again(recordings: Path, tmp_path: Path) -> None:
    port = free_port()
    with application(tmp_path, port) as program:
        next_fact(program, "listening")
        recording = str(recordings / "zetetos/demo.gtz")
        racecontrol("play", recording, "--to=127.0.0.1", f"--port={port}", "--speed=30")
        next_fact(program, "LapCompleted")
    (capture,) = tmp_path.glob("*.mcap")
    assert capture.stat().st_size > 100_000
    again = json.loads(racecontrol("laps", str(capture), "--json").stdout)
    assert [(lap["lap"], lap["official_ms"]) for lap in again] == [(1, 115_244)]
