"""`racecontrol track`: learn, show, list, import, recognise; mistakes in one sentence."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from racecontrol.frontdoor.cli import main
from racecontrol.tracks import library
from racecontrol.tracks.library import load
from tests.tracks.drive import SHELF, Drive, clear_packets

Track = Callable[..., Result]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of circuits, empty."""
    folder = tmp_path / "own"
    monkeypatch.setattr(library, "own_folder", lambda: folder)
    return folder


@pytest.fixture
def track(own: Path) -> Track:  # noqa: ARG001
    """Run `racecontrol track ...`."""

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(main, ["track", *map(str, arguments)])

    return run


@pytest.fixture(scope="session")
def lap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recording of one and a half laps of Saltmere."""
    circuit = load("saltmere", SHELF)
    path = tmp_path_factory.mktemp("drive") / "evening lap.bin"
    path.write_bytes(clear_packets(Drive(circuit, to_m=1.5 * circuit.length_m).samples()))
    return path


def refused(result: Result) -> str:
    """The one sentence of an error."""
    assert result.exit_code == 1, result.output
    assert "Traceback" not in result.output
    last = result.stderr.strip().splitlines()[-1]
    assert last.startswith("Error: ")
    assert last.endswith(".")
    return last


@pytest.mark.parametrize("command", ["", "learn", "show", "list", "import", "recognise"])
def test_every_command_has_help_with_an_example(command: str, track: Track) -> None:
    shown = track(*command.split(), "--help")
    assert shown.exit_code == 0
    assert "Example" in shown.output
    assert f"    racecontrol track {command}" in shown.output


def test_a_track_is_learnt_saved_and_shown(lap: Path, track: Track, own: Path) -> None:
    done = track("learn", lap, "--name", "Evening Park", "--country", "gbr")
    assert done.exit_code == 0, done.output
    assert "Evening Park: 23" in done.stdout
    assert "learnt from lap 1." in done.stdout
    assert "Finish line from 2 crossings, good to" in done.stdout
    assert "pit lane: it is not known" in done.stdout
    assert "This looks like a circuit that is known: saltmere, forwards: 100%." in done.stderr
    assert sorted(path.name for path in own.iterdir()) == ["evening-park.csv", "evening-park.toml"]
    shown = track("show", "evening-park")
    assert "Evening Park (GBR)" in shown.output
    assert "3 sectors, ending at" in shown.output
    assert "20 mini-sectors" in shown.output
    assert "F" in shown.output.split("No turns named")[1]


def test_the_file_names_the_circuit_when_nobody_does(lap: Path, track: Track, own: Path) -> None:
    assert track("learn", lap, "--sectors", 4).exit_code == 0
    assert load("evening-lap", own).sectors == 4


def test_learning_never_writes_over_in_silence(lap: Path, track: Track, own: Path) -> None:
    track("learn", lap, "--name", "Here")
    before = (own / "here.csv").read_bytes()
    assert "There is a circuit 'here' in" in refused(track("learn", lap, "--name", "Here"))
    assert (own / "here.csv").read_bytes() == before
    assert track("learn", lap, "--name", "Here", "--replace").exit_code == 0


def test_the_list_tells_ours_from_yours(lap: Path, track: Track, tmp_path: Path) -> None:
    track("learn", lap, "--name", "Here")
    rows = {line.split()[0]: line for line in track("list").output.splitlines() if line.split()}
    assert rows["here"].split()[-1] == "yours"
    assert rows["saltmere"].split()[-2:] == ["yes", "ours"]
    assert "saltmere" not in track("list", "--tracks", tmp_path).output


def test_a_picture_is_written(track: Track, tmp_path: Path) -> None:
    path = tmp_path / "saltmere.svg"
    assert track("show", "saltmere", "--picture", path).exit_code == 0
    assert path.read_text("utf-8").startswith("<svg")


def test_a_recording_is_recognised(lap: Path, track: Track) -> None:
    assert track("recognise", lap).output == "saltmere, forwards: 100%\n"


def test_a_recording_of_an_unknown_track_is_not(lap: Path, track: Track, tmp_path: Path) -> None:
    assert track("recognise", lap, "--tracks", tmp_path).output.startswith("None of the known")


def captured(folder: Path, name: str, broken: bool = False) -> Path:
    points = load("saltmere", SHELF).centre[:: 1 if not broken else 90]
    places = [{"x": x, "y": y, "z": z} for x, y, z in points.tolist()]
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"name": name, "coordinates": {"circuit": places}}), "utf-8")
    return path


def test_circuits_are_imported_and_bad_ones_told(track: Track, own: Path, tmp_path: Path) -> None:
    good, bad = captured(tmp_path, "Good"), captured(tmp_path, "Bad", broken=True)
    done = track("import", good, bad)
    assert "good: Good, 23" in done.stdout
    assert "Not imported: The circuit of Bad.json cannot be imported" in done.stderr
    assert "1 of 2 files were not imported." in refused(done)
    assert library.circuits(own) == ("good",)
    assert "too few points" in refused(track("import", bad))


def test_one_name_is_for_one_file(track: Track, own: Path, tmp_path: Path) -> None:
    one, two = captured(tmp_path, "One"), captured(tmp_path, "Two")
    assert "One name does not fit" in refused(track("import", one, two, "--name", "X"))
    assert track("import", one, "--name", "First").exit_code == 0
    assert load("first", own).name == "First"


def test_gates_are_listed_and_only_put_on_when_told(
    track: Track, own: Path, tmp_path: Path
) -> None:
    circuit = load("saltmere", SHELF)
    line, flat = circuit.lines[0], circuit.centre[:, [0, 2]]
    x, z = line.x + 2 * line.normal_x, line.z + 2 * line.normal_z
    side = np.array([-line.normal_z, line.normal_x]) * 8
    axis = "PX" if line.normal_x > 0.7 else "NX" if line.normal_x < -0.7 else "PY"
    row = [5, x - side[0], z - side[1], x + side[0], z + side[1], axis]
    row += [*flat.min(axis=0), *flat.max(axis=0)]
    path = tmp_path / "gates.csv"
    head = "TRACK,P1X,P1Y,P2X,P2Y,DIRECTION,MINX,MINY,MAXX,MAXY"
    path.write_text(f"{head}\n{','.join(map(str, row))}\n6,0,0,9,9,PX,0,0,1,1\n", "utf-8")
    listed = track("import", path)
    assert "saltmere: finish line would move by +2.00 m (gate 5)" in listed.output
    assert "1 of 2 gates lie on no known circuit." in listed.output
    assert not own.exists()
    assert (
        "saltmere: finish line moved by +2.00 m (gate 5)"
        in track("import", path, "--replace").output
    )
    assert load("saltmere", own).lines[0].x == pytest.approx(x, abs=1e-3)


def test_mistakes_are_one_sentence(lap: Path, track: Track, tmp_path: Path) -> None:
    assert "There is no circuit called 'nowhere'" in refused(track("show", "nowhere"))
    assert "nowhere.gtz" in refused(track("learn", tmp_path / "nowhere.gtz"))
    assert "nowhere.json" in refused(track("import", tmp_path / "nowhere.json"))
    assert "has no packets of rig 3" in refused(track("recognise", lap, "--rig", 3))
    short = tmp_path / "short.bin"
    short.write_bytes(lap.read_bytes()[: 296 * 1000])
    assert "no lap was completed" in refused(track("learn", short))
    assert "no key" in refused(track("learn", lap, "--name", "日本"))


def test_a_track_is_learnt_from_a_real_recording(recordings: Path, track: Track, own: Path) -> None:
    done = track("learn", recordings / "zetetos" / "demo.gtz", "--name", "Spa")
    assert done.exit_code == 0, done.output
    assert "126 m that nobody drove are drawn straight ahead." in done.stdout
    assert load("spa", own).length_m == pytest.approx(6939, abs=15)
