"""A printed hash finds its document in the facts, and only there."""

import pytest

from racecontrol.meeting.facts import AnyFact
from racecontrol.meeting.state import State, apply
from racecontrol.results.checking import find, hash_of
from racecontrol.results.documents import editions, sheet_of
from racecontrol.results.printing.sheet import DocumentError, Sheet
from tests.results.an_event import an_event


@pytest.fixture(scope="module")
def facts() -> list[AnyFact]:
    return an_event().facts


@pytest.fixture(scope="module")
def final() -> Sheet:
    """The final classification of race 1."""
    state = an_event().state
    return sheet_of(state, next(e for e in editions(state) if e.number == 202))


def test_the_hash_of_a_final_print_is_found(facts, final):
    (found,) = find(facts, final.digest)
    assert (found.sheet.number_text, found.sheet.result, found.in_force) == ("202", "final", True)


@pytest.mark.parametrize("form", ["{0.stamp}", "  {0.digest}\n", "{1}", "{2}"])
def test_the_code_a_part_and_spaces_are_understood(facts, final, form):
    words = form.format(final, final.digest[:16].upper(), f"{final.digest[:4]} {final.digest[4:9]}")
    assert [found.sheet.digest for found in find(facts, words)] == [final.digest]


def test_an_earlier_edition_is_found_and_no_longer_in_force(facts):
    story = an_event()
    early = sheet_at(facts, "ResultPublished", 2)
    (found,) = find(story.facts, early.digest)
    assert (found.sheet.key, found.in_force) == ("messages", False)
    assert found.after < len(facts)


def sheet_at(facts: list[AnyFact], kind: str, count: int) -> Sheet:
    """The messages of race 1 as they were printed with the nth such fact."""
    state, seen = State(), 0
    for fact in facts:
        state = apply(state, fact)
        seen += type(fact).__name__ == kind
        if seen == count:
            break
    return sheet_of(state, next(e for e in editions(state) if e.number == 209))


def test_a_hash_of_something_else_is_not_found(facts):
    assert find(facts, "0" * 64) == ()


@pytest.mark.parametrize("words", ["", "1234567", "not a hash", "g" * 64, "a" * 65])
def test_what_is_no_hash_is_said_in_a_sentence(words):
    with pytest.raises(DocumentError, match=r"is no hash\. Type at least its first 8 signs"):
        hash_of(words)
