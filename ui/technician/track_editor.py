"""The track editor: where the timing lines of the circuit lie, and a drag along it to move one.

Nothing moves by being dragged: letting go asks for the act, and the line moves when its fact is
there. The finish line is the game's own and stays where it is.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)

from racecontrol.meeting.model import MovableLine
from racecontrol.tracks.centre_line import CentreLine
from racecontrol.tracks.circuit import Circuit, LineKind, TimingLine
from ui.tr import later, tr, worded
from ui.widgets.lettering import CENTRE, LEFT, RIGHT, paint_text, text_width
from ui.widgets.map_shape import MapShape, shape_of
from ui.widgets.panel import Panel, Themed, paint_empty
from ui.widgets.polygon import polygon

NO_TRACK: Final = later("No track file for this circuit: there are no lines to move.")
HOW: Final = later(
    "Drag a line along the track. Tab: next line, arrows: 1 m, Shift 10 m, Enter: lay it there."
)
MARGIN: Final = 64
REACH: Final = 14  # px from a line at which the mouse takes it
HALF: Final = {  # px to each side of the track
    LineKind.FINISH: 20,
    LineKind.SECTOR: 20,
    LineKind.PIT_IN: 13,
    LineKind.PIT_OUT: 13,
    LineKind.MINI: 8,
}


class Wish(Struct, frozen=True):
    """A line and where a person would have it."""

    line: MovableLine
    number: int
    from_m: float
    to_m: float


def line_name(kind: LineKind, number: int) -> str:
    """`End of sector 1`, `Pit entry`."""
    match kind:
        case LineKind.FINISH:
            return tr("Finish line")
        case LineKind.SECTOR:
            return tr("End of sector {number}", number=number)
        case LineKind.MINI:
            return tr("End of mini-sector {number}", number=number)
        case LineKind.PIT_IN:
            return tr("Pit entry")
        case LineKind.PIT_OUT:
            return tr("Pit exit")


class LineMap(Themed):
    """The circuit with all its timing lines; one of them is chosen, and may be on its way."""

    wished = Signal(object)  # Wish
    changed = Signal()  # another line is chosen, or the chosen one is elsewhere

    def __init__(self) -> None:
        super().__init__()
        self._circuit: Circuit | None = None
        self._curve: CentreLine | None = None
        self._shape: MapShape | None = None
        self._chosen: tuple[LineKind, int] | None = None
        self._to_m: float | None = None  # where the chosen line is being taken
        self._locked = ""
        self.setAccessibleName(tr("Timing lines"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 240)

    # ------------------------------------------------------------ what is shown

    @property
    def circuit(self) -> Circuit | None:
        """What is shown."""
        return self._circuit

    @property
    def chosen(self) -> TimingLine | None:
        """The line that keys would move."""
        lines = self._circuit.lines if self._circuit else ()
        return next((one for one in lines if (one.kind, one.number) == self._chosen), None)

    @property
    def to_m(self) -> float | None:
        """Where the chosen line is being taken; None while it rests."""
        return self._to_m

    def show_circuit(self, circuit: Circuit | None, locked: str) -> None:
        """This circuit; `locked`: why its lines cannot be moved now, empty when they can."""
        if circuit is not self._circuit:
            self._circuit = circuit
            line = CentreLine.through(circuit.centre, circuit.length_m) if circuit else None
            self._curve, self._shape, self._to_m = line, None, None
            self.changed.emit()
        if locked:
            self._to_m = None
        self._locked = locked
        self.update()

    def put_back(self) -> bool:
        """Forget where the line was being taken. False when it rested."""
        taken, self._to_m = self._to_m is not None, None
        if taken:
            self.changed.emit()
            self.update()
        return taken

    def choose(self, kind: LineKind, number: int) -> None:
        """Take this line into the hand."""
        if (kind, number) != self._chosen:
            self._chosen, self._to_m = (kind, number), None
            self.changed.emit()
            self.update()

    def spot_of(self, metres: float) -> QPointF:
        """Where that distance along the lap is in the picture."""
        assert self._curve is not None
        point = self._curve.point_at(metres % self._curve.length_m)
        shape = self._fit()
        assert shape is not None
        return QPointF(*shape.to_px(float(point[0]), float(point[2])))

    def themed(self) -> None:
        self._shape = None
        super().themed()

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = self._line_at(event.position())
        if near is not None:
            self.choose(near.kind, near.number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._may_move():
            self.take(self._metres_at(event.position()))
        hand = self._line_at(event.position()) is not None and not self._locked
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self._wish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = 10.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Down if self._may_move():
                self._nudge(-far)
            case Qt.Key.Key_Right | Qt.Key.Key_Up if self._may_move():
                self._nudge(far)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._to_m is not None:
                self._wish()
            case Qt.Key.Key_Escape if self._to_m is not None:
                self.put_back()
            case _:
                event.ignore()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes through the lines; after the last one it leaves."""
        lines = [(one.kind, one.number) for one in self._movable()]
        if not lines:
            return super().focusNextPrevChild(forwards)
        at = (
            lines.index(self._chosen) if self._chosen in lines else (-1 if forwards else len(lines))
        )
        at += 1 if forwards else -1
        if not 0 <= at < len(lines):
            return super().focusNextPrevChild(forwards)
        self.choose(*lines[at])
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._shape = None
        super().resizeEvent(event)

    def _movable(self) -> Sequence[TimingLine]:
        lines = self._circuit.lines if self._circuit else ()
        return [line for line in lines if line.kind is not LineKind.FINISH]

    def _may_move(self) -> bool:
        line = self.chosen
        return line is not None and line.kind is not LineKind.FINISH and not self._locked

    def _nudge(self, metres: float) -> None:
        line = self.chosen
        assert line is not None
        now = line.distance_m if self._to_m is None else self._to_m
        self.take(now + metres)

    def take(self, metres: float) -> None:
        assert self._circuit is not None
        self._to_m = round(min(max(metres, 1.0), self._circuit.length_m - 1.0), 1)
        self.changed.emit()
        self.update()

    def _wish(self) -> None:
        line, to_m = self.chosen, self._to_m
        if line is None or to_m is None or not self._may_move():
            return
        if round(line.distance_m, 1) == to_m:
            self.put_back()
            return
        kind = MovableLine(line.kind.value)
        self.wished.emit(Wish(kind, line.number, round(line.distance_m, 1), to_m))

    def _line_at(self, spot: QPointF) -> TimingLine | None:
        """The nearest movable line within reach; a sector line before a mini-sector's."""
        best: tuple[float, int, TimingLine] | None = None
        for line in self._movable():
            away = self.spot_of(line.distance_m) - spot
            far = (away.x() ** 2 + away.y() ** 2) ** 0.5
            rank = (far if line.kind is LineKind.MINI else far - 4.0, line.number, line)
            if far <= REACH and (best is None or rank[:2] < best[:2]):
                best = rank
        return best[2] if best else None

    def _metres_at(self, spot: QPointF) -> float:
        shape = self._fit()
        assert shape is not None and self._curve is not None
        ground = np.linalg.solve(shape.turn, np.array([spot.x(), spot.y()]) - shape.shift)
        return self._curve.nearest_m(float(ground[0]), float(ground[1]))

    def _fit(self) -> MapShape | None:
        if self._shape is None and self._circuit is not None:
            margin = self.theme.px(MARGIN)
            self._shape = shape_of(self._circuit, self.width(), self.height(), margin)
        return self._shape

    # ------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = self.theme.colours
        painter.fillRect(self.rect(), c.background1)
        shape = self._fit()
        if shape is None or self._circuit is None:
            paint_empty(painter, self.rect(), worded(NO_TRACK), self.theme)
            return
        self._paint_road(painter, shape)
        for line in self._circuit.lines:
            if (line.kind, line.number) != self._chosen:
                self._paint_line(painter, line, line.distance_m, self._ink(line))
        self._paint_chosen(painter)

    def _paint_road(self, painter: QPainter, shape: MapShape) -> None:
        theme = self.theme
        painter.setPen(QPen(theme.colours.line2, theme.px(2)))
        painter.drawPolyline(polygon(shape.pit_lane))
        pen = QPen(theme.colours.track_line, theme.px(7))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for part in shape.sectors:
            painter.drawPolyline(polygon(part))

    def _paint_chosen(self, painter: QPainter) -> None:
        line, c = self.chosen, self.theme.colours
        if line is None:
            return
        moved = self._to_m is not None
        self._paint_line(painter, line, line.distance_m, c.text3 if moved else c.focus, thick=2)
        if self._to_m is not None:
            self._paint_line(painter, line, self._to_m, c.human, thick=2)

    def _ink(self, line: TimingLine) -> QColor:
        c = self.theme.colours
        return c.text3 if line.kind is LineKind.MINI else c.text1

    def _paint_line(
        self, painter: QPainter, line: TimingLine, metres: float, ink: QColor, thick: int = 0
    ) -> None:
        theme, curve = self.theme, self._curve
        assert curve is not None and self._shape is not None
        spot = self.spot_of(metres)
        along = self._shape.turn @ curve.heading_at(metres % curve.length_m)
        along = along / max(float(np.linalg.norm(along)), 1e-9)
        across = QPointF(-along[1], along[0])
        half = theme.px(HALF[line.kind])
        painter.setPen(QPen(ink, theme.px((1 if line.kind is LineKind.MINI else 3) + thick)))
        painter.drawLine(spot - across * half, spot + across * half)
        word = _short_name(line)
        if not word and not thick:
            return
        font = theme.font("item", "strong") if word else theme.font("label", figures=True)
        word = word or f"m{line.number}"
        middle = spot + across * (half + theme.px(16))
        wide = text_width(word, font) + 4
        room = QRect(round(middle.x()) - wide // 2, round(middle.y()) - 11, wide, 22)
        paint_text(painter, room, word, font, ink, CENTRE)


def _short_name(line: TimingLine) -> str:
    match line.kind:
        case LineKind.FINISH:
            return tr("Finish")
        case LineKind.SECTOR:
            return f"S{line.number} | S{line.number + 1}"
        case LineKind.PIT_IN:
            return tr("Pit in")
        case LineKind.PIT_OUT:
            return tr("Pit out")
        case LineKind.MINI:
            return ""


class LineWords(Themed):
    """Below the map: the chosen line, where it is, where it is being taken; or why it is not."""

    def __init__(self) -> None:
        super().__init__()
        self._left, self._right, self._warns = "", "", False

    @property
    def words(self) -> tuple[str, str]:
        """What stands at the left and at the right."""
        return self._left, self._right

    def show_words(self, left: str, right: str, *, warns: bool) -> None:
        if (left, right, warns) != (self._left, self._right, self._warns):
            self._left, self._right, self._warns = left, right, warns
            self.setAccessibleName(f"{left} {right}".strip())
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c, pad = theme.colours, theme.space("s5")
        painter.fillRect(self.rect(), c.background2)
        room = self.rect().adjusted(pad, 0, -pad, 0)
        figures = theme.font("strong", "medium", figures=True)
        used = paint_text(painter, room, self._right, figures, c.text1, RIGHT)
        room.setRight(room.right() - used - pad)
        ink = c.needs_person if self._warns else c.text2
        paint_text(painter, room, self._left, theme.font("body"), ink, LEFT)


class TrackEditor(Panel):
    """The panel: the map and, below it, the words."""

    def __init__(self) -> None:
        super().__init__(tr("Timing lines"))
        self.map, self._words = LineMap(), LineWords()
        self._circuit: Circuit | None = None
        self._locked = self._remark = ""
        self.map.changed.connect(self._show_words)
        self.set_body(self.map)
        self.set_body(self._words, 0)

    @property
    def words(self) -> tuple[str, str]:
        """What stands below the map."""
        return self._words.words

    def themed(self) -> None:
        self._words.setFixedHeight(self.theme.height("column_head") + self.theme.space("s5"))
        super().themed()

    def show_track(self, circuit: Circuit | None, locked: str, remark: str) -> None:
        """`locked`: why no line can be moved now; `remark`: what else to know, of the file."""
        self._circuit, self._locked, self._remark = circuit, locked, remark
        self.map.show_circuit(circuit, locked)
        if circuit is not None:
            length = tr(
                "{length} m, {sectors} sectors",
                length=f"{circuit.length_m:.0f}",
                sectors=circuit.sectors,
            )
            minis = tr("{mini_sectors} mini-sectors", mini_sectors=circuit.mini_sectors)
            self.head.show_words(
                tr("Timing lines of {circuit}", circuit=circuit.name), f"{length}, {minis}"
            )
        self._show_words()

    def _show_words(self) -> None:
        warning = self._locked or self._remark
        self._words.show_words(warning or worded(HOW), self._where(), warns=bool(warning))

    def _where(self) -> str:
        line, to_m, circuit = self.map.chosen, self.map.to_m, self._circuit
        if line is None or circuit is None:
            return ""
        name, now = line_name(line.kind, line.number), _metres(line.distance_m, circuit)
        if to_m is None:
            return f"{name}: {now}"
        return f"{name}: {now} → {_metres(to_m, circuit)} ({to_m - line.distance_m:+.1f} m)"


def _metres(distance_m: float, circuit: Circuit) -> str:
    return f"{distance_m:.1f} m, {100 * distance_m / circuit.length_m:.1f} %"
