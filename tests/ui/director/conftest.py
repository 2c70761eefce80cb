"""A director's window on a real control, whose journal holds any facts that a test wants."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from racecontrol.control import Control
from racecontrol.journal import Entry
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.facts import AnyFact, GridFormed, MeetingOpened
from racecontrol.meeting.model import TIMING
from racecontrol.timing.clock import EventClock
from tests.ui import halfrace
from tests.ui.conftest import make_desk
from ui.bridge import Bridge
from ui.director.window import Window

BEFORE_NS = halfrace.RACE_NS - 60_000_000_000  # a minute before race 1
NewWindow = Callable[..., Window]


def on_the_grid() -> tuple[AnyFact, ...]:
    """Qualifying is over, race 1 has its grid."""
    formed = GridFormed("race-1", halfrace.starting_grid(), BEFORE_NS)
    return (MeetingOpened(halfrace.meeting()), *halfrace._qualifying(), formed)


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[NewWindow]:
    """The window after these facts, at a moment of the event clock."""
    parts: list[tuple[Control, SqliteJournal, Bridge]] = []

    def build(facts: Iterable[AnyFact], now_ns: int = halfrace.NOW_NS) -> Window:
        journal = SqliteJournal(tmp_path / f"journal-{len(parts)}.db", "half a race")
        journal.append(0, [Entry(fact, TIMING) for fact in facts])
        control = Control(journal, EventClock.starting_now(now_ns))
        control.start()
        bridge = Bridge(control)
        parts.append((control, journal, bridge))
        window = Window(make_desk(control), bridge)
        qtbot.addWidget(window)
        window.resize(1920, 1080)
        window.show()
        return window

    yield build
    for control, journal, bridge in parts:
        bridge.close()
        control.stop()
        journal.close()


@pytest.fixture
def hold(qtbot: QtBot) -> Callable[..., None]:
    """Hold a key until it has done what it should, then let go."""

    def holding(window: Window, key: int, done: Callable[[], bool], *modifiers: object) -> None:
        qtbot.keyPress(window, key, *modifiers)
        qtbot.waitUntil(done)
        qtbot.keyRelease(window, key, *modifiers)

    return holding
