"""What people may do to the flow of an event: its sequence, its starts, its neutralisations."""

import secrets

from msgspec import field

from racecontrol.meeting.act import Act
from racecontrol.meeting.procedures import Countback, Neutral, PitEnd, StartKind

# ---- the sequence of the event ----


class DelaySession(Act, frozen=True):
    """The session, and all that follow, come later by so many seconds (below zero: sooner)."""

    session: str
    by_s: int
    reason: str


class CancelSession(Act, frozen=True):
    session: str
    reason: str


class ShortenSession(Act, frozen=True):
    """Say the new distance in laps, or the new duration: the one that the session has."""

    session: str
    reason: str
    laps: int = 0
    duration_s: int = 0


class RerunSession(Act, frozen=True):
    """Run a session again from its grid: what was driven counts no more."""

    session: str
    reason: str


class DeclareAbsent(Act, frozen=True):
    """The driver cannot start in this session."""

    session: str
    entry: int
    reason: str


class DeclarePresent(Act, frozen=True):
    session: str
    entry: int


class WithdrawEntry(Act, frozen=True):
    entry: int
    reason: str


class ReinstateEntry(Act, frozen=True):
    entry: int
    reason: str


class NameSubstitute(Act, frozen=True):
    """Another driver for an entry, from this session on."""

    session: str
    entry: int
    driver: str
    code: str
    nation: str
    reason: str


class SetAdvance(Act, frozen=True):
    """Let the next steps come by themselves, or not; paused: they wait."""

    automatic: bool
    paused: bool = False


class MoveStep(Act, frozen=True):
    """The next step of the automatic advance comes so much later (below zero: sooner)."""

    by_s: int


class ReleaseRig(Act, frozen=True):
    """Take a rig out of parc ferme, so that it may be worked on."""

    rig: int
    reason: str


class SealRig(Act, frozen=True):
    rig: int


# ---- the start ----


class MarkReady(Act, frozen=True):
    session: str
    entry: int
    driver: bool  # else the rig
    ready: bool = True


class BeginFormation(Act, frozen=True):
    session: str
    kind: StartKind = StartKind.STANDING


def _draw() -> str:
    return secrets.token_hex(16)


class ArmStart(Act, frozen=True):
    """Draw the hold of the lights. `anyway`: though not everybody is ready."""

    session: str
    anyway: bool = False
    seed: str = field(default_factory=_draw)


class StartLights(Act, frozen=True):
    """The first light comes on at once, or at a moment of the event clock still to come."""

    session: str
    at_ns: int = 0


class AbortStart(Act, frozen=True):
    session: str
    reason: str
    laps_removed: int = -1  # -1: as the rulebook says


# ---- stints ----


class NoteStint(Act, frozen=True):
    """A car is on this compound, or in the hands of this driver, from a lap on.

    The game tells neither. Neither of them given: what was noted of that lap is taken back.
    """

    session: str
    entry: int
    lap: int
    compound: str = ""
    driver: str = ""


# ---- neutralisation and suspension ----


class Neutralise(Act, frozen=True):
    session: str
    kind: Neutral


class EndNeutralisation(Act, frozen=True):
    """Announce its end (safety car: in this lap). Green, shown, ends it."""

    session: str


class SetPitLane(Act, frozen=True):
    session: str
    end: PitEnd
    open: bool


class TakeOrder(Act, frozen=True):
    """Confirm the order after a red flag: `suspending.proposal` is what it leads to."""

    session: str
    countback: Countback | None = None  # None: as the rulebook says
    new_race: bool = True  # the consoles start a race of their own over what is left
    distance: int = 0  # laps in all; 0: as planned
    leave_out: tuple[int, ...] = ()  # cars that cannot start again


SequenceAct = (
    DelaySession
    | CancelSession
    | ShortenSession
    | RerunSession
    | DeclareAbsent
    | DeclarePresent
    | NameSubstitute
)
StartAct = MarkReady | BeginFormation | ArmStart | StartLights | AbortStart
NeutralAct = Neutralise | EndNeutralisation | SetPitLane | TakeOrder
FlowAct = SequenceAct | StartAct | NoteStint | NeutralAct
EventAct = WithdrawEntry | ReinstateEntry | SetAdvance | MoveStep | ReleaseRig | SealRig
