"""The page of the swap: who moves, to which rig, and one step after the other with its key."""

from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from racecontrol.meeting.model import Entry, Rig
from racecontrol.meeting.parity_acts import MoveDriver, WriteGolden
from ui import format as text
from ui.nouns import noun
from ui.technician.act_line import Beside
from ui.technician.check_rows import ALL, passed_of
from ui.technician.quarantine import worst_fault
from ui.technician.swap_steps import (
    ENOUGH_NS,
    NO_SPARE,
    Does,
    Plan,
    Step,
    base_words,
    best_spare,
    console_words,
    entry_of,
    move_of,
    sheet,
    spares,
    steps,
)
from ui.technician.view import View
from ui.theme import Theme
from ui.tr import NO_WORDS, Label, later, tr, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.lettering import CENTRE, LEFT, RIGHT, paint_text
from ui.widgets.marks import paint_car
from ui.widgets.panel import Panel, Themed
from ui.widgets.pick_list import PickList
from ui.widgets.reason_field import ReasonField
from ui.widgets.sentence import Sentence

NO_SHEET: Final = later("It is written when the driver has moved.")
NEXT: Final = ActLabel(later("Next step"), ("J",), later("take the next step of the swap"))
ANEW: Final = ActLabel(later("Another swap"), (), later("begin another swap"), NO_WORDS, held=False)
LABELS: Final = {
    Does.WRITE: ActLabel(
        later("Write golden"), (), later("write the golden tuning to the spare rig")
    ),
    Does.CABLE: ActLabel(
        later("Base to console"), (), later("say that the base goes over"), NO_WORDS, held=False
    ),
    Does.MOVE: ActLabel(later("Move driver"), (), later("move the driver to the spare rig")),
    Does.COPY: ActLabel(
        later("Copy sheet"), (), later("copy the sheet for the stewards"), NO_WORDS, held=False
    ),
}
REASONS: Final = (
    later("wheelbase dead"),
    later("console dead"),
    later("no packets of the console"),
    later("pedals not right"),
    later("e-stop or power"),
)
NAMES: Final = (
    later("Driver"), later("Spare rig"), later("Parity"), later("Settings"), later("Cable"),
    later("Move"), later("Streams"), later("Time credit"),
)  # fmt: skip
DOES: Final = (
    Does.NOTHING, Does.NOTHING, Does.NOTHING, Does.WRITE, Does.CABLE, Does.MOVE, Does.NOTHING,
    Does.COPY,
)  # fmt: skip


class StepMark(Themed):
    """The number of a step and its name; a tick when it is done, a bar when it is next."""

    def __init__(self, number: int, name: Label) -> None:
        super().__init__()
        self._number, self._name = number, worded(name)
        self._done = self._next = False

    def show_state(self, done: bool, is_next: bool) -> None:
        if (done, is_next) != (self._done, self._next):
            self._done, self._next = done, is_next
            state = tr("done") if done else tr("next") if is_next else tr("to come")
            self.setAccessibleName(
                tr(
                    "Step {number}, {name}: {state}",
                    number=self._number,
                    name=self._name,
                    state=state,
                )
            )
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(176), self.theme.height("button") + self.theme.px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c = theme.colours
        if self._next:
            painter.fillRect(QRect(0, 4, 3, self.height() - 8), c.focus)
        sign = QRect(theme.px(8), 0, theme.px(26), self.height())
        ink = c.text2 if self._done else c.text1 if self._next else c.text3
        mark = "✓" if self._done else str(self._number)
        paint_text(painter, sign, mark, theme.font("strong", "strong", figures=True), ink, CENTRE)
        room = QRect(sign.right() + theme.px(10), 0, self.width(), self.height())
        weight = "strong" if self._next else "normal"
        paint_text(painter, room, self._name, theme.font("strong", weight), ink, LEFT)


