"""What a session asks besides its distance: compounds, stops, drivers, laps under green."""

from msgspec.structs import replace

from racecontrol.meeting.acts import EndSession
from racecontrol.meeting.facts import MeetingOpened, PassingRecorded
from racecontrol.meeting.flow_acts import NoteStint
from racecontrol.meeting.flow_facts import NeutralisationSet, StintNoted
from racecontrol.meeting.model import Line, Passing
from racecontrol.meeting.procedures import Neutral, NeutralStep
from racecontrol.meeting.rulebook import CrewRule, EventRule, RedFlagRule, SessionRule, TyreRule
from racecontrol.meeting.stints import stints_of
from racecontrol.sessions import classify
from racecontrol.sessions.race import green_laps
from racecontrol.stewarding.obligations import laps_on, owed, stops
from tests.story import DIRECTOR, GAME_MS, START_NS, STEWARD, Story, meeting

LAP_MS = 60_000


def race(tyres: TyreRule | None = None, crew: CrewRule | None = None, laps: int = 6) -> Story:
    story = Story(7, 12, laps=laps)
    plain = meeting(7, 12, laps=laps)
    rule = SessionRule("race-1", "Race 1", "race", tyres=tyres, crew=crew)
    book = replace(plain.rulebook, events=(EventRule("round", "Round", (rule,)),))
    story.add(MeetingOpened(replace(plain, rulebook=book, event="round")))
    story.start("race-1", 7, 12)
    return story


def drive(story: Story, laps: int) -> None:
    for _ in range(laps):
        story.lap(7, LAP_MS)
        story.lap(12, LAP_MS + 100)


def note(story: Story, lap: int, compound: str = "", driver: str = "", entry: int = 7) -> None:
    story.act(NoteStint("race-1", entry, lap, compound, driver), STEWARD)


def lane(story: Story, line: Line, at_ms: int) -> None:
    lap = len(story.session.run(7).laps) + 1
    passing = Passing(7, line, 0, lap, at_ms * 1000, START_NS + at_ms * GAME_MS, 1000)
    story.add(PassingRecorded("race-1", passing))


def sentences(story: Story, entry: int = 7) -> list[str]:
    return [one.sentence for one in owed(story.state, story.session, entry)]


def test_nothing_is_asked_where_the_rulebook_asks_nothing() -> None:
    assert sentences(race()) == []


def test_a_car_of_which_no_compound_is_noted_is_not_known_rather_than_guilty() -> None:
    story = race(TyreRule(different=2))
    drive(story, 6)
    (one,) = owed(story.state, story.session, 7)
    assert (one.sentence, one.known) == ("No compound is noted.", False)


def test_two_different_compounds_are_counted_from_the_laps_driven_on_them() -> None:
    story = race(TyreRule(different=2))
    note(story, 1, "medium")
    note(story, 4, "hard")
    drive(story, 3)
    assert sentences(story) == ["2 compounds asked, 1 driven."]
    drive(story, 1)
    assert sentences(story) == []
    assert laps_on(story.session, 7) == {"medium": 3, "hard": 1}


def test_a_mandatory_compound_has_to_be_driven_for_its_laps() -> None:
    story = race(TyreRule(mandatory=("hard", "soft"), laps_each=2))
    note(story, 1, "hard")
    drive(story, 1)
    note(story, 2, "medium")
    drive(story, 2)
    assert sentences(story) == ["Not driven yet: soft.", "hard: 1 of at least 2 laps."]


def test_stops_are_passings_of_the_pit_lines_after_the_start() -> None:
    story = race(TyreRule(stops=1))
    drive(story, 2)
    assert sentences(story) == ["1 stop asked, 0 made."]
    lane(story, Line.PIT_IN, 130_000)
    assert stops(story.session, 7) == 0
    lane(story, Line.PIT_OUT, 150_000)
    assert stops(story.session, 7) == 1 and sentences(story) == []


