"""The list of cases: new ones above, decided ones below, a line of its own for an empty part."""

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from racecontrol.meeting.bookmarks import NO_CAR, Bookmark
from racecontrol.meeting.model import Meeting
from ui import format as text
from ui.steward.cases import Case, CaseState, title
from ui.steward.log import penalty_words
from ui.theme import Theme, theme_of
from ui.tr import later, ruled, tr, worded
from ui.widgets.lettering import RIGHT, paint_text, text_width
from ui.widgets.marks import paint_car
from ui.widgets.pick_list import PickList

BOOKMARKS: Final = later("Bookmarks")


class Row(Struct, frozen=True):
    """A head, a sentence, or a case with its age as text."""

    head: str = ""
    count: int = 0
    sentence: str = ""
    case: Case | None = None
    age: str = ""
    mark: Bookmark | None = None
    below: str = ""


Marks = tuple[tuple[Bookmark, str], ...]  # each with its second line


def rows_of(cases: tuple[Case, ...], now_ns: int, marks: Marks = ()) -> tuple[Row, ...]:
    """The whole list: each state keeps its head; an empty one says so. Bookmarks stand last."""
    rows: list[Row] = []
    for state in CaseState:
        inside = [case for case in cases if case.state is state]
        rows.append(Row(head=state.words, count=len(inside)))
        rows += [Row(case=case, age=text.span(now_ns - case.incident.at_ns)) for case in inside]
    if not cases:
        rows.insert(1, Row(sentence=tr("None.")))
    if marks:
        rows.append(Row(head=worded(BOOKMARKS), count=len(marks)))
    for mark, below in marks:
        rows.append(Row(age=text.span(now_ns - mark.at_ns), mark=mark, below=below))
    return tuple(rows)


def mark_words(mark: Bookmark) -> str:
    """What was said of it, else that it is one."""
    return mark.words or tr("Marked for review")


def _spoken(row: Row) -> str:
    if row.mark is not None:
        car = "" if row.mark.entry == NO_CAR else tr(", car {car}", car=text.car(row.mark.entry))
        said = tr(
            "Bookmark {bookmark}{car}: {mark}",
            bookmark=row.mark.bookmark,
            car=car,
            mark=mark_words(row.mark),
        )
        return tr("{said}, {below}. {age} old", said=said, below=row.below, age=row.age)
    if row.case is None:
        return (
            tr("{head}, {count} cases", head=row.head, count=row.count)
            if row.head
            else row.sentence
        )
    cars = text.listed([text.car(number) for number in row.case.incident.entries])
    words = tr(
        "{state}. Case {case}, cars {cars}: ",
        state=row.case.state.words,
        case=row.case.number,
        cars=cars,
    )
    return tr("{words}{title}. {age} old", words=words, title=title(row.case.incident), age=row.age)


