"""The report on rig bias as a document: verdict, a picture of the intervals, the figures."""

from racecontrol.meeting.model import Meeting
from racecontrol.results.printing.sheet import (
    Cell,
    Column,
    Event,
    Forest,
    Form,
    Interval,
    Mark,
    Row,
    Sheet,
    Table,
    sealed,
)
from racecontrol.results.result_state import Result
from racecontrol.rigs.bias import Comparison, RigBias
from racecontrol.rigs.bias_words import METHOD, rotation, verdict
from racecontrol.rigs.practice_laps import Gathered

NUMBER = 90  # after the documents of an event
RIGS = (
    Column("rig", "Rig", Form.COUNT),
    Column("laps", "Laps", Form.COUNT),
    Column("drivers", "Drivers", Form.COUNT),
    Column("bias_ms", "Against the mean", Form.BEHIND),
    Column("low_ms", "From", Form.BEHIND),
    Column("high_ms", "To", Form.BEHIND),
    Column("error_ms", "Std error", Form.TIME),
    Column("p", "p", right=True),
    Column("stands_out", "Stands out", Form.YES),
)
VERDICT = (Column("message", "What the laps say", wide=True),)
LEFT_OUT = (Column("why", "Why", wide=True), Column("laps", "Laps", Form.COUNT))
ROTATION = (
    Column("first", "Driver of rig", Form.COUNT),
    Column("second", "then rig", Form.COUNT),
    Column("third", "then rig", Form.COUNT),
)
SPREAD = (Column("of", "How much", wide=True), Column("ms", "Deviation", Form.TIME))
LAPS = (
    Column("session"),
    Column("rig"),
    Column("driver"),
    Column("spell"),
    Column("driven"),
    Column("lap_of_stint"),
    Column("lap_ms", form=Form.TIME),
)


def bias_sheet(
    meeting: Meeting, gathered: Gathered, found: Comparison, as_of_ns: int, utc_offset_s: int
) -> Sheet:
    """The document; the meeting is that of the first journal."""
    event = Event(meeting.key, meeting.name, meeting.place, meeting.rulebook.name)
    tables = [_rigs(found), _spread(found)] if found.rigs else [_rotation(found)]
    count = f"{found.laps} laps, {found.drivers} drivers, {found.spells} spells"
    sheet = Sheet(
        NUMBER, "rig-bias", "Rig bias", event, None, Result.DRAFT, 0, as_of_ns, utc_offset_s,
        (_verdict(found), *tables, _left_out(gathered), _laps(gathered)),
        (_forest(found),) if found.rigs else (),
        notes=METHOD,
        details=(*gathered.sessions, count),
    )  # fmt: skip
    return sealed(sheet)


def _verdict(found: Comparison) -> Table:
    return Table("verdict", "", VERDICT, tuple(Row((words,)) for words in verdict(found)))


def _forest(found: Comparison) -> Forest:
    rows = tuple(
        Interval(f"Rig {rig.rig}", rig.ms, rig.low_ms, rig.high_ms, strong=rig.stands_out)
        for rig in found.rigs
    )
    return Forest(
        "rig-bias", "Each rig against the mean of the rigs", "ms a lap; right of 0 is slower", rows
    )


def _rigs(found: Comparison) -> Table:
    return Table("rigs", "Rigs", RIGS, tuple(_rig(rig) for rig in found.rigs))


def _rig(rig: RigBias) -> Row:
    times = (rig.ms, rig.low_ms, rig.high_ms, rig.error_ms)
    cells: tuple[Cell, ...] = (
        rig.rig, rig.laps, rig.drivers, *(round(ms) for ms in times), _p_text(rig.p), rig.stands_out
    )  # fmt: skip
    return Row(cells, {"rig": Mark.STRONG, "bias_ms": Mark.STRONG} if rig.stands_out else {})


def _p_text(p: float) -> str:
    return f"{p:.3f}" if p >= 0.001 else "< 0.001"


def _spread(found: Comparison) -> Table:
    spell = None if found.spell_ms is None else round(found.spell_ms)
    rows = (
        Row(("drivers differ", round(found.driver_ms))),
        Row(("spells of one driver differ", spell)),
        Row(("laps of one spell differ", round(found.lap_ms))),
    )
    return Table("spread", "What else differs", SPREAD, rows)


def _rotation(found: Comparison) -> Table:
    rows = tuple(Row(each) for each in rotation(found.apart)) if len(found.apart) > 1 else ()
    empty = "There are no two rigs to rotate over."
    return Table("rotation", "A rotation that would tell", ROTATION, rows, empty=empty)


def _left_out(gathered: Gathered) -> Table:
    rows = tuple(Row((why.value, laps)) for why, laps in gathered.left_out.items() if laps)
    return Table("left-out", "Laps left out", LEFT_OUT, rows, empty="No lap was left out.")


def _laps(gathered: Gathered) -> Table:
    rows = tuple(
        Row((lap.session, lap.rig, lap.driver, lap.spell, lap.driven, lap.of_stint, lap.ms))
        for lap in gathered.laps
    )
    return Table("laps", "Laps", LAPS, rows, printed=False)
