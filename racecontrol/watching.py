"""The detectors at work: samples and passings in, measured facts and notes out.

    timing loop -> take(passing) -> queue \\
    telemetry.history ---------------------> one thread -> facts, incidents noted

It stands beside the observer, on a thread of its own, and drives the automatic advance as well.
Nothing here decides: what is measured is journalled, and what may be an infringement is noted.
"""

import logging
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from racecontrol.advancing import Advance
from racecontrol.control import Control
from racecontrol.meeting.acts import NoteIncident, ShowFlag
from racecontrol.meeting.deciding.starting import to_start
from racecontrol.meeting.flow_facts import (
    CarStationary,
    LimitExceeded,
    MovedEarly,
    ReactionMeasured,
)
from racecontrol.meeting.model import TIMING, Flag, Phase
from racecontrol.meeting.procedures import Limit, Neutral, NeutralRules, StartKind, StartRules
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import GAME_NS_PER_MS, NS_PER_S
from racecontrol.results.classification import started
from racecontrol.stewarding.detectors.blue import Blue, BlueWatch
from racecontrol.stewarding.detectors.false_start import false_start, reaction
from racecontrol.stewarding.detectors.motion import Motion
from racecontrol.stewarding.detectors.neutralisation_speed import (
    Excess,
    Segments,
    SpeedWatch,
    too_soon,
)
from racecontrol.stewarding.detectors.stationary import stationary
from racecontrol.stewarding.obligations import owed
from racecontrol.timing.clock import TICK_NS
from racecontrol.timing.telemetry import Passing, Telemetry, Timed
from racecontrol.tracks.circuit import Circuit, LineKind

LOG: Final = logging.getLogger(__name__)
LOOK_S: Final = 0.1
QUEUE: Final = 4096  # passings
BEFORE_LIGHTS_NS: Final = 1_000_000_000  # a car stands at least so long before the first light
START_NS: Final = 10_000_000_000  # reactions are waited for so long
REACH_NS: Final = 2_000_000_000  # of samples: enough of them to know when each was


