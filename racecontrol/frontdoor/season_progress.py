"""How a season gets on: a bar on a terminal, one line a step on a pipe."""

import threading
from collections.abc import Callable
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

EVERY_S = 0.2


class Waiting:
    """A bar a step. `done` says how much of the running step is done, or None."""

    def __init__(self, console: Console, done: Callable[[], float | None]) -> None:
        self._console = console
        self._done = done
        self._bars = Progress(
            TextColumn("{task.description:<52}"),
            BarColumn(bar_width=24),
            TimeElapsedColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self._task: TaskID | None = None
        self._said = ""
        self._asked = True  # whether `done` knows about the step
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._follow, name="season progress", daemon=True)

    def __enter__(self) -> Self:
        self._bars.start()
        if self._console.is_terminal:
            self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._finish()
        self._over.set()
        if self._watch.is_alive():
            self._watch.join()
        self._bars.stop()

    def told(self, step: str) -> None:
        """A step begins."""
        self._finish()
        self._asked = True
        self._task = self._bars.add_task(step[:1].upper() + step[1:], total=None)

    def counted(self, step: str) -> Callable[[int, int], None]:
        """For a step that counts itself: call it with how many of how many."""

        def show(done: int, total: int) -> None:
            if self._said != step:
                self.told(step)
                self._said, self._asked = step, False
            if self._task is not None:
                self._bars.update(self._task, completed=done, total=max(total, done))

        return show

    def _finish(self) -> None:
        if self._task is not None:
            self._bars.update(self._task, completed=1, total=1)
            self._task = None

    def _follow(self) -> None:
        while not self._over.wait(EVERY_S):
            task, share = self._task, self._done() if self._asked else None
            if task is not None and share is not None:
                self._bars.update(task, completed=share, total=1)
