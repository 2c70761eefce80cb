"""The tokens: contrast as computed, fonts of ours, digits of one width."""

import itertools

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF

from ui import theme

GROUNDS = ("background1", "background2", "selection", "background3")
FIGURES = ("text1", "text2", "human", "session_best", "personal_best", "slower")
LOOKS = list(itertools.product(theme.NAMES, theme.VISIONS))


@pytest.mark.parametrize("name", theme.NAMES)
def test_contrast_tables_are_what_the_colours_give(name):
    look = theme.load(name)
    table = theme.tokens()[name]["contrast"]
    for key, row in table.items():
        if not isinstance(row, list):
            continue
        ink = getattr(look.colours, key)
        for ground, written in zip(GROUNDS, row, strict=True):
            counted = theme.contrast(ink, getattr(look.colours, ground))
            assert counted == pytest.approx(written, abs=0.01), (key, ground)


@pytest.mark.parametrize(("name", "vision"), LOOKS)
def test_figures_stay_readable_in_every_look(name, vision):
    look = theme.load(name, vision)
    floor = theme.tokens()["contrast"]["floor"]["figures"]
    for key in FIGURES:
        for ground in GROUNDS[:3]:
            ink = getattr(look.colours, key)
            assert theme.contrast(ink, getattr(look.colours, ground)) >= floor, (key, ground)


@pytest.mark.parametrize(("name", "vision"), LOOKS)
def test_words_and_shapes_stay_readable_in_every_look(name, vision):
    look = theme.load(name, vision)
    floor = theme.tokens()["contrast"]["floor"]
    for key in ("text3", "info", "needs_person", "danger"):
        assert theme.contrast(getattr(look.colours, key), look.colours.background1) >= floor["text"]
    for ground in GROUNDS:
        assert theme.contrast(look.colours.line3, getattr(look.colours, ground)) >= floor["shape"]


def test_every_car_and_flag_is_readable_on_its_own_fill():
    look = theme.load()
    for car in look.cars:
        assert theme.contrast(car.fill, car.text) >= 7
    for flag in look.flags.values():
        assert theme.contrast(flag.fill, flag.text) >= 4.5


def test_contrast_of_black_and_white_is_twenty_one():
    assert theme.contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)


@pytest.mark.parametrize("weight", ["normal", "medium", "strong", "heavy"])
@pytest.mark.parametrize("size", ["figure", "place", "state"])
@pytest.mark.usefixtures("qapp")
def test_all_digits_have_one_width(size, weight):
    metrics = QFontMetricsF(theme.load().font(size, weight, figures=True))
    widths = [metrics.horizontalAdvance(digit) for digit in "0123456789"]
    assert max(widths) - min(widths) < 0.1  # px; what rounding in the font leaves


@pytest.mark.usefixtures("qapp")
def test_words_without_the_feature_would_jump():
    metrics = QFontMetricsF(theme.load().font("state", "strong"))
    assert metrics.horizontalAdvance("0") - metrics.horizontalAdvance("1") > 1


@pytest.mark.usefixtures("qapp")
def test_the_font_is_the_one_we_bring():
    assert QFontInfo(theme.load().font("body")).family() == "Inter"


def test_a_small_screen_has_smaller_rows_and_type():
    large, small = theme.load(), theme.load(small=True)
    assert (large.height("band"), small.height("band")) == (64, 48)
    assert (large.height("tower_row"), small.height("tower_row")) == (44, 32)
    assert small.font("figure").pixelSize() == 13


def test_scale_multiplies_lengths_and_type():
    assert theme.load(scale=2.0).height("band") == 128
    assert theme.load(scale=2.0).font("figure").pixelSize() == 30


def test_the_style_sheet_has_no_name_left_unfilled():
    sheet = theme.style_sheet(theme.load())
    assert "$" not in sheet
    assert theme.load().colours.background2.name() in sheet
