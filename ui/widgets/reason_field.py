"""A reason: one of a short list, or words of one's own."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy

from ui.tr import later, tr, worded

PLACEHOLDER = later("Reason: choose, or write your own")


class ReasonField(QComboBox):
    """The list may change with what is being reasoned about."""

    chosen = Signal(str)  # one of the list

    def __init__(self, reasons: Sequence[str] = ()) -> None:
        super().__init__()
        self._reasons: tuple[str, ...] = ()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        edit = self.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(worded(PLACEHOLDER))
        self.textActivated.connect(self._show_begin)
        self.textActivated.connect(self.chosen)
        self.setAccessibleName(tr("Reason"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.addItems(list(reasons))
        self.setCurrentIndex(-1)

    @property
    def words(self) -> str:
        """What is chosen or written."""
        return self.currentText().strip()

    def show_reasons(self, reasons: Sequence[str]) -> None:
        """Another list, its first one chosen; the same one changes nothing."""
        self.setEnabled(bool(reasons))
        if tuple(reasons) != self._reasons:
            self._reasons = tuple(reasons)
            self.clear()
            self.addItems(list(reasons))
            self.setCurrentIndex(0 if reasons else -1)
            self._show_begin()

    def _show_begin(self) -> None:
        """Of words that are longer than the field the first ones are read, not the last."""
        edit = self.lineEdit()
        if edit is not None:
            edit.setCursorPosition(0)
