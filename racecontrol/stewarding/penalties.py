"""Every penalty there is, one row each. A rulebook says which of them its stewards may give.

What an unserved one adds to the race time: drive-through 20 s, stop-and-go 30 s (FIA F1 2026
sporting regulations, B1.9.5); a rulebook may say otherwise. Penalty points and suspensions are
recorded for those who run the season.
"""

from typing import Final

from msgspec import Struct


class Penalty(Struct, frozen=True):
    """What a penalty does to a result. All zero: it is only recorded."""

    code: str
    name: str
    added_ms: int = 0  # to the race time
    grid_places: int = 0  # lost on the next grid
    deletes_lap: bool = False
    disqualifies: bool = False
    served_on_track: bool = False  # then `added_ms` is what it costs when it is not
    stop_ms: int = 0  # to stand, for one that is served by standing
    points: int = 0  # on the driver's licence
    suspends: bool = False  # from the next event

    @property
    def can_be_served(self) -> bool:
        """Whether there is anything that a car can do about it on the track."""
        return self.added_ms > 0


PENALTIES: Final[dict[str, Penalty]] = {
    penalty.code: penalty
    for penalty in (
        Penalty("warning", "Warning"),
        Penalty("reprimand", "Reprimand"),
        Penalty("time-1", "1 s", added_ms=1_000),
        Penalty("time-2", "2 s", added_ms=2_000),
        Penalty("time-3", "3 s", added_ms=3_000),
        Penalty("time-5", "5 s", added_ms=5_000),
        Penalty("time-10", "10 s", added_ms=10_000),
        Penalty("drive-through", "Drive-through", added_ms=20_000, served_on_track=True),
        Penalty(
            "stop-and-go", "10 s stop and go", added_ms=30_000, served_on_track=True, stop_ms=10_000
        ),
        Penalty("grid-3", "3 grid places", grid_places=3),
        Penalty("grid-5", "5 grid places", grid_places=5),
        Penalty("grid-10", "10 grid places", grid_places=10),
        Penalty("back-of-grid", "Back of the grid", grid_places=99),
        Penalty("lap-deletion", "Lap deletion", deletes_lap=True),
        Penalty("points-1", "1 penalty point", points=1),
        Penalty("points-2", "2 penalty points", points=2),
        Penalty("points-3", "3 penalty points", points=3),
        Penalty("disqualification", "Disqualification", disqualifies=True),
        Penalty("suspension", "Suspension", suspends=True),
    )
}
