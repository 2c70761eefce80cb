"""What a tile says besides the stream: where the base is, the hash, the seal, the checks."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from racecontrol.meeting.faults import FaultKind
from racecontrol.meeting.parity import letters
from racecontrol.meeting.state import State
from racecontrol.proving import ESTOP
from ui.technician.base_words import base_value
from ui.technician.check_rows import ALL, passed_of
from ui.technician.readings import Grade, Reading, Value
from ui.technician.view import View
from ui.tr import later, tr, worded

PLACE_OF_TYPE: Final = 4  # among the values: the packet type, which the detail says as well
BROKEN: Final = later("SEAL BROKEN")
QUARANTINE: Final = later("QUARANTINE")
SWAPPED: Final = later("SWAPPED")


def proved(rows: Sequence[Reading], view: View) -> tuple[Reading, ...]:
    """These readings with what is known of base, parity and checks."""
    return tuple(_proved(row, view) for row in rows)


def _proved(row: Reading, view: View) -> Reading:
    number, values = row.rig.number, row.values
    base = view.bases.get(number)
    if base is not None and (base.seen_ns is not None or base.pulled):
        shown = base_value(base, view.monotonic_ns)
        values = (*values[:PLACE_OF_TYPE], shown, *values[PLACE_OF_TYPE + 1 :])
    word, grade = _state(row, view)
    alarmed = FaultKind.ESTOP_OPEN in view.state.rigs.faults.get(number, {})
    if number in view.trials and view.trials[number].check == ESTOP and not alarmed:
        values = tuple(_tested(value) for value in values)
    proof, odd = _proof(view.state, number)
    return replace(row, values=values, word=word, grade=grade, proof=proof, proof_odd=odd)


def _tested(value: Value) -> Value:
    """The e-stop is open because it is tested: nothing to colour."""
    if value.label != tr("E-stop") or not value.odd:
        return value
    return Value(value.label, tr("tested"))


def _state(row: Reading, view: View) -> tuple[str, Grade]:
    """What a person took out, first; a fault and a stale stream; the seal; a test that runs."""
    number = row.rig.number
    if number in view.state.rigs.quarantined:
        return worded(QUARANTINE), Grade.IN_PROGRESS
    if row.grade is Grade.NEEDS_PERSON and not _is_spare_unheard(row):
        return row.word, row.grade
    if number in view.state.parity.broken:
        return worded(BROKEN), Grade.NEEDS_PERSON
    if number in view.trials:
        done = passed_of(view.state, number) + 1
        return tr("CHECK {done} OF {all}", done=min(done, ALL), all=ALL), Grade.IN_PROGRESS
    if row.entry is None:
        left = any(move.from_rig == number for move in view.state.parity.moves)
        return (worded(SWAPPED) if left else tr("SPARE")), Grade.NORMAL
    return row.word, row.grade


def _is_spare_unheard(row: Reading) -> bool:
    """Nobody sits there: that its console says nothing is no trouble."""
    return row.entry is None and row.stale


def _proof(state: State, rig: int) -> tuple[str, bool]:
    """`18/20  77A6`: checks that are passed, and the hash; odd: it differs, or the seal broke."""
    parity, passed = state.parity, passed_of(state, rig)
    parts = [f"{passed}/{ALL}"] if rig in parity.checks else []
    if not parity.golden_sheet or not parity.sheet(rig):
        return "  ".join(parts), False
    parts.append(letters(parity.hash_of(rig)))
    sealed = parity.seal is not None and rig in parity.seal.sheets
    if sealed and rig not in parity.broken:
        parts.append(tr("sealed"))
    return "  ".join(parts), bool(parity.differences(rig)) or rig in parity.broken
