"""The life of an incident, precedents, offences and ladders."""

import pytest
from msgspec.structs import replace

from racecontrol.meeting.acts import GiveDecision, NoteIncident, RescindDecision
from racecontrol.meeting.judged import Stage
from racecontrol.meeting.justice_acts import (
    CloseIncident,
    ConfirmServed,
    CorrectIncident,
    InvestigateIncident,
    PostponeIncident,
    ReopenIncident,
)
from racecontrol.meeting.model import TIMING, Person, Role
from racecontrol.meeting.rulebook import InfringementRule, Ladder, LadderStep
from racecontrol.results.tower import open_incidents
from racecontrol.stewarding.cases import (
    case_stage,
    four_parts,
    outside,
    precedents,
    range_of,
)
from racecontrol.stewarding.infringements import (
    allowed,
    choices,
    infringement_of,
    known,
    offences,
    ordinal,
)
from racecontrol.stewarding.ladders import reprimands, track_limits, warnings
from tests.story import DIRECTOR, STEWARD, Story

COLLISION = "Causing a collision"


@pytest.fixture
def race() -> Story:
    story = Story(7, 12, 31, laps=10)
    story.start("race-1", 7, 12, 31)
    return story


def note(race: Story, reason: str = COLLISION, *entries: int, at_ms: int = 1_000) -> int:
    race.act(NoteIncident("race-1", entries or (7, 12), reason, 4, 1), STEWARD, at_ms)
    return max(race.state.incidents)


def give(race: Story, entry: int, penalty: str, incident: int, at_ms: int, lap: int = 0) -> None:
    reason = race.state.incidents[incident].reason if incident else COLLISION
    race.act(GiveDecision("race-1", entry, penalty, reason, incident, lap), STEWARD, at_ms)


def with_rules(race: Story, **rules: object) -> None:
    assert race.state.meeting is not None
    book = replace(race.state.meeting.rulebook, **rules)
    race.state = replace(race.state, meeting=replace(race.state.meeting, rulebook=book))


# ------------------------------------------------------------ stages


def test_an_incident_lives_from_noted_to_served(race: Story) -> None:
    seen = []

    def look() -> None:
        seen.append(case_stage(race.state, 1))

    note(race)
    look()
    race.act(InvestigateIncident(1), DIRECTOR, 2_000)
    look()
    give(race, 7, "drive-through", 1, 3_000)
    look()
    race.act(ConfirmServed(1), STEWARD, 4_000)
    look()
    assert seen == [Stage.NOTED, Stage.INVESTIGATED, Stage.DECIDED, Stage.SERVED]


def test_a_decision_that_is_rescinded_brings_its_case_back(race: Story) -> None:
    note(race)
    race.act(InvestigateIncident(1), STEWARD, 2_000)
    give(race, 7, "time-5", 1, 3_000)
    race.act(RescindDecision(1, "wrong car"), STEWARD, 4_000)
    assert case_stage(race.state, 1) is Stage.INVESTIGATED


def test_a_case_put_off_is_investigated_later_or_closed(race: Story) -> None:
    note(race)
    race.act(PostponeIncident(1), STEWARD, 2_000)
    assert case_stage(race.state, 1) is Stage.POSTPONED
    assert open_incidents(race.state, race.session, 7) == (1,)
    race.act(CloseIncident(1, "a racing incident"), STEWARD, 3_000)
    assert case_stage(race.state, 1) is Stage.CLOSED
    assert open_incidents(race.state, race.session, 7) == ()


def test_a_closed_case_takes_no_decision_until_it_is_reopened(race: Story) -> None:
    note(race)
    race.act(CloseIncident(1), STEWARD, 2_000)
    act = GiveDecision("race-1", 7, "time-5", COLLISION, 1)
    closed = "Case 1 is closed with no further action. Reopen it first."
    assert race.refused(act, STEWARD, 3_000) == closed
    assert race.refused(InvestigateIncident(1), STEWARD, 3_000) == closed
    race.act(ReopenIncident(1, "the other car's data came"), STEWARD, 4_000)
    race.act(act, STEWARD, 5_000)
    assert case_stage(race.state, 1) is Stage.DECIDED
    said = race.refused(InvestigateIncident(1), STEWARD, 6_000)
    assert said == "Case 1 is already decided. Reopen it to change it."
    race.act(ReopenIncident(1, "a protest"), STEWARD, 7_000)
    assert case_stage(race.state, 1) is Stage.INVESTIGATED


