"""What happened to penalties, incidents, protests and results."""

from racecontrol.meeting.fact import Fact
from racecontrol.meeting.judged import GamePenalty, Protest, Service
from racecontrol.meeting.model import Incident, Role


class PenaltyServed(Fact, frozen=True, tag=True):
    """A steward confirmed that the penalty of a decision was served."""

    decision: int
    service: Service
    by: str


class ServiceTakenBack(Fact, frozen=True, tag=True):
    decision: int
    reason: str
    at_ns: int
    by: str


class PenaltyCarried(Fact, frozen=True, tag=True):
    """The penalty is due in another session than the one it was given in."""

    decision: int
    session: str  # where it is due
    reason: str
    at_ns: int
    by: str


class GamePenaltyNoted(Fact, frozen=True, tag=True):
    penalty: GamePenalty


class GamePenaltyTakenBack(Fact, frozen=True, tag=True):
    number: int
    reason: str
    at_ns: int
    by: str


class IncidentInvestigated(Fact, frozen=True, tag=True):
    incident: int
    at_ns: int
    by: str


class IncidentPostponed(Fact, frozen=True, tag=True):
    """It will be investigated after the session."""

    incident: int
    at_ns: int
    by: str


class IncidentClosed(Fact, frozen=True, tag=True):
    """Reviewed, no further action."""

    incident: int
    reason: str
    at_ns: int
    by: str


class IncidentReopened(Fact, frozen=True, tag=True):
    incident: int
    reason: str
    at_ns: int
    by: str


class IncidentCorrected(Fact, frozen=True, tag=True):
    """Other cars (a CORRECTION), or another reason, turn or lap (an UPDATE)."""

    incident: Incident  # as it is now
    before: Incident
    at_ns: int
    by: str

    @property
    def word(self) -> str:
        """How a message of race control begins."""
        return "CORRECTION" if self.incident.entries != self.before.entries else "UPDATE"


class ProtestLodged(Fact, frozen=True, tag=True):
    protest: Protest


class ProtestRuled(Fact, frozen=True, tag=True):
    protest: int
    upheld: bool
    reason: str
    at_ns: int
    by: str


class ResultSigned(Fact, frozen=True, tag=True):
    """A steward agrees with the result as published."""

    session: str
    digest: str
    at_ns: int
    by: str
    role: Role


class ResultReopened(Fact, frozen=True, tag=True):
    """A final result is provisional again: what is declared final next is amended."""

    session: str
    reason: str
    at_ns: int
    by: str


JusticeFact = (
    PenaltyServed
    | ServiceTakenBack
    | PenaltyCarried
    | GamePenaltyNoted
    | GamePenaltyTakenBack
    | IncidentInvestigated
    | IncidentPostponed
    | IncidentClosed
    | IncidentReopened
    | IncidentCorrected
    | ProtestLodged
    | ProtestRuled
    | ResultSigned
    | ResultReopened
)
