"""Flags and neutralisation: what is in force, its limits, who broke them, the rarer controls."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, Signal
from PySide6.QtGui import QPainter

from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.flow_acts import SetPitLane
from racecontrol.meeting.model import Meeting, Person
from racecontrol.meeting.procedures import Neutral, PitEnd
from racecontrol.meeting.state import Session, State
from racecontrol.stewarding.detectors.blue import Blue
from ui import format as text
from ui.director.car_flags import CarFlags
from ui.director.controls import FLAGS, Controls, Row
from ui.director.shown import ShownRow, shown_rows
from ui.theme import Theme
from ui.tr import later, tr, worded
from ui.widgets.act_button import ActButton
from ui.widgets.lettering import LEFT, RIGHT, paint_text
from ui.widgets.marks import paint_car, paint_flag, paint_triangle
from ui.widgets.panel import Panel
from ui.widgets.rows import RowModel, RowView

TITLE: Final = later("Flags")
NOTHING: Final = later("No session is running: no flag is out.")
ENDS: Final = {"pit entry": PitEnd.ENTRY, "pit exit": PitEnd.EXIT}


class FlagsPanel(Panel):
    """`asked`: a control of `FLAGS` was confirmed; `car_chosen`: a row with a car was clicked."""

    asked = Signal(str)
    car_chosen = Signal(int)

    def __init__(self, double_yellow: ActButton, car_flags: CarFlags) -> None:
        super().__init__(worded(TITLE))
        self._meeting: Meeting | None = None
        self._model: RowModel[ShownRow] = RowModel(lambda row: row.sentence, self)
        self.view = RowView(
            self._model, self._paint_row, _row_height, worded(NOTHING), tr("In force")
        )
        self.view.clicked.connect(self._choose)
        self.controls = Controls(FLAGS, parent=self)
        self.controls.asked.connect(self.asked)
        mine = self.controls.buttons
        to_cars = list(car_flags.buttons.values())
        neutral = Row([double_yellow, mine["full-course yellow"]])
        self._rare = (Row(to_cars[:3]), Row(to_cars[3:]))
        self.set_body(self.view, 1)
        ends = Row([mine["end neutralisation"], *(mine[name] for name in ENDS)])
        for row in (neutral, ends, *self._rare):
            self.set_body(row, 0)

    @property
    def rows(self) -> tuple[ShownRow, ...]:
        """What the list says."""
        return self._model.rows

    def themed(self) -> None:
        """On a small screen the rarer acts keep their keys and lose their place."""
        for row in self._rare:
            row.setVisible(not self.theme.small)
        super().themed()

    def show_state(
        self, state: State, who: Person, now_ns: int, blues: Sequence[Blue], turns: str = ""
    ) -> None:
        """The running session."""
        session = state.current
        self._meeting = state.meeting
        self._model.show_rows(shown_rows(state, session, blues, now_ns))
        acts = {name: pit_act(session, end) for name, end in ENDS.items()}
        self.controls.show_state(state, who, now_ns, session, _lit(session, now_ns), acts)
        self.head.show_words(worded(TITLE), tr("in force, and shown to cars"), turns)

    def _choose(self, index: QModelIndex) -> None:
        number = self.rows[index.row()].number
        if number >= 0:
            self.car_chosen.emit(number)

    def _paint_row(self, painter: QPainter, rect: QRect, row: ShownRow, theme: Theme) -> None:
        c, pad = theme.colours, theme.space("s5")
        inner = rect.adjusted(pad, 0, -pad, 0)
        x, middle = inner.x(), rect.center().y()
        if row.flag:
            mark = QRect(x, middle - theme.px(8), theme.px(24), theme.px(16))
            paint_flag(painter, mark, theme.flags[row.flag], theme)
            x += theme.px(32)
        if row.number >= 0:
            wide, high = theme.height("car_chip_width"), theme.height("car_chip")
            chip = QRect(x, middle - high // 2, wide, high)
            paint_car(painter, chip, row.number, theme.car(self._meeting, row.number), theme)
            x += wide + theme.space("s4")
        if row.amber:
            side = theme.px(10)
            triangle = QRect(x, middle - side // 2, side, side)
            paint_triangle(painter, triangle, c.needs_person)
            x += side + theme.space("s3")
        small = theme.font("label" if not row.strong else "figure", "medium", figures=True)
        right = paint_text(painter, inner, row.right, small, c.text2, RIGHT)
        room = QRect(x, rect.y(), inner.right() - right - theme.space("s4") - x, rect.height())
        font = theme.font("strong" if row.strong else "body", "strong" if row.strong else "normal",
                          figures=True)  # fmt: skip
        ink = c.text1 if row.strong or row.number >= 0 else c.text2
        paint_text(painter, room, row.words, font, ink, LEFT)
        painter.setPen(c.line1)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _row_height(row: ShownRow, _width: int, theme: Theme) -> int:
    return theme.height("button") if row.strong else theme.height("list_row")


def pit_act(session: Session | None, end: PitEnd) -> AnyAct | None:
    """To close an end of the pit lane that is open, or to open it again."""
    if session is None:
        return None
    is_open = session.flow.pit_entry_open if end is PitEnd.ENTRY else session.flow.pit_exit_open
    return SetPitLane(session.plan.key, end, not is_open)


def _lit(session: Session | None, now_ns: int) -> dict[str, str | None]:
    if session is None or not session.running:
        return {}
    lit: dict[str, str | None] = {}
    neutral = session.flow.neutral
    if neutral and neutral.kind is Neutral.FCY:
        lit["full-course yellow"] = text.span(now_ns - neutral.from_ns)
    return lit


def neutral_lit(session: Session | None, now_ns: int) -> dict[str, str | None]:
    """What is lit of the controls on the strip: in force, since when."""
    if session is None or not session.running or session.red:
        return {"take order": tr("order taken")} if session and session.flow.taken else {}
    neutral = session.flow.neutral
    names = {Neutral.VSC: "virtual safety car", Neutral.SAFETY_CAR: "safety car"}
    if neutral is None or neutral.kind not in names:
        return {}
    how = tr("in this lap, ") if neutral.ending_ns and neutral.kind is Neutral.SAFETY_CAR else ""
    how = tr("ending, ") if neutral.ending_ns and not how else how
    return {names[neutral.kind]: f"{how}{text.span(now_ns - neutral.from_ns)}"}
