"""From the kernel's stamps (wall clock) to the monotonic clock: no step of the wall clock shows."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from racecontrol.timing._timing import stamp_arrivals

BOOT_NS = 10**14
WALL_NS = 1_700_000_000 * 10**9  # wall clock minus monotonic clock
BATCH_NS = 16_683_333
WAITED_NS = 30_000  # between the stamp and its reading
NOISE_NS = 20_000  # two readings of the clocks may differ by this much


def batches(offsets, *, waited_ns=WAITED_NS, emptied=None):
    """One datagram a batch: rows for stamp_arrivals, and the true monotonic arrivals.

    `offsets` are those that hold when a batch is read; its stamp is from before, and so was made
    with the offset of the batch before it.
    """
    rows, true = [], []
    for number, offset_ns in enumerate(offsets):
        now_ns = BOOT_NS + number * BATCH_NS
        before_ns = offsets[max(number - 1, 0)]
        arrival_ns = now_ns - waited_ns
        rows.append((offset_ns, now_ns, not emptied or emptied[number], arrival_ns + before_ns))
        true.append(arrival_ns)
    return rows, true


def errors(offsets, **batch):
    rows, true = batches(offsets, **batch)
    return [got - at for got, at in zip(stamp_arrivals(rows), true, strict=True)]


def test_stamps_are_exact_while_the_wall_clock_stands():
    assert set(errors([WALL_NS] * 100)[1:]) == {0}


@pytest.mark.parametrize(
    "step_ns", [2 * 10**9, -2 * 10**9, 50_000, -50_000, 5 * 10**6, -5 * 10**6, 10**14, -(10**14)]
)
def test_step_of_the_wall_clock_costs_one_batch_its_stamp_and_nothing_more(step_ns):
    offsets = [WALL_NS] * 50 + [WALL_NS + step_ns] * 50
    found = errors(offsets)
    assert found[50] == WAITED_NS  # read, not stamped: never early
    assert found[51] == WAITED_NS  # the socket may have held one more from before
    assert set(found[1:50] + found[52:]) == {0}


def test_datagrams_that_waited_through_the_step_are_read_not_stamped():
    """A full batch leaves others in the socket, whose stamps are from before the step."""
    offsets = [WALL_NS] * 10 + [WALL_NS + 3 * 10**9] * 10
    emptied = [True] * 10 + [False] * 4 + [True] * 6
    rows, true = batches(offsets, emptied=emptied)
    for late in range(10, 15):  # stamped by the old clock, all of them
        offset_ns, now_ns, empty, _ = rows[late]
        rows[late] = (offset_ns, now_ns, empty, true[late] + WALL_NS)
    found = [got - at for got, at in zip(stamp_arrivals(rows), true, strict=True)]
    assert found[10:15] == [WAITED_NS] * 5
    assert set(found[15:]) == {0}


def test_clock_that_is_slewed_as_kernels_do_keeps_its_stamps():
    offsets = [WALL_NS + number * BATCH_NS // 2000 for number in range(200)]  # 500 ppm
    assert all(abs(error) <= NOISE_NS for error in errors(offsets)[1:])


def test_clock_that_is_slewed_hard_is_read_instead():
    offsets = [WALL_NS + number * BATCH_NS // 12 for number in range(200)]  # 8 %
    assert set(errors(offsets)) == {WAITED_NS}


def test_long_silence_with_a_step_in_it_does_not_hide_the_step():
    """The loop reads the clocks four times a second while nothing comes."""
    quiet_ns, step_ns = 250_000_000, 400_000
    rows = [(WALL_NS, BOOT_NS + i * quiet_ns, True, 0) for i in range(40)]
    now_ns = BOOT_NS + 40 * quiet_ns
    rows.append((WALL_NS + step_ns, now_ns, True, now_ns - WAITED_NS + WALL_NS))
    assert stamp_arrivals(rows)[-1] == now_ns


def test_first_batch_has_no_reading_to_hold_it_against():
    assert stamp_arrivals([(WALL_NS, BOOT_NS, True, BOOT_NS + WALL_NS - 5)]) == [BOOT_NS]


@pytest.mark.parametrize("stamp_ns", [0, WALL_NS + BOOT_NS + 10**10, 2**63 - 1, -(2**63)])
def test_stamp_that_cannot_be_is_not_believed(stamp_ns):
    rows, _ = batches([WALL_NS] * 3)
    rows[2] = (*rows[2][:3], stamp_ns)
    assert stamp_arrivals(rows)[2] == rows[2][1]


@given(
    steps=st.lists(st.integers(-(10**12), 10**12), max_size=4),
    seed=st.integers(0, 2**32),
)
def test_no_arrival_is_ever_early_or_later_than_its_reading(steps, seed):
    chance = random.Random(seed)
    offsets, offset_ns = [], WALL_NS
    for step_ns in [0, *steps]:
        offset_ns += step_ns
        offsets += [offset_ns + chance.randrange(-2000, 2000) for _ in range(chance.randint(2, 9))]
    for error in errors(offsets):
        assert -NOISE_NS - BATCH_NS // 1000 - 2000 <= error <= WAITED_NS


def test_rows_that_are_none_are_refused():
    with pytest.raises(TypeError):
        stamp_arrivals([(1, 2)])
    with pytest.raises(OverflowError):
        stamp_arrivals([(2**64, 0, True, 0)])
