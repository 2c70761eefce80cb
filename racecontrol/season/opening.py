"""A season opened to be looked at: worked out, its rows in windows, its board and its rewards."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from racecontrol.meeting.online import OnlineSeason
from racecontrol.season.announcement import RewardTotal, reward_totals
from racecontrol.season.board import board
from racecontrol.season.desk import Desk, load_desk
from racecontrol.season.driven import Cut
from racecontrol.season.engine import Engine, open_engine
from racecontrol.season.qualifying import Board
from racecontrol.season.reserves import Reserve, reserves
from racecontrol.season.season import Files, Rejects, Season, Standings
from racecontrol.season.steps import Step
from racecontrol.season.windows import Windows

QUIET_MB = 400  # of memory for DuckDB once all is ranked: the rest stands in its files
Told = Callable[[str], None]


class Request(Struct, frozen=True):
    """Which season, and how it is to be looked at."""

    name: str  # as it is shown
    rulebook: str  # its key
    online: OnlineSeason
    files: Files
    cut: Callable[[Season], Cut]
    desk: Path | None = None
    event: Path | None = None  # an event file whose entry list may be filled
    rejects: Path = Path("season-rejects.csv")
    memory_mb: int = 1000

    def paths(self) -> tuple[Path, ...]:
        """The files that are read."""
        files = self.files
        listed = [Path(name) for name in (*files.drivers, *files.results, *files.struck)]
        return (*listed, *([self.desk] if self.desk else []))


class Opened:
    """A season that can be looked at, until it is closed."""

    def __init__(self, asked: Request, engine: Engine, told: Told) -> None:
        """Read and rank; takes as long as the files are. Raises SeasonError."""
        self.asked = asked
        self.engine = engine
        self.online = asked.online
        self.season = Season(engine, asked.online, asked.files, told)
        self.standings: Standings = self.season.rank(asked.cut(self.season))
        self.cut = self.standings.cut
        self.rejects: Rejects = self.season.write_rejects(self.standings, asked.rejects)
        told(Step.ORDERING)
        self.windows = Windows(self.standings)
        self.rewards: tuple[RewardTotal, ...] = reward_totals(self.standings)
        told(Step.ALLOTTING)
        self.desk = load_desk(asked.desk)
        self.board, self.reserves = self.allotted(self.desk)
        engine.connection.raw_sql(f"SET memory_limit = '{min(QUIET_MB, asked.memory_mb)}MB'")

    def allotted(self, desk: Desk) -> tuple[Board | None, tuple[Reserve, ...]]:
        """The places by these decisions, and who is next; None: the rulebook has no such rule."""
        rule = self.online.qualification
        if rule is None:
            return None, ()
        found = board(self.standings, desk)
        reader = self.windows.reader()
        try:
            return found, reserves(reader, rule, found, desk)
        finally:
            reader.close()

    def close(self) -> None:
        """Its files are deleted."""
        self.engine.close()


def open_season(asked: Request, told: Told, begun: Callable[[Engine], None]) -> Opened:
    """Open a season; `begun` gets the engine, which says how far it is. Raises SeasonError."""
    engine = open_engine("duckdb", memory_mb=asked.memory_mb)
    try:
        begun(engine)
        return Opened(asked, engine, told)
    except BaseException:
        engine.close()
        raise
