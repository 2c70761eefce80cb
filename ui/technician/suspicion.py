"""Which rig is most likely to be in trouble: by how many signs that do not depend on each other.

One sign may be the fault of its instrument. Two that agree are a fault of the rig.
"""

from collections.abc import Sequence
from typing import Final

from racecontrol.meeting.faults import FaultKind
from racecontrol.meeting.state import State
from ui.technician.readings import Grade, Reading

ORIGINS: Final = (  # of faults; what one instrument tells is one sign
    (
        FaultKind.ADAPTER_GONE, FaultKind.BOX_SILENT, FaultKind.BOX_GARBLED, FaultKind.BOX_LATE,
        FaultKind.BOX_REFUSES, FaultKind.LAMP_MISSED,
    ),
    (FaultKind.ESTOP_OPEN, FaultKind.POWER_GONE, FaultKind.RELAY_STUCK, FaultKind.COVER_OPEN),
    (FaultKind.SEAT_EMPTY, FaultKind.INPUTS_FROZEN),
    (
        FaultKind.STREAM_STALE, FaultKind.STREAM_LOST, FaultKind.PACKETS_LOST,
        FaultKind.PACKETS_LATE, FaultKind.PACKETS_DOUBLED, FaultKind.PACKETS_REFUSED,
        FaultKind.JITTER,
    ),
    (FaultKind.CLOCK_RATE, FaultKind.CLOCK_ERROR),
    (
        FaultKind.PACKET_TYPE, FaultKind.OTHER_CAR, FaultKind.OTHER_TRACK,
        FaultKind.SECOND_CONSOLE, FaultKind.OTHER_SESSION, FaultKind.IN_MENU, FaultKind.PAUSED,
        FaultKind.REPLAY,
    ),
    (
        FaultKind.UNPLUGGED, FaultKind.WRONG_MODE, FaultKind.SILENT, FaultKind.FORBIDDEN,
        FaultKind.MODEL, FaultKind.FIRMWARE, FaultKind.MOTOR, FaultKind.RIM, FaultKind.TUNING,
    ),
    (FaultKind.FROZEN, FaultKind.NOISY),
)  # fmt: skip


def suspicion(row: Reading, state: State) -> tuple[int, int, int]:
    """The higher the worse: dangers, independent signs, figures that are odd."""
    rig = row.rig.number
    faults = state.rigs.faults.get(rig, {})
    dangers = sum(fault.danger for fault in faults.values())
    signs = sum(any(kind in faults for kind in kinds) for kinds in ORIGINS)
    checks = state.parity.checks.get(rig, {}).values()
    signs += rig in state.parity.broken
    signs += bool(state.parity.sheet(rig)) and bool(state.parity.differences(rig))
    signs += any(not done.passed for done in checks)
    signs += rig in state.rigs.calls
    signs += row.grade is Grade.NEEDS_PERSON and not faults
    odd = sum(value.odd for value in (row.rate, *row.values))
    return dangers, signs, odd


def by_suspicion(rows: Sequence[Reading], state: State) -> tuple[int, ...]:
    """Rig numbers, the most suspicious first, then those that were taken out, then the clean ones.

    Those alike stand in seat order.
    """
    out = state.rigs.quarantined

    def place(row: Reading) -> tuple[int, ...]:
        worse = suspicion(row, state)
        group = 1 if row.rig.number in out else 0 if any(worse) else 2
        return (group, *(-figure for figure in worse))

    return tuple(row.rig.number for row in sorted(rows, key=place))
