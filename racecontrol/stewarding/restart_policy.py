"""What the rulebook says when rigs die: a proposal from its table; people decide."""

from msgspec import Struct

from racecontrol.meeting.model import Phase
from racecontrol.meeting.procedures import Moment, Remedy, RestartRule
from racecontrol.meeting.sequencing import laps_done
from racecontrol.meeting.state import NS_PER_S, Session, State


class PolicyProposal(Struct, frozen=True):
    """The row that fits, and what it was compared with."""

    remedy: Remedy
    row: int  # of the rulebook's table, from 1
    moment: Moment
    dead: tuple[int, ...]  # rigs
    field: int  # cars that are in the session
    share: float  # of the distance or the time that is done, 0 to 1


def restart_policy(
    state: State, session: Session, dead: tuple[int, ...], now_ns: int
) -> PolicyProposal | None:
    """For these dead rigs at this point of a race; None where no row fits, or none of them is in
    the field."""
    assert state.meeting is not None
    cars = session.grid or state.eligible(session)
    rigs = {entry.rig for entry in state.meeting.entries if entry.number in cars}
    lost = tuple(rig for rig in dead if rig in rigs)
    moment, share = _moment(session), _share(session, now_ns)
    if not lost or session.plan.format != "race":
        return None
    for row, rule in enumerate(state.meeting.rulebook.procedures.restart, 1):
        if _fits(rule, moment, len(lost), len(rigs), share):
            return PolicyProposal(rule.remedy, row, moment, lost, len(rigs), share)
    return None


def silent_rigs(state: State) -> tuple[int, ...]:
    """The rigs that send nothing now: candidates, until a person says that they are dead."""
    return tuple(sorted(state.silent_rigs))


def _fits(rule: RestartRule, moment: Moment, dead: int, field: int, share: float) -> bool:
    many = dead >= rule.rigs and dead >= rule.field_share * field
    return rule.moment is moment and many and rule.from_share <= share <= rule.to_share


def _moment(session: Session) -> Moment:
    if session.phase in (Phase.SCHEDULED, Phase.GRID):
        return Moment.BEFORE_START
    return Moment.LATER if laps_done(session) else Moment.FIRST_LAP


def _share(session: Session, now_ns: int) -> float:
    if session.plan.laps:
        return min(1.0, laps_done(session) / session.plan.laps)
    return min(1.0, session.elapsed_ns(now_ns) / (session.plan.duration_s * NS_PER_S or 1))
