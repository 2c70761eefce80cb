"""Rig against rig, drivers held equal: a bias is found, equal rigs are not accused."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from racecontrol.rigs import bias
from racecontrol.rigs.bias import RigLap, comparable, compare
from racecontrol.rigs.bias_words import verdict
from racecontrol.rigs.practice_laps import Gathered
from tests.rigs.practice import Practice


def laps_of(practice):
    return Gathered().with_session("Practice", practice.state, practice.session).laps


def driven(seed, slower_ms, seats=(0, 1, 3), rigs=12, **spread):
    practice = Practice(rigs)
    practice.drive(np.random.default_rng(seed), slower_ms, seats, **spread)
    return compare(laps_of(practice))


def quick(seed, slower_ms, rigs, seats, laps, spread):
    """Laps without a journal around them. `spread`: of drivers, spells and laps, ms."""
    rng = np.random.default_rng(seed)
    of_driver, of_spell, of_lap = spread
    form = rng.normal(0, of_driver, rigs)
    made = []
    for turn, on in enumerate(seats):
        for driver in range(rigs):
            rig = (driver + on) % rigs
            spell_ms = rng.normal(0, of_spell)
            for lap in range(laps):
                ms = 90_000 + form[driver] + slower_ms[rig] + spell_ms + rng.normal(0, of_lap)
                made.append(
                    RigLap("P", rig, f"D{driver}", turn * rigs + driver, turn * laps + lap,
                           lap + 1, round(ms))
                )  # fmt: skip
    return made


def test_a_slow_rig_is_found_and_no_other():
    found = driven(3, {7: 300.0})
    assert [rig.rig for rig in found.rigs if rig.stands_out] == [7]
    seven = found.rigs[6]
    assert seven.low_ms < 275 < seven.high_ms  # 300 ms above eleven others: 275 above the mean
    assert seven.p < 0.01
    assert found.firm


def test_the_differences_of_all_rigs_add_up_to_nothing():
    found = driven(4, {2: 120.0, 9: -80.0})
    assert sum(rig.ms for rig in found.rigs) == pytest.approx(0, abs=1e-6)


def test_a_slow_driver_is_not_a_slow_rig():
    practice = Practice()
    practice.drive(np.random.default_rng(5), {}, (0, 1, 3))
    slow = tuple(
        RigLap(lap.session, lap.rig, lap.driver, lap.spell, lap.driven, lap.of_stint,
               lap.ms + (3_000 if lap.driver == "Driver 4" else 0))
        for lap in laps_of(practice)
    )  # fmt: skip
    before, after = compare(laps_of(practice)), compare(slow)
    assert after.driver_ms > before.driver_ms + 300
    for one, other in zip(before.rigs, after.rigs, strict=True):
        assert other.ms == pytest.approx(one.ms, abs=25)


@pytest.mark.parametrize("spread", [(400, 60, 200), (0, 0, 200), (300, 150, 80)])
def test_the_intervals_hold_in_about_nineteen_of_twenty_practices(spread, monkeypatch):
    """All rigs of a practice at once. Fewer than 24 of 30: one in a thousand at 95 %."""
    monkeypatch.setattr(bias, "DRAWS", 10_000)
    held = 0
    for seed in range(30):
        true = np.random.default_rng(1000 + seed).normal(0, 60, 6)
        true -= true.mean()
        found = compare(quick(seed, true, 6, (0, 1, 3, 5), 5, spread))
        held += all(rig.low_ms <= true[rig.rig] <= rig.high_ms for rig in found.rigs)
    assert held >= 24


def test_equal_rigs_are_rarely_accused(monkeypatch):
    monkeypatch.setattr(bias, "DRAWS", 10_000)
    accused = 0
    for seed in range(30):
        found = compare(quick(seed, np.zeros(6), 6, (0, 1, 3, 5), 5, (400, 60, 200)))
        accused += any(rig.stands_out for rig in found.rigs)
    assert accused <= 6  # more: one in a thousand at 5 %


def test_the_same_laps_give_the_same_figures():
    assert driven(6, {}) == driven(6, {})


def test_each_driver_on_one_rig_tells_nothing():
    found = driven(1, {7: 300.0}, seats=(0,))
    assert found.rigs == ()
    assert found.apart == tuple(range(1, 13))


def test_one_rotation_is_only_a_hint():
    found = driven(1, {}, seats=(0, 1))
    assert len(found.rigs) == 12
    assert not found.firm


def test_rigs_that_no_driver_links_stand_apart():
    practice = Practice(6)
    rng = np.random.default_rng(2)
    practice.drive(rng, {}, (0,))
    for _ in range(3):  # two and two change seats, rigs 5 and 6 keep theirs
        for one, other in ((1, 2), (2, 1), (3, 1), (1, 3)):
            practice.move(one, practice.sits[other])
            for _ in range(5):
                practice.lap(one, 90_000 + round(rng.normal(0, 200)))
    found = compare(laps_of(practice))
    assert {5, 6} <= set(found.apart)
    assert len(found.rigs) >= 2


def test_one_driver_who_changed_both_rig_and_session_links_nothing():
    first = [RigLap("A", 1, "Ada", 1, n, n + 1, 90_000 + n) for n in range(5)]
    second = [RigLap("B", 2, "Ada", 2, n, n + 1, 90_000 + n) for n in range(5)]
    assert len(comparable([*first, *second])) == 2
    same = [RigLap("A", 2, "Ada", 2, 5 + n, n + 1, 90_000 + n * n) for n in range(5)]
    assert comparable([*first, *same]) == ((1, 2),)


def test_a_spell_of_two_laps_does_not_count():
    laps = [RigLap("A", 1, "Ada", 1, n, n + 1, 90_000) for n in range(9)]
    short = [RigLap("A", 2, "Ada", 2, n, n + 1, 90_000) for n in range(2)]
    assert compare([*laps, *short]).apart == (1,)


SPELLS = st.lists(
    st.tuples(
        st.sampled_from("AB"),
        st.integers(1, 4),
        st.sampled_from(("Ada", "Bea", "Cid")),
        st.lists(st.integers(89_000, 91_000), min_size=1, max_size=4),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(SPELLS)
def test_whatever_was_driven_the_answer_is_figures_or_none(spells):
    laps = [
        RigLap(session, rig, driver, spell, at, at + 1, ms)
        for spell, (session, rig, driver, times) in enumerate(spells)
        for at, ms in enumerate(times)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bias, "DRAWS", 500)
        found = compare(laps)
    assert verdict(found)
    assert all(rig.low_ms <= rig.ms <= rig.high_ms for rig in found.rigs)
    assert all(0 <= rig.p <= 1 for rig in found.rigs)


def test_laps_that_are_all_alike_show_no_difference():
    laps = quick(1, np.zeros(4), 4, (0, 1, 2), 4, (0, 0, 0))
    assert all(abs(rig.ms) < 1e-6 for rig in compare(laps).rigs)


def test_nothing_driven_is_nothing_to_compare():
    found = compare(())
    assert found.rigs == ()
    assert found.apart == ()
