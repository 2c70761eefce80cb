"""The phase of a session and the flags over the track: what a fact changed of them."""

from racecontrol.cues.cue import Cue, cue
from racecontrol.meeting.facts import AnyFact, SessionStarted
from racecontrol.meeting.flow_facts import SessionResumed
from racecontrol.meeting.model import Flag, Phase
from racecontrol.meeting.state import Session, State

NO_FLAG = "none"


def track_cues(before: State, fact: AnyFact, after: State) -> tuple[Cue, ...]:
    """Cues of what is another one after the fact. A start is told at the moment of its lights."""
    key = getattr(fact, "session", "")
    old, new = before.sessions.get(key), after.sessions.get(key)
    if old is None or new is None or old is new:
        return ()
    at_ns = fact.at_ns if isinstance(fact, SessionStarted | SessionResumed) else 0
    cues: list[Cue] = []
    if new.phase is not old.phase:
        cues.append(cue("session/phase", key, new.plan.name, new.phase.value, at_ns=at_ns))
    if whole_track(new) != whole_track(old):
        cues.append(cue("flag/track", whole_track(new), at_ns=at_ns))
    if new.red is not old.red:
        cues.append(cue("flag/red", int(new.red), at_ns=at_ns))
    return (*cues, *_sectors(old, new))


def _sectors(old: Session, new: Session) -> list[Cue]:
    was, now = sector_flags(old), sector_flags(new)
    return [
        cue(f"flag/sector/{sector}", now.get(sector, Flag.GREEN).value)
        for sector in sorted({*was, *now})
        if was.get(sector) is not now.get(sector)
    ]


def whole_track(session: Session) -> str:
    """The flag over the whole track, as a word; `none` while no cars are timed."""
    if session.phase is Phase.CHEQUERED and not session.red:
        return Flag.CHEQUERED.value
    if not session.running:
        return NO_FLAG
    shown = [flag.flag for flag in session.flags if not flag.sector]
    if Flag.RED in shown:
        return Flag.RED.value
    return (shown[-1] if shown else Flag.GREEN).value


def sector_flags(session: Session) -> dict[int, Flag]:
    """Sector -> the flag that is shown there, where it is another one than green."""
    return {flag.sector: flag.flag for flag in session.flags if flag.sector}
