"""Figures as text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from racecontrol.results.classification import Gap
from ui import format as text


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (92_418, "1:32.418"),
        (58_412, "58.412"),
        (8_005, "8.005"),
        (0, "0.000"),
        (60_000, "1:00.000"),
        (3_723_004, "1:02:03.004"),
        (None, ""),
    ],
)
def test_lap_times(ms, words):
    assert text.lap_time(ms) == words


@given(st.integers(0, 10_000_000))
def test_a_lap_time_can_be_read_back(ms):
    parts = [float(part) for part in text.lap_time(ms).split(":")]
    seconds = sum(part * 60**power for power, part in enumerate(reversed(parts)))
    assert round(seconds * 1000) == ms


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (Gap(ms=1_284), "+1.284"),
        (Gap(ms=0), "+0.000"),
        (Gap(laps=1), "1 lap"),
        (Gap(laps=2), "2 laps"),
        (Gap(), ""),
    ],
)
def test_gaps(gap, words):
    assert text.gap(gap) == words


def test_the_gap_of_a_stale_car_claims_no_more_than_tenths():
    assert text.gap(Gap(ms=21_437), estimated=True) == "≈+21.4"
    assert text.interval(Gap(ms=2_849), estimated=True) == "≈2.8"


def test_an_interval_has_no_sign():
    assert text.interval(Gap(ms=1_284)) == "1.284"


@pytest.mark.parametrize(
    ("ns", "words"),
    [(888_650_000_000, "14:48.6"), (-5_000_000_000, "−0:05.0"), (3_723_400_000_000, "1:02:03.4")],
)
def test_clocks(ns, words):
    assert text.clock(ns) == words


@pytest.mark.parametrize(
    ("ns", "words"),
    [(None, "never"), (18_000_000, "18 ms"), (3_400_000_000, "3.4 s"), (120_000_000_000, "2 min")],
)
def test_ages(ns, words):
    assert text.age(ns) == words


@given(st.integers(0, 99))
def test_a_car_has_two_digits(number):
    assert re.fullmatch(r"\d\d", text.car(number))


def test_lists_read_as_sentences():
    assert text.listed(["a"]) == "a"
    assert text.listed(["a", "b", "c"]) == "a, b and c"
