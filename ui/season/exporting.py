"""What is listed, written whole to a CSV file by the engine."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from racecontrol.season.windows import Listing, Reader
from ui.season.source import Source
from ui.tr import counted, tr


def write_listing(source: Source, listing: Listing, say: Callable[[str], None]) -> None:
    """Beside the rejects, with the time in its name; it never writes over another."""
    if not listing.rows:
        say(tr("There is no row to write."))
        return
    folder = source.asked.rejects.resolve().parent
    path = folder / f"season-list-{datetime.now():%Y%m%d-%H%M%S}.csv"

    def work(reader: Reader) -> Path:
        reader.write_csv(listing, path)
        return path

    rows = f"{listing.rows:,}"
    say(counted("Writing {rows} row …", "Writing {rows} rows …", listing.rows, rows=rows))

    def written(made: Path) -> None:
        has = counted("{path} has {rows} row.", "{path} has {rows} rows.", listing.rows,
                      path=made, rows=rows)  # fmt: skip
        say(has)

    source.ask_lists("csv", work, written)
