"""Gaps to the leader at each crossing of the finish line, from the facts."""

from collections.abc import Mapping

from racecontrol.meeting.run import progress_of
from racecontrol.meeting.state import Session
from racecontrol.results.race_clock import RaceClock


def gaps_at_line(session: Session | None) -> dict[int, tuple[tuple[int, float], ...]]:
    """By car: (laps completed, game seconds behind the first there), in order of laps."""
    if session is None:
        return {}
    clock = RaceClock.of(session)
    first: dict[int, int] = {}
    crossings: dict[int, list[tuple[int, int]]] = {}
    for number, run in session.runs.items():
        for lap in run.laps:
            at_ns = run.marks.get(progress_of(lap.lap, 0))
            if at_ns is None or lap.lap < 1:
                continue
            crossings.setdefault(number, []).append((lap.lap, at_ns))
            first[lap.lap] = min(first.get(lap.lap, at_ns), at_ns)
    return {
        number: tuple((lap, clock.apart_ms(ns, first[lap]) / 1000) for lap, ns in sorted(row))
        for number, row in crossings.items()
    }


def order_at_line(last: Mapping[int, tuple[int, float]]) -> list[int]:
    """Cars by their last crossing: laps completed, and seconds behind. A lap more is before."""
    return sorted(last, key=lambda number: (-last[number][0], last[number][1], number))


def chip_places(wanted: list[float], height: float, least: float, most: float) -> list[float]:
    """Centres of chips of some height near where they are wanted, none over another.

    `wanted` is in rising order; `least` and `most` are the edges they stay within.
    """
    places: list[float] = []
    for y in wanted:
        below = places[-1] + height if places else least + height / 2
        places.append(max(y, below))
    limit = most - height / 2
    for index in range(len(places) - 1, -1, -1):
        places[index] = min(places[index], limit)
        limit = places[index] - height
    return places
