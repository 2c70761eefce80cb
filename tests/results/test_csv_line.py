"""Lines of CSV: whole for programs, harmless in a spreadsheet."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from racecontrol.results.brought import Table
from racecontrol.results.csv_line import csv_line


def read(line: str) -> list[str]:
    (row,) = csv.reader(io.StringIO(line, newline=""))
    return row


@pytest.mark.parametrize(
    "name",
    ["=cmd()", "+SUM(A1)", "-1+cmd", "@name", '=1,"2"', " =1+1", "\uff1d1", "+1 lap()", "-- no --"],
)
def test_a_text_that_looks_like_a_formula_begins_with_a_tab_in_quotes(name: str) -> None:
    line = csv_line(["44", name, "ITA"])
    assert line.startswith('44,"\t')
    assert read(line) == ["44", f"\t{name}", "ITA"]
    assert read(line)[1].strip() == name.strip()


@pytest.mark.parametrize("figure", ["+1.234", "-0.120", "-3", "+1 lap", "+2 laps", "+1:02.345"])
def test_a_figure_with_a_sign_is_no_formula(figure: str) -> None:
    assert csv_line([figure]) == f"{figure}\r\n"


def test_names_as_they_are_stay_as_they_are() -> None:
    cells = ["R. O'Brien", "Ana-Maria Ilić", "a, b", 'the "Rocket"', "two\nlines", None, 7, 1.5]
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    assert csv_line(cells) == text.getvalue()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_every_text_comes_back_with_at_most_a_tab_before_it(cells: list[str]) -> None:
    back = read(csv_line(cells))
    assert len(back) == len(cells)
    for text, cell in zip(cells, back, strict=True):
        assert cell in (text, f"\t{text}")
        assert not cell.startswith(("=", "@"))


def test_our_own_reader_has_the_name_as_it_was(tmp_path) -> None:
    path = tmp_path / "laps.csv"
    lines = [csv_line(["car", "driver"]), csv_line([44, "=cmd()"]), csv_line([7, "@name"])]
    path.write_bytes("".join(lines).encode())
    table = Table(path, ["car", "driver"])
    assert [line["driver"] for line in table.lines()] == ["=cmd()", "@name"]
    assert table.rejected == []
