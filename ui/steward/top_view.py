"""The cars of a case from above, at the cursor: where they were, from their own data.

Metres on a plane: to the right is where the first car was heading. Nothing is drawn that was not
sent: where a car's samples have a hole, the car is not there.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QPolygonF

from racecontrol.meeting.model import Meeting
from racecontrol.timing.sample import LIVE
from racecontrol.tracks.circuit import Circuit
from ui import format as text
from ui.steward.evidence import GAP_S, CarTrace
from ui.tr import tr
from ui.widgets.lettering import LEFT, paint_text
from ui.widgets.marks import paint_car
from ui.widgets.panel import Themed

LENGTH_M: Final = 4.6  # of a touring car; the stream does not say which car is how long
WIDTH_M: Final = 1.95
ACROSS_M: Final = 45.0  # that the view is wide, at least
ROOM_M: Final = 25.0  # beside two cars that are far from each other
NEAR_M: Final = 150.0  # from the middle: so far the road is drawn
TAIL_S: Final = 3.0  # of where a car came from
RINGS_S: Final = 0.25  # between two dots of it
HEADING_S: Final = 0.1

Floats = npt.NDArray[np.float64]


class Spot(Struct, frozen=True, eq=False):
    """One car on the plane: m to the right and down of the middle of the view."""

    entry: int
    place: tuple[float, float]
    heading: tuple[float, float]  # of length 1
    tail: Floats  # (n, 2): where it was, one point every `RINGS_S`, the newest first


class Scene(Struct, frozen=True, eq=False):
    """What the view shows at one moment."""

    spots: tuple[Spot, ...]
    edges: tuple[Floats, ...]  # of the road: (n, 2) each
    apart_m: float | None  # from middle to middle; None: not two cars
    closing_kmh: float | None  # below zero: they part

    @property
    def across_m(self) -> float:
        """How wide the view is, so that both cars are in it."""
        return min(max(ACROSS_M, (self.apart_m or 0.0) + ROOM_M), NEAR_M)


NOTHING: Final = Scene((), (), None, None)


def scene(traces: tuple[CarTrace, ...], circuit: Circuit | None, at_s: float) -> Scene:
    """The cars at that second of the evidence."""
    there = [(t, place) for t in traces if (place := _at(t, at_s)) is not None]
    if not there:
        return NOTHING
    middle = np.mean([place for _, place in there], axis=0)
    turn = _turn(_heading(there[0][0], at_s))
    spots = tuple(_spot(trace, place, middle, turn, at_s) for trace, place in there)
    edges = _edges(circuit, middle, turn) if circuit else ()
    if len(there) < 2:
        return Scene(spots, edges, None, None)
    apart_m = float(np.linalg.norm(there[0][1] - there[1][1]))
    return Scene(spots, edges, apart_m, _closing(there[0][0], there[1][0], at_s))


def _at(trace: CarTrace, at_s: float) -> Floats | None:
    """x and z at a second; None in a hole, and while the console shows no car on a track."""
    seconds = trace.seconds
    after = int(np.searchsorted(seconds, at_s))
    if not 0 < after < len(seconds) or seconds[after] - seconds[after - 1] > GAP_S:
        return None
    pair = trace.samples[after - 1 : after + 1]
    if not (pair["flags"] & LIVE).all():
        return None
    positions = pair["position"].astype(np.float64)
    share = (at_s - seconds[after - 1]) / max(seconds[after] - seconds[after - 1], 1e-9)
    x, _, z = positions[0] + share * (positions[1] - positions[0])
    return np.array([x, z])


def _heading(trace: CarTrace, at_s: float) -> Floats:
    """Of length 1; along x where the car stands or has no data before."""
    here, before = _at(trace, at_s), _at(trace, at_s - HEADING_S)
    moved = np.zeros(2) if here is None or before is None else here - before
    length = float(np.linalg.norm(moved))
    return moved / length if length > 0.02 else np.array([1.0, 0.0])


def _turn(heading: Floats) -> Floats:
    """The matrix that makes this direction point to the right."""
    cos, sin = float(heading[0]), float(heading[1])
    return np.array([[cos, sin], [-sin, cos]])


def _spot(trace: CarTrace, place: Floats, middle: Floats, turn: Floats, at_s: float) -> Spot:
    ago = np.arange(RINGS_S, TAIL_S + RINGS_S, RINGS_S)
    behind = [there for back in ago if (there := _at(trace, at_s - back)) is not None]
    tail = np.array(behind).reshape(-1, 2)
    x, y = turn @ (place - middle)
    right, down = turn @ _heading(trace, at_s)
    heading = (float(right), float(down))
    return Spot(trace.entry, (float(x), float(y)), heading, (tail - middle) @ turn.T)


def _edges(circuit: Circuit, middle: Floats, turn: Floats) -> tuple[Floats, ...]:
    """Both sides of the road, where it is near."""
    centre = circuit.centre[:, [0, 2]]
    along = np.roll(centre, -1, axis=0) - np.roll(centre, 1, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    across = np.stack([-along[:, 1], along[:, 0]], axis=1) * circuit.half_width_m
    near = np.linalg.norm(centre - middle, axis=1) < NEAR_M
    if not near.any():
        return ()
    start = int(np.argmin(near)) if not near.all() else 0  # a point that is far, to begin behind
    order = np.roll(np.arange(len(centre)), -start)
    kept = order[near[order]]
    return tuple(((centre + side * across)[kept] - middle) @ turn.T for side in (-1.0, 1.0))


def _closing(one: CarTrace, other: CarTrace, at_s: float) -> float | None:
    """How fast the two come nearer, over the last tenth of a second."""
    now_m = _distance(one, other, at_s)
    then_m = _distance(one, other, at_s - HEADING_S)
    return None if now_m is None or then_m is None else (then_m - now_m) / HEADING_S * 3.6


def _distance(one: CarTrace, other: CarTrace, at_s: float) -> float | None:
    mine, theirs = _at(one, at_s), _at(other, at_s)
    return None if mine is None or theirs is None else float(np.linalg.norm(mine - theirs))


class TopView(Themed):
    """Paints a scene; `show_scene` when the cursor or the case changed."""

    def __init__(self) -> None:
        super().__init__()
        self._meeting: Meeting | None = None
        self.scene = NOTHING
        self.setAccessibleName(tr("The cars from above, at the cursor"))

    def show_scene(self, meeting: Meeting | None, scene: Scene) -> None:
        """This is to be seen."""
        self._meeting, self.scene = meeting, scene
        self.setAccessibleDescription(self.words)
        self.update()

    @property
    def words(self) -> str:
        """`6.2 m apart, closing at 14 km/h`; what is missing where nobody is there."""
        shown = self.scene
        if not shown.spots:
            return tr("No car has data at this moment.")
        if shown.apart_m is None:
            return tr("car {car} alone", car=text.car(shown.spots[0].entry))
        apart = tr("{metres} m from middle to middle", metres=f"{shown.apart_m:.1f}")
        if shown.closing_kmh is None:
            return apart
        kmh = round(abs(shown.closing_kmh))
        if shown.closing_kmh >= 0:
            return tr("{apart}, closing at {kmh} km/h", apart=apart, kmh=kmh)
        return tr("{apart}, parting at {kmh} km/h", apart=apart, kmh=kmh)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(300), self.theme.px(200))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c, pad = theme.colours, theme.space("s4")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), c.background2)
        painter.setClipRect(self.rect())
        painter.setPen(QPen(c.line3, 2))
        for edge in self.scene.edges:
            painter.drawPolyline(QPolygonF([self._point(x, y) for x, y in edge]))
        for spot in reversed(self.scene.spots):
            self._paint_spot(painter, spot)
        line = QRect(pad, theme.px(4), self.width() - 2 * pad, theme.px(20))
        paint_text(painter, line, self.words, theme.font("label"), c.text2, LEFT)

    def _scale(self) -> float:
        return self.width() / self.scene.across_m

    def _point(self, x: float, y: float) -> QPointF:
        scale = self._scale()
        return QPointF(self.width() / 2 + x * scale, self.height() / 2 + y * scale)

    def _paint_spot(self, painter: QPainter, spot: Spot) -> None:
        theme = self.theme
        style = theme.car(self._meeting, spot.entry)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(style.fill))
        for x, y in spot.tail:
            painter.drawEllipse(self._point(x, y), 2, 2)
        (x, y), (right, down) = spot.place, spot.heading
        ahead = np.array([right, down]) * LENGTH_M / 2
        beside = np.array([-down, right]) * WIDTH_M / 2
        corners = [ahead + beside, ahead - beside, -ahead - beside, -ahead + beside]
        painter.setPen(QPen(theme.colours.text1, 1))
        painter.drawPolygon(QPolygonF([self._point(x + dx, y + dy) for dx, dy in corners]))
        wide, high = theme.height("car_chip_width"), theme.height("car_chip")
        at = self._point(x, y)
        above = -high - theme.px(16) if spot is self.scene.spots[0] else theme.px(16)
        chip = QRect(round(at.x()) - wide // 2, round(at.y() + above), wide, high)
        paint_car(painter, chip, spot.entry, style, theme)
