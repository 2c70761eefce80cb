"""The documents over another part of the console: turned to and back by one key.

The panel is made when it is first turned to, and what prints is imported then: a console opens
sooner, and many a race sees no paper at all.
"""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from racecontrol.meeting.state import State
from ui.tr import later
from ui.widgets.pages import Pages

if TYPE_CHECKING:
    from ui.director.documents import Documents
    from ui.widgets.window import ConsoleWindow

KEY: Final = "F6"


class DocumentPages:
    """The part that is always there, and the documents in front of it."""

    def __init__(self, window: "ConsoleWindow") -> None:
        self._window = window
        self._pages = Pages()
        self._panel: Documents | None = None

    def over(self, part: QWidget) -> QWidget:
        """Put the documents behind this part; the key brings them to the front."""
        self._pages.addWidget(part)
        return self._pages

    def bind(self) -> None:
        """The keys; each is in the hint overlay."""
        keys = self._window.keys
        keys.bind(KEY, later("documents, or back"), self.turn)
        for cap, words, doing in (
            ("C", later("copy the document"), lambda: self.panel.copy()),
            ("S", later("export the document in all formats"), lambda: self.panel.export()),
            ("O", later("open the document"), lambda: self.panel.open()),
        ):
            keys.bind(cap, words, doing, ctrl=True, when=self._in_front)
        for cap, by in (("Page Up", -1), ("Page Down", 1)):
            turn = partial(self._turn_page, by)
            keys.bind(cap, later("page of the document"), turn, when=self._in_front)

    @property
    def panel(self) -> "Documents":
        """The documents; made now if nobody asked for them before."""
        if self._panel is None:
            from ui.director.documents import Documents

            self._panel = Documents(self._window.say)
            self._pages.addWidget(self._panel)
            self._window.fit(self._panel)
        return self._panel

    @property
    def shown(self) -> bool:
        """Whether the documents are in front."""
        return self._panel is not None and self._pages.currentWidget() is self._panel

    def show_state(self, state: State) -> None:
        """The documents of this state, while they are in front."""
        if self._panel is not None:
            self._panel.show_state(state)

    def end(self) -> None:
        """Let what is being set come to its end."""
        if self._panel is not None:
            self._panel.typesetter.end()

    def turn(self) -> None:
        """To the documents, or back."""
        shown, panel = self.shown, self.panel
        self._pages.setCurrentIndex(0 if shown else 1)
        if shown:
            self._window.setFocus()
        else:
            state = self._window.state
            panel.show_state(state)
            if state.current is not None:
                panel.look_at(state.current.plan.key)
            panel.list.setFocus()

    def _turn_page(self, by: int) -> None:
        self.panel.page.turn(by)

    def _in_front(self) -> bool:
        return self.shown
