"""What X11 makes of a key that is held, and what a console makes of that."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.steady_keys import WAIT_MS, SteadyKeys

PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


class Desk(QWidget):
    """Writes down the keys that reach it."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.seen.append(f"{event.text()} {'again' if event.isAutoRepeat() else 'down'}")

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.seen.append(f"{event.text()} up")

    def key(self, kind: QEvent.Type, at_ms: int, text: str = "a", *, repeat: bool = False) -> None:
        code = getattr(Qt.Key, f"Key_{text.upper()}")
        event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text, repeat)
        event.setTimestamp(at_ms)
        handle = self.windowHandle()
        assert handle is not None
        QCoreApplication.sendEvent(handle, event)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    handle = made.windowHandle()
    assert handle is not None
    SteadyKeys(handle)
    return made


def test_a_key_that_is_held_is_pressed_once_and_let_go_once(desk: Desk, qtbot: QtBot) -> None:
    desk.key(PRESS, 1000)
    for at_ms in (1660, 1700, 1740):
        desk.key(RELEASE, at_ms)
        desk.key(PRESS, at_ms)
    desk.key(RELEASE, 1780)
    assert desk.seen == ["a down", "a again", "a again", "a again"]
    qtbot.waitUntil(lambda: desk.seen[-1] == "a up", timeout=50 * WAIT_MS)


def test_two_quick_presses_are_two_though_they_are_handled_late(desk: Desk) -> None:
    desk.key(PRESS, 1000)
    desk.key(RELEASE, 1060)
    desk.key(PRESS, 1110)
    assert desk.seen == ["a down", "a up", "a down"]


def test_another_key_lets_the_first_one_go_before(desk: Desk) -> None:
    desk.key(PRESS, 1000)
    desk.key(RELEASE, 1060)
    desk.key(PRESS, 1060, "b")
    assert desk.seen == ["a down", "a up", "b down"]


def test_what_the_system_marks_as_a_repeat_stays_one(desk: Desk) -> None:
    desk.key(PRESS, 1000)
    desk.key(RELEASE, 1500, repeat=True)
    desk.key(PRESS, 1500, repeat=True)
    assert desk.seen == ["a down", "a up", "a again"]
