"""The printed page of a session's document: finished text, laid out by typst.

The template in `assets/documents` receives the text as JSON and only lays it out, so that nothing
in a name or a reason can be taken for markup. No date is set and the fonts are ours, so the same
document gives the same bytes; only a name in a script that ours lack (Japanese, Arabic ...) is set
in a font of the machine, if it has one.
"""

import re
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Final

import msgspec
import typst
from msgspec import Struct

from racecontrol.meeting.model import SessionPlan
from racecontrol.results.content import Document, GivenPenalty, Row
from racecontrol.results.grid import BACK_BEYOND
from racecontrol.results.points import points_text
from racecontrol.results.times import clock_text
from racecontrol.stewarding.in_force import PenaltyState
from racecontrol.stewarding.penalties import PENALTIES

SERVED, IN_GAME, CARRIED = PenaltyState.SERVED, PenaltyState.IN_GAME, PenaltyState.CARRIED
OTHER_SCRIPTS: Final = re.compile("[\u0530-\u1dff\u2e80-\ud7ff\uf900-\ufdff\U00010000-\U0003ffff]")


class PageError(Exception):
    """Typst refused the page; the text is its reason."""


class Column(Struct, frozen=True):
    """A column of the classification: its head, and whether figures stand in it."""

    head: str
    text: Callable[[Row], str]
    figures: bool = True


def _number(row: Row) -> str:
    return f"{row.number:02d}"


def _total(row: Row) -> str:
    return row.total + (" *" if row.estimated and row.total else "")


PLACE: Final = Column("Pos", lambda row: str(row.place or row.status.value))
WHO: Final = (
    Column("No", _number),
    Column("Driver", lambda row: row.driver, figures=False),
    Column("Nat", lambda row: row.nation, figures=False),
    Column("Rig", lambda row: str(row.rig)),
)
LAPS: Final = Column("Laps", lambda row: str(row.laps))
BEST: Final = (
    Column("Best lap", lambda row: row.best),
    Column("in lap", lambda row: str(row.best_lap or "")),
)
BEHIND: Final = (Column("Gap", lambda row: row.gap), Column("Interval", lambda row: row.interval))
TOTAL: Final = Column("Time", _total)
PENALTY: Final = Column(
    "Pen.", lambda row: f"+{row.penalty_ms // 1000} s" if row.penalty_ms else ""
)
POINTS: Final = Column("Pts", lambda row: points_text(row.points) if row.points else "")


def columns(document: Document) -> tuple[Column, ...]:
    """By best lap where no total was driven; penalties and points only where there are any."""
    timed = any(row.total_ms is not None for row in document.rows)
    result = (LAPS, TOTAL, *BEHIND, *BEST) if timed else (*BEST, *BEHIND, LAPS)
    penalty = (PENALTY,) if any(row.penalty_ms for row in document.rows) else ()
    points = (POINTS,) if any(row.points for row in document.rows) else ()
    return (PLACE, *WHO, *result, *penalty, *points)


class Page(Struct, frozen=True):
    """Everything the template lays out, as text."""

    meeting: str
    place: str
    rulebook: str
    session: str
    details: tuple[str, ...]
    result: str
    revision: str
    moments: tuple[str, ...]
    digest: str
    heads: tuple[str, ...]
    figures: tuple[bool, ...]
    placed: tuple[tuple[str, ...], ...]
    others: tuple[tuple[str, ...], ...]
    fastest: str
    penalties: tuple[tuple[str, ...], ...]  # car, driver, penalty, effect, reason
    notes: tuple[str, ...]


def page(document: Document, printed_ns: int) -> Page:
    """The text of a document. `printed_ns` is event clock."""
    shown = columns(document)
    return Page(
        document.meeting.name,
        document.meeting.place,
        document.meeting.rulebook,
        document.session.name,
        _details(document.session),
        document.result.upper(),
        f"Revision {document.revision}" if document.revision else "Not published",
        _moments(document, printed_ns),
        document.digest[:16],
        tuple(column.head for column in shown),
        tuple(column.figures for column in shown),
        _cells(shown, [row for row in document.rows if row.place]),
        _cells(shown, [row for row in document.rows if not row.place]),
        _fastest(document),
        tuple(_penalty(given, document) for given in document.decisions),
        _notes(document),
    )


def _cells(shown: tuple[Column, ...], rows: list[Row]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(column.text(row) for column in shown) for row in rows)


def _details(plan: SessionPlan) -> tuple[str, ...]:
    distance = f"{plan.laps} laps" if plan.laps else ""
    duration = f"{plan.duration_s // 60} min" if plan.duration_s and not plan.laps else ""
    track = plan.track[:1].upper() + plan.track[1:]
    return tuple(part for part in (track, distance, duration, plan.car, plan.tyres) if part)


def _moments(document: Document, printed_ns: int) -> tuple[str, ...]:
    printed = f"Printed {clock_text(printed_ns)}"
    if document.published_ns is None:
        return (printed,)
    return (f"Published {clock_text(document.published_ns)}", printed)


def _fastest(document: Document) -> str:
    lap = document.fastest_lap
    return f"{lap.time}   {lap.number:02d} {lap.driver}, lap {lap.lap}" if lap else ""


def _penalty(given: GivenPenalty, document: Document) -> tuple[str, ...]:
    row = next((row for row in document.rows if row.number == given.number), None)
    driver = row.driver if row else given.code
    return (f"{given.number:02d}", driver, given.name, _effect(given, row), given.reason)


def _effect(given: GivenPenalty, row: Row | None) -> str:
    """What a penalty does to this document; a time penalty does nothing where laps are ranked."""
    penalty = PENALTIES[given.penalty]
    if penalty.disqualifies:
        return "Disqualified"
    if penalty.deletes_lap:
        return f"Lap {given.lap} deleted"
    if penalty.grid_places > BACK_BEYOND:
        return "Back of the next grid"
    if penalty.grid_places:
        return f"{penalty.grid_places} places on the next grid"
    if given.added_ms and row and row.penalty_ms:
        return f"+{given.added_ms / 1000:.3f}".rstrip("0").rstrip(".") + " s"
    if penalty.can_be_served and given.standing in (SERVED, IN_GAME, CARRIED):
        return given.standing.capitalize()
    return "Recorded"


def _notes(document: Document) -> tuple[str, ...]:
    notes = []
    if any(row.estimated and row.total for row in document.rows):
        notes.append("* A lap of this total was not given by the game; event clock used.")
    if document.result == "draft" and document.revision:
        notes.append(f"Differs from revision {document.revision}: decisions have changed since.")
    notes.append("Moments are those of the event clock.")
    return tuple(notes)


def typeset(document: Document, printed_ns: int) -> bytes:
    """The document as PDF. `printed_ns` is event clock. PageError when typst refuses it."""
    text = msgspec.json.encode(page(document, printed_ns)).decode()
    template = resources.files("assets") / "documents" / "classification.typ"
    foreign = OTHER_SCRIPTS.search(text) is not None
    try:
        return typst.compile(
            template.read_bytes(),
            format="pdf",
            sys_inputs={"page": text},
            font_paths=fonts(foreign),
            timestamp=0,
        )
    except (typst.TypstError, OSError) as error:
        raise PageError(str(error)) from error


@cache
def fonts(foreign: bool) -> typst.Fonts:
    """Ours, then those that typst brings; those of the machine for a foreign script only."""
    with resources.as_file(resources.files("assets") / "fonts") as folder:
        return typst.Fonts(include_system_fonts=foreign, font_paths=[folder])
