"""Where a tie that the rulebook leaves open is put before a person, with what was compared."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from racecontrol.choices import ANY_REASON
from racecontrol.meeting.acts import ReopenTie, SettleTie
from racecontrol.meeting.model import Person
from racecontrol.meeting.state import State
from ui import format as text
from ui.due import why_not
from ui.nouns import reason_of
from ui.tr import later, tr, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.answer_line import AnswerLine
from ui.widgets.panel import EmptyWords, Panel, Themed
from ui.widgets.sentence import Sentence
from ui.widgets.tie_view import TieView
from ui.widgets.tie_words import Tie, ordinal, ties_of

TITLE: Final = later("Ties")
NOTHING: Final = later("No tie is open: the rulebook's chain orders everybody.")


class TiePanel(Panel):
    """`asked`: SettleTie or ReopenTie, and its words."""

    asked = Signal(object, str)
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__(worded(TITLE))
        self._at = 0
        self._orders: dict[frozenset[int], tuple[int, ...]] = {}
        self._state = State()
        self._who: Person | None = None
        self._now_ns = 0
        self.ties: tuple[Tie, ...] = ()
        self.view, self.words, self.empty = TieView(), Sentence(2), EmptyWords(worded(NOTHING))
        self.why = AnswerLine(
            tr("Why this order? It stands in the journal."), tr("Reason of the order")
        )
        self.settle = ActButton(
            ActLabel(later("Settle"), ("Enter",), later("give this order"), later("hold")), True
        )
        self.reopen = ActButton(
            ActLabel(later("Reopen"), (), later("take this order back"), later("hold")), True
        )
        self._foot = self._make_foot()
        for part, stretch in (
            (self.words, 0), (self.view, 1), (self.empty, 1), (self._foot, 0),
        ):  # fmt: skip
            self.set_body(part, stretch)
        self._connect()
        self.setFocusProxy(self.view)

    def _make_foot(self) -> Themed:
        foot = Themed()
        layout = QHBoxLayout(foot)
        layout.setContentsMargins(8, 2, 8, 4)
        layout.addWidget(self.why, 1)
        layout.addWidget(self.settle)
        layout.addWidget(self.reopen)
        return foot

    def _connect(self) -> None:
        self.view.turned.connect(self._turn)
        self.view.carried.connect(self._carry)
        self.view.pressed.connect(self.settle.begin)
        self.view.let_go.connect(self.settle.end)
        self.why.returnPressed.connect(self._settle_now)
        self.settle.confirmed.connect(lambda: self._ask(reopen=False))
        self.reopen.confirmed.connect(lambda: self._ask(reopen=True))
        self.why.textEdited.connect(self._show)
        for button in (self.settle, self.reopen):
            button.let_go.connect(self.said)

    @property
    def tie(self) -> Tie | None:
        """The one in sight."""
        return self.ties[self._at] if self._at < len(self.ties) else None

    @property
    def open_ones(self) -> tuple[Tie, ...]:
        """Those that wait for a person."""
        return tuple(tie for tie in self.ties if not tie.settled)

    def show_state(self, state: State, who: Person, now_ns: int, turns: str = "") -> None:
        """The ties of the standings as they are."""
        self._state, self._who, self._now_ns = state, who, now_ns
        self.ties = ties_of(state)
        self._at = min(self._at, max(0, len(self.ties) - 1))
        self._show()
        many = (
            tr("{count} of {all}", count=self._at + 1, all=len(self.ties))
            if len(self.ties) > 1
            else ""
        )
        self.head.show_words(worded(TITLE), many, turns)

    def _order(self, tie: Tie) -> tuple[int, ...]:
        return self._orders.get(frozenset(tie.numbers), tie.numbers)

    def _show(self) -> None:
        tie = self.tie
        for part in (self.view, self.words, self._foot):
            part.setVisible(tie is not None)
        self.empty.setVisible(tie is None)
        self.view.show_tie(self._state.meeting, tie, self._order(tie) if tie else ())
        if tie is None or self._who is None:
            return
        reason = self.why.text().strip() or ANY_REASON
        order = self._order(tie)
        settle, reopen = SettleTie(order, reason), ReopenTie(order, reason)
        self.settle.show_state(why_not(self._state, settle, self._who, self._now_ns))
        self.reopen.show_state(why_not(self._state, reopen, self._who, self._now_ns))
        self.reopen.setVisible(tie.settled)
        held = f" {self.settle.reason}" if self.settle.reason else ""
        self.words.say(f"{_words(tie)}{held}")

    def _turn(self, by: int) -> None:
        if self.ties:
            self._at = (self._at + by) % len(self.ties)
            self._show()

    def _carry(self, start: int, to: int) -> None:
        tie = self.tie
        if tie is not None:
            order = list(self._order(tie))
            order.insert(to, order.pop(start))
            self._orders[frozenset(tie.numbers)] = tuple(order)
            self._show()

    def _settle_now(self) -> None:
        """Enter after the reason: what waits in the cancel bar can still be taken back."""
        if self.settle.reason:
            self.said.emit(self.settle.reason)
        else:
            self._ask(reopen=False)

    def _ask(self, *, reopen: bool) -> None:
        tie, reason = self.tie, self.why.text().strip()
        if tie is None:
            return
        if not reason:
            self.said.emit(tr("An order of a tie needs its reason."))
            self.why.setFocus()
            return
        order = self._order(tie)
        named = text.listed([text.car(number) for number in order])
        act = ReopenTie(order, reason) if reopen else SettleTie(order, reason)
        words = (
            tr("Reopen the tie of {named}", named=named)
            if reopen
            else tr("Order of the tie: {named}", named=named)
        )
        self.asked.emit(act, words)
        self.why.clear()


def _words(tie: Tie) -> str:
    """One sentence over the table."""
    if tie.settled:
        return tr(
            "{names}: {points} points each, order given: {reason}",
            names=tie.names,
            points=tie.points,
            reason=reason_of(tie.reason),
        )
    chain = tr("The chain of the rulebook found them equal in all of this.")
    if not tie.compared:
        chain = tr("The rulebook has no chain for ties.")
    return tr(
        "{names} have {points} points each and share {place} place. {chain}",
        names=tie.names,
        points=tie.points,
        place=ordinal(tie.rank),
        chain=chain,
    )
