"""A change of one car's laps that is being thought of: its act, and what it would lead to."""

from enum import Enum
from typing import Final

from msgspec import Struct

from racecontrol.meeting.acts import DeletePassing, MovePassing, SplitLap
from racecontrol.meeting.corrections import begin_of
from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.model import Lap, Person
from racecontrol.meeting.state import Session, State, apply
from racecontrol.sessions import classify, running_order
from ui import format as text
from ui.sentences import car

MOVED: Final = "Passing recorded at the wrong moment"
DELETED: Final = "Passing that was none"
SPLIT: Final = "A passing was not recorded"


class Kind(Enum):
    """What is done to the end of a lap."""

    MOVE = "Move"
    DELETE = "Delete"
    SPLIT = "Split"


class Change(Struct, frozen=True):
    """A wish for one lap; `at_ns` is the passing as it would be, event clock; 0 for a deletion."""

    kind: Kind
    session: str
    entry: int
    lap: int
    at_ns: int = 0

    @property
    def act(self) -> MovePassing | DeletePassing | SplitLap:
        """What is asked for."""
        match self.kind:
            case Kind.MOVE:
                return MovePassing(self.session, self.entry, self.lap, self.at_ns, MOVED)
            case Kind.DELETE:
                return DeletePassing(self.session, self.entry, self.lap, DELETED)
            case Kind.SPLIT:
                return SplitLap(self.session, self.entry, self.lap, self.at_ns, SPLIT)

    def words(self, state: State) -> str:
        """`Car 44 (LND): split lap 4`, for the last-act place."""
        what = {Kind.MOVE: "move the end of", Kind.DELETE: "delete the end of", Kind.SPLIT: "split"}
        who = car(state.meeting, self.entry)
        return f"{who[:1].upper()}{who[1:]}: {what[self.kind]} lap {self.lap}"


class Outcome(Struct, frozen=True):
    """What a change would lead to: the laps, and one sentence; or why it is refused."""

    laps: tuple[Lap, ...]
    sentence: str
    refused: bool = False


def split_of(session: Session, entry: int, lap: Lap) -> Change:
    """In the middle: a passing that was missed makes one lap of two."""
    begin_ns = begin_ns_of(session, entry, lap.lap)
    middle_ns = (lap.at_ns + (begin_ns if begin_ns is not None else lap.at_ns)) // 2
    return Change(Kind.SPLIT, session.plan.key, entry, lap.lap, middle_ns)


def begin_ns_of(session: Session, entry: int, lap: int) -> int | None:
    """When a lap began, event clock; None where nothing says so."""
    run = session.run(entry)
    return begin_of(run.laps, run.passings, lap, session.begins_of(entry))


def outcome(state: State, change: Change, who: Person, now_ns: int) -> Outcome:
    """The change tried on a copy: the rules that will judge it judge it here."""
    session = state.sessions[change.session]
    verdict = decide(state, change.act, who, now_ns)
    if isinstance(verdict, Refused):
        return Outcome(session.run(change.entry).laps, verdict.reason, refused=True)
    after = state
    for fact in verdict:
        after = apply(after, fact)
    was = session.run(change.entry).laps
    becomes = after.sessions[change.session].run(change.entry).laps
    places = (
        _place(state, session, change.entry),
        _place(after, after.sessions[change.session], change.entry),
    )
    return Outcome(becomes, f"{_place_words(*places)} {_laps_words(was, becomes)}.")


def _place(state: State, session: Session, entry: int) -> int:
    """On the track while it runs, else in the result; 0: without a place."""
    if session.open:
        order = running_order(state, session)
        return order.index(entry) + 1 if entry in order else 0
    return next((row.place for row in classify(state, session) if row.entry == entry), 0)


def _place_words(before: int, after: int) -> str:
    if before == after:
        return f"Stays P{after}." if after else "Stays without a place."
    return f"P{before or '–'} → P{after or '–'}."


def _laps_words(was: tuple[Lap, ...], becomes: tuple[Lap, ...]) -> str:
    """Only the laps that differ."""
    old = {lap.lap: lap.official_ms for lap in was if lap.live}
    new = {lap.lap: lap.official_ms for lap in becomes if lap.live}
    words = []
    for number in sorted(old.keys() | new.keys()):
        if old.get(number) != new.get(number):
            before, after = (_time(times.get(number)) for times in (old, new))
            words.append(f"lap {number}: {before} → {after}")
    shown = words[:3] + ([f"and {len(words) - 3} more"] if len(words) > 3 else [])
    return (", ".join(shown) or "no lap changes").capitalize()


def _time(ms: int | None) -> str:
    return "none" if ms is None else text.lap_time(ms)