class SwapPage(Themed):
    """`wished`: the button, the act, its words; `cabled`: the base of this rig goes over."""

    picked = Signal(int)
    wished = Signal(ActButton, object, str)
    cabled = Signal(int)
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.entries: PickList = PickList(
            lambda row: tr("Car {row}, rig {rig}", row=row.number, rig=row.rig),
            lambda row: row.number,
            self._paint_entry,
            _row_height,
            tr("No entries."),
            tr("Who moves"),
        )
        self.spares: PickList = PickList(
            lambda row: tr("Rig {row}, spare", row=row.number),
            lambda row: row.number,
            self._paint_spare,
            _row_height,
            worded(NO_SPARE),
            tr("To which rig"),
        )
        self.view, self.plan = View(), Plan()
        self._begun_ns = self._ended_ns = 0  # monotonic
        self._proposed = ""  # reason
        self.reason = ReasonField([words.english for words in REASONS])
        self.next, self.anew = ActButton(NEXT, one_line=True), ActButton(ANEW, one_line=True)
        self.marks = tuple(StepMark(at, name) for at, name in enumerate(NAMES, 1))
        self.words = tuple(Beside(2, pad=False, size="item") for _ in NAMES)
        self.buttons = {does: ActButton(label, True) for does, label in LABELS.items()}
        self.work = Panel(tr("Steps"))
        self.sheet = Sentence(12, size="item")
        self._place()
        self._connect()

    def _place(self) -> None:
        who, where = (
            Panel(tr("Who moves"), tr("two digits or a click")),
            Panel(tr("To which rig"), tr("spare")),
        )
        who.set_body(self.entries)
        where.set_body(self.spares)
        lists = QVBoxLayout()
        lists.addWidget(who, 3)
        lists.addWidget(where, 1)
        for at, mark in enumerate(self.marks):
            parts: list[QWidget] = [mark, self.words[at]]
            parts += [self.reason] if DOES[at] is Does.MOVE else []
            parts += [self.buttons[DOES[at]]] if DOES[at] in self.buttons else []
            self.work.set_body(_line(parts), 0)
        self.work.set_body(_line([self.next, Themed(), self.anew]), 0)
        self.paper = Panel(tr("Time credit sheet"), tr("for the stewards"))
        self.paper.set_body(self.sheet)
        right = QVBoxLayout()
        right.addWidget(self.work, 0)
        right.addWidget(self.paper, 1)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(lists, 2)
        self._layout.addLayout(right, 5)

    def _connect(self) -> None:
        self.entries.picked.connect(self.choose_entry)
        self.entries.stepped.connect(lambda by: self._step(self.entries, by, self.choose_entry))
        self.spares.picked.connect(self.choose_spare)
        self.spares.stepped.connect(lambda by: self._step(self.spares, by, self.choose_spare))
        self.reason.currentTextChanged.connect(lambda _: self._take_reason())
        for does, button in self.buttons.items():
            button.confirmed.connect(lambda does=does: self._do(does))
        self.next.confirmed.connect(self._do_next)
        self.anew.confirmed.connect(lambda: self.begin(self.view))
        for button in (*self.buttons.values(), self.next, self.anew):
            button.let_go.connect(self.said)

    def themed(self) -> None:
        self._layout.setSpacing(self.theme.space("s4"))
        for part in (self.entries, self.spares):
            part.themed()
        self.reason.setFixedWidth(self.theme.px(150 if self.theme.small else 230))
        super().themed()

    # ------------------------------------------------------------ choosing

    def begin(self, view: View) -> None:
        """A new swap: of the driver at the chosen rig, to the spare rig that is nearest."""
        self.view = view
        spare, reason = best_spare(view.state), self._reason_of(view.rig)
        self.plan = Plan(self._driver_at(view.rig), spare, reason)
        self._ended_ns = 0
        self._begun_ns = view.monotonic_ns
        self._proposed = reason
        self.reason.setEditText(reason)
        self.show_view(view)

    def _driver_at(self, rig: int) -> int:
        """The car number; -1: nobody sits there."""
        entries = self.view.state.meeting.entries if self.view.state.meeting else ()
        return next((entry.number for entry in entries if entry.rig == rig), -1)

    def choose_rig(self, rig: int) -> None:
        """Another rig of the console was chosen: its driver moves, or it is the spare one."""
        if rig in (spare.number for spare in spares(self.view.state)):
            self.choose_spare(rig)
        elif self._driver_at(rig) >= 0:
            self._take_entry(self._driver_at(rig))

    @property
    def under_way(self) -> bool:
        """Whether a swap was begun and is not over."""
        return bool(self._begun_ns) and not self._ended_ns

    def _reason_of(self, rig: int) -> str:
        return worst_fault(self.view.state, rig)

    def choose_entry(self, number: int) -> None:
        """A row of the list."""
        entry = entry_of(self.view.state, number)
        if entry is not None:
            self.picked.emit(entry.rig)
            self._take_entry(number)

    def _take_entry(self, number: int) -> None:
        """Unless the move is done: then another swap has to be begun."""
        entry = entry_of(self.view.state, number)
        if entry is None or move_of(self.view.state, self.plan) is not None:
            return
        if not self._begun_ns:
            self.begin(self.view)
        self.plan = replace(self.plan, entry=number)
        if self.plan.reason in ("", self._proposed):  # else a person wrote it
            self._proposed = self._reason_of(entry.rig)
            self.reason.setEditText(self._proposed)
        self.show_view(self.view)

    def choose_spare(self, rig: int) -> None:
        if move_of(self.view.state, self.plan) is None:
            self.plan = replace(self.plan, spare=rig)
            self.show_view(self.view)

    def _step(self, rows: PickList, by: int, choose: object) -> None:
        at = rows.row_of(rows.chosen) + by
        if 0 <= at < len(rows.rows) and callable(choose):
            choose(rows.rows[at].number)

    def _take_reason(self) -> None:
        self.plan = replace(self.plan, reason=self.reason.words)
        self.show_view(self.view)

    # ------------------------------------------------------------ what is shown

    def show_view(self, view: View) -> None:
        """After each fact, and twice a second."""
        self.view = view
        state = view.state
        self.entries.meeting = self.spares.meeting = state.meeting
        self.entries.show_rows(state.meeting.entries if state.meeting else ())
        self.spares.show_rows(spares(state))
        self.entries.choose(self.plan.entry)
        self.spares.choose(self.plan.spare)
        for part in (self.entries, self.spares):
            part.viewport().update()
        found = self.steps
        self._note_times(found)
        at = self._at(found)
        for index, step in enumerate(found):
            self.marks[index].show_state(step.done, index == at)
            self.words[index].say(step.words, amber=index == at and bool(step.reason))
            if step.does in self.buttons:
                self.buttons[step.does].show_state(step.reason)
        self.next.show_state(*self._next_state(found))
        self._show_head(found)
        moved = move_of(state, self.plan)
        self.sheet.say(sheet(state, moved) if moved else worded(NO_SHEET))

    @property
    def steps(self) -> tuple[Step, ...]:
        return steps(self.view, self.plan)

    def _at(self, found: tuple[Step, ...]) -> int:
        """The step that is next; as many as there are: all are done."""
        return next((i for i, step in enumerate(found) if not step.done), len(found))

    def _note_times(self, found: tuple[Step, ...]) -> None:
        if found[5].done and found[6].done and self._begun_ns and not self._ended_ns:
            self._ended_ns = self.view.monotonic_ns

    def _show_head(self, found: tuple[Step, ...]) -> None:
        done = sum(step.done for step in found)
        self.work.head.show_words(
            tr("Steps"),
            tr("{done} of {found} done", done=done, found=len(found)),
            self._elapsed() or tr("not begun"),
        )

    def _elapsed(self) -> str:
        if not self._begun_ns:
            return ""
        passed_ns = (self._ended_ns or self.view.monotonic_ns) - self._begun_ns
        late = tr(", longer than a minute") if passed_ns > ENOUGH_NS else ""
        return tr("{passed} since it began{late}", passed=text.span(passed_ns), late=late)

    def _next_state(self, found: tuple[Step, ...]) -> tuple[str, None, str]:
        step = self._next(found)
        return (step.reason or step.words if step and step.reason else "", None, "")

    def _next(self, found: tuple[Step, ...]) -> Step | None:
        """The first step with a button that is not done; parity is mended by the settings."""
        return next((s for s in found if not s.done and s.does is not Does.NOTHING), None)

    # ------------------------------------------------------------ what is done

    def _do_next(self) -> None:
        step = self._next(self.steps)
        if step is not None and not step.reason:
            self._do(step.does)

    def _do(self, does: Does) -> None:
        plan = self.plan
        match does:
            case Does.WRITE:
                words = tr("Golden tuning goes to rig {spare}", spare=plan.spare)
                self.wished.emit(self.buttons[does], WriteGolden((plan.spare,)), words)
            case Does.CABLE:
                self.cabled.emit(plan.spare)
            case Does.MOVE:
                act = MoveDriver(plan.entry, plan.spare, plan.reason)
                words = tr(
                    "Car {car} moves to rig {spare}", car=text.car(plan.entry), spare=plan.spare
                )
                self.wished.emit(self.buttons[does], act, words)
            case Does.COPY:
                self._copy()
            case Does.NOTHING:
                pass

    def _copy(self) -> None:
        moved = move_of(self.view.state, self.plan)
        if moved is None:
            self.said.emit(tr("There is nothing to credit before the move."))
            return
        QGuiApplication.clipboard().setText(sheet(self.view.state, moved))
        self.said.emit(tr("Time credit sheet copied."))

    # ------------------------------------------------------------ rows

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: Entry, theme: Theme) -> None:
        self.entries.paint_ground(painter, rect, entry.number == self.plan.entry, theme)
        pad, c = theme.space("s5"), theme.colours
        wide, high = theme.height("car_chip_width"), theme.height("car_chip")
        chip = QRect(rect.x() + pad, rect.center().y() - high // 2, wide, high)
        paint_car(painter, chip, entry.number, theme.car(self.entries.meeting, entry.number), theme)
        room = QRect(chip.right() + pad, rect.y(), rect.width(), rect.height())
        paint_text(painter, room, entry.code, theme.font("item", "medium"), c.text1, LEFT)
        right = rect.adjusted(0, 0, -pad, 0)
        faults = self.view.state.rigs.faults.get(entry.rig, {})
        word = noun(next(iter(faults.values())).kind) if faults else tr("rig {rig}", rig=entry.rig)
        ink = c.needs_person if faults else c.text2
        said = tr("rig {rig}, {word}", rig=entry.rig, word=word) if faults else word
        paint_text(painter, right, said, theme.font("body", figures=True), ink, RIGHT)

    def _paint_spare(self, painter: QPainter, rect: QRect, rig: Rig, theme: Theme) -> None:
        self.spares.paint_ground(painter, rect, rig.number == self.plan.spare, theme)
        pad, c, view = theme.space("s5"), theme.colours, self.view
        room = rect.adjusted(pad, 0, -pad, -rect.height() // 2)
        name = theme.font("item", "medium", figures=True)
        paint_text(painter, room, tr("Rig {rig}", rig=rig.number), name, c.text1, LEFT)
        count = len(view.state.parity.differences(rig.number))
        said = (
            tr("{count} differ", count=count)
            if count
            else tr("equal")
            if view.state.parity.golden
            else ""
        )
        checks = tr(
            "{passed_of}/{all} checks", passed_of=passed_of(view.state, rig.number), all=ALL
        )
        small = theme.font("body", figures=True)
        ink = c.needs_person if count else c.text2
        paint_text(painter, room, ", ".join(filter(None, (said, checks))), small, ink, RIGHT)
        below = room.translated(0, rect.height() // 2)
        told = (base_words(view, rig.number), console_words(view, rig.number))
        paint_text(painter, below, ", ".join(filter(None, told)), theme.font("label"), c.text3)


def _row_height(row: Entry | Rig, _width: int, theme: Theme) -> int:
    return theme.px((26 if theme.small else 36) if isinstance(row, Entry) else 48)


def _line(parts: list[QWidget]) -> Themed:
    """A step: mark, sentence, perhaps a field and a button."""
    line = Themed()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(8, 3, 12, 3)
    layout.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    for part in parts:
        layout.addWidget(part, 3 if isinstance(part, Sentence) else 0)
    return line
