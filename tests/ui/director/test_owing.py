"""What a car still owes, on the director's screen: in the tower and in the car panel."""

import pytest

from racecontrol.meeting.rulebook import TyreRule
from racecontrol.results.live.rows import NOTHING
from tests.stewarding.test_obligations import drive, race
from ui.director.car_figures import Asked, figures
from ui.director.car_panel import CarFigures
from ui.director.stint_line import asked_of
from ui.director.tower_lines import chip_kind, lines_of, owing_words
from ui.widgets.marks import ChipKind


def test_the_car_panel_says_what_is_asked_and_how_long_it_may_wait() -> None:
    story = race(TyreRule(stops=1))
    told = [asked_of(story.state, 7)]
    for _ in range(5):
        drive(story, 1)
        told.append(asked_of(story.state, 7))
    asked = "1 stop asked, 0 made."
    assert told[0] == f"{asked} 4 laps to spare."
    assert told[3:] == [
        f"{asked} 1 lap to spare.",
        f"{asked} No lap to spare.",
        f"{asked} Too late for it.",
    ]


@pytest.mark.parametrize(
    ("chip", "words"),
    [
        ("OWES in 2", "2 laps to spare for what the rules still ask"),
        ("OWES in 1", "1 lap to spare for what the rules still ask"),
        ("OWES NOW", "no lap to spare for what the rules still ask"),
        ("OWES LATE", "too late for what the rules still ask"),
    ],
)
def test_a_screen_reader_says_the_mark_in_words(chip: str, words: str) -> None:
    assert (owing_words(chip), chip_kind(chip)) == (words, ChipKind.AMBER)


def test_the_tower_marks_the_car_that_runs_out_of_laps() -> None:
    story = race(TyreRule(stops=1))
    drive(story, 4)
    line = next(one for one in lines_of(story.state, story.session, 3, {}) if one.number == 7)
    assert ("OWES NOW", ChipKind.AMBER) in line.chips
    assert "no lap to spare for what the rules still ask" in line.sentence


def test_what_is_asked_has_the_whole_width_below_the_figures(qtbot) -> None:
    row = NOTHING.row(7)
    told = "1 stop asked, 0 made. No lap to spare."
    shown = figures(row, asked=Asked("", told))
    panel = CarFigures()
    qtbot.addWidget(panel)
    panel.resize(400, 220)
    panel.show_figures(shown, "", stale=False)
    assert shown[-1].words == told and [one.wide for one in shown].count(True) == 1
    assert told in panel.accessibleDescription()
    drawn = panel.grab().toImage()
    panel.show_figures(figures(row), "", stale=False)
    assert panel.grab().toImage() != drawn
