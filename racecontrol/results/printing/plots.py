"""A plot as SVG: the same drawing in PDF and HTML.

Cars are told apart by their label at both ends of the line, by the stroke, and by colour last.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from msgspec import Struct

from racecontrol.results.printing.look import look
from racecontrol.results.printing.sheet import Plot, Trace

WIDTH, HEIGHT = 1000.0, 452.0
LEFT, RIGHT, TOP, BOTTOM = 96.0, 96.0, 22.0, 44.0
STROKES: Final = ("", "7 3", "2 3")  # dashes; one for each round of the colours
LETTER: Final = 11.5  # size of type: 8.7 pt on a sheet turned sideways
APART: Final = 13.5  # between two labels
STEPS_X: Final = (1, 2, 5, 10, 20, 50, 100)
STEPS_MS: Final = (100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000)
TICKS: Final = 18


class Area(Struct, frozen=True):
    """Where values lie on the paper; y grows downwards, as a place or a gap does."""

    to_x: float
    from_y: float
    to_y: float

    def x(self, value: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * value / (self.to_x or 1)

    def y(self, value: float) -> float:
        share = (value - self.from_y) / ((self.to_y - self.from_y) or 1)
        return TOP + (HEIGHT - TOP - BOTTOM) * share


def area_of(plot: Plot) -> Area:
    """As large as its lines are; places begin at 1, gaps at 0 or at the car ahead of the leader."""
    points = [point for trace in plot.traces for point in trace.points]
    to_x = max((x for x, _ in points), default=1.0)
    low = min((y for _, y in points), default=0.0)
    high = max((y for _, y in points), default=1.0)
    if plot.whole:
        return Area(to_x, 0.6, max(high, len(plot.traces)) + 0.4)
    return Area(to_x, min(low, 0.0), max(high * 1.02, low + 1))


def svg(plot: Plot) -> str:
    """The drawing, without a size of its own: it takes that of its place."""
    area, colours = area_of(plot), look()
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" '
        f'font-family="Inter, sans-serif" font-size="{LETTER}" fill="{colours.ink}" '
        f'role="img" aria-label="{escape(printable(plot.title))}">',
        *_bands(plot, area),
        *_grid(plot, area),
        *_lines(plot, area),
        *_labels(plot, area),
        "</svg>",
    ]
    return "".join(parts)


def _bands(plot: Plot, area: Area) -> Iterator[str]:
    for band in plot.bands:
        left, right = area.x(band.from_x), area.x(band.to_x)
        yield (
            f'<rect x="{left:.1f}" y="{TOP:.1f}" width="{max(right - left, 2):.1f}" '
            f'height="{HEIGHT - TOP - BOTTOM:.1f}" fill="{look().band}"/>'
        )
        yield _text((left + right) / 2, TOP - 7, band.label, "middle", look().grey)


def _grid(plot: Plot, area: Area) -> Iterator[str]:
    floor, side = HEIGHT - BOTTOM, WIDTH - RIGHT
    grey, rule = look().grey, look().rule
    for lap in _ticks(area.to_x, STEPS_X):
        x = area.x(lap)
        yield _stroke(x, TOP, x, floor, rule)
        word = plot.first if lap == 0 and plot.first else f"{lap:g}"
        yield _text(x, floor + 16, word, "middle", grey)
    yield _text((LEFT + side) / 2, floor + 35, plot.x_title, "middle", grey)
    steps = range(1, round(area.to_y - 0.4) + 1) if plot.whole else _ticks(area.to_y, STEPS_MS)
    for value in steps:
        y = area.y(value)
        if not plot.whole:
            yield _stroke(LEFT, y, side, y, rule)
        word = f"{value}" if plot.whole else f"{value / 1000:g}"
        yield _text(LEFT - 72 if plot.whole else LEFT - 8, y + 4, word, "end", grey)
    yield _text(LEFT - 72, TOP - 7, plot.y_title, "start" if not plot.whole else "end", grey)


def _ticks(to: float, steps: Sequence[int]) -> list[int]:
    step = next((step for step in steps if to / step <= TICKS), steps[-1])
    return list(range(0, int(to) + 1, step))


def _lines(plot: Plot, area: Area) -> Iterator[str]:
    for at, trace in enumerate(plot.traces):
        if not trace.points:
            continue
        path = " ".join(f"{area.x(x):.1f},{area.y(y):.1f}" for x, y in trace.points)
        colour, dash = stroke_of(at)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        yield (
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.8" '
            f'stroke-linejoin="round"{dashes}/>'
        )
        last_x, last_y = trace.points[-1]
        if last_x < area.to_x:  # it ended early
            x, y = area.x(last_x), area.y(last_y)
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.4" fill="{colour}"/>'


def stroke_of(at: int) -> tuple[str, str]:
    """Colour and dashes of the line with this index."""
    colours = look().lines
    return colours[at % len(colours)], STROKES[at // len(colours) % len(STROKES)]


def _labels(plot: Plot, area: Area) -> Iterator[str]:
    """Right of each line its car; left of it, too, where the begin tells where it started."""
    ends, begins, early = [], [], []
    for at, trace in enumerate(plot.traces):
        if not trace.points:
            continue
        colour = stroke_of(at)[0]
        if trace.points[-1][0] < area.to_x:
            early.append((area.x(trace.points[-1][0]), area.y(trace.points[-1][1]), trace, colour))
        else:
            ends.append((area.y(trace.points[-1][1]), trace, colour))
        if plot.whole:
            begins.append((area.y(trace.points[0][1]), trace, colour))
    yield from _column(ends, WIDTH - RIGHT, 1)
    yield from _column(begins, LEFT, -1)
    for x, y, trace, colour in early:
        yield _text(x + 7, y + 4, trace.label, "start", colour, bold=True, halo=True)


def _column(labels: list[tuple[float, Trace, str]], x: float, side: int) -> Iterator[str]:
    """Labels beside the plot, none over another; a thin line leads to one that had to give way."""
    labels.sort(key=lambda label: label[0])
    for (wanted, trace, colour), y in zip(labels, spread([y for y, _, _ in labels]), strict=True):
        yield _stroke(x, wanted, x + side * 8, y, colour)
        anchor = "start" if side > 0 else "end"
        yield _text(x + side * 12, y + 4, trace.label, anchor, colour, bold=True)


def spread(wanted: Sequence[float], apart: float = APART) -> list[float]:
    """Rising places, each at least `apart` from the next, as near to what is wanted as can be."""
    groups: list[list[float]] = []  # [sum of wanted less offsets, count]
    for y in wanted:
        groups.append([y, 1])
        while len(groups) > 1 and _begin(groups[-1]) < _end(groups[-2], apart):
            total, count = groups.pop()
            groups[-1][0] += total - apart * groups[-1][1] * count
            groups[-1][1] += count
    return [_begin(g) + apart * i for g in groups for i in range(int(g[1]))]


def _begin(group: list[float]) -> float:
    return group[0] / group[1]


def _end(group: list[float], apart: float) -> float:
    return _begin(group) + apart * group[1]


def _text(
    x: float, y: float, words: str, anchor: str, colour: str, bold: bool = False, halo: bool = False
) -> str:
    weight = ' font-weight="600"' if bold else ""
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{weight}'
    shown = escape(printable(words))
    under = f'<text {place} fill="none" stroke="#ffffff" stroke-width="4">{shown}</text>'
    return (under if halo else "") + f'<text {place} fill="{colour}">{shown}</text>'


def printable(words: str) -> str:
    """Without the control characters that no XML may hold."""
    return "".join(letter for letter in words if letter.isprintable())


def _stroke(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        f'stroke="{colour}" stroke-width="0.7"/>'
    )
