"""Control: one queue in; decide, journal, apply, tell the subscribers; one thread.

Nothing is shown before it is durable. When the journal cannot write, acts are refused with the
reason and what the timing saw waits in memory until it can.
"""

import contextlib
import logging
import platform
import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from racecontrol import __version__
from racecontrol.journal import Entry, Journal, JournalError, JournalUnusable, Recorded
from racecontrol.meeting.acts import AnyAct, DeclareFinal, MoveTimingLine, PublishResult, ShowFlag
from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.distance import flag_after
from racecontrol.meeting.facts import AnyFact, LapCompleted, MeetingOpened, ProgramStarted
from racecontrol.meeting.justice_acts import SignResult
from racecontrol.meeting.many import apply_all
from racecontrol.meeting.model import TIMING, Flag, Meeting, Person, Phase
from racecontrol.meeting.state import State, apply
from racecontrol.results.revisions import with_result
from racecontrol.scoring import Doubted, MissedLap, facts_of
from racecontrol.sessions import chequered_at, classify
from racecontrol.timing.clock import EventClock
from racecontrol.timing.telemetry import LapStep, Passing, Restart
from racecontrol.tracks.circuit import Circuit
from racecontrol.tracks.editing import lies_at
from racecontrol.tracks.library import TrackError

LOG: Final = logging.getLogger(__name__)
TICK_S: Final = 0.1  # how often the clock is asked whether a flag is due
FAULT: Final = "The program made a mistake and took nothing. Try again; the log says more."
RECORDED: Final = "A lap that was heard later covered the distance at that moment"
RETRY_S: Final = 1.0  # how often a journal that failed is tried again


class Accepted(Struct, frozen=True):
    """The act was taken; these are its facts, durable."""

    facts: tuple[Recorded, ...]


Answer = Accepted | Refused


class Update(Struct, frozen=True):
    """What subscribers are told: the facts just journalled, and the state after them."""

    state: State
    facts: tuple[AnyFact, ...]
    seq: int  # of the last fact
    recorded: tuple[Recorded, ...] = ()


class JournalHealth(Struct, frozen=True):
    """How the journal is doing. `failing` is empty, or one sentence."""

    seq: int
    last_append_ms: float
    age_ns: int  # since the last fact was written
    failing: str


Observation = Passing | LapStep | Doubted | MissedLap | Restart | AnyFact
Subscriber = Callable[[Update], None]


class _Wish(Struct, frozen=True):
    act: AnyAct
    who: Person
    answer: "Future[Answer]"


