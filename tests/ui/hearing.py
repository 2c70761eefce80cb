"""Waiting for a console to show what has happened."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pytestqt.qtbot import QtBot

from ui.widgets.window import ConsoleWindow


@contextmanager
def shown(qtbot: QtBot, window: ConsoleWindow, kind: type = object) -> Iterator[Any]:
    """Until a fact of this kind came and the console shows it; it is asked for inside.

    What is yielded has the update in `args`, afterwards.
    """

    def has_it(update) -> bool:
        return any(isinstance(fact, kind) for fact in update.facts)

    wait = qtbot.waitSignal(window.bridge.updated, check_params_cb=has_it, timeout=10_000)
    with wait as told:
        yield told
    qtbot.waitUntil(lambda: window.pace.settled, timeout=10_000)
