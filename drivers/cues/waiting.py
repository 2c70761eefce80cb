"""The queue before one target: in order, each at its moment; bounded, the oldest gives way."""

import threading
import time
from collections import deque
from typing import Final, NamedTuple

NS_PER_S: Final = 1_000_000_000


class Due(NamedTuple):
    """What is to be sent, and when."""

    at_ns: int  # monotonic
    payload: bytes
    cues: int  # messages in it


class Waiting:
    """Payloads on their way to the thread of a target. Putting never waits."""

    def __init__(self, most: int) -> None:
        self._line: deque[Due] = deque()
        self._most = most
        self._changed = threading.Condition()
        self._closed = False
        self.dropped = 0  # cues that gave way to newer ones, or came too late for the end

    def __len__(self) -> int:
        return len(self._line)

    def put(self, due: Due) -> None:
        """Nothing is taken in once it is closed."""
        with self._changed:
            if self._closed:
                return
            if len(self._line) == self._most:
                self.dropped += self._line.popleft().cues
            self._line.append(due)
            self._changed.notify()

    def take(self) -> Due | None:
        """The next one, once its moment has come; None when it is closed and nothing is due."""
        with self._changed:
            while True:
                left_ns = self._line[0].at_ns - time.monotonic_ns() if self._line else None
                if left_ns is not None and left_ns <= 0:
                    return self._line.popleft()
                if self._closed:
                    self.dropped += sum(due.cues for due in self._line)
                    self._line.clear()
                    return None
                self._changed.wait(None if left_ns is None else left_ns / NS_PER_S)

    def close(self) -> None:
        """What is due by now can still be taken."""
        with self._changed:
            self._closed = True
            self._changed.notify()
