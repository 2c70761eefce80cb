"""Lines of a circuit are moved by hand, and the circuit stays a circuit."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from racecontrol.tracks.circuit import LineKind, TimingLine
from racecontrol.tracks.editing import move_line
from racecontrol.tracks.laying import Plan, lay_out
from racecontrol.tracks.library import TrackError, load_plan, save
from tests.tracks.drive import SHELF

PLAN = load_plan("saltmere", SHELF)


def line_of(plan: Plan, kind: LineKind, number: int = 0) -> TimingLine:
    lines = lay_out("x", plan).lines
    return next(line for line in lines if (line.kind, line.number) == (kind, number))


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (LineKind.SECTOR, 1),
        (LineKind.SECTOR, 2),
        (LineKind.PIT_IN, 0),
        (LineKind.PIT_OUT, 0),
    ],
)
def test_a_line_goes_where_it_is_dragged(kind: LineKind, number: int) -> None:
    before = line_of(PLAN, kind, number)
    plan = move_line(PLAN, kind, number, before.distance_m + 50)
    moved = line_of(plan, kind, number)
    assert moved.distance_m == pytest.approx(before.distance_m + 50)
    assert np.hypot(moved.x - before.x, moved.z - before.z) == pytest.approx(50, abs=6)
    others = [x for x in lay_out("x", plan).lines if (x.kind, x.number) != (kind, number)]
    assert all(line in lay_out("x", PLAN).lines for line in others)


def test_a_mini_sector_that_was_dragged_is_kept(tmp_path: Path) -> None:
    plan = move_line(PLAN, LineKind.MINI, 3, 300.0)
    save("here", plan, tmp_path)
    assert line_of(load_plan("here", tmp_path), LineKind.MINI, 3).distance_m == 300.0
    assert lay_out("x", plan).mini_sectors == 20


@settings(deadline=None, max_examples=8)
@given(st.floats(-80, 80))
def test_moving_the_finish_line_leaves_everything_else_in_place(by_m: float) -> None:
    plan = move_line(PLAN, LineKind.FINISH, 0, by_m)
    assert plan.facts.length_m == pytest.approx(PLAN.facts.length_m, abs=3)
    for kind, number in ((LineKind.SECTOR, 1), (LineKind.SECTOR, 2), (LineKind.PIT_IN, 0)):
        before, after = line_of(PLAN, kind, number), line_of(plan, kind, number)
        assert np.hypot(after.x - before.x, after.z - before.z) < 1.5
    finish = line_of(plan, LineKind.FINISH)
    assert np.hypot(plan.centre[0, 0] - finish.x, plan.centre[0, 2] - finish.z) < 0.5


@pytest.mark.parametrize(
    ("kind", "number", "metres", "told"),
    [
        (LineKind.SECTOR, 1, 1500.0, "between 0 m and 1440 m"),
        (LineKind.SECTOR, 2, 700.0, "between 765 m and 2314 m"),
        (LineKind.SECTOR, 4, 700.0, "no line where sector 4 ends"),
        (LineKind.MINI, 2, 10.0, "The end of mini-sector 2 must stay"),
    ],
)
def test_a_line_does_not_pass_its_neighbour(
    kind: LineKind, number: int, metres: float, told: str
) -> None:
    with pytest.raises(TrackError, match=told):
        move_line(PLAN, kind, number, metres)


def test_an_unknown_pit_lane_has_no_lines_to_move(tmp_path: Path) -> None:
    text = (SHELF / "saltmere.toml").read_text("utf-8")
    head, rest = text.split("[pit_lane]")
    (tmp_path / "bare.toml").write_text(head + rest[rest.index("[[turns]]") :], "utf-8")
    (tmp_path / "bare.csv").write_text((SHELF / "saltmere.csv").read_text("utf-8"), "utf-8")
    with pytest.raises(TrackError, match="somebody must drive it"):
        move_line(load_plan("bare", tmp_path), LineKind.PIT_IN, 0, 10.0)
