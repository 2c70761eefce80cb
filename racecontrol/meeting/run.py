"""What one entry did in a session, and how far it has come."""

from msgspec import Struct

from racecontrol.meeting.model import Correction, Doubt, Lap, Line, Passing

NOT_ITS_OWN = (Doubt.OTHER_SESSION, Doubt.SECOND_CONSOLE, Doubt.OTHER_TRACK)
SECTOR_STRIDE = 32  # more sectors than any circuit has


class Run(Struct, frozen=True):
    """What one entry did in one session: as corrected, and as it was recorded."""

    laps: tuple[Lap, ...] = ()
    passings: tuple[Passing, ...] = ()  # of all lines, in order
    marks: dict[int, int] = {}  # progress (see `progress_of`) -> event clock, ns
    recorded: tuple[Lap, ...] = ()
    seen: tuple[Passing, ...] = ()
    corrections: tuple[Correction, ...] = ()  # in force, oldest first

    @property
    def last_own(self) -> Lap | None:
        """The last recorded lap of the car's own console, whether it counts or not."""
        own = (lap for lap in reversed(self.recorded) if lap.doubt not in NOT_ITS_OWN)
        return next(own, None)

    @property
    def progress(self) -> int:
        """The last timing line passed, counted from the start; -1 before the first."""
        return max(self.marks, default=-1)


def progress_of(lap: int, sector: int) -> int:
    """Timing lines in order: the end of `sector` of `lap`; sector 0 is the end of the lap itself.

    Rises with every line that is passed; two cars at the same figure are on the same line.
    """
    return (lap + 1) * SECTOR_STRIDE if sector == 0 else lap * SECTOR_STRIDE + sector


def marks_of(done: Lap | Passing) -> dict[int, int]:
    """What it adds to the marks of a run: progress -> event clock, ns."""
    if isinstance(done, Lap):
        return {progress_of(done.lap, 0): done.at_ns} if done.live else {}
    if done.line is not Line.SECTOR:
        return {}
    return {progress_of(done.lap, done.sector): done.at_ns}
