"""A bench with twelve simulated bases, on a clock that a test turns: no thread, no waiting."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import TypeVar

from drivers.fanatec.desk import WheelbaseDesk
from drivers.fanatec.simulated import SimulatedPort
from racecontrol.meeting.unsettled import AS_PUBLISHED, Unsettled
from racecontrol.rigs.desk import Picture
from racecontrol.rigs.wheelbase import BaseState

T = TypeVar("T")
ROUND_NS = 10_000_000
SECOND_NS = 1_000_000_000


class Bench:
    """Bases, a desk that is not started, and the clock. A round is 10 ms."""

    def __init__(
        self,
        count: int = 12,
        *,
        table: Unsettled = AS_PUBLISHED,
        refusal: Callable[[int], str] = lambda _: "",
        rate_hz: int = 250,
    ) -> None:
        self.now_ns = 5 * SECOND_NS
        self.port = SimulatedPort(count, rate_hz=rate_hz, clock=lambda: self.now_ns)
        self.bases = self.port.bases
        rigs = [(rig, base.port, f"base {rig}") for rig, base in enumerate(self.bases, 1)]
        self.desk = WheelbaseDesk(
            self.port, rigs, table, refusal=refusal, clock=lambda: self.now_ns
        )

    @property
    def now(self) -> Picture:
        return self.desk.now

    def rounds(self, seconds: float) -> Iterator[Picture]:
        """The picture after each round, for so long."""
        for _ in range(round(seconds * SECOND_NS / ROUND_NS)):
            self.now_ns += ROUND_NS
            self.desk.round()
            yield self.now

    def run(self, seconds: float) -> Picture:
        for _ in self.rounds(seconds):
            pass
        return self.now

    def until(self, wanted: Callable[[Picture], object], seconds: float = 10) -> Picture:
        """Rounds until the picture is as wanted; an error when it never is."""
        for picture in self.rounds(seconds):
            if wanted(picture):
                return picture
        raise AssertionError(f"not within {seconds} s: {self.now}")

    def result(self, future: "Future[T]", seconds: float = 10) -> T:
        """What an order comes to."""
        self.until(lambda _: future.done(), seconds)
        return future.result(0)

    def ready(self) -> "Bench":
        self.until(lambda now: all(one.state is BaseState.READY for one in now.readings))
        return self
