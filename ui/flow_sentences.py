"""Facts of the flow as plain sentences: sequence, start, neutralisation, red flag."""

from typing import Final, assert_never

from racecontrol.meeting import flow_facts as facts
from racecontrol.meeting.flow_acts import NoteStint
from racecontrol.meeting.model import Meeting, StintNote
from racecontrol.meeting.procedures import Neutral, NeutralStep, PitEnd
from racecontrol.meeting.state import State
from ui import format as text
from ui.nouns import car, noun, reason_of
from ui.tr import first_up, later, tr, worded


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
    words = tr(" on {compound}", compound=note.compound) if note.compound else ""
    words += tr(" with {driver}", driver=note.driver) if note.driver else ""
    return tr(
        "{car}{note} from lap {lap} on",
        car=car(meeting, note.entry),
        note=words or tr(", nothing noted"),
        lap=note.lap,
    )


def _who(state: State, number: int) -> str:
    """At the beginning of a sentence."""
    return first_up(car(state.meeting, number))


def _because(reason: str) -> str:
    return f"{reason_of(reason)}."


def _minutes(seconds: int) -> str:
    whole, rest = divmod(abs(seconds), 60)
    if not rest:
        return tr("{minutes} min", minutes=whole)
    if not whole:
        return tr("{seconds} s", seconds=rest)
    return tr("{minutes} min {seconds} s", minutes=whole, seconds=rest)


def _event(fact: facts.EventFact, state: State) -> str:
    match fact:
        case facts.EntryWithdrawn(entry=entry, reason=reason):
            return tr(
                "{car} is withdrawn: {reason}",
                car=_who(state, entry),
                reason=_because(reason),
            )
        case facts.EntryReinstated(entry=entry, reason=reason):
            return tr(
                "{car} takes part again: {reason}",
                car=_who(state, entry),
                reason=_because(reason),
            )
        case facts.SubstituteNamed(entry=entry, driver=driver, reason=reason):
            return tr(
                "{driver} drives {car} from now on: {reason}",
                driver=driver,
                car=car(state.meeting, entry),
                reason=_because(reason),
            )
        case facts.AdvanceSet(automatic=automatic, paused=paused):
            if paused:
                return tr("The next step waits.")
            return (
                tr("Steps come by themselves.") if automatic else tr("Every step is taken by hand.")
            )
        case facts.StepMoved(by_s=by_s):
            if by_s > 0:
                return tr("The next step comes {time} later.", time=_minutes(by_s))
            return tr("The next step comes {time} sooner.", time=_minutes(by_s))
        case facts.RigReleased(rig=rig, reason=reason):
            return tr(
                "Rig {rig} is released from parc ferme: {reason}", rig=rig, reason=_because(reason)
            )
        case facts.RigSealed(rig=rig):
            return tr("Rig {rig} is back in parc ferme.", rig=rig)
        case _:
            assert_never(fact)


def _sequence(fact: facts.SequenceFact, state: State, name: str) -> str:
    match fact:
        case facts.SessionDelayed(by_s=by_s, reason=reason):
            moved: dict[str, object] = {
                "name": name,
                "time": _minutes(by_s),
                "reason": _because(reason),
            }
            if by_s > 0:
                return tr("{name} delayed by {time}: {reason}", **moved)
            return tr("{name} brought forward by {time}: {reason}", **moved)
        case facts.SessionCancelled(reason=reason):
            return tr("{name} is cancelled: {reason}", name=name, reason=_because(reason))
        case facts.SessionShortened(laps=laps, duration_s=duration_s, reason=reason):
            length = text.laps(laps) if laps else _minutes(duration_s)
            return tr(
                "{name} is shortened to {length}: {reason}",
                name=name,
                length=length,
                reason=_because(reason),
            )
        case facts.SessionRerun(reason=reason):
            return tr("{name} is run again: {reason}", name=name, reason=_because(reason))
        case facts.EntryAbsent(entry=entry, reason=reason):
            return tr(
                "{car} cannot start in {name}: {reason}",
                car=_who(state, entry),
                name=name,
                reason=_because(reason),
            )
        case facts.EntryPresent(entry=entry):
            return tr("{car} can start in {name} after all.", car=_who(state, entry), name=name)
        case _:
            assert_never(fact)


