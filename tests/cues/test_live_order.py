"""Leader, places, gaps and overtakes from passings, as a graphic hears of them."""

from racecontrol.cues.addresses import conforms
from racecontrol.cues.countdowns import Countdowns, seconds_to
from racecontrol.cues.cue import Cue
from racecontrol.cues.figures import Figures
from racecontrol.meeting.acts import FormGrid, GiveDecision, ShowFlag
from racecontrol.meeting.facts import PassingRecorded
from racecontrol.meeting.flow_acts import Neutralise, SetAdvance
from racecontrol.meeting.model import Flag, Line, Passing
from racecontrol.meeting.procedures import Neutral
from racecontrol.results.live.order import LiveOrder
from racecontrol.timing.telemetry import Passing as SeenPassing
from racecontrol.tracks.library import load
from tests.story import DIRECTOR, GAME_MS, START_NS, STEWARD, Story

S = 1_000_000_000


class Screen:
    """A graphic that follows a story; without a track file, from the sector lines alone."""

    def __init__(self, story: Story, order: LiveOrder | None = None) -> None:
        self.story, self.order = story, order or LiveOrder({})
        self.figures = Figures()

    def look(self) -> list[Cue]:
        places = self.order.look(self.story.state)
        cues = list(self.figures.look(self.story.state, places))
        assert all(map(conforms, cues)), cues
        return cues

    def hears(self, *beginnings: str) -> list[tuple[object, ...]]:
        """A look; what was told below these paths."""
        return [(c.path, *c.arguments) for c in self.look() if c.path.startswith(beginnings)]


def race(*grid: int, laps: int = 3) -> tuple[Story, Screen]:
    story = Story(*grid, laps=laps)
    story.start("race-1", *grid)
    screen = Screen(story)
    screen.look()
    return story, screen


def test_the_first_look_tells_who_stands_where() -> None:
    story = Story(7, 12)
    story.start("race-1", 12, 7)
    assert Screen(story).hears("leader", "position", "countdown") == [
        ("leader", 12, "D12", "Driver 12"),
        ("position/1", 12, "D12", "Driver 12"),
        ("position/2", 7, "D07", "Driver 7"),
        ("countdown/laps", "race-1", 3),
    ]


def test_nothing_is_told_twice() -> None:
    story, screen = race(7, 12)
    story.lap(7, 60_000)
    assert screen.look() != []
    assert screen.look() == []


def test_an_overtake_is_told_once_both_cars_have_passed_the_point() -> None:
    story, screen = race(7, 12)
    story.sector(7, 1, 20_000)
    story.sector(12, 1, 20_500)
    screen.look()
    story.sector(12, 2, 40_000)
    assert screen.hears("leader", "overtake") == [("leader", 12, "D12", "Driver 12")]
    story.sector(7, 2, 40_300)
    assert screen.hears("overtake") == [("overtake", 12, 7, 1, "track")]


def test_a_passing_that_is_heard_late_is_no_overtake() -> None:
    story, screen = race(7, 12)
    story.sector(7, 1, 20_000)
    story.sector(12, 1, 20_500)
    screen.look()
    story.sector(12, 2, 40_050)
    screen.look()
    story.sector(7, 2, 40_000)
    assert screen.hears("overtake") == []


def test_an_order_that_the_clocks_cannot_tell_is_no_overtake() -> None:
    story, screen = race(7, 12)
    for sector, (first, second) in ((1, (20_000, 20_500)), (2, (40_000, 40_000))):
        story.sector(7, sector, first)
        story.sector(12, sector, second)
        screen.look()
    story.lap(12, 60_000)
    story.lap(7, 60_400)
    assert screen.hears("overtake") == [("overtake", 12, 7, 1, "track")]


def test_a_place_won_while_the_other_was_in_the_pit_lane_says_so() -> None:
    story, screen = race(7, 12)
    story.sector(7, 1, 20_000)
    story.sector(12, 1, 20_500)
    screen.look()
    pit_in = Passing(7, Line.PIT_IN, 0, 1, 30_000_000, START_NS + 30_000 * GAME_MS, 1000)
    story.add(PassingRecorded("race-1", pit_in))
    story.sector(12, 2, 40_000)
    story.sector(7, 2, 55_000)
    assert screen.hears("overtake") == [("overtake", 12, 7, 1, "pit")]


def test_a_lapped_car_that_is_passed_is_not_overtaken() -> None:
    story, screen = race(7, 12, laps=9)
    story.lap(7, 60_000)
    story.lap(12, 100_000)
    screen.look()
    story.lap(7, 60_000)
    story.lap(7, 60_000)
    assert screen.hears("overtake") == []


def test_gaps_are_those_at_the_last_point_that_both_passed() -> None:
    story, screen = race(7, 12)
    story.sector(7, 1, 20_000)
    story.sector(12, 1, 20_512)
    assert screen.hears("gap") == [("gap/12", 2, 512, 512, 0, 0)]
    story.lap(7, 60_000)
    assert screen.hears("gap/7") == [("gap/7", 1, 0, 0, 0, 1)]


def test_best_laps_are_told_and_a_deleted_one_gives_the_fastest_back() -> None:
    story, screen = race(7, 12)
    for number, ms in ((7, 62_000), (12, 63_000), (7, 60_000), (12, 60_500)):
        story.lap(number, ms)
    assert screen.hears("lap") == [
        ("lap/personal", 7, 2, 60_000),
        ("lap/personal", 12, 2, 60_500),
        ("lap/fastest", 7, "D07", 2, 60_000),
    ]
    story.act(GiveDecision("race-1", 7, "lap-deletion", "track limits", lap=2), STEWARD)
    assert screen.hears("lap") == [("lap/fastest", 12, "D12", 2, 60_500)]


