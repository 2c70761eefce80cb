"""The technician's window on a real desk: in the middle of race 1, and in the workshop."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.on_stage import show as show
from tests.ui.on_stage import stage as stage
from tests.ui.technician.workshop import Workshop
from ui.bridge import Bridge
from ui.technician.window import Window


@pytest.fixture
def window(show: Callable[[type[Window]], Window]) -> Window:
    return show(Window)


@pytest.fixture
def workshop(tmp_path: Path, qtbot: QtBot) -> Iterator[Workshop]:
    """Nothing is chosen yet, every base was read."""
    made = Workshop(tmp_path, qtbot)
    bridge = Bridge(made.control)
    made.window = Window(made.stage.desk, bridge)
    qtbot.addWidget(made.window)
    made.window.resize(1920, 1080)
    made.window.show()
    made.run(0.5)
    yield made
    made.window.close()
    bridge.close()
    made.close()
