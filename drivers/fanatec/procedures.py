"""What a wheelbase can be asked to do, step by step, without a thread and without waiting.

A procedure is a generator: it yields what is to be sent, and is sent what came back. Whoever runs
it keeps the deadlines, so that a silent base delays no other one.
"""

from collections.abc import Generator, Iterable, Mapping
from typing import Final, TypeVar

from msgspec import Struct

from drivers.errors import DeviceError
from drivers.fanatec import identity as who
from drivers.fanatec import outputs, tuning
from drivers.fanatec.parts import BELT_DRIVEN
from racecontrol.meeting.unsettled import Unsettled
from racecontrol.rigs.wheelbase import (
    Identity,
    Parameter,
    TuningRecord,
    differences,
)

T = TypeVar("T")
READ_BACKS: Final = 5  # an answer to an earlier question may still be on its way


class Ask(Struct, frozen=True):
    """Send `frame` and wait for the report that begins with `wanted`."""

    frame: bytes
    wanted: bytes


class Tell(Struct, frozen=True):
    """Send these frames; nothing comes back."""

    frames: tuple[bytes, ...]


class Settle(Struct, frozen=True):
    """Wait until no report that begins with `wanted` has come for a moment.

    A base pushes its settings after a change: the push would be taken for a later answer.
    """

    wanted: bytes


Step = Ask | Tell | Settle
Procedure = Generator[Step, bytes, T]


class TuningNotTaken(DeviceError):
    """A base does not have the settings that were written to it; the text lists the lines."""


class Manner(Struct, frozen=True):
    """How a particular base is spoken to."""

    table: Unsettled
    belt_driven: bool = False


def manner_of(identity: Identity | None, table: Unsettled) -> Manner:
    """By its model; a base that is not identified is taken for a direct-drive one."""
    return Manner(table, identity is not None and identity.base_type in BELT_DRIVEN)


def identify(manner: Manner) -> Procedure[Identity]:
    """Ask who it is, and have it say so by itself when a part of it changes."""
    yield Tell((who.PUSH_CHANGES,))
    answer = yield Ask(who.ASK, who.PREFIX)
    return who.identity_of(answer, manner.table)


def read_tuning(manner: Manner) -> Procedure[TuningRecord]:
    """The active slot."""
    answer = yield Ask(tuning.ASK, tuning.PREFIX)
    return tuning.tuning_of(answer, manner.table, belt_driven=manner.belt_driven)


def write_tuning(manner: Manner, values: Mapping[Parameter, int]) -> Procedure[TuningRecord]:
    """Change parameters of the active slot, by values in their own units, and read them back.

    TuningRefused for a value that cannot be, TuningNotTaken when the base has something else.
    """
    before = yield from read_tuning(manner)
    frame = tuning.write_of(before, values, manner.table, belt_driven=manner.belt_driven)
    return (yield from _write(manner, frame))


def copy_tuning(manner: Manner, golden: TuningRecord) -> Procedure[TuningRecord]:
    """Make the slot that `golden` names the active one, equal to it in every line; read it back."""
    before = yield from read_tuning(manner)
    if before.slot != golden.slot:
        before = yield from select_slot(manner, golden.slot)
    frame = tuning.write_bytes(before, tuning.changes_to(golden, before), manner.table)
    after = yield from _write(manner, frame)
    if lines := differences(golden, after):
        raise _not_taken([str(line) for line in lines])
    return after


def _write(manner: Manner, frame: bytes) -> Procedure[TuningRecord]:
    """Send a whole record; the answer must say the same, or the base did not take it."""
    saving = (tuning.SAVE,) if manner.table.save_after_write else ()
    yield Tell((frame, *saving))
    yield Settle(tuning.PREFIX)
    lines: tuple[str, ...] = ()
    for _ in range(READ_BACKS):
        after = yield from read_tuning(manner)
        if after.raw[3:63] == frame[4:64]:
            return after
        wanted = tuning.tuning_of(
            after.raw[:3] + frame[4:64] + after.raw[63:],
            manner.table,
            belt_driven=manner.belt_driven,
        )
        lines = tuple(
            f"{line.what} is {line.found}, not {line.golden}" for line in differences(wanted, after)
        )
    raise _not_taken(lines)


def _not_taken(lines: Iterable[str]) -> TuningNotTaken:
    said = "; ".join(lines)
    return TuningNotTaken(
        f"The base did not take the settings: {said or 'a byte without a name differs'}. "
        "Close other programs that use it, and write again."
    )


def select_slot(manner: Manner, slot: int) -> Procedure[TuningRecord]:
    """Make a slot the active one: what the base then answers."""
    yield Tell((tuning.select_of(slot),))
    yield Settle(tuning.PREFIX)
    for _ in range(READ_BACKS):
        after = yield from read_tuning(manner)
        if after.slot == slot:
            return after
    raise TuningNotTaken(f"The base stays in slot {after.slot}, not {slot}. Select it at the base.")


def save_tuning(manner: Manner) -> Procedure[TuningRecord]:
    """Have the active slot kept over a loss of power; what is in it then."""
    yield Tell((tuning.SAVE,))
    return (yield from read_tuning(manner))


def read_slots(manner: Manner) -> Procedure[tuple[TuningRecord, ...]]:
    """All five slots. Each is the live one for a moment: only while nobody drives."""
    active = yield from read_tuning(manner)
    found = []
    try:
        for slot in tuning.SLOTS:
            found.append((yield from select_slot(manner, slot)))
    except DeviceError:
        yield Tell((tuning.select_of(active.slot),))
        raise
    yield from select_slot(manner, active.slot)
    return tuple(found)


def set_range(manner: Manner, degrees: int) -> Procedure[TuningRecord]:
    """The range from lock to lock, at once; what the base then says of its settings."""
    yield Tell(outputs.rotation(degrees, manner.table))
    yield Settle(tuning.PREFIX)
    return (yield from read_tuning(manner))


def tell(*frames: bytes) -> Procedure[None]:
    """Send frames to which nothing comes back: lights, display, rumble, force off."""
    yield Tell(frames)
