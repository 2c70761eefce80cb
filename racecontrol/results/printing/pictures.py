"""The drawing of any picture of a sheet."""

from racecontrol.results.printing import forest, plots
from racecontrol.results.printing.sheet import Forest, Plot


def svg(picture: Plot | Forest) -> str:
    """As SVG: the same drawing in PDF and HTML."""
    return forest.forest_svg(picture) if isinstance(picture, Forest) else plots.svg(picture)
