"""A circuit as a picture: dots of Braille for a terminal, SVG for a file."""

from collections.abc import Callable
from typing import Final
from xml.sax.saxutils import escape

import numpy as np
import numpy.typing as npt

from racecontrol.tracks.centre_line import CentreLine, Floats
from racecontrol.tracks.circuit import Circuit, LineKind, TimingLine

_COLUMNS: Final = 64
_ROWS: Final = 26
_DOTS: Final = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # of a cell, [row][column]
_ARROWS: Final = "→↘↓↙←↖↑↗"  # clockwise from x, z is down
_PAPER_PX: Final = 800
_MARGIN_PX: Final = 40
_COLOURS: Final = {
    LineKind.FINISH: "#d00000",
    LineKind.SECTOR: "#0050c0",
    LineKind.PIT_IN: "#b06000",
    LineKind.PIT_OUT: "#b06000",
    LineKind.MINI: "#a0a0a0",
}


def terminal_sketch(circuit: Circuit, columns: int = _COLUMNS, rows: int = _ROWS) -> str:
    """The circuit in lines of text: F is the finish line, an arrow its driving direction.

    1, 2 ... are where a sector ends; i and o are the lines of the pit lane.
    """
    road = _drawn(circuit)
    low, span = _frame(np.vstack([road, circuit.pit_lane[:, [0, 2]]]))
    scale = min((columns * 2 - 3) / span[0], (rows * 4 - 5) / span[1])
    cells = np.zeros((rows, columns), dtype=np.uint8)
    for points in (road, circuit.pit_lane[:, [0, 2]]):
        _dot(cells, (points - low) * scale)
    text = [[chr(0x2800 + int(cell)) if cell else " " for cell in row] for row in cells]
    for mark, x, z in reversed(_marks(circuit)):
        column, row = (np.array([x, z]) - low) * scale / (2, 4)
        text[int(np.clip(row, 0, rows - 1))][int(np.clip(column, 0, columns - 1))] = mark
    lines = ["".join(row).rstrip() for row in text]
    return "\n".join(lines).rstrip("\n")


def _dot(cells: npt.NDArray[np.uint8], dots: Floats) -> None:
    for x, z in np.round(dots).astype(int).tolist():
        row, column = z // 4, x // 2
        if 0 <= row < len(cells) and 0 <= column < len(cells[0]):
            cells[row, column] |= _DOTS[z % 4][x % 2]


def _marks(circuit: Circuit) -> list[tuple[str, float, float]]:
    """Letters and their places; the first are the ones that must be seen."""
    names = {LineKind.FINISH: "F", LineKind.PIT_IN: "i", LineKind.PIT_OUT: "o"}
    marks = []
    for line in circuit.lines:
        if line.kind is not LineKind.MINI:
            marks.append((names.get(line.kind, str(line.number)), line.x, line.z))
    road = CentreLine.through(circuit.centre, circuit.length_m)
    along = circuit.length_m / 12
    point, heading = road.point_at(along), road.heading_at(along)
    turn = round(float(np.arctan2(heading[1], heading[0])) / (np.pi / 4)) % 8
    return [*marks, (_ARROWS[turn], float(point[0]), float(point[2]))]


def svg_picture(circuit: Circuit) -> str:
    """The circuit as the text of an SVG file."""
    road, lane = _drawn(circuit), circuit.pit_lane[:, [0, 2]]
    low, span = _frame(np.vstack([road, lane]))
    scale = (_PAPER_PX - 2 * _MARGIN_PX) / float(span.max())

    def spot(points: Floats) -> Floats:
        return np.asarray((points - low) * scale + _MARGIN_PX)

    wide, high = np.ceil(span * scale + 2 * _MARGIN_PX).astype(int)
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="14">',
        f"<title>{escape(circuit.name)}</title>",
        '<rect width="100%" height="100%" fill="white"/>',
        _polyline(spot(road), "#303030", 5, closed=True),
    ]
    if len(lane):
        body.append(_polyline(spot(lane), "#b06000", 2, closed=False))
    body += [_svg_line(line, spot) for line in reversed(circuit.lines)]
    body.append(f'<text x="12" y="22">{escape(circuit.name)}, {circuit.length_m:.0f} m</text>')
    return "\n".join([*body, "</svg>"]) + "\n"


def _polyline(points: Floats, colour: str, width: int, *, closed: bool) -> str:
    text = " ".join(f"{x:.1f},{z:.1f}" for x, z in points.tolist())
    shape = "polygon" if closed else "polyline"
    return f'<{shape} points="{text}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def _svg_line(line: TimingLine, spot: Callable[[Floats], Floats]) -> str:
    x, z = spot(np.array([line.x, line.z]))
    long = 5 if line.kind is LineKind.MINI else 11
    dx, dz = -line.normal_z * long, line.normal_x * long
    colour = _COLOURS[line.kind]
    stroke = (
        f'<line x1="{x - dx:.1f}" y1="{z - dz:.1f}" x2="{x + dx:.1f}" y2="{z + dz:.1f}" '
        f'stroke="{colour}" stroke-width="3"/>'
    )
    if line.kind is LineKind.MINI:
        return stroke
    name = f"S{line.number}" if line.kind is LineKind.SECTOR else line.kind.value
    return (
        f'{stroke}<text x="{x + 1.6 * dx:.1f}" y="{z + 1.6 * dz:.1f}" fill="{colour}">{name}</text>'
    )


def _drawn(circuit: Circuit) -> Floats:
    """The centre line, fine enough to be drawn, shape (n, 2)."""
    road = CentreLine.through(circuit.centre, circuit.length_m)
    return road.point_at(np.arange(0, circuit.length_m, circuit.length_m / 2000))[:, [0, 2]]


def _frame(points: Floats) -> tuple[Floats, Floats]:
    """The corner of the box around the points, and its sides."""
    low = points.min(axis=0)
    return low, np.maximum(points.max(axis=0) - low, 1.0)
