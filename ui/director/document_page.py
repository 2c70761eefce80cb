"""A page of a document as it will be printed, as large as there is room."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent

from ui.director.typesetter import Preview
from ui.tr import later, tr, worded
from ui.widgets.lettering import CENTRE, paint_text
from ui.widgets.panel import Themed, paint_empty

NOTHING: Final = later("Choose a document.")
SETTING: Final = later("Setting the document.")


class DocumentPage(Themed):
    """Painted from the picture of a page; a click opens the document."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pages: tuple[QImage, ...] = ()
        self._at = 0
        self._words = worded(NOTHING)
        self.setAccessibleName(tr("Page of the document"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Click: open it at full size."))

    @property
    def place(self) -> tuple[int, int]:
        """Which page is shown, from 1, and how many there are; (0, 0): none."""
        return (self._at + 1, len(self._pages)) if self._pages else (0, 0)

    @property
    def image(self) -> QImage | None:
        """The page in sight."""
        return self._pages[self._at] if self._pages else None

    def wait(self) -> None:
        """Another document is being set."""
        self._pages, self._at, self._words = (), 0, worded(SETTING)
        self.update()

    def show_preview(self, made: Preview) -> None:
        """Its pages; the page in sight stays the one it is."""
        self._pages = tuple(QImage.fromData(page) for page in made.pages)
        self._at = min(self._at, max(len(self._pages) - 1, 0))
        self._words = made.failed or worded(NOTHING)
        title = made.sheet.title if made.sheet else made.failed
        self.setAccessibleDescription(title)
        self.update()

    def turn(self, pages: int) -> None:
        """So many pages on; none beyond the last."""
        self._at = max(0, min(self._at + pages, len(self._pages) - 1))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 160)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._pages and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        image = self.image
        if image is None:
            paint_empty(painter, self.rect(), self._words, theme)
            return
        foot = theme.height("list_row")
        room = self.rect().adjusted(theme.space("s5"), theme.space("s4"), -theme.space("s5"), -foot)
        size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = room.x() + (room.width() - size.width()) // 2
        sheet = QRect(left, room.y(), size.width(), size.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        shown = image.scaled(
            size * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.fillRect(sheet, QColor("white"))
        painter.drawImage(sheet, shown)
        at, count = self.place
        line = QRect(self.rect().x(), sheet.bottom() + 2, self.width(), foot)
        words = tr("Page {at} of {count}", at=at, count=count)
        paint_text(painter, line, words, theme.font("label"), theme.colours.text3, CENTRE)
