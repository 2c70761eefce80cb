"""What stewards and the director may do about penalties, incidents, protests and results."""

from racecontrol.meeting.act import Act
from racecontrol.meeting.judged import ProtestKind, Service


class ConfirmServed(Act, frozen=True):
    """The penalty was served; with the measure where there is one."""

    decision: int
    service: Service | None = None  # None: seen, not measured


class TakeBackService(Act, frozen=True):
    """It was not served after all."""

    decision: int
    reason: str


class CarryPenalty(Act, frozen=True):
    """It is due in a later session."""

    decision: int
    session: str
    reason: str


class NoteGamePenalty(Act, frozen=True):
    """The game gave and took a penalty by itself, which cost the car this much."""

    session: str
    entry: int
    taken_ms: int
    reason: str
    lap: int = 0
    incident: int = 0
    decision: int = 0  # counted against this one


class TakeBackGamePenalty(Act, frozen=True):
    number: int
    reason: str


class InvestigateIncident(Act, frozen=True):
    incident: int


class PostponeIncident(Act, frozen=True):
    """Investigate it after the session."""

    incident: int


class CloseIncident(Act, frozen=True):
    """No further action."""

    incident: int
    reason: str = ""


class ReopenIncident(Act, frozen=True):
    incident: int
    reason: str


class CorrectIncident(Act, frozen=True):
    """Replace the cars, or add the reason; what is left out stays as it is."""

    incident: int
    entries: tuple[int, ...] = ()
    reason: str = ""
    turn: int = -1
    lap: int = -1


class LodgeProtest(Act, frozen=True):
    """A competitor asks to look again."""

    session: str
    entry: int
    about: str
    kind: ProtestKind = ProtestKind.PROTEST
    decision: int = 0


class RuleOnProtest(Act, frozen=True):
    protest: int
    upheld: bool
    reason: str


class SignResult(Act, frozen=True):
    """Agree with the provisional result. The control fills the digest in from the facts."""

    session: str
    digest: str = ""


class ReopenResult(Act, frozen=True):
    """Make a final result provisional again, after a protest, an appeal or a review."""

    session: str
    reason: str


JusticeAct = (
    ConfirmServed
    | TakeBackService
    | CarryPenalty
    | NoteGamePenalty
    | TakeBackGamePenalty
    | InvestigateIncident
    | PostponeIncident
    | CloseIncident
    | ReopenIncident
    | CorrectIncident
    | LodgeProtest
    | RuleOnProtest
    | SignResult
    | ReopenResult
)
