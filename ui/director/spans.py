"""The places still open as a column of the tower: `3–5`, in plain ink where it is more than one."""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec.structs import replace

from racecontrol.results.effect import Span
from ui.director.tower_lines import Cell, Line
from ui.tr import tr

SPAN: Final = "span"  # key of the column


def with_spans(lines: tuple[Line, ...], spans: Iterable[Span]) -> tuple[Line, ...]:
    """The lines with their spans; as they are where no place is open."""
    by_car = {span.entry: span for span in spans}
    if not any(span.is_open for span in by_car.values()):
        return lines
    return tuple(_with(line, by_car) for line in lines)


def span_words(line: Line) -> str:
    """For the tooltip: `places 3–5 still open`; empty where only one is."""
    cell = line.cells.get(SPAN, Cell())
    return (
        ""
        if cell.second_rank or not cell.words
        else tr("places {cell} still open", cell=cell.words)
    )


def _with(line: Line, spans: Mapping[int, Span]) -> Line:
    span = spans.get(line.number)
    if span is None:
        return line
    words = f"{span.best}–{span.worst}" if span.is_open else str(span.place)
    cells = {**line.cells, SPAN: Cell(words, second_rank=not span.is_open)}
    spoken = (
        tr(", places {best} to {worst} still open", best=span.best, worst=span.worst)
        if span.is_open
        else ""
    )
    return replace(line, cells=cells, sentence=line.sentence + spoken)
