"""What things are called: a car, and the nouns of the rules, which know no language but English."""

from typing import Final, get_args

from racecontrol.meeting.boxes import Lamp
from racecontrol.meeting.deciding.sequencing import StepKind
from racecontrol.meeting.faults import FaultKind
from racecontrol.meeting.judged import ProtestKind, ServedBy, Stage
from racecontrol.meeting.model import Doubt, Flag, Line, Meeting, MovableLine, Phase, Role, Source
from racecontrol.meeting.online import Level, Tier
from racecontrol.meeting.procedures import Countback, Neutral, NeutralStep, PitEnd, StartKind
from racecontrol.meeting.rig_checks import Judge
from racecontrol.meeting.rulebook import Restart
from racecontrol.results.classification import Status
from racecontrol.results.result_state import Result
from racecontrol.rigs.health import GameState, Sign
from racecontrol.rigs.wheelbase import Axis, BaseState, Place, TuningMode
from racecontrol.season.steps import Step
from racecontrol.stewarding.in_force import PenaltyState
from racecontrol.timing.health import Signal
from ui.tr import later, ruled, tr

Noun = (  # the screens show the value of these; `make words` reads them here
    Axis
    | BaseState
    | Countback
    | Doubt
    | FaultKind
    | Flag
    | GameState
    | Judge
    | Lamp
    | Level
    | Line
    | MovableLine
    | Neutral
    | NeutralStep
    | Phase
    | PenaltyState
    | PitEnd
    | Place
    | ProtestKind
    | Restart
    | Result
    | Role
    | ServedBy
    | Sign
    | Signal
    | Stage
    | StartKind
    | Status
    | Step
    | StepKind
    | Tier
    | TuningMode
)
NOUNS: Final = get_args(Noun)
SOURCES: Final = {  # where a lap comes from that no packet told as it came
    Source.INTERPOLATED: later("interpolated"),
    Source.BY_HAND: later("by hand"),
    Source.BACKUP: later("from the game's last lap"),
}


def noun(member: Noun) -> str:
    """The word of a noun of the rules: a flag, a phase, a kind."""
    return ruled(member.value)


def car(meeting: Meeting | None, number: int) -> str:
    """`car 31 (KSZ)`; only the number when it is not entered."""
    two = f"{number:02d}"
    try:
        code = meeting.entry(number).code if meeting else ""
    except KeyError:
        code = ""
    return tr("car {car} ({code})", car=two, code=code) if code else tr("car {car}", car=two)


def reason_of(words: str) -> str:
    """A reason as it stands in a sentence, without its full stop.

    A person's own words stay as they are; those that a desk offers are known and translated.
    """
    return ruled(words.rstrip("."))
