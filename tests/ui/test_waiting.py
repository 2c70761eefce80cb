"""What needs a person, and the gaps of the chart."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from racecontrol.control import JournalHealth
from racecontrol.meeting.facts import DecisionGiven, LapCompleted, RigFellSilent, RigHeardAgain
from racecontrol.meeting.model import Decision, Lap
from racecontrol.meeting.state import State, apply
from tests.story import GAME_MS, START_NS, Story
from tests.ui import halfrace
from ui.director.gaps import chip_places, gaps_at_line, order_at_line
from ui.director.queue import Queue
from ui.director.tower_lines import lines_of
from ui.director.waiting import waiting
from ui.widgets.marks import ChipKind

WELL = JournalHealth(1, 0.4, 0, "")
NOW = halfrace.NOW_NS


def keys(state: State, journal: JournalHealth = WELL) -> list[str]:
    return [item.key for item in waiting(state, state.current, journal)]


def test_undecided_incidents_and_differing_laps_wait_newest_first():
    assert keys(halfrace.state()) == ["incident 4", "incident 3", "lap 23 7", "incident 2"]


def test_a_decision_takes_its_incident_away():
    given = DecisionGiven(Decision(2, "race-1", NOW, 31, "warning", "x", 3))
    assert "incident 3" not in keys(apply(halfrace.state(), given))


def test_a_silent_rig_waits_until_it_is_heard_again():
    silent = apply(halfrace.state(), RigFellSilent(9, NOW))
    assert keys(silent)[0] == "rig 9"
    assert "rig 9" not in keys(apply(silent, RigHeardAgain(9, NOW + 1, 900)))


def test_a_lap_within_a_millisecond_does_not_wait():
    laps = [key for key in keys(halfrace.state()) if key.startswith("lap")]
    assert laps == ["lap 23 7"]  # 3.4 ms off; every other lap is 0.04 ms off


def test_the_difference_is_said_in_the_words_of_the_design():
    items = waiting(halfrace.state(), halfrace.state().current, WELL)
    item = next(item for item in items if item.key == "lap 23 7")
    assert item.detail.startswith("Car 23, lap 7: the game says 1:32.582, we measured 1:32.585.")


def test_a_journal_that_cannot_write_comes_before_all():
    failing = JournalHealth(1, 0.4, 0, "disk full")
    assert keys(apply(halfrace.state(), RigFellSilent(9, NOW)), failing)[0] == "journal"


@pytest.fixture
def queue(qtbot):
    panel = Queue()
    qtbot.addWidget(panel)
    panel.resize(456, 472)
    state = halfrace.state()
    panel.show_items(state.meeting, waiting(state, state.current, WELL), NOW)
    return panel


def test_the_newest_item_is_open_at_the_top(queue):
    first = queue.rows[0]
    assert (first.item.key, first.new, first.open) == ("incident 4", True, True)
    assert [row.open for row in queue.rows[1:]] == [False] * 3


def test_a_seen_item_goes_below_and_stays(queue):
    queue.acknowledge()
    assert [row.item.key for row in queue.rows][-1] == "incident 4"
    assert queue.rows[0].item.key == "incident 3"
    assert not queue.rows[-1].new


def test_opening_the_next_goes_round(queue):
    for _ in range(4):
        queue.open_next()
    assert queue.rows[0].open


def test_nothing_needs_you(queue):
    queue.show_items(halfrace.meeting(), (), NOW)
    assert queue.rows == ()


def test_gaps_are_game_seconds_behind_the_first_at_the_line():
    gaps = gaps_at_line(halfrace.state().current)
    leader, second = gaps[44], gaps[16]
    assert [lap for lap, _ in leader] == list(range(1, 10))
    assert leader[-1] == (9, 0.0)
    assert all(min(row[lap][1] for row in gaps.values()) == 0 for lap in range(9))
    run = halfrace.state().sessions["race-1"].runs
    laps = zip(run[16].laps, run[44].laps, strict=True)
    expected = sum(a.official_ms - b.official_ms for a, b in laps) / 1000
    assert second[-1] == (9, pytest.approx(expected, abs=0.001))


def test_a_car_a_lap_down_stands_below_those_that_are_on_it_however_close_it_was():
    assert order_at_line({77: (1, 1.6), 16: (2, 0.0), 19: (2, 9.6), 5: (2, 1.6)}) == [16, 5, 19, 77]


@given(st.lists(st.floats(0, 300), max_size=12))
def test_chips_at_the_ends_of_lines_never_overlap(wanted):
    places = chip_places(sorted(wanted), 19, 0, 300)
    assert all(b - a >= 19 - 1e-6 for a, b in itertools.pairwise(places))
    assert all(9 <= place <= 291 for place in places)


def test_a_photo_finish_is_said_in_the_words_of_the_design():
    story = Story(23, 44, laps=1)
    story.start("race-1", 23, 44)
    for number, ms in ((23, 60_000), (44, 60_002)):
        at_ns = START_NS + ms * GAME_MS
        lap = Lap(number, 1, ms, None, (), at_ns, 2_828_427, True, False, 0, 0)
        story.add(LapCompleted("race-1", lap))
    story.chequered(60_000)
    items = waiting(story.state, story.session, WELL)
    assert [item.detail for item in items] == [
        "Cars 23 and 44 are 2 ms apart, the bar is 4 ms. Order by the consoles' lap times."
    ]
    first = lines_of(story.state, story.session, 3, {})[0]
    assert first.chips[0] == ("photo finish", ChipKind.AMBER)
