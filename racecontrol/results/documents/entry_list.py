"""Entry list: who takes part, on which rig."""

from racecontrol.meeting.facts import SessionStarted
from racecontrol.meeting.flow_facts import EntryReinstated, EntryWithdrawn, SubstituteNamed
from racecontrol.meeting.model import Entry
from racecontrol.meeting.state import State
from racecontrol.results.printing.entries import RIG, WHO, who
from racecontrol.results.printing.kind import Content, OfEvent
from racecontrol.results.printing.sheet import Column, Form, Mark, Row, Table
from racecontrol.results.result_state import Result

CHANGES = frozenset({EntryWithdrawn, EntryReinstated, SubstituteNamed})


def make(state: State) -> Content:
    assert state.meeting is not None
    entries = sorted(state.meeting.entries, key=lambda entry: entry.number)
    teams, carried = any(e.team for e in entries), any(e.points_before for e in entries)
    remarked = any(_remark(state, entry) for entry in entries)
    columns = (
        *WHO,
        Column("team", "Team" if teams else ""),
        RIG,
        Column("points_before", "Points" if carried else "", Form.POINTS),
        Column("remark", "Remark" if remarked else ""),
    )
    rows = tuple(_row(state, entry) for entry in entries)
    notes = ("Points are those carried into this event.",) if carried else ()
    count = f"{len(rows)} entries" if len(rows) != 1 else "1 entry"
    table = Table("entries", "Entry list", columns, rows)
    return Content((table,), notes=notes, details=(count,))


def _row(state: State, entry: Entry) -> Row:
    out = entry.number in state.event.withdrawn
    cells = (*who(entry), entry.team, entry.rig, entry.points_before, _remark(state, entry))
    return Row(cells, {"driver": Mark.STRUCK} if out else {"number": Mark.STRONG})


def _remark(state: State, entry: Entry) -> str:
    withdrawn = state.event.withdrawn.get(entry.number)
    if withdrawn is not None:
        return f"Withdrawn: {withdrawn}"
    named = [one for one in state.event.substitutes if one.entry == entry.number]
    if not named:
        return ""
    return f"Substitute from {state.sessions[named[-1].session].plan.name}"


def result(state: State) -> Result:
    """Final once the first session has started; amended where it changed after that."""
    kinds = [type(told.fact) for told in state.told]
    if SessionStarted not in kinds:
        return Result.PROVISIONAL
    since = kinds[kinds.index(SessionStarted) :]
    return Result.AMENDED if CHANGES & set(since) else Result.FINAL


def revision(state: State) -> int:
    return 1 + sum(type(told.fact) in CHANGES for told in state.told)


KIND = OfEvent(
    1, "entry-list", "Entry list", make, result, revision, CHANGES | {SessionStarted}
)  # fmt: skip
