"""A whole event in which a rig dies: through the installed command, over real cables."""

import contextlib
import json
import subprocess
from pathlib import Path

import pytest

from drivers.simulation.plan import CarPlan, RigDies, SessionKind, SessionPlan
from drivers.simulation.truth import run_session
from racecontrol.control import replay
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.facts import LapCompleted, RigFellSilent
from racecontrol.meeting.model import Phase
from racecontrol.meeting.parity_facts import EntryMoved, TimeCredited
from racecontrol.sessions import classify
from racecontrol.tracks.library import load
from tests.frontdoor.short_event import COMMAND, environment, free_port

pytestmark = pytest.mark.xdist_group("whole_program")

SEED, LAPS = 5, 2
CARS = ("ADA", "BEN", "CLO")
DEATH = RigDies("BEN", 85.0, 115.0)
DEAD, SPARE, MOVED = 2, 4, 12

HEAD = f"""
key = "swap"
name = "A rig dies"
rulebook = "nations-cup-2025"
protest_s = 0
[officials]
director = "Dora"
steward = "Stella"
technician = "Theo"
[[sessions]]
key = "race-1"
name = "Race 1"
format = "race"
track = "saltmere"
laps = {LAPS}
"""
RIG = """
[[rigs]]
number = {0}
address = "127.0.1.{0}"
usb = "1-1.{0}:1.0"
"""
ENTRY = """
[[entries]]
number = {0}
driver = "Driver {0}"
code = "{1}"
nation = "ITA"
rig = {2}
"""
SCRIPT = f"""
[proving]
golden = 1
[[incidents]]
session = "race-1"
kind = "rig dies"
car = "BEN"
at_s = {DEATH.at_s}
back_s = {DEATH.back_s}
[[steps]]
session = "race-1"
after_s = 90.0
swap = {{ entry = {MOVED}, rig = {SPARE}, reason = "No power" }}
"""


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the event leaves behind: three drivers, four rigs."""
    folder = tmp_path_factory.mktemp("swap")
    entries = [ENTRY.format(10 + at, code, at) for at, code in enumerate(CARS, 1)]
    event, script = folder / "swap.toml", folder / "swap-rehearsal.toml"
    event.write_text("".join([HEAD, *map(RIG.format, range(1, 5)), *entries]), encoding="utf-8")
    script.write_text(SCRIPT, encoding="utf-8")
    ports = (f"--port={free_port()}", f"--console-port={free_port()}")
    files = (f"--out={folder / 'out'}", f"--event={event}", f"--script={script}")
    done = subprocess.run(
        [str(COMMAND), "demo", "--headless", "--speed=10", f"--seed={SEED}", *files, *ports],
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
        env=environment(),
    )
    assert done.returncode == 0, done.stderr + done.stdout
    assert "Rigs: 4 checked, certificate signed and sealed." in done.stdout
    return folder / "out"


@pytest.fixture(scope="module")
def journal(left: Path):
    with contextlib.closing(SqliteJournal(left / "event.journal", read_only=True)) as opened:
        facts = [recorded.fact for recorded in opened.read()]
        return facts, replay(opened)


def test_the_driver_is_moved_to_the_spare_rig_and_credited(journal) -> None:
    facts, state = journal
    (moved,) = [fact for fact in facts if isinstance(fact, EntryMoved)]
    assert (moved.entry, moved.from_rig, moved.to_rig, moved.laps, moved.by) == (
        MOVED, DEAD, SPARE, 1, "Theo",
    )  # fmt: skip
    (credit,) = [fact for fact in facts if isinstance(fact, TimeCredited)]
    lost_ms = 1000 * (DEATH.back_s - DEATH.at_s)
    assert credit.by == "Stella" and lost_ms - 10_000 < credit.ms < lost_ms + 30_000
    assert DEAD in {fact.rig for fact in facts if isinstance(fact, RigFellSilent)}
    assert state.meeting is not None and state.meeting.entry(MOVED).rig == SPARE


def test_all_cars_drive_the_laps_that_the_simulation_drove_and_the_lost_time_counts(
    journal,
) -> None:
    facts, state = journal
    plan = SessionPlan(SessionKind.RACE, "race-1", laps=LAPS, grid=CARS, incidents=(DEATH,))
    truth = run_session(load("saltmere"), plan, [CarPlan(code) for code in CARS], SEED)
    for at, code in enumerate(CARS, 11):
        laps = [f.lap for f in facts if isinstance(f, LapCompleted) and f.lap.entry == at]
        assert [lap.official_ms for lap in laps] == truth[code]
        assert [lap.lap for lap in laps] == [1, 2] and all(lap.live for lap in laps)
    session = state.sessions["race-1"]
    assert session.phase is Phase.FINAL
    rows = {row.entry: row for row in classify(state, session)}
    assert rows[MOVED].place == 3
    away_ms = 1000 * DEATH.back_s - truth["BEN"][0]
    assert rows[MOVED].total_ms == pytest.approx(sum(truth["BEN"]) + away_ms, abs=100)


def test_the_certificate_is_among_the_documents_and_its_seal_holds(left: Path, journal) -> None:
    _, state = journal
    assert state.parity.holds and state.parity.seal is not None
    path = left / "documents" / "parity-certificate.json"
    written = json.loads(path.read_text(encoding="utf-8"))
    assert written["result"] == "final"
    rigs = written["tables"][0]["rows"]
    assert [row["rig"] for row in rigs] == [1, 2, 3]
    assert {row["hash"] for row in rigs} == {state.parity.certificate.golden}
    assert any(f"from rig {DEAD} to rig {SPARE}" in note for note in written["notes"])
