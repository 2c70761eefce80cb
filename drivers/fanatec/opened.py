"""One wheelbase that this machine has opened: its handles, what it said, what waits for it."""

from collections import deque
from concurrent.futures import Future
from typing import Any, Final

from drivers.errors import DeviceError, DeviceSilent
from drivers.fanatec import identity as who
from drivers.fanatec import inputs as wheel
from drivers.fanatec import tuning
from drivers.fanatec.motion import Motion
from drivers.fanatec.port import HidDevice, HidPort
from drivers.fanatec.procedures import Manner, Procedure, identify, manner_of, read_tuning
from drivers.fanatec.talk import Talk
from drivers.fanatec.wheelbases import Wheelbase
from racecontrol.meeting.unsettled import Unsettled
from racecontrol.rigs.desk import TracePoint
from racecontrol.rigs.wheelbase import (
    BaseState,
    Identity,
    Place,
    TuningRecord,
    WheelbaseReading,
)

ASK_NS: Final = 700_000_000  # between two questions: a base that hangs is known within two seconds
AGAIN_NS: Final = 3_000_000_000  # a silent base is asked again
AT_ONCE: Final = 128  # reports that are read before the next base has its turn
TRACE_NS: Final = 16_000_000
TRACE: Final = 3_750  # points: a minute


class OpenBase:
    """Used by the owner thread alone, but for `trace` and `descriptor`."""

    def __init__(self, found: Wheelbase, port: HidPort, table: Unsettled, now_ns: int) -> None:
        """DeviceError when it cannot be opened."""
        self.found = found
        self._table = table
        self._questions: HidDevice = port.open(found.path)
        self._inputs = self._questions
        if found.inputs_path:
            try:
                self._inputs = port.open(found.inputs_path)
            except DeviceError:
                self._questions.close()
                raise
        self.descriptor = self._questions.descriptor()
        self.trace: deque[TracePoint] = deque(maxlen=TRACE)
        self.identity: Identity | None = None
        self.tuning: TuningRecord | None = None
        self._talk = Talk(self._send)
        self._motion = Motion()
        self._report = b""
        self._report_ns = 0
        self._seen_ns: int | None = None
        self._next_question_ns = now_ns
        self._silent = False
        self._getting_to_know: Future[Any] | None = None

    @property
    def manner(self) -> Manner:
        return manner_of(self.identity, self._table)

    def add(self, procedure: Procedure[Any], result: Future[Any]) -> None:
        self._talk.add(procedure, result)

    def round(self, now_ns: int) -> None:
        """Read what came, ask what is due. DeviceError when the base is gone."""
        self._read(self._questions, now_ns)
        if self._inputs is not self._questions:
            self._read(self._inputs, now_ns)
        self._ask_what_it_is(now_ns)
        self._talk.step(now_ns)

    def close(self, reason: DeviceError) -> None:
        """Close its handles; who waits for an answer gets the reason. May be called twice."""
        self._talk.fail(reason)
        self._questions.close()
        self._inputs.close()

    def reading(self, now_ns: int) -> WheelbaseReading:
        """As it is now; who sits where is not known here."""
        rate_hz, gap_ms = self._motion.pace(now_ns)
        state, sentence = self._state()
        report = self._report
        return WheelbaseReading(
            rig=None,
            label="",
            port=self.found.spot,
            place=Place.PC,
            state=state,
            sentence=sentence,
            seen_ns=self._seen_ns,
            product_id=self.found.product.product_id,
            release=self.found.release,
            identity=self.identity,
            tuning=self.tuning,
            inputs=wheel.inputs_of(report, self._report_ns, self._table) if report else None,
            motion=self._motion.axes(now_ns),
            reports=self._motion.reports,
            rate_hz=rate_hz,
            longest_gap_ms=gap_ms,
        )

    def _state(self) -> tuple[BaseState, str]:
        if self._silent:
            said = "The base does not answer. Switch it off and on at its button."
            return BaseState.SILENT, said
        known = self.identity is not None and self.tuning is not None
        return (BaseState.READY if known else BaseState.ASKED), ""

    def _send(self, frame: bytes) -> None:
        device = self._questions if frame[0] == 0xFF else self._inputs
        device.write(frame)

    def _read(self, device: HidDevice, now_ns: int) -> None:
        for _ in range(AT_ONCE):
            report = device.read(0)
            if not report:
                return
            self._take(report, now_ns)

    def _take(self, report: bytes, now_ns: int) -> None:
        self._seen_ns = now_ns
        if report[0] == wheel.REPORT and len(report) >= wheel.LENGTH:
            self._take_inputs(report, now_ns)
            return
        try:
            if report.startswith(tuning.PREFIX):
                belt = self.manner.belt_driven
                self.tuning = tuning.tuning_of(report, self._table, belt_driven=belt)
            elif report.startswith(who.PREFIX):
                self.identity = who.identity_of(report, self._table)
        except DeviceError:
            return  # cut off or torn: the next question brings it
        self._talk.heard(report, now_ns)

    def _take_inputs(self, report: bytes, now_ns: int) -> None:
        counts = wheel.axes(report, self._table)
        self._report, self._report_ns = report, now_ns
        self._motion.take(counts, now_ns)
        if not self.trace or now_ns - self.trace[-1][0] >= TRACE_NS:
            self.trace.append((now_ns, *counts))

    def _ask_what_it_is(self, now_ns: int) -> None:
        """Again and again: a base says once that a part of it changed, and that may be lost."""
        if not self._talk.idle or now_ns < self._next_question_ns:
            return
        asked: Future[Any] = Future()
        asked.add_done_callback(self._heard_whether_it_lives)
        self._talk.add(self._get_to_know(), asked)
        unknown = self.identity is None or self.tuning is None
        self._next_question_ns = now_ns + (AGAIN_NS if unknown or self._silent else ASK_NS)

    def _get_to_know(self) -> Procedure[None]:
        yield from identify(self.manner)
        yield from read_tuning(self.manner)

    def _heard_whether_it_lives(self, asked: Future[Any]) -> None:
        error = asked.exception()
        if error is None or isinstance(error, DeviceSilent):
            self._silent = error is not None
