"""The serial line to the boxes: one question, one answer, and what can become of it."""

import logging
import os
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from pymodbus import FramerType
from pymodbus.client import ModbusSerialClient
from pymodbus.exceptions import ConnectionException, ModbusException
from pymodbus.pdu import ModbusPDU

from drivers.errors import DeviceAbsent, DeviceBusy, DeviceError, DeviceForbidden
from drivers.rigbox.inputs import COUNT, FIRST, Inputs, inputs_of

# The library logs every silence as an error, many a second; here they are counted.
logging.getLogger("pymodbus").setLevel(logging.CRITICAL)


class Outcome(StrEnum):
    """What became of a question to one box."""

    ANSWERED = "answered"
    SILENT = "silent"  # not one byte came
    GARBLED = "garbled"  # bytes came, and no frame with a right checksum from that box
    REFUSED = "refused"  # the box says that it has no such inputs


class Answer(Struct, frozen=True):
    outcome: Outcome
    inputs: Inputs | None = None


class Line:
    """The open port. Used by one thread."""

    def __init__(self, port: str, baud: int, timeout_s: float) -> None:
        self._port = port
        self._bytes_came = False
        self._client = ModbusSerialClient(
            port,
            framer=FramerType.RTU,
            baudrate=baud,
            timeout=timeout_s,
            retries=0,  # the next round asks again; a box is lost after several
            trace_packet=self._seen,
        )

    def _seen(self, sending: bool, packet: bytes) -> bytes:
        if not sending:
            self._bytes_came = self._bytes_came or bool(packet)
        return packet

    def open(self) -> None:
        """DeviceAbsent, DeviceForbidden or DeviceBusy when it cannot be opened."""
        if not self._client.connect():
            raise why_not_open(self._port)

    def ask(self, unit: int) -> Answer:
        """The inputs of one box. DeviceAbsent when the port is gone."""
        self._bytes_came = False
        try:
            answer = self._client.read_discrete_inputs(FIRST, count=COUNT, device_id=unit)
        except (ConnectionException, OSError) as error:
            raise gone(self._port) from error
        except ModbusException:
            return Answer(Outcome.GARBLED if self._bytes_came else Outcome.SILENT)
        return _read(answer)

    def close(self) -> None:
        """May be called when it is not open."""
        self._client.close()  # type: ignore[no-untyped-call]


def _read(answer: ModbusPDU) -> Answer:
    if answer.isError() or len(answer.bits) < COUNT:
        return Answer(Outcome.REFUSED)
    return Answer(Outcome.ANSWERED, inputs_of(answer.bits))


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
