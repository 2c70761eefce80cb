"""The season that the page shows: opened in a thread, asked in others, closed at the end."""

import contextlib
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from racecontrol.season.cutline import Bars, bars_after
from racecontrol.season.desk import Desk
from racecontrol.season.drives import Drives, drives
from racecontrol.season.engine import Engine
from racecontrol.season.opening import Opened, Request, open_season
from racecontrol.season.steps import Step
from racecontrol.season.windows import Listing, Ranked, Reader, Wanted
from ui.season.lane import Lane

LOOK_MS: Final = 200
FILES_MS: Final = 2000
SOON, LATER = 0, 1  # ranks in the season's lane: what a person waits for, what fills a picture


class Source(QObject):
    """Three lanes: rows that come into sight, lists that are made, and the season itself."""

    told = Signal(str, float)  # what is being done, and how much of it, 0 to 1; below 0: not known
    opened_now = Signal()
    failed = Signal(str)  # a sentence; what was open stays
    files_changed = Signal()

    def __init__(self, asked: Request, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked = asked
        self.opened: Opened | None = None
        self.step = ""  # of the opening that runs; "": none does
        self._engine: Engine | None = None
        self._readers: list[Reader] = []  # one of each lane: lists, rows, season
        self._closing = False
        self._stamps: tuple[float, ...] = ()
        self.season, self.lists, self.rows = Lane("ranking"), Lane("lists"), Lane("rows")
        for lane in (self.season, self.lists, self.rows):
            lane.setParent(self)
            lane.failed.connect(self.failed)
        self._progress = self._every(LOOK_MS, self._look)
        self._files = self._every(FILES_MS, self._look_at_files)

    def open(self) -> None:
        """Read the files; what was open before stays in sight until they are ranked."""
        self._stamps = self._times()
        self._begin(Step.READING)
        self._progress.start()
        self.season.ask("open", self._open, self._take, failed=self._fail)

    @property
    def busy(self) -> bool:
        """Whether any lane is at work."""
        return any(lane.busy for lane in (self.season, self.lists, self.rows))

    # ------------------------------------------------------------ questions

    def list(
        self,
        wanted: Wanted,
        account: int | None,
        then: Callable[[tuple[Listing, int | None]], None],
    ) -> None:
        """Which drivers, and where one of them stands; a newer wish ends the older."""
        reader = self._readers[0]
        self.lists.ask("list", lambda: _list(reader, wanted, account), then)

    def drop(self, listing: Listing) -> None:
        """Nobody looks at it any more."""
        reader = self._readers[0]
        self.lists.ask(f"drop {listing.table}", lambda: reader.drop(listing), lambda _: None)

    def values(self, column: str, wanted: Wanted, then: Callable[[Any], None]) -> None:
        """What a filter may be set to."""
        reader = self._readers[0]
        self.lists.ask(f"values {column}", lambda: reader.values(column, wanted), then)

    def fetch(self, listing: Listing, first: int, rows: int, then: Callable[[Any], None]) -> None:
        """Rows that come into sight."""
        reader = self._readers[1]
        self.rows.ask("rows", lambda: reader.rows(listing, first, rows), then, kept=True)

    def ask_rows(
        self, key: str, work: Callable[[Reader], Any], then: Callable[[Any], None]
    ) -> None:
        """Another question that is answered as quickly as rows are."""
        reader = self._readers[1]
        self.rows.ask(key, lambda: work(reader), then, rank=1)

    def ask_lists(
        self, key: str, work: Callable[[Reader], Any], then: Callable[[Any], None]
    ) -> None:
        """A question that may take as long as a list."""
        reader = self._readers[0]
        self.lists.ask(key, lambda: work(reader), then, rank=1)

    def drives(self, row: Ranked, then: Callable[[Drives], None]) -> None:
        """The races of a driver."""
        opened = self._open_season()
        self.season.ask("drives", lambda: drives(opened.standings, row.account), then)

    def bars(self, number: int, desk: Desk, then: Callable[[Bars], None]) -> None:
        """Where the last places were after a round."""
        standings, reader = self._open_season().standings, self._readers[2]
        work = partial(bars_after, standings, reader, number, desk)
        self.season.ask(f"bars {number}", work, then, rank=LATER)

    def allot(self, desk: Desk, then: Callable[[Any], None]) -> None:
        """The places by other decisions."""
        opened = self._open_season()
        self.season.ask("allot", lambda: opened.allotted(desk), then)

    def close(self) -> None:
        """End the lanes, then the engine."""
        self._closing = True
        self._progress.stop()
        self._files.stop()
        for lane in (self.rows, self.lists):
            lane.close()
        engine = self._engine
        if engine is not None:
            self.season.interrupt = engine.connection.con.interrupt
        opened = self.opened
        self.season.close(lambda: opened.close() if opened else None)

    # ------------------------------------------------------------ opening

    def _open(self) -> Opened:
        opened = open_season(self.asked, self._begin, self._begun)
        if self._closing:  # nobody will take it
            opened.close()
        return opened

    def _begun(self, engine: Engine) -> None:
        """In the lane's thread: from now on the engine can say how far it is."""
        self._engine = engine

    def _begin(self, step: str) -> None:
        self.step = step

    def _take(self, opened: Opened) -> None:
        self._end_opening()
        before, self.opened = self.opened, opened
        lanes = (self.lists, self.rows, self.season)
        for lane, reader in zip(lanes, self._readers, strict=False):
            lane.ask("close", reader.close, lambda _: None)
        self._readers = [opened.windows.reader() for _ in lanes]
        self.lists.interrupt = self._readers[0].interrupt
        if before is not None:
            self.season.ask("close", before.close, lambda _: None)
        self._files.start()
        self.opened_now.emit()

    def _fail(self, said: str) -> None:
        self._end_opening()
        self._files.start()
        self.failed.emit(said)

    def _end_opening(self) -> None:
        self.step, self._engine = "", None
        self._progress.stop()
        self.told.emit("", -1.0)

    def _look(self) -> None:
        """How far the opening is."""
        engine, share = self._engine, None
        with contextlib.suppress(Exception):  # it may be closed in this moment, in its lane
            share = engine.done() if engine is not None else None
        self.told.emit(self.step, -1.0 if share is None else share)

    # ------------------------------------------------------------ files

    def _look_at_files(self) -> None:
        """A file that was written again is said once."""
        now = self._times()
        if now != self._stamps:
            self._stamps = now
            self.files_changed.emit()

    def _times(self) -> tuple[float, ...]:
        found = (path for path in self.asked.paths() if path.is_file())
        return tuple(path.stat().st_mtime for path in found)

    def _open_season(self) -> Opened:
        if self.opened is None:
            raise RuntimeError("no season is open")
        return self.opened

    def _every(self, interval_ms: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.timeout.connect(call)
        return timer


def _list(reader: Reader, wanted: Wanted, account: int | None) -> tuple[Listing, int | None]:
    listing = reader.list(wanted)
    row = reader.driver(account) if account is not None else None
    return listing, reader.place(listing, row.seat) if row else None
