"""The stewards' window: cases at the left, what is known in the middle, the decision at the right.

Keys: N and B walk through the cases; I investigates, P puts off, X held closes, O reopens; 1 to 9
choose a penalty in the form, Enter or Ctrl Enter held decides; U held rescinds, S held confirms
that the chosen penalty was served; F held signs the result; Ctrl N notes, Ctrl G notes what the
game took, Ctrl P lodges a protest; Ctrl U turns to the ties that the rulebook leaves open.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QSplitter, QWidget

from racecontrol.control import Update
from racecontrol.meeting.acts import AnyAct, NoteIncident
from racecontrol.meeting.facts import DecisionGiven, DecisionRescinded, IncidentNoted
from racecontrol.meeting.justice_facts import GamePenaltyNoted, ProtestLodged
from racecontrol.meeting.model import Decision, Incident
from racecontrol.stewarding.penalties import PENALTIES
from racecontrol.stewarding.suggesting import Suggestion
from ui import format as text
from ui.bridge import Bridge, Desk
from ui.steward.bookmarked import BookmarkView
from ui.steward.car_picker import CarPicker
from ui.steward.case_acts import CaseActs
from ui.steward.case_list import CaseList
from ui.steward.cases import case_of, cases_of, is_open, neighbour
from ui.steward.chosen_evidence import ChosenEvidence
from ui.steward.correcting import Correcting
from ui.steward.decision_form import DecisionForm
from ui.steward.decision_log import DecisionLog
from ui.steward.draft import beside, missing
from ui.steward.evidence_panel import EvidencePanel
from ui.steward.facts_view import FactsView
from ui.steward.fields import Label, Line, Rule
from ui.steward.ladder_view import LadderView, first_steps, rungs_of
from ui.steward.log import log_of
from ui.steward.note_form import NoteForm
from ui.steward.player import Player
from ui.steward.rescinding import Rescinding
from ui.steward.result_view import ResultView
from ui.steward.rulings import Rulings
from ui.steward.service_keeper import ServiceKeeper, suggestion_words
from ui.steward.undo import last_mend
from ui.tr import later, ruled, tr
from ui.track_state import leader_lap
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.last_act import Mood
from ui.widgets.pace import Part
from ui.widgets.pages import Pages
from ui.widgets.panel import Panel
from ui.widgets.tie_panel import TiePanel
from ui.widgets.window import ConsoleWindow

WIDTHS = (400, 968, 520)
WIDTHS_SMALL = (240, 716, 386)
HEIGHTS = (170, 366, 336)
HEIGHTS_SMALL = (146, 230, 240)


class Window(ConsoleWindow):
    """The stewards' console."""

    def __init__(self, desk: Desk, bridge: Bridge) -> None:
        self.decide = ActButton(
            ActLabel(
                later("Decide"),
                ("Enter",),
                later("give the decision"),
                how=later("Enter or Ctrl Enter"),
            )
        )
        self.acts, self.rescinding = CaseActs(), Rescinding()
        first, second, third, served, sign = self.acts.buttons
        buttons = (first, second, third, self.decide, self.rescinding.button, served, sign)
        super().__init__("steward", desk, bridge, buttons)
        history, pace = desk.telemetry.history, desk.live.pace
        self.services = ServiceKeeper(history, desk.circuits, pace, desk.recall)
        self.chosen = 0
        self._car: int | None = None
        self.cases, self.filter = CaseList(), CarPicker(tr("Filter by car"))
        self.form, self.log, self.note_form = DecisionForm(), DecisionLog(), NoteForm()
        self.facts, self.evidence = FactsView(), EvidencePanel()
        self.chosen_evidence = ChosenEvidence(self, self.evidence)
        self.ladder, self.result, self.ties = LadderView(), ResultView(), TiePanel()
        self.rulings, self.correcting = Rulings(), Correcting(self)
        self.why = QLineEdit()
        self.marks = BookmarkView(self)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._rows = QSplitter(Qt.Orientation.Vertical)
        self._connect()
        self._bind()
        self.set_middle(self._build())
        self.cases.setFocus()

    # ------------------------------------------------------------ parts

    def _build(self) -> QWidget:
        self._case_panel = Panel(tr("Cases"))
        self._ladder_head = Label(tr("Track limits"), strong=True)
        for part, stretch in (
            (Label(tr("Filter by car")), 0),
            (self.filter, 0),
            (self.cases, 1),
            (Rule(), 0),
            (self._ladder_head, 0),
            (self.ladder, 0),
            (Rule(), 0),
            (self.note_form, 0),
        ):
            self._case_panel.set_body(part, stretch)
        self._case_head = Panel(tr("Case"))
        self._case_head.set_body(self.facts)
        self._log_panel = Panel(tr("Decisions and penalties"), tr("newest first"))
        self._log_panel.set_body(self.log)
        self._log_panel.set_body(Rule(), 0)
        self._log_panel.set_body(self.rescinding.head, 0)
        self._log_panel.set_body(Line(self.why), 0)
        for panel in (self._case_head, self.evidence, self._build_foot()):
            self._rows.addWidget(panel)
        self._rows.setSizes(list(HEIGHTS_SMALL if self.theme.small else HEIGHTS))
        for index, stretch in enumerate((0, 3, 2)):
            self._rows.setStretchFactor(index, stretch)
        for column in (self._case_panel, self._rows, self.form):
            self._columns.addWidget(column)
        widths = WIDTHS_SMALL if self.theme.small else WIDTHS
        self._columns.setSizes(list(widths))
        for index, width in enumerate(widths):
            self._columns.setStretchFactor(index, width)
        self.remember("rows", self._rows)
        return self.remember("columns", self._columns)

    def _build_foot(self) -> QWidget:
        """The decisions with their penalties, and beside them the result."""
        self._result_panel = Panel(tr("Result"))
        self._result_panel.set_body(self.result)
        self._result_panel.set_body(self.rulings, 0)
        foot = QSplitter(Qt.Orientation.Horizontal)
        self._results = Pages()
        for page in (self._result_panel, self.ties):
            self._results.addWidget(page)
        for panel, width in ((self._log_panel, 560), (self._results, 400)):
            foot.addWidget(panel)
            foot.setStretchFactor(foot.count() - 1, width)
        foot.setSizes([560, 400])
        return self.remember("foot", foot)

    def _connect(self) -> None:
        self.cases.picked.connect(self.choose)
        self.cases.stepped.connect(self._step)
        self.filter.changed.connect(self._filter_by)
        self.log.picked.connect(self._choose_decision)
        self.ladder.picked.connect(self.select)
        self.note_form.wished.connect(self._note)
        self.note_form.lacking.connect(self.say)
        self.note_form.other.connect(self._note_other)
        self.decide.confirmed.connect(self._decide)
        self.form.changed.connect(self._show_free)
        self.why.textChanged.connect(self._show_free)
        # single keys are acts again; queued, as to the window Enter still comes from the field
        self.why.returnPressed.connect(self.setFocus, Qt.ConnectionType.QueuedConnection)
        self.why.setPlaceholderText(tr("Why: to rescind, close, reopen, rule"))
        self.why.setAccessibleName(tr("Reason to rescind, to close, to reopen or to rule"))
        self.selection_changed.connect(self._on_selected)
        self.ties.asked.connect(self.offer)
        self.ties.said.connect(self.say)

    def _bind(self) -> None:
        self.keys.bind("N", later("next case"), lambda: self._step(1))
        self.keys.bind("B", later("previous case"), lambda: self._step(-1))
        self.keys.tell("1 - 9", later("penalty, while the form has the focus"))
        self.keys.bind("Enter", later("decide, hold"), self.enter_pressed, self.decide.end)
        self.keys.bind(
            "Enter", later("decide, hold"), self.decide.begin, self.decide.end, ctrl=True
        )
        self.rescinding.attach(self)
        self.acts.attach(self)
        self.rulings.attach(self)
        self.correcting.bind()
        self.player = Player(self)
        self.keys.bind("E", later("to the decision form, or back to the cases"), self._turn_form)
        self.keys.bind("Z", later("undo the last of yours"), self._undo, ctrl=True)
        self.keys.bind(
            "N", later("note the incident of the form"), self.note_form.submit, ctrl=True
        )
        self.keys.bind("G", later("note what the game took"), self.note_form.submit_game, ctrl=True)
        self.keys.bind("P", later("lodge a protest"), self.note_form.submit_protest, ctrl=True)
        self.keys.bind("U", later("ties that need a person, or back"), self._turn_ties, ctrl=True)

    # ------------------------------------------------------------ what is shown

    @property
    def incident(self) -> Incident | None:
        """What the chosen case is about."""
        return self.state.incidents.get(self.chosen)

    @property
    def moment(self) -> Incident | None:
        """What is looked at: the chosen case, or the moment of the chosen bookmark."""
        return self.incident or self.marks.moment

    def choose(self, number: int) -> None:
        """Show this case in the middle and at the right; 0: none; below zero: a bookmark."""
        self.chosen = number
        self.marks.begin_case()
        self.cases.choose(number)
        self._show_case()

    def show_update(self, update: Update) -> None:
        """A noted incident opens when none is open; a decision that came back ends its draft."""
        for fact in update.facts:
            match fact:
                case IncidentNoted(incident=incident):
                    self._on_noted(incident)
                case DecisionGiven(decision=decision):
                    self.form.given(decision.incident)
                    self._leave_form(decision)
                case GamePenaltyNoted() | ProtestLodged():
                    self.note_form.clear()
                case DecisionRescinded(decision=number) if number == self.log.chosen:
                    self.why.clear()
                    self._choose_decision(0)
                case _:
                    pass

    def refresh(self) -> None:
        """What is to be judged comes first; its evidence, which takes as long, at the next look."""
        self._show_session()
        self._show_given()
        self._show_words()
        self.chosen_evidence.show_soon()

    def look(self) -> None:
        self.chosen_evidence.show_due()

    def _show_session(self) -> None:
        """What is to be judged: the cases, and how far each car is on its ladder."""
        state, session = self.state, self.state.current
        key = session.plan.key if session else ""
        lap = leader_lap(state, session) if session and session.running else 0
        self.filter.show_meeting(state.meeting)
        self.note_form.show_session(state.meeting, key, lap)
        self._case_panel.head.show_words(tr("Cases"), session.plan.name if session else "")
        self._show_cases()
        self._ladder_head.say(tr("Track limits"), first_steps(state))
        self.ladder.show_rungs(state.meeting, rungs_of(state))

    def _show_given(self) -> None:
        """The decisions, and where they put the cars."""
        state, session, now_ns = self.state, self.state.current, self.bridge.now_ns()
        self.log.show_log(state.meeting, log_of(state))
        self.result.show_state(state, now_ns)
        name = session.plan.name if session else ""
        self._result_panel.head.show_words(tr("Result"), name, self._show_ties(now_ns))

    def _show_ties(self, now_ns: int) -> str:
        """Once every session is over, or while they are in sight; answers with what waits."""
        over = not any(session.open for session in self.state.sessions.values())
        if not over and not self.ties.isVisible():
            return ""
        self.ties.show_state(self.state, self.person, now_ns, tr("Ctrl U back"))
        return tr("a tie is open: Ctrl U") if over and self.ties.open_ones else ""

    def _turn_form(self) -> None:
        """Digits choose a penalty while the form has the focus, else a car."""
        if not self._writing():
            inside = self.form.isAncestorOf(self.focusWidget() or self)
            (self.cases if inside else self.form.penalties).setFocus()

    def _leave_form(self, decision: Decision) -> None:
        """What was decided here is done: the keys are those of the cases again."""
        mine = decision.incident == self.chosen and decision.given_by == self.person.name
        if mine and not self._writing() and self.form.isAncestorOf(self.focusWidget() or self):
            self.cases.setFocus()

    def _turn_ties(self) -> None:
        self._results.setCurrentIndex(1 - self._results.currentIndex())
        self._show_ties(self.bridge.now_ns())
        (self.ties if self.ties.isVisible() else self.cases).setFocus()

    def prepare(self) -> None:
        self.marks.take_up()

    def health_parts(self) -> tuple[Part, ...]:
        """Ages count, and the evidence of what was just noted goes on growing."""
        mine = (self._show_ages, self._collect_services, self.chosen_evidence.collect)
        return *super().health_parts(), *mine

    def _show_ages(self) -> None:
        self._show_cases()
        self.result.show_clock(self.state, self.bridge.now_ns())

    def _collect_services(self) -> None:
        self.services.collect(self.state, self.bridge.now_ns())
        self._show_free()

    def _show_cases(self) -> None:
        cases, marks = cases_of(self.state, self._car), self.marks.rows(self._car)
        self.cases.show_cases(self.state.meeting, cases, self.bridge.now_ns(), marks)
        self.cases.choose(self.chosen)

    def _show_case(self) -> None:
        self._show_words()
        self.chosen_evidence.show()

    def _show_words(self) -> None:
        incident = self.incident
        title = tr("Case {incident}", incident=incident.incident) if incident else tr("Case")
        remark = tr("as it stood at that moment") if incident else ""
        stage = case_of(self.state, incident).state.words if incident else ""
        self._case_head.head.show_words(*(self.marks.head or (title, remark, stage)))
        self.facts.show_case(self.state, self.moment)
        self.form.show_state(self.state, incident)

    def _show_free(self) -> None:
        """Which acts are free now, and what is missing where they are not."""
        self.decide.show_state(missing(self.form.draft), short=tr("not yet"))
        self.rescinding.show_free()
        found = self.services.suggestions(self.state)
        chosen = (one for one in found if one.decision == self.log.chosen)
        self.acts.suggestion = next(chosen, None)
        self.acts.show_free()
        self.rulings.show_free()
        self._show_suggestion(found)

    def _show_suggestion(self, found: tuple[Suggestion, ...]) -> None:
        """What the machine saw, below the log: of the chosen decision, else of the oldest."""
        one = self.acts.suggestion or next(iter(found), None)
        if one is None:
            self._log_panel.head.show_words(tr("Decisions and penalties"), tr("newest first"))
            return
        words = suggestion_words(one, chosen=one is self.acts.suggestion)
        self._log_panel.head.show_words(tr("Served?"), words)

    # ------------------------------------------------------------ acts

    def _note(self, act: NoteIncident) -> None:
        cars = text.listed([text.car(number) for number in act.entries])
        self.send(self.marks.placed(act), tr("note {cars}: {reason}", cars=cars, reason=act.reason))

    def _note_other(self, act: AnyAct, words: str) -> None:
        self.send(*self.acts.completed(act, words))

    def _on_noted(self, incident: Incident) -> None:
        form = self.note_form
        if set(incident.entries) == set(form.cars.chosen) and incident.noted_by == self.person.name:
            form.clear()
        if self.marks.gives_way(incident) and (self.incident is None or self._is_at_rest()):
            self.chosen = incident.incident
            self.marks.begin_case()

    def _is_at_rest(self) -> bool:
        """The case that is shown was decided, and nobody has begun on it again."""
        return not is_open(self.state, self.chosen) and not self.form.draft.penalty

    def _decide(self) -> None:
        draft = self.form.draft
        penalty = ruled(PENALTIES[draft.penalty].name)
        words = tr(
            "{penalty} to {car}, {reason}",
            penalty=penalty,
            car=text.car(draft.entry),
            reason=draft.reason,
        )
        words = ", ".join(filter(None, (words, beside(self.state, draft))))
        self.offer(draft.act(self.state), words, self.decide)

    def _undo(self) -> None:
        """The act that mends the last one of this person; its reason is the field's."""
        why = self.why.text().strip()
        self.undo(last_mend(self.state, self.person, why, self.bridge.now_ns()))

    def _choose_decision(self, number: int) -> None:
        self.log.choose(number)
        self._show_free()

    def _filter_by(self, cars: tuple[int, ...]) -> None:
        """A second click on the same chip shows all cases again."""
        self._car = cars[0] if cars else None
        self._show_cases()

    def _on_selected(self, number: int | None) -> None:
        if number is not None:
            self.form.choose_car(number)

    # ------------------------------------------------------------ keys

    def enter_pressed(self) -> None:
        """In the cancel bar: send now. Else hold to decide, but not from a text field."""
        if self.strip.last_act.mood is Mood.CANCELLABLE:
            self.strip.last_act.send_now()
        elif not self._writing():
            self.decide.begin()

    def _step(self, step: int) -> None:
        if not self._writing():
            self.choose(neighbour(self.cases.numbers, self.chosen, step))

    def unless_writing(self, does: Callable[[], None]) -> Callable[[], None]:
        """The same, but nothing while a text field has the cursor: there letters are words."""

        def do() -> None:
            if not self._writing():
                does()

        return do

    def _writing(self) -> bool:
        return isinstance(self.focusWidget(), QLineEdit | QComboBox)
