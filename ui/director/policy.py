"""What the rulebook says for the rigs that are silent now, in one sentence."""

from racecontrol.meeting.rulebook import RacePart, Restart
from racecontrol.meeting.state import Session, State
from racecontrol.stewarding.restart_policy import (
    PolicyProposal,
    restart_policy,
    restarts_left,
    silent_rigs,
)
from ui import format as text
from ui.nouns import noun
from ui.tr import later, tr, worded

PARTS = {
    RacePart.BEFORE_START: later("before the start"),
    RacePart.FIRST_LAP: later("on the first lap"),
    RacePart.LATER: later("later"),
}


def policy_words(state: State, session: Session | None, now_ns: int) -> str:
    """`Rig 9 is silent, 1 of 12 on the first lap: the book says abort and restart.` or nothing."""
    if session is None or state.meeting is None:
        return ""
    dead = silent_rigs(state)
    proposed = restart_policy(state, session, dead, now_ns)
    if proposed is not None:
        said = tr(
            "{silent}, {where}: the book says {action}.",
            silent=_silent(proposed.dead),
            where=_where(proposed),
            action=noun(proposed.action),
        )
        return said + _restarts(proposed.restarts_left, proposed.action is Restart.RESTART)
    rigs = {entry.rig for entry in state.meeting.entries if entry.number in session.grid}
    lost = tuple(rig for rig in dead if rig in rigs)
    if not lost or session.plan.format != "race" or not session.open:
        return ""
    said = tr(
        "{silent}: the book says nothing for this, the race director decides.", silent=_silent(lost)
    )
    return said + _restarts(restarts_left(state, session), again=False)


def _restarts(left: int | None, again: bool) -> str:
    """A restart that nobody may give any more is not proposed: why not has to be said."""
    if left == 0:
        return " " + tr("No restart is left.")
    return " " + tr("It is the last restart.") if again and left == 1 else ""


def _silent(rigs: tuple[int, ...]) -> str:
    named = text.listed([str(rig) for rig in rigs])
    return (
        tr("Rig {named} is silent", named=named)
        if len(rigs) == 1
        else tr("Rigs {named} are silent", named=named)
    )


def _where(proposed: PolicyProposal) -> str:
    part = worded(PARTS[proposed.part])
    if proposed.part is RacePart.LATER:
        part = tr("at {driven} % of the distance", driven=proposed.driven_percent)
    return tr("{dead} of {field} {part}", dead=len(proposed.dead), field=proposed.field, part=part)
