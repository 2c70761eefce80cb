"""The event clock without the time for which a race stood: what a gap between two cars is made of.

From the line at which a red flag's order was taken to the restart nothing was raced. A car that is
laps down has its lap on the other side of that than the leader; with the standing time in it their
gap would be minutes.
"""

from collections.abc import Callable, Mapping
from typing import Final, Self

from msgspec import Struct

from racecontrol.meeting.state import Session
from racecontrol.meeting.units import GAME_NS_PER_MS
from racecontrol.results.classification import Gap

Marks = Mapping[int, int]  # a point of the course, rising with every one -> event clock, ns
OVERDUE_MS: Final = 3_000  # no car loses so much between two points without standing or sliding


class RaceClock(Struct, frozen=True):
    """Of one session; times are of the event clock, ns."""

    stood: tuple[tuple[int, int], ...] = ()  # from the line of the order to the restart

    @classmethod
    def of(cls, session: Session) -> Self:
        """From the suspensions that are over, and whose order was taken."""
        return cls(
            tuple(
                (red.taken.line_ns or session.started_ns, red.resumed_ns)
                for red in session.flow.suspensions
                if red.taken and red.resumed_ns
            )
        )

    @property
    def leg_ns(self) -> int:
        """When it last began to run again; 0: it never stood."""
        return max((to_ns for _, to_ns in self.stood), default=0)

    def raced_ns(self, at_ns: int) -> int:
        """A moment on the clock of the race."""
        return at_ns - sum(to_ns - from_ns for from_ns, to_ns in self.stood if to_ns <= at_ns)

    def apart_ms(self, mine_ns: int, theirs_ns: int) -> int:
        """How much later one car was at a point than another, game ms; below 0: it was earlier."""
        return round((self.raced_ns(mine_ns) - self.raced_ns(theirs_ns)) / GAME_NS_PER_MS)

    def gap(self, mine: Marks, theirs: Marks, at: int, bar_ns: Callable[[], int | None]) -> Gap:
        """Behind a car ahead, from when both were at the point `at`.

        `bar_ns` gives its standard error, and is asked only where the car ahead was there later.
        Not known where that says nothing of now: it was before a restart and the car ahead has
        driven since; the car was there clearly before the one that is ahead by now; or the one
        ahead has been past the next point for so long that the car stands, or is silent.
        """
        if mine[at] < self.leg_ns <= theirs[max(theirs)]:
            return Gap()
        early_ns = self.raced_ns(theirs[at]) - self.raced_ns(mine[at])
        if early_ns > 0 and early_ns > (bar_ns() or 0):
            return Gap()
        behind_ms = max(0, self.apart_ms(mine[at], theirs[at]))
        passed = min((point for point in theirs if point > at), default=at)
        due_ms = self.apart_ms(theirs[max(theirs)], theirs[passed])
        overdue = at == max(mine) and due_ms > behind_ms + OVERDUE_MS
        return Gap() if overdue else Gap(ms=behind_ms)
