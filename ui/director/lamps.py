"""The start lights as the drivers see them: on one by one, the hold, all out."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from racecontrol.meeting.deciding.starting import lights_on
from racecontrol.meeting.flow_facts import LightsBegun
from ui.tr import tr
from ui.widgets.panel import Themed

LAMPS: Final = 5
LINGER_NS: Final = 1_000_000_000  # the panel is told once more after the lights went out


class Lamps(Themed):
    """Runs by itself from the first light until all are out."""

    stepped = Signal()  # one more is on, or all are out

    def __init__(self, now_ns: Callable[[], int]) -> None:
        super().__init__()
        self._now_ns = now_ns
        self._lights: LightsBegun | None = None
        self._on = 0
        self._timer = QTimer(self)
        self._timer.setInterval(self.theme.interaction_ms("repaint"))
        self._timer.timeout.connect(self._look)
        self.setAccessibleName(tr("Start lights"))

    @property
    def lit(self) -> int:
        """How many lamps are on."""
        return self._on

    @property
    def lamps(self) -> int:
        """How many there are."""
        return self._lights.lights if self._lights else LAMPS

    @property
    def words(self) -> str:
        """What the lights do, in words; empty when there are none."""
        lights, now_ns = self._lights, self._now_ns()
        if lights is None:
            return ""
        if now_ns < lights.at_ns:
            return tr("Lights are coming")
        if now_ns >= lights.out_ns:
            return tr("Lights out")
        return tr("All on: hold") if self._on == lights.lights else tr("Light {on}", on=self._on)

    def show_lights(self, lights: LightsBegun | None) -> None:
        """The lights of this start; None: there are none."""
        if lights != self._lights:
            self._lights = lights
            self._look()
            self.update()

    def _look(self) -> None:
        lights, now_ns = self._lights, self._now_ns()
        on = lights_on(lights, now_ns) if lights else 0
        if on != self._on:
            self._on = on
            self.setAccessibleDescription(self.words)
            self.update()
            self.stepped.emit()
        if lights and now_ns < lights.out_ns + LINGER_NS:
            self._timer.start()
        else:
            self._timer.stop()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(36) if self.theme.small else
                     self.theme.height("light") + self.theme.space("s4"))  # fmt: skip

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c = theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pad, gap = theme.space("s5"), theme.space("s2")
        wide = (self.width() - 2 * pad - (self.lamps - 1) * gap) / self.lamps
        high = self.height() - theme.space("s4")
        for index in range(self.lamps):
            box = QRectF(pad + index * (wide + gap), theme.space("s2"), wide, high)
            painter.setPen(QPen(c.line2, 1))
            painter.setBrush(theme.flags["black"].fill)
            painter.drawRoundedRect(box, theme.radius("chip"), theme.radius("chip"))
            lit = index < self._on
            painter.setPen(QPen(theme.flags["red"].text if lit else c.line2, 2 if lit else 1))
            painter.setBrush(theme.flags["red"].fill if lit else theme.flags["black"].fill)
            radius = high * 0.38
            painter.drawEllipse(box.center(), radius, radius)
