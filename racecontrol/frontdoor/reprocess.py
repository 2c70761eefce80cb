"""`racecontrol reprocess`: a capture through the timing again, faster than life."""

import time
from pathlib import Path

import click
import msgspec
from rich.console import Console

from drivers.capture.capture_file import CaptureFile
from racecontrol.frontdoor.replaying import Records, Tape, watched
from racecontrol.frontdoor.terminal import rig_laps_table
from racecontrol.timing.telemetry import LapStep, Passing, Restart


class Reprocessed(msgspec.Struct, frozen=True):
    """What a recording gave."""

    rigs: tuple[str, ...]
    datagrams: int  # packets that were fed, used or not
    wall_s: float  # from the first packet to the last, on the clock of the recording
    took_s: float
    as_live: bool | None  # bit for bit; None: the recording does not tell, or --track was given
    passings: list[Passing]
    laps: list[LapStep]
    restarts: list[Restart]


@click.command()
@click.argument("capture", type=click.Path(path_type=Path))
@click.option("--track", metavar="KEY", help="Time at this track's lines, not at those of the day.")
@click.option("--json", "as_json", is_flag=True, help="Everything as one JSON object.")
def reprocess(capture: Path, track: str | None, as_json: bool) -> None:
    """Time a capture again: the same passings and laps, bit for bit, faster than life.

    The capture tells what the live timing told, so a difference is found and said (status 1).
    With --track the lines are others, and nothing is compared. Packet files and pcap are read,
    too; they tell no lines, so give --track for passings.

    \b
    Examples:
        racecontrol reprocess event.mcap
        racecontrol reprocess event.mcap --track saltmere --json
    """
    tape = Tape.of(capture, track)
    found = _reprocessed(tape)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found)).decode())
    else:
        _print(found, tape)
    if found.as_live is False:
        raise click.ClickException(
            f"The passings and laps of {capture} are not those that were told live. Was it "
            "written by another version, or have datagrams been lost on the way to the disk?"
        )


def _reprocessed(tape: Tape) -> Reprocessed:
    passings: list[Passing] = []
    laps: list[LapStep] = []
    restarts: list[Restart] = []
    arrivals: list[int] = []
    began = time.perf_counter()
    with watched(tape.blocks(), tape, "Reprocessing") as blocks:
        for events in tape.replay.run(blocks, lambda block: arrivals.extend(_ends(block.rows))):
            for one in tape.timed(events):
                match one:
                    case Passing():
                        passings.append(one)
                    case LapStep():
                        laps.append(one)
                    case Restart():
                        restarts.append(one)
    return Reprocessed(
        tape.recording.rigs,
        tape.replay.datagrams,
        (max(arrivals) - min(arrivals)) / 1e9 if arrivals else 0.0,
        time.perf_counter() - began,
        tape.replay.is_as_live,
        passings,
        laps,
        restarts,
    )


def _ends(rows: Records) -> list[int]:
    """First and last arrival of a block, none when it holds no packet."""
    arrivals = rows["arrival_ns"][rows["kind"] == 0]
    return [int(arrivals.min()), int(arrivals.max())] if len(arrivals) else []


def _print(found: Reprocessed, tape: Tape) -> None:
    terminal = Console(highlight=False, markup=False)
    terminal.print(tape.recording.describe())
    if found.laps:
        terminal.print(rig_laps_table(found.laps, found.rigs))
    life = f", {found.wall_s / found.took_s:.0f} times life" if found.took_s else ""
    terminal.print(
        f"{found.datagrams} datagrams of {found.wall_s:.0f} s in {found.took_s:.1f} s{life}."
    )
    told = f"{len(found.passings)} passings and {len(found.laps)} laps"
    if found.as_live:
        terminal.print(f"{told}: bit for bit as they were told live.")
    elif found.as_live is None:
        terminal.print(f"{told}. There is nothing to compare them with.")
    if isinstance(tape.recording, CaptureFile) and not tape.recording.is_finished:
        terminal.print("The capture was cut off; it is timed as far as it goes.")
