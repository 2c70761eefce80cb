"""OSC address patterns: what they stand for, and what is said of wrong ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from racecontrol.meeting.address_pattern import PatternError, matches


@pytest.mark.parametrize(
    ("pattern", "address", "matched"),
    [
        ("/race/cup/flag/red", "/race/cup/flag/red", True),
        ("/race/cup/flag", "/race/cup/flag/red", False),
        ("/race/*/flag/*", "/race/cup/flag/red", True),
        ("/race/*", "/race/cup/flag", False),
        ("/race/*/flag/r?d", "/race/cup/flag/rad", True),
        ("/race/*/flag/r?d", "/race/cup/flag/r/d", False),
        ("/position/[1-3]", "/position/3", True),
        ("/position/[1-3]", "/position/4", False),
        ("/position/[!1-3]", "/position/4", True),
        ("/position/[!1-3]", "/position/", False),
        ("/neutral/{vsc,fcy}", "/neutral/fcy", True),
        ("/neutral/{vsc,fcy}", "/neutral/sc", False),
        ("//flag/red", "/race/cup/flag/red", True),
        ("//flag/red", "/flag/red", True),
        ("/race//red", "/race/cup/flag/red", True),
        ("/race//", "/race/cup/flag/red", True),
        ("/race//", "/rally/cup", False),
        ("/a.c", "/abc", False),
        ("/a[\\^]c", "/a^c", True),
    ],
)
def test_a_pattern_stands_for_addresses(pattern: str, address: str, matched: bool) -> None:
    assert matches(pattern, address) is matched


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("race", "begins with a slash"),
        ("", "begins with a slash"),
        ("/race/[ab", "a [ is not closed"),
        ("/race/[]", "stand the characters"),
        ("/race/[z-a]", "z-a runs backwards"),
        ("/race/{a,b", "a { is not closed"),
        ("/race/{a,}", "words with commas"),
        ("/race/a}", "nothing that it belongs to"),
        ("/race/a b", "neither spaces"),
        ("/race/ä", "neither spaces"),
        ("/" + "a" * 300, "at most 200"),
    ],
)
def test_a_wrong_pattern_is_said_to_be_wrong(pattern: str, said: str) -> None:
    with pytest.raises(PatternError) as error:
        matches(pattern, "/race")
    assert said in str(error.value)


@given(st.text("/ab*?[]{}!-,#\\^|.", max_size=30).map(lambda text: "/" + text))
def test_any_text_is_a_pattern_or_is_refused(pattern: str) -> None:
    try:
        matches(pattern, "/a/b")
    except PatternError as error:
        assert str(error)


@given(st.lists(st.text("abc123-", min_size=1, max_size=5), min_size=1, max_size=5))
def test_an_address_without_signs_stands_for_itself_alone(parts: list[str]) -> None:
    address = "/" + "/".join(parts)
    assert matches(address, address)
    assert not matches(address, address + "x")
