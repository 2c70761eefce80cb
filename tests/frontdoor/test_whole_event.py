"""Whole events through the installed command: real UDP, a real journal, real windows offscreen."""

import contextlib
import signal
import struct
import subprocess
from pathlib import Path

import pytest

from drivers.capture.recordings import open_recording
from racecontrol.control import replay
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.facts import LapCompleted, RigFellSilent, RigHeardAgain
from racecontrol.meeting.flow_facts import (
    CarStationary,
    MovedEarly,
    OrderTaken,
    ReactionMeasured,
    SessionResumed,
)
from racecontrol.meeting.model import Phase
from racecontrol.sessions import classify
from racecontrol.verify import verify
from tests.frontdoor.short_event import demo_command, environment, official, racecontrol

pytestmark = pytest.mark.xdist_group("whole_program")


def run_demo(folder: Path, out: Path, *, rigs: int, speed: float) -> str:
    done = subprocess.run(
        demo_command(folder, out, rigs=rigs, speed=speed),
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
        env=environment(),
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def picture_size(path: Path) -> tuple[int, int]:
    """Width and height from the PNG's own header."""
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def test_a_whole_event_of_twelve_rigs_leaves_everything_it_should(tmp_path: Path) -> None:
    out = tmp_path / "out"
    printed = run_demo(tmp_path, out, rigs=12, speed=10)
    for name in ("Qualifying: final", "Race 1: final", "Race 2: final", "Points"):
        assert name in printed
    for session in ("qualifying", "race-1", "race-2"):
        for kind in ("json", "csv", "pdf", "html"):
            path = out / "documents" / f"{session}-classification.{kind}"
            assert path.stat().st_size > 500
    for console in ("director", "steward", "technician"):
        assert picture_size(out / f"{console}.png") == (1920, 1080)
    with contextlib.closing(SqliteJournal(out / "event.journal", read_only=True)) as journal:
        verification = verify(journal.read())
        assert verification.holds
        assert len(verification.proofs) == 9  # rows kept, revision and final of each session
        laps = [r.fact for r in journal.read() if isinstance(r.fact, LapCompleted)]
    state = verification.state
    assert all(session.phase is Phase.FINAL for session in state.sessions.values())
    for key in ("race-1", "race-2"):
        rows = classify(state, state.sessions[key])
        assert [row.place for row in rows] == list(range(1, 13))
        assert all(row.laps == 2 and not row.estimated for row in rows)
    penalised = next(r for r in classify(state, state.sessions["race-1"]) if r.entry == 11)
    assert penalised.penalty_ms == 5000
    assert all(len(f.lap.sectors_ms) == 3 and all(f.lap.sectors_ms) for f in laps if f.lap.flying)
    measured = [f.lap for f in laps if f.lap.derived_us is not None]
    assert len(measured) >= 12
    assert all(abs(lap.derived_us - lap.official_ms * 1000) <= 1000 for lap in measured)  # type: ignore[operator]
    recording = open_recording(out / "capture.mcap")
    seen = {recorded.rig for recorded in recording}
    assert seen == set(range(12))


@pytest.fixture(scope="session")
def small_event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an event of three rigs leaves behind, run at sixteen times life."""
    folder = tmp_path_factory.mktemp("small")
    run_demo(folder, folder / "out", rigs=3, speed=16)
    return folder / "out"


def test_whole_events_run_one_at_a_time(request: pytest.FixtureRequest) -> None:
    """Two at once starve each other's consoles: the group must really keep them on one worker."""
    if not getattr(request.config.option, "loadgroup", False):
        pytest.skip("not divided among workers by group")
    assert request.node.nodeid.endswith("@whole_program")


def test_the_same_seed_gives_the_same_official_results_at_another_speed(
    small_event: Path, tmp_path: Path
) -> None:
    run_demo(tmp_path, tmp_path / "again", rigs=3, speed=24)
    assert official(tmp_path / "again") == official(small_event)
    assert len(official(small_event)) == 3


def test_a_silent_rig_is_noted_and_its_laps_still_count(small_event: Path) -> None:
    with contextlib.closing(SqliteJournal(small_event / "event.journal", read_only=True)) as opened:
        facts = [recorded.fact for recorded in opened.read()]
        state = replay(opened)
    assert 2 in [f.rig for f in facts if isinstance(f, RigFellSilent)]
    heard = [f for f in facts if isinstance(f, RigHeardAgain)]  # others where the machine stood
    longest_ms = max(f.silent_ms for f in heard if f.rig == 2)
    assert longest_ms >= 9_000  # ten seconds of the cars' time, and as long as the machine stood
    rows = classify(state, state.sessions["race-2"])
    assert [row.laps for row in rows] == [2, 2, 2]


def test_a_race_under_red_is_restarted_over_what_is_left(small_event: Path) -> None:
    with contextlib.closing(SqliteJournal(small_event / "event.journal", read_only=True)) as opened:
        facts = [recorded.fact for recorded in opened.read()]
        state = replay(opened)
    (taken,) = [fact for fact in facts if isinstance(fact, OrderTaken)]
    assert (taken.session, taken.distance, set(taken.laps.values())) == ("race-2", 2, {1})
    (resumed,) = [fact for fact in facts if isinstance(fact, SessionResumed)]
    race = state.sessions["race-2"]
    assert race.elapsed_ns(race.ended_ns) < race.ended_ns - race.started_ns
    assert all(race.run(n).laps[-1].at_ns > resumed.at_ns for n in race.grid)
    assert all(len(race.run(n).laps) == 2 for n in race.grid)
    measured = [fact for fact in facts if isinstance(fact, ReactionMeasured)]
    assert len(measured) == 9  # three cars, three starts by lights
    assert all(0 < fact.moved_ms < 1_500 for fact in measured)
    assert not any(isinstance(fact, MovedEarly | CarStationary) for fact in facts)


def test_stopped_by_hand_it_says_how_to_go_on(tmp_path: Path) -> None:
    command = demo_command(tmp_path, tmp_path / "out", rigs=2, speed=24)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "Qualifying: on the grid\n"
        program.send_signal(signal.SIGINT)
        _, said = program.communicate(timeout=60)
    assert program.returncode == 1
    assert said.endswith("The same command takes it up again.\n")
    assert "Traceback" not in said


def test_results_and_verify_read_what_an_event_left(small_event: Path, tmp_path: Path) -> None:
    journal = str(small_event / "event.journal")
    asked = ("--session", "race-1", "--document", "classification", "--format", "csv,json,pdf")
    printed = racecontrol("results", journal, *asked, f"--out={tmp_path / 'docs'}")
    assert printed.returncode == 0
    assert "Race 1: final" in printed.stdout
    assert "Race 2" not in printed.stdout
    assert sorted(p.name for p in (tmp_path / "docs").iterdir()) == [
        "race-1-classification-decisions.csv",
        "race-1-classification.csv",
        "race-1-classification.json",
        "race-1-classification.pdf",
    ]
    proved = racecontrol("verify", journal)
    assert proved.returncode == 0
    assert proved.stdout.count("holds") == 9


@pytest.mark.parametrize("moment", ["Qualifying: running", "Race 1: lap 2 of 2"])
def test_killed_in_a_session_the_same_command_takes_the_event_up_again(
    tmp_path: Path, moment: str
) -> None:
    out = tmp_path / "out"
    command = demo_command(tmp_path, out, rigs=2, speed=20)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    ) as program:
        assert program.stdout is not None
        seen = any(moment in line for line in program.stdout)
        program.send_signal(signal.SIGKILL)
        assert program.stderr is not None
        assert seen, program.stderr.read()
    with contextlib.closing(SqliteJournal(out / "event.journal", read_only=True)) as journal:
        before = list(journal.read())
        running = replay(journal).current
    assert running is not None
    assert running.running
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=280, check=False, env=environment()
    )
    assert done.returncode == 0, done.stderr
    assert "Taking up the event" in done.stderr
    with contextlib.closing(SqliteJournal(out / "event.journal", read_only=True)) as journal:
        after = list(journal.read())
        verification = verify(after)
    assert after[: len(before)] == before
    assert verification.holds
    session = verification.state.sessions[running.plan.key]
    assert session.started_ns == running.started_ns
    assert all(s.phase is Phase.FINAL for s in verification.state.sessions.values())
