"""One line of a CSV file (RFC 4180), for programs and for spreadsheets.

A spreadsheet takes a text that begins with = + - @ for a formula, also where it stands in quotes,
and a driver may be called anything. Such a text has one tab before it, inside quotes: no program
that takes white space off its cells sees it, ours among them, and the JSON beside it has the text
as it is. An apostrophe would become part of the name. Figures such as `+1.234`, `-3`, `+1 lap` are
no formulas and stay as they are.
"""

import re
from collections.abc import Iterable
from typing import Final

FORMULA: Final = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")  # the last four: full width
FIGURE: Final = re.compile(r"[+-]\d[\d.:,]*( [a-z]+)?", re.ASCII)
QUOTED: Final = re.compile(r'[",\r\n\t]')


def csv_line(cells: Iterable[object], end: str = "\r\n") -> str:
    """The cells with commas between, each quoted where it has to be; None is an empty cell."""
    line = ",".join(_cell("" if cell is None else str(cell)) for cell in cells)
    return (line or '""') + end


def _cell(text: str) -> str:
    if FORMULA.match(text) and not FIGURE.fullmatch(text):
        text = f"\t{text}"
    if not QUOTED.search(text):
        return text
    return '"' + text.replace('"', '""') + '"'
