"""The opening window: its steps are ticked off, and what is counted is said."""

import pytest
from PySide6.QtCore import QSettings

from racecontrol.opening import Step
from ui.opening import OpeningWindow
from ui.widgets.kept_window import KeptWindow


@pytest.fixture
def window(qtbot):
    window = OpeningWindow("director", "cup.toml")
    qtbot.addWidget(window)
    window.show()
    return window


def stands(window):
    """Each step as one sign: done, now, to come."""
    return "".join("x" if row.done else ">" if row.now else "." for row in window.rows)


def test_it_names_the_event_and_has_every_step_once(window):
    assert window.windowTitle() == "racecontrol - cup.toml"
    assert [row.step for row in window.rows] == list(Step)
    assert stands(window) == "....."


def test_a_step_is_ticked_off_when_the_next_is_taken(window):
    seen = []
    for step in Step:
        window.show_step(step)
        seen.append(stands(window))
    assert seen == [">....", "x>...", "xx>..", "xxx>.", "xxxx>"]


def test_a_long_journal_is_seen_to_be_read_and_keeps_its_number(window):
    window.show_step(Step.JOURNAL, 12_431, 60_002)
    journal = window.rows[2]
    assert journal.remark == "12431 of 60002 facts"
    assert journal.share == pytest.approx(0.207, abs=0.001)
    assert window.accessibleDescription() == "Open the journal 12431 of 60002 facts"
    window.show_step(Step.JOURNAL, 60_002, 60_002)
    window.show_step(Step.RIGS, 0, 12)
    assert [row.remark for row in window.rows] == ["", "", "60002 facts", "12 rigs", ""]


def test_a_new_journal_and_a_single_console_are_not_counted(window):
    window.show_step(Step.JOURNAL, 0, 0)
    assert window.rows[2].remark == "0 facts"
    window.show_step(Step.CONSOLES, 0, 1)
    assert window.rows[4].remark == ""
    window.show_step(Step.CONSOLES, 1, 3)
    assert window.rows[4].remark == "2 of 3"


def test_progress_changes_the_picture(window):
    window.show_step(Step.JOURNAL, 1_000, 60_000)
    before = window.grab().toImage()
    window.show_step(Step.JOURNAL, 50_000, 60_000)
    assert window.grab().toImage() != before


def test_it_stands_where_its_console_will_stand_and_in_its_look(qtbot):
    QSettings().setValue("steward/look", "light standard")
    left, console = KeptWindow("steward"), KeptWindow("steward")
    window = OpeningWindow("steward", "cup.toml")
    for one in (left, console, window):
        qtbot.addWidget(one)
        one.setMinimumSize(window.minimumSize())
    left.setGeometry(40, 30, 1100, 640)
    left.show()
    left.keep_place()
    console.restore_place()
    window.restore_place()
    assert window.geometry() == console.geometry()
    assert window.theme is console.theme and window.theme.name == "light"


def test_who_closes_it_is_known_from_its_own_end(window, qtbot):
    window.close()
    assert window.closed_by_hand
    other = OpeningWindow("director", "cup.toml")
    qtbot.addWidget(other)
    other.show()
    other.leave()
    assert not other.closed_by_hand and not other.isVisible()
