"""No figure of a race with a red flag, silent rigs and cars laps down is ever nonsense."""

import itertools

from hypothesis import example, given, settings
from hypothesis import strategies as st

from racecontrol.meeting.deciding.suspending import proposal
from racecontrol.results.classification import Gap
from racecontrol.results.gap_error import in_the_bar
from racecontrol.results.tower import TowerRow, tower
from racecontrol.sessions import classify
from tests.results.live.raced import BREAK_MS, Plan, Raced
from tests.story import GAME_MS, START_NS

SPARE = 5  # of so many moments one is looked at


def rows_now(raced: Raced) -> tuple[TowerRow, ...]:
    story = raced.story
    now_ns = START_NS + raced.now_ms * GAME_MS
    return tower(story.state, story.session, 3, now_ns, raced.order.look(story.state))


def apart(raced: Raced, ahead: int, behind: int) -> set[int]:
    """By how much one car really was behind the other, at each point that both passed."""
    (red,) = raced.story.session.flow.suspensions or (None,)
    line_ns = red.taken.line_ns if red and red.taken else 0
    line_ms = round((line_ns - START_NS) / GAME_MS) if line_ns else 0
    again_ms = round((red.resumed_ns - START_NS) / GAME_MS) if red and red.resumed_ns else 0

    def raced_ms(ms: int) -> int:
        return ms - (again_ms - line_ms) if again_ms and ms >= again_ms else ms

    mine, theirs = raced.truth[behind], raced.truth[ahead]
    return {raced_ms(mine[at]) - raced_ms(theirs[at]) for at in mine.keys() & theirs.keys()}


def holds(raced: Raced) -> None:
    """Every figure of the tower was true at a point of the course, or is not there."""
    rows = rows_now(raced)
    guessed = any(row.estimated for row in rows)
    leader = rows[0].entry.number
    for ahead, row in zip((None, *rows), rows, strict=False):
        number = row.entry.number
        if row.gap.ms is not None and number != leader and not guessed:
            assert row.gap.ms >= 0
            assert row.gap.ms in apart(raced, leader, number)
            assert not in_the_bar(row.gap, row.gap_bar_ns) or 0 in apart(raced, leader, number)
        if ahead is not None and row.interval.ms is not None and not guessed:
            assert row.interval.ms >= 0
            assert row.interval.ms in apart(raced, ahead.entry.number, number)
        if ahead is not None and not guessed and row.gap != Gap():
            assert row.gap.laps >= ahead.gap.laps


def as_counted_back(raced: Raced) -> None:
    """Under red, the order taken: places and gaps are those of the line, where it was seen."""
    story = raced.story
    counted = proposal(story.state, story.session)
    assert not isinstance(counted, str)
    rows = rows_now(raced)
    assert [row.entry.number for row in rows] == [row.entry for row in counted.rows]
    for row, of_line in list(zip(rows, counted.rows, strict=True))[1:]:
        assert of_line.entry in counted.unsure or row.gap.ms == of_line.behind_ms
        assert row.interval.ms is None or row.gap.ms is None or row.interval.ms <= row.gap.ms


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    paces = draw(st.lists(st.integers(58_000, 100_000), min_size=3, max_size=4))
    slots = range(len(paces))
    red_ms = draw(st.integers(70_000, 220_000))
    from_ms = draw(st.integers(5_000, 260_000))
    silence = (from_ms, from_ms + draw(st.sampled_from([15_000, 130_000, 900_000])))
    return Plan(
        tuple(paces),
        red_ms,
        {draw(st.sampled_from(slots)): silence},
        draw(st.sampled_from([None, *slots])),
    )


@given(plans())
@example(Plan((60_000, 60_300, 90_000), 150_000, {0: (100_000, 130_000)}))
@example(Plan((60_000, 60_300, 61_000), 150_000, {0: (140_000, 900_000)}, out=0))
@example(Plan((66_500, 58_000, 58_000), 70_000, {0: (5_000, 135_000)}))
@example(Plan((63_221, 61_190, 60_494), 81_682, {0: (22_172, 152_172)}))
@settings(max_examples=30, deadline=None)
def test_no_figure_of_the_tower_is_nonsense_at_any_moment(plan: Plan) -> None:
    raced = Raced(plan)
    for moment, _ in enumerate(raced.run()):
        if raced.story.session.flow.taken:
            as_counted_back(raced)
        elif moment % SPARE == 0:
            holds(raced)
    result = classify(raced.story.state, raced.story.session)
    for ahead, row in itertools.pairwise(result):
        if row.laps == ahead.laps and row.gap.ms is not None and ahead.gap.ms is not None:
            assert 0 <= ahead.gap.ms <= row.gap.ms
            assert row.interval.ms == row.gap.ms - ahead.gap.ms
        assert row.gap.ms is None or row.gap.ms < BREAK_MS
