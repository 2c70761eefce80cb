"""The sessions of the event and the next step of one of them, each with why it is not free."""

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from racecontrol.meeting.model import Person, SessionPlan
from racecontrol.meeting.state import Session, State
from ui import format as text
from ui.director.steps import STEPS, Step
from ui.due import next_session, why_not
from ui.nouns import noun
from ui.theme import Theme
from ui.tr import later, tr, worded
from ui.widgets.act_button import ActButton
from ui.widgets.lettering import LEFT, RIGHT, paint_text
from ui.widgets.panel import Panel, Themed
from ui.widgets.rows import RowModel, RowView

NOTHING: Final = later("No session in this event. Load the event file.")
TITLE: Final = later("Sessions")


class SessionRow(Struct, frozen=True):
    """A session as the list shows it."""

    key: str
    name: str
    length: str
    phase: str
    chosen: bool


class StepLine(Themed):
    """A step: its button, and beside it the reason when it is not free."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step
        self.button = ActButton(step.label, one_line=True)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.button)
        self._layout.addStretch(1)
        self.themed()

    def themed(self) -> None:
        theme = self.theme
        high = theme.height("key_cap" if theme.small else "button") + theme.space("s3")
        self._layout.setContentsMargins(theme.space("s5"), 0, theme.space("s5"), 0)
        self.button.setFixedSize(theme.px(132 if theme.small else 164), high - theme.space("s2"))
        self.setFixedHeight(high)
        super().themed()

    def show_reason(self, reason: str) -> None:
        """Empty: free."""
        if reason != self.button.reason:
            self.button.show_state(reason)
            self.setToolTip(reason)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, reason = self.theme, self.button.reason
        left = self.button.geometry().right() + theme.space("s5")
        room = QRect(left, 0, self.width() - left - theme.space("s5"), self.height())
        words = reason or (
            tr("Free now: hold.") if self.button.label.held else tr("Free now: press.")
        )
        painter = QPainter(self)
        if theme.small:
            ink = theme.colours.text3 if reason else theme.colours.text1
            paint_text(painter, room, words, theme.font("label"), ink, LEFT)
            return
        painter.setPen(theme.colours.text3 if reason else theme.colours.text1)
        painter.setFont(theme.font("label"))
        painter.drawText(room, int(LEFT | Qt.TextFlag.TextWordWrap), words)


class Sessions(Panel):
    """List and steps. `asked` says which step of which session a person confirmed."""

    asked = Signal(object, str)  # Step, session key

    def __init__(self) -> None:
        super().__init__(worded(TITLE))
        self._chosen = ""
        self._model: RowModel[SessionRow] = RowModel(
            lambda row: f"{row.name}, {row.length}, {row.phase}", self
        )
        self.view = RowView(self._model, _paint_row, _row_height, worded(NOTHING), worded(TITLE))
        self.view.clicked.connect(self._choose)
        self.set_body(self.view, 1)
        self.lines = {step.name: StepLine(step) for step in STEPS}
        self._place_steps()

    @property
    def key(self) -> str:
        """The session whose steps stand here."""
        return next((row.key for row in self._model.rows if row.chosen), "")

    def show_state(self, state: State, who: Person, now_ns: int) -> None:
        """The sessions as they are, and which steps are free."""
        due = next_session(state)
        session = state.sessions.get(self._chosen) or due
        key = session.plan.key if session else ""
        self._model.show_rows([_row(each, each.plan.key == key) for each in _all(state)])
        self.head.show_words(
            worded(TITLE), tr("steps of {plan}", plan=session.plan.name) if session else ""
        )
        for line in self.lines.values():
            act = line.step.make(state, session) if session else None
            line.show_reason(why_not(state, act, who, now_ns))

    def follow(self) -> None:
        """Show the session whose next step is due, not the one that was clicked."""
        self._chosen = ""

    def _place_steps(self) -> None:
        box = Themed()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 4, 0, 8)
        layout.setSpacing(2)
        for line in self.lines.values():
            layout.addWidget(line)
            line.button.confirmed.connect(lambda step=line.step: self.asked.emit(step, self.key))
        self.set_body(box, 0)

    def _choose(self, index: QModelIndex) -> None:
        self._chosen = self._model.rows[index.row()].key
        rows = self._model.rows
        self._model.show_rows(
            [SessionRow(r.key, r.name, r.length, r.phase, r.key == self._chosen) for r in rows]
        )


def _all(state: State) -> tuple[Session, ...]:
    return tuple(state.sessions.values())


def _row(session: Session, chosen: bool) -> SessionRow:
    plan = session.plan
    return SessionRow(plan.key, plan.name, plan_words(plan), noun(session.phase), chosen)


def plan_words(plan: SessionPlan) -> str:
    """`14 laps, Racing Hard`, `10 min`."""
    minutes, seconds = divmod(plan.duration_s, 60)
    length = tr("{minutes} min", minutes=f"{minutes}:{seconds:02d}" if seconds else minutes)
    parts = [text.laps(plan.laps) if plan.laps else length, plan.tyres]
    return ", ".join(part for part in parts if part)


def _row_height(_row: SessionRow, _width: int, theme: Theme) -> int:
    return theme.px(30 if theme.small else 44)


def _paint_row(painter: QPainter, rect: QRect, row: SessionRow, theme: Theme) -> None:
    c = theme.colours
    pad = theme.space("s5")
    if row.chosen:
        painter.fillRect(rect, c.selection)
        painter.fillRect(QRect(rect.x(), rect.y(), theme.px(3), rect.height()), c.text1)
    inner = rect.adjusted(pad, 0, -pad, 0)
    name = paint_text(painter, inner, row.name, theme.font("item", "medium"), c.text1, LEFT)
    phase_font = theme.font("body", "medium" if row.chosen else "normal")
    ink = c.text1 if row.chosen else c.text2
    phase = paint_text(painter, inner, row.phase, phase_font, ink, RIGHT)
    left = max(inner.x() + name + theme.space("s5"), inner.x() + theme.px(96))
    rest = QRect(left, rect.y(), inner.right() - phase - theme.space("s4") - left, rect.height())
    paint_text(painter, rest, row.length, theme.font("label"), c.text3, LEFT)
    painter.setPen(c.line1)
    painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
