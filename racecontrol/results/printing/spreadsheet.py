"""A document as CSV: one file to the table, for programs and for spreadsheets.

RFC 4180, UTF-8. A time stands twice: `best_ms` for programs, `best` as it is printed.
"""

from racecontrol.results.csv_line import csv_line
from racecontrol.results.printing.sheet import Cell, Sheet, Table
from racecontrol.results.printing.words import cell_text, text_key


def as_csv(sheet: Sheet) -> dict[str, bytes]:
    """By what is added to the name of the file: "" for the first table, then `-decisions` ..."""
    return {
        f"-{table.key}" if at else "": table_csv(table, sheet.utc_offset_s)
        for at, table in enumerate(sheet.tables)
    }


def table_csv(table: Table, utc_offset_s: int) -> bytes:
    """One table, headed by the keys of its columns."""
    keys = (key for column in table.columns for key in (column.key, text_key(column)) if key)
    lines = [csv_line(keys)]
    for row in table.rows:
        cells: list[str] = []
        for column, cell in zip(table.columns, row.cells, strict=True):
            cells.append(_machine(cell))
            if text_key(column):
                cells.append(cell_text(cell, column.form, utc_offset_s))
        lines.append(csv_line(cells))
    return "".join(lines).encode()


def _machine(cell: Cell) -> str:
    if cell is None:
        return ""
    return str(cell).lower() if isinstance(cell, bool) else str(cell)
