"""The picture of intervals: what stands out is told by shape and type, not by colour."""

from xml.etree import ElementTree

from racecontrol.results.printing.forest import forest_svg
from racecontrol.results.printing.sheet import Forest, Interval

SVG = "{http://www.w3.org/2000/svg}"
TWO = Forest(
    "f",
    "Rigs & more",
    "ms a lap",
    (Interval("Rig 1", -20, -60, 20), Interval("Rig <7>", 84, 31, 137, strong=True)),
)


def test_a_row_has_its_name_and_its_figures():
    words = [text.text for text in ElementTree.fromstring(forest_svg(TWO)).iter(f"{SVG}text")]
    assert "Rig <7>" in words
    assert "+84  (+31 to +137)" in words
    assert "-20  (-60 to +20)" in words


def test_what_stands_out_has_a_full_dot_and_bold_type():
    drawing = ElementTree.fromstring(forest_svg(TWO))
    one, seven = (dot.attrib["fill"] for dot in drawing.iter(f"{SVG}circle"))
    assert one == "#ffffff" != seven
    bold = [text.text for text in drawing.iter(f"{SVG}text") if text.get("font-weight") == "700"]
    assert bold == ["Rig <7>", "+84  (+31 to +137)"]


def test_an_interval_reaches_over_zero_where_its_figures_do():
    drawing = ElementTree.fromstring(forest_svg(TWO))
    lines = [line.attrib for line in drawing.iter(f"{SVG}line")]
    zero = next(
        float(at["x1"]) for at in lines if at["stroke-width"] == "1.6" and at["x1"] == at["x2"]
    )
    level = [at for at in lines if at["y1"] == at["y2"]]
    assert float(level[0]["x1"]) < zero < float(level[0]["x2"])
    assert zero < float(level[1]["x1"])


def test_a_picture_of_nothing_can_be_drawn():
    assert ElementTree.fromstring(forest_svg(Forest("f", "Rigs", "ms", ()))) is not None
