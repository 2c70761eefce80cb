"""What a simulated session shall be: cars, laps, grid, and the incidents of its script.

All of it is frozen and can be written as TOML; an incident's `kind` says which one it is.
"""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from drivers.errors import DeviceError


class SimulationError(DeviceError):
    """The simulation cannot go on; the text is one sentence that says what to do."""


class SessionKind(StrEnum):
    RACE = "race"
    QUALIFYING = "qualifying"


class CarPlan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One car and its driver. What is None comes from the seed."""

    name: str  # how incidents, grids and results call it, for instance the driver's code
    skill: float | None = None  # share of the pace that grip allows, 0.9 to 1
    steadiness: float | None = None  # 0 errs often, 1 hardly ever
    boldness: float | None = None  # how often a chance to pass is tried, 0 to 1
    car_code: int = 3582
    category: str = "GR3"


class Spin(msgspec.Struct, frozen=True, tag="spin", tag_field="kind"):
    """The car turns round and stands for a while."""

    car: str
    lap: int
    distance_m: float
    stand_s: float = 2.0


class Contact(msgspec.Struct, frozen=True, tag="contact", tag_field="kind"):
    """The car runs into the one ahead, the first time the two are close from that point on."""

    car: str
    lap: int
    distance_m: float
    other: str | None = None  # None: whoever is ahead


class OffTrack(msgspec.Struct, frozen=True, tag="off track", tag_field="kind"):
    """The car runs wide over the grass."""

    car: str
    lap: int
    distance_m: float
    for_s: float = 2.5


class Silent(msgspec.Struct, frozen=True, tag="silent", tag_field="kind"):
    """The console sends nothing, in game seconds since the session began."""

    car: str
    at_s: float
    for_s: float


class Loss(msgspec.Struct, frozen=True, tag="loss", tag_field="kind"):
    """A share of the packets never arrives."""

    car: str
    at_s: float
    for_s: float
    share: float


class Doubles(msgspec.Struct, frozen=True, tag="doubles", tag_field="kind"):
    """A share of the packets arrives twice."""

    car: str
    at_s: float
    for_s: float
    share: float


class StreamKind(StrEnum):
    """What can be wrong with a stream while every packet comes."""

    JITTER = "jitter"
    REORDER = "reorder"
    RUBBISH = "rubbish"
    SLOW = "slow game"
    OTHER_TYPE = "other type"
    OTHER_CAR = "other car"
    FROZEN = "frozen inputs"
    MENU = "menu"
    PAUSED = "paused"
    REPLAY = "replay"


class StreamFault(msgspec.Struct, frozen=True, tag="stream", tag_field="kind"):
    """The stream is not as it should be, for a while."""

    car: str
    what: StreamKind
    at_s: float
    for_s: float


class JumpStart(msgspec.Struct, frozen=True, tag="jump start", tag_field="kind"):
    """The driver lets the car go before the lights are out. Less than a second."""

    car: str
    by_s: float = 0.3


class Stall(msgspec.Struct, frozen=True, tag="stall", tag_field="kind"):
    """The car stands on the grid for a while after the lights went out."""

    car: str
    for_s: float


class Speeds(msgspec.Struct, frozen=True, tag="speeds", tag_field="kind"):
    """The driver keeps to no limit of a neutralised track: faster by so much."""

    car: str
    by_kmh: float = 20.0


class RigDies(msgspec.Struct, frozen=True, tag="rig dies", tag_field="kind"):
    """The driver's first console sends no more, and the car is gone.

    It goes on out of the pit lane, at the begin of the lap that was lost, for whichever console the
    driver sits at by then. In game seconds since the session began.
    """

    car: str
    at_s: float
    back_s: float


OnTrack = Spin | Contact | OffTrack
OnTheWire = Silent | Loss | Doubles | StreamFault
AtTheStart = JumpStart | Stall
Incident = OnTrack | OnTheWire | AtTheStart | Speeds | RigDies


class Limit(msgspec.Struct, frozen=True):
    """How slow the cars go on a neutralised track."""

    kmh: float = 0.0  # at most; 0: no such limit
    share: float = 1.0  # of the pace that they would go at
    bunched: bool = False  # behind a safety car: who is far from the car ahead may catch up


class SessionPlan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One session. A race has laps and a grid (names, pole first), qualifying has a duration."""

    kind: SessionKind
    name: str  # mixed into the seed, so that two races of one event differ
    laps: int = 0
    duration_s: float = 0.0  # game seconds
    grid: tuple[str, ...] = ()  # empty: the order of the cars
    incidents: tuple[Incident, ...] = ()


def check(plan: SessionPlan, cars: Sequence[CarPlan]) -> None:
    """Raises SimulationError for the first thing in the plan that cannot be."""
    names = [car.name for car in cars]
    if len(set(names)) != len(names):
        raise SimulationError(f"Two simulated cars have the same name; each needs its own: {names}")
    if plan.kind is SessionKind.RACE and plan.laps < 1:
        raise SimulationError(f"The simulated race {plan.name!r} needs at least one lap.")
    if plan.kind is SessionKind.QUALIFYING and plan.duration_s <= 0:
        raise SimulationError(f"The simulated qualifying {plan.name!r} needs a duration.")
    if plan.grid and sorted(plan.grid) != sorted(names):
        raise SimulationError(
            f"The grid of {plan.name!r} must name every car once: {', '.join(names)}."
        )
    for incident in plan.incidents:
        if isinstance(incident, JumpStart) and not 0 < incident.by_s < 1:
            raise SimulationError(
                f"A jump start of {plan.name!r} is {incident.by_s:g} s early; 0 to 1 work."
            )
        if isinstance(incident, RigDies) and not 0 < incident.at_s < incident.back_s:
            raise SimulationError(
                f"A rig of {plan.name!r} dies at {incident.at_s:g} s and its driver is back at "
                f"{incident.back_s:g} s: say a later moment."
            )
        named = [incident.car]
        if isinstance(incident, Contact) and incident.other is not None:
            named.append(incident.other)
        if absent := [name for name in named if name not in names]:
            raise SimulationError(
                f"An incident of {plan.name!r} names the car {absent[0]!r}, which is not there."
            )
