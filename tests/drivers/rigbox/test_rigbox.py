"""Rig boxes over a real serial line: a pseudo-terminal pair with a Modbus RTU server at its end."""

import asyncio
import os
import queue
import select
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

pytest.importorskip("tty", reason="pseudo-terminals exist on Unix only")

import tty

from drivers.rigbox.inputs import BoxState, Inputs, inputs_of
from pymodbus.server import ModbusSerialServer
from pymodbus.simulator import DataType, SimData, SimDevice

from drivers.errors import DeviceError
from drivers.rigbox.bus import BoxHealth, Pace, RigBoxes

WAIT_S = 10
PACE = Pace(timeout_s=1.0, round_s=0.001, retry_s=0.01)  # patient: a busy machine is not silence
HASTY = Pace(timeout_s=0.1, round_s=0.001, retry_s=0.01)  # where silence is what is tested
AT_REST = [True, True, True, True, False, False]


class Wire:
    """Two pseudo-terminals tied together, as an RS-485 pair is: it can be cut, and hears noise."""

    def __init__(self, folder: Path) -> None:
        self.port = str(folder / "rs485")  # the reader's end; a link, as udev makes
        self.cut_off: set[int] = set()  # box addresses whose questions do not arrive
        self.noise = 0  # how many of the next answers arrive with a flipped bit
        self._near, near = os.openpty()
        self._far, far = os.openpty()
        for end in (self._near, near, self._far, far):
            tty.setraw(end)
        self.far_port = os.ttyname(far)
        self._ends = [near, far]
        Path(self.port).symlink_to(os.ttyname(near))
        self._wake, self._waker = os.pipe()
        self._thread = threading.Thread(target=self._carry)
        self._thread.start()

    def _carry(self) -> None:
        while True:
            ready, _, _ = select.select([self._near, self._far, self._wake], [], [])
            if self._wake in ready:
                return
            if self._near in ready:
                question = os.read(self._near, 256)
                if question[0] not in self.cut_off:
                    os.write(self._far, question)
            if self._far in ready:
                answer = bytearray(os.read(self._far, 256))
                if self.noise:
                    self.noise -= 1
                    answer[-1] ^= 0x10
                os.write(self._near, answer)

    def unplug(self) -> None:
        """The adapter is pulled out: its port goes, and whoever holds it gets an error."""
        os.write(self._waker, b"x")
        self._thread.join(WAIT_S)
        Path(self.port).unlink()
        for end in (self._near, self._far, *self._ends, self._wake, self._waker):
            os.close(end)


class Boxes:
    """Boxes at the far end: the library's own RTU server, on a loop of its own."""

    def __init__(self, port: str, units: tuple[int, ...]) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self._server = self._do(self._serve(port, units))

    async def _serve(self, port: str, units: tuple[int, ...]) -> ModbusSerialServer:
        def bits() -> list[SimData]:
            return [SimData(0, values=AT_REST, datatype=DataType.BITS)]

        def words() -> list[SimData]:
            return [SimData(0, values=0, datatype=DataType.REGISTERS)]

        devices = [SimDevice(unit, simdata=(bits(), bits(), words(), words())) for unit in units]
        server = ModbusSerialServer(devices, port=port)
        await server.serve_forever(background=True)
        return server

    def _do(self, work):
        future: Future = asyncio.run_coroutine_threadsafe(work, self._loop)
        return future.result(WAIT_S)

    def set(self, unit: int, address: int, value: bool) -> None:
        self._do(self._server.async_setValues(unit, 2, address, [value]))

    def close(self) -> None:
        self._do(self._server.shutdown())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(WAIT_S)
        self._loop.close()


class Stage:
    """Wire, boxes and reader of one test."""

    def __init__(self, folder: Path, units: dict[int, int], pace: Pace) -> None:
        self.folder = folder
        self.units = units
        self.told: queue.Queue[BoxState] = queue.Queue()
        self.plug_in()
        self.reader = RigBoxes(self.wire.port, units, self.told.put, pace)

    def plug_in(self) -> None:
        self.wire = Wire(self.folder)
        self.boxes = Boxes(self.wire.far_port, tuple(self.units.values()))

    def unplug(self) -> None:
        self.boxes.close()
        self.wire.unplug()

    def next(self) -> BoxState:
        return self.told.get(timeout=WAIT_S)

    def health(self, rig: int) -> BoxHealth:
        return next(box for box in self.reader.health() if box.rig == rig)


@pytest.fixture
def stage(tmp_path) -> Iterator[Callable[..., Stage]]:
    made: list[Stage] = []

    def make(units: dict[int, int] | None = None, pace: Pace = PACE) -> Stage:
        made.append(Stage(tmp_path, units or {1: 11, 2: 12}, pace))
        return made[-1]

    yield make
    for each in made:
        each.reader.close()
        each.unplug()


def ignore(state: BoxState) -> None:
    assert isinstance(state, BoxState)


def until(met: Callable[[], bool]) -> bool:
    """Look again and again, for as long as a reader may take."""
    deadline = time.monotonic() + WAIT_S
    while not met() and time.monotonic() < deadline:
        select.select([], [], [], 0)  # lets the reader run
    return met()


