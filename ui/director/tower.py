"""The timing tower: every car, always; it never scrolls and nothing lies over it."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QEasingCurve,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QVBoxLayout

from racecontrol.meeting.model import Meeting
from racecontrol.meeting.state import Session, State
from racecontrol.results.effect import Span
from racecontrol.results.live.rows import NOTHING, LiveView
from ui.director.spans import with_spans
from ui.director.tower_columns import Placed, place_columns
from ui.director.tower_lines import (
    Line,
    head_words,
    held_under_pointer,
    legend_words,
    lines_of,
)
from ui.director.tower_model import Index, TowerModel
from ui.director.tower_paint import RowPainter, cell_rect, paint_head
from ui.theme import Theme, theme_of
from ui.tr import later, tr, worded
from ui.widgets.panel import Panel, Themed, paint_empty

NO_ENTRIES: Final = later("No entries yet. Load the entry list in Results.")
ROWS: Final = 12  # always room for all of them
LEAST_ROW: Final = 0.88  # of a row's height in the design; no splitter presses it further
MOST_ROW: Final = 1.1
POINTED_MS: Final = 1500  # how long a row stays under the pointer
FADE_STEP_MS: Final = 100


class TowerView(QListView):
    """Paints its rows itself, each in one go; a row that moves slides to its place."""

    chosen = Signal(int)  # car number

    def __init__(self, model: TowerModel) -> None:
        super().__init__()
        self._lines = model
        self._painter: RowPainter | None = None
        self._meeting: Meeting | None = None
        self._selected: int | None = None
        self._from: dict[int, int] = {}  # car -> rows away from its place, when the slide began
        self._slid = QRect()  # the rows that cars slide over
        self.row_height = 1  # px; every cell that is painted asks for it
        self._slide = QVariantAnimation(self)
        self._slide.setStartValue(1.0)
        self._slide.setEndValue(0.0)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(lambda _: self.viewport().update(self._slid))
        self._slide.finished.connect(self._end_slide)
        self._glowing: set[tuple[int, str]] = set()  # car and column, at the last step of the fade
        self._fade = QTimer(self)
        self._fade.setInterval(FADE_STEP_MS)
        self._fade.timeout.connect(self._fade_step)
        self.setModel(model)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Timing tower"))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        model.cells_changed.connect(self._update_cells)
        model.modelReset.connect(self.relook)

    def _fit_row(self) -> int:
        """Twelve rows fill the view, but none is higher than it reads well."""
        rows = max(ROWS, self.model().rowCount())
        most = round(theme_of(self).height("tower_row") * MOST_ROW)
        return max(1, min(most, self.viewport().height() // rows))

    def show_selected(self, number: int | None) -> None:
        """Mark the row of this car."""
        self._selected = number
        self.viewport().update()

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Whose cars these are: their colours come from the entry list."""
        if meeting is not self._meeting:
            self._meeting = meeting
            self.relook()

    def relook(self) -> None:
        """The theme or the size has changed."""
        self._painter = None
        self.row_height = self._fit_row()
        self.setGridSize(QSize(max(1, self.viewport().width()), self.row_height))
        self.viewport().update()

    def slide_from(self, before: Mapping[int, int]) -> None:
        """Cars stood in these rows before; those that moved slide. Mapping car to row."""
        moved = {
            line.number: before[line.number] - row
            for row, line in enumerate(self._lines.lines)
            if before.get(line.number, row) != row
        }
        if not moved:
            return
        self._from = moved
        rows = [row for row, line in enumerate(self._lines.lines) if line.number in moved]
        rows += [before[line.number] for line in self._lines.lines if line.number in moved]
        high = self.row_height
        top, bottom = min(rows) * high, (max(rows) + 1) * high
        self._slid |= QRect(0, top, self.viewport().width(), bottom - top)
        self._slide.stop()
        self._slide.setDuration(theme_of(self).motion_ms("row_slide"))
        self._slide.start()

    def pointed(self) -> int | None:
        """The car under the pointer."""
        spot = self.viewport().mapFromGlobal(self.cursor().pos())
        return self.car_at(spot) if self.underMouse() else None

    def car_at(self, spot: QPoint) -> int | None:
        """The car whose row is there."""
        row = spot.y() // self.row_height
        lines = self._lines.lines
        return lines[row].number if 0 <= row < len(lines) and spot.y() >= 0 else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.relook()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.car_at(event.position().toPoint())
        if number is not None:
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the selection; every other key is the window's."""
        if event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        numbers = [line.number for line in self._lines.lines]
        if not numbers:
            return
        step = 1 if event.key() == Qt.Key.Key_Down else -1
        at = numbers.index(self._selected) + step if self._selected in numbers else 0
        self.chosen.emit(numbers[min(max(at, 0), len(numbers) - 1)])

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:
        """Cells are repainted by themselves; what is left is to tell a screen reader."""
        if QAccessible.isActive():
            super().dataChanged(top_left, bottom_right, roles)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, dirty = QPainter(self.viewport()), event.region()
        theme = theme_of(self)
        painter.fillRect(event.rect(), theme.colours.background1)
        if not self._lines.lines:
            paint_empty(painter, self.viewport().rect(), worded(NO_ENTRIES), theme)
            return
        rows = list(enumerate(self._lines.lines))
        rows.sort(key=lambda pair: abs(self._from.get(pair[1].number, 0)))  # movers on top
        for row, line in rows:
            rect = self._row_rect(row, line.number)
            if dirty.intersects(rect):
                selected, lit = line.number == self._selected, self._lines.lit(line.number)
                self._row_painter().paint(painter, rect, line, selected, lit, dirty)

    def _row_rect(self, row: int, number: int) -> QRect:
        y = row * self.row_height
        if self._slide.state() is QVariantAnimation.State.Running:
            y += round(self._from.get(number, 0) * self.row_height * self._slide.currentValue())
        return QRect(0, y, self.viewport().width(), self.row_height)

    def _row_painter(self) -> RowPainter:
        if self._painter is None:
            theme = theme_of(self)
            columns = place_columns(self.viewport().width(), theme)
            self._painter = RowPainter(theme, columns, self._meeting)
        return self._painter

    def _update_cells(self, row: int, columns: frozenset[str] | None) -> None:
        """Repaint what changed of a row, and let it fade."""
        rect = self._row_rect(row, self._lines.lines[row].number)
        if columns is None:
            self.viewport().update(rect)
        else:
            for placed in self._row_painter().columns:
                if placed.column.key in columns:
                    self.viewport().update(cell_rect(rect, placed))
        if not self._fade.isActive():
            self._fade.start()

    def _end_slide(self) -> None:
        self.viewport().update(self._slid)
        self._slid = QRect()

    def _fade_step(self) -> None:
        """Repaint only the cells that are lit, or were at the last step; stop when none is."""
        numbers = [line.number for line in self._lines.lines]
        lit = {(number, key) for number in numbers for key in self._lines.lit(number)}
        places = {placed.column.key: placed for placed in self._row_painter().columns}
        for row, line in enumerate(self._lines.lines):
            rect = self._row_rect(row, line.number)
            for number, key in lit | self._glowing:
                if number == line.number and key in places:
                    self.viewport().update(cell_rect(rect, places[key]))
        self._glowing = lit
        if not lit:
            self._fade.stop()


