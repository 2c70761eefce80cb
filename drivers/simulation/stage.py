"""All consoles through menu, grid and session: which datagram leaves when.

Nothing here waits or sends. `leaving` is asked for a stretch of time and answers with what leaves
in it; the transmitter does the rest.
"""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from drivers.simulation.channels import channels
from drivers.simulation.console import Clock, Listener
from drivers.simulation.disturbed import changed, faults_of, leaving_ns, letter_of, rubbish, slowed
from drivers.simulation.packets import idle, laid_out, leave_track, sealed, shares
from drivers.simulation.plan import (
    CarPlan,
    Doubles,
    Limit,
    Loss,
    RigDies,
    SessionPlan,
    Silent,
    SimulationError,
    StreamFault,
)
from drivers.simulation.road import Road
from drivers.simulation.score import COOL_DOWN_S
from drivers.simulation.world import STEP_S, World
from racecontrol.timing.sample import LOADING

EMPTY: Final = -1  # a console that has no car: it idles in its menu
_JOINING_S: Final = 0.2  # of a console that takes a car over
_FROZEN_S: Final = 5.0  # after leaving the track the values stand still for so long


class Phase(Enum):
    MENU = auto()
    GRID = auto()
    SESSION = auto()


class Departure(NamedTuple):
    """One datagram, the console it leaves and the moment, in ns of the monotonic clock."""

    at_ns: int
    console: int
    datagram: bytes


