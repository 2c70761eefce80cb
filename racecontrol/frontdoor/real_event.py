"""A real event from its file to its end: what `racecontrol run` does."""

import signal
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import msgspec
import platformdirs

from racecontrol.control import Update
from racecontrol.frontdoor.event import Running, open_event, unused
from racecontrol.frontdoor.screens import Screens
from racecontrol.frontdoor.stage_cues import idle_targets
from racecontrol.meeting.acts import AnyAct, FormGrid, StartSession
from racecontrol.meeting.decide import Refused
from racecontrol.meeting.eventfile import load_event, load_remote, load_season
from racecontrol.meeting.model import Meeting, Person, Role
from racecontrol.opening import Step, Told
from racecontrol.results.grid import propose
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES


@dataclass(frozen=True)
class RealEvent:
    """An event as the options asked for it."""

    file: Path
    journal: Path | None  # None: in the user's data folder
    packet_type: str
    port: int
    console_port: int

    def run(self, consoles: Sequence[str], start: str | None, told: Told) -> None:
        """Until the consoles are closed; without any, until the program is told to stop.

        `start`: the session to start at once. Raises what kept the event from being opened.
        """
        told(Step.EVENT)
        meeting = load_event(self.file, FORMATS, PENALTIES)
        for said in idle_targets(meeting, self.file):
            click.echo(f"Warning: {said}", err=True)
        path = self._journal_of(meeting)
        season = season_page(self.file, path.with_name(f"{meeting.key}-season-rejects.csv"))
        with open_event(
            meeting,
            path,
            unused(path.with_suffix(".mcap")),
            packet_type=self.packet_type,
            port=self.port,
            console_port=self.console_port,
            remote=load_remote(self.file),
            told=told,
        ) as running:
            if start:
                _start_at_once(running, start)
            if consoles:
                Screens(running, None, consoles, season, told).show(headless=False, pictures=None)
            else:
                _print_facts(running)

    def _journal_of(self, meeting: Meeting) -> Path:
        folder = platformdirs.user_data_path("racecontrol")
        path = self.journal or folder / f"{meeting.key}.journal"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


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
