"""Ladders: how often a car went over the limits or was warned, and what the next time brings.

They suggest. Whatever a rung gives is given by a person.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from racecontrol.meeting.judged import Stage
from racecontrol.meeting.model import Decision
from racecontrol.meeting.rulebook import Ladder
from racecontrol.meeting.stages import stage_of
from racecontrol.meeting.state import Session, State
from racecontrol.stewarding.infringements import TRACK_LIMITS, infringement_of, known
from racecontrol.stewarding.penalties import PENALTIES


class Rung(Struct, frozen=True):
    """Where a car stands on a ladder."""

    entry: int
    count: int
    due: str = ""  # code of what this many bring and nobody gave yet
    next_in: int = 0  # how many more bring the next step; 0: there is none
    next_gives: str = ""  # its code

    @property
    def words(self) -> str:
        """`5 s is due`, `one more is a warning`, `2 more bring 5 s`; empty without a next step."""
        if self.due:
            return f"{_name(self.due)} is due"
        if not self.next_gives:
            return ""
        gives = _name(self.next_gives)
        return f"one more: {gives}" if self.next_in == 1 else f"{self.next_in} more: {gives}"


def track_limits(state: State, session: Session, entry: int) -> Rung:
    """Track limits of a car in one session.

    What counts: incidents with that reason unless they were closed without action, and decisions
    with that reason that belong to no incident.
    """
    key = session.plan.key
    noted = [
        number
        for number, incident in state.incidents.items()
        if incident.session == key
        and entry in incident.entries
        and known(incident.reason) == TRACK_LIMITS
        and stage_of(state, number) is not Stage.CLOSED
    ]
    given = [d for d in state.in_force(key, entry) if infringement_of(d) == TRACK_LIMITS]
    alone = [decision for decision in given if not decision.incident]
    assert state.meeting is not None
    ladder = state.meeting.rulebook.track_limits
    return _rung(entry, len(noted) + len(_once_a_lap(alone)), ladder, given)


def _once_a_lap(decisions: Sequence[Decision]) -> set[tuple[int, int]]:
    """A lap deleted and a penalty for the same lap are one breach."""
    return {(d.lap, 0 if d.lap else d.decision) for d in decisions}


def warnings(state: State, entry: int) -> Rung:
    """Warnings of a car in the meeting."""
    assert state.meeting is not None
    return _of_code(state, entry, "warning", state.meeting.rulebook.warnings)


def reprimands(state: State, entry: int) -> Rung:
    """Reprimands of a car in the meeting."""
    assert state.meeting is not None
    return _of_code(state, entry, "reprimand", state.meeting.rulebook.reprimands)


def licence_points(state: State, entry: int) -> int:
    """Penalty points of a car's driver in the meeting."""
    mine = (d for key in state.sessions for d in state.in_force(key, entry))
    return sum(PENALTIES[decision.penalty].points for decision in mine)


def _of_code(state: State, entry: int, code: str, ladder: Ladder) -> Rung:
    mine = [d for key in state.sessions for d in state.in_force(key, entry)]
    counted = [decision for decision in mine if decision.penalty == code]
    last_ns = max((decision.at_ns for decision in counted), default=0)
    return _rung(entry, len(counted), ladder, [d for d in mine if d.at_ns >= last_ns])


def _rung(entry: int, count: int, ladder: Ladder, given: Sequence[Decision]) -> Rung:
    """What these many bring, less what was given for them, and what the next step is."""
    step = ladder.step(count)
    owed = Counter(s.gives for n in range(1, count + 1) if (s := ladder.step(n)))
    had = Counter(decision.penalty for decision in given)
    due = step.gives if step and had[step.gives] < owed[step.gives] else ""
    later = sorted((s for s in ladder.steps if s.count > count), key=lambda s: s.count)
    if later:
        return Rung(entry, count, due, later[0].count - count, later[0].gives)
    again = step.gives if step else ""
    return Rung(entry, count, due, 1 if again else 0, again)


def _name(code: str) -> str:
    name = PENALTIES[code].name if code in PENALTIES else code
    return name if name[:1].isdigit() else name[:1].lower() + name[1:]
