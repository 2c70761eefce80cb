"""The installed command: help with an example, and a user's mistakes in one sentence."""

import contextlib
import socket
from pathlib import Path

import apsw
import pytest

from racecontrol.frontdoor.cli import COMMANDS
from racecontrol.journal.sqlite import FORMAT, SqliteJournal
from tests.frontdoor.short_event import demo_command, event_file, free_port, racecontrol


def test_the_command_is_installed_and_says_its_version() -> None:
    assert racecontrol("--version").stdout.startswith("racecontrol, version 0.")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    shown = racecontrol(command, "--help")
    assert shown.returncode == 0
    assert "Example" in shown.stdout
    assert f"    racecontrol {command}" in shown.stdout


def sentence(*arguments: str) -> str:
    """What the program says when it ends with an error; never a traceback."""
    done = racecontrol(*arguments)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert lines[-1].startswith("Error: ")
    return lines[-1]


def test_a_missing_file_is_named() -> None:
    assert "There is no file nowhere.toml." in sentence("run", "nowhere.toml", "--headless")
    assert "There is no journal nowhere.journal." in sentence("verify", "nowhere.journal")
    assert "There is no journal nowhere.journal." in sentence("results", "nowhere.journal")
    assert "nowhere.gtz" in sentence("laps", "nowhere.gtz")
    assert "nowhere.gtz" in sentence("play", "nowhere.gtz", "--to", "127.0.0.1")


def test_one_desk_by_hand_is_told_what_will_wait_for_another_person() -> None:
    one = ("demo", "--by-hand", "--event", "nowhere.toml", "--console", "director")
    said = racecontrol(*one).stderr
    assert said.startswith("Only the director's desk opens: what needs another person, such as ")
    assert "Only" not in racecontrol(*one[:-2]).stderr


def test_a_wrong_key_is_named_with_its_file(tmp_path: Path) -> None:
    path = event_file(tmp_path, rigs=2)
    path.write_text(path.read_text().replace("duration_s", "durations"), encoding="utf-8")
    said = sentence("run", str(path), "--headless")
    assert "short.toml: sessions[0]: Object contains unknown field `durations`." in said


def test_a_port_in_use_is_said_before_anything_is_written(tmp_path: Path) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("0.0.0.0", 0))
        port = other.getsockname()[1]
        path = event_file(tmp_path, rigs=2)
        said = sentence(
            "run", str(path), "--headless", f"--port={port}", f"--journal={tmp_path / 'j'}"
        )
        assert f"Port {port} is in use" in said
    assert not (tmp_path / "j.mcap").exists()


def test_a_journal_of_a_newer_version_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "event.journal"
    SqliteJournal(path, "short").close()
    with contextlib.closing(apsw.Connection(str(path))) as db:
        db.pragma("user_version", FORMAT + 1)
    for arguments in (("verify", str(path)), ("results", str(path))):
        assert "newer racecontrol" in sentence(*arguments)
    said = sentence(*demo_command(tmp_path, tmp_path, rigs=2, speed=20)[1:])
    assert "newer racecontrol" in said


def test_a_changed_journal_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "event.journal"
    path.write_bytes(b"SQLite format 3\x00" + bytes(4000))
    assert "Error: " in sentence("verify", str(path))


def test_a_session_that_does_not_exist_is_answered_with_those_that_do(tmp_path: Path) -> None:
    said = sentence(
        "run",
        str(event_file(tmp_path, rigs=2)),
        "--headless",
        "--start=warm-up",
        f"--port={free_port()}",
        f"--journal={tmp_path / 'j'}",
    )
    assert "There is no session 'warm-up'. Known: qualifying, race-1, race-2." in said
