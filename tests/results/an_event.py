"""A whole event told in lines: qualifying, a race that is final, a race that is provisional."""

from msgspec.structs import replace

from racecontrol.meeting import acts, flow_acts
from racecontrol.meeting import justice_acts as just
from racecontrol.meeting.facts import PassingRecorded
from racecontrol.meeting.model import Flag, Line, Passing
from racecontrol.meeting.procedures import Neutral
from racecontrol.results.revisions import with_result
from racecontrol.sessions import classify
from tests.story import DIRECTOR, GAME_MS, START_NS, STEWARD, Story

CARS = (7, 12, 31, 44)


def an_event(laps: int = 4) -> Story:
    """Car 44 retires in race 1, 31 is penalised, and a safety car comes out."""
    story = Story(*CARS, laps=laps)
    _qualifying(story)
    _race(story, "race-1", 1_000_000, laps)
    _publish(story, 1_600_000)
    story.act(with_result(just.SignResult("race-1"), rows(story)), STEWARD, 1_610_000)
    story.act(with_result(acts.DeclareFinal("race-1"), rows(story)), DIRECTOR, 3_500_000)
    _race(story, "race-2", 4_000_000, laps)
    _publish(story, 4_600_000)
    return story


def rows(story: Story):
    return classify(story.state, story.session)


def _publish(story: Story, at_ms: int) -> None:
    act = with_result(acts.PublishResult(story.key), rows(story))
    story.act(act, DIRECTOR, at_ms)


def _qualifying(story: Story) -> None:
    story.start("qualifying", *CARS)
    for lap in range(3):
        for slot, number in enumerate(CARS):
            story.lap(number, 80_000 + 100 * slot - 10 * lap)
    story.chequered(250_000)
    story.end(260_000)
    deletion = acts.GiveDecision("qualifying", 7, "lap-deletion", "Track limits", lap=3)
    story.act(deletion, STEWARD, 270_000)
    _publish(story, 300_000)


def _race(story: Story, key: str, begun_ms: int, laps: int) -> None:
    story.key = key
    story.act(acts.FormGrid(key, CARS), DIRECTOR, begun_ms - 60_000)
    story.act(acts.StartSession(key, START_NS + begun_ms * GAME_MS), DIRECTOR, begun_ms - 1_000)
    story._clock, story._laps = dict.fromkeys(CARS, begun_ms), dict.fromkeys(CARS, 0)
    for lap in range(1, laps + 1):
        for slot, number in enumerate(CARS):
            if number == 44 and lap > 2:
                continue
            story.lap(number, 81_000 + 400 * slot + (500 if lap == 1 else 0))
        if lap == 1:
            _incident(story, key, begun_ms + 82_000)
        if lap == 2:
            _pit_stop(story, key, 12, lap)
    leader_ms = max(story._clock[7], begun_ms)
    story.chequered(leader_ms)
    story.end(leader_ms + 60_000)


def _incident(story: Story, key: str, at_ms: int) -> None:
    number = len(story.state.incidents) + 1
    story.act(acts.NoteIncident(key, (12, 31), "Causing a collision", turn=4), DIRECTOR, at_ms)
    story.act(acts.ShowFlag(key, Flag.YELLOW, 2), DIRECTOR, at_ms + 100)
    story.act(flow_acts.Neutralise(key, Neutral.SAFETY_CAR), DIRECTOR, at_ms + 200)
    story.act(acts.ShowFlag(key, Flag.GREEN), DIRECTOR, at_ms + 40_000)
    story.act(just.InvestigateIncident(number), STEWARD, at_ms + 41_000)
    decision = acts.GiveDecision(key, 31, "time-5", "Causing a collision with car 12", number)
    story.act(decision, STEWARD, at_ms + 50_000)
    story.act(acts.GiveDecision(key, 7, "warning", "Track limits"), STEWARD, at_ms + 51_000)
    given = len(story.state.decisions)
    story.act(acts.RescindDecision(given, "He was pushed"), STEWARD, at_ms + 52_000)


def _pit_stop(story: Story, key: str, number: int, lap: int) -> None:
    """In before the line, out behind it."""
    for line, ms, on_lap in ((Line.PIT_IN, -5_000, lap), (Line.PIT_OUT, 14_000, lap + 1)):
        at_ms = story._clock[number] + ms
        at_ns = START_NS + at_ms * GAME_MS
        passing = Passing(number, line, 0, on_lap, at_ms * 1000, at_ns, 1000)
        story.add(PassingRecorded(key, passing))


def with_name(story: Story, number: int, name: str):
    """The state with another name for one driver."""
    meeting = story.state.meeting
    entries = tuple(
        replace(entry, driver=name) if entry.number == number else entry
        for entry in meeting.entries
    )
    return replace(story.state, meeting=replace(meeting, entries=entries))
