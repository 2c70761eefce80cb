"""Who stands in a row: the same columns in every table of cars."""

from typing import Final

from racecontrol.meeting.event_flow import entry_in
from racecontrol.meeting.model import Entry
from racecontrol.meeting.state import Session, State
from racecontrol.results.printing.sheet import Cell, Column, Form

WHO: Final = (
    Column("number", "No", Form.CAR),
    Column("driver", "Driver", wide=True),
    Column("code"),
    Column("nation", "Nat"),
)
RIG: Final = Column("rig", "Rig", Form.COUNT)


def who(entry: Entry) -> tuple[Cell, ...]:
    """The cells of `WHO`."""
    return (entry.number, entry.driver, entry.code, entry.nation)


def car_of(state: State, session: Session | None, number: int) -> Entry:
    """The entry as it was in that session."""
    assert state.meeting is not None
    return entry_in(state, session, number) if session else state.meeting.entry(number)


def label_of(entry: Entry) -> str:
    """`44 LND`."""
    return f"{entry.number:02d} {entry.code}".strip()
