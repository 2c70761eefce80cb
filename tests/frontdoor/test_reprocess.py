"""Captures timed again, and laps taken out of them: in the process, on real files."""

import csv
import json
import select
import struct
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from click.testing import CliRunner, Result

from drivers.capture.capture_file import CaptureFile
from drivers.capture.recordings import open_recording
from drivers.capture.writer import CaptureWriter
from drivers.gt7 import _gt7
from drivers.gt7.feed import Feed
from drivers.simulation.plan import CarPlan, SessionKind, SessionPlan
from drivers.simulation.simulation import Simulation
from racecontrol.frontdoor.cli import main
from racecontrol.frontdoor.replaying import Tape
from racecontrol.timing.clock import EventClock
from racecontrol.timing.cores import Note
from racecontrol.timing.events import EVENT, EventKind
from racecontrol.timing.sample import SAMPLE
from racecontrol.timing.telemetry import Telemetry
from racecontrol.tracks.library import load
from tests.frontdoor.short_event import free_port

CARS = tuple(CarPlan(name) for name in ("ADE", "BOA", "CRU"))
RACE = SessionPlan(SessionKind.RACE, "race", laps=2)
SPEED = 30.0
PATIENCE_S = 60.0
Live = tuple[Path, bytes]  # the capture, and the EVENT records that were told live


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Live:
    """A race of three cars over real sockets, timed live and captured; the lines change once."""
    path = tmp_path_factory.mktemp("live") / "race.mcap"
    port, console_port = free_port(), free_port()
    clock = EventClock.starting_now(speed=SPEED)
    lines = load("saltmere").lines
    told = bytearray()
    with (
        Simulation(
            "saltmere", CARS, 3, SPEED, heartbeat_port=console_port, telemetry_port=port
        ) as cars,
        Feed(
            [host for host, _ in cars.consoles],
            port=port,
            console_port=console_port,
            interval_s=0.05,
        ) as feed,
        CaptureWriter(path, [car.name for car in CARS], "Test", clock=clock) as capture,
    ):
        telemetry = Telemetry(
            feed.fileno(), feed.capsule, feed.addresses, clock=clock, capture_bytes=8 << 20
        )
        telemetry.set_lines(lines)
        cars.prepare(RACE)
        cars.go(time.monotonic_ns() + 200_000_000)
        laps: set[tuple[int, int]] = set()
        narrowed = False
        end = time.monotonic() + PATIENCE_S
        while len(laps) < 2 * len(CARS) and time.monotonic() < end:
            telemetry._loop.clear_wake()
            events = telemetry._core.drain()
            told += events
            found = np.frombuffer(events, EVENT)
            steps = found[found["kind"] == EventKind.LAP]
            laps |= {(int(step["rig"]), int(step["lap"])) for step in steps}
            if not narrowed and len(told) > 12 * EVENT.itemsize:
                telemetry.set_lines(lines[:2])
                narrowed = True
            capture.write(telemetry.drain_capture())
            select.select([telemetry.wake_fd], [], [], 0.02)
        telemetry.close()
        told += telemetry._core.drain()
        capture.write(telemetry.drain_capture())
        assert telemetry.capture_overflow() == 0
    assert len(laps) == 2 * len(CARS)
    return path, bytes(told)


def test_a_live_session_is_told_again_bit_for_bit(live: Live) -> None:
    path, told = live
    tape = Tape.of(path, None)
    again = b"".join(events.tobytes() for events in tape.replay.run(tape.blocks()))
    assert len(told) > 20 * EVENT.itemsize
    assert again == told
    assert tape.replay.is_as_live is True
    assert {EventKind.PASSING, EventKind.LAP} <= set(np.frombuffer(told, EVENT)["kind"].tolist())


