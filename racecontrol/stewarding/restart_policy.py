"""What the rulebook says when rigs die: a proposal from its table; people decide."""

from msgspec import Struct

from racecontrol.meeting.deciding.sequencing import laps_done
from racecontrol.meeting.model import Phase
from racecontrol.meeting.rulebook import RacePart, Restart, RestartStep
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import NS_PER_S


class PolicyProposal(Struct, frozen=True):
    """The step that holds, and what it was compared with."""

    step: RestartStep
    part: RacePart
    dead: tuple[int, ...]  # rigs
    field: int  # cars that are in the session
    driven_percent: int  # of the distance or the time
    restarts_left: int | None = None  # None: the rulebook does not say how often

    @property
    def action(self) -> Restart:
        """What the book proposes."""
        return self.step.action


def restart_policy(
    state: State, session: Session, dead: tuple[int, ...], now_ns: int
) -> PolicyProposal | None:
    """For these dead rigs at this point of a race: the first step that holds, but no restart where
    they are used up. None where no step holds, or none of the rigs is in the field."""
    assert state.meeting is not None
    cars = session.grid or state.eligible(session)
    rigs = {entry.rig for entry in state.meeting.entries if entry.number in cars}
    lost = tuple(rig for rig in dead if rig in rigs)
    if not lost or session.plan.format != "race":
        return None
    part, driven = _part(session), _driven_percent(session, now_ns)
    left = restarts_left(state, session)
    for step in state.meeting.rulebook.restarts.steps:
        again = step.action is Restart.RESTART
        if step.holds(part, len(lost), len(rigs), driven) and not (again and left == 0):
            return PolicyProposal(step, part, lost, len(rigs), driven, left)
    return None


def restarts_left(state: State, session: Session) -> int | None:
    """How often the race may still be started anew; None where the rulebook does not say."""
    assert state.meeting is not None
    most = state.meeting.rulebook.restarts.most_restarts
    return None if most is None else max(0, most - len(session.flow.attempts))


def silent_rigs(state: State) -> tuple[int, ...]:
    """The rigs that send nothing now: candidates, until a person says that they are dead."""
    return tuple(sorted(state.silent_rigs))


def _part(session: Session) -> RacePart:
    if session.phase in (Phase.SCHEDULED, Phase.GRID):
        return RacePart.BEFORE_START
    return RacePart.LATER if laps_done(session) else RacePart.FIRST_LAP


def _driven_percent(session: Session, now_ns: int) -> int:
    if session.plan.laps:
        return min(100, 100 * laps_done(session) // session.plan.laps)
    whole_ns = session.plan.duration_s * NS_PER_S or 1
    return min(100, 100 * session.elapsed_ns(now_ns) // whole_ns)
