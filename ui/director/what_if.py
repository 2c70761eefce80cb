"""What is still open: each decision with what it would do, and the title table with its spans."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from racecontrol.meeting.model import Meeting
from racecontrol.meeting.state import Session, State
from racecontrol.results.open_cases import OpenCase, open_cases
from racecontrol.results.points import points_text
from racecontrol.results.title import TitleRow, scoring_now, title_table
from racecontrol.stewarding.penalties import PENALTIES
from ui import format as text
from ui.open_places import Kept
from ui.theme import Theme
from ui.tr import NO_WORDS, Words, later, ruled, tr, worded
from ui.widgets.lettering import LEFT, RIGHT, paint_text
from ui.widgets.marks import paint_car
from ui.widgets.panel import Panel, Themed
from ui.widgets.rows import RowModel, RowView

NOTHING: Final = later("No decision is open: no place hangs on one.")
NO_TITLE: Final = later("No entries yet.")
PLACES: Final = later("Places still open")
TITLE: Final = later("Title table")
TITLE_MS: Final = 2000
LEAST_ROW: Final = 17  # px


class Line(Struct, frozen=True):
    """Cells of one row, and the car whose chip stands in it."""

    cells: tuple[str, ...]
    number: int
    spoken: str
    open: bool = True


class Column(Struct, frozen=True):
    """`share` of the width that is left over, beside the fixed `width` in px."""

    head: Words
    width: int
    share: int = 0
    right: bool = False
    drop: bool = False  # where there is no room for all


CAR: Final = later("Car")
PLACE: Final = later("Place")
TOTAL: Final = later("Total")
RANK: Final = later("Rank")
STRONG: Final = (NO_WORDS, PLACE, TOTAL, RANK)
CASE_COLUMNS: Final = (
    Column(later("Case"), 40),
    Column(CAR, 40),
    Column(later("If"), 90, share=3),
    Column(PLACE, 62),
    Column(later("Others"), 70, share=2),
)
TITLE_COLUMNS: Final = (
    Column(NO_WORDS, 24, right=True),
    Column(CAR, 40),
    Column(later("Points"), 54, share=1, right=True, drop=True),
    Column(later("now"), 44, share=1, right=True, drop=True),
    Column(TOTAL, 50, share=1, right=True),
    Column(later("may be"), 70, share=1, right=True),
    Column(RANK, 56, share=1, right=True),
)


def case_lines(state: State, cases: tuple[OpenCase, ...]) -> tuple[Line, ...]:
    """`14 | 31 | up to 10 s | 6 → 8 | 88, 16 move up`."""
    return tuple(_case_line(state, case) for case in cases)


def _case_line(state: State, case: OpenCase) -> Line:
    penalty = PENALTIES[case.penalty]
    what = tr("lap {lap} deleted", lap=case.lap) if penalty.deletes_lap else ruled(penalty.name)
    words = (
        tr("{what} served", what=what)
        if case.given
        else tr("up to {penalty}", penalty=what[:1].lower() + what[1:])
    )
    number = f"D{case.decision}" if case.given else f"{case.incident:02d}"
    moves = f"{case.before} → {case.after}" if case.before != case.after else f"{case.before}"
    gains = [text.car(car) for car in case.gains if car != case.entry]
    others = tr("{cars} up", cars=", ".join(gains)) if gains else ""
    said = (
        tr("decision {decision}", decision=case.decision)
        if case.given
        else tr("case {incident}", incident=case.incident)
    )
    spoken = tr(
        "{said}, car {car}, {words}: place {before} to {after}",
        said=said,
        car=text.car(case.entry),
        words=words,
        before=case.before,
        after=case.after,
    ) + (tr(", cars {gains} move up", gains=text.listed(gains)) if gains else "")
    return Line((number, "", words, moves, others), case.entry, _sentence(state, case, spoken))


def _sentence(state: State, case: OpenCase, spoken: str) -> str:
    incident = state.incidents.get(case.incident)
    return f"{spoken} ({incident.reason})" if incident else spoken


def title_lines(rows: tuple[TitleRow, ...], live: bool) -> tuple[Line, ...]:
    """`2 | 12 | 10 | +8 | 18 | 12–20 | 1–3`; what runs is in `now` while a race does."""
    return tuple(_title_line(row, live) for row in rows)


def _title_line(row: TitleRow, live: bool) -> Line:
    low, high, total = (points_text(p) for p in (row.least, row.most, row.total))
    points = f"{low}–{high}" if low != high else ""
    rank = f"{row.best}–{row.worst}" if row.best != row.worst else ""
    now = f"+{points_text(row.gained)}" if live else ""
    spoken = tr(
        "Rank {rank}, car {car}, {total} points",
        rank=row.rank,
        car=text.car(row.entry),
        total=total,
    )
    if row.is_open:
        spoken += tr(
            ", may be {low} to {high} points and rank {best} to {worst}",
            low=low,
            high=high,
            best=row.best,
            worst=row.worst,
        )
    cells = (str(row.rank), "", points_text(row.points), now, total, points, rank)
    return Line(cells, row.entry, spoken, row.is_open)


class WhatIf(QWidget):
    """Both tables beside each other; computed only while they can be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.places = Table(
            worded(PLACES), tr("if given as heavily as allowed"), CASE_COLUMNS, worded(NOTHING)
        )
        self.title = Table(worded(TITLE), "", TITLE_COLUMNS, worded(NO_TITLE))
        self._cases = Kept(open_cases)
        self._rows = Kept(lambda state, _: title_table(state), TITLE_MS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.places, 1)
        layout.addWidget(self.title, 1)

    def show_state(self, state: State, session: Session | None) -> None:
        """What is open in the session at hand, and the title as it would be now."""
        if session is None:
            self.places.show_lines(state.meeting, ())
            self.title.show_lines(state.meeting, ())
            return
        self.places.show_lines(state.meeting, case_lines(state, self._cases.of(state, session)))
        live = scoring_now(state)
        remark = (
            tr("as if {plan} ended now", plan=live.plan.name) if live else tr("of what has ended")
        )
        self.title.head.show_words(worded(TITLE), remark)
        rows = title_lines(self._rows.of(state, session), live is not None)
        self.title.show_lines(state.meeting, rows)


