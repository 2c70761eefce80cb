"""`racecontrol rulebook`: the rules of a season, checked and read aloud."""

import click
from rich.console import Console

from racecontrol.rulebooks.explaining import explain as prose
from racecontrol.rulebooks.reading import Read, find, load, read, shipped
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES


@click.group()
def rulebook() -> None:
    """Check, explain and list rulebooks: what one season's rules say, as TOML files.

    \b
    Examples:
        racecontrol rulebook list
        racecontrol rulebook explain nations-cup-2025
        racecontrol rulebook check my-season.toml
    """


@rulebook.command()
@click.argument("names", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--no-sources",
    is_flag=True,
    help="Do not ask every number for its source. The rulebooks that ship always have one.",
)
def check(names: tuple[str, ...], no_sources: bool) -> None:
    """Say what is wrong in rulebooks: one line each, with file, line and key.

    FILE is a TOML file, or the key of a rulebook that ships. Status 1: anything is wrong.

    \b
    Examples:
        racecontrol rulebook check my-season.toml
        racecontrol rulebook check nations-cup-2024 nations-cup-2025
        racecontrol rulebook check --no-sources sketch.toml
    """
    console = Console(highlight=False, markup=False, soft_wrap=True)
    books = shipped()
    wrong = 0
    for name in names:
        with_sources = not no_sources or name in books
        done = read(find(name), FORMATS, PENALTIES, with_sources=with_sources)
        for finding in done.findings:
            console.print(str(finding))
        if not done.findings:
            console.print(f"{find(name).name}: {_summary(done)}")
        wrong += len(done.findings)
    if wrong:
        raise click.ClickException(f"{_counted(wrong, 'mistake')} found.")


def _summary(done: Read) -> str:
    assert done.rulebook is not None
    events = done.rulebook.events
    sessions = sum(len(event.sessions) for event in events)
    counted = f"{_counted(len(events), 'event')}, {_counted(sessions, 'session')}"
    return f"{done.rulebook.name}, {counted}: nothing is wrong."


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


@rulebook.command()
@click.argument("name", metavar="FILE")
def explain(name: str) -> None:
    """Print a rulebook as prose, with the source of each number.

    FILE is a TOML file, or the key of a rulebook that ships. What it does not say is "not known":
    the program then asks a person.

    \b
    Examples:
        racecontrol rulebook explain nations-cup-2025
        racecontrol rulebook explain my-season.toml
    """
    found = load(find(name), FORMATS, PENALTIES)
    text = prose(found, {code: penalty.name for code, penalty in PENALTIES.items()})
    Console(highlight=False, markup=False, soft_wrap=not _is_terminal()).print(text, end="")


def _is_terminal() -> bool:
    return Console().is_terminal


@rulebook.command("list")
def list_() -> None:
    """List the rulebooks that ship.

    \b
    Example:
        racecontrol rulebook list
    """
    console = Console(highlight=False, markup=False, soft_wrap=True)
    for key, path in shipped().items():
        found = load(path, FORMATS, PENALTIES)
        events = ", ".join(event.name for event in found.events)
        console.print(f"{key:18}{found.name}: {events}")
