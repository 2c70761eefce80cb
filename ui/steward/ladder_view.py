"""Track limits of a session, car by car: how many, and what the next one brings."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent

from racecontrol.meeting.model import Meeting
from racecontrol.meeting.state import State
from racecontrol.stewarding.ladders import Rung, track_limits
from ui import format as text
from ui.tr import tr
from ui.widgets.lettering import paint_text
from ui.widgets.marks import paint_car
from ui.widgets.panel import Themed

COLUMNS, COLUMNS_SMALL = 6, 4


def rungs_of(state: State) -> tuple[Rung, ...]:
    """Every entry of the session at hand, by number; nothing without a session."""
    session = state.current
    if session is None or state.meeting is None:
        return ()
    numbers = sorted(entry.number for entry in state.meeting.entries)
    return tuple(track_limits(state, session, number) for number in numbers)


def first_steps(state: State) -> str:
    """What the ladder of the rulebook begins with: `3rd: warning`; empty where it has none."""
    steps = state.meeting.rulebook.track_limits.steps if state.meeting else ()
    if not steps:
        return tr("counted; the rulebook has no ladder")
    zero = Rung(-1, 0, "", steps[0].count, steps[0].gives)
    return tr("from none, {zero}", zero=zero.words)


class LadderView(Themed):
    """Twelve chips with their counts; a triangle and amber where something is due."""

    picked = Signal(int)  # the car that was clicked

    def __init__(self) -> None:
        super().__init__()
        self._meeting: Meeting | None = None
        self.rungs: tuple[Rung, ...] = ()
        self.setAccessibleName(tr("Track limits"))

    def show_rungs(self, meeting: Meeting | None, rungs: tuple[Rung, ...]) -> None:
        """Show these counts."""
        if (meeting, rungs) == (self._meeting, self.rungs):
            return
        grew = len(rungs) != len(self.rungs)
        self._meeting, self.rungs = meeting, rungs
        spoken = [
            tr("car {car} {count} {r}", car=text.car(r.entry), count=r.count, r=r.words).strip()
            for r in rungs
            if r.count
        ]
        self.setAccessibleDescription("; ".join(spoken) or tr("none"))
        self.setToolTip("\n".join(spoken))
        if grew:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rows = -(-len(self.rungs) // self._columns())
        return QSize(200, rows * self._row_height() + self.theme.px(6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _columns(self) -> int:
        return COLUMNS_SMALL if self.theme.small else COLUMNS

    def _row_height(self) -> int:
        return self.theme.height("car_chip") + self.theme.px(8)

    def box(self, index: int) -> QRect:
        """Where a car stands."""
        pad = self.theme.space("s5")
        wide = (self.width() - 2 * pad) // self._columns()
        row, column = divmod(index, self._columns())
        return QRect(pad + column * wide, row * self._row_height(), wide, self._row_height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            number = self._at(event.position().toPoint())
            if number is not None:
                self.picked.emit(number)

    def _at(self, point: QPoint) -> int | None:
        for index, rung in enumerate(self.rungs):
            if self.box(index).contains(point):
                return rung.entry
        return None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index, rung in enumerate(self.rungs):
            self._paint_rung(painter, self.box(index), rung)

    def _paint_rung(self, painter: QPainter, box: QRect, rung: Rung) -> None:
        theme = self.theme
        c = theme.colours
        wide, high = theme.height("car_chip_width"), theme.height("car_chip")
        chip = QRect(box.left(), box.center().y() - high // 2, wide, high)
        paint_car(painter, chip, rung.entry, theme.car(self._meeting, rung.entry), theme)
        figure = theme.font("item", "strong" if rung.due else "normal", figures=True)
        ink = c.needs_person if rung.due else c.text1 if rung.count else c.text3
        words = f"▲{rung.count}" if rung.due else str(rung.count)
        room = QRect(chip.right() + theme.px(4), box.top(), 0, box.height())
        room.setRight(box.right())
        paint_text(painter, room, words, figure, ink)
