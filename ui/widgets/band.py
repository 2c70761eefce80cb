"""The band across the top of every console: the state of the track in one word, and its clocks."""

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from racecontrol.meeting.state import Session, State
from ui import format as text
from ui.theme import Theme
from ui.tr import tr
from ui.track_state import ARMED, FINISHED, NONE, READY, Figures, TrackState, figures, track_state
from ui.widgets.lettering import LEFT, paint_text, text_width
from ui.widgets.marks import paint_empty_flag, paint_flag
from ui.widgets.panel import Themed

# Left edges of the blocks as shares of the width: session, clock, to go, fourth, event, local time.
EDGES: Final = (0.205, 0.371, 0.489, 0.569, 0.735, 0.925)


class _Block(Struct, frozen=True):
    label: str
    value: str
    size: str = "state"


class Band(Themed):
    """Word, session and phase, clock, laps or time to go, one more figure, event, local time."""

    def __init__(self) -> None:
        super().__init__()
        self._state = State()
        self._track = track_state(None)
        self._figures = Figures(clock_label=tr("Clock"))
        self._event = _Block("", "")
        self._blocks: tuple[_Block, ...] = ()
        self._rects: tuple[QRect, ...] = ()
        self._known_for: tuple[object, ...] = ()
        self.setAccessibleName(tr("Track state"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def sizeHint(self) -> QSize:
        return QSize(800, self.theme.height("band"))

    def minimumSizeHint(self) -> QSize:
        return QSize(400, self.theme.height("band"))

    @property
    def track(self) -> TrackState:
        """What the band says."""
        return self._track

    def show_state(self, state: State, now_ns: int) -> None:
        """Take up the state after a fact; the band changes at once, without a fade."""
        session, before = state.current, self._track
        self._state = state
        self._track = track_state(session, now_ns)
        self._figures = figures(state, session, now_ns)
        self._event = _event_block(state, session)
        self.setAccessibleDescription(f"{self._track.word}. {self._figures.phase}")
        self.show_time(now_ns)
        if self._track != before:
            self.update()

    def show_time(self, now_ns: int) -> None:
        """Repaint the figures that changed with the clock; an armed session starts by it."""
        if self._track.key == ARMED and 0 < self._track.since_ns <= now_ns:
            self.show_state(self._state, now_ns)
            return
        blocks = self._make_blocks(now_ns)
        for rect, old, new in zip(self._block_rects(), self._blocks, blocks, strict=False):
            if old != new:
                self.update(rect)
        if [block.label for block in self._blocks] != [block.label for block in blocks]:
            self.update()  # with a label comes the line beside it
        self._blocks = blocks

    def _make_blocks(self, now_ns: int) -> tuple[_Block, ...]:
        f = self._figures
        return (
            _Block(f.session, f.phase, "strong"),
            _Block(_clock_label(f), _clock(f, now_ns)),
            _Block(f.to_go_label, _to_go(f, now_ns)),
            _Block(f.fourth_label, _fourth(f, now_ns)),
            self._event,
            _Block(tr("Local time"), text.time_of_day(now_ns), "code"),
        )

    def _word_end(self) -> int:
        theme = self.theme
        font = theme.font("state", "heavy")
        return theme.px(84) + text_width(self._track.word, font) + theme.space("s7")

    def _block_rects(self) -> tuple[QRect, ...]:
        """Where the blocks stand; worked out again only for another size, word or theme."""
        known_for = (self.size(), self._track.word, self.theme)
        if known_for != self._known_for:
            self._known_for = known_for
            self._rects = tuple(self._block_rect(index) for index in range(len(EDGES)))
        return self._rects

    def _block_rect(self, index: int) -> QRect:
        """A long word pushes the session block, which gives way before the figures do."""
        width, least = self.width(), self.theme.px(200 if self.theme.small else 262)
        edges = [round(share * width) for share in EDGES] + [width]
        session = max(edges[0], self._word_end())
        edges[0] = session
        push = max(0, session + least - edges[1])
        for middle in (1, 2, 3):
            edges[middle] += push
        edges[4] = max(edges[4], edges[3] + self.theme.px(120))
        left = edges[index] + self.theme.space("s6")
        pad = self.theme.space("s2" if index == 5 else "s5")
        return QRect(left, 0, edges[index + 1] - left - pad, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        fill, ink = band_colours(self._track, theme)
        painter.fillRect(self.rect(), fill)
        if self._track.key == ARMED:
            painter.setPen(QPen(theme.colours.focus, theme.px(4)))  # half of it is outside
            painter.drawRect(self.rect())
        rects, dirty = self._block_rects(), event.region()
        if event.rect().left() < rects[0].left():
            self._paint_word(painter, ink)
        for rect, block in zip(rects, self._blocks, strict=False):
            if block.value and dirty.intersects(rect):
                self._paint_block(painter, rect, block, ink, first=rect is rects[0])

    def _paint_word(self, painter: QPainter, ink: QColor) -> None:
        theme = self.theme
        mark = QRect(theme.px(24), self.height() // 2 - theme.px(14), theme.px(44), theme.px(28))
        if self._track.key in (NONE, READY, ARMED):
            paint_empty_flag(painter, mark, ink)
        else:
            key = "chequered" if self._track.key == FINISHED else self._track.key
            paint_flag(painter, mark, theme.flags[key], theme)
        word = QRect(theme.px(84), 0, self.width() // 2, self.height())
        paint_text(painter, word, self._track.word, theme.font("state", "heavy"), ink)

    def _paint_block(
        self, painter: QPainter, rect: QRect, block: _Block, ink: QColor, first: bool
    ) -> None:
        theme = self.theme
        if block is not self._blocks[3] or block.label:
            faint = QColor(ink)
            faint.setAlphaF(0.35)
            x = rect.left() - theme.space("s6")
            painter.setPen(QPen(faint, 1))
            painter.drawLine(x, self.height() // 5, x, self.height() * 4 // 5)
        split = self.height() * 2 // 5
        label = QRect(rect.left(), theme.px(4), rect.width(), split - theme.px(4))
        value = QRect(rect.left(), split, rect.width(), self.height() - split - theme.px(3))
        weight = "strong" if block.size != "strong" or first else "medium"
        paint_text(painter, label, block.label, theme.font("label"), ink, LEFT)
        font = theme.font(block.size, weight, figures=True)
        paint_text(painter, value, block.value, font, ink, LEFT)


def band_colours(track: TrackState, theme: Theme) -> tuple[QColor, QColor]:
    """Fill and ink: calm for green and for no session, full colour for all else."""
    c = theme.colours
    if track.key in (NONE, READY, ARMED, FINISHED):
        return c.band_none, c.on_band_none
    if track.key == "green":
        return c.band_green, c.on_band_green
    if track.key == "red":
        return c.band_red, theme.flags["red"].text
    return theme.flags[track.key].fill, theme.flags[track.key].text


def _event_block(state: State, session: Session | None) -> _Block:
    meeting = state.meeting
    if meeting is None:
        return _Block("", tr("No event is loaded"))
    if session is None:
        return _Block(meeting.name, meeting.place, "strong")
    plan = session.plan
    length = (
        text.laps(plan.laps) if plan.laps else tr("{minutes} min", minutes=plan.duration_s // 60)
    )
    return _Block(meeting.name, f"{meeting.place}, {length}", "strong")


def _clock_label(figures_: Figures) -> str:
    return (
        tr("{clock}, stopped", clock=figures_.clock_label)
        if figures_.stopped_ns
        else figures_.clock_label
    )


def _clock(figures_: Figures, now_ns: int) -> str:
    if not figures_.started_ns:
        return text.clock(0) if figures_.session else ""
    return text.clock((figures_.stopped_ns or now_ns) - figures_.started_ns)


def _to_go(figures_: Figures, now_ns: int) -> str:
    if figures_.to_go or not figures_.until_ns:
        return figures_.to_go
    return text.span(max(0, figures_.until_ns - now_ns))


def _fourth(figures_: Figures, now_ns: int) -> str:
    if figures_.fourth_until_ns:
        left = figures_.fourth_until_ns - now_ns
        return text.span(left) if left > 0 else tr("due")
    return text.span(now_ns - figures_.fourth_from_ns) if figures_.fourth_from_ns else ""
