"""The thread that owns one bus: reads all boxes, writes what was ordered, tells what changed.

A round asks every box for its inputs, and one of them in turn for its coils and its counters. What
race control orders goes before the next question: all lamps are written, then all are read back.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from msgspec import Struct

from drivers.errors import DeviceError
from drivers.rigbox.box import Box
from drivers.rigbox.budget import Budget, budget, timeout_s
from drivers.rigbox.line import Answer, Line, Outcome
from drivers.rigbox.ports import Find
from drivers.rigbox.registers import inputs_of, outputs_of
from racecontrol.meeting.boxes import Lamp
from racecontrol.rigs.box import BoxHealth, BoxState, BusHealth, Inputs, Outputs
from racecontrol.rigs.own_delay import OwnDelay

MISSES: Final = 3  # questions without a good answer until a box is given up
JOIN_S: Final = 5.0
COUNTERS_EVERY: Final = 8  # rounds

log = logging.getLogger(__name__)


class Pace(Struct, frozen=True):
    """How the bus is driven. `timeout_s` 0: as the baud rate asks for."""

    baud: int = 38_400
    timeout_s: float = 0.0  # for one answer
    round_s: float = 0.02  # pause between two rounds
    retry_s: float = 1.0  # between two attempts to open the port

    @property
    def patience_s(self) -> float:
        return self.timeout_s or timeout_s(self.baud)


class RigBoxes:
    """Drives the boxes from its own thread until `close`; survives silence, noise and unplugging.

    `units` is rig -> Modbus address (1 to 247). `tell` is called on that thread for every change: a
    box was heard first or again, an input or a coil changed, a box was given up.
    """

    def __init__(
        self,
        find: Find,
        units: Mapping[int, int],
        tell: Callable[[BoxState], None],
        pace: Pace | None = None,
        key: str = "",
    ) -> None:
        """DeviceError when two rigs share an address, or one is out of range."""
        _check(units)
        self.key = key
        self.pace = pace or Pace()
        self._find = find
        self._tell = tell
        self._boxes = [Box(rig, unit) for rig, unit in sorted(units.items())]
        self._line: Line | None = None
        self._opened, self._rounds, self._round_ms = 0, 0, 0.0
        self._port, self._trouble = "", "The port was not opened yet."
        self._turn = 0  # whose coils are read in this round
        self._next_lost = 0
        self._own = OwnDelay()
        self._fresh = False  # opened, and not gone round once
        self._closing = False
        self._ordered = threading.Condition()  # over lamp, power and what is due, and closing
        self._thread = threading.Thread(target=self._run, name=f"rigbox {key}", daemon=True)
        self._thread.start()

    # ------------------------------------------------------------ for others

    @property
    def rigs(self) -> tuple[int, ...]:
        return tuple(box.rig for box in self._boxes)

    def show(self, lamps: Mapping[int, Lamp]) -> None:
        """Let these rigs show these lamps; rigs of other buses are passed over. Never waits."""
        with self._ordered:
            for box in self._boxes:
                lamp = lamps.get(box.rig)
                if lamp is not None and lamp is not box.lamp:
                    box.order(lamp=lamp)
            self._ordered.notify()

    def switch(self, rig: int, on: bool) -> None:
        """Switch the relay of a wheelbase. Never waits."""
        with self._ordered:
            for box in self._boxes:
                if box.rig == rig:
                    box.order(power=on)
            self._ordered.notify()

    def health(self) -> tuple[BoxHealth, ...]:
        """One for each box, by rig, as of now."""
        return tuple(box.health() for box in self._boxes)

    def bus(self) -> BusHealth:
        """The port, as of now."""
        trouble = self._trouble
        if not self._thread.is_alive() and not self._closing:
            trouble = f"Nobody reads bus {self.key} any more. Start the program again."
        return BusHealth(self.key, self._port, self._opened, self._rounds, self._round_ms, trouble)

    def budget(self) -> Budget:
        """What this bus can do when nothing goes wrong."""
        pace = self.pace
        return budget(pace.baud, len(self._boxes), pace.patience_s, MISSES, pace.round_s)

    def close(self) -> None:
        """Stop, and let go of the port. May be called twice."""
        with self._ordered:
            self._closing = True
            self._ordered.notify()
        self._thread.join(JOIN_S)

    # ------------------------------------------------------------ the thread

    def _run(self) -> None:
        while not self._closing:
            try:
                self._open()
                while not self._closing:
                    self._round()
            except DeviceError as error:
                self._lose_port(str(error))
            except Exception as error:  # a fault of the library may not end the reading
                log.exception("Reading the rig boxes of bus %s failed", self.key)
                self._lose_port(f"Reading bus {self.key} failed ({error}). It is opened again.")
            with self._ordered:
                self._ordered.wait_for(lambda: self._closing, self.pace.retry_s)
        self._close_line()

    def _open(self) -> None:
        self._port = self._find()
        self._line = Line(self._port, self.pace.baud, self.pace.patience_s)
        self._line.open()
        self._opened, self._trouble, self._fresh = self._opened + 1, "", True

    def _round(self) -> None:
        begun_ns = time.monotonic_ns()
        for box in self._this_round():
            self._carry_out()
            self._take_inputs(box, self._asked(box, self._open_line.inputs))
            if self._closing:
                return
        self._look_closer()
        self._rounds += 1
        self._round_ms = (time.monotonic_ns() - begun_ns) / 1e6
        self._carry_out()
        self._pause()

    def _pause(self) -> None:
        """Between two rounds; one that lasts too long shows how late this computer is."""
        due_ns = time.monotonic_ns() + round(self.pace.round_s * 1e9)
        with self._ordered:
            ordered = self._ordered.wait_for(self._has_orders, self.pace.round_s)
        now_ns = time.monotonic_ns()
        if not ordered:
            self._own.take(now_ns - due_ns, now_ns)
        self._open_line.be_patient(self._own.most_ms(now_ns) / 1000)

    def _this_round(self) -> list[Box]:
        """Every box that answers, and one that does not: the dead must not slow the living."""
        if self._fresh:
            self._fresh = False
            return self._boxes
        heard = [box for box in self._boxes if box.heard]
        lost = [box for box in self._boxes if not box.heard]
        if lost:
            self._next_lost += 1
            heard.append(lost[self._next_lost % len(lost)])
        return heard

    def _look_closer(self) -> None:
        """The coils of one box, and now and then its counters."""
        heard = [box for box in self._boxes if box.heard]
        if not heard:
            return
        self._turn += 1
        box = heard[self._turn % len(heard)]
        self._read_coils(box)
        if self._turn % COUNTERS_EVERY == 0 and box.heard:
            answer = self._asked(box, self._open_line.counters)
            if answer.outcome is Outcome.ANSWERED:
                box.counters = answer.words

    @property
    def _open_line(self) -> Line:
        assert self._line is not None
        return self._line

    def _asked(self, box: Box, ask: Callable[[int], Answer]) -> Answer:
        """Ask, and count what came; a late answer of another box is laid at that one's door."""
        answer = ask(box.unit)
        box.count(answer)
        for other in self._boxes:
            if other.unit == answer.late_from:
                other.late += 1
                if other is not box:
                    box.misses = max(0, box.misses - 1)
        return answer

    def _take_inputs(self, box: Box, answer: Answer) -> None:
        if answer.outcome is Outcome.ANSWERED:
            self._change(box, inputs_of(answer.bits), box.outputs)
        elif box.misses >= MISSES:
            self._change(box, None, None)

    def _read_coils(self, box: Box) -> None:
        answer = self._asked(box, self._open_line.coils)
        if answer.outcome is Outcome.ANSWERED:
            outputs = outputs_of(answer.bits)
            with self._ordered:  # still due: it lost its lamps, or did not take the order
                box.lamp_due = box.lamp is not None and outputs.lamp is not box.lamp
            self._change(box, box.inputs, outputs)
        elif box.misses >= MISSES:
            self._change(box, None, None)

    # ------------------------------------------------------------ orders

    def _has_orders(self) -> bool:
        return self._closing or any(box.has_news for box in self._boxes)

    def _carry_out(self) -> None:
        """Write what is due, then read it back. What a box does not take is due in each round."""
        with self._ordered:
            due = [box for box in self._boxes if box.is_due(self._rounds)]
            lamps = [(box, box.lamp) for box in due if box.lamp_due and box.lamp is not None]
            powers = [(box, box.power) for box in due if box.power_due and box.power is not None]
            for box in due:
                box.tried = self._rounds
        self._write_lamps(lamps)
        for box, on in powers:
            answer = self._asked(box, partial(self._open_line.switch, on=on))
            self._settle_power(box, on, answer.outcome is Outcome.ANSWERED)
            self._read_coils(box)

    def _write_lamps(self, lamps: list[tuple[Box, Lamp]]) -> None:
        """One frame to all, where all are to show the same; then each that did not take it.

        A box that hears and cannot be heard gets its red flag that way, too.
        """
        left = lamps
        wanted = {box.lamp for box in self._boxes}
        if lamps and len(self._boxes) > 1 and wanted == {lamps[0][1]}:
            self._open_line.show_all(lamps[0][1])
            left = [(box, lamp) for box, lamp in lamps if not self._shows(box, lamp)]
        for box, lamp in left:
            self._asked(box, partial(self._open_line.show, lamp=lamp))
        for box, lamp in left:
            self._shows(box, lamp)

    def _shows(self, box: Box, lamp: Lamp) -> bool:
        """Read back."""
        self._read_coils(box)
        return box.outputs is not None and box.outputs.lamp is lamp

    def _settle_power(self, box: Box, on: bool, taken: bool) -> None:
        with self._ordered:
            if taken and box.power is on:
                box.power_due = False

    # ------------------------------------------------------------ what changes

    def _lose_port(self, trouble: str) -> None:
        self._close_line()
        self._trouble = trouble
        for box in self._boxes:
            self._change(box, None, None)

    def _close_line(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def _change(self, box: Box, inputs: Inputs | None, outputs: Outputs | None) -> None:
        if (inputs, outputs) == (box.inputs, box.outputs):
            return
        if inputs is not None and not box.heard:
            with self._ordered:
                box.order_again()
        box.inputs, box.outputs = inputs, outputs
        try:
            self._tell(BoxState(box.rig, time.monotonic_ns(), inputs, outputs))
        except Exception:  # whoever listens may not stop the reading of an e-stop
            log.exception("A listener to the rig boxes failed on rig %d", box.rig)


def _check(units: Mapping[int, int]) -> None:
    for rig, unit in units.items():
        if not 1 <= unit <= 247:
            raise DeviceError(f"Rig {rig} has box address {unit}. Give it one from 1 to 247.")
        if list(units.values()).count(unit) > 1:
            raise DeviceError(f"Box address {unit} is given twice. Each box needs its own.")
