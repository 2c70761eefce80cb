"""The laps of the selected car as bars, and the desk at which their passings are mended.

A passing that nobody recorded is a bar twice as high, one recorded twice is two short ones: seen at
a look. What is thought of is shown with what it would lead to; Enter asks for it.
"""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip

from racecontrol.meeting.model import Correction, Lap, Person, Source
from racecontrol.meeting.state import Session, State
from racecontrol.results.photo import BLIND_SPOT
from ui import format as text
from ui.director.lap_change import Change, Kind, Outcome, outcome, split_of
from ui.sentences import car, correction_words
from ui.widgets.marks import CENTRE, LEFT, paint_hatch, paint_text
from ui.widgets.panel import Panel, Themed, paint_empty

TITLE: Final = "Laps"
NO_CAR: Final = "No car selected. Two digits select a car."
NO_LAP: Final = "This car has no lap yet. H enters a passing by hand."
HOW: Final = "◂ ▸ lap   + − 10 ms, Shift 100 ms   Del delete   / split   Enter do it   Esc leave it"
STEP_NS: Final = 10_000_000
WIDEST: Final = 64  # px of a bar
LEAST_SHARE: Final = 0.08  # of the height, for the shortest bar


class LapBars(Themed):
    """One bar a lap, as high as it was long; the chosen one is framed."""

    wished = Signal(object)  # Change
    changed = Signal()  # another lap is chosen, or another change thought of

    def __init__(self) -> None:
        super().__init__()
        self._laps: tuple[Lap, ...] = ()
        self._made: dict[int, str] = {}  # lap -> who corrected it, when and why
        self._chosen = 0
        self._session: Session | None = None
        self._entry = -1
        self._empty = NO_CAR
        self.change: Change | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Laps of the selected car")

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(400), self.theme.px(150))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(80))

    # ------------------------------------------------------------ what is shown

    @property
    def lap(self) -> Lap | None:
        """The chosen lap as it counts now."""
        laps = self._session.run(self._entry).laps if self._session else ()
        return next((lap for lap in laps if lap.lap == self._chosen and lap.live), None)

    @property
    def laps(self) -> tuple[Lap, ...]:
        """The bars."""
        return self._laps

    def show_laps(
        self,
        session: Session | None,
        entry: int | None,
        laps: Sequence[Lap],
        made: dict[int, str],
        empty: str,
    ) -> None:
        """These bars; `made` says of a corrected lap who, when and why."""
        if entry != self._entry or session is None:
            self._chosen, self.change = 0, None
        self._session, self._entry = session, -1 if entry is None else entry
        self._laps, self._made, self._empty = tuple(laps), made, empty
        if self._chosen == 0 and self._laps:
            self._chosen = self._laps[-1].lap
        self.setAccessibleDescription("; ".join(self.words_of(lap) for lap in self._laps) or empty)
        self.update()

    def words_of(self, lap: Lap) -> str:
        """`Lap 4: 1:32.418, by hand, ±200.0 ms. Car 44 ..., by A. Moravec: why`."""
        words = f"Lap {lap.lap}: {text.lap_time(lap.official_ms)}"
        sources = {Source.BY_HAND: "by hand", Source.INTERPOLATED: "interpolated"}
        sources[Source.BACKUP] = "from the game's last lap"
        words += f", {sources[lap.source]}" if lap.source in sources else ""
        words += ", does not count" if not lap.live else ""
        words += f", ended {text.time_of_day(lap.at_ns)} ±{lap.error_ns / 1e6:.1f} ms"
        made = self._made.get(lap.lap)
        return f"{words}. {made}" if made else words

    def choose(self, lap: int) -> None:
        """Take this lap; what was thought of another one is forgotten."""
        if lap != self._chosen:
            self._chosen = lap
            self.think_of(None)

    def think_of(self, change: Change | None) -> None:
        """Show what this would lead to; None: the laps as they are."""
        self.change = change
        self.changed.emit()
        self.update()

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        lap = self._lap_at(event.position().toPoint().x())
        if lap is not None:
            self.choose(lap.lap)

    def event(self, event: QHelpEvent) -> bool:  # type: ignore[override]
        """Who, when and why, where the pointer rests."""
        if event.type() is QHelpEvent.Type.ToolTip:
            lap = self._lap_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self.words_of(lap) if lap else "", self)
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        match event.key():
            case Qt.Key.Key_Left:
                self._step(-1)
            case Qt.Key.Key_Right:
                self._step(1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal | Qt.Key.Key_Asterisk:
                self._nudge(far * STEP_NS)
            case Qt.Key.Key_Minus | Qt.Key.Key_Underscore:
                self._nudge(-far * STEP_NS)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._delete()
            case Qt.Key.Key_Slash:
                self._split()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.change is not None:
                self.wished.emit(self.change)
            case Qt.Key.Key_Escape if self.change is not None:
                self.think_of(None)
            case _:
                event.ignore()

    def _step(self, by: int) -> None:
        numbers = [lap.lap for lap in self._laps]
        if numbers:
            at = numbers.index(self._chosen) + by if self._chosen in numbers else len(numbers) - 1
            self.choose(numbers[min(max(at, 0), len(numbers) - 1)])

    def _nudge(self, by_ns: int) -> None:
        """The passing, or the one that a split would make, a little earlier or later."""
        lap, session = self.lap, self._session
        if lap is None or session is None:
            return
        if self.change is not None and self.change.kind is not Kind.DELETE:
            self.think_of(replace(self.change, at_ns=self.change.at_ns + by_ns))
        else:
            key = session.plan.key
            self.think_of(Change(Kind.MOVE, key, self._entry, lap.lap, lap.at_ns + by_ns))

    def _delete(self) -> None:
        if self.lap is not None and self._session is not None:
            key = self._session.plan.key
            self.think_of(Change(Kind.DELETE, key, self._entry, self.lap.lap))

    def _split(self) -> None:
        if self.lap is not None and self._session is not None:
            self.think_of(split_of(self._session, self._entry, self.lap))

    # ------------------------------------------------------------ painting

    def _bar_width(self) -> int:
        room = self.width() - 2 * self.theme.space("s5")
        return max(4, min(self.theme.px(WIDEST), room // max(1, len(self._laps))))

    def _lap_at(self, x: int) -> Lap | None:
        index = (x - self.theme.space("s5")) // self._bar_width()
        return self._laps[index] if 0 <= index < len(self._laps) else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._laps:
            paint_empty(painter, self.rect(), self._empty, self.theme)
            return
        longest = max(lap.official_ms for lap in self._laps)
        wide, left = self._bar_width(), self.theme.space("s5")
        for index, lap in enumerate(self._laps):
            room = QRect(left + index * wide, 0, wide, self.height())
            self._paint_bar(painter, room, lap, lap.official_ms / max(1, longest))

    def _paint_bar(self, painter: QPainter, room: QRect, lap: Lap, share: float) -> None:
        theme, c = self.theme, self.theme.colours
        foot, head = theme.height("list_row"), theme.px(20)
        tall = room.height() - foot - head - theme.px(4)
        high = round(tall * max(LEAST_SHARE, share))
        bar = QRect(room.x() + 2, room.bottom() - foot - high, room.width() - 4, high)
        painter.fillRect(bar, self._fill(lap))
        if lap.estimated or lap.source is not Source.GAME:
            paint_hatch(painter, bar, theme)
        chosen = lap.lap == self._chosen
        if chosen:
            painter.setPen(QPen(c.focus if self.hasFocus() else c.text2, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar.adjusted(-1, -1, 0, 0))
        below = QRect(room.x(), room.bottom() - foot, room.width(), foot)
        ink = c.text1 if chosen else c.text3
        paint_text(painter, below, str(lap.lap), theme.font("label", figures=True), ink, CENTRE)
        above = QRect(room.x() - 8, bar.top() - head, room.width() + 16, head)
        if room.width() >= theme.px(52) or chosen:
            words = text.lap_time(lap.official_ms)
            paint_text(painter, above, words, theme.font("label", figures=True), ink, CENTRE)
        elif lap.source.value:
            paint_text(painter, above, lap.source.value, theme.font("mark", "heavy"), ink, CENTRE)

    def _fill(self, lap: Lap) -> QColor:
        c = self.theme.colours
        if not lap.live:
            return c.line1
        return c.human if lap.lap in self._made or self._differs(lap) else c.track_line

    def _differs(self, shown: Lap) -> bool:
        """Whether the change that is thought of makes this lap another one."""
        laps = self._session.run(self._entry).laps if self._session else ()
        return self.change is not None and shown not in laps


class Proposal(Themed):
    """Below the bars: the chosen lap, or what a change would lead to; then the keys."""

    def __init__(self) -> None:
        super().__init__()
        self._first, self._warns = "", False

    @property
    def words(self) -> str:
        """The first line."""
        return self._first

    def sizeHint(self) -> QSize:
        return QSize(200, 2 * self.theme.height("list_row"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def say(self, first: str, *, warns: bool = False) -> None:
        if (first, warns) != (self._first, self._warns):
            self._first, self._warns = first, warns
            self.setAccessibleName(first)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c, pad = theme.colours, theme.space("s5")
        row = theme.height("list_row")
        first = QRect(pad, 0, self.width() - 2 * pad, row)
        ink = c.needs_person if self._warns else c.text1
        paint_text(painter, first, self._first, theme.font("body", figures=True), ink, LEFT)
        paint_text(painter, first.translated(0, row), HOW, theme.font("label"), c.text3, LEFT)


class LapEditor(Panel):
    """The panel, in the place of the car's live figures while it is wanted."""

    def __init__(self) -> None:
        super().__init__(TITLE, BLIND_SPOT)
        self.bars, self.proposal = LapBars(), Proposal()
        self._state = State()
        self._session: Session | None = None
        self._selected: int | None = None
        self._who: Person | None = None
        self._now_ns = 0
        self.bars.changed.connect(self._show)
        self.set_body(self.bars)
        self.set_body(self.proposal, 0)

    def show_car(
        self,
        state: State,
        session: Session | None,
        selected: int | None,
        who: Person,
        now_ns: int,
    ) -> None:
        """The laps of this car in this session, as they count now."""
        change = self.bars.change
        if change is not None and (
            session is None or (session.plan.key, selected) != (change.session, change.entry)
        ):
            self.bars.change = None
        self._state, self._session, self._selected = state, session, selected
        self._who, self._now_ns = who, now_ns
        right = car(state.meeting, selected) if selected is not None else ""
        self.head.show_words(TITLE, BLIND_SPOT, right)
        self._show()

    def _show(self) -> None:
        session, entry = self._session, self._selected
        laps = session.run(entry).laps if session and entry is not None else ()
        made = _made(self._state, session, entry)
        empty = NO_CAR if entry is None else NO_LAP
        tried = self._tried()
        self.bars.show_laps(session, entry, tried.laps if tried else laps, made, empty)
        if tried is not None:
            self.proposal.say(tried.sentence, warns=tried.refused)
        else:
            lap = self.bars.lap
            self.proposal.say(self.bars.words_of(lap) if lap else "")

    def _tried(self) -> Outcome | None:
        change = self.bars.change
        if change is None or self._who is None:
            return None
        return outcome(self._state, change, self._who, self._now_ns)


def _made(state: State, session: Session | None, entry: int | None) -> dict[int, str]:
    """Of each corrected lap: who, when and why."""
    made = session.run(entry).corrections if session and entry is not None else ()
    return {one.lap: _who_when_why(state, one) for one in made}


def _who_when_why(state: State, made: Correction) -> str:
    words = correction_words(state, made)
    when = text.time_of_day(made.made_ns)
    return f"{words[:1].upper()}{words[1:]} by {made.made_by} at {when}: {made.reason}"
