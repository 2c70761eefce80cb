"""`index.html`: the documents in a folder on one page, so that the folder can be put on the web."""

from collections.abc import Collection, Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final

from racecontrol.results.printing.files import Format, named, write_file
from racecontrol.results.printing.plots import printable
from racecontrol.results.printing.sheet import Sheet
from racecontrol.results.printing.web import style
from racecontrol.results.printing.words import edition

NAME: Final = "index.html"
HEADS: Final = ("No", "Document", "Result", "Edition", "Files")


def as_index(sheets: Sequence[Sheet], formats: Collection[Format]) -> bytes:
    """Every document with links to its files, under the name of its session."""
    first = sheets[0]
    event = _text(first.event.name)
    about = " · ".join(_text(part) for part in (first.event.place, first.event.rulebook) if part)
    parts = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f"<title>{event}: documents</title>\n<style>\n{style(sideways=False)}</style>\n",
        f'</head>\n<body>\n<header><div><p class="event">{event}</p>'
        f'<p class="grey">{about}</p></div></header>\n<h1>Documents</h1>\n',
        *_tables(sheets, formats),
        "</body>\n</html>\n",
    ]
    return "".join(parts).encode()


def write_index(
    sheets: Sequence[Sheet], folder: Path, formats: Collection[Format]
) -> tuple[Path, ...]:
    """Beside the documents; only where they are there as HTML. DocumentError: it cannot be."""
    if Format.HTML not in formats or not sheets:
        return ()
    return (write_file(folder / NAME, as_index(sheets, formats)),)


def _text(words: str) -> str:
    return escape(printable(words))


def _tables(sheets: Sequence[Sheet], formats: Collection[Format]) -> Iterator[str]:
    for name, of in groupby(sheets, lambda sheet: sheet.session.name if sheet.session else ""):
        heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
        yield f"<h2>{_text(name) or 'Event'}</h2>\n<table>\n<thead><tr>{heads}</tr></thead>\n"
        rows = "".join(_row(sheet, formats) for sheet in of)
        yield f"<tbody>\n{rows}</tbody>\n</table>\n"


def _row(sheet: Sheet, formats: Collection[Format]) -> str:
    stem = escape(named(sheet), quote=True)
    others = " ".join(
        f'<a href="{stem}.{form}">{form.upper()}</a>' for form in formats if form is not Format.HTML
    )
    return (
        f'<tr><td>{sheet.number_text}</td><td><a href="{stem}.html">{_text(sheet.title)}</a></td>'
        f"<td>{_text(sheet.result.value)}</td><td>{_text(edition(sheet))}</td><td>{others}</td></tr>\n"
    )
