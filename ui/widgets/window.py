"""The frame of every console: band, health strip, the console's middle, control strip.

A console is a subclass: it builds its middle, overrides `show_update` (every update, at once),
`refresh` (after updates), `look` and `health_parts` (as time goes), and asks with `send` or
`offer`. When it is called for what is `ui.widgets.pace`.
"""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from racecontrol.control import Answer, Update
from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.decide import Refused
from racecontrol.meeting.model import Person, Role
from racecontrol.meeting.state import State
from ui import format as text
from ui import keymap
from ui.bridge import Bridge, Desk
from ui.due import why_not
from ui.mending import NOTHING_TO_UNDO, Done, Mend, stands
from ui.nouns import noun
from ui.sounds import Sounds
from ui.theme import Theme, palette, style_sheet
from ui.tones import Sound
from ui.tr import later, tr, worded
from ui.widgets.act_button import ActButton
from ui.widgets.band import Band
from ui.widgets.bookmark_key import BookmarkKey
from ui.widgets.health import HealthStrip, health_items
from ui.widgets.hints import Hints
from ui.widgets.kept_window import COLOURS, KeptWindow
from ui.widgets.keys import Keys
from ui.widgets.last_act import Mood
from ui.widgets.lock import DeskLock
from ui.widgets.pace import Pace, Part
from ui.widgets.panel import Themed
from ui.widgets.steady_keys import steady
from ui.widgets.strip import ControlStrip

KEYS_AS_BROUGHT: Final = later("The keys are as they came. `racecontrol keys check` says more.")


