"""A red flag in a race: the order by countback, what is left, and the way back. Part of `decide`.

`proposal` is computed from the facts each time and stored nowhere; `TakeOrder` confirms it.
"""

from msgspec import Struct

from racecontrol.meeting.facts import AnyFact
from racecontrol.meeting.flow_acts import TakeOrder
from racecontrol.meeting.flow_facts import OrderTaken, SessionResumed
from racecontrol.meeting.model import Phase
from racecontrol.meeting.procedures import Countback
from racecontrol.meeting.run import Run
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import GAME_NS_PER_MS

Facts = tuple[AnyFact, ...]


class RestartRow(Struct, frozen=True):
    """A car as counted back."""

    entry: int
    laps: int
    behind_ms: int | None  # the first car, at the line; None: laps down, or nothing driven
    crossed: bool  # it passed the line after the leader did: its place is sure


class RestartProposal(Struct, frozen=True):
    """What a red flag leads to, before anybody has confirmed it."""

    countback: Countback
    lap: int  # at whose end the order is taken; 0: the grid
    line_ns: int  # event clock, when the leader ended that lap; 0: the grid
    rows: tuple[RestartRow, ...]
    slots: tuple[int, ...]  # restart order, without the cars that cannot start
    distance: int  # laps in all; 0: by time
    laps_left: int
    left_ns: int | None  # of the time, for a session by time
    carried: tuple[int, ...]  # decisions in force: they go on into the restart

    @property
    def unsure(self) -> tuple[int, ...]:
        """Cars that drove, and had not passed the line since: the other countback is surer."""
        return tuple(row.entry for row in self.rows if not row.crossed and self.lap)


def proposal(
    state: State, session: Session, countback: Countback | None = None
) -> RestartProposal | str:
    """By the rulebook's countback or the one given; or why there is none, in one sentence."""
    red = session.flow.suspension
    if session.plan.format != "race":
        return f"{session.plan.name} is no race: there is no order to take."
    if red is None:
        return f"{session.plan.name} is not suspended."
    assert state.meeting is not None
    countback = countback or state.meeting.rulebook.procedures.countback
    runs = red.before if red.taken else session.runs
    ends = {entry: lap_ends(run) for entry, run in runs.items()}
    lap, line_ns = _line(ends, red.at_ns, countback)
    rows = _rows(session, ends, (lap, line_ns))
    free = state.eligible(session)
    due_ns = session.plan.duration_s * 1_000_000_000
    return RestartProposal(
        countback,
        lap,
        line_ns,
        rows,
        tuple(row.entry for row in rows if row.entry in free),
        session.plan.laps,
        max(0, session.plan.laps - lap),
        max(0, due_ns - session.elapsed_ns(red.at_ns)) if due_ns else None,
        tuple(decision.decision for decision in state.in_force(session.plan.key)),
    )


def alternative(state: State, session: Session) -> RestartProposal | str:
    """The same by the countback that the rulebook does not name."""
    assert state.meeting is not None
    by_the_book = state.meeting.rulebook.procedures.countback
    other = next(one for one in Countback if one is not by_the_book)
    return proposal(state, session, other)


def lap_ends(run: Run) -> dict[int, int]:
    """Lap -> event clock at its end, of the laps that count."""
    return {lap.lap: lap.at_ns for lap in run.laps if lap.live and lap.lap > 0}


def _line(ends: dict[int, dict[int, int]], signal_ns: int, countback: Countback) -> tuple[int, int]:
    """The lap at whose end the order is taken, and when the first car ended it."""
    first: dict[int, int] = {}
    for laps in ends.values():
        for lap, at_ns in laps.items():
            if at_ns <= signal_ns:
                first[lap] = min(at_ns, first.get(lap, at_ns))
    lap = max(first, default=0)
    if countback is Countback.PENULTIMATE_LAP:
        lap -= 1
    return (lap, first[lap]) if lap in first else (0, 0)


