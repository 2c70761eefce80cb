"""A driver goes to a spare rig: the steps, what is done of them, and what is next in words."""

from collections.abc import Iterator
from enum import Enum
from typing import Final

from msgspec import Struct

from racecontrol.meeting.model import Entry, Rig
from racecontrol.meeting.parity_acts import MoveDriver, WriteGolden
from racecontrol.meeting.parity_facts import EntryMoved
from racecontrol.meeting.state import State
from racecontrol.rigs.moved import back_ns, credit_of, lost_ms, trouble_ns, unheard_laps
from racecontrol.rigs.wheelbase import Place
from racecontrol.timing.health import RigHealth
from ui import format as text
from ui.nouns import noun
from ui.technician.readings import STALE_AFTER_NS
from ui.technician.view import View
from ui.tr import counted, later, ruled, tr, worded

NOBODY: Final = later("Choose who moves: a row at the left, or the two digits of the car.")
NO_SPARE: Final = later("Every rig has its driver. There is no spare one in this event.")
NO_GOLDEN: Final = later("No golden rig is chosen: nothing to compare with.")
ENOUGH_NS: Final = 60_000_000_000  # of a technician's time


class Does(Enum):
    """What the button of a step does."""

    NOTHING = "nothing"
    WRITE = "write the golden tuning"
    CABLE = "base goes to the console"
    MOVE = "move the driver"
    COPY = "copy the sheet"


class Step(Struct, frozen=True):
    """`reason`: why its button is not free."""

    name: str
    done: bool
    words: str
    does: Does = Does.NOTHING
    reason: str = ""


class Plan(Struct, frozen=True):
    """What was chosen on the page. `entry` -1, `spare` 0: not yet."""

    entry: int = -1
    spare: int = 0
    reason: str = ""


def spares(state: State) -> tuple[Rig, ...]:
    """Rigs at which nobody sits, in their order."""
    if state.meeting is None:
        return ()
    sat = {entry.rig for entry in state.meeting.entries}
    return tuple(rig for rig in state.meeting.rigs if rig.number not in sat)


def best_spare(state: State) -> int:
    """The spare rig that differs least from the golden one; 0: there is none."""
    free = spares(state)
    if not free:
        return 0
    return min(free, key=lambda rig: _unfitness(state, rig.number)).number


def _unfitness(state: State, rig: int) -> tuple[bool, int, int]:
    """Taken out of use; faults; differences."""
    faults = state.rigs.faults.get(rig, {})
    out = rig in state.rigs.quarantined
    return out, len(faults), len(state.parity.differences(rig))


def steps(view: View, plan: Plan) -> tuple[Step, ...]:
    """All of them, in the order in which they are done."""
    entry = entry_of(view.state, plan.entry)
    moved = move_of(view.state, plan)
    return (
        _driver(entry, moved),
        _spare(view, plan),
        _parity(view, plan),
        _settings(view, plan, moved),
        _cable(view, plan),
        _move(view, plan, moved),
        _streams(view, plan, moved),
        _credit(view.state, moved),
    )


def entry_of(state: State, number: int) -> Entry | None:
    entries = state.meeting.entries if state.meeting else ()
    return next((entry for entry in entries if entry.number == number), None)


def move_of(state: State, plan: Plan) -> EntryMoved | None:
    """The move that this plan led to."""
    entry = entry_of(state, plan.entry)
    if entry is None or entry.rig != plan.spare:
        return None
    moves = (m for m in reversed(state.parity.moves) if m.entry == plan.entry)
    return next((move for move in moves if move.to_rig == plan.spare), None)


def _driver(entry: Entry | None, moved: EntryMoved | None) -> Step:
    if entry is None:
        return Step(tr("Driver"), False, worded(NOBODY))
    rig = moved.from_rig if moved else entry.rig
    words = tr(
        "Car {car} {code}, {driver}, at rig {rig}.",
        car=text.car(entry.number),
        code=entry.code,
        driver=entry.driver,
        rig=rig,
    )
    return Step(tr("Driver"), True, words)


def _spare(view: View, plan: Plan) -> Step:
    if not plan.spare:
        return Step(
            tr("Spare rig"),
            False,
            tr("Choose the rig.") if spares(view.state) else worded(NO_SPARE),
        )
    parts = [
        tr("Rig {spare}", spare=plan.spare),
        base_words(view, plan.spare),
        console_words(view, plan.spare),
    ]
    faults = view.state.rigs.faults.get(plan.spare, {})
    out = view.state.rigs.kept_out(plan.spare)
    kinds = ", ".join(noun(kind) for kind in faults)
    wrong = ruled(out) or (tr("Trouble there: {kinds}.", kinds=kinds) if faults else "")
    words = ", ".join(filter(None, parts)) + "."
    return Step(tr("Spare rig"), not wrong, f"{words} {wrong}".strip(), reason=wrong)


