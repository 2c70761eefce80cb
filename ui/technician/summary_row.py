"""The row above the tiles: figures that can be read from behind the chair."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from ui.technician.summary import Cell
from ui.tr import tr
from ui.widgets.lettering import paint_text, text_width
from ui.widgets.panel import Themed


class SummaryRow(Themed):
    """Grey while all is well; the figure of a cell that is not is amber."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: tuple[Cell, ...] = ()
        self._needed: list[int] = []  # px, by cell
        self.setAccessibleName(tr("Summary"))

    @property
    def cells(self) -> tuple[Cell, ...]:
        return self._cells

    def show_cells(self, cells: tuple[Cell, ...]) -> None:
        """Put these in; nothing is painted when they are the same."""
        if cells != self._cells:
            self._cells = cells
            told = (f"{cell.figure} {cell.label}, {cell.remark}" for cell in cells)
            self.setAccessibleDescription("; ".join(told))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, self.theme.px(40 if self.theme.small else 56))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c = theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(c.line1)
        painter.setBrush(c.background1)
        radius = theme.radius("panel")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        left = 0
        for index, (cell, width) in enumerate(zip(self._cells, self._widths(), strict=True)):
            if index:
                painter.setPen(c.line1)
                painter.drawLine(left, 1, left, self.height() - 2)
            pad = theme.space("s5")
            self._paint_cell(painter, QRect(left + pad, 0, width - 2 * pad, self.height()), cell)
            left += width

    def _widths(self) -> list[int]:
        """Even, as long as each has room for its text; else in the proportion of the texts.

        What a cell once needed it keeps: the row does not move with every figure.
        """
        if not self._cells:
            return []
        even = self.width() // len(self._cells)
        before = self._needed if len(self._needed) == len(self._cells) else [0] * len(self._cells)
        wanted = list(map(max, before, map(self._wanted, self._cells)))
        self._needed = wanted
        if max(wanted) <= even:
            return [even] * len(wanted)
        return [self.width() * width // sum(wanted) for width in wanted]

    def _wanted(self, cell: Cell) -> int:
        theme = self.theme
        figure = text_width(cell.figure, theme.font("place", "strong", figures=True))
        label = text_width(cell.label, theme.font("body", "medium"))
        remark = text_width(cell.remark, theme.font("label", figures=True))
        gap = theme.px(12 if not theme.small else 7)
        return round(figure + gap + max(label, remark) + 2 * theme.space("s5"))

    def _paint_cell(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        theme = self.theme
        c = theme.colours
        font = theme.font("place", "strong", figures=True)
        ink = c.text1 if cell.normal else c.needs_person
        paint_text(painter, box, cell.figure, font, ink)
        left = box.left() + text_width(cell.figure, font) + theme.px(12 if not theme.small else 7)
        half = box.height() // 2
        label = QRect(
            left, theme.px(6 if not theme.small else 2), box.right() - left, half - theme.px(4)
        )
        paint_text(painter, label, cell.label, theme.font("body", "medium"), c.text1)
        remark = QRect(left, half, label.width(), half - theme.px(6 if not theme.small else 2))
        paint_text(painter, remark, cell.remark, theme.font("label", figures=True), c.text3)
