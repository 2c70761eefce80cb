"""The rig technician of a rehearsal: proves the simulated rigs equal, and has them sealed.

He does what a technician does, by the same acts and the same rules. Only his watch is quick: the
movements of a test come from simulated hands in one go, so that a minute of them is over at once.
What bases, consoles and rig boxes say is read over their simulated cables.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from functools import partial
from itertools import pairwise
from typing import Any, Final

from msgspec.structs import replace

from drivers.errors import DeviceError
from drivers.simulation import bench_hands as hands
from drivers.simulation.boxes import SimulatedBoxes
from racecontrol.control import Answer
from racecontrol.frontdoor.rigs_bench import Bench
from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.decide import Refused
from racecontrol.meeting.model import Person
from racecontrol.meeting.parity import PARAMETERS, Known, Value
from racecontrol.meeting.parity_acts import (
    IssueCertificate,
    RecordCheck,
    SealEqual,
    SignCertificate,
    TakeGolden,
    TickValue,
)
from racecontrol.meeting.parity_facts import RigRead
from racecontrol.meeting.rig_acts import ResetEstop
from racecontrol.meeting.rig_checks import CHECKS, Judge
from racecontrol.rigs import guided
from racecontrol.rigs.guided import Estops, Evidence, Point, Verdict
from racecontrol.rigs.wheelbase import WheelbaseReading
from racecontrol.script_acts import Crew

LOG: Final = logging.getLogger(__name__)
PATIENCE_S: Final = 30.0
STEP_S: Final = 0.05
BUTTONS: Final = frozenset(range(1, 21))
RANGE_DEG: Final = 1080
ASKED: Final = ("presence", "mode", "identity", "tuning", "soak")
TICKS: Final = {  # what the game and the console show, and no program can read
    "console.system": "10.20",
    "console.display": "1080p, 60 Hz",
    "game.assists": "off",
    "game.force": "5",
    "game.balance": "on",
}


class NotProved(Exception):
    """Why the rigs of a rehearsal are not sealed; one sentence."""


class RigTechnician:
    """Of one rehearsal. `boxes` None: there are no simulated ones."""

    def __init__(self, bench: Bench, boxes: SimulatedBoxes | None, golden: int) -> None:
        """`golden`: the rig that all have to be like."""
        self._bench, self._boxes, self._golden = bench, boxes, golden
        self._control, self._crew = bench.control, Crew.of(bench.meeting.officials)
        self._rigs = tuple(rig.number for rig in bench.meeting.rigs)
        self._pause = threading.Event()

    def prove(self) -> str:
        """Check every rig, certify, sign, seal; what came of it. A proof that there is stands."""
        if self._control.state.parity.certificate is not None:
            return ""
        try:
            self._prove()
        except (NotProved, DeviceError) as why:
            LOG.warning("The rigs are not sealed. %s", why)
            return f"Rigs: not sealed. {why}"
        count = len(self._control.state.parity.sheets)
        return f"Rigs: {count} checked, certificate signed and sealed."

    def _prove(self) -> None:
        self._wait(self._all_read, "Not every wheelbase and console was read.")
        self._do_all(self._ticks())
        for rig in self._rigs:
            self._measure(rig)
        self._do_all([TakeGolden(self._golden)])
        self._do_all(self._asked())
        self._look_at_rims()
        self._pull_estops()
        self._do_all(self._packets())
        ticked = [check.key for check in CHECKS if check.judge is Judge.TICK]
        self._do_all(RecordCheck(rig, key, True) for rig in self._rigs for key in ticked)
        self._do_all([IssueCertificate(), SignCertificate()])
        self._do_all([SignCertificate()], self._crew.director)
        self._do_all([SealEqual()])

    # ---- acts and patience ----

    def _do_all(self, acts: Iterable[AnyAct], who: Person | None = None) -> None:
        """All of them, written together; the first that is refused ends the proof."""
        by = who or self._crew.technician
        answers: list[Future[Answer]] = [self._control.submit(act, by) for act in acts]
        for answer in answers:
            said = answer.result(PATIENCE_S)
            if isinstance(said, Refused):
                raise NotProved(said.reason)

    def _wait(self, holds: Callable[[], bool], otherwise: str) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not holds():
            if time.monotonic() > deadline:
                raise NotProved(otherwise)
            self._pause.wait(STEP_S)

    # ---- what is read ----

    def _all_read(self) -> bool:
        sheets = self._control.state.parity.sheets
        wanted = {"base.type", "tuning.slot", "console.packet"}
        return all(wanted <= set(sheets.get(rig, {})) for rig in self._rigs)

    def _reading(self, rig: int) -> WheelbaseReading:
        bases = self._bench.rigs.wheelbases
        if bases is None:
            raise NotProved("This machine reads no wheelbases.")
        return bases.now.of_rig(rig)

    def _ticks(self) -> list[AnyAct]:
        keys = [one.key for one in PARAMETERS if one.known is Known.TICKED]
        return [TickValue(rig, Value(key, TICKS[key])) for rig in self._rigs for key in keys]

    # ---- guided tests ----

    def _measure(self, rig: int) -> None:
        """The tests in which somebody turns and presses: figures and values."""
        seed = 1_000 * self._golden + rig
        turning = hands.kept_turning(6.0, seed)
        movements = {
            "range": hands.turned_to(guided.JIG_DEG, RANGE_DEG, seed),
            "centre": hands.lock_to_lock(seed),
            "noise": hands.hands_off(6.0, seed),
            "pedals": hands.pedals_pressed(seed),
            "buttons": hands.hands_off(1.0, seed),
            "cadence": turning,
        }
        acts: list[AnyAct] = []
        for check, movement in movements.items():
            reading = self._reading(rig)
            if check == "cadence":
                reading = _with_rate(reading, turning)
            verdict = self._judged(rig, check, reading, movement, pressed=BUTTONS)
            if verdict.values:
                self._control.observe(RigRead(rig, verdict.values, self._control.clock.now()))
            acts.append(RecordCheck(rig, check, verdict.passed, verdict.figures))
        self._do_all(acts)

    def _asked(self) -> list[AnyAct]:
        """The tests in which the base only has to answer."""
        acts: list[AnyAct] = []
        for rig in self._rigs:
            for check in ASKED:
                verdict = self._judged(rig, check, self._reading(rig), lasts_s=60.5)
                acts.append(RecordCheck(rig, check, verdict.passed, verdict.figures))
        return acts

    def _judged(
        self,
        rig: int,
        check: str,
        reading: WheelbaseReading,
        movement: Sequence[hands.Point] = (),
        *,
        lasts_s: float = 0.0,
        **seen: Any,
    ) -> Verdict:
        lines = self._control.state.parity.differences(rig)
        trace = tuple(Point(*point) for point in movement)
        ends_ns = trace[-1].at_ns + hands.STEP_NS if trace else round(lasts_s * guided.NS_PER_S)
        evidence = Evidence(
            0,
            ends_ns,
            first=reading,
            reading=reading,
            trace=trace,
            differences=tuple(str(line) for line in lines),
            **seen,
        )
        verdict = guided.judge(check, evidence)
        if not isinstance(verdict, Verdict):
            raise NotProved(f"Rig {rig}, {check}: {verdict or 'a person has to say'}")
        return verdict

    # ---- what is looked at, pulled, and heard ----

    def _look_at_rims(self) -> None:
        """The bases show, light, shake and let go; the technician says that he saw it."""
        bases = self._bench.rigs.wheelbases
        assert bases is not None  # they were all read
        orders = [
            *(partial(bases.show, rig, str(rig)) for rig in self._rigs),
            *(partial(bases.light, rig, (255, 0, 0)) for rig in self._rigs),
            *(partial(bases.light, rig, (0, 0, 255)) for rig in self._rigs),
            *(partial(bases.light, rig, (0, 0, 0)) for rig in self._rigs),
            *(partial(bases.rumble, rig, 160, 160) for rig in self._rigs),
            *(partial(bases.rumble, rig, 0, 0) for rig in self._rigs),
            *(partial(bases.force_off, rig) for rig in self._rigs),
        ]
        given: list[Future[Any]] = [order() for order in orders]
        for future in given:
            future.result(PATIENCE_S)
        seen = [check.key for check in CHECKS if check.judge is Judge.PERSON]
        self._do_all(RecordCheck(rig, key, True) for rig in self._rigs for key in seen)

    def _pull_estops(self) -> None:
        """Every e-stop once: opened, closed, reset. A rig without a box says so."""
        boxed = [rig for rig in self._rigs if self._boxes and rig in self._boxes.boxes]
        assert self._boxes is not None or not boxed
        for rig in boxed:
            self._box(rig).press_estop()
        self._wait(lambda: self._opened(boxed), "An e-stop was pressed, and no box said so.")
        for rig in boxed:
            self._box(rig).release_estop()
        self._wait(lambda: self._closed(boxed), "An e-stop was released, and no box said so.")
        self._do_all(ResetEstop(rig) for rig in boxed)
        verdict = guided.judge("estop", Evidence(0, 1, estops=Estops(1, 1)))
        assert isinstance(verdict, Verdict)
        self._do_all(RecordCheck(rig, "estop", True, verdict.figures) for rig in boxed)
        others = [rig for rig in self._rigs if rig not in boxed]
        self._do_all(RecordCheck(rig, "estop", True, "no rig box, pulled") for rig in others)

    def _box(self, rig: int) -> Any:
        assert self._boxes is not None
        return self._boxes.boxes[rig]

    def _opened(self, rigs: Sequence[int]) -> bool:
        return set(rigs) <= set(self._control.state.rigs.estops)

    def _closed(self, rigs: Sequence[int]) -> bool:
        estops = self._control.state.rigs.estops
        return all(estops[rig].closed_ns for rig in rigs)

    def _packets(self) -> list[AnyAct]:
        """The streams, over a stretch in which nothing was lost anywhere."""
        self._wait(self._nothing_lost, "Packets of the consoles are lost.")
        acts: list[AnyAct] = []
        for rig, health in zip(self._rigs, self._bench.telemetry.health(), strict=True):
            reading = self._reading(rig)
            verdict = self._judged(rig, "packets", reading, lasts_s=10.5, health=health)
            acts.append(RecordCheck(rig, "packets", verdict.passed, verdict.figures))
        return acts

    def _nothing_lost(self) -> bool:
        before = [one.counts.missing for one in self._bench.telemetry.health()]
        self._pause.wait(10 * STEP_S)
        return before == [one.counts.missing for one in self._bench.telemetry.health()]


def _with_rate(reading: WheelbaseReading, movement: Sequence[hands.Point]) -> WheelbaseReading:
    """The base as it reports while those hands turn its wheel."""
    times = [point[0] for point in movement]
    last = [at for at in times if at > times[-1] - guided.NS_PER_S]
    gap_ns = max(after - before for before, after in pairwise(last))
    return replace(reading, rate_hz=len(last), longest_gap_ms=gap_ns // 1_000_000)
