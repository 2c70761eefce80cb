"""The documents of the event as a list: number, title, revision, and what each is worth."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from racecontrol.meeting.state import State
from racecontrol.results.documents import Edition
from racecontrol.results.result_state import Result
from ui.nouns import noun
from ui.theme import Theme
from ui.tr import later, ruled, tr, worded
from ui.widgets.lettering import LEFT, RIGHT, paint_text, text_width
from ui.widgets.pick_list import PickList

EMPTY: Final = later("No event is open.")
NAME: Final = later("Documents")
EVENT: Final = later("Event")
FINAL: Final = (Result.FINAL, Result.AMENDED)


class DocumentLine(Struct, frozen=True):
    """A document, or the head of those of a session."""

    head: str = ""
    edition: Edition | None = None

    @property
    def number(self) -> int | None:
        """None: it cannot be picked."""
        if self.edition is None or self.edition.why_not:
            return None
        return self.edition.number

    @property
    def worth(self) -> str:
        """At the right: `final, rev 2`; nothing where there is no document yet."""
        one = self.edition
        if one is None or one.why_not:
            return ""
        return (
            tr("{result}, rev {revision}", result=noun(one.result), revision=one.revision)
            if one.revision
            else noun(one.result)
        )

    @property
    def words(self) -> str:
        """The sentence for a screen reader, and the tooltip."""
        one = self.edition
        if one is None:
            return self.head
        end = ruled(one.why_not) or f"{self.worth}."
        return tr(
            "Document {number}, {title}: {end}",
            number=one.number_text,
            title=ruled(one.kind.title),
            end=end,
        )


def lines_of(state: State, editions: tuple[Edition, ...]) -> tuple[DocumentLine, ...]:
    """Documents of the event first, then those of each session under its name."""
    return tuple(_lines(state, editions))


def _lines(state: State, editions: tuple[Edition, ...]) -> Iterator[DocumentLine]:
    before: str | None = None
    for edition in editions:
        if edition.session != before:
            session = state.sessions.get(edition.session)
            yield DocumentLine(session.plan.name if session else worded(EVENT))
            before = edition.session
        yield DocumentLine(edition=edition)


class DocumentList(PickList):
    """The list; the chosen document is the one that is shown below it."""

    def __init__(self) -> None:
        super().__init__(
            lambda line: line.words,
            lambda line: line.number,
            self._paint_line,
            _height,
            worded(EMPTY),
            worded(NAME),
        )

    def _paint_line(self, painter: QPainter, rect: QRect, line: DocumentLine, theme: Theme) -> None:
        c, pad = theme.colours, theme.space("s5")
        inner = rect.adjusted(pad, 0, -pad, 0)
        one = line.edition
        if one is None:
            painter.fillRect(rect, c.background2)
            paint_text(painter, inner, line.head, theme.font("label", "medium"), c.text2, LEFT)
            return
        self.paint_ground(painter, rect, one.number == self.chosen, theme)
        ink = c.text3 if one.why_not else c.text1
        figures = theme.font("body", "normal", figures=True)
        number = QRect(inner.x(), rect.y(), theme.px(34), rect.height())
        paint_text(painter, number, one.number_text, figures, c.text2, LEFT)
        small = theme.font("label", "medium" if one.result in FINAL else "normal")
        right = inner
        worth = paint_text(
            painter, right, line.worth, small, c.text1 if ink is c.text1 else ink, RIGHT
        )
        left = number.right() + theme.space("s3")
        rest = QRect(
            left, rect.y(), inner.right() - worth - theme.space("s4") - left, rect.height()
        )
        title = paint_text(painter, rest, ruled(one.kind.title), theme.font("body"), ink, LEFT)
        if one.why_not:
            why = rest.adjusted(title + theme.space("s4"), 0, 0, 0)
            if why.width() > text_width(tr("No lap"), small):
                paint_text(painter, why, ruled(one.why_not), theme.font("label"), c.text3, LEFT)


def _height(_line: DocumentLine, _width: int, theme: Theme) -> int:
    return theme.height("list_row")
