"""What needs a person: incidents without a decision, silent rigs, lap times that differ."""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from racecontrol.control import JournalHealth
from racecontrol.meeting.faults import Fault, FaultKind
from racecontrol.meeting.state import Session, State
from racecontrol.results.photo import photo_finishes
from racecontrol.results.tower import open_incidents
from ui import format as text
from ui.nouns import noun
from ui.tr import later, ruled, tr, worded

TITLE_SIGNS: Final = 34  # what a line of the queue has room for
AGREE_US: Final = 1_000  # our lap and the game's must agree within a millisecond
JOURNAL_STANDS: Final = later(
    "The journal cannot write. No act is taken until it can. Timing goes on in "
    "memory and in the recorder."
)


class Item(Struct, frozen=True):
    """One thing that waits; `key` stays the same while it does."""

    key: str
    entries: tuple[int, ...]
    title: str
    detail: str
    at_ns: int  # event clock; 0: not known
    danger: bool = False
    until_ns: int = 0  # a clock that runs out, event clock; 0: its age counts


def waiting(
    state: State, session: Session | None, journal: JournalHealth, more: Iterable[Item] = ()
) -> tuple[Item, ...]:
    """All items, newest first; what stands in the way of every act before all others.

    `more`: of what is computed elsewhere.
    """
    items = [*_silent_rigs(state), *_calls(state), *_rig_faults(state), *more]
    if session is not None:
        items += _incidents(state, session)
        items += _differences(session)
        items += _photo_finishes(state, session)
    items.sort(key=lambda item: -item.at_ns)
    if journal.failing:
        items.insert(
            0, Item("journal", (), tr("The journal cannot write"), worded(JOURNAL_STANDS), 0, True)
        )
    return tuple(items)


def _incidents(state: State, session: Session) -> Iterator[Item]:
    assert state.meeting is not None
    numbers = [entry.number for entry in state.meeting.entries]
    cases = {case for number in numbers for case in open_incidents(state, session, number)}
    for case in sorted(cases):
        incident = state.incidents[case]
        where = [tr("turn {turn}", turn=incident.turn)] if incident.turn else []
        where += [tr("lap {lap}", lap=incident.lap)] if incident.lap else []
        detail = ", ".join(
            [
                tr("Case {case}", case=case),
                *where,
                tr("noted by {person}", person=ruled(incident.noted_by)),
            ]
        )
        title, rest = _in_two(ruled(incident.reason))
        yield Item(
            f"incident {case}",
            incident.entries,
            title,
            tr("{rest}{detail}. The stewards decide.", rest=rest, detail=detail),
            incident.at_ns,
        )


def _in_two(reason: str) -> tuple[str, str]:
    """A long reason: what it is for the line, what was measured for those who open it."""
    title, _, rest = reason.partition(": ")
    if not rest or len(reason) <= TITLE_SIGNS:
        return reason, ""
    return title, f"{rest[:1].upper()}{rest[1:].rstrip('.')}. "


def _photo_finishes(state: State, session: Session) -> Iterator[Item]:
    for photo in photo_finishes(state, session):
        cars = tr("{car} and {car2}", car=text.car(photo.ahead), car2=text.car(photo.behind))
        detail = tr(
            "Cars {cars} are {apart} apart, the bar is {bar}. Order by the consoles' lap times.",
            cars=cars,
            apart=text.about_ms(photo.apart_ns),
            bar=text.about_ms(photo.bar_ns),
        )
        key = f"photo {photo.ahead} {photo.behind}"
        yield Item(key, (photo.ahead, photo.behind), tr("Photo finish"), detail, photo.at_ns)


def _cars_on(state: State, rig: int) -> tuple[int, ...]:
    entries = state.meeting.entries if state.meeting else ()
    return tuple(entry.number for entry in entries if entry.rig == rig)


def _calls(state: State) -> Iterator[Item]:
    for rig, at_ns in state.rigs.calls.items():
        detail = tr(
            "The driver on rig {rig} holds the call button. Send somebody to seat {rig}.", rig=rig
        )
        yield Item(
            f"call {rig}",
            _cars_on(state, rig),
            tr("Rig {rig}: driver calls", rig=rig),
            detail,
            at_ns,
        )


def _rig_faults(state: State) -> Iterator[Item]:
    """A rig that is only silent is told by its silence; one that is lost by its two signs."""
    for fault in state.rigs.open_faults():
        if fault.kind is FaultKind.STREAM_STALE and fault.rig:
            continue
        yield Item(
            f"fault {fault.rig} {fault.kind}",
            _cars_on(state, fault.rig),
            _fault_title(fault),
            ruled(fault.sentence),
            fault.since_ns,
            fault.danger,
        )


def _fault_title(fault: Fault) -> str:
    if fault.kind is FaultKind.COMPUTER_BUSY:
        return tr("This computer is busy")
    if not fault.rig:
        return tr("All rigs: {kind}", kind=noun(fault.kind))
    return tr("Rig {rig}: {kind}", rig=fault.rig, kind=noun(fault.kind))


def _silent_rigs(state: State) -> Iterator[Item]:
    for rig, since_ns in state.silent_rigs.items():
        if FaultKind.STREAM_LOST in state.rigs.faults.get(rig, {}):
            continue
        numbers = _cars_on(state, rig)
        detail = tr("Rig {rig} sends nothing. Send the technician to seat {rig}.", rig=rig)
        yield Item(
            tr("rig {rig}", rig=rig),
            numbers,
            tr("Rig {rig}: no packets", rig=rig),
            detail,
            since_ns,
            True,
        )


def _differences(session: Session) -> Iterator[Item]:
    for number, run in session.runs.items():
        for lap in run.laps:
            if not lap.live or lap.estimated or lap.derived_us is None:
                continue
            if abs(lap.derived_us - lap.official_ms * 1000) <= AGREE_US:
                continue
            detail = tr(
                "Car {car}, lap {lap}: the game says {official}, we measured {derived_us}. The "
                "game's time stands until you decide.",
                car=text.car(number),
                lap=lap.lap,
                official=text.lap_time(lap.official_ms),
                derived_us=text.lap_time(round(lap.derived_us / 1000)),
            )
            key = f"lap {number} {lap.lap}"
            yield Item(
                key, (number,), tr("Lap times differ, lap {lap}", lap=lap.lap), detail, lap.at_ns
            )