class Table(Panel):
    """Rows under the names of their columns."""

    def __init__(self, title: str, remark: str, columns: tuple[Column, ...], empty: str) -> None:
        super().__init__(title, remark)
        self._columns = columns
        self._meeting: Meeting | None = None
        self._model: RowModel[Line] = RowModel(lambda line: line.spoken, self)
        self.view = RowView(self._model, self._paint, self._height, empty, title)
        self.set_body(_Heads(columns), 0)
        self.set_body(self.view)

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._model.rows

    def show_lines(self, meeting: Meeting | None, lines: tuple[Line, ...]) -> None:
        """Put these rows in."""
        self._meeting = meeting
        self._model.show_rows(lines)

    def _paint(self, painter: QPainter, rect: QRect, line: Line, theme: Theme) -> None:
        c = theme.colours
        plain = theme.font("item", "normal", figures=True)
        strong = theme.font("item", "strong", figures=True)
        for column, room, words in zip(
            self._columns, placed(rect, self._columns, theme), line.cells, strict=True
        ):
            if room is None:
                continue
            if column.head is CAR:
                self._paint_chip(painter, room, line.number, theme)
                continue
            key = column.head in STRONG
            ink = c.text1 if key or line.open else c.text2
            align = RIGHT if column.right else LEFT
            paint_text(painter, room, words, strong if key else plain, ink, align)
        painter.setPen(c.line1)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())

    def _height(self, line: Line, width: int, theme: Theme) -> int:
        """All rows are in sight where that leaves them legible."""
        del line, width
        fit = self.view.viewport().height() // max(1, len(self.lines))
        return min(theme.height("list_row"), max(theme.px(LEAST_ROW), fit))

    def _paint_chip(self, painter: QPainter, room: QRect, number: int, theme: Theme) -> None:
        wide, high = theme.height("car_chip_width"), theme.height("car_chip")
        high = min(high, room.height() - 2)
        chip = QRect(room.x(), room.center().y() - high // 2, wide, high)
        paint_car(painter, chip, number, theme.car(self._meeting, number), theme)


class _Heads(Themed):
    """The names of the columns."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self._columns = columns
        self.setFixedHeight(self.theme.height("column_head"))

    def paintEvent(self, _event: object) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(self.rect(), theme.colours.background2)
        rooms = placed(self.rect(), self._columns, theme)
        for column, room in zip(self._columns, rooms, strict=True):
            if room is not None:
                align = RIGHT if column.right else LEFT
                font = theme.font("label")
                paint_text(painter, room, worded(column.head), font, theme.colours.text3, align)


def placed(rect: QRect, columns: tuple[Column, ...], theme: Theme) -> list[QRect | None]:
    """Where each column stands, None for one without room: the rest is shared out."""
    pad, gap = theme.space("s5"), theme.px(6)
    room = rect.width() - 2 * pad
    shown = [column for column in columns if not column.drop or _fixed(columns, theme) <= room]
    shares = sum(column.share for column in shown) or 1
    spare = max(0, room - _fixed(shown, theme))
    x = rect.x() + pad
    rooms: list[QRect | None] = []
    for column in columns:
        if column not in shown:
            rooms.append(None)
            continue
        wide = theme.px(column.width) + spare * column.share // shares
        rooms.append(QRect(x, rect.y(), wide, rect.height()))
        x += wide + gap
    return rooms


def _fixed(columns: Sequence[Column], theme: Theme) -> int:
    gaps = theme.px(6) * (len(columns) - 1)
    return sum(theme.px(column.width) for column in columns) + gaps
