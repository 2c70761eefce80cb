"""A thread that answers questions one after the other, so that no frame waits for an engine."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from racecontrol.season.errors import SeasonError
from ui.tr import ruled, tr

Work = Callable[[], Any]
Then = Callable[[Any], None]
Failed = Callable[[str], None]
JOIN_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked under a key; `kept`: the answer counts even when a newer one waits."""

    number: int
    key: str
    work: Work
    then: Then
    failed: Failed
    kept: bool
    rank: int


class Lane(QObject):
    """Of the questions with the same key only the newest waits; smaller ranks go first.

    `interrupt` ends what the engine is doing for a question that was asked anew.
    """

    failed = Signal(str)
    _answered = Signal(object, object)  # Question, Callable in the GUI thread

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.interrupt: Callable[[], None] = lambda: None
        self._waiting: dict[str, Question] = {}
        self._running: Question | None = None
        self._newest: dict[str, int] = {}
        self._numbers = 0
        self._open: set[int] = set()  # asked, and not handed over yet
        self._ended = False
        self._finally: Callable[[], None] = lambda: None
        self._turn = threading.Condition()
        self._answered.connect(self._hand_over)
        self._thread = threading.Thread(target=self._work, name=f"season {name}", daemon=True)
        self._thread.start()

    def ask(
        self,
        key: str,
        work: Work,
        then: Then,
        *,
        failed: Failed | None = None,
        kept: bool = False,
        rank: int = 0,
    ) -> None:
        """`work` runs in the lane's thread, `then` gets its answer in the GUI thread."""
        with self._turn:
            self._numbers += 1
            asked = Question(
                self._numbers, key, work, then, failed or self.failed.emit, kept, rank
            )  # fmt: skip
            self._newest[key] = asked.number
            self._give_up(key)
            self._waiting[key] = asked
            self._open.add(asked.number)
            if self._running and self._running.key == key and not self._running.kept:
                self.interrupt()
            self._turn.notify()

    def forget(self, key: str) -> None:
        """No answer is wanted any more."""
        with self._turn:
            self._give_up(key)
            self._newest.pop(key, None)
            if self._running and self._running.key == key:
                self.interrupt()

    @property
    def busy(self) -> bool:
        """Whether anything is asked whose answer has not been handed over yet."""
        with self._turn:
            return bool(self._open)

    def close(self, last: Callable[[], None] = lambda: None) -> None:
        """Forget what waits, end what runs, then do the last thing in the lane's thread."""
        with self._turn:
            self._waiting.clear()
            self._newest.clear()
            self._ended = True
            self._finally = last
            if self._running:
                self.interrupt()
            self._turn.notify()
        self._thread.join(JOIN_S)

    # ------------------------------------------------------------ in the lane's thread

    def _work(self) -> None:
        while (asked := self._next()) is not None:
            try:
                answer = asked.work()
            except Exception as error:  # whatever the engine says: a lane never ends in silence
                said = (
                    ruled(str(error)) if isinstance(error, SeasonError) else _of_the_engine(error)
                )
                self._answer(asked, partial(asked.failed, said))
            else:
                self._answer(asked, partial(asked.then, answer))
        self._finally()

    def _next(self) -> Question | None:
        with self._turn:
            self._running = None
            while not self._waiting and not self._ended:
                self._turn.wait()
            if self._ended:
                return None
            first = min(self._waiting.values(), key=lambda asked: (asked.rank, asked.number))
            self._running = self._waiting.pop(first.key)
            return self._running

    def _answer(self, asked: Question, told: Callable[[], None]) -> None:
        with self._turn:
            self._running = None
            ended = self._ended
        if not ended:
            self._answered.emit(asked, told)

    # ------------------------------------------------------------ in the GUI thread

    def _give_up(self, key: str) -> None:
        """What waits under a key is asked anew, or not wanted any more."""
        old = self._waiting.pop(key, None)
        if old is not None:
            self._open.discard(old.number)

    @Slot(object, object)
    def _hand_over(self, asked: Question, told: Callable[[], None]) -> None:
        with self._turn:
            self._open.discard(asked.number)
        newest = self._newest.get(asked.key)
        if not self._ended and (asked.number == newest or (asked.kept and newest is not None)):
            told()


def _of_the_engine(error: Exception) -> str:
    first = str(error).strip().split("\n")[0] or type(error).__name__
    return tr("The engine could not answer: {why} Ctrl R reads the season again.", why=first)
