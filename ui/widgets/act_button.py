"""A control for an act: lit while in force, dim with its reason when not free, held to confirm."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.tr import NO_WORDS, Label, later, tr, worded
from ui.widgets.hold import Hold
from ui.widgets.lettering import LEFT, paint_text, text_width
from ui.widgets.marks import key_width, paint_flag, paint_focus, paint_key
from ui.widgets.panel import Themed

CONFIRM_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)

HOLD: Final = later("hold")


class ActLabel(Struct, frozen=True):
    """What stands on the button, made at import and translated when it is shown."""

    name: Label
    keys: tuple[str, ...] = ()
    purpose: Label = NO_WORDS  # `show green`: for `Hold G for 0.6 s to show green.`
    words: Label = HOLD  # after the keys
    flag: str = ""  # of the tokens; empty: none
    held: bool = True  # else one press is enough
    few_keys: tuple[str, ...] = ()  # on a small screen; empty: the same
    how: Label = NO_WORDS  # the keys in words, where they are more than one to hold

    @property
    def hint(self) -> str:
        """What is said when the button was let go too early."""
        keys = worded(self.how) or " ".join(self.keys) or tr("the button")
        purpose = worded(self.purpose) or worded(self.name).lower()
        return tr("Hold {keys} for 0.6 s to {purpose}.", keys=keys, purpose=purpose)


class ActButton(Themed):
    """Press and hold, by mouse or key. It sends nothing by itself: it says `confirmed`."""

    confirmed = Signal()
    let_go = Signal(str)  # the sentence that says how

    cap_pressed = Signal(str)  # the mouse went down on this key cap; empty: beside them

    def __init__(
        self, label: ActLabel, one_line: bool = False, parent: QWidget | None = None
    ) -> None:
        """`one_line`: name and keys beside each other, as high as a plain button."""
        super().__init__(parent)
        self._label = label
        self._one_line = one_line
        self._caps: list[tuple[QRect, str]] = []
        self._reason = self._short = ""
        self._lit: str | None = None
        self._pending = False
        self._hold = Hold(self)
        self._hold.done.connect(self._confirm)
        self._hold.broken.connect(lambda: self.let_go.emit(self.hint))
        self._paint_timer = QTimer(self)
        self._paint_timer.setInterval(self.theme.interaction_ms("repaint"))
        self._paint_timer.timeout.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._name_it()

    @property
    def label(self) -> ActLabel:
        return self._label

    @property
    def hint(self) -> str:
        """What is said when it was let go too early, with the keys as the user has them."""
        shown = tuple(map(self.theme.cap, self._label.keys))
        return replace(self._label, keys=shown).hint

    @property
    def reason(self) -> str:
        """Why the act is not free now; empty when it is."""
        return self._reason

    @property
    def lit(self) -> bool:
        """Whether the act is in force."""
        return self._lit is not None

    def show_state(self, reason: str = "", lit: str | None = None, short: str = "") -> None:
        """`reason`: why not free (empty: free), `short` of it on the button; `lit`: its age."""
        if (reason, lit, short) == (self._reason, self._lit, self._short):
            return
        self._reason, self._lit, self._short = reason, lit, short
        self.setToolTip(reason)
        self._name_it()
        self.update()

    def show_pending(self, pending: bool) -> None:
        """A white edge while the fact is not back."""
        if pending != self._pending:
            self._pending = pending
            self.update()

    def begin(self) -> None:
        """The key or the mouse went down."""
        if self._reason:
            self.let_go.emit(self._reason)
        elif not self._label.held:
            self.confirmed.emit()
        else:
            self._hold.begin()
            self._paint_timer.start()
            self.update()

    def end(self) -> None:
        """It went up."""
        self._hold.end()

    def _confirm(self) -> None:
        self._paint_timer.stop()
        self.update()
        self.confirmed.emit()

    def _name_it(self) -> None:
        label = self._label
        if self._reason:
            self.setAccessibleName(
                tr("{button}, not free. {reason}", button=worded(label.name), reason=self._reason)
            )
            return
        keys = worded(label.how) or " ".join(map(self.theme.cap, label.keys))
        hold = tr(", hold {keys}", keys=keys) if label.held else f", {keys}" if keys else ""
        self.setAccessibleName(worded(label.name) + hold + (tr(", in force") if self.lit else ""))

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            spot = event.position().toPoint()
            caps = (cap for rect, cap in self._caps if rect.adjusted(-2, -4, 2, 4).contains(spot))
            self.cap_pressed.emit(next(caps, ""))
            self.begin()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_mine(event):
            if not event.isAutoRepeat():
                self.begin()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in CONFIRM_KEYS and self._hold.active:
            if not event.isAutoRepeat():
                self.end()
            return
        super().keyReleaseEvent(event)

    def _is_mine(self, event: QKeyEvent) -> bool:
        """Enter belongs to the window while it waits for it: a chord, or the cancel bar."""
        wanted = getattr(self.window(), "wants_enter", None)
        taken = event.key() != Qt.Key.Key_Space and callable(wanted) and wanted()
        return event.key() in CONFIRM_KEYS and not event.modifiers() and not taken

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.end()
        super().focusOutEvent(event)

    # ------------------------------------------------------------ looks

    def sizeHint(self) -> QSize:
        theme = self.theme
        pad = 2 * theme.space("s5")
        name = self._icon_width() + text_width(
            worded(self._label.name), theme.font("figure", "medium")
        )
        keys = self._keys_width()
        width = name + keys + theme.space("s4") if self._flat else max(name, keys)
        return QSize(width + pad, theme.height("button" if self._one_line else "strip_button"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def _flat(self) -> bool:
        return self._one_line or self.theme.small

    def _icon_width(self) -> int:
        return self.theme.px(30) if self._label.flag else 0

    def _keys_width(self) -> int:
        theme = self.theme
        keys = sum(key_width(theme.cap(key), theme) + theme.space("s2") for key in self._shown_keys)
        words = text_width(self._shown_words, theme.font("label"))
        return keys + (theme.space("s2") + words if words else 0)

    @property
    def _shown_keys(self) -> tuple[str, ...]:
        return (self.theme.small and self._label.few_keys) or self._label.keys

    @property
    def _shown_words(self) -> str:
        """On a small screen there is no room for them."""
        return "" if self.theme.small else worded(self._label.words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ink = self._paint_box(painter, box)
        self._paint_fill(painter, box)
        pad = theme.space("s5")
        inner = self.rect().adjusted(pad, 0, -pad, 0)
        high = self.height()
        top = inner if self._flat else QRect(inner.x(), 0, inner.width(), high * 29 // 50)
        end = self._paint_name(painter, top, ink)
        if self._flat:
            line = QRect(end + theme.space("s4"), 0, inner.right() - end, high)
        else:
            line = QRect(inner.x(), high // 2, inner.width() + pad - 4, high // 2 - theme.px(4))
        self._paint_below(painter, line, ink)
        if self.hasFocus():
            paint_focus(painter, self.rect(), theme)

    def _paint_box(self, painter: QPainter, box: QRectF) -> QColor:
        """The background; answers with the ink that stands on it."""
        theme = self.theme
        c = theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, ink, edge, wide = c.background2, c.text1, c.line2, 1
        if self._reason:
            fill, ink, edge = c.background1, c.text3, c.line1
        elif self.underMouse():
            fill = c.background3
        if self._lit is not None and self._label.flag:
            fill, ink = lit_colours(self._label.flag, theme)
            edge, wide = c.focus, 2
        elif self._lit is not None:
            fill, edge, wide = c.background3, c.focus, 2
        if self._pending:
            edge, wide = c.focus, 2
        painter.setPen(QPen(edge, wide))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, theme.radius("panel"), theme.radius("panel"))
        return ink

    def _paint_fill(self, painter: QPainter, box: QRectF) -> None:
        """The hold, from left to right; the timer decides, this only shows."""
        share = self._hold.share()
        if share <= 0:
            self._paint_timer.stop()
            return
        wash = QColor(self.theme.colours.text1)
        wash.setAlphaF(0.28)
        painter.fillRect(QRectF(box.x(), box.y(), box.width() * share, box.height()), wash)

    def _paint_name(self, painter: QPainter, rect: QRect, ink: QColor) -> int:
        theme = self.theme
        left = rect.x()
        if self._label.flag:
            mark = QRect(left, rect.center().y() - theme.px(7), theme.px(22), theme.px(15))
            painter.setOpacity(0.45 if self._reason else 1.0)
            paint_flag(painter, mark, theme.flags[self._label.flag], theme)
            painter.setOpacity(1.0)
            left += self._icon_width()
        room = QRect(left, rect.y(), rect.right() - left + 1, rect.height())
        name = paint_text(
            painter, room, worded(self._label.name), theme.font("figure", "medium"), ink, LEFT
        )
        return left + name

    def _paint_below(self, painter: QPainter, line: QRect, ink: QColor) -> None:
        theme = self.theme
        small = theme.font("label", figures=True)
        if self._lit is not None and not self._flat:
            paint_text(painter, line, self._lit, small, ink, LEFT)
            return
        if self._reason and self._short and not self._flat:
            paint_text(painter, line, self._short, small, theme.colours.text3, LEFT)
            return
        x = line.x()
        painter.setOpacity(0.45 if self._reason else 1.0)
        self._caps = []
        for key in self._shown_keys:
            if x + key_width(theme.cap(key), theme) > self.width() - 2:
                break  # the name goes first where a language has long ones
            wide = paint_key(painter, x, line.center().y(), theme.cap(key), theme)
            self._caps.append((QRect(x, line.center().y() - wide // 2, wide, wide), key))
            x += wide + theme.space("s2")
        room = QRect(x + theme.space("s2"), line.y(), line.right() - x, line.height())
        grey = theme.colours.text3 if self._reason or self._lit is None else ink
        paint_text(painter, room, self._shown_words, theme.font("label"), grey, LEFT)
        painter.setOpacity(1.0)

    def event(self, event: QEvent) -> bool:
        """Hover is painted by us."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)


def lit_colours(flag: str, theme: Theme) -> tuple[QColor, QColor]:
    """Fill and ink of a lit control: as the band has them."""
    c = theme.colours
    if flag == "green":
        return c.band_green, c.on_band_green
    if flag == "red":
        return c.band_red, theme.flags["red"].text
    return theme.flags[flag].fill, theme.flags[flag].text
