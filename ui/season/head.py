"""The top of the season page: what is open, how far a reading is, and its pages with their keys."""

from functools import partial
from typing import Final

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout

from ui.tr import first_up, later, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.lettering import LEFT, paint_text
from ui.widgets.panel import Themed

PAGES: Final = (later("Rankings"), later("Qualification"), later("Rewards"))
BAR: Final = 3  # px


class _Words(Themed):
    """The name of the season and one line about it; while files are read, how far that is."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._about, self._step, self._share = "", "", "", -1.0

    @property
    def said(self) -> str:
        """What a person reads there."""
        return self._step or self._about

    def show_words(self, name: str, about: str) -> None:
        self._name, self._about = name, about
        self.setAccessibleName(f"{name}. {about}")
        self.update()

    def show_step(self, step: str, share: float) -> None:
        if (step, share) != (self._step, self._share):
            self._step, self._share = step, share
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(500, self.theme.height("band"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c = theme.colours
        left, wide = theme.space("s5"), self.width() - 2 * theme.space("s5")
        room = QRect(left, theme.px(8), wide, theme.px(26))
        paint_text(painter, room, self._name, theme.font("code", "strong"), c.text1, LEFT)
        room = QRect(left, theme.px(35), wide, theme.px(20))
        font, words = theme.font("body", figures=True), self._about
        if self._step:
            share = f"  {self._share:.0%}" if self._share >= 0 else ""
            words = f"{first_up(self._step)}{share}"
        paint_text(painter, room, words, font, c.text1 if self._step else c.text2, LEFT)
        if self._step:
            self._paint_bar(painter)

    def _paint_bar(self, painter: QPainter) -> None:
        theme = self.theme
        high = theme.px(BAR)
        top = self.height() - high
        painter.fillRect(QRect(0, top, self.width(), high), theme.colours.line1)
        wide = round(self.width() * max(0.0, min(1.0, self._share)))
        painter.fillRect(QRect(0, top, wide, high), theme.colours.info)


class Head(Themed):
    """`turned` with the number of a page."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.words = _Words()
        self.buttons = [
            ActButton(ActLabel(name, (f"F{n}",), words="", held=False), one_line=True)
            for n, name in enumerate(PAGES, 1)
        ]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(8)
        layout.addWidget(self.words, 1)
        for number, button in enumerate(self.buttons):
            button.confirmed.connect(partial(self.turned.emit, number))
            layout.addWidget(button)

    def show_page(self, number: int) -> None:
        """The page in sight is lit."""
        for index, button in enumerate(self.buttons):
            button.show_state(lit="" if index == number else None)

    def sizeHint(self) -> QSize:
        return QSize(900, self.theme.height("band"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, c = QPainter(self), self.theme.colours
        painter.fillRect(self.rect(), c.background1)
        painter.setPen(QPen(c.line1, 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class Foot(Themed):
    """The last thing that was said, and the keys that are used most."""

    KEYS: Final = (
        ("/", later("search")),
        ("Enter", later("driver")),
        ("Esc", later("back")),
        ("Ctrl C", later("copy")),
        ("Tab", later("next part")),
        ("?", later("hold: all keys")),
    )

    def __init__(self) -> None:
        super().__init__()
        self._said = ""

    @property
    def said(self) -> str:
        return self._said

    def say(self, sentence: str) -> None:
        self._said = sentence
        self.setToolTip(sentence)
        self.setAccessibleName(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self.theme.height("health"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c, pad = theme.colours, theme.space("s5")
        painter.fillRect(self.rect(), c.background1)
        painter.setPen(QPen(c.line1, 1))
        painter.drawLine(0, 0, self.width(), 0)
        room = self.rect().adjusted(pad, 0, -pad, 0)
        if self._said:
            paint_text(painter, room, self._said, theme.font("body", "medium"), c.text1, LEFT)
        else:
            words = (f"{theme.cap(cap)} {worded(does)}" for cap, does in self.KEYS)
            paint_text(painter, room, "    ".join(words), theme.font("label"), c.text3, LEFT)
