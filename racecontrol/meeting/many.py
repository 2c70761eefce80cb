"""Many facts at once: the same state as `apply` of each in turn, sooner.

Nearly every fact of a journal is a passing or a lap. Each makes a new run, a new session and a
new state, and the marks of its run are copied for it; a row of them is gathered here first, so
that this is done once for each car.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from racecontrol.meeting.facts import AnyFact, LapCompleted, PassingRecorded
from racecontrol.meeting.model import Lap, Passing
from racecontrol.meeting.run import Run, marks_of
from racecontrol.meeting.state import Session, State, apply

Timed = PassingRecorded | LapCompleted


def apply_all(state: State, facts: Iterable[AnyFact]) -> State:
    """The state after all of these facts, in their order."""
    row: list[Timed] = []  # not applied yet, all of one session
    for fact in facts:
        if isinstance(fact, PassingRecorded | LapCompleted):
            if row and row[0].session != fact.session:
                state, row = _after_row(state, row), []
            row.append(fact)
        else:
            state, row = apply(_after_row(state, row), fact), []
    return _after_row(state, row)


def _after_row(state: State, row: Sequence[Timed]) -> State:
    session = state.sessions[row[0].session] if row else None
    if session is None or len(row) == 1 or not _only_adds(session):
        for fact in row:
            state = apply(state, fact)
        return state
    driven: dict[int, list[Passing | Lap]] = {}
    for fact in row:
        done = fact.passing if isinstance(fact, PassingRecorded) else fact.lap
        driven.setdefault(done.entry, []).append(done)
    runs = {entry: _longer(session.run(entry), more) for entry, more in driven.items()}
    session = replace(session, runs=session.runs | runs)
    return replace(state, sessions=state.sessions | {session.plan.key: session})


def _only_adds(session: Session) -> bool:
    """Whether what is driven is put behind the rest, without a correction to look at."""
    return not session.flow.taken and not any(run.corrections for run in session.runs.values())


def _longer(run: Run, more: Sequence[Passing | Lap]) -> Run:
    marks = dict(run.marks)
    for done in more:
        marks |= marks_of(done)
    passings = [done for done in more if isinstance(done, Passing)]
    laps = [done for done in more if isinstance(done, Lap)]
    if passings:
        seen = (*run.seen, *passings)
        run = replace(run, seen=seen, passings=seen)
    if laps:
        recorded = (*run.recorded, *laps)
        run = replace(run, recorded=recorded, laps=recorded)
    return replace(run, marks=marks)