def base_words(view: View, rig: int) -> str:
    """`base on the PC`; empty where this machine reads none."""
    base = view.bases.get(rig)
    return tr("base {place}", place=noun(base.place)) if base else ""


def console_words(view: View, rig: int) -> str:
    health = view.health.get(rig)
    if health is None or health.age_ns is None:
        return tr("console not heard yet")
    if health.age_ns > STALE_AFTER_NS:
        return tr("console silent for {age}", age=text.age(health.age_ns))
    return tr(
        "console heard, {packet_rate_hz} packets a second",
        packet_rate_hz=f"{health.packet_rate_hz:.0f}",
    )


def _parity(view: View, plan: Plan) -> Step:
    parity = view.state.parity
    if not plan.spare:
        return Step(tr("Parity"), False, "")
    if not parity.golden_sheet:
        return Step(tr("Parity"), True, worded(NO_GOLDEN))
    lines = parity.differences(plan.spare)
    if not parity.sheet(plan.spare):
        words = tr(
            "Nothing of rig {spare} is read. Plug its base into this machine.", spare=plan.spare
        )
        return Step(tr("Parity"), False, words)
    if lines:
        more = tr(", and {lines} more", lines=len(lines) - 1) if len(lines) > 1 else ""
        silent = all(line.key.startswith("console.") and not line.found for line in lines)
        mend = tr(" Start a lap on its console.") if silent else ""
        return Step(tr("Parity"), False, f"{lines[0]}{more}.{mend}")
    return Step(
        tr("Parity"),
        True,
        tr("All {golden_sheet} values as the golden rig.", golden_sheet=len(parity.golden_sheet)),
    )


def _settings(view: View, plan: Plan, moved: EntryMoved | None) -> Step:
    parity, rig = view.state.parity, plan.spare
    equal = bool(rig and parity.sheet(rig)) and not any(
        line.key.startswith("tuning.") for line in parity.differences(rig)
    )
    written = parity.written.get(rig)
    if written is not None:
        words = ruled(written.words.rstrip(".")) + "."
    elif parity.ordered is not None and rig in parity.ordered.rigs:
        words = tr("Being written, then read back.")
    else:
        words = tr("Nothing to write.") if equal else tr("The golden tuning is to be written.")
    refused = view.why_not(WriteGolden((rig,))) if rig else worded(NO_SPARE)
    if moved:
        refused = tr("The driver sits there already.")
    if refused and not equal:
        words = refused
    return Step(tr("Settings"), equal, words, Does.WRITE, refused)


def _cable(view: View, plan: Plan) -> Step:
    base = view.bases.get(plan.spare)
    if not plan.spare:
        return Step(tr("Cable"), False, "", Does.CABLE, worded(NO_SPARE))
    if base is None:
        words = tr("This machine reads no wheelbase of it.")
        return Step(tr("Cable"), True, words, Does.CABLE, words)
    if base.place is Place.CONSOLE:
        return Step(
            tr("Cable"), True, tr("The base is on its console."), Does.CABLE, tr("It is there.")
        )
    words = tr("Say that the base goes to its console, then carry the cable over.")
    return Step(tr("Cable"), False, words, Does.CABLE)


def _move(view: View, plan: Plan, moved: EntryMoved | None) -> Step:
    if moved is not None:
        at = text.time_of_day(moved.at_ns)
        words = tr(
            "Moved from rig {from_rig} to rig {to_rig} at {at}.",
            from_rig=moved.from_rig,
            to_rig=moved.to_rig,
            at=at,
        )
        return Step(tr("Move"), True, words, Does.MOVE, tr("Moved."))
    if plan.entry < 0 or not plan.spare:
        return Step(tr("Move"), False, "", Does.MOVE, tr("Choose driver and rig first."))
    refused = view.why_not(MoveDriver(plan.entry, plan.spare, plan.reason))
    words = refused or tr("Free. Laps go on for the same car.")
    return Step(tr("Move"), False, words, Does.MOVE, refused)


def _missing_now(view: View, plan: Plan) -> str:
    """Before the move: what nobody heard of the rig that is silent."""
    entry, session = entry_of(view.state, plan.entry), view.state.current
    silent_ns = view.state.silent_rigs.get(entry.rig, 0) if entry else 0
    if session is None or not session.open or not session.started_ns:
        return ""
    key = session.plan.key
    return _missing(unheard_laps(view.state, key, plan.entry, silent_ns, view.now_ns))


