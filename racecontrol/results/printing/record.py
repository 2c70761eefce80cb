"""A document as JSON, and the one schema that all documents keep to.

`assets/documents/document.schema.json` is `schema()` as shipped. A reader may rely on the keys of a
table's columns: they are listed in the document itself, with what stands in them.
"""

from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from racecontrol.results.printing.sheet import (
    Cell,
    Event,
    Forest,
    Form,
    Part,
    Plot,
    Sheet,
    Table,
    Trace,
)
from racecontrol.results.printing.words import cell_text, text_key
from racecontrol.results.result_state import Result

VERSION = 1


class ColumnRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A column of a table."""

    key: Annotated[str, Meta(description="The name under which a row has this cell.")]
    head: Annotated[str, Meta(description="The printed heading; empty: it is not printed.")]
    form: Annotated[
        Form,
        Meta(
            description="What stands in it. time, race time and behind are whole milliseconds, "
            "moment is nanoseconds since 1970 of the event clock; beside each of them the same "
            "key without _ms or _ns has it as printed."
        ),
    ]


class TableRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A table."""

    key: str
    title: str
    columns: tuple[ColumnRecord, ...]
    rows: Annotated[
        tuple[dict[str, Cell], ...],
        Meta(description="In printed order; each row has every column, null where it is empty."),
    ]


class TraceRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A line of a plot."""

    label: str
    name: str
    points: tuple[tuple[float, float], ...]


class PlotRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A plot: lines over laps."""

    key: str
    title: str
    x_title: str
    y_title: str
    traces: tuple[TraceRecord, ...]


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """A document of an event, as published. Computed from the journal, never read back."""

    schema: Annotated[int, Meta(description="Of this schema.")]
    number: Annotated[str, Meta(description="Three digits; the first one is the session's.")]
    key: Annotated[str, Meta(description="Which document: classification, lap-chart ...")]
    title: str
    event: Event
    session: Annotated[Part | None, Meta(description="null: of the event as a whole.")]
    result: Annotated[Result, Meta(description="What the document is worth.")]
    revision: Annotated[int, Meta(ge=0, description="0: not published.")]
    as_of_ns: Annotated[
        int, Meta(description="Event clock, ns since 1970: the last fact it rests on.")
    ]
    utc_offset_s: Annotated[int, Meta(description="Of the moments that are printed as text.")]
    digest: Annotated[
        str,
        Meta(
            pattern="^[0-9a-f]{64}$",
            description="SHA-256, hex: of `digest_of`. `racecontrol results --check` finds it.",
        ),
    ]
    digest_of: str
    sealed: Annotated[
        str,
        Meta(
            description="The text, in UTF-8, that the digest is the SHA-256 of; empty: the "
            "document as the program holds it, which only the journal gives again."
        ),
    ]
    tables: tuple[TableRecord, ...]
    plots: tuple[PlotRecord, ...]
    notes: tuple[str, ...]


def record(sheet: Sheet) -> Record:
    """The document as its JSON has it."""
    return Record(
        VERSION,
        sheet.number_text,
        sheet.key,
        sheet.title,
        sheet.event,
        sheet.session,
        sheet.result,
        sheet.revision,
        sheet.as_of_ns,
        sheet.utc_offset_s,
        sheet.digest,
        sheet.digest_of,
        sheet.sealed,
        tuple(_table(table, sheet.utc_offset_s) for table in sheet.tables),
        tuple(_plot(plot) for plot in sheet.plots),
        sheet.notes,
    )


def _table(table: Table, utc_offset_s: int) -> TableRecord:
    rows = []
    for row in table.rows:
        cells: dict[str, Cell] = {}
        for column, cell in zip(table.columns, row.cells, strict=True):
            cells[column.key] = cell
            if text_key(column):
                cells[text_key(column)] = cell_text(cell, column.form, utc_offset_s)
        rows.append(cells)
    columns = tuple(ColumnRecord(c.key, c.head, c.form) for c in table.columns)
    return TableRecord(table.key, table.title, columns, tuple(rows))


def _plot(plot: Plot | Forest) -> PlotRecord:
    if isinstance(plot, Forest):
        return PlotRecord(plot.key, plot.title, plot.x_title, "", _intervals(plot))
    traces = tuple(_trace(trace) for trace in plot.traces)
    return PlotRecord(plot.key, plot.title, plot.x_title, plot.y_title, traces)


def _trace(trace: Trace) -> TraceRecord:
    return TraceRecord(trace.label, trace.name, trace.points)


def _intervals(forest: Forest) -> tuple[TraceRecord, ...]:
    """A line for each interval: its low end, the estimate, its high end, at the row's number."""
    return tuple(
        TraceRecord(row.label, "", tuple((x, float(at)) for x in (row.low, row.value, row.high)))
        for at, row in enumerate(forest.rows, 1)
    )


def as_json(sheet: Sheet) -> bytes:
    """Indented JSON, UTF-8."""
    return msgspec.json.format(msgspec.json.encode(record(sheet)), indent=2) + b"\n"


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of every document."""
    made = msgspec.json.schema(Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
