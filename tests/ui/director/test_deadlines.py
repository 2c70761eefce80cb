"""What a result waits for stands in the queue, with the clock that runs."""

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from racecontrol.control import JournalHealth
from racecontrol.meeting.acts import AnyAct, DeclareFinal, GiveDecision, PublishResult
from racecontrol.meeting.flow_acts import CancelSession
from racecontrol.meeting.judged import ProtestKind
from racecontrol.meeting.justice_acts import LodgeProtest, RuleOnProtest, SignResult
from racecontrol.meeting.model import Person
from racecontrol.meeting.rulebook import Windows
from racecontrol.results.revisions import with_result
from racecontrol.sessions import classify
from tests.story import DIRECTOR, GAME_MS, START_NS, STEWARD, Story
from ui.director.deadlines import deadline_items
from ui.director.queue import Queue
from ui.director.waiting import Item, waiting
from ui.format import span
from ui.steward.result_view import result_words

WELL = JournalHealth(1, 0.4, 0, "")
END_MS = 400_000
S = 1000  # game ms
WINDOWS = Windows(protest_s=300, appeal_lodged_s=600, review_s=900)


@pytest.fixture
def race() -> Story:
    """Three cars, three laps, all over and published; the race after it is cancelled."""
    story = Story(7, 12, 31)
    assert story.state.meeting is not None
    book = replace(story.state.meeting.rulebook, windows=WINDOWS)
    story.state = replace(story.state, meeting=replace(story.state.meeting, rulebook=book))
    for key in ("qualifying", "race-2"):
        story.act(CancelSession(key, "no time"), DIRECTOR)
    story.start("race-1", 7, 12, 31)
    for _ in range(3):
        for number, ms in ((7, 60_000), (12, 61_000), (31, 62_000)):
            story.lap(number, ms)
    story.chequered(180_000)
    story.end(END_MS)
    act(story, PublishResult("race-1"), DIRECTOR, END_MS)
    return story


def act(race: Story, wish: AnyAct, who: Person, at_ms: int) -> None:
    """As the control does it: a result is filled in."""
    if isinstance(wish, PublishResult | DeclareFinal | SignResult):
        wish = with_result(wish, classify(race.state, race.session))
    race.act(wish, who, at_ms)


def now_ns(at_ms: int) -> int:
    return START_NS + at_ms * GAME_MS


def items(race: Story, at_ms: int) -> list[Item]:
    return list(deadline_items(race.state, DIRECTOR, now_ns(at_ms)))


def left_s(item: Item, at_ms: int) -> int:
    return round((item.until_ns - now_ns(at_ms)) / 1e9)


def test_the_protest_time_of_a_published_result_runs_down(race: Story) -> None:
    (item,) = items(race, END_MS + 100 * S)
    assert item.title == "Protest time, Race 1"
    assert left_s(item, END_MS + 100 * S) == 200


def test_when_it_is_over_the_signature_that_lacks_is_named_then_the_key(race: Story) -> None:
    over = END_MS + 301 * S
    (item,) = items(race, over)
    assert (item.title, item.until_ns) == ("Race 1 is provisional", 0)
    assert item.detail == "A steward has to sign the published result first."
    act(race, SignResult("race-1"), STEWARD, over)
    (item,) = items(race, over)
    assert item.detail == "Nothing holds the result. D declares it final."


def test_an_open_protest_waits_until_somebody_ruled_on_it(race: Story) -> None:
    at_ms = END_MS + 50 * S
    act(race, LodgeProtest("race-1", 12, "Cut the chicane"), STEWARD, at_ms)
    protest, _ = items(race, at_ms)
    assert (protest.title, protest.entries) == ("Protest 1, Race 1", (12,))
    assert "Cut the chicane. It holds the result of Race 1." in protest.detail
    act(race, RuleOnProtest(1, False, "Seen, nothing in it"), STEWARD, at_ms + S)
    assert [item.key for item in items(race, at_ms + S)] == ["protests race-1"]


def test_an_appeal_that_was_announced_has_the_clock_of_its_lodging(race: Story) -> None:
    at_ms = END_MS + 50 * S
    race.act(GiveDecision("race-1", 7, "time-5", "Impeding"), STEWARD, at_ms)
    appeal = LodgeProtest("race-1", 7, "Not so", ProtestKind.APPEAL, 1)
    act(race, appeal, STEWARD, at_ms)
    item = items(race, at_ms + 100 * S)[0]
    assert item.title == "Appeal 1, Race 1"
    assert left_s(item, at_ms + 100 * S) == 500
    late = items(race, at_ms + 601 * S)[0]
    assert (late.until_ns, "The time to lodge it ended" in late.detail) == (0, True)


def test_the_time_to_ask_for_a_review_runs_from_the_end_of_the_event(race: Story) -> None:
    over = END_MS + 301 * S
    act(race, SignResult("race-1"), STEWARD, over)
    act(race, DeclareFinal("race-1"), DIRECTOR, over)
    (item,) = items(race, over)
    assert (item.key, left_s(item, over)) == ("review", 599)
    shown = result_words(race.state, race.session, now_ns(over))
    assert any(line.endswith("9:58 left.") for line in shown)
    assert not items(race, END_MS + 901 * S)
    gone = result_words(race.state, race.session, now_ns(END_MS + 901 * S))
    assert any(line.startswith("The time to ask for a review ended") for line in gone)


def test_a_rulebook_without_windows_has_no_clock(race: Story) -> None:
    assert race.state.meeting is not None
    book = replace(race.state.meeting.rulebook, windows=Windows())
    race.state = replace(race.state, meeting=replace(race.state.meeting, rulebook=book))
    (item,) = items(race, END_MS + 10 * S)
    assert (item.key, item.until_ns) == ("provisional race-1", 0)


def test_the_queue_counts_down_what_runs_out(race: Story, qtbot: QtBot) -> None:
    queue, at_ms = Queue(), END_MS + 100 * S
    qtbot.addWidget(queue)
    all_items = waiting(race.state, race.session, WELL, items(race, at_ms))
    queue.show_items(race.state.meeting, all_items, now_ns(at_ms))
    (row,) = queue.rows
    assert row.age == span(200_000_000_000 - 100 * S * (GAME_MS - 1_000_000)) == "3:19"
    assert row.sentence.endswith("3:19 left.")
    queue.show_items(race.state.meeting, all_items, now_ns(at_ms + 60 * S))
    assert queue.rows[0].age == "2:19"