def missing_words(state: State, moved: EntryMoved) -> str:
    """After the move: by how many laps the car may stand too low; empty: by none."""
    since_ns = trouble_ns(state, moved.from_rig, moved.at_ns)
    silent_ns = since_ns if moved.from_rig in state.silent_rigs else 0
    return _missing(unheard_laps(state, moved.session, moved.entry, silent_ns, moved.at_ns))


def _missing(laps: int) -> str:
    """What can be missing, and who mends it by which keys."""
    return (
        counted(
            "Up to %n lap may be missing: the rig was silent so long. If it was driven, the race "
            "director inserts its passing: the two digits of the car, L, Ins.",
            "Up to %n laps may be missing: the rig was silent so long. If they were driven, the "
            "race director inserts their passings: the two digits of the car, L, Ins.",
            laps,
        )
        if laps
        else ""
    )


def _streams(view: View, plan: Plan, moved: EntryMoved | None) -> Step:
    if moved is None:
        words = tr("Laps are counted on from the new rig after the move.")
        return Step(tr("Streams"), False, f"{words} {_missing_now(view, plan)}".strip())
    health = view.health.get(plan.spare)
    heard = _is_heard(health)
    laps = (
        tr("{laps} kept, lap {laps2} is next", laps=text.laps(moved.laps), laps2=moved.laps + 1)
        if moved.session
        else ""
    )
    words = ", ".join(filter(None, (console_words(view, plan.spare), laps)))
    missing = missing_words(view.state, moved)
    return Step(tr("Streams"), heard, f"{words[:1].upper()}{words[1:]}. {missing}".strip())


def _is_heard(health: RigHealth | None) -> bool:
    return health is not None and health.age_ns is not None and health.age_ns <= STALE_AFTER_NS


def _credit(state: State, moved: EntryMoved | None) -> Step:
    if moved is None:
        return Step(tr("Time credit"), False, "", Does.COPY, tr("There is nothing to credit yet."))
    given = credit_of(state, moved)
    if given is not None:
        words = tr(
            "{ms} s noted by {by}: {reason}.",
            ms=f"{given.ms / 1000:.3f}",
            by=given.by,
            reason=given.reason.rstrip("."),
        )
        return Step(tr("Time credit"), True, words, Does.COPY)
    if not moved.session:
        return Step(
            tr("Time credit"), True, tr("No session was on its way: nothing is lost."), Does.COPY
        )
    words = tr("The sheet goes to the stewards: they or the race director credit the time.")
    return Step(tr("Time credit"), False, words, Does.COPY)


def sheet(state: State, moved: EntryMoved) -> str:
    """The sheet for the stewards, as lines."""
    return "\n".join(_sheet(state, moved)) + "\n"


def _sheet(state: State, moved: EntryMoved) -> Iterator[str]:
    entry = entry_of(state, moved.entry)
    who = f"{entry.code}, {entry.driver}" if entry else ""
    session = state.sessions.get(moved.session)
    yield tr("Time credit")
    yield tr("Car {car} {who}", car=text.car(moved.entry), who=who)
    yield tr("Session: {plan}", plan=session.plan.name if session else tr("none on its way"))
    yield tr(
        "Moved from rig {from_rig} to rig {to_rig} by {by}: {reason}",
        from_rig=moved.from_rig,
        to_rig=moved.to_rig,
        by=moved.by,
        reason=moved.reason,
    )
    since_ns = trouble_ns(state, moved.from_rig, moved.at_ns)
    if since_ns:
        yield tr(
            "Trouble at rig {from_rig} since {since}",
            from_rig=moved.from_rig,
            since=text.moment(since_ns),
        )
    yield tr("Moved at {at}, {laps} kept", at=text.moment(moved.at_ns), laps=text.laps(moved.laps))
    missing = missing_words(state, moved)
    if missing:
        yield missing
    end_ns = back_ns(state, moved)
    if end_ns:
        lost = lost_ms(state, moved) / 1000
        yield tr(
            "Passed a timing line from rig {to_rig} at {end}",
            to_rig=moved.to_rig,
            end=text.moment(end_ns),
        )
        yield tr("Lost from the trouble to that line: {lost} s of game time", lost=f"{lost:.3f}")
    given = credit_of(state, moved)
    yield (
        tr("Credited: {ms} s by {by}", ms=f"{given.ms / 1000:.3f}", by=given.by)
        if given
        else tr("Credited: not yet")
    )
