"""From what is odd now to faults that last: raised once, cleared once, each a fact.

What is odd for a moment only is forgotten; what is over for a moment only is not over.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from racecontrol.meeting.faults import Fault, FaultKind
from racecontrol.meeting.rig_facts import RigFaultCleared, RigFaultFound
from racecontrol.rigs.found import NO_RIG, Found

MS: Final = 1_000_000
OVER_NS: Final = 1_000 * MS  # so long without it, and it is over
BY_COUNT_NS: Final = 4_000 * MS  # what is counted comes and goes around its limit
OVER_LATER: Final = (
    FaultKind.PACKETS_LOST,
    FaultKind.PACKETS_LATE,
    FaultKind.PACKETS_DOUBLED,
    FaultKind.PACKETS_REFUSED,
    FaultKind.JITTER,
    FaultKind.CLOCK_RATE,
    FaultKind.BOX_GARBLED,
    FaultKind.BOX_LATE,
    FaultKind.COMPUTER_BUSY,
)
LASTS_NS: Final = {  # so long with it, and it is a fault; the others at once
    FaultKind.ADAPTER_GONE: 500 * MS,
    FaultKind.BOX_SILENT: 400 * MS,  # after a return of the adapter boxes are heard one by one
    FaultKind.POWER_GONE: 300 * MS,  # relay and contact do not move together
    FaultKind.RELAY_STUCK: 700 * MS,
    FaultKind.COVER_OPEN: 500 * MS,
    FaultKind.SEAT_EMPTY: 1_000 * MS,  # a kerb lifts a driver
    FaultKind.LAMP_MISSED: 1_000 * MS,
    FaultKind.JITTER: 300 * MS,
    FaultKind.CLOCK_RATE: 300 * MS,
    FaultKind.CLOCK_ERROR: 10_000 * MS,  # no clock is known well in its first seconds
    FaultKind.PACKET_TYPE: 500 * MS,
    FaultKind.BOX_LATE: 600 * MS,  # a busy moment of this machine is no fault
    FaultKind.COMPUTER_BUSY: 3_000 * MS,
    FaultKind.OTHER_CAR: 500 * MS,
    FaultKind.IN_MENU: 500 * MS,
    FaultKind.PAUSED: 500 * MS,
    FaultKind.REPLAY: 500 * MS,
}

OF_TIME: Final = (
    FaultKind.JITTER,
    FaultKind.CLOCK_RATE,
    FaultKind.CLOCK_ERROR,
    FaultKind.BOX_LATE,
)
OF_ALL_NS: Final = 3_000 * MS  # many rigs late at once: for a moment that is this computer's doing

Key = tuple[int, FaultKind]


class _Odd(Struct):
    """Something that is odd, or was a moment ago."""

    since_ns: int  # monotonic
    last_ns: int
    raised: Fault | None = None


class FaultBook:
    """Remembers what is odd, and since when. One thread calls `look`."""

    def __init__(self, known: Mapping[int, Mapping[FaultKind, Fault]] | None = None) -> None:
        """`known`: those that lasted when the program was stopped."""
        self._odd: dict[Key, _Odd] = {}
        for rig, faults in (known or {}).items():
            for kind, fault in faults.items():
                self._odd[rig, kind] = _Odd(0, 0, fault)

    def look(
        self, found: Iterable[Found], monotonic_ns: int, now_ns: int
    ) -> tuple[RigFaultFound | RigFaultCleared, ...]:
        """The facts of this moment. `monotonic_ns` for how long, `now_ns` (event clock) for when.

        A fault whose words change in a way that matters is told again, with its first moment.
        """
        facts: list[RigFaultFound | RigFaultCleared] = []
        for one in found:
            fact = self._take(one, monotonic_ns, now_ns)
            if fact:
                facts.append(fact)
        for key, odd in list(self._odd.items()):
            if odd.last_ns < monotonic_ns and self._is_over(key[1], odd, monotonic_ns):
                del self._odd[key]
                if odd.raised:
                    lasted_ms = max(0, now_ns - odd.raised.since_ns) // MS
                    facts.append(RigFaultCleared(*key, lasted_ms, now_ns))
        return tuple(facts)

    def _take(self, one: Found, monotonic_ns: int, now_ns: int) -> RigFaultFound | None:
        key = (one.rig, one.kind)
        odd = self._odd.setdefault(key, _Odd(monotonic_ns, monotonic_ns))
        odd.last_ns = monotonic_ns
        if odd.raised and (one.kind not in RETOLD or odd.raised.sentence == one.sentence):
            return None
        lasts_ns = monotonic_ns - odd.since_ns
        if lasts_ns < _must_last_ns(one):
            return None
        since_ns = odd.raised.since_ns if odd.raised else now_ns
        odd.raised = Fault(one.rig, one.kind, one.sentence, since_ns)
        return RigFaultFound(odd.raised, now_ns)

    @staticmethod
    def _is_over(kind: FaultKind, odd: _Odd, monotonic_ns: int) -> bool:
        """One that was never raised is forgotten at once: it must last without a break."""
        over_ns = BY_COUNT_NS if kind in OVER_LATER else OVER_NS
        return odd.raised is None or monotonic_ns - odd.last_ns >= over_ns


def _must_last_ns(one: Found) -> int:
    of_all = one.rig == NO_RIG and one.kind in OF_TIME
    return max(LASTS_NS.get(one.kind, 0), OF_ALL_NS if of_all else 0)


# Faults whose words are an order to somebody; the figures in the others may go on changing.
RETOLD: Final = (FaultKind.ESTOP_OPEN, FaultKind.LAMP_MISSED)
