"""The red flag: the order by countback as a proposal, its alternative beside it, and what is left.

T held takes the chosen one. Nothing here is stored: it is computed from the facts each time.
"""

from typing import Final

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent

from racecontrol.meeting.flow_acts import TakeOrder
from racecontrol.meeting.model import Person
from racecontrol.meeting.state import Session, State
from ui import format as text
from ui.director.controls import Row
from ui.director.order_view import OrderView
from ui.director.policy import policy_words
from ui.director.red_order import LINES, carried_words, left_words, tables
from ui.due import why_not
from ui.tr import NO_WORDS, Words, later, tr, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.lettering import paint_text
from ui.widgets.marks import paint_triangle
from ui.widgets.panel import EmptyWords, Panel, Themed

TITLE: Final = later("Order after the red flag")
TAKE: Final = ActLabel(later("Take this order"), ("T",), later("take the order for the restart"))


class Lines(Themed):
    """A few sentences, one below the other; the last one amber when it is there."""

    def __init__(self) -> None:
        super().__init__()
        self.plain: tuple[str, ...] = ()
        self.amber = ""

    def show_words(self, plain: tuple[str, ...], amber: str) -> None:
        """`amber`: what needs a person; empty: nothing does."""
        if (plain, amber) != (self.plain, self.amber):
            self.plain, self.amber = plain, amber
            self.setToolTip(" ".join((*plain, amber)))
            self.setAccessibleName(" ".join((*plain, amber)))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        lines = 1 if self.theme.small else 2 + bool(self.amber)
        return QSize(self.theme.px(300), lines * self.theme.px(16 if self.theme.small else 18))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c, pad, high = theme.colours, theme.space("s5"), theme.px(18)
        room = self.rect().adjusted(pad, 0, -pad, 0)
        font = theme.font("body", figures=True)
        if theme.small:
            words = self.amber or " ".join(self.plain)
            ink = c.needs_person if self.amber else c.text1
            paint_text(painter, room, words, font, ink)
            return
        y = room.y()
        for words in self.plain:
            line = QRect(room.x(), y, room.width(), high)
            paint_text(painter, line, words, font, c.text1)
            y += high
        if self.amber:
            side = theme.px(10)
            mark = QRect(room.x(), y + (high - side) // 2, side, side)
            paint_triangle(painter, mark, c.needs_person)
            line = QRect(room.x() + theme.px(16), y, room.width(), high)
            paint_text(painter, line, self.amber, font, c.needs_person)


class OrderPanel(Panel):
    """`asked`: the chosen order shall be taken. What was chosen holds for one red flag."""

    asked = Signal()
    changed = Signal()  # the choice: why it cannot be taken may be another now

    def __init__(self) -> None:
        super().__init__(worded(TITLE))
        self._red_ns = 0
        self._chosen, self._distance = 0, 0
        self._out: frozenset[int] = frozenset()
        self._new_race = True
        self._state, self._session = State(), None  # type: State, Session | None
        self.view, self.lines, self.empty = OrderView(), Lines(), EmptyWords("")
        self.take = ActButton(TAKE, one_line=True)
        self.fewer = self._button(
            later("1 lap"), "-", later("one lap less"), lambda: self._step(-1)
        )
        self.more = self._button(later("1 lap"), "+", later("one lap more"), lambda: self._step(1))
        self.out = self._button(
            later("Stays out"), "Space", later("leave the car out"), self._leave_out
        )
        self.counters = self._button(
            later("New lobby"),
            "Ctrl N",
            later("say whether the consoles count anew"),
            self.turn_counters,
        )
        self.buttons = Row([self.take, self.fewer, self.more, self.out, self.counters])
        for part, stretch in (
            (self.empty, 1), (self.view, 1), (self.lines, 0), (self.buttons, 0),
        ):  # fmt: skip
            self.set_body(part, stretch)
        self.take.confirmed.connect(self.asked)
        self.view.turned.connect(self.choose)
        self.view.left_out.connect(lambda _: self._leave_out())
        self.view.lap_keys.connect(self._step)
        self.setFocusProxy(self.view)

    def _button(self, name: Words, key: str, purpose: Words, do: object) -> ActButton:
        button = ActButton(ActLabel(name, tuple(key.split()), purpose, NO_WORDS, held=False), True)
        button.confirmed.connect(do)
        return button

    def buttons_of(self) -> tuple[ActButton, ...]:
        """All of them, for whoever says why one is not free."""
        return (self.take, self.fewer, self.more, self.out, self.counters)

    def act(self) -> TakeOrder | None:
        """What would be taken."""
        session = self._session
        if session is None:
            return None
        shown = self.view.tables
        countback = shown[self._chosen].proposed.countback if shown else None
        return TakeOrder(
            session.plan.key, countback, self._new_race, self._distance, tuple(sorted(self._out))
        )

    def words(self) -> str:
        """The act in words, for the cancel bar."""
        act = self.act()
        if act is None or act.countback is None:
            return tr("Take the order")
        words = tr("Take the order, {line}", line=worded(LINES[act.countback]))
        if not act.leave_out:
            return words
        return tr(
            "{words}, without {cars}",
            words=words,
            cars=text.listed([text.car(n) for n in act.leave_out]),
        )

    def choose(self, side: int) -> None:
        """By the book (0) or the alternative (1)."""
        self._chosen = side
        self._show()
        self.changed.emit()

    def turn_counters(self) -> None:
        """The consoles start a race of their own, or drive on with their lap counters."""
        self._new_race = not self._new_race
        self._show()
        self.changed.emit()

    def show_state(
        self, state: State, session: Session | None, who: Person, now_ns: int, turns: str = ""
    ) -> None:
        """The red flag that is out; a new one begins with the book's proposal."""
        red = session.flow.suspension if session else None
        if red is not None and red.at_ns != self._red_ns:
            self._red_ns = red.at_ns
            self._chosen, self._distance, self._out, self._new_race = 0, 0, frozenset(), True
        self._state, self._session = state, session
        self._show(policy_words(state, session, now_ns))
        reason = why_not(state, self.act(), who, now_ns)
        self.take.show_state(reason)
        self.head.show_words(worded(TITLE), _remark(session, now_ns), turns)

    def _show(self, amber: str | None = None) -> None:
        state, session = self._state, self._session
        found = tables(state, session, self._out)
        there = not isinstance(found, str)
        for part in (self.view, self.lines, self.buttons):
            part.setVisible(there)
        self.empty.setVisible(not there)
        if isinstance(found, str) or session is None:
            self.empty.say(str(found) if isinstance(found, str) else "")
            self.view.show_tables(state.meeting, (), 0)
            return
        self.view.show_tables(state.meeting, found, self._chosen)
        proposed = found[self._chosen].proposed
        plain = (
            left_words(session, proposed, self._distance or proposed.distance),
            f"{carried_words(state, proposed)} {self._counters()}",
        )
        self.lines.show_words(plain, self.lines.amber if amber is None else amber)
        for button in (self.fewer, self.more):
            button.show_state("" if proposed.distance else tr("The session goes by time."))
        self.counters.show_state(lit=tr("new") if self._new_race else None)

    def _counters(self) -> str:
        if self._new_race:
            return tr("The consoles start a new race over what is left.")
        return tr("The consoles drive on and keep their lap counters.")

    def _leave_out(self) -> None:
        """The car under the cursor cannot start again, or can after all."""
        car = self.view.car
        if car is not None:
            self._out = self._out ^ {car}
            self._show()
            self.changed.emit()

    def _step(self, by: int) -> None:
        shown = self.view.tables
        if not shown or not shown[self._chosen].proposed.distance:
            return
        proposed = shown[self._chosen].proposed
        distance = (self._distance or proposed.distance) + by
        self._distance = max(proposed.lap + 1, distance)
        self._show()
        self.changed.emit()


def _remark(session: Session | None, now_ns: int) -> str:
    red = session.flow.suspension if session else None
    if red is None:
        return ""
    since = tr("suspended {now} ago", now=text.span(now_ns - red.at_ns))
    if red.taken:
        return tr(
            "{since}; order taken at {at}, A arms the restart",
            since=since,
            at=text.time_of_day(red.taken.at_ns),
        )
    return tr("{since}; arrows choose, T takes it", since=since)
