"""Stints as people saw them: which compound, which driver, from which lap on.

The game tells neither, so a person says it; stops are passings of the pit lines. Part of `decide`.
"""

from msgspec.structs import replace

from racecontrol.meeting.flow_acts import NoteStint
from racecontrol.meeting.flow_facts import StintNoted
from racecontrol.meeting.model import Person, Phase, StintNote
from racecontrol.meeting.state import Session, State


def stint_noted(
    state: State, session: Session, act: NoteStint, who: Person, now_ns: int
) -> StintNoted | str:
    """The fact, or why not in one sentence. `now_ns` is the event clock."""
    assert state.meeting is not None
    note = StintNote(act.entry, act.lap, act.compound.strip(), act.driver.strip())
    if act.entry not in {entry.number for entry in state.meeting.entries}:
        return f"Car {act.entry:02d} is not entered."
    if session.phase is Phase.FINAL:
        return f"The result of {session.plan.name} is final."
    if act.lap < 1:
        return "A stint begins with lap 1 or later."
    if session.plan.laps and act.lap > session.plan.laps:
        return f"{session.plan.name} has {session.plan.laps} laps: no stint begins with {act.lap}."
    known = {one.lap: one for one in session.flow.stints if one.entry == act.entry}
    if known.get(act.lap, StintNote(act.entry, act.lap)) == note:
        nothing = not (note.compound or note.driver)
        return f"Nothing is noted of lap {act.lap}." if nothing else "That is noted already."
    return StintNoted(session.plan.key, note, now_ns, who.name)


def stints_of(session: Session, entry: int) -> tuple[StintNote, ...]:
    """The notes of one car in the order of laps; who drives is carried on until it changes."""
    notes = sorted(
        (note for note in session.flow.stints if note.entry == entry), key=lambda note: note.lap
    )
    whole: list[StintNote] = []
    for note in notes:
        before = whole[-1] if whole else note
        whole.append(
            replace(
                note,
                compound=note.compound or before.compound,
                driver=note.driver or before.driver,
            )
        )
    return tuple(whole)
