"""Gives an event its recall: what was recorded, read again when the memory has it no more."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from racecontrol.stewarding.evidence import Recall, Recordings, Stretch, Wanted


def rig_name(number: int) -> str:
    """What a rig is called in the captures of an event: it is found by that again."""
    return f"rig {number}"


@contextmanager
def recall_of(folder: Path, meeting: str) -> Iterator[Recall]:
    """Reads what the captures in a folder have of this meeting, until the end."""
    recall = Recall(_Later(folder, meeting))
    try:
        yield recall
    finally:
        recall.stop()


class _Later:
    """Recordings whose reader is loaded by the thread that reads first: no window waits for it."""

    def __init__(self, folder: Path, meeting: str) -> None:
        self._folder = folder
        self._meeting = meeting
        self._loaded: Recordings | None = None

    def stretches(self, wanted: Wanted, rest: Callable[[], None]) -> Sequence[Stretch]:
        """See `Recordings`."""
        if self._loaded is None:
            from racecontrol.frontdoor.recordings_of_event import EventRecordings

            self._loaded = EventRecordings(self._folder, self._meeting)
        return self._loaded.stretches(wanted, rest)
