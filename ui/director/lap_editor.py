"""The desk for passings: a car's laps as list and picture, what a change leads to, and its keys.

It stands below the tower, in the place of gap chart and live figures while it is wanted. A change
is tried on a copy by the rules that will judge it; Enter asks for it, with its reason.
"""

from collections.abc import Callable
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from racecontrol.meeting.model import Person
from racecontrol.meeting.state import Session, State
from racecontrol.results.photo import BLIND_SPOT
from ui.director.lap_bars import LapBars
from ui.director.lap_desk import LapDesk
from ui.director.lap_list import LapList, LapListHead
from ui.director.lap_timeline import LapTimeline
from ui.director.stint_line import StintLine
from ui.nouns import car
from ui.tr import later, ruled, tr, worded
from ui.widgets.lettering import LEFT, paint_text, text_width
from ui.widgets.marks import key_width, paint_key
from ui.widgets.panel import Panel, Themed
from ui.widgets.reason_field import ReasonField

TITLE: Final = later("Laps")
STEPS_NS: Final = (10_000_000, 100_000_000, 1_000_000)  # plain, with Shift, with Control
KEYS: Final = (  # for the overlay of all keys
    ("◂ ▸", later("in the laps: the lap before, the next")),
    ("+ −", later("in the laps: its passing 10 ms later, sooner; Shift 100 ms, Ctrl 1 ms")),
    ("Ins Del /", later("in the laps: enter a passing, delete it, split the lap")),
    ("U", later("in the laps: take back the car's newest correction")),
    ("T", later("in the laps: compound and driver from this lap on; Enter: note it")),
    ("Tab", later("in the laps: write the moment, then the reason; Enter: do it")),
)


class LapAct(Enum):
    """What may be done at this desk: its key cap and its words."""

    INSERT = ("Ins", later("insert"))
    DELETE = ("Del", later("delete"))
    SPLIT = ("/", later("split"))
    TAKE_BACK = ("U", later("take back"))
    CONFIRM = ("Enter", later("do it"))
    LEAVE = ("Esc", later("leave it"))


BY_KEY: Final = {
    Qt.Key.Key_Insert: LapAct.INSERT,
    Qt.Key.Key_Delete: LapAct.DELETE,
    Qt.Key.Key_Backspace: LapAct.DELETE,
    Qt.Key.Key_Slash: LapAct.SPLIT,
    Qt.Key.Key_U: LapAct.TAKE_BACK,
    Qt.Key.Key_Return: LapAct.CONFIRM,
    Qt.Key.Key_Enter: LapAct.CONFIRM,
    Qt.Key.Key_Escape: LapAct.LEAVE,
}
WORDED: Final = (LapAct.INSERT, LapAct.DELETE, LapAct.SPLIT)  # in words where there is no more room
THINKING: Final = (LapAct.CONFIRM, LapAct.LEAVE)  # else these keys are the window's


