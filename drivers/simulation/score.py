"""Crossings of the finish line, official lap times, and the flag.

Times are seconds of game time since the session began. The official time of a lap is the exact
time between two crossings in whole milliseconds, as the game's is; lap 1 of a race counts from
lights out.
"""

from copy import copy
from dataclasses import dataclass, field, replace
from itertools import accumulate

from drivers.simulation.plan import SessionKind, SessionPlan

COOL_DOWN_S = 30.0


@dataclass(slots=True)
class CarScore:
    """One car's crossings, and the laps between them."""

    crossings: list[float] = field(default_factory=list)
    laps_ms: list[int] = field(default_factory=list)  # the ones with an official time
    best_ms: list[int] = field(default_factory=list)  # after each of them
    finished: float | None = None  # s
    joined: float | None = None  # s, when another console took the car over
    crossings_before: int = 0  # that it did not see
    laps_before: int = 0

    def copied(self) -> "CarScore":
        """One that goes its own way."""
        return replace(
            self,
            crossings=self.crossings.copy(),
            laps_ms=self.laps_ms.copy(),
            best_ms=self.best_ms.copy(),
        )

    def told(self, at_s: float) -> "CarScore":
        """What the console that has the car at that moment knows of it."""
        if self.joined is None or at_s < self.joined:
            return self
        laps = self.laps_ms[self.laps_before :]
        best = list(accumulate(laps, min))
        return CarScore(self.crossings[self.crossings_before :], laps, best, joined=self.joined)


class Score:
    """Who crossed when; a race ends when its winner does, qualifying when the time is up."""

    def __init__(self, plan: SessionPlan, cars: int) -> None:
        self.plan = plan
        self.cars = [CarScore() for _ in range(cars)]
        self.flag: float | None = None
        if plan.kind is SessionKind.QUALIFYING:
            self.flag = plan.duration_s

    def copied(self) -> "Score":
        """One that goes its own way."""
        other = copy(self)
        other.cars = [car.copied() for car in self.cars]
        return other

    def show_flag(self, now: float) -> None:
        """The session is over: everybody finishes at the next crossing."""
        self.flag = now if self.flag is None else min(self.flag, now)

    def cross(self, car: int, now: float) -> None:
        """A crossing; to be told in the order of time."""
        score = self.cars[car]
        if score.finished is not None:
            return
        own = score.crossings[score.crossings_before :]
        started = own[-1] if own else self._first_start(score)
        score.crossings.append(now)
        if started is not None:
            score.laps_ms.append(round(1000 * (now - started)))
            score.best_ms.append(min(score.laps_ms))
        done = self.plan.kind is SessionKind.RACE and len(score.laps_ms) >= self.plan.laps
        if done:
            self.show_flag(now)
        if done or (self.flag is not None and now >= self.flag):
            score.finished = now

    def _first_start(self, score: CarScore) -> float | None:
        """When the first lap began of the console that has the car now."""
        return (score.joined or 0.0) if self.plan.kind is SessionKind.RACE else None

    def join(self, car: int, now: float) -> None:
        """Another console takes the car over, and counts its laps from here."""
        score = self.cars[car]
        score.joined = now
        score.crossings_before = len(score.crossings)
        score.laps_before = len(score.laps_ms)

    def lap_at(self, car: int) -> int:
        """The lap counter of the game, after the crossings so far."""
        return len(self.cars[car].crossings) + (self.plan.kind is SessionKind.RACE)

    def over(self, now: float) -> bool:
        """True when every car has finished and cooled down."""
        return all(
            car.finished is not None and now > car.finished + COOL_DOWN_S for car in self.cars
        )