class Stage:
    """All consoles in one world; `prepare`, `go`, `chequered` and `menu` as in the game.

    Every car has a console at first; those that are left are spares.
    """

    def __init__(
        self,
        road: Road,
        cars: Sequence[CarPlan],
        seed: int,
        clocks: Sequence[Clock],
        live_positions: bool = True,
    ) -> None:
        self.road, self.cars, self.seed = road, cars, seed
        self.clocks = clocks
        self.live_positions = live_positions
        self.listeners = [Listener() for _ in clocks]
        spares = len(clocks) - len(cars)
        self.seats = [*range(len(cars)), *[EMPTY] * spares]  # car of each console
        self._dead: set[int] = set()  # consoles
        self.phase = Phase.MENU
        self.world: World | None = None
        self._zero_ns = 0  # when the session's game time was 0, by the nominal clock
        self._skipped_s = 0.0
        self._menu_ns: int | None = None

    def prepare(self, plan: SessionPlan, already_elapsed_ticks: int = 0) -> None:
        """Cars to the grid or the garage; ticks that passed before are computed now."""
        self.world = World(self.road, plan, self.cars, self.seed)
        self.world.grow(already_elapsed_ticks / 60 + 1)
        self._skipped_s = already_elapsed_ticks / 60
        self.phase, self._menu_ns = Phase.GRID, None

    def go(self, at_ns: int, already_elapsed_ticks: int = 0) -> None:
        """The session's tick 0 (or the tick after those elapsed) is at that moment."""
        if self.world is None or self.phase is not Phase.GRID:
            raise SimulationError("The simulated session cannot go: prepare one first.")
        self.world.grow(already_elapsed_ticks / 60 + 1)
        self._zero_ns, self._skipped_s = at_ns, already_elapsed_ticks / 60
        self.phase = Phase.SESSION

    def chequered(self, now_ns: int) -> None:
        """Everybody finishes at the next crossing after that moment."""
        if self.world is None or self.phase is not Phase.SESSION:
            raise SimulationError("There is no simulated session to end: none is running.")
        self.world.back_to(self._game_at(now_ns))
        self.world.score.show_flag(self.world.now)

    def slow(self, limit: Limit | None, now_ns: int) -> None:
        """The track is neutralised from that moment on; None: it is free again."""
        if self.world is None:
            return
        if self.phase is Phase.SESSION:
            self.world.back_to(self._game_at(now_ns))
        self.world.limit = limit

    def _game_at(self, now_ns: int) -> float:
        """The game second at that moment on the console that is ahead of the others."""
        tick_ns = min(clock.period_ns for clock in self.clocks)
        return (now_ns - self._zero_ns) / tick_ns / 60 + self._skipped_s

    def seat(self, names: Sequence[str]) -> None:
        """Which car each console has, by its name; empty: none. One that died stays dead."""
        known = [car.name for car in self.cars]
        given = [name for name in names if name]
        if len(names) != len(self.seats) or len(set(given)) != len(given):
            raise SimulationError("Say for each simulated console which car it has, each car once.")
        if strange := [name for name in given if name not in known]:
            raise SimulationError(f"There is no simulated car {strange[0]!r}.")
        before = self.seats
        self.seats = [known.index(name) if name else EMPTY for name in names]
        self._dead |= {
            console
            for console, car in enumerate(before)
            if car != self.seats[console] and self._death_s(console, car) is not None
        }

    def _death_s(self, console: int, car: int) -> float | None:
        """When, by the script, the console dies under this car: the first one of the car only."""
        if self.world is None or car != console:
            return None
        name, incidents = self.cars[car].name, self.world.plan.incidents
        dying = (one.at_s for one in incidents if isinstance(one, RigDies) and one.car == name)
        return min(dying, default=None)

    def menu(self, now_ns: int) -> None:
        """Everybody leaves the track now."""
        self._menu_ns = now_ns
        if self.world is None:
            self.phase = Phase.MENU

    def leaving(self, begin_ns: int, end_ns: int) -> Iterator[list[Departure]]:
        """What leaves in [begin, end), computed in small portions so that nobody waits long."""
        yield from self._grown(end_ns)
        for console, listener in enumerate(self.listeners):
            if listener.listens(begin_ns) and console not in self._dead:
                yield self._from_console(console, listener.letter, begin_ns, end_ns)

    def _grown(self, end_ns: int) -> Iterator[list[Departure]]:
        """The world up to that moment, a step or two at a time."""
        if (world := self.world) is None or self.phase is not Phase.SESSION:
            return
        need_s = self._game_at(end_ns) + STEP_S
        while world.now <= need_s and not world.score.over(world.now):
            world.grow(world.now + STEP_S)
            yield []

    def _from_console(
        self, console: int, letter: str, begin_ns: int, end_ns: int
    ) -> list[Departure]:
        clock = self.clocks[console]
        ticks = clock.ticks(begin_ns, end_ns)
        if not len(ticks):
            return []
        car = self.seats[console]
        game_s, leaves = self._game_s(console, ticks), clock.leaves_ns(ticks)
        faults = self._stream_faults(car)
        letter = letter_of(letter, faults, game_s)
        ids, sent = slowed(clock.first_id + ticks, faults, game_s)
        clear = self._clear(console, letter, ids, game_s, leaves) if car >= 0 else idle(letter, ids)
        datagrams = sealed(changed(clear, faults, game_s), self.seed + 31 * console)
        times = self._copies(console, ids, game_s)
        at_ns = leaving_ns(leaves, ids, faults, game_s).tolist()
        strays = rubbish(faults, ids, game_s, datagrams)
        departures = [
            Departure(at, console, datagram)
            for at, datagram, copies, once in zip(at_ns, datagrams, times, sent, strict=True)
            for _ in range(copies * once)
        ]
        return departures + [Departure(at_ns[i], console, stray) for i, stray in strays.items()]

    def _stream_faults(self, car: int) -> tuple[StreamFault, ...]:
        if self.world is None or self.phase is not Phase.SESSION or car == EMPTY:
            return ()
        return faults_of(self.world.plan.incidents, self.cars[car].name)

    def _game_s(self, console: int, ticks: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Seconds of the session; below zero before it, -1 while the car stands and waits."""
        if self.phase is not Phase.SESSION or self.world is None:
            return np.full(len(ticks), -1.0)
        since = self.clocks[console].game_s(ticks, self._zero_ns)
        car = self.seats[console]
        early = -self.world.cars[car].lead_s if car >= 0 and not self._skipped_s else 0.0
        return np.where(since < early, -1.0, since + self._skipped_s)

    def _clear(
        self,
        console: int,
        letter: str,
        ids: npt.NDArray[np.int64],
        game_s: npt.NDArray[np.float64],
        leaves_ns: npt.NDArray[np.int64],
    ) -> npt.NDArray[np.void]:
        """The clear packets: menu, grid and session as the moment asks."""
        if (world := self.world) is None:
            return idle(letter, ids)
        seat = self.seats[console]
        left_s = self._since_left(world, console, game_s, leaves_ns)
        if left_s[0] > _FROZEN_S:
            return idle(letter, ids)
        seen_s = game_s - np.maximum(left_s, 0.0)
        waiting = game_s < 0
        if self._skipped_s and waiting.any():
            seen_s = np.where(waiting, self._skipped_s, seen_s)
        told = channels(world, seat, seen_s, self.live_positions)
        car = self.cars[seat]
        packets = laid_out(letter, told, ids, car.car_code, car.category)
        if self._skipped_s:
            packets["flags"][waiting] = LOADING  # the game comes back to a running session
        leave_track(packets, left_s > 0)
        gone = (left_s > _FROZEN_S) | self._joining(world, console, game_s)
        packets[gone] = idle(letter, ids[gone])
        return packets

    def _joining(
        self, world: World, console: int, game_s: npt.NDArray[np.float64]
    ) -> npt.NDArray[np.bool_]:
        """Where a console that took a car over has not yet got it onto the track."""
        car = self.seats[console]
        death_s = self._death_s(car, car)
        if console == car or death_s is None:
            return np.zeros(len(game_s), bool)
        joined = world.score.cars[car].joined
        until_s = np.inf if joined is None else joined + _JOINING_S
        return np.asarray((game_s >= death_s) & (game_s < until_s))

    def _since_left(
        self,
        world: World,
        console: int,
        game_s: npt.NDArray[np.float64],
        leaves_ns: npt.NDArray[np.int64],
    ) -> npt.NDArray[np.float64]:
        """Game seconds since this console left the track, below zero before."""
        since = np.full(len(game_s), -1.0)
        finished = world.score.cars[self.seats[console]].finished
        if finished is not None:
            since = game_s - (finished + COOL_DOWN_S)
        if self._menu_ns is not None:
            tick_ns = self.clocks[console].period_ns
            since = np.maximum(since, (leaves_ns - self._menu_ns) / tick_ns / 60)
        return since

    def _copies(
        self, console: int, ids: npt.NDArray[np.int64], game_s: npt.NDArray[np.float64]
    ) -> list[int]:
        """How often each packet is sent: 1, or what the script says."""
        copies = np.ones(len(ids), np.int64)
        car = self.seats[console]
        if self.world is None or self.phase is not Phase.SESSION or car == EMPTY:
            return list(copies.tolist())
        death_s = self._death_s(console, car)
        if death_s is not None:
            copies[game_s >= death_s] = 0
        for place, fault in enumerate(self.world.plan.incidents):
            if not isinstance(fault, Silent | Loss | Doubles):
                continue
            if fault.car != self.cars[car].name:
                continue
            during = (game_s >= fault.at_s) & (game_s < fault.at_s + fault.for_s)
            match fault:
                case Silent():
                    copies[during] = 0
                case Loss(share=share):
                    copies[during & (shares(ids, self.seed + 7919 * place) < share)] = 0
                case Doubles(share=share):
                    copies[during & (shares(ids, self.seed + 104729 * place) < share)] *= 2
        return list(copies.tolist())
