"""A car that stands on the grid while the others go."""

from collections.abc import Mapping

from racecontrol.meeting.units import NS_PER_MS
from racecontrol.stewarding.detectors.motion import Motion


def stationary(
    cars: Mapping[int, Motion], out_ns: int, after_ms: int, still_mm: int
) -> dict[int, int]:
    """Entry -> ms since lights out, of the cars that still stand.

    Nothing before `after_ms`; nothing while most stand, as then it is no start. A car without
    samples of that time is silent, which is said elsewhere.
    """
    seen = {
        entry: motion
        for entry, motion in cars.items()
        if motion.covers(out_ns) and motion.covers(out_ns + after_ms * NS_PER_MS)
    }
    standing = {
        entry: round((int(motion.at_ns[-1]) - out_ns) / NS_PER_MS)
        for entry, motion in seen.items()
        if motion.since(out_ns).moved_mm(motion.place_at(out_ns)).max() < still_mm
    }
    return standing if 2 * len(standing) < len(seen) else {}
