"""Evidence from before a restart, out of real captures; what the panel says meanwhile."""

import numpy as np
import pytest

from drivers.gt7 import _gt7
from racecontrol.frontdoor.recall import recall_of
from racecontrol.meeting.acts import GiveDecision, NoteIncident
from racecontrol.meeting.bookmarks import MarkMoment, StrikeBookmark
from racecontrol.meeting.facts import ProgramStarted
from racecontrol.meeting.model import Incident
from racecontrol.meeting.parity_facts import EntryMoved
from racecontrol.stewarding.evidence import Found
from racecontrol.timing import _timing
from racecontrol.timing.clock import EventClock
from racecontrol.timing.sample import SAMPLE
from tests.frontdoor.test_recordings_of_event import TICK_NS, driven, record, torn
from tests.story import GAME_MS, START_NS, STEWARD, Story
from ui.steward import keeper as keeping
from ui.steward.evidence import AFTER_S, BEFORE_S, Origin
from ui.steward.evidence_panel import EvidencePanel
from ui.steward.keeper import EvidenceKeeper

NS = 1_000_000_000
CLOCK = EventClock(START_NS, 5_000 * NS)
NUMBERS = (7, 12, 23)


def at_ns(seconds):
    return START_NS + round(seconds * NS)


def note(race, at_s, *entries):
    race.act(NoteIncident("race-1", entries, "Impeding"), STEWARD, at_ms=at_s * NS / GAME_MS)


@pytest.fixture
def race():
    """A case of cars 12 and 7 at 30 s; the program was started again at 60 s."""
    story = Story(*NUMBERS)
    story.start("race-1", *NUMBERS)
    note(story, 30, 12, 7)
    started = ProgramStarted("1", "boot", CLOCK.base_ns, CLOCK.origin_ns, CLOCK.speed)
    story.add(started)
    return story


def nothing(_rig, _seconds):
    return np.zeros(0, SAMPLE)


@pytest.fixture
def recall(tmp_path):
    with recall_of(tmp_path, "Test weekend") as made:
        yield made


@pytest.fixture
def keeper(recall):
    return EvidenceKeeper(nothing, recall)


@pytest.fixture
def collected(qtbot, keeper, race):
    """Collect, as the window does, until all of these are read."""

    def until(*numbers, now_s=60.0, watched=None):
        def read():
            keeper.collect(race.state, at_ns(now_s), watched)
            return all(keeper.of(n).origin is not Origin.READING for n in numbers)

        qtbot.waitUntil(read, timeout=20_000)
        return [keeper.of(number) for number in numbers]

    return until


class Notebook:
    """Notes what it is asked for, and answers with what it was given."""

    def __init__(self, *found):
        self.read = []
        self._found = found

    def asked(self):
        return self

    def want(self, wanted):
        self.read = [one.key for one in wanted]

    def take(self):
        return self._found


def capture(tmp_path, seconds=50.0, name="cup.mcap", begin_s=0, first_id=1):
    rows = driven((5_000 + begin_s) * NS, seconds, first_id)
    return record(tmp_path / name, rows, CLOCK, "Test weekend")


def test_a_case_from_before_the_restart_has_its_cars_again(tmp_path, keeper, race, collected):
    capture(tmp_path)
    keeper.collect(race.state, at_ns(60))
    assert keeper.of(1).origin is Origin.READING
    assert not any(len(trace.seconds) for trace in keeper.of(1).traces)
    (evidence,) = collected(1)
    assert [trace.entry for trace in evidence.traces] == [12, 7]
    assert [trace.samples["rig"][0] for trace in evidence.traces] == [1, 0]
    for trace in evidence.traces:
        assert len(trace.samples) == pytest.approx((BEFORE_S + AFTER_S) * NS / TICK_NS, abs=2)
        assert trace.seconds[0] == pytest.approx(-BEFORE_S, abs=0.02)
        assert trace.seconds[-1] == pytest.approx(AFTER_S, abs=0.02)
    assert evidence.complete
    assert evidence.why == ""


