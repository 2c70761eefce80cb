"""`racecontrol rigs draw`: who sits at which rig, by a seed that is committed, then revealed."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click
import platformdirs
from rich.console import Console
from rich.table import Table

from racecontrol.control import Control, open_meeting, replay
from racecontrol.frontdoor.journals import journal_in
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.decide import Refused
from racecontrol.meeting.eventfile import load_event
from racecontrol.meeting.model import Meeting, Person, Role
from racecontrol.meeting.rig_draw import commitment_of, disproof
from racecontrol.meeting.rig_draw_acts import CommitRigSeed, RevealRigSeed, RigDrawAct
from racecontrol.meeting.state import State
from racecontrol.rigs import seed_file as seed_file_of
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

JOURNAL = click.option(
    "--journal",
    "journal",
    type=click.Path(path_type=Path),
    help="The journal.  [default: that of `racecontrol run`, by the event's key]",
)
SEED_FILE = click.option(
    "--seed-file",
    type=click.Path(path_type=Path),
    default=Path(seed_file_of.NAME),
    show_default=True,
    help="The file that keeps the seed until it is revealed.",
)


@click.group()
def draw() -> None:
    """Draw the rigs: commit a seed, reveal it, and let anybody check it.

    The hash of a secret seed is published before the draw. Then somebody else says a word aloud,
    the seed is revealed, and both together give everybody a rig. Nobody can choose the outcome:
    not the one who made the seed, for he did not know the word, and not the one who said the word,
    for he did not know the seed. Do it before `racecontrol run` opens the event.

    \b
    A car's lot is the SHA-256 of `seed:word:car`; the smallest lot has the first rig:
        printf %s "SEED" | sha256sum            the commitment
        printf %s "SEED:WORD:44" | sha256sum    the lot of car 44

    \b
    Examples:
        racecontrol rigs draw commit cup.toml
        racecontrol rigs draw reveal cup.toml --word thunder
        racecontrol rigs draw verify cup.journal
    """


@draw.command()
@click.argument("event", type=click.Path(path_type=Path))
@JOURNAL
@SEED_FILE
def commit(event: Path, journal: Path | None, seed_file: Path) -> None:
    """Make a secret seed, and publish its hash as a fact of the journal.

    \b
    Examples:
        racecontrol rigs draw commit cup.toml
        racecontrol rigs draw commit cup.toml --seed-file /media/stick/seed.txt
    """
    if seed_file.exists():
        raise click.ClickException(f"{seed_file} is there already. Reveal that seed, or move it.")
    seed = seed_file_of.new_seed()
    with _journal(event, journal) as control:
        seed_file_of.keep(seed_file, seed)
        try:
            _do(control, CommitRigSeed(commitment_of(seed)))
        except click.ClickException:
            seed_file.unlink()
            raise
    click.echo(f"Commitment: {commitment_of(seed)}")
    click.echo(f"The seed is in {seed_file}. Publish the commitment, keep the seed secret.")


@draw.command()
@click.argument("event", type=click.Path(path_type=Path))
@JOURNAL
@SEED_FILE
@click.option("--seed", help="The seed itself, in place of its file.")
@click.option("--word", default="", help="A word that somebody said after the commitment.")
def reveal(event: Path, journal: Path | None, seed_file: Path, seed: str | None, word: str) -> None:
    """Reveal the seed: everybody gets a rig, and anybody can check it.

    \b
    Examples:
        racecontrol rigs draw reveal cup.toml --word thunder
        racecontrol rigs draw reveal cup.toml --seed 5f0c... --word thunder
    """
    known = seed if seed is not None else seed_file.read_text(encoding="utf-8").strip()
    with _journal(event, journal) as control:
        _do(control, RevealRigSeed(known, word))
        state = control.state
    _print(Console(highlight=False, markup=False), state)


@draw.command()
@click.argument("journal", type=click.Path(path_type=Path))
def verify(journal: Path) -> None:
    """Check a draw by the facts of its journal alone. Ends with status 1 when it does not hold.

    JOURNAL may be the folder that it lies in.

    \b
    Examples:
        racecontrol rigs draw verify cup.journal
    """
    with closing(SqliteJournal(journal_in(journal), read_only=True)) as opened:
        state = replay(opened)
    committed = state.rig_draw.committed
    if committed is None:
        raise click.ClickException("No seed for a rig draw is committed in this journal.")
    terminal = Console(highlight=False, markup=False)
    terminal.print(f"Committed: {committed.commitment}", soft_wrap=True)
    if state.rig_draw.drawn is None:
        terminal.print("The seed is not revealed yet.")
        return
    _print(terminal, state)
    wrong = disproof(state.rig_draw)
    if wrong:
        raise click.ClickException(f"The draw does not hold. {wrong}")
    terminal.print("The draw holds: commitment, lots and rigs agree.")


@contextmanager
def _journal(event: Path, path: Path | None) -> Iterator[Control]:
    """The control of an event that is not run now. Raises JournalError, EventFileError."""
    meeting = load_event(event, FORMATS, PENALTIES)
    found = path or platformdirs.user_data_path("racecontrol") / f"{meeting.key}.journal"
    found.parent.mkdir(parents=True, exist_ok=True)
    with closing(SqliteJournal(found, meeting.key)) as journal:
        control = Control(journal, open_meeting(journal, meeting))
        control.start()
        try:
            yield control
        finally:
            control.stop()


def _do(control: Control, act: RigDrawAct) -> None:
    meeting = control.state.meeting
    assert meeting is not None
    answer = control.submit(act, _technician(meeting)).result()
    if isinstance(answer, Refused):
        raise click.ClickException(answer.reason)


def _technician(meeting: Meeting) -> Person:
    return Person(meeting.officials.technician, Role.TECHNICIAN)


def _print(terminal: Console, state: State) -> None:
    made, meeting = state.rig_draw.drawn, state.meeting
    assert made is not None and meeting is not None
    terminal.print(f"Seed: {made.seed}" + (f", word: {made.word}" if made.word else ""))
    drivers = {entry.number: entry for entry in meeting.entries}
    table = Table("Rig", "Car", "Driver", box=None, pad_edge=False)
    for number, rig in sorted(made.rigs.items(), key=lambda pair: pair[1]):
        driver = drivers[number].driver if number in drivers else ""
        table.add_row(str(rig), f"{number:02d}", driver)
    terminal.print(table)
