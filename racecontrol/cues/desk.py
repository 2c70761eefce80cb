"""The cue desk: one thread that turns facts, places and the clock into cues, each at its moment.

    control's thread -> take(update) -> queue -> cues of facts ----> send now, or at their moment
    timing's thread  -> LiveOrder.take           places, countdowns  ten times a second

Nobody waits for it. A round that fails is logged and counted, and the thread goes on.
"""

import heapq
import logging
import queue
import threading
from collections.abc import Callable, Sequence
from typing import Final

from racecontrol.control import Update
from racecontrol.cues.countdowns import Countdowns
from racecontrol.cues.cue import Cue
from racecontrol.cues.figures import Figures
from racecontrol.cues.lights import still_to_come, withdraws
from racecontrol.cues.of_facts import cues_of
from racecontrol.meeting.facts import AnyFact
from racecontrol.meeting.state import State, apply
from racecontrol.results.live.order import LiveOrder
from racecontrol.timing.clock import EventClock

LOG: Final = logging.getLogger(__name__)
LOOK_S: Final = 0.1
NS_PER_S: Final = 1_000_000_000
Send = Callable[[Sequence[Cue], int], None]


class CueDesk:
    """Between `start` and `stop` it tells what happens. `take` is a subscriber of the control."""

    def __init__(self, state: State, clock: EventClock, order: LiveOrder, send: Send) -> None:
        """`send` gets cues and the monotonic time (ns) at which they are true; it may not wait."""
        self._state, self._clock, self._order, self._send = state, clock, order, send
        self._news: queue.SimpleQueue[Update | None] = queue.SimpleQueue()
        self._to_come: list[tuple[int, int, Cue]] = []  # a heap: event clock, number, cue
        self._count = 0
        self._figures, self._countdowns = Figures(), Countdowns()
        self._look_ns = 0
        self.failures = 0  # rounds that did not end
        self._thread = threading.Thread(target=self._run, name="cue desk", daemon=True)

    def start(self) -> None:
        """Lights that were on their way when the program was started again go on."""
        session, now_ns = self._state.current, self._clock.now()
        self._tell_or_keep(still_to_come(session, now_ns) if session else (), now_ns)
        self._thread.start()

    def stop(self) -> None:
        """Tell what is known, then end."""
        self._news.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def take(self, update: Update) -> None:
        """Facts that are durable; from the control's thread."""
        self._news.put(update)

    # ------------------------------------------------------------- the thread

    def _run(self) -> None:
        ending = False
        while not ending:
            try:
                ending = self._round()
            except Exception:
                self._failed("A round of the cue desk failed; it goes on")

    def _failed(self, what: str) -> None:
        self.failures += 1
        LOG.exception(what)

    def _round(self) -> bool:
        news = self._wait()
        if isinstance(news, Update):
            self._hear(news)
        now_ns = self._clock.now()
        self._tell_due(now_ns)
        if now_ns >= self._look_ns:
            self._look_ns = now_ns + self._clock.span(round(LOOK_S * NS_PER_S))
            self._look(now_ns)
        return news is None

    def _wait(self) -> Update | bool | None:
        """News; None: it is to end; False: it is time for what was to come, or for a look."""
        due_ns = min(self._look_ns, self._to_come[0][0] if self._to_come else self._look_ns)
        left_ns = due_ns - self._clock.now()
        try:
            return self._news.get(timeout=max(0.0, left_ns / NS_PER_S / self._clock.speed))
        except queue.Empty:
            return False

    def _hear(self, update: Update) -> None:
        for fact in update.facts:
            before, self._state = self._state, apply(self._state, fact)
            try:
                self._tell(before, fact)
            except Exception:  # the cues of the other facts go out all the same
                self._failed(f"The cues of {type(fact).__name__} failed")
        if update.facts:
            self._state = update.state

    def _tell(self, before: State, fact: AnyFact) -> None:
        """What is true now goes out; what comes later waits, unless the fact withdraws it."""
        if withdraws(fact):
            self._to_come.clear()
        self._tell_or_keep(cues_of(before, fact, self._state), self._clock.now())

    def _tell_or_keep(self, cues: Sequence[Cue], now_ns: int) -> None:
        at_once = []
        for cue in cues:
            if cue.at_ns > now_ns:
                self._count += 1
                heapq.heappush(self._to_come, (cue.at_ns, self._count, cue))
            else:
                at_once.append(cue)
        self._out(at_once, now_ns)

    def _tell_due(self, now_ns: int) -> None:
        while self._to_come and self._to_come[0][0] <= now_ns:
            at_ns, _, cue = heapq.heappop(self._to_come)
            self._out([cue], at_ns)

    def _look(self, now_ns: int) -> None:
        places = self._order.look(self._state)
        figures = self._figures.look(self._state, places)
        self._out(figures, now_ns)
        leader = self._figures.leader
        self._out(self._countdowns.look(self._state, now_ns, leader), now_ns)

    def _out(self, cues: Sequence[Cue], at_ns: int) -> None:
        if cues:
            self._send(cues, self._clock.to_monotonic(at_ns))
