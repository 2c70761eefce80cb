"""Documents as files in a folder."""

from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Final

from racecontrol.results.printing.page import as_pdf
from racecontrol.results.printing.record import as_json
from racecontrol.results.printing.sheet import DocumentError, Sheet
from racecontrol.results.printing.spreadsheet import as_csv
from racecontrol.results.printing.web import as_html


class Format(StrEnum):
    """The value is the ending of the file."""

    PDF = "pdf"
    CSV = "csv"
    JSON = "json"
    HTML = "html"


ALL: Final = tuple(Format)
ONE_FILE: Final[dict[Format, Callable[[Sheet], bytes]]] = {
    Format.PDF: as_pdf,
    Format.JSON: as_json,
    Format.HTML: as_html,
}


def contents(sheet: Sheet, formats: Collection[Format] = ALL) -> dict[str, bytes]:
    """File name -> content, in the order of the formats. DocumentError when one cannot be made."""
    stem = named(sheet)
    files: dict[str, bytes] = {}
    for form in formats:
        if form is Format.CSV:
            files |= {f"{stem}{more}.csv": content for more, content in as_csv(sheet).items()}
        else:
            files[f"{stem}.{form}"] = ONE_FILE[form](sheet)
    return files


def named(sheet: Sheet) -> str:
    """The name of its files, without an ending. DocumentError where a key would be a path."""
    if Path(sheet.stem).name != sheet.stem:
        key = sheet.session.key if sheet.session else sheet.key
        raise DocumentError(
            f"Session key {key!r} cannot name a file. Use letters, digits and - in the event file."
        )
    return sheet.stem


def write(
    sheets: Iterable[Sheet], folder: Path, formats: Collection[Format] = ALL
) -> tuple[Path, ...]:
    """Write documents into a folder, which is made. DocumentError when one cannot be written."""
    return tuple(
        write_file(folder / name, content)
        for sheet in sheets
        for name, content in contents(sheet, formats).items()
    )


def write_file(path: Path, content: bytes) -> Path:
    """Under another name first, so that nobody ever opens half a document. DocumentError."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DocumentError(
            f"Cannot write {path}: {reason}. Free space or choose another folder."
        ) from error
    return path
