"""Too fast under a neutralisation: by speed, or by the time between two lines."""

from collections.abc import Iterable

from msgspec import Struct

from racecontrol.meeting.procedures import Limit, NeutralRules
from racecontrol.meeting.units import NS_PER_MS, NS_PER_S
from racecontrol.stewarding.detectors.motion import Motion


class Excess(Struct, frozen=True):
    """Faster than allowed by more than the tolerance."""

    driven: float
    allowed: float
    tolerance: float
    unit: str  # km/h, or s between two lines
    for_ms: int  # how long so far, for a speed
    at_ns: int


class SpeedWatch:
    """One car under one speed limit, from its signal on.

    An excess is told once, as soon as it has lasted for the tolerance: not when it ends, as it
    may never end.
    """

    def __init__(self, limit: Limit, rules: NeutralRules, from_ns: int) -> None:
        self._limit, self._rules = limit, rules
        self._seen_ns = from_ns + rules.grace_ms * NS_PER_MS
        self._above_ns = 0  # since when; 0: it is not
        self._told = False

    def look(self, motion: Motion) -> tuple[Excess, ...]:
        """The excesses that became sure with these samples; those seen before are left out."""
        if not self._limit.kmh:
            return ()
        fresh = motion.since(self._seen_ns + 1)
        found, peak = [], 0.0
        most = self._limit.kmh + self._rules.tolerance_kmh
        for at_ns, kmh in zip(fresh.at_ns.tolist(), fresh.speed_kmh.tolist(), strict=True):
            if kmh <= most:
                self._above_ns, self._told, peak = 0, False, 0.0
                continue
            self._above_ns, peak = self._above_ns or at_ns, max(peak, kmh)
            for_ms = round((at_ns - self._above_ns) / NS_PER_MS)
            if for_ms >= self._rules.tolerance_ms and not self._told:
                self._told = True
                found.append(self._excess(peak, for_ms, self._above_ns))
        if len(fresh.at_ns):
            self._seen_ns = int(fresh.at_ns[-1])
        return tuple(found)

    def _excess(self, kmh: float, for_ms: int, at_ns: int) -> Excess:
        tolerance = self._rules.tolerance_kmh
        return Excess(round(kmh, 1), self._limit.kmh, tolerance, "km/h", for_ms, at_ns)


class Segments:
    """The best times between neighbouring lines under green, of all cars of the session."""

    def __init__(self) -> None:
        self._last: dict[int, tuple[int, int]] = {}  # entry -> line, event clock
        self._best_ns: dict[tuple[int, int], int] = {}

    def passed(self, entry: int, line: int, at_ns: int, *, green: bool) -> tuple[int, int] | None:
        """Take in a passing. The time since the line before and the best one so far, ns, where
        both are known; only green ones make a best."""
        before = self._last.get(entry)
        self._last[entry] = (line, at_ns)
        if before is None or before[0] == line:
            return None
        segment, took_ns = (before[0], line), at_ns - before[1]
        best_ns = self._best_ns.get(segment)
        if green:
            self._best_ns[segment] = min(took_ns, best_ns or took_ns)
        return None if best_ns is None else (took_ns, best_ns)

    def forget(self, entries: Iterable[int]) -> None:
        """These cars did not drive on from the line that they passed last."""
        for entry in entries:
            self._last.pop(entry, None)


def too_soon(
    took_ns: int, best_ns: int, limit: Limit, rules: NeutralRules, from_ns: int, at_ns: int
) -> Excess | None:
    """Whether a car came too soon from one line to the next, or None.

    Only stretches that began after the signal and its time to slow down are judged.
    """
    if not limit.lap_factor or at_ns - took_ns < from_ns + rules.grace_ms * NS_PER_MS:
        return None
    allowed_ns = best_ns * limit.lap_factor
    if took_ns >= allowed_ns - rules.tolerance_ms * NS_PER_MS:
        return None
    return Excess(
        round(took_ns / NS_PER_S, 3),
        round(allowed_ns / NS_PER_S, 3),
        rules.tolerance_ms / 1000,
        "s",
        0,
        at_ns,
    )
