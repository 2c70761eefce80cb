"""What is wrong at the rigs now, the gravest first: drivers who call, faults, each in one line."""

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from racecontrol.meeting.state import State
from ui import format as text
from ui.theme import Theme
from ui.tr import later, tr, worded
from ui.widgets.lettering import LEFT, RIGHT, paint_text, words_height
from ui.widgets.marks import paint_octagon, paint_triangle
from ui.widgets.panel import Panel
from ui.widgets.rows import RowModel, RowView

TITLE: Final = later("Trouble")
NOTHING: Final = later("Nothing is wrong.")
ROWS: Final = 4  # that are seen at once; more are scrolled to


class Trouble(Struct, frozen=True):
    """One thing that lasts; `rig` 0: of no single rig."""

    rig: int
    words: str
    since_ns: int  # event clock
    danger: bool

    def line(self, now_ns: int) -> "TroubleLine":
        return TroubleLine(self, text.span(max(0, now_ns - self.since_ns)))


class TroubleLine(Struct, frozen=True):
    """A row as it is shown."""

    trouble: Trouble
    age: str

    @property
    def sentence(self) -> str:
        return tr("{trouble} For {age}.", trouble=self.trouble.words, age=self.age)


def troubles(state: State) -> tuple[Trouble, ...]:
    """All of them: danger first, then calls, then faults, each the newest first."""
    calls = [
        Trouble(rig, tr("Rig {rig}: the driver calls.", rig=rig), at_ns, False)
        for rig, at_ns in state.rigs.calls.items()
    ]
    faults = [
        Trouble(fault.rig, fault.sentence, fault.since_ns, fault.danger)
        for fault in state.rigs.open_faults()
    ]
    rows = sorted(calls, key=lambda one: -one.since_ns) + faults
    return tuple(sorted(rows, key=lambda one: not one.danger))


class TroubleList(Panel):
    """The panel; a click chooses the rig."""

    picked = Signal(int)  # rig number

    def __init__(self) -> None:
        super().__init__(worded(TITLE))
        self._model: RowModel[TroubleLine] = RowModel(lambda row: row.sentence, self)
        self.view = RowView(self._model, _paint, _height, worded(NOTHING), worded(TITLE))
        self.view.clicked.connect(self._clicked)
        self.set_body(self.view)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def rows(self) -> tuple[TroubleLine, ...]:
        return self._model.rows

    def show_troubles(self, found: tuple[Trouble, ...], now_ns: int) -> None:
        """Put these in; twice a second, for their ages."""
        self._model.show_rows([one.line(now_ns) for one in found])
        self.head.show_words(worded(TITLE), tr("{found} open", found=len(found)) if found else "")

    def sizeHint(self) -> QSize:
        rows = self.theme.height("list_row") * ROWS
        return QSize(300, rows + self.head.sizeHint().height() + self.theme.px(12))

    def _clicked(self, index: QModelIndex) -> None:
        rig = self.rows[index.row()].trouble.rig
        if rig:
            self.picked.emit(rig)


def _height(row: TroubleLine, width: int, theme: Theme) -> int:
    """As many lines as the sentence needs: an order must be read whole."""
    room = width - 2 * theme.space("s5") - theme.px(22) - theme.px(70)
    words = words_height(row.trouble.words, theme.font("body", figures=True), room)
    return max(theme.height("list_row"), words + theme.px(8))


def _paint(painter: QPainter, rect: QRect, row: TroubleLine, theme: Theme) -> None:
    pad, side, c = theme.space("s5"), theme.px(11), theme.colours
    mark = QRect(rect.x() + pad, rect.y() + theme.px(7), side, side)
    (paint_octagon if row.trouble.danger else paint_triangle)(painter, mark, c.needs_person)
    age = QRect(rect.right() - pad - theme.px(64), rect.y(), theme.px(64), theme.height("list_row"))
    paint_text(painter, age, row.age, theme.font("body", figures=True), c.text2, RIGHT)
    words = rect.adjusted(pad + theme.px(22), 0, -(pad + theme.px(70)), 0)
    painter.setFont(theme.font("body", figures=True))
    painter.setPen(c.text1)
    painter.drawText(words, int(LEFT) | int(Qt.TextFlag.TextWordWrap), row.trouble.words)
    painter.setPen(c.line1)
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
