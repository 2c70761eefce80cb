"""Moving the lines of a circuit: by hand in the track editor, or onto a measured finish line.

Each function answers with a new plan; nothing is written. A line that would pass its neighbour is
refused with a TrackError, whose text is for the person who drags it.
"""

import math
from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np

from racecontrol.meeting.model import LineMove, MovableLine
from racecontrol.tracks.centre_line import CentreLine
from racecontrol.tracks.circuit import Circuit, LineKind
from racecontrol.tracks.closing import evenly, round_length
from racecontrol.tracks.laying import CircuitFacts, FinishFacts, Plan, TurnFacts, mini_ends_m
from racecontrol.tracks.library import TrackError

_WORDS: Final = {LineKind.SECTOR: "sector", LineKind.MINI: "mini-sector"}
_ROOM_M: Final = 1.0  # between neighbouring lines of a kind


def move_line(plan: Plan, kind: LineKind, number: int, distance_m: float) -> Plan:
    """The plan with one line moved along the circuit; `number` as in TimingLine. TrackError."""
    facts = plan.facts
    metres = round(distance_m % facts.length_m, 1)
    match kind:
        case LineKind.FINISH:
            return with_finish(plan, _finish_at(plan, metres))
        case LineKind.SECTOR:
            ends = _moved(facts.sectors_m, number, metres, facts.length_m, "sector")
            facts = msgspec.structs.replace(facts, sectors_m=ends)
        case LineKind.MINI:
            ends = _moved(mini_ends_m(facts), number, metres, facts.length_m, "mini-sector")
            facts = msgspec.structs.replace(facts, mini_sectors=ends)
        case LineKind.PIT_IN | LineKind.PIT_OUT:
            facts = _with_pit_line(facts, kind, metres)
    return Plan(facts, plan.centre, plan.pit_lane)


def lies_at(circuit: Circuit, line: MovableLine, number: int, to_m: float) -> float:
    """Where a line lies now, m; raises TrackError when it cannot be moved to `to_m`."""
    kind = LineKind(line.value)
    alike = [other for other in circuit.lines if other.kind is kind]
    now = next((other for other in alike if other.number == number), None)
    if now is None:
        where = f"{line.value} {number}" if number else line.value
        raise TrackError(f"{circuit.name} has no timing line called {where}.")
    if not math.isfinite(to_m) or not 0 < to_m < circuit.length_m:
        raise TrackError(f"A line lies between 0 m and {circuit.length_m:.0f} m, along the lap.")
    if kind in (LineKind.SECTOR, LineKind.MINI):
        ends = tuple(other.distance_m for other in alike)
        _moved(ends, number, to_m, circuit.length_m, _WORDS[kind])
    return round(now.distance_m, 1)


def with_moves(plan: Plan, moves: Sequence[LineMove]) -> Plan:
    """The plan with every line where the last of these moves put it, all at once. TrackError.

    To do it again changes nothing: a plan that was saved after them may be read with them.
    """
    facts = plan.facts
    last = {(move.line, move.number): move.to_m for move in moves}
    sectors, minis = list(facts.sectors_m), list(mini_ends_m(facts))
    for (line, number), metres in last.items():
        match line:
            case MovableLine.SECTOR | MovableLine.MINI:
                ends = sectors if line is MovableLine.SECTOR else minis
                if not 1 <= number <= len(ends):
                    raise TrackError(f"{facts.name} has no line where {line.value} {number} ends.")
                ends[number - 1] = metres
            case MovableLine.PIT_IN | MovableLine.PIT_OUT:
                facts = _with_pit_line(facts, LineKind(line.value), metres)
    if tuple(sectors) != facts.sectors_m:
        facts = msgspec.structs.replace(facts, sectors_m=tuple(sectors))
    if tuple(minis) != mini_ends_m(facts):
        facts = msgspec.structs.replace(facts, mini_sectors=tuple(minis))
    return Plan(facts, plan.centre, plan.pit_lane)


def with_finish(plan: Plan, finish: FinishFacts) -> Plan:
    """The plan with this finish line; distances count from it, everything else stays in place."""
    line = CentreLine.through(plan.centre, plan.facts.length_m)
    begin = np.array([finish.x, 0.0, finish.z])
    centre = np.round(evenly(plan.centre, begin, smooth_m=0.0), 3)
    length_m = round(round_length(centre), 3)
    facts = _shifted(plan.facts, line.nearest_m(finish.x, finish.z), length_m)
    return Plan(msgspec.structs.replace(facts, finish=finish), centre, plan.pit_lane)


def _finish_at(plan: Plan, metres: float) -> FinishFacts:
    """A finish line straight across the road, as wide as the one there is."""
    facts = plan.facts
    line = CentreLine.through(plan.centre, facts.length_m)
    point, heading = line.point_at(metres), line.heading_at(metres)
    width = facts.finish.half_width_m if facts.finish else facts.line_half_width_m
    return FinishFacts(
        x=round(float(point[0]), 3),
        z=round(float(point[2]), 3),
        heading_deg=round(math.degrees(math.atan2(heading[1], heading[0])), 4),
        half_width_m=width or facts.half_width_m,
    )


def _moved(
    ends: tuple[float, ...], number: int, metres: float, length_m: float, what: str
) -> tuple[float, ...]:
    if not 1 <= number <= len(ends):
        raise TrackError(f"This circuit has no line where {what} {number} ends.")
    before = ends[number - 2] if number > 1 else 0.0
    after = ends[number] if number < len(ends) else length_m
    if not before + _ROOM_M <= metres <= after - _ROOM_M:
        raise TrackError(
            f"The end of {what} {number} must stay between {before:.0f} m and {after:.0f} m, "
            "where its neighbours are."
        )
    return (*ends[: number - 1], metres, *ends[number:])


def _with_pit_line(facts: CircuitFacts, kind: LineKind, metres: float) -> CircuitFacts:
    pit = facts.pit_lane
    if pit is None:
        raise TrackError("The pit lane of this circuit is not known: somebody must drive it first.")
    if kind is LineKind.PIT_IN:
        pit = msgspec.structs.replace(pit, in_m=metres)
    else:
        pit = msgspec.structs.replace(pit, out_m=metres)
    return msgspec.structs.replace(facts, pit_lane=pit)


def _shifted(facts: CircuitFacts, by_m: float, length_m: float) -> CircuitFacts:
    """The facts with distances counted from `by_m` on, on a lap of that length."""

    def moved(metres: float) -> float:
        return round((metres - by_m) % facts.length_m * length_m / facts.length_m, 3)

    minis = facts.mini_sectors
    pit = facts.pit_lane
    if pit is not None:
        pit = msgspec.structs.replace(pit, in_m=moved(pit.in_m), out_m=moved(pit.out_m))
    if isinstance(minis, tuple):
        minis = tuple(sorted(map(moved, minis)))
    return msgspec.structs.replace(
        facts,
        length_m=length_m,
        sectors_m=tuple(sorted(map(moved, facts.sectors_m))),
        mini_sectors=minis,
        turns=tuple(TurnFacts(turn.number, moved(turn.distance_m)) for turn in facts.turns),
        pit_lane=pit,
    )
