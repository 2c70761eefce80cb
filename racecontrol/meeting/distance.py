"""Where the distance of a race was covered, and the chequered flag that follows that passing.

The flag of a race falls by the program's own count, at the moment of a passing. When a person puts
that passing right, or the game's own takes its place, the flag goes with it: else the winner would
have ended his race before the flag, or all would stop a lap too soon. A flag that a person showed
stays until a person withdraws it.
"""

from racecontrol.meeting.acts import WithdrawChequered
from racecontrol.meeting.facts import AnyFact, ChequeredMoved, ChequeredWithdrawn
from racecontrol.meeting.model import Phase
from racecontrol.meeting.state import Session, State, apply


def covered_ns(session: Session, now_ns: int) -> int | None:
    """When the first car covered the distance, or passed the line after the time; None: not yet."""
    due_ns = session.due_ns
    ends = []
    for run in session.runs.values():
        for lap in run.laps:
            if lap.live and (
                lap.lap >= session.plan.laps
                if session.plan.laps
                else due_ns is not None and lap.at_ns >= due_ns and now_ns >= due_ns
            ):
                ends.append(lap.at_ns)
                break
    return min(ends, default=None)


def flag_after(
    state: State, key: str, fact: AnyFact, reason: str, now_ns: int
) -> tuple[AnyFact, ...]:
    """What a fact means for the flag of its session: that it moves, is withdrawn, or nothing."""
    session = state.sessions[key]
    if not session.chequered_ns or session.chequered_ns != covered_ns(session, now_ns):
        return ()
    flag_ns = covered_ns(apply(state, fact).sessions[key], now_ns)
    if flag_ns == session.chequered_ns:
        return ()
    if flag_ns is None:
        return (ChequeredWithdrawn(key, reason, now_ns),)
    return (ChequeredMoved(key, flag_ns, reason, now_ns),)


def withdrawal(session: Session, act: WithdrawChequered, now_ns: int) -> ChequeredWithdrawn | str:
    """The fact, or why not in one sentence."""
    name = session.plan.name
    if session.phase is not Phase.CHEQUERED:
        is_out = session.chequered_ns and session.phase is not Phase.CANCELLED
        return f"{name} has ended." if is_out else f"The chequered flag of {name} is not out."
    if not session.plan.laps and session.due_ns is not None and now_ns >= session.due_ns:
        return f"The time of {name} is over: the flag stands."
    if covered_ns(session, now_ns) is not None:
        return f"A car has covered the distance of {name}: mend its laps, and the flag follows."
    if not act.reason.strip():
        return "Withdrawing the chequered flag needs its reason."
    return ChequeredWithdrawn(act.session, act.reason.strip(), now_ns)
