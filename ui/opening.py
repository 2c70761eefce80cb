"""What a person sees from the command until the first console stands: how far the start is.

It loads little: a journal after a crash is long, and whoever waits for it should see it grow.
"""

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication

from racecontrol import __version__
from racecontrol.opening import Step
from ui.theme import Theme, palette
from ui.tr import counted, later, tr, worded
from ui.widgets.kept_window import KeptWindow
from ui.widgets.lettering import CENTRE, RIGHT, paint_text

NAME: Final = "racecontrol"
WORDS: Final = {
    Step.PROGRAM: later("Load the program"),
    Step.EVENT: later("Read the event"),
    Step.JOURNAL: later("Open the journal"),
    Step.RIGS: later("Listen to the rigs"),
    Step.CONSOLES: later("Make the consoles"),
}
STEPS: Final = tuple(WORDS)
DONE: Final = "✓"
WIDE, ROW, MARK = 560, 40, 20  # px of the design


class Row(Struct, frozen=True):
    """A step as it stands."""

    step: Step
    done: bool
    now: bool
    remark: str = ""
    share: float = 0.0  # of the step that is being taken, where it counts


class OpeningWindow(KeptWindow):
    """Stands where the first console will stand, in its look."""

    def __init__(self, console: str, file: str) -> None:
        super().__init__(console)
        self.closed_by_hand = self._leaving = False
        self.rows = tuple(Row(step, done=False, now=False) for step in STEPS)
        self._file = file
        self.setWindowTitle(f"{NAME} - {self._file}")
        self.setAccessibleName(tr("The event is being opened"))
        self.setMinimumSize(1024, 600)  # of a console
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setPalette(palette(self.theme))

    def show_step(self, step: Step, done: int = 0, of: int = 0) -> None:
        """This step is being taken, and those before it are done."""
        place = STEPS.index(step)
        before = tuple(
            Row(row.step, done=True, now=False, remark=row.remark) for row in self.rows[:place]
        )
        now = Row(
            step,
            done=False,
            now=True,
            remark=_remark(step, done, of),
            share=done / of if of else 0.0,
        )
        self.rows = (*before, now, *self.rows[place + 1 :])
        self.setAccessibleDescription(f"{worded(WORDS[step])} {now.remark}")
        self.update(self._list())

    def have_a_look(self) -> None:
        """Paint what changed, and hear who closes this: the start leaves Qt no time of its own."""
        QApplication.processEvents()

    def set_theme(self, theme: Theme) -> None:
        """The look of the console to come, or that of a small screen."""
        self.theme = theme
        self.setPalette(palette(theme))
        self.update()

    def leave(self) -> None:
        """A console stands, or the start has ended."""
        self._leaving = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed_by_hand = not self._leaving
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_size()

    def _list(self) -> QRect:
        """The steps, in the middle of the window."""
        theme = self.theme
        wide, high = theme.px(WIDE), theme.px(ROW) * len(STEPS)
        return QRect((self.width() - wide) // 2, (self.height() - high) // 2, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, steps = self.theme, QPainter(self), self._list()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.colours.background0)
        painter.fillRect(QRect(0, 0, self.width(), theme.height("band")), theme.colours.band_none)
        self._paint_head(painter, steps)
        self._paint_foot(painter, steps)
        row = QRect(steps.left(), steps.top(), steps.width(), theme.px(ROW))
        for one in self.rows:
            self._paint_row(painter, row, one)
            row.translate(0, row.height())

    def _paint_head(self, painter: QPainter, steps: QRect) -> None:
        """The product and its version in the band, the file of the event above the steps."""
        theme = self.theme
        band = QRect(theme.px(24), 0, self.width() - theme.px(48), theme.height("band"))
        ink = theme.colours.on_band_none
        paint_text(painter, band, NAME, theme.font("state", "heavy"), ink)
        paint_text(painter, band, __version__, theme.font("item", figures=True), ink, RIGHT)
        file = QRect(steps.left(), steps.top() - theme.px(64), steps.width(), theme.px(48))
        paint_text(painter, file, self._file, theme.font("rig", "strong"), theme.colours.text1)

    def _paint_foot(self, painter: QPainter, steps: QRect) -> None:
        theme = self.theme
        foot = QRect(steps.left(), steps.bottom() + theme.px(32), steps.width(), theme.px(24))
        words = tr("Close this window to stop the start. Nothing is lost by it.")
        paint_text(painter, foot, words, theme.font("item"), theme.colours.text3)

    def _paint_row(self, painter: QPainter, row: QRect, one: Row) -> None:
        theme, colours = self.theme, self.theme.colours
        ink = colours.text1 if one.now else colours.text2 if one.done else colours.text3
        mark = QRect(row.left(), row.center().y() - theme.px(MARK) // 2, *[theme.px(MARK)] * 2)
        _paint_mark(painter, mark, one, theme)
        words = row.adjusted(theme.px(MARK + 16), 0, 0, 0)
        font = theme.font("strong", "medium" if one.now else "normal")
        paint_text(painter, words, worded(WORDS[one.step]), font, ink)
        paint_text(painter, words, one.remark, theme.font("figure", figures=True), ink, RIGHT)
        if one.now and one.share:
            line = QRect(words.left(), row.bottom() - theme.px(3), words.width(), theme.px(3))
            painter.fillRect(line, colours.line1)
            line.setWidth(round(line.width() * min(1.0, one.share)))
            painter.fillRect(line, colours.text2)


def _paint_mark(painter: QPainter, rect: QRect, one: Row, theme: Theme) -> None:
    """Done: a tick. Now: a full dot in its ring. To come: the ring."""
    colours = theme.colours
    if one.done:
        paint_text(painter, rect, DONE, theme.font("strong", "strong"), colours.text2, CENTRE)
        return
    ring, inset = QRectF(rect), theme.px(3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colours.text1 if one.now else colours.line3, theme.px(2)))
    painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))
    if one.now:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.text1)
        painter.drawEllipse(ring.center(), inset, inset)


def _remark(step: Step, done: int, of: int) -> str:
    """What is counted in this step, in words."""
    if step is Step.JOURNAL and done < of:
        return tr("{done} of {of} facts", done=done, of=of)
    if step is Step.JOURNAL:
        return counted("%n fact", "%n facts", of)
    if step is Step.RIGS and of:
        return counted("%n rig", "%n rigs", of)
    if step is Step.CONSOLES and of > 1:
        return tr("{number} of {of}", number=min(done + 1, of), of=of)
    return ""
