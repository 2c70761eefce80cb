"""Marks that look the same wherever they stand: cars, flags, chips, keys, hatching.

Each is a function that paints into a rectangle with a theme. Colour is never alone: a flag has its
shape, a chip its word, hatching its stripes.
"""

from collections.abc import Collection, Sequence
from enum import Enum
from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
)

from racecontrol.results.tower import Mark
from ui.format import car as car_text
from ui.theme import CarStyle, FlagStyle, Theme
from ui.widgets.lettering import CENTRE, paint_text, text_width
from ui.widgets.stamp import stamp


def paint_car(
    painter: QPainter, rect: QRect, number: int, style: CarStyle, theme: Theme, faded: bool = False
) -> None:
    """A car: the only filled chip with two digits."""
    stamp(painter, rect, _paint_car, number, style, theme, faded)


def _paint_car(
    painter: QPainter, rect: QRect, number: int, style: CarStyle, theme: Theme, faded: bool
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if faded:
        painter.setOpacity(0.55)
    painter.setBrush(style.fill)
    painter.setPen(_ring(style, theme))
    radius = theme.radius("chip")
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setFont(theme.font("item", "heavy", figures=True))
    painter.setPen(style.text)
    painter.drawText(rect, CENTRE, car_text(number))


def _ring(style: CarStyle, theme: Theme) -> QPen:
    if theme.name == "light":
        ring = QColor(theme.colours.text1)
        ring.setAlphaF(0.45)
    elif style.light_text:
        ring = QColor("#ffffff")
        ring.setAlphaF(0.55)
    else:
        ring = style.fill
    return QPen(ring, 1)


def paint_hatch(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Stripes over data that is older than a second."""
    painter.save()
    painter.setBrushOrigin(0, 0)
    painter.fillRect(rect, QBrush(_hatch_tile(theme)))
    painter.restore()


@cache
def _hatch_tile(theme: Theme) -> QPixmap:
    """One tile of the stripes at 135 degrees; the period along x is the pitch times root two."""
    hatch = theme.tokens[theme.name]["base"]["hatch"]
    side = round(hatch["pitch"] * 2**0.5 * theme.scale)
    tile = QPixmap(side, side)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colours.hatch, hatch["stripe"] * theme.scale))
    for shift in (-side, 0, side):
        painter.drawLine(shift - side, 2 * side, shift + 2 * side, -side)
    painter.end()
    return tile


def paint_flag(painter: QPainter, rect: QRect, flag: FlagStyle, theme: Theme) -> None:
    """A flag with its shape: one, two, squares, a diagonal, a disc, letters, a white edge."""
    stamp(painter, rect, _paint_flag, flag, theme)


def _paint_flag(painter: QPainter, rect: QRect, flag: FlagStyle, theme: Theme) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if flag.key == "double_yellow":
        half = rect.width() * 3 // 5
        _plain_flag(painter, QRect(rect.x(), rect.y(), half, rect.height()), flag, theme)
        right = QRect(rect.right() - half + 1, rect.y(), half, rect.height())
        _plain_flag(painter, right, flag, theme)
    elif flag.key == "chequered":
        _chequered_flag(painter, rect, theme)
    else:
        _plain_flag(painter, rect, flag, theme)
    if flag.key == "black_white":
        box = QRectF(rect).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colours.on_bright)
        painter.drawPolygon(QPolygonF([box.topLeft(), box.bottomLeft(), box.bottomRight()]))
    if flag.key == "black_orange":
        radius = rect.height() * 0.3
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(flag.text)
        painter.drawEllipse(QRectF(rect).center(), radius, radius)
    if flag.key in BOARDS:
        _paint_letters(painter, rect, flag, theme)


WHITE_EDGED: Final = ("red", "green", "black", "black_orange")
BOARDS: Final = {"sc": "SC", "vsc": "VSC", "fcy": "FCY"}


def _plain_flag(painter: QPainter, rect: QRect, flag: FlagStyle, theme: Theme) -> None:
    white = flag.key in WHITE_EDGED
    pen = QPen(QColor("#ffffff") if white else theme.colours.on_bright, 1.5 if white else 1)
    if flag.key in ("vsc", "fcy"):
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(flag.fill)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)


def _paint_letters(painter: QPainter, rect: QRect, flag: FlagStyle, theme: Theme) -> None:
    """The letters of a board, as large as it lets them be."""
    font = QFont(theme.font("mark", "heavy"))
    font.setPixelSize(max(6, min(rect.height() * 7 // 10, rect.width() * 2 // 5)))
    painter.setFont(font)
    painter.setPen(flag.text)
    painter.drawText(rect, CENTRE, BOARDS[flag.key])


def _chequered_flag(painter: QPainter, rect: QRect, theme: Theme) -> None:
    flag = theme.flags["chequered"]
    painter.fillRect(rect, flag.fill)
    wide, high = rect.width() / 4, rect.height() / 3
    for column in range(4):
        for row in range(3):
            if (column + row) % 2:
                square = QRectF(rect.x() + column * wide, rect.y() + row * high, wide, high)
                painter.fillRect(square, flag.text)


def paint_empty_flag(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """An outline: no session."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)
    painter.restore()


def paint_triangle(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Needs a person."""
    box = QRectF(rect)
    points = [QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]
    _paint_shape(painter, QPolygonF(points), colour)


def paint_octagon(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Danger."""
    box = QRectF(rect)
    cut = box.width() * 0.29
    left, right, top, bottom = box.left(), box.right(), box.top(), box.bottom()
    points = [
        QPointF(left + cut, top), QPointF(right - cut, top), QPointF(right, top + cut),
        QPointF(right, bottom - cut), QPointF(right - cut, bottom), QPointF(left + cut, bottom),
        QPointF(left, bottom - cut), QPointF(left, top + cut),
    ]  # fmt: skip
    _paint_shape(painter, QPolygonF(points), colour)


def _paint_shape(painter: QPainter, shape: QPolygonF, colour: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(shape)
    painter.restore()


TICKS: Final = {  # of a mini-sector: its height and its colour in the tokens
    Mark.SESSION_BEST: "session_best",
    Mark.PERSONAL_BEST: "personal_best",
    Mark.NONE: "slower",
}


def paint_ticks(
    painter: QPainter,
    room: QRect,
    ticks: Sequence[Mark | None],
    breaks: Collection[int],
    theme: Theme,
    faded: bool = False,
) -> None:
    """Mini-sectors, on one foot: best of the session highest, slower lowest, a dot for not yet.

    `breaks`: how many ticks stand before a gap between sectors. Every tick has whole pixels, so
    that they are alike; where the tokens' width has no room they are narrower.
    """
    stamp(painter, room, _paint_ticks, tuple(ticks), tuple(breaks), theme, faded)


def _paint_ticks(
    painter: QPainter,
    room: QRect,
    ticks: tuple[Mark | None, ...],
    breaks: tuple[int, ...],
    theme: Theme,
    faded: bool,
) -> None:
    tick = theme.tokens["tick"]
    between = theme.px(tick["sector_gap"] - tick["gap"])
    share = (room.width() - len(breaks) * between) // max(1, len(ticks))
    pitch = max(2, min(theme.px(tick["width"] + tick["gap"]), share))
    wide = pitch - min(pitch - 1, max(1, theme.px(tick["gap"])))
    foot, x = room.center().y() + theme.px(tick["session_best"]) // 2, room.x()
    painter.setOpacity(0.55 if faded else 1.0)
    for index, mark in enumerate(ticks):
        x += between if index in breaks else 0
        name = "missing" if mark is None else TICKS[mark]
        ink = theme.colours.line3 if mark is None else getattr(theme.colours, name)
        high = max(1, theme.px(tick[name]))
        painter.fillRect(QRect(x, foot - high + 1, wide, high), ink)
        x += pitch


def paint_key(painter: QPainter, x: int, middle_y: int, key: str, theme: Theme) -> int:
    """A key cap with its left edge at x. Answers with its width in px."""
    height = theme.height("key_cap")
    width = key_width(key, theme)
    stamp(painter, QRect(x, middle_y - height // 2, width, height), _paint_key, key, theme)
    return width


def _paint_key(painter: QPainter, rect: QRect, key: str, theme: Theme) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colours.line3, 1))
    painter.setBrush(theme.colours.background1)
    radius = theme.radius("chip")
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    font = theme.font("mark", "medium")
    paint_text(painter, rect, key, font, theme.colours.text1, CENTRE)


def key_width(key: str, theme: Theme) -> int:
    """Width of a key cap in px."""
    words = text_width(key, theme.font("mark", "medium")) + 2 * theme.space("s3")
    return max(words, theme.height("key_cap"))


class ChipKind(Enum):
    """What a chip says by its form."""

    PLAIN = "plain"  # grey outline
    NEEDS_PERSON = "needs a person"  # amber outline, triangle
    AMBER = "amber"  # amber outline, no triangle
    DANGER = "danger"  # red fill, octagon
    PROGRESS = "in progress"  # blue outline
    GIVEN = "given"  # white fill: a penalty not yet served


def paint_chip(
    painter: QPainter, x: int, middle_y: int, word: str, kind: ChipKind, theme: Theme
) -> int:
    """A status chip with its left edge at x. Answers with its width in px."""
    height = theme.height("chip")
    width = chip_width(word, kind, theme)
    rect = QRect(x, middle_y - height // 2, width, height)
    stamp(painter, rect, _paint_chip, kind, theme)
    inner = _inside_chip(rect, theme).adjusted(_mark_room(kind, theme), 0, 0, 0)
    ink = _chip_colours(kind, theme)[2]
    paint_text(painter, inner, word, theme.font("mark", "medium", figures=True), ink)
    return width


def _inside_chip(rect: QRect, theme: Theme) -> QRect:
    return rect.adjusted(theme.space("s3"), 0, -theme.space("s3"), 0)


def _paint_chip(painter: QPainter, rect: QRect, kind: ChipKind, theme: Theme) -> None:
    """All but the word, which is painted on what lies below."""
    fill, edge, ink = _chip_colours(kind, theme)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    radius = theme.radius("chip")
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    _paint_chip_mark(painter, _inside_chip(rect, theme), kind, ink, theme)


def chip_width(word: str, kind: ChipKind, theme: Theme) -> int:
    """Width of a status chip in px."""
    words = text_width(word, theme.font("mark", "medium", figures=True))
    return words + 2 * theme.space("s3") + 1 + _mark_room(kind, theme)


def _mark_room(kind: ChipKind, theme: Theme) -> int:
    return theme.px(13) if kind in (ChipKind.NEEDS_PERSON, ChipKind.DANGER) else 0


def _paint_chip_mark(
    painter: QPainter, inner: QRect, kind: ChipKind, ink: QColor, theme: Theme
) -> None:
    side = theme.px(9)
    box = QRect(inner.left(), inner.center().y() - side // 2, side, side)
    if kind is ChipKind.NEEDS_PERSON:
        paint_triangle(painter, box, ink)
    elif kind is ChipKind.DANGER:
        paint_octagon(painter, box, ink)


def _chip_colours(kind: ChipKind, theme: Theme) -> tuple[QColor | None, QColor, QColor]:
    c = theme.colours
    match kind:
        case ChipKind.DANGER:
            return c.danger_fill, c.danger_fill, c.on_danger
        case ChipKind.GIVEN:
            return c.text1, c.text1, c.background0
        case ChipKind.NEEDS_PERSON | ChipKind.AMBER:
            return None, c.needs_person, c.needs_person
        case ChipKind.PROGRESS:
            return None, c.info, c.info
        case _:
            return None, c.line3, c.text2


def paint_focus(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """The focus ring: 2 px, the same on all platforms."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colours.focus, theme.px(2)))
    painter.drawRect(rect.adjusted(1, 1, -1, -1))
    painter.restore()
