"""The start lights step by step: when each one comes on, and when all go out."""

from racecontrol.cues.cue import Cue, cue
from racecontrol.meeting.facts import AnyFact, FlagShown, SessionEnded
from racecontrol.meeting.flow_facts import (
    LightsBegun,
    SessionCancelled,
    SessionRerun,
    StartAborted,
)
from racecontrol.meeting.model import Flag, Phase
from racecontrol.meeting.state import Session
from racecontrol.meeting.units import NS_PER_MS


def light_cues(lights: LightsBegun) -> tuple[Cue, ...]:
    """Each light and the hold, at their moments of the event clock. That they go out is told by
    the fact that starts the session."""
    step_ns = lights.step_ms * NS_PER_MS
    each = [
        cue("start/light", nth, lights.lights, at_ns=lights.at_ns + (nth - 1) * step_ns)
        for nth in range(1, lights.lights + 1)
    ]
    return (*each, cue("start/hold", lights.lights, at_ns=each[-1].at_ns))


def still_to_come(session: Session, now_ns: int) -> tuple[Cue, ...]:
    """What is left of a start that was under way when the program was started again."""
    lights, key = session.flow.start.lights, session.plan.key
    go_ns = max(session.started_ns, session.flow.leg_ns)
    if session.phase is not Phase.STARTED or go_ns <= now_ns:
        return ()
    told = (
        *(light_cues(lights) if lights else ()),
        cue("start/go", key, at_ns=go_ns),
        cue("session/phase", key, session.plan.name, session.phase.value, at_ns=go_ns),
        cue("flag/track", Flag.GREEN.value, at_ns=go_ns),
    )
    return tuple(one for one in told if one.at_ns > now_ns)


def withdraws(fact: AnyFact) -> bool:
    """Whether what was to come of a start does not come any more."""
    if isinstance(fact, FlagShown):
        return fact.flag is Flag.RED
    return isinstance(fact, StartAborted | SessionRerun | SessionCancelled | SessionEnded)
