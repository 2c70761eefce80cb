"""Simulated rig boxes: real Modbus RTU servers (the library's own) on pseudo-terminals.

Drivers sit down, press buttons and pull e-stops by the methods of `SimulatedBox`; the line's
faults are in `SimulatedBus.wire.faults`. Everything may be called from any thread. Unix only.
"""

import asyncio
import threading
import time
from collections.abc import Coroutine, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from pymodbus.constants import ExcCodes
from pymodbus.server import ModbusSerialServer
from pymodbus.simulator import DataType, SimData, SimDevice

from drivers.rigbox.registers import COILS, COUNTERS, FIRST_LAMP, RELAY
from drivers.simulation.wire import Wire
from racecontrol.meeting.boxes import Lamp
from racecontrol.rigs.box import Outputs

WATCHDOG_S: Final = 2.0  # without a question a box puts its lamps out
FIRMWARE: Final = 103
PATIENCE_S: Final = 10.0
READ_COILS, READ_INPUTS, READ_COUNTERS = 1, 2, 4
WRITES: Final = (5, 15)


class SimulatedBox:
    """One box, as its hardware is: contacts, relay, lamps."""

    def __init__(self, rig: int, unit: int) -> None:
        self.rig, self.unit = rig, unit
        self.estop_closed = True
        self.seat_occupied = True
        self.supply = True  # mains before the relay
        self.cover_closed = True
        self.driver_calls = False
        self.driver_ready = False
        self.relay_stuck = False  # takes every order, and does not move
        self.lamps_stuck = False
        self.wrong_map = False  # a module of another kind: it has no such inputs
        self.trips = 0
        self._relay = True
        self._coils = [True] + [False] * (COILS - 1)
        self._asked_ns = time.monotonic_ns()
        self._heartbeat = 0

    @property
    def power_present(self) -> bool:
        """Behind relay and e-stop."""
        return self.supply and self._relay and self.estop_closed

    @property
    def lamp(self) -> Lamp | None:
        """What the driver sees."""
        return Outputs(*self._shown()).lamp

    def press_estop(self) -> None:
        self.trips += self.estop_closed
        self.estop_closed = False

    def release_estop(self) -> None:
        self.estop_closed = True

    # ------------------------------------------------------------ the server's side

    async def asked(
        self,
        function: int,
        _start: int,
        address: int,
        _count: int,
        registers: list[int],
        values: list[int] | list[bool] | None,
    ) -> ExcCodes | None:
        """The library's hook: called before it reads or writes its copy of the registers."""
        if self.wrong_map:
            return ExcCodes.ILLEGAL_ADDRESS
        if function in WRITES and values is not None:
            self._write(address, [bool(value) for value in values])
        self._shown()  # the watchdog, before it is fed
        self._asked_ns = time.monotonic_ns()
        self._heartbeat = (self._heartbeat + 1) & 0xFFFF
        if function == READ_INPUTS:
            registers[0] = _packed(self._inputs())
        elif function == READ_COILS:
            registers[0] = _packed(self._coils)
        elif function == READ_COUNTERS:
            registers[:COUNTERS] = [self._heartbeat, FIRMWARE, self.trips & 0xFFFF]
        return None

    def _inputs(self) -> list[bool]:
        return [
            self.estop_closed,
            self.seat_occupied,
            self.power_present,
            self.cover_closed,
            self.driver_calls,
            self.driver_ready,
        ]

    def _write(self, address: int, values: Sequence[bool]) -> None:
        self._shown()
        for coil, value in enumerate(values, address):
            if coil == RELAY:
                self._coils[RELAY] = value
                self._relay = self._relay if self.relay_stuck else value
            elif not self.lamps_stuck:
                self._coils[coil] = value

    def _shown(self) -> list[bool]:
        """The coils, after the watchdog: nobody asks any more, so no lamp may go on claiming."""
        if time.monotonic_ns() - self._asked_ns > WATCHDOG_S * 1e9:
            self._coils[FIRST_LAMP:] = [False] * (COILS - FIRST_LAMP)
        return self._coils


def _packed(bits: Sequence[bool]) -> int:
    return sum(bit << place for place, bit in enumerate(bits))


class SimulatedBus:
    """One line with its boxes. Its adapter can be pulled out and put back."""

    def __init__(self, key: str, wire: Wire, boxes: Sequence[SimulatedBox], loop: "_Loop") -> None:
        self.key, self.wire, self.boxes = key, wire, tuple(boxes)
        self._loop = loop
        self._server: ModbusSerialServer | None = None

    def plug(self) -> None:
        """The adapter is in, the boxes answer."""
        if self._server is None:
            self.wire.plug()
            self._server = self._loop.do(self._serve())

    def unplug(self) -> None:
        """The adapter is out."""
        if self._server is not None:
            self._loop.do(self._server.shutdown())  # type: ignore[no-untyped-call]
            self._server = None
            self.wire.unplug()

    async def _serve(self) -> ModbusSerialServer:
        devices = [SimDevice(box.unit, simdata=_blocks(), action=box.asked) for box in self.boxes]
        server = ModbusSerialServer(devices, port=self.wire.far_port, broadcast_enable=True)
        await server.serve_forever(background=True)
        return server


def _blocks() -> tuple[list[SimData], list[SimData], list[SimData], list[SimData]]:
    """Coils, inputs, holding and input registers; `SimulatedBox.asked` fills them in."""

    def bits() -> list[SimData]:
        return [SimData(0, values=[False] * 8, datatype=DataType.BITS)]

    def words(count: int) -> list[SimData]:
        return [SimData(0, values=[0] * count, datatype=DataType.REGISTERS)]

    return bits(), bits(), words(1), words(COUNTERS)


class SimulatedBoxes:
    """All buses of a stage, from `with` to its end. `wiring`: bus -> rig -> box address."""

    def __init__(
        self,
        folder: Path,
        wiring: Mapping[str, Mapping[int, int]],
        baud: int | Mapping[str, int] = 38_400,
    ) -> None:
        """`baud`: of all, or by bus; 0: bytes take no time."""
        self._loop = _Loop()
        self.boxes: dict[int, SimulatedBox] = {}
        self.buses: dict[str, SimulatedBus] = {}
        for key, units in wiring.items():
            boxes = [SimulatedBox(rig, unit) for rig, unit in units.items()]
            self.boxes |= {box.rig: box for box in boxes}
            wire = Wire(folder / key, baud if isinstance(baud, int) else baud[key])
            self.buses[key] = SimulatedBus(key, wire, boxes, self._loop)

    @property
    def ports(self) -> dict[str, str]:
        """Bus -> the port by which it is reached."""
        return {key: bus.wire.port for key, bus in self.buses.items()}

    def bus_of(self, rig: int) -> SimulatedBus:
        """KeyError when the rig has no box."""
        box = self.boxes[rig]
        return next(bus for bus in self.buses.values() if box in bus.boxes)

    def __enter__(self) -> Self:
        self._loop.start()
        for bus in self.buses.values():
            bus.plug()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for bus in self.buses.values():
            bus.unplug()
        self._loop.close()


class _Loop:
    """The event loop that the servers need, on a thread of its own."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="boxes", daemon=True)
        self._thread.start()

    def do(self, work: Coroutine[Any, Any, Any]) -> Any:
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE_S)

    def close(self) -> None:
        if self._loop is None or self._thread is None:
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE_S)
        self._loop.close()
        self._loop = None
