"""From what this machine sees of the wheelbases to facts: one was plugged in here, one left.

That one hangs on its console no program can see: a person says so, by an act.
"""

from collections.abc import Iterable, Iterator

from racecontrol.meeting.place import Place
from racecontrol.meeting.rig_desk import RigDesk
from racecontrol.meeting.rig_facts import BasePlaced
from racecontrol.rigs.wheelbase import WheelbaseReading


class BasePlaces:
    """Remembers where each was seen last. One thread calls `look`."""

    def __init__(self) -> None:
        self._seen: dict[int, Place] = {}

    def look(
        self, desk: RigDesk, readings: Iterable[WheelbaseReading], at_ns: int
    ) -> Iterator[BasePlaced]:
        """What is new. A base that is to go to its console is here until its cable is pulled."""
        for reading in readings:
            if reading.rig is None:
                continue
            before = self._seen.get(reading.rig)
            self._seen[reading.rig] = reading.place
            if before is reading.place or desk.places.get(reading.rig) is reading.place:
                continue
            left = reading.place is Place.MISSING and before is Place.PC
            if left or reading.place is Place.PC:
                yield BasePlaced(reading.rig, reading.place, "", at_ns)
