"""The chain: a journal of today is read by the program of tomorrow, so its hashes never change."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from racecontrol.journal.chain import GENESIS, Row, link

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
NUMBERS = st.integers(-(2**63), 2**63 - 1)
ROWS = st.builds(
    Row, WORDS, NUMBERS, st.binary(max_size=16), WORDS, WORDS, NUMBERS, NUMBERS, WORDS, NUMBERS,
    st.binary(max_size=40),
)  # fmt: skip


def test_a_known_row_has_the_hash_it_always_had():
    row = Row("demo", 7, bytes(16), "timing", "timing", 12, 34, "FlagShown", 1, b"{}")
    assert (
        link(GENESIS, row).hex()
        == "2026c1377477f70a4404bf0f9f6ec982b224f19425d7f44cd6efced6ca159d32"
    )


@given(st.binary(min_size=32, max_size=32), ROWS)
def test_every_column_is_covered_each_after_its_length_in_four_bytes(previous, row):
    columns = [
        value if isinstance(value, bytes) else str(value).encode()
        for value in (getattr(row, name) for name in Row.__struct_fields__)
    ]
    told = b"".join(len(column).to_bytes(4, "big") + column for column in columns)
    assert link(previous, row) == hashlib.sha256(previous + told).digest()