class Watch:
    """The watch over one event, from `start` to `stop`."""

    def __init__(
        self, telemetry: Telemetry, control: Control, circuits: Mapping[str, Circuit] | None = None
    ) -> None:
        """`circuits` by the key of a session's track: without one no line is told apart."""
        self._telemetry, self._control = telemetry, control
        self._circuits = circuits or {}
        self._queue: deque[Passing] = deque(maxlen=QUEUE)
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._advance = Advance(control)
        self._book = _Book()
        self.blue: tuple[Blue, ...] = ()  # the last suggestions, newest first; any thread may read

    @property
    def refused(self) -> str:
        """Why the automatic advance could not take its last step; empty: it could."""
        return self._advance.refused

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join()

    def take(self, seen: Timed) -> None:
        """What the timing loop saw; from any thread."""
        if isinstance(seen, Passing) and seen.live:
            self._queue.append(seen)

    def _run(self) -> None:
        while not self._ending.wait(LOOK_S):
            try:
                self.look()
            except Exception:
                LOG.exception("A round of the detectors failed; they go on")

    def look(self) -> None:
        """One round: everything that came since the last one."""
        state = self._control.state
        now_ns = self._control.clock.now()
        self._advance.look(state, now_ns)
        session = state.current
        passings = [self._queue.popleft() for _ in range(len(self._queue))]
        if state.meeting is None or session is None:
            return
        if session.phase is Phase.ENDED:
            self._watch_owed(state, session)
        if not session.running:
            return
        self._book.open(session, state.meeting.rulebook.procedures.neutral)
        self._watch_start(state, session, now_ns)
        self._watch_speed(state, session)
        for passing in passings:
            self._watch_passing(state, session, passing)

    # ---- after the flag ----

    def _watch_owed(self, state: State, session: Session) -> None:
        """What a car still owed as the session ended: stops, compounds, drivers. Noted once."""
        noted = {
            (entry, incident.reason)
            for incident in state.incidents.values()
            if incident.session == session.plan.key
            for entry in incident.entries
        }
        for entry in session.grid:
            for one in owed(state, session, entry):
                fresh = (entry, one.sentence) not in noted and self._book.first(
                    one.sentence, entry, session.ended_ns
                )
                if one.known and fresh and started(session, entry):
                    self._note(session, entry, one.sentence, session.ended_ns)

    # ---- the start ----

    def _watch_start(self, state: State, session: Session, now_ns: int) -> None:
        assert state.meeting is not None
        rules, out_ns = state.meeting.rulebook.procedures.start, _go_ns(session)
        standing = session.flow.start.kind is StartKind.STANDING
        if session.plan.format != "race" or not standing or not out_ns < now_ns < out_ns + START_NS:
            return
        entries = to_start(session)
        if now_ns > out_ns + 2 * rules.still_after_ms * 1_000_000:  # who is gone is measured
            entries = tuple(n for n in entries if not self._book.has("reaction", n, out_ns))
        begin_ns = _lights_ns(session, out_ns)
        cars = dict(self._motions(state, entries, now_ns - begin_ns + BEFORE_LIGHTS_NS))
        for entry, motion in cars.items():
            self._watch_car(session, entry, motion, out_ns, rules)
        if len(entries) < len(to_start(session)):
            return
        still = stationary(cars, out_ns, rules.still_after_ms, rules.still_mm)
        for entry, still_ms in still.items():
            if self._book.first("stationary", entry, out_ns):
                self._tell(CarStationary(session.plan.key, entry, still_ms, now_ns))

    def _watch_car(
        self, session: Session, entry: int, motion: Motion, out_ns: int, rules: StartRules
    ) -> None:
        begin_ns, key = _lights_ns(session, out_ns), session.plan.key
        lit = session.flow.start.lights is not None and session.flow.start.lights.out_ns == out_ns
        early = false_start(motion, begin_ns, out_ns, rules.false_start_mm) if lit else None
        if early and self._book.first("early", entry, out_ns):
            tolerance = rules.false_start_mm
            self._tell(
                MovedEarly(
                    key, entry, early.moved_mm, tolerance, early.before_ms, early.error_ms,
                    early.at_ns,
                )
            )  # fmt: skip
            words = (
                f"False start: moved {early.moved_mm / 1000:.2f} m before the lights went out, "
                f"tolerance {tolerance / 1000:.2f} m"
            )
            self._note(session, entry, words, early.at_ns)
        answer = reaction(motion, begin_ns, out_ns)
        if answer and self._book.first("reaction", entry, out_ns):
            at_ns = out_ns + answer.moved_ms * 1_000_000
            self._tell(
                ReactionMeasured(
                    key, entry, answer.throttle_ms, answer.moved_ms, answer.error_ms, at_ns
                )
            )

    def _motions(
        self, state: State, entries: tuple[int, ...], reach_ns: int
    ) -> Iterator[tuple[int, Motion]]:
        """By entry, the samples of the last `reach_ns` of the event clock; none where silent."""
        assert state.meeting is not None
        rigs = {rig.number: index for index, rig in enumerate(state.meeting.rigs)}
        clock = self._control.clock
        for entry in state.meeting.entries:
            if entry.number not in entries:
                continue
            rig = rigs[entry.rig]
            rig_clock = self._telemetry.rig_clock(rig)
            samples = self._telemetry.history(rig, reach_ns / NS_PER_S)
            if len(samples):
                tick_ns = rig_clock.tick_ns if rig_clock else TICK_NS / clock.speed
                yield entry.number, Motion.of(samples, tick_ns, clock)

    # ---- neutralisation ----

    def _watch_speed(self, state: State, session: Session) -> None:
        assert state.meeting is not None
        neutral, rules = session.flow.neutral, state.meeting.rulebook.procedures.neutral
        limit = _limit(rules, neutral.kind) if neutral else Limit()
        if neutral is None or not limit.kmh:
            return
        looks_ns = round(3 * LOOK_S * self._control.clock.speed * NS_PER_S)
        reach_ns = max(looks_ns, REACH_NS)
        for entry, motion in self._motions(state, to_start(session), reach_ns):
            watch = self._book.speed(entry, limit, rules, neutral.from_ns)
            for excess in watch.look(motion):
                self._exceeded(session, entry, neutral.kind, excess)

    def _watch_passing(self, state: State, session: Session, seen: Passing) -> None:
        assert state.meeting is not None
        number = state.meeting.rigs[seen.rig].number
        entry = next((e.number for e in state.meeting.entries if e.rig == number), None)
        circuit = self._circuits.get(session.plan.track)
        if entry is None or entry in session.flow.absent or circuit is None:
            return
        line = circuit.lines[seen.line_index] if seen.line_index < len(circuit.lines) else None
        if line is None or line.kind in (LineKind.PIT_IN, LineKind.PIT_OUT):
            self._book.segments.forget([entry])  # the pit lane is no stretch of the track
            return
        lap = session.lap_of(entry, seen.lap)
        self._compare(state, session, entry, seen, lap)
        if session.plan.format == "race" and not session.red:
            self._suggest_blue(state, session, entry, seen, lap)

    def _compare(self, state: State, session: Session, entry: int, seen: Passing, lap: int) -> None:
        """Its time from the line before, against the best one under green.

        A lap that began from the grid makes no best: who accelerates from a standstill is slow,
        and a whole field would be too fast for it later.
        """
        assert state.meeting is not None
        rules, neutral = state.meeting.rulebook.procedures.neutral, session.flow.neutral
        from_grid = lap in (session.begins_of(entry) or {})
        green = neutral is None and not session.flags and not from_grid
        known = self._book.segments.passed(entry, seen.line_index, seen.at_ns, green=green)
        if neutral is None or known is None:
            return
        limit = _limit(rules, neutral.kind)
        excess = too_soon(*known, limit, rules, neutral.from_ns, seen.at_ns)
        if excess:
            self._exceeded(session, entry, neutral.kind, excess)

    def _exceeded(self, session: Session, entry: int, kind: Neutral, excess: Excess) -> None:
        unit = excess.unit
        self._tell(
            LimitExceeded(
                session.plan.key, entry, kind, excess.driven, excess.allowed, excess.tolerance,
                unit, excess.for_ms, excess.at_ns,
            )
        )  # fmt: skip
        if self._book.first(f"{kind} {unit}", entry, session.flow.neutralised[-1].from_ns):
            words = (
                f"Too fast under the {kind}: {excess.driven} {unit}, {excess.allowed} {unit} "
                f"allowed, tolerance {excess.tolerance} {unit}"
            )
            self._note(session, entry, words, excess.at_ns)

    # ---- blue ----

    def _suggest_blue(
        self, state: State, session: Session, entry: int, seen: Passing, lap: int
    ) -> None:
        assert state.meeting is not None
        rules = state.meeting.rulebook.procedures.neutral
        for due in self._book.blue.passed(entry, seen.line_index, lap, seen.at_ns):
            self.blue = (due, *self.blue)[:12]
            if rules.blue_automatic and not session.flow.neutral:
                act = ShowFlag(session.plan.key, Flag.BLUE, entry=due.entry, at_ns=due.at_ns)
                self._control.submit(act, TIMING)

    # ---- what goes out ----

    def _tell(self, fact: MovedEarly | ReactionMeasured | CarStationary | LimitExceeded) -> None:
        self._control.observe(fact)

    def _note(self, session: Session, entry: int, words: str, at_ns: int) -> None:
        lap = max((lap.lap for lap in session.run(entry).laps), default=0) + 1
        act = NoteIncident(session.plan.key, (entry,), words, lap=lap, at_ns=at_ns)
        self._control.submit(act, TIMING)


