"""`racecontrol rigs watch`: all rigs live in the terminal, faults as they come and go."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import click
from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from drivers.simulation.mishaps import Mishap, happen
from racecontrol.control import Update
from racecontrol.frontdoor.rigs import OpenHall, at_the_rigs
from racecontrol.frontdoor.rigs_bench import Bench, Hall, bench
from racecontrol.frontdoor.rigs_look import SPARE, Look, looks
from racecontrol.meeting.rig_facts import BasePowerChanged, RigFact
from ui.format import time_of_day
from ui.rig_sentences import rig_sentence

PER_SECOND: Final = 4  # tables
LAST: Final = 8  # sentences under the table
SENTENCES: Final = 50
EVERY_S: Final = 3.0  # a fault, with --trouble
FOR_S: Final = 2.0
TROUBLE: Final = (Mishap.FUSE, Mishap.ESTOP, Mishap.SILENT, Mishap.CALL)


@click.command()
@at_the_rigs
@click.option("--for", "for_s", type=float, help="End after so many seconds.  [default: Ctrl-C]")
@click.option("--trouble", is_flag=True, help="Let faults happen to the simulated rigs.")
def watch(hall: OpenHall, for_s: float | None, trouble: bool) -> None:
    """Watch all rigs: a live table in a terminal, else a line for each fault that comes or goes.

    Do not run it beside `racecontrol run` on one machine: only one of them can have the ports.

    \b
    Examples:
        racecontrol rigs watch cup.toml
        racecontrol rigs watch cup.toml > faults.txt
        racecontrol rigs watch --simulated 12 --trouble
        racecontrol rigs watch --simulated 12 --for 20
    """
    terminal = Console(highlight=False, markup=False)
    with hall() as here, bench(here) as found, _until_stopped(for_s) as ending:
        if trouble:
            _let_happen(here, ending)
        if terminal.is_terminal:
            _show(terminal, found, ending)
        else:
            _print_lines(found, ending)


@contextmanager
def _until_stopped(for_s: float | None) -> Iterator[threading.Event]:
    """An event that is set by Ctrl-C, by the system, or when the time is over."""
    ending = threading.Event()
    before = {}
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            before[number] = signal.signal(number, lambda *_: ending.set())
    timer = threading.Timer(for_s, ending.set) if for_s is not None else None
    if timer is not None:
        timer.daemon = True
        timer.start()
    try:
        yield ending
    finally:
        ending.set()
        if timer is not None:
            timer.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)


def _print_lines(found: Bench, ending: threading.Event) -> None:
    """What is there, then a line for each thing that happens at a rig."""

    def tell(at_ns: int, said: str) -> None:
        click.echo(f"{time_of_day(at_ns)}  {said}")

    leave = found.control.subscribe(_teller(tell))
    found.settle(rates=True)
    for one in looks(found):
        click.echo(_line(one))
    ending.wait()
    leave()


def _line(one: Look) -> str:
    who = SPARE if one.spare else one.car
    return f"Rig {one.rig} ({who}): console {one.console}; base {one.base}; box {one.box}."


def _teller(tell: Callable[[int, str], None]) -> Callable[[Update], None]:
    def hear(update: Update) -> None:
        for fact in update.facts:
            if isinstance(fact, RigFact) and not isinstance(fact, BasePowerChanged):
                said = rig_sentence(fact)
                if said:
                    tell(fact.at_ns, said)

    return hear


def _show(terminal: Console, found: Bench, ending: threading.Event) -> None:
    said: list[str] = []

    def tell(at_ns: int, sentence: str) -> None:
        said.append(f"{time_of_day(at_ns)}  {sentence}")
        del said[:-SENTENCES]

    leave = found.control.subscribe(_teller(tell))
    with Live(console=terminal, refresh_per_second=PER_SECOND, screen=True) as live:
        while not ending.wait(1 / PER_SECOND):
            live.update(picture(found, tuple(said[-LAST:])))
    leave()


def picture(found: Bench, said: tuple[str, ...]) -> Group:
    """The table, and the last sentences under it."""
    table = Table(box=None, pad_edge=False, expand=True)
    for name in ("Rig", "Car", "Console", "Loss", "Jitter", "Wheelbase", "Rig box", "Fault"):
        table.add_column(name, no_wrap=name != "Fault", ratio=1 if name == "Fault" else None)
    health = {one.rig: one for one in found.rigs.watch.consoles}
    for one in looks(found):
        seen = health.get(one.rig)
        loss = f"{seen.loss_share:.0%}" if seen and one.heard else ""
        jitter = f"{seen.jitter_ms:.0f} ms" if seen and one.heard else ""
        car = SPARE if one.spare else one.car
        fault = Text(" ".join(one.faults), style="bold" if one.faults else "")
        parts = (one.console, loss, jitter, one.base, one.box, fault)
        table.add_row(str(one.rig), car, *parts, style=None if one.heard else "dim")
    clock = time.strftime("%H:%M:%S")
    whole = [one.sentence for one in found.state.rigs.open_faults() if not one.rig]
    return Group(
        table, Text(""), *map(Text, whole), *map(Text, said), Text(f"{clock}  Ctrl-C ends")
    )


def _let_happen(here: Hall, ending: threading.Event) -> None:
    """One fault after the other, each on the next rig, from a thread of its own."""
    if here.bases is None or here.boxes is None:
        raise click.ClickException("--trouble is for simulated rigs with boxes: add --simulated.")
    boxes, numbers = here.boxes, sorted(here.boxes.boxes)

    def run() -> None:
        for turn in range(1_000_000):
            if ending.wait(EVERY_S - FOR_S if turn else EVERY_S):
                return
            rig, mishap = numbers[turn % len(numbers)], TROUBLE[turn % len(TROUBLE)]
            happen(boxes, rig, mishap)
            if ending.wait(FOR_S):
                return
            happen(boxes, rig, mishap, on=False)

    threading.Thread(target=run, name="trouble", daemon=True).start()
