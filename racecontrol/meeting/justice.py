"""What is known of penalties served, incidents, protests and signatures: part of the state."""

from typing import TypeVar, assert_never

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.judged import GamePenalty, Protest, Stage, StageStep
from racecontrol.meeting.justice_facts import (
    GamePenaltyNoted,
    GamePenaltyTakenBack,
    IncidentClosed,
    IncidentCorrected,
    IncidentInvestigated,
    IncidentPostponed,
    IncidentReopened,
    JusticeFact,
    PenaltyCarried,
    PenaltyServed,
    ProtestLodged,
    ProtestRuled,
    ResultReopened,
    ResultSigned,
    ServiceTakenBack,
)

Row = TypeVar("Row")


class Justice(Struct, frozen=True):
    """All of it, by number. What was taken back is not in here but in the journal."""

    served: dict[int, PenaltyServed] = {}  # by decision
    carried: dict[int, PenaltyCarried] = {}  # by decision
    game_penalties: dict[int, GamePenalty] = {}
    noted_in_game: int = 0  # all of them, also those taken back: the last number given
    steps: dict[int, tuple[StageStep, ...]] = {}  # by incident, oldest first; none: only noted
    corrected: dict[int, tuple[IncidentCorrected, ...]] = {}  # by incident
    protests: dict[int, Protest] = {}
    rulings: dict[int, ProtestRuled] = {}  # by protest
    signatures: dict[str, tuple[ResultSigned, ...]] = {}  # by session
    reopened: dict[str, tuple[ResultReopened, ...]] = {}  # by session

    def step(self, incident: int) -> StageStep | None:
        """The last step that people took; None: it is only noted."""
        steps = self.steps.get(incident, ())
        return steps[-1] if steps else None

    def open_protests(self, session: str) -> tuple[Protest, ...]:
        """Those of a session that nobody ruled on yet, oldest first."""
        return tuple(
            protest
            for protest in self.protests.values()
            if protest.session == session and protest.number not in self.rulings
        )


def after(justice: Justice, fact: JusticeFact) -> Justice:
    """After one more fact. Total."""
    match fact:
        case PenaltyServed(decision=number):
            return replace(justice, served=justice.served | {number: fact})
        case ServiceTakenBack(decision=number):
            return replace(justice, served=_without(justice.served, number))
        case PenaltyCarried(decision=number):
            return replace(justice, carried=justice.carried | {number: fact})
        case GamePenaltyNoted(penalty=penalty):
            noted = justice.game_penalties | {penalty.number: penalty}
            return replace(justice, game_penalties=noted, noted_in_game=penalty.number)
        case GamePenaltyTakenBack(number=number):
            return replace(justice, game_penalties=_without(justice.game_penalties, number))
        case IncidentCorrected(incident=incident):
            made = (*justice.corrected.get(incident.incident, ()), fact)
            return replace(justice, corrected=justice.corrected | {incident.incident: made})
        case ProtestLodged(protest=protest):
            return replace(justice, protests=justice.protests | {protest.number: protest})
        case ProtestRuled(protest=number):
            return replace(justice, rulings=justice.rulings | {number: fact})
        case ResultSigned(session=key):
            signed = (*justice.signatures.get(key, ()), fact)
            return replace(justice, signatures=justice.signatures | {key: signed})
        case ResultReopened(session=key):
            reopened = (*justice.reopened.get(key, ()), fact)
            return replace(justice, reopened=justice.reopened | {key: reopened})
        case _:
            return _stepped(justice, fact.incident, _step_of(fact))


StageFact = IncidentInvestigated | IncidentPostponed | IncidentClosed | IncidentReopened


def _step_of(fact: StageFact) -> StageStep:
    match fact:
        case IncidentInvestigated():
            return StageStep(Stage.INVESTIGATED, fact.at_ns, fact.by)
        case IncidentPostponed():
            return StageStep(Stage.POSTPONED, fact.at_ns, fact.by)
        case IncidentClosed():
            return StageStep(Stage.CLOSED, fact.at_ns, fact.by, fact.reason)
        case IncidentReopened():
            return StageStep(Stage.INVESTIGATED, fact.at_ns, fact.by, fact.reason)
        case _:
            assert_never(fact)


def _stepped(justice: Justice, incident: int, step: StageStep) -> Justice:
    steps = (*justice.steps.get(incident, ()), step)
    return replace(justice, steps=justice.steps | {incident: steps})


def _without(rows: dict[int, Row], number: int) -> dict[int, Row]:
    return {other: row for other, row in rows.items() if other != number}
