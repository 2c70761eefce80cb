"""The rig boxes of a rehearsal: simulated ones, and what its script lets happen to them."""

import heapq
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import msgspec

from drivers.simulation.boxes import SimulatedBoxes
from drivers.simulation.mishaps import Mishap, happen
from racecontrol.control import Control, Update
from racecontrol.meeting.eventfile import EventFileError
from racecontrol.meeting.facts import SessionStarted
from racecontrol.meeting.model import Meeting, Noun

JOIN_S: Final = 5.0


class BoxStep(Noun, frozen=True):
    """One row of `[[boxes]]`: game seconds after the start of a session, and for how long."""

    session: str
    rig: int
    what: Mishap
    after_s: float
    for_s: float = 2.0


def box_steps(tables: Sequence[dict[str, Any]]) -> tuple[BoxStep, ...]:
    """Raises EventFileError, one sentence."""
    steps = []
    for index, table in enumerate(tables):
        try:
            steps.append(msgspec.convert(table, BoxStep))
        except msgspec.ValidationError as error:
            raise EventFileError(f"boxes[{index}] of the rehearsal: {error}.") from None
    return tuple(steps)


@contextmanager
def simulated_boxes(meeting: Meeting) -> Iterator[SimulatedBoxes | None]:
    """A box for every rig that has one in the event file; None where there are no such ports."""
    wiring: dict[str, dict[int, int]] = {}
    for rig in meeting.rigs:
        if rig.box:
            wiring.setdefault(rig.box.bus, {})[rig.number] = rig.box.address
    if not wiring or os.name != "posix":
        yield None
        return
    baud = {bus.key: bus.baud for bus in meeting.buses}
    with TemporaryDirectory() as folder, SimulatedBoxes(Path(folder), wiring, baud) as boxes:
        yield boxes


class Mishaps:
    """Lets things happen to the boxes of a rehearsal at their times, from its own thread."""

    def __init__(self, control: Control, boxes: SimulatedBoxes, steps: Sequence[BoxStep]) -> None:
        self._boxes, self._steps = boxes, tuple(step for step in steps if step.rig in boxes.boxes)
        self._clock = control.clock
        self._due: list[tuple[int, int, bool]] = []  # event clock, index of the step, begins
        self._changed = threading.Condition()
        self._ending = False
        self._unsubscribe = control.subscribe(self._on_update)
        self._thread = threading.Thread(target=self._run, name="mishaps", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._unsubscribe()
        with self._changed:
            self._ending = True
            self._changed.notify()
        self._thread.join(JOIN_S)

    def _on_update(self, update: Update) -> None:
        for fact in update.facts:
            if isinstance(fact, SessionStarted):
                self._plan(fact)

    def _plan(self, fact: SessionStarted) -> None:
        with self._changed:
            for index, step in enumerate(self._steps):
                if step.session == fact.session:
                    begins_ns = fact.at_ns + round(step.after_s * 1e9)
                    heapq.heappush(self._due, (begins_ns, index, True))
                    heapq.heappush(self._due, (begins_ns + round(step.for_s * 1e9), index, False))
            self._changed.notify()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._ending, self._wait_s())
                if self._ending:
                    return
                due = self._take_due()
            for index, begins in due:
                happen(self._boxes, self._steps[index].rig, self._steps[index].what, begins)

    def _wait_s(self) -> float:
        if not self._due:
            return 0.1
        return min(0.1, max(0.0, (self._due[0][0] - self._clock.now()) / 1e9 / self._clock.speed))

    def _take_due(self) -> list[tuple[int, bool]]:
        due = []
        while self._due and self._due[0][0] <= self._clock.now():
            _, index, begins = heapq.heappop(self._due)
            due.append((index, begins))
        return due
