"""A window that comes back as it was left: its place, the sizes of its parts, its look."""

from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QWidget

from ui.theme import NAMES, VISIONS, Theme, current, load
from ui.tr import later

COLOURS: Final = {
    "standard": later("Colours for standard colour vision."),
    "protanopia": later("Colours for protanopia."),
    "deuteranopia": later("Colours for deuteranopia."),
    "tritanopia": later("Colours for tritanopia."),
}


class KeptWindow(QWidget):
    """`console` is the name under which the settings keep it."""

    def __init__(self, console: str) -> None:
        super().__init__()
        self.console = console
        self.theme: Theme = _chosen_look(console)
        self._splitters: dict[str, QSplitter] = {}

    def set_theme(self, theme: Theme) -> None:
        """Another look: one new object, one repaint."""
        raise NotImplementedError

    def remember(self, name: str, splitter: QSplitter) -> QSplitter:
        """Keep the sizes of a splitter from one start to the next."""
        self._splitters[name] = splitter
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(self.theme.space("s4"))
        saved = QSettings().value(f"{self.console}/{name}")
        if saved is not None:
            splitter.restoreState(saved)
        return splitter

    def restore_place(self) -> None:
        """Stand where the window stood last time, on the same screen when it is still there."""
        settings = QSettings()
        geometry = settings.value(f"{self.console}/geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1920, 1080)
            return
        name = settings.value(f"{self.console}/screen")
        screen = next((s for s in QGuiApplication.screens() if s.name() == name), None)
        if screen is not None and not screen.geometry().intersects(self.geometry()):
            self.move(screen.availableGeometry().topLeft())

    def keep_place(self) -> None:
        """Write down where the window stands and how its parts are sized."""
        settings = QSettings()
        settings.setValue(f"{self.console}/geometry", self.saveGeometry())
        settings.setValue(f"{self.console}/screen", self.screen().name())
        for name, splitter in self._splitters.items():
            settings.setValue(f"{self.console}/{name}", splitter.saveState())

    def _turn_light(self) -> None:
        name = "light" if self.theme.name == "dark" else "dark"
        self._take_up(load(name, self.theme.vision, self.theme.scale, self.theme.small))

    def _next_vision(self) -> str:
        """Colours for the next colour vision; which one that is."""
        vision = VISIONS[(VISIONS.index(self.theme.vision) + 1) % len(VISIONS)]
        self._take_up(load(self.theme.name, vision, self.theme.scale, self.theme.small))
        return vision

    def _take_up(self, theme: Theme) -> None:
        """A look that a person chose: for this window, from now on."""
        QSettings().setValue(f"{self.console}/look", f"{theme.name} {theme.vision}")
        self.set_theme(theme)

    def _fit_size(self) -> None:
        """The look of a small screen on a small screen."""
        limits = self.theme.tokens["small"]
        small = self.width() < limits["below_width"] or self.height() < limits["below_height"]
        if small != self.theme.small:
            self.set_theme(load(self.theme.name, self.theme.vision, self.theme.scale, small))


def _chosen_look(console: str) -> Theme:
    """The look a person chose for this window, else that of the process."""
    name, _, vision = str(QSettings().value(f"{console}/look", "")).partition(" ")
    if name in NAMES and vision in VISIONS:
        return load(name, vision, current().scale)
    return current()
