"""A driver goes to a spare rig: the steps, what is done of them, and what is next in words."""

from collections.abc import Iterator
from enum import Enum
from typing import Final

from msgspec import Struct

from racecontrol.meeting.model import Entry, Rig
from racecontrol.meeting.parity_acts import MoveDriver, WriteGolden
from racecontrol.meeting.parity_facts import EntryMoved
from racecontrol.meeting.state import State
from racecontrol.rigs.moved import back_ns, credit_of, lost_ms, trouble_ns
from racecontrol.rigs.wheelbase import Place
from racecontrol.timing.health import RigHealth
from ui import format as text
from ui.technician.readings import STALE_AFTER_NS
from ui.technician.view import View

NOBODY: Final = "Choose who moves: a row at the left, or the two digits of the car."
NO_SPARE: Final = "Every rig has its driver. There is no spare one in this event."
NO_GOLDEN: Final = "No golden rig is chosen: nothing to compare with."
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
    return min(free, key=lambda rig: len(state.parity.differences(rig.number))).number


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
        return Step("Driver", False, NOBODY)
    rig = moved.from_rig if moved else entry.rig
    return Step("Driver", True, f"Car {text.car(entry.number)} {entry.code}, {entry.driver}, "
                f"at rig {rig}.")  # fmt: skip


def _spare(view: View, plan: Plan) -> Step:
    if not plan.spare:
        return Step("Spare rig", False, "Choose the rig." if spares(view.state) else NO_SPARE)
    parts = [f"Rig {plan.spare}", base_words(view, plan.spare), console_words(view, plan.spare)]
    return Step("Spare rig", True, ", ".join(filter(None, parts)) + ".")


def base_words(view: View, rig: int) -> str:
    """`base on the PC`; empty where this machine reads none."""
    base = view.bases.get(rig)
    return f"base {base.place.value}" if base else ""


def console_words(view: View, rig: int) -> str:
    health = view.health.get(rig)
    if health is None or health.age_ns is None:
        return "console not heard yet"
    if health.age_ns > STALE_AFTER_NS:
        return f"console silent for {text.age(health.age_ns)}"
    return f"console heard, {health.packet_rate_hz:.0f} packets a second"


def _parity(view: View, plan: Plan) -> Step:
    parity = view.state.parity
    if not plan.spare:
        return Step("Parity", False, "")
    if not parity.golden_sheet:
        return Step("Parity", True, NO_GOLDEN)
    lines = parity.differences(plan.spare)
    if not parity.sheet(plan.spare):
        words = f"Nothing of rig {plan.spare} is read. Plug its base into this machine."
        return Step("Parity", False, words)
    if lines:
        more = f", and {len(lines) - 1} more" if len(lines) > 1 else ""
        silent = all(line.key.startswith("console.") and not line.found for line in lines)
        mend = " Start a lap on its console." if silent else ""
        return Step("Parity", False, f"{lines[0]}{more}.{mend}")
    return Step("Parity", True, f"All {len(parity.golden_sheet)} values as the golden rig.")


def _settings(view: View, plan: Plan, moved: EntryMoved | None) -> Step:
    parity, rig = view.state.parity, plan.spare
    equal = bool(rig and parity.sheet(rig)) and not any(
        line.key.startswith("tuning.") for line in parity.differences(rig)
    )
    written = parity.written.get(rig)
    if written is not None:
        words = written.words.rstrip(".") + "."
    elif parity.ordered is not None and rig in parity.ordered.rigs:
        words = "Being written, then read back."
    else:
        words = "Nothing to write." if equal else "The golden tuning is to be written."
    refused = view.why_not(WriteGolden((rig,))) if rig else NO_SPARE
    if moved:
        refused = "The driver sits there already."
    if refused and not equal:
        words = refused
    return Step("Settings", equal, words, Does.WRITE, refused)


