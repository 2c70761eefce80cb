"""The watch over the rigs: boxes and streams in; facts, faults and lamps out. One thread.

    rig boxes -> heard() -> queue \\
    control   -> told()  -> wake   > the thread -> facts, faults -> control
    telemetry ---------- looked at/            -> lamps, relays -> cables
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from typing import Any, Final, Protocol, TypeGuard

from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.boxes import Lamp, SignalPort
from racecontrol.meeting.deciding.taking_part import locking
from racecontrol.meeting.facts import AnyFact
from racecontrol.meeting.flow_acts import MarkReady
from racecontrol.meeting.model import TIMING, Doubt, Person
from racecontrol.meeting.rig_desk import Estop, after_rig_fact
from racecontrol.meeting.rig_facts import (
    BasePlaced,
    BasePowerOrdered,
    CallAnswered,
    DriverReadySwitched,
    EstopReset,
    RigFact,
    SeatChanged,
)
from racecontrol.meeting.state import State
from racecontrol.rigs.box import BoxState, Cable, LineHealth
from racecontrol.rigs.boxes_now import BoxesNow
from racecontrol.rigs.contacts import Seats, facts_of
from racecontrol.rigs.desk import Wheelbases
from racecontrol.rigs.due import Due, due_of
from racecontrol.rigs.fault_book import FaultBook
from racecontrol.rigs.found import (
    Found,
    of_box,
    of_console,
    of_line,
    of_this_computer,
    usual_type,
)
from racecontrol.rigs.health import ConsoleHealth, Seen, Stream, StreamWatch
from racecontrol.rigs.lamps import LampPort
from racecontrol.rigs.one_cause import in_common
from racecontrol.rigs.own_delay import OwnDelay
from racecontrol.rigs.places import BasePlaces
from racecontrol.rigs.signals import Signals
from racecontrol.timing.clock import EventClock

LOG: Final = logging.getLogger(__name__)
WAIT_S: Final = 0.05  # lamps are asked so often whether the clock alone changes them
LOOK_S: Final = 0.2  # streams and boxes are looked at so often
OF_PEOPLE: Final = (EstopReset, CallAnswered, BasePowerOrdered)  # facts that are not our own


class Control(Protocol):
    """What is used of the control."""

    @property
    def state(self) -> State: ...
    @property
    def clock(self) -> EventClock: ...
    def observe(self, fact: Any, /) -> None: ...
    def submit(self, act: AnyAct, who: Person, /) -> Future[Any]: ...


class NoCable:
    """For an event without rig boxes."""

    def show(self, lamps: Mapping[int, Lamp]) -> None:
        del lamps

    def switch(self, rig: int, on: bool) -> None:
        del rig, on

    def lines(self) -> tuple[LineHealth, ...]:
        return ()


class RigWatch:
    """The watch over one event's rigs, from `start` to `stop`."""

    def __init__(
        self,
        control: Control,
        stream: Stream,
        cable: Cable | None = None,
        ports: Sequence[LampPort] = (),
        doubts: Callable[[], Sequence[Doubt | None]] = tuple,
        bases: Wheelbases | None = None,
        tested: Callable[[], Mapping[int, int]] = dict,
    ) -> None:
        """`ports`: where lamps can be shown, the boxes among them. `doubts`: of the guard, by rig.
        `bases`: None where this machine reads no wheelbases. `tested`: rigs whose e-stop somebody
        presses to see that it works, since when (monotonic): pressed in that time it is no fault,
        unless a session is armed or green.

        The cable tells `heard`, each port `shown`.
        """
        self._control, self._stream = control, stream
        self._cable: Cable = cable or NoCable()
        self._doubts, self._bases, self._tested = doubts, bases, tested
        self._heard: deque[BoxState] = deque()
        self._told: deque[RigFact] = deque()
        self._wake, self._ending = threading.Event(), False
        self._desk = control.state.rigs
        self._boxes, self._seats, self._places = BoxesNow(), Seats(), BasePlaces()
        self._streams, self._book = StreamWatch(), FaultBook(self._desk.faults)
        self.signals = Signals(control.observe, control.clock.from_monotonic, ports)
        self._looked, self._own = 0.0, OwnDelay()
        self.consoles: tuple[ConsoleHealth, ...] = ()  # by rig; any thread may read
        self._thread = threading.Thread(target=self._run, name="rigs", daemon=True)

    @property
    def boxes(self) -> Mapping[int, BoxState]:
        """The last reading of each box, by rig."""
        return self._boxes.states

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Puts no lamp out: a program that ends is no green flag, and no red one."""
        self._ending = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()

    def heard(self, state: BoxState) -> None:
        """A box was read; from the thread of its bus."""
        self._heard.append(state)
        self._wake.set()

    def told(self, facts: Iterable[AnyFact]) -> None:
        """Facts that are durable now; from the thread of the control."""
        self._told.extend(fact for fact in facts if _is_of_people(fact))
        self._wake.set()

    def _run(self) -> None:
        """A round waits for nothing: what it takes beyond its work, it was kept from going on."""
        while not self._ending:
            self._wait()
            begun_ns, worked_ns = time.monotonic_ns(), time.thread_time_ns()
            try:
                self.look(begun_ns)
            except Exception:
                LOG.exception("A round of the watch over the rigs failed; it goes on")
            now_ns = time.monotonic_ns()
            self._own.take(now_ns - begun_ns - (time.thread_time_ns() - worked_ns), now_ns)

    def _wait(self) -> None:
        """Until something came, or its time is over: then it shows how late this computer is."""
        due_ns = time.monotonic_ns() + round(WAIT_S * 1e9)
        if not self._wake.wait(WAIT_S):
            now_ns = time.monotonic_ns()
            self._own.take(now_ns - due_ns, now_ns)
        self._wake.clear()

    def look(self, monotonic_ns: int) -> None:
        """One round: everything that came since the last one."""
        state = self._control.state
        if state.meeting is None:
            return
        tested = self._tested()  # first: of a test that is over the reset is told by now
        self.signals.order(state, self._control.clock.now())
        for _ in range(len(self._told)):
            self._take_act(self._told.popleft())
        for _ in range(len(self._heard)):
            self._take_box(state, self._heard.popleft())
        for rig, occupied, since_ns in tuple(self._seats.settled(self._desk, monotonic_ns)):
            self._tell(SeatChanged(rig, occupied, self._control.clock.from_monotonic(since_ns)))
        if time.monotonic() - self._looked >= LOOK_S:
            self._looked = time.monotonic()
            self._look_for_faults(state, tested, monotonic_ns)

    # ------------------------------------------------------------ buttons and relays

    def _take_act(self, fact: RigFact) -> None:
        self._desk = after_rig_fact(self._desk, fact)
        if isinstance(fact, BasePowerOrdered):
            self._boxes.await_power(fact.rig, fact.on)
            self._cable.switch(fact.rig, fact.on)

    def _take_box(self, state: State, box: BoxState) -> None:
        before = self._boxes.take(box)
        self._seats.take(box)
        at_ns = self._control.clock.from_monotonic(box.at_ns)
        for fact in tuple(facts_of(self._desk, before.inputs if before else None, box, at_ns)):
            self._tell(fact)
            if isinstance(fact, DriverReadySwitched):
                self._mark_ready(state, fact)
        lamp = box.outputs.lamp if box.outputs else None
        self.signals.shown(SignalPort.BOX, box.rig, lamp, box.at_ns)

    def _mark_ready(self, state: State, fact: DriverReadySwitched) -> None:
        """On the ready board, where a start is to come. `decide` knows whether it is."""
        session = state.current
        for entry in state.meeting.entries if state.meeting else ():
            if entry.rig == fact.rig and session is not None:
                act = MarkReady(session.plan.key, entry.number, True, fact.ready)
                self._control.submit(act, TIMING)

    def _tell(self, fact: RigFact) -> None:
        """What we have seen is known to us at once, and to the others when it is durable."""
        self._desk = after_rig_fact(self._desk, fact)
        self._control.observe(fact)

    # ------------------------------------------------------------ faults

    def _look_for_faults(self, state: State, tested: Mapping[int, int], monotonic_ns: int) -> None:
        assert state.meeting is not None
        now_ns = self._control.clock.now()
        self._look_at_bases(now_ns)
        lines = self._cable.lines()
        due = due_of(state, now_ns, self._control.clock.speed)
        self.consoles = self._look_at_streams(state, lines, due, monotonic_ns)
        free = tested if locking(state) is None else {}
        found = self._found(lines, due, free, monotonic_ns)
        for fact in self._book.look(found, monotonic_ns, now_ns):
            self._tell(fact)

    def _look_at_bases(self, now_ns: int) -> None:
        readings = self._bases.now.readings if self._bases else ()
        for fact in tuple(self._places.look(self._desk, readings, now_ns)):
            self._tell(fact)

    def _of_bases(self) -> Iterable[Found]:
        faults = self._bases.now.faults if self._bases else ()
        return (Found(one.rig, one.kind, one.sentence) for one in faults)

    def _look_at_streams(
        self, state: State, lines: Sequence[LineHealth], due: Mapping[int, Due], monotonic_ns: int
    ) -> tuple[ConsoleHealth, ...]:
        assert state.meeting is not None
        numbers = [rig.number for rig in state.meeting.rigs]
        doubts = self._doubts() or (None,) * len(numbers)
        signs = self._boxes.signs(lines)
        seen = [
            Seen(due[number].ready, signs.get(number, ()), doubt)
            for number, doubt in zip(numbers, doubts, strict=True)
        ]
        return self._streams.look(numbers, self._stream, seen, monotonic_ns)

    def _found(
        self,
        lines: Sequence[LineHealth],
        due: Mapping[int, Due],
        tested: Mapping[int, int],
        monotonic_ns: int,
    ) -> list[Found]:
        kind, own_ms = usual_type(self.consoles), self._own.most_ms(monotonic_ns)
        found = [*self._of_bases(), *(one for line in lines for one in of_line(line))]
        found += of_this_computer(own_ms)
        for health in self.consoles:
            found += of_console(health, due[health.rig], kind, own_ms)
        for view in self._boxes.views(lines, self.signals.wanted, monotonic_ns, own_ms):
            found += of_box(view, due[view.rig], self._estop(view.rig, tested))
        return in_common(found, sum(one.age_ns is not None for one in self.consoles))

    def _estop(self, rig: int, tested: Mapping[int, int]) -> Estop | None:
        """One that is an alarm: one that was open before its test began is."""
        estop = self._desk.estops.get(rig)
        if estop is None or rig not in tested:
            return estop
        begun_ns = self._control.clock.from_monotonic(tested[rig])
        return estop if estop.opened_ns < begun_ns else None


def _is_of_people(fact: AnyFact) -> TypeGuard[RigFact]:
    return isinstance(fact, OF_PEOPLE) or (isinstance(fact, BasePlaced) and bool(fact.by))
