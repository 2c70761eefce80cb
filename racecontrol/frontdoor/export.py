"""`racecontrol export`: the laps of a recording as files that other programs open."""

import csv
import importlib
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click
import numpy as np
import numpy.typing as npt
from rich.console import Console

from drivers.capture.capture_file import CaptureFile
from drivers.capture.motec import Log, LogChannel
from racecontrol.frontdoor.replaying import Tape, watched
from racecontrol.results.times import lap_time
from racecontrol.timing.events import TICKS_PER_GAME_SECOND
from racecontrol.timing.lap_samples import LapCollector, LapSamples, columns_of

Columns = Mapping[str, npt.NDArray[np.generic]]

# column -> name, short name and unit in i2
MOTEC: Final = {
    "speed_kmh": ("Ground Speed", "Speed", "km/h"),
    "throttle_percent": ("Throttle Pos", "Throttle", "%"),
    "brake_percent": ("Brake Pos", "Brake", "%"),
    "gear": ("Gear", "Gear", ""),
    "engine_rpm": ("Engine RPM", "RPM", "rpm"),
    "steering_deg": ("Steering Angle", "Steer", "deg"),
    "distance_m": ("Lap Distance", "LapDist", "m"),
    "lateral_g": ("G Force Lat", "GLat", "G"),
    "longitudinal_g": ("G Force Long", "GLong", "G"),
    "x_m": ("Car Pos X", "PosX", "m"),
    "y_m": ("Car Pos Y", "PosY", "m"),
    "z_m": ("Car Pos Z", "PosZ", "m"),
    "yaw_rate_deg_s": ("Yaw Rate", "Yaw", "deg/s"),
    "fuel_level": ("Fuel Level", "Fuel", "l"),
    "tyre_fl_c": ("Tyre Temp FL", "TyreFL", "C"),
    "tyre_fr_c": ("Tyre Temp FR", "TyreFR", "C"),
    "tyre_rl_c": ("Tyre Temp RL", "TyreRL", "C"),
    "tyre_rr_c": ("Tyre Temp RR", "TyreRR", "C"),
}


@click.command()
@click.argument("capture", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder."
)
@click.option("--lap", type=int, help="Only the laps of this number.")
@click.option("--rig", type=int, help="Only this rig of the recording; 0 is the first.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "parquet", "motec"]),
    default="csv",
    show_default=True,
)
def export(capture: Path, out: Path, lap: int | None, rig: int | None, form: str) -> None:
    """Write each complete lap of a recording into a file of its own.

    One row to the tick of the game, 60 to the game second; where a packet never came the one
    before is held (column `held`). Accelerations are to the right and forwards, distance is as
    driven. A lap whose first packets are not in the recording begins later and says so.

    \b
    Examples:
        racecontrol export event.mcap --out laps
        racecontrol export event.mcap --out laps --rig 3 --lap 5 --format motec
    """
    write = {"csv": _write_csv, "parquet": _parquet_writer(form), "motec": _write_motec}[form]
    tape = Tape.of(capture, None)
    if rig is not None and not 0 <= rig < len(tape.recording.rigs):
        raise click.ClickException(
            f"There is no rig {rig} in {capture}. It holds 0 to {len(tape.recording.rigs) - 1}."
        )
    wanted = range(len(tape.recording.rigs)) if rig is None else [rig]
    out.mkdir(parents=True, exist_ok=True)
    terminal = Console(highlight=False, markup=False)
    count = 0
    for found in _laps(tape, tuple(wanted)):
        if lap is not None and found.lap != lap:
            continue
        path = _free(out / f"{_stem(tape, found)}.{SUFFIXES[form]}")
        write(path, found, tape)
        terminal.print(f"{path.name}: {lap_time(found.official_ms)}{_remark(found)}")
        count += 1
    if count == 0:
        raise click.ClickException(f"No such lap was completed in {capture}.")


SUFFIXES: Final = {"csv": "csv", "parquet": "parquet", "motec": "ld"}
Writer = Callable[[Path, LapSamples, Tape], None]


def _laps(tape: Tape, rigs: tuple[int, ...]) -> Iterator[LapSamples]:
    collector = LapCollector(tape.replay.core, rigs)
    with watched(tape.blocks(), tape, "Exporting") as blocks:
        for events in tape.replay.run(blocks, lambda block: collector.take(block.rows)):
            yield from collector.laps(events)


def _remark(found: LapSamples) -> str:
    """What a driver should know about the lap."""
    whole_ms = len(columns_of(found.samples)["time_s"]) * 1000 / TICKS_PER_GAME_SECOND
    cut = found.official_ms - whole_ms
    missing = f" (its first {cut / 1000:.1f} s are not in the recording)" if cut > 500 else ""
    return missing + ("" if found.live else " (not live: a replay, or paused)")


def _stem(tape: Tape, found: LapSamples) -> str:
    name = tape.recording.rigs[found.rig] or f"rig-{found.rig}"
    kept = "".join(letter if letter.isalnum() else "-" for letter in name)
    return f"{kept}-lap-{found.lap:03d}"


def _free(path: Path) -> Path:
    """Two sessions have a lap 1 each: the later one gets a number."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def _write_csv(path: Path, found: LapSamples, _: Tape) -> None:
    columns = columns_of(found.samples)
    texts = [_texts(values) for values in columns.values()]
    with path.open("x", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*texts, strict=True))


def _texts(values: npt.NDArray[np.generic]) -> list[str]:
    if values.dtype.kind == "f":
        return [f"{value:.6g}" if value == value else "" for value in values.tolist()]
    return [str(int(value)) for value in values.tolist()]


def _parquet_writer(form: str) -> Writer:
    """Asks for pyarrow only where it is needed, and before anything is read."""
    if form != "parquet":
        return _write_csv
    try:
        arrow = importlib.import_module("pyarrow")
        parquet = importlib.import_module("pyarrow.parquet")
    except ImportError:
        raise click.ClickException(
            "Parquet needs the package pyarrow, which is not installed. Install it, or use "
            "--format csv."
        ) from None

    def write(path: Path, found: LapSamples, _: Tape) -> None:
        table: Any = arrow.table(dict(columns_of(found.samples)))
        about = {"rig": str(found.rig), "lap": str(found.lap), "lap_ms": str(found.official_ms)}
        parquet.write_table(table.replace_schema_metadata(about), path, compression="zstd")

    return write


def _write_motec(path: Path, found: LapSamples, tape: Tape) -> None:
    columns = columns_of(found.samples)
    channels = [
        LogChannel(name, short, unit, columns[column])
        for column, (name, short, unit) in MOTEC.items()
        if column in columns
    ]
    log = Log(
        driver=tape.recording.rigs[found.rig] or f"rig {found.rig}",
        vehicle=f"car {int(found.samples['car_code'][0])}",
        venue="",
        event=tape.recording.meeting if isinstance(tape.recording, CaptureFile) else "",
        session=f"lap {found.lap}",
        comment=f"lap {found.lap}, {lap_time(found.official_ms)}",
        began=_began(found, tape),
        rate_hz=TICKS_PER_GAME_SECOND,
        channels=channels,
    )
    path.write_bytes(log.to_bytes())


def _began(found: LapSamples, tape: Tape) -> datetime:
    """When the lap began: UTC where the recording tells it, else the time of the file."""
    if isinstance(tape.recording, CaptureFile):
        return tape.recording.utc(found.started_ns)
    return datetime.fromtimestamp(tape.recording.path.stat().st_mtime, UTC)
