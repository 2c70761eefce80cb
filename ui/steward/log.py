"""The decision log: every decision of the meeting, newest first, rescinded ones with the reason."""

from msgspec import Struct

from racecontrol.meeting.model import Decision
from racecontrol.meeting.state import State
from ui import sentences


class LogRow(Struct, frozen=True):
    """One decision as the log shows it."""

    decision: Decision
    penalty: str  # name, with the lap for a lap deletion
    session: str  # name of the session
    rescinded: str  # the reason; empty while it is in force

    @property
    def in_force(self) -> bool:
        return not self.rescinded


def log_of(state: State) -> tuple[LogRow, ...]:
    """All decisions, newest first."""
    rows = (_row(state, decision) for decision in state.decisions.values())
    return tuple(sorted(rows, key=lambda row: -row.decision.decision))


def _row(state: State, decision: Decision) -> LogRow:
    return LogRow(
        decision,
        penalty_words(decision),
        state.sessions[decision.session].plan.name,
        state.rescinded.get(decision.decision, ""),
    )


def penalty_words(decision: Decision) -> str:
    """`5 s`, `Lap 3 deleted`: the sentence's words at the begin of a line."""
    words = sentences.penalty_words(decision)
    return words[:1].upper() + words[1:]
