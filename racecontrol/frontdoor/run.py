"""`racecontrol run`: a real event."""

import os
import signal
import sys
import threading
from pathlib import Path

import click
import msgspec
import platformdirs

from drivers.gt7.packet import HEARTBEAT_PORT, TELEMETRY_PORT
from racecontrol.control import Update
from racecontrol.frontdoor.event import Running, has_display, open_event, unused
from racecontrol.frontdoor.language import language_option
from racecontrol.frontdoor.screens import CONSOLES, Screens
from racecontrol.frontdoor.stage_cues import idle_targets
from racecontrol.meeting.acts import AnyAct, FormGrid, StartSession
from racecontrol.meeting.decide import Refused
from racecontrol.meeting.eventfile import load_event, load_remote, load_season
from racecontrol.meeting.model import Person, Role
from racecontrol.results.grid import propose
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES


@click.command()
@click.argument("event", type=click.Path(path_type=Path))
@click.option("--console", type=click.Choice(CONSOLES), help="Open only this console.")
@language_option
@click.option(
    "--journal",
    "journal_path",
    type=click.Path(path_type=Path),
    help="The journal.  [default: the user's data folder, by the event's key]",
)
@click.option(
    "--packet-type",
    type=click.Choice(["A", "B", "~", "C"]),
    default="C",
    show_default=True,
    help="What the consoles are asked for.",
)
@click.option("--headless", is_flag=True, help="Without windows: print each fact as it comes.")
@click.option("--start", "start_key", help="Form the grid of this session and start it at once.")
@click.option(
    "--port",
    type=int,
    default=TELEMETRY_PORT,
    show_default=True,
    help="Local port of the telemetry.",
)
@click.option("--console-port", type=int, default=HEARTBEAT_PORT, hidden=True)
def run(
    event: Path,
    console: str | None,
    journal_path: Path | None,
    packet_type: str,
    headless: bool,
    start_key: str | None,
    port: int,
    console_port: int,
) -> None:
    """Run a real event: listen to its rigs, open the consoles.

    The journal is taken up where it stands: killed and started again, nothing is lost.

    \b
    Examples:
        racecontrol run cup.toml
        racecontrol run cup.toml --console steward
        racecontrol run bench.toml --headless --start practice
    """
    meeting = load_event(event, FORMATS, PENALTIES)
    for said in idle_targets(meeting, event):
        click.echo(f"Warning: {said}", err=True)
    folder = platformdirs.user_data_path("racecontrol")
    path = journal_path or folder / f"{meeting.key}.journal"
    path.parent.mkdir(parents=True, exist_ok=True)
    season = season_page(event, path.with_name(f"{meeting.key}-season-rejects.csv"))
    capture = unused(path.with_suffix(".mcap"))
    with open_event(
        meeting,
        path,
        capture,
        packet_type=packet_type,
        port=port,
        console_port=console_port,
        remote=load_remote(event),
    ) as running:
        if start_key:
            _start_at_once(running, start_key)
        if headless:
            _print_facts(running)
        else:
            if not has_display() and os.environ.get("QT_QPA_PLATFORM") != "offscreen":
                raise click.ClickException("There is no display. Set DISPLAY, or use --headless.")
            Screens(running, None, (console,) if console else CONSOLES, season).show(
                headless=False, pictures=None
            )


def season_page(event: Path, rejects: Path) -> tuple[str, ...]:
    """The command that opens the season page of an event; (): it names none.

    Raises EventFileError.
    """
    if load_season(event) is None:
        return ()
    show = (sys.executable, "-m", "racecontrol", "season", "show")
    return (*show, "--event", str(event.resolve()), "--rejects", str(rejects.resolve()))


def _start_at_once(running: Running, key: str) -> None:
    state = running.control.state
    session = state.sessions.get(key)
    if session is None:
        known = ", ".join(state.sessions)
        raise click.ClickException(f"There is no session {key!r}. Known: {known}.")
    if session.running:
        return  # taken up from the journal
    director = Person(running.meeting.officials.director, Role.DIRECTOR)
    acts: tuple[AnyAct, ...] = (FormGrid(key, propose(state, session)), StartSession(key))
    for act in acts:
        answer = running.control.submit(act, director).result()
        if isinstance(answer, Refused):
            raise click.ClickException(answer.reason)


def _print_facts(running: Running) -> None:
    """One JSON object a line, each fact once it is durable, until the program is told to stop."""
    ending = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ending.set())

    def show(update: Update) -> None:
        first = update.seq - len(update.facts) + 1
        for seq, fact in enumerate(update.facts, first):
            click.echo(msgspec.json.encode({"seq": seq, **msgspec.to_builtins(fact)}).decode())

    unsubscribe = running.control.subscribe(show)
    click.echo(msgspec.json.encode({"listening": True}).decode())
    ending.wait()
    unsubscribe()
