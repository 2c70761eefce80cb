"""A console and the net before it, from its stream alone: figures of the last two seconds.

`racecontrol.timing.health` has the long view (loss over ten seconds, counts since the start). This
one is quick, so that a fault is named while it can still be mended, and it knows the session.
"""

import math
from collections import deque
from collections.abc import Sequence
from enum import StrEnum
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from racecontrol.meeting.model import Doubt
from racecontrol.timing.clock import TICK_NS, EventClock, RigClock
from racecontrol.timing.health import Counts, Records, RigHealth, Signal
from racecontrol.timing.sample import LIVE, PAUSED

WINDOW_NS: Final = 2_000_000_000  # of the room's time
WINDOW_TICKS: Final = 120
STALE_NS: Final = 1_000_000_000  # of the room's time; so for the next
LOST_NS: Final = 2_000_000_000
FROZEN_TICKS: Final = 75  # of inputs that do not change at all
MOVING_M_S: Final = 8.0
TURNED_RAD_S: Final = 0.12  # the yaw rate changed by so much under frozen inputs
SLOWED_M_S: Final = 7.0  # or it slowed by so much with no foot on the brake
MOST: Final = 0.95
PARTS: Final = 5  # of the window: 0.4 s each
BEGIN: Final = 0.22  # of the window; so for the next
END: Final = 0.86
PPM: Final = 1e6
PACE_NS: Final = 1_500_000_000  # of the room's time; so for the next
RATE_NS: Final = 40_000_000_000  # of a fit; with less its rate is a guess


class GameState(StrEnum):
    """What a console does, in one word for the tile."""

    NEVER = "NEVER HEARD"
    READY = "READY"  # on the grid, and the ready board says so
    GRID = "GRID"
    DRIVING = "DRIVING"
    MENU = "MENU"
    LOADING = "LOADING"
    REPLAY = "REPLAY?"
    PAUSED = "PAUSED"
    STALE = "STALE"
    LOST = "LOST"


class Sign(StrEnum):
    """What says that a rig is gone, besides its silence."""

    NO_POWER = "no power at its rig box"
    NO_BOX = "no answer from its rig box"
    NO_CONSOLE = "no answer from its console"


class ConsoleHealth(Struct, frozen=True):
    """One rig's stream, over the last two seconds. `rig` is its number."""

    rig: int
    state: GameState
    signal: Signal
    age_ns: int | None  # event clock; None: never heard
    rate_hz: float
    packets: int  # that came
    missing: int  # ids that never came
    late: int  # came after a newer one
    doubled: int
    refused: int  # of an unknown length, or not decryptable
    jitter_ms: float  # 95 % came at most so much later than the quickest
    packet_type: str
    car_code: int  # 0: in a menu
    category: str  # as GR3; empty: this packet type does not say
    frozen_ns: int  # no input changed by a count, while the car did what they do not explain
    pace_ppm: float = 0.0  # of its ticks over these two seconds, against 59.94 a second
    clock_rate_ppm: float | None = None  # of the fit over a minute, against 59.94 a second
    clock_phase_ms: float | None = None  # where in a tick of the event clock its own falls
    clock_error_ms: float | None = None  # standard error of it
    signs: tuple[Sign, ...] = ()
    doubt: Doubt | None = None  # of the impostor guard

    @property
    def loss_share(self) -> float:
        """0 to 1."""
        sent = self.packets + self.missing
        return self.missing / sent if sent else 0.0


class Stream(Protocol):
    """What is read of the telemetry."""

    @property
    def clock(self) -> EventClock: ...
    def health(self) -> tuple[RigHealth, ...]: ...
    def latest(self) -> Records: ...
    def newest(self, rig: int, count: int, /) -> Records: ...
    def rig_clock(self, rig: int, /) -> RigClock | None: ...


class Seen(Struct, frozen=True):
    """What is known of a rig from elsewhere."""

    ready: bool = False  # by the ready board
    signs: tuple[Sign, ...] = ()
    doubt: Doubt | None = None


