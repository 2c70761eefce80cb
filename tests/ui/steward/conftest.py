"""The stewards' window on a real desk, in the middle of race 1."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui import halfrace
from tests.ui.loopback import Stage
from ui.bridge import Bridge
from ui.steward.window import Window


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path, halfrace.facts(), halfrace.meeting(), halfrace.NOW_NS)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, stage: Stage) -> Iterator[Window]:
    bridge = Bridge(stage.control)
    made = Window(stage.desk, bridge)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    yield made
    made.close()
    bridge.close()