class _Stretch(Struct, frozen=True):
    """A session from one start or restart to the next."""

    session: str
    go_ns: int


class _Book:
    """What the watch remembers of one stretch of a session; it begins afresh with the next."""

    def __init__(self) -> None:
        self._stretch = _Stretch("", 0)
        self.segments = Segments()
        self.blue = BlueWatch(0)
        self._speed: dict[tuple[int, int], SpeedWatch] = {}
        self._told: set[tuple[str, int, int]] = set()

    def open(self, session: Session, rules: NeutralRules) -> None:
        """Be of this session; what was told before this program started is not told again."""
        stretch = _Stretch(session.plan.key, _go_ns(session))
        if stretch == self._stretch:
            return
        self._stretch, self._speed, self._told = stretch, {}, set()
        self.segments, self.blue = (
            Segments(),
            BlueWatch(rules.blue_within_ms * GAME_NS_PER_MS // 1_000_000),
        )
        start = session.flow.start
        for kind, known in (
            ("early", start.early), ("reaction", start.reactions), ("stationary", start.stationary)
        ):  # fmt: skip
            since_ns = _lights_ns(session, stretch.go_ns)
            told = (entry for entry, fact in known.items() if fact.at_ns >= since_ns)
            self._told |= {(kind, entry, stretch.go_ns) for entry in told}

        for exceeded in session.flow.exceeded:
            since_ns = max(
                (n.from_ns for n in session.flow.neutralised if n.from_ns <= exceeded.at_ns),
                default=0,
            )
            self._told.add((f"{exceeded.kind} {exceeded.unit}", exceeded.entry, since_ns))

    def has(self, kind: str, entry: int, of_ns: int) -> bool:
        """Whether this has been told of the car since that moment."""
        return (kind, entry, of_ns) in self._told

    def first(self, kind: str, entry: int, of_ns: int) -> bool:
        """Whether this is told of the car for the first time since that moment."""
        new = not self.has(kind, entry, of_ns)
        self._told.add((kind, entry, of_ns))
        return new

    def speed(self, entry: int, limit: Limit, rules: NeutralRules, from_ns: int) -> SpeedWatch:
        return self._speed.setdefault((entry, from_ns), SpeedWatch(limit, rules, from_ns))


def _go_ns(session: Session) -> int:
    """When the session was started, or started again."""
    return max(session.started_ns, session.flow.leg_ns)


def _lights_ns(session: Session, out_ns: int) -> int:
    """Since when the cars must stand: the first light; without lights a second before."""
    lights = session.flow.start.lights
    return lights.at_ns if lights and lights.out_ns == out_ns else out_ns - BEFORE_LIGHTS_NS


def _limit(rules: NeutralRules, kind: Neutral) -> Limit:
    """Behind a safety car it is the car that says how fast."""
    return {Neutral.VSC: rules.vsc, Neutral.FCY: rules.fcy}.get(kind, Limit())
