"""What a correction of passings leads to, or the sentence that refuses it. Part of `decide`."""

from typing import Final

from racecontrol.meeting.acts import (
    DeletePassing,
    InsertPassing,
    MovePassing,
    SplitLap,
    UndoCorrection,
)
from racecontrol.meeting.corrections import begin_of, lap_numbered
from racecontrol.meeting.distance import flag_after
from racecontrol.meeting.facts import AnyFact, CorrectionUndone, LapCorrected
from racecontrol.meeting.model import Correction, CorrectionKind, Person, Phase
from racecontrol.meeting.run import Run
from racecontrol.meeting.state import Session, State

LEAST_LAP_NS: Final = 10_000_000_000  # two passings sooner after each other are one pressed twice

Correcting = InsertPassing | MovePassing | DeletePassing | SplitLap


def corrected_by(
    state: State, session: Session, act: Correcting | UndoCorrection, who: Person, now_ns: int
) -> tuple[AnyFact, ...] | str:
    """The fact, and what it means for the chequered flag; or why not in one sentence."""
    if isinstance(act, UndoCorrection):
        made: LapCorrected | CorrectionUndone | str = undoing(session, act, now_ns)
    else:
        made = correction_of(state, session, act, who, now_ns)
    if isinstance(made, str):
        return made
    return (made, *flag_after(state, act.session, made, act.reason.strip(), now_ns))


def correction_of(
    state: State, session: Session, act: Correcting, who: Person, now_ns: int
) -> LapCorrected | str:
    """The fact, or why not in one sentence. `now_ns` is the event clock."""
    refusal = _not_free(state, session, act)
    if refusal:
        return refusal
    match act:
        case InsertPassing():
            return _insert(state, session, act, who, now_ns)
        case MovePassing():
            kind, at_ns, error_ns = CorrectionKind.MOVE, act.at_ns, act.error_ns
            refusal = _cannot_move(session, act, now_ns)
        case DeletePassing():
            kind, at_ns, error_ns = CorrectionKind.DELETE, 0, 0
        case SplitLap():
            kind, at_ns, error_ns = CorrectionKind.SPLIT, act.at_ns, act.error_ns
            refusal = _cannot_split(session, act)
    return refusal or _made(state, act, kind, act.lap, at_ns, error_ns, who, now_ns)


def _not_free(state: State, session: Session, act: Correcting) -> str:
    """What holds for all kinds."""
    assert state.meeting is not None
    if act.entry not in {entry.number for entry in state.meeting.entries}:
        return f"Car {act.entry:02d} is not entered."
    if session.phase in (Phase.SCHEDULED, Phase.GRID):
        return f"{session.plan.name} has not started: there is no lap to correct."
    if session.phase is Phase.FINAL:
        return f"The result of {session.plan.name} is final."
    if session.flow.taken:
        return "The order is taken. Correct laps before that, or after the restart."
    if session.grid and act.entry not in session.grid:
        return f"Car {act.entry:02d} is not in {session.plan.name}."
    if not act.reason.strip():
        return "A correction needs its reason."
    known = lap_numbered(session.run(act.entry).laps, act.lap)
    if not isinstance(act, InsertPassing) and known is None:
        return f"Car {act.entry:02d} has no lap {act.lap} that counts."
    return ""


def _insert(
    state: State, session: Session, act: InsertPassing, who: Person, now_ns: int
) -> LapCorrected | str:
    run = session.run(act.entry)
    last = max((lap.lap for lap in run.laps if lap.live), default=0)
    lap, at_ns = act.lap or last + 1, act.at_ns or now_ns
    if lap < 0 or lap_numbered(run.laps, lap):
        return f"Car {act.entry:02d} has lap {lap} already."
    if session.plan.laps and lap > session.plan.laps:
        return f"{session.plan.name} has {session.plan.laps} laps: car {act.entry:02d} is done."
    if at_ns > now_ns:
        return "That moment is still to come."
    begin_ns = _begin(session, act.entry, lap)
    if begin_ns is None:
        return (
            f"Nothing says when lap {lap} of car {act.entry:02d} began. Enter lap {lap - 1} first."
        )
    refusal = _out_of_order(act.entry, begin_ns, at_ns, _end(run, lap + 1))
    return refusal or _made(
        state, act, CorrectionKind.INSERT, lap, at_ns, act.error_ns, who, now_ns
    )


def _cannot_move(session: Session, act: MovePassing, now_ns: int) -> str:
    run = session.run(act.entry)
    begin_ns = _begin(session, act.entry, act.lap)
    if act.at_ns > now_ns:
        return "That moment is still to come."
    if begin_ns is None:
        return f"Nothing says when lap {act.lap} of car {act.entry:02d} began."
    return _out_of_order(act.entry, begin_ns, act.at_ns, _end(run, act.lap + 1))


def _cannot_split(session: Session, act: SplitLap) -> str:
    run = session.run(act.entry)
    begin_ns = _begin(session, act.entry, act.lap)
    if begin_ns is None:
        return f"Nothing says when lap {act.lap} of car {act.entry:02d} began."
    return _out_of_order(act.entry, begin_ns, act.at_ns, _end(run, act.lap))


def _out_of_order(entry: int, before_ns: int, at_ns: int, after_ns: int | None) -> str:
    """Two passings of a car are a lap apart, and come in order."""
    if at_ns < before_ns:
        return f"Car {entry:02d} passed the line before that later than this."
    if at_ns - before_ns < LEAST_LAP_NS:
        seconds = (at_ns - before_ns) / 1e9
        return f"Car {entry:02d} passed the line {seconds:.1f} s before: no lap is that short."
    if after_ns is not None and after_ns - at_ns < LEAST_LAP_NS:
        return f"The next passing of car {entry:02d} comes too soon after that for a lap."
    return ""


def _begin(session: Session, entry: int, lap: int) -> int | None:
    run = session.run(entry)
    return begin_of(run.laps, run.passings, lap, session.begins_of(entry))


def _end(run: Run, lap: int) -> int | None:
    known = lap_numbered(run.laps, lap)
    return known.at_ns if known else None


def _made(
    state: State,
    act: Correcting,
    kind: CorrectionKind,
    lap: int,
    at_ns: int,
    error_ns: int,
    who: Person,
    now_ns: int,
) -> LapCorrected:
    number = 1 + sum(len(session.corrections) for session in state.sessions.values())
    correction = Correction(
        number, act.session, kind, act.entry, lap, at_ns, error_ns,
        act.reason.strip(), now_ns, who.name,
    )  # fmt: skip
    return LapCorrected(act.session, correction)


def undoing(session: Session, act: UndoCorrection, now_ns: int) -> CorrectionUndone | str:
    """The fact, or why not. Lap numbers depend on the order, so the newest of a car goes first."""
    made = session.corrections.get(act.correction)
    if made is None:
        return f"There is no correction {act.correction} in {session.plan.name}."
    if act.correction in session.undone:
        return f"Correction {act.correction} is taken back already."
    if session.phase is Phase.FINAL:
        return f"The result of {session.plan.name} is final."
    if not act.reason.strip():
        return "Taking a correction back needs its reason."
    in_force = session.run(made.entry).corrections
    if act.correction not in {other.correction for other in in_force}:
        return f"Correction {act.correction} stands since the order was taken, or counts no more."
    newest = in_force[-1]
    if newest.correction != act.correction:
        return f"Take back correction {newest.correction} of car {made.entry:02d} first."
    reason = act.reason.strip()
    return CorrectionUndone(act.session, made.entry, act.correction, reason, now_ns)
