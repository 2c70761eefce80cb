"""Messages as a table: what is printed, and the fields of a feed for programs."""

from racecontrol.meeting.state import State
from racecontrol.results.messages.categories import labels
from racecontrol.results.messages.feed import Messages, Said
from racecontrol.results.printing.sheet import Column, Form, Row, Table

FIELDS = (
    Column("category"),
    Column("flag"),
    Column("scope"),
    Column("sector", "", Form.COUNT),
    Column("status"),
    Column("mode"),
    Column("racing_number", "", Form.COUNT),
)


def message_table(state: State, messages: Messages, *, whole: bool = False) -> Table:
    """Numbered within the session; of the whole event, through all of it."""
    columns = (
        Column("message_number", "No", Form.COUNT),
        Column("at_ns", "Time", Form.MOMENT),
        Column("session"),
        Column("lap", "Lap", Form.COUNT),
        Column("message", "Message", wide=True),
        *FIELDS,
    )
    rows = tuple(_row(state, said, whole) for said in messages)
    return Table("messages", "Messages", columns, rows, empty="Race control has said nothing.")


def _row(state: State, said: Said, whole: bool) -> Row:
    fields = labels(said.message)
    session = state.sessions.get(said.session)
    name = session.plan.name if session else "Event"
    cells = (
        said.number if whole else said.in_session,
        said.at_ns,
        said.session,
        said.lap or None,
        said.text,
        fields.category,
        fields.flag,
        fields.scope,
        fields.sector,
        fields.status,
        fields.mode,
        fields.racing_number,
    )
    return Row(cells, {}, name if whole else "")
