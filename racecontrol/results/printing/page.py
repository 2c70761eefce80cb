"""A document as PDF, or as pictures of its pages: finished text, laid out by typst.

The template in `assets/documents` receives the text as JSON and only lays it out, so that nothing
in a name or a reason can be taken for markup. The date of the file is the moment that the document
rests on and the fonts are ours, so the same document gives the same bytes; only a name in a script
that ours lack (Japanese, Arabic ...) is set in a font of the machine, if it has one.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Final, Literal

import msgspec
import typst
from msgspec import Struct

from racecontrol.results.printing.grid_plan import grid_svg
from racecontrol.results.printing.look import Look, look
from racecontrol.results.printing.pictures import svg
from racecontrol.results.printing.sheet import (
    Column,
    DocumentError,
    Mark,
    Plot,
    Row,
    Sheet,
    Table,
)
from racecontrol.results.printing.stamp import qr_svg
from racecontrol.results.printing.words import as_of_text, cell_text, edition, moment

OTHER_SCRIPTS: Final = re.compile("[\u0530-\u1dff\u2e80-\ud7ff\uf900-\ufdff\U00010000-\U0003ffff]")
DENSE_ROWS: Final = 26  # more rows stand closer together
FEW_COLUMNS: Final = 5
LONG: Final = ("reason", "message", "remark")  # run over several lines
LETTERS: Final = (Mark.BEST, Mark.OWN_BEST)


class PrintedRow(Struct, frozen=True):
    """A line; `at` counts from the last heading, for the stripes."""

    cells: tuple[tuple[str, str], ...]  # words and mark
    part: str
    at: int


class Block(Struct, frozen=True):
    """Rows that stand together under one head."""

    head: str
    rows: tuple[PrintedRow, ...]


class PrintedTable(Struct, frozen=True):
    """A table as the template lays it out."""

    title: str
    heads: tuple[str, ...]
    figures: tuple[bool, ...]
    wide: tuple[bool, ...]
    lettered: tuple[bool, ...]  # columns in which a letter stands beside a figure
    blocks: tuple[Block, ...]
    grouped: bool
    across: int
    pad: float  # pt above and below a line
    narrow: bool  # few columns: not so far apart that one loses the line
    long: bool  # cells may run over several lines
    empty: str


class Page(Struct, frozen=True, rename="kebab"):
    """Everything the template lays out, as text."""

    full: str
    made: tuple[int, ...]
    number: str
    event: str
    whose: tuple[str, ...]
    session: str
    title: str
    details: tuple[str, ...]
    result: str
    final: bool
    edition: str
    as_of: str
    digest: str
    of: str
    qr: str
    sideways: bool
    size: float  # pt
    tables: tuple[PrintedTable, ...]
    plots: tuple[str, ...]
    plots_alone: bool  # they fill their page
    plan: str  # SVG; "": there is none
    notes: tuple[str, ...]
    signatures: tuple[str, ...]
    look: Look


def page(sheet: Sheet) -> Page:
    """The text of a document."""
    made = moment(sheet.as_of_ns, sheet.utc_offset_s)
    session = sheet.session
    return Page(
        full_title(sheet),
        made.timetuple()[:6] if sheet.as_of_ns else (),
        sheet.number_text,
        sheet.event.name,
        (sheet.event.place, sheet.event.rulebook),
        session.name if session else "",
        sheet.title,
        (session.details if session else ()) + sheet.details,
        sheet.result.upper(),
        sheet.is_final,
        edition(sheet),
        f"As of {as_of_text(sheet)}" if sheet.as_of_ns else "",
        sheet.digest,
        sheet.digest_of,
        qr_svg(sheet.stamp) if sheet.is_final else "",
        sheet.sideways,
        9.0,
        tuple(printed_table(table, sheet) for table in sheet.tables if table.printed),
        tuple(svg(plot) for plot in sheet.plots),
        any(isinstance(plot, Plot) for plot in sheet.plots),
        grid_svg(sheet.plan) if sheet.plan else "",
        sheet.notes,
        sheet.signatures,
        look(),
    )


def full_title(sheet: Sheet) -> str:
    """`Nations Cup: Race 1, classification (final)`."""
    title = sheet.title
    if sheet.session:
        title = f"{sheet.session.name}, {title[:1].lower()}{title[1:]}"
    return f"{sheet.event.name}: {title} ({sheet.result})"


def printed_table(table: Table, sheet: Sheet) -> PrintedTable:
    """What of a table is printed, as text."""
    shown = [c for c in table.columns if c.head and c.key not in table.group]
    marked = {key for row in table.rows for key, mark in row.marks.items() if mark in LETTERS}
    return PrintedTable(
        table.title if sum(each.printed for each in sheet.tables) > 1 else "",
        tuple(column.head for column in shown),
        tuple(column.form.figures or column.right for column in shown),
        tuple(column.wide for column in shown),
        tuple(column.key in marked for column in shown),
        tuple(_blocks(table, shown, sheet.utc_offset_s)),
        bool(table.group),
        table.across,
        _pad(table, sheet),
        len(shown) <= FEW_COLUMNS and not table.group and not any(c.key in LONG for c in shown),
        any(column.key in LONG for column in shown),
        table.empty,
    )


def _pad(table: Table, sheet: Sheet) -> float:
    if table.group:
        return 3.0
    rows = sum(len(each.rows) for each in sheet.tables if each.printed and not each.group)
    return 4.6 if rows <= DENSE_ROWS else 3.2


def _blocks(table: Table, shown: list[Column], utc_offset_s: int) -> Iterator[Block]:
    heads = [column for column in table.columns if column.key in table.group]

    def head(row: Row) -> str:
        cells = (cell_text(table.cell(row, c.key), c.form, utc_offset_s) for c in heads)
        return "  ".join(cell for cell in cells if cell)

    for words, rows in groupby(table.rows, head):
        yield Block(words, tuple(_rows(table, list(rows), shown, utc_offset_s)))


def _rows(
    table: Table, rows: list[Row], shown: list[Column], utc_offset_s: int
) -> Iterator[PrintedRow]:
    at, part = 0, ""
    for row in rows:
        at = at + 1 if row.part == part else 0
        part = row.part
        cells = tuple(
            (cell_text(table.cell(row, c.key), c.form, utc_offset_s), row.marks.get(c.key, ""))
            for c in shown
        )
        yield PrintedRow(cells, row.part, at)


def as_pdf(sheet: Sheet) -> bytes:
    """The document on A4. DocumentError when it cannot be set."""
    made = _set(sheet, "pdf", None)
    assert isinstance(made, bytes)
    return made


def as_pictures(sheet: Sheet, dots_per_inch: float) -> tuple[bytes, ...]:
    """Its pages as PNG. DocumentError when it cannot be set."""
    made = _set(sheet, "png", dots_per_inch)
    return (made,) if isinstance(made, bytes) else tuple(made)


def _set(sheet: Sheet, form: Literal["pdf", "png"], ppi: float | None) -> bytes | list[bytes]:
    text = msgspec.json.encode(page(sheet)).decode()
    template = resources.files("assets") / "documents" / "page.typ"
    foreign = OTHER_SCRIPTS.search(text) is not None
    try:
        made: bytes | list[bytes] = typst.compile(
            template.read_bytes(),
            format=form,
            ppi=ppi,
            sys_inputs={"page": text},
            font_paths=fonts(foreign),
            timestamp=0,
        )
    except (typst.TypstError, OSError) as error:
        raise DocumentError(f"Cannot set {full_title(sheet)}: {error}") from error
    return made


@cache
def fonts(foreign: bool) -> typst.Fonts:
    """Ours, then those that typst brings; those of the machine for a foreign script only."""
    with resources.as_file(resources.files("assets") / "fonts") as folder:
        return typst.Fonts(include_system_fonts=foreign, font_paths=[folder])