def _cable(view: View, plan: Plan) -> Step:
    base = view.bases.get(plan.spare)
    if not plan.spare:
        return Step("Cable", False, "", Does.CABLE, NO_SPARE)
    if base is None:
        words = "This machine reads no wheelbase of it."
        return Step("Cable", True, words, Does.CABLE, words)
    if base.place is Place.CONSOLE:
        return Step("Cable", True, "The base is on its console.", Does.CABLE, "It is there.")
    words = "Say that the base goes to its console, then carry the cable over."
    return Step("Cable", False, words, Does.CABLE)


def _move(view: View, plan: Plan, moved: EntryMoved | None) -> Step:
    if moved is not None:
        at = text.time_of_day(moved.at_ns)
        words = f"Moved from rig {moved.from_rig} to rig {moved.to_rig} at {at}."
        return Step("Move", True, words, Does.MOVE, "Moved.")
    if plan.entry < 0 or not plan.spare:
        return Step("Move", False, "", Does.MOVE, "Choose driver and rig first.")
    refused = view.why_not(MoveDriver(plan.entry, plan.spare, plan.reason))
    return Step("Move", False, refused or "Free. Laps go on for the same car.", Does.MOVE, refused)


def _streams(view: View, plan: Plan, moved: EntryMoved | None) -> Step:
    if moved is None:
        return Step("Streams", False, "Laps are counted on from the new rig after the move.")
    health = view.health.get(plan.spare)
    heard = _is_heard(health)
    laps = f"{text.laps(moved.laps)} kept, lap {moved.laps + 1} is next" if moved.session else ""
    words = ", ".join(filter(None, (console_words(view, plan.spare), laps)))
    return Step("Streams", heard, f"{words[:1].upper()}{words[1:]}.")


def _is_heard(health: RigHealth | None) -> bool:
    return health is not None and health.age_ns is not None and health.age_ns <= STALE_AFTER_NS


def _credit(state: State, moved: EntryMoved | None) -> Step:
    if moved is None:
        return Step("Time credit", False, "", Does.COPY, "There is nothing to credit yet.")
    given = credit_of(state, moved)
    if given is not None:
        words = f"{given.ms / 1000:.3f} s noted by {given.by}: {given.reason.rstrip('.')}."
        return Step("Time credit", True, words, Does.COPY)
    if not moved.session:
        return Step("Time credit", True, "No session was on its way: nothing is lost.", Does.COPY)
    words = "The sheet goes to the stewards: they or the race director credit the time."
    return Step("Time credit", False, words, Does.COPY)


def sheet(state: State, moved: EntryMoved) -> str:
    """The sheet for the stewards, as lines."""
    return "\n".join(_sheet(state, moved)) + "\n"


def _sheet(state: State, moved: EntryMoved) -> Iterator[str]:
    entry = entry_of(state, moved.entry)
    who = f"{entry.code}, {entry.driver}" if entry else ""
    session = state.sessions.get(moved.session)
    yield "Time credit"
    yield f"Car {text.car(moved.entry)} {who}"
    yield f"Session: {session.plan.name if session else 'none on its way'}"
    yield f"Moved from rig {moved.from_rig} to rig {moved.to_rig} by {moved.by}: {moved.reason}"
    since_ns = trouble_ns(state, moved.from_rig, moved.at_ns)
    if since_ns:
        yield f"Trouble at rig {moved.from_rig} since {text.moment(since_ns)}"
    yield f"Moved at {text.moment(moved.at_ns)}, {text.laps(moved.laps)} kept"
    end_ns = back_ns(state, moved)
    if end_ns:
        lost = lost_ms(state, moved) / 1000
        yield f"Passed a timing line from rig {moved.to_rig} at {text.moment(end_ns)}"
        yield f"Lost from the trouble to that line: {lost:.3f} s of game time"
    given = credit_of(state, moved)
    yield f"Credited: {given.ms / 1000:.3f} s by {given.by}" if given else "Credited: not yet"
