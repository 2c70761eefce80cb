"""Faults of a wheelbase: pure functions of readings. Each has a name, a rig, a sentence, a time.

Thresholds are proposals of ours, not the maker's figures.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from racecontrol.meeting.faults import FaultKind
from racecontrol.meeting.noun import Noun
from racecontrol.rigs.wheelbase import (
    CENTRE,
    Axis,
    AxisMotion,
    BaseState,
    Identity,
    Place,
    TuningRecord,
    WheelbaseReading,
    differences,
    identity_differences,
)

STILL_NS: Final = 1_000_000_000  # an axis that stopped dead and has not moved by one count since
STILL_REPORTS: Final = 50  # and its base reported so often meanwhile
STOPPED_DEAD: Final = 64  # counts in the 20 ms before: a degree at 1080; no hand stops it so
PEDAL_STOPPED_DEAD: Final = 1_311  # 2 % of a pedal
END: Final = 0.03  # of an axis: there it stops at its own stop
TURNS: Final = 40  # in a second; a foot comes to 16
LINES: Final = 3  # that a sentence lists


class BaseFault(Noun, frozen=True):
    """Something is wrong with the wheelbase of a rig, since `at_ns` of the monotonic clock."""

    kind: FaultKind
    rig: int
    sentence: str
    at_ns: int


class Accepted(Noun, frozen=True):
    """What the wheelbase of a rig was like when a person took it for right; None: not read yet."""

    identity: Identity | None = None
    tuning: TuningRecord | None = None


class Usual(Noun, frozen=True):
    """What most rigs have."""

    base: str
    base_firmware: str
    motor_firmware: str


def usual_of(identity: Identity) -> Usual:
    return Usual(identity.base, identity.base_firmware, identity.motor_firmware)


def faults_of(
    reading: WheelbaseReading,
    accepted: Accepted,
    usual: Usual | None,
    now_ns: int,
) -> tuple[BaseFault, ...]:
    """What a reading shows. A rig whose base was never seen, or is on its console, has none here.

    `usual`: what most rigs are, or the golden one; None: not known.
    """
    if reading.rig is None or reading.place is Place.CONSOLE:
        return ()
    if reading.place is Place.MISSING:
        kinds = [(FaultKind.UNPLUGGED, reading.sentence)] if reading.pulled else []
    else:
        kinds = [*_of_state(reading), *_of_parts(reading, accepted, usual)]
        kinds += [*_of_tuning(reading, accepted), *_of_axes(reading, now_ns)]
    return tuple(BaseFault(kind, reading.rig, said, now_ns) for kind, said in kinds)


_Named = tuple[FaultKind, str]
_OF_STATE: Final = {
    BaseState.WRONG_MODE: FaultKind.WRONG_MODE,
    BaseState.SILENT: FaultKind.SILENT,
    BaseState.FORBIDDEN: FaultKind.FORBIDDEN,
}


def _of_state(reading: WheelbaseReading) -> Iterable[_Named]:
    kind = _OF_STATE.get(reading.state)
    if kind is not None:
        yield kind, f"Rig {reading.rig}: {reading.sentence}"


def _of_parts(
    reading: WheelbaseReading, accepted: Accepted, usual: Usual | None
) -> Iterable[_Named]:
    identity = reading.identity
    if identity is None:
        return
    if not identity.motor_answers:
        yield (
            FaultKind.MOTOR,
            f"Rig {reading.rig}: the base does not hear its motor (firmware 0). "
            "Switch it off and on; change the base when it stays so.",
        )
    if usual is not None and identity.motor_answers:
        yield from _unlike_the_others(reading.rig, usual_of(identity), usual)
    if accepted.identity is not None:
        lines = [
            str(line)
            for line in identity_differences(accepted.identity, identity)
            if line.what.startswith(("rim", "module"))
        ]
        if lines:
            yield (
                FaultKind.RIM,
                f"Rig {reading.rig}: {_listed(lines)}. Check the rim and its quick release.",
            )


def _unlike_the_others(rig: int | None, have: Usual, usual: Usual) -> Iterable[_Named]:
    if have.base != usual.base:
        yield (
            FaultKind.MODEL,
            f"Rig {rig}: the base is a {have.base}; the other rigs have a {usual.base}. "
            "Change the base.",
        )
    elif have != usual:
        yield (
            FaultKind.FIRMWARE,
            f"Rig {rig}: firmware {have.base_firmware}, motor {have.motor_firmware}; the other "
            f"rigs have {usual.base_firmware}, motor {usual.motor_firmware}. Update it, or use "
            "the spare.",
        )


def _of_tuning(reading: WheelbaseReading, accepted: Accepted) -> Iterable[_Named]:
    if reading.tuning is None or accepted.tuning is None:
        return
    lines = [
        f"{line.what} {line.found}, was {line.golden}"
        for line in differences(accepted.tuning, reading.tuning)
    ]
    if lines:
        yield FaultKind.TUNING, f"Rig {reading.rig}: {_listed(lines)}."


def _listed(lines: Sequence[str]) -> str:
    more = len(lines) - LINES
    return "; ".join(lines[:LINES]) + (f"; and {more} more" if more > 0 else "")


def _of_axes(reading: WheelbaseReading, now_ns: int) -> Iterable[_Named]:
    for motion in reading.motion:
        if frozen(motion, now_ns):
            yield (
                FaultKind.FROZEN,
                f"Rig {reading.rig}: the {motion.axis} stopped dead and has not moved since. "
                "Move it; change the base when nothing comes.",
            )
        if motion.axis is not Axis.STEERING and motion.turns >= TURNS:
            yield (
                FaultKind.NOISY,
                f"Rig {reading.rig}: the {motion.axis} jumps to and fro ({motion.turns} times in "
                "a second). Check its plug, then change the pedal.",
            )


def frozen(motion: AxisMotion, now_ns: int) -> bool:
    """It stood from speed within 20 ms, away from its end stops, and stands since.

    An axis that froze while it was at rest cannot be told from one that is left alone.
    """
    steering = motion.axis is Axis.STEERING
    between_stops = END * 2 * CENTRE < motion.count < (1 - END) * 2 * CENTRE
    return (
        between_stops
        and motion.travel >= (STOPPED_DEAD if steering else PEDAL_STOPPED_DEAD)
        and motion.reports_since >= STILL_REPORTS
        and now_ns - motion.changed_ns >= STILL_NS
    )


def usual(readings: Iterable[WheelbaseReading]) -> Usual | None:
    """What most rigs are; None while fewer than two rigs are known."""
    counted = Counter(
        usual_of(one.identity)
        for one in readings
        if one.identity is not None and one.rig is not None and one.identity.motor_answers
    )
    return counted.most_common(1)[0][0] if counted.total() > 1 else None


class FaultWatch:
    """Remembers what each rig was accepted with, and since when a fault stands."""

    def __init__(self) -> None:
        self._accepted: dict[int, Accepted] = {}
        self._standing: dict[tuple[int, FaultKind], BaseFault] = {}

    def look(
        self,
        readings: Sequence[WheelbaseReading],
        now_ns: int,
        being_set: Collection[int] = (),
    ) -> tuple[BaseFault, ...]:
        """Every fault that stands now, with the moment in which it was found, by rig.

        `being_set`: rigs whose settings this program is changing now.
        """
        most = usual(readings)
        found: dict[tuple[int, FaultKind], BaseFault] = {}
        for reading in readings:
            if reading.rig is None:
                continue
            accepted = self._complete(reading.rig, reading)
            for fault in faults_of(reading, accepted, most, now_ns):
                if fault.kind is FaultKind.TUNING and fault.rig in being_set:
                    continue
                before = self._standing.get((fault.rig, fault.kind))
                since_ns = before.at_ns if before else now_ns
                found[fault.rig, fault.kind] = BaseFault(
                    fault.kind, fault.rig, fault.sentence, since_ns
                )
        self._standing = found
        return tuple(found.values())

    def accept(self, reading: WheelbaseReading) -> None:
        """A person takes what this base is now for right."""
        if reading.rig is not None:
            self._accepted[reading.rig] = Accepted(reading.identity, reading.tuning)

    def accept_tuning(self, rig: int, tuning: TuningRecord) -> None:
        """These settings are right: this program made them."""
        have = self._accepted.get(rig, Accepted())
        self._accepted[rig] = Accepted(have.identity, tuning)

    def forget(self, rig: int) -> None:
        """Another base stands at the rig: what it is like is taken for right when it is read."""
        self._accepted.pop(rig, None)

    def _complete(self, rig: int, reading: WheelbaseReading) -> Accepted:
        """What was read first is taken for right until somebody says otherwise."""
        have = self._accepted.get(rig, Accepted())
        identity = have.identity or reading.identity
        tuning = have.tuning or reading.tuning
        if identity is not have.identity or tuning is not have.tuning:
            have = self._accepted[rig] = Accepted(identity, tuning)
        return have
