"""The line of sessions as it is painted, and below it what comes next."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from ui.director.sequence import Next, SessionBox, Stand
from ui.theme import Theme
from ui.tr import tr
from ui.widgets.lettering import LEFT, RIGHT, paint_text
from ui.widgets.panel import Themed


class SequenceLine(Themed):
    """One box a session, joined by a line; the one whose turn it is has an edge."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: tuple[SessionBox, ...] = ()
        self.setAccessibleName(tr("Sequence of the event"))

    def show_boxes(self, boxes: tuple[SessionBox, ...]) -> None:
        """The sessions as they stand."""
        if boxes != self.boxes:
            self.boxes = boxes
            words = (f"{box.name}, {box.phase}" for box in boxes)
            self.setAccessibleDescription(". ".join(words))
            self.setToolTip("\n".join(f"{box.name}: {box.phase} {box.when}" for box in boxes))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(300), self.theme.px(44 if self.theme.small else 72))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pad, gap = theme.space("s5"), theme.px(18)
        count = max(1, len(self.boxes))
        wide = (self.width() - 2 * pad - (count - 1) * gap) // count
        middle = self.height() / 2
        for index, box in enumerate(self.boxes):
            x = pad + index * (wide + gap)
            if index:
                painter.setPen(QPen(theme.colours.line3, 2))
                painter.drawLine(QPointF(x - gap, middle), QPointF(x, middle))
            rect = QRect(x, theme.space("s2"), wide, self.height() - 2 * theme.space("s2"))
            _paint_session(painter, rect, box, theme)


def _paint_session(painter: QPainter, rect: QRect, box: SessionBox, theme: Theme) -> None:
    c = theme.colours
    now = box.stand is Stand.NOW
    painter.setPen(QPen(c.focus if now else c.line2, 2 if now else 1))
    painter.setBrush(c.selection if now else c.background1)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), theme.radius("panel"),
                            theme.radius("panel"))  # fmt: skip
    pad = theme.space("s4")
    inner = rect.adjusted(pad, theme.px(3), -pad, -theme.px(3))
    ink = c.text1 if now else c.text2
    half = inner.height() // 2 if not theme.small else inner.height()
    top = QRect(inner.x(), inner.y(), inner.width(), half)
    when = paint_text(painter, top, box.when, theme.font("label", "medium", True), ink, RIGHT)
    name = QRect(top.x(), top.y(), top.width() - when - pad, top.height())
    font = theme.font("figure", "strong" if now else "medium")
    used = paint_text(painter, name, box.name, font, ink, LEFT)
    if box.stand is Stand.CANCELLED:
        painter.setPen(QPen(c.text2, 1))
        middle = name.center().y()
        painter.drawLine(name.x(), middle, name.x() + used, middle)
    if theme.small:
        return
    below = QRect(inner.x(), inner.y() + half, inner.width(), inner.height() - half)
    tick = "✓ " if box.stand is Stand.DONE else ""
    phase = paint_text(painter, below, tick + box.phase, theme.font("label", "medium", True), ink)
    rest = QRect(below.x() + phase + pad, below.y(), below.width() - phase - pad, below.height())
    if rest.width() > theme.px(50):
        paint_text(painter, rest, box.length, theme.font("label"), c.text3, RIGHT)


class NextWords(Themed):
    """What comes next, large, and how or why not below it."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = Next("", "", False)

    def show_next(self, shown: Next) -> None:
        """Other words."""
        if shown != self.shown:
            self.shown = shown
            self.setAccessibleName(f"{shown.words}. {shown.how}")
            self.setToolTip(shown.how)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(240), self.theme.px(40 if self.theme.small else 76))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c, pad = theme.colours, theme.space("s5")
        top = QRect(pad, 0, self.width() - 2 * pad, theme.px(20 if theme.small else 28))
        paint_text(painter, top, self.shown.words, theme.font("strong", "strong"), c.text1)
        below = QRect(pad, top.bottom(), top.width(), self.height() - top.height())
        painter.setFont(theme.font("body", figures=True))
        painter.setPen(c.text1 if self.shown.free else c.text2)
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, int(flags), self.shown.how)
