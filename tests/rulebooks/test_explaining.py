"""A rulebook as prose."""

import re

import pytest

from racecontrol.meeting.rulebook import Rulebook
from racecontrol.rulebooks.explaining import explain
from racecontrol.rulebooks.numbers import duration_text, listed, nth, seconds_text
from racecontrol.rulebooks.reading import find, load, shipped
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

NAMES = {code: penalty.name for code, penalty in PENALTIES.items()}


def prose(key: str) -> str:
    return explain(load(find(key), FORMATS, PENALTIES), NAMES)


@pytest.mark.parametrize("key", shipped())
def test_every_source_that_is_listed_is_named_and_every_number_has_one(key: str) -> None:
    text = prose(key)
    body, _, sources = text.partition("SOURCES\n")
    named = {int(number) for number in re.findall(r"\[(\d+), (?:stated|derived)\]", body)}
    listed_there = {int(number) for number in re.findall(r"^\[(\d+)\] ", sources, re.MULTILINE)}
    assert named == listed_there
    assert named == set(range(1, len(named) + 1))
    for line in body.splitlines():
        if re.search(r"Points \d", line):
            assert re.search(r"Points [\d-]+ \[\d+, (stated|derived)\]", line)


def test_a_race_director_reads_sentences() -> None:
    text = prose("nations-cup-2025")
    assert "2. Race 1: race, 8 laps [" in text
    assert "Points 24-20-16-14-12-10-8-6-4-2 [" in text
    assert "Grid: the result of Race 2 [" in text
    assert "Later, more than 1/3 of the field: suspend, and run the remaining distance [" in text


def test_what_a_rulebook_does_not_say_is_not_known() -> None:
    text = explain(Rulebook("k", "N", ("time-5",)), NAMES)
    for topic in ("Equal points at the end", "Windows", "Red flag", "Start", "Rigs that die"):
        assert f"{topic}: not known." in text
    assert "None is named." in text


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (seconds_text(1500), "1.5 s"),
        (seconds_text(20_000), "20 s"),
        (duration_text(345_600), "96 h"),
        (duration_text(1800), "30 min"),
        (duration_text(90), "90 s"),
        (duration_text(0), "0 s"),
        (nth(1), "1st"),
        (nth(12), "12th"),
        (nth(23), "23rd"),
        (listed(["a", "b", "c"]), "a, b and c"),
        (listed([]), ""),
    ],
)
def test_numbers_are_read_aloud(made: str, text: str) -> None:
    assert made == text
