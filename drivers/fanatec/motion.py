"""How the axes of one base move: what is needed to tell a frozen one from one that is at rest.

Measured in reports rather than in arrival times: a machine that was busy for a moment gets many
reports at once, and they would look like a sudden stop.
"""

from collections import deque
from typing import Final

from msgspec import Struct, field

from racecontrol.rigs.wheelbase import Axis, AxisMotion

WINDOW_NS: Final = 1_000_000_000
STOP_NS: Final = 20_000_000  # no hand stops a wheel from speed in less
LONGEST_STOP: Final = 20  # reports in that time, at 1 kHz
TURN: Final = 328  # half a percent of an axis: smaller turns are noise that every pedal has
MOST_TURNS: Final = 1_000


class _Track(Struct):
    """One axis. Only called when it moved."""

    count: int = 0
    changed_ns: int = 0
    changed_report: int = 0
    lately: deque[int] = field(default_factory=lambda: deque(maxlen=LONGEST_STOP + 1))
    travel: int = 0
    farthest: int = 0  # since it last turned round
    rising: bool = True
    turned_ns: deque[int] = field(default_factory=lambda: deque(maxlen=MOST_TURNS))

    def begin(self, count: int, at_ns: int, report: int) -> None:
        self.count = self.farthest = count
        self.changed_ns, self.changed_report = at_ns, report
        self.lately.append(count)

    def move(self, count: int, at_ns: int, report: int, stop_reports: int) -> None:
        rested = min(report - self.changed_report - 1, LONGEST_STOP)
        self.lately.extend([self.count] * rested)
        self.lately.append(count)
        before = self.lately[max(len(self.lately) - 1 - stop_reports, 0)]
        self.travel = abs(count - before)
        self.count, self.changed_ns, self.changed_report = count, at_ns, report
        self._turn(count, at_ns)

    def _turn(self, count: int, at_ns: int) -> None:
        if (count > self.farthest) == self.rising:
            self.farthest = count
        elif abs(count - self.farthest) >= TURN:
            self.rising, self.farthest = not self.rising, count
            self.turned_ns.append(at_ns)


class Motion:
    """The four axes of one base, and how often it reports."""

    def __init__(self) -> None:
        self.reports = 0
        self._tracks = {axis: _Track() for axis in Axis}
        self._order = tuple(self._tracks.values())
        self._last: tuple[int, ...] = ()
        self._last_ns = 0
        self._second_ns = 0  # when the running second began
        self._in_second = 0
        self._gap_ns = 0
        self._rate_hz = 0
        self._longest_gap_ns = 0

    def take(self, counts: tuple[int, int, int, int], at_ns: int) -> None:
        """A report: steering, throttle, brake, clutch; `at_ns` on the monotonic clock."""
        self._count(at_ns)
        if counts == self._last:
            return
        if not self._last:
            for track, count in zip(self._order, counts, strict=True):
                track.begin(count, at_ns, self.reports)
        else:
            stop = min(max(self._rate_hz * STOP_NS // WINDOW_NS, 2), LONGEST_STOP)
            for track, count in zip(self._order, counts, strict=True):
                if count != track.count:
                    track.move(count, at_ns, self.reports, stop)
        self._last = counts

    def _count(self, at_ns: int) -> None:
        if self.reports:
            self._gap_ns = max(self._gap_ns, at_ns - self._last_ns)
        else:
            self._second_ns = at_ns
        self._roll(at_ns)
        self.reports += 1
        self._in_second += 1
        self._last_ns = at_ns

    def _roll(self, now_ns: int) -> None:
        """Close the running second when it is over."""
        passed = now_ns - self._second_ns
        if passed < WINDOW_NS:
            return
        self._rate_hz = self._in_second * WINDOW_NS // passed
        self._longest_gap_ns = max(self._gap_ns, now_ns - self._last_ns) if self.reports else 0
        self._second_ns, self._in_second, self._gap_ns = now_ns, 0, 0

    def pace(self, now_ns: int) -> tuple[int, int]:
        """Reports in the last second, and the longest gap between two in ms."""
        self._roll(now_ns)
        return self._rate_hz, self._longest_gap_ns // 1_000_000

    def axes(self, now_ns: int) -> tuple[AxisMotion, ...]:
        """All four, as of now; empty before the first report."""
        if not self._last:
            return ()
        return tuple(
            AxisMotion(
                axis,
                track.count,
                track.changed_ns,
                track.travel,
                self.reports - track.changed_report,
                _lately(track.turned_ns, now_ns),
            )
            for axis, track in self._tracks.items()
        )


def _lately(times: deque[int], now_ns: int) -> int:
    while times and times[0] < now_ns - WINDOW_NS:
        times.popleft()
    return len(times)
