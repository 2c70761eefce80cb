"""What a decision would do, before it is given: the cars that move, before and after."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from racecontrol.meeting.model import Meeting
from racecontrol.results.effect import Move
from ui import format as text
from ui.tr import tr
from ui.widgets.lettering import RIGHT, paint_text
from ui.widgets.marks import paint_car
from ui.widgets.panel import Themed

ROWS = 4  # that the form has room for; more cars stand in more columns


def words_of(move: Move) -> str:
    """`6 → 8`."""
    return f"{move.before} → {move.after}"


def change_of(move: Move) -> str:
    """`▲1` for a place won, `▼2` for two lost."""
    won = move.before - move.after
    return f"▲{won}" if won > 0 else f"▼{-won}" if won < 0 else ""


class EffectView(Themed):
    """The rows that move, in their new order; a sentence when none does."""

    def __init__(self) -> None:
        super().__init__()
        self._meeting: Meeting | None = None
        self._entry = -1
        self._moves: tuple[Move, ...] = ()
        self._sentence = ""
        self.setAccessibleName(tr("Effect"))

    @property
    def moves(self) -> tuple[Move, ...]:
        """The rows that are shown."""
        return self._moves

    @property
    def sentence(self) -> str:
        return self._sentence

    def show_effect(
        self, meeting: Meeting | None, entry: int, moves: tuple[Move, ...], sentence: str
    ) -> None:
        """Show these rows; `sentence` where there are none. `entry` is the car decided on."""
        if (moves, sentence, entry) == (self._moves, self._sentence, self._entry):
            return
        self._meeting, self._entry, self._moves, self._sentence = meeting, entry, moves, sentence
        spoken = [
            tr(
                "car {car} from {before} to {after}",
                car=text.car(m.entry),
                before=m.before,
                after=m.after,
            )
            for m in moves
        ]
        self.setAccessibleDescription("; ".join(spoken) or sentence)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self._row_height() * ROWS + self.theme.px(6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _row_height(self) -> int:
        return self.theme.height("list_row") + self.theme.px(2 if self.theme.small else 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        pad = theme.space("s5")
        if not self._moves:
            line = QRect(pad, 0, self.width() - 2 * pad, self._row_height())
            paint_text(painter, line, self._sentence, theme.font("body"), theme.colours.text2)
            return
        gap = theme.px(8)
        columns = self._columns()
        wide = (self.width() - 2 * pad - (columns - 1) * gap) // columns
        rows = -(-len(self._moves) // columns)
        for index, move in enumerate(self._moves):
            column, row = divmod(index, rows)
            high = self._row_height()
            box = QRect(pad + column * (wide + gap), row * high, wide, high - theme.px(4))
            self._paint_move(painter, box, move)

    def _columns(self) -> int:
        """One with names where that is enough; more where more cars move."""
        return max(1, -(-len(self._moves) // ROWS))

    def _paint_name(self, painter: QPainter, box: QRect, number: int) -> None:
        if self._meeting is None or self._columns() > 1:
            return
        theme, entry = self.theme, self._meeting.entry(number)
        left = box.left() + theme.px(130)
        name = QRect(left, box.top(), box.right() - theme.px(44) - left, box.height())
        font = theme.font("item", "strong")
        width = paint_text(painter, name, entry.code, font, theme.colours.text1)
        name.setLeft(name.left() + width + theme.px(8))
        paint_text(painter, name, entry.driver, theme.font("body"), theme.colours.text2)

    def _paint_move(self, painter: QPainter, box: QRect, move: Move) -> None:
        theme = self.theme
        c = theme.colours
        judged = move.entry == self._entry
        painter.setPen(QPen(c.focus if judged else c.line2, 1))
        painter.setBrush(c.background2 if judged else Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        wide, high = theme.height("car_chip_width"), theme.height("car_chip")
        tight = self._columns() > 2
        edge = theme.px(3 if tight else 6)
        chip = QRect(box.left() + edge, box.center().y() - high // 2 + 1, wide, high)
        paint_car(painter, chip, move.entry, theme.car(self._meeting, move.entry), theme)
        figure = theme.font("figure", "strong", figures=True)
        apart = theme.px(5 if tight else 10)
        places = QRect(chip.right() + apart, box.top(), theme.px(80), box.height())
        paint_text(painter, places, words_of(move), figure, c.text1)
        self._paint_name(painter, box, move.entry)
        inner = box.adjusted(0, 0, -theme.px(4 if tight else 8), 0)
        paint_text(painter, inner, change_of(move), figure, c.text1, RIGHT)