def test_laps_to_go_the_last_lap_and_the_finish_are_told() -> None:
    story, screen = race(7, 12, laps=2)
    story.lap(7, 60_000)
    story.lap(12, 61_000)
    assert screen.hears("countdown") == [("countdown/laps", "race-1", 1)]
    story.lap(7, 60_000)
    story.chequered(120_000)
    assert screen.hears("finish") == [("finish", 7, 1, 2)]
    story.lap(12, 61_000)
    assert screen.hears("finish") == [("finish", 12, 2, 2)]


def test_in_qualifying_only_cars_with_a_time_have_a_place() -> None:
    story = Story(7, 12)
    story.start("qualifying", 7, 12)
    screen = Screen(story)
    assert screen.hears("leader", "position") == []
    story.lap(12, 61_000)
    assert screen.hears("leader", "position") == [
        ("leader", 12, "D12", "Driver 12"),
        ("position/1", 12, "D12", "Driver 12"),
    ]
    story.lap(7, 60_000)
    assert screen.hears("leader", "position", "gap", "overtake") == [
        ("leader", 7, "D07", "Driver 7"),
        ("position/1", 7, "D07", "Driver 7"),
        ("position/2", 12, "D12", "Driver 12"),
        ("gap/7", 1, 0, 0, 0, 1),
        ("gap/12", 2, 1_000, 1_000, 0, 1),
    ]


def test_mini_sectors_make_places_finer_than_the_facts() -> None:
    circuit = load("saltmere")
    story = Story(7, 12)
    story.start("race-1", 7, 12)
    screen = Screen(story, LiveOrder({"saltmere": circuit}))
    screen.look()
    minis = [i for i, line in enumerate(circuit.lines) if line.kind == "mini"][:2]
    times_s = {0: (5.0, 12.0), 1: (5.2, 11.5)}
    told = []
    for nth, index in enumerate(minis):
        for rig, at_s in times_s.items():
            at_ns = START_NS + round(at_s[nth] * S)
            screen.order.take(SeenPassing(rig, index, 1, at_s[nth] * 60, at_ns, 1000, True, 1))
        told += screen.hears("leader", "overtake")
    assert told == [("leader", 12, "D12", "Driver 12"), ("overtake", 12, 7, 1, "track")]


def test_passings_before_the_start_and_of_unknown_rigs_count_for_nothing() -> None:
    circuit = load("saltmere")
    story = Story(7, 12)
    story.start("race-1", 7, 12)
    screen = Screen(story, LiveOrder({"saltmere": circuit}))
    screen.look()
    for rig, at_ns in ((1, START_NS - 1), (9, START_NS + S)):
        screen.order.take(SeenPassing(rig, 1, 1, 60.0, at_ns, 1000, True, 1))
    assert screen.hears("leader", "gap") == []


# ---------------------------------------------------------------- countdowns


def counted(story: Story, at_s: float, countdowns: Countdowns) -> dict[str, tuple[object, ...]]:
    now_ns = START_NS + round(at_s * S)
    cues = countdowns.look(story.state, now_ns, 7)
    assert all(map(conforms, cues)), cues
    return {cue.path: cue.arguments for cue in cues}


def test_each_second_is_counted_once_to_the_end_of_a_session_by_time() -> None:
    story, countdowns = Story(7, 12), Countdowns()
    story.start("qualifying", 7, 12)
    told = counted(story, 0.4, countdowns)
    assert told["countdown/end"] == ("qualifying", 120)
    assert told["session/clock"] == ("qualifying", 0)
    assert "countdown/end" not in counted(story, 0.9, countdowns)
    assert counted(story, 1.1, countdowns)["countdown/end"] == ("qualifying", 119)
    assert counted(story, 125.0, countdowns)["countdown/end"] == ("qualifying", 0)


def test_the_step_that_comes_by_itself_is_counted_down() -> None:
    story, countdowns = Story(7, 12), Countdowns()
    story.act(FormGrid("qualifying", (7, 12)), DIRECTOR)
    assert "countdown/step" not in counted(story, 1, countdowns)
    story.act(SetAdvance(True), DIRECTOR)
    told = counted(story, 2, countdowns)
    assert told["countdown/step"] == ("qualifying", "start", 178)
    assert told["countdown/start"] == ("qualifying", 178)
    story.act(SetAdvance(True, paused=True), DIRECTOR, 3_000)
    assert "countdown/step" not in counted(story, 4, countdowns)


def test_what_stands_is_told_again_each_second_for_a_lamp_that_missed_it() -> None:
    story, countdowns = Story(7, 12), Countdowns()
    story.start("race-1", 7, 12)
    story.act(ShowFlag("race-1", Flag.YELLOW), DIRECTOR)
    story.act(Neutralise("race-1", Neutral.VSC), DIRECTOR)
    told = counted(story, 5, countdowns)
    assert told["now/flag"] == ("yellow",)
    assert told["now/neutral"] == ("vsc", "deployed")
    assert told["now/session"] == ("race-1", "started")
    assert told["now/leader"] == (7,)
    assert told["alive"] == ("Test weekend",)
    assert "now/flag" not in counted(story, 5.5, countdowns)
    assert counted(story, 6, countdowns)["now/flag"] == ("yellow",)


def test_seconds_are_rounded_up_so_that_nought_is_the_moment_itself() -> None:
    assert [seconds_to(10 * S, round(now * S)) for now in (8.0, 8.5, 9.999, 10.0)] == [2, 2, 1, 0]
