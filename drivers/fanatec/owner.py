"""The one thread that may touch HID: it looks, opens, reads, asks and closes; nobody else does.

The libraries below are not safe for two threads. Others hand in procedures and get a future.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any, Final, TypeVar

from msgspec import Struct

from drivers.errors import DeviceAbsent, DeviceError
from drivers.fanatec.modes import mode_of
from drivers.fanatec.opened import OpenBase
from drivers.fanatec.port import HidPort
from drivers.fanatec.procedures import Manner, Procedure
from drivers.fanatec.wheelbases import Wheelbase
from racecontrol.meeting.unsettled import Unsettled
from racecontrol.rigs.desk import TracePoint
from racecontrol.rigs.wheelbase import BaseState, Place, WheelbaseReading

T = TypeVar("T")
LOOK_NS: Final = 1_000_000_000  # between two looks at what is plugged in
RETRY_NS: Final = 250_000_000  # the system may need a moment to let us in
GRACE_NS: Final = 2_000_000_000  # until a refusal is told
PAUSE_S: Final = 0.004  # between two rounds: 64 reports wait in the system, 64 ms at 1 kHz
IDLE_S: Final = 0.05  # with nothing open
RECOVER_S: Final = 1.0
JOIN_S: Final = 5.0
GONE: Final = "The wheelbase left its USB port. Check its cable."

log = logging.getLogger(__name__)


class _Unopened(Struct):
    """A base that is seen and not open: in a wrong mode, or refused by the system."""

    found: Wheelbase
    since_ns: int
    next_try_ns: int
    state: BaseState
    sentence: str = ""

    def reading(self) -> WheelbaseReading:
        return WheelbaseReading(
            rig=None,
            label="",
            port=self.found.spot,
            place=Place.PC,
            state=self.state,
            sentence=self.sentence,
            product_id=self.found.product.product_id,
            release=self.found.release,
        )


class _Order(Struct):
    """A procedure for the base on a port, made when its manner is known."""

    port: str
    make: Callable[[Manner], Procedure[Any]]
    result: Future[Any]


class HidOwner:
    """Owns a HID port from `start` to `close`. `tell` is called on its thread after each round."""

    def __init__(
        self,
        port: HidPort,
        table: Unsettled,
        tell: Callable[[int], None] = lambda _: None,
        clock: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        self.trouble = ""  # a sentence while the system cannot be asked
        self._port = port
        self._table = table
        self._tell = tell
        self._clock = clock
        self._open: dict[str, OpenBase] = {}  # by path
        self._unopened: dict[str, _Unopened] = {}
        self._orders: deque[_Order] = deque()
        self._looks: deque[Future[tuple[Wheelbase, ...]]] = deque()
        self._next_look_ns = 0
        self._woken = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="wheelbases", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Stop and close every handle. May be called twice, and before `start`."""
        self._closing.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(JOIN_S)

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    def ask(self, port: str, make: Callable[[Manner], Procedure[T]]) -> "Future[T]":
        """Have a procedure run at the base on a port; from any thread.

        The future raises DeviceAbsent when no base is open there, and what the procedure raises.
        """
        result: Future[T] = Future()
        self._orders.append(_Order(port, make, result))
        self._woken.set()
        if self._closing.is_set() and not self._thread.is_alive():
            self._refuse_orders()
        return result

    def look_now(self) -> "Future[tuple[Wheelbase, ...]]":
        """What is plugged in, pedals included; from any thread."""
        result: Future[tuple[Wheelbase, ...]] = Future()
        self._looks.append(result)
        self._next_look_ns = 0
        self._woken.set()
        if self._closing.is_set() and not self._thread.is_alive():
            self._refuse_orders()
        return result

    def readings(self, now_ns: int) -> dict[str, WheelbaseReading]:
        """Every base that is seen now, by port. On the owner thread only."""
        found = [base.reading(now_ns) for base in self._open.values()]
        found += [base.reading() for base in self._unopened.values()]
        return {one.port: one for one in found}

    def descriptors(self) -> Mapping[str, bytes]:
        """Report descriptors of the open bases, by port. From any thread."""
        return {base.found.spot: base.descriptor for base in list(self._open.values())}

    def traces(self) -> Mapping[str, tuple[TracePoint, ...]]:
        """The last minute of each open base, by port. From any thread."""
        return {base.found.spot: tuple(base.trace) for base in list(self._open.values())}

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self.round()
            except Exception as error:  # never in silence, and never for good
                log.exception("A round of the wheelbases failed; they are opened again")
                self.trouble = f"Reading the wheelbases failed ({error}). They are opened again."
                self._drop_all(DeviceError(self.trouble))
                self._say_so()
                self._closing.wait(RECOVER_S)
            self._woken.wait(PAUSE_S if self._open else IDLE_S)
            self._woken.clear()
        self._drop_all(DeviceError("The program ends."))
        self._refuse_orders()

    def _say_so(self) -> None:
        try:
            self._tell(self._clock())
        except Exception:
            log.exception("That the wheelbases failed could not be told")

    def round(self) -> None:
        """Look when it is time, hand out the orders, let each base have its turn."""
        now_ns = self._clock()
        if now_ns >= self._next_look_ns:
            self._next_look_ns = now_ns + LOOK_NS
            self._look(now_ns)
        for path in [p for p, base in self._unopened.items() if now_ns >= base.next_try_ns]:
            self._try(path, now_ns)
        while self._orders:
            self._hand_out(self._orders.popleft())
        for path, base in list(self._open.items()):
            try:
                base.round(now_ns)
            except DeviceError as error:
                self._drop(path, error)
        self._tell(now_ns)

    def _look(self, now_ns: int) -> None:
        """Compare what is plugged in with what is known."""
        try:
            found = tuple(self._port.plugged_in())
        except DeviceError as error:
            self.trouble = str(error)
            return
        self.trouble = ""
        while self._looks:
            self._looks.popleft().set_result(found)
        seen = {base.path: base for base in found if base.is_wheelbase}
        for path, base in [(p, b.found) for p, b in self._open.items()]:
            if seen.get(path) != base:
                self._drop(path, DeviceAbsent(GONE))
        for path, unopened in list(self._unopened.items()):
            if seen.get(path) != unopened.found:
                del self._unopened[path]
        for path, base in seen.items():
            if path not in self._open and path not in self._unopened:
                self._meet(base, now_ns)

    def _meet(self, base: Wheelbase, now_ns: int) -> None:
        """A base in PC mode is opened; one in another mode is left alone."""
        wrong = mode_of(base, self._table).wrong
        state = BaseState.WRONG_MODE if wrong else BaseState.ASKED
        never = 1 << 62
        self._unopened[base.path] = _Unopened(
            base, now_ns, never if wrong else now_ns, state, wrong
        )

    def _try(self, path: str, now_ns: int) -> None:
        waiting = self._unopened[path]
        try:
            self._open[path] = OpenBase(waiting.found, self._port, self._table, now_ns)
        except DeviceError as error:
            late = now_ns - waiting.since_ns >= GRACE_NS
            waiting.next_try_ns = now_ns + (LOOK_NS if late else RETRY_NS)
            if late:
                waiting.state, waiting.sentence = BaseState.FORBIDDEN, str(error)
        else:
            del self._unopened[path]

    def _hand_out(self, order: _Order) -> None:
        for base in self._open.values():
            if base.found.spot == order.port:
                base.add(order.make(base.manner), order.result)
                return
        if order.result.set_running_or_notify_cancel():
            order.result.set_exception(
                DeviceAbsent(
                    f"No wheelbase can be asked on USB port {order.port}. Plug it in here."
                )
            )

    def _refuse_orders(self) -> None:
        while self._orders:
            self._orders.popleft().result.set_exception(DeviceError("The program ends."))
        while self._looks:
            self._looks.popleft().set_exception(DeviceError("The program ends."))

    def _drop(self, path: str, reason: DeviceError) -> None:
        self._open.pop(path).close(reason)

    def _drop_all(self, reason: DeviceError) -> None:
        for path in list(self._open):
            self._drop(path, reason)
        self._unopened.clear()
        self._next_look_ns = 0
