"""Rigs by lot: a seed is committed, a word is said, the seed is revealed, anybody can check it."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from racecontrol.meeting.facts import MeetingOpened
from racecontrol.meeting.flow_acts import WithdrawEntry
from racecontrol.meeting.model import Person, Rig, Role
from racecontrol.meeting.parity_acts import MoveDriver
from racecontrol.meeting.rig_draw import RigDraw, assigned, commitment_of, disproof
from racecontrol.meeting.rig_draw_acts import CommitRigSeed, RevealRigSeed, RigDrawAct
from racecontrol.results.documents import editions, sheet_of
from racecontrol.results.grid import drawn
from racecontrol.results.printing.sheet import Sheet
from racecontrol.results.result_state import Result
from tests.story import DIRECTOR, STEWARD, Story, meeting
from ui.draw_sentences import draw_sentence
from ui.sentences import sentence

TECHNICIAN = Person("Technician", Role.TECHNICIAN)
SEED, WORD = "a seed that nobody knows", "thunder"
CARS = (7, 12, 31, 44)


@pytest.fixture
def story() -> Story:
    """Four cars on rigs 1 to 4, and a spare rig."""
    story = Story(*CARS)
    plain = meeting(*CARS)
    story.add(MeetingOpened(replace(plain, rigs=(*plain.rigs, Rig(13, "127.0.2.13")))))
    return story


def draw(story: Story, word: str = WORD) -> None:
    story.act(CommitRigSeed(commitment_of(SEED)), TECHNICIAN, 1000)
    story.act(RevealRigSeed(SEED, word), TECHNICIAN, 60_000)


def seats(story: Story) -> dict[int, int]:
    assert story.state.meeting is not None
    return {entry.number: entry.rig for entry in story.state.meeting.entries}


def printed(story: Story) -> Sheet:
    (edition,) = [one for one in editions(story.state) if one.kind.key == "rig-draw"]
    return sheet_of(story.state, edition)


def test_everybody_sits_where_the_seed_and_the_word_say(story: Story) -> None:
    draw(story)
    lots = {n: hashlib.sha256(f"{SEED}:{WORD}:{n}".encode()).hexdigest() for n in CARS}
    by_hand = dict(zip(sorted(CARS, key=lambda n: lots[n]), (1, 2, 3, 4), strict=True))
    assert seats(story) == by_hand
    assert disproof(story.state.rig_draw) == ""


def test_without_a_word_the_lots_are_those_of_a_grid_by_lot(story: Story) -> None:
    draw(story, "")
    by_rig = sorted(seats(story), key=lambda number: seats(story)[number])
    assert tuple(by_rig) == drawn(CARS, SEED)


def test_the_spare_rig_is_not_in_the_draw_and_who_is_withdrawn_neither(story: Story) -> None:
    story.act(WithdrawEntry(31, "ill"), DIRECTOR)
    draw(story)
    assert 13 not in seats(story).values()
    assert set(story.state.rig_draw.drawn.rigs) == {7, 12, 44}  # type: ignore[union-attr]
    assert sorted(story.state.rig_draw.drawn.rigs.values()) == [1, 2, 4]  # type: ignore[union-attr]


def test_a_seed_that_was_lost_may_be_committed_anew_until_it_is_revealed(story: Story) -> None:
    story.act(CommitRigSeed(commitment_of("another seed, lost")), TECHNICIAN)
    draw(story)
    assert story.refused(CommitRigSeed(commitment_of(SEED)), TECHNICIAN) == (
        "The rigs are drawn already."
    )


@pytest.mark.parametrize(
    ("act", "who", "refusal"),
    [
        (RevealRigSeed(SEED), TECHNICIAN, "No seed is committed. Commit one first, so that"),
        (CommitRigSeed("abc"), TECHNICIAN, "A commitment is the SHA-256 of the seed: 64 signs"),
        (CommitRigSeed("0" * 64), STEWARD, "Only the rig technician or the race director"),
    ],
)
def test_what_cannot_be_done_is_refused(
    story: Story, act: RigDrawAct, who: Person, refusal: str
) -> None:
    assert story.refused(act, who).startswith(refusal)


def test_another_seed_than_the_committed_one_is_refused(story: Story) -> None:
    story.act(CommitRigSeed(commitment_of(SEED)), TECHNICIAN)
    said = story.refused(RevealRigSeed("a seed chosen afterwards"), TECHNICIAN)
    assert said.startswith("This is not the seed that was committed: its hash begins ")
    assert "12 signs" in story.refused(RevealRigSeed("short"), TECHNICIAN)


def test_entries_that_changed_since_need_a_new_commitment(story: Story) -> None:
    story.act(CommitRigSeed(commitment_of(SEED)), TECHNICIAN)
    story.act(MoveDriver(7, 13, "no power"), TECHNICIAN)
    said = story.refused(RevealRigSeed(SEED), TECHNICIAN)
    assert said.startswith("Entries or rigs have changed since the seed was committed.")


def test_nobody_is_drawn_to_another_rig_once_a_session_has_started(story: Story) -> None:
    story.start("qualifying", *CARS)
    said = story.refused(CommitRigSeed(commitment_of(SEED)), TECHNICIAN)
    assert said == "Qualifying has started: everybody has a rig."


@given(
    st.lists(st.integers(0, 99), min_size=1, max_size=12, unique=True),
    st.text(min_size=12, max_size=30),
    st.text(max_size=8),
)
def test_a_draw_gives_each_car_one_rig_whatever_the_order_of_the_entries(
    cars: list[int], seed: str, word: str
) -> None:
    rigs = list(range(1, len(cars) + 1))
    given_ = assigned(cars, rigs, seed, word)
    assert sorted(given_.values()) == rigs and set(given_) == set(cars)
    assert given_ == assigned(cars[::-1], rigs[::-1], seed, word)


def test_a_draw_that_was_tampered_with_is_disproved(story: Story) -> None:
    draw(story)
    made = story.state.rig_draw
    assert made.drawn is not None and made.committed is not None
    swapped = dict(zip(made.drawn.rigs, reversed(made.drawn.rigs.values()), strict=True))
    assert "not those that the seed gives" in disproof(
        RigDraw(made.committed, replace(made.drawn, rigs=swapped))
    )
    assert "not the one that was committed" in disproof(
        RigDraw(replace(made.committed, commitment="0" * 64), made.drawn)
    )
    assert "before it was committed" in disproof(
        RigDraw(made.committed, replace(made.drawn, at_ns=1))
    )
    assert disproof(RigDraw()) == "No rigs are drawn."


def test_both_facts_are_told_in_a_sentence(story: Story) -> None:
    draw(story)
    committed, revealed = story.facts[-2:]
    hashed = commitment_of(SEED)[:8]
    assert sentence(committed, story.state) == (
        f"Rig draw for 4 cars: seed committed by Technician, hash {hashed}."
    )
    assert draw_sentence(revealed) == (  # type: ignore[arg-type]
        "Rigs drawn for 4 cars, seed revealed by Technician, word 'thunder'."
    )


def test_the_document_is_provisional_until_the_seed_is_revealed_and_can_be_recomputed(
    story: Story,
) -> None:
    assert all(e.why_not for e in editions(story.state) if e.kind.key == "rig-draw")
    story.act(CommitRigSeed(commitment_of(SEED)), TECHNICIAN)
    assert printed(story).result is Result.PROVISIONAL and not printed(story).tables[0].rows
    story.act(RevealRigSeed(SEED, WORD), TECHNICIAN, 60_000)
    sheet = printed(story)
    assert sheet.result is Result.FINAL
    assert "Recomputed: commitment, lots and rigs agree." in sheet.notes
    for row in sheet.tables[0].rows:
        rig, number, lot = row.cells[1], row.cells[2], row.cells[-1]
        assert lot == hashlib.sha256(f"{SEED}:{WORD}:{number}".encode()).hexdigest()
        assert seats(story)[number] == rig  # type: ignore[index]
