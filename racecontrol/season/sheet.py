"""Tables of any size as CSV: batches straight from the engine, every text in quotes.

A driver may be called `=1+1`: a spreadsheet would work that out. Such a text has a tab before it,
as in `results/csv_line.py`, which does the same for one line; here whole columns are looked at, as
there may be a hundred million cells.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.csv import CSVWriter, WriteOptions

from racecontrol.results.csv_line import csv_line

WHITE: Final = r"[\s\pZ\x{b}\x{1c}-\x{1f}\x{85}]*"
FORMULA: Final = rf"^{WHITE}[=+\-@\x{{ff1d}}\x{{ff0b}}\x{{ff0d}}\x{{ff20}}]"
FIGURE: Final = r"^[+-][0-9][0-9.:,]*( [a-z]+)?$"  # +1.234, -3, +1 lap
Told = Callable[[int], None]  # rows written


def write_batches(
    path: Path, names: Sequence[str], batches: Iterable[Any], told: Told = lambda _: None
) -> Path:
    """Arrow record batches with these columns as one CSV file, written as they come."""
    rows, plain = 0, WriteOptions(include_header=False)
    with path.open("wb") as file:
        file.write(csv_line(names, "\n").encode())
        for batch in batches:
            safe = pa.record_batch([harmless(column) for column in batch.columns], names=names)
            with CSVWriter(file, safe.schema, write_options=plain) as sheet:
                sheet.write_batch(safe)
            rows += batch.num_rows
            told(rows)
    return path


def harmless(column: Any) -> Any:
    """A column in which no text is a formula; figures stay as they are."""
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return column
    odd = pc.match_substring_regex(column, FORMULA)
    if not pc.any(odd).as_py():
        return column
    odd = pc.and_not(odd, pc.match_substring_regex(column, FIGURE))
    tab, end = pa.scalar("\t", column.type), pa.scalar("", column.type)
    tabbed = pc.binary_join_element_wise(tab, column, end)
    return pc.if_else(odd, tabbed, column)
