"""The grid of the session that is next: by the book, by hand, or by lot with a published seed."""

from typing import Final

from PySide6.QtCore import Signal

from racecontrol.choices import next_session
from racecontrol.meeting.acts import FormGrid
from racecontrol.meeting.model import Person, Phase
from racecontrol.meeting.state import Session, State
from racecontrol.results.grid import drawn, propose
from ui.director.controls import Row
from ui.director.grid_source import slots_of, source_words
from ui.director.grid_view import GridView
from ui.due import why_not
from ui.tr import NO_WORDS, later, tr, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.answer_line import AnswerLine
from ui.widgets.panel import EmptyWords, Panel
from ui.widgets.sentence import Sentence

TITLE: Final = later("Grid")
NOTHING: Final = later("No session is to come: no grid is needed.")


class GridPanel(Panel):
    """`asked`: form this grid; `said`: a sentence for the person. What was set by hand stays."""

    asked = Signal(object, str)  # FormGrid, words
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__(worded(TITLE))
        self._state, self._session = State(), None  # type: State, Session | None
        self._who: Person | None = None
        self._order: tuple[int, ...] = ()  # by hand or by lot; empty: by the book
        self._of = ""  # the session that it was made for
        self._seed = ""  # by which it was drawn
        self.view, self.source, self.empty = GridView(), Sentence(), EmptyWords(worded(NOTHING))
        self.form = ActButton(
            ActLabel(later("Form this grid"), ("Enter",), NO_WORDS, NO_WORDS, held=False), True
        )
        self.book = ActButton(
            ActLabel(later("By the book"), (), NO_WORDS, NO_WORDS, held=False), True
        )
        self.draw = ActButton(
            ActLabel(later("Draw by lot"), (), NO_WORDS, NO_WORDS, held=False), True
        )
        self.seed = AnswerLine(tr("Seed, published before the draw"), tr("Seed of the draw"))
        self._buttons = Row([self.form, self.book, self.draw, self.seed], stretch=False)
        for part, stretch in (
            (self.source, 0), (self.view, 1), (self.empty, 1), (self._buttons, 0),
        ):  # fmt: skip
            self.set_body(part, stretch)
        self._connect()
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.form.confirmed.connect(self._ask)
        self.book.confirmed.connect(self._back)
        self.draw.confirmed.connect(self._draw)
        self.seed.returnPressed.connect(self._draw)
        self.view.confirmed.connect(self._ask)
        self.view.carried.connect(self._carry)
        for button in (self.form, self.book, self.draw):
            button.let_go.connect(self.said)

    @property
    def order(self) -> tuple[int, ...]:
        """As it would be formed."""
        return tuple(slot.number for slot in self.view.slots)

    def show_state(self, state: State, who: Person, now_ns: int, turns: str = "") -> None:
        """The session that is next; one that has its grid shows that one."""
        session = next_session(state)
        if session and session.plan.key != self._of:
            self._order, self._of, self._seed = (), session.plan.key, ""
        self._state, self._session, self._who = state, session, who
        there = session is not None and session.phase in (Phase.SCHEDULED, Phase.GRID)
        for part in (self.view, self.source, self._buttons):
            part.setVisible(there)
        self.empty.setVisible(not there)
        if session is None or not there:
            self.view.show_slots(state.meeting, ())
            self.head.show_words(worded(TITLE), "", turns)
            return
        self._show(session)
        act = FormGrid(session.plan.key, self.order)
        same = session.phase is Phase.GRID and self.order == session.grid
        reason = tr("This grid is formed already.") if same else why_not(state, act, who, now_ns)
        self.form.show_state(reason)
        self.head.show_words(
            tr("{title} of {plan}", title=TITLE, plan=session.plan.name),
            self._remark(session),
            turns,
        )

    def _show(self, session: Session) -> None:
        book = propose(self._state, session)
        formed = session.grid if session.phase is Phase.GRID else book
        free = set(self._state.eligible(session))
        order = tuple(number for number in self._order if number in free) or formed
        self.view.show_slots(self._state.meeting, slots_of(self._state, session, order, book))
        words = tr(
            "By lot, seed {seed}: the SHA-256 of seed:number orders the cars.",
            seed=repr(self._seed),
        )
        self.source.say(words if self._seed else source_words(self._state, session))
        self.book.show_state("" if order != book else tr("It is as the book has it."))

    def _remark(self, session: Session) -> str:
        if self._order:
            return tr("not formed yet; arrows choose, with Ctrl they carry")
        if session.phase is Phase.GRID:
            return tr("formed; arrows choose, with Ctrl they carry")
        return tr("as the book proposes it; arrows choose, with Ctrl they carry")

    def _carry(self, start: int, to: int) -> None:
        """A car to another place; those between move up or down by one."""
        order = list(self.order)
        order.insert(to, order.pop(start))
        self._order, self._seed = tuple(order), ""
        self._again()

    def _back(self) -> None:
        if self._session is not None:
            self._order, self._seed = propose(self._state, self._session), ""
            self._again()

    def _draw(self) -> None:
        """By a seed that everybody knows: the same seed gives the same grid to anyone."""
        seed = self.seed.text().strip()
        if not seed:
            self.said.emit(tr("Write the seed that was published, then draw."))
            self.seed.setFocus()
        elif self._session is not None:
            self._order = drawn(sorted(self._state.eligible(self._session)), seed)
            self._seed = seed
            self._again()

    def _again(self) -> None:
        if self._who is not None:
            self.show_state(self._state, self._who, 0, self.head.words[2])

    def _ask(self) -> None:
        session = self._session
        if session is None:
            return
        if self.form.reason:
            self.said.emit(self.form.reason)
            return
        how = tr(", by lot, seed {seed}", seed=self._seed) if self._seed else ""
        by_hand = tr(", by hand") if not how and any(s.by_hand for s in self.view.slots) else ""
        words = tr(
            "Form grid: {plan}{how}{by_hand}", plan=session.plan.name, how=how, by_hand=by_hand
        )
        self.asked.emit(FormGrid(session.plan.key, self.order), words)
        self._order = ()
