"""What the timing tower shows, as a model: which cells changed, and which are fresh."""

import time
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.director.spans import span_words
from ui.director.tower_lines import LIT, Line, changed_columns
from ui.theme import theme_of

Index = QModelIndex | QPersistentModelIndex


class TowerModel(QAbstractListModel):
    """One row per car; says which cells changed and which are fresh."""

    cells_changed = Signal(int, object)  # row; a set of column keys, or None: the whole row

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._lit: dict[tuple[int, str], float] = {}  # car and column -> monotonic s

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Take up new lines; only rows that differ are said to have changed."""
        before = {line.number: line for line in self._lines}
        for line in lines:
            self._light(before.get(line.number), line)
        if len(lines) != len(self._lines):
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
            return
        old, self._lines = self._lines, lines
        for row, (was, now) in enumerate(zip(old, lines, strict=True)):
            if was != now:
                self.cells_changed.emit(row, changed_columns(was, now))
                index = self.index(row)
                self.dataChanged.emit(index, index)

    def forget_lit(self) -> None:
        """Nothing is fresh: after a change of session."""
        self._lit.clear()

    def lit(self, number: int) -> dict[str, float]:
        """How fresh the changed cells of a car are, 1 down to 0."""
        now = time.monotonic()
        whole = theme_of(self._widget()).motion_ms("changed_cell") / 1000
        fresh = {}
        for column in LIT:
            since = self._lit.get((number, column))
            if since is not None and now - since < whole:
                fresh[column] = 1 - (now - since) / whole
        return fresh

    def _widget(self) -> QWidget:
        parent = self.parent()
        assert isinstance(parent, QWidget)
        return parent

    def _light(self, was: Line | None, now: Line) -> None:
        if was is None:
            return
        for column in LIT:
            if column in now.cells and now.cells[column].words != was.cells[column].words:
                self._lit[now.number, column] = time.monotonic()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{line.place} {line.cells['code'].words}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return _sector_words(line)
        return None


def _sector_words(line: Line) -> str:
    """The sectors, which a narrow tower has no column for."""
    sectors = [(n, line.cells[f"sector{n}"].words) for n in (1, 2, 3) if f"sector{n}" in line.cells]
    told = [f"S{number} {words}" for number, words in sectors if words]
    return "   ".join([*told, *filter(None, [span_words(line)])])
