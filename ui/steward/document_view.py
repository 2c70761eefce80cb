"""The four parts of a decision as its document has them: fact, infringement, decision, reason."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from racecontrol.stewarding.cases import FourParts
from ui.tr import later, tr, worded
from ui.widgets.lettering import paint_text
from ui.widgets.panel import Themed

DECISION: Final = later("Decision")
HEADS: Final = (later("Fact"), later("Infringement"), DECISION, later("Reason"))
EMPTY: Final = later("Drawn up when car, penalty and infringement are chosen.")
LINES: Final = 6


class DocumentView(Themed):
    """Painted on the colour of paper; long parts wrap."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: FourParts | None = None
        self.setAccessibleName(tr("Document, draft"))

    def show_parts(self, parts: FourParts | None) -> None:
        """Show these; None: nothing to draw up yet."""
        if parts != self.parts:
            self.parts = parts
            self.setAccessibleDescription(". ".join(self._rows()) if parts else worded(EMPTY))
            self.update()

    def _rows(self) -> tuple[str, ...]:
        parts = self.parts
        if parts is None:
            return ()
        return (parts.fact, parts.infringement, parts.decision, parts.reason)

    def sizeHint(self) -> QSize:
        return QSize(200, LINES * self.theme.px(19) + 2 * self.theme.px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 3 * self.theme.px(19))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c, pad = theme.colours, theme.space("s5")
        if self.parts is None:
            line = QRect(pad, 0, self.width() - 2 * pad, theme.height("list_row"))
            paint_text(painter, line, worded(EMPTY), theme.font("body"), c.text3)
            return
        sheet = self.rect().adjusted(pad, 0, -pad, -theme.px(8))
        paper = theme.tokens["paper"]
        painter.fillRect(sheet, QColor(paper["fill"]))
        left, top = sheet.left() + theme.px(10), sheet.top() + theme.px(6)
        wide = theme.px(96)
        ink, grey = QColor(paper["text"]), QColor(paper["label"])
        for head, words in zip(HEADS, self._rows(), strict=True):
            painter.setFont(theme.font("label"))
            painter.setPen(grey)
            painter.drawText(left, top, wide, theme.px(18), 0, worded(head))
            strong = head is DECISION
            painter.setFont(theme.font("label", "strong" if strong else "normal", figures=True))
            painter.setPen(ink)
            room = QRect(left + wide, top, sheet.right() - left - wide - theme.px(8), 400)
            wrapped = int(Qt.TextFlag.TextWordWrap)
            painter.drawText(room, wrapped, words)
            top += painter.boundingRect(room, wrapped, words).height() + theme.px(4)