class StreamWatch:
    """Remembers the counts of the last seconds. One thread calls `look`."""

    def __init__(self) -> None:
        self._counts: list[deque[tuple[int, Counts]]] = []

    def look(
        self, rigs: Sequence[int], stream: Stream, seen: Sequence[Seen], monotonic_ns: int
    ) -> tuple[ConsoleHealth, ...]:
        """One for each rig."""
        health = stream.health()
        while len(self._counts) < len(health):
            self._counts.append(deque())
        speed = stream.clock.speed
        window = math.ceil(WINDOW_TICKS * 1.1 * max(1.0, speed))
        return tuple(
            _of_rig(
                number,
                one,
                since_silence(stream.newest(index, window)),
                stream.rig_clock(index),
                self._since(index, one.counts, monotonic_ns),
                known,
                speed,
            )
            for index, (number, one, known) in enumerate(zip(rigs, health, seen, strict=True))
        )

    def _since(self, index: int, now: Counts, monotonic_ns: int) -> Counts:
        """What was counted in the last two seconds; what was sent in a silence was not lost."""
        kept = self._counts[index]
        if kept and now.last_arrival_ns - kept[-1][1].last_arrival_ns > STALE_NS:
            kept.clear()
        kept.append((monotonic_ns, now))
        while len(kept) > 2 and kept[1][0] <= monotonic_ns - WINDOW_NS:
            kept.popleft()
        then = kept[0][1]
        figures = {name: getattr(now, name) - getattr(then, name) for name in FIGURES}
        return Counts(**figures, last_arrival_ns=now.last_arrival_ns)


def since_silence(samples: Records) -> Records:
    """What came after the last silence: across one there is neither a pace nor a jitter."""
    silent = np.flatnonzero(np.diff(samples["arrival_ns"]) > STALE_NS)
    return samples[silent[-1] + 1 :] if len(silent) else samples


FIGURES: Final = tuple(name for name in Counts.__struct_fields__ if name != "last_arrival_ns")


def _of_rig(
    number: int,
    health: RigHealth,
    samples: Records,
    clock: RigClock | None,
    counts: Counts,
    seen: Seen,
    speed: float,
) -> ConsoleHealth:
    last = samples[-1] if len(samples) else None
    some = samples[:: max(1, int(speed))]  # of faster ones no more than of those of life
    return ConsoleHealth(
        rig=number,
        state=state_of(health, seen, speed),
        signal=health.signal,
        age_ns=health.age_ns,
        rate_hz=health.packet_rate_hz,
        packets=counts.accepted,
        missing=max(0, counts.missing),
        late=counts.late,
        doubled=counts.doubled,
        refused=counts.bad_length + counts.bad_magic,
        jitter_ms=jitter_ms(some, clock.tick_ns if clock else TICK_NS / speed),
        packet_type=health.packet_type,
        car_code=int(last["car_code"]) if last is not None else 0,
        category=_text(last["category"]) if last is not None else "",
        frozen_ns=frozen_ns(samples),
        pace_ppm=pace_ppm(some, TICK_NS / speed),
        clock_rate_ppm=_rate_ppm(clock, speed) if clock else None,
        clock_phase_ms=_phase_ms(clock, speed) if clock else None,
        clock_error_ms=health.clock_error_ms,
        signs=seen.signs,
        doubt=seen.doubt,
    )


def state_of(health: RigHealth, seen: Seen, speed: float = 1.0) -> GameState:
    """The word. Lost is said on two independent signs only: silence for 2 s, and another.

    Seconds of this room: a rehearsal that runs faster asks nothing more of net and consoles.
    """
    if health.age_ns is None:
        return GameState.NEVER
    age_ns = health.age_ns / speed
    if age_ns > LOST_NS and seen.signs:
        return GameState.LOST
    if age_ns > STALE_NS:
        return GameState.STALE
    if health.signal is Signal.GRID and seen.ready:
        return GameState.READY
    return WORDS[health.signal]


WORDS: Final = {
    Signal.NEVER: GameState.NEVER,
    Signal.SILENT: GameState.DRIVING,  # a moment ago, in a rehearsal faster than life
    Signal.MENU: GameState.MENU,
    Signal.LOADING: GameState.LOADING,
    Signal.PAUSED: GameState.PAUSED,
    Signal.REPLAY: GameState.REPLAY,
    Signal.GRID: GameState.GRID,
    Signal.DRIVING: GameState.DRIVING,
}


