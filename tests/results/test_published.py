"""From provisional to final: the protest time, two signatures, revisions in words, snapshots."""

import hashlib

import pytest
from msgspec.structs import replace

from racecontrol.meeting.acts import (
    DeclareFinal,
    GiveDecision,
    NoteIncident,
    PublishResult,
    RescindDecision,
)
from racecontrol.meeting.deciding.publishing import lodging_until_ns, not_final
from racecontrol.meeting.judged import ProtestKind
from racecontrol.meeting.justice_acts import (
    CloseIncident,
    InvestigateIncident,
    LodgeProtest,
    ReopenResult,
    RuleOnProtest,
    SignResult,
)
from racecontrol.meeting.model import Person, Phase, Role
from racecontrol.meeting.rulebook import Windows
from racecontrol.results.result_state import Result, result_state
from racecontrol.results.revisions import (
    Published,
    is_sound,
    pending_changes,
    revisions,
    rows_of,
    snapshot,
    with_result,
)
from racecontrol.sessions import classify
from tests.story import DIRECTOR, GAME_MS, START_NS, STEWARD, Story

END_MS = 400_000
WINDOW_S = 300


@pytest.fixture
def race() -> Story:
    """Three cars, three laps, all over; the event has five minutes for protests."""
    story = Story(7, 12, 31)
    story.start("race-1", 7, 12, 31)
    for _ in range(3):
        for number, ms in ((7, 60_000), (12, 61_000), (31, 62_000)):
            story.lap(number, ms)
    story.chequered(180_000)
    story.end(END_MS)
    assert story.state.meeting is not None
    story.state = replace(story.state, meeting=replace(story.state.meeting, protest_s=WINDOW_S))
    return story


def act(race: Story, wish: Published, who: Person, at_ms: int = END_MS) -> None:
    """As the control does it: the result is filled in."""
    race.act(with_result(wish, classify(race.state, race.session)), who, at_ms)


def refused(race: Story, wish: Published, who: Person, at_ms: int) -> str:
    return race.refused(with_result(wish, classify(race.state, race.session)), who, at_ms)


def publish(race: Story, at_ms: int = END_MS) -> None:
    act(race, PublishResult("race-1"), DIRECTOR, at_ms)


def after_s(seconds: float) -> int:
    """Game ms after the publication at END_MS; the event clock counts wall seconds."""
    return END_MS + round(seconds * 1_000_000_000 / GAME_MS)


FINAL, SIGN = DeclareFinal("race-1"), SignResult("race-1")


def test_a_result_is_final_after_its_protest_time_with_two_signatures(race: Story) -> None:
    publish(race)
    assert refused(race, FINAL, DIRECTOR, after_s(1.5)).startswith(
        "Protests may be lodged for 4:59"
    )
    over = after_s(WINDOW_S + 1)
    assert (
        refused(race, FINAL, DIRECTOR, over) == "A steward has to sign the published result first."
    )
    technician = Person("Technician", Role.TECHNICIAN)
    assert "Only " in refused(race, SIGN, technician, over)
    act(race, SIGN, STEWARD, over)
    assert refused(race, SIGN, STEWARD, over) == "You have signed this result already."
    act(race, FINAL, DIRECTOR, over)
    assert race.session.phase is Phase.FINAL
    assert result_state(race.state, race.session).result is Result.FINAL


def test_one_person_in_two_roles_does_not_sign_twice(race: Story) -> None:
    publish(race)
    act(race, SIGN, Person("Director", Role.STEWARD))
    said = refused(race, FINAL, DIRECTOR, after_s(WINDOW_S + 1))
    assert said == "Two persons have to sign: not the same one twice."


def test_a_signature_under_other_rows_counts_no_more(race: Story) -> None:
    publish(race)
    act(race, SIGN, STEWARD)
    race.act(GiveDecision("race-1", 7, "time-5", "Impeding"), STEWARD, END_MS)
    assert refused(race, SIGN, STEWARD, END_MS).endswith("Publish it again.")
    publish(race, after_s(10))
    assert result_state(race.state, race.session).signed_by == ()


