"""An act with what it comes to beside it: a button, perhaps a field, and a sentence."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.panel import Themed
from ui.widgets.sentence import Sentence

WIDE, WIDE_SMALL = 236, 176  # px of the button: all of them alike


class Beside(Sentence):
    """A sentence at half the height of what stands beside it."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        painter.setFont(theme.font("label" if theme.small else self._size, figures=True))
        painter.setPen(theme.colours.needs_person if self._amber else theme.colours.text1)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect(), int(flags), self.words)


class ActLine(Themed):
    """The sentence says why the act is not free; where it is free, how things stand."""

    def __init__(self, label: ActLabel, *fields: QWidget, lines: int = 2) -> None:
        super().__init__()
        self.button = ActButton(label, one_line=True)
        self.sentence = Beside(lines, pad=False)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.button, *fields):
            self._layout.addWidget(part)
        self._layout.addWidget(self.sentence, 1)

    def themed(self) -> None:
        self._layout.setSpacing(self.theme.space("s4"))
        self.button.setFixedWidth(self.theme.px(WIDE_SMALL if self.theme.small else WIDE))
        super().themed()

    def show_state(self, reason: str, words: str = "", amber: bool = False) -> None:
        """`reason`: why not free; `words`: how things stand, where that is said instead."""
        self.button.show_state(reason)
        self.sentence.say(words or reason, amber)
