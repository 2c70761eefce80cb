"""What the rulebook says for the rigs that are silent now, in one sentence."""

from racecontrol.meeting.rulebook import RacePart
from racecontrol.meeting.state import Session, State
from racecontrol.stewarding.restart_policy import PolicyProposal, restart_policy, silent_rigs
from ui import format as text

PARTS = {
    RacePart.BEFORE_START: "before the start",
    RacePart.FIRST_LAP: "on the first lap",
    RacePart.LATER: "later",
}


def policy_words(state: State, session: Session | None, now_ns: int) -> str:
    """`Rig 9 is silent, 1 of 12 on the first lap: the book says abort and restart.` or nothing."""
    if session is None or state.meeting is None:
        return ""
    dead = silent_rigs(state)
    proposed = restart_policy(state, session, dead, now_ns)
    if proposed is not None:
        return f"{_silent(proposed.dead)}, {_where(proposed)}: the book says {proposed.action}."
    rigs = {entry.rig for entry in state.meeting.entries if entry.number in session.grid}
    lost = tuple(rig for rig in dead if rig in rigs)
    if not lost or session.plan.format != "race" or not session.open:
        return ""
    return f"{_silent(lost)}: the book says nothing for this, the race director decides."


def _silent(rigs: tuple[int, ...]) -> str:
    named = text.listed([str(rig) for rig in rigs])
    return f"Rig {named} is silent" if len(rigs) == 1 else f"Rigs {named} are silent"


def _where(proposed: PolicyProposal) -> str:
    part = PARTS[proposed.part]
    if proposed.part is RacePart.LATER:
        part = f"at {proposed.driven_percent} % of the distance"
    return f"{len(proposed.dead)} of {proposed.field} {part}"
