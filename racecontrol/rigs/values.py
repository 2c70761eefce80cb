"""From what a wheelbase and a console say to the values in which rigs are compared."""

from collections.abc import Iterable, Iterator, Mapping

from racecontrol.meeting.parity import PORT, Value
from racecontrol.meeting.parity_facts import RigRead
from racecontrol.rigs.wheelbase import BaseState, Identity, Place, TuningRecord, WheelbaseReading
from racecontrol.timing.health import RigHealth


def of_base(reading: WheelbaseReading) -> tuple[Value, ...]:
    """What can be read of a base while it is on this machine; empty while it is not."""
    if reading.place is not Place.PC or reading.state is not BaseState.READY:
        return ()
    values: list[Value] = []
    if reading.identity is not None:
        values += _of_identity(reading.identity)
    if reading.tuning is not None:
        values += of_tuning(reading.tuning)
    return tuple(values)


def _of_identity(who: Identity) -> Iterator[Value]:
    yield Value("base.type", who.base)
    yield Value("base.firmware", who.base_firmware)
    yield Value("motor.firmware", who.motor_firmware)
    yield Value("rim", who.rim)
    yield Value("rim.firmware", who.rim_firmware)
    yield Value("module", who.module)
    yield Value("module.firmware", who.module_firmware)


def of_tuning(record: TuningRecord) -> Iterator[Value]:
    """A record's values; settings carry their number too: that is what is written to others."""
    yield Value("tuning.slot", str(record.slot))
    yield Value("tuning.mode", record.mode.value)
    for setting in record.settings:
        yield Value(f"tuning.{setting.parameter.value}", setting.text, setting.value)


def of_port(reading: WheelbaseReading) -> tuple[Value, ...]:
    """Where the base hangs. On the way to its console and back nothing is said of it."""
    match reading.place:
        case Place.PC:
            return (Value(PORT, reading.port),)
        case Place.MISSING if reading.pulled:
            return (Value(PORT, "not there"),)
        case _:
            return ()


def of_console(health: RigHealth, car: str) -> tuple[Value, ...]:
    """What the packets say; empty before the first. `car`: its name or code, empty: not known."""
    values = [Value("console.packet", health.packet_type)] if health.packet_type else []
    return (*values, *([Value("console.car", car)] if car else []))


def changed(known: Mapping[str, Value], found: Iterable[Value]) -> tuple[Value, ...]:
    """Those that are new or other ones than before: only these are worth a fact."""
    return tuple(value for value in found if known.get(value.key) != value)


def reading_fact(
    rig: int, known: Mapping[str, Value], found: Iterable[Value], at_ns: int
) -> RigRead | None:
    """The fact that says what changed at a rig; None: nothing. `at_ns`: event clock."""
    new = changed(known, found)
    return RigRead(rig, new, at_ns) if new else None
