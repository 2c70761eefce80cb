"""The opening window in front of real starts, each a process of its own."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from racecontrol.control import replay
from racecontrol.journal.sqlite import SqliteJournal
from tests.frontdoor.short_event import environment, event_file

WATCHED = """
import json, os, signal, sys
from racecontrol.frontdoor import cli, opening
from racecontrol.opening import Step

heard = opening.Opening.__call__

def watched(self, step, done=0, of=0):
    heard(self, step, done, of)
    heavy = [one for one in ("numpy", "racecontrol.control", "ui.app") if one in sys.modules]
    from ui.application import application as app
    standing = [one.windowTitle() for one in app().topLevelWidgets() if one.isVisible()]
    print(json.dumps([step.name, done, of, heavy, standing]), flush=True)
    if step is Step[{at}]:
        {then}

opening.Opening.__call__ = watched
cli.main()
"""
CLOSE = "self._window.close()"
STOP = "os.kill(os.getpid(), signal.SIGINT)"
QUIT = "from PySide6.QtCore import QTimer; done == of and QTimer.singleShot(0, app().quit)"


def start(*words: str, at: str = "CONSOLES", then: str = QUIT, **more: str) -> Any:
    """The command to its end; what its opening window was told, and what stood then."""
    code = WATCHED.format(at=repr(at), then=then)
    done = subprocess.run(
        [sys.executable, "-c", code, *words, "--port=0", "--console-port=0"],
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
        env=environment() | more,
    )
    return done, [json.loads(line) for line in done.stdout.splitlines()]


def run(tmp_path: Path) -> tuple[str, ...]:
    event = event_file(tmp_path, rigs=2)
    return "run", str(event), f"--journal={tmp_path / 'short.journal'}"


def test_it_stands_before_anything_heavy_is_loaded_and_gives_way_to_a_console(tmp_path) -> None:
    done, told = start(*run(tmp_path))
    assert done.returncode == 0, done.stderr
    assert told[0] == ["PROGRAM", 0, 0, [], ["racecontrol - short.toml"]]
    steps = list(dict.fromkeys(step for step, *_ in told))
    assert steps == ["PROGRAM", "EVENT", "JOURNAL", "RIGS", "CONSOLES"]
    standing = [len(windows) for step, *_, windows in told if step == "CONSOLES"]
    assert standing == [1, 1, 2, 3]  # itself; then the consoles alone
    assert told[-1][-1] and "racecontrol - short.toml" not in told[-1][-1]


def test_the_facts_of_a_journal_are_counted_when_it_is_taken_up(tmp_path) -> None:
    start(*run(tmp_path), "--console=director")
    _, told = start(*run(tmp_path), "--console=director")
    counted = [(done, of) for step, done, of, *_ in told if step == "JOURNAL"]
    head = counted[0][1]
    assert head >= 2 and counted[0] == (0, head) and counted[-1] == (head, head)


@pytest.mark.parametrize("then", [CLOSE, STOP])
def test_closed_or_told_to_stop_it_ends_the_start_and_nothing_is_lost(tmp_path, then) -> None:
    done, told = start(*run(tmp_path), at="RIGS", then=then)
    assert done.returncode == 0
    assert done.stderr.strip().endswith(
        "The start was stopped. Nothing is lost: the same command takes the event up."
    )
    assert "CONSOLES" not in [step for step, done, *_ in told if done]
    with closing(SqliteJournal(tmp_path / "short.journal", read_only=True)) as journal:
        assert replay(journal).meeting is not None


def test_a_broken_event_is_one_sentence_and_no_window_stays(tmp_path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('key = "x"\nnonsense = 1\n', encoding="utf-8")
    done, told = start("run", str(broken), at="EVENT", then="pass")
    assert done.returncode == 1
    assert [step for step, *_ in told] == ["PROGRAM", "EVENT"]
    assert done.stderr.startswith("Error: ") and "broken.toml" in done.stderr
    assert "Traceback" not in done.stderr and done.stderr.count("\n") == 1


def test_without_windows_there_is_none(tmp_path) -> None:
    done, told = start(*run(tmp_path), "--headless", "--start=no-such-session")
    assert (done.returncode, told) == (1, [])
    assert "There is no session 'no-such-session'" in done.stderr


def test_the_demo_has_it_too(tmp_path) -> None:
    event = event_file(tmp_path, rigs=2)
    words = ("demo", f"--event={event}", f"--out={tmp_path / 'out'}", "--console=director")
    done, told = start(*words, at="EVENT", then=CLOSE, DISPLAY=":0")  # Qt's own stays offscreen
    assert done.returncode == 0
    assert told[0] == ["PROGRAM", 0, 0, [], ["racecontrol - short.toml"]]
    assert "RIGS" not in [step for step, *_ in told]
