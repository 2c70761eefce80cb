"""A season as it is printed on a terminal."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import msgspec
from rich import box
from rich.console import Console, JustifyMethod
from rich.table import Table

from racecontrol.frontdoor.season_words import needs

if TYPE_CHECKING:
    from racecontrol.season.announcement import Ranking
    from racecontrol.season.driven import Cut
    from racecontrol.season.qualifying import Board
    from racecontrol.season.season import Rejects

TERMINAL: Final = Console(highlight=False, markup=False)
ABOUT: Final = Console(stderr=True, highlight=False, markup=False)


def say_rejects(rejects: "Rejects", path: Path) -> None:
    """How many rows are not counted, by reason."""
    if not rejects.total:
        return
    ABOUT.print(f"{rejects.total:,} rows are not counted; each stands in {path} with its reason:")
    for file, reason, count in rejects.counts:
        ABOUT.print(f"  {file}: {reason}: {count:,}")


def table_of(*heads: str, left: tuple[int, ...] = (), wraps: int | None = None) -> Table:
    """An empty table; the columns `left` are words, the others figures; one may run over lines."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for number, head in enumerate(heads):
        side: JustifyMethod = "left" if number in left else "right"
        table.add_column(head, justify=side, no_wrap=number != wraps)
    return table


def ranking_table(ranking: "Ranking", cut: "Cut") -> Table:
    """A ranking with its rounds; a dropped one stands in brackets."""
    from racecontrol.season.publishing import gap_text

    qualifies = any(row.chance.to_last is not None for row in ranking.rows)
    heads = ["Rank", "Driver", "Nat", "Points", *(["To in", "To out"] if qualifies else [])]
    heads += [f"R{n}" for n in range(1, cut.rounds + 1)]
    last = len(heads)
    heads += ["Needs"] if qualifies and not cut.final else []
    table = table_of(*heads, left=(1, 2, last), wraps=last)
    for row in ranking.rows:
        cells = [
            "" if points is None else str(points) if counted else f"({points})"
            for points, counted in zip(row.rounds, row.counted, strict=True)
        ]
        gaps = (gap_text(row.chance.to_last), gap_text(row.chance.to_first_out))
        who = (str(row.rank), row.name, row.country, str(row.points))
        table.add_row(*who, *(gaps if qualifies else ()), *cells,
                      *([needs(row.chance)] if len(heads) > last else []))  # fmt: skip
    return table


def print_board(found: "Board", *, running: bool) -> None:
    """Who is in and why, who is not and why, and what is open."""
    for number, place in enumerate(found.places, 1):
        who = place.candidate
        name = f"{who.name} ({who.country})" if who else "open"
        TERMINAL.print(f"{number:2}  {name}: {place.reason}", soft_wrap=True)
    for passed in found.passed:
        one = passed.candidate
        said = f"    not {one.name} ({one.country}, {one.region} {one.rank}): {passed.reason}"
        TERMINAL.print(said, soft_wrap=True)
    for tie in found.open_ties:
        TERMINAL.print(tie, soft_wrap=True)
    if running:
        TERMINAL.print("The season is running: this is how it stands.")


def print_json(value: object) -> None:
    """Indented, on standard output."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
