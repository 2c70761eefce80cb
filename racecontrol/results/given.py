"""Decisions as the documents list them: who got what, and what it does to the result."""

from msgspec import Struct

from racecontrol.meeting.model import Decision
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import Classification, ClassifiedRow
from racecontrol.results.grid import BACK_BEYOND
from racecontrol.results.printing.entries import car_of
from racecontrol.stewarding.cases import four_parts
from racecontrol.stewarding.in_force import InForce, PenaltyState, standing_of
from racecontrol.stewarding.penalties import PENALTIES

TAKEN = (PenaltyState.SERVED, PenaltyState.IN_GAME, PenaltyState.CARRIED)


class Given(Struct, frozen=True):
    """A decision and what it comes to."""

    decision: Decision
    driver: str
    penalty: str  # its name
    standing: str
    added_ms: int  # to the race time, as it stands
    effect: str
    infringement: str
    found: str


def given_of(state: State, session: Session, rows: Classification) -> tuple[Given, ...]:
    """Those in force, oldest first."""
    return tuple(given(state, session, d, rows) for d in state.in_force(session.plan.key))


def given(state: State, session: Session, decision: Decision, rows: Classification) -> Given:
    """One decision, also one that was rescinded."""
    standing, parts = standing_of(state, decision), four_parts(state, decision)
    row = next((row for row in rows if row.entry == decision.entry), None)
    return Given(
        decision,
        car_of(state, session, decision.entry).driver,
        PENALTIES[decision.penalty].name,
        standing.state.value,
        standing.added_ms,
        _effect(standing, row),
        parts.infringement,
        parts.fact,
    )


def _effect(standing: InForce, row: ClassifiedRow | None) -> str:
    """What a penalty does to the result; a time penalty does nothing where laps are ranked."""
    penalty = standing.penalty
    if standing.state is PenaltyState.RESCINDED:
        return "Rescinded"
    if penalty.disqualifies:
        return "Disqualified"
    if penalty.deletes_lap:
        return f"Lap {standing.decision.lap} deleted"
    if penalty.grid_places > BACK_BEYOND:
        return "Back of the next grid"
    if penalty.grid_places:
        return f"{penalty.grid_places} places on the next grid"
    if standing.added_ms and row and row.penalty_ms:
        return f"+{standing.added_ms / 1000:.3f}".rstrip("0").rstrip(".") + " s"
    if penalty.can_be_served and standing.state in TAKEN:
        return standing.state.capitalize()
    return "Recorded"