def test_the_command_says_so_and_gives_the_passings_as_json(live: Live) -> None:
    path, told = live
    events = np.frombuffer(told, EVENT)
    shown = call("reprocess", str(path))
    assert shown.exit_code == 0, shown.output
    assert "bit for bit as they were told live." in shown.output
    found = json.loads(call("reprocess", str(path), "--json").stdout)
    passings = events[events["kind"] == EventKind.PASSING]
    assert found["as_live"] is True
    assert [p["tick"] for p in found["passings"]] == passings["tick"].tolist()
    assert [p["rig"] for p in found["passings"]] == passings["rig"].tolist()
    assert [lap["official_ms"] for lap in found["laps"]] == events["official_ms"][
        events["kind"] == EventKind.LAP
    ].tolist()
    assert found["rigs"] == ["ADE", "BOA", "CRU"]
    # Faster than life: the datagrams of the session, which itself ran at 30 times life.
    assert found["wall_s"] > found["took_s"]


def test_other_lines_give_other_passings_and_nothing_is_compared(live: Live) -> None:
    path, _ = live
    found = json.loads(call("reprocess", str(path), "--track=saltmere", "--json").stdout)
    told = np.frombuffer(live[1], EVENT)
    assert found["as_live"] is None
    assert len(found["passings"]) > np.count_nonzero(told["kind"] == EventKind.PASSING)
    assert [lap["official_ms"] for lap in found["laps"]] == told["official_ms"][
        told["kind"] == EventKind.LAP
    ].tolist()


def rewritten(path: Path, out: Path, change: Callable[[list[Any]], list[Any]]) -> None:
    """The rows of a capture, changed, as a capture of their own."""
    source = CaptureFile(path)
    rows = [
        (int(row["rig"]), int(row["arrival_ns"]), int(row["kind"]), block.text(row))
        for block in source.blocks()
        for row in block.rows
    ]
    with CaptureWriter(out, source.rigs, source.meeting, clock=source.clock) as capture:
        capture.write(change(rows))


def test_a_lost_packet_that_mattered_is_noticed(live: Live, tmp_path: Path) -> None:
    """The packet in which a rig crossed a line is taken out of the capture."""

    def without_a_crossing(rows: list[Any]) -> list[Any]:
        noted = next(i for i, row in enumerate(rows) if row[2] == Note.EVENT)
        return rows[: noted + 1] + rows[noted + 2 :]

    rewritten(live[0], tmp_path / "lost.mcap", without_a_crossing)
    shown = call("reprocess", str(tmp_path / "lost.mcap"))
    assert shown.exit_code == 1
    assert "are not those that were told live" in shown.output
    assert "Traceback" not in shown.output


