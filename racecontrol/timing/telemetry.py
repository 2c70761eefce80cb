"""The telemetry of all rigs, as the program uses it: passings, laps, samples and health.

    datagrams -> Loop (a thread without the GIL) -> Core -> drain() -> Passing, LapStep, Restart

Times come on the event clock in ns, each with its standard error; lap times in game ms.
"""

import math
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from racecontrol.timing import _timing
from racecontrol.timing.clock import HELD_NS, TICK_NS, EventClock, RigClock, fit
from racecontrol.timing.cores import Captured, line_rows
from racecontrol.timing.events import (
    BRIDGE_TICKS,
    COUNTERS,
    EVENT,
    TICKS_PER_GAME_SECOND,
    EventKind,
)
from racecontrol.timing.health import (
    HEALTH_SAMPLES,
    Figures,
    Records,
    RigHealth,
    figures_of,
    of_this_epoch,
    rig_health,
    unheard,
)
from racecontrol.timing.sample import SAMPLE
from racecontrol.tracks.circuit import TimingLine

if TYPE_CHECKING:
    from typing_extensions import CapsuleType

FIGURES_NS: Final = 200_000_000  # monotonic
_MS_PER_TICK = 1000 / TICKS_PER_GAME_SECOND
_LOOSE_NS = 250_000_000  # a lap's packet may be 12 ticks from its crossing, and late on top


class Passing(msgspec.Struct, frozen=True):
    """One crossing of one timing line by one rig, forwards."""

    rig: int
    line_index: int  # 0 is the finish line
    lap: int  # the lap counter before the line
    tick: float  # 60 to the game second; rises through restarts of the game
    at_ns: int  # event clock
    error_ns: int  # standard error of at_ns
    live: bool  # the game said "on track and live" on both sides
    packet_id: int  # of the first packet past the line
    estimated: bool = False  # more than 3 packets were lost around the line


class LapStep(msgspec.Struct, frozen=True):
    """A lap that ended: the lap counter stepped by one and the game gave its time."""

    rig: int
    lap: int  # that ended
    laps_total: int  # 0: none (timed); -1: menu
    official_ms: int  # the game's own
    derived_ms: float | None  # ours, crossing to crossing; None when one of them was not seen
    at_ns: int  # event clock
    error_ns: int
    start_at_ns: int | None  # None: the start was not seen
    live: bool  # every sample of the lap was live
    flying: bool  # began at a seen crossing, not from a standing start
    missing: int  # ids that never came
    doubled: int
    samples: int
    packet_id: int  # of the packet that stepped
    estimated: bool = False  # its start or end was, or its end was not seen


class Restart(msgspec.Struct, frozen=True):
    """The game of a rig was restarted: its packet ids fell back."""

    rig: int
    at_ns: int  # event clock
    packet_id: int


Timed = Passing | LapStep | Restart


