"""What the live screens are given: one frozen row per car, and who is where."""

from msgspec import Struct

from racecontrol.results.live.fuel import Fuel
from racecontrol.results.live.lap_chart import Chart
from racecontrol.results.live.places import Places
from racecontrol.results.live.stints import Stint
from racecontrol.results.live.traps import TrapSpeed
from racecontrol.results.tower import TimeCell


class LiveRow(Struct, frozen=True):
    """One car. Times are game ms; None: not known (yet)."""

    entry: int
    lap: int = -1  # the running one, as the samples say; -1 before the first
    distance_m: float | None = None  # along the running lap
    minis: tuple[TimeCell, ...] = ()  # of the running lap; a cell without a time: not there yet
    best_ms: int | None = None
    ideal_ms: int | None = None
    delta_ms: int | None = None  # at this place, to the own best lap; below 0: quicker
    session_delta_ms: int | None = None  # to the best lap of the session
    predicted_ms: int | None = None  # the running lap, if the rest is driven as on the best one
    traps: tuple[TrapSpeed, ...] = ()
    stint: Stint = Stint(0, ())
    chart: Chart = Chart()
    fuel: Fuel = Fuel()


class LiveView(Struct, frozen=True):
    """A session at one moment."""

    session: str = ""
    rows: dict[int, LiveRow] = {}
    places: Places | None = None
    sector_breaks: tuple[int, ...] = ()  # mini-sectors before the end of each sector but the last

    def row(self, entry: int) -> LiveRow:
        """The row of a car; an empty one where nothing is known of it."""
        return self.rows.get(entry, LiveRow(entry))


NOTHING = LiveView()
