"""The timing points of a lap in driving order: sectors and mini-sectors together, then the line."""

from collections.abc import Iterable
from typing import Self

from msgspec import Struct

from racecontrol.meeting.run import SECTOR_STRIDE
from racecontrol.tracks.circuit import LineKind, TimingLine


class Course(Struct, frozen=True):
    """Where on the lap each timing point comes. The line is the last point of its lap."""

    sectors: dict[int, int]  # number of the sector that ends there -> place in the lap, from 1
    minis: dict[int, int]
    points: int  # of a lap, the line included

    @classmethod
    def of(cls, lines: Iterable[TimingLine]) -> Self:
        """The course of a circuit's lines; pit lines are beside it and do not count."""
        timed = [line for line in lines if line.kind in (LineKind.SECTOR, LineKind.MINI)]
        timed.sort(key=lambda line: (line.distance_m, line.kind))
        places = {(line.kind, line.number): place for place, line in enumerate(timed, 1)}
        return cls(
            {number: at for (kind, number), at in places.items() if kind is LineKind.SECTOR},
            {number: at for (kind, number), at in places.items() if kind is LineKind.MINI},
            len(timed) + 1,
        )

    @property
    def mini_sectors(self) -> int:
        """How many mini-sectors a lap has."""
        return len(self.minis) + 1

    @property
    def sector_breaks(self) -> tuple[int, ...]:
        """How many mini-sectors lie before the end of each sector but the last."""
        return tuple(place - number for number, place in sorted(self.sectors.items()))

    def at_mini(self, lap: int, number: int) -> int:
        """Progress at the end of a mini-sector; rises with every point that is passed."""
        return lap * self.points + self.minis[number]

    def at_line(self, lap: int) -> int:
        """Progress at the end of a lap."""
        return (lap + 1) * self.points

    def of_mark(self, mark: int) -> int | None:
        """Progress of a mark of the facts (`progress_of`); None for a line that is not here."""
        lap, sector = divmod(mark, SECTOR_STRIDE)
        if sector == 0:
            return lap * self.points
        place = self.sectors.get(sector)
        return None if place is None else lap * self.points + place