def test_it_is_what_was_kept_before_the_restart_to_the_bit(tmp_path, race, collected):
    rows = driven(5_000 * NS, 50)
    record(tmp_path / "cup.mcap", rows, CLOCK, "Test weekend")
    core = _timing.Core(_gt7.clear_feed_capsule(), len(NUMBERS))
    for rig, arrival_ns, _, packet in rows[: round(36 * NS / TICK_NS) * len(NUMBERS)]:
        core.feed(rig, packet, arrival_ns)
    live = EvidenceKeeper(lambda rig, _: np.frombuffer(core.history(rig, 4096), SAMPLE))
    live.collect(race.state, at_ns(36))
    (recorded,) = collected(1)
    for before, after in zip(live.of(1).traces, recorded.traces, strict=True):
        assert before.seconds.tobytes() == after.seconds.tobytes()
        for name in SAMPLE.names:
            assert before.samples[name].tobytes() == after.samples[name].tobytes(), name


def test_a_torn_capture_gives_what_it_has(tmp_path, collected):
    torn(capture(tmp_path, 32), 0.9)
    (evidence,) = collected(1)
    assert all(-BEFORE_S < trace.seconds[-1] < 2.5 for trace in evidence.traces)
    assert all(len(trace.seconds) for trace in evidence.traces)


def test_a_window_over_the_restart_is_of_both_captures_and_of_the_memory(
    tmp_path, race, recall, qtbot
):
    """Killed at 31 s, started again at 32 s; the end is still in memory, and not written."""
    capture(tmp_path, 31)
    capture(tmp_path, 1.5, "cup-2.mcap", begin_s=32, first_id=5_000)
    live = np.zeros(3, SAMPLE)
    live["arrival_ns"] = [5_033 * NS, round(5_034.5 * NS), round(5_034.9 * NS)]
    keeper = EvidenceKeeper(lambda _rig, _seconds: live, recall)
    keeper.collect(race.state, at_ns(32))
    assert keeper.of(1).origin is Origin.READING

    def read():
        keeper.collect(race.state, at_ns(40))
        return keeper.of(1).origin is Origin.RECORDING

    qtbot.waitUntil(read, timeout=20_000)
    seconds = keeper.of(1).traces[0].seconds
    assert (np.diff(seconds) > 0).all()
    assert seconds[0] == pytest.approx(-BEFORE_S, abs=0.02)
    assert seconds[-2:] == pytest.approx([4.5, 4.9])
    assert np.sort(np.diff(seconds))[-2:] == pytest.approx([1.0, 1.0], abs=0.05)


def test_without_a_recording_the_case_has_no_samples_and_is_not_asked_for_again(
    keeper, race, collected
):
    (evidence,) = collected(1)
    assert evidence.origin is Origin.RECORDING
    assert [len(trace.seconds) for trace in evidence.traces] == [0, 0]
    assert keeper.collect(race.state, at_ns(61)) == frozenset()


def test_a_recording_that_is_brought_back_is_read_when_the_case_is_looked_at_again(
    tmp_path, keeper, race, collected
):
    collected(1, watched=1)
    capture(tmp_path)
    (still,) = collected(1, watched=1)
    assert not len(still.traces[0].seconds)
    keeper.collect(race.state, at_ns(60), 0)
    (evidence,) = collected(1, watched=1)
    assert len(evidence.traces[0].seconds) > 700


def test_what_is_looked_at_comes_first_then_open_cases_then_bookmarks(keeper, race):
    for at_s in (31, 32, 33, 34):
        note(race, at_s, 23)
    race.act(MarkMoment(7), STEWARD, at_ms=35_000)
    race.act(GiveDecision("race-1", 23, "warning", "Impeding", 4), STEWARD, at_ms=36_000)
    book = Notebook()
    keeper = EvidenceKeeper(nothing, book)
    keeper.collect(race.state, at_ns(200), watched=2)
    assert book.read == [2, 5, 3, 1, -1, 4]
    keeper.collect(race.state, at_ns(200), watched=-1)
    assert book.read == [-1, 5, 3, 2, 1, 4]


