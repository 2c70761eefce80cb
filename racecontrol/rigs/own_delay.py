"""How late this computer itself is: what seems late meanwhile may not be the doing of a rig."""

from collections import deque
from typing import Final

WINDOW_NS: Final = 2_000_000_000  # monotonic


class OwnDelay:
    """By how much a thread was woken too late, or was kept from going on. One thread calls it."""

    def __init__(self) -> None:
        self._late: deque[tuple[int, int]] = deque()  # when, by how much: the later ones are less

    def take(self, late_ns: int, monotonic_ns: int) -> None:
        """Late by so much, as it was seen at `monotonic_ns`."""
        while self._late and self._late[-1][1] <= late_ns:
            self._late.pop()
        self._late.append((monotonic_ns, late_ns))

    def most_ms(self, monotonic_ns: int) -> float:
        """The worst of the last two seconds."""
        while self._late and self._late[0][0] < monotonic_ns - WINDOW_NS:
            self._late.popleft()
        return max(0, self._late[0][1]) / 1e6 if self._late else 0.0
