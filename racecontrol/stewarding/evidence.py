"""Evidence read again from the recording, when the memory has it no more: after a restart.

    Asked.want(moments, the most wanted first) -> a thread of its own -> Recordings -> Asked.take()

What a moment needs is read and nothing else, with pauses, so that the thread delays nobody. Whoever
asks keeps what was found; here nothing stays.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from msgspec import Struct

from racecontrol.meeting.state import State
from racecontrol.timing.clock import EventClock
from racecontrol.timing.health import Records

LOG: Final = logging.getLogger(__name__)
REST_S: Final = 0.004  # between two pieces of work, for those who wait for the interpreter


class Unreadable(Exception):
    """A recording cannot be read; one sentence."""


class Wanted(Struct, frozen=True):
    """A stretch of the event clock, of some rigs."""

    key: int  # of the one who asks
    begin_ns: int
    end_ns: int
    rigs: tuple[int, ...]  # numbers


class Stretch(Struct, frozen=True, eq=False):
    """Samples of one rig, in the order in which they came, on the clock that they were taken by."""

    rig: int  # number
    clock: EventClock
    samples: Records


class Found(Struct, frozen=True):
    """What the recordings have of a moment; the earlier recording first."""

    key: int
    stretches: tuple[Stretch, ...] = ()
    why: str = ""  # one sentence, where something could not be read


class Recordings(Protocol):
    """The recordings of an event."""

    def stretches(self, wanted: Wanted, rest: Callable[[], None], /) -> Sequence[Stretch]:
        """What they have of it; nothing where they have none. Raises Unreadable.

        `rest` is to be called between two pieces of work of some milliseconds; what it raises ends
        the reading.
        """


class _Ended(Exception):
    """Nobody waits any more."""


class Asked:
    """What one of several asks for. From one thread."""

    def __init__(self, turn: threading.Condition, wake: Callable[[], None]) -> None:
        self._turn = turn
        self._wake = wake
        self._queue: list[Wanted] = []
        self._reading: int | None = None
        self._found: list[Found] = []

    def want(self, wanted: Sequence[Wanted]) -> None:
        """Read these and no others, the first one first. What is found already is not read again
        before it was taken."""
        with self._turn:
            known = {self._reading, *(found.key for found in self._found)}
            self._queue = [one for one in wanted if one.key not in known]
            if self._queue:
                self._wake()

    def take(self, wait_s: float = 0) -> tuple[Found, ...]:
        """What was found since the last call; with `wait_s` not before there is anything, unless
        it takes so long."""
        with self._turn:
            self._turn.wait_for(lambda: bool(self._found), wait_s)
            found, self._found = self._found, []
        return tuple(found)

    # ------------------------------------------------------------ for the reader, in its turn

    def next(self) -> Wanted | None:
        """What is to be read now; None: nothing."""
        if not self._queue:
            return None
        wanted = self._queue.pop(0)
        self._reading = wanted.key
        return wanted

    def answer(self, found: Found) -> None:
        self._found.append(found)
        self._reading = None


class Recall:
    """Reads what is wanted, one moment after the other; whoever asked first comes first."""

    def __init__(self, recordings: Recordings) -> None:
        self._recordings = recordings
        self._turn = threading.Condition()
        self._ending = threading.Event()
        self._asked: list[Asked] = []
        self._thread: threading.Thread | None = None

    def asked(self) -> Asked:
        """For one who asks."""
        made = Asked(self._turn, self._woken)
        with self._turn:
            self._asked.append(made)
        return made

    def stop(self) -> None:
        """End, also in the middle of a reading."""
        self._ending.set()
        with self._turn:
            self._turn.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _woken(self) -> None:
        """In its turn: the thread is made when it is needed first."""
        if self._thread is None and not self._ending.is_set():
            self._thread = threading.Thread(target=self._run, name="recall", daemon=True)
            self._thread.start()
        self._turn.notify_all()

    def _run(self) -> None:
        while (job := self._next()) is not None:
            asked, wanted = job
            try:
                found = self._read(wanted)
            except _Ended:
                return
            with self._turn:
                asked.answer(found)
                self._turn.notify_all()

    def _next(self) -> tuple[Asked, Wanted] | None:
        with self._turn:
            while not self._ending.is_set():
                for asked in self._asked:
                    wanted = asked.next()
                    if wanted is not None:
                        return asked, wanted
                self._turn.wait()
        return None

    def _read(self, wanted: Wanted) -> Found:
        try:
            return Found(wanted.key, tuple(self._recordings.stretches(wanted, self._rest)))
        except Unreadable as error:
            return Found(wanted.key, why=str(error))
        except _Ended:
            raise
        except Exception as error:
            LOG.exception("A moment could not be read from the recording; the others can")
            return Found(wanted.key, why=f"The recording cannot be read: {error}.")

    def _rest(self) -> None:
        if self._ending.wait(REST_S):
            raise _Ended


def rig_at(state: State, entry: int, at_ns: int) -> int:
    """The number of the rig that an entry drove at a moment, whatever it moved to since."""
    assert state.meeting is not None
    for move in state.parity.moves:
        if move.entry == entry and move.at_ns > at_ns:
            return move.from_rig
    return state.meeting.entry(entry).rig