def test_a_case_that_is_not_written_yet_waits_for_the_recorder(race):
    book = Notebook()
    keeper = EvidenceKeeper(nothing, book)
    keeper.collect(race.state, at_ns(31))
    keeper.collect(race.state, at_ns(36))
    assert book.read == []
    keeper.collect(race.state, at_ns(37))
    assert book.read == [1]


def test_a_case_noted_while_the_program_runs_asks_for_nothing(race):
    book = Notebook()
    keeper = EvidenceKeeper(nothing, book)
    keeper.collect(race.state, at_ns(60))
    note(race, 100, 23)
    keeper.collect(race.state, at_ns(101))
    keeper.collect(race.state, at_ns(110))
    assert keeper.of(2).origin is Origin.MEMORY
    assert keeper.of(2).complete
    assert book.read == [1]


def test_memory_is_bounded_and_what_was_let_go_is_read_again_when_looked_at(
    tmp_path, monkeypatch, keeper, race, collected
):
    monkeypatch.setattr(keeping, "KEPT", 3)
    capture(tmp_path)
    for at_s in (31, 32, 33, 34):
        note(race, at_s, 23)
    collected(3, 4, 5)
    assert [keeper.of(n).origin for n in (1, 2)] == [Origin.READING] * 2
    (first,) = collected(1, watched=1)
    assert len(first.traces[0].seconds) > 0
    held = [n for n in range(1, 6) if keeper.of(n).traces]
    assert held == [1, 4, 5]


def test_a_bookmark_has_all_cars_again_and_a_struck_one_is_let_go(
    tmp_path, keeper, race, collected
):
    capture(tmp_path)
    race.act(MarkMoment(7), STEWARD, at_ms=30_000)
    (evidence,) = collected(-1)
    assert [trace.entry for trace in evidence.traces] == list(NUMBERS)
    assert all(len(trace.seconds) > 700 for trace in evidence.traces)
    shown = keeper.of_moment(Incident(-1, "race-1", at_ns(30), (23,), "Marked for review"))
    assert shown.origin is Origin.RECORDING
    assert [trace.entry for trace in shown.traces] == [23]
    race.act(StrikeBookmark(1), STEWARD, at_ms=61_000)
    keeper.collect(race.state, at_ns(62))
    assert keeper.of(-1) is None


def test_a_car_is_looked_for_at_the_rig_that_it_had_then(tmp_path, race, collected):
    record(tmp_path / "cup.mcap", driven(5_000 * NS, 50, rigs=[0, 1]), CLOCK, "Test weekend")
    race.add(EntryMoved(7, 1, 3, "race-1", 0, "base", at_ns(55), "S. Ibarra"))
    (evidence,) = collected(1)
    assert [len(trace.seconds) > 700 for trace in evidence.traces] == [True, True]


# ---- what the panel says ----


@pytest.fixture
def said(qtbot, race):
    panel = EvidencePanel()
    qtbot.addWidget(panel)

    def show(evidence):
        incident = race.state.incidents[1]
        panel.show_evidence(race.state.meeting, incident, evidence, at_ns(60))
        return panel.sentence

    return show


def test_the_panel_says_that_it_reads_and_then_shows_the_traces(
    tmp_path, keeper, race, collected, said
):
    capture(tmp_path)
    keeper.collect(race.state, at_ns(60))
    assert said(keeper.of(1)) == "Reading the recording ..."
    (evidence,) = collected(1)
    assert said(evidence) == ""


def test_the_panel_says_that_nothing_was_recorded(collected, said):
    (evidence,) = collected(1)
    assert said(evidence) == "No recording of this moment."


def test_the_panel_says_why_a_recording_cannot_be_read(race, said):
    keeper = EvidenceKeeper(nothing, Notebook(Found(1, why="The disk is gone.")))
    keeper.collect(race.state, at_ns(60))
    assert said(keeper.of(1)) == "No recording of this moment. The disk is gone."


def test_the_panel_says_where_a_torn_recording_ends(tmp_path, collected, said):
    torn(capture(tmp_path, 32), 0.9)
    (evidence,) = collected(1)
    assert said(evidence).startswith("No data for car 12 from ")
