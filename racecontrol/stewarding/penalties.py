"""Every penalty there is, one row each. A rulebook says which of them its stewards may give.

Drive-through: added to the race time when it is not served; 20 s (FIA F1 2026, B1.9.5). Until
service is proved from telemetry, the stewards rescind it when it was served.
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
    served_on_track: bool = False


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
        Penalty("grid-3", "3 grid places", grid_places=3),
        Penalty("grid-5", "5 grid places", grid_places=5),
        Penalty("grid-10", "10 grid places", grid_places=10),
        Penalty("lap-deletion", "Lap deletion", deletes_lap=True),
        Penalty("disqualification", "Disqualification", disqualifies=True),
    )
}
