"""The opening window of a command: it stands before anything heavy is loaded, until a console does.

Closed by hand, or with Ctrl C, it ends the start at its next step; what was opened is closed as at
the end of an event.
"""

import gc
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Final

import click

from racecontrol.opening import Step, Told, unheard

if TYPE_CHECKING:
    from ui.opening import OpeningWindow

BETWEEN_NS: Final = 50_000_000  # two looks at the same step: a journal has thousands of facts
STOPPED: Final = "The start was stopped. Nothing is lost: the same command takes the event up."


class StoppedError(Exception):
    """Who waited does not want to wait any longer."""


def has_display() -> bool:
    """Whether a window could be shown to anybody."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextmanager
def opening(file: str, consoles: Sequence[str]) -> Iterator[Told]:
    """Shows the window where the first of the consoles will stand; gives what it is told by.

    Without consoles there is none. It is gone at the end, whatever happened.
    """
    if not consoles:
        yield unheard
        return
    from ui.application import application, stand  # Qt, which a start without windows does not need
    from ui.opening import OpeningWindow

    application()
    window = OpeningWindow(consoles[0], file)
    told = Opening(window)
    gc.disable()  # what is made now stays: the collector would walk through it again and again
    try:
        window.restore_place()
        stand(window)
        told(Step.PROGRAM)
        yield told
    except StoppedError:
        click.echo(STOPPED, err=True)
    finally:
        window.leave()
        told.end()
        gc.enable()


class Opening:
    """Tells the window how far the start is, and lets it be painted."""

    def __init__(self, window: "OpeningWindow") -> None:
        self._window = window
        self._step: Step | None = None
        self._looked_ns = 0
        self._stopped = False
        self._before = {
            number: signal.signal(number, self._stop) for number in (signal.SIGINT, signal.SIGTERM)
        }

    def __call__(self, step: Step, done: int = 0, of: int = 0) -> None:
        """Raises StoppedError when the window was closed or the program was told to stop."""
        now_ns = time.monotonic_ns()
        if step is self._step and done < of and now_ns - self._looked_ns < BETWEEN_NS:
            return
        self._step, self._looked_ns = step, now_ns
        self._window.show_step(step, done, of)
        self._window.have_a_look()
        if self._stopped or self._window.closed_by_hand:
            raise StoppedError
        if step is Step.CONSOLES and done:
            self._window.leave()
        if step is Step.CONSOLES and done == of:
            gc.freeze()
            gc.enable()

    def end(self) -> None:
        """The program hears signals again as it did before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        """At the next step; told a second time, at once, as a step may hang."""
        self._stopped = True
        signal.signal(number, signal.SIG_DFL)
