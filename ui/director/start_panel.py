"""The start: lights, ready board, arm, lights, abort; then reaction times and false starts."""

from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent

from racecontrol.meeting.model import Person, Phase
from racecontrol.meeting.procedures import StartKind
from racecontrol.meeting.state import Session, State
from ui import format as text
from ui.director.boxes import BoxKind, boxes, count_of, went
from ui.director.controls import START, Controls, Row
from ui.director.lamps import Lamps
from ui.director.ready_board import ReadyBoard
from ui.nouns import noun
from ui.tr import later, tr, worded
from ui.track_state import go_ns
from ui.widgets.lettering import paint_text
from ui.widgets.panel import Panel, Themed

TITLE: Final = later("Start panel")
RESTART: Final = later("Restart panel")


class Count(Themed):
    """A large figure, words after it, and one sentence below."""

    def __init__(self) -> None:
        super().__init__()
        self.figure, self.words, self.sentence = 0, "", ""

    def show_words(self, figure: int, words: str, sentence: str) -> None:
        """`11`, `of 12 ready`, and what comes next."""
        if (figure, words, sentence) != (self.figure, self.words, self.sentence):
            self.figure, self.words, self.sentence = figure, words, sentence
            self.setToolTip(sentence)
            self.setAccessibleName(f"{figure} {words}. {sentence}")
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(40 if self.theme.small else 66))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c, pad = theme.colours, theme.space("s5")
        line = self.rect().adjusted(pad, 0, -pad, 0)
        top = QRect(line.x(), line.y(), line.width(), theme.px(18 if theme.small else 28))
        if self.words:
            font = theme.font("strong" if theme.small else "place", "strong", figures=True)
            x = paint_text(painter, top, str(self.figure), font, c.text1)
            rest = top.adjusted(x + theme.space("s3"), 0, 0, 0)
            paint_text(painter, rest, self.words, theme.font("item", figures=True), c.text2)
        painter.setFont(theme.font("label", figures=True))
        painter.setPen(c.text2)
        below = QRect(line.x(), top.bottom() + 1, line.width(), line.bottom() - top.bottom())
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, int(flags), self.sentence)


class StartPanel(Panel):
    """`asked`: a choice of `START` was confirmed; `car_chosen`: a box was clicked."""

    asked = Signal(str)
    car_chosen = Signal(int)

    def __init__(self, now_ns: Callable[[], int]) -> None:
        super().__init__(worded(TITLE))
        self._now_ns = now_ns
        self._session: Session | None = None
        self.lamps, self.board, self.count = Lamps(now_ns), ReadyBoard(), Count()
        self.controls = Controls(START, parent=self)
        buttons = tuple(self.controls.buttons.values())
        self._rare = Row(buttons[3:])
        for part, stretch in (
            (self.lamps, 0), (self.board, 1), (self.count, 0), (Row(buttons[:3]), 0),
            (self._rare, 0),
        ):  # fmt: skip
            self.set_body(part, stretch)
        self.controls.asked.connect(self.asked)
        self.board.chosen.connect(self.car_chosen)
        self.lamps.stepped.connect(self._show_count)

    def themed(self) -> None:
        """On a small screen the rarer acts keep their keys and lose their place."""
        self._rare.setVisible(not self.theme.small)
        super().themed()

    def show_state(
        self,
        state: State,
        session: Session | None,
        who: Person,
        now_ns: int,
        silent: Collection[int],
        selected: int | None,
        turns: str = "",
    ) -> None:
        """The start that is to come, or the last one. `silent`: rigs that send nothing."""
        self._session = session
        rows = boxes(state, session, silent) if session else ()
        self.board.show_rows(state.meeting, rows, selected)
        self.lamps.show_lights(session.flow.start.lights if session else None)
        self.controls.show_state(state, who, now_ns, session, _lit(session, now_ns))
        self._show_count()
        restart = session is not None and bool(session.flow.suspensions)
        title = worded(RESTART) if restart else worded(TITLE)
        self.head.show_words(title, _remark(session, now_ns), turns)

    def _show_count(self) -> None:
        """Also with each lamp, which no fact tells."""
        session, rows, now_ns = self._session, self.board.rows, self._now_ns()
        lights = session.flow.start.lights if session else None
        if lights and now_ns < lights.out_ns:
            figure, words = self.lamps.lit, tr("of {lamps} lights on", lamps=self.lamps.lamps)
        else:
            figure, words = count_of(rows) if rows else (0, "")
        self.count.show_words(figure, words, self._sentence(session, now_ns))

    def _sentence(self, session: Session | None, now_ns: int) -> str:
        if session is None:
            return tr("No session on the grid.")
        rows = self.board.rows
        start, lights = session.flow.start, session.flow.start.lights
        stands = [row.number for row in rows if row.kind is BoxKind.STANDS]
        early = [row for row in rows if row.kind is BoxKind.EARLY]
        if stands:
            cars = text.listed([text.car(number) for number in stands])
            return tr("Car {cars} stands. X aborts the start, Y warns.", cars=cars)
        if lights and now_ns < lights.out_ns:
            return tr("{lamps}. X aborts.", lamps=self.lamps.words)
        if early:
            return " ".join(
                tr("Car {car} moved {detail}.", car=text.car(r.number), detail=r.detail)
                for r in early
            )
        if lights:
            return tr(
                "Lights went out at {out}. Reaction times in seconds.",
                out=text.moment(lights.out_ns),
            )
        if went(session):
            return tr(
                "Started at {started} without lights.", started=text.moment(session.started_ns)
            )
        if start.armed:
            return tr(
                "Armed since {at}. A starts the lights.", at=text.time_of_day(start.armed.at_ns)
            )
        if start.formation_ns and start.kind is StartKind.ROLLING:
            return tr("Formation lap of a rolling start. Ctrl S starts when the cars come round.")
        aborted = _aborted(session)
        return aborted + (self.controls.buttons["arm"].reason or tr("Free to arm: hold A."))


def _aborted(session: Session) -> str:
    attempts = session.flow.attempts
    if not attempts or session.flow.suspension:
        return ""
    last = attempts[-1]
    length = tr(" {laps} now.", laps=text.laps(session.plan.laps)) if session.plan.laps else ""
    return tr(
        "Aborted at {until}: {reason}.{length} ",
        until=text.time_of_day(last.until_ns),
        reason=last.reason.rstrip("."),
        length=length,
    )


def _remark(session: Session | None, now_ns: int) -> str:
    if session is None:
        return ""
    kind = noun(session.flow.start.kind)
    taken = session.flow.taken
    if taken:
        left = taken.distance - max(taken.laps.values(), default=0)
        length = f", {text.laps(left)}" if taken.distance else ""
        return tr(
            "restart {number}, {kind}{length}",
            number=len(session.flow.suspensions),
            kind=kind,
            length=length,
        )
    if session.phase is Phase.GRID:
        return tr("{plan}, {kind} start", plan=session.plan.name, kind=kind)
    if not session.started_ns:
        return session.plan.name
    return (
        f"{session.plan.name}, {tr('lights') if now_ns < go_ns(session) else tr('start complete')}"
    )


def _lit(session: Session | None, now_ns: int) -> dict[str, str | None]:
    if session is None:
        return {}
    start = session.flow.start
    formed = {StartKind.STANDING: "formation lap", StartKind.ROLLING: "rolling start"}
    lit: dict[str, str | None] = {}
    if start.formation_ns and not start.armed and not went(session):
        lit[formed[start.kind]] = text.span(now_ns - start.formation_ns)
    if start.armed and not start.lights:
        lit["arm"] = text.span(now_ns - start.armed.at_ns)
    return lit
