"""The rankings as a table of any length: only what was in sight is in memory.

Rows come in blocks from the engine, in another thread; until they are there their cells are empty
placeholders. A row that is asked for has its block fetched, the neighbours follow.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer

from racecontrol.season.chances import Chance, Chances
from racecontrol.season.windows import Listing, Ranked, Wanted
from ui.season.columns import TIERS, Cell, Column, sentence

BLOCK: Final = 64  # rows
KEPT: Final = 128  # blocks
WIDEST: Final = 4  # blocks in one question
AHEAD: Final = 2  # blocks fetched beyond what is in sight
WAITING: Final = "…"
Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Listing, int, int, Callable[[Any], None]], None]
NOTHING: Final = Listing(Wanted(), 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A driver as the table shows him or her."""

    row: Ranked
    chance: Chance
    cells: tuple[Cell, ...]


class RankingModel(QAbstractTableModel):
    """`fetch` asks the engine for rows of a listing and answers in this thread."""

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self.columns: tuple[Column, ...] = ()
        self.listing = NOTHING
        self._chances: Chances | None = None
        self._blocks: OrderedDict[int, tuple[Line, ...]] = OrderedDict()
        self._touched: set[int] = set()  # blocks asked for since the last look
        self._flying: frozenset[int] = frozenset()  # of the newest question
        self._before = 0  # the block looked at last: it says which way one scrolls
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._ask)

    # ------------------------------------------------------------ what it shows

    def show(self, listing: Listing, columns: Sequence[Column], chances: Chances) -> None:
        """Another listing: nothing of it is here yet."""
        self.beginResetModel()
        self.listing, self.columns, self._chances = listing, tuple(columns), chances
        self._blocks.clear()
        self._touched.clear()
        self._flying = frozenset()
        self.endResetModel()

    @property
    def tier(self) -> int:
        """The number of the tier that ranks are shown of."""
        return TIERS.index(self.listing.wanted.tier)

    def line(self, row: int) -> Line | None:
        """The driver in a row; None: not here yet, but on the way."""
        number = row // BLOCK
        block = self._blocks.get(number)
        self._before = number
        if block is None:
            self._touched.add(number)
            if not self._look.isActive():
                self._look.start()
            return None
        self._blocks.move_to_end(number)
        return block[row % BLOCK] if row % BLOCK < len(block) else None

    def held(self, row: int) -> Line | None:
        """As `line`, but nothing is fetched for it."""
        block = self._blocks.get(row // BLOCK)
        return block[row % BLOCK] if block and row % BLOCK < len(block) else None

    @property
    def rows_held(self) -> int:
        """How many rows are in memory."""
        return sum(map(len, self._blocks.values()))

    def ask_again(self) -> None:
        """The engine did not answer: what is in sight is asked for when it is painted again."""
        self._flying = frozenset()

    # ------------------------------------------------------------ as Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.listing.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].head
            if role == Qt.ItemDataRole.ToolTipRole:
                return self.columns[section].says
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.line(index.row()) if role in ROLES else None
        if line is None:
            return WAITING if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return sentence(line.row, line.chance, self.tier)
        return line.cells[index.column()].words

    # ------------------------------------------------------------ what it fetches

    def _ask(self) -> None:
        """The blocks that were looked at, at most WIDEST together; what is in sight goes first."""
        wanted = sorted(block for block in self._touched if block not in self._blocks)
        self._touched.clear()
        if wanted and not self._flying.issuperset(wanted):
            near = [block for block in wanted if abs(block - self._before) < WIDEST]
            near = near or wanted[:1]
            self._send(near[0], min(near[-1], near[0] + WIDEST - 1))

    def _send(self, first: int, last: int) -> None:
        self._flying = frozenset(range(first, last + 1))
        take = partial(self._take, self.listing, first)
        self._fetch(self.listing, first * BLOCK, (last - first + 1) * BLOCK, take)

    def _take(self, listing: Listing, first: int, rows: Sequence[Ranked]) -> None:
        if listing is not self.listing:
            return  # of another listing
        for offset in range(0, len(rows), BLOCK):
            block = tuple(map(self._line, rows[offset : offset + BLOCK]))
            self._blocks[first + offset // BLOCK] = block
        while len(self._blocks) > KEPT:
            self._blocks.popitem(last=False)
        self._flying = frozenset()
        if rows:
            top = self.index(first * BLOCK, 0)
            self.dataChanged.emit(
                top, self.index(first * BLOCK + len(rows) - 1, len(self.columns) - 1)
            )
        self._fetch_ahead()

    def _fetch_ahead(self) -> None:
        """The neighbours of what is in sight, unless something in sight is missing."""
        last = (self.listing.rows - 1) // BLOCK
        near = [self._before + n for step in range(1, AHEAD + 1) for n in (step, -step)]
        missing = [b for b in near if 0 <= b <= last and b not in self._blocks]
        if missing and not self._touched and not self._flying:
            self._send(missing[0], missing[0])

    def _line(self, row: Ranked) -> Line:
        assert self._chances is not None
        chance = self._chances.of(row)
        return Line(row, chance, tuple(c.of(row, chance, self.tier) for c in self.columns))


ROLES: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
