"""Intervals one below the other as SVG: an estimate is a dot, its interval the line through it.

What stands out has a full dot and bold type: never colour alone.
"""

from collections.abc import Iterator
from html import escape
from typing import Final

from racecontrol.results.printing.look import look
from racecontrol.results.printing.plots import printable
from racecontrol.results.printing.sheet import Forest, Interval

WIDTH: Final = 1000.0
LEFT, RIGHT, TOP, BOTTOM = 90.0, 210.0, 18.0, 52.0
DEEP: Final = 26.0  # of a row
LETTER: Final = 14.0
STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 60_000)
TICKS: Final = 9


def forest_svg(forest: Forest) -> str:
    """The drawing, as wide as its place."""
    high = TOP + DEEP * len(forest.rows) + BOTTOM
    reach = max((max(abs(r.low), abs(r.high)) for r in forest.rows), default=1.0) * 1.05 or 1.0
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {high:.0f}" '
        f'font-family="Inter, sans-serif" font-size="{LETTER}" fill="{look().ink}" '
        f'role="img" aria-label="{_words(forest.title)}">',
        *_axis(forest, reach, high - BOTTOM),
        *(part for at, row in enumerate(forest.rows) for part in _row(row, at, reach)),
        "</svg>",
    )
    return "".join(parts)


def _words(words: str) -> str:
    return escape(printable(words))


def _x(value: float, reach: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (value + reach) / (2 * reach)


def _axis(forest: Forest, reach: float, floor: float) -> Iterator[str]:
    step = next((step for step in STEPS if 2 * reach / step <= TICKS), STEPS[-1])
    last = int(reach // step)
    for tick in range(-last, last + 1):
        x, value = _x(tick * step, reach), tick * step
        colour, width = (look().ink, 1.6) if tick == 0 else (look().rule, 0.7)
        yield _line(x, TOP - 6, x, floor, colour, width)
        yield _text(x, floor + 18, f"{value:+d}" if value else "0", "middle", look().grey)
    yield _text((LEFT + WIDTH - RIGHT) / 2, floor + 40, forest.x_title, "middle", look().grey)


def _row(row: Interval, at: int, reach: float) -> Iterator[str]:
    y = TOP + DEEP * (at + 0.5)
    low, high, middle = _x(row.low, reach), _x(row.high, reach), _x(row.value, reach)
    ink = look().ink
    width = 3.2 if row.strong else 1.6
    yield _line(low, y, high, y, ink, width)
    for end in (low, high):
        yield _line(end, y - 5, end, y + 5, ink, width)
    fill = ink if row.strong else "#ffffff"
    yield (
        f'<circle cx="{middle:.1f}" cy="{y:.1f}" r="5.5" fill="{fill}" '
        f'stroke="{ink}" stroke-width="1.6"/>'
    )
    words = f"{row.value:+.0f}  ({row.low:+.0f} to {row.high:+.0f})"
    yield _text(LEFT - 14, y + 5, row.label, "end", ink, bold=row.strong)
    yield _text(WIDTH - RIGHT + 16, y + 5, words, "start", ink, bold=row.strong)


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        f'stroke="{colour}" stroke-width="{width}"/>'
    )


def _text(x: float, y: float, words: str, anchor: str, colour: str, *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{weight}'
    return f'<text {place} fill="{colour}">{_words(words)}</text>'
