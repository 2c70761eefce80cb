"""The decision log: every decision of the meeting, newest first, rescinded ones with the reason."""

from typing import Final

from msgspec import Struct

from racecontrol.meeting.model import Decision
from racecontrol.meeting.state import State
from racecontrol.stewarding.in_force import InForce, PenaltyState, standing_of
from ui import sentences
from ui.nouns import noun
from ui.tr import first_up, tr


class LogRow(Struct, frozen=True):
    """One decision as the log shows it."""

    decision: Decision
    penalty: str  # name, with the lap for a lap deletion
    session: str  # name of the session
    rescinded: str  # the reason; empty while it is in force
    standing: str = ""  # unserved, due in 2 ...; empty where nothing is to be served
    urgent: bool = False  # it may still be served

    @property
    def in_force(self) -> bool:
        return not self.rescinded


def log_of(state: State) -> tuple[LogRow, ...]:
    """All decisions, newest first."""
    rows = (_row(state, decision) for decision in state.decisions.values())
    return tuple(sorted(rows, key=lambda row: -row.decision.decision))


def _row(state: State, decision: Decision) -> LogRow:
    standing = standing_of(state, decision)
    return LogRow(
        decision,
        penalty_words(decision),
        state.sessions[decision.session].plan.name,
        state.rescinded.get(decision.decision, ""),
        standing_words(standing),
        standing.state in URGENT,
    )


URGENT: Final = (PenaltyState.UNSERVED, PenaltyState.SERVING)


def standing_words(one: InForce) -> str:
    """`unserved, due in 2`, `served on lap 7, cost 21.3 s`; empty: nothing to say."""
    match one.state:
        case PenaltyState.UNSERVED:
            return (
                tr("unserved, due in {crossings}", crossings=one.crossings_left)
                if one.crossings_left
                else tr("due this lap")
            )
        case PenaltyState.SERVED:
            return _served_words(one)
        case PenaltyState.EXPIRED:
            return tr("not served, +{added} s", added=_seconds(one.added_ms))
        case PenaltyState.ADDED:
            less = (
                tr(", the game took {taken} s", taken=_seconds(one.taken_ms))
                if one.taken_ms
                else ""
            )
            return f"+{_seconds(one.added_ms)} s{less}"
        case PenaltyState.SERVING | PenaltyState.IN_GAME | PenaltyState.CARRIED:
            return noun(one.state)
        case _:
            return ""


def _served_words(one: InForce) -> str:
    service = one.service
    lap = tr(" on lap {lap}", lap=service.lap) if service and service.lap else ""
    lost_ms = service.lost_ms if service else None
    cost = tr(", cost {lost} s", lost=f"{lost_ms / 1000:.1f}") if lost_ms is not None else ""
    return tr("served{lap}{cost}", lap=lap, cost=cost)


def _seconds(ms: int) -> str:
    return f"{ms / 1000:.3f}".rstrip("0").rstrip(".")


def penalty_words(decision: Decision) -> str:
    """`5 s`, `Lap 3 deleted`: the sentence's words at the begin of a line."""
    words = sentences.penalty_words(decision)
    return first_up(words)