def test_the_protest_time_begins_anew_with_other_rows_only(race: Story) -> None:
    publish(race)
    publish(race, after_s(100))
    state = result_state(race.state, race.session)
    began_ns = START_NS + END_MS * GAME_MS
    assert state.protests_until_ns == began_ns + WINDOW_S * 1_000_000_000
    race.act(GiveDecision("race-1", 7, "time-5", "Impeding"), STEWARD, after_s(200))
    publish(race, after_s(200))
    again = result_state(race.state, race.session)
    assert again.left_ns(START_NS + after_s(200) * GAME_MS) == pytest.approx(
        WINDOW_S * 1e9, abs=GAME_MS
    )


def test_a_protest_in_time_holds_the_result_until_it_is_ruled_on(race: Story) -> None:
    protest = LodgeProtest("race-1", 12, "Car 07 cut turn 4 on the last lap")
    said = race.refused(protest, DIRECTOR, END_MS)
    assert said == "No protest yet: its time begins with the provisional result of Race 1."
    publish(race)
    race.act(protest, DIRECTOR, after_s(299))
    late = race.refused(protest, DIRECTOR, after_s(301))
    assert late.startswith("The time for protests is over since 0:0")
    act(race, SIGN, STEWARD)
    over = after_s(400)
    held = "The protest of car 12 holds the result. Rule on it first."
    assert refused(race, FINAL, DIRECTOR, over) == held
    assert result_state(race.state, race.session).waits_for == ("protest 1", "the race director")
    race.act(RuleOnProtest(1, False, "All four wheels were inside"), STEWARD, over)
    act(race, FINAL, DIRECTOR, over)
    assert race.session.phase is Phase.FINAL


def test_the_rulebook_has_the_time_where_the_event_has_none(race: Story) -> None:
    assert race.state.meeting is not None
    book = replace(race.state.meeting.rulebook, windows=Windows(protest_s=60, appeal_s=120))
    meeting = replace(race.state.meeting, protest_s=None, rulebook=book)
    race.state = replace(race.state, meeting=meeting)
    publish(race)
    state = result_state(race.state, race.session)
    assert state.left_ns(START_NS + END_MS * GAME_MS) == 60_000_000_000
    race.act(GiveDecision("race-1", 7, "time-5", "Impeding"), STEWARD, END_MS)
    appeal = LodgeProtest("race-1", 7, "No contact", ProtestKind.APPEAL, 1)
    assert race.refused(appeal, STEWARD, after_s(121)).startswith("Decision 1 could be appealed")
    race.act(appeal, STEWARD, after_s(119))
    other = LodgeProtest("race-1", 7, "No contact", ProtestKind.APPEAL, 9)
    assert race.refused(other, STEWARD, END_MS) == "Say which decision the appeal is against."


def test_an_appeal_that_was_announced_has_its_own_time_to_be_lodged(race: Story) -> None:
    assert race.state.meeting is not None
    windows = Windows(protest_s=60, appeal_s=3_600, appeal_lodged_s=7_200)
    book = replace(race.state.meeting.rulebook, windows=windows)
    race.state = replace(race.state, meeting=replace(race.state.meeting, rulebook=book))
    publish(race)
    race.act(GiveDecision("race-1", 7, "time-5", "Impeding"), STEWARD, END_MS)
    race.act(LodgeProtest("race-1", 7, "No contact", ProtestKind.APPEAL, 1), STEWARD, after_s(60))
    publish(race)
    act(race, SIGN, STEWARD)
    appeal = race.state.justice.protests[1]
    until_ns = lodging_until_ns(race.state, appeal)
    assert until_ns == appeal.at_ns + 7_200_000_000_000
    held = "The appeal of car 07 holds the result."
    for at_ns, said in (
        (appeal.at_ns + 1, "It may be lodged for 2:00:00 more. Rule on it first."),
        (until_ns - 61_000_000_000, "It may be lodged for 1:01 more. Rule on it first."),
        (until_ns + 5_000_000_000, "The time to lodge it is over since 0:05. Rule on it."),
    ):
        assert not_final(race.state, race.session, DIRECTOR, at_ns) == f"{held} {said}"
    protest = replace(appeal, kind=ProtestKind.PROTEST)
    assert lodging_until_ns(race.state, protest) is None


