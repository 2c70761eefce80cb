"""A race with simulated rigs in which one fault after the other is let happen: is each found?

Everything is real but the hardware: journal, control, timing loop, watch, Modbus over
pseudo-terminals, datagrams over loopback. The wheelbases hang on this machine meanwhile, as those
of the rigs do that nobody drives: on its console a base can be asked nothing.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click
from msgspec import Struct

from drivers.fanatec.mishaps import happen as happen_to_base
from drivers.fanatec.simulated import SimulatedBase, SimulatedPort
from drivers.simulation.boxes import SimulatedBoxes
from drivers.simulation.mishaps import Mishap, happen
from racecontrol.control import Update
from racecontrol.frontdoor.event import Running, open_event
from racecontrol.frontdoor.field import SimulatedField
from racecontrol.frontdoor.mishaps import simulated_boxes
from racecontrol.frontdoor.rigs_of_event import Wiring
from racecontrol.frontdoor.seeds import SEEDS, SESSION, Seed, Sown, sown
from racecontrol.frontdoor.wheels import STAGE_RATE_HZ, simulated_bases
from racecontrol.meeting.acts import AnyAct, FormGrid, StartSession
from racecontrol.meeting.decide import Refused
from racecontrol.meeting.eventfile import load_event
from racecontrol.meeting.faults import FaultKind
from racecontrol.meeting.model import Meeting, Person, Role
from racecontrol.meeting.rig_facts import RigFaultFound, SignalShown
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

COUNTDOWN_S: Final = 1.5
FIRST_S: Final = 8.0  # after the start: from then on consoles and boxes are settled
EVERY_S: Final = 3.0
PAUSE_S: Final = 0.2  # between two of a row
WAIT_S: Final = 0.02
AFTER_S: Final = 10.0  # so long it has consequences
OF_A_LINE: Final = (Mishap.NOISE, Mishap.ADAPTER)  # not of one rig


class Row(Struct):
    """What became of a seed. `delay_ms` None: nobody noticed."""

    seed: Seed
    rig: int
    rigs: tuple[int, ...]  # where it shows: that one, or all on the same line
    at_ns: int  # event clock, when it was to happen
    until_ns: int
    begun_ns: int = 0  # when it did
    found: FaultKind | None = None
    delay_ms: float | None = None

    @property
    def right(self) -> bool:
        return self.found in self.seed.kinds

    def is_of(self, fact: RigFaultFound) -> bool:
        """Whether it was found in its time, and where it happens."""
        in_time = self.at_ns <= fact.at_ns <= self.until_ns
        here = fact.fault.rig in self.rigs
        return in_time and here and (self.is_named(fact) or fact.fault.rig == self.rig)

    def is_named(self, fact: RigFaultFound) -> bool:
        """Whether it is called by its right name."""
        return fact.fault.kind in self.seed.kinds

    def is_aftermath(self, fact: RigFaultFound) -> bool:
        """What follows from it soon, or is told again later: an e-stop that waits for its reset."""
        passed_ns = fact.at_ns - self.at_ns
        again = fact.fault.kind is self.found or passed_ns <= AFTER_S * 1e9
        return fact.fault.rig in self.rigs and passed_ns > 0 and again

    def take(self, fact: RigFaultFound, delay_ms: float) -> None:
        """The first that was found here counts, until the right one was."""
        if (self.is_named(fact) and not self.right) or self.found is None:
            self.found, self.delay_ms = fact.fault.kind, delay_ms


class Race:
    """One race under way, and what is found in it."""

    def __init__(
        self, running: Running, boxes: SimulatedBoxes, bases: Mapping[int, SimulatedBase]
    ) -> None:
        """`bases`: by rig."""
        officials = running.meeting.officials
        self.running, self.boxes, self.bases = running, boxes, bases
        self.rows: Sequence[Row] = ()
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
        begins = [(row.at_ns, index, True) for index, row in enumerate(self.rows)]
        ends = [(row.until_ns, index, False) for index, row in enumerate(self.rows)]
        for at_ns, index, on in sorted([*begins, *ends]):
            self._wait_until(at_ns)
            row = self.rows[index]
            self._happen(row, on=on)
            if on and row.seed.then:
                row.seed.then(self, row.rig)
            if not on:
                on_row(row)

    def _happen(self, row: Row, *, on: bool) -> None:
        if on:
            row.begun_ns = row.at_ns if row.seed.stream else self.running.control.clock.now()
        if row.seed.box:
            happen(self.boxes, row.rig, row.seed.box, on)
        if row.seed.base:
            happen_to_base(self.bases[row.rig], row.seed.base, on)

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
        here = [row for row in self.rows if row.is_of(fact)]
        named = [row for row in here if row.is_named(fact)]
        for row in (*named, *here)[:1]:
            row.take(fact, (now_ns - self._begun_ns(row)) / 1e6)
            return
        if not any(row.is_aftermath(fact) for row in self.rows):
            self.strange.append(fact)

    def _begun_ns(self, row: Row) -> int:
        """An axis freezes in the next moment in which it moves: its base says when that was."""
        frozen_ns = self.bases[row.rig].frozen_ns if row.seed.base else None
        return self.running.control.clock.from_monotonic(frozen_ns) if frozen_ns else row.begun_ns


@contextmanager
def race(
    seeds: Sequence[Sequence[Seed]] = SEEDS, udp_port: int = 44_760, every_s: float = EVERY_S
) -> Iterator[Race]:
    """A race with these seeds, started; raises what the simulation raises."""
    meeting = load_event(files("assets.events") / "demo.toml", FORMATS, PENALTIES)
    port = SimulatedPort(len(meeting.rigs), rate_hz=STAGE_RATE_HZ)
    cars = {entry.rig: entry.code for entry in meeting.entries}
    timed = sown(seeds, sorted(cars), FIRST_S, every_s)
    for_s = every_s - PAUSE_S
    incidents = [
        {"session": SESSION, "car": cars[one.rig], "at_s": one.at_s, "for_s": for_s}
        | one.seed.stream
        for one in timed
        if one.seed.stream
    ]
    with (
        TemporaryDirectory() as folder,
        simulated_boxes(meeting) as boxes,
        SimulatedField(
            meeting, incidents, seed=1, speed=1.0, port=udp_port, console_port=udp_port - 1
        ) as stage,
    ):
        if boxes is None:
            raise click.ClickException("Simulated rig boxes need pseudo-terminals: Unix only.")
        with open_event(
            meeting,
            Path(folder) / "event.journal",
            Path(folder) / "capture.mcap",
            port=udp_port,
            console_port=udp_port - 1,
            wiring=Wiring(boxes.ports, port),
        ) as running:
            made = Race(running, boxes, simulated_bases(meeting, port))
            _start(made, stage, timed, for_s)
            yield made


def _start(made: Race, stage: SimulatedField, timed: Sequence[Sown], for_s: float) -> None:
    running, meeting = made.running, made.running.meeting
    while running.heard() < len(meeting.entries):
        time.sleep(WAIT_S)
    grid = tuple(entry.number for entry in meeting.entries)
    plan = meeting.plan(SESSION)
    stage.prepare(plan, grid)
    made.act(FormGrid(SESSION, grid), made.director)
    go_ns = time.monotonic_ns() + round(COUNTDOWN_S * 1e9)
    stage.go(go_ns)
    start_ns = running.control.clock.from_monotonic(go_ns)
    made.act(StartSession(SESSION, start_ns), made.director)
    made.rows = [_row(meeting, one, start_ns, for_s) for one in timed]


def _row(meeting: Meeting, one: Sown, start_ns: int, for_s: float) -> Row:
    at_ns = start_ns + round(one.at_s * 1e9)
    until_ns = at_ns + round(for_s * 1e9)
    return Row(one.seed, one.rig, _shows_at(meeting, one), at_ns, until_ns)


def _shows_at(meeting: Meeting, one: Sown) -> tuple[int, ...]:
    bus = {rig.number: rig.box.bus for rig in meeting.rigs if rig.box}
    if one.seed.box not in OF_A_LINE:
        return (one.rig,)
    return tuple(rig for rig in bus if bus[rig] == bus[one.rig])
