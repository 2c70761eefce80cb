"""The laps of a car, line by line: time, sectors, source, error; and what was recorded before."""

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent

from racecontrol.meeting.model import Lap, Source
from ui import format as text
from ui.director.lap_change import alike
from ui.director.lap_desk import LapDesk
from ui.theme import Theme
from ui.tr import NO_WORDS, Words, later, tr, worded
from ui.widgets.lettering import LEFT, RIGHT, paint_text
from ui.widgets.panel import Themed
from ui.widgets.pick_list import PickList

EMPTY: Final = later("No lap.")
NAME: Final = later("Laps, line by line")
COLUMNS: Final = (  # head, px, whether it stands at the right
    (later("Lap"), 34, True),
    (NO_WORDS, 24, False),
    (later("Time"), 78, True),
    (Words("S1"), 66, True),
    (Words("S2"), 66, True),
    (Words("S3"), 66, True),
    (later("Error"), 72, True),
    (NO_WORDS, 10, False),
)
SECTORS: Final = ("S1", "S2", "S3")  # they give way where there is no room for the reason
LEAST_NOTE: Final = 60


class LapLine(Struct, frozen=True):
    """One line. `gone`: it was recorded so, and a correction has put another in its place."""

    lap: Lap
    words: str
    why: str = ""
    gone: bool = False
    differs: bool = False  # the change that is thought of makes it another one


def lines_of(desk: LapDesk) -> tuple[LapLine, ...]:
    """The laps in order of time, what was recorded instead before what stands now."""
    standing = {alike(lap) for lap in desk.laps}
    lines = [
        LapLine(lap, desk.words_of(lap), _why(desk, lap), differs=desk.differs(lap))
        for lap in desk.laps
    ]
    lines += [
        LapLine(lap, tr("Recorded as: {words_of}", words_of=desk.words_of(lap)), gone=True)
        for lap in desk.recorded
        if lap.live and alike(lap) not in standing
    ]
    return tuple(sorted(lines, key=lambda line: (line.lap.at_ns, not line.gone)))


def _why(desk: LapDesk, lap: Lap) -> str:
    """`A. Moravec 14:10, seen at the line`, where there is room for no more."""
    made = desk.made.get(lap.lap)
    if made is None:
        return ""
    return f"{made.made_by} {text.time_of_day(made.made_ns)[:5]}, {made.reason}"


class LapList(PickList):
    """The list; the chosen lap is that of the desk."""

    def __init__(self, desk: LapDesk) -> None:
        super().__init__(
            lambda line: line.words, _number, self._paint_line, _height, worded(EMPTY), worded(NAME)
        )
        self._desk = desk
        desk.changed.connect(self._show)
        self.picked.connect(desk.choose)
        self.stepped.connect(desk.step)

    def _show(self) -> None:
        self.show_rows(lines_of(self._desk))
        self.choose(self._desk.chosen)

    def _paint_line(self, painter: QPainter, rect: QRect, line: LapLine, theme: Theme) -> None:
        c, lap = theme.colours, line.lap
        self.paint_ground(painter, rect, lap.lap == self.chosen and not line.gone, theme)
        ink = c.text2 if line.gone else c.text1
        by_hand = lap.source is Source.BY_HAND or line.differs
        shown = c.human if by_hand and not line.gone else ink
        plain = _struck(theme.font("body", "normal", figures=True), line.gone)
        strong = _struck(theme.font("body", "medium", figures=True), line.gone)
        cells = cells_of(line)
        rooms = _rooms(rect, theme)
        rooms[1].translate(theme.px(6), 0)
        for index, (words, room) in enumerate(zip(cells, rooms, strict=False)):
            if not room.width():
                continue
            font = strong if index == 2 else theme.font("mark", "heavy") if index == 1 else plain
            align = RIGHT if COLUMNS[index][2] else LEFT
            paint_text(painter, room, words, font, shown if index in (1, 2) else ink, align)
        note = rect.adjusted(rooms[-1].right() - rect.x(), 0, -4, 0)
        words = tr("as recorded") if line.gone else line.why
        paint_text(painter, note, words, theme.font("label"), c.text3 if line.gone else c.human)


def cells_of(line: LapLine) -> tuple[str, ...]:
    """Lap, letter of the source, time, three sectors, error."""
    lap = line.lap
    sectors = [text.lap_time(ms) for ms in lap.sectors_ms[:3]]
    sectors += [""] * (3 - len(sectors))
    letter = lap.source.value or ("≈" if lap.estimated else "" if lap.live else "–")
    error = "" if line.gone else text.bar(lap.error_ns)
    return (str(lap.lap), letter, text.lap_time(lap.official_ms), *sectors, error)


def _number(line: LapLine) -> int | None:
    return None if line.gone else line.lap.lap


def _height(_line: LapLine, _width: int, theme: Theme) -> int:
    return theme.height("list_row")


def _struck(font: QFont, gone: bool) -> QFont:
    if not gone:
        return font
    struck = QFont(font)
    struck.setStrikeOut(True)
    return struck


def _rooms(rect: QRect, theme: Theme) -> list[QRect]:
    """Where each column stands; one without room has no width."""
    rooms: list[QRect] = []
    x = rect.x() + theme.space("s3")
    narrow = sum(theme.px(wide) for _, wide, _ in COLUMNS) > rect.width() - theme.px(LEAST_NOTE)
    for head, wide, _ in COLUMNS:
        taken = 0 if narrow and head.english in SECTORS else theme.px(wide)
        rooms.append(QRect(x, rect.y(), taken, rect.height()))
        x += taken
    return rooms


class LapListHead(Themed):
    """The names of the columns."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.themed()

    def themed(self) -> None:
        self.setFixedHeight(self.theme.height("column_head"))
        super().themed()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(self.rect(), theme.colours.background2)
        rooms = _rooms(self.rect(), theme)
        for (head, _, right), room in zip(COLUMNS, rooms, strict=True):
            if not room.width():
                continue
            align = RIGHT if right else LEFT
            paint_text(painter, room, worded(head), theme.font("label"), theme.colours.text3, align)
        note = self.rect().adjusted(rooms[-1].right(), 0, -4, 0)
        paint_text(painter, note, tr("Who, when, why"), theme.font("label"), theme.colours.text3)
