"""Points over the rounds as SVG, with the cut line; strokes and colours as all plots have them."""

from collections.abc import Sequence
from html import escape
from typing import Final
from unicodedata import east_asian_width

from msgspec import Struct

from racecontrol.results.printing.look import look
from racecontrol.results.printing.plots import APART, LETTER, printable, spread, stroke_of

WIDTH, HEIGHT = 860, 350
LEFT, RIGHT, TOP, BOTTOM = 44, 170, 16, 30
LONGEST: Final = 17  # letters of a name that have room beside its points


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
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{_words(title)}" '
        f'font-family="Inter, sans-serif" font-size="{LETTER}" fill="{look().ink}" '
        'xmlns="http://www.w3.org/2000/svg">'
    ]
    parts += _frame(rounds, top, step)
    held = [(_x(n, rounds), _y(c, top)) for n, c in enumerate(cut, 1) if c is not None]
    ends: list[tuple[float, str, str]] = []
    if held:  # under the lines: a band of its own, not one more driver
        parts.append(_cut(held))
        ends.append((held[-1][1], f"cut {[c for c in cut if c is not None][-1]}", look().ink))
    for number, line in enumerate(lines):
        places = [(_x(n, rounds), _y(p, top)) for n, p in enumerate(line.points, 1)]
        parts.append(_path(places, number, line))
        if places:
            said = f"{_short(line.name)} {line.points[-1]}"
            ends.append((places[-1][1], said, stroke_of(number)[0]))
    return "".join([*parts, *_labels(ends), "</svg>"])


def _short(name: str) -> str:
    """As much of a name as has room; letters that are as wide as high count twice."""
    room = LONGEST
    for at, letter in enumerate(name):
        room -= 2 if east_asian_width(letter) in "WF" else 1
        if room < 0:
            return f"{name[: max(at - 1, 1)]}…"
    return name


def _words(text: str) -> str:
    return escape(printable(text))


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
    right, grey = WIDTH - RIGHT, look().grey
    parts = []
    for value in range(0, top + 1, step):
        y = _y(value, top)
        ends = f'x1="{LEFT}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}"'
        parts.append(f'<line {ends} stroke="{look().rule}" stroke-width="0.7"/>')
        place = f'x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end"'
        parts.append(f'<text {place} fill="{grey}">{value}</text>')
    for number in range(1, rounds + 1):
        place = f'x="{_x(number, rounds):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle"'
        parts.append(f'<text {place} fill="{grey}">R{number}</text>')
    return parts


def _cut(held: Sequence[tuple[float, float]]) -> str:
    """The points of the last place: broad and pale, so that lines stay readable over it."""
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in held)
    return (
        f'<g><title>the last place</title><polyline points="{points}" fill="none" '
        f'stroke="{look().band}" stroke-width="9" stroke-linecap="round"/>'
        f'<polyline points="{points}" fill="none" stroke="{look().ink}" stroke-width="1.3" '
        'stroke-dasharray="2 3"/></g>'
    )


def _path(places: Sequence[tuple[float, float]], number: int, line: Line) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    colour, dash = stroke_of(number)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places)
    width = 2.4 if line.inside else 1.2
    return (
        f'<g><title>{_words(line.name)}</title><polyline points="{points}" fill="none" '
        f'stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"{dashes}/>{dots}</g>'
    )


def _labels(ends: list[tuple[float, str, str]]) -> list[str]:
    """Names at the ends of the lines, pushed apart where they would cover each other."""
    ends.sort()
    parts, x = [], WIDTH - RIGHT
    for (wanted, text, colour), y in zip(ends, _places([y for y, _, _ in ends]), strict=True):
        lead = f'x1="{x + 4}" y1="{wanted:.1f}" x2="{x + 14}" y2="{y:.1f}"'
        parts.append(f'<line {lead} stroke="{colour}" stroke-width="0.7"/>')
        place = f'x="{x + 18}" y="{y + 4:.1f}" font-weight="600"'
        parts.append(f'<text {place} fill="{colour}">{_words(text)}</text>')
    return parts


def _places(wanted: Sequence[float]) -> list[float]:
    """Where labels stand: apart from each other, and none beyond the picture."""
    last = len(wanted) - 1
    lowest = [HEIGHT - LETTER / 2 - (last - at) * APART for at in range(last + 1)]
    highest = [LETTER + at * APART for at in range(last + 1)]
    inside = [max(min(y, low), high) for y, low, high in zip(wanted, lowest, highest, strict=True)]
    return spread(inside)