def test_each_of_a_team_has_to_drive_its_laps() -> None:
    story = race(crew=CrewRule(2, laps_each=3))
    note(story, 1, driver="Ana")
    note(story, 5, "hard", "Bea")
    drive(story, 6)
    assert sentences(story) == ["Bea: 2 of at least 3 laps."]
    assert sentences(story, 12) == ["No driver is noted."]


def test_in_a_team_nobody_drives_twice_where_another_one_is_asked() -> None:
    plain = meeting(7, 12)
    crew = CrewRule(1, not_before=True)
    rules = tuple(SessionRule(key, key, "race", crew=crew) for key in ("race-1", "race-2"))
    book = replace(plain.rulebook, events=(EventRule("round", "Round", rules),))
    story = Story(7, 12)
    story.add(MeetingOpened(replace(plain, rulebook=book, event="round")))
    for key, driver in (("race-1", "Ana"), ("race-2", "Ana")):
        story.start(key, 7, 12)
        story.act(NoteStint(key, 7, 1, driver=driver), STEWARD)
        story.act(NoteStint(key, 12, 1, driver=f"{driver} of 12 in {key}"), STEWARD)
        drive(story, 2)
        story.act(EndSession(key), DIRECTOR, 200_000)
    assert [one.sentence for one in owed(story.state, story.session, 7)] == [
        "Ana drove Race 1 already: another one is asked."
    ]
    assert owed(story.state, story.session, 12) == ()
    assert owed(story.state, story.state.sessions["race-1"], 7) == ()


def test_a_driver_stays_in_the_car_until_another_is_noted() -> None:
    story = race()
    note(story, 1, "soft", "Ana")
    note(story, 3, "hard")
    stints = stints_of(story.session, 7)
    assert [(s.lap, s.compound, s.driver) for s in stints] == [
        (1, "soft", "Ana"),
        (3, "hard", "Ana"),
    ]


def test_an_empty_note_takes_back_what_was_said_of_that_lap() -> None:
    story = race()
    note(story, 3, "hard")
    story.act(NoteStint("race-1", 7, 3), DIRECTOR)
    assert stints_of(story.session, 7) == ()
    assert sum(isinstance(fact, StintNoted) for fact in story.facts) == 2


def test_what_cannot_be_noted_is_refused_in_a_sentence() -> None:
    story = race()
    asked = {
        NoteStint("race-1", 99, 1, "soft"): "Car 99 is not entered.",
        NoteStint("race-1", 7, 0, "soft"): "A stint begins with lap 1 or later.",
        NoteStint("race-1", 7, 7, "soft"): "Race 1 has 6 laps: no stint begins with 7.",
        NoteStint("race-1", 7, 2): "Nothing is noted of lap 2.",
    }
    for act, sentence in asked.items():
        assert story.refused(act, STEWARD) == sentence
    note(story, 2, "soft")
    again = NoteStint("race-1", 7, 2, " soft ")
    assert story.refused(again, STEWARD) == "That is noted already."


def neutral(story: Story, step: NeutralStep, at_ms: int) -> None:
    story.add(NeutralisationSet("race-1", Neutral.SAFETY_CAR, step, START_NS + at_ms * GAME_MS))


def test_a_lap_with_a_safety_car_in_it_is_no_green_lap() -> None:
    story = race()
    neutral(story, NeutralStep.DEPLOYED, 90_000)  # in lap 2
    neutral(story, NeutralStep.OVER, 130_000)  # in lap 3
    drive(story, 4)
    assert green_laps(story.session, 7) == 2


def test_a_race_stopped_for_good_gives_no_points_without_its_green_laps() -> None:
    for green in (True, False):
        story = Story(7, 12, laps=6)
        plain = meeting(7, 12, laps=6)
        book = replace(plain.rulebook, red_flag=RedFlagRule(green_laps=2))
        story.add(MeetingOpened(replace(plain, rulebook=book)))
        story.start("race-1", 7, 12)
        if not green:
            neutral(story, NeutralStep.DEPLOYED, 70_000)
        drive(story, 3)
        story.act(EndSession("race-1"), DIRECTOR, 200_000)
        points = [row.points for row in classify(story.state, story.session)]
        assert points == ([12, 10] if green else [0, 0])
