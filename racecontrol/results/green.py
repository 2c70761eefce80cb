"""When the track was not green: under a flag, a neutralisation or a red flag."""

from collections.abc import Iterator

from racecontrol.meeting.facts import FlagShown
from racecontrol.meeting.model import Flag, Lap
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import GAME_NS_PER_MS

Stretch = tuple[int, int]  # from, to: event clock, ns


def not_green(state: State, session: Session) -> tuple[Stretch, ...]:
    """The stretches of a session in which some car had to be slower than it could; in order."""
    last_ns = session.ended_ns or _last_heard_ns(session)
    found = [(one.from_ns, one.to_ns or last_ns) for one in session.flow.neutralised]
    return tuple(sorted([*found, *reds(session), *_flagged(state, session, last_ns)]))


def reds(session: Session) -> tuple[Stretch, ...]:
    """From each red flag until the session went on; one shown now lasts to what was heard last."""
    last_ns = session.ended_ns or _last_heard_ns(session)
    return tuple((red.at_ns, red.resumed_ns or last_ns) for red in session.flow.suspensions)


def _last_heard_ns(session: Session) -> int:
    return max((run.laps[-1].at_ns for run in session.runs.values() if run.laps), default=0)


def _flagged(state: State, session: Session, last_ns: int) -> Iterator[Stretch]:
    """From the first flag of a sector, or of the track, until none is shown any more."""
    shown: set[int] = set()
    since_ns = 0
    for told in state.told:
        fact = told.fact
        if not isinstance(fact, FlagShown) or fact.session != session.plan.key:
            continue
        if fact.flag.to_one_car:
            continue
        before = bool(shown)
        _after(shown, fact)
        if shown and not before:
            since_ns = fact.at_ns
        elif before and not shown:
            yield since_ns, fact.at_ns
    if shown:
        yield since_ns, last_ns


def _after(shown: set[int], fact: FlagShown) -> None:
    """As `state` has it: a flag of the whole track takes the place of every other."""
    if fact.sector == 0 or fact.flag in (Flag.RED, Flag.CHEQUERED):
        shown.clear()
    shown.discard(fact.sector)
    if fact.flag not in (Flag.GREEN, Flag.CHEQUERED):
        shown.add(fact.sector)


def is_green(lap: Lap, stretches: tuple[Stretch, ...]) -> bool:
    """Whether a flying lap lies outside all of them."""
    begun_ns = lap.at_ns - lap.official_ms * GAME_NS_PER_MS
    return not any(from_ns < lap.at_ns and to_ns > begun_ns for from_ns, to_ns in stretches)