def _rows(
    session: Session, ends: dict[int, dict[int, int]], line: tuple[int, int]
) -> tuple[RestartRow, ...]:
    """Each car at its first passing of the line since the leader's; those without, as before.

    At the same moment a car that was seen there comes before one that was not.
    """
    slots = {number: slot for slot, number in enumerate(session.grid)}
    begun = (0, session.started_ns)
    found = {entry: _at_line(begun, ends.get(entry, {}), line) for entry in session.grid}
    order = sorted(found, key=lambda e: (-found[e][0], found[e][1], not found[e][2], slots[e]))
    first = found[order[0]] if order else (0, 0, False)
    return tuple(
        RestartRow(
            entry,
            laps,
            round((at_ns - first[1]) / GAME_NS_PER_MS) if laps and laps == first[0] else None,
            crossed,
        )
        for entry in order
        for laps, at_ns, crossed in (found[entry],)
    )


def _at_line(
    begun: tuple[int, int], ends: dict[int, int], line: tuple[int, int]
) -> tuple[int, int, bool]:
    """Laps, event clock at the end of the last of them, whether that was seen since the line.

    `begun`: no laps, and the start; `line`: the leader's laps, and when it ended them. A lap whose
    end was not heard ended evenly between those that were: a car that was silent at the line is not
    given the lap it drove after it as well. Nobody had more laps at the line than the leader, whom
    only a car that was seen can be.
    """
    line_lap, line_ns = line
    if not line_ns:
        return 0, 0, False
    last, last_ns = begun
    for lap, at_ns in sorted(ends.items()):
        for missed in range(last + 1, lap):
            between_ns = last_ns + (at_ns - last_ns) * (missed - last) // (lap - last)
            if between_ns >= line_ns or missed == line_lap:
                return missed, max(between_ns, line_ns), False
        if at_ns >= line_ns:
            return lap, at_ns, True
        last, last_ns = lap, at_ns
    return (last, last_ns, False) if last else (0, 0, False)


def taking_order(state: State, session: Session, act: TakeOrder, now_ns: int) -> Facts | str:
    """The facts, or why not."""
    if session.phase is not Phase.STARTED:
        return f"{session.plan.name} is not suspended."
    proposed = proposal(state, session, act.countback)
    if isinstance(proposed, str):
        return proposed
    distance = act.distance or proposed.distance
    if bool(distance) is not bool(session.plan.laps):
        return f"{session.plan.name} goes by time: it has no distance in laps."
    if distance and distance <= proposed.lap:
        return f"{proposed.lap} laps are done: nothing is left of {distance}. End the session."
    strange = [number for number in act.leave_out if number not in proposed.slots]
    if strange:
        return f"Car {strange[0]:02d} is not in the restart order."
    slots = tuple(number for number in proposed.slots if number not in act.leave_out)
    if not slots:
        return "No car is left to start again. End the session."
    return (_taken(session, proposed, slots, distance, act.new_race, now_ns),)


def _taken(
    session: Session,
    proposed: RestartProposal,
    slots: tuple[int, ...],
    distance: int,
    new_race: bool,
    now_ns: int,
) -> OrderTaken:
    return OrderTaken(
        session.plan.key,
        proposed.countback,
        proposed.line_ns,
        slots,
        {row.entry: row.laps for row in proposed.rows},
        distance,
        new_race,
        now_ns,
    )


def order_at_the_end(state: State, session: Session, now_ns: int) -> Facts:
    """A race that ends under red counts as the rulebook counts back, if nobody took the order."""
    if session.phase is not Phase.STARTED or session.flow.taken:
        return ()
    proposed = proposal(state, session)
    if isinstance(proposed, str):
        return ()
    return (_taken(session, proposed, proposed.slots, proposed.distance, True, now_ns),)


def resumption(session: Session, at_ns: int) -> Facts:
    """The clock runs again at that moment; consoles of a new race count from where each car was."""
    taken = session.flow.taken
    if taken is None:
        return (SessionResumed(session.plan.key, session.flow.offsets, at_ns),)
    if taken.new_race:
        return (SessionResumed(session.plan.key, taken.laps, at_ns),)
    red = session.flow.suspension
    before = red.before if red else {}
    offsets = {
        entry: laps - _console_laps(session, entry, before.get(entry, Run()))
        for entry, laps in taken.laps.items()
    }
    return (SessionResumed(session.plan.key, offsets, at_ns),)


def _console_laps(session: Session, entry: int, run: Run) -> int:
    """How many laps the console has counted so far."""
    done = max((lap.lap for lap in run.recorded), default=session.flow.offsets.get(entry, 0))
    return done - session.flow.offsets.get(entry, 0)