def test_the_same_penalty_is_not_given_twice_for_one_case(race: Story) -> None:
    note(race)
    give(race, 7, "time-5", 1, 2_000)
    again = GiveDecision("race-1", 7, "time-5", COLLISION, 1)
    assert race.refused(again, STEWARD, 3_000) == "Car 07 has that for case 1 already."
    give(race, 7, "points-2", 1, 3_000)
    give(race, 12, "time-5", 1, 3_000)


def test_a_correction_replaces_the_cars_and_an_update_adds_the_reason(race: Story) -> None:
    note(race, "Contact", 7, 12)
    race.act(CorrectIncident(1, entries=(7, 31)), DIRECTOR, 2_000)
    race.act(CorrectIncident(1, reason=COLLISION), STEWARD, 3_000)
    words = [fact.word for fact in race.state.justice.corrected[1]]
    assert words == ["CORRECTION", "UPDATE"]
    assert race.state.incidents[1].entries == (7, 31)
    assert race.state.incidents[1].reason == COLLISION
    assert race.state.justice.corrected[1][0].before.entries == (7, 12)
    give(race, 31, "time-5", 1, 4_000)
    said = race.refused(CorrectIncident(1, entries=(7, 12)), STEWARD, 5_000)
    assert said == "Car 31 has decision 1 on it. Rescind it first."


def test_who_may_do_what_to_a_case(race: Story) -> None:
    note(race)
    technician = Person("Tech", Role.TECHNICIAN)
    assert race.refused(InvestigateIncident(1), technician).startswith("Only the stewards or")
    assert race.refused(CloseIncident(1), DIRECTOR) == "Only the stewards can do that."
    assert race.refused(CloseIncident(1), TIMING) == "A machine may only note. People decide."
    assert race.refused(CloseIncident(9), STEWARD) == "There is no incident 9."


# ------------------------------------------------------------ precedents and the four parts


def test_earlier_cases_stand_beside_with_their_range(race: Story) -> None:
    for number, penalty in ((1, "time-5"), (2, "time-10")):
        note(race, at_ms=number * 1_000)
        give(race, 7, penalty, number, number * 1_000 + 500)
    note(race, at_ms=3_000)
    race.act(CloseIncident(3), STEWARD, 3_500)
    note(race, "Unsafe release", at_ms=4_000)
    give(race, 7, "time-3", 4, 4_500)
    note(race, at_ms=5_000)
    earlier = precedents(race.state, COLLISION, besides=5)
    outcomes = [(one.incident, one.outcome) for one in earlier]
    assert outcomes == [(3, "no further action"), (2, "10 s"), (1, "5 s")]
    assert range_of(earlier) == ("", "time-10")
    assert outside(earlier, "time-5") == ""
    said = outside(earlier, "disqualification")
    assert said == "Outside the range so far: none to 10 s."
    assert outside((), "disqualification") == ""


def test_a_decision_has_its_four_parts_and_says_the_second_offence(race: Story) -> None:
    note(race)
    give(race, 7, "time-5", 1, 2_000)
    note(race, at_ms=3_000)
    act = GiveDecision(
        "race-1", 7, "drive-through", "Predominantly to blame.", 2, 0, COLLISION, "7 hit 12."
    )
    race.act(act, STEWARD, 4_000)
    first, second = (four_parts(race.state, race.state.decisions[n]) for n in (1, 2))
    assert first.fact == "Car 07 and car 12 at turn 4 on lap 1: Causing a collision."
    assert (first.infringement, first.decision) == (COLLISION, "5 s")
    assert second.fact == "7 hit 12."
    assert second.infringement == "Causing a collision (2nd offence)"
    assert (second.decision, second.reason) == ("Drive-through", "Predominantly to blame.")


def test_words_find_their_place_in_the_closed_list(race: Story) -> None:
    assert known("TRACK LIMITS at turn 3") == "Track limits"
    assert known("Something else.") == "Something else."
    note(race)
    give(race, 7, "time-5", 1, 2_000)
    assert infringement_of(race.state.decisions[1]) == COLLISION


