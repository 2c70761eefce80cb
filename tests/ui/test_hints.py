"""The table of keys can be read, whole, at every size of screen."""

from itertools import chain

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.on_stage import show, stage
from ui.director.window import Window as Director
from ui.steward.window import Window as Steward
from ui.technician.window import Window as Technician
from ui.widgets.hints import Hints

__all__ = ["show", "stage"]

SIZES = [(1366, 768), (1920, 1080), (2560, 1440)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("console", [Director, Steward, Technician])
def test_every_key_of_a_console_stands_on_a_page_with_all_its_words(console, size, show) -> None:
    window = show(console)
    window.resize(*size)
    hints = window.findChild(Hints)
    hints.show_table(window.keys.table(), window.hint_area())
    shown = list(chain.from_iterable(chain.from_iterable(hints.pages)))
    assert shown == list(window.keys.table())
    for column in chain.from_iterable(hints.pages):
        high = sum(hints._fitted(words)[1] for _, words in column)
        assert high <= hints._area().height()
        assert all(_longest_word(hints, words) <= hints._room() for _, words in column)


def _longest_word(hints: Hints, words: str) -> int:
    font = hints._fitted(words)[0]
    return max(QFontMetrics(font).horizontalAdvance(word) for word in words.split())


def test_what_has_no_room_comes_when_it_is_asked_for_again(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    hints = Hints((), parent)
    table = [(f"F{n}", f"what the key of number {n} does") for n in range(1, 60)]
    area = QRect(0, 0, 500, 400)
    hints.show_table(table, area)
    count = len(hints.pages)
    assert count > 1
    seen = [hints._page]
    for _ in range(count):
        hints.show_table(table, area)
        seen.append(hints._page)
    assert seen == [*range(count), 0]


def test_a_short_tap_says_that_the_key_is_held(qtbot: QtBot, show) -> None:
    window = show(Director)
    qtbot.keyClick(window, Qt.Key.Key_Question)
    assert window.strip.last_act.words == "Hold ? to see all keys."
    hints = window.findChild(Hints)
    qtbot.keyPress(window, Qt.Key.Key_Question)
    qtbot.waitUntil(hints.isVisible)
    qtbot.keyRelease(window, Qt.Key.Key_Question)
    assert not hints.isVisible()
