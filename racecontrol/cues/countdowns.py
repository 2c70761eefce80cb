"""Cues of the clock: what is left to a start, an end or the next step, each whole second; and what
stands now, each second, for a lamp that missed a cue."""

from collections.abc import Iterator
from typing import Final

from racecontrol.choices import next_session
from racecontrol.cues.cue import Cue, Value, cue
from racecontrol.cues.of_facts import NEUTRAL_PATHS
from racecontrol.cues.of_track import NO_FLAG, whole_track
from racecontrol.meeting.deciding.sequencing import Step, StepKind, next_step, starts_at
from racecontrol.meeting.deciding.starting import lights_on
from racecontrol.meeting.model import Phase
from racecontrol.meeting.procedures import NeutralStep
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import NS_PER_S

FROM_S: Final = 3_600  # a countdown to a start begins so long before


class Countdowns:
    """What was told last by each countdown."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[Value, ...]] = {}
        self._beat_s = -1

    def look(self, state: State, now_ns: int, leader: int) -> tuple[Cue, ...]:
        """The cues since the last look, of new seconds. `now_ns` is the event clock."""
        counted = [made for made in _counts(state, now_ns) if self._is_new(made)]
        second = now_ns // NS_PER_S
        if second == self._beat_s:
            return tuple(counted)
        self._beat_s = second
        return (*counted, *standing(state, now_ns, leader))

    def _is_new(self, made: Cue) -> bool:
        if self._told.get(made.path) == made.arguments:
            return False
        self._told[made.path] = made.arguments
        return True


def _counts(state: State, now_ns: int) -> Iterator[Cue]:
    session = state.current
    if session is not None and session.running and session.started_ns <= now_ns:
        yield cue("session/clock", session.plan.key, session.elapsed_ns(now_ns) // NS_PER_S)
        if session.due_ns is not None and session.phase is Phase.STARTED:
            left_s = max(0, seconds_to(session.due_ns, now_ns))
            yield cue("countdown/end", session.plan.key, left_s)
    step = next_step(state, now_ns) if _advances(state) else None
    coming = next_session(state)
    starts_ns = start_of(state, coming, step) if coming else None
    if coming and starts_ns is not None and 0 <= seconds_to(starts_ns, now_ns) <= FROM_S:
        yield cue("countdown/start", coming.plan.key, seconds_to(starts_ns, now_ns))
    if step is not None and seconds_to(step.at_ns, now_ns) >= 0:
        left_s = seconds_to(step.at_ns, now_ns)
        yield cue("countdown/step", step.session, step.kind.value, left_s)


def _advances(state: State) -> bool:
    return state.event.automatic and not state.event.paused_ns


def start_of(state: State, session: Session, step: Step | None) -> int | None:
    """When a session that is still to come starts: by itself, else by the timetable."""
    if session.phase not in (Phase.SCHEDULED, Phase.GRID):
        return None
    if step and step.kind is StepKind.START and step.session == session.plan.key:
        return step.at_ns
    return starts_at(state, session)


def seconds_to(at_ns: int, now_ns: int) -> int:
    """Whole seconds that are left, rounded up: 0 is reached when it is time."""
    return -((now_ns - at_ns) // NS_PER_S)


def standing(state: State, now_ns: int, leader: int) -> tuple[Cue, ...]:
    """What stands now: the cues below `now/`."""
    session = state.current
    alive = cue("alive", state.meeting.name if state.meeting else "")
    if session is None:
        return (alive,)
    lights = session.flow.start.lights
    return (
        alive,
        cue("now/session", session.plan.key, session.phase.value),
        cue("now/flag", flag_now(session, now_ns)),
        cue("now/neutral", *neutral_now(session)),
        cue("now/lights", lights_on(lights, now_ns) if lights else 0),
        cue("now/leader", leader),
    )


def flag_now(session: Session, now_ns: int) -> str:
    """The flag over the whole track; none before the moment of the start."""
    to_come = session.phase is Phase.STARTED and session.started_ns > now_ns
    return NO_FLAG if to_come and not session.red else whole_track(session)


def neutral_now(session: Session) -> tuple[str, str]:
    """What the track is under, and how far that has come; none and none."""
    now = session.flow.neutral
    if now is None:
        return ("none", "none")
    step = NeutralStep.ENDING if now.ending_ns else NeutralStep.DEPLOYED
    return (NEUTRAL_PATHS[now.kind], step.value)
