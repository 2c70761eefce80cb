"""A rehearsed event from its files to its documents: what `racecontrol demo` does."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack, closing
from dataclasses import dataclass
from functools import partial
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import click
from rich.console import Console

from drivers.fanatec.simulated import SimulatedPort
from drivers.simulation.boxes import SimulatedBoxes
from racecontrol.control import replay
from racecontrol.following import Following
from racecontrol.frontdoor.event import Running, counted, open_event, unused
from racecontrol.frontdoor.field import SimulatedField
from racecontrol.frontdoor.mishaps import Mishaps, box_steps, simulated_boxes
from racecontrol.frontdoor.rigs_bench import Bench
from racecontrol.frontdoor.rigs_of_event import Wiring
from racecontrol.frontdoor.rigs_rehearsed import RigTechnician
from racecontrol.frontdoor.screens import Screens
from racecontrol.frontdoor.terminal import RehearsalProgress, print_results
from racecontrol.frontdoor.wheels import STAGE_RATE_HZ, StageHand, plug_as_left
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.eventfile import load_event, load_remote
from racecontrol.meeting.model import Meeting, Phase
from racecontrol.meeting.remote import Remote
from racecontrol.meeting.state import State
from racecontrol.opening import Step, Told
from racecontrol.rehearsal import Rehearsal
from racecontrol.script import Script, load_script
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

DOCUMENTS: Final = "documents"  # folder beside the journal


@dataclass(frozen=True)
class Asked:
    """A rehearsal as the options asked for it."""

    event: Path | Traversable
    script: Path | Traversable
    out: Path
    speed: float
    seed: int
    consoles: Sequence[str]
    packet_type: str
    port: int
    console_port: int
    by_hand: bool
    headless: bool


def rehearse(asked: Asked, told: Told) -> None:
    """The whole event, and what it led to in the terminal. Raises what ended it early."""
    told(Step.EVENT)
    show = _Show(
        asked,
        load_event(asked.event, FORMATS, PENALTIES),
        load_script(asked.script),
        load_remote(asked.event),
        _left_behind(asked.out, told),
        told,
    )
    terminal = Console(highlight=False, markup=False)
    state = show.perform(terminal)
    print_results(terminal, state, list(state.sessions.values()))
    terminal.print(f"Journal, capture and documents: {asked.out}")


@dataclass(frozen=True)
class _Show:
    asked: Asked
    meeting: Meeting
    script: Script
    remote: Remote
    before: State  # of the event that is taken up; else an empty one
    told: Told

    def perform(self, terminal: Console) -> State:
        """The whole event; returns its last state. Raises what ended it early."""
        with ExitStack() as stack:
            field = stack.enter_context(self._field())  # first in, last out: no silence at the end
            boxes = stack.enter_context(simulated_boxes(self.meeting))
            bases = SimulatedPort(len(self.meeting.rigs), rate_hz=STAGE_RATE_HZ)
            plug_as_left(bases, self.meeting, self.before)
            wiring = Wiring(boxes.ports if boxes else {}, bases)
            running = stack.enter_context(self._event(wiring))
            if running.rigs.wheelbases is not None:
                hand = StageHand(bases, self.meeting, running.control)
                running.control.subscribe(hand)
                hand.take_up(running.control.state)
            if boxes:
                mishaps = Mishaps(running.control, boxes, box_steps(self.script.boxes))
                stack.callback(mishaps.close)
            progress = stack.enter_context(RehearsalProgress(terminal, running.meeting))
            prove = partial(self._prove, terminal, running, boxes)
            crew = self._crew(running, field, progress, prove)
            asked = self.asked
            screens = Screens(running, crew, asked.consoles, told=self.told)
            screens.show(headless=asked.headless, pictures=asked.out if asked.headless else None)
            _write_documents(running, asked.out)
            return running.control.state

    def _crew(
        self,
        running: Running,
        field: SimulatedField,
        progress: RehearsalProgress,
        before: Callable[[], None],
    ) -> Rehearsal | Following:
        """Who acts in this event: the script, or the people at the consoles."""
        if self.asked.by_hand:
            return Following(running.control, field, heard=running.rigs_heard)
        return Rehearsal(
            running.control,
            field,
            self.script,
            heard=running.rigs_heard,
            driving=running.rigs_driving,
            on_progress=progress.show,
            before=before,
        )

    def _prove(self, terminal: Console, running: Running, boxes: SimulatedBoxes | None) -> None:
        """The rigs, before anybody drives, where the script has somebody do it."""
        if self.script.proving is not None:
            bench = Bench(running.meeting, running.control, running.telemetry, running.rigs)
            said = RigTechnician(bench, boxes, self.script.proving.golden).prove()
            if said:
                terminal.print(said)

    def _field(self) -> SimulatedField:
        return SimulatedField(
            self.meeting,
            self.script.incidents,
            seed=self.asked.seed,
            speed=self.asked.speed,
            port=self.asked.port,
            console_port=self.asked.console_port,
        )

    def _event(self, wiring: Wiring) -> AbstractContextManager[Running]:
        return open_event(
            self.meeting,
            self.asked.out / "event.journal",
            unused(self.asked.out / "capture.mcap"),
            packet_type=self.asked.packet_type,
            port=self.asked.port,
            console_port=self.asked.console_port,
            speed=self.asked.speed,
            remote=self.remote,
            wiring=wiring,
            told=self.told,
        )


def _left_behind(out: Path, told: Told) -> State:
    """How an unfinished event was left; a finished one is set aside, and nothing is left of it."""
    journal = out / "event.journal"
    if not journal.exists():
        return State()
    with closing(SqliteJournal(journal, read_only=True)) as old:
        left = replay(old, counted(old, told))
    sessions = left.sessions.values()
    if not sessions or any(session.phase is not Phase.FINAL for session in sessions):
        click.echo("Taking up the event where it was stopped.", err=True)
        return left
    number = 1
    while (out / f"earlier-{number}").exists():
        number += 1
    earlier = out / f"earlier-{number}"
    earlier.mkdir()
    for path in [path for path in out.iterdir() if path.is_file() or path.name == DOCUMENTS]:
        path.rename(earlier / path.name)
    click.echo(f"The event before was moved to {earlier}.", err=True)
    return State()


def _write_documents(running: Running, out: Path) -> None:
    """Every document that the event has by now, in all formats."""
    from racecontrol.results.documents import editions, sheet_of  # they wait for the event's end
    from racecontrol.results.printing.files import ALL, write
    from racecontrol.results.printing.index import write_index

    state = running.control.state
    sheets = [sheet_of(state, one) for one in editions(state) if not one.why_not]
    write(sheets, out / DOCUMENTS)
    write_index(sheets, out / DOCUMENTS, ALL)
