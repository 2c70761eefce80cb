"""What race control says of an event, told from its facts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from racecontrol.meeting import acts, flow_acts
from racecontrol.meeting import justice_acts as just
from racecontrol.meeting.facts import DecisionGiven, DecisionRescinded, IncidentNoted
from racecontrol.meeting.judged import ProtestKind
from racecontrol.meeting.model import Decision, Flag, Incident
from racecontrol.meeting.procedures import Neutral, PitEnd
from racecontrol.meeting.state import apply
from racecontrol.results.messages.feed import Feed, messages_of
from racecontrol.results.messages.grammar import parse, text
from racecontrol.results.revisions import with_result
from racecontrol.sessions import classify
from tests.meeting.test_flow_properties import STEPS, told
from tests.story import DIRECTOR, START_NS, STEWARD, Story


@pytest.fixture
def race() -> Story:
    story = Story(7, 12, 31, laps=20)
    story.start("race-1", 7, 12, 31)
    return story


def said(story: Story) -> list[str]:
    return [one.text for one in messages_of(story.state)]


def test_a_race_reads_as_race_control_would_have_said_it(race):
    race.act(acts.ShowFlag("race-1", Flag.YELLOW, 2), DIRECTOR, 5_000)
    race.act(acts.ShowFlag("race-1", Flag.DOUBLE_YELLOW, 2), DIRECTOR, 6_000)
    race.act(flow_acts.Neutralise("race-1", Neutral.SAFETY_CAR), DIRECTOR, 7_000)
    race.act(flow_acts.EndNeutralisation("race-1"), DIRECTOR, 60_000)
    race.act(acts.ShowFlag("race-1", Flag.GREEN, 2), DIRECTOR, 61_000)
    race.act(acts.ShowFlag("race-1", Flag.GREEN), DIRECTOR, 65_000)
    race.act(acts.ShowFlag("race-1", Flag.BLUE, entry=31), DIRECTOR, 70_000)
    race.act(acts.ShowFlag("race-1", Flag.BLACK_WHITE, entry=31), DIRECTOR, 71_000)
    race.act(flow_acts.SetPitLane("race-1", PitEnd.EXIT, False), DIRECTOR, 72_000)
    race.act(flow_acts.SetPitLane("race-1", PitEnd.EXIT, True), DIRECTOR, 73_000)
    race.act(flow_acts.Neutralise("race-1", Neutral.VSC), DIRECTOR, 74_000)
    race.act(acts.ShowFlag("race-1", Flag.RED), DIRECTOR, 75_000)
    assert said(race) == [
        "SESSION STARTED - RACE 1",
        "YELLOW IN TRACK SECTOR 2",
        "DOUBLE YELLOW IN TRACK SECTOR 2",
        "SAFETY CAR DEPLOYED",
        "SAFETY CAR IN THIS LAP",
        "CLEAR IN TRACK SECTOR 2",
        "TRACK CLEAR",
        "WAVED BLUE FLAG FOR CAR 31 (D31) TIMED AT 08:01:10",
        "BLACK AND WHITE FLAG FOR CAR 31 (D31)",
        "PIT EXIT CLOSED",
        "GREEN LIGHT - PIT EXIT OPEN",
        "VIRTUAL SAFETY CAR DEPLOYED",
        "RED FLAG",
        "SESSION SUSPENDED - RACE 1",
    ]


def test_the_life_of_an_incident_from_its_note_to_the_penalty_that_was_served(race):
    race.act(acts.NoteIncident("race-1", (12, 31), "Causing a collision.", turn=8), DIRECTOR)
    race.act(just.CorrectIncident(1, (7, 31)), DIRECTOR, 1_000)
    race.act(just.InvestigateIncident(1), STEWARD, 2_000)
    decision = acts.GiveDecision("race-1", 31, "drive-through", "Causing a collision", 1)
    race.act(decision, STEWARD, 3_000)
    race.act(just.ConfirmServed(1), STEWARD, 50_000)
    race.act(just.TakeBackService(1, "it was too fast"), STEWARD, 51_000)
    race.act(acts.RescindDecision(1, "new pictures"), STEWARD, 52_000)
    assert said(race)[1:] == [
        "TURN 8 INCIDENT INVOLVING CARS 12 (D12) AND 31 (D31) NOTED - CAUSING A COLLISION",
        "CORRECTION: TURN 8 INCIDENT INVOLVING CARS 7 (D07) AND 31 (D31) NOTED"
        " - CAUSING A COLLISION",
        "STEWARDS: TURN 8 INCIDENT INVOLVING CARS 7 (D07) AND 31 (D31) UNDER INVESTIGATION"
        " - CAUSING A COLLISION",
        "STEWARDS: DRIVE THROUGH PENALTY FOR CAR 31 (D31) - CAUSING A COLLISION",
        "STEWARDS: PENALTY SERVED - DRIVE THROUGH PENALTY FOR CAR 31 (D31) - CAUSING A COLLISION",
        "STEWARDS: PENALTY NOT SERVED - DRIVE THROUGH PENALTY FOR CAR 31 (D31)"
        " - CAUSING A COLLISION",
        "STEWARDS: PENALTY RESCINDED - DRIVE THROUGH PENALTY FOR CAR 31 (D31)"
        " - CAUSING A COLLISION",
    ]


def test_an_incident_that_is_put_off_and_one_that_is_nothing(race):
    race.act(acts.NoteIncident("race-1", (12,), "Unsafe release"), DIRECTOR)
    race.act(acts.NoteIncident("race-1", (7,), "Impeding", turn=2), DIRECTOR, 1_000)
    race.act(just.PostponeIncident(1), STEWARD, 2_000)
    race.act(just.CloseIncident(2), STEWARD, 3_000)
    race.act(just.InvestigateIncident(1), STEWARD, 4_000)
    race.act(just.CloseIncident(1), STEWARD, 5_000)
    assert said(race)[3:] == [
        "STEWARDS: PIT LANE INCIDENT INVOLVING CAR 12 (D12) WILL BE INVESTIGATED AFTER THE RACE"
        " - UNSAFE RELEASE",
        "STEWARDS: TURN 2 INCIDENT INVOLVING CAR 7 (D07) REVIEWED NO FURTHER INVESTIGATION"
        " - IMPEDING",
        "STEWARDS: PIT LANE INCIDENT INVOLVING CAR 12 (D12) UNDER INVESTIGATION - UNSAFE RELEASE",
        "STEWARDS: PIT LANE INCIDENT INVOLVING CAR 12 (D12) REVIEWED NO FURTHER ACTION"
        " - UNSAFE RELEASE",
    ]


def test_a_deleted_lap_is_told_with_its_time_turn_and_moment_and_given_back(race):
    race.lap(7, 83_456)
    race.act(acts.NoteIncident("race-1", (7,), "Track limits", turn=3, lap=1), DIRECTOR, 80_000)
    deletion = acts.GiveDecision("race-1", 7, "lap-deletion", "Track limits", 1, lap=1)
    race.act(deletion, STEWARD, 90_000)
    race.act(acts.RescindDecision(1, "he was pushed"), STEWARD, 91_000)
    assert said(race)[2:] == [
        "CAR 7 (D07) TIME 1:23.456 DELETED - TRACK LIMITS AT TURN 3 LAP 1 08:01:20",
        "CAR 7 (D07) TIME 1:23.456 REINSTATED - TRACK LIMITS AT TURN 3 LAP 1 08:01:20",
    ]


def test_the_second_offence_of_a_car_says_so(race):
    for entry in (7, 12, 7):
        race.act(acts.GiveDecision("race-1", entry, "warning", "Track limits"), STEWARD)
    assert said(race)[-1] == "STEWARDS: WARNING FOR CAR 7 (D07) - TRACK LIMITS (2ND OFFENCE)"
    assert "OFFENCE" not in said(race)[-2]


def test_entries_sessions_and_results_are_told_as_well():
    story = Story(7, 12, 31, laps=2)
    story.key = "race-1"
    story.act(flow_acts.WithdrawEntry(12, "Ill"), DIRECTOR)
    story.act(flow_acts.ReinstateEntry(12, "Well again"), DIRECTOR)
    story.act(flow_acts.DelaySession("race-1", 300, "Rig 4"), DIRECTOR)
    story.act(flow_acts.DeclareAbsent("race-1", 31, "Rig 4"), DIRECTOR)
    story.start("race-1", 7, 12)
    for number, ms in ((7, 80_000), (12, 81_000), (7, 80_000), (12, 81_000)):
        story.lap(number, ms)
    story.chequered(160_000)
    story.end(200_000)
    rows = classify(story.state, story.session)
    story.act(with_result(acts.PublishResult("race-1"), rows), DIRECTOR, 210_000)
    story.act(just.LodgeProtest("race-1", 12, "The flag."), DIRECTOR, 220_000)
    story.act(just.RuleOnProtest(1, False, "It was right."), STEWARD, 230_000)
    assert said(story) == [
        "CAR 12 (D12) WITHDRAWN - ILL",
        "CAR 12 (D12) REINSTATED - WELL AGAIN",
        "SESSION DELAYED BY 300 SECONDS - RACE 1 - RIG 4",
        "CAR 31 (D31) WILL NOT START IN RACE 1 - RIG 4",
        "SESSION STARTED - RACE 1",
        "CHEQUERED FLAG",
        "SESSION ENDED - RACE 1",
        "PROVISIONAL CLASSIFICATION PUBLISHED - RACE 1 - REVISION 1",
        "PROTEST 1 OF CAR 12 (D12) LODGED - THE FLAG",
        "STEWARDS: PROTEST 1 OF CAR 12 (D12) REJECTED - IT WAS RIGHT",
    ]
    assert story.state.justice.protests[1].kind is ProtestKind.PROTEST


def test_each_message_has_its_session_its_number_and_the_lap_of_the_leader(race):
    race.lap(7, 80_000)
    race.lap(12, 81_000)
    race.act(acts.ShowFlag("race-1", Flag.YELLOW, 1), DIRECTOR, 90_000)
    race.lap(7, 80_000)
    first, second = messages_of(race.state)
    assert (first.number, first.in_session, first.session, first.lap) == (1, 1, "race-1", 0)
    assert (second.number, second.lap, second.at_ns) == (2, 2, START_NS + 90_000 * 1_001_000)
    assert messages_of(race.state, "qualifying") == ()


@settings(max_examples=40)
@given(STEPS)
def test_a_feed_that_looks_after_every_fact_says_the_same_as_all_at_once(steps):
    facts, last = told(steps)
    feed, state = Feed(), type(last)()
    for fact in facts:
        state = apply(state, fact)
        shown = feed.look(state)
    assert shown == messages_of(last)
    assert [one.number for one in shown] == list(range(1, len(shown) + 1))
    assert sorted(one.at_ns for one in shown) == [one.at_ns for one in shown]
    for one in shown:
        assert (parse(one.text), text(one.message)) == (one.message, one.text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_people_write_becomes_a_message_that_can_be_read(reason, other):
    story = Story(7, 12)
    story.start("race-1", 7, 12)
    incident = Incident(1, "race-1", START_NS, (7, 12), reason)
    story.add(IncidentNoted(incident))
    story.add(DecisionGiven(Decision(1, "race-1", START_NS, 7, "time-5", other, 1)))
    story.add(DecisionGiven(Decision(2, "race-1", START_NS, 7, "lap-deletion", other, 1, lap=1)))
    story.add(DecisionRescinded(1, reason, START_NS))
    shown = messages_of(story.state)
    assert len(shown) == 5
    assert all(text(parse(one.text)) == one.text for one in shown)


def test_an_older_journal_that_does_not_say_when_it_was_rescinded_keeps_the_order(race):
    race.act(acts.GiveDecision("race-1", 7, "warning", "Track limits"), STEWARD, 5_000)
    race.add(DecisionRescinded(1, "no"))
    assert messages_of(race.state)[-1].at_ns == messages_of(race.state)[-2].at_ns


def test_a_look_that_finds_nothing_new_gives_the_very_same_messages(race):
    feed = Feed()
    assert feed.look(race.state) is feed.look(race.state)
    race.act(acts.ShowFlag("race-1", Flag.RED), DIRECTOR)
    assert feed.look(race.state)[-1].text == "SESSION SUSPENDED - RACE 1"