def _start(fact: facts.StartFact, state: State, name: str) -> str:
    match fact:
        case facts.ReadyMarked() | facts.ReactionMeasured():
            return ""
        case facts.FormationBegun(kind=kind):
            return tr("{name}: formation lap, {kind} start.", name=name, kind=noun(kind))
        case facts.StartArmed():
            return tr("{name}: start armed.", name=name)
        case facts.LightsBegun():
            return tr("{name}: lights.", name=name)
        case facts.StartAborted(laps_removed=laps, reason=reason):
            shorter = tr(", {laps} less", laps=text.laps(laps)) if laps else ""
            return tr(
                "{name}: start aborted{shorter}: {reason}",
                name=name,
                shorter=shorter,
                reason=_because(reason),
            )
        case facts.MovedEarly(entry=entry, moved_mm=moved, tolerance_mm=tolerance):
            return tr(
                "{car} moved {moved} m before the lights went out; {tolerance} m are tolerated.",
                car=_who(state, entry),
                moved=f"{moved / 1000:.2f}",
                tolerance=f"{tolerance / 1000:.2f}",
            )
        case facts.CarStationary(entry=entry, still_ms=still):
            who = _who(state, entry)
            return tr(
                "{car} stands on the grid {still} s after the start.",
                car=who,
                still=f"{still / 1000:.1f}",
            )
        case _:
            assert_never(fact)


NEUTRAL: Final = {
    NeutralStep.DEPLOYED: later("{kind} deployed."),
    NeutralStep.ENDING: later("{kind} ending."),
    NeutralStep.OVER: later("{kind} over."),
}


PIT: Final = {
    PitEnd.ENTRY: (later("Pit entry open."), later("Pit entry closed.")),
    PitEnd.EXIT: (later("Pit exit open."), later("Pit exit closed.")),
}


EXCEEDED: Final = later(
    "{car} under {kind}: at {driven} {unit}, {allowed} {unit} allowed, tolerance {tolerance}."
)
EXCEEDED_S: Final = later(
    "{car} under {kind}: only {driven} {unit}, {allowed} {unit} allowed, tolerance {tolerance}."
)


def _neutral(fact: facts.NeutralFact, state: State, name: str) -> str:
    match fact:
        case facts.NeutralisationSet(kind=Neutral.SAFETY_CAR, step=NeutralStep.ENDING):
            return tr("Safety car in this lap.")
        case facts.NeutralisationSet(kind=kind, step=step):
            return worded(NEUTRAL[step], kind=first_up(noun(kind)))
        case facts.PitLaneSet(end=end, open=is_open):
            opened, closed = PIT[end]
            return worded(opened if is_open else closed)
        case facts.LimitExceeded(entry=entry):
            return _exceeded(fact, _who(state, entry))
        case facts.SessionSuspended():
            return tr("{name} is suspended: the clock stands.", name=name)
        case facts.OrderTaken(countback=countback, distance=distance):
            left = tr(", {laps} in all", laps=text.laps(distance)) if distance else ""
            return tr(
                "{name}: order taken by the {countback}{left}.",
                name=name,
                countback=noun(countback),
                left=left,
            )
        case facts.SessionResumed():
            return tr("{name} goes on.", name=name)
        case _:
            assert_never(fact)


def _exceeded(fact: facts.LimitExceeded, who: str) -> str:
    return worded(
        EXCEEDED_S if fact.unit == "s" else EXCEEDED,
        car=who,
        kind=noun(fact.kind),
        driven=f"{fact.driven:.1f}",
        unit=fact.unit,
        allowed=f"{fact.allowed:.1f}",
        tolerance=f"{fact.tolerance:.1f}",
    )
