"""The track map: the circuit in a cached picture, cars as dots above it, sectors by their flags."""

import math
from collections.abc import Mapping
from enum import Enum
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)

from racecontrol.meeting.model import Flag, Meeting, SessionPlan
from racecontrol.meeting.state import Session, State
from racecontrol.results.reckoning import reckoned_m
from racecontrol.tracks.centre_line import CentreLine
from racecontrol.tracks.circuit import Circuit
from ui import format as text
from ui.bridge import Telemetry
from ui.theme import FLAG_KEYS
from ui.tr import later, tr, worded
from ui.track_state import sector_flag
from ui.widgets.lettering import CENTRE, LEFT, RIGHT, paint_text, text_width
from ui.widgets.map_shape import MapShape, drawn_apart, shape_of
from ui.widgets.panel import Panel, Themed, paint_empty
from ui.widgets.polygon import polygon

NO_TRACK: Final = later("No track file for this circuit. Sector times are off.")
RING: Final = 6  # px around a dot, for the ring of the selected car
MARGIN: Final = 34  # px around the line, for dots and numbers
CLEAR: Final = later("Clear")
WORDS: Final = {
    Flag.YELLOW: later("Yellow"),
    Flag.DOUBLE_YELLOW: later("Double"),
    Flag.RED: later("Red"),
}
OLD_PLACE: Final = later("dashed dot: old place")
BY_PACE: Final = later("hatched dot: by its last pace")


class Age(Enum):
    """How sure a dot is."""

    LIVE = "live"
    OLD = "where it was last seen"
    CARRIED = "by its last pace"


LOOK_MS: Final = 100  # in which a dot moves by a few pixels at most
Dot = tuple[int, int, int, Age]  # car, x and y in px


