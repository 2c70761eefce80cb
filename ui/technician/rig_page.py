"""Of one rig: what hangs together there, and where it is not like the golden one."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout

from racecontrol.meeting.parity import Line
from racecontrol.meeting.state import State
from ui.technician.devices import Device
from ui.theme import Theme
from ui.tr import later, tr, worded
from ui.widgets.lettering import LEFT, paint_text
from ui.widgets.marks import paint_triangle
from ui.widgets.panel import Panel, Themed
from ui.widgets.rows import RowModel, RowView

NO_DEVICE: Final = later("Nothing is known of this rig's devices.")
NO_GOLDEN: Final = later("No golden rig chosen. Choose one on the page of parity.")
NOT_READ: Final = later("Nothing of this rig is read yet.")
ALL_EQUAL: Final = later("All {count} values are as the golden rig.")
NAME: Final = 150  # px


class RigPage(Themed):
    """The device tree and the differences beside it; on a small screen below it."""

    def __init__(self) -> None:
        super().__init__()
        self._devices: RowModel[Device] = RowModel(lambda row: f"{row.name}: {row.words}", self)
        self._lines: RowModel[Line] = RowModel(str, self)
        self.tree = RowView(self._devices, _paint_device, _row, worded(NO_DEVICE), tr("Devices"))
        self.golden = RowView(
            self._lines, _paint_line, _row, worded(NO_GOLDEN), tr("Against the golden rig")
        )
        self.above, self.below = Panel(tr("Devices")), Panel(tr("Golden rig"))
        self.above.set_body(self.tree)
        self.below.set_body(self.golden)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.above, 7)
        self._layout.addWidget(self.below, 4)

    def themed(self) -> None:
        way = QBoxLayout.Direction
        self._layout.setDirection(way.TopToBottom if self.theme.small else way.LeftToRight)
        self._layout.setSpacing(self.theme.space("s4"))
        super().themed()

    @property
    def devices(self) -> tuple[Device, ...]:
        return self._devices.rows

    @property
    def differences(self) -> tuple[Line, ...]:
        return self._lines.rows

    def show_devices(self, devices: tuple[Device, ...]) -> None:
        """Twice a second."""
        self._devices.show_rows(devices)

    def show_parity(self, state: State, rig: int) -> None:
        """What differs first; where nothing does, the empty list says so."""
        parity = state.parity
        lines = parity.differences(rig) if parity.sheet(rig) else ()
        count = len(parity.golden_sheet)
        if not count:
            empty = worded(NO_GOLDEN)
        else:
            empty = worded(ALL_EQUAL).format(count=count) if parity.sheet(rig) else worded(NOT_READ)
        self.golden.say_empty(empty)
        self._lines.show_rows(lines)
        right = tr("{lines} of {count} differ", lines=len(lines), count=count) if lines else ""
        self.below.head.show_words(tr("Golden rig"), "", right)


def _row(_row: object, _width: int, theme: Theme) -> int:
    return theme.px(20 if theme.small else 24)


def _paint_device(painter: QPainter, rect: QRect, row: Device, theme: Theme) -> None:
    c, pad = theme.colours, theme.space("s5")
    left = rect.left() + pad + row.depth * theme.px(16)
    if row.depth:
        painter.setPen(c.line3)
        x, middle = left - theme.px(9), rect.center().y()
        painter.drawLine(x, rect.top() + 2, x, middle)
        painter.drawLine(x, middle, x + theme.px(6), middle)
    name = QRect(left, rect.top(), theme.px(NAME), rect.height())
    font = theme.font("body", "medium")
    used = paint_text(painter, name, row.name, font, c.text1, LEFT)
    words = rect.adjusted(left + used + pad - rect.left(), 0, -pad, 0)
    figures = theme.font("body", "strong" if row.odd else "normal", figures=True)
    if row.odd:
        side = theme.px(9)
        mark = QRect(words.left(), rect.center().y() - side // 2, side, side)
        paint_triangle(painter, mark, c.needs_person)
        words.setLeft(words.left() + side + theme.px(5))
    paint_text(painter, words, row.words, figures, c.needs_person if row.odd else c.text2, LEFT)


def _paint_line(painter: QPainter, rect: QRect, row: Line, theme: Theme) -> None:
    """Name, what it is, what the golden one has; each in its column."""
    c, pad = theme.colours, theme.space("s5")
    side = theme.px(9)
    mark = QRect(rect.left() + pad, rect.center().y() - side // 2, side, side)
    paint_triangle(painter, mark, c.needs_person)
    left, each = mark.right() + theme.px(6), (rect.width() - 2 * pad - side) // 3
    strong = theme.font("body", "strong", figures=True)
    plain = theme.font("body", figures=True)
    found = row.found or tr("not read")
    for at, (words, font, ink) in enumerate(
        ((row.name, plain, c.text1), (found, strong, c.needs_person), (row.golden, plain, c.text2))
    ):
        room = QRect(left + at * each, rect.top(), each - theme.px(4), rect.height())
        paint_text(painter, room, words, font, ink, LEFT)
