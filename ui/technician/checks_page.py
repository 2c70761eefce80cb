"""The page of checks: who misses what at one look, and below the check that is being done."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from racecontrol.meeting.deciding.parity import sat_rigs
from racecontrol.meeting.flow_acts import MarkReady
from racecontrol.meeting.parity_acts import RecordCheck
from racecontrol.meeting.rig_checks import CHECK, CHECKS, Check, Judge
from ui import format as text
from ui.technician.act_line import ActLine
from ui.technician.check_rows import (
    ALL,
    BY_DIGIT,
    check_table,
    checked_rigs,
    done_of,
    next_open,
    passed_of,
)
from ui.technician.rig_table import RigTable
from ui.technician.view import View
from ui.tr import NO_WORDS, later, ruled, tr, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.answer_line import AnswerLine
from ui.widgets.panel import Panel, Themed
from ui.widgets.sentence import Sentence

BEGIN: Final = ActLabel(later("Begin test"), ("B",), later("begin this test"), NO_WORDS, held=False)
GIVE_UP: Final = ActLabel(later("Give up"), ("U",), later("give up the test"), NO_WORDS, held=False)
PASSED: Final = ActLabel(
    later("Passed"), ("Y",), later("say that it is passed"), NO_WORDS, held=False
)
FAILED: Final = ActLabel(
    later("Failed"), ("F",), later("say that it has failed"), NO_WORDS, held=False
)
READY: Final = ActLabel(
    later("Mark rigs ready"), ("E",), later("mark the rigs ready for the start")
)
NO_RIG: Final = later("Choose a rig: its column, or the two digits of its car.")
NO_CHECK: Final = later("Choose a check: its row.")
MEASURED: Final = later("The program measures this one: begin the test.")
BY_HAND: Final = later("Nothing is measured here: look, then say whether it is passed.")
NO_TEST: Final = later("No test runs at this rig.")
NONE_WAITS: Final = later("No rig with all checks waits to be marked.")
NO_PROVING: Final = later("This desk runs no guided tests.")
NO_SESSION: Final = later("No session is on the grid.")
HEAD: Final = later("every rig has to pass all of them; a digit begins the test beside it")


class ChecksPage(Themed):
    """`begun` and `given_up`: rig and check; `wished`: the button, the act, its words."""

    picked = Signal(int)
    begun = Signal(int, str)
    given_up = Signal(int)
    wished = Signal(ActButton, object, str)
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.table = RigTable(tr("Checks of the rigs"), worded(NO_RIG), wide=False, digits=True)
        self.panel, self.desk = Panel(tr("Checks")), Panel(tr("Check"))
        self.what, self.rule = Sentence(2, size="place"), Sentence(2)
        self.figures = AnswerLine(tr("Figure or remark, if any"), tr("Figure or remark"))
        self.begin, self.give_up = ActButton(BEGIN, True), ActButton(GIVE_UP, True)
        self.passed, self.failed = ActButton(PASSED, True), ActButton(FAILED, True)
        self.ready = ActLine(READY)
        self.view = View()
        self._place()
        self._connect()

    @property
    def buttons(self) -> tuple[ActButton, ...]:
        return self.begin, self.give_up, self.passed, self.failed, self.ready.button

    def _place(self) -> None:
        self.panel.set_body(self.table)
        parts = (self.begin, self.give_up, self.passed, self.failed, self.figures)
        for body in (_gap(), self.what, self.rule, _beside(*parts), _beside(self.ready)):
            self.desk.set_body(body, 0)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.panel, 1)
        self._layout.addWidget(self.desk, 0)

    def _connect(self) -> None:
        self.table.picked.connect(self._picked)
        self.table.typed.connect(self.run)
        self.begin.confirmed.connect(lambda: self.begun.emit(self.view.rig, self.table.key))
        self.give_up.confirmed.connect(lambda: self.given_up.emit(self.view.rig))
        self.passed.confirmed.connect(lambda: self._record(True))
        self.failed.confirmed.connect(lambda: self._record(False))
        self.figures.returnPressed.connect(lambda: self._record(True))
        self.ready.button.confirmed.connect(self._mark_ready)
        for button in self.buttons:
            button.let_go.connect(self.said)

    def themed(self) -> None:
        self._layout.setSpacing(self.theme.space("s4"))
        self.table.themed()
        super().themed()

    # ------------------------------------------------------------ what is shown

    def show_view(self, view: View) -> None:
        """After each fact, and while a test runs."""
        if view.rig != self.view.rig and not self.table.key:
            self.table.key = next_open(view.state, view.rig) or CHECKS[0].key
        self.view = view
        self.table.show_content(check_table(view.state, view.rig, view.trials, view.order))
        self.table.choose(view.rig)
        self._show_check()
        self._show_ready()

    def _show_check(self) -> None:
        check, rig, state = CHECK.get(self.table.key), self.view.rig, self.view.state
        count = (
            tr(
                "{passed_of} of {all} passed at rig {rig}",
                passed_of=passed_of(state, rig),
                all=ALL,
                rig=rig,
            )
            if rig
            else worded(NO_RIG)
        )
        self.desk.head.show_words(tr("Check"), count)
        if check is None or not rig:
            missing = worded(NO_CHECK) if rig else worded(NO_RIG)
            self._say(missing, "")
            for button in self.buttons[:4]:
                button.show_state(missing)
            self.figures.hide()
            return
        trial = self.view.trials.get(rig)
        if trial is not None and trial.check == check.key:
            since = text.span(max(0, self.view.monotonic_ns - trial.since_ns))
            self._say(
                ruled(trial.sentence or check.how),
                tr(
                    "{check} runs for {since}: {rule}.",
                    check=ruled(check.name),
                    since=since,
                    rule=ruled(check.rule),
                ),
            )
            self._free_of(check.judge, runs=True)
        else:
            self._say(f"{ruled(check.name)}. {ruled(check.how)}", self._last(check))
            self._free_of(check.judge, runs=False)

    def _last(self, check: Check) -> str:
        done = done_of(self.view.state, self.view.rig, check.key)
        to_pass = tr("To pass: {rule}.", rule=ruled(check.rule))
        if done is None:
            return tr("{to_pass} Not done yet.", to_pass=to_pass)
        verdict = tr("Passed") if done.passed else tr("Failed")
        figures = tr(" with {figures}", figures=done.figures) if done.figures else ""
        return f"{to_pass} {verdict}{figures}, {done.by}, {text.time_of_day(done.at_ns)}."

    def _say(self, what: str, rule: str) -> None:
        self.what.say(what)
        self.rule.say(rule)

    def _free_of(self, judge: Judge, runs: bool) -> None:
        """A person says of what only a person sees; of the rest the program does."""
        no_test = "" if self.view.guided else worded(NO_PROVING)
        self.begin.show_state(
            worded(BY_HAND) if judge is Judge.TICK else no_test, "" if runs else None
        )
        self.give_up.show_state("" if self.view.rig in self.view.trials else worded(NO_TEST))
        measured = worded(MEASURED) if judge is Judge.PROGRAM else ""
        refused = measured or self.view.why_not(RecordCheck(self.view.rig, self.table.key, True))
        self.passed.show_state(refused)
        self.failed.show_state(refused)
        self.figures.setVisible(not measured)

    def _show_ready(self) -> None:
        """How many rigs have passed all, and whether they can be marked for the start."""
        state = self.view.state
        sat = sat_rigs(state) if state.meeting else ()
        done = checked_rigs(state)
        words = tr("READY {done} of {sat}", done=len(done), sat=len(sat)) if sat else ""
        self.panel.head.show_words(tr("Checks"), worded(HEAD), words)
        marks = self._marks(done)
        missing = [str(rig) for rig in sat if rig not in done]
        reason = self.view.why_not(marks[0]) if marks else worded(NONE_WAITS)
        if state.current is None:
            reason = worded(NO_SESSION)
        said = (
            tr("Checks are missing at rig {missing}.", missing=text.listed(missing))
            if missing
            else ""
        )
        said = said if done else tr("No rig has passed all checks yet.")
        self.ready.show_state(
            reason, said or reason or tr("{marks} rigs can be marked.", marks=len(marks))
        )

    def _marks(self, rigs: tuple[int, ...]) -> tuple[MarkReady, ...]:
        """For each of these rigs whose car is not marked yet."""
        session, meeting = self.view.state.current, self.view.state.meeting
        if session is None or meeting is None:
            return ()
        ready = session.flow.start.ready
        return tuple(
            MarkReady(session.plan.key, entry.number, False)
            for entry in meeting.entries
            if entry.rig in rigs and not (entry.number in ready and ready[entry.number].rig)
        )

    # ------------------------------------------------------------ what is asked

    def _picked(self, rig: int, key: str) -> None:
        if key != self.table.key:
            self.figures.clear()
        self.table.choose(rig or self.table.rig, key)
        self._show_check()
        if rig:
            self.picked.emit(rig)

    def run(self, digit: int) -> None:
        """The guided test that has this digit, at the chosen rig."""
        check = BY_DIGIT[digit]
        self.table.choose(self.table.rig, check)
        self._show_check()
        self.begin.begin()
        self.begin.end()

    def _record(self, passed: bool) -> None:
        check = CHECK.get(self.table.key)
        if check is None or self.passed.reason:
            return
        act = RecordCheck(self.view.rig, check.key, passed, self.figures.text().strip())
        of: dict[str, object] = {"rig": self.view.rig, "check": ruled(check.name)}
        done, missed = tr("Rig {rig}: {check} passed", **of), tr("Rig {rig}: {check} failed", **of)
        words = done if passed else missed
        self.wished.emit(self.passed if passed else self.failed, act, words)
        self.figures.clear()

    def go_on(self, rig: int, check: str) -> None:
        """A check was passed: where this one was chosen, the next one that is open is."""
        if rig == self.view.rig and check == self.table.key:
            self.table.choose(rig, next_open(self.view.state, rig, check) or check)

    def _mark_ready(self) -> None:
        for act in self._marks(checked_rigs(self.view.state)):
            self.wished.emit(
                self.ready.button, act, tr("Rig of car {car} ready", car=text.car(act.entry))
            )


def _beside(*parts: QWidget) -> Themed:
    """Widgets in a row."""
    row = Themed()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(12, 3, 12, 5)
    for part in parts:
        layout.addWidget(part)
    if isinstance(parts[-1], AnswerLine):
        layout.addStretch(1)
        parts[-1].setMinimumWidth(360)
    return row


def _gap() -> Themed:
    """A little air below the head."""
    gap = Themed()
    gap.setFixedHeight(gap.theme.space("s3"))
    return gap
