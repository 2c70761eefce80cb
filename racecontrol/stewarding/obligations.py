"""What a session asks of each car besides its distance: compounds, stops, drivers of a team.

Stops are measured, from passings of the pit lines. Compounds and drivers are what people noted:
where nothing was noted of a car, nothing is held against it, and what is missing is said.
"""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from racecontrol.meeting.model import Line
from racecontrol.meeting.rulebook import CrewRule, TyreRule
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.stints import stints_of
from racecontrol.results.classification import counted_laps


class Obligation(Struct, frozen=True):
    """One thing that is asked of a car."""

    sentence: str  # what is still owed, or what is not known
    known: bool = True  # False: it cannot be told before somebody notes compounds, or drivers


def owed(state: State, session: Session, entry: int) -> tuple[Obligation, ...]:
    """What a car still has to do, as things stand; empty: nothing, or nothing is asked."""
    rule = state.meeting.rule(session.plan.key) if state.meeting else None
    if rule is None:
        return ()
    tyres = _tyres(session, entry, rule.tyres) if rule.tyres else ()
    crew = _crew(session, entry, rule.crew) if rule.crew else ()
    again = _again(state, session, entry) if rule.crew and rule.crew.not_before else ()
    return (*tyres, *crew, *again)


def stops(session: Session, entry: int) -> int:
    """How often a car came in and went out again while it raced."""
    entered, made = False, 0
    for passing in session.run(entry).passings:
        if passing.line is Line.PIT_IN:
            entered = passing.at_ns >= session.started_ns
        elif passing.line is Line.PIT_OUT:
            made += entered
            entered = False
    return made


def laps_on(session: Session, entry: int) -> dict[str, int]:
    """Compound -> laps that count, by the notes; laps before the first note are not in it."""
    return _laps_by(session, entry, "compound")


def laps_by(session: Session, entry: int) -> dict[str, int]:
    """Driver -> laps that count, by the notes."""
    return _laps_by(session, entry, "driver")


def _laps_by(session: Session, entry: int, what: str) -> dict[str, int]:
    notes = stints_of(session, entry)
    driven: Counter[str] = Counter()
    for lap in counted_laps(session, entry):
        running = [note for note in notes if note.lap <= lap.lap]
        name = getattr(running[-1], what) if running else ""
        if name:
            driven[name] += 1
    return dict(driven)


def _tyres(session: Session, entry: int, rule: TyreRule) -> Iterator[Obligation]:
    if rule.stops and (made := stops(session, entry)) < rule.stops:
        yield Obligation(f"{_many(rule.stops, 'stop')} asked, {made} made.")
    if not (rule.mandatory or rule.different):
        return
    driven = laps_on(session, entry)
    if not driven:
        yield Obligation("No compound is noted.", known=False)
        return
    missing = [name for name in rule.mandatory if name not in driven]
    if missing:
        yield Obligation(f"Not driven yet: {', '.join(missing)}.")
    if rule.different and len(driven) < rule.different:
        yield Obligation(f"{_many(rule.different, 'compound')} asked, {len(driven)} driven.")
    if rule.laps_each:
        asked = rule.mandatory or tuple(driven)
        yield from _too_few(asked, driven, rule.laps_each)


def _crew(session: Session, entry: int, rule: CrewRule) -> Iterator[Obligation]:
    driven = laps_by(session, entry)
    if not driven:
        if rule.drivers > 1:
            yield Obligation("No driver is noted.", known=False)
        return
    if len(driven) < rule.drivers:
        yield Obligation(f"{_many(rule.drivers, 'driver')} asked, {len(driven)} drove.")
    if rule.drivers == 1 and len(driven) > 1:
        yield Obligation(f"One driver asked, {len(driven)} drove.")
    if rule.laps_each:
        yield from _too_few(tuple(driven), driven, rule.laps_each)


def _again(state: State, session: Session, entry: int) -> Iterator[Obligation]:
    """Drivers of this session who drove an earlier one of the event, where nobody may twice."""
    driven = laps_by(session, entry)
    for earlier in state.sessions.values():
        if earlier.plan.key == session.plan.key:
            return
        for name in laps_by(earlier, entry):
            if name in driven:
                yield Obligation(f"{name} drove {earlier.plan.name} already: another one is asked.")


def _too_few(names: tuple[str, ...], driven: dict[str, int], asked: int) -> Iterator[Obligation]:
    for name in names:
        laps = driven.get(name, 0)
        if 0 < laps < asked:
            yield Obligation(f"{name}: {laps} of at least {_many(asked, 'lap')}.")


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
