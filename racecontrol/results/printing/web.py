"""A document as HTML: one file that needs no other, to be read on a screen or printed."""

from collections.abc import Iterator
from html import escape
from importlib import resources

from racecontrol.results.printing.grid_plan import grid_svg
from racecontrol.results.printing.look import look
from racecontrol.results.printing.page import (
    Block,
    PrintedRow,
    PrintedTable,
    full_title,
    printed_table,
)
from racecontrol.results.printing.pictures import svg
from racecontrol.results.printing.plots import printable
from racecontrol.results.printing.sheet import Sheet, Table
from racecontrol.results.printing.stamp import qr_svg
from racecontrol.results.printing.words import as_of_text, edition


def as_html(sheet: Sheet) -> bytes:
    """UTF-8, with its style and its drawings inside."""
    title = _text(full_title(sheet))
    parts = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f"<title>{title}</title>\n<style>\n{style(sideways=sheet.sideways)}</style>\n</head>\n<body>\n",
        *_heading(sheet),
        "<main>\n",
        *(f'<figure class="plot">{svg(plot)}</figure>\n' for plot in sheet.plots),
        f'<figure class="plot">{grid_svg(sheet.plan)}</figure>\n' if sheet.plan else "",
        *(part for table in sheet.tables if table.printed for part in _table(table, sheet)),
        "</main>\n",
        *_foot(sheet),
        "</body>\n</html>\n",
    ]
    return "".join(parts).encode()


def style(*, sideways: bool) -> str:
    """The style of a page, with the colours of print."""
    colours = look()
    names = ("ink", "grey", "rule", "zebra", "best", "own_best")
    root = "".join(f"--{name.replace('_', '-')}: {getattr(colours, name)};" for name in names)
    style = (resources.files("assets") / "documents" / "page.css").read_text(encoding="utf-8")
    side = "landscape" if sideways else "portrait"
    return f":root {{{root}}}\n@page {{ size: A4 {side}; margin: 14mm; }}\n{style}"


def _text(words: str) -> str:
    return escape(printable(words))


def _joined(words: tuple[str, ...]) -> str:
    return " · ".join(_text(word) for word in words if word)


def _heading(sheet: Sheet) -> Iterator[str]:
    session = sheet.session
    state = "final" if sheet.is_final else ""
    yield (
        f'<header>\n<div><p class="event">{_text(sheet.event.name)}</p>'
        f'<p class="grey">{_joined((sheet.event.place, sheet.event.rulebook))}</p></div>\n'
        f'<p class="number"><span class="label">Document</span> {sheet.number_text}</p>'
        f'<p class="state {state}">{_text(sheet.result.upper())}</p>\n</header>\n'
    )
    name = f"{_text(session.name)} <small>{_text(sheet.title)}</small>" if session else ""
    yield f"<h1>{name or _text(sheet.title)}</h1>\n"
    details = (session.details if session else ()) + sheet.details
    as_of = f"As of {as_of_text(sheet)}" if sheet.as_of_ns else ""
    yield f'<p class="grey">{_joined(details)}<br>{_joined((edition(sheet), as_of))}</p>\n'


def _table(table: Table, sheet: Sheet) -> Iterator[str]:
    shown = printed_table(table, sheet)
    if shown.title:
        yield f"<h2>{_text(shown.title)}</h2>\n"
    if not shown.blocks:
        yield f'<p class="grey">{_text(shown.empty)}</p>\n'
        return
    yield '<div class="blocks">\n' if shown.grouped else '<div class="whole">\n'
    for block in shown.blocks:
        yield from _block(shown, block)
    yield "</div>\n"


def _block(table: PrintedTable, block: Block) -> Iterator[str]:
    yield "<section>\n"
    if table.grouped:
        yield f"<h3>{_text(block.head)}</h3>\n"
    heads = "".join(
        f'<th scope="col" class="{_side(table, at)}">{_text(head)}</th>'
        for at, head in enumerate(table.heads)
    )
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    part = ""
    for row in block.rows:
        if row.part and row.part != part:
            yield f'<tr class="part"><th colspan="{len(table.heads)}">{_text(row.part)}</th></tr>\n'
        part = row.part
        yield _row(table, row)
    yield "</tbody>\n</table>\n</section>\n"


def _row(table: PrintedTable, row: PrintedRow) -> str:
    cells = "".join(
        f'<td class="{_side(table, at)}{_mark(mark)}">{_marked(words, mark)}</td>'
        for at, (words, mark) in enumerate(row.cells)
    )
    return f"<tr>{cells}</tr>\n"


def _side(table: PrintedTable, at: int) -> str:
    side = "figure" if table.figures[at] else "words"
    if table.long and table.wide[at]:
        side = "words long"
    return f"{side} lettered" if table.lettered[at] else side


def _mark(mark: str) -> str:
    return f" mark-{mark}" if mark else ""


def _marked(words: str, mark: str) -> str:
    if mark == "struck":
        return f"<s>{_text(words)}</s>"
    return _text(words) + (f" <b>{mark}</b>" if mark in ("S", "P") else "")


def _foot(sheet: Sheet) -> Iterator[str]:
    yield "<footer>\n"
    for note in sheet.notes:
        yield f"<p>{_text(note)}</p>\n"
    if sheet.is_final:
        yield f'<div class="qr">{qr_svg(sheet.stamp)}</div>\n'
    yield f"<p>SHA-256 of {_text(sheet.digest_of)}: <code>{sheet.digest}</code></p>\n</footer>\n"
