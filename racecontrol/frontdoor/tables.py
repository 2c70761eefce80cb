"""How a table looks in the terminal."""

from rich import box
from rich.table import Table


def titled(title: str) -> Table:
    """An empty table under its title, without a frame."""
    return Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
