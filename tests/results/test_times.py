"""Times as text: tables, and that no millisecond is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from racecontrol.results.classification import Gap
from racecontrol.results.times import clock_text, gap_text, lap_time, race_time


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (None, ""),
        (0, "0.000"),
        (999, "0.999"),
        (23_456, "23.456"),
        (59_999, "59.999"),
        (60_000, "1:00.000"),
        (83_456, "1:23.456"),
        (3_600_000, "60:00.000"),
        (-83_456, "-1:23.456"),
    ],
)
def test_lap_time_is_minutes_seconds_and_thousandths(ms: int | None, text: str) -> None:
    assert lap_time(ms) == text


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (None, ""),
        (3_599_999, "59:59.999"),
        (3_600_000, "1:00:00.000"),
        (3_723_456, "1:02:03.456"),
        (360_000_000, "100:00:00.000"),
    ],
)
def test_race_time_has_hours_from_one_hour_on(ms: int | None, text: str) -> None:
    assert race_time(ms) == text


@pytest.mark.parametrize(
    ("gap", "text"),
    [
        (Gap(), ""),
        (Gap(ms=0), "+0.000"),
        (Gap(ms=1_234), "+1.234"),
        (Gap(ms=62_345), "+1:02.345"),
        (Gap(laps=1), "+1 lap"),
        (Gap(laps=2), "+2 laps"),
        (Gap(ms=-5), "-0.005"),
    ],
)
def test_gap_is_time_or_whole_laps(gap: Gap, text: str) -> None:
    assert gap_text(gap) == text


@pytest.mark.parametrize(
    ("ns", "text"),
    [
        (0, "1970-01-01 00:00:00 UTC"),
        (1_800_000_000_999_999_999, "2027-01-15 08:00:00 UTC"),
    ],
)
def test_clock_is_cut_to_the_second(ns: int, text: str) -> None:
    assert clock_text(ns) == text


def read_ms(text: str) -> int:
    """What a person reads: each field sixty times the next."""
    whole, thousandths = text.split(".")
    seconds = 0
    for field in whole.split(":"):
        seconds = seconds * 60 + int(field)
    return seconds * 1000 + int(thousandths)


@given(st.integers(0, 10**9))
def test_no_millisecond_is_lost_in_a_lap_time_or_a_race_time(ms: int) -> None:
    assert read_ms(lap_time(ms)) == ms
    assert read_ms(race_time(ms)) == ms


@given(st.integers(0, 10**9))
def test_a_gap_reads_as_the_lap_time_behind_a_plus(ms: int) -> None:
    assert gap_text(Gap(ms=ms)) == "+" + lap_time(ms)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_times_of_equal_length_sort_like_the_times(one: int, other: int) -> None:
    texts = lap_time(one), lap_time(other)
    if len(texts[0]) == len(texts[1]):
        assert (texts[0] < texts[1]) == (one < other)
