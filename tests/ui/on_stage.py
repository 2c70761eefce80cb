"""Fixtures for consoles on a real desk, in the middle of race 1."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from tests.ui import halfrace
from tests.ui.loopback import Stage
from ui.bridge import Bridge, Desk
from ui.widgets.window import ConsoleWindow

Console = TypeVar("Console", bound=ConsoleWindow)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """A desk whose control runs."""
    made = Stage(tmp_path, halfrace.facts(), halfrace.meeting(), halfrace.NOW_NS)
    yield made
    made.close()


@pytest.fixture
def show(qtbot: QtBot, stage: Stage) -> Iterator[Callable[[type[Console]], Console]]:
    """Show the window of this class at 1920 x 1080; it is closed when the test is over."""
    bridge = Bridge(stage.control)
    shown: list[ConsoleWindow] = []

    def make(console: Callable[[Desk, Bridge], Console]) -> Console:
        made = console(stage.desk, bridge)
        qtbot.addWidget(made)
        made.resize(1920, 1080)
        made.show()
        shown.append(made)
        return made

    yield make
    for window in shown:
        window.close()
    bridge.close()
