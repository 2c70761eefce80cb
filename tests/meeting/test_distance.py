"""The chequered flag follows the passing at which it fell; a person may withdraw one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from racecontrol.meeting.acts import (
    DeletePassing,
    InsertPassing,
    MovePassing,
    ShowFlag,
    UndoCorrection,
    WithdrawChequered,
)
from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.facts import ChequeredMoved, ChequeredWithdrawn
from racecontrol.meeting.model import Flag, Phase
from racecontrol.results.classification import Status
from racecontrol.sessions import chequered_at, classify
from tests.story import DIRECTOR, GAME_MS, START_NS, STEWARD, Story

NOW_MS = 1_000_000
WHY = "seen at the line"


def at(ms: int) -> int:
    return START_NS + ms * GAME_MS


def wave(story: Story) -> None:
    """As the control does after every fact."""
    flag_ns = chequered_at(story.state, story.session, at(NOW_MS))
    assert flag_ns is not None
    story.act(ShowFlag(story.key, Flag.CHEQUERED, at_ns=flag_ns), DIRECTOR, NOW_MS)


@pytest.fixture
def race() -> Story:
    """Two laps of three by cars 7 and 12."""
    story = Story(7, 12, laps=3)
    story.start("race-1", 7, 12)
    for number, ms in ((7, 62_000), (12, 63_000), (7, 60_000), (12, 60_500)):
        story.lap(number, ms)
    return story


@pytest.fixture
def by_hand(race: Story) -> Story:
    """The flag fell at a passing of car 7 by hand."""
    race.act(InsertPassing("race-1", 7, WHY, at(182_000)), DIRECTOR, NOW_MS)
    wave(race)
    return race


def statuses(story: Story) -> dict[int, Status]:
    return {row.entry: row.status for row in classify(story.state, story.session)}


def test_undoing_the_passing_by_hand_withdraws_the_flag_that_it_brought(by_hand: Story) -> None:
    by_hand.act(UndoCorrection("race-1", 1, "wrong car"), DIRECTOR, NOW_MS)
    assert by_hand.facts[-1] == ChequeredWithdrawn("race-1", "wrong car", at(NOW_MS))
    assert (by_hand.session.phase, by_hand.session.chequered_ns) == (Phase.STARTED, 0)
    by_hand.lap(12, 60_000)
    wave(by_hand)
    assert by_hand.session.chequered_ns == at(183_500)
    by_hand.lap(7, 62_000)
    assert statuses(by_hand) == {7: Status.FINISHED, 12: Status.FINISHED}


def test_a_passing_moved_earlier_takes_the_flag_along_and_the_winner_has_finished(
    by_hand: Story,
) -> None:
    by_hand.act(MovePassing("race-1", 7, 3, at(181_000), "video"), DIRECTOR, NOW_MS)
    assert by_hand.facts[-1] == ChequeredMoved("race-1", at(181_000), "video", at(NOW_MS))
    assert statuses(by_hand)[7] is Status.FINISHED


def test_a_passing_entered_before_the_one_that_brought_the_flag_takes_it_over(
    by_hand: Story,
) -> None:
    by_hand.act(InsertPassing("race-1", 12, WHY, at(181_500)), DIRECTOR, NOW_MS)
    assert by_hand.session.chequered_ns == at(181_500)
    assert statuses(by_hand) == {7: Status.FINISHED, 12: Status.FINISHED}


def test_the_flag_stays_when_another_car_has_covered_the_distance(by_hand: Story) -> None:
    by_hand.lap(12, 60_000)
    by_hand.act(DeletePassing("race-1", 7, 3, "none"), DIRECTOR, NOW_MS)
    assert by_hand.session.phase is Phase.CHEQUERED
    assert by_hand.session.chequered_ns == at(183_500)


def test_a_correction_elsewhere_leaves_the_flag_alone(by_hand: Story) -> None:
    flag_ns, count = by_hand.session.chequered_ns, len(by_hand.facts)
    by_hand.act(MovePassing("race-1", 12, 2, at(123_000), "video"), DIRECTOR, NOW_MS)
    assert (len(by_hand.facts), by_hand.session.chequered_ns) == (count + 1, flag_ns)


def test_after_the_end_the_session_stays_ended_without_the_flag(by_hand: Story) -> None:
    by_hand.end()
    by_hand.act(UndoCorrection("race-1", 1, "wrong car"), DIRECTOR, NOW_MS)
    assert (by_hand.session.phase, by_hand.session.chequered_ns) == (Phase.ENDED, 0)
    assert statuses(by_hand) == {7: Status.FINISHED, 12: Status.FINISHED}


def test_a_flag_shown_too_soon_by_hand_is_withdrawn_with_its_reason(race: Story) -> None:
    race.act(ShowFlag("race-1", Flag.CHEQUERED), DIRECTOR, 130_000)
    race.act(InsertPassing("race-1", 12, WHY, at(183_000)), DIRECTOR, NOW_MS)
    assert race.session.chequered_ns == at(130_000)  # a person showed it: it follows nothing
    race.act(UndoCorrection("race-1", 1, "no"), DIRECTOR, NOW_MS)
    assert race.session.phase is Phase.CHEQUERED
    race.act(WithdrawChequered("race-1", " a lap too soon "), DIRECTOR, NOW_MS)
    assert race.facts[-1] == ChequeredWithdrawn("race-1", "a lap too soon", at(NOW_MS))
    assert race.session.phase is Phase.STARTED


def test_what_cannot_be_withdrawn_says_why(race: Story) -> None:
    act = WithdrawChequered("race-1", "too soon")
    assert race.refused(act, DIRECTOR) == "The chequered flag of Race 1 is not out."
    race.act(ShowFlag("race-1", Flag.CHEQUERED), DIRECTOR, 130_000)
    assert race.refused(act, STEWARD) == "Only the race director can run a session."
    needs = race.refused(WithdrawChequered("race-1", " "), DIRECTOR)
    assert needs == "Withdrawing the chequered flag needs its reason."
    race.lap(7, 60_000)
    assert "mend its laps, and the flag follows" in race.refused(act, DIRECTOR)
    race.end()
    assert race.refused(act, DIRECTOR) == "Race 1 has ended."


def test_in_qualifying_the_flag_is_the_clocks() -> None:
    story = Story(7)
    story.start("qualifying", 7)
    act = WithdrawChequered("qualifying", "too soon")
    story.act(ShowFlag("qualifying", Flag.CHEQUERED), DIRECTOR, 100_000)
    assert story.refused(act, DIRECTOR, 125_000) == (
        "The time of Qualifying is over: the flag stands."
    )
    story.act(act, DIRECTOR, 101_000)
    assert story.session.phase is Phase.STARTED


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 3), st.sampled_from((7, 12)), st.integers(1, 4), st.integers(0, 90)
        ),
        max_size=8,
    )
)
def test_whatever_is_corrected_the_flag_is_where_the_distance_was_covered(
    wishes: list[tuple[int, int, int, int]],
) -> None:
    story = Story(7, 12, laps=3)
    story.start("race-1", 7, 12)
    for number, ms in ((7, 62_000), (12, 63_000), (7, 60_000), (12, 60_500), (7, 60_000)):
        story.lap(number, ms)
    wave(story)
    for kind, number, lap, late_s in wishes:
        when = at(120_000 + late_s * 1000)
        act = (
            InsertPassing("race-1", number, WHY, when),
            MovePassing("race-1", number, lap, when, WHY),
            DeletePassing("race-1", number, lap, WHY),
            UndoCorrection("race-1", len(story.session.corrections), WHY),
        )[kind]
        verdict = decide(story.state, act, DIRECTOR, at(NOW_MS))
        if not isinstance(verdict, Refused):
            story.add(*verdict)
        covered = chequered_at(story.state, story.session, at(NOW_MS))
        if story.session.phase is Phase.STARTED and covered is not None:
            wave(story)
        assert story.session.chequered_ns == (covered or 0)
        first = min((n for n in (7, 12) if _covers(story, n)), default=0)
        assert not first or Status.FINISHED in statuses(story).values()


def _covers(story: Story, number: int) -> bool:
    return any(lap.lap >= 3 for lap in story.session.run(number).laps)
