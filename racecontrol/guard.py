"""The impostor guard: is what a rig sends the car that drives this session?

A replay, a menu, a paused game, a console on another track and a second console behind the same
address are found in the samples; a console of another session by its lap counter (`scoring`). None
of them can score. A constant delay of one console cannot be found: nothing in its packets tells.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from racecontrol.meeting.model import Doubt, Meeting, Phase
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import GAME_NS_PER_MS
from racecontrol.scoring import MissedLap, other_session
from racecontrol.timing.clock import TICK_NS, EventClock
from racecontrol.timing.health import STALE_NS, Records, RigHealth
from racecontrol.timing.sample import LIVE, LOADING, PAUSED
from racecontrol.timing.telemetry import LapStep
from racecontrol.tracks.circuit import Circuit
from racecontrol.tracks.watch import Place, TrackWatch

FAR_M: Final = 150.0  # from the centre line: further than any run-off or pit lane
CENTRE_STEP_M: Final = 25.0  # between the points that are compared
LOOK_EVERY: Final = 30  # samples: a car is looked for on the track twice a second
LOOK_NS: Final = LOOK_EVERY * TICK_NS  # monotonic, at the speed of life
JUMP_NS: Final = 2_000_000_000  # monotonic; ids further ahead of it are another console's
RESTART_NS: Final = 3_000_000_000  # monotonic; no console starts its game in less
REMEMBER_NS: Final = 5_000_000_000  # how long a second console is shown after its last packet
SPARE: Final = 60  # samples that may come between reading the count and reading them
SPARE_AT_MOST: Final = 600  # on a machine that stood still meanwhile
FEWEST_CARS: Final = 3  # that drive, before one of them can be called different

Points = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

STATES: Final = (Doubt.MENU, Doubt.LOADING, Doubt.PAUSED, Doubt.NOT_LIVE)
FOREIGN: Final = (Doubt.SECOND_CONSOLE, Doubt.OTHER_TRACK)


class Samples(Protocol):
    """What the guard reads of the telemetry."""

    @property
    def clock(self) -> EventClock: ...
    def health(self) -> tuple[RigHealth, ...]: ...
    def latest(self) -> Records: ...
    def newest(self, rig: int, count: int) -> Records: ...


class Last(Struct, frozen=True):
    """The sample that was looked at last."""

    packet_id: int
    arrival_ns: int  # monotonic


class _Watch(Struct):
    """What is remembered of one rig."""

    accepted: int = 0
    behind: int = 0
    crossed: bool = False  # ids from behind came since the look before
    last: Last | None = None
    placed_ns: int = 0  # monotonic, when the car was last looked for on the track
    seen_ns: dict[Doubt, int] = {}  # event clock, when it was last so


class Guard:
    """Looks at every sample once. One thread calls `look` and `of`; `now` may be read by all."""

    def __init__(
        self,
        samples: Samples,
        circuits: Mapping[str, Circuit],
        places: TrackWatch | None = None,
    ) -> None:
        """`places` is looked at by the same thread; without it a track is known by its distance."""
        self._samples = samples
        self._places = places
        self._centres = {key: _thinned(circuit) for key, circuit in circuits.items()}
        self._watches: list[_Watch] = []
        self.now: tuple[Doubt | None, ...] = ()  # by rig, as it was at the last look

    def look(self, state: State) -> None:
        """Take in what came since the last look."""
        health, latest = self._samples.health(), self._samples.latest()
        session, meeting = state.current, state.meeting
        centre = self._centres.get(session.plan.track) if session else None
        while len(self._watches) < len(health):
            self._watches.append(_Watch())
        for rig, (one, watch) in enumerate(zip(health, self._watches, strict=True)):
            self._take_in(rig, one, watch, centre)
            if session and self._is_elsewhere(rig, session.plan.track):
                arrival_ns = int(latest[rig]["arrival_ns"])
                watch.seen_ns[Doubt.OTHER_TRACK] = self._samples.clock.from_monotonic(arrival_ns)
        cars = _car_codes(latest, health)
        self.now = tuple(
            self._doubt_now(rig, health[rig], latest[rig], session, meeting, cars)
            for rig in range(len(health))
        )

    def of(self, seen: LapStep | MissedLap) -> Doubt | None:
        """Why this lap, which ended just now, may not count, as far as the samples tell."""
        if seen.rig >= len(self._watches):
            return None
        at_ns = seen.at_ns if isinstance(seen, LapStep) else seen.seen_ns
        begun_ns = at_ns - seen.official_ms * GAME_NS_PER_MS
        if isinstance(seen, MissedLap):
            begun_ns -= max(seen.lap_clock_ms, 0) * GAME_NS_PER_MS
        causes = FOREIGN if isinstance(seen, LapStep) and seen.live else (*FOREIGN, *STATES)
        when_ns = self._watches[seen.rig].seen_ns
        return next((d for d in causes if when_ns.get(d, -1) >= begun_ns), None)

    # ------------------------------------------------------------ the samples

    def _is_elsewhere(self, rig: int, track: str) -> bool:
        """Certainly on another track that we know; two tracks may lie at the same place."""
        if self._places is None or track not in self._centres:
            return False
        return self._places.place(rig, track) is Place.ELSEWHERE

    def _take_in(self, rig: int, health: RigHealth, watch: _Watch, centre: Points | None) -> None:
        clock, counts = self._samples.clock, health.counts
        fresh = self._newer(rig, counts.accepted - watch.accepted, watch.last)
        watch.crossed = counts.behind > watch.behind
        if watch.crossed:
            watch.seen_ns[Doubt.SECOND_CONSOLE] = clock.from_monotonic(counts.last_arrival_ns)
        watch.accepted, watch.behind = counts.accepted, counts.behind
        if len(fresh) == 0:
            return
        foreign = _foreign_ids(watch.last, fresh, clock.speed)
        watch.last = Last(int(fresh["packet_id"][-1]), int(fresh["arrival_ns"][-1]))
        found = {**_states(fresh), Doubt.SECOND_CONSOLE: foreign}
        if watch.last.arrival_ns - watch.placed_ns >= LOOK_NS / clock.speed:
            watch.placed_ns = watch.last.arrival_ns
            found[Doubt.OTHER_TRACK] = _far(fresh, centre)
        for doubt, mask in found.items():
            where = np.flatnonzero(mask)
            if len(where):
                arrival_ns = int(fresh["arrival_ns"][where[-1]])
                watch.seen_ns[doubt] = clock.from_monotonic(arrival_ns)

    def _newer(self, rig: int, count: int, last: Last | None) -> Records:
        """What came after the last sample that was looked at; every one of them."""
        fresh = self._samples.newest(rig, count + SPARE)
        if last is None:
            return fresh
        if len(fresh) and fresh["arrival_ns"][0] > last.arrival_ns:  # it does not reach so far
            fresh = self._samples.newest(rig, count + SPARE_AT_MOST)
        return np.asarray(fresh[fresh["arrival_ns"] > last.arrival_ns])

    def _doubt_now(
        self,
        rig: int,
        health: RigHealth,
        latest: np.void,
        session: Session | None,
        meeting: Meeting | None,
        cars: Sequence[bool],
    ) -> Doubt | None:
        if self._watches[rig].crossed:
            return Doubt.SECOND_CONSOLE  # though all that it sends may be dropped
        if health.age_ns is None or health.age_ns > STALE_NS:
            return None  # it is silent, which is said elsewhere
        seen_ns = self._watches[rig].seen_ns
        now_ns = self._samples.clock.from_monotonic(int(latest["arrival_ns"]))
        if now_ns - seen_ns.get(Doubt.SECOND_CONSOLE, -REMEMBER_NS) < REMEMBER_NS:
            return Doubt.SECOND_CONSOLE
        one = latest.reshape(1) if latest.shape else np.array([latest], dtype=latest.dtype)
        for doubt, mask in _states(one).items():
            if mask[0]:
                return doubt
        if session is not None and meeting is not None:
            number = next(
                (e.number for e in meeting.entries if e.rig == meeting.rigs[rig].number), -1
            )
            if _in_other_session(session, number, latest, now_ns):
                return Doubt.OTHER_SESSION
            if now_ns - seen_ns.get(Doubt.OTHER_TRACK, -REMEMBER_NS) < REMEMBER_NS // 5:
                return Doubt.OTHER_TRACK
        return Doubt.OTHER_CAR if cars[rig] else None


def _in_other_session(session: Session, entry: int, latest: np.void, now_ns: int) -> bool:
    """Whether lap counter and distance do not fit the session on the grid or running."""
    lap, total = int(latest["lap"]), int(latest["laps_total"])
    if session.phase is Phase.GRID:
        fits = total in (session.plan.laps, *session.flow.totals)
        return session.plan.laps > 0 and (lap > 1 or not fits)
    if not session.running:
        return False
    # laps that it says it has driven; before a session by time it may have driven any number
    ended = lap - 1 if session.plan.laps else 0
    last_ms = int(latest["last_lap_ms"])
    return other_session(session, entry, ended, total, max(last_ms, 0), now_ns)


def _states(samples: Records) -> dict[Doubt, Mask]:
    """By doubt, which samples are so; one sample has at most one of them. Empty: none is."""
    flags = samples["flags"]
    menu = samples["lap"] < 0
    if not menu.any() and ((flags & (LIVE | PAUSED | LOADING)) == LIVE).all():
        return {}
    loading = ~menu & ((flags & LOADING) != 0)
    paused = ~menu & ~loading & ((flags & PAUSED) != 0)
    dead = ~menu & ~loading & ~paused & ((flags & LIVE) == 0)
    return dict(zip(STATES, (menu, loading, paused, dead), strict=True))


def _foreign_ids(last: Last | None, samples: Records, speed: float) -> Mask:
    """Samples whose id fits no single console: fallen back at once, or far ahead of the clock.

    `last` is the sample before them, to which the first is held.
    """
    ids, arrivals_ns = samples["packet_id"].astype(np.int64), samples["arrival_ns"]
    before = last or Last(int(ids[0]), int(arrivals_ns[0]))
    waited_ns = np.diff(arrivals_ns, prepend=before.arrival_ns)
    steps = np.diff(ids, prepend=before.packet_id)
    back = (steps < 0) & (waited_ns < RESTART_NS)
    ahead = steps * (TICK_NS / speed) - waited_ns > JUMP_NS
    return np.asarray(back | ahead)


def _far(samples: Records, centre: Points | None) -> Mask:
    """Of some live samples, those that lie far from the circuit."""
    far = np.zeros(len(samples), dtype=bool)
    if centre is None:
        return far
    live = (samples["flags"] & (LIVE | PAUSED | LOADING)) == LIVE
    looked = np.flatnonzero(live & (samples["lap"] >= 0))[::-LOOK_EVERY]
    ground = samples["position"][looked][:, [0, 2]].astype(np.float64)
    squares = ((ground[:, None, :] - centre[None, :, :]) ** 2).sum(axis=2)
    if len(looked):
        far[looked] = squares.min(axis=1) > FAR_M**2
    return far


def _thinned(circuit: Circuit) -> Points:
    """Points of the centre line on the ground, shape (n, 2), about CENTRE_STEP_M apart."""
    step = max(1, int(CENTRE_STEP_M * len(circuit.centre) / circuit.length_m))
    return np.asarray(circuit.centre[::step][:, [0, 2]], dtype=np.float64)


def _car_codes(latest: Records, health: Sequence[RigHealth]) -> tuple[bool, ...]:
    """By rig, whether it drives another car than most of the others do."""
    codes = latest["car_code"].tolist()
    live = ((latest["flags"] & LIVE) != 0) & (latest["lap"] >= 0)
    heard = [
        bool(on) and one.age_ns is not None and one.age_ns <= STALE_NS and code > 0
        for on, one, code in zip(live.tolist(), health, codes, strict=True)
    ]
    driven = Counter(code for code, on in zip(codes, heard, strict=True) if on)
    if driven.total() < FEWEST_CARS:
        return (False,) * len(codes)
    usual, count = driven.most_common(1)[0]
    most = count * 2 > driven.total()
    return tuple(on and most and code != usual for code, on in zip(codes, heard, strict=True))
