"""`racecontrol keys`: list, check, template."""

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner
from PySide6.QtCore import QSettings

from racecontrol.frontdoor.cli import main


@pytest.fixture
def run(tmp_path, monkeypatch):
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    monkeypatch.setenv("COLUMNS", "200")

    def call(*words):
        return CliRunner().invoke(main, ["keys", *map(str, words)])

    return call


def test_the_list_has_every_console_with_keys_acts_and_words(run):
    shown = run("list")
    assert shown.exit_code == 0, shown.output
    for words in ("director", "end-session", "next-case", "track-lines", "bookmark"):
        assert words in shown.output
    assert "next-case" not in run("list", "--console", "director").output


def test_a_narrow_terminal_has_each_act_whole_and_nothing_is_said_at_the_end(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "racecontrol", "keys", "list", "--console", "director"],
        env={**os.environ, "COLUMNS": "80", "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=280,
        check=True,
    )
    assert "credit-the-time-that-a-move-to-a-spare-cost" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert done.stderr == ""


def test_a_template_is_written_once_and_is_without_fault(run, tmp_path):
    path = tmp_path / "new" / "keys.toml"
    assert run("template", "--out", path).exit_code == 0
    assert '# "G" = "green"' in path.read_text(encoding="utf-8")
    assert run("check", path).exit_code == 0
    again = run("template", "--out", path)
    assert again.exit_code == 1 and "is there already" in again.output


def test_the_check_says_each_fault_with_its_line(run, tmp_path):
    path = tmp_path / "keys.toml"
    path.write_text('[director]\n"E" = "green"\n[steward]\n"?" = "undo"\n', encoding="utf-8")
    done = run("check", path)
    assert done.exit_code == 1
    assert "line 2: 'E' for 'green' is the key of 'end-session' at director too." in done.output
    assert "line 4: '?' cannot be given to an act: it shows all keys." in done.output
    assert "2 lines" in done.output
    assert run("check", tmp_path / "none.toml").exit_code == 1
    assert "as they came" in run("check").output
