"""Real consoles offscreen: fonts, a real control with a real journal, settings in a folder."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from racecontrol.control import Control
from racecontrol.journal import Entry
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.model import TIMING, Person, Role
from racecontrol.meeting.taking_back import Way, row_of
from racecontrol.tracks import library
from tests.ui import halfrace
from ui.application import application
from ui.bridge import Bridge, Desk, RecorderHealth
from ui.widgets.act_button import ActButton
from ui.widgets.window import ConsoleWindow

PEOPLE = {
    "director": Person("A. Moravec", Role.DIRECTOR),
    "steward": Person("R. Halloran", Role.STEWARD),
    "technician": Person("S. Ibarra", Role.TECHNICIAN),
}


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the program makes it, with our fonts."""
    return application()


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


@pytest.fixture(autouse=True)
def acts_go_out_as_declared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a test does at a desk: what is declared to wait in the cancel bar has waited."""
    offered: list[AnyAct] = []
    wrong: list[str] = []
    offer, send = ConsoleWindow.offer, ConsoleWindow.send

    def watched_offer(
        self: ConsoleWindow, act: AnyAct, words: str, button: ActButton | None = None
    ) -> None:
        offered.append(act)
        offer(self, act, words, button)

    def watched_send(self: ConsoleWindow, act: AnyAct, *rest: Any, **named: Any) -> None:
        if row_of(act).way is Way.BAR and not any(act is one for one in offered):
            wrong.append(f"{act} went out at once")
        send(self, act, *rest, **named)

    monkeypatch.setattr(ConsoleWindow, "offer", watched_offer)
    monkeypatch.setattr(ConsoleWindow, "send", watched_send)
    yield
    assert wrong == []
