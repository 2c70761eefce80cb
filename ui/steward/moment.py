"""What was known of the cars of an incident at its moment, from the facts up to then."""

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.model import Entry, Incident, Lap, Phase
from racecontrol.meeting.run import Run
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import Gap
from racecontrol.results.tower import gap
from racecontrol.sessions import running_order


class CarThen(Struct, frozen=True):
    """One car at the moment of an incident."""

    entry: Entry
    place: int  # 0: not on the grid
    gap: Gap  # to the leader, at the last timing line before
    interval: Gap  # to the car ahead
    lap: int  # that was being driven; 0: before the first
    last: Lap | None  # the last lap completed before


def cars_then(state: State, incident: Incident) -> tuple[CarThen, ...]:
    """The cars of an incident as they stood at its moment, in the order in which it names them."""
    assert state.meeting is not None
    session = as_of(state.sessions[incident.session], incident.at_ns)
    order = running_order(state, session)
    return tuple(
        _car(session, order, state.meeting.entry(number), incident) for number in incident.entries
    )


def as_of(session: Session, at_ns: int) -> Session:
    """The session as it was at a moment of the event clock: nothing later is in it."""
    ended = session.ended_ns and session.ended_ns <= at_ns
    flagged = session.chequered_ns and session.chequered_ns <= at_ns
    started = session.started_ns and session.started_ns <= at_ns
    phase = session.phase
    if not ended and started:
        phase = Phase.CHEQUERED if flagged else Phase.STARTED
    return replace(
        session,
        phase=phase,
        chequered_ns=session.chequered_ns if flagged else 0,
        ended_ns=session.ended_ns if ended else 0,
        runs={number: _run_until(run, at_ns) for number, run in session.runs.items()},
    )


def _run_until(run: Run, at_ns: int) -> Run:
    return Run(
        tuple(lap for lap in run.laps if lap.at_ns <= at_ns),
        tuple(passing for passing in run.passings if passing.at_ns <= at_ns),
        {progress: ns for progress, ns in run.marks.items() if ns <= at_ns},
    )


def _car(session: Session, order: tuple[int, ...], entry: Entry, incident: Incident) -> CarThen:
    run = session.run(entry.number)
    last = run.laps[-1] if run.laps else None
    place = order.index(entry.number) + 1 if entry.number in order else 0
    ahead = order[place - 2] if place > 1 else None
    racing = session.plan.format == "race"  # else the order is by time: nobody is behind another
    noted = incident.lap if entry.number == incident.entries[0] else 0
    return CarThen(
        entry,
        place,
        gap(session, order[0], entry.number) if racing and order else Gap(),
        gap(session, ahead, entry.number) if racing else Gap(),
        noted or _lap_driven(run),
        last,
    )


def _lap_driven(run: Run) -> int:
    if run.laps:
        return run.laps[-1].lap + 1
    return max((passing.lap for passing in run.passings), default=0)
