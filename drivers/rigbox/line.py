"""The serial line to the boxes: one question, one answer, and what can become of it."""

import contextlib
import logging
import os
import time
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from msgspec import Struct
from pymodbus import FramerType
from pymodbus.client import ModbusSerialClient
from pymodbus.exceptions import ConnectionException, ModbusException
from pymodbus.framer.rtu import FramerRTU
from pymodbus.pdu import ModbusPDU

from drivers.errors import DeviceAbsent, DeviceBusy, DeviceError, DeviceForbidden
from drivers.rigbox.budget import broadcast_s
from drivers.rigbox.registers import COILS, COUNTERS, FIRST_LAMP, INPUTS, RELAY, coils_of
from racecontrol.meeting.boxes import Lamp

# The library logs every silence as an error, many a second; here they are counted.
logging.getLogger("pymodbus").setLevel(logging.CRITICAL)

GUARD_S: Final = 0.05  # after a silence: an answer that comes now is late, and must not be taken
GUARD_STEP_S: Final = 0.005
MOST_LATE_S: Final = 1.0
SHORTEST: Final = 4  # bytes of a frame
ERROR_BIT: Final = 0x80  # of the function in an answer
READ_COILS, READ_INPUTS, READ_COUNTERS, WRITE_COIL, WRITE_COILS = 1, 2, 4, 5, 15  # functions
BROADCAST: Final = 0
WRITE_S: Final = 1.0


class Outcome(StrEnum):
    """What became of a question to one box."""

    ANSWERED = "answered"
    SILENT = "silent"  # not one byte came in time
    GARBLED = "garbled"  # bytes came, and no frame with a right checksum from that box
    REFUSED = "refused"  # the box says that it has no such registers
    OVERSLEPT = "overslept"  # this computer was too late to take it: says nothing of the box


class Answer(Struct, frozen=True):
    """`bits` or `words`, as asked for. `late_from`: a box whose answer came far too late, here."""

    outcome: Outcome
    bits: tuple[bool, ...] = ()
    words: tuple[int, ...] = ()
    late_from: int = 0
    took_ms: float = 0.0


