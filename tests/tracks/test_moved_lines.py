"""Timing lines laid elsewhere: what is refused, what is kept, and what a second time changes."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from racecontrol.meeting.acts import MoveTimingLine
from racecontrol.meeting.facts import TimingLineMoved
from racecontrol.meeting.model import LineMove, MovableLine, Person, Role
from racecontrol.tracks import library
from racecontrol.tracks.circuit import LineKind
from racecontrol.tracks.editing import lies_at, with_moves
from racecontrol.tracks.library import TrackError
from racecontrol.tracks.of_event import EventTracks
from tests.story import DIRECTOR, STEWARD, Story

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "tracks"
TECHNICIAN = Person("Technician", Role.TECHNICIAN)
SALTMERE = library.load_plan("saltmere")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ASSETS, tmp_path / "tracks"))


def moved(to_m: float, number: int = 1, line: MovableLine = MovableLine.SECTOR) -> TimingLineMoved:
    return TimingLineMoved(LineMove("saltmere", line, number, 0.0, to_m), 0)


def sector_ends(tracks: EventTracks) -> list[float]:
    lines = tracks["saltmere"].lines
    return [round(line.distance_m, 1) for line in lines if line.kind is LineKind.SECTOR]


def test_a_moved_line_is_where_the_next_one_who_asks_finds_it(folder: Path) -> None:
    tracks = EventTracks(["saltmere"], folder)
    first, second = sector_ends(tracks)
    assert tracks.follow([moved(first + 20)])
    assert sector_ends(tracks) == [first + 20, second]
    assert EventTracks(["saltmere"], folder)["saltmere"].lines == tracks["saltmere"].lines


def test_facts_that_move_nothing_write_nothing(folder: Path) -> None:
    tracks = EventTracks(["saltmere"], folder)
    before = (folder / "saltmere.toml").read_bytes()
    assert not tracks.follow([])
    assert (folder / "saltmere.toml").read_bytes() == before


def test_a_folder_that_cannot_be_written_leaves_the_line_moved_and_says_so(folder: Path) -> None:
    tracks = EventTracks(["saltmere"], folder)
    first, _ = sector_ends(tracks)
    shutil.rmtree(folder)
    folder.write_text("a file where the folder should be")
    tracks.follow([moved(first + 20)])
    assert sector_ends(tracks)[0] == first + 20
    assert "cannot be saved" in tracks.not_saved


def test_tracks_without_a_file_are_named(folder: Path) -> None:
    tracks = EventTracks((key for key in ("saltmere", "atlantis")), folder)
    assert (list(tracks), tracks.missing) == (["saltmere"], ("atlantis",))


@given(st.lists(st.tuples(st.sampled_from([1, 2]), st.floats(100, 2000)), max_size=6))
def test_laying_the_same_moves_again_changes_nothing(steps: list[tuple[int, float]]) -> None:
    moves = [LineMove("saltmere", MovableLine.SECTOR, n, 0.0, round(m, 1)) for n, m in steps]
    once = with_moves(SALTMERE, moves)
    assert with_moves(once, moves).facts == once.facts


def test_a_line_may_not_pass_its_neighbour_nor_lie_off_the_lap() -> None:
    circuit = library.load("saltmere")
    _, second = (line.distance_m for line in circuit.lines if line.kind is LineKind.SECTOR)
    with pytest.raises(TrackError, match="must stay between"):
        lies_at(circuit, MovableLine.SECTOR, 1, second + 5)
    with pytest.raises(TrackError, match="along the lap"):
        lies_at(circuit, MovableLine.SECTOR, 1, float("nan"))
    with pytest.raises(TrackError, match="no timing line called sector 7"):
        lies_at(circuit, MovableLine.SECTOR, 7, 100.0)


def test_the_technician_and_the_director_may_move_a_line_and_the_steward_may_not() -> None:
    act = MoveTimingLine("saltmere", MovableLine.SECTOR, 1, 500.0, from_m=480.0)
    story = Story(7, 44)
    story.act(act, TECHNICIAN)
    assert story.state.line_moves[-1] == LineMove("saltmere", MovableLine.SECTOR, 1, 480.0, 500.0)
    story.act(MoveTimingLine("saltmere", MovableLine.SECTOR, 1, 480.0, from_m=500.0), DIRECTOR)
    assert story.refused(act, STEWARD).startswith("Only the rig technician")


def test_no_line_moves_while_cars_are_timed_at_it() -> None:
    story = Story(7, 44)
    story.start("race-1", 7, 44)
    act = MoveTimingLine("saltmere", MovableLine.SECTOR, 1, 500.0, from_m=480.0)
    assert story.refused(act, TECHNICIAN) == "Race 1 is being timed at these lines. End it first."
    story.act(MoveTimingLine("elsewhere", MovableLine.SECTOR, 1, 500.0), TECHNICIAN)