class Control:
    """The control thread of one meeting."""

    def __init__(
        self,
        journal: Journal,
        clock: EventClock,
        circuits: Mapping[str, Circuit] | None = None,
        state: State | None = None,
    ) -> None:
        """Take up the meeting where its journal stands: at `state`, else read it. JournalError."""
        self.clock = clock
        self._journal = journal
        self._circuits = circuits or {}
        self._state = replay(journal) if state is None else state
        self._inbox: queue.SimpleQueue[_Wish | Observation | None] = queue.SimpleQueue()
        self._waiting: list[AnyFact] = []  # seen, not yet durable
        self._subscribers: tuple[Subscriber, ...] = ()
        self._lock = threading.Lock()
        self._health = JournalHealth(journal.head, 0.0, 0, "")
        self._written_ns = time.monotonic_ns()
        self._thread = threading.Thread(target=self._run, name="control", daemon=True)

    @property
    def state(self) -> State:
        """The latest state; every fact in it is durable."""
        return self._state

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Finish what is queued, then end. Every act that waits gets its answer."""
        self._inbox.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def submit(self, act: AnyAct, who: Person) -> "Future[Answer]":
        """Ask for an act. The answer comes when its facts are durable, or it was refused."""
        answer: Future[Answer] = Future()
        self._inbox.put(_Wish(act, who, answer))
        return answer

    def observe(self, seen: Observation) -> None:
        """Tell what the timing loop saw, or a fact that a device reported."""
        self._inbox.put(seen)

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call `subscriber` with every update, on the control thread. Returns how to end it."""
        with self._lock:
            self._subscribers = (*self._subscribers, subscriber)

        def unsubscribe() -> None:
            with self._lock:
                self._subscribers = tuple(s for s in self._subscribers if s is not subscriber)

        return unsubscribe

    def journal_health(self) -> JournalHealth:
        """How the journal is doing now."""
        return replace(self._health, age_ns=time.monotonic_ns() - self._written_ns)

    # ------------------------------------------------------------- the thread

    def _run(self) -> None:
        ending = False
        while not ending:
            items = self._take()
            try:
                ending = self._step(items)
            except Exception:
                LOG.exception("A round of the control failed; nothing of it was written")
                self._give_up(items)
                ending = None in items
        self._refuse_the_rest()

    def _give_up(self, items: Sequence["_Wish | Observation | None"]) -> None:
        """A fault of our own: the thread lives on, and everybody who waits is told."""
        self._health = replace(self._health, failing=FAULT)
        for item in items:
            if isinstance(item, _Wish) and not item.answer.done():
                item.answer.set_result(Refused(FAULT))

    def _take(self) -> list[_Wish | Observation | None]:
        """Everything queued, after waiting for the first at most one tick of the clock."""
        items: list[_Wish | Observation | None] = []
        with contextlib.suppress(queue.Empty):
            items.append(self._inbox.get(timeout=RETRY_S if self._waiting else TICK_S))
            while True:
                items.append(self._inbox.get_nowait())
        return items

    def _step(self, items: Sequence[_Wish | Observation | None]) -> bool:
        """One round: all that was queued becomes one commit. True when the end was asked for."""
        batch = _Batch(self._state, [Entry(fact, TIMING) for fact in self._waiting])
        for entry in batch.entries:
            batch.state = apply(batch.state, entry.fact)
        for item in items:
            if isinstance(item, _Wish):
                self._decide(batch, item)
            elif item is not None:
                self._score(batch, item)
        self._wave_flag(batch)
        self._commit(batch)
        return None in items

    def _decide(self, batch: "_Batch", wish: _Wish) -> None:
        act = self._completed(batch.state, wish.act)
        verdict = (
            act
            if isinstance(act, Refused)
            else decide(batch.state, act, wish.who, self.clock.now())
        )
        if isinstance(verdict, Refused):
            wish.answer.set_result(verdict)
            return
        first = len(batch.entries)
        for fact in verdict:
            batch.add(fact, wish.who)
        batch.answers.append((wish, first, len(batch.entries)))

    def _completed(self, state: State, act: AnyAct) -> AnyAct | Refused:
        """With what only the control knows: the result as it stands, the line as it lies."""
        if isinstance(act, PublishResult | DeclareFinal | SignResult):
            session = state.sessions.get(act.session)
            return with_result(act, classify(state, session)) if session else act
        if isinstance(act, MoveTimingLine):
            circuit = self._circuits.get(act.track)
            if circuit is None:
                return Refused(f"There is no track {act.track!r} in this event.")
            try:
                return replace(act, from_m=lies_at(circuit, act.line, act.number, act.to_m))
            except TrackError as error:
                return Refused(str(error))
        return act

    def _score(self, batch: "_Batch", seen: Observation) -> None:
        if not isinstance(seen, Passing | LapStep | Doubted | MissedLap | Restart):
            batch.add(seen, TIMING)
            return
        session = batch.state.current
        circuit = self._circuits.get(session.plan.track) if session else None
        for fact in facts_of(batch.state, seen, circuit.lines if circuit else ()):
            flag = self._flag_after(batch.state, fact)
            for each in (fact, *flag):
                batch.add(each, TIMING)

    def _flag_after(self, state: State, fact: AnyFact) -> tuple[AnyFact, ...]:
        """A lap of the game that takes the place of one by hand takes the flag with it."""
        if not isinstance(fact, LapCompleted):
            return ()
        return flag_after(state, fact.session, fact, RECORDED, self.clock.now())

    def _wave_flag(self, batch: "_Batch") -> None:
        """The chequered flag falls by itself when the distance is covered or the time is over."""
        session = batch.state.current
        if session is None or session.phase is not Phase.STARTED:
            return
        at_ns = chequered_at(batch.state, session, self.clock.now())
        if at_ns is None:
            return
        act = ShowFlag(session.plan.key, Flag.CHEQUERED, at_ns=at_ns)
        verdict = decide(batch.state, act, TIMING, at_ns)
        if not isinstance(verdict, Refused):
            for fact in verdict:
                batch.add(fact, TIMING)

    def _commit(self, batch: "_Batch") -> None:
        if not batch.entries:
            return
        begun = time.monotonic_ns()
        try:
            recorded = self._journal.append(self._journal.head, batch.entries)
        except JournalError as error:
            self._fail(batch, str(error))
            return
        self._written_ns = time.monotonic_ns()
        self._health = JournalHealth(
            recorded[-1].seq, (self._written_ns - begun) / 1_000_000, 0, ""
        )
        self._waiting = []
        self._state = batch.state
        self._tell(Update(batch.state, tuple(r.fact for r in recorded), recorded[-1].seq, recorded))
        for wish, first, last in batch.answers:
            wish.answer.set_result(Accepted(recorded[first:last]))

    def _fail(self, batch: "_Batch", reason: str) -> None:
        """Nothing was written: acts are refused, what was seen waits for the next try."""
        acted = {index for _, first, last in batch.answers for index in range(first, last)}
        self._waiting = [
            entry.fact for index, entry in enumerate(batch.entries) if index not in acted
        ]
        self._health = replace(self._health, failing=reason)
        for wish, _, _ in batch.answers:
            wish.answer.set_result(Refused(reason))
        self._tell(Update(self._state, (), self._health.seq))

    def _tell(self, update: Update) -> None:
        """A subscriber that fails is dropped: it must not stop the others or the race."""
        for subscriber in self._subscribers:
            try:
                subscriber(update)
            except Exception:
                LOG.exception("A subscriber failed and is told nothing more: %r", subscriber)
                with self._lock:
                    self._subscribers = tuple(
                        other for other in self._subscribers if other is not subscriber
                    )

    def _refuse_the_rest(self) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                item = self._inbox.get_nowait()
                if isinstance(item, _Wish):
                    item.answer.set_result(Refused("The program is closing."))


