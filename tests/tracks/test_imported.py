"""Circuits and gates from files of other projects, invented ones here."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from racecontrol.tracks.beside import places_beside
from racecontrol.tracks.centre_line import CentreLine
from racecontrol.tracks.gates import COLUMNS, fitting_gate, read_gates, with_gate
from racecontrol.tracks.imported import read_plan
from racecontrol.tracks.laying import Plan, lay_out
from racecontrol.tracks.library import TrackError, load, load_plan
from tests.tracks.drive import SHELF

SALTMERE = load("saltmere", SHELF)
ROAD = CentreLine.through(SALTMERE.centre, SALTMERE.length_m)


def capture(from_m: float = 0.4, to_m: float = SALTMERE.length_m - 0.4) -> dict[str, Any]:
    """One lap, a point a metre, in the words of a captured file."""
    along = np.arange(from_m, to_m, 1.0)
    points = ROAD.point_at(along).round(4).tolist()
    return {
        "$schema": "schema/circuit-schema.json",
        "name": "Saltmere",
        "variationName": "Saltmere - Full",
        "country": "uk",
        "lengthMetres": 2314,
        "coordinates": {"circuit": [{"x": x, "y": y, "z": z} for x, y, z in points]},
    }


def survey(**changes: Any) -> dict[str, Any]:
    """Edges of the road every 2 m, sorted by place as surveys are, and three crossings."""
    edges = []
    for side, offset in (("L", -5.0), ("R", 6.0)):
        along = np.arange(0, ROAD.length_m, 2.0)
        headings = ROAD.heading_at(along)
        for point, heading in zip(ROAD.beside(along, offset), headings, strict=True):
            x, y, z = point.round(3).tolist()
            hx, hz = heading.round(5).tolist()
            edges.append({"x": x, "y": y, "z": z, "hx": hx, "hz": hz, "side": side})
    edges.sort(key=lambda edge: (edge["side"], edge["x"]))
    at, way = ROAD.point_at([0.2, 0.7, 0.9]), ROAD.heading_at(0.0).tolist()
    crossings = [{"x": x, "z": z, "hx": way[0], "hz": way[1]} for x, _, z in at.tolist()]
    apex = ROAD.point_at(484.9).tolist()
    return {
        "meta": {"track": "Saltmere", "official": {"length_m": 2318.0}},
        "edges": edges,
        "finish_crossings": crossings,
        "corners": [{"n": 2, "apex": {"x": apex[0], "z": apex[2]}}, {"n": 3, "apex": None}],
        **changes,
    }


def written(folder: Path, fields: Any) -> Path:
    path = folder / "layout.json"
    path.write_text(json.dumps(fields), "utf-8")
    return path


def off_m(plan: Plan) -> np.ndarray:
    return places_beside(ROAD, plan.centre).offset_m


def test_a_captured_lap_becomes_a_circuit(tmp_path: Path) -> None:
    plan = read_plan(written(tmp_path, capture()))
    assert (plan.facts.name, plan.facts.country) == ("Saltmere - Full", "GBR")
    assert plan.facts.length_m == pytest.approx(SALTMERE.length_m, rel=2e-3)
    assert np.abs(off_m(plan)).max() < 0.35
    finish, known = lay_out("x", plan).lines[0], SALTMERE.lines[0]
    assert np.hypot(finish.x - known.x, finish.z - known.z) < 0.6


def test_a_lap_from_the_start_line_on_ends_at_the_finish_line(tmp_path: Path) -> None:
    plan = read_plan(written(tmp_path, capture(from_m=40.0)))
    assert plan.facts.length_m == pytest.approx(SALTMERE.length_m, rel=3e-3)
    begin = ROAD.point_at(0.0)
    assert np.linalg.norm(plan.centre[0] - begin) < 1


def test_a_survey_becomes_a_circuit_with_its_turns(tmp_path: Path) -> None:
    plan = read_plan(written(tmp_path, survey()))
    assert np.median(off_m(plan)) == pytest.approx(0.5, abs=0.1)  # the middle of -5 and 6
    assert np.abs(off_m(plan) - 0.5).max() < 2.5  # where the road turns tightly
    assert plan.facts.half_width_m == pytest.approx(5.5, abs=0.4)
    assert [(turn.number, round(turn.distance_m)) for turn in plan.facts.turns] == [
        (2, pytest.approx(485, abs=4))
    ]
    assert plan.facts.length_m == pytest.approx(SALTMERE.length_m, rel=0.01)


def hole(fields: dict[str, Any]) -> dict[str, Any]:
    del fields["coordinates"]["circuit"][500:600]
    return fields


def one_side_gone(fields: dict[str, Any]) -> dict[str, Any]:
    half = max(edge["x"] for edge in fields["edges"]) / 2
    fields["edges"] = [edge for edge in fields["edges"] if edge["x"] < half]
    return fields


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (hole(capture()), "has a hole of 1"),
        (capture(to_m=1500.0), "from where it began"),
        (capture(to_m=20.0), "too few points"),
        ({"name": "x"}, "is not as expected"),
        ([1, 2], "is not as expected"),
        ({**capture(), "coordinates": {"circuit": [{"x": 1}]}}, "is not as expected"),
        (survey(finish_crossings=[]), "no crossing of the finish line"),
        (one_side_gone(survey()), "has no edges beyond"),
        (survey(meta={"track": "S", "official": {"length_m": 4000}}), "4000 m"),
        (survey(edges=[{"x": "left"}]), "is not as expected"),
    ],
)
def test_a_file_without_a_circuit_is_one_sentence(fields: Any, told: str, tmp_path: Path) -> None:
    with pytest.raises(TrackError, match=r"layout\.json .*\.$") as refused:
        read_plan(written(tmp_path, fields))
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_no_json_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "layout.json"
    with pytest.raises(TrackError, match="cannot be read"):
        read_plan(path)
    path.write_bytes(b"\xff\xfe{")
    with pytest.raises(TrackError, match="is not JSON"):
        read_plan(path)


# ---- gates ----


def gates_file(folder: Path, along_m: float, *rows: str, direction: str = "") -> Path:
    """A gate across Saltmere, 18 m wide, turned by 2 degrees against the road."""
    middle = ROAD.point_at(along_m)[[0, 2]]
    heading = ROAD.heading_at(along_m)
    turn = np.arctan2(heading[1], heading[0]) + np.radians(2.0)
    side = 9 * np.array([-np.sin(turn), np.cos(turn)])
    ends = [*(middle - side), *(middle + side)]
    if not direction:
        axis = int(np.argmax(np.abs(heading)))
        direction = ("P" if heading[axis] > 0 else "N") + "XY"[axis]
    flat = SALTMERE.centre[:, [0, 2]]
    row = [7, *ends, direction, *flat.min(axis=0), *flat.max(axis=0)]
    path = folder / "gates.csv"
    path.write_text("\n".join([",".join(COLUMNS), ",".join(map(str, row)), *rows, ""]), "utf-8")
    return path


ELSEWHERE = '8,0,0,10,0,"PY",-50,-50,60,40'


def test_a_gate_is_put_onto_the_circuit_of_its_place(tmp_path: Path) -> None:
    plan = load_plan("saltmere", SHELF)
    gates = read_gates(gates_file(tmp_path, 3.0, ELSEWHERE))
    fit = fitting_gate("saltmere", plan, gates)
    assert fit is not None
    assert (fit.gate.track, fit.key) == ("7", "saltmere")
    assert fit.moved_m == pytest.approx(3.0, abs=0.01)
    moved = lay_out("saltmere", with_gate(plan, fit.gate))
    assert (moved.lines[0].x, moved.lines[0].z) == pytest.approx(fit.gate.middle, abs=1e-3)
    assert (moved.lines[0].normal_x, moved.lines[0].normal_z) == pytest.approx(
        fit.gate.normal, abs=1e-5
    )
    assert moved.lines[1].distance_m == pytest.approx(765 - 3, abs=0.5)
    again = fitting_gate("saltmere", with_gate(plan, fit.gate), gates)
    assert again is not None
    assert again.moved_m == pytest.approx(0, abs=0.05)


def test_a_gate_driven_the_other_way_or_elsewhere_on_the_lap_does_not_fit(tmp_path: Path) -> None:
    plan = load_plan("saltmere", SHELF)
    right = read_gates(gates_file(tmp_path, 3.0))[0]
    flipped = {"PX": "NX", "NX": "PX", "PY": "NY", "NY": "PY"}
    heading = ROAD.heading_at(3.0)
    axis = int(np.argmax(np.abs(heading)))
    wrong_way = flipped[("P" if heading[axis] > 0 else "N") + "XY"[axis]]
    assert fitting_gate("s", plan, [right]) is not None
    assert (
        fitting_gate("s", plan, read_gates(gates_file(tmp_path, 3.0, direction=wrong_way))) is None
    )
    assert fitting_gate("s", plan, read_gates(gates_file(tmp_path, 600.0))) is None
    assert fitting_gate("s", plan, []) is None


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("8,0,0,10,0,UP,-50,-50,60,40", "Line 3 of gates.csv is no gate: 'UP'"),
        ("8,0,zero,10,0,PX,-50,-50,60,40", "Line 3 of gates.csv is no gate"),
        ("8,0,0", "Line 3 of gates.csv is no gate"),
        ("8,5,5,5,5,PX,-50,-50,60,40", "its ends are the same place"),
    ],
)
def test_a_row_that_is_no_gate_is_told(row: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(TrackError) as refused:
        read_gates(gates_file(tmp_path, 3.0, row))
    assert told in str(refused.value)


def test_a_file_without_gates_is_told(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    with pytest.raises(TrackError, match="has no column TRACK"):
        read_gates(tmp_path / "other.csv")
    with pytest.raises(TrackError, match="cannot be read"):
        read_gates(tmp_path / "nowhere.csv")