class ConsoleWindow(KeptWindow):
    """One console in one window; remembers where it stood and how its parts were sized."""

    selection_changed = Signal(object)  # car number, or None

    def __init__(
        self,
        console: str,
        desk: Desk,
        bridge: Bridge,
        buttons: tuple[ActButton, ...] = (),
        keys: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """`keys`: pairs of key cap and verb that stand beside the selected car."""
        super().__init__(console)
        self.desk, self.bridge = desk, bridge
        self.person: Person = desk.people[console]
        self.selected: int | None = None
        self._done: Done | None = None  # the newest act of this desk
        self._mending: AnyAct | None = None  # what the key for undo asked for last
        self._pages: dict[str, QStackedWidget] = {}
        self._closed = False
        self.keys = Keys(self)
        self.band, self.health = Band(), HealthStrip(self.person)
        self.strip = ControlStrip(buttons, keys)
        self._hints = Hints((), self)
        self._place_parts()
        self._bind_keys()
        self.bookmarks, self.lock = BookmarkKey(self), DeskLock(self)
        self.sounds = Sounds(self)
        self.setWindowTitle(f"{noun(self.person.role).capitalize()} - {_event_name(self.state)}")
        bridge.updated.connect(self._on_update)
        self.pace = Pace(self, bridge.turns, self)

    # ------------------------------------------------------------ for the console

    @property
    def state(self) -> State:
        """The latest state."""
        return self.desk.control.state

    def set_middle(self, middle: QWidget) -> None:
        """Put the console between the strips, then show the state as it is now."""
        self._middle_layout.addWidget(middle)
        self._take_keys()
        self._strip_comes_last(middle)
        self.set_theme(self.theme)
        self.band.show_state(self.state, self.bridge.now_ns())
        self.show_own_health()
        self.refresh()
        self.pace.start()

    def _strip_comes_last(self, middle: QWidget) -> None:
        """For Tab: the parts of the console in the order they were made, then its acts."""
        last, part = middle, middle.nextInFocusChain()
        while part is not None and part is not middle:
            if middle.isAncestorOf(part):
                last = part
            part = part.nextInFocusChain()
        for button in self.strip.findChildren(ActButton):
            QWidget.setTabOrder(last, button)
            last = button

    def show_update(self, update: Update) -> None:
        """Take every update, in order; for what may not miss a fact."""

    def refresh(self) -> None:
        """Show `self.state`; called after updates, at most five times a second."""

    def look(self) -> None:
        """Five times a second: what changes between two facts."""

    def show_own_health(self) -> None:
        """The health strip, now."""
        items = self.bridge.once(health_items, self.desk)
        self.health.show_items((*items, *self.sounds.health))

    def health_parts(self) -> tuple[Part, ...]:
        """Twice a second, one a beat: for what depends on the age of packets."""
        return (self.show_own_health,)

    def show_health(self) -> None:
        """All of that, now."""
        for part in self.health_parts():
            part()

    def paint_now(self) -> None:
        """Lay out and paint what changed, ahead of what else waits in the event loop."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.UpdateRequest))

    def prepare(self) -> None:
        """Make what would be slow on its first use; called once, when the windows stand."""

    def mark_changed(self) -> None:
        """Ask for a refresh at the next tick."""
        self.pace.wait_for_beat()

    def remember_page(self, name: str, pages: QStackedWidget) -> None:
        """Keep which of these pages was in sight; called when all of them are in."""
        self._pages[name] = pages
        saved = str(QSettings().value(f"{self.console}/{name}", ""))
        for index in range(pages.count()):
            if type(pages.widget(index)).__name__ == saved:
                pages.setCurrentIndex(index)

    def send(
        self,
        act: AnyAct,
        words: str,
        button: ActButton | None = None,
        then: Callable[[Answer], None] = lambda _: None,
    ) -> None:
        """Ask for an act now. The last-act place shows that it waits, then what came back.

        `then` is called with the answer, unless the window was closed meanwhile.
        """
        self.strip.last_act.wait(words)
        if button is not None:
            button.show_pending(True)

        def on_answer(answer: Answer) -> None:
            if self._closed:
                return
            if button is not None:
                button.show_pending(False)
            at = text.time_of_day(self.bridge.now_ns())
            self.strip.last_act.answer(answer, words, self.person.name, at)
            if isinstance(answer, Refused):
                self.sounds.say(Sound.REFUSED)
            elif act is not self._mending:
                self._done = Done(act, self.bridge.now_ns())
            then(answer)

        self.bridge.submit(act, self.person, on_answer)

    def offer(self, act: AnyAct, words: str, button: ActButton | None = None) -> None:
        """Ask for an act after the cancel bar's 5 s."""
        self.strip.last_act.offer(words, lambda: self.send(act, words, button))

    def offer_if_free(self, act: AnyAct, words: str) -> None:
        """As `offer`, or say why the act would be refused now."""
        reason = why_not(self.state, act, self.person, self.bridge.now_ns())
        if reason:
            self.say(reason)
        else:
            self.offer(act, words)

    def undo(self, mend: Mend | None) -> None:
        """Offer what mends the newest act of this desk; where nothing does, say so, once."""
        said, self._done = stands(self._done, mend), None
        if said:
            again = tr("Ctrl Z again: {words}", words=mend.words) if mend else ""
            self.say(said, again)
        elif mend is None:
            self.say(worded(NOTHING_TO_UNDO))
        else:
            self._mending = mend.act
            self.offer(mend.act, mend.words)

    def say(self, sentence: str, second: str = "") -> None:
        """A hint or a refusal in the last-act place, for 6 s."""
        self.strip.last_act.say(sentence, second)

    def select(self, number: int | None) -> None:
        """Select a car by its number; a number that is not entered is said, not selected."""
        meeting = self.state.meeting
        known = {entry.number for entry in meeting.entries} if meeting else set()
        if number is not None and number not in known:
            self.strip.selection.show_remark(tr("No car {car}.", car=text.car(number)))
            return
        self.strip.selection.show_car(meeting, number)
        if number != self.selected:
            self.selected = number
            self.selection_changed.emit(number)

    def hint_area(self) -> QRect:
        """Where the table of keys may stand: the middle, unless a console keeps part of it free."""
        return self._middle.geometry()

    def set_theme(self, theme: Theme) -> None:
        """Another look: one new object, one repaint."""
        if self.keys.shown and not theme.caps:
            theme = replace(theme, caps=self.keys.shown)
        self.theme = theme
        self.setStyleSheet(style_sheet(theme))
        self.setPalette(palette(theme))  # after the sheet, which brings back the palette before it
        self._fit_frame()
        self.fit(self)

    def fit(self, part: QWidget) -> None:
        """Let a part take the look; one that was made late asks for it."""
        for child in (part, *part.findChildren(QWidget)):
            if isinstance(child, Themed):
                child.themed()

    def _turn_vision(self) -> None:
        self.say(worded(COLOURS[self._next_vision()]))

    # ------------------------------------------------------------ the frame

    def _place_parts(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._middle = QWidget(self)
        self._middle_layout = QVBoxLayout(self._middle)
        layout.addWidget(self.band)
        layout.addWidget(self.health)
        layout.addWidget(self._middle, 1)
        layout.addWidget(self.strip)
        self.setMinimumSize(1024, 600)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _fit_frame(self) -> None:
        theme = self.theme
        self.band.setFixedHeight(theme.height("band"))
        self.health.setFixedHeight(theme.height("health"))
        self.strip.setFixedHeight(theme.height("strip"))
        edge = theme.space("s4")
        self._middle_layout.setContentsMargins(edge, edge, edge, edge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_size()
        if self.lock.locked:
            self.lock.cover.fit()

    def beat(self) -> None:
        """Ten times a second."""
        before = self.band.track
        self.band.show_time(self.bridge.now_ns())
        if self.band.track != before:  # the lights went out: no fact says so
            self.pace.changed()

    def _on_update(self, update: Update) -> None:
        """The band changes at once, in all consoles on the same fact.

        It shows the newest state, as every control below it does, not that of an update which had
        to wait in the queue: else the band would say green above a red that is lit. When its word
        changes, or a person did something, the rest changes with it.
        """
        before = self.band.track
        self.band.show_state(self.state, self.bridge.now_ns())
        self.show_update(update)
        self.sounds.hear(update)
        people = {one.who for one in update.recorded if one.who.role is not Role.TIMING}
        if self.band.track != before or people:
            self.pace.changed_now(acted=self.person in people)
        else:
            self.pace.changed()

    # ------------------------------------------------------------ keys

    def _take_keys(self) -> None:
        """The user's own, when all keys of this console are known; a fault is said at once."""
        keys = keymap.read(keymap.keys_file(), {self.console: self.keys.bound()})[self.console]
        self.keys.remap(keys)
        if keys.faults:
            self.say(keys.faults[0], worded(KEYS_AS_BROUGHT))

    def _bind_keys(self) -> None:
        self.keys.tell("0 - 9", later("two digits select a car"))
        self.keys.bind("Esc", later("cancel bar, else clear the selection"), self.escape_pressed)
        self.keys.bind("Enter", later("in the cancel bar: send now"), self.enter_pressed)
        self.keys.tell("?", later("hold: all keys of this screen"))
        self.keys.bind("T", later("light or dark"), self._turn_light, ctrl=True)
        self.keys.bind(
            "E", later("colours for another colour vision"), self._turn_vision, ctrl=True
        )
        self.keys.selected.connect(self.select)
        self.keys.typed.connect(self._show_typed)
        self.keys.hints.connect(self._show_hints)

    def enter_pressed(self) -> None:
        """In the cancel bar: send now. A console with a chord looks at that first."""
        self.strip.last_act.send_now()

    def wants_enter(self) -> bool:
        """Whether Enter is the window's now, whichever control has the focus."""
        return self.keys.any_down or self.strip.last_act.mood is Mood.CANCELLABLE

    def escape_pressed(self) -> None:
        """Cancel bar, else clear the selection."""
        if not self.strip.last_act.cancel():
            self.select(None)

    def _show_typed(self, typed: str) -> None:
        if typed:
            self.strip.selection.show_typed(typed)
        else:
            self.strip.selection.show_car(self.state.meeting, self.selected)

    def _show_hints(self, held: bool) -> None:
        if held:
            self._hints.show_table(self.keys.table(), self.hint_area())
        elif self._hints.isVisible():
            self._hints.hide()
        else:
            self.say(tr("Hold ? to see all keys."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.keys.release(event):
            super().keyReleaseEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """No control has the focus at first: single keys are the window's."""
        super().showEvent(event)
        self.setFocus()
        self.lock.watch()
        steady(self)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.keys.release_all()
        super().changeEvent(event)

    # ------------------------------------------------------------ remembered

    def keep_place(self) -> None:
        """Write down where the window stands, how its parts are sized, which page is in sight."""
        super().keep_place()
        for name, pages in self._pages.items():
            page = pages.currentWidget()
            QSettings().setValue(f"{self.console}/{name}", type(page).__name__)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A window that closes hears no more; what waits in its cancel bar is not sent."""
        self.strip.last_act.cancel()
        self._closed = True
        self.lock.unlock()
        self.keep_place()
        self.pace.stop()
        self.bridge.updated.disconnect(self._on_update)
        super().closeEvent(event)


def _event_name(state: State) -> str:
    return state.meeting.name if state.meeting else tr("no event")
