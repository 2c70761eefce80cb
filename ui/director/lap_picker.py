"""Which lap the selected car's running one is held to: any car's best, last, or one by number."""

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from racecontrol.meeting.model import Meeting
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import best_lap, counted_laps
from ui import format as text
from ui.tr import Words, later, tr, worded
from ui.widgets.key_label import KeyLabel
from ui.widgets.panel import Themed

NOBODY: Final = later("no other lap")
BEST, LAST = 0, -1  # laps that are another one in time
NAMES: Final = {BEST: later("best lap"), LAST: later("last lap")}
SHOWN: Final = 8  # of a long list at once: it opens over this panel, not over the tower


class Other(Struct, frozen=True):
    """A lap of a car: by its number, or BEST or LAST."""

    entry: int
    lap: int = BEST

    @property
    def words(self) -> Words:
        """`best of car 16`, `lap 7 of car 16`."""
        two = text.car(self.entry)
        if self.lap == BEST:
            return later("best of car {car}", car=two)
        if self.lap == LAST:
            return later("last of car {car}", car=two)
        return later("lap {lap} of car {car}", lap=self.lap, car=two)

    def number(self, state: State, session: Session) -> int | None:
        """Which lap that is now; None where there is none."""
        if self.lap == BEST:
            best = best_lap(state, session, self.entry)
            return best.lap if best else None
        if self.lap == LAST:
            laps = counted_laps(session, self.entry)
            return laps[-1].lap if laps else None
        return self.lap


class LapPicker(Themed):
    """A car and a lap of it, each from a list."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cars, self.laps = QComboBox(), QComboBox()
        self._label = KeyLabel("J", tr("held to"))
        self._known: tuple[tuple[int, str], ...] = ()
        self._lap_numbers: tuple[int, ...] = ()
        self._layout = QHBoxLayout(self)
        for widget, stretch in ((self._label, 0), (self.cars, 3), (self.laps, 2)):
            self._layout.addWidget(widget, stretch)
        for box, name in (
            (self.cars, tr("Car to compare with")),
            (self.laps, tr("Lap to compare with")),
        ):
            box.setAccessibleName(name)
            box.setMaxVisibleItems(SHOWN)
            box.currentIndexChanged.connect(lambda _: self.picked.emit())
        self._show_laps(())
        self.cars.currentIndexChanged.connect(lambda _: self.laps.setEnabled(bool(self.other)))
        self.laps.setEnabled(False)
        self.themed()

    def themed(self) -> None:
        theme = self.theme
        self._layout.setContentsMargins(theme.space("s5"), 0, theme.space("s5"), theme.px(4))
        self._layout.setSpacing(theme.px(6))
        for box in (self.cars, self.laps):
            box.setFont(theme.font("body", figures=True))
            box.setFixedHeight(theme.height("button"))
        super().themed()

    @property
    def other(self) -> Other | None:
        """What was picked; None: nothing."""
        entry, lap = self.cars.currentData(), self.laps.currentData()
        return None if entry is None else Other(entry, BEST if lap is None else lap)

    def pick(self, other: Other | None) -> None:
        """Take this car and lap."""
        self.cars.setCurrentIndex(self.cars.findData(other.entry) if other else 0)
        if other is not None:
            self.laps.setCurrentIndex(max(0, self.laps.findData(other.lap)))

    def show_session(self, meeting: Meeting | None, session: Session | None) -> None:
        """The cars of the meeting, and the laps of the one that was picked."""
        entries = meeting.entries if meeting else ()
        known = tuple((e.number, f"{text.car(e.number)} {e.code}") for e in entries)
        if known != self._known:
            self._known = known
            self._fill(self.cars, [(None, worded(NOBODY)), *known])
        other = self.other
        laps = counted_laps(session, other.entry) if session and other else ()
        self._show_laps(tuple(lap.lap for lap in laps))

    def _show_laps(self, numbers: tuple[int, ...]) -> None:
        if numbers != self._lap_numbers or not self.laps.count():
            self._lap_numbers = numbers
            laps = [(number, tr("lap {number}", number=number)) for number in reversed(numbers)]
            self._fill(self.laps, [(BEST, worded(NAMES[BEST])), (LAST, worded(NAMES[LAST])), *laps])

    @staticmethod
    def _fill(box: QComboBox, items: list[tuple[int | None, str]]) -> None:
        """Other items; what was picked stays, where it is still there."""
        before = box.currentData()
        with QSignalBlocker(box):
            box.clear()
            for key, words in items:
                box.addItem(words, key)
            box.setCurrentIndex(max(0, box.findData(before)) if before is not None else 0)
