"""What parent and child say to each other: one JSON object per line."""

from typing import Final

import msgspec

from drivers.gt7.ports import HEARTBEAT_PORT, TELEMETRY_PORT
from drivers.simulation.plan import CarPlan, Limit, SessionPlan

ADDRESSES: Final = tuple(f"127.0.1.{number}" for number in range(1, 13))


class Setup(msgspec.Struct, frozen=True, tag="setup"):
    """The first line: what to build. Ports may be 0 for the child to choose (heartbeats only)."""

    circuit_key: str
    cars: tuple[CarPlan, ...]
    seed: int
    speed: float = 1.0
    addresses: tuple[str, ...] = ADDRESSES
    heartbeat_port: int = HEARTBEAT_PORT
    telemetry_port: int = TELEMETRY_PORT
    live_positions: bool = True
    tracks: str | None = None  # folder of the circuits, None: the ones we bring along
    spares: int = 0  # consoles besides those of the cars, in a menu until somebody sits there


class Prepare(msgspec.Struct, frozen=True, tag="prepare"):
    plan: SessionPlan
    already_elapsed_ticks: int = 0


class Go(msgspec.Struct, frozen=True, tag="go"):
    at_monotonic_ns: int
    already_elapsed_ticks: int = 0


class Chequered(msgspec.Struct, frozen=True, tag="chequered"):
    pass


class Slow(msgspec.Struct, frozen=True, tag="slow"):
    """None: the track is free again."""

    limit: Limit | None = None


class Seat(msgspec.Struct, frozen=True, tag="seat"):
    """Which car each console drives, by name; empty: it idles in its menu."""

    cars: tuple[str, ...]


class Menu(msgspec.Struct, frozen=True, tag="menu"):
    pass


class Done(msgspec.Struct, frozen=True, tag="done"):
    """The order was carried out; after the setup, where the consoles listen."""

    consoles: tuple[tuple[str, int], ...] = ()


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The order, or the whole child, failed; `sentence` is for a person."""

    sentence: str
    ended: bool = False


Order = Prepare | Go | Chequered | Slow | Menu | Seat
Answer = Done | Failed
