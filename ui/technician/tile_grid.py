"""Twelve tiles in seat order, each in its place, unless a person asks for the suspicious first."""

import time
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout

from racecontrol.meeting.model import Meeting
from ui.technician.readings import Reading
from ui.technician.tiles import STEPS, Tile
from ui.tr import tr
from ui.widgets.panel import Themed

COLUMNS: Final = 4
FEW_RIGS: Final = 12  # more, with spares, stand five in a row
EVERY: Final = slice(None)
REST_NS: Final = 2_000_000_000  # between two orders: a screen that is sorted stays readable


class TileGrid(Themed):
    """Row by row in the order of the seats, or by suspicion where a person asked for that."""

    picked = Signal(int)  # rig number

    def __init__(self) -> None:
        super().__init__()
        self.tiles: tuple[Tile, ...] = ()
        self.chosen = 0
        self.order: tuple[int, ...] = ()  # as they stand
        self._sorted_ns = 0  # monotonic
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(tr("Rigs, in seat order"))

    @property
    def columns(self) -> int:
        """Four beside each other; five where there are spare rigs as well."""
        return COLUMNS if len(self.tiles) <= FEW_RIGS else COLUMNS + 1

    def show_readings(
        self, meeting: Meeting, readings: Sequence[Reading], of: slice = EVERY
    ) -> None:
        """Put the readings of these tiles in; makes the tiles when the rigs are known."""
        seats = tuple(reading.rig.number for reading in readings)
        if tuple(tile.rig for tile in self.tiles) != seats:
            self._make(seats)
        for tile, reading in zip(self.tiles[of], readings[of], strict=True):
            tile.show_reading(meeting, reading)

    def put_in_order(self, order: tuple[int, ...], at_once: bool = True) -> None:
        """The tiles in this order. Not `at_once`: never under the mouse, and only now and then."""
        now_ns = time.monotonic_ns()
        waits = self.underMouse() or now_ns - self._sorted_ns < REST_NS
        if order == self.order or (waits and not at_once):
            return
        self.order, self._sorted_ns = order, now_ns
        by_rig = {tile.rig: tile for tile in self.tiles}
        for tile in self.tiles:
            self._layout.removeWidget(tile)
        for at, rig in enumerate(order):
            self._layout.addWidget(by_rig[rig], *divmod(at, self.columns))

    def choose(self, rig: int) -> None:
        """Mark this rig; says nothing."""
        self.chosen = rig
        for tile in self.tiles:
            tile.show_chosen(tile.rig == rig)
            if tile.rig == rig and tile.isVisible():  # else the page in front has the arrows
                tile.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No tile has the focus yet: the first arrow goes to the first one."""
        if Qt.Key(event.key()) in STEPS and self.tiles:
            self._step(self.order[0], 0)
        else:
            super().keyPressEvent(event)

    def themed(self) -> None:
        self._layout.setSpacing(self.theme.space("s4"))
        super().themed()

    def _make(self, seats: tuple[int, ...]) -> None:
        for old in self.tiles:
            old.deleteLater()
        self.tiles = tuple(Tile(rig, self) for rig in seats)
        for at, tile in enumerate(self.tiles):
            row, column = divmod(at, self.columns)
            self._layout.setRowStretch(row, 1)
            self._layout.setColumnStretch(column, 1)
            tile.picked.connect(self.picked)
            tile.stepped.connect(lambda x, y, rig=tile.rig: self._step(rig, x + y * self.columns))
            tile.show_chosen(tile.rig == self.chosen)
        self.order = ()
        self.put_in_order(seats)

    def _step(self, rig: int, step: int) -> None:
        """The arrows: focus and choice go together."""
        target = self.order.index(rig) + step
        if 0 <= target < len(self.order):
            there = self.order[target]
            next(tile for tile in self.tiles if tile.rig == there).setFocus()
            self.picked.emit(there)
