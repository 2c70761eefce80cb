"""The captures of an event, read by time: what its earlier programs recorded, and this one so far.

Each capture tells the event clock that it was recorded by, so a moment is found by the event clock
in all of them, also after a boot, where the monotonic clock begins anew. Their times are made as
`reprocess` makes them: the monotonic arrival, by the clock in the capture.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from drivers.capture.moments import CaptureMoments
from drivers.capture.recorded import RecordingError
from drivers.gt7 import _gt7
from racecontrol.frontdoor.recall import rig_name
from racecontrol.meeting.units import NS_PER_S
from racecontrol.stewarding.evidence import Stretch, Unreadable, Wanted
from racecontrol.timing import _timing
from racecontrol.timing.clock import TICK_NS, EventClock
from racecontrol.timing.health import Records
from racecontrol.timing.sample import SAMPLE

HISTORY: Final = 4096  # samples of a rig: a minute of the game, more than most moments are
LONGEST: Final = 1 << 16  # samples of a rig: a quarter of an hour
LEAD_NS: Final = NS_PER_S  # of the event clock: so that a late or doubled packet is known as one


class EventRecordings:
    """See `racecontrol.stewarding.evidence.Recordings`. Not for several threads at once."""

    def __init__(self, folder: Path, meeting: str) -> None:
        self._folder = folder
        self._meeting = meeting
        self._opened: dict[Path, CaptureMoments] = {}
        self._others: set[Path] = set()  # captures of other meetings, and files that are none

    def stretches(self, wanted: Wanted, rest: Callable[[], None]) -> Sequence[Stretch]:
        """What the captures have of it. Raises Unreadable when nothing was found and one of them
        could not be read."""
        found: list[Stretch] = []
        captures, failed = self._captures()
        for capture in captures:
            try:
                found += _stretches(capture, wanted, rest)
            except RecordingError as error:
                failed = str(error)
        if failed and not found:
            raise Unreadable(failed)
        return sorted(found, key=lambda one: one.clock.from_monotonic(_first_ns(one)))

    def _captures(self) -> tuple[list[CaptureMoments], str]:
        """Those of this meeting that are in the folder now, and why one cannot be opened."""
        paths, failed = sorted(self._folder.glob("*.mcap")), ""
        self._opened = {path: self._opened[path] for path in paths if path in self._opened}
        self._others &= set(paths)  # what comes back under a name may be another file
        for path in paths:
            if path not in self._opened and path not in self._others:
                failed = self._open(path) or failed
        return list(self._opened.values()), failed

    def _open(self, path: Path) -> str:
        """Why it cannot be read, for now; empty: it is known what it is."""
        try:
            capture = CaptureMoments(path)
        except RecordingError as error:
            if not os.access(path, os.R_OK):
                return str(error)
            self._others.add(path)  # cut off before it told what it is: it holds nothing
            return ""
        if capture.meeting == self._meeting:
            self._opened[path] = capture
        else:
            self._others.add(path)
        return ""


def _first_ns(one: Stretch) -> int:
    return int(one.samples["arrival_ns"][0])


def _stretches(
    capture: CaptureMoments, wanted: Wanted, rest: Callable[[], None]
) -> Iterator[Stretch]:
    """The samples of one capture, through a timing core, which leaves out what is late or twice."""
    seats = {
        capture.rigs.index(rig_name(number)): number
        for number in wanted.rigs
        if rig_name(number) in capture.rigs
    }
    if not seats:
        return
    begin_ns = capture.clock.to_monotonic(wanted.begin_ns)
    end_ns = capture.clock.to_monotonic(wanted.end_ns)
    lead_ns = capture.clock.to_monotonic(wanted.begin_ns - LEAD_NS)
    history = _samples_in(wanted.end_ns - wanted.begin_ns)
    core = _core(len(capture.rigs), capture.clock, history)
    for block in capture.blocks(lead_ns, end_ns, rest):
        rows = block.rows[(block.rows["kind"] == 0) & np.isin(block.rows["rig"], list(seats))]
        rows = rows[(rows["arrival_ns"] >= lead_ns) & (rows["arrival_ns"] <= end_ns)]
        core.feed_rows(block.payload, rows.tobytes())
    for seat, number in seats.items():
        samples = _between(np.frombuffer(core.history(seat, history), SAMPLE), begin_ns, end_ns)
        if len(samples):
            yield Stretch(number, capture.clock, samples)


def _core(rigs: int, clock: EventClock, history: int) -> _timing.Core:
    capsule = _gt7.clear_feed_capsule()
    return _timing.Core(capsule, rigs, history=history, tick_ns=TICK_NS / clock.speed)


def _samples_in(span_ns: int) -> int:
    """More than a console sends in so long."""
    return min(max(HISTORY, 2 * round(span_ns / TICK_NS)), LONGEST)


def _between(samples: Records, begin_ns: int, end_ns: int) -> Records:
    """A copy: what is kept must not hold on to a minute of samples."""
    arrivals = samples["arrival_ns"]
    return samples[(arrivals >= begin_ns) & (arrivals <= end_ns)]
