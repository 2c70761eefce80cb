"""One wheelbase's procedures, run one after another, with a deadline for each answer."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final

from msgspec import Struct, field

from drivers.errors import DeviceError, DeviceSilent
from drivers.fanatec.procedures import Ask, Procedure, Settle, Tell

ANSWER_NS: Final = 250_000_000  # a base answers within some milliseconds
TRIES: Final = 3
QUIET_NS: Final = 25_000_000  # a push follows its cause at once


class _Errand(Struct):
    """A procedure and who waits for it."""

    procedure: Procedure[Any]
    result: Future[Any]


class Talk(Struct):
    """The questions to one base. Used by the owner thread alone.

    `send` sends a frame; it raises DeviceError when the base is gone.
    """

    send: Callable[[bytes], None]
    _waiting: deque[_Errand] = field(default_factory=deque)
    _running: _Errand | None = None
    _asked: Ask | Settle | None = None
    _deadline_ns: int = 0
    _tries: int = 0

    @property
    def idle(self) -> bool:
        return self._running is None and not self._waiting

    def add(self, procedure: Procedure[Any], result: Future[Any]) -> None:
        """Have it run when those before it are done."""
        self._waiting.append(_Errand(procedure, result))

    def heard(self, report: bytes, now_ns: int) -> None:
        """A report came; perhaps it is the answer."""
        if self._asked is None or not report.startswith(self._asked.wanted):
            return
        if isinstance(self._asked, Settle):
            self._deadline_ns = now_ns + QUIET_NS
        else:
            self._asked = None
            self._go_on(lambda procedure: procedure.send(report), now_ns)

    def step(self, now_ns: int) -> None:
        """Begin what waits; ask again, or give up, where no answer came."""
        if self._asked is not None and now_ns >= self._deadline_ns:
            self._late(self._asked, now_ns)
        while self._running is None and self._waiting:
            errand = self._waiting.popleft()
            if errand.result.set_running_or_notify_cancel():
                self._running = errand
                self._go_on(next, now_ns)

    def _late(self, asked: Ask | Settle, now_ns: int) -> None:
        """Quiet at last; or no answer in time."""
        if isinstance(asked, Settle):
            self._asked = None
            self._go_on(lambda procedure: procedure.send(b""), now_ns)
        elif self._tries < TRIES:
            self._put(asked, now_ns)
        else:
            self._asked = None
            silent = DeviceSilent(
                "The wheelbase does not answer. Switch it off and on at its button."
            )
            self._go_on(lambda procedure: procedure.throw(silent), now_ns)

    def fail(self, error: DeviceError) -> None:
        """The base is gone: everyone who waits is told so."""
        self._asked = None
        errands = [*([self._running] if self._running else []), *self._waiting]
        self._running = None
        self._waiting.clear()
        for errand in errands:
            errand.procedure.close()
            if not errand.result.done():
                errand.result.set_exception(error)

    def _go_on(self, advance: Callable[[Procedure[Any]], Any], now_ns: int) -> None:
        """Take the procedure to its next question, or to its end."""
        errand = self._running
        assert errand is not None
        try:
            step = advance(errand.procedure)
            while isinstance(step, Tell):
                for frame in step.frames:
                    self.send(frame)
                step = next(errand.procedure)
            self._tries = 0
            self._put(step, now_ns)
        except StopIteration as done:
            self._running = None
            errand.result.set_result(done.value)
        except Exception as error:  # whoever asked is told; the thread and the other bases go on
            self._running = self._asked = None
            errand.procedure.close()
            errand.result.set_exception(error)

    def _put(self, step: Ask | Settle, now_ns: int) -> None:
        self._asked = step
        if isinstance(step, Settle):
            self._deadline_ns = now_ns + QUIET_NS
            return
        self._tries += 1
        self._deadline_ns = now_ns + ANSWER_NS
        self.send(step.frame)
