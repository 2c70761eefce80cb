"""What happened, newest first, in plain sentences with the race clock."""

from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from racecontrol.control import Update
from racecontrol.meeting.bookmarks import MomentMarked
from racecontrol.meeting.facts import (
    AnyFact,
    DecisionGiven,
    FlagShown,
    IncidentNoted,
    ResultPublished,
    SessionEnded,
    SessionStarted,
)
from racecontrol.meeting.model import Flag
from racecontrol.meeting.state import Session, State
from ui import format as text
from ui.director.folding import Fold, fold_of, home_of, several
from ui.sentences import moment_ns, sentence
from ui.theme import Theme
from ui.tr import later, tr, worded
from ui.widgets.lettering import RIGHT, paint_text, words_height
from ui.widgets.marks import paint_flag
from ui.widgets.panel import Panel
from ui.widgets.rows import RowModel, RowView
from ui.widgets.stamp import stamp

MOST: Final = 200  # lines kept; the journal has them all
NOTHING: Final = later("Nothing happened yet.")
TITLE: Final = later("What happened")


class Happening(Struct, frozen=True):
    """One line: the clock of its session, the words, and the flag it was about."""

    clock: str
    words: str
    flag: Flag | None = None
    fold: Fold | None = None  # of one rig or several


class Happened(Panel):
    """The list. It begins with what the state still knows, then takes every fact."""

    def __init__(self, state: State) -> None:
        super().__init__(worded(TITLE))
        self.head.show_words(worded(TITLE), tr("session clock, newest first"))
        self._model: RowModel[Happening] = RowModel(lambda row: f"{row.clock} {row.words}", self)
        self.view = RowView(self._model, _paint, _height, worded(NOTHING), worded(TITLE))
        self.set_body(self.view)
        self._batch = 0  # updates so far
        self._rows = list(history(state))
        self._model.show_rows(self._rows)

    @property
    def rows(self) -> tuple[Happening, ...]:
        return self._model.rows

    def take(self, update: Update) -> None:
        """The news of an update come on top: at the next `show_news`, with all else it changed."""
        self._batch += 1
        for fact in update.facts:
            if line := happening(fact, update.state, self._batch):
                put_on_top(self._rows, line)
        del self._rows[MOST:]

    def show_news(self) -> None:
        """What was taken since; a list that nobody has moved stays at its top."""
        at_top = self.view.verticalScrollBar().value() == 0
        self._model.show_rows(self._rows)
        if at_top:
            self.view.scrollToTop()


def put_on_top(rows: list[Happening], line: Happening) -> None:
    """A line more, newest first; or one rig more in the line that tells of the same thing."""
    at = home_of(line.fold, [row.fold for row in rows]) if line.fold else None
    old = rows[at].fold if at is not None else None
    if at is None or old is None or line.fold is None:
        rows.insert(0, line)
        return
    fold = several(old, line.fold)
    rows[at] = replace(rows[at], words=fold.words, fold=fold)


def happening(fact: AnyFact, state: State, batch: int = 0) -> Happening | None:
    """The line of a fact; None when it is not news. `batch`: which update it came in."""
    words = sentence(fact, state)
    if not words:
        return None
    session = state.sessions.get(_session_of(fact), state.current)
    flag = fact.flag if isinstance(fact, FlagShown) else None
    return Happening(_clock(moment_ns(fact), session), words, flag, fold_of(fact, batch))


def _session_of(fact: AnyFact) -> str:
    """The session that its clock is of; empty: the one at hand."""
    match fact:
        case IncidentNoted(incident=inside):
            return inside.session
        case DecisionGiven(decision=given):
            return given.session
        case MomentMarked(bookmark=mark):
            return mark.session
        case _:
            return getattr(fact, "session", "")


def history(state: State) -> tuple[Happening, ...]:
    """What the state still tells of the past, newest first: for a desk that opens late."""
    facts: list[AnyFact] = []
    for key, session in state.sessions.items():
        facts += _session_facts(key, session)
    facts += [IncidentNoted(incident) for incident in state.incidents.values()]
    facts += [DecisionGiven(decision) for decision in state.decisions.values()]
    facts += [MomentMarked(mark) for mark in state.bookmarks.kept.values()]
    facts.sort(key=lambda fact: -(moment_ns(fact) or 0))
    return tuple(line for fact in facts if (line := happening(fact, state)))[:MOST]


def _session_facts(key: str, session: Session) -> list[AnyFact]:
    facts: list[AnyFact] = []
    if session.started_ns:
        facts.append(SessionStarted(key, session.started_ns))
    if session.chequered_ns:
        facts.append(FlagShown(key, Flag.CHEQUERED, session.chequered_ns))
    if session.ended_ns:
        facts.append(SessionEnded(key, session.ended_ns))
    facts += [FlagShown(key, f.flag, f.at_ns, f.sector) for f in session.flags]
    facts += session.car_flags
    facts += [ResultPublished(key, p.revision, p.digest, p.at_ns) for p in session.published]
    return facts


def _clock(at_ns: int | None, session: Session | None) -> str:
    if at_ns is None or session is None or not session.started_ns:
        return ""
    return text.span(at_ns - session.started_ns) if at_ns >= session.started_ns else ""


def _room(width: int, theme: Theme) -> tuple[int, int]:
    """Where the words begin, and how wide they may be."""
    left = theme.space("s5") + theme.px(58)
    return left, width - left - theme.space("s5")


@lru_cache(maxsize=4 * MOST)
def _height(row: Happening, width: int, theme: Theme) -> int:
    """Kept, as for one new line Qt asks for the heights of all others."""
    _, wide = _room(width, theme)
    indent = theme.px(28) if row.flag else 0
    words = words_height(row.words, theme.font("body"), max(40, wide - indent))
    return max(theme.height("list_row"), words + 2 * theme.space("s3"))


def _paint(painter: QPainter, rect: QRect, row: Happening, theme: Theme) -> None:
    """Wrapping words is what a row costs, and what happened stays: each row is painted once."""
    stamp(painter, rect, _paint_row, row, theme)


def _paint_row(painter: QPainter, rect: QRect, row: Happening, theme: Theme) -> None:
    c = theme.colours
    painter.fillRect(rect, c.background1)
    left, wide = _room(rect.width(), theme)
    line = QFontMetrics(theme.font("body")).height() + 2 * theme.space("s3")
    clock = QRect(rect.x(), rect.y(), left - theme.space("s4"), line)
    paint_text(painter, clock, row.clock, theme.font("body", "normal", True), c.text2, RIGHT)
    if row.flag is not None:
        side = QRect(left, rect.y() + line // 2 - theme.px(7), theme.px(20), theme.px(14))
        paint_flag(painter, side, theme.flag(row.flag), theme)
        left, wide = left + theme.px(28), wide - theme.px(28)
    painter.setFont(theme.font("body"))
    painter.setPen(c.text1)
    words = QRect(left, rect.y() + theme.space("s3"), wide, rect.height() - theme.space("s3"))
    painter.drawText(words, int(Qt.TextFlag.TextWordWrap), row.words)
    painter.setPen(c.line1)
    painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
