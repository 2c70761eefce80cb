"""The table of parity: every value of every rig against the golden one, and what it comes to."""

from typing import Final

from racecontrol.meeting.deciding.parity import outdated, rigs_of, sat_rigs, uneven
from racecontrol.meeting.parity import (
    PARAMETERS,
    PORT,
    Known,
    Value,
    digest,
    fits,
    in_order,
    letters,
    name_of,
)
from racecontrol.meeting.parity_state import Parity
from racecontrol.meeting.state import State
from racecontrol.rigs.wheelbase import WheelbaseReading
from ui import format as text
from ui.nouns import noun, reason_of
from ui.parity_sentences import broken_words
from ui.technician.base_words import SHORT
from ui.technician.rig_table import Cell, Content, Head, Look, Row
from ui.technician.view import Bases
from ui.tr import later, ruled, tr, worded

EQUAL: Final = "="
NOT_READ: Final = later("not read")
NOTHING: Final = "–"
TICKED: Final = tuple(one.key for one in PARAMETERS if one.known is Known.TICKED)


def parity_table(
    state: State, bases: Bases, only_differences: bool = False, order: tuple[int, ...] = ()
) -> Content:
    """One row for each value that any rig or the golden one has, and for each that is ticked.

    `order` of the rigs; empty: that of the seats.
    """
    parity = state.parity
    seats = tuple(rig.number for rig in state.meeting.rigs) if state.meeting else ()
    rigs = order or seats
    golden = parity.golden_sheet
    known = {*golden, *TICKED, *(key for sheet in parity.sheets.values() for key in sheet)}
    rows = [_row(parity, key, golden.get(key), rigs) for key in in_order(known - {PORT})]
    if only_differences:
        rows = [row for row in rows if any(cell.look is Look.DIFFERS for cell in row.cells)]
    if not golden and not parity.sheets:
        rows = []
    heads = tuple(_head(state, rig, bases.get(rig)) for rig in rigs)
    return Content((tr("Value"), tr("Golden")), (190, 130), heads, tuple(rows))


def _row(parity: Parity, key: str, golden: Value | None, rigs: tuple[int, ...]) -> Row:
    name = ruled(name_of(key))
    by_hand = tr(" (by hand)") if key in TICKED else ""
    lead = Cell(name + by_hand, Look.PLAIN, name)
    wanted = Cell(
        golden.text if golden else NOTHING,
        Look.PLAIN if golden else Look.ABSENT,
        tr("{name}: golden {text}.", name=name, text=golden.text)
        if golden
        else tr("{name} is not among the golden values.", name=name),
    )
    return Row(key, (lead, wanted), tuple(_cell(parity, key, golden, rig) for rig in rigs))


def _cell(parity: Parity, key: str, golden: Value | None, rig: int) -> Cell:
    found = parity.sheet(rig).get(key)
    said = tr(
        "Rig {rig}: {value} {text}",
        rig=rig,
        value=ruled(name_of(key)),
        text=found.text if found else NOT_READ,
    )
    broken = next((b for b in parity.broken.get(rig, ()) if b.line.key == key), None)
    if broken is not None and parity.seal is not None:
        words = broken_words(broken, parity.seal.at_ns)
        return Cell(
            found.text if found else worded(NOT_READ),
            Look.DIFFERS,
            tr("Rig {rig}: {words}", rig=rig, words=words),
        )
    if golden is None:
        look = Look.HUMAN if key in TICKED else Look.EQUAL
        return Cell(found.text, look, f"{said}.") if found else _unread(said)
    if found is None:
        read = bool(parity.sheet(rig))
        look = Look.DIFFERS if read else Look.ABSENT
        return Cell(
            worded(NOT_READ), look, tr("{said}, golden {text}.", said=said, text=golden.text)
        )
    if fits(golden, found):
        return Cell(EQUAL, Look.EQUAL, tr("{said}, as the golden rig.", said=said))
    return Cell(found.text, Look.DIFFERS, tr("{said}, golden {text}.", said=said, text=golden.text))


def _unread(said: str) -> Cell:
    return Cell(NOTHING, Look.ABSENT, f"{said}.")


def _head(state: State, rig: int, base: WheelbaseReading | None) -> Head:
    parity = state.parity
    entries = state.meeting.entries if state.meeting else ()
    car = next((entry.code for entry in entries if entry.rig == rig), tr("spare"))
    hashed = parity.hash_of(rig) if parity.sheet(rig) else ""
    lines = parity.differences(rig) if hashed else ()
    place = worded(SHORT[base.place]) if base and base.seen_ns is not None else ""
    letters_ = letters(hashed) or NOTHING
    said = [
        tr("Rig {rig}, {car}", rig=rig, car=car),
        tr("hash {letters}", letters=letters_) if hashed else tr("nothing read"),
    ]
    said.append(
        tr(
            "{count} of {all} differ",
            count=len(lines),
            all=len(parity.golden_sheet),
        )
        if lines
        else ""
    )
    out = state.rigs.quarantined.get(rig)
    said.append(tr("in quarantine: {why}", why=reason_of(out.reason)) if out else "")
    said.append(tr("wheelbase {place}", place=noun(base.place)) if base else "")
    written = parity.written.get(rig)
    said.append(ruled(written.words) if written else "")
    odd = bool(lines) or rig in parity.broken or out is not None
    place = tr("out") if out else place
    return Head(rig, car, letters_, place, odd, ", ".join(filter(None, said)) + ".")


def equal_rigs(state: State) -> tuple[int, ...]:
    """Those at which somebody sits and which are like the golden one."""
    if not state.parity.golden_sheet or state.meeting is None:
        return ()
    return tuple(rig for rig in rigs_of(state) if not state.parity.differences(rig))


def count_words(state: State) -> str:
    """`11 of 12 equal`; empty without a golden rig."""
    if state.meeting is None or not state.parity.golden_sheet:
        return ""
    return tr(
        "{equal_rigs} of {rigs_of} equal",
        equal_rigs=len(equal_rigs(state)),
        rigs_of=len(sat_rigs(state)),
    )


def verdict(state: State) -> tuple[str, bool]:
    """How things stand in a sentence, and whether no rig is other than it should be."""
    parity = state.parity
    for rig, breaks in parity.broken.items():
        if breaks and parity.seal is not None:
            return tr(
                "Rig {rig}: {broken}", rig=rig, broken=broken_words(breaks[0], parity.seal.at_ns)
            ), False
    old, refusal = outdated(state), uneven(state)
    if old or refusal:
        even = len(equal_rigs(state)) == len(rigs_of(state)) if state.meeting else True
        return ruled(old or refusal), not old and even
    if parity.seal is not None:
        return tr(
            "Sealed at {at} by {by}.", at=text.time_of_day(parity.seal.at_ns), by=parity.seal.by
        ), True
    shown = letters(digest(parity.golden_sheet, parity.golden_sheet))
    return tr(
        "All {rigs_of} rigs are equal: {shown}. All checks are passed.",
        rigs_of=len(rigs_of(state)),
        shown=shown,
    ), True


def broken_lines(state: State) -> tuple[str, ...]:
    """Each sealed value that is another one now, oldest first, as sentences."""
    parity = state.parity
    if parity.seal is None:
        return ()
    breaks = [(one.at_ns, rig, one) for rig, many in parity.broken.items() for one in many]
    ordered = sorted(breaks, key=lambda each: each[:2])
    return tuple(
        tr("Rig {rig}: {broken}", rig=rig, broken=broken_words(one, parity.seal.at_ns))
        for _, rig, one in ordered
    )
