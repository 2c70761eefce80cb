"""The decision form: car, penalty, lap, reason, and what it would do before it is given."""

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from racecontrol.meeting.model import Incident, Phase
from racecontrol.meeting.state import State
from racecontrol.results.effect import Move
from racecontrol.stewarding.cases import found_words, precedents, range_words
from racecontrol.stewarding.infringements import choices
from racecontrol.stewarding.penalties import PENALTIES
from ui import format as text
from ui.steward.car_picker import CarPicker
from ui.steward.document_view import DocumentView
from ui.steward.draft import (
    Draft,
    allowed,
    document,
    effect,
    how_often,
    missing,
    what_it_does,
)
from ui.steward.effect_view import EffectView
from ui.steward.fields import Label, Line, NumberField, ReasonField, Rule
from ui.steward.note_form import LAP_DIGITS
from ui.steward.penalty_grid import NUMBERED, PenaltyGrid
from ui.steward.precedents_view import PrecedentsView
from ui.tr import later, ruled, tr, worded
from ui.widgets.panel import Panel, Themed

NO_CASE = 0


class DecisionForm(Panel):
    """One draft per case, so that going to another case and back loses nothing."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Decision"))
        self._state = State()
        self._drafts: dict[int, Draft] = {}
        self._case = NO_CASE
        self.cars = CarPicker(tr("Car to decide on"))
        self.penalties = PenaltyGrid()
        self.lap = NumberField(tr("Lap"), LAP_DIGITS)
        self.reason = ReasonField()
        self.found, self.because = QLineEdit(), QLineEdit()
        self.paper = DocumentView()
        self.effect_head = Label(tr("Effect"), strong=True)
        self.effect = EffectView()
        self._penalty_head = Label(tr("Penalty"))
        self._paper_head = Label(tr("Document"), tr("as it will be printed"), strong=True)
        self._earlier_head = Label(tr("Cases like this"), strong=True)
        self.earlier = PrecedentsView()
        self._build()
        self.cars.changed.connect(lambda cars: self._edit(entry=cars[0] if cars else -1))
        self.penalties.chosen_changed.connect(lambda code: self._edit(penalty=code))
        self.lap.valueChanged.connect(lambda lap: self._edit(lap=lap))
        self.reason.editTextChanged.connect(lambda words: self._edit(reason=words))
        self.found.textEdited.connect(lambda words: self._edit(found=words))
        self.because.textEdited.connect(lambda words: self._edit(because=words))
        self.found.setAccessibleName(tr("Fact: what the stewards found"))
        self.because.setAccessibleName(tr("Reason in words"))
        self.because.setPlaceholderText(tr("Reason in words; else the infringement"))

    def _build(self) -> None:
        body = Themed()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (
            Label(tr("Car")),
            self.cars,
            self._penalty_head,
            self.penalties,
            Label(tr("Infringement")),
            Line(self.reason, self.lap),
            Line(self.found),
            Line(self.because),
            Rule(),
            self._earlier_head,
            self.earlier,
            Rule(),
            self.effect_head,
            self.effect,
            Rule(),
            self._paper_head,
            self.paper,
        ):
            layout.addWidget(part)
        layout.addStretch(1)
        self.lap.setMaximumWidth(110)
        self.set_body(body)

    def themed(self) -> None:
        """A small screen has no room for the document."""
        super().themed()
        for part in (self._paper_head, self.paper):
            part.setVisible(not self.theme.small)

    # ------------------------------------------------------------ what is shown

    @property
    def draft(self) -> Draft:
        """What the form says now."""
        return self._drafts.get(self._case) or Draft(_session_key(self._state))

    def show_state(self, state: State, incident: Incident | None) -> None:
        """Show the draft of this case, or of a decision without a case, against these facts."""
        self._state = state
        self._case = incident.incident if incident else NO_CASE
        if incident and self._case not in self._drafts:
            self._drafts[self._case] = Draft.of(incident)
        if not incident:
            self._drafts[NO_CASE] = replace(self.draft, session=_session_key(state))
        self.cars.show_meeting(state.meeting)
        self.reason.offer(choices(state))
        rulebook = state.meeting.rulebook.name if state.meeting else ""
        self._penalty_head.say(tr("Penalty"), tr("{rulebook} allows these", rulebook=rulebook))
        self._fill()

    def choose_car(self, number: int) -> None:
        """As a click on its chip does."""
        if number != self.draft.entry:
            self._edit(entry=number)

    def given(self, incident: int) -> None:
        """The decision came back as a fact: the form is ready for the next one."""
        if incident in self._drafts:
            self._drafts[incident] = replace(
                self._drafts[incident], penalty="", found="", because=""
            )
            self._fill()

    def _edit(self, **fields: object) -> None:
        self._drafts[self._case] = replace(self.draft, **fields)
        self._fill()

    def _fill(self) -> None:
        """The fields follow the draft, without telling us so."""
        draft = self.draft
        self.cars.choose((draft.entry,) if draft.entry >= 0 else ())
        self.penalties.show_penalties(allowed(self._state, draft.reason))
        self.penalties.choose(draft.penalty)
        with QSignalBlocker(self.lap), QSignalBlocker(self.reason):
            if self.lap.value() != draft.lap:
                self.lap.setValue(draft.lap)
            if self.reason.currentText() != draft.reason:
                self.reason.setEditText(draft.reason)
                line = self.reason.lineEdit()
                if line is not None:
                    line.setCursorPosition(0)  # what is long is read from its beginning
        for field, words in ((self.found, draft.found), (self.because, draft.because)):
            if field.text() != words:
                field.setText(words)
                field.setCursorPosition(0)
        incident = self._state.incidents.get(draft.incident)
        known_so_far = found_words(incident) if incident else tr("Fact: what the stewards found")
        self.found.setPlaceholderText(known_so_far)
        self.lap.setVisible(draft.deletes_lap)
        self._show_head(draft)
        self._show_earlier(draft)
        self._show_effect(draft)
        self.paper.show_parts(document(self._state, draft))
        self.changed.emit()

    def _show_head(self, draft: Draft) -> None:
        session = self._state.sessions.get(draft.session)
        name = session.plan.name if session else tr("no session")
        case = (
            tr("on case {incident}", incident=draft.incident)
            if draft.incident
            else tr("without a case")
        )
        self.head.show_words(tr("Decision"), f"{case}, {name}")

    def _show_earlier(self, draft: Draft) -> None:
        incident = self._state.incidents.get(draft.incident)
        what = incident.reason if incident else draft.reason
        earlier = precedents(self._state, what, draft.incident) if what.strip() else ()
        self.earlier.show_precedents(self._state.meeting, earlier, draft.penalty)
        span = range_words(earlier)
        remark = self.earlier.remark
        title = tr("▲ Cases like this") if remark else tr("Cases like this")
        self._earlier_head.say(title, remark or (tr("range: {span}", span=span) if span else ""))

    def _show_effect(self, draft: Draft) -> None:
        moves = effect(self._state, draft)
        meeting = self._state.meeting
        if moves is None:
            self.effect_head.say(tr("Effect"), tr("shown before it is given"))
            self.effect.show_effect(meeting, draft.entry, (), missing(draft) or worded(NOT_STARTED))
            return
        penalty = PENALTIES[draft.penalty]
        moved = tuple(move for move in moves if move.moves)
        title = tr(
            "If {penalty} is given to {car}",
            penalty=_in_a_sentence(ruled(penalty.name)),
            car=text.car(draft.entry),
        )
        self.effect_head.say(title, self._places(draft, moves))
        does = f"{what_it_does(penalty)} {how_often(self._state, draft)}".strip()
        words = tr("no change. {does}", does=does).strip()
        self.effect.show_effect(meeting, draft.entry, moved, words)

    def _places(self, draft: Draft, moves: tuple[Move, ...]) -> str:
        session = self._state.sessions[draft.session]
        now = tr("if it ended now, ") if session.phase is Phase.STARTED else ""
        mine = next((move for move in moves if move.entry == draft.entry), None)
        if mine is None or not mine.moves:
            return tr("{now}places as they are", now=now)
        return tr(
            "{now}place {before}, then {after}", now=now, before=mine.before, after=mine.after
        )

    # ------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses a penalty while anything in the form but a text field has the focus."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        digit = event.text()
        if plain and digit.isdigit() and 1 <= int(digit) <= NUMBERED:
            self.penalties.pick(int(digit) - 1)
            return
        super().keyPressEvent(event)


NOT_STARTED = later("The session has not started: nothing to decide on.")


def _in_a_sentence(name: str) -> str:
    """`Drive-through` as `a drive-through`; `5 s` as it is."""
    return name if name[0].isdigit() else f"a {name.lower()}"


def _session_key(state: State) -> str:
    return state.current.plan.key if state.current else ""
