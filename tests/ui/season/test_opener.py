"""The season page is opened beside the consoles, and what hinders it is one sentence."""

import sys

import pytest

from ui.season.opener import SeasonOpener

WAITS = "import sys; sys.stdin.read(); open(sys.argv[1]).read()"  # a fifo: until somebody writes
LONG_MS = 30_000


@pytest.fixture
def said() -> list[str]:
    return []


def test_an_event_without_a_season_says_where_to_name_one(qapp, said) -> None:
    del qapp
    opener = SeasonOpener((), said.append)
    opener.open()
    assert len(said) == 1 and "[season]" in said[0]
    assert not opener.is_open


def test_it_is_opened_once_and_again_when_it_was_closed(qtbot, said, tmp_path) -> None:
    import os

    fifo = tmp_path / "open"
    os.mkfifo(fifo)
    opener = SeasonOpener((sys.executable, "-c", WAITS, str(fifo)), said.append)
    opener.open()
    opener.open()
    assert said == [
        "The season page opens in a window of its own.",
        "The season page is open already, in a window of its own.",
    ]
    fifo.write_text("closed", encoding="utf-8")
    qtbot.waitUntil(lambda: not opener.is_open, timeout=LONG_MS)
    assert len(said) == 2


def test_what_hinders_it_is_said_in_its_own_words(qtbot, said) -> None:
    why = "import sys; print('a remark', file=sys.stderr); sys.exit('Error: There is no file x.')"
    opener = SeasonOpener((sys.executable, "-c", why), said.append)
    opener.open()
    qtbot.waitUntil(lambda: not opener.is_open, timeout=LONG_MS)
    assert said[1:] == ["The season page could not be opened: There is no file x."]


def test_a_program_that_is_not_there_is_said(qapp, said, monkeypatch) -> None:
    del qapp
    monkeypatch.setattr("ui.season.opener._behind", lambda: ())
    opener = SeasonOpener(("no such program",), said.append)
    opener.open()
    assert said == ["The season page could not be opened: No such file or directory."]
    assert not opener.is_open
