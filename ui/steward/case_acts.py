"""Acts on the chosen case, the chosen decision and the result; each with its key and its reason."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.judged import ProtestKind, Stage
from racecontrol.meeting.justice_acts import (
    CarryPenalty,
    CloseIncident,
    ConfirmServed,
    InvestigateIncident,
    LodgeProtest,
    NoteGamePenalty,
    PostponeIncident,
    ReopenIncident,
    ReopenResult,
    SignResult,
    TakeBackService,
)
from racecontrol.meeting.model import Decision, Phase
from racecontrol.meeting.stages import stage_of
from racecontrol.results.result_state import result_state
from racecontrol.stewarding.in_force import PenaltyState, standing_of
from racecontrol.stewarding.suggesting import Suggestion
from ui import format as text
from ui.nouns import noun
from ui.steward.log import penalty_words
from ui.tr import NO_WORDS, later, tr
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.hold import HeldKey

if TYPE_CHECKING:
    from ui.steward.window import Window

REOPEN: Final = later("reopen the case; with a served decision chosen: not served")
REOPEN_CASE: Final = later("reopen the case")
REOPEN_RESULT: Final = later("reopen the final result")
TO_THE_LOG: Final = later("to the decisions, where the arrows choose, or back to the cases")
CARRY: Final = later("carry the chosen penalty over to the next session")
SERVED_STATES = (PenaltyState.UNSERVED, PenaltyState.SERVING, PenaltyState.EXPIRED)


class CaseActs:
    """The buttons of the strip that are neither deciding nor rescinding, and what they send."""

    def __init__(self) -> None:
        self.investigate = ActButton(
            ActLabel(later("Investigate"), ("I",), words=NO_WORDS, held=False)
        )
        self.postpone = ActButton(
            ActLabel(later("After session"), ("P",), words=NO_WORDS, held=False)
        )
        self.close = ActButton(
            ActLabel(later("No action"), ("X",), later("close the case without action"))
        )
        self.served = ActButton(
            ActLabel(later("Served"), ("S",), later("confirm that it was served"))
        )
        self.sign = ActButton(
            ActLabel(later("Sign result"), ("F",), later("sign the provisional result"))
        )
        self.buttons = (self.investigate, self.postpone, self.close, self.served, self.sign)
        self._window: Window | None = None
        self.suggestion: Suggestion | None = None  # for the chosen decision

    def attach(self, window: "Window") -> None:
        """Connect the buttons and bind their keys in this window."""
        self._window = window
        pairs: tuple[tuple[ActButton, str, Callable[[], None]], ...] = (
            (self.investigate, "I", self._investigate),
            (self.postpone, "P", self._postpone),
            (self.close, "X", self._close),
            (self.served, "S", self._served),
            (self.sign, "F", self._sign),
        )
        for button, cap, does in pairs:
            button.confirmed.connect(does)
            window.keys.bind(
                cap,
                button.label.purpose or button.label.name,
                window.unless_writing(button.begin),
                button.end,
            )
        window.keys.bind("D", TO_THE_LOG, window.unless_writing(self._turn_log))
        for cap, words, purpose, does, lacking, ctrl in (
            ("O", REOPEN, REOPEN_CASE, self._reopen, self._not_reopened, False),
            ("O", REOPEN_RESULT, REOPEN_RESULT, self._reopen_result, self._not_final, True),
            ("C", CARRY, CARRY, self._carry, self._not_carried, False),
        ):
            key = HeldKey(cap, purpose, does, window)
            if ctrl:
                key.bind(words, lacking, ctrl=True)
            else:
                key.bind(words, lacking, guard=window.unless_writing)

    def _turn_log(self) -> None:
        """A decision is chosen at once: the next key may rescind it, or say it was served."""
        log = self.window.log
        if log.hasFocus():
            self.window.cases.setFocus()
            return
        log.setFocus()
        if not log.chosen:
            log.pick_first()

    @property
    def window(self) -> "Window":
        assert self._window is not None
        return self._window

    # ------------------------------------------------------------ what is free

    def show_free(self) -> None:
        """Which acts are free now, and why the others are not."""
        case = self._no_case()
        for button in (self.investigate, self.postpone, self.close):
            button.show_state(case, short=tr("not open") if self.window.chosen else tr("no case"))
        if self.window.marks.mark is not None:
            self.close.show_state()  # strikes it
        stage = self._stage
        if stage is Stage.INVESTIGATED and not case:
            self.investigate.show_state(tr("It is under investigation."), short=tr("under way"))
        if stage is Stage.POSTPONED and not case:
            self.postpone.show_state(tr("It was put off already."), short=tr("put off"))
        self.served.show_state(self._not_served(), short=tr("not due"))
        self.sign.show_state(self._not_signed(), short=tr("not yet"))

    @property
    def _stage(self) -> Stage | None:
        incident = self.window.incident
        return stage_of(self.window.state, incident.incident) if incident else None

    def _no_case(self) -> str:
        stage = self._stage
        if stage is None:
            return tr("Choose a case.")
        if stage in (Stage.DECIDED, Stage.CLOSED):
            return tr(
                "Case {chosen} is {stage}. O reopens it.",
                chosen=self.window.chosen,
                stage=noun(stage),
            )
        return ""

    def _not_served(self) -> str:
        decision = self.window.state.decisions.get(self.window.log.chosen)
        if decision is None:
            return tr("Choose a decision in the log: D leads there.")
        standing = standing_of(self.window.state, decision)
        if standing.state in SERVED_STATES or standing.state is PenaltyState.ADDED:
            return ""
        return tr(
            "Decision {decision} is {state}.",
            decision=decision.decision,
            state=noun(standing.state),
        )

    def _not_signed(self) -> str:
        session = self.window.state.current
        if session is None or session.phase is not Phase.PROVISIONAL:
            return tr("There is no provisional result to sign.")
        if self.window.person.name in result_state(self.window.state, session).signed_by:
            return tr("You have signed this result.")
        return ""

    # ------------------------------------------------------------ acts

    def _investigate(self) -> None:
        self._send(InvestigateIncident(self.window.chosen), tr("investigate"), self.investigate)

    def _postpone(self) -> None:
        act = PostponeIncident(self.window.chosen)
        self._send(act, tr("investigate after the session"), self.postpone)

    def _close(self) -> None:
        if self.window.marks.strike(self.close):
            return
        number, why = self.window.chosen, self.window.why.text().strip()
        words = tr("no further action on case {number}", number=number) + (
            f", {why}" if why else ""
        )
        self.window.offer(CloseIncident(number, why), words, self.close)

    def _served(self) -> None:
        decision = self.window.state.decisions[self.window.log.chosen]
        found = self.suggestion
        service = found.service if found and found.decision == decision.decision else None
        words = tr(
            "{penalty} of car {car} served",
            penalty=penalty_words(decision).lower(),
            car=text.car(decision.entry),
        )
        measured = tr("as measured") if service else tr("seen, not measured")
        act = ConfirmServed(decision.decision, service)
        self.window.offer(act, f"{words}, {measured}", self.served)

    def _sign(self) -> None:
        session = self.window.state.current
        if session is not None:
            act = SignResult(session.plan.key)
            self.window.offer(
                act, tr("sign the result of {plan}", plan=session.plan.name), self.sign
            )

    def _due_in(self, decision: Decision) -> str:
        """The next session of the meeting that has not ended; empty where there is none."""
        sessions = self.window.state.sessions
        keys = list(sessions)
        later = keys[keys.index(decision.session) + 1 :]
        return next((key for key in later if sessions[key].open), "")

    def _not_carried(self) -> str:
        decision = self.window.state.decisions.get(self.window.log.chosen)
        if decision is None:
            return tr("Choose a decision in the log.")
        if not self._due_in(decision):
            return tr("There is no later session to carry it to.")
        return self._no_reason()

    def _carry(self) -> None:
        window, why = self.window, self._why
        decision = window.state.decisions[window.log.chosen]
        to = self._due_in(decision)
        name = window.state.sessions[to].plan.name
        words = tr(
            "carry decision {decision} over to {name}, {why}",
            decision=decision.decision,
            name=name,
            why=why,
        )
        window.offer(CarryPenalty(decision.decision, to, why), words)

    @property
    def _why(self) -> str:
        return self.window.why.text().strip()

    def _no_reason(self) -> str:
        return "" if self._why else tr("Say why, in the field below the log.")

    def _not_reopened(self) -> str:
        window = self.window
        if window.log.chosen not in window.state.justice.served and window.incident is None:
            return tr("Choose a case, or a served decision.")
        return self._no_reason()

    def _reopen(self) -> None:
        """The case; where a served decision is chosen, its service is taken back."""
        window, why, chosen = self.window, self._why, self.window.log.chosen
        if chosen in window.state.justice.served:
            act: AnyAct = TakeBackService(chosen, why)
            window.offer(act, tr("decision {chosen} was not served, {why}", chosen=chosen, why=why))
        else:
            words = tr("reopen case {chosen}, {why}", chosen=window.chosen, why=why)
            window.offer(ReopenIncident(window.chosen, why), words)

    def _not_final(self) -> str:
        session = self.window.state.current
        if session is None or session.phase is not Phase.FINAL:
            return tr("There is no final result to reopen.")
        return self._no_reason()

    def _reopen_result(self) -> None:
        window, session = self.window, self.window.state.current
        assert session is not None
        words = tr(
            "make the result of {plan} provisional again, {why}",
            plan=session.plan.name,
            why=self._why,
        )
        window.offer(ReopenResult(session.plan.key, self._why), words)

    def completed(self, act: AnyAct, words: str) -> tuple[AnyAct, str]:
        """What the game took, or a protest: it belongs to the case and decision that are open.

        A protest of the car that the chosen decision is against is an appeal; after the result is
        final it asks for a review.
        """
        window, incident = self.window, self.window.incident
        decision = window.state.decisions.get(window.log.chosen)
        if isinstance(act, NoteGamePenalty):
            case = incident.incident if incident and act.entry in incident.entries else 0
            number = decision.decision if decision and decision.entry == act.entry else 0
            return replace(act, incident=case, decision=number), words
        if not isinstance(act, LodgeProtest):
            return act, words
        if window.state.sessions[act.session].phase is Phase.FINAL:
            return replace(act, kind=ProtestKind.REVIEW), tr(
                "ask for a review, {words}", words=words
            )
        if decision and (decision.session, decision.entry) == (act.session, act.entry):
            number = decision.decision
            appeal = replace(act, kind=ProtestKind.APPEAL, decision=number)
            return appeal, tr(
                "appeal against decision {number}, {words}", number=number, words=words
            )
        return act, words

    def _send(self, act: AnyAct, words: str, button: ActButton) -> None:
        self.window.send(
            act, tr("{words}, case {chosen}", words=words, chosen=self.window.chosen), button
        )
