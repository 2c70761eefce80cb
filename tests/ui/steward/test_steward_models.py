"""What stands behind the stewards' screens: cases, drafts, the log, and what was known then."""

import numpy as np
import pytest

from racecontrol.meeting.acts import GiveDecision, NoteIncident, RescindDecision
from racecontrol.meeting.facts import ProgramStarted
from racecontrol.meeting.model import Incident
from racecontrol.results.classification import Gap
from racecontrol.timing.sample import SAMPLE
from tests.story import GAME_MS, START_NS, STEWARD, Story
from ui.steward.cases import CaseState, cases_of, neighbour, title
from ui.steward.draft import Draft, allowed, effect, missing
from ui.steward.evidence import event_seconds, gap_sentence
from ui.steward.keeper import EvidenceKeeper
from ui.steward.log import log_of
from ui.steward.moment import as_of, cars_then

NS = 1_000_000_000


@pytest.fixture
def race():
    """Cars 7, 12 and 23 after two laps; an incident between 7 and 12 was noted in lap 2."""
    story = Story(7, 12, 23)
    story.start("race-1", 7, 12, 23)
    for number, ms in ((7, 60_000), (12, 61_000), (23, 63_000)):
        story.lap(number, ms)
    act = NoteIncident("race-1", (12, 7), "Causing a collision", turn=4, lap=2)
    story.act(act, STEWARD, at_ms=90_000)
    for number, ms in ((7, 64_000), (12, 61_000), (23, 61_000)):
        story.lap(number, ms)
    return story


def give(story, penalty, entry=12, incident=1, lap=0):
    act = GiveDecision("race-1", entry, penalty, "Causing a collision", incident, lap)
    story.act(act, STEWARD, at_ms=130_000)


def test_a_case_is_new_until_a_decision_is_in_force(race):
    assert [case.state for case in cases_of(race.state)] == [CaseState.NEW]
    give(race, "time-5")
    assert [case.state for case in cases_of(race.state)] == [CaseState.DECIDED]
    race.act(RescindDecision(1, "new evidence"), STEWARD)
    assert [case.state for case in cases_of(race.state)] == [CaseState.NEW]


def test_cases_are_filtered_by_car(race):
    assert len(cases_of(race.state, car=7)) == 1
    assert cases_of(race.state, car=23) == ()


def test_an_open_case_of_an_earlier_session_stays_in_the_list(race):
    race.act(NoteIncident("race-1", (23,), "Track limits"), STEWARD, at_ms=131_000)
    give(race, "warning")
    race.end()
    race.start("race-2", 7, 12, 23)
    assert [case.number for case in cases_of(race.state)] == [2]


def test_new_cases_stand_before_decided_ones(race):
    race.act(NoteIncident("race-1", (23,), "Track limits"), STEWARD, at_ms=131_000)
    give(race, "warning")
    assert [case.number for case in cases_of(race.state)] == [2, 1]


def test_walking_through_the_cases_stops_at_the_ends(race):
    race.act(NoteIncident("race-1", (23,), "Track limits"), STEWARD, at_ms=131_000)
    cases = cases_of(race.state)
    numbers = [case.number for case in cases]
    assert neighbour(numbers, 0, 1) == 1
    assert neighbour(numbers, 1, 1) == 2
    assert neighbour(numbers, 2, 1) == 2
    assert neighbour(numbers, 1, -1) == 1
    assert neighbour((), 0, 1) == 0


def test_a_title_says_what_and_where(race):
    assert title(race.state.incidents[1]) == "Causing a collision, turn 4, lap 2"


def test_the_cars_of_a_case_stand_as_they_stood_at_its_moment(race):
    twelve, seven = cars_then(race.state, race.state.incidents[1])
    assert (twelve.place, seven.place) == (2, 1)  # 12 is ahead only later
    assert twelve.gap == Gap(ms=1_000)
    assert twelve.lap == 2
    assert twelve.last is not None and twelve.last.official_ms == 61_000


def test_nothing_later_is_in_a_session_as_of_a_moment(race):
    race.end(at_ms=200_000)
    then = as_of(race.session, START_NS + 62_000 * GAME_MS)
    assert {number: len(run.laps) for number, run in then.runs.items()} == {7: 1, 12: 1, 23: 0}
    assert then.running


def test_a_draft_opens_with_what_was_noted(race):
    draft = Draft.of(race.state.incidents[1])
    assert (draft.entry, draft.reason, draft.lap) == (12, "Causing a collision", 2)
    assert missing(draft) == "Choose a penalty."


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        (Draft("race-1"), "Choose the car."),
        (Draft("race-1", entry=7), "Choose a penalty."),
        (Draft("race-1", entry=7, penalty="lap-deletion"), "Say which lap to delete."),
        (Draft("race-1", entry=7, penalty="time-5", reason=" "), "Give the reason."),
        (Draft("race-1", entry=7, penalty="time-5", reason="Impeding"), ""),
    ],
)
def test_a_draft_says_what_is_missing(draft, sentence):
    assert missing(draft) == sentence


