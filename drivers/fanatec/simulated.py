"""Twelve wheelbases that are not there: the same bytes behind the same HID port, with faults.

Faults may be ordered from any thread; they happen to the cable, to the settings or to the sensors
of one base, as they would to a real one. Nothing above the port knows the difference.
"""

import random
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Final

from drivers.errors import DeviceAbsent, DeviceForbidden
from drivers.fanatec import descriptor
from drivers.fanatec.firmware import Firmware
from drivers.fanatec.hands import Counts, movement
from drivers.fanatec.products import product
from drivers.fanatec.wheelbases import Wheelbase
from racecontrol.rigs.wheelbase import Axis

PC_MODE: Final = 0x0020
COMPATIBILITY_MODE: Final = 0x0004
CONSOLE_MODE: Final = 0x0E07
RELEASE: Final = 0x0801
BUFFER: Final = 64  # reports that the system keeps for a reader
FAST: Final = {Axis.STEERING: 100}  # counts in 20 ms: an axis at rest cannot be seen to freeze
FAST_PEDAL: Final = 1_500
MIDDLE: Final = range(6_000, 60_000)  # away from the stops of an axis
NOISE: Final = 2_600  # counts up and down of a pedal with a worn sensor: 4 %


class SimulatedBase:
    """One base on its USB port."""

    def __init__(self, number: int, rate_hz: int, clock: Callable[[], int]) -> None:
        self.firmware = Firmware()
        self.path = f"simulated/{number}"
        self.port = f"1-{(number - 1) // 4 + 1}.{(number - 1) % 4 + 1}:1.0"
        self.product_id = PC_MODE
        self.plugged = True
        self.forbidden = False
        self.turned = True  # somebody has it in his hands
        self.plugs = 0  # how often it was plugged in again: an old handle stays dead
        self.frozen_ns: int | None = None
        self._clock = clock
        self._step_ns = 1_000_000_000 // rate_hz
        self._stop = max(20_000_000 // self._step_ns, 1)
        self._movement = movement(rate_hz, number)
        self._at = (number * 977) % len(self._movement)
        self._due_ns = clock()
        self._answers: deque[bytes] = deque()
        self._one_thing = threading.Lock()  # a base does one thing at a time
        self._freezing: Axis | None = None
        self._frozen_count = 0
        self._noisy: Axis | None = None
        self._chance = random.Random(number)

    def seen(self) -> Wheelbase:
        """As the system lists it."""
        return Wheelbase(
            self.path,
            self.port,
            product(self.product_id),
            "FANATEC Wheel",
            RELEASE,
            self.product_id not in (COMPATIBILITY_MODE, CONSOLE_MODE),
        )

    def unplug(self) -> None:
        self.plugged = False

    def plug(self) -> None:
        """In PC mode, PlayStation mode or compatibility mode, as it was left."""
        self.plugs += 1
        self._answers.clear()
        self._due_ns = self._clock()
        self.plugged = True

    def change_mode(self, product_id: int) -> None:
        """A press on the mode button: it leaves the bus and comes back as something else."""
        self.unplug()
        self.product_id = product_id
        self.plug()

    def flash(self, base: tuple[int, int, int, int]) -> None:
        """Other firmware, which takes a restart."""
        self.unplug()
        self.firmware.base_version = base
        self.plug()

    def exchange(self, base_type: int) -> None:
        """Another model is put in its place."""
        self.unplug()
        self.firmware.base_type = base_type
        self.plug()

    def restart(self) -> None:
        """Off and on: what was not saved is lost, as with a base that needs to be told to save."""
        self.unplug()
        self.firmware.slots = [bytearray(slot) for slot in self.firmware.saved]
        self.plug()

    def let_go(self) -> None:
        """Hands and feet off: one more report, then none until something moves."""
        self.turned = False
        self._answers.append(self.firmware.inputs())

    def squeeze(self, byte: int, count: int) -> None:
        """The handbrake, on byte 27 or 28 of the input report."""
        levers = [*self.firmware.levers]
        levers[byte - 27] = count
        self.firmware.levers = (levers[0], levers[1])
        self._answers.append(self.firmware.inputs())

    def say(self, *reports: bytes) -> None:
        """Whatever a base may send by itself."""
        self._answers.extend(reports)

    def turn_setting(self, k: int, byte: int) -> None:
        """Somebody changes value k of the tuning menu at the rim."""
        with self._one_thing:
            self._answers.extend(self.firmware.turn(k, byte))

    def change_rim(self, rim: int) -> None:
        with self._one_thing:
            self._answers.extend(self.firmware.change_rim(rim))

    def freeze(self, axis: Axis) -> None:
        """From the next moment on in which the axis moves; `frozen_ns` says when that was."""
        self._freezing = axis

    def make_noisy(self, axis: Axis) -> None:
        self._noisy = axis

    def mend(self) -> None:
        """Its sensors are whole again."""
        self._freezing = self._noisy = self.frozen_ns = None

    def take(self, frame: bytes) -> None:
        """An output report."""
        with self._one_thing:
            self._answers.extend(self.firmware.take(frame))

    def report(self) -> bytes:
        """The next report that is due; empty when there is none."""
        if self._answers:
            return self._answers.popleft()
        now_ns = self._clock()
        if not self.turned or now_ns < self._due_ns:
            self._due_ns = max(self._due_ns, now_ns - BUFFER * self._step_ns)
            return b""
        self._due_ns = max(self._due_ns, now_ns - BUFFER * self._step_ns) + self._step_ns
        self._at = (self._at + 1) % len(self._movement)
        return self.firmware.inputs(*self._sensed(self._movement[self._at], now_ns))

    def _sensed(self, counts: Counts, now_ns: int) -> Counts:
        if self._freezing is None and self._noisy is None:
            return counts
        sensed = dict(zip(Axis, counts, strict=True))
        if self._noisy is not None:
            shaken = sensed[self._noisy] + self._chance.choice((-NOISE, NOISE))
            sensed[self._noisy] = min(max(shaken, 0), 0xFFFF)
        if self._freezing is not None:
            sensed[self._freezing] = self._held(self._freezing, sensed[self._freezing], now_ns)
        return (
            sensed[Axis.STEERING],
            sensed[Axis.THROTTLE],
            sensed[Axis.BRAKE],
            sensed[Axis.CLUTCH],
        )

    def _held(self, axis: Axis, count: int, now_ns: int) -> int:
        if self.frozen_ns is None:
            before = self._movement[self._at - self._stop][list(Axis).index(axis)]
            fast = abs(count - before) >= FAST.get(axis, FAST_PEDAL)
            if not fast or count not in MIDDLE:
                return count
            self.frozen_ns, self._frozen_count = now_ns, count
        return self._frozen_count


class _SimulatedDevice:
    """An open simulated base."""

    def __init__(self, base: SimulatedBase, closed: Callable[[], None]) -> None:
        self._base = base
        self._plugs = base.plugs
        self._closed = closed
        self._open = True

    def read(self, timeout_ms: int) -> bytes:
        self._check()
        report = self._base.report()
        if not report and timeout_ms:
            threading.Event().wait(timeout_ms / 1_000)
            self._check()
            report = self._base.report()
        return report

    def write(self, report: bytes) -> None:
        self._check()
        self._base.take(report)

    def descriptor(self) -> bytes:
        return descriptor.PC_MODE

    def close(self) -> None:
        if self._open:
            self._open = False
            self._closed()

    def _check(self) -> None:
        if not (self._open and self._base.plugged and self._base.plugs == self._plugs):
            raise DeviceAbsent(f"{self._base.path} is gone. Check the USB cable of the wheelbase.")


class SimulatedPort:
    """The USB ports of a machine with simulated bases, numbered from 1 in `bases[0]`."""

    def __init__(
        self,
        count: int = 12,
        *,
        rate_hz: int = 250,
        clock: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        self.bases = tuple(SimulatedBase(number, rate_hz, clock) for number in range(1, count + 1))
        self.open_handles = 0

    def plugged_in(self) -> Sequence[Wheelbase]:
        return [base.seen() for base in self.bases if base.plugged]

    def open(self, path: str) -> _SimulatedDevice:
        for base in self.bases:
            if base.path == path and base.forbidden:
                raise DeviceForbidden(f"No permission to open {path}. Run as root.")
            if base.path == path and base.plugged:
                self.open_handles += 1
                return _SimulatedDevice(base, self._count_closed)
        raise DeviceAbsent(f"{path} is gone. Check the USB cable of the wheelbase.")

    def _count_closed(self) -> None:
        self.open_handles -= 1
