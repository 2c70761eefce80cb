"""What lies on the desk for passings: a car's laps, the chosen one, the change that is thought of.

The pictures and the list show it; keys and mouse move it. Nothing is asked for before `confirm`.
"""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from racecontrol.meeting.model import Correction, CorrectionKind, Lap, Passing, Person
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import GAME_NS_PER_MS
from ui import format as text
from ui.director.lap_change import (
    REASONS,
    Change,
    Kind,
    Outcome,
    alike,
    begin_ns_of,
    insertion_of,
    moved_to,
    outcome,
    split_of,
    take_back_of,
    typed_at_ns,
)
from ui.nouns import SOURCES, reason_of
from ui.sentences import correction_words
from ui.tr import first_up, tr


class LapDesk(QObject):
    """One car's laps and what is thought of them."""

    changed = Signal()
    wished = Signal(object)  # Change

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = State()
        self.session: Session | None = None
        self.entry: int | None = None
        self.now_ns = 0
        self.chosen = 0
        self.change: Change | None = None
        self.tried: Outcome | None = None
        self.made: dict[int, Correction] = {}  # the lap as it is numbered now -> why it is so
        self._who: Person | None = None

    # ------------------------------------------------------------ what is on it

    @property
    def laps(self) -> tuple[Lap, ...]:
        """As they would be with the change that is thought of, else as they count now."""
        return self.tried.laps if self.tried else self.counting

    @property
    def counting(self) -> tuple[Lap, ...]:
        """As they count now."""
        if self.session is None or self.entry is None:
            return ()
        return self.session.run(self.entry).laps

    @property
    def recorded(self) -> tuple[Lap, ...]:
        """As they were recorded, before anybody put them right."""
        if self.session is None or self.entry is None:
            return ()
        return self.session.run(self.entry).recorded

    @property
    def passings(self) -> tuple[Passing, ...]:
        """Of all lines, in order."""
        if self.session is None or self.entry is None:
            return ()
        return self.session.run(self.entry).passings

    @property
    def lap(self) -> Lap | None:
        """The chosen lap as it counts now."""
        return next((one for one in self.counting if one.lap == self.chosen and one.live), None)

    def differs(self, lap: Lap) -> bool:
        """Whether the change that is thought of makes this lap another one."""
        return self.change is not None and alike(lap) not in map(alike, self.counting)

    def show_car(
        self, state: State, session: Session | None, entry: int | None, who: Person, now_ns: int
    ) -> None:
        """The laps of this car in this session, as they count now."""
        key = session.plan.key if session else ""
        of = (self.session.plan.key if self.session else "", self.entry)
        if of != (key, entry):
            self.chosen, self.change = 0, None
        self.state, self.session, self.entry = state, session, entry
        self._who, self.now_ns = who, now_ns
        run = session.run(entry) if session and entry is not None else None
        self.made = corrected_laps(run.corrections) if run else {}
        if not self.chosen and self.counting:
            self.chosen = self.counting[-1].lap
        self._try()

    def _try(self) -> None:
        self.tried = None
        if self.change is not None and self._who is not None:
            self.tried = outcome(self.state, self.change, self._who, self.now_ns)
        self.changed.emit()

    def words_of(self, lap: Lap) -> str:
        """`Lap 4: 1:32.418, by hand, ended 14:10:32 ±200.0 ms. Car 44 ..., by A. Moravec: why`."""
        words = tr("Lap {lap}: {official}", lap=lap.lap, official=text.lap_time(lap.official_ms))
        words += f", {SOURCES[lap.source]}" if lap.source in SOURCES else ""
        words += tr(", estimated") if lap.estimated else ""
        words += "" if lap.live else tr(", does not count")
        words += tr(
            ", ended {at} {error}", at=text.time_of_day(lap.at_ns), error=text.bar(lap.error_ns)
        )
        made = self.made.get(lap.lap)
        return f"{words}. {_who_when_why(self.state, made)}" if made else words

    # ------------------------------------------------------------ what is thought of

    def choose(self, lap: int) -> None:
        """Take this lap; what was thought of another one is forgotten."""
        if lap != self.chosen:
            self.chosen = lap
            self.think_of(None)

    def step(self, by: int) -> None:
        """The lap so many further on."""
        numbers = [lap.lap for lap in self.counting]
        if numbers:
            at = numbers.index(self.chosen) + by if self.chosen in numbers else len(numbers) - 1
            self.choose(numbers[min(max(at, 0), len(numbers) - 1)])

    def think_of(self, change: Change | None) -> None:
        """Show what this would lead to; None: the laps as they are."""
        self.change = change
        self._try()

    def nudge(self, by_ns: int) -> None:
        """The passing that is thought of, or else the chosen one, earlier or later."""
        now = self.change if self.change and self.change.has_moment else self._move()
        if now is not None:
            self.think_of(moved_to(now, now.at_ns + by_ns))

    def place(self, at_ns: int) -> None:
        """Put the passing that is thought of there; without one: part the lap, or end the next."""
        if self.change is not None and self.change.has_moment:
            self.think_of(moved_to(self.change, at_ns))
        elif self.session is not None and self.entry is not None:
            key = self.session.plan.key
            cut = next((one for one in self.counting if one.live and one.at_ns > at_ns), None)
            if cut is not None:
                self.think_of(Change(Kind.SPLIT, key, self.entry, cut.lap, at_ns))
            else:
                self.think_of(moved_to(insertion_of(self.session, self.entry, self.now_ns), at_ns))

    def grip(self) -> None:
        """Take the end of the chosen lap in the hand, to move it."""
        if self.change is None or not self.change.has_moment:
            self.think_of(self._move())

    def delete(self) -> None:
        """The end of the chosen lap was none."""
        if self.lap is not None and self.session is not None:
            self.think_of(Change(Kind.DELETE, self.session.plan.key, self._car(), self.chosen))

    def split(self) -> None:
        """The chosen lap was two."""
        if self.lap is not None and self.session is not None:
            self.think_of(split_of(self.session, self._car(), self.lap))

    def insert(self) -> None:
        """A lap ended that nobody recorded."""
        if self.session is not None and self.entry is not None:
            self.think_of(insertion_of(self.session, self.entry, self.now_ns))

    def take_back(self) -> None:
        """The newest correction of this car."""
        if self.session is not None and self.entry is not None:
            self.think_of(take_back_of(self.session, self.entry))

    def type_moment(self, words: str) -> str:
        """The moment as a person wrote it; a sentence where that is none."""
        now = self.change if self.change and self.change.has_moment else self._move()
        if now is None or self.session is None:
            return tr("Choose a lap first.")
        at_ns = typed_at_ns(self.session, now, words)
        if isinstance(at_ns, str):
            return at_ns
        self.think_of(moved_to(now, at_ns))
        return ""

    def give_reason(self, reason: str) -> None:
        """Why; nothing: the first of the short list."""
        if self.change is not None and reason.strip() != self.change.reason:
            self.think_of(replace(self.change, reason=reason.strip()))

    @property
    def reasons(self) -> tuple[str, ...]:
        """The short list for what is thought of."""
        offered = REASONS[self.change.kind] if self.change else ()
        return tuple(words.english for words in offered)  # as it will stand in the journal

    def confirm(self) -> None:
        """Ask for what is thought of."""
        if self.change is not None:
            self.wished.emit(self.change)

    def _move(self) -> Change | None:
        if self.lap is None or self.session is None:
            return None
        key = self.session.plan.key
        return Change(Kind.MOVE, key, self._car(), self.chosen, self.lap.at_ns)

    def _car(self) -> int:
        assert self.entry is not None
        return self.entry

    # ------------------------------------------------------------ of the timeline

    def span(self) -> tuple[int, int] | None:
        """Event clock from the begin of the chosen lap to the end of the next, or a pace on."""
        lap = self.lap
        if lap is None or self.session is None:
            return None
        begin_ns = begin_ns_of(self.session, self._car(), lap.lap)
        if begin_ns is None:
            begin_ns = lap.at_ns - lap.official_ms * GAME_NS_PER_MS
        after = next((one.at_ns for one in self.counting if one.lap == lap.lap + 1), None)
        end_ns = after or max(lap.at_ns, min(self.now_ns, 2 * lap.at_ns - begin_ns))
        return begin_ns, end_ns


def corrected_laps(made: Sequence[Correction]) -> dict[int, Correction]:
    """The corrections of a car by the laps that they made, as these are numbered now."""
    laps: dict[int, Correction] = {}
    for one in made:
        if one.kind is CorrectionKind.DELETE:
            laps = {lap - 1 if lap > one.lap else lap: by for lap, by in laps.items()}
        elif one.kind is CorrectionKind.SPLIT:
            laps = {lap + 1 if lap > one.lap else lap: by for lap, by in laps.items()}
            laps[one.lap + 1] = one
        laps[one.lap] = one
    return laps


def _who_when_why(state: State, made: Correction) -> str:
    words = correction_words(state, made)
    when = text.time_of_day(made.made_ns)
    return tr(
        "{words} by {made_by} at {when}: {reason}",
        words=first_up(words),
        made_by=made.made_by,
        when=when,
        reason=reason_of(made.reason),
    )
