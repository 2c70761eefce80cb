"""The scripted incidents on the track: they take the car in hand when it reaches the place."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from drivers.simulation.plan import Contact, Incident, OffTrack, OnTrack, Spin
from drivers.simulation.traffic import NOBODY, OVERLAP_M, TOUCH_M, Car, Neighbour

_SPIN_S: Final = 2.2  # turning, before the car stands
_LUNGE_M: Final = 32.0  # middle to middle, from where a car runs into the one ahead
_SHAKEN_S: Final = 1.8
_GRASS_M: Final = 3.2  # beyond the edge of the road
_TURN: Final = 6.283185307179586


@dataclass(slots=True)
class Grip:
    """An incident that has a car in its hands since `since`, in s."""

    incident: OnTrack | None  # None: shaken by a contact
    since: float
    side: float


@dataclass(slots=True)
class Script:
    """The incidents still to come and those going on; `step` once per step."""

    names: Sequence[str]
    half_width_m: float
    length_m: float
    pending: list[OnTrack]
    going: dict[int, Grip] = field(default_factory=dict)
    happened: list[tuple[float, OnTrack]] = field(default_factory=list)

    def copied(self) -> "Script":
        """One that goes its own way."""
        return replace(
            self,
            pending=self.pending.copy(),
            going=self.going.copy(),
            happened=self.happened.copy(),
        )

    def step(self, cars: list[Car], near: list[list[Neighbour]], now: float) -> None:
        """Begin what is due, go on with what began."""
        for incident in list(self.pending):
            car = cars[self.names.index(incident.car)]
            if self._due(incident, car) and car.index not in self.going:
                self._begin(incident, car, near[car.index], now)
        for index, grip in list(self.going.items()):
            if not _go_on(grip, cars[index], now):
                _let_go(cars[index])
                del self.going[index]

    def _due(self, incident: OnTrack, car: Car) -> bool:
        if car.flagged or car.gone or car.in_pit or car.lap < incident.lap or car.s < 0:
            return False
        return car.lap > incident.lap or car.s % self.length_m >= incident.distance_m

    def _begin(self, incident: OnTrack, car: Car, near: list[Neighbour], now: float) -> None:
        if isinstance(incident, Contact):
            self._lunge(incident, car, near, now)
            return
        self.pending.remove(incident)
        self.happened.append((now, incident))
        side = 1.0 if car.d >= 0 else -1.0
        car.troubled = True
        car.target = NOBODY
        if isinstance(incident, OffTrack):
            car.aim = side * (self.half_width_m + _GRASS_M)
        self.going[car.index] = Grip(incident, now, side)

    def _lunge(self, incident: Contact, car: Car, near: list[Neighbour], now: float) -> None:
        """Close up to the car ahead; when the bumpers meet, both are shaken."""
        car.prey = NOBODY
        for ahead, other in sorted(near, key=lambda neighbour: neighbour.ahead):
            wanted = incident.other in (None, self.names[other.index])
            in_line = 0 < ahead < _LUNGE_M and abs(other.d - car.d) < OVERLAP_M
            if not (wanted and in_line) or other.index in self.going:
                continue
            if ahead > TOUCH_M + 0.3:
                car.prey, car.target = other.index, NOBODY
                return
            self.pending.remove(incident)
            self.happened.append((now, incident))
            car.v, other.v = max(car.v - 3.5, 0.0), other.v + 1.5
            for shaken, side in ((car, -1.0), (other, 1.0)):
                shaken.troubled = True
                shaken.target = NOBODY
                self.going[shaken.index] = Grip(None, now, side)
            return


def on_track(incidents: Sequence[Incident]) -> list[OnTrack]:
    """The incidents of a plan that happen on the track."""
    return [incident for incident in incidents if isinstance(incident, OnTrack)]


def _go_on(grip: Grip, car: Car, now: float) -> bool:
    """One step of an incident; False when it is over."""
    since = now - grip.since
    match grip.incident:
        case Spin(stand_s=stand_s):
            turned = min(since / _SPIN_S, 1.0)
            car.yaw = grip.side * _TURN * turned * turned * (3 - 2 * turned)
            car.speed_cap = max(car.v - 0.9, 0.0) if since < _SPIN_S + stand_s else 1e3
            return since < _SPIN_S + stand_s
        case OffTrack(for_s=for_s):
            car.speed_cap = max(22.0, car.v * 0.985)
            return since < for_s
        case _:
            fade = max(1 - since / _SHAKEN_S, 0.0)
            car.yaw = grip.side * 0.55 * fade * min(since / 0.25, 1.0)
            car.speed_cap = car.v if since > 0.6 else max(car.v * 0.985, 8.0)
            return since < _SHAKEN_S


def _let_go(car: Car) -> None:
    car.troubled = False
    car.yaw = 0.0
    car.aim = None
    car.speed_cap = 1e3
