"""Cases like this: how earlier ones with the same infringement ended, and the range so far."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from racecontrol.meeting.model import Meeting
from racecontrol.stewarding.cases import Precedent, outside
from ui.tr import later, tr, worded
from ui.widgets.lettering import RIGHT, paint_text
from ui.widgets.marks import paint_car
from ui.widgets.panel import Themed

SHOWN = 3
EMPTY = later("No case like this in this event.")


class PrecedentsView(Themed):
    """The last ones, newest first. Whether the choice lies outside their range is `remark`."""

    def __init__(self) -> None:
        super().__init__()
        self._meeting: Meeting | None = None
        self._earlier: tuple[Precedent, ...] = ()
        self._code = ""
        self.setAccessibleName(tr("Cases like this"))

    @property
    def remark(self) -> str:
        """`Outside the range so far: none to 10 s.`, or empty."""
        return outside(self._earlier, self._code) if self._code else ""

    @property
    def shown(self) -> tuple[Precedent, ...]:
        return self._earlier[:SHOWN]

    def show_precedents(
        self, meeting: Meeting | None, earlier: tuple[Precedent, ...], code: str
    ) -> None:
        """Show these; `code` is the penalty that is chosen, empty for none."""
        if (meeting, earlier, code) == (self._meeting, self._earlier, self._code):
            return
        self._meeting, self._earlier, self._code = meeting, earlier, code
        spoken = [f"{title(one)}: {one.outcome}" for one in self.shown]
        self.setAccessibleDescription(". ".join([*spoken, self.remark]) or worded(EMPTY))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, SHOWN * self._row_height() + self.theme.px(4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _row_height(self) -> int:
        return self.theme.height("list_row") - self.theme.px(2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c, pad, high = theme.colours, theme.space("s5"), self._row_height()
        row = QRect(pad, 0, self.width() - 2 * pad, high)
        if not self._earlier:
            paint_text(painter, row, worded(EMPTY), theme.font("body"), c.text3)
            return
        for one in self.shown:
            self._paint_case(painter, row, one)
            row = row.translated(0, high)

    def _paint_case(self, painter: QPainter, row: QRect, one: Precedent) -> None:
        theme = self.theme
        c = theme.colours
        wide, high = theme.height("car_chip_width"), theme.height("car_chip")
        x = row.left()
        cars = (one.entry,) if one.entry >= 0 else one.entries[:2]
        for number in cars:
            chip = QRect(x, row.center().y() - high // 2, wide, high)
            paint_car(painter, chip, number, theme.car(self._meeting, number), theme)
            x += wide + theme.px(3)
        room = QRect(row.left() + 2 * (wide + theme.px(5)), row.top(), 0, row.height())
        room.setRight(row.right())
        figures = theme.font("body", figures=True)
        paint_text(painter, room, title(one), figures, c.text2)
        paint_text(painter, room, one.outcome, theme.font("body", "strong", True), c.text1, RIGHT)


def title(one: Precedent) -> str:
    """`Case 6, Race 1`."""
    return (
        tr("Case {incident}, {session}", incident=one.incident, session=one.session)
        if one.incident
        else one.session
    )