def test_a_case_that_was_put_off_has_to_be_decided_first(race: Story) -> None:
    race.act(NoteIncident("race-1", (7, 12), "Causing a collision"), STEWARD, END_MS)
    race.act(InvestigateIncident(1), STEWARD, END_MS)
    publish(race)
    act(race, SIGN, STEWARD)
    over = after_s(WINDOW_S + 1)
    assert refused(race, FINAL, DIRECTOR, over) == "Case 1 is not decided. Decide it, or close it."
    race.act(CloseIncident(1), STEWARD, over)
    act(race, FINAL, DIRECTOR, over)


def test_a_final_result_is_reopened_amended_and_final_again(race: Story) -> None:
    publish(race)
    act(race, SIGN, STEWARD)
    act(race, FINAL, DIRECTOR, after_s(301))
    before = snapshot(race.state, race.session)
    review = LodgeProtest("race-1", 12, "New footage", ProtestKind.REVIEW)
    race.act(review, STEWARD, after_s(500))
    penalty = GiveDecision("race-1", 7, "time-5", "Impeding")
    assert race.refused(penalty, STEWARD, after_s(600)) == "The result of Race 1 is final."
    race.act(ReopenResult("race-1", "Review 1 upheld"), STEWARD, after_s(600))
    race.act(RuleOnProtest(1, True, "A new element"), STEWARD, after_s(600))
    race.act(penalty, STEWARD, after_s(601))
    publish(race, after_s(610))
    act(race, SIGN, STEWARD, after_s(620))
    act(race, FINAL, DIRECTOR, after_s(1000))
    assert result_state(race.state, race.session).result is Result.AMENDED
    after = snapshot(race.state, race.session)
    assert before is not None
    assert after is not None
    assert (before.amended, after.amended, after.revision) == (False, True, 2)
    assert after.signed_by == ("Steward A, steward",)
    assert hashlib.sha256(after.content.encode()).hexdigest() == after.digest
    assert before.digest != after.digest


def test_a_publication_keeps_its_rows_as_they_were(race: Story) -> None:
    publish(race)
    shown = race.session.published[0]
    race.act(GiveDecision("race-1", 7, "disqualification", "Impeding"), STEWARD, END_MS)
    rows = rows_of(shown)
    assert rows is not None
    assert [row.entry for row in rows] == [7, 12, 31]
    assert is_sound(shown)
    assert not is_sound(replace(shown, content=shown.content.replace("7", "8", 1)))


@pytest.mark.parametrize(
    ("decisions", "words"),
    [
        ([(7, "time-5")], ("P1 <-> P2: car 07 +5 s",)),
        ([(31, "time-5")], ("P3: car 31 +5 s",)),
        (
            [(7, "disqualification")],
            ("P1 to DSQ: car 07 disqualified", "so car 12 P2 to P1, car 31 P3 to P2"),
        ),
        ([], ()),
    ],
)
def test_a_revision_says_what_it_changed(
    race: Story, decisions: list[tuple[int, str]], words: tuple[str, ...]
) -> None:
    publish(race)
    for entry, penalty in decisions:
        race.act(GiveDecision("race-1", entry, penalty, "Impeding"), STEWARD, END_MS)
    said = pending_changes(race.state, race.session)
    publish(race, after_s(10))
    assert revisions(race.session)[1].changes == said
    assert said == words


def test_a_penalty_taken_back_is_said_as_well(race: Story) -> None:
    race.act(GiveDecision("race-1", 7, "time-5", "Impeding"), STEWARD, END_MS)
    publish(race)
    race.act(RescindDecision(1, "wrong car"), STEWARD, END_MS)
    assert pending_changes(race.state, race.session) == ("P1 <-> P2: car 07 -5 s",)


def test_a_deleted_best_lap_changes_qualifying_at_once_and_the_revision_says_it() -> None:
    story = Story(7, 12, 31)
    story.start("qualifying", 7, 12, 31)
    for number, times in ((7, (60_000, 61_500)), (12, (61_000,)), (31, (62_000,))):
        for ms in times:
            story.lap(number, ms)
    story.chequered(130_000)
    story.end(END_MS)
    act(story, PublishResult("qualifying"), DIRECTOR)
    story.act(GiveDecision("qualifying", 7, "lap-deletion", "Track limits", 0, 1), STEWARD, END_MS)
    assert [row.entry for row in classify(story.state, story.session)] == [12, 7, 31]
    words = "P1 <-> P2: car 07 best lap 1:00.000 to 1:01.500"
    assert pending_changes(story.state, story.session) == (words,)
