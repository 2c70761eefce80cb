"""How far the result has come: protest clock, signatures, revisions; and the places still open."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from racecontrol.meeting.deciding.publishing import lodging_until_ns, review_until_ns
from racecontrol.meeting.judged import Protest
from racecontrol.meeting.model import Meeting, Phase
from racecontrol.meeting.state import Session, State
from racecontrol.results.effect import Span
from racecontrol.results.result_state import Result, ResultState, result_state
from racecontrol.results.revisions import pending_changes, revisions
from ui import format as text
from ui.justice_sentences import protest_words
from ui.nouns import noun
from ui.open_places import Kept, open_spans
from ui.tr import first_up, later, tr, worded
from ui.widgets.lettering import paint_text, text_width
from ui.widgets.marks import paint_car
from ui.widgets.panel import Themed

COLUMNS = 2
NO_SPAN = later("No decision is open: no place hangs on one.")
ENDED = (Phase.ENDED, Phase.PROVISIONAL, Phase.FINAL)


def result_words(state: State, session: Session, now_ns: int) -> tuple[str, ...]:
    """The lines of a result that has ended, most important first; nothing before that."""
    if session.phase not in ENDED:
        return (tr("No result yet. Protests begin with the provisional one."),)
    result = result_state(state, session)
    lines = [
        head_words(result),
        *clock_words(result, now_ns),
        *review_words(state, session, now_ns),
    ]
    for protest in result.protests:
        lines += [f"{protest_words(state, protest)}.", *lodging_words(state, protest, now_ns)]
    if result.signed_by:
        lines.append(tr("Signed by {persons}.", persons=text.listed(list(result.signed_by))))
    if result.waits_for:
        lines.append(tr("Waits for {persons}.", persons=text.listed(list(result.waits_for))))
    changes = pending_changes(state, session) if result.result is Result.DRAFT else ()
    lines += [tr("Since published: {line}.", line=line) for line in changes]
    told = [r for r in revisions(session) if r.changes]
    lines += [
        tr("Revision {revision}: {join}.", revision=r.revision, join="; ".join(r.changes))
        for r in reversed(told)
    ]
    return tuple(lines)


def head_words(result: ResultState) -> str:
    """`Provisional, revision 2, since 14:24:10.`"""
    name = first_up(noun(result.result))
    if result.since_ns is None:
        return tr("{name}, never published.", name=name)
    return tr(
        "{name}, revision {revision}, since {since}.",
        name=name,
        revision=result.revision,
        since=text.time_of_day(result.since_ns),
    )


def clock_words(result: ResultState, now_ns: int) -> tuple[str, ...]:
    """`Protests until 14:54:10, 12:03 left.`; nothing where no time is known."""
    if result.protests_until_ns is None:
        return ()
    left_ns = result.left_ns(now_ns)
    until = text.time_of_day(result.protests_until_ns)
    if not left_ns:
        return (tr("Protests closed at {until}.", until=until),)
    return (tr("Protests until {until}, {left} left.", until=until, left=text.span(left_ns)),)


def review_words(state: State, session: Session, now_ns: int) -> tuple[str, ...]:
    """How long a review of a final result may still be asked for."""
    until_ns = review_until_ns(state)
    if until_ns is None or session.phase is not Phase.FINAL:
        return ()
    until = text.day_and_time(until_ns)
    if now_ns >= until_ns:
        return (tr("The time to ask for a review ended {until}.", until=until),)
    left = text.span(until_ns - now_ns)
    return (tr("A review may be asked for until {until}, {left} left.", until=until, left=left),)


def lodging_words(state: State, protest: Protest, now_ns: int) -> tuple[str, ...]:
    """How long an appeal that was announced may still be lodged; nothing where no time is known."""
    until_ns = lodging_until_ns(state, protest)
    if until_ns is None:
        return ()
    until = text.day_and_time(until_ns)
    if now_ns >= until_ns:
        said = tr(
            "The time to lodge appeal {number} ended {until}.", number=protest.number, until=until
        )
    else:
        left = text.span(until_ns - now_ns)
        said = tr(
            "Appeal {number} is to be lodged by {until}, {left} left.",
            number=protest.number,
            until=until,
            left=left,
        )
    return (said,)


class ResultView(Themed):
    """Lines of the result, then one chip a car whose place is open."""

    def __init__(self) -> None:
        super().__init__()
        self._meeting: Meeting | None = None
        self.lines: tuple[str, ...] = ()
        self.spans: tuple[Span, ...] = ()
        self._kept = Kept(open_spans)
        self.setAccessibleName(tr("Result and places still open"))

    def show_state(self, state: State, now_ns: int) -> None:
        """Everything, after facts came."""
        session, before = state.current, (self._meeting, self.lines, self.spans)
        self._meeting = state.meeting
        if session is None:
            self.lines, self.spans = (tr("No session yet."),), ()
        else:
            self.lines = result_words(state, session, now_ns)
            self.spans = tuple(span for span in self._kept.of(state, session) if span.is_open)
        if before != (self._meeting, self.lines, self.spans):
            self._describe()

    def show_clock(self, state: State, now_ns: int) -> None:
        """The clocks of protests and appeals alone."""
        session = state.current
        if session is not None and session.phase in ENDED:
            lines = result_words(state, session, now_ns)
            if self.lines != lines:
                self.lines = lines
                self._describe()

    def _describe(self) -> None:
        spoken = [
            tr("car {car} {span}", car=text.car(span.entry), span=span.words) for span in self.spans
        ]
        self.setAccessibleDescription(" ".join([*self.lines, "; ".join(spoken) or worded(NO_SPAN)]))
        self.setToolTip("\n".join([*self.lines, *spoken]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 8 * self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 4 * self._high())

    def _high(self) -> int:
        return self.theme.height("list_row")

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c, pad, high = theme.colours, theme.space("s5"), self._high()
        room = self.rect().adjusted(pad, theme.px(4), -pad, 0)
        top = self._paint_lines(painter, room)
        row = QRect(room.left(), top, room.width(), high)
        paint_text(painter, row, tr("Places still open"), theme.font("label"), c.text3)
        row = row.translated(0, high)
        if not self.spans:
            painter.setFont(theme.font("body"))
            painter.setPen(c.text3)
            rest = QRect(
                row.left(), row.top() + theme.px(6), row.width(), room.bottom() - row.top()
            )
            painter.drawText(rest, int(Qt.TextFlag.TextWordWrap), worded(NO_SPAN))
            return
        wide = room.width() // COLUMNS
        fit = max(1, (room.bottom() - row.top()) // high) * COLUMNS
        shown = self.spans if len(self.spans) <= fit else self.spans[: fit - 1]
        if len(shown) < len(self.spans):
            down, column = divmod(len(shown), COLUMNS)
            more = QRect(row.left() + column * wide, row.top() + down * high, wide, high)
            words = tr("and {spans} more", spans=len(self.spans) - len(shown))
            paint_text(painter, more, words, theme.font("body"), c.text2)
        for index, span in enumerate(shown):
            down, column = divmod(index, COLUMNS)
            box = QRect(row.left() + column * wide, row.top() + down * high, wide, high)
            self._paint_span(painter, box, span)

    def _paint_lines(self, painter: QPainter, room: QRect) -> int:
        """The lines, wrapped; answers with where they end."""
        theme, top = self.theme, room.top()
        for index, line in enumerate(self.lines):
            first = index == 0
            painter.setFont(theme.font("body", "medium" if first else "normal", figures=True))
            painter.setPen(theme.colours.text1 if first else theme.colours.text2)
            box = QRect(room.left(), top, room.width(), room.height())
            wrapped = int(Qt.TextFlag.TextWordWrap)
            painter.drawText(box, wrapped, line)
            top += painter.boundingRect(box, wrapped, line).height() + theme.px(5)
        return top + theme.px(2)

    def _paint_span(self, painter: QPainter, box: QRect, span: Span) -> None:
        theme = self.theme
        c = theme.colours
        wide, high = theme.height("car_chip_width"), theme.height("car_chip")
        chip = QRect(box.left(), box.center().y() - high // 2, wide, high)
        paint_car(painter, chip, span.entry, theme.car(self._meeting, span.entry), theme)
        place = box.adjusted(wide + theme.px(8), 0, 0, 0)
        strong = theme.font("figure", "strong", figures=True)
        used = paint_text(painter, place, span.now, strong, c.text1)
        rest = place.adjusted(used + theme.px(8), 0, 0, 0)
        words = tr("may be P{best} to P{worst}", best=span.best, worst=span.worst)
        if theme.small or text_width(words, theme.font("body", figures=True)) > rest.width():
            words = tr("{best} to {worst}", best=span.best, worst=span.worst)
        paint_text(painter, rest, words, theme.font("body", figures=True), c.text2)
