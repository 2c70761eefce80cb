"""Everything that a person can read in a window: painted, on a widget, or told when asked for."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStackedWidget,
    QWidget,
)

from ui.widgets import lettering
from ui.widgets.rows import RowView
from ui.widgets.window import ConsoleWindow

PLAIN = re.compile(r"[A-Za-z]{2,}")


class Painted:
    """The texts that were painted since it was made, and those that were cut."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: dict[str, None] = {}
        self.cut: dict[str, None] = {}
        set_text, draw_text = lettering._set_text, QPainter.drawText

        def setting(words: str, *rest: object) -> object:
            self.texts[words] = None
            made = set_text(words, *rest)
            if made[0].text() != words:
                self.cut[words] = None
            return made

        def drawing(painter: QPainter, *rest: object) -> object:
            self.texts.update((one, None) for one in rest if isinstance(one, str))
            return draw_text(painter, *rest)

        monkeypatch.setattr(lettering, "_set_text", setting)
        monkeypatch.setattr(QPainter, "drawText", drawing)


def told(window: ConsoleWindow) -> Iterator[str]:
    """What stands on the widgets of a window and what they say when they are asked."""
    yield window.windowTitle()
    for _cap, words in window.keys.table():
        yield words
    for widget in (window, *window.findChildren(QWidget)):
        yield widget.toolTip()
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield from _own(widget)


def _own(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QComboBox():
            yield from (widget.itemText(index) for index in range(widget.count()))
        case QSpinBox():
            yield widget.prefix()
            yield widget.suffix()
        case RowView():
            model = widget.model()
            for row in range(model.rowCount()):
                yield str(model.data(model.index(row, 0), 0x000B) or "")  # as it is spoken
        case _:
            return


def every_page(window: ConsoleWindow) -> Iterator[str]:
    """Turn over all pages of a window and paint each; yields the class of the page in front."""
    for pages in window.findChildren(QStackedWidget):
        before = pages.currentIndex()
        for index in range(pages.count()):
            pages.setCurrentIndex(index)
            window.refresh()
            QApplication.processEvents()
            window.grab()
            yield type(pages.currentWidget()).__name__
        pages.setCurrentIndex(before)


def plain_words(text: str) -> list[str]:
    """Words in plain letters: of a name, or never translated."""
    return PLAIN.findall(text)