class Telemetry:
    """Core and loop of one socket. Receives from its making until close()."""

    def __init__(
        self,
        fd: int,
        feed: "CapsuleType",
        addresses: Sequence[str],
        *,
        clock: EventClock,
        lines: Sequence[TimingLine] = (),
        capture_bytes: int = 0,
        history: int = 4096,
        portable: bool = False,
    ) -> None:
        """`fd` is a bound UDP socket, which stays the caller's and must outlive this; `addresses`
        the IPv4 addresses of the rigs in order. Without `capture_bytes` nothing is captured."""
        self.rigs = len(addresses)
        self.clock = clock
        self._core = _timing.Core(
            feed,
            self.rigs,
            history=history,
            capture_bytes=capture_bytes,
            tick_ns=TICK_NS / clock.speed,
        )
        self._clocks: dict[int, tuple[bytes, RigClock | None]] = {}  # and what they were fitted to
        self._figures: dict[int, tuple[int, Figures | None]] = {}  # of the health, and since when
        self.set_lines(lines)
        self._loop = _timing.Loop(self._core, fd, addresses, portable=portable)
        self._loop.start()

    @property
    def wake_fd(self) -> int:
        """Readable when there is something to drain, or when receiving has ended."""
        return self._loop.wake_fd

    @property
    def error(self) -> str | None:
        """What went wrong with the socket or a full ring, in one sentence; None: nothing."""
        events, _ = self._core.overflow()
        if self._loop.error is None and events:
            return f"{events} passings or laps were lost, as nobody took them in time"
        return self._loop.error

    def set_lines(self, lines: Sequence[TimingLine]) -> None:
        """Time at these lines from now on, the finish line first (Circuit.lines)."""
        self._core.set_lines(line_rows(lines))

    def drain(self) -> list[Timed]:
        """What happened since the last call, in the order in which it was received."""
        self._loop.clear_wake()
        records = np.frombuffer(self._core.drain(), dtype=EVENT)
        clocks = {int(rig): self.rig_clock(int(rig)) for rig in set(records["rig"].tolist())}
        return [timed(record, clocks[int(record["rig"])], self.clock) for record in records]

    def drain_capture(self) -> list[Captured]:
        """The datagrams since the last call: rig, monotonic ns, verdict, clear bytes."""
        return self._core.drain_capture()

    def capture_overflow(self) -> int:
        """How many datagrams the capture has lost, as nobody took them in time."""
        return self._core.overflow()[1]

    def latest(self) -> Records:
        """One SAMPLE for each rig; arrival_ns is 0 where none has come."""
        return np.frombuffer(self._core.latest(), dtype=SAMPLE)

    def history(self, rig: int, seconds: float) -> Records:
        """The SAMPLEs of the last game seconds of a rig, oldest first, since its game started."""
        ticks = math.ceil(seconds * TICKS_PER_GAME_SECOND)
        samples = of_this_epoch(np.frombuffer(self._core.history(rig, ticks), dtype=SAMPLE))
        if len(samples) == 0:
            return samples
        ids = samples["packet_id"]  # rising, within an epoch
        return samples[int(np.searchsorted(ids, int(ids[-1]) - ticks, side="right")) :]

    def newest(self, rig: int, count: int) -> Records:
        """The last SAMPLEs of a rig as they came, through restarts of its game, oldest first."""
        return np.frombuffer(self._core.history(rig, max(count, 0)), dtype=SAMPLE)

    def rig_clock(self, rig: int) -> RigClock | None:
        """The clock of a rig as it is known now; None before its first packet."""
        envelope = self._core.envelope(rig)
        known, clock = self._clocks.get(rig, (b"", None))
        if envelope != known:
            clock = fit(envelope, TICK_NS / self.clock.speed)
            self._clocks[rig] = (envelope, clock)
        return clock

    def health(self) -> tuple[RigHealth, ...]:
        """How well each rig is heard; rates, losses and jitter are at most FIGURES_NS old."""
        counters = np.frombuffer(self._core.counters(), dtype=COUNTERS)
        return tuple(self._health(rig, counters[rig]) for rig in range(self.rigs))

    def _health(self, rig: int, counters: np.void) -> RigHealth:
        now_ns, clock, speed = time.monotonic_ns(), self.rig_clock(rig), self.clock.speed
        found_ns, known = self._figures.get(rig, (0, None))
        if now_ns - found_ns > FIGURES_NS:  # guard, watch, proving and screens all ask
            recent = self.newest(rig, HEALTH_SAMPLES)
            known = figures_of(recent, clock, now_ns, speed) if len(recent) else None
            self._figures[rig] = (now_ns, known)
        last = self.newest(rig, 1)
        health = rig_health(last, counters, clock, time.monotonic_ns(), speed, known)
        return health or unheard(rig, counters)

    def unknown_sources(self) -> tuple[int, str | None]:
        """How many datagrams came from an address without a rig, and the last such address."""
        return self._core.unknown_sources()

    def close(self) -> None:
        """Stop receiving; what was received can still be drained."""
        self._loop.stop()


