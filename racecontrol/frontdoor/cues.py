"""From a fact to a lamp: what goes out as OSC cues. A cue leaves because a fact came back."""

from contextlib import ExitStack

from drivers.cues.sender import Cues, Target
from racecontrol.control import Control, Update
from racecontrol.meeting.facts import (
    AnyFact,
    ChequeredWithdrawn,
    DecisionGiven,
    FlagShown,
    GridFormed,
    LapCompleted,
    ResultDeclaredFinal,
    ResultPublished,
    SessionEnded,
    SessionStarted,
)
from racecontrol.meeting.flow_facts import SessionResumed
from racecontrol.meeting.model import Flag, Meeting, Phase
from racecontrol.stewarding.penalties import PENALTIES


def call_cues(stack: ExitStack, meeting: Meeting, control: Control) -> None:
    """Cues to the targets of the event, until the stack is closed; nothing where it has none."""
    if meeting.cues:
        targets = [Target(target.address, target.port) for target in meeting.cues]
        cues = Cues(meeting.key, targets)
        stack.callback(cues.close)
        control.subscribe(CueCaller(cues))


class CueCaller:
    """A subscriber of the control that calls the cues; never waits for a cable."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def __call__(self, update: Update) -> None:
        for fact in update.facts:
            self._call(fact)

    def _call(self, fact: AnyFact) -> None:
        match fact:
            case FlagShown(flag=flag):
                self._cues.flag(flag)
            case GridFormed(session=key):
                self._cues.session(key, Phase.GRID)
            case SessionStarted(session=key):
                self._cues.session(key, Phase.STARTED)
                self._cues.flag(Flag.GREEN)
            case SessionResumed() | ChequeredWithdrawn():
                self._cues.flag(Flag.GREEN)
            case SessionEnded(session=key):
                self._cues.session(key, Phase.ENDED)
            case ResultPublished(session=key):
                self._cues.session(key, Phase.PROVISIONAL)
            case ResultDeclaredFinal(session=key):
                self._cues.session(key, Phase.FINAL)
            case LapCompleted(lap=lap) if lap.live:
                self._cues.lap(lap.entry, lap.lap, lap.official_ms)
            case DecisionGiven(decision=decision):
                self._cues.penalty(decision.entry, PENALTIES[decision.penalty].name)
            case _:
                pass  # the others light no lamp