def test_only_a_lap_deletion_names_its_lap(race):
    draft = Draft("race-1", entry=7, penalty="time-5", reason="x", lap=2)
    assert draft.act(race.state).lap == 0
    assert (
        Draft("race-1", entry=7, penalty="lap-deletion", reason="x", lap=2).act(race.state).lap == 2
    )


def test_only_what_the_rulebook_allows_may_be_given(race):
    codes = [penalty.code for penalty in allowed(race.state)]
    assert codes == list(race.state.meeting.rulebook.penalties)


def test_the_effect_is_that_of_the_decision_when_it_is_given(race):
    moves = effect(race.state, Draft("race-1", entry=12, penalty="time-5", reason="x"))
    assert [(move.entry, move.before, move.after) for move in moves] == [
        (7, 2, 1),
        (23, 3, 2),
        (12, 1, 3),
    ]


def test_a_session_that_has_not_started_has_no_effect(race):
    assert effect(race.state, Draft("race-2", entry=12, penalty="time-5")) is None


def test_the_log_has_the_newest_first_and_why_one_was_rescinded(race):
    give(race, "warning")
    give(race, "lap-deletion", lap=2)
    race.act(RescindDecision(1, "new evidence"), STEWARD)
    rows = log_of(race.state)
    assert [(row.decision.decision, row.penalty, row.rescinded) for row in rows] == [
        (2, "Lap 2 deleted", ""),
        (1, "Warning", "new evidence"),
    ]


PROGRAM = ProgramStarted("1", "boot", base_ns=5_000 * NS, origin_ns=100 * NS, speed=2.0)


def samples_at(*arrivals_s):
    samples = np.zeros(len(arrivals_s), SAMPLE)
    samples["arrival_ns"] = [round(s * NS) for s in arrivals_s]
    return samples


def test_arrivals_become_seconds_of_the_event_clock_around_the_incident():
    # 110 s monotonic is 10 s after the origin, so 20 s later on a clock of twice the speed.
    seconds = event_seconds(samples_at(110, 111), PROGRAM, from_ns=5_020 * NS)
    assert seconds.tolist() == [0.0, 2.0]


def incident(at_s):
    return Incident(1, "race-1", at_s * NS, (7,), "Impeding")


def test_a_car_without_any_sample_is_a_gap_over_the_whole_window():
    sentence = gap_sentence(incident(100_000), 31, np.empty(0), until_s=100.0)
    assert sentence.startswith("No data for car 31 from ")
    assert sentence.endswith(". Shown as a gap.")


def test_a_whole_trace_has_no_gap_and_a_hole_is_told_with_its_ends():
    whole = np.arange(-8, 5.01, 0.1)
    assert gap_sentence(incident(100_000), 31, whole, until_s=100.0) == ""
    holed = whole[(whole < -1) | (whole > 2)]
    told = gap_sentence(incident(100_000), 31, holed, until_s=100.0)
    begin, end = told.split(" from ")[1].split(". ")[0].split(" to ")
    assert (int(end[-2:]) - int(begin[-2:])) % 60 == 3


def test_what_is_still_to_come_is_not_a_gap():
    seconds = np.arange(-8, 0.5, 0.1)
    assert gap_sentence(incident(100_000), 31, seconds, until_s=0.6) == ""


def test_evidence_outlives_the_memory_of_the_telemetry(race):
    race.add(PROGRAM)
    at_ns = race.state.incidents[1].at_ns
    at_mono = PROGRAM.origin_ns + (at_ns - PROGRAM.base_ns) // 2
    given = {"samples": samples_at(at_mono / NS - 1, at_mono / NS + 1)}
    keeper = EvidenceKeeper(lambda _rig, _seconds: given["samples"])
    assert keeper.collect(race.state, at_ns + 6 * NS) == {1}
    given["samples"] = samples_at()
    assert keeper.collect(race.state, at_ns + 7 * NS) == frozenset()  # complete: not asked again
    kept = keeper.of(1)
    assert kept is not None and kept.complete
    assert [len(trace.samples) for trace in kept.traces] == [2, 2]


def test_only_the_case_that_is_looked_at_grows_all_the_time(race):
    race.add(PROGRAM)
    at_ns = race.state.incidents[1].at_ns
    keeper = EvidenceKeeper(lambda _rig, _seconds: samples_at())
    assert keeper.collect(race.state, at_ns + NS, watched=0) == {1}  # the first of it at once
    assert keeper.collect(race.state, at_ns + 2 * NS, watched=0) == frozenset()
    assert keeper.collect(race.state, at_ns + 3 * NS, watched=1) == {1}
    assert keeper.collect(race.state, at_ns + 6 * NS, watched=0) == {1}  # and the whole
    assert keeper.of(1).complete
