"""Large tables as CSV: what one line of `csv_line` has, whatever stands in it."""

import csv
import io

import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from racecontrol.results.csv_line import csv_line
from racecontrol.season.sheet import harmless, write_batches

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@example(["=cmd()", "+SUM(A1)", "-1+cmd", " @name", "\uff1d1", "-3", "+1 lap", "\xa0=1", None])
@given(st.lists(st.one_of(TEXTS, st.from_regex(r"\s?[=+\-@]\d?.{0,3}"), st.none())))
def test_a_column_says_what_single_lines_say(texts: list[str | None]) -> None:
    column = harmless(pa.array(texts, pa.string())).to_pylist()
    lines = io.StringIO("".join(csv_line([7, text]) for text in texts), newline="")
    assert [text or "" for text in column] == [row[1] for row in csv.reader(lines)]


@given(st.lists(st.tuples(st.integers(-9, 9) | st.none(), TEXTS), max_size=5))
def test_every_batch_comes_back(tmp_path_factory, rows) -> None:
    path = tmp_path_factory.mktemp("sheet") / "all.csv"
    numbers, texts = [n for n, _ in rows], [t for _, t in rows]
    batch = pa.record_batch({"n": pa.array(numbers, pa.int32()), "t": pa.array(texts, pa.string())})
    told: list[int] = []
    write_batches(path, ("n", "t"), [batch, batch], told.append)
    with path.open(encoding="utf-8", newline="") as file:
        head, *found = csv.reader(file)
    assert head == ["n", "t"]
    assert told == [len(rows), 2 * len(rows)]
    expected = [["" if n is None else str(n), t] for n, t in rows * 2]
    assert [(n, t.removeprefix("\t")) for n, t in found] == [
        (n, t.removeprefix("\t")) for n, t in expected
    ]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_a_name_like_a_formula_has_its_tab_in_quotes(tmp_path, kind) -> None:
    batch = pa.record_batch({"name": pa.array(["=1+1", "Ana"], kind)})
    path = write_batches(tmp_path / "names.csv", ["name"], [batch])
    assert path.read_text(encoding="utf-8") == 'name\n"\t=1+1"\n"Ana"\n'
