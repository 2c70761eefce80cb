"""Two orders side by side, the chosen one with an edge: twelve cars each, in two columns of six."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from racecontrol.meeting.model import Meeting
from ui.director.red_order import OrderRow, OrderTable
from ui.tr import tr
from ui.widgets.lettering import LEFT, RIGHT, paint_text
from ui.widgets.marks import paint_car, paint_focus, paint_triangle
from ui.widgets.panel import Themed

COLUMNS: Final = 2
ROWS: Final = 6
WALK: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
TURN: Final = {Qt.Key.Key_Left: 0, Qt.Key.Key_Right: 1}


class OrderView(Themed):
    """Left and Right choose the table, Up and Down a car; Space says that a car stays out."""

    turned = Signal(int)  # the table that was chosen
    left_out = Signal(int)  # the car under the cursor, by Space
    lap_keys = Signal(int)  # +1 or -1

    def __init__(self) -> None:
        super().__init__()
        self._meeting: Meeting | None = None
        self.tables: tuple[OrderTable, ...] = ()
        self.chosen = 0
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Order after the red flag"))

    def show_tables(
        self, meeting: Meeting | None, tables: tuple[OrderTable, ...], chosen: int
    ) -> None:
        """The proposal and its alternative; `chosen`: which of them would be taken."""
        if (meeting, tables, chosen) != (self._meeting, self.tables, self.chosen):
            self._meeting, self.tables, self.chosen = meeting, tables, chosen
            rows = tables[chosen].rows if tables else ()
            self.setAccessibleDescription(". ".join(row.sentence for row in rows))
            self.update()

    @property
    def car(self) -> int | None:
        """The car under the cursor."""
        rows = self.tables[self.chosen].rows if self.tables else ()
        return rows[self._at].number if self._at < len(rows) else None

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(400), self.theme.px(118 if self.theme.small else 170))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(240), self.theme.px(90 if self.theme.small else 130))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in TURN:
            self.turned.emit(TURN[key])
        elif key in WALK and self.tables:
            most = len(self.tables[self.chosen].rows) - 1
            self._at = min(most, max(0, self._at + WALK[key]))
            self.update()
        elif key is Qt.Key.Key_Space and self.car is not None:
            self.left_out.emit(self.car)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.lap_keys.emit(1 if key is Qt.Key.Key_Plus else -1)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        for side in range(len(self.tables)):
            if not self._table_rect(side).contains(spot):
                continue
            for index in range(len(self.tables[side].rows)):
                if self._cell(side, index).contains(spot):
                    self._at = index
            self.turned.emit(side)
            self.update()

    def _table_rect(self, side: int) -> QRect:
        theme = self.theme
        pad, gap = theme.space("s5"), theme.space("s4")
        wide = (self.width() - 2 * pad - gap) // 2
        return QRect(pad + side * (wide + gap), theme.px(3), wide, self.height() - theme.px(6))

    def _title(self) -> int:
        return self.theme.px(18 if self.theme.small else 26)

    def _cell(self, side: int, index: int) -> QRect:
        table = self._table_rect(side).adjusted(6, self._title(), -6, -3)
        count = max(len(self.tables[side].rows), COLUMNS * ROWS)
        lines = -(-count // COLUMNS)
        wide, high = table.width() // COLUMNS, table.height() // lines
        column, line = index // lines, index % lines
        return QRect(table.x() + column * wide, table.y() + line * high, wide - 4, high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for side, table in enumerate(self.tables):
            self._paint_table(painter, side, table)
        if self.hasFocus():
            paint_focus(painter, self.rect(), self.theme)

    def _paint_table(self, painter: QPainter, side: int, table: OrderTable) -> None:
        theme = self.theme
        c, rect, chosen = theme.colours, self._table_rect(side), side == self.chosen
        painter.setPen(QPen(c.focus if chosen else c.line1, 2 if chosen else 1))
        painter.setBrush(c.selection if chosen else c.background1)
        radius = theme.radius("panel")
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)
        head = QRect(rect.x() + theme.space("s4"), rect.y(), rect.width() - 2 * theme.space("s4"),
                     self._title())  # fmt: skip
        ink = c.text1 if chosen else c.text2
        wide = paint_text(painter, head, table.title, theme.font("body", "medium"), ink, LEFT)
        line = head.adjusted(wide + theme.space("s4"), 0, 0, 0)
        words = (
            tr("{line}, {unsure} unsure", line=table.line, unsure=table.unsure)
            if table.unsure
            else table.line
        )
        paint_text(painter, line, words, theme.font("label", figures=True), c.text2, RIGHT)
        for index, row in enumerate(table.rows):
            self._paint_row(painter, self._cell(side, index), row, ink)
            if chosen and self.hasFocus() and index == self._at:
                painter.setPen(QPen(c.focus, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self._cell(side, index))

    def _paint_row(self, painter: QPainter, cell: QRect, row: OrderRow, ink: QColor) -> None:
        theme = self.theme
        c = theme.colours
        if row.moved:
            painter.fillRect(cell.adjusted(0, 1, 0, -1), c.background3)
        x, middle = cell.x() + theme.px(2), cell.center().y()
        place = QRect(x, cell.y(), theme.px(22), cell.height())
        strong = theme.font("figure", "strong", figures=True)
        paint_text(painter, place, str(row.place) if row.place else "–", strong, ink, RIGHT)
        x += theme.px(28)
        high = min(theme.height("car_chip"), cell.height() - 2)
        chip = QRect(x, middle - high // 2, theme.height("car_chip_width"), high)
        style = theme.car(self._meeting, row.number)
        paint_car(painter, chip, row.number, style, theme, faded=not row.place)
        x += chip.width() + theme.space("s4")
        right = QRect(x, cell.y(), cell.right() - x - theme.px(2), cell.height())
        if row.moved:
            words = f"▲{row.moved}" if row.moved > 0 else f"▼{-row.moved}"
            wide = paint_text(painter, right, words, theme.font("body", "strong", True), ink, RIGHT)
            right.setRight(right.right() - max(wide, theme.px(24)) - theme.space("s2"))
        figures = theme.font("body", "medium", figures=True)
        used = paint_text(painter, right, row.words, figures, ink, RIGHT)
        if row.unsure:
            side = theme.px(10)
            spot = right.right() - used - side - theme.space("s3")
            triangle = QRect(spot, middle - side // 2, side, side)
            paint_triangle(painter, triangle, c.needs_person)
        if cell.width() > theme.px(190):  # for all of them, or for none
            code = QRect(x, cell.y(), theme.px(44), cell.height())
            paint_text(painter, code, row.code, theme.font("item", "medium"), ink, LEFT)
