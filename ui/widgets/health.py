"""The health strip: is what the screens show fresh, timed well, and written down?"""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from racecontrol.control import JournalHealth
from racecontrol.meeting.model import Person
from racecontrol.meeting.state import State
from racecontrol.meeting.units import NS_PER_MS
from racecontrol.results.photo import BLIND_SPOT
from racecontrol.results.tower import open_incidents
from racecontrol.rigs.lamps import signalled
from racecontrol.timing.health import RigHealth
from ui import format as text
from ui.bridge import Desk
from ui.nouns import noun
from ui.theme import tokens
from ui.tr import counted, ruled, tr
from ui.widgets.lettering import LEFT, paint_text, text_width
from ui.widgets.panel import Themed

SLOW_JOURNAL_MS = 100.0  # an append that a person at the desk would feel
POOR_CLOCK_MS = 5.0  # gaps of such a rig are worth one decimal only


class HealthItem(Struct, frozen=True):
    """A label and a value; amber when it is not as it should be."""

    label: str
    value: str
    normal: bool = True


def health_items(desk: Desk, state: State) -> tuple[HealthItem, ...]:
    """The strip from left to right, as things stand now."""
    rigs, health = driven(state, desk.telemetry.health())
    recorder = desk.recorder()
    cases = open_cases(state)
    return (
        _feeds(health),
        _oldest(rigs, health),
        _clock(rigs, health),
        _journal(desk.control.journal_health()),
        HealthItem(tr("Recorder"), ruled(recorder.words), recorder.normal),
        _unknown(*desk.telemetry.unknown_sources()),
        *_lamps(desk, state),
        HealthItem(
            tr("Stewards"),
            counted("%n open case", "%n open cases", cases),
        ),
    )


def driven(state: State, health: Sequence[RigHealth]) -> tuple[list[int], list[RigHealth]]:
    """The rigs that somebody drives, and their health: a spare one may be silent."""
    meeting = state.meeting
    seats = {entry.rig for entry in meeting.entries} if meeting else set()
    rigs = [rig.number for rig in meeting.rigs] if meeting else []
    found = [(rig, one) for rig, one in zip(rigs, health, strict=False) if rig in seats]
    return [rig for rig, _ in found], [one for _, one in found]


def open_cases(state: State) -> int:
    """Incidents of the current session on which nothing was decided yet."""
    session = state.current
    if session is None or state.meeting is None:
        return 0
    numbers = (entry.number for entry in state.meeting.entries)
    return len({case for number in numbers for case in open_incidents(state, session, number)})


def stale_after_ns() -> int:
    """The age from which data looks old."""
    return int(tokens()["interaction"]["stale_after"]) * NS_PER_MS


def is_stale(health: RigHealth) -> bool:
    """Whether a rig was not heard for a second, or never."""
    return health.age_ns is None or health.age_ns > stale_after_ns()


def _feeds(health: Sequence[RigHealth]) -> HealthItem:
    live = sum(not is_stale(rig) for rig in health)
    return HealthItem(
        tr("Feeds"), tr("{count} of {all}", count=live, all=len(health)), live == len(health)
    )


def _oldest(rigs: Sequence[int], health: Sequence[RigHealth]) -> HealthItem:
    heard = [(rig.age_ns, number) for number, rig in zip(rigs, health, strict=False) if rig.age_ns]
    if not heard:
        return HealthItem(tr("Oldest packet"), tr("none yet"), normal=not health)
    age_ns, number = max(heard)
    if age_ns > stale_after_ns():
        return HealthItem(
            tr("Oldest packet"),
            tr("{figure}, rig {number}", figure=text.age(age_ns), number=number),
            normal=False,
        )
    return HealthItem(tr("Oldest packet"), text.age(age_ns))


def _clock(rigs: Sequence[int], health: Sequence[RigHealth]) -> HealthItem:
    known = [
        (rig.clock_error_ms, number)
        for number, rig in zip(rigs, health, strict=False)
        if rig.clock_error_ms is not None
    ]
    if not known:
        return HealthItem(tr("Clock error"), tr("not known yet"))
    worst, number = max(known)
    if worst > POOR_CLOCK_MS:
        return HealthItem(
            tr("Clock error"),
            tr("{figure}, rig {number}", figure=text.clock_error(worst), number=number),
            normal=False,
        )
    return HealthItem(tr("Clock error"), text.clock_error(worst))