def test_a_rulebook_says_what_may_be_given(race: Story) -> None:
    rules = (InfringementRule("CAUSING A COLLISION", ("warning", "time-5")),)
    with_rules(race, infringements=rules)
    assert allowed(race.state, COLLISION) == ("warning", "time-5")
    assert "disqualification" in allowed(race.state, "Impeding")


def test_a_rulebook_s_own_infringement_joins_the_list_and_bounds_its_penalties(
    race: Story,
) -> None:
    rules = (InfringementRule("CROSSING THE PIT ENTRY LINE", ("warning", "time-3")),)
    with_rules(race, infringements=rules)
    words = "Crossing the pit entry line"
    assert choices(race.state)[-1] == words
    act = GiveDecision("race-1", 7, "time-10", words, infringement=words)
    said = race.refused(act, STEWARD, 2_000)
    assert said == "The rulebook does not allow that for crossing the pit entry line."
    race.act(replace(act, penalty="time-3"), STEWARD, 2_000)
    assert len(offences(race.state, 7, "CROSSING THE PIT ENTRY LINE")) == 1
    assert [one.outcome for one in precedents(race.state, words)] == ["3 s"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (6, "6th"), (12, "12th"), (22, "22nd")],
)
def test_offences_are_counted_in_words(number: int, words: str) -> None:
    assert ordinal(number) == words


# ------------------------------------------------------------ ladders

LIMITS = Ladder(steps=(LadderStep(3, "warning"), LadderStep(4, "time-5"), LadderStep(5, "time-10")))


def test_track_limits_say_what_one_more_brings(race: Story) -> None:
    with_rules(race, track_limits=LIMITS)
    words = []
    for number in range(1, 4):
        note(race, "Track limits", 7, at_ms=number * 1_000)
        words.append(track_limits(race.state, race.session, 7).words)
    assert words == ["2 more: warning", "one more: warning", "warning is due"]
    give(race, 7, "warning", 3, 4_000)
    assert track_limits(race.state, race.session, 7).words == "one more: 5 s"
    note(race, "Track limits", 7, at_ms=5_000)
    rung = track_limits(race.state, race.session, 7)
    assert (rung.count, rung.due, rung.next_in, rung.next_gives) == (4, "time-5", 1, "time-10")
    assert track_limits(race.state, race.session, 12).count == 0


def test_a_breach_that_was_closed_does_not_count(race: Story) -> None:
    with_rules(race, track_limits=LIMITS)
    note(race, "Track limits", 7)
    race.act(CloseIncident(1, "forced off"), STEWARD, 2_000)
    assert track_limits(race.state, race.session, 7).count == 0


def test_a_deleted_lap_without_a_case_counts_once(race: Story) -> None:
    race.lap(7, 60_000)
    for penalty, lap in (("lap-deletion", 1), ("reprimand", 1)):
        act = GiveDecision("race-1", 7, penalty, "Track limits", 0, lap)
        race.act(act, STEWARD, 61_000)
    assert track_limits(race.state, race.session, 7).count == 1


def test_every_further_one_brings_the_last_step_again(race: Story) -> None:
    with_rules(race, track_limits=Ladder(steps=(LadderStep(2, "time-5"),)))
    for number in range(1, 4):
        note(race, "Track limits", 7, at_ms=number * 1_000)
    give(race, 7, "time-5", 2, 4_000)
    assert track_limits(race.state, race.session, 7).due == "time-5"
    give(race, 7, "time-5", 3, 5_000)
    assert track_limits(race.state, race.session, 7).words == "one more: 5 s"


def test_warnings_and_reprimands_are_counted_over_the_meeting(race: Story) -> None:
    with_rules(race, warnings=Ladder(steps=(LadderStep(2, "time-5"),)))
    for at_ms in (1_000, 2_000):
        act = GiveDecision("race-1", 7, "warning", "Impeding")
        race.act(act, STEWARD, at_ms)
    rung = warnings(race.state, 7)
    assert (rung.count, rung.due) == (2, "time-5")
    assert reprimands(race.state, 7).words == ""
