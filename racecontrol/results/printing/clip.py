"""A document as lines of text with tabs between the cells: what a spreadsheet takes when pasted."""

from racecontrol.results.printing.sheet import Sheet, Table
from racecontrol.results.printing.words import cell_text


def as_lines(sheet: Sheet) -> str:
    """Every table with its printed columns, an empty line between two."""
    return "\n".join(_lines(table, sheet.utc_offset_s) for table in sheet.tables)


def _lines(table: Table, utc_offset_s: int) -> str:
    shown = [(at, column) for at, column in enumerate(table.columns) if column.head]
    lines = ["\t".join(column.head for _, column in shown)]
    for row in table.rows:
        cells = (cell_text(row.cells[at], column.form, utc_offset_s) for at, column in shown)
        lines.append("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in cells))
    return "\n".join(lines) + "\n"