def jitter_ms(samples: Records, tick_ns: float) -> float:
    """How late 95 % of the samples came at most, against the quickest of them; wall time.

    In the middle one of five parts of the window: a net that held everything back once is not
    restless.
    """
    if len(samples) < 2 * PARTS:
        return 0.0
    ids = (samples["packet_id"] - samples["packet_id"][0]).astype(np.float64)
    if np.any(np.diff(ids) <= 0):  # a restart of the game lies between
        return 0.0
    arrivals = (samples["arrival_ns"] - samples["arrival_ns"][0]).astype(np.float64)
    delays = arrivals - ids * tick_ns
    late = [_most(part) for part in np.array_split(delays, PARTS)]
    return float(np.median(late) - delays.min()) / 1e6


def _most(delays: npt.NDArray[np.float64]) -> float:
    """At most so late were 95 % of them."""
    place = math.ceil(MOST * (len(delays) - 1))
    return float(np.partition(delays, place)[place])


def pace_ppm(samples: Records, tick_ns: float) -> float:
    """By the least delayed samples at the begin and at the end of the window; 0: too few.

    `tick_ns` is the wall time of a tick: in a rehearsal faster than life there are more of them.
    """
    ids = samples["packet_id"].astype(np.float64)
    if len(samples) < 2 * PARTS or np.any(np.diff(ids) <= 0):
        return 0.0
    if (ids[-1] - ids[0]) * tick_ns < PACE_NS:
        return 0.0
    arrivals = (samples["arrival_ns"] - samples["arrival_ns"][0]).astype(np.float64)
    delays = arrivals - (ids - ids[0]) * tick_ns
    begin, end = round(len(delays) * BEGIN), round(len(delays) * END)
    first = int(np.argmin(delays[:begin]))
    last = end + int(np.argmin(delays[end:]))
    passed_ns = (ids[last] - ids[first]) * tick_ns
    return -float((delays[last] - delays[first]) / passed_ns) * PPM


def frozen_ns(samples: Records) -> int:
    """How long no input changed by one count though the car did something that they do not explain.

    A hand is never still to a count of 16 bits while the wheel works against it. Packet type A has
    no steering: then pedals alone are looked at, and a throttle at its stop is no sign.
    """
    moving = samples[-FROZEN_TICKS:]
    if len(moving) < FROZEN_TICKS or int(moving["packet_id"][-1]) - int(moving["packet_id"][0]) < 0:
        return 0
    driven = ((moving["flags"] & LIVE) != 0) & ((moving["flags"] & PAUSED) == 0)
    if not driven.all() or float(moving["speed"].min()) < MOVING_M_S:
        return 0
    steering = _steering(moving)
    inputs = [moving["throttle"], moving["brake"]]
    inputs += [] if steering is None else [steering]
    if any(bool(np.any(column != column[0])) for column in inputs) or not _odd(moving, steering):
        return 0
    return round((int(moving["packet_id"][-1]) - int(moving["packet_id"][0])) * TICK_NS)


def _steering(samples: Records) -> npt.NDArray[np.generic] | None:
    """As finely as this packet type has it: at the wheel, or at the front wheels; None: not."""
    for column in (samples["steering"], samples["steer_angle"][:, 0]):
        if not np.isnan(column[0]):
            return np.asarray(column)
    return None


def _odd(samples: Records, steering: npt.NDArray[np.generic] | None) -> bool:
    """The car turned, or slowed, and nothing that the driver did says why."""
    speed, yaw = samples["speed"], samples["angular_velocity"][:, 1]
    if int(samples["brake"][0]) == 0 and float(speed[0] - speed[-1]) > SLOWED_M_S:
        return True
    return steering is not None and float(yaw.max() - yaw.min()) > TURNED_RAD_S


def _rate_ppm(clock: RigClock, speed: float) -> float | None:
    """Of its fit, once that spans enough of the room's time to be worth something."""
    if clock.reach * clock.tick_ns < RATE_NS:
        return None
    return (TICK_NS / speed / clock.tick_ns - 1) * PPM


def _phase_ms(clock: RigClock, speed: float) -> float:
    """Offset of a rig's clock: how far into a tick of this machine's clock its own tick falls.

    Two rigs of the same phase send at the same moment; the rest of an offset is a whole number of
    ticks, which only says when each game was started.
    """
    tick_ns = TICK_NS / speed
    return ((clock.arrival_ns + clock.fraction_ns - clock.tick * clock.tick_ns) % tick_ns) / 1e6


def _text(value: bytes) -> str:
    return bytes(value).split(b"\0")[0].decode("ascii", "replace").strip()
