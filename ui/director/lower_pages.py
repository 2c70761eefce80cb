"""The pages below the tower: which one is in sight, and who has the keys."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.widgets.pages import Pages


class LowerPages(Pages):
    """The overview first; the others take its place, by a key or when their time has come."""

    def __init__(self) -> None:
        super().__init__()
        self._before: QWidget | None = None  # what gave way to the page that came by itself

    def turn(self, page: QWidget | None) -> None:
        """A person wants a page; None, or the one in sight: back to the overview."""
        page = None if page is self.currentWidget() else page
        self._show(page)
        self._give_keys(page)

    def come(self, page: QWidget) -> None:
        """The time of a page has come; what somebody writes in stays in sight."""
        field = self._field()
        if page is self.currentWidget() or (field and self.isAncestorOf(field)):
            return
        before = self.currentWidget() if self.currentIndex() else None
        self._take_turn(page)
        self._before = before

    def go(self, page: QWidget) -> None:
        """Its time is over: what gave way to it is back."""
        if page is self.currentWidget():
            self._take_turn(self._before)

    def _take_turn(self, page: QWidget | None) -> None:
        """By itself: who writes elsewhere writes on."""
        writing = self._field() is not None
        self._show(page)
        if not writing:
            self._give_keys(page)

    def _show(self, page: QWidget | None) -> None:
        self._before = None
        if page is None:
            self.setCurrentIndex(0)
        else:
            self.setCurrentWidget(page)

    def _give_keys(self, page: QWidget | None) -> None:
        """Those of the overview are the window's."""
        (page or self.window()).setFocus()

    def _field(self) -> QWidget | None:
        """Where somebody writes in this window."""
        at = self.window().focusWidget()
        editable = isinstance(at, QComboBox) and at.isEditable()
        return at if editable or isinstance(at, QLineEdit) else None
