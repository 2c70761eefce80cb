"""The lap chart of a race: each car's place at the end of each lap, and who led how many."""

from msgspec import Struct

from racecontrol.meeting.state import Session


class Chart(Struct, frozen=True):
    """One car's places."""

    places: tuple[int, ...] = ()  # at the end of each of its laps, from lap 1; 0: not recorded

    @property
    def laps_led(self) -> int:
        """How many laps it ended first of all."""
        return sum(place == 1 for place in self.places)

    @property
    def changes(self) -> int:
        """Places won (or, below 0, lost) between the last two laps."""
        known = [place for place in self.places[-2:] if place]
        return known[0] - known[1] if len(known) == 2 else 0


def lap_charts(session: Session) -> dict[int, Chart]:
    """By entry. The first to end a lap led it, whoever leads on the road then."""
    ends: dict[int, list[tuple[int, int]]] = {}  # lap -> when each car ended it, ns, and which
    for number, run in session.runs.items():
        for lap in run.laps:
            if lap.live and lap.lap > 0:
                ends.setdefault(lap.lap, []).append((lap.at_ns, number))
    places: dict[int, list[int]] = {number: [] for number in session.runs}
    for lap_number in sorted(ends):
        for place, (_, number) in enumerate(sorted(ends[lap_number]), 1):
            missing = lap_number - 1 - len(places[number])
            places[number] += [0] * missing + [place]
    return {number: Chart(tuple(row)) for number, row in places.items()}
