"""How a penalty of the stewards is called in a message."""

from racecontrol.results.messages.forms import Sanction
from racecontrol.stewarding.penalties import Penalty

MS_PER_S = 1_000
WHOLE_GRID = 99  # places: behind all others


def sanction_of(penalty: Penalty) -> tuple[Sanction, int]:
    """The kind, and the seconds, places or points of it; 0 where it has none."""
    if penalty.disqualifies:
        return Sanction.DISQUALIFICATION, 0
    if penalty.suspends:
        return Sanction.SUSPENSION, 0
    if penalty.stop_ms:
        return Sanction.STOP_GO, penalty.stop_ms // MS_PER_S
    if penalty.served_on_track:
        return Sanction.DRIVE_THROUGH, 0
    if penalty.added_ms:
        return Sanction.TIME, penalty.added_ms // MS_PER_S
    if penalty.grid_places >= WHOLE_GRID:
        return Sanction.BACK_OF_GRID, 0
    if penalty.grid_places:
        return Sanction.GRID, penalty.grid_places
    if penalty.points:
        return (Sanction.POINT if penalty.points == 1 else Sanction.POINTS), penalty.points
    return (Sanction.REPRIMAND if penalty.code == "reprimand" else Sanction.WARNING), 0