class CaseList(PickList):
    """The list itself: each row whole, with number, chips, what and where, age."""

    def __init__(self) -> None:
        super().__init__(_spoken, _number, self._paint_row, _height, "", tr("Cases"))

    def show_cases(
        self, meeting: Meeting | None, cases: tuple[Case, ...], now_ns: int, marks: Marks = ()
    ) -> None:
        """Put these cases and bookmarks in, with their age now."""
        self.meeting = meeting
        self.show_rows(rows_of(cases, now_ns, marks))

    @property
    def numbers(self) -> tuple[int, ...]:
        """Of the rows that can be chosen, from above: cases, and below zero bookmarks."""
        found = (_number(row) for row in self.rows)
        return tuple(number for number in found if number is not None)

    def _paint_row(self, painter: QPainter, rect: QRect, row: Row, theme: Theme) -> None:
        if row.case:
            self._paint_case(painter, rect, row, row.case, theme)
        elif row.mark:
            self._paint_mark(painter, rect, row, row.mark, theme)
        else:
            self._paint_line(painter, rect, row, theme)

    def _paint_line(self, painter: QPainter, rect: QRect, row: Row, theme: Theme) -> None:
        c, pad = theme.colours, theme.space("s5")
        inner = rect.adjusted(pad, 0, -pad, 0)
        if not row.head:
            paint_text(painter, inner, row.sentence, theme.font("body"), c.text3)
            return
        painter.fillRect(rect, c.background2)
        font = theme.font("label", "medium", figures=True)
        paint_text(painter, inner, row.head, font, c.text2)
        paint_text(painter, inner, str(row.count), font, c.text2, RIGHT)

    def _paint_case(
        self, painter: QPainter, rect: QRect, row: Row, case: Case, theme: Theme
    ) -> None:
        c, pad = theme.colours, theme.space("s5")
        new = case.state.is_open
        self._paint_case_ground(painter, rect, case, theme)
        inner = rect.adjusted(pad, 0, -pad, 0)
        ink = c.needs_person if new else c.text1
        paint_text(painter, inner, f"{case.number:02d}", theme.font("item", "strong", True), ink)
        x = inner.left() + theme.px(24 if theme.small else 34)
        x = self._paint_cars(painter, x, rect, case.incident.entries, theme)
        self._paint_words(painter, rect, x, row, (title(case.incident), second_line(case)))

    def _paint_mark(
        self, painter: QPainter, rect: QRect, row: Row, mark: Bookmark, theme: Theme
    ) -> None:
        """As a case, its number in the ink of what people entered."""
        self.paint_ground(painter, rect, -mark.bookmark == self.chosen, theme)
        pad = theme.space("s5")
        inner = rect.adjusted(pad, 0, -pad, 0)
        font, ink = theme.font("item", "strong", True), theme.colours.human
        paint_text(painter, inner, f"{mark.bookmark:02d}", font, ink)
        x = inner.left() + theme.px(24 if theme.small else 34)
        entries = () if mark.entry == NO_CAR else (mark.entry,)
        x = self._paint_cars(painter, x, rect, entries, theme)
        self._paint_words(painter, rect, x, row, (mark_words(mark), row.below))

    def _paint_words(
        self, painter: QPainter, rect: QRect, x: int, row: Row, lines: tuple[str, str]
    ) -> None:
        """What it is, who said so below it where there is room, and its age."""
        theme = theme_of(self)
        c, pad = theme.colours, theme.space("s5")
        inner = rect.adjusted(pad, 0, -pad, 0)
        figure = theme.font("item", "normal", figures=True)
        age = text_width(row.age, figure)
        paint_text(painter, inner, row.age, figure, c.text1, RIGHT)
        words = QRect(x, rect.top(), inner.right() - age - theme.px(8) - x, rect.height())
        if theme.small:
            paint_text(painter, words, lines[0], theme.font("item"), c.text1)
            return
        top = QRect(words.x(), rect.top() + theme.px(7), words.width(), theme.px(20))
        paint_text(painter, top, lines[0], theme.font("item", "medium", True), c.text1)
        below = top.translated(0, theme.px(19))
        paint_text(painter, below, lines[1], theme.font("label", "normal", True), c.text3)

    def _paint_case_ground(self, painter: QPainter, rect: QRect, case: Case, theme: Theme) -> None:
        chosen = case.number == self.chosen
        self.paint_ground(painter, rect, chosen, theme)
        if case.state.is_open and not chosen:
            wide = theme.tokens["border"]["selection_bar"]
            bar = QRect(rect.left(), rect.top(), wide, rect.height())
            painter.fillRect(bar, theme.colours.needs_person)

    def _paint_cars(
        self, painter: QPainter, x: int, rect: QRect, entries: tuple[int, ...], theme: Theme
    ) -> int:
        """Two chips at most and a plus; answers with where the words begin."""
        wide, high = theme.height("car_chip_width"), theme.height("car_chip")
        shown = entries[:2] if len(entries) <= 2 else entries[:1]
        left = x
        for number in shown:
            chip = QRect(left, rect.center().y() - high // 2, wide, high)
            paint_car(painter, chip, number, theme.car(self.meeting, number), theme)
            left += wide + theme.px(3)
        if len(entries) > len(shown):
            more = QRect(left, rect.top(), wide, rect.height())
            font = theme.font("label", "medium", figures=True)
            paint_text(painter, more, f"+{len(entries) - 1}", font, theme.colours.text2)
        return x + 2 * (wide + theme.px(3)) + theme.px(6)


def second_line(case: Case) -> str:
    """Who noted it; when decided, what was given to whom."""
    if case.state is CaseState.CLOSED:
        return f"{case.session}, {case.why or tr('no further action')}"
    if case.decisions:
        given = [f"{text.car(d.entry)} {penalty_words(d).lower()}" for d in case.decisions]
        return f"{case.session}, {text.listed(given)}"
    noted = ruled(case.incident.noted_by)
    return (
        tr("{session}, noted by {noted}", session=case.session, noted=noted)
        if noted
        else case.session
    )


def _number(row: Row) -> int | None:
    if row.mark is not None:
        return -row.mark.bookmark
    return row.case.number if row.case else None


def _height(row: Row, _width: int, theme: Theme) -> int:
    return theme.height("case_row" if row.case or row.mark else "list_row")
