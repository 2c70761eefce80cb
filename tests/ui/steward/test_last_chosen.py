"""A program that is started again opens the case or bookmark that was looked at last."""

from msgspec.structs import replace
from PySide6.QtCore import QSettings

from ui.steward.last_chosen import KEY, keep_chosen, last_chosen
from ui.steward.window import Window


def test_the_case_that_was_looked_at_is_opened_again(show):
    show(Window).choose(3)
    again = show(Window)
    assert again.chosen == 0
    again.prepare()
    assert again.chosen == 3
    assert again.cases.chosen == 3


def test_a_case_that_was_opened_meanwhile_stays(show):
    show(Window).choose(3)
    again = show(Window)
    again.chosen = 2
    again.prepare()
    assert again.chosen == 2


def test_what_is_no_more_or_of_another_event_is_not_opened(window):
    state = window.state
    keep_chosen(state, 3)
    assert last_chosen(state) == 3
    other = replace(state, meeting=replace(state.meeting, key="another"))
    assert last_chosen(other) == 0
    for worthless in (99, -99, "x"):
        QSettings().setValue(KEY, f"{worthless} {state.meeting.key}")
        assert last_chosen(state) == 0
