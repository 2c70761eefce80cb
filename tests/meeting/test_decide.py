"""What is refused, and in which words."""

import pytest

from racecontrol.meeting.acts import (
    AnyAct,
    DeclareFinal,
    EndSession,
    FormGrid,
    GiveDecision,
    NoteIncident,
    PublishResult,
    RescindDecision,
    ShowFlag,
    StartSession,
)
from racecontrol.meeting.justice_acts import SignResult
from racecontrol.meeting.model import TIMING, Flag, Person, Phase, Role
from tests.story import DIRECTOR, STEWARD, Story

TECHNICIAN = Person("Tech", Role.TECHNICIAN)


@pytest.fixture
def race() -> Story:
    story = Story(7, 12, 31, laps=3)
    story.start("race-1", 7, 12, 31)
    return story


@pytest.mark.parametrize(
    ("act", "who", "reason"),
    [
        (StartSession("race-2"), DIRECTOR, "Race 2 has no grid yet. Form the grid first."),
        (StartSession("race-1"), DIRECTOR, "Race 1 has started already."),
        (FormGrid("race-1", (7,)), DIRECTOR, "Race 1 has started already: its grid stands."),
        (FormGrid("race-2", (7,)), DIRECTOR, "Race 1 is still running. End it first."),
        (ShowFlag("race-2", Flag.GREEN), DIRECTOR, "Race 2 is not running: no flag can be shown."),
        (
            ShowFlag("race-1", Flag.CHEQUERED),
            DIRECTOR,
            "Chequered is free from lap 3. To stop earlier, end the session.",
        ),
        (
            ShowFlag("race-1", Flag.BLUE),
            DIRECTOR,
            "The blue flag goes to one car. Choose the car first.",
        ),
        (ShowFlag("race-1", Flag.RED), STEWARD, "Only the race director can run a session."),
        (NoteIncident("race-1", (45,), "contact"), STEWARD, "Car 45 is not entered."),
        (NoteIncident("race-1", (), "contact"), STEWARD, "An incident needs at least one car."),
        (NoteIncident("race-1", (7,), " "), STEWARD, "Say in a few words what happened."),
        (GiveDecision("race-1", 7, "time-5", "x"), DIRECTOR, "Only the stewards can decide."),
        (GiveDecision("race-1", 7, "time-5", "x"), TECHNICIAN, "Only the stewards can decide."),
        (
            GiveDecision("race-1", 7, "time-5", "x"),
            TIMING,
            "A machine may only note. People decide.",
        ),
        (GiveDecision("race-1", 7, "exile", "x"), STEWARD, "Test rules does not allow 'exile'."),
        (GiveDecision("race-1", 7, "time-5", ""), STEWARD, "A decision needs its reason."),
        (GiveDecision("race-1", 7, "time-5", "x", 9), STEWARD, "There is no incident 9."),
        (
            GiveDecision("race-1", 7, "lap-deletion", "limits", lap=2),
            STEWARD,
            "Car 07 has no lap 2 to delete.",
        ),
        (
            GiveDecision("race-2", 7, "time-5", "x"),
            STEWARD,
            "Race 2 has not started: nothing to decide on.",
        ),
        (RescindDecision(1, "x"), STEWARD, "There is no decision 1."),
        (
            PublishResult("race-1"),
            DIRECTOR,
            "Race 1 has not ended: there is no result to publish.",
        ),
        (
            DeclareFinal("race-1"),
            DIRECTOR,
            "Race 1 has no provisional result to declare final.",
        ),
        (EndSession("race-9"), DIRECTOR, "There is no session 'race-9' in this event."),
    ],
)
def test_no_is_said_in_one_sentence(race: Story, act: AnyAct, who: Person, reason: str) -> None:
    assert race.refused(act, who) == reason


def test_a_session_goes_through_its_phases_in_order(race: Story) -> None:
    seen = [race.session.phase]
    for _ in range(3):
        race.lap(7, 60_000)
    race.chequered(180_000)
    seen.append(race.session.phase)
    race.end()
    seen.append(race.session.phase)
    race.act(PublishResult("race-1", "abc"), DIRECTOR)
    seen.append(race.session.phase)
    race.act(SignResult("race-1", "abc"), STEWARD)
    race.act(DeclareFinal("race-1", "abc"), DIRECTOR)
    seen.append(race.session.phase)
    assert seen == [
        Phase.STARTED,
        Phase.CHEQUERED,
        Phase.ENDED,
        Phase.PROVISIONAL,
        Phase.FINAL,
    ]


def test_a_result_that_changed_since_it_was_published_is_not_declared_final(race: Story) -> None:
    race.end()
    race.act(PublishResult("race-1", "abc"), DIRECTOR)
    assert "Publish it again" in race.refused(DeclareFinal("race-1", "other"), DIRECTOR)


def test_yellow_takes_its_sector_and_green_clears_it(race: Story) -> None:
    race.act(ShowFlag("race-1", Flag.YELLOW, sector=1), DIRECTOR)
    race.act(ShowFlag("race-1", Flag.DOUBLE_YELLOW, sector=3), DIRECTOR)
    assert [(f.flag, f.sector) for f in race.session.flags] == [
        (Flag.YELLOW, 1),
        (Flag.DOUBLE_YELLOW, 3),
    ]
    race.act(ShowFlag("race-1", Flag.GREEN, sector=1), DIRECTOR)
    assert [(f.flag, f.sector) for f in race.session.flags] == [(Flag.DOUBLE_YELLOW, 3)]
    race.act(ShowFlag("race-1", Flag.RED), DIRECTOR)
    assert race.session.red
    assert race.refused(ShowFlag("race-1", Flag.YELLOW, 2), DIRECTOR).startswith("The session is")
    race.act(ShowFlag("race-1", Flag.GREEN), DIRECTOR)
    assert race.session.flags == ()


def test_a_rescinded_decision_is_no_longer_in_force(race: Story) -> None:
    race.act(GiveDecision("race-1", 7, "time-5", "contact"), STEWARD)
    assert [d.penalty for d in race.state.in_force("race-1", 7)] == ["time-5"]
    race.act(RescindDecision(1, "wrong car"), STEWARD)
    assert race.state.in_force("race-1", 7) == ()
    assert race.refused(RescindDecision(1, "again"), STEWARD) == "Decision 1 is rescinded already."


def test_the_machine_may_note_and_may_wave_only_the_chequered_flag(race: Story) -> None:
    race.act(NoteIncident("race-1", (7, 12), "cars 7 and 12 touched"), TIMING)
    assert race.state.incidents[1].noted_by == "timing"
    assert race.refused(ShowFlag("race-1", Flag.RED), TIMING).startswith("A machine may only note")
