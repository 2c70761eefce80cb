"""What makes two rigs equal: values, tolerances, hashes."""

from hypothesis import given
from hypothesis import strategies as st

from racecontrol.meeting.parity import (
    PARAMETERS,
    Known,
    Value,
    compare,
    digest,
    fits,
    in_order,
    letters,
)

MEASURED = [parameter for parameter in PARAMETERS if parameter.tolerance]
GOLDEN = {
    "tuning.FF": Value("tuning.FF", "70 %"),
    "rim": Value("rim", "GT Extreme"),
    "centre": Value("centre", "0.10°", 0.1),
}


def test_a_measured_value_fits_within_its_tolerance_and_an_exact_one_to_the_letter() -> None:
    assert fits(GOLDEN["centre"], Value("centre", "0.60°", 0.6))
    assert not fits(GOLDEN["centre"], Value("centre", "0.61°", 0.61))
    assert not fits(GOLDEN["tuning.FF"], Value("tuning.FF", "65 %"))


def test_a_difference_says_both_values_and_what_was_not_read() -> None:
    found = {"tuning.FF": Value("tuning.FF", "65 %"), "rim": GOLDEN["rim"]}
    assert [str(line) for line in compare(GOLDEN, found)] == [
        "FF 65 %, golden 70 %",
        "Centre after two turns not read, golden 0.10°",
    ]


values = st.sampled_from(MEASURED).flatmap(
    lambda one: st.tuples(
        st.just(one), st.floats(-100, 100), st.floats(-1, 1, exclude_min=True, exclude_max=True)
    )
)


@given(st.lists(values, min_size=1, max_size=9, unique_by=lambda row: row[0].key))
def test_two_rigs_within_tolerance_of_the_golden_one_have_its_hash(rows: list) -> None:
    golden = {p.key: Value(p.key, f"{number:.4f}", number) for p, number, _ in rows}
    near = {
        p.key: Value(p.key, "near", number + share * p.tolerance * 0.999)
        for p, number, share in rows
    }
    assert digest(golden, near) == digest(golden, golden)
    assert compare(golden, near) == ()
    first, number, _ = rows[0]
    far = near | {first.key: Value(first.key, "far", number + 3 * first.tolerance)}
    assert digest(golden, far) != digest(golden, golden)
    assert [line.key for line in compare(golden, far)] == [first.key]


def test_a_value_that_was_not_read_has_another_hash_than_any_that_was() -> None:
    without = {key: value for key, value in GOLDEN.items() if key != "rim"}
    empty = without | {"rim": Value("rim", "")}
    assert len({digest(GOLDEN, sheet) for sheet in (GOLDEN, without, empty)}) == 3


def test_letters_and_order_are_for_eyes() -> None:
    assert len(letters(digest(GOLDEN, GOLDEN))) == 4
    assert in_order(["zzz", "centre", "base.type", "rim"]) == ("base.type", "rim", "centre", "zzz")
    assert all(p.known is Known.MEASURED for p in MEASURED)
