"""Circuits come from files, and a wrong file is told in one sentence."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from racecontrol.tracks.centre_line import CentreLine
from racecontrol.tracks.circuit import LineKind
from racecontrol.tracks.library import TrackError, circuits, load

SHELF = Path(__file__).parents[2] / "assets" / "tracks"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good circuit to spoil."""
    for name in ("saltmere.toml", "saltmere.csv"):
        shutil.copy(SHELF / name, tmp_path)
    return tmp_path


def test_the_circuits_we_bring_along_are_found() -> None:
    assert set(circuits()) >= {"saltmere", "halvorsund"}


def test_a_folder_of_ones_own_is_a_shelf_too(folder: Path) -> None:
    assert circuits(folder) == ("saltmere",)
    assert load("saltmere", folder).length_m == load("saltmere").length_m


@pytest.mark.parametrize("key", circuits())
def test_every_circuit_can_be_driven(key: str) -> None:
    circuit = load(key)
    line = CentreLine.through(circuit.centre, circuit.length_m)
    along = np.arange(0, circuit.length_m, 1.0)
    assert np.abs(line.curvature_at(along)).max() < 1 / 20  # no corner tighter than 20 m
    assert np.linalg.norm(line.tangent_at(along), axis=1) == pytest.approx(1.0, abs=2e-3)
    assert np.abs(line.curvature_at(np.arange(-110, 20))).max() < 1e-3  # room for a grid


@pytest.mark.parametrize("key", circuits())
def test_no_circuit_crosses_itself(key: str) -> None:
    circuit = load(key)
    flat = circuit.centre[::2, [0, 2]]
    apart = np.linalg.norm(flat[:, None] - flat[None], axis=2)
    places = np.arange(len(flat))
    steps = np.abs(places[:, None] - places[None])
    apart[np.minimum(steps, len(flat) - steps) < 20] = np.inf
    assert apart.min() > 4 * circuit.half_width_m


@pytest.mark.parametrize("key", circuits())
def test_timing_lines_lie_across_the_road_in_order(key: str) -> None:
    circuit = load(key)
    kinds = [line.kind for line in circuit.lines]
    assert kinds[0] is LineKind.FINISH
    assert circuit.sectors == 3
    assert kinds[3:5] == [LineKind.PIT_IN, LineKind.PIT_OUT]
    assert kinds[5:] == [LineKind.MINI] * 19
    assert circuit.mini_sectors == 20
    road = CentreLine.through(circuit.centre, circuit.length_m)
    for line in circuit.lines:
        heading = road.heading_at(line.distance_m)
        assert (line.normal_x, line.normal_z) == pytest.approx(tuple(heading))
    assert [line.number for line in circuit.lines[:3]] == [0, 1, 2]
    assert [line.number for line in circuit.lines[5:]] == list(range(1, 20))


@pytest.mark.parametrize("key", circuits())
def test_the_pit_lane_runs_through_its_lines_and_beside_the_finish(key: str) -> None:
    circuit = load(key)
    for line in circuit.lines[3:5]:
        away = np.hypot(circuit.pit_lane[:, 0] - line.x, circuit.pit_lane[:, 2] - line.z)
        assert away.min() < 4
    finish = circuit.lines[0]
    away = np.hypot(circuit.pit_lane[:, 0] - finish.x, circuit.pit_lane[:, 2] - finish.z)
    assert away.min() > finish.half_width + circuit.lines[3].half_width


def spoil(folder: Path, old: str, new: str) -> None:
    """Change one thing in the circuit's file."""
    path = folder / "saltmere.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("length_m =", "lenght_m =", "lenght_m"),
        ("length_m = 2314.072", 'length_m = "long"', "length_m"),
        ("length_m = 2314.072", "length_m = 2500.0", "length_m"),
        ("half_width_m = 6.0", "half_width_m = -1.0", "half_width_m"),
        ("sectors_m = [765.0, 1440.0]", "sectors_m = [765.0, 9000.0]", "sectors_m[1]"),
        ("sectors_m = [765.0, 1440.0]", "sectors_m = [1440.0, 765.0]", "sectors_m"),
        ("out_m = 95.0", "out_m = 0.0", "pit_lane.out_m"),
        ("distance_m = 204.5", "distance_m = -1.0", "turns[0].distance_m"),
        ("distance_m = 204.5", "distance = 204.5", "distance"),
        ("name =", "name ", "saltmere.toml"),
    ],
)
def test_a_wrong_fact_is_one_sentence_with_file_and_key(
    folder: Path, old: str, new: str, told: str
) -> None:
    spoil(folder, old, new)
    with pytest.raises(TrackError) as refused:
        load("saltmere", folder)
    sentence = str(refused.value)
    assert "saltmere.toml" in sentence
    assert told in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x,y,z\n1,2,3\n", "x_m,y_m,z_m"),
        ("x_m,y_m,z_m\n1,2\n", "Line 2"),
        ("x_m,y_m,z_m\n1,2,three\n", "Line 2"),
        ("x_m,y_m,z_m\n1,2,3\n", "8 points"),
        ("x_m,y_m,z_m\n" + "1,2,3\n" * 20, "repeats"),
        ("x_m,y_m,z_m\n" + "".join(f"{i},0,0\n" for i in range(40)), "gap"),
        ("", "heading"),
    ],
)
def test_a_wrong_centre_line_is_one_sentence(folder: Path, text: str, told: str) -> None:
    (folder / "saltmere.csv").write_text(text, "utf-8")
    with pytest.raises(TrackError, match=r"saltmere\.csv") as refused:
        load("saltmere", folder)
    assert told in str(refused.value)


def test_a_missing_centre_line_is_told(folder: Path) -> None:
    (folder / "saltmere.csv").unlink()
    with pytest.raises(TrackError, match=r"saltmere\.csv is missing"):
        load("saltmere", folder)


def test_an_unknown_circuit_is_told_with_the_known_ones() -> None:
    with pytest.raises(TrackError, match="halvorsund, saltmere"):
        load("nowhere")
