"""Rig draw: what was committed, what was revealed, who sits where, and how anybody checks it."""

from collections.abc import Iterator

from racecontrol.meeting.lots import lot
from racecontrol.meeting.rig_draw import RigDraw, disproof, whole_seed
from racecontrol.meeting.rig_draw_facts import RigsDrawn, RigSeedCommitted
from racecontrol.meeting.state import State
from racecontrol.results.messages.words import offset_s
from racecontrol.results.printing.entries import WHO, who
from racecontrol.results.printing.kind import Content, OfEvent
from racecontrol.results.printing.sheet import Column, Form, Mark, Row, Table
from racecontrol.results.printing.words import time_of_day
from racecontrol.results.result_state import Result

SHOWN = 16  # signs of a lot that are printed
ROWS = (
    Column("draw", "Draw", Form.COUNT),
    Column("rig", "Rig", Form.COUNT),
    *WHO,
    Column("lot_begin", "Lot begins"),
    Column("lot"),
)
STEPS = (
    Column("what", "What"),
    Column("at_ns", "At", Form.MOMENT),
    Column("by", "By"),
    Column("message", "In words", wide=True),
)


def make(state: State) -> Content:
    draw = state.rig_draw
    committed, made = draw.committed, draw.drawn
    assert committed is not None
    rows = tuple(_rows(state, made)) if made else ()
    empty = "The seed is not revealed yet."
    count = len(committed.entries)
    return Content(
        (
            Table("draw", "Who sits where", ROWS, rows, empty=empty),
            Table("steps", "Commitment and seed", STEPS, tuple(_steps(draw))),
        ),
        notes=tuple(_notes(state)),
        details=(f"{count} cars, {len(committed.rigs)} rigs",),
        signatures=("Race director", "Rig technician"),
    )


def _rows(state: State, made: RigsDrawn) -> Iterator[Row]:
    assert state.meeting is not None
    entries = {entry.number: entry for entry in state.meeting.entries}
    seed = whole_seed(made.seed, made.word)
    order = sorted(made.rigs.items(), key=lambda pair: pair[1])
    for place, (number, rig) in enumerate(order, 1):
        if number in entries:
            drawn = lot(seed, number)
            cells = (place, rig, *who(entries[number]), drawn[:SHOWN], drawn)
            yield Row(cells, {"rig": Mark.STRONG})


def _steps(draw: RigDraw) -> Iterator[Row]:
    committed, made = draw.committed, draw.drawn
    assert committed is not None
    yield Row(("Commitment", committed.at_ns, committed.by, committed.commitment))
    if made is not None:
        yield Row(("Seed", made.at_ns, made.by, made.seed))
        if made.word:
            yield Row(("Word", made.at_ns, "", made.word))


def _notes(state: State) -> Iterator[str]:
    yield "The commitment is the SHA-256 of the seed, and was published before the draw."
    made = state.rig_draw.drawn
    if made is None:
        return
    yield (
        "A car's lot is the SHA-256 of seed:word:car (without a word seed:car). The smallest lot "
        "has the rig with the smallest number, and so on."
    )
    wrong = disproof(state.rig_draw)
    yield f"NOT PROVED. {wrong}" if wrong else "Recomputed: commitment, lots and rigs agree."
    assert state.meeting is not None
    for move in state.parity.moves:
        if move.at_ns > made.at_ns:
            when = time_of_day(move.at_ns, offset_s(state.meeting))
            yield f"Car {move.entry:02d} moved to rig {move.to_rig} at {when}."


def why_not(state: State) -> str:
    return "" if state.rig_draw.committed else "No seed for a rig draw is committed."


def result(state: State) -> Result:
    return Result.FINAL if state.rig_draw.drawn else Result.PROVISIONAL


def revision(state: State) -> int:
    return 2 if state.rig_draw.drawn else 1


def as_of(state: State) -> int:
    """When the seed was committed, or revealed."""
    last = state.rig_draw.drawn or state.rig_draw.committed
    return last.at_ns if last else 0


ISSUED = frozenset[type]({RigSeedCommitted, RigsDrawn})
KIND = OfEvent(6, "rig-draw", "Rig draw", make, result, revision, ISSUED, why_not, as_of)
