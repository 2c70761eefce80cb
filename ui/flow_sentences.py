"""Facts of the flow as plain sentences: sequence, start, neutralisation, red flag."""

from typing import Final, assert_never

from racecontrol.meeting import flow_facts as facts
from racecontrol.meeting.flow_acts import NoteStint
from racecontrol.meeting.model import Meeting, StintNote
from racecontrol.meeting.procedures import Neutral, NeutralStep
from racecontrol.meeting.state import State
from ui import format as text


def flow_sentence(fact: facts.FlowFact | facts.EventFact, state: State) -> str:
    """One sentence; empty for a fact that is not news. `state` is the one after the fact."""
    if isinstance(fact, facts.EventFact):
        return _event(fact, state)
    name = state.sessions[fact.session].plan.name
    if isinstance(fact, facts.SequenceFact):
        return _sequence(fact, state, name)
    if isinstance(fact, facts.StartFact):
        return _start(fact, state, name)
    if isinstance(fact, facts.StintNoted):
        return f"{name}: {stint_note(state.meeting, fact.note)}."
    return _neutral(fact, state, name)


def stint_note(meeting: Meeting | None, note: StintNote | NoteStint) -> str:
    """`car 31 (KSZ) on hard with Ana from lap 4 on`, without a full stop."""
    words = f" on {note.compound}" if note.compound else ""
    words += f" with {note.driver}" if note.driver else ""
    return f"c{_car(meeting, note.entry)}{words or ', nothing noted'} from lap {note.lap} on"


def _car(meeting: Meeting | None, number: int) -> str:
    entries = meeting.entries if meeting else ()
    code = next((entry.code for entry in entries if entry.number == number), "")
    return f"ar {text.car(number)} ({code})" if code else f"ar {text.car(number)}"


def _because(reason: str) -> str:
    return reason.rstrip(".") + "."


def _minutes(seconds: int) -> str:
    whole, rest = divmod(abs(seconds), 60)
    return f"{whole} min" if not rest else f"{whole} min {rest} s" if whole else f"{rest} s"


def _event(fact: facts.EventFact, state: State) -> str:
    match fact:
        case facts.EntryWithdrawn(entry=entry, reason=reason):
            return f"C{_car(state.meeting, entry)} is withdrawn: {_because(reason)}"
        case facts.EntryReinstated(entry=entry, reason=reason):
            return f"C{_car(state.meeting, entry)} takes part again: {_because(reason)}"
        case facts.SubstituteNamed(entry=entry, driver=driver, reason=reason):
            car = _car(state.meeting, entry)
            return f"{driver} drives c{car} from now on: {_because(reason)}"
        case facts.AdvanceSet(automatic=automatic, paused=paused):
            if paused:
                return "The next step waits."
            return "Steps come by themselves." if automatic else "Every step is taken by hand."
        case facts.StepMoved(by_s=by_s):
            return f"The next step comes {_minutes(by_s)} {'later' if by_s > 0 else 'sooner'}."
        case facts.RigReleased(rig=rig, reason=reason):
            return f"Rig {rig} is released from parc ferme: {_because(reason)}"
        case facts.RigSealed(rig=rig):
            return f"Rig {rig} is back in parc ferme."
        case _:
            assert_never(fact)


def _sequence(fact: facts.SequenceFact, state: State, name: str) -> str:
    match fact:
        case facts.SessionDelayed(by_s=by_s, reason=reason):
            way = "delayed by" if by_s > 0 else "brought forward by"
            return f"{name} {way} {_minutes(by_s)}: {_because(reason)}"
        case facts.SessionCancelled(reason=reason):
            return f"{name} is cancelled: {_because(reason)}"
        case facts.SessionShortened(laps=laps, duration_s=duration_s, reason=reason):
            length = text.laps(laps) if laps else _minutes(duration_s)
            return f"{name} is shortened to {length}: {_because(reason)}"
        case facts.SessionRerun(reason=reason):
            return f"{name} is run again: {_because(reason)}"
        case facts.EntryAbsent(entry=entry, reason=reason):
            return f"C{_car(state.meeting, entry)} cannot start in {name}: {_because(reason)}"
        case facts.EntryPresent(entry=entry):
            return f"C{_car(state.meeting, entry)} can start in {name} after all."
        case _:
            assert_never(fact)


def _start(fact: facts.StartFact, state: State, name: str) -> str:
    match fact:
        case facts.ReadyMarked() | facts.ReactionMeasured():
            return ""
        case facts.FormationBegun(kind=kind):
            return f"{name}: formation lap, {kind} start."
        case facts.StartArmed():
            return f"{name}: start armed."
        case facts.LightsBegun():
            return f"{name}: lights."
        case facts.StartAborted(laps_removed=laps, reason=reason):
            shorter = f", {text.laps(laps)} less" if laps else ""
            return f"{name}: start aborted{shorter}: {_because(reason)}"
        case facts.MovedEarly(entry=entry, moved_mm=moved, tolerance_mm=tolerance):
            return (
                f"C{_car(state.meeting, entry)} moved {moved / 1000:.2f} m before the lights went "
                f"out; {tolerance / 1000:.2f} m are tolerated."
            )
        case facts.CarStationary(entry=entry, still_ms=still):
            car = _car(state.meeting, entry)
            return f"C{car} stands on the grid {still / 1000:.1f} s after the start."
        case _:
            assert_never(fact)


NEUTRAL: Final = {
    NeutralStep.DEPLOYED: "{} deployed.",
    NeutralStep.ENDING: "{} ending.",
    NeutralStep.OVER: "{} over.",
}


def _neutral(fact: facts.NeutralFact, state: State, name: str) -> str:
    match fact:
        case facts.NeutralisationSet(kind=Neutral.SAFETY_CAR, step=NeutralStep.ENDING):
            return "Safety car in this lap."
        case facts.NeutralisationSet(kind=kind, step=step):
            return NEUTRAL[step].format(kind.value[:1].upper() + kind.value[1:])
        case facts.PitLaneSet(end=end, open=is_open):
            return f"Pit {end} {'open' if is_open else 'closed'}."
        case facts.LimitExceeded(entry=entry):
            return _exceeded(fact, f"C{_car(state.meeting, entry)}")
        case facts.SessionSuspended():
            return f"{name} is suspended: the clock stands."
        case facts.OrderTaken(countback=countback, distance=distance):
            left = f", {text.laps(distance)} in all" if distance else ""
            return f"{name}: order taken by the {countback}{left}."
        case facts.SessionResumed():
            return f"{name} goes on."
        case _:
            assert_never(fact)


def _exceeded(fact: facts.LimitExceeded, car: str) -> str:
    how, unit = "only" if fact.unit == "s" else "at", fact.unit
    return (
        f"{car} under {fact.kind}: {how} {fact.driven:.1f} {unit}, {fact.allowed:.1f} {unit} "
        f"allowed, tolerance {fact.tolerance:.1f}."
    )
