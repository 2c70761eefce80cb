"""Proving rigs equal while an event runs: what is read becomes facts, guided tests get a verdict.

It stands beside the observer, on a thread of its own. It judges no driver and seals nothing: it
says what it read, and people say what follows.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.control import Control, Update
from racecontrol.meeting.model import Person
from racecontrol.meeting.parity import Value
from racecontrol.meeting.parity_acts import RecordCheck
from racecontrol.meeting.parity_facts import CheckDone, RigRead, SettingsOrdered, SettingsWritten
from racecontrol.meeting.rig_checks import CHECK
from racecontrol.meeting.rig_facts import EstopOpened, EstopReset
from racecontrol.rigs import guided, showing
from racecontrol.rigs.desk import Wheelbases
from racecontrol.rigs.guided import Estops, Evidence, Point, Verdict
from racecontrol.rigs.values import of_base, of_console, of_port, reading_fact
from racecontrol.rigs.wheelbase import Parameter, TuningRecord, WheelbaseReading
from racecontrol.timing.health import RigHealth

LOG: Final = logging.getLogger(__name__)
LOOK_S: Final = 0.2
ESTOP: Final = "estop"  # of the checks
ESTOP_TEST_NS: Final = 60_000_000_000  # pressed, released and reset by then
NO_BASE: Final = "This machine reads no wheelbases."


class Trial(Struct, frozen=True):
    """A guided test that runs."""

    rig: int
    check: str
    who: Person
    since_ns: int  # monotonic clock
    first: WheelbaseReading | None
    pressed: frozenset[int] = frozenset()
    estops: Estops = Estops()
    missing: int = 0  # packets that had not come when it began
    sentence: str = ""  # what the technician still has to do
    order: showing.Order | None = None  # what its base was told to do


class Proving:
    """From `start` to `stop`."""

    def __init__(
        self,
        control: Control,
        bases: Wheelbases | None,
        health: Callable[[], tuple[RigHealth, ...]],
        monotonic_ns: Callable[[], int],
    ) -> None:
        self._control, self._bases, self._health = control, bases, health
        self._monotonic_ns = monotonic_ns
        self._lock = threading.Lock()  # of the trials
        self._trials: dict[int, Trial] = {}
        self._known: dict[int, dict[str, Value]] = {}  # told already, perhaps not durable yet
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="proving", daemon=True)
        self._leave = control.subscribe(self._hear)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._leave()
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join()

    # ---- guided tests ----

    @property
    def trials(self) -> dict[int, Trial]:
        """Those that run, by rig; any thread may look."""
        return self._trials

    def estops_tested(self) -> dict[int, int]:
        """Rigs whose e-stop is being tested, since when (monotonic); any thread may ask.

        Not longer than a person needs for it: a test that was left alone hides nothing.
        """
        now_ns = self._monotonic_ns()
        return {
            trial.rig: trial.since_ns
            for trial in self._trials.values()
            if trial.check == ESTOP and now_ns - trial.since_ns <= ESTOP_TEST_NS
        }

    def begin(self, rig: int, check: str, who: Person) -> None:
        """Run a guided test; one that runs at the same rig is given up.

        Of one that a person judges the base does its part, until that person has said what he saw.
        """
        self.give_up(rig)
        reading = self._reading(rig)
        health = self._health_of(rig)
        missing = health.counts.missing if health else 0
        with self._lock:
            trial = Trial(rig, check, who, self._monotonic_ns(), reading, missing=missing)
            self._trials = self._trials | {rig: trial}

    def give_up(self, rig: int) -> None:
        """End the test of this rig without a verdict."""
        with self._lock:
            trial = self._trials.get(rig)
            self._trials = {other: t for other, t in self._trials.items() if other != rig}
        if trial is not None and trial.order is not None and self._bases is not None:
            showing.end(trial.order, rig, self._bases)

    # ---- the thread ----

    def _run(self) -> None:
        while not self._ending.wait(LOOK_S):
            try:
                self.look()
            except Exception:
                LOG.exception("A round of the proving failed; it goes on")

    def look(self) -> None:
        """One round."""
        readings = {one.rig: one for one in self._readings() if one.rig is not None}
        for rig, reading in readings.items():
            self._read(rig, (*of_base(reading), *of_port(reading)))
        for health in self._health():
            self._read(self._number(health.rig), of_console(health, ""))
        for trial in tuple(self._trials.values()):
            self._try(trial, readings.get(trial.rig))

    def _read(self, rig: int, found: Sequence[Value]) -> None:
        known = {**self._control.state.parity.sheet(rig), **self._known.get(rig, {})}
        fact = reading_fact(rig, known, found, self._control.clock.now())
        if fact is not None:
            self._tell(fact)

    def _tell(self, fact: RigRead) -> None:
        told = self._known.setdefault(fact.rig, {})
        told.update({value.key: value for value in fact.values})
        self._control.observe(fact)

    def _number(self, index: int) -> int:
        meeting = self._control.state.meeting
        assert meeting is not None
        return meeting.rigs[index].number

    def _readings(self) -> tuple[WheelbaseReading, ...]:
        return self._bases.now.readings if self._bases else ()

    def _reading(self, rig: int) -> WheelbaseReading | None:
        return next((one for one in self._readings() if one.rig == rig), None)

    def _health_of(self, rig: int) -> RigHealth | None:
        return next((one for one in self._health() if self._number(one.rig) == rig), None)

    def _try(self, trial: Trial, reading: WheelbaseReading | None) -> None:
        inputs = reading.inputs if reading else None
        held = frozenset(inputs.buttons) if inputs else frozenset()
        trial = replace(trial, pressed=trial.pressed | held)
        verdict = guided.judge(trial.check, self._evidence(trial, reading, held))
        if isinstance(verdict, Verdict):
            self.give_up(trial.rig)
            if verdict.values:
                self._tell(RigRead(trial.rig, verdict.values, self._control.clock.now()))
            act = RecordCheck(trial.rig, trial.check, verdict.passed, verdict.figures)
            self._control.submit(act, trial.who)
        else:
            self._keep(self._shown(trial) if verdict is None else replace(trial, sentence=verdict))

    def _shown(self, trial: Trial) -> Trial:
        """A test that a person judges: its base does what is to be seen."""
        order = showing.wanted(trial.check, self._monotonic_ns() - trial.since_ns)
        check = CHECK.get(trial.check)
        sentence = trial.sentence or (check.how if check else "")
        if order is None or order is trial.order:
            return replace(trial, sentence=sentence)
        if self._bases is None:
            return replace(trial, sentence=NO_BASE)
        showing.give(order, trial.rig, self._bases).add_done_callback(
            partial(self._answered, trial)
        )
        return replace(trial, sentence=sentence, order=order)

    def _answered(self, trial: Trial, done: "Future[Any]") -> None:
        """What a base could not do is what the technician reads."""
        error = done.exception()
        if error is not None:
            with self._lock:
                now = self._trials.get(trial.rig)
                if now is not None and now.since_ns == trial.since_ns:
                    failed = replace(now, sentence=str(error))
                    self._trials = self._trials | {trial.rig: failed}

    def _keep(self, trial: Trial) -> None:
        """Unless it was given up, or another one begun, meanwhile."""
        with self._lock:
            now = self._trials.get(trial.rig)
            if now is not None and now.since_ns == trial.since_ns:
                told = trial.sentence if trial.order is None else now.sentence or trial.sentence
                kept = replace(trial, estops=now.estops, sentence=told)
                self._trials = self._trials | {trial.rig: kept}

    def _evidence(
        self, trial: Trial, reading: WheelbaseReading | None, held: frozenset[int]
    ) -> Evidence:
        parity, health = self._control.state.parity, self._health_of(trial.rig)
        points = self._bases.trace(trial.rig) if self._bases else ()
        trace = tuple(Point(*point) for point in points)
        golden = parity.golden_sheet.get("buttons")
        return Evidence(
            trial.since_ns,
            self._monotonic_ns(),
            trial.first,
            reading,
            trace,
            trial.pressed,
            held,
            health,
            health.counts.missing - trial.missing if health else 0,
            trial.estops,
            tuple(str(line) for line in parity.differences(trial.rig)),
            guided.of_runs(golden.text) if golden else frozenset(),
        )

    # ---- on the control thread ----

    def _hear(self, update: Update) -> None:
        for fact in update.facts:
            match fact:
                case EstopOpened(rig=rig) | EstopReset(rig=rig):
                    self._count_estop(rig, isinstance(fact, EstopOpened))
                case SettingsOrdered():
                    self._write(fact)
                case CheckDone(rig=rig, check=check):
                    trial = self._trials.get(rig)
                    if trial is not None and trial.check == check:
                        self.give_up(rig)

    def _count_estop(self, rig: int, opened: bool) -> None:
        with self._lock:
            trial = self._trials.get(rig)
            if trial is not None:
                now = trial.estops
                counted = Estops(now.opened + opened, now.reset + (not opened))
                self._trials = self._trials | {rig: replace(trial, estops=counted)}

    def _write(self, order: SettingsOrdered) -> None:
        values = {
            Parameter(value.key.removeprefix("tuning.")): int(value.number)
            for value in order.values
            if value.number is not None
        }
        for rig in order.rigs:
            if self._bases is None:
                self._control.observe(
                    SettingsWritten(rig, False, NO_BASE, self._control.clock.now())
                )
                continue
            self._bases.write_tuning(rig, values).add_done_callback(partial(self._written, rig))

    def _written(self, rig: int, done: "Future[TuningRecord]") -> None:
        error = done.exception()
        if error is None:
            words = f"{len(done.result().settings)} settings written and read back"
        else:
            words = str(error) or "the settings could not be written"
        fact = SettingsWritten(rig, error is None, words, self._control.clock.now())
        self._control.observe(fact)