class TrackMap(Themed):
    """The line and the dots. Reads the latest samples ten times a second."""

    chosen = Signal(int)

    def __init__(self, telemetry: Telemetry) -> None:
        super().__init__()
        self._telemetry = telemetry
        self._meeting: Meeting | None = None
        self._circuit: Circuit | None = None
        self._flags: tuple[Flag | None, ...] = ()
        self._shape: MapShape | None = None
        self._ground: QPixmap | None = None
        self._dots: tuple[Dot, ...] = ()
        self._pictures: dict[tuple[int, Age, bool], QPixmap] = {}
        self._stale: frozenset[int] = frozenset()
        self._carried: Mapping[int, tuple[float, float]] = {}
        self._selected: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.setAccessibleName(tr("Track map"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 120)

    @property
    def stale(self) -> frozenset[int]:
        """Rigs whose place is old, as they were last told of."""
        return self._stale

    @property
    def dots(self) -> tuple[Dot, ...]:
        """The dots as they are drawn."""
        return self._dots

    def show_circuit(
        self, meeting: Meeting | None, circuit: Circuit | None, flags: tuple[Flag | None, ...]
    ) -> None:
        """This circuit, with a flag or none over each sector."""
        if circuit is not self._circuit or meeting is not self._meeting:
            self._circuit, self._meeting = circuit, meeting
            self._shape = None
            self._pictures.clear()
        if flags != self._flags or self._shape is None:
            self._flags, self._ground = flags, None
            self.update()

    def show_stale(self, rigs: frozenset[int]) -> None:
        """Rigs whose place is only where they were last seen."""
        self._stale = rigs

    def show_carried(self, places: Mapping[int, tuple[float, float]]) -> None:
        """Cars whose stream died, at the world x and z where they would be by their last pace."""
        self._carried = places

    def show_selected(self, number: int | None) -> None:
        """Give this car a ring."""
        self._selected = number
        self.update()

    def themed(self) -> None:
        self._shape = self._ground = None
        self._pictures.clear()
        super().themed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._shape = self._ground = None
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position()
        for number, x, y, _ in reversed(self._dots):
            if (spot.x() - x) ** 2 + (spot.y() - y) ** 2 <= self.theme.radius_dot() ** 2:
                self.chosen.emit(number)
                return

    def _look(self) -> None:
        """Repaint only when a dot has moved by a pixel."""
        dots = self._read_dots()
        if dots != self._dots:
            self._dots = dots
            self.update()

    def _read_dots(self) -> tuple[Dot, ...]:
        shape, meeting = self._fit(), self._meeting
        if shape is None or meeting is None:
            return ()
        samples = self._telemetry.latest()
        rigs = {rig.number: index for index, rig in enumerate(meeting.rigs)}
        heard = ((samples["arrival_ns"] != 0) & (samples["lap"] >= 0)).tolist()
        positions = samples["position"].tolist()
        dots = []
        for entry in meeting.entries:
            if not heard[rigs[entry.rig]]:
                continue
            x, _, z = positions[rigs[entry.rig]]
            age = Age.OLD if entry.rig in self._stale else Age.LIVE
            if entry.number in self._carried and age is Age.OLD:
                (x, z), age = self._carried[entry.number], Age.CARRIED
            if math.isfinite(x) and math.isfinite(z):
                px, py = shape.to_px(x, z)
                dots.append((entry.number, round(px), round(py), age))
        return tuple(dots)

    def _fit(self) -> MapShape | None:
        if self._shape is None and self._circuit is not None:
            margin = self.theme.px(MARGIN)
            self._shape = shape_of(self._circuit, self.width(), self.height(), margin)
            self._ground = None
        return self._shape

    # ------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shape = self._fit()
        if shape is None:
            painter.fillRect(self.rect(), self.theme.colours.background1)
            paint_empty(painter, self.rect(), worded(NO_TRACK), self.theme)
            return
        if self._ground is None:
            self._ground = self._paint_ground(shape)
        painter.drawPixmap(0, 0, self._ground)
        self._paint_dots(painter)

    def _paint_ground(self, shape: MapShape) -> QPixmap:
        """The track and its labels, drawn once per size, theme and flag."""
        ratio = self.devicePixelRatioF()
        ground = QPixmap(self.size() * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(self.theme.colours.background1)
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_track(painter, shape)
        self._paint_lines(painter, shape)
        self._paint_words(painter, shape)
        painter.end()
        return ground

    def _paint_track(self, painter: QPainter, shape: MapShape) -> None:
        theme = self.theme
        edge = theme.colours.line1
        pit = polygon(shape.pit_lane)
        painter.setPen(QPen(theme.colours.line2, theme.px(2)))
        painter.drawPolyline(pit)
        for part in shape.sectors:
            painter.setPen(_round_pen(edge, theme.px(12)))
            painter.drawPolyline(polygon(part))
        for index, part in enumerate(shape.sectors):
            flag = self._flags[index] if index < len(self._flags) else None
            colour = theme.flag(flag).fill if flag else theme.colours.track_line
            painter.setPen(_round_pen(colour, theme.px(7)))
            painter.drawPolyline(polygon(part))

    def _paint_lines(self, painter: QPainter, shape: MapShape) -> None:
        painter.setPen(QPen(self.theme.colours.text1, self.theme.px(3)))
        for one, other in shape.lines:
            painter.drawLine(QPointF(*one), QPointF(*other))

    def _paint_words(self, painter: QPainter, shape: MapShape) -> None:
        theme = self.theme
        small = theme.font("mark", "normal", figures=True)
        for number, (x, y) in shape.turns:
            spot = QRect(round(x) - 12, round(y) - 9, 24, 18)
            paint_text(painter, spot, str(number), small, theme.colours.text3, CENTRE)
        name: QFont = theme.font("item", "strong")
        for index, (x, y) in enumerate(shape.names, 1):
            spot = QRect(round(x) - 16, round(y) - 10, 32, 20)
            paint_text(painter, spot, f"S{index}", name, theme.colours.text2, CENTRE)

    def _paint_dots(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self.theme.radius_dot()
        size = (self.width(), self.height())
        spots = drawn_apart([(x, y) for _, x, y, _ in self._dots], radius, size)
        painter.setPen(QPen(self.theme.colours.text2, 1.5))
        for (_, x, y, _), (a, b) in zip(self._dots, spots, strict=True):
            if (x, y) != (a, b):
                painter.drawLine(QPointF(x, y), QPointF(a, b))
        for (number, _, _, age), (a, b) in zip(self._dots, spots, strict=True):
            self._paint_dot(painter, QPointF(a, b), number, age)

    def _paint_dot(self, painter: QPainter, centre: QPointF, number: int, age: Age) -> None:
        """Each dot is painted once and then copied: text and circles are what a frame costs."""
        key = (number, age, number == self._selected)
        side = 2 * round(self.theme.radius_dot() + RING)
        picture = self._pictures.get(key)
        if picture is None:
            ratio = self.devicePixelRatioF()
            picture = self._pictures[key] = QPixmap(QSize(side, side) * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            own = QPainter(picture)
            own.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_picture(own, QPointF(side / 2, side / 2), number, age)
            own.end()
        painter.drawPixmap(centre - QPointF(side / 2, side / 2), picture)

    def _paint_picture(self, painter: QPainter, centre: QPointF, number: int, age: Age) -> None:
        theme, stale = self.theme, age is not Age.LIVE
        style = theme.car(self._meeting, number)
        radius = theme.radius_dot()
        if number == self._selected:
            painter.setPen(QPen(theme.colours.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius + 4, radius + 4)
        edge = QPen(theme.colours.text1 if stale else theme.colours.background0, 1.5)
        if stale:
            edge.setStyle(Qt.PenStyle.DashLine)
            painter.setOpacity(0.8)
        painter.setPen(edge)
        painter.setBrush(style.fill)
        painter.drawEllipse(centre, radius, radius)
        if age is Age.CARRIED:
            painter.setBrush(QBrush(theme.colours.background0, Qt.BrushStyle.BDiagPattern))
            painter.drawEllipse(centre, radius, radius)
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        font = theme.font("mark", "heavy", figures=True)
        paint_text(painter, box.toRect(), text.car(number), font, style.text, CENTRE)


def _round_pen(colour: QColor, width: int) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


class _Box(Struct, frozen=True):
    name: str
    word: str
    flag: Flag | None


class SectorBoxes(Themed):
    """Under the map: each sector with the word of its flag."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes: tuple[_Box, ...] = ()
        self.setAccessibleName(tr("Sectors"))

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.px(28 if self.theme.small else 46))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_flags(self, flags: tuple[Flag | None, ...]) -> None:
        """A flag or none for each sector."""
        boxes = tuple(
            _Box(
                tr("Sector {sector}", sector=index),
                worded(WORDS.get(flag, CLEAR) if flag else CLEAR),
                flag,
            )
            for index, flag in enumerate(flags, 1)
        )
        if boxes != self._boxes:
            self._boxes = boxes
            self.setAccessibleDescription(", ".join(f"{b.name} {b.word}" for b in boxes))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._boxes:
            return
        pad, gap = theme.space("s5"), theme.space("s3")
        each = (self.width() - 2 * pad - gap * (len(self._boxes) - 1)) // len(self._boxes)
        font = theme.font("body", "strong")
        widest = max(text_width(box.name + box.word, font) for box in self._boxes)
        short = widest + 4 * theme.space("s4") > each
        for index, box in enumerate(self._boxes):
            rect = QRect(pad + index * (each + gap), 0, each, self.height() - theme.space("s4"))
            self._paint_box(painter, rect, box, short)

    def _paint_box(self, painter: QPainter, rect: QRect, box: _Box, short: bool) -> None:
        theme = self.theme
        style = theme.flags[FLAG_KEYS[box.flag]] if box.flag else None
        painter.setPen(QPen(style.fill if style else theme.colours.line1, 1))
        painter.setBrush(style.fill if style else theme.colours.background2)
        painter.drawRoundedRect(QRectF(rect), theme.radius("chip"), theme.radius("chip"))
        inner = rect.adjusted(theme.space("s4"), 0, -theme.space("s4"), 0)
        ink = style.text if style else theme.colours.text2
        strong = style.text if style else theme.colours.text1
        name = box.name.replace("Sector ", "S") if short else box.name
        paint_text(painter, inner, name, theme.font("label"), ink, LEFT)
        paint_text(painter, inner, box.word, theme.font("body", "strong"), strong, RIGHT)


class MapPanel(Panel):
    """Map and sectors."""

    def __init__(self, telemetry: Telemetry, circuits: Mapping[str, Circuit]) -> None:
        super().__init__(tr("Track"))
        self._circuits = circuits
        self.map = TrackMap(telemetry)
        self.boxes = SectorBoxes()
        self._line: tuple[Circuit, CentreLine] | None = None  # of the circuit, made when wanted
        self.set_body(self.map)
        self.set_body(self.boxes, 0)

    def show_silent(self, state: State, session: Session | None, now_ns: int) -> None:
        """Carry cars on whose stream died."""
        circuit = self._circuits.get(session.plan.track) if session else None
        if session is None or circuit is None or not state.silent_rigs:
            self.map.show_carried({})
            return
        if self._line is None or self._line[0] is not circuit:
            self._line = (circuit, CentreLine.through(circuit.centre, circuit.length_m))
        spots = {
            number: self._line[1].point_at(metres)
            for number, metres in reckoned_m(state, session, now_ns, circuit).items()
        }
        self.map.show_carried({n: (float(at[0]), float(at[2])) for n, at in spots.items()})

    def show_session(self, state: State, session: Session | None) -> None:
        """The circuit of this session and the flags over it."""
        plan = session.plan if session else next(iter(_plans(state)), None)
        circuit = self._circuits.get(plan.track) if plan else None
        flags = tuple(sector_flag(session, s + 1) for s in range(circuit.sectors if circuit else 0))
        length = f"{circuit.name}, {circuit.length_m / 1000:.3f} km" if circuit else ""
        legend = (
            worded(BY_PACE)
            if session and session.running and state.silent_rigs
            else worded(OLD_PLACE)
        )
        self.head.show_words(tr("Track"), length, legend)
        self.map.show_circuit(state.meeting, circuit, flags)
        self.boxes.show_flags(flags)


def _plans(state: State) -> tuple[SessionPlan, ...]:
    return state.meeting.sessions if state.meeting else ()
