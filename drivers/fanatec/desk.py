"""The wheelbases of an event: which belongs to which rig, where it is, and what is wrong with it.

A wheelbase has no serial number. It is tied to its rig by the USB port that the rig's cable goes
to, and by the label that the operator stuck on it. While it is on its console this machine sees
nothing of it: what was read before is kept with its age, and is never shown as of now.
"""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from drivers.errors import DeviceAbsent, DeviceError
from drivers.fanatec import outputs, procedures, signals
from drivers.fanatec.owner import HidOwner
from drivers.fanatec.port import HidPort
from drivers.fanatec.procedures import Manner, Procedure
from drivers.fanatec.wheelbases import Wheelbase
from racecontrol.meeting.boxes import Lamp
from racecontrol.meeting.unsettled import AS_PUBLISHED, Unsettled
from racecontrol.rigs.base_faults import FaultWatch
from racecontrol.rigs.desk import Colour, Picture, TracePoint
from racecontrol.rigs.wheelbase import (
    BaseState,
    Identity,
    Parameter,
    Place,
    TuningRecord,
    WheelbaseReading,
)

T = TypeVar("T")
TELL_NS: Final = 50_000_000  # between two pictures of all bases

log = logging.getLogger(__name__)


class DeviceReserved(DeviceError):
    """Nothing may be written to the device now; the text says why, and who may release it."""


class _Seat(Struct):
    """A rig, as far as its wheelbase goes."""

    rig: int
    port: str
    label: str
    for_console: bool = False  # the operator said that its cable goes to the console
    here: bool = False
    left: int = 0
    pulled: bool = False
    last: WheelbaseReading | None = None


