"""Search and filters above the rankings: each change says what is wanted now."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from racecontrol.season.windows import Order, Wanted
from ui.nouns import noun
from ui.season.columns import TIERS
from ui.tr import first_up, later, tr, worded
from ui.widgets.key_label import KeyLabel

DEBOUNCE_MS: Final = 150
PLACEHOLDER: Final = later("name, country or account")
KEYS: Final = {
    "league": "L", "region": "G", "country": "N", "main_area": "A", "secondary_area": "B",
}  # fmt: skip
EVERY: Final = {
    "league": later("All leagues"),
    "region": later("All regions"),
    "country": later("All countries"),
    "main_area": later("All main areas"),
    "secondary_area": later("All secondary areas"),
}
WORDS: Final = {
    "league": later("league"),
    "region": later("region"),
    "country": later("country"),
    "main_area": later("main area"),
    "secondary_area": later("secondary area"),
    "tier": later("tier"),
}
INNER: Final = tuple(EVERY)  # each lies inside those before it


class SearchField(QLineEdit):
    """Escape and the arrow down leave it."""

    left = Signal(bool)  # True: what was typed is given up

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(worded(PLACEHOLDER))
        self.setAccessibleName(tr("Search drivers by name, country or account"))
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit(True)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit(False)
        else:
            super().keyPressEvent(event)


class Choice(QComboBox):
    """A filter: its first row is all of them."""

    chosen = Signal(str)

    def __init__(self, name: str, every: str) -> None:
        super().__init__()
        self._every = every
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMaxVisibleItems(24)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(9)
        self.activated.connect(lambda _: self.chosen.emit(self.currentData() or ""))

    def offer(self, values: Sequence[tuple[str, int | None]], now: str) -> None:
        """These values, with how many drivers each has."""
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self._every, "")
            for value, drivers in values:
                words = value if drivers is None else f"{value}   {drivers:,}"
                self.addItem(words, value)
            self.choose(now)

    def choose(self, value: str) -> None:
        """Show this value, without saying so."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(0, self.findData(value)))


class Filters(QWidget):
    """`changed` with what is wanted; a search waits until one stops typing for a moment."""

    changed = Signal(object)  # Wanted
    done = Signal()  # the keyboard goes back to the table

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Wanted()
        self.search = SearchField()
        self.choices = {
            name: Choice(first_up(worded(WORDS[name])), worded(every))
            for name, every in EVERY.items()
        }
        self.tier = Choice(first_up(worded(WORDS["tier"])), "")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(DEBOUNCE_MS)
        self._typing.timeout.connect(self._search)
        self._place()
        self.search.textEdited.connect(lambda _: self._typing.start())
        self.search.left.connect(self._leave)
        for name, choice in self.choices.items():
            choice.chosen.connect(lambda value, name=name: self._choose(name, value))
        self.tier.activated.connect(self._choose_tier)

    def show_season(self, leagues: Sequence[str], regions: Sequence[str]) -> None:
        """What the rulebook has; what the files have comes with `offer`."""
        self.choices["league"].offer([(value, None) for value in leagues], self.wanted.league)
        self.choices["region"].offer([(value, None) for value in regions], self.wanted.region)
        with QSignalBlocker(self.tier):
            self.tier.clear()
            for tier in TIERS:
                self.tier.addItem(first_up(noun(tier)), tier.value)
            self.tier.setCurrentIndex(TIERS.index(self.wanted.tier))

    def offer(self, column: str, values: Sequence[tuple[str, int]]) -> None:
        """The countries or areas among the drivers that are listed."""
        self.choices[column].offer(values, getattr(self.wanted, column))
        if column != "country":
            self.choices[column].setVisible(bool(values))

    def want(self, wanted: Wanted) -> None:
        """Another wish, from elsewhere."""
        self._typing.stop()
        self.wanted = wanted
        with QSignalBlocker(self.search):
            self.search.setText(wanted.search)
        for name, choice in self.choices.items():
            choice.choose(getattr(wanted, name))
        with QSignalBlocker(self.tier):
            self.tier.setCurrentIndex(TIERS.index(wanted.tier))
        self.changed.emit(wanted)

    def turn_tier(self, number: int) -> None:
        """The tier of this number, from 0."""
        if 0 <= number < len(TIERS):
            self.want(replace(self.wanted, tier=TIERS[number], order=Order.RANKING, turned=False))

    def open_choice(self, name: str) -> None:
        """The list of a filter, to be walked through with the arrows or by typing."""
        choice = self.choices[name]
        if choice.isVisible() and choice.count() > 1:
            choice.setFocus()
            choice.showPopup()

    def _place(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(KeyLabel("/", tr("Search")))
        layout.addWidget(self.search, 3)
        for name, choice in self.choices.items():
            choice.setToolTip(tr("Key {key}", key=KEYS[name]))
            layout.addWidget(choice, 2)
        self.tier.setToolTip(tr("Keys 1 to 4"))
        layout.addWidget(self.tier, 2)

    def _choose(self, name: str, value: str) -> None:
        """A narrower filter is given up when what it lies in changes."""
        inner = dict.fromkeys(INNER[INNER.index(name) + 1 :], "")
        if name == "league":
            inner = {}
        if self.wanted.league and name != "league":
            inner.pop("league", None)
        self.want(replace(self.wanted, **{**inner, name: value}))
        self.done.emit()

    def _choose_tier(self, number: int) -> None:
        self.turn_tier(number)
        self.done.emit()

    def _search(self) -> None:
        text = self.search.text().strip()
        if text != self.wanted.search:
            self.wanted = replace(self.wanted, search=text)
            self.changed.emit(self.wanted)

    def _leave(self, given_up: bool) -> None:
        self._typing.stop()
        if given_up:
            self.search.setText("")
        self._search()
        self.done.emit()
