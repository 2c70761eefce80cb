"""`racecontrol track`: learn, show, list, import and recognise circuits."""

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec
import numpy as np
import numpy.typing as npt
from rich import box
from rich.console import Console
from rich.table import Table

from drivers.capture.recordings import open_recording
from drivers.gt7 import _gt7
from racecontrol.frontdoor.recordings import rig_datagrams
from racecontrol.timing import _timing
from racecontrol.timing.laps import samples_of
from racecontrol.tracks import library
from racecontrol.tracks.circuit import Circuit, LineKind
from racecontrol.tracks.gates import fitting_gate, read_gates, with_gate
from racecontrol.tracks.imported import read_plan
from racecontrol.tracks.laying import lay_out
from racecontrol.tracks.learning import Learnt, learn
from racecontrol.tracks.library import TrackError
from racecontrol.tracks.recognition import Match, known_signatures, recognise
from racecontrol.tracks.sketch import svg_picture, terminal_sketch

Records = npt.NDArray[np.void]

_FOLDER = click.option(
    "--tracks",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder of circuits instead of your own and the ones brought along.",
)
_REPLACE = click.option("--replace", is_flag=True, help="Write over a circuit of that name.")


@click.group()
def track() -> None:
    """Circuits: learn one from a recording, show, list, import and recognise them.

    \b
    Examples:
        racecontrol track learn practice.mcap --name "Spa-Francorchamps"
        racecontrol track show spa-francorchamps
    """


@track.command("learn")
@click.argument(
    "recordings", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="RECORDING..."
)
@click.option("--name", help="Of the circuit; otherwise the name of the file.")
@click.option("--country", default="", help="Three letters.")
@click.option("--sectors", type=click.IntRange(1, 9), default=3, show_default=True)
@click.option("--rig", type=int, help="Only this rig of the recordings; 0 is the first.")
@_FOLDER
@_REPLACE
def learn_track(
    recordings: tuple[Path, ...],
    name: str | None,
    country: str,
    sectors: int,
    rig: int | None,
    folder: Path | None,
    replace: bool,
) -> None:
    """Learn a circuit from the clean laps of recordings, and save it.

    \b
    Examples:
        racecontrol track learn lap.gtz --name "Suzuka" --country JPN
        racecontrol track learn monday.mcap tuesday.mcap --name "Suzuka" --replace
    """
    drives = [samples for path in recordings for samples in _drives(path, rig)]
    name = name or recordings[0].name.split(".")[0]
    learnt = learn(drives, name, country=country.upper(), sectors=sectors)
    key = library.key_of(name)
    _tell_known(lay_out(key, learnt.plan), folder)
    saved = library.save(key, learnt.plan, folder, replace=replace)
    click.echo("\n".join(_told(learnt)))
    click.echo(f"Saved as {key!r}: {saved}")


@track.command("show")
@click.argument("name")
@click.option(
    "--picture", type=click.Path(path_type=Path, dir_okay=False), help="Write an SVG file, too."
)
@_FOLDER
def show(name: str, picture: Path | None, folder: Path | None) -> None:
    """Print a circuit's facts and its map: F finish, 1 2 ends of sectors, i o pit lane.

    \b
    Examples:
        racecontrol track show saltmere
        racecontrol track show saltmere --picture saltmere.svg
    """
    circuit = library.load(name, folder)
    click.echo("\n".join(_facts(circuit)))
    click.echo(terminal_sketch(circuit))
    if picture:
        picture.write_text(svg_picture(circuit), encoding="utf-8")
        click.echo(f"Picture: {picture}")


@track.command("list")
@_FOLDER
def list_tracks(folder: Path | None) -> None:
    """List the known circuits.

    \b
    Example:
        racecontrol track list
    """
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column("Key", no_wrap=True)
    table.add_column("Name")
    for head in ("m", "Sectors"):
        table.add_column(head, justify="right", no_wrap=True)
    for head in ("Pit lane", "From"):
        table.add_column(head, no_wrap=True)
    for key in library.circuits(folder):
        circuit = library.load(key, folder)
        own = folder is not None or library.is_own(key)
        table.add_row(
            key,
            f"{circuit.name}{_of(circuit)}",
            f"{circuit.length_m:.0f}",
            str(circuit.sectors),
            "yes" if len(circuit.pit_lane) else "",
            "yours" if own else "ours",
        )
    Console(highlight=False, markup=False).print(table)


@track.command("import")
@click.argument(
    "files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE..."
)
@click.option("--name", help="Of the circuit; otherwise the name in the file.")
@_FOLDER
@_REPLACE
def import_tracks(
    files: tuple[Path, ...], name: str | None, folder: Path | None, replace: bool
) -> None:
    """Import circuits: captured laps or surveys (JSON), or finish-line gates (CSV).

    Gates are put onto the circuits that are known already: without --replace, they are only listed.

    \b
    Examples:
        racecontrol track import spa.json --name "Spa-Francorchamps"
        racecontrol track import gates.csv --replace
    """
    if name and len(files) > 1:
        raise TrackError("One name does not fit several files; import them one by one.")
    failed = 0
    for path in files:
        try:
            if path.suffix.lower() == ".csv":
                _import_gates(path, folder, replace)
            else:
                _import_circuit(path, name, folder, replace)
        except TrackError as error:
            if len(files) == 1:
                raise
            failed += 1
            click.echo(f"Not imported: {error}", err=True)
    if failed:
        raise TrackError(f"{failed} of {len(files)} files were not imported.")