class WheelbaseDesk:
    """Everything about the wheelbases, from `start` to `close`; callable from any thread.

    `rigs`: number, USB port ("" when nobody said it yet), label. `refusal(rig)`: why nothing may be
    written to the base of that rig now; "" when it may.
    """

    def __init__(
        self,
        port: HidPort,
        rigs: Iterable[tuple[int, str, str]],
        table: Unsettled = AS_PUBLISHED,
        *,
        refusal: Callable[[int], str] = lambda _: "",
        clock: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        self._seats = {rig: _Seat(rig, spot, label) for rig, spot, label in rigs}
        self._table = table
        self._refusal = refusal
        self._clock = clock
        self._watch = FaultWatch()
        self._lock = threading.RLock()  # of the seats, the watch and the listeners
        self._being_set: Counter[int] = Counter()  # rig -> orders under way
        self._listeners: list[Callable[[Picture], None]] = []
        self._next_tell_ns = 0
        self._owner = HidOwner(port, table, self._after_round, clock)
        self.now: Picture = self._picture({}, clock())

    def start(self) -> None:
        self._owner.start()

    def stop(self) -> None:
        """End the thread, close every handle. May be called twice."""
        self._owner.close()

    @property
    def alive(self) -> bool:
        """Whether the thread that reads them runs."""
        return self._owner.alive

    def round(self) -> None:
        """One round on the caller's thread, for tests; only when the desk was not started."""
        self._owner.round()

    def subscribe(self, listener: Callable[[Picture], None]) -> Callable[[], None]:
        """Be given a picture twenty times a second, on the desk's thread; returns the way out."""
        with self._lock:
            self._listeners.append(listener)

        def leave() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return leave

    def trace(self, rig: int) -> tuple[TracePoint, ...]:
        """Steering and pedals of the last minute, some sixty points a second; empty when away."""
        return self._owner.traces().get(self._seats[rig].port, ())

    def plugged_in(self) -> "Future[tuple[Wheelbase, ...]]":
        """Every device of the maker, pedals included, as the system lists them now."""
        return self._owner.look_now()

    def descriptor(self, rig: int) -> bytes:
        """The report descriptor of the base, where the system gives it; empty when away."""
        return self._owner.descriptors().get(self._seats[rig].port, b"")

    # Who sits where

    def tie(self, rig: int, port: str, label: str) -> None:
        """The base on this USB port, with this label, is that of the rig from now on."""
        with self._lock:
            for seat in self._seats.values():
                if seat.port == port and seat.rig != rig:
                    seat.port = ""
            self._seats[rig] = _Seat(rig, port, label)
            self._watch.forget(rig)

    def to_console(self, rig: int) -> None:
        """The operator takes the cable to the console: that it leaves is no fault."""
        with self._lock:
            self._seats[rig].for_console, self._seats[rig].pulled = True, False

    def to_pc(self, rig: int) -> None:
        """The operator brings the cable back: it should be seen here."""
        with self._lock:
            self._seats[rig].for_console = False

    def accept(self, rig: int) -> None:
        """A person takes what the base of a rig is like now for right."""
        with self._lock:
            self._watch.accept(self.now.of_rig(rig))

    # Questions, which change nothing

    def identify(self, rig: int) -> "Future[Identity]":
        return self.ask(rig, procedures.identify)

    def read_tuning(self, rig: int) -> "Future[TuningRecord]":
        return self.ask(rig, procedures.read_tuning)

    # Orders, which do

    def write_tuning(self, rig: int, values: dict[Parameter, int]) -> "Future[TuningRecord]":
        """Change parameters of the active slot, in their own units; what was read back."""
        return self._order(rig, lambda manner: procedures.write_tuning(manner, values))

    def copy_tuning(self, rig: int, golden: TuningRecord) -> "Future[TuningRecord]":
        """Give a base the golden settings; what was read back, equal in every line."""
        return self._order(rig, lambda manner: procedures.copy_tuning(manner, golden))

    def select_slot(self, rig: int, slot: int) -> "Future[TuningRecord]":
        return self._order(rig, lambda manner: procedures.select_slot(manner, slot))

    def save_tuning(self, rig: int) -> "Future[TuningRecord]":
        return self._order(rig, procedures.save_tuning)

    def read_slots(self, rig: int) -> "Future[tuple[TuningRecord, ...]]":
        """All five slots; an order, as each is the live one for a moment."""
        return self._order(rig, procedures.read_slots)

    def set_range(self, rig: int, degrees: int) -> "Future[TuningRecord]":
        """Range from lock to lock, which is SEN of the active slot; what was read back."""
        return self._order(rig, lambda manner: procedures.set_range(manner, degrees))

    def rumble(self, rig: int, left: int, right: int) -> "Future[None]":
        return self._send(rig, (outputs.rumble(left, right),))

    def force_off(self, rig: int) -> "Future[None]":
        """All five effects off: the wheel turns freely."""
        return self._send(rig, outputs.FORCE_OFF)

    # Signals: lights and text move nothing, and are shown while a session runs as well

    def show(self, rig: int, text: str) -> "Future[None]":
        """Up to three characters on the display."""
        return self.ask(rig, lambda _: procedures.tell(outputs.display(text, self._table)))

    def light(self, rig: int, colour: Colour) -> "Future[None]":
        """All lights of the rim in one colour; black: off."""
        frames = outputs.one_colour(colour, self._table)
        return self.ask(rig, lambda _: procedures.tell(*frames))

    def rev_leds(self, rig: int, lit: int) -> "Future[None]":
        """The nine rev lights as a mask; bit 8 is the first."""
        frame = outputs.rev_leds(lit, self._table)
        return self.ask(rig, lambda _: procedures.tell(outputs.LEDS_ON, frame))

    def signal(self, rig: int, lamp: Lamp) -> "Future[int]":
        """Lights and display say this; when the base answered after it (monotonic ns)."""
        return self.ask(rig, lambda _: signals.signal(lamp, self._table, self._clock))

    def ask(self, rig: int, make: Callable[[Manner], Procedure[T]]) -> "Future[T]":
        """Have any procedure run at the base of a rig, without asking whether it may be written."""
        with self._lock:
            seat = self._seats.get(rig)
            spot = seat.port if seat else ""
        if not spot:
            return _failed(
                DeviceAbsent(f"Rig {rig} has no wheelbase yet. Say on which USB port it hangs.")
            )
        return self._owner.ask(spot, make)

    def _order(self, rig: int, make: Callable[[Manner], Procedure[T]]) -> "Future[T]":
        why_not = self._refusal(rig)
        if why_not:
            return _failed(DeviceReserved(why_not))
        with self._lock:
            self._being_set[rig] += 1
        ordered = self.ask(rig, make)
        ordered.add_done_callback(lambda done: self._end_of_order(rig, done))
        return ordered

    def _end_of_order(self, rig: int, done: "Future[T]") -> None:
        """A change that this program made is none that somebody has to be told of."""
        with self._lock:
            self._being_set[rig] -= 1
            if done.cancelled() or done.exception() is not None:
                return
            written = done.result()
            if isinstance(written, TuningRecord):
                self._watch.accept_tuning(rig, written)

    def _send(self, rig: int, frames: tuple[bytes, ...]) -> "Future[None]":
        return self._order(rig, lambda _: procedures.tell(*frames))

    # On the owner's thread

    def _after_round(self, now_ns: int) -> None:
        if now_ns < self._next_tell_ns:
            return
        self._next_tell_ns = now_ns + TELL_NS
        picture = self._picture(self._owner.readings(now_ns), now_ns)
        self.now = picture
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(picture)
            except Exception:
                log.exception("Somebody could not be told about the wheelbases; the others are")

    def _picture(self, seen: dict[str, WheelbaseReading], now_ns: int) -> Picture:
        with self._lock:
            tied = [
                self._seated(self._seats[rig], seen.pop(self._seats[rig].port, None))
                for rig in sorted(self._seats)
            ]
            readings = (*tied, *(seen[spot] for spot in sorted(seen)))
            being_set = [rig for rig, orders in self._being_set.items() if orders]
            faults = self._watch.look(readings, now_ns, being_set)
        return Picture(now_ns, readings, faults, self._owner.trouble)

    def _seated(self, seat: _Seat, seen: WheelbaseReading | None) -> WheelbaseReading:
        """The base of a rig: as it is, or as it was before it went away."""
        if seen is None:
            if seat.here:
                seat.here, seat.left, seat.pulled = False, seat.left + 1, not seat.for_console
            return self._away(seat)
        if not seat.here:
            seat.here, seat.for_console, seat.pulled = True, False, False
        seat.last = self._at_its_rig(seat, seen)
        return seat.last

    def _at_its_rig(self, seat: _Seat, seen: WheelbaseReading) -> WheelbaseReading:
        """What a base just plugged in has not said yet is not known: nothing old fills the gap."""
        return replace(seen, rig=seat.rig, label=seat.label, left=seat.left)

    def _away(self, seat: _Seat) -> WheelbaseReading:
        place = Place.CONSOLE if seat.for_console else Place.MISSING
        last = seat.last or WheelbaseReading(
            seat.rig, seat.label, seat.port, place, BaseState.AWAY, ""
        )
        return replace(
            last,
            place=place,
            state=BaseState.AWAY,
            sentence="" if seat.for_console else _missing(seat),
            motion=(),
            rate_hz=0,
            longest_gap_ms=0,
            left=seat.left,
            pulled=seat.pulled,
        )


def _missing(seat: _Seat) -> str:
    if not seat.port:
        return f"Rig {seat.rig} has no wheelbase yet. Say on which USB port it hangs."
    return (
        f"The wheelbase of rig {seat.rig} is not seen on USB port {seat.port}. Plug its cable in "
        "here, or say that it is on its console."
    )


def _failed(error: DeviceError) -> "Future[T]":
    future: Future[T] = Future()
    future.set_exception(error)
    return future
