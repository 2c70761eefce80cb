"""From ticks to the event clock.

The event clock is monotonic integer nanoseconds. A console's ticks are brought to it by the lower
edge of its arrivals: a datagram is never early, only late, so the least delayed ones of a minute
lie on a straight line whose slope is the console's rate. A delay that is the same for all of them
cannot be seen.
"""

import itertools
import math
import time
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from racecontrol.timing.events import ENVELOPE, WALL_SECONDS_PER_TICK

TICK_NS: Final = WALL_SECONDS_PER_TICK * 1e9  # nominal, at the speed of life

# A rate further off is no console but a burst of late datagrams (60.00 Hz is 0.001 off 59.94).
_RATE_TOLERANCE: Final = 2e-3
_STALL_NS: Final = 3e6  # all arrivals of the last seconds this late: the console itself stood still
_STALL_BUCKETS: Final = 4
_STAMP_ERROR_NS: Final = 5_000.0  # what a kernel stamp is worth
_FEW_POINTS_ERROR_NS: Final = 8e6  # one arrival, no rate: a delay of milliseconds may hide in it
HELD_NS: Final = 1e9  # no net keeps a second of datagrams back as long: the console stood still
_JUMP_NS: Final = 200e6  # a net cannot be early, nor can a minute's rate be off by this much

Point = tuple[float, float]  # tick, arrival in ns after the first point


class EventClock(Struct, frozen=True):
    """The clock of a meeting: monotonic time, faster than life only in a rehearsal."""

    base_ns: int
    origin_ns: int  # monotonic time at which the event clock reads base_ns
    speed: float = 1.0

    @classmethod
    def starting_now(cls, base_ns: int = 0, speed: float = 1.0) -> "EventClock":
        """An event clock that reads base_ns now; to go on after a restart, give the last reading.

        ValueError for a speed that is not above 0.
        """
        if not (speed > 0 and math.isfinite(speed)):
            raise ValueError(f"the speed of a clock must be above 0, not {speed}")
        return cls(base_ns, time.monotonic_ns(), speed)

    def from_monotonic(self, monotonic_ns: int) -> int:
        """Event ns of a monotonic time."""
        passed = monotonic_ns - self.origin_ns
        return self.base_ns + (passed if self.speed == 1 else round(passed * self.speed))

    def to_monotonic(self, event_ns: int) -> int:
        """The monotonic time at which the event clock reads so."""
        passed = event_ns - self.base_ns
        return self.origin_ns + (passed if self.speed == 1 else round(passed / self.speed))

    def span(self, monotonic_ns: int) -> int:
        """Event ns of a duration on the monotonic clock."""
        return monotonic_ns if self.speed == 1 else round(monotonic_ns * self.speed)

    def now(self) -> int:
        """Event ns now."""
        return self.from_monotonic(time.monotonic_ns())


class RigClock(Struct, frozen=True):
    """A straight line from the ticks of one rig to arrivals on the monotonic clock."""

    tick: float  # where the line is best known
    arrival_ns: int  # there
    fraction_ns: float  # to be added to arrival_ns
    tick_ns: float  # wall time of a tick
    error_ns: float  # standard error there
    reach: float  # ticks from there over which the error doubles
    jitter_ns: float  # mean delay of the least delayed datagrams above the line

    def arrival_of(self, tick: float) -> tuple[int, int]:
        """Monotonic ns at which this tick would have arrived undelayed, and its standard error."""
        ticks = tick - self.tick
        error_ns = self.error_ns * (1 + abs(ticks) / self.reach)
        return self.arrival_ns + round(self.fraction_ns + ticks * self.tick_ns), round(error_ns)


def fit(envelope: bytes, nominal_tick_ns: float = TICK_NS) -> RigClock | None:
    """The clock of a rig from its core's envelope; None before the first datagram.

    With less than two points of it the nominal rate is taken, and the error says so. The rate is
    estimated, never taken for granted: it is the edge of the lower hull over the middle of the
    minute, unless that is no rate a console can have. Where the console stood still, or its ids
    jumped, the line begins anew.
    """
    points: npt.NDArray[np.void] = np.frombuffer(envelope, dtype=ENVELOPE)
    if len(points) == 0:
        return None
    origin_ns = int(points["arrival_ns"][0])
    # Differences first: a float holds nanoseconds of minutes exactly, not of weeks.
    line = [
        (float(tick), float(int(arrival) - origin_ns))
        for tick, arrival in zip(points["tick"], points["arrival_ns"], strict=True)
    ]
    return _clock(_since_jump(line, nominal_tick_ns), origin_ns, nominal_tick_ns)


def _since_jump(points: list[Point], nominal: float) -> list[Point]:
    """The points since ids last jumped ahead: all of them are then earlier than any before."""
    start, least = 0, math.inf
    for index, (tick, arrival) in enumerate(points):
        delay = arrival - tick * nominal
        if delay < least - _JUMP_NS:
            start = index
        least = min(least, delay)
    return points[start:]


def _clock(points: list[Point], origin_ns: int, nominal: float) -> RigClock:
    (tick, arrival), rate = _edge(points, nominal)
    late = [a - (arrival + (t - tick) * rate) for t, a in points]
    stalled = _after_stall(late)
    if stalled:
        return _clock(points[stalled:], origin_ns, nominal)
    if len(points) < 2:
        return RigClock(tick, origin_ns, arrival, rate, _FEW_POINTS_ERROR_NS, 600, 0.0)
    jitter = sum(late) / len(late)
    span = points[-1][0] - points[0][0]
    error = _STAMP_ERROR_NS + jitter / math.sqrt(len(points)) + _FEW_POINTS_ERROR_NS / span
    if late[-1] >= _STALL_NS:
        error += late[-1]  # late datagrams, or a console that stood still: not known yet
    middle = points[0][0] + span / 2
    there = arrival + (middle - tick) * rate
    return RigClock(middle, origin_ns, there, rate, error, max(span, 1.0), jitter)


def _edge(points: Sequence[Point], nominal: float) -> tuple[Point, float]:
    """A point of the lower edge and its rate."""
    hull = _lower_hull(points)
    middle = (points[0][0] + points[-1][0]) / 2
    for left, right in itertools.pairwise(hull):
        rate = (right[1] - left[1]) / (right[0] - left[0])
        if left[0] <= middle <= right[0] and abs(rate / nominal - 1) <= _RATE_TOLERANCE:
            return left, rate
    return min(points, key=lambda point: point[1] - point[0] * nominal), nominal


def _lower_hull(points: Sequence[Point]) -> list[Point]:
    """The lower convex hull of points with rising ticks."""
    hull: list[Point] = []
    for point in points:
        while len(hull) > 1 and _turns_down(hull[-2], hull[-1], point):
            hull.pop()
        hull.append(point)
    return hull


def _turns_down(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) <= (b[1] - a[1]) * (c[0] - a[0])


def _after_stall(late: Sequence[float]) -> int:
    """Where the last points begin that are all late, when the console stood still; else 0.

    Late datagrams of the net come among punctual ones. When all of the last seconds are late, or
    some by more than a net can be, the console itself has lost time, and its line begins anew.
    """
    held = late[-1] >= HELD_NS
    if not held and (len(late) <= _STALL_BUCKETS or min(late[-_STALL_BUCKETS:]) < _STALL_NS):
        return 0
    least = HELD_NS / 2 if held else _STALL_NS / 2
    start = len(late)
    while start > 0 and late[start - 1] >= least:
        start -= 1
    return start
