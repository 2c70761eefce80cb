"""How much is taken from whom: a bucket that fills with time, and one for each sender."""

from collections import OrderedDict
from typing import Final

NS_PER_S: Final = 1_000_000_000
MOST_SENDERS: Final = 256  # that are remembered; the one not heard for longest is forgotten


class Bucket:
    """So many at once, and so many a second in the long run."""

    def __init__(self, at_once: int, a_second: int) -> None:
        self._most_ns = at_once * NS_PER_S
        self._rate = a_second
        self._level_ns = self._most_ns
        self._filled_ns = 0

    def take(self, now_ns: int) -> bool:
        """Whether one more may pass. `now_ns` is monotonic."""
        grown = (now_ns - self._filled_ns) * self._rate
        self._level_ns = min(self._most_ns, self._level_ns + grown)
        self._filled_ns = now_ns
        if self._level_ns < NS_PER_S:
            return False
        self._level_ns -= NS_PER_S
        return True


class Buckets:
    """One bucket for each sender."""

    def __init__(self, at_once: int, a_second: int) -> None:
        self._size = (at_once, a_second)
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def take(self, sender: str, now_ns: int) -> bool:
        """Whether one more of this sender may pass."""
        bucket = self._buckets.pop(sender, None) or Bucket(*self._size)
        self._buckets[sender] = bucket
        if len(self._buckets) > MOST_SENDERS:
            self._buckets.popitem(last=False)
        return bucket.take(now_ns)
