"""`racecontrol demo`: a whole event with simulated rigs."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack, closing
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Final

import click
from rich.console import Console

from drivers.fanatec.simulated import SimulatedPort
from drivers.gt7.packet import HEARTBEAT_PORT, TELEMETRY_PORT
from drivers.simulation.boxes import SimulatedBoxes
from racecontrol.control import replay
from racecontrol.following import Following
from racecontrol.frontdoor.event import Running, has_display, open_event, unused
from racecontrol.frontdoor.field import SimulatedField
from racecontrol.frontdoor.language import language_option
from racecontrol.frontdoor.mishaps import Mishaps, box_steps, simulated_boxes
from racecontrol.frontdoor.rigs_bench import Bench
from racecontrol.frontdoor.rigs_of_event import Wiring
from racecontrol.frontdoor.rigs_rehearsed import RigTechnician
from racecontrol.frontdoor.screens import CONSOLES, Screens
from racecontrol.frontdoor.terminal import RehearsalProgress, print_results
from racecontrol.frontdoor.wheels import STAGE_RATE_HZ, StageHand
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.eventfile import load_event, load_remote
from racecontrol.meeting.model import Meeting, Phase
from racecontrol.meeting.remote import Remote
from racecontrol.meeting.state import State
from racecontrol.rehearsal import Rehearsal
from racecontrol.results.documents import editions, sheet_of
from racecontrol.results.printing.files import ALL, write
from racecontrol.results.printing.index import write_index
from racecontrol.script import Script, load_script
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

DOCUMENTS: Final = "documents"  # folder beside the journal


@click.command()
@click.option("--headless", is_flag=True, help="Without windows, even where there is a display.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("racecontrol-demo"),
    show_default=True,
    help="Folder for the journal, the capture and the documents.",
)
@click.option(
    "--speed",
    type=click.FloatRange(min=0.1, max=60.0),
    help="Faster than life.  [default: 4 without windows, else 1]",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Same seed, same results.")
@click.option("--console", type=click.Choice(CONSOLES), help="Open only this console.")
@click.option(
    "--by-hand",
    is_flag=True,
    help="You conduct it: the cars do what race control orders, nobody else acts.",
)
@language_option
@click.option(
    "--packet-type",
    type=click.Choice(["A", "B", "~", "C"]),
    default="C",
    show_default=True,
    help="What the consoles are asked for.",
)
@click.option("--port", type=int, default=TELEMETRY_PORT, hidden=True)
@click.option("--console-port", type=int, default=HEARTBEAT_PORT, hidden=True)
@click.option(
    "--event",
    "event_path",
    type=click.Path(path_type=Path),
    hidden=True,
    help="Another event file than the demo's.",
)
@click.option(
    "--script",
    "script_path",
    type=click.Path(path_type=Path),
    hidden=True,
    help="Another rehearsal script than the demo's.",
)
def demo(
    headless: bool,
    out: Path,
    speed: float | None,
    seed: int,
    console: str | None,
    by_hand: bool,
    packet_type: str,
    port: int,
    console_port: int,
    event_path: Path | None,
    script_path: Path | None,
) -> None:
    """Run a whole event with twelve simulated rigs: qualifying and two races.

    Stopped in the middle, the same command takes the event up again from its journal.

    \b
    Examples:
        racecontrol demo
        racecontrol demo --headless --speed 10 --out saturday
        racecontrol demo --console director
        racecontrol demo --by-hand
    """
    if by_hand and headless:
        raise click.UsageError("--by-hand needs the windows: leave --headless out.")
    headless = headless or not has_display()
    event = event_path or files("assets.events") / "demo.toml"
    script = script_path or files("assets.events") / "demo-rehearsal.toml"
    show = _Show(
        load_event(event, FORMATS, PENALTIES),
        load_script(script),
        out,
        speed or (4.0 if headless else 1.0),
        seed,
        (console,) if console else CONSOLES,
        packet_type,
        port,
        console_port,
        load_remote(event),
        by_hand,
    )
    _set_aside_finished(out)
    terminal = Console(highlight=False, markup=False)
    state = show.perform(terminal, headless=headless)
    print_results(terminal, state, list(state.sessions.values()))
    terminal.print(f"Journal, capture and documents: {out}")


@dataclass(frozen=True)
class _Show:
    """A rehearsal as the options asked for it."""

    meeting: Meeting
    script: Script
    out: Path
    speed: float
    seed: int
    consoles: Sequence[str]
    packet_type: str
    port: int
    console_port: int
    remote: Remote
    by_hand: bool

    def perform(self, terminal: Console, *, headless: bool) -> State:
        """The whole event; returns its last state. Raises what ended it early."""
        with ExitStack() as stack:
            field = stack.enter_context(self._field())  # first in, last out: no silence at the end
            boxes = stack.enter_context(simulated_boxes(self.meeting))
            bases = SimulatedPort(len(self.meeting.rigs), rate_hz=STAGE_RATE_HZ)
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
            screens = Screens(running, crew, self.consoles)
            screens.show(headless=headless, pictures=self.out if headless else None)
            _write_documents(running, self.out)
            return running.control.state

    def _crew(
        self,
        running: Running,
        field: SimulatedField,
        progress: RehearsalProgress,
        before: Callable[[], None],
    ) -> Rehearsal | Following:
        """Who acts in this event: the script, or the people at the consoles."""
        if self.by_hand:
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
            seed=self.seed,
            speed=self.speed,
            port=self.port,
            console_port=self.console_port,
        )

    def _event(self, wiring: Wiring) -> AbstractContextManager[Running]:
        return open_event(
            self.meeting,
            self.out / "event.journal",
            unused(self.out / "capture.mcap"),
            packet_type=self.packet_type,
            port=self.port,
            console_port=self.console_port,
            speed=self.speed,
            remote=self.remote,
            wiring=wiring,
        )


def _set_aside_finished(out: Path) -> None:
    """A finished event makes room for a new one; an unfinished one is taken up again."""
    journal = out / "event.journal"
    if not journal.exists():
        return
    with closing(SqliteJournal(journal, read_only=True)) as old:
        sessions = replay(old).sessions.values()
    if not sessions or any(session.phase is not Phase.FINAL for session in sessions):
        click.echo("Taking up the event where it was stopped.", err=True)
        return
    number = 1
    while (out / f"earlier-{number}").exists():
        number += 1
    earlier = out / f"earlier-{number}"
    earlier.mkdir()
    for path in [path for path in out.iterdir() if path.is_file() or path.name == DOCUMENTS]:
        path.rename(earlier / path.name)
    click.echo(f"The event before was moved to {earlier}.", err=True)


def _write_documents(running: Running, out: Path) -> None:
    """Every document that the event has by now, in all formats."""
    state = running.control.state
    sheets = [sheet_of(state, one) for one in editions(state) if not one.why_not]
    write(sheets, out / DOCUMENTS)
    write_index(sheets, out / DOCUMENTS, ALL)