def _unknown(count: int, address: str | None) -> HealthItem:
    where = tr(", last {address}", address=address) if address else ""
    return HealthItem(tr("Unknown datagrams"), f"{count}{where}", count == 0)


def _lamps(desk: Desk, state: State) -> tuple[HealthItem, ...]:
    """Whether every rig shows its driver what it must; nothing where no rig has a box."""
    if state.meeting is None or not any(rig.box for rig in state.meeting.rigs):
        return ()
    signals = signalled(state, desk.control.clock.now())
    count = tr("{count} of {all}", count=signals.shown, all=signals.of)
    if not signals.missing:
        return (HealthItem(tr("Lamps"), count),)
    rigs = ", ".join(map(str, signals.missing))
    where = counted("not rig {rigs}", "not rigs {rigs}", len(signals.missing), rigs=rigs)
    return (HealthItem(tr("Lamps"), f"{count}, {where}", normal=False),)


def _journal(journal: JournalHealth) -> HealthItem:
    if journal.failing:
        return HealthItem(tr("Journal"), tr("cannot write"), normal=False)
    if journal.last_append_ms > SLOW_JOURNAL_MS:
        return HealthItem(
            tr("Journal"),
            tr("took {time} ms", time=f"{journal.last_append_ms:.0f}"),
            normal=False,
        )
    age = text.age(journal.age_ns)
    return HealthItem(
        tr("Journal"),
        counted("%n fact, last {age} ago", "%n facts, last {age} ago", journal.seq, age=age),
    )


class HealthStrip(Themed):
    """Grey while all is well; an item that is not turns amber and says where."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._person = HealthItem(noun(person.role).capitalize(), person.name)
        self._items: tuple[HealthItem, ...] = ()
        self.setAccessibleName(tr("Health"))
        self.setToolTip(tr("Clock error: standard error. {limit}", limit=ruled(BLIND_SPOT)))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def sizeHint(self) -> QSize:
        return QSize(800, self.theme.height("health"))

    def minimumSizeHint(self) -> QSize:
        return QSize(400, self.theme.height("health"))

    @property
    def items(self) -> tuple[HealthItem, ...]:
        """What the strip says, from left to right."""
        return self._items

    def show_items(self, items: tuple[HealthItem, ...]) -> None:
        """Say this; nothing is painted when it is the same as before."""
        if items != self._items:
            self._items = items
            self.setAccessibleDescription("; ".join(f"{i.label} {i.value}" for i in items))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        painter.fillRect(self.rect(), theme.colours.background1)
        painter.setPen(theme.colours.line1)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        person = self._width(self._person)
        end = self.width() - theme.space("s6") - person
        x = theme.space("s7")
        for item in self._items:
            width = self._width(item)
            if x + width > end - theme.space("s7"):
                break
            self._paint_item(painter, x, item)
            x += width + theme.space("s6")
            painter.setPen(theme.colours.line2)
            painter.drawLine(x, self.height() // 3, x, self.height() * 2 // 3)
            x += theme.space("s6")
        self._paint_item(painter, end, self._person)

    def _width(self, item: HealthItem) -> int:
        theme = self.theme
        label = text_width(item.label, theme.font("label"))
        value = text_width(item.value, theme.font("body", "medium", figures=True))
        return label + theme.space("s4") + value

    def _paint_item(self, painter: QPainter, x: int, item: HealthItem) -> None:
        theme = self.theme
        c = theme.colours
        room = QRect(x, 0, self.width() - x, self.height())
        label = paint_text(painter, room, item.label, theme.font("label"), c.text3, LEFT)
        room.setLeft(x + label + theme.space("s4"))
        ink = c.text2 if item.normal else c.needs_person
        font = theme.font("body", "medium", figures=True)
        paint_text(painter, room, item.value, font, ink, LEFT)
