"""Real consoles offscreen: fonts, a real control with a real journal, settings in a folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from racecontrol.control import Control
from racecontrol.journal import Entry
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.model import TIMING, Person, Role
from racecontrol.tracks import library
from tests.ui import halfrace
from ui import app as ui_app
from ui.bridge import Bridge, Desk, RecorderHealth

PEOPLE = {
    "director": Person("A. Moravec", Role.DIRECTOR),
    "steward": Person("R. Halloran", Role.STEWARD),
    "technician": Person("S. Ibarra", Role.TECHNICIAN),
}


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the program makes it, with our fonts."""
    return ui_app.application()


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, qapp: QApplication) -> None:
    """Window layouts of a test stay in its folder."""
    del qapp
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))


@pytest.fixture
def make_control(tmp_path: Path) -> Iterator[Callable[[int], Control]]:
    """Start a control whose journal holds the half race up to a moment, ms since the start."""
    started: list[tuple[Control, SqliteJournal]] = []

    def make(until_ms: int = halfrace.NOW_MS) -> Control:
        journal = SqliteJournal(tmp_path / f"journal-{len(started)}.db", "half a race")
        journal.append(0, [Entry(fact, TIMING) for fact in halfrace.facts(until_ms)])
        control = Control(journal, halfrace.clock(until_ms))
        control.start()
        started.append((control, journal))
        return control

    yield make
    for control, journal in started:
        control.stop()
        journal.close()


@pytest.fixture
def desk(make_control: Callable[[int], Control]) -> Desk:
    """A desk in the middle of race 1, every rig heard."""
    return make_desk(make_control(halfrace.NOW_MS))


def make_desk(control: Control, telemetry: halfrace.Standing | None = None) -> Desk:
    """A desk on this control."""
    return Desk(
        control,
        telemetry or halfrace.Standing(),
        {halfrace.TRACK: library.load(halfrace.TRACK)},
        PEOPLE,
        lambda: RecorderHealth("12 of 12"),
    )


@pytest.fixture
def bridge(desk: Desk, qtbot: QtBot) -> Iterator[Bridge]:
    """The bridge of the desk's control."""
    del qtbot
    made = Bridge(desk.control)
    yield made
    made.close()
