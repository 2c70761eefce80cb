"""The pages at the left of the technician's console, and the keys that turn to them."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.tr import NO_WORDS, later
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.keys import Keys, words_of
from ui.widgets.panel import Themed

RIGS: Final = ActLabel(later("Rigs"), ("Home",), later("show the rigs"), NO_WORDS, held=False)
PARITY: Final = ActLabel(
    later("Parity"), ("P",), later("show or hide the parity of the rigs"), NO_WORDS, held=False
)
CHECKS: Final = ActLabel(
    later("Checks"), ("K",), later("show or hide the checks"), NO_WORDS, held=False
)
SWAP: Final = ActLabel(
    later("Swap to spare"), ("X",), later("show or hide the swap"), NO_WORDS, held=False
)
TRACK: Final = ActLabel(
    later("Track lines"), ("M",), later("show or hide the timing lines"), NO_WORDS, held=False
)
DRAW: Final = ActLabel(
    later("Rig draw"), ("F8",), later("show or hide the draw of the rigs"), NO_WORDS, held=False
)
TABS: Final = (RIGS, PARITY, CHECKS, SWAP, DRAW, TRACK)
SORT: Final = ActLabel(
    later("By suspicion"), ("T",), later("sort the rigs by suspicion"), NO_WORDS, held=False
)


class LeftPages(Themed):
    """A row of keys above, the page in sight below. A key pressed again goes back to the rigs."""

    turned = Signal()
    said = Signal(str)

    def __init__(self, *pages: QWidget) -> None:
        """`pages`: as many as TABS, in that order."""
        super().__init__()
        self.stack = QStackedWidget()
        self.tabs = tuple(ActButton(label, one_line=True) for label in TABS)
        self._row = QHBoxLayout()
        for at, (tab, page) in enumerate(zip(self.tabs, pages, strict=True)):
            self._row.addWidget(tab)
            self.stack.addWidget(page)
            tab.confirmed.connect(lambda at=at: self.turn(at))
            tab.let_go.connect(self.said)
        self._row.addStretch(1)
        self.sort = ActButton(SORT, one_line=True)
        self._row.addWidget(self.sort)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(self._row)
        self._layout.addWidget(self.stack, 1)
        self.stack.currentChanged.connect(self._show_tabs)
        self._show_tabs()

    def themed(self) -> None:
        self._layout.setSpacing(self.theme.space("s4"))
        self._row.setSpacing(self.theme.space("s4"))
        super().themed()

    @property
    def track_lines(self) -> ActButton:
        return self.tabs[TABS.index(TRACK)]

    def shows(self, page: QWidget) -> bool:
        return self.stack.currentWidget() is page

    def bind(self, keys: Keys) -> None:
        for tab, label in zip(self.tabs, TABS, strict=True):
            keys.bind_button(label.keys[0], tab)
        keys.bind_button(SORT.keys[0], self.sort)

    def turn(self, at: int) -> None:
        """To this page; from it, back to the rigs."""
        self.stack.setCurrentIndex(0 if self.stack.currentIndex() == at else at)
        self.turned.emit()

    def on(self, page: QWidget, doing: Callable[[], None]) -> Callable[[], None]:
        """What a key of a page does: elsewhere it turns there first, and does nothing yet."""

        def press() -> None:
            if self.shows(page):
                doing()
            else:
                self.stack.setCurrentWidget(page)
                self.turned.emit()

        return press

    def bind_on(self, keys: Keys, page: QWidget, button: ActButton) -> None:
        """The key of a button that stands on a page."""
        keys.bind(
            button.label.keys[0], words_of(button.label), self.on(page, button.begin), button.end
        )

    def _show_tabs(self) -> None:
        for at, tab in enumerate(self.tabs):
            tab.show_state(tab.reason, "" if at == self.stack.currentIndex() else None)
