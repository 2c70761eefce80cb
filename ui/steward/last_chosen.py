"""Which case or bookmark was looked at last: a program that is started again opens it again."""

from typing import Final

from PySide6.QtCore import QSettings

from racecontrol.meeting.state import State

KEY: Final = "steward/chosen"  # with the event: the numbers of another one mean something else


def keep_chosen(state: State, number: int) -> None:
    """Keep what is looked at: a case, or below zero a bookmark; 0: nothing."""
    if state.meeting is not None:
        QSettings().setValue(KEY, f"{number} {state.meeting.key}")


def last_chosen(state: State) -> int:
    """What was looked at last in this event, if it is still there; else 0."""
    number, _, event = str(QSettings().value(KEY, "")).partition(" ")
    if state.meeting is None or event != state.meeting.key:
        return 0
    try:
        chosen = int(number)
    except ValueError:
        return 0
    there = chosen in state.incidents or -chosen in state.bookmarks.kept
    return chosen if there else 0