@track.command("recognise")
@click.argument("recording", type=click.Path(path_type=Path))
@click.option("--rig", type=int, default=0, show_default=True)
@_FOLDER
def recognise_track(recording: Path, rig: int, folder: Path | None) -> None:
    """Say which of the known circuits a recording was driven on.

    \b
    Example:
        racecontrol track recognise practice.mcap --rig 3
    """
    drives = _drives(recording, rig)
    if not drives:
        raise TrackError(f"The recording {recording} has no packets of rig {rig}.")
    driven = drives[0][drives[0]["lap"] >= 0]
    matches = recognise(driven["position"], known_signatures(folder))
    for match in matches:
        click.echo(_match_text(match))
    if not matches:
        click.echo("None of the known circuits; or too short a way to tell.")


# ---- what they share ----


def _drives(path: Path, rig: int | None) -> list[Records]:
    """The samples of each rig of a recording that sent any."""
    recording = open_recording(path)
    rigs = range(max(len(recording.rigs), 1)) if rig is None else [rig]
    found = [
        samples_of(rig_datagrams(recording, number), lambda: _timing.Core(_gt7.feed_capsule(), 1))
        for number in rigs
    ]
    return [samples for samples in found if len(samples)]


def _match_text(match: Match) -> str:
    return f"{match.key}, {match.direction.value}: {match.confidence:.0%}"


def _tell_known(circuit: Circuit, folder: Path | None) -> None:
    """Before a circuit is saved: does it look like one that is known under another name?"""
    others = [s for s in known_signatures(folder) if s.key != circuit.key]
    lap = np.vstack([circuit.centre, circuit.centre[:10]])
    for match in recognise(lap, others):
        click.echo(f"This looks like a circuit that is known: {_match_text(match)}.", err=True)


def _told(learnt: Learnt) -> list[str]:
    facts = learnt.plan.facts
    laps = ", ".join(map(str, learnt.laps))
    lines = [
        f"{facts.name}: {facts.length_m:.1f} m, learnt from lap {laps}.",
        f"Finish line from {learnt.finish_steps} "
        f"{'crossing' if learnt.finish_steps == 1 else 'crossings'}, "
        f"good to {learnt.finish_error_m * 100:.0f} cm.",
    ]
    if learnt.bridged_m:
        lines.append(f"{learnt.bridged_m:.0f} m that nobody drove are drawn straight ahead.")
    if facts.pit_lane is None:
        lines.append("Nobody drove through the pit lane: it is not known.")
    return [*lines, *(f"Not used: {refused}" for refused in learnt.refused)]


def _facts(circuit: Circuit) -> list[str]:
    ends = [line.distance_m for line in circuit.lines if line.kind is LineKind.SECTOR]
    pits = {line.kind: line.distance_m for line in circuit.lines}
    lines = [
        f"{circuit.name}{_of(circuit)}",
        f"Length {circuit.length_m:.1f} m, {'clockwise' if circuit.clockwise else 'anticlockwise'}",
        f"{circuit.sectors} sectors, ending at {_metres(ends)} and the finish line; "
        f"{circuit.mini_sectors} mini-sectors",
    ]
    if LineKind.PIT_IN in pits:
        lines.append(
            f"Pit lane from {pits[LineKind.PIT_IN]:.0f} m to {pits[LineKind.PIT_OUT]:.0f} m"
        )
    return [*lines, f"{len(circuit.turns)} numbered turns" if circuit.turns else "No turns named"]


def _of(circuit: Circuit) -> str:
    return f" ({circuit.country})" if circuit.country else ""


def _metres(distances: Sequence[float]) -> str:
    return ", ".join(f"{metres:.0f} m" for metres in distances)


def _import_circuit(path: Path, name: str | None, folder: Path | None, replace: bool) -> None:
    plan = read_plan(path)
    if name:
        plan = msgspec.structs.replace(plan, facts=msgspec.structs.replace(plan.facts, name=name))
    key = library.key_of(plan.facts.name)
    library.save(key, plan, folder, replace=replace)
    click.echo(f"{key}: {plan.facts.name}, {plan.facts.length_m:.0f} m")


def _import_gates(path: Path, folder: Path | None, replace: bool) -> None:
    gates, used = read_gates(path), set()
    for key in library.circuits(folder):
        plan = library.load_plan(key, folder)
        fit = fitting_gate(key, plan, gates)
        if fit is None:
            continue
        used.add(fit.gate.track)
        verb = "moved" if replace else "would move"
        click.echo(f"{key}: finish line {verb} by {fit.moved_m:+.2f} m (gate {fit.gate.track})")
        if replace:
            library.save(key, with_gate(plan, fit.gate), folder, replace=True)
    click.echo(f"{len(gates) - len(used)} of {len(gates)} gates lie on no known circuit.")