def test_a_capture_that_was_cut_is_timed_as_far_as_it_goes(live: Live, tmp_path: Path) -> None:
    path, told = live
    whole = path.read_bytes()
    (tmp_path / "cut.mcap").write_bytes(whole[: len(whole) * 2 // 3])
    tape = Tape.of(tmp_path / "cut.mcap", None)
    again = b"".join(events.tobytes() for events in tape.replay.run(tape.blocks()))
    assert 0 < len(again) < len(told)
    assert told.startswith(again)
    assert tape.replay.is_as_live is True
    shown = call("reprocess", str(tmp_path / "cut.mcap"))
    assert "The capture was cut off; it is timed as far as it goes." in shown.output


def test_a_line_that_is_none_is_told_in_a_sentence(live: Live, tmp_path: Path) -> None:
    bad = struct.pack("<5d", 0, 0, 7, 7, 1)
    rewritten(live[0], tmp_path / "bad.mcap", lambda rows: [(0, 0, Note.LINES, bad), *rows])
    shown = call("reprocess", str(tmp_path / "bad.mcap"))
    assert shown.exit_code == 1
    assert "The capture holds a timing line that is none" in shown.output


def test_an_encrypted_file_of_another_program_is_timed_too(live: Live, tmp_path: Path) -> None:
    datagrams = [_gt7.seal(r.datagram, 9) for r in open_recording(live[0]) if r.rig == 0]
    (tmp_path / "rig0.bin").write_bytes(b"".join(datagrams))
    found = json.loads(
        call("reprocess", str(tmp_path / "rig0.bin"), "--track=saltmere", "--json").stdout
    )
    _, second = found["laps"]
    assert found["as_live"] is None
    assert second["derived_ms"] == pytest.approx(second["official_ms"], abs=1)


# ---- exports ----


def rows_of(path: Path) -> dict[str, npt.NDArray[np.float64]]:
    with path.open(encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    table = np.array([[float(cell or "nan") for cell in row] for row in rows])
    return dict(zip(names, table.T, strict=True))


def test_each_lap_becomes_a_csv_on_a_grid_of_sixty_hertz(live: Live, tmp_path: Path) -> None:
    shown = call("export", str(live[0]), f"--out={tmp_path}")
    assert shown.exit_code == 0, shown.output
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"{car.name}-lap-00{lap}.csv" for car in CARS for lap in (1, 2)
    ]
    rows = rows_of(tmp_path / "BOA-lap-002.csv")
    _, official_ms = [
        int(e["official_ms"])
        for e in np.frombuffer(live[1], EVENT)
        if e["kind"] == EventKind.LAP and e["rig"] == 1
    ]
    assert np.allclose(np.diff(rows["time_s"]), 1 / 60, atol=1e-4)
    assert rows["time_s"][-1] * 1000 == pytest.approx(official_ms, abs=40)
    assert rows["distance_m"][-1] == pytest.approx(load("saltmere").length_m, rel=0.03)
    assert np.all(np.diff(rows["packet_id"]) == 1)
    turning = np.abs(rows["lateral_g"]) > 0.3
    # A car that turns left has a positive yaw rate, and is pushed to the left.
    assert np.all(np.sign(rows["lateral_g"][turning]) == -np.sign(rows["yaw_rate_deg_s"][turning]))


def test_only_the_rig_and_lap_that_are_wanted(live: Live, tmp_path: Path) -> None:
    shown = call("export", str(live[0]), f"--out={tmp_path}", "--rig=2", "--lap=1")
    assert [path.name for path in tmp_path.iterdir()] == ["CRU-lap-001.csv"]
    assert "CRU-lap-001.csv: " in shown.output
    again = call("export", str(live[0]), f"--out={tmp_path}", "--rig=2", "--lap=1")
    assert "CRU-lap-001-2.csv" in again.output


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--rig=9"], "There is no rig 9 in"),
        (["--lap=77"], "No such lap was completed in"),
        (["--format=parquet"], "Parquet needs the package pyarrow, which is not installed."),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_sentence(
    live: Live, tmp_path: Path, options: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    shown = call("export", str(live[0]), f"--out={tmp_path}", *options)
    assert shown.exit_code == 1
    assert said in shown.output
    assert not list(tmp_path.iterdir())


def test_parquet_holds_the_same_columns(live: Live, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    call("export", str(live[0]), f"--out={tmp_path}", "--rig=0", "--format=parquet")
    call("export", str(live[0]), f"--out={tmp_path}", "--rig=0")
    table = parquet.read_table(tmp_path / "ADE-lap-001.parquet")
    rows = rows_of(tmp_path / "ADE-lap-001.csv")
    assert table.column_names == list(rows)
    assert np.allclose(table["speed_kmh"].to_numpy(), rows["speed_kmh"], rtol=1e-4)


def text_at(log: bytes, at: int, size: int) -> str:
    return log[at : at + size].split(b"\0")[0].decode("ascii")


def channels_of(log: bytes) -> dict[str, tuple[str, int, npt.NDArray[np.float32]]]:
    """A reader of its own: follows the chain of channel heads as public tools do."""
    found = {}
    before, at = 0, struct.unpack_from("<I", log, 0x08)[0]
    while at:
        previous, following, data_at, count = struct.unpack_from("<4I", log, at)
        _, kind, size, rate, shift, factor, scale, decimals = struct.unpack_from(
            "<HHHHhhhh", log, at + 16
        )
        assert (previous, kind, size) == (before, 7, 4)
        raw = np.frombuffer(log, "<f4", count, data_at)
        values = (raw / scale * 10.0**-decimals + shift) * factor
        found[text_at(log, at + 32, 32)] = (text_at(log, at + 72, 12), rate, values)
        before, at = at, following
    return found


def test_a_motec_log_tells_the_lap_to_a_reader_of_its_own(live: Live, tmp_path: Path) -> None:
    call("export", str(live[0]), f"--out={tmp_path}", "--rig=1", "--lap=2", "--format=motec")
    call("export", str(live[0]), f"--out={tmp_path}", "--rig=1", "--lap=2")
    log = (tmp_path / "BOA-lap-002.ld").read_bytes()
    rows = rows_of(tmp_path / "BOA-lap-002.csv")
    channels = channels_of(log)
    assert struct.unpack_from("<I", log, 0)[0] == 0x40
    assert struct.unpack_from("<I", log, 0x56)[0] == len(channels)
    assert (text_at(log, 0x9E, 64), text_at(log, 0x6E2, 64)) == ("BOA", "Test")
    assert time.strptime(text_at(log, 0x5E, 16), "%d/%m/%Y")
    assert time.strptime(text_at(log, 0x7E, 16), "%H:%M:%S")
    wanted = {
        "Ground Speed": ("km/h", "speed_kmh"),
        "Throttle Pos": ("%", "throttle_percent"),
        "Brake Pos": ("%", "brake_percent"),
        "Gear": ("", "gear"),
        "Engine RPM": ("rpm", "engine_rpm"),
        "Steering Angle": ("deg", "steering_deg"),
        "Lap Distance": ("m", "distance_m"),
        "G Force Lat": ("G", "lateral_g"),
        "G Force Long": ("G", "longitudinal_g"),
        "Car Pos X": ("m", "x_m"),
        "Car Pos Z": ("m", "z_m"),
    }
    for name, (unit, column) in wanted.items():
        assert channels[name][:2] == (unit, 60), name
        assert np.allclose(channels[name][2], rows[column], rtol=1e-4, atol=1e-4), name
    event_at = struct.unpack_from("<I", log, 0x24)[0]
    (venue_at,) = struct.unpack_from("<H", log, event_at + 64 + 64 + 1024)
    (vehicle_at,) = struct.unpack_from("<H", log, venue_at + 64 + 1034)
    assert text_at(log, event_at + 64, 64) == "lap 2"
    assert text_at(log, vehicle_at, 64).startswith("car ")


def test_a_real_lap_with_gaps_is_held_on_the_grid(recordings: Path, tmp_path: Path) -> None:
    """The recording of Suzuka misses four packets, each followed by a double."""
    shown = call("export", str(recordings / "vwhitteron/replay.gtz"), f"--out={tmp_path}")
    assert "rig-0-lap-001.csv: 1:39.036 (not live: a replay, or paused)" in shown.output.replace(
        "\n", " "
    )
    rows = rows_of(tmp_path / "rig-0-lap-001.csv")
    held = np.flatnonzero(rows["held"])
    assert len(held) == 4
    assert np.all(rows["x_m"][held] == rows["x_m"][held - 1])
    assert rows["time_s"][-1] + 1 / 60 == pytest.approx(99.036, abs=0.02)
    assert "steering_deg" not in rows  # type A does not carry it


def test_the_accelerations_of_a_real_lap_are_the_games_own(
    recordings: Path, tmp_path: Path
) -> None:
    """Type C carries surge and sway in m/s2: ours come from the velocities, and agree."""
    path = recordings / "zetetos/demo.gtz"
    call("export", str(path), f"--out={tmp_path}")
    rows = rows_of(tmp_path / "rig-0-lap-001.csv")
    clear = b"".join(recorded.datagram for recorded in open_recording(path))
    samples = np.frombuffer(_gt7.decode_many(clear, True, 368)[0], SAMPLE)[: len(rows["time_s"])]
    for column, field in (("lateral_g", "sway"), ("longitudinal_g", "surge")):
        ours, theirs = rows[column] * 9.80665, samples[field]
        assert np.corrcoef(ours, theirs)[0, 1] > 0.98
        assert np.polyfit(theirs, ours, 1)[0] == pytest.approx(1.0, abs=0.05)