def test_bits_are_inputs_in_the_order_of_the_register_map():
    assert inputs_of([True, False, True, False, True, False, False, False]) == Inputs(
        estop_closed=True,
        seat_occupied=False,
        power_present=True,
        cover_closed=False,
        driver_calls=True,
        driver_ready=False,
    )


def test_silence_is_not_safe():
    assert not BoxState(1, 0, None).safe
    assert not BoxState(1, 0, inputs_of([False] * 8)).safe
    assert BoxState(1, 0, inputs_of(AT_REST)).safe


def test_every_box_of_the_bus_is_heard(stage):
    running = stage({rig: 20 + rig for rig in range(1, 13)})
    heard = [running.next() for _ in range(12)]
    assert sorted(box.rig for box in heard) == list(range(1, 13))
    assert {box.inputs for box in heard} == {inputs_of(AT_REST)}
    assert running.reader.bus().trouble == ""


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (0, "estop_closed"),
        (1, "seat_occupied"),
        (2, "power_present"),
        (3, "cover_closed"),
        (4, "driver_calls"),
        (5, "driver_ready"),
    ],
)
def test_each_input_that_changes_is_told_for_its_rig_alone(stage, address, name):
    running = stage()
    running.next(), running.next()
    running.boxes.set(12, address, not AT_REST[address])
    changed = running.next()
    assert changed.rig == 2
    expected = list(AT_REST)
    expected[address] = not expected[address]
    assert changed.inputs == inputs_of(expected)
    assert getattr(changed.inputs, name) is expected[address]


def test_a_box_that_falls_silent_is_given_up_and_heard_again(stage):
    running = stage(pace=HASTY)
    running.next(), running.next()
    running.wire.cut_off.add(11)
    lost = running.next()
    assert (lost.rig, lost.inputs, lost.safe) == (1, None, False)
    assert running.health(1).silent >= 3
    assert running.health(1).garbled == 0
    running.wire.cut_off.clear()
    back = running.next()
    assert (back.rig, back.safe) == (1, True)
    assert running.health(2).silent == 0


def test_noise_is_counted_apart_from_silence(stage):
    running = stage(pace=HASTY)
    running.next(), running.next()
    running.wire.noise = 6
    assert {running.next().rig, running.next().rig} == {1, 2}
    assert running.next().safe
    assert running.next().safe
    garbled = [running.health(rig).garbled for rig in (1, 2)]
    silent = [running.health(rig).silent for rig in (1, 2)]
    assert (garbled, silent) == ([3, 3], [0, 0])


def test_one_garbled_answer_gives_no_box_up(stage):
    running = stage({1: 11}, HASTY)
    running.next()
    before = running.health(1).answered
    running.wire.noise = 1
    assert until(lambda: running.health(1).garbled == 1)
    assert until(lambda: running.health(1).answered > before + 10)
    assert running.told.empty()


def test_a_box_without_such_inputs_is_refused_and_not_safe(stage):
    running = stage({1: 11})
    running.next()
    running.boxes._server.context.devices[11].block["d"][3][0] = DataType.INVALID
    assert running.next().inputs is None
    assert running.health(1).refused >= 3


def test_unplugging_gives_all_boxes_up_and_plugging_in_brings_them_back(stage):
    running = stage()
    running.next(), running.next()
    running.unplug()
    assert [running.next().inputs, running.next().inputs] == [None, None]
    assert until(lambda: "There is no serial port" in running.reader.bus().trouble)
    running.plug_in()
    assert {running.next().rig, running.next().rig} == {1, 2}
    assert (running.reader.bus().opened, running.reader.bus().trouble) == (2, "")


def test_a_listener_that_fails_does_not_stop_the_reading(tmp_path, caplog):
    wire = Wire(tmp_path)
    boxes = Boxes(wire.far_port, (11,))

    def fail(state: BoxState) -> None:
        raise RuntimeError(f"no screen for rig {state.rig}")

    reader = RigBoxes(wire.port, {1: 11}, fail, PACE)
    assert until(lambda: reader.health()[0].answered > 10)
    reader.close()
    boxes.close()
    wire.unplug()
    assert "failed on rig 1" in caplog.text
    caplog.clear()


def test_a_port_that_is_not_there_is_a_sentence_and_is_tried_again(tmp_path):
    reader = RigBoxes(str(tmp_path / "none"), {1: 11}, ignore, PACE)
    assert until(lambda: "There is no serial port" in reader.bus().trouble)
    assert "Plug the RS-485 adapter in" in reader.bus().trouble
    reader.close()


def test_a_file_that_is_no_port_is_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    reader = RigBoxes(str(tmp_path / "file"), {1: 11}, ignore, PACE)
    assert until(lambda: "or it is no serial port" in reader.bus().trouble)
    reader.close()


@pytest.mark.parametrize(
    ("units", "sentence"),
    [
        ({1: 0}, "Rig 1 has box address 0. Give it one from 1 to 247."),
        ({1: 248}, "Rig 1 has box address 248. Give it one from 1 to 247."),
        ({1: 5, 2: 5}, "Box address 5 is given twice. Each box needs its own."),
    ],
)
def test_wrong_addresses_are_one_sentence(units, sentence):
    with pytest.raises(DeviceError) as error:
        RigBoxes("unused", units, ignore)
    assert str(error.value) == sentence
