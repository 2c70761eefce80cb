"""The control thread, on a real journal: durable before shown, refused with a reason."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from racecontrol.control import FAULT, Accepted, Control, Update, open_meeting, replay, take_up
from racecontrol.journal import JournalUnusable
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.acts import (
    DeclareFinal,
    EndSession,
    FormGrid,
    GiveDecision,
    InsertPassing,
    PublishResult,
    ShowFlag,
    StartSession,
    UndoCorrection,
)
from racecontrol.meeting.decide import Refused
from racecontrol.meeting.facts import (
    ChequeredMoved,
    FlagShown,
    PassingRecorded,
    ProgramStarted,
    RigFellSilent,
)
from racecontrol.meeting.justice_acts import SignResult
from racecontrol.meeting.model import Flag, Phase, Source
from racecontrol.scoring import MissedLap
from racecontrol.sessions import classify
from racecontrol.timing.telemetry import LapStep
from racecontrol.timing.telemetry import Passing as SeenPassing
from racecontrol.tracks.library import load
from racecontrol.verify import verify
from tests.story import DIRECTOR, STEWARD, meeting

GAME_S = 1_001_000_000


class Bench:
    """A control with its journal, and a way to wait for what it tells."""

    def __init__(self, path: Path) -> None:
        self.journal = SqliteJournal(path, "test")
        clock = open_meeting(self.journal, meeting(7, 12, laps=2))
        self.control = Control(self.journal, clock, {"saltmere": load("saltmere")})
        self.told: list[Update] = []
        self._heard = threading.Condition()
        self.control.subscribe(self._hear)
        self.control.start()

    def _hear(self, update: Update) -> None:
        with self._heard:
            self.told.append(update)
            self._heard.notify_all()

    def wait_until(self, holds: Callable[[Update], bool]) -> None:
        with self._heard:
            assert self._heard.wait_for(lambda: any(holds(u) for u in self.told), timeout=10)

    def act(self, act: object, who: object = DIRECTOR) -> Accepted:
        answer = self.control.submit(act, who).result(timeout=10)  # type: ignore[arg-type]
        assert isinstance(answer, Accepted), answer
        return answer

    def start_race(self) -> int:
        self.act(FormGrid("race-1", (7, 12)))
        self.act(StartSession("race-1"))
        return self.control.state.sessions["race-1"].started_ns

    def lap(self, rig: int, lap: int, started_ns: int, end_s: float, ms: int) -> None:
        at_ns = started_ns + round(end_s * GAME_S)
        self.control.observe(
            LapStep(rig, lap, 2, ms, ms + 0.2, at_ns, 900, None, True, lap > 1, 0, 0, 3000, 9)
        )

    def close(self) -> None:
        self.control.stop()
        self.journal.close()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path / "event.journal")
    yield made
    made.close()


def test_a_fact_is_in_the_journal_before_anybody_hears_of_it(bench: Bench) -> None:
    on_disk: list[int] = []

    def look(update: Update) -> None:
        with contextlib.closing(SqliteJournal(bench.journal.path, read_only=True)) as other:
            on_disk.append(other.head - update.seq)

    bench.control.subscribe(look)
    bench.start_race()
    assert on_disk
    assert set(on_disk) == {0}


def test_a_refused_act_leaves_no_trace(bench: Bench) -> None:
    head = bench.journal.head
    answer = bench.control.submit(StartSession("race-1"), DIRECTOR).result(timeout=10)
    assert answer == Refused("Race 1 has no grid yet. Form the grid first.")
    assert bench.journal.head == head


def test_the_flag_falls_by_itself_when_the_leader_has_covered_the_distance(bench: Bench) -> None:
    started_ns = bench.start_race()
    for lap, (first, second) in enumerate([(60.0, 61.0), (120.0, 121.5)], 1):
        bench.lap(0, lap, started_ns, first, 60_000)
        bench.lap(1, lap, started_ns, second, 60_500)
    bench.wait_until(lambda u: u.state.sessions["race-1"].phase is Phase.CHEQUERED)
    session = bench.control.state.sessions["race-1"]
    assert session.chequered_ns == started_ns + 120 * GAME_S


def test_passings_become_facts_with_the_line_they_were_at(bench: Bench) -> None:
    started_ns = bench.start_race()
    bench.control.observe(SeenPassing(1, 1, 1, 600.25, started_ns + GAME_S, 700, True, 601))
    bench.wait_until(lambda u: any(isinstance(f, PassingRecorded) for f in u.facts))
    passing = bench.control.state.sessions["race-1"].run(12).passings[0]
    assert (passing.line, passing.sector, passing.lap) == ("sector", 1, 1)
    assert passing.game_us == round(600.25 * 1e6 / 60)


@pytest.mark.parametrize("what", ["before the start", "not live", "menu", "no session"])
def test_what_must_not_be_timed_is_not_timed(bench: Bench, what: str) -> None:
    started_ns = bench.start_race() if what != "no session" else bench.control.clock.now()
    at_ns = started_ns + (-GAME_S if what == "before the start" else GAME_S)
    lap = -1 if what == "menu" else 1
    bench.control.observe(SeenPassing(0, 1, lap, 60.0, at_ns, 7, what != "not live", 61))
    bench.control.observe(RigFellSilent(1, at_ns))  # comes after, so the passing was looked at
    bench.wait_until(lambda u: RigFellSilent(1, at_ns) in u.facts)
    runs = [s.runs for s in bench.control.state.sessions.values()]
    assert runs == [{}, {}, {}]


def test_a_lap_of_too_few_samples_is_kept_but_does_not_score(bench: Bench) -> None:
    started_ns = bench.start_race()
    bench.control.observe(
        LapStep(0, 1, 2, 5_000, None, started_ns + 5 * GAME_S, 9, None, True, False, 0, 0, 300, 9)
    )
    bench.wait_until(lambda u: bool(u.state.sessions["race-1"].run(7).laps))
    assert not bench.control.state.sessions["race-1"].run(7).laps[0].live


def test_a_journal_that_cannot_write_refuses_acts_and_keeps_what_was_seen(bench: Bench) -> None:
    bench.start_race()
    pages = bench.journal._db.pragma("page_count")
    bench.journal._db.pragma("max_page_count", pages)
    refused = None
    seen = 0
    while refused is None:  # until the file is full
        bench.control.observe(RigFellSilent(seen, 1))
        seen += 1
        answer = bench.control.submit(GiveDecision("race-1", 7, "time-5", "x"), STEWARD).result(10)
        refused = answer if isinstance(answer, Refused) else None
    assert "cannot write" in refused.reason
    assert "cannot write" in bench.control.journal_health().failing
    bench.journal._db.pragma("max_page_count", 1_000_000)
    bench.wait_until(lambda u: RigFellSilent(seen - 1, 1) in u.facts)
    silences = [r.fact for r in bench.journal.read() if isinstance(r.fact, RigFellSilent)]
    assert silences == [RigFellSilent(rig, 1) for rig in range(seen)]
    assert bench.control.journal_health().failing == ""


def test_what_was_done_is_there_after_a_restart_and_the_clock_runs_on(bench: Bench) -> None:
    started_ns = bench.start_race()
    bench.lap(0, 1, started_ns, 60.0, 60_000)
    bench.wait_until(lambda u: bool(u.state.sessions["race-1"].run(7).laps))
    before, now_ns = bench.control.state, bench.control.clock.now()
    bench.close()
    journal = SqliteJournal(bench.journal.path)
    clock = open_meeting(journal, meeting(7, 12))
    assert 0 <= clock.now() - now_ns < 60 * GAME_S
    after = replay(journal)
    assert after.sessions == before.sessions
    starts = [r for r in journal.read() if isinstance(r.fact, ProgramStarted)]
    assert len(starts) == 2
    journal.close()


def test_a_published_result_can_be_recomputed_and_a_changed_one_must_be_published_again(
    bench: Bench,
) -> None:
    started_ns = bench.start_race()
    bench.lap(0, 1, started_ns, 60.0, 60_000)
    bench.wait_until(lambda u: bool(u.state.sessions["race-1"].run(7).laps))
    bench.act(EndSession("race-1"))
    bench.act(PublishResult("race-1"))
    bench.act(GiveDecision("race-1", 7, "disqualification", "wrong car"), STEWARD)
    answer = bench.control.submit(DeclareFinal("race-1"), DIRECTOR).result(timeout=10)
    assert isinstance(answer, Refused)
    assert "Publish it again" in answer.reason
    bench.act(PublishResult("race-1"))
    bench.act(SignResult("race-1"), STEWARD)
    bench.act(DeclareFinal("race-1"))
    verification = verify(bench.journal.read())
    assert verification.holds
    assert [proof.what for proof in verification.proofs] == [
        *("rows kept", "revision 1"),
        *("rows kept", "revision 2"),
        "final",
    ]
    assert verification.proofs[1].published != verification.proofs[3].published


def test_a_subscriber_that_fails_stops_nobody_else(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(update: Update) -> None:
        raise RuntimeError(update.seq)

    bench.control.subscribe(broken)
    bench.start_race()
    bench.wait_until(lambda u: u.state.sessions["race-1"].phase is Phase.STARTED)
    assert "A subscriber failed" in caplog.text
    caplog.clear()


def test_a_fault_of_the_program_is_said_and_the_control_lives_on(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    started_ns = bench.start_race()
    bench.control.observe(SeenPassing(0, 99, 1, 60.0, started_ns + GAME_S, 7, True, 61))  # no line
    answer = bench.control.submit(ShowFlag("race-1", Flag.RED), DIRECTOR).result(timeout=10)
    if isinstance(answer, Refused):  # it shared the round with the fault
        assert answer.reason == FAULT
        bench.act(ShowFlag("race-1", Flag.RED))
    assert bench.control.state.sessions["race-1"].red
    assert "A round of the control failed" in caplog.text
    caplog.clear()


def test_flags_come_back_as_facts_with_who_and_when(bench: Bench) -> None:
    bench.start_race()
    accepted = bench.act(ShowFlag("race-1", Flag.YELLOW, sector=2))
    recorded = accepted.facts[0]
    assert isinstance(recorded.fact, FlagShown)
    assert (recorded.who, recorded.fact.sector) == (DIRECTOR, 2)


def test_a_lap_by_hand_is_durable_and_the_stream_that_returns_takes_its_place(
    bench: Bench,
) -> None:
    bench.act(FormGrid("race-1", (7, 12)))
    started_ns = bench.control.clock.now() - 70 * GAME_S
    bench.act(StartSession("race-1", started_ns))
    bench.control.observe(RigFellSilent(1, started_ns + 50 * GAME_S))
    by_hand = InsertPassing("race-1", 7, "seen at the line", started_ns + 61 * GAME_S)
    made = bench.act(by_hand).facts[0]
    assert made.who == DIRECTOR
    lap = bench.control.state.sessions["race-1"].run(7).laps[0]
    assert (lap.official_ms, lap.source) == (61_000, Source.BY_HAND)
    assert replay(bench.journal).sessions == bench.control.state.sessions
    bench.control.observe(MissedLap(0, 1, 60_800, bench.control.clock.now(), -1, 2))
    bench.wait_until(lambda u: bool(u.state.sessions["race-1"].run(7).recorded))
    (lap,) = bench.control.state.sessions["race-1"].run(7).laps
    assert (lap.official_ms, lap.source) == (60_800, Source.BACKUP)
    bench.act(UndoCorrection("race-1", 1, "not needed any more"))
    assert bench.control.state.sessions["race-1"].run(7).laps == (lap,)
    assert replay(bench.journal).sessions == bench.control.state.sessions


def test_a_winner_who_is_heard_after_the_second_takes_the_flag_with_him(bench: Bench) -> None:
    started_ns = bench.start_race()
    bench.lap(0, 1, started_ns, 60.0, 60_000)
    bench.lap(1, 1, started_ns, 60.5, 60_500)
    bench.lap(1, 2, started_ns, 120.003, 59_503)
    bench.wait_until(lambda u: u.state.sessions["race-1"].phase is Phase.CHEQUERED)
    bench.lap(0, 2, started_ns, 120.0, 60_000)
    bench.wait_until(lambda u: any(isinstance(f, ChequeredMoved) for f in u.facts))
    session = bench.control.state.sessions["race-1"]
    assert session.chequered_ns == started_ns + 120 * GAME_S
    rows = classify(bench.control.state, session)
    assert [(row.entry, row.status) for row in rows] == [(7, "finished"), (12, "finished")]
    assert replay(bench.journal).sessions == bench.control.state.sessions


def test_a_journal_is_read_once_when_it_is_taken_up_and_each_fact_is_told(tmp_path: Path) -> None:
    journal = SqliteJournal(tmp_path / "journal.db", "test")
    event = meeting(7, 12)
    open_meeting(journal, event)
    read: list[int] = []
    clock, state = take_up(journal, event, read=read.append)
    assert read == [1, 2]  # what stood there; the start that is written now is not read again
    control = Control(journal, clock, state=state)
    assert control.state == replay(journal)
    assert journal.head == 3
    journal.close()


def test_a_journal_of_other_rigs_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with contextlib.closing(SqliteJournal(tmp_path / "journal.db", "test")) as journal:
        open_meeting(journal, meeting(7, 12))
        head = journal.head
        with pytest.raises(JournalUnusable) as refused:
            take_up(journal, meeting(7, 12, 31))
        assert str(refused.value) == (
            "The journal was begun with 2 rigs (1, 2), the event file has 3 rigs (1, 2, 3). "
            "Give the event the rigs of its journal, or begin another journal."
        )
        assert journal.head == head
