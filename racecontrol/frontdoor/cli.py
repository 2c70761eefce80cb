"""The group of commands, and how their errors reach a person."""

import gc
import importlib
import logging
import os
from types import ModuleType
from typing import Any, Final

import click

from racecontrol import __version__

# Nothing here multiplies large matrices, and the threads for it cost every start. Read by numpy.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

COMMANDS: Final = {  # name -> the module of this room that has it
    "demo": "demo",
    "run": "run",
    "play": "recordings",
    "laps": "recordings",
    "reprocess": "reprocess",
    "export": "export",
    "results": "results",
    "bookmarks": "bookmarks",
    "verify": "journals",
    "keys": "keys",
    "wheelbases": "wheelbases",
    "boxes": "rigboxes",
    "rigs": "rigs",
    "track": "track",
    "rulebook": "rulebook",
    "classify": "classify",
    "standings": "classify",
    "cues": "cues",
    "season": "season",
}


class FrontDoor(click.Group):
    """Loads a command when it is called; a user's mistake ends as one sentence, with status 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = imported(f"racecontrol.frontdoor.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except _sentences() as error:
            raise click.ClickException(str(error)) from None
        except BrokenPipeError:  # as under `| head`: nobody reads on, and that is no mistake
            raise
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{where}{error.strerror or error}.") from None


def imported(name: str) -> ModuleType:
    """What is imported stays: the collector of cycles would walk through it again and again."""
    gc.disable()
    try:
        return importlib.import_module(name)
    finally:
        gc.freeze()
        gc.enable()


def _sentences() -> tuple[type[Exception], ...]:
    """The errors whose text was written for the user."""
    from drivers.errors import DeviceError
    from racecontrol.cars import RehearsalError
    from racecontrol.journal import JournalError
    from racecontrol.meeting.eventfile import EventFileError
    from racecontrol.results.brought import BroughtError
    from racecontrol.results.documents import DocumentError
    from racecontrol.rigs.golden_file import GoldenFileError
    from racecontrol.rulebooks.reading import RulebookError
    from racecontrol.season.errors import SeasonError
    from racecontrol.timing.replay import ReplayError
    from racecontrol.tracks.library import TrackError

    return (
        BroughtError,
        DeviceError,
        DocumentError,
        EventFileError,
        GoldenFileError,
        JournalError,
        RehearsalError,
        ReplayError,
        RulebookError,
        SeasonError,
        TrackError,
    )


@click.group(cls=FrontDoor, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="racecontrol")
def main() -> None:
    """Race control and timing for a live esports event.

    \b
    Example: a whole event with twelve simulated rigs
        racecontrol demo
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
