"""A session's classification as files: JSON and CSV for programs, PDF for people.

A document is a print of the facts and is never read back. The JSON is one `content.Document`; the
CSV is its rows. The same facts give the same bytes.
"""

import csv
import io
from pathlib import Path

import msgspec

from racecontrol.meeting.state import Session, State
from racecontrol.results.content import Row, document
from racecontrol.results.page import PageError, typeset


class DocumentError(Exception):
    """A document could not be made or written; the text is for a person."""


def write_documents(
    state: State, session: Session, folder: Path, *, printed_ns: int
) -> tuple[Path, ...]:
    """Write `<session key>-classification.json`, `.csv` and `.pdf`; the folder is made.

    `printed_ns` is event clock. DocumentError when one cannot be made or written.
    """
    key = session.plan.key
    if Path(key).name != key:
        raise DocumentError(
            f"Session key {key!r} cannot name a file. Use letters, digits and - in the event file."
        )
    made = {
        "json": as_json(state, session),
        "csv": as_csv(state, session),
        "pdf": as_pdf(state, session, printed_ns=printed_ns),
    }
    return tuple(
        _written(folder / f"{key}-classification.{ending}", content)
        for ending, content in made.items()
    )


def _written(path: Path, content: bytes) -> Path:
    """Under another name first, so that nobody ever opens half a document."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part_of = error.strerror or str(error)
        raise DocumentError(
            f"Cannot write {path}: {part_of}. Free space or choose another folder with --out."
        ) from error
    return path


def as_json(state: State, session: Session) -> bytes:
    """The `content.Document` as indented JSON, UTF-8."""
    return msgspec.json.format(msgspec.json.encode(document(state, session)), indent=2) + b"\n"


def as_csv(state: State, session: Session) -> bytes:
    """The rows as CSV (RFC 4180, UTF-8), headed by the field names of `content.Row`."""
    text = io.StringIO(newline="")
    sheet = csv.writer(text)
    sheet.writerow(Row.__struct_fields__)
    for row in document(state, session).rows:
        sheet.writerow([_cell(value) for value in msgspec.to_builtins(row).values()])
    return text.getvalue().encode()


def _cell(value: int | str | bool | None) -> int | str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value


def as_pdf(state: State, session: Session, *, printed_ns: int) -> bytes:
    """The document as PDF, A4. `printed_ns` is event clock. DocumentError when it cannot be set."""
    try:
        return typeset(document(state, session), printed_ns)
    except PageError as error:
        raise DocumentError(f"Cannot set the document of {session.plan.name}: {error}") from error