def timed(record: np.void, rig_clock: RigClock | None, clock: EventClock) -> Timed:
    """One EVENT record on the event clock."""
    match EventKind(int(record["kind"])):
        case EventKind.PASSING:
            return _passing(record, rig_clock, clock)
        case EventKind.LAP:
            return _lap_step(record, rig_clock, clock)
        case EventKind.EPOCH:
            at_ns = clock.from_monotonic(int(record["arrival_ns"]))
            return Restart(int(record["rig"]), at_ns, int(record["packet_id"]))


def _passing(record: np.void, rig_clock: RigClock | None, clock: EventClock) -> Passing:
    at_ns, error_ns = _when(record, rig_clock, clock)
    return Passing(
        rig=int(record["rig"]),
        line_index=int(record["line"]),
        lap=int(record["lap"]),
        tick=float(record["tick"]),
        at_ns=at_ns,
        error_ns=error_ns,
        live=bool(record["live"]),
        packet_id=int(record["packet_id"]),
        estimated=bool(record["estimated"]),
    )


def _lap_step(record: np.void, rig_clock: RigClock | None, clock: EventClock) -> LapStep:
    at_ns, error_ns = _when(record, rig_clock, clock)
    ticks = float(record["tick"]) - float(record["start_tick"])
    return LapStep(
        rig=int(record["rig"]),
        lap=int(record["lap"]),
        laps_total=int(record["laps_total"]),
        official_ms=int(record["official_ms"]),
        derived_ms=None if math.isnan(ticks) else ticks * _MS_PER_TICK,
        at_ns=at_ns,
        error_ns=error_ns,
        start_at_ns=_started(record, rig_clock, clock),
        live=bool(record["live"]),
        flying=bool(record["flying"]),
        missing=int(record["missing"]),
        doubled=int(record["doubled"]),
        samples=int(record["samples"]),
        packet_id=int(record["packet_id"]),
        estimated=bool(record["estimated"]),
    )


def _when(record: np.void, rig_clock: RigClock | None, clock: EventClock) -> tuple[int, int]:
    """Event ns and standard error. An event whose crossing was not seen, or from before the ticks
    the clock knows (a game restarted since), is only known to a tick from its own arrival."""
    tick = float(record["tick"])
    if rig_clock is not None and tick >= rig_clock.tick - 2 * rig_clock.reach:
        at_ns, error_ns = rig_clock.arrival_of(tick)
        doubt_ns = _doubt_ns(record, at_ns, rig_clock)
        if doubt_ns is not None:
            return clock.from_monotonic(at_ns), clock.span(max(error_ns, doubt_ns))
    tick_ns = round(TICK_NS / clock.speed)
    return clock.from_monotonic(int(record["arrival_ns"]) - tick_ns // 2), clock.span(tick_ns)


def _doubt_ns(record: np.void, at_ns: int, rig_clock: RigClock) -> int | None:
    """How far the event's own packet puts the time of the clock in doubt; None: altogether.

    A console that stands still is late from one packet to the next, and its clock knows it only
    seconds later. No packet is ever early.
    """
    held_ns = int(record["arrival_ns"]) - at_ns
    bridged_ns = round(BRIDGE_TICKS * rig_clock.tick_ns) if record["estimated"] else 0
    if held_ns < -_LOOSE_NS or held_ns > HELD_NS + bridged_ns:
        return None
    return held_ns if held_ns > _LOOSE_NS + bridged_ns else 0


def _started(record: np.void, rig_clock: RigClock | None, clock: EventClock) -> int | None:
    start_tick = float(record["start_tick"])
    if math.isnan(start_tick) or rig_clock is None:
        return None
    return clock.from_monotonic(rig_clock.arrival_of(start_tick)[0])