class Proposal(Themed):
    """The chosen lap, or what a change would lead to: places, then lap times."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str, str] = ("", "")
        self._warns = False

    @property
    def words(self) -> str:
        """Both lines."""
        return " ".join(line for line in self._lines if line)

    def sizeHint(self) -> QSize:
        return QSize(200, 2 * self.theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def say(self, first: str, second: str = "", *, warns: bool = False) -> None:
        if (first, second, warns) != (*self._lines, self._warns):
            self._lines, self._warns = (first, second), warns
            self.setAccessibleName(self.words)
            self.setToolTip(self.words)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        pad, high = theme.space("s5"), self.height() // 2
        ink = theme.colours.needs_person if self._warns else theme.colours.text1
        for row, words in enumerate(self._lines):
            room = QRect(pad, row * high, self.width() - 2 * pad, high)
            font = theme.font("body", "medium" if row == 0 else "normal", figures=True)
            paint_text(painter, room, words, font, ink, LEFT)


class ActKeys(Themed):
    """The acts with their keys in one line; each may be clicked."""

    asked = Signal(object)  # LapAct

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(
            ", ".join(f"{worded(act.value[1])}: {act.value[0]}" for act in LapAct)
        )

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.height("list_row"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def places(self) -> list[tuple[QRect, LapAct]]:
        """Where each act stands."""
        whole = self._places_with(tuple(LapAct))
        return whole if whole[-1][0].right() < self.width() else self._places_with(WORDED)

    def _places_with(self, spelled: tuple[LapAct, ...]) -> list[tuple[QRect, LapAct]]:
        """These acts have their words beside the key cap."""
        theme = self.theme
        x, font, found = theme.space("s5"), theme.font("label"), []
        for act in LapAct:
            cap, words = act.value
            said = theme.px(4) + text_width(worded(words), font) if act in spelled else 0
            wide = key_width(cap, theme) + said
            found.append((QRect(x, 0, wide, self.height()), act))
            x += wide + theme.px(9)
        return found

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for room, act in self.places():
            if room.contains(event.position().toPoint()):
                self.asked.emit(act)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        for room, act in self.places():
            cap, words = act.value
            wide = paint_key(painter, room.x(), room.center().y(), cap, theme)
            rest = room.adjusted(wide + theme.px(4), 0, theme.px(2), 0)
            if room.width() > wide:
                paint_text(
                    painter, rest, worded(words), theme.font("label"), theme.colours.text2, LEFT
                )


class LapEditor(Panel):
    """The panel."""

    def __init__(self) -> None:
        super().__init__(worded(TITLE), ruled(BLIND_SPOT))
        self.desk = LapDesk(self)
        self.list, self.bars = LapList(self.desk), LapBars(self.desk)
        self.timeline, self.proposal = LapTimeline(self.desk), Proposal()
        self.moment, self.reason, self.acts = QLineEdit(), ReasonField(), ActKeys()
        self.stint = StintLine()
        self._doing: dict[LapAct, Callable[[], None]] = {
            LapAct.INSERT: self.desk.insert,
            LapAct.DELETE: self.desk.delete,
            LapAct.SPLIT: self.desk.split,
            LapAct.TAKE_BACK: self.desk.take_back,
            LapAct.CONFIRM: self._confirm,
            LapAct.LEAVE: lambda: self.desk.think_of(None),
        }
        self._said = ""  # why a moment that was typed is none
        self._place()
        self.desk.changed.connect(self._show)
        self.acts.asked.connect(self._do)
        self.reason.chosen.connect(self.desk.give_reason)
        for field in (self.moment, self.reason, self.reason.lineEdit()):
            if field is not None:
                field.installEventFilter(self)
        self.stint.left.connect(self.bars.setFocus)
        self.setFocusProxy(self.bars)
        self._show()

    def _place(self) -> None:
        left, right, fields = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        for widget, stretch in ((LapListHead(), 0), (self.list, 1)):
            left.addWidget(widget, stretch)
        self.moment.setPlaceholderText(tr("Moment: 1:32.418 or 14:10:32.4"))
        self.moment.setAccessibleName(tr("Moment of the passing: a lap time, or a time of day"))
        pad = self.theme.space("s5")
        fields.setContentsMargins(pad, 0, pad, 0)
        fields.addWidget(self.moment, 2)
        fields.addWidget(self.reason, 3)
        right.addWidget(self.bars, 1)
        right.addWidget(self.timeline)
        right.addWidget(self.proposal)
        right.addLayout(fields)
        right.addWidget(self.stint)
        right.addWidget(self.acts)
        body = QWidget()
        columns = QHBoxLayout(body)
        for layout in (left, right, columns):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        columns.addLayout(left, 6)
        columns.addLayout(right, 5)
        self.set_body(body)

    def themed(self) -> None:
        theme = self.theme
        for field in (self.moment, self.reason):
            field.setFont(theme.font("body", figures=True))
            field.setFixedHeight(theme.height("button"))
        self.list.themed()
        super().themed()

    # ------------------------------------------------------------ what it shows

    def show_car(
        self, state: State, session: Session | None, selected: int | None, who: Person, now_ns: int
    ) -> None:
        """The laps of this car in this session, as they count now."""
        right = car(state.meeting, selected) if selected is not None else ""
        self.head.show_words(worded(TITLE), ruled(BLIND_SPOT), right)
        self.desk.show_car(state, session, selected, who, now_ns)

    def _show(self) -> None:
        desk = self.desk
        self.stint.show_lap(desk.state, desk.session, desk.entry, desk.chosen)
        self.reason.show_reasons(desk.reasons)
        if self._said:
            self.proposal.say(self._said, warns=True)
        elif desk.tried is not None:
            self.proposal.say(desk.tried.places, desk.tried.times, warns=desk.tried.refused)
        else:
            words = desk.words_of(desk.lap) if desk.lap else ""
            first, _, made = words.partition(". ")
            self.proposal.say(first, made)

    # ------------------------------------------------------------ what is done to it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the desk; every other one is the window's."""
        self._said = ""
        step_ns = STEPS_NS[_far(event)]
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.desk.step(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.desk.step(1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal | Qt.Key.Key_Asterisk:
                self.desk.nudge(step_ns)
            case Qt.Key.Key_Minus | Qt.Key.Key_Underscore:
                self.desk.nudge(-step_ns)
            case Qt.Key.Key_T:
                self.stint.compound.setFocus()
            case _:
                act = BY_KEY.get(Qt.Key(event.key()))
                bare = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
                if act and bare and (self.desk.change or act not in THINKING):
                    self._do(act)
                else:
                    event.ignore()

    def _do(self, act: LapAct) -> None:
        self._said = ""
        self._doing[act]()
        self.bars.setFocus()

    def _confirm(self) -> None:
        self.desk.give_reason(self.reason.words)
        self.desk.confirm()

    def _take_moment(self) -> None:
        self._said = self.desk.type_moment(self.moment.text())
        if self._said:
            self._show()
            return
        self.moment.clear()
        self.bars.setFocus()

    def _take_reason(self) -> None:
        self.desk.give_reason(self.reason.words)
        self.bars.setFocus()

    def _leave_field(self) -> None:
        self.moment.clear()
        self._said = ""
        self._show()
        self.bars.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes what a field holds, Esc leaves it; then the keys are the desk's again."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            enter = self._take_moment if watched is self.moment else self._take_reason
            keys = {Qt.Key.Key_Return: enter, Qt.Key.Key_Enter: enter}
            does = {**keys, Qt.Key.Key_Escape: self._leave_field}.get(Qt.Key(event.key()))
            if does is not None:
                does()
                return True
        return super().eventFilter(watched, event)


def _far(event: QKeyEvent) -> int:
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return 2
    return 1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0
