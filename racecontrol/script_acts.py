"""From a step of a rehearsal's script to acts: who does it, and whether it was done already."""

from collections.abc import Iterable
from typing import Final, Self

from msgspec import Struct

from racecontrol.meeting.acts import AnyAct, GiveDecision, NoteIncident, ShowFlag
from racecontrol.meeting.flow_acts import EndNeutralisation, Neutralise
from racecontrol.meeting.model import Officials, Person, Role
from racecontrol.meeting.parity_acts import CreditTime, MoveDriver
from racecontrol.meeting.state import State
from racecontrol.results.tower import open_incidents
from racecontrol.script import Step

OPTIONAL: Final = (  # refused, the rehearsal goes on without them
    ShowFlag,
    NoteIncident,
    GiveDecision,
    Neutralise,
    EndNeutralisation,
    MoveDriver,
    CreditTime,
)


class Crew(Struct, frozen=True):
    """The officials of a rehearsal."""

    director: Person
    steward: Person
    technician: Person

    @classmethod
    def of(cls, officials: Officials) -> Self:
        return cls(
            Person(officials.director, Role.DIRECTOR),
            Person(officials.steward, Role.STEWARD),
            Person(officials.technician, Role.TECHNICIAN),
        )


def acts_of(state: State, step: Step, crew: Crew) -> Iterable[tuple[Person, AnyAct]]:
    """Who does what in this step, in order."""
    session = state.sessions[step.session]
    if step.flag:
        flag = step.flag
        yield crew.director, ShowFlag(step.session, flag.flag, flag.sector, flag.entry)
    if step.neutral:
        kind, key = step.neutral.kind, step.session
        yield crew.director, Neutralise(key, kind) if kind else EndNeutralisation(key)
    if step.note:
        note = step.note
        lap = len(session.run(note.entries[0]).laps) + 1
        act = NoteIncident(step.session, note.entries, note.reason, note.turn, lap)
        yield crew.steward, act
    if step.decision:
        given = step.decision
        open_ones = open_incidents(state, session, given.entry)
        incident = open_ones[0] if open_ones else 0
        yield (
            crew.steward,
            GiveDecision(
                step.session, given.entry, given.penalty, given.reason, incident, given.lap
            ),
        )


def is_done(state: State, act: AnyAct) -> bool:
    """Whether the journal shows this act already (after a restart in the middle)."""
    if isinstance(act, NoteIncident):
        return any(
            (other.session, other.entries, other.reason) == (act.session, act.entries, act.reason)
            for other in state.incidents.values()
        )
    if isinstance(act, GiveDecision):
        return any(
            (other.session, other.entry, other.penalty, other.reason)
            == (act.session, act.entry, act.penalty, act.reason)
            for other in state.decisions.values()
        )
    return False
