"""The content of a document: what all four formats print.

Frozen, and computed from the facts: the same facts give the same sheet, and `sealed` gives it the
hash by which a print can be checked.
"""

import hashlib
from enum import StrEnum
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from racecontrol.results.result_state import Result

Cell = int | float | str | bool | None


class DocumentError(Exception):
    """A document could not be made or written; the text is for a person."""


class Form(StrEnum):
    """What stands in a column, and how it is printed."""

    WORDS = "words"
    COUNT = "count"
    CAR = "car"  # with two digits
    POINTS = "points"
    TIME = "time"  # ms: a lap, a sector
    RACE_TIME = "race time"  # ms: with hours
    BEHIND = "behind"  # ms: with its sign
    MOMENT = "moment"  # event clock, ns: time of the day at the place
    YES = "yes or no"

    @property
    def figures(self) -> bool:
        """Whether it is set to the right."""
        return self not in (Form.WORDS, Form.YES)


class Column(Struct, frozen=True):
    """A column of a table. One without a head is only in the files for programs."""

    key: str  # in CSV and JSON
    head: str = ""
    form: Form = Form.WORDS
    wide: bool = False  # takes the room that is left
    right: bool = False  # words that are set as figures are


class Mark(StrEnum):
    """How a cell is told from its neighbours; never by colour alone."""

    STRONG = "strong"
    BEST = "S"  # of the session
    OWN_BEST = "P"  # of the driver
    STRUCK = "struck"


class Row(Struct, frozen=True):
    """A line: a cell for each column."""

    cells: tuple[Cell, ...]
    marks: dict[str, Mark] = {}  # by key of the column
    part: str = ""  # a heading stands where it changes


class Table(Struct, frozen=True):
    """Rows under one heading; grouped, those that begin alike stand in a block of their own."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    group: tuple[str, ...] = ()  # keys of the columns that head a block
    across: int = 1  # so many blocks stand side by side
    printed: bool = True  # else only for programs: a plot shows it
    empty: str = "Nothing yet."

    def cell(self, row: Row, key: str) -> Cell:
        """One cell, by the key of its column."""
        return row.cells[next(i for i, column in enumerate(self.columns) if column.key == key)]


class Trace(Struct, frozen=True):
    """A line of a plot."""

    label: str
    points: tuple[tuple[float, float], ...]
    name: str = ""  # in full


class Band(Struct, frozen=True):
    """A stretch of the x axis in which something was so."""

    from_x: float
    to_x: float
    label: str


class Plot(Struct, frozen=True):
    """Lines over laps."""

    key: str
    title: str
    x_title: str
    y_title: str
    traces: tuple[Trace, ...]
    bands: tuple[Band, ...] = ()
    whole: bool = True  # y counts places; else it is a time in ms
    first: str = ""  # the word for x = 0


class Interval(Struct, frozen=True):
    """An estimate with the range that it lies in."""

    label: str
    value: float
    low: float
    high: float
    strong: bool = False  # it stands out


class Forest(Struct, frozen=True):
    """Intervals one below the other, against 0."""

    key: str
    title: str
    x_title: str
    rows: tuple[Interval, ...]


class GridBox(Struct, frozen=True):
    """A place on the grid, and who stands there."""

    place: int
    label: str
    driver: str
    note: str = ""  # why it is not where the car was placed


class GridPlan(Struct, frozen=True):
    """The grid as it is painted on the track."""

    title: str
    boxes: tuple[GridBox, ...]


class Event(Struct, frozen=True):
    """The meeting that a document belongs to."""

    key: str
    name: str
    place: str
    rulebook: str


class Part(Struct, frozen=True):
    """The session that a document belongs to."""

    key: str
    name: str
    details: tuple[str, ...]


SIGNATURES: Final = ("Race director", "Steward", "Steward")


class Sheet(Struct, frozen=True):
    """A document."""

    number: int
    key: str
    title: str
    event: Event
    session: Part | None
    result: Result
    revision: int  # 0: not published
    as_of_ns: int  # event clock: the last fact that it rests on
    utc_offset_s: int  # of the moments, as printed
    tables: tuple[Table, ...]
    plots: tuple[Plot | Forest, ...] = ()
    plan: GridPlan | None = None
    notes: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    sideways: bool = False
    sealed: str = ""  # the text that the hash is of; "": that of the document itself
    digest: str = ""
    digest_of: str = "this document"

    @property
    def number_text(self) -> str:
        """Three digits: the session, then the document."""
        return f"{self.number:03d}"

    @property
    def is_final(self) -> bool:
        return self.result in (Result.FINAL, Result.AMENDED)

    @property
    def stem(self) -> str:
        """The name of its files."""
        return f"{self.session.key}-{self.key}" if self.session else self.key

    @property
    def stamp(self) -> str:
        """What the QR code says: which document this is, and its hash. Capitals need less room."""
        parts = ("RACECONTROL", self.event.key, self.stem, self.number_text, f"R{self.revision}")
        return ":".join((*parts, "SHA256", self.digest)).upper()


def sealed(sheet: Sheet) -> Sheet:
    """With its hash, the SHA-256 in hex: of what it stands for, else of all that it says.

    The moment is left out: a document that says the same later has the same hash.
    """
    timeless = replace(sheet, as_of_ns=0)
    content = sheet.sealed.encode() or msgspec.json.encode(timeless, order="deterministic")
    return replace(sheet, digest=hashlib.sha256(content).hexdigest())
