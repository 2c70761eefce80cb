"""What people may do to a rig from their desks."""

from racecontrol.meeting.act import Act
from racecontrol.meeting.quarantine import Part


class ResetEstop(Act, frozen=True):
    """Say that a rig is safe again after its e-stop."""

    rig: int


class AnswerCall(Act, frozen=True):
    """Somebody is with the driver who called."""

    rig: int


class SetBasePower(Act, frozen=True):
    """Switch the relay of a wheelbase."""

    rig: int
    on: bool
    reason: str


class TakeToConsole(Act, frozen=True):
    """The cable of this rig's wheelbase goes to its console: that it leaves is no fault."""

    rig: int


class BringToPc(Act, frozen=True):
    """The cable comes back to this machine, which should see the wheelbase."""

    rig: int


class AcceptBase(Act, frozen=True):
    """Settings and rim of this rig's wheelbase are right as they are: the change was meant."""

    rig: int


class QuarantineRig(Act, frozen=True):
    """Take a rig, or the wheelbase at it, out of use: it is not ready, and not among the equal."""

    rig: int
    part: Part
    reason: str


class LiftQuarantine(Act, frozen=True):
    """It may be used again. It has to be proved equal again where it was not."""

    rig: int


RigAct = (
    ResetEstop
    | AnswerCall
    | SetBasePower
    | TakeToConsole
    | BringToPc
    | AcceptBase
    | QuarantineRig
    | LiftQuarantine
)
