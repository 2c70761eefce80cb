"""The queue of cues: bounded, and the oldest gives way to the newest."""

import threading
from collections import deque


class Waiting:
    """Cues on their way to the sending thread. Putting never waits."""

    def __init__(self, most: int) -> None:
        self._cues: deque[bytes] = deque(maxlen=most)
        self._most = most
        self._changed = threading.Condition()
        self._closed = False
        self.dropped = 0  # cues that gave way to newer ones

    def put(self, cue: bytes) -> None:
        """Nothing is taken in once it is closed."""
        with self._changed:
            if self._closed:
                return
            self.dropped += len(self._cues) == self._most
            self._cues.append(cue)
            self._changed.notify()

    def take(self, timeout_s: float) -> bytes | None:
        """The oldest; None when none came in time, or when it was closed and is empty."""
        with self._changed:
            self._changed.wait_for(lambda: self._cues or self._closed, timeout_s)
            return self._cues.popleft() if self._cues else None

    def close(self) -> None:
        """What waits can still be taken."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    @property
    def ended(self) -> bool:
        """Closed, and empty."""
        with self._changed:
            return self._closed and not self._cues