class Line:
    """The open port. Used by one thread."""

    def __init__(self, port: str, baud: int, timeout_s: float) -> None:
        self.port = port
        self._timeout_s = timeout_s
        self._came = b""
        self._broadcast_s = broadcast_s(baud)
        self._client = ModbusSerialClient(
            port,
            framer=FramerType.RTU,
            baudrate=baud,
            timeout=timeout_s,
            retries=0,  # the next round asks again; a box is lost after several
            trace_packet=self._seen,
        )

    def _seen(self, sending: bool, packet: bytes) -> bytes:
        if not sending and packet:
            self._came = packet
        return packet

    def open(self) -> None:
        """DeviceAbsent, DeviceForbidden or DeviceBusy when it cannot be opened."""
        if not self._client.connect():
            raise why_not_open(self.port)
        serial = self._client.socket
        assert serial is not None
        try:
            serial.write_timeout = WRITE_S  # not that of an answer: a busy machine is no dead line
        except OSError as error:  # pulled out as it was opened
            raise why_not_open(self.port) from error
        with contextlib.suppress(OSError, ValueError, NotImplementedError, AttributeError):
            serial.set_low_latency_mode(True)

    def be_patient(self, late_s: float) -> None:
        """This computer is late by so much itself: an answer may be, too."""
        self._client.comm_params.timeout_connect = self._timeout_s + min(late_s, MOST_LATE_S)

    def inputs(self, unit: int) -> Answer:
        """The six inputs of a box. DeviceAbsent when the port is gone; so in all that follow."""
        return self._ask(
            unit,
            READ_INPUTS,
            lambda: self._client.read_discrete_inputs(0, count=INPUTS, device_id=unit),
            bits=INPUTS,
        )

    def coils(self, unit: int) -> Answer:
        """Its six coils."""
        return self._ask(
            unit,
            READ_COILS,
            lambda: self._client.read_coils(0, count=COILS, device_id=unit),
            bits=COILS,
        )

    def counters(self, unit: int) -> Answer:
        """Heartbeat, firmware, trips of its e-stop loop."""
        return self._ask(
            unit,
            READ_COUNTERS,
            lambda: self._client.read_input_registers(0, count=COUNTERS, device_id=unit),
            words=COUNTERS,
        )

    def show(self, unit: int, lamp: Lamp) -> Answer:
        """Write its lamp. Whether it lights is read back by `coils`."""
        bits = coils_of(lamp)
        return self._ask(
            unit,
            WRITE_COILS,
            lambda: self._client.write_coils(FIRST_LAMP, bits, device_id=unit),
        )

    def show_all(self, lamp: Lamp) -> None:
        """Write the lamps of all boxes in one frame, which none of them answers (broadcast)."""
        bits = coils_of(lamp)
        try:
            self._client.write_coils(
                FIRST_LAMP, bits, device_id=BROADCAST, no_response_expected=True
            )
            time.sleep(self._broadcast_s)
        except (ConnectionException, OSError) as error:
            self._check_open(error)

    def switch(self, unit: int, on: bool) -> Answer:
        """Write the relay of its wheelbase."""
        return self._ask(
            unit, WRITE_COIL, lambda: self._client.write_coil(RELAY, on, device_id=unit)
        )

    def close(self) -> None:
        """May be called when it is not open."""
        self._client.close()  # type: ignore[no-untyped-call]

    def _ask(
        self,
        unit: int,
        function: int,
        question: Callable[[], ModbusPDU],
        bits: int = 0,
        words: int = 0,
    ) -> Answer:
        """Asked again at once where this computer was too late to take the answer."""
        answer = self._ask_once(unit, function, question, bits, words)
        if answer.outcome is Outcome.OVERSLEPT:
            answer = self._ask_once(unit, function, question, bits, words)
        return answer

    def _ask_once(
        self, unit: int, function: int, question: Callable[[], ModbusPDU], bits: int, words: int
    ) -> Answer:
        self._came = b""
        begun_ns = time.monotonic_ns()
        try:
            pdu = question()
        except (ConnectionException, OSError) as error:
            self._check_open(error)
            return Answer(Outcome.SILENT)
        except ModbusException:
            return self._unanswered(unit)
        took_ms = (time.monotonic_ns() - begun_ns) / 1e6
        if pdu.function_code & ~ERROR_BIT != function:  # the library does not look at it
            self._came_late()
            return Answer(Outcome.SILENT, late_from=unit)  # to an earlier question
        if pdu.isError():
            return Answer(Outcome.REFUSED, took_ms=took_ms)
        if len(pdu.bits) < bits or len(pdu.registers) < words:
            return Answer(Outcome.REFUSED, took_ms=took_ms)
        return Answer(
            Outcome.ANSWERED, _bools(pdu.bits), tuple(pdu.registers[:words]), took_ms=took_ms
        )

    def _check_open(self, error: Exception) -> None:
        """The library lets go of a port that is gone, and keeps one that only took no bytes."""
        if self._client.socket is None or isinstance(error, OSError):
            raise gone(self.port) from error

    def _unanswered(self, unit: int) -> Answer:
        """Nothing in time. Whose bytes came, if any: a late answer is no noise."""
        other = sender_of(self._came)
        if other and other != unit:
            return Answer(Outcome.SILENT, late_from=other)
        if self._came:
            return Answer(Outcome.GARBLED)
        if self._lay_there():
            return Answer(Outcome.OVERSLEPT)
        came_late = self._came_late()
        return Answer(Outcome.SILENT, late_from=unit if came_late else 0)

    def _lay_there(self) -> bool:
        """Whether something had come by the time at which it was looked for; thrown away."""
        serial = self._client.socket
        try:
            if serial is None or not serial.in_waiting:
                return False
            time.sleep(GUARD_STEP_S)  # the rest of it
            serial.reset_input_buffer()
        except OSError as error:
            raise gone(self.port) from error
        return True

    def _came_late(self) -> bool:
        """Whether anything comes in the moment after a silence; it is thrown away."""
        serial = self._client.socket
        if serial is None:
            return False
        until = time.monotonic() + GUARD_S
        try:
            while time.monotonic() < until:
                if serial.in_waiting:
                    time.sleep(GUARD_STEP_S)  # the rest of it
                    serial.reset_input_buffer()
                    return True
                time.sleep(GUARD_STEP_S)
        except OSError as error:
            raise gone(self.port) from error
        return False


def _bools(bits: Sequence[bool]) -> tuple[bool, ...]:
    return tuple(bool(bit) for bit in bits)


def sender_of(frame: bytes) -> int:
    """The address in a whole frame with a right checksum; 0: it is none."""
    if len(frame) < SHORTEST:
        return 0
    check = int.from_bytes(frame[-2:], "big")
    return frame[0] if FramerRTU.check_CRC(frame[:-2], check) else 0


def gone(port: str) -> DeviceAbsent:
    return DeviceAbsent(
        f"The serial port {port} is gone. Plug the RS-485 adapter in again; it is retried."
    )


def why_not_open(port: str) -> DeviceError:
    """The reason, as far as the system shows it for a port that is a file."""
    if os.name == "posix" and not Path(port).exists():
        return DeviceAbsent(
            f"There is no serial port {port}. Plug the RS-485 adapter in, or name another port."
        )
    if os.name == "posix" and not os.access(port, os.R_OK | os.W_OK):
        return DeviceForbidden(
            f"No permission to open {port}. Add yourself to its group (dialout on Debian)."
        )
    return DeviceBusy(
        f"Cannot open {port}: another program holds it, or it is no serial port. "
        "Close that program, or name another port."
    )