class _Batch:
    """What one round will write: facts on top of a state that nobody has seen yet."""

    def __init__(self, state: State, entries: list[Entry]) -> None:
        self.state = state
        self.entries = entries
        self.answers: list[tuple[_Wish, int, int]] = []

    def add(self, fact: AnyFact, who: Person) -> None:
        self.state = apply(self.state, fact)
        self.entries.append(Entry(fact, who))


def replay(journal: Journal, read: Callable[[int], None] = lambda _: None) -> State:
    """The state that the facts of a journal lead to. Raises JournalError.

    `read` is called with the number of each fact that was read.
    """
    return apply_all(State(), _each(journal, read))


def _each(journal: Journal, read: Callable[[int], None]) -> Iterator[AnyFact]:
    for recorded in journal.read():
        read(recorded.seq)
        yield recorded.fact


def open_meeting(journal: Journal, meeting: Meeting, speed: float = 1.0) -> EventClock:
    """As `take_up`, for who needs the clock alone."""
    return take_up(journal, meeting, speed)[0]


def take_up(
    journal: Journal,
    meeting: Meeting,
    speed: float = 1.0,
    read: Callable[[int], None] = lambda _: None,
) -> tuple[EventClock, State]:
    """Write the opening facts. The event clock, which runs on where it was, and the state.

    On the same boot the monotonic clock is the same, so the event clock continues exactly; after
    a boot it is set from the wall clock. `read` as in `replay`. Raises JournalError.
    """
    state = replay(journal, read)
    _with_the_same_rigs(state.meeting or meeting, meeting)
    facts: list[AnyFact] = [] if state.meeting else [MeetingOpened(meeting)]
    boot, last = boot_id(), state.program
    clock = EventClock.starting_now(time.time_ns(), speed)
    if last and last.boot == boot:
        clock = EventClock(last.base_ns, last.origin_ns, last.speed)
        if last.speed != speed:
            clock = EventClock.starting_now(clock.now(), speed)
    facts.append(ProgramStarted(__version__, boot, clock.base_ns, clock.origin_ns, clock.speed))
    journal.append(journal.head, [Entry(fact, TIMING) for fact in facts])
    return clock, apply_all(state, facts)


def _with_the_same_rigs(known: Meeting, meeting: Meeting) -> None:
    """Cables may be others than at the first start; rigs may not: facts are about their numbers."""
    was, now = ([rig.number for rig in one.rigs] for one in (known, meeting))
    if was != now:
        raise JournalUnusable(
            f"The journal was begun with {_listed(was)}, the event file has {_listed(now)}. "
            "Give the event the rigs of its journal, or begin another journal."
        )


def _listed(rigs: Sequence[int]) -> str:
    """`12 rigs (1, 2, ... 12)`: enough to see what is other."""
    shown = [str(number) for number in rigs]
    short = [*shown[:2], "...", shown[-1]] if len(shown) > 4 else shown
    return f"{len(rigs)} rigs ({', '.join(short)})"


def boot_id() -> str:
    """Tells one boot of this machine from another; the time of the boot where it has no name."""
    with contextlib.suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    booted_s = (time.time_ns() - time.monotonic_ns()) // 1_000_000_000
    return f"{platform.node()} {booted_s // 60}"
