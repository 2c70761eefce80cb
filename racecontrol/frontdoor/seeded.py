"""A race with simulated rigs in which one fault after the other is let happen: is each found?

Everything is real but the hardware: journal, control, timing loop, watch, Modbus over
pseudo-terminals, datagrams over loopback.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import click

from drivers.simulation.boxes import SimulatedBoxes
from drivers.simulation.mishaps import Mishap, happen
from racecontrol.control import Update
from racecontrol.frontdoor.event import Running, open_event
from racecontrol.frontdoor.field import SimulatedField
from racecontrol.frontdoor.mishaps import simulated_boxes
from racecontrol.frontdoor.rigs_of_event import Wiring
from racecontrol.meeting.acts import AnyAct, FormGrid, ShowFlag, StartSession
from racecontrol.meeting.decide import Refused
from racecontrol.meeting.eventfile import load_event
from racecontrol.meeting.faults import FaultKind
from racecontrol.meeting.flow_acts import ReleaseRig
from racecontrol.meeting.model import Flag, Meeting, Person, Role
from racecontrol.meeting.rig_acts import SetBasePower
from racecontrol.meeting.rig_facts import RigFaultFound, SignalShown
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

SESSION: Final = "race-1"
COUNTDOWN_S: Final = 1.5
FIRST_S: Final = 8.0  # after the start: from then on consoles and boxes are settled
EVERY_S: Final = 3.0
FOR_S: Final = 2.8
WAIT_S: Final = 0.02
OF_A_LINE: Final = (Mishap.NOISE, Mishap.ADAPTER)  # not of one rig


@dataclass(frozen=True)
class Seed:
    """One fault that is let happen."""

    name: str
    kinds: tuple[FaultKind, ...]  # by which it may rightly be called
    stream: dict[str, Any] = field(default_factory=dict)  # for the simulated consoles
    box: Mishap | None = None
    then: Callable[["Race", int], None] | None = None  # what a person does meanwhile


@dataclass
class Row:
    """What became of a seed. `delay_ms` None: nobody noticed."""

    seed: Seed
    rig: int
    at_ns: int  # event clock
    found: FaultKind | None = None
    delay_ms: float | None = None

    @property
    def right(self) -> bool:
        return self.found in self.seed.kinds

    def take(self, fact: RigFaultFound, delay_ms: float) -> None:
        """Something was found in its time: it counts when it is its own, by rig and by name."""
        here = fact.fault.rig == self.rig or self.seed.box in OF_A_LINE
        rightly = here and fact.fault.kind in self.seed.kinds
        if (rightly and not self.right) or (here and self.found is None):
            self.found, self.delay_ms = fact.fault.kind, delay_ms


def _box(name: str, mishap: Mishap, *kinds: FaultKind, then: Any = None) -> Seed:
    return Seed(name, kinds, box=mishap, then=then)


def _stream(name: str, found: FaultKind, **fields: Any) -> Seed:
    return Seed(name, (found,), stream=fields)


def _switch_off(race: "Race", rig: int) -> None:
    """A rig is written to in a green race only when the director has released it."""
    race.act(ReleaseRig(rig, "its wheelbase makes a noise"), race.director)
    race.act(SetBasePower(rig, False, "its wheelbase makes a noise"), race.technician)


def _wave_yellow(race: "Race", rig: int) -> None:
    del rig
    race.act(ShowFlag(SESSION, Flag.YELLOW), race.director)


SEEDS: Final = (
    _box("e-stop pressed", Mishap.ESTOP, FaultKind.ESTOP_OPEN),
    _box("fuse of the wheelbase", Mishap.FUSE, FaultKind.POWER_GONE),
    _box("relay stuck", Mishap.RELAY, FaultKind.RELAY_STUCK, then=_switch_off),
    _box("cover opened", Mishap.COVER, FaultKind.COVER_OPEN),
    _box("seat left", Mishap.SEAT, FaultKind.SEAT_EMPTY),
    _box("silent box", Mishap.SILENT, FaultKind.BOX_SILENT),
    _box("checksum errors", Mishap.CHECKSUM, FaultKind.BOX_GARBLED),
    _box("late answers", Mishap.LATE, FaultKind.BOX_LATE),
    _box("box with other registers", Mishap.WRONG_MAP, FaultKind.BOX_REFUSES),
    _stream("console silent", FaultKind.STREAM_STALE, kind="silent"),
    _stream("packets lost, 15 %", FaultKind.PACKETS_LOST, kind="loss", share=0.15),
    _stream("packets doubled, 15 %", FaultKind.PACKETS_DOUBLED, kind="doubles", share=0.15),
    _stream("packets out of order", FaultKind.PACKETS_LATE, kind="stream", what="reorder"),
    _stream("rubbish from its address", FaultKind.PACKETS_REFUSED, kind="stream", what="rubbish"),
    _stream("jitter", FaultKind.JITTER, kind="stream", what="jitter"),
    _stream("game 2 % too slow", FaultKind.CLOCK_RATE, kind="stream", what="slow game"),
    _stream("another packet type", FaultKind.PACKET_TYPE, kind="stream", what="other type"),
    _stream("another car", FaultKind.OTHER_CAR, kind="stream", what="other car"),
    _stream("inputs frozen", FaultKind.INPUTS_FROZEN, kind="stream", what="frozen inputs"),
    _stream("console in a menu", FaultKind.IN_MENU, kind="stream", what="menu"),
    _stream("game paused", FaultKind.PAUSED, kind="stream", what="paused"),
    _stream("replay", FaultKind.REPLAY, kind="stream", what="replay"),
    _box("noise on a line", Mishap.NOISE, FaultKind.BOX_GARBLED),
    _box("lamp stuck, then yellow", Mishap.LAMPS, FaultKind.LAMP_MISSED, then=_wave_yellow),
    _box("adapter pulled out", Mishap.ADAPTER, FaultKind.ADAPTER_GONE),
)


class Race:
    """One race under way, and what is found in it."""

    def __init__(self, running: Running, boxes: SimulatedBoxes, rows: Sequence[Row]) -> None:
        officials = running.meeting.officials
        self.running, self.boxes, self.rows = running, boxes, rows
        self.director = Person(officials.director, Role.DIRECTOR)
        self.technician = Person(officials.technician, Role.TECHNICIAN)
        self.strange: list[RigFaultFound] = []  # found though nobody seeded it
        self.signals_ms: list[float] = []  # from a decision to a lamp that was read back
        running.control.subscribe(self._on_update)

    def act(self, act: AnyAct, who: Person) -> None:
        """As a person would. ClickException when it is refused."""
        answer = self.running.control.submit(act, who).result()
        if isinstance(answer, Refused):
            raise click.ClickException(answer.reason)

    def run(self, on_row: Callable[[Row], None]) -> None:
        """Let each seed happen at its time; `on_row` after its time is over."""
        for row in self.rows:
            self._wait_until(row.at_ns)
            if row.seed.box:
                happen(self.boxes, row.rig, row.seed.box)
            if row.seed.then:
                row.seed.then(self, row.rig)
            self._wait_until(row.at_ns + round(FOR_S * 1e9))
            if row.seed.box:
                happen(self.boxes, row.rig, row.seed.box, on=False)
            on_row(row)

    def _wait_until(self, at_ns: int) -> None:
        while self.running.control.clock.now() < at_ns:
            time.sleep(WAIT_S)

    def _on_update(self, update: Update) -> None:
        """The facts are durable: from now on every screen shows them."""
        now_ns = self.running.control.clock.now()
        for fact in update.facts:
            if isinstance(fact, RigFaultFound):
                self._take(fact, now_ns)
            elif isinstance(fact, SignalShown) and fact.ordered_ns:
                self.signals_ms.append((fact.at_ns - fact.ordered_ns) / 1e6)

    def _take(self, fact: RigFaultFound, now_ns: int) -> None:
        for row in self.rows:
            if row.at_ns <= fact.at_ns <= row.at_ns + round(EVERY_S * 1e9):
                row.take(fact, (now_ns - row.at_ns) / 1e6)
                return
        self.strange.append(fact)


@contextmanager
def race(seeds: Sequence[Seed] = SEEDS, port: int = 44_760) -> Iterator[Race]:
    """A race with these seeds, started; raises what the simulation raises."""
    meeting = load_event(files("assets.events") / "demo.toml", FORMATS, PENALTIES)
    rigs = [entry.rig for entry in meeting.entries]
    timed = [
        (seed, rigs[(index * 5) % len(rigs)], FIRST_S + index * EVERY_S)
        for index, seed in enumerate(seeds)
    ]
    cars = {entry.rig: entry.code for entry in meeting.entries}
    incidents = [
        {"session": SESSION, "car": cars[rig], "at_s": at_s, "for_s": FOR_S, **seed.stream}
        for seed, rig, at_s in timed
        if seed.stream
    ]
    with (
        TemporaryDirectory() as folder,
        simulated_boxes(meeting) as boxes,
        SimulatedField(
            meeting, incidents, seed=1, speed=1.0, port=port, console_port=port - 1
        ) as stage,
    ):
        if boxes is None:
            raise click.ClickException("Simulated rig boxes need pseudo-terminals: Unix only.")
        with open_event(
            meeting,
            Path(folder) / "event.journal",
            Path(folder) / "capture.mcap",
            port=port,
            console_port=port - 1,
            wiring=Wiring(box_ports=boxes.ports),
        ) as running:
            yield _start(meeting, running, boxes, stage, timed)


def _start(
    meeting: Meeting,
    running: Running,
    boxes: SimulatedBoxes,
    stage: SimulatedField,
    timed: Sequence[tuple[Seed, int, float]],
) -> Race:
    made = Race(running, boxes, [])
    while running.heard() < len(meeting.rigs):
        time.sleep(WAIT_S)
    grid = tuple(entry.number for entry in meeting.entries)
    plan = meeting.plan(SESSION)
    stage.prepare(plan, grid)
    made.act(FormGrid(SESSION, grid), made.director)
    go_ns = time.monotonic_ns() + round(COUNTDOWN_S * 1e9)
    stage.go(go_ns)
    start_ns = running.control.clock.from_monotonic(go_ns)
    made.act(StartSession(SESSION, start_ns), made.director)
    made.rows = [Row(seed, rig, start_ns + round(at_s * 1e9)) for seed, rig, at_s in timed]
    return made
