"""A starting grid as SVG: the boxes as they are painted on the track, pole at the front."""

from collections.abc import Iterator
from html import escape
from typing import Final

from racecontrol.results.printing.look import look
from racecontrol.results.printing.plots import printable
from racecontrol.results.printing.sheet import GridBox, GridPlan

WIDTH: Final = 1000.0
ABREAST: Final = 2  # boxes side by side
ROWS: Final = 6  # of boxes in one strip
STEP, DEEP = WIDTH / (ROWS + 0.5), 70.0  # from box to box; a box
STRIP: Final = 2 * DEEP + 52.0
LETTER: Final = 17.0


def grid_svg(plan: GridPlan) -> str:
    """The drawing, as wide as its place; driven from right to left."""
    strips = -(-len(plan.boxes) // (ABREAST * ROWS))
    high = STRIP * max(strips, 1)
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {high:.0f}" '
        f'font-family="Inter, sans-serif" font-size="{LETTER}" fill="{look().ink}" '
        f'role="img" aria-label="{escape(printable(plan.title))}">',
        *(part for box in plan.boxes for part in _box(box)),
        "</svg>",
    )
    return "".join(parts)


def _box(box: GridBox) -> Iterator[str]:
    """A line at the front, two short ones at the sides, and who stands behind it."""
    strip, at = divmod(box.place - 1, ABREAST * ROWS)
    row, side = divmod(at, ABREAST)
    x = 4 + (row + 0.5 * side) * STEP
    y = 14 + STRIP * strip + side * (DEEP + 14)
    first = box.place == 1
    colours = look()
    yield (
        f'<path d="M{x + 26:.1f} {y:.1f}H{x:.1f}V{y + DEEP:.1f}H{x + 26:.1f}" fill="none" '
        f'stroke="{colours.ink}" stroke-width="{5 if first else 2.4}"/>'
    )
    yield _line(x + 12, y + 24, str(box.place), colours.grey, "500")
    yield _line(x + 38, y + 24, box.label, colours.ink, "700")
    name = box.driver if len(box.driver) <= 13 else box.driver[:12] + "…"
    yield _line(x + 38, y + 46, name, colours.grey, "400", 14.0)
    if box.note:
        yield _line(x + 38, y + 65, box.note, colours.ink, "500", 14.0)


def _line(x: float, y: float, words: str, colour: str, weight: str, size: float = LETTER) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" font-weight="{weight}" '
        f'font-size="{size}">{escape(printable(words))}</text>'
    )
