"""The queue of what needs a person: new items amber and open at the top, seen ones below."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QLineEdit

from racecontrol.meeting.model import Meeting
from ui import format as text
from ui.director.waiting import Item
from ui.theme import Theme
from ui.tr import later, tr, worded
from ui.widgets.lettering import LEFT, RIGHT, paint_text, words_height
from ui.widgets.marks import paint_car, paint_key, paint_octagon, paint_triangle
from ui.widgets.panel import Panel
from ui.widgets.rows import RowModel, RowView

NOTHING: Final = later("Nothing needs you.")
TITLE: Final = later("Needs a person")


class QueueRow(Struct, frozen=True):
    """An item as it is shown."""

    item: Item
    age: str
    new: bool
    open: bool

    @property
    def sentence(self) -> str:
        cars = text.listed([tr("car {car}", car=number) for number in self.item.entries] or [""])
        new = tr("New. ") if self.new else ""
        counts = tr("{age} left", age=self.age) if self.item.until_ns else ""
        return tr(
            "{new}{cars} {title}. {detail} {age}.",
            new=new,
            cars=cars,
            title=self.item.title,
            detail=self.item.detail,
            age=counts or tr("{age} old", age=self.age),
        )


class Queue(Panel):
    """The panel. An item goes away only when what it waits for has happened."""

    car_chosen = Signal(int)
    noted = Signal(str)  # what a person wrote about the selected car

    def __init__(self) -> None:
        super().__init__(worded(TITLE))
        self._meeting: Meeting | None = None
        self._items: tuple[Item, ...] = ()
        self._seen: set[str] = set()
        self._open: str | None = None
        self._now_ns = 0
        self._model: RowModel[QueueRow] = RowModel(lambda row: row.sentence, self)
        self.view = RowView(
            self._model, self._paint_row, self._row_height, worded(NOTHING), worded(TITLE)
        )
        self.view.clicked.connect(self._clicked)
        self.set_body(self.view)
        self.note = QLineEdit()
        self.note.setPlaceholderText(tr("What happened? Enter notes it, Esc closes."))
        self.note.setAccessibleName(tr("Note an incident of the selected car"))
        self.note.returnPressed.connect(self._send_note)
        self.note.hide()
        self.set_body(self.note, 0)

    @property
    def rows(self) -> tuple[QueueRow, ...]:
        """What is shown, from the top."""
        return self._model.rows

    @property
    def seen(self) -> frozenset[str]:
        """Keys of the items that a person has seen."""
        return frozenset(self._seen)

    def show_items(self, meeting: Meeting | None, items: tuple[Item, ...], now_ns: int) -> None:
        """These wait now."""
        self._meeting, self._items, self._now_ns = meeting, items, now_ns
        keys = {item.key for item in items}
        self._seen &= keys
        if self._open not in keys:
            self._open = None
        self._show()

    def acknowledge(self) -> str:
        """The open item was seen; answers with its title, empty when none is open."""
        row = next((row for row in self.rows if row.open), None)
        if row is None:
            return ""
        self._seen.add(row.item.key)
        self._open = None
        self._show()
        return row.item.title

    def open_next(self) -> None:
        """Open the next item; after the last the first."""
        keys = [row.item.key for row in self.rows]
        if keys:
            at = next((i for i, row in enumerate(self.rows) if row.open), -1)
            self._open = keys[(at + 1) % len(keys)]
            self._show()

    def open_note(self) -> None:
        """Ask what happened."""
        self.note.show()
        self.note.setFocus()

    def close_note(self) -> bool:
        """Put the field away; what was typed stays. False when it was not open."""
        was = self.note.isVisible()
        self.note.hide()
        self.view.setFocus()
        return was

    def _send_note(self) -> None:
        words = self.note.text().strip()
        if words:
            self.note.clear()
            self.close_note()
            self.noted.emit(words)

    def _show(self) -> None:
        new = [item for item in self._items if item.key not in self._seen]
        seen = [item for item in self._items if item.key in self._seen]
        opened = self._open or (new[0].key if new else None)
        rows = [QueueRow(i, self._age(i), i.key not in self._seen, False) for i in (*new, *seen)]
        rows = [replace(row, open=row.item.key == opened) for row in rows]
        self._model.show_rows(rows)
        count = tr("{new} new, {seen} seen", new=len(new), seen=len(seen)) if self._items else ""
        self.head.show_words(worded(TITLE), count, tr("N opens the next") if len(rows) > 1 else "")

    def _age(self, item: Item) -> str:
        if item.until_ns:
            return text.span(max(0, item.until_ns - self._now_ns))
        return text.span(max(0, self._now_ns - item.at_ns)) if item.at_ns else ""

    def _clicked(self, index: QModelIndex) -> None:
        row = self.rows[index.row()]
        self._open = row.item.key
        self._show()
        if row.item.entries:
            self.car_chosen.emit(row.item.entries[0])

    # ------------------------------------------------------------ painting

    def _row_height(self, row: QueueRow, width: int, theme: Theme) -> int:
        high = theme.height("queue_row")
        if not row.open:
            return high
        room = width - 2 * theme.space("s5")
        words = words_height(row.item.detail, theme.font("body"), room)
        return high + words + theme.height("key_cap") + 3 * theme.space("s4")

    def _paint_row(self, painter: QPainter, rect: QRect, row: QueueRow, theme: Theme) -> None:
        c = theme.colours
        high = theme.height("queue_row")
        head = QRect(rect.x(), rect.y(), rect.width(), high)
        bright = row.open and row.new
        if bright:
            painter.fillRect(head, c.needs_person_fill)
        ink = c.on_needs_person if bright else c.text1
        self._paint_head(painter, head, row, theme, ink)
        painter.setPen(c.line1)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if row.open:
            self._paint_open(painter, rect.adjusted(0, high, 0, 0), row, theme)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(c.needs_person if row.new else c.line3, 2))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))

    def _paint_head(
        self, painter: QPainter, rect: QRect, row: QueueRow, theme: Theme, ink: QColor
    ) -> None:
        pad, high = theme.space("s5"), theme.height("car_chip")
        x, wide = rect.x() + pad, theme.height("car_chip_width")
        for number in row.item.entries[:2]:
            chip = QRect(x, rect.center().y() - high // 2, wide, high)
            paint_car(painter, chip, number, theme.car(self._meeting, number), theme)
            x += wide + theme.space("s2")
        x = rect.x() + pad + 2 * (wide + theme.space("s2")) + theme.space("s4")
        if row.new:
            side = theme.px(11)
            mark = QRect(x, rect.center().y() - side // 2, side, side)
            amber = theme.colours.on_needs_person if row.open else theme.colours.needs_person
            (paint_octagon if row.item.danger else paint_triangle)(painter, mark, amber)
        x += theme.px(18)
        right = rect.right() - pad
        age = QRect(right - theme.px(64), rect.y(), theme.px(64), rect.height())
        paint_text(painter, age, row.age, theme.font("body", "normal", True), ink, RIGHT)
        title = QRect(x, rect.y(), age.x() - x - theme.space("s4"), rect.height())
        weight = "strong" if row.new else "normal"
        paint_text(painter, title, row.item.title, theme.font("item", weight), ink, LEFT)

    def _paint_open(self, painter: QPainter, rect: QRect, row: QueueRow, theme: Theme) -> None:
        pad = theme.space("s5")
        inner = rect.adjusted(pad, theme.space("s4"), -pad, 0)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colours.text1)
        painter.drawText(inner, int(Qt.TextFlag.TextWordWrap), row.item.detail)
        middle = rect.bottom() - theme.space("s4") - theme.height("key_cap") // 2
        x = inner.x()
        verbs = (("K", tr("seen")),) if row.new else ()
        for key, verb in verbs:
            x += paint_key(painter, x, middle, theme.cap(key), theme) + theme.space("s3")
            room = QRect(x, middle - 10, theme.px(120), 20)
            x += paint_text(painter, room, verb, theme.font("body", "medium"), theme.colours.text1)