class TowerHead(Themed):
    """The names of the columns, over the rows."""

    def sizeHint(self) -> QSize:
        return QSize(400, self.theme.height("column_head"))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.theme.height("column_head"))

    def columns(self) -> tuple[Placed, ...]:
        """The columns that fit."""
        return place_columns(self.width(), self.theme)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colours.background2)
        paint_head(painter, self.rect(), self.columns(), self.theme)


class TowerBody(Themed):
    """Head and rows."""

    def __init__(self) -> None:
        super().__init__()
        self.model = TowerModel(self)
        self.view = TowerView(self.model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._head = TowerHead()
        layout.addWidget(self._head)
        layout.addWidget(self.view, 1)

    def themed(self) -> None:
        super().themed()
        self.view.setMinimumHeight(ROWS * round(self.theme.height("tower_row") * LEAST_ROW))
        self.view.relook()


class Tower(Panel):
    """The panel of the tower."""

    def __init__(self) -> None:
        super().__init__(tr("Timing tower"))
        self.body = TowerBody()
        self.set_body(self.body)
        self.spans: tuple[Span, ...] = ()  # places still open; shown at the next `show_session`
        self._session = ""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(POINTED_MS)
        self._settle.timeout.connect(self._move_all)
        self._wanted: tuple[Line, ...] = ()
        self.themed()

    def themed(self) -> None:
        """No higher than its rows need: what is left over goes to the chart below."""
        theme = self.theme
        rows = round(ROWS * theme.height("tower_row") * MOST_ROW)
        heads = theme.height("panel_head") + theme.height("column_head")
        self.setMaximumHeight(rows + heads + theme.space("s4"))
        super().themed()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self.body.model.lines

    def show_session(
        self,
        state: State,
        session: Session | None,
        sectors: int,
        stale: Mapping[int, str],
        now_ns: int | None = None,
        live: LiveView = NOTHING,
    ) -> None:
        """Show a session; `stale`: words by rig whose data is old; `live`: at this moment."""
        self.body.view.show_meeting(state.meeting)
        key = session.plan.key if session else ""
        if key != self._session:
            self._session = key
            self._settle.stop()
            self.body.model.show_lines(())
            self.body.model.forget_lit()
        self._wanted = with_spans(
            lines_of(state, session, sectors, stale, now_ns, live), self.spans
        )
        guessed = any(line.guessed for line in self._wanted)
        order, legend = head_words(session, live, guessed), legend_words(self._wanted)
        self.head.show_words(tr("Timing tower"), order, legend)
        self.body.view.setAccessibleDescription("" if self._wanted else worded(NO_ENTRIES))
        self._move(self._wanted_now())

    def _wanted_now(self) -> tuple[Line, ...]:
        """The order, but the row under the pointer stays for a while."""
        shown = [line.number for line in self.lines]
        pointed = self.body.view.pointed()
        if pointed is None or pointed not in shown:
            return self._wanted
        index = shown.index(pointed)
        if index < len(self._wanted) and self._wanted[index].number == pointed:
            return self._wanted
        if not self._settle.isActive():
            self._settle.start()
        return held_under_pointer(self._wanted, pointed, index)

    def _move_all(self) -> None:
        self._move(self._wanted)

    def _move(self, lines: tuple[Line, ...]) -> None:
        before = {line.number: row for row, line in enumerate(self.lines)}
        self.body.model.show_lines(lines)
        self.body.view.slide_from(before)


def stale_words(theme: Theme, ages_ns: Mapping[int, int | None]) -> dict[int, str]:
    """By rig, `STALE 3.4 s` where nothing came for a second; `NO DATA` where nothing ever did."""
    limit_ns = theme.interaction_ms("stale_after") * 1_000_000
    words = {}
    for rig, age_ns in ages_ns.items():
        if age_ns is None:
            words[rig] = tr("NO DATA")
        elif age_ns > limit_ns:
            words[rig] = (
                tr("STALE {age} s", age=f"{age_ns / 1000000000.0:.1f}")
                if age_ns < 60e9
                else tr("STALE")
            )
    return words
