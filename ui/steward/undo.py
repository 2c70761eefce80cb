"""What Ctrl Z mends at the stewards' desk: the newest of what this person did, while it runs."""

from collections.abc import Iterator

from racecontrol.meeting.acts import RescindDecision
from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.judged import Stage
from racecontrol.meeting.justice_acts import (
    ReopenIncident,
    TakeBackGamePenalty,
    TakeBackService,
)
from racecontrol.meeting.model import Person
from racecontrol.meeting.state import State
from ui import format as text
from ui.mending import TAKEN_BACK, Mend, of_bookmark
from ui.steward.log import penalty_words
from ui.tr import tr, worded


def last_mend(state: State, who: Person, reason: str, now_ns: int) -> Mend | None:
    """The newest that can be mended now; `reason`: what stands in the field, else a plain one."""
    why = reason or worded(TAKEN_BACK)
    mends = [
        *_of_decisions(state, who, why),
        *_of_services(state, who, why),
        *_of_game_penalties(state, who, why),
        *_of_cases(state, who, why),
        *of_bookmark(state, who),
    ]
    free = (m for m in mends if not isinstance(decide(state, m.act, who, now_ns), Refused))
    return max(free, key=lambda mend: mend.at_ns, default=None)


def _of_decisions(state: State, who: Person, why: str) -> Iterator[Mend]:
    for number, decision in state.decisions.items():
        if decision.given_by == who.name and number not in state.rescinded:
            what = tr(
                "{penalty} to {car}",
                penalty=penalty_words(decision).lower(),
                car=text.car(decision.entry),
            )
            act = RescindDecision(number, why)
            yield Mend(
                act,
                tr("Undo: rescind decision {number}, {what}", number=number, what=what),
                decision.at_ns,
            )


def _of_services(state: State, who: Person, why: str) -> Iterator[Mend]:
    for number, served in state.justice.served.items():
        if served.by == who.name:
            act = TakeBackService(number, why)
            yield Mend(
                act,
                tr("Undo: decision {number} was not served", number=number),
                served.service.at_ns,
            )


def _of_game_penalties(state: State, who: Person, why: str) -> Iterator[Mend]:
    for number, penalty in state.justice.game_penalties.items():
        if penalty.noted_by == who.name:
            words = tr("Undo: what the game took of car {car}", car=text.car(penalty.entry))
            yield Mend(TakeBackGamePenalty(number, why), words, penalty.at_ns)


def _of_cases(state: State, who: Person, why: str) -> Iterator[Mend]:
    """A case that was closed is open again."""
    for number in state.incidents:
        step = state.justice.step(number)
        if step and step.by == who.name and step.stage is Stage.CLOSED:
            yield Mend(
                ReopenIncident(number, why),
                tr("Undo: reopen case {number}", number=number),
                step.at_ns,
            )
