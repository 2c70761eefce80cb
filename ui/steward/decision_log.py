"""The decision log: car, penalty, reason, by whom, how it stands; struck through when rescinded."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QPainter

from racecontrol.meeting.model import Meeting
from ui import format as text
from ui.nouns import reason_of
from ui.steward.log import LogRow
from ui.theme import Theme, theme_of
from ui.tr import later, tr, worded
from ui.widgets.lettering import RIGHT, paint_text
from ui.widgets.marks import paint_car
from ui.widgets.pick_list import PickList

EMPTY = later("No decision yet.")


def spoken(row: LogRow) -> str:
    """One decision in words."""
    decision = row.decision
    words = tr(
        "Decision {decision}, car {car}: {penalty}, {reason}, by {person} at {at}",
        decision=decision.decision,
        car=text.car(decision.entry),
        penalty=row.penalty,
        reason=reason_of(decision.reason),
        person=decision.given_by,
        at=text.time_of_day(decision.at_ns),
    )
    words += f", {row.standing}" if row.standing else ""
    return (
        words
        if row.in_force
        else tr("{words}. Rescinded: {rescinded}", words=words, rescinded=row.rescinded)
    )


def by_whom(row: LogRow) -> str:
    """The second line: session, case, who, when; and why it was rescinded."""
    decision = row.decision
    parts = [row.session]
    if decision.incident:
        parts.append(tr("case {incident}", incident=decision.incident))
    if decision.given_by:
        parts.append(tr("by {person}", person=decision.given_by))
    return ", ".join(parts)


class DecisionLog(PickList):
    """The log. `chosen` is the decision that the rescind field is about."""

    def __init__(self) -> None:
        super().__init__(
            spoken, _number, self._paint_row, _height, worded(EMPTY), tr("Decision log")
        )
        self.stepped.connect(self._step)

    def show_log(self, meeting: Meeting | None, rows: tuple[LogRow, ...]) -> None:
        """Put these decisions in, newest first."""
        self.meeting = meeting
        self.show_rows(rows)

    def _step(self, by: int) -> None:
        """The arrows pick the next decision; at first the newest that is in force."""
        numbers = [row.decision.decision for row in self.rows]
        if self.chosen in numbers:
            at = numbers.index(self.chosen) + by
            self.picked.emit(numbers[min(max(at, 0), len(numbers) - 1)])
        else:
            self.pick_first()

    def pick_first(self) -> None:
        """The newest decision that is in force, else the newest of all; nothing without one."""
        first = next((row for row in self.rows if row.in_force), None) or next(
            iter(self.rows), None
        )
        if first is not None:
            self.picked.emit(first.decision.decision)

    def _paint_row(self, painter: QPainter, rect: QRect, row: LogRow, theme: Theme) -> None:
        c, pad = theme.colours, theme.space("s5")
        self.paint_ground(painter, rect, row.decision.decision == self.chosen, theme, bar=False)
        inner = rect.adjusted(pad, 0, -pad, 0)
        ink = c.text1 if row.in_force else c.text2
        number = theme.font("item", "strong", figures=True)
        paint_text(painter, inner, str(row.decision.decision), number, c.text2)
        chip = self._paint_car(painter, inner, row)
        half = rect.height() // 2
        top = QRect(chip.right() + theme.px(12), rect.top() + theme.px(2), 0, half)
        top.setRight(inner.right() - theme.px(84))
        figure = theme.font("item", "normal", figures=True)
        when = QRect(inner.left(), top.top(), inner.width(), half)
        paint_text(painter, when, text.time_of_day(row.decision.at_ns), figure, c.text2, RIGHT)
        penalty = self._struck(theme.font("item", "strong", True), row)
        width = paint_text(painter, top, row.penalty, penalty, ink)
        reason = top.adjusted(width + theme.px(12), 0, 0, 0)
        paint_text(painter, reason, reason_of(row.decision.reason), self._struck(figure, row), ink)
        below = QRect(top.left(), rect.top() + half - theme.px(2), top.width(), half)
        ink = c.needs_person if row.urgent else c.text1
        state = QRect(inner.left(), below.top(), inner.width(), half)
        label = theme.font("body", "medium", figures=True)
        taken = paint_text(painter, state, row.standing, label, ink, RIGHT)
        below.setRight(inner.right() - taken - theme.px(12))
        width = paint_text(painter, below, by_whom(row), theme.font("label"), c.text3)
        if not row.in_force:
            why = below.adjusted(width + theme.px(12), 0, theme.px(84), 0)
            words = tr("Rescinded: {rescinded}", rescinded=row.rescinded)
            paint_text(painter, why, words, theme.font("label", "medium"), c.human)

    def _paint_car(self, painter: QPainter, inner: QRect, row: LogRow) -> QRect:
        theme = theme_of(self)
        wide, high = theme.height("car_chip_width"), theme.height("car_chip")
        chip = QRect(inner.left() + theme.px(28), inner.center().y() - high // 2, wide, high)
        number = row.decision.entry
        style = theme.car(self.meeting, number)
        paint_car(painter, chip, number, style, theme, faded=not row.in_force)
        return chip

    def _struck(self, font: QFont, row: LogRow) -> QFont:
        """Through the words, not through the chip."""
        if row.in_force:
            return font
        struck = QFont(font)
        struck.setStrikeOut(True)
        return struck


def _number(row: LogRow) -> int | None:
    return row.decision.decision


def _height(_row: LogRow, _width: int, theme: Theme) -> int:
    return theme.height("case_row")
