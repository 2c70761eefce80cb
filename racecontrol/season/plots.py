"""Points over the rounds as SVG, with the cut line: text that needs nothing else to be shown."""

from collections.abc import Sequence
from html import escape
from typing import Final

from msgspec import Struct

WIDTH, HEIGHT = 760, 360
LEFT, RIGHT, TOP, BOTTOM = 56, 180, 16, 40
COLOURS: Final = (
    "#0b6e99", "#b5542b", "#3d7a3d", "#7a4c9c", "#9c7a1f", "#2f4b7c", "#8c3b5e", "#4d6b6b",
)  # fmt: skip
CUT: Final = "#c0182b"
LABEL_STEP: Final = 13  # the least distance of two names


class Line(Struct, frozen=True):
    """The points of a driver after each round."""

    name: str
    points: tuple[int, ...]
    inside: bool = False  # in the entry list as it stands


def points_plot(title: str, lines: Sequence[Line], cut: Sequence[int | None]) -> str:
    """An SVG of the lines, and of the points of the last place after each round."""
    rounds = max([len(line.points) for line in lines] + [len(cut), 1])
    highest = max([p for line in lines for p in line.points] + [c for c in cut if c] + [1])
    step = _step(highest)
    top = -(-highest // step) * step
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}" '
        'xmlns="http://www.w3.org/2000/svg">'
    ]
    parts += _frame(rounds, top, step)
    ends = []
    for number, line in enumerate(lines):
        colour = COLOURS[number % len(COLOURS)]
        places = [(_x(n, rounds), _y(p, top)) for n, p in enumerate(line.points, 1)]
        parts.append(_path(places, colour, 2.2 if line.inside else 1.2, f"{line.name}"))
        if places:
            ends.append((places[-1][1], f"{line.name} {line.points[-1]}", colour))
    held = [(_x(n, rounds), _y(c, top)) for n, c in enumerate(cut, 1) if c is not None]
    if held:
        parts.append(_path(held, CUT, 2, "the last place", dash=True))
        ends.append((held[-1][1], f"cut {[c for c in cut if c is not None][-1]}", CUT))
    parts += _labels(ends)
    return "".join([*parts, "</svg>"])


def _x(number: int, rounds: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (number - 1) / max(rounds - 1, 1)


def _y(points: int, top: int) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * points / top


def _step(highest: int) -> int:
    """A round number that gives four to eight lines."""
    unit = 1
    while True:
        for factor in (1, 2, 5):
            if highest <= unit * factor * 8:
                return unit * factor
        unit *= 10


def _frame(rounds: int, top: int, step: int) -> list[str]:
    right = WIDTH - RIGHT
    parts = []
    for value in range(0, top + 1, step):
        y = _y(value, top)
        ends = f'x1="{LEFT}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}"'
        parts.append(f'<line {ends} stroke="#c9ced4" class="grid"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value}</text>')
    for number in range(1, rounds + 1):
        x = _x(number, rounds)
        parts.append(
            f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">R{number}</text>'
        )
    return parts


def _path(
    places: Sequence[tuple[float, float]],
    colour: str,
    width: float,
    name: str,
    *,
    dash: bool = False,
) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dashed = ' stroke-dasharray="6 4"' if dash else ""
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places)
    return (
        f'<g><title>{escape(name)}</title><polyline points="{points}" fill="none" '
        f'stroke="{colour}" stroke-width="{width}"{dashed}/>{dots}</g>'
    )


def _labels(ends: list[tuple[float, str, str]]) -> list[str]:
    """Names at the ends of the lines, pushed apart where they would cover each other."""
    parts, last = [], -float(LABEL_STEP)
    for y, text, colour in sorted(ends):
        y = max(y, last + LABEL_STEP)
        last = y
        parts.append(
            f'<text x="{WIDTH - RIGHT + 10}" y="{y + 4:.1f}" fill="{colour}">{escape(text)}</text>'
        )
    return parts
