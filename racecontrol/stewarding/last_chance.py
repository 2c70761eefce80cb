"""How long a car may still wait with what it owes: stops, compounds, drivers of a team.

A lower bound of the laps that serving takes: it never cries too early. A stop takes the lap that
ends in the pit lane and the one that begins there; a compound or a driver that is missing takes its
laps, after the lap in which the car comes in for it.
"""

from collections.abc import Mapping

from racecontrol.meeting.model import Line
from racecontrol.meeting.rulebook import CrewRule, TyreRule
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.stints import stints_of
from racecontrol.meeting.units import GAME_NS_PER_MS
from racecontrol.stewarding.obligations import laps_by, laps_on, stops


def laps_to_spare(state: State, session: Session, entry: int) -> int | None:
    """Laps that a car may let pass before it has to begin; 0: not this one; below 0: too late.

    None where it owes nothing that laps can serve, where compounds and drivers were not noted, or
    where nobody can say how many laps are left.
    """
    rule = state.meeting.rule(session.plan.key) if state.meeting else None
    if rule is None or session.plan.format != "race" or not session.running:
        return None
    needed = max(
        _for_stops(session, entry, rule.tyres) if rule.tyres else 0,
        _for_compounds(session, entry, rule.tyres) if rule.tyres else 0,
        _for_drivers(session, entry, rule.crew) if rule.crew else 0,
    )
    left = laps_left(session, entry) if needed else None
    return None if left is None else left - needed


def laps_left(session: Session, entry: int) -> int | None:
    """Laps that a car can still end in a race, the running one among them; None: not known."""
    laps = session.run(entry).laps
    if session.chequered_ns:
        return int(not laps or laps[-1].at_ns < session.chequered_ns)
    own = laps[-1].lap if laps else 0
    if session.plan.laps:
        ahead = max((run.laps[-1].lap for run in session.runs.values() if run.laps), default=0)
        return max(0, min(session.plan.laps - own, session.plan.laps - ahead + 1))
    if not laps or session.due_ns is None or not laps[-1].official_ms:
        return None
    time_ns = max(0, session.due_ns - laps[-1].at_ns)
    return time_ns // (laps[-1].official_ms * GAME_NS_PER_MS) + 1


def _for_stops(session: Session, entry: int, rule: TyreRule) -> int:
    missing = max(0, (rule.stops or 0) - stops(session, entry))
    lane = [p.line for p in session.run(entry).passings if p.line in (Line.PIT_IN, Line.PIT_OUT)]
    inside = bool(lane) and lane[-1] is Line.PIT_IN
    return missing + (missing > 0 and not inside)


def _for_compounds(session: Session, entry: int, rule: TyreRule) -> int:
    now = _now(session, entry, "compound")
    if not now:
        return 0
    driven = laps_on(session, entry)
    return _for_shares(driven, now, rule.mandatory, rule.different or 0, rule.laps_each or 0)


def _for_drivers(session: Session, entry: int, rule: CrewRule) -> int:
    now = _now(session, entry, "driver")
    if not now or rule.drivers <= 1:
        return 0
    return _for_shares(laps_by(session, entry), now, (), rule.drivers, rule.laps_each or 0)


def _for_shares(
    driven: Mapping[str, int], now: str, asked: tuple[str, ...], different: int, each: int
) -> int:
    """Laps for names that have too few of them; one more where the car has to come in first."""
    known, least = {**driven, now: driven.get(now, 0)}, max(1, each)
    owing = asked or (tuple(known) if each or different else ())
    short = {n: least - known.get(n, 0) for n in owing if known.get(n, 0) < least}
    others = max(0, different - len({*known, *asked}))
    laps = sum(short.values()) + others * least
    return laps + (laps > 0 and now not in short)


def _now(session: Session, entry: int, what: str) -> str:
    """The compound, or the driver, of the running lap; empty: nobody noted it."""
    laps = session.run(entry).laps
    running = laps[-1].lap + 1 if laps else 1
    notes = [note for note in stints_of(session, entry) if note.lap <= running]
    return str(getattr(notes[-1], what)) if notes else ""
