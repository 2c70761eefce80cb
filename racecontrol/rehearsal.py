"""A crew that runs a whole event by a script: the officials of a rehearsal.

It does nothing that a person at a console could not do: it sends acts and waits for their facts.
Killed and started again, it takes the event up where the journal stands.
"""

import logging
import threading
import time
from collections.abc import Callable, Collection, Iterator
from typing import Final

from msgspec import Struct

from racecontrol.cars import Cars, RehearsalError, Stage, rest_of
from racecontrol.control import Control, Update
from racecontrol.meeting.acts import (
    AnyAct,
    DeclareFinal,
    EndSession,
    FormGrid,
    PublishResult,
    ShowFlag,
    StartSession,
)
from racecontrol.meeting.decide import Refused
from racecontrol.meeting.deciding.publishing import protests_until_ns
from racecontrol.meeting.deciding.starting import not_ready
from racecontrol.meeting.deciding.suspending import proposal
from racecontrol.meeting.flow import Ready
from racecontrol.meeting.flow_acts import ArmStart, MarkReady, StartLights, TakeOrder
from racecontrol.meeting.flow_facts import NeutralisationSet
from racecontrol.meeting.justice_acts import SignResult
from racecontrol.meeting.model import Flag, Person, Phase, SessionPlan
from racecontrol.meeting.procedures import Countback
from racecontrol.meeting.state import Session
from racecontrol.meeting.units import NS_PER_S
from racecontrol.results.classification import starters
from racecontrol.results.grid import propose
from racecontrol.script import Script, Step
from racecontrol.script_acts import OPTIONAL, Crew, acts_of, is_done
from racecontrol.sessions import classify
from racecontrol.swapping import Swapping

LOG: Final = logging.getLogger(__name__)
COUNTDOWN_S: Final = 1.0  # wall seconds between the act that starts a session and its start
DESERTED_S: Final = 60.0  # of the event clock, and at least:
DESERTED_WALL_S: Final = 10.0  # a machine under load is no empty track
PATIENCE: Final = 1.8  # laps of the best time that the last cars get after the flag
ROUND_S: Final = 150.0  # of the event clock: how long the cars may take to come round under red
STEP_S: Final = 0.05


class Progress(Struct, frozen=True):
    """Where the rehearsal is, for whoever shows it."""

    session: str
    what: str
    done: float  # share of the session, 0 to 1


class Rehearsal:
    """Runs every session that is not final yet, in order, on its own thread or the caller's."""

    def __init__(
        self,
        control: Control,
        stage: Stage,
        script: Script,
        *,
        heard: Callable[[], Collection[int]],
        driving: Callable[[], Collection[int]],
        on_progress: Callable[[Progress], None],
        before: Callable[[], None] = lambda: None,
    ) -> None:
        """`heard`, `driving`: numbers of the rigs that are. `before`: what is done first of all."""
        self._control = control
        self._stage = stage
        self._script = script
        self._cars = Cars(control, stage, heard, self._pause)
        self._driving = driving
        self._drove_ns = 0  # event clock, when somebody last was
        self._on_progress, self._before = on_progress, before
        self._ending, self._woken = threading.Event(), threading.Event()
        self._done: set[int] = set()  # steps of the script, by index
        meeting = control.state.meeting
        assert meeting is not None
        self._meeting = meeting
        self._crew = Crew.of(meeting.officials)
        self._director, self._steward = self._crew.director, self._crew.steward
        self._swapping = Swapping(control, self._crew, self._act, driving)

    def stop(self) -> None:
        """End soon; `run` then raises RehearsalError."""
        self._ending.set()
        self._woken.set()

    def run(self) -> None:
        """The whole event. Raises RehearsalError."""
        unsubscribe = self._control.subscribe(self._wake)
        try:
            self._run_sessions()
        finally:
            unsubscribe()

    def _wake(self, update: Update) -> None:
        """At twenty times life a driver who hears of a signal one round late is a second late."""
        if any(isinstance(fact, NeutralisationSet) for fact in update.facts):
            self._woken.set()

    def _run_sessions(self) -> None:
        self._before()
        for plan in self._meeting.sessions:
            session = self._session(plan.key)
            if session.phase not in (Phase.FINAL, Phase.CANCELLED):
                self._run_session(plan, session)
        self._stage.menu()

    def _session(self, key: str) -> Session:
        return self._control.state.sessions[key]

    def _run_session(self, plan: SessionPlan, session: Session) -> None:
        if session.phase in (Phase.SCHEDULED, Phase.GRID):
            self._start(plan)
        elif session.running:
            self._take_up(plan, session)
        if self._session(plan.key).running:
            self._watch_over(plan)
            self._act(self._director, EndSession(plan.key))
        self._conclude(plan)

    def _start(self, plan: SessionPlan) -> None:
        grid = propose(self._control.state, self._session(plan.key))
        self._act(self._director, FormGrid(plan.key, grid))
        self._report(plan, "on the grid", 0.0)
        self._cars.prepare(plan, grid, 0)
        if plan.format == "race":
            self._start_by_lights(plan)
            return
        clock = self._control.clock
        at_monotonic_ns = time.monotonic_ns() + round(COUNTDOWN_S * NS_PER_S)
        at_ns = clock.from_monotonic(at_monotonic_ns)
        self._act(self._director, StartSession(plan.key, at_ns))
        self._stage.go(at_monotonic_ns, 0)

    def _start_by_lights(self, plan: SessionPlan) -> None:
        """Everybody says ready, the hold is drawn, five lights; the cars go as they go out."""
        session, clock = self._session(plan.key), self._control.clock
        for number in not_ready(session):
            box = session.flow.start.ready.get(number, Ready())
            for driver, ready in ((False, box.rig), (True, box.driver)):
                if not ready:
                    self._act(self._director, MarkReady(plan.key, number, driver))
        if session.flow.start.armed is None:
            self._act(self._director, ArmStart(plan.key))
        first_ns = clock.from_monotonic(time.monotonic_ns() + round(COUNTDOWN_S * NS_PER_S))
        self._act(self._director, StartLights(plan.key, first_ns))
        lights = self._session(plan.key).flow.start.lights
        assert lights is not None
        wait_ns = round((lights.out_ns - clock.now()) / clock.speed)
        self._stage.go(time.monotonic_ns() + wait_ns, 0)

    def _stop_and_restart(self, plan: SessionPlan) -> None:
        """Red; when all have come round, the order is taken and the rest is a race of its own."""
        if not self._session(plan.key).flow.suspension:
            self._act(self._director, ShowFlag(plan.key, Flag.RED))
        self._report(plan, "red flag", self._share(self._session(plan.key)))
        deadline_ns = self._control.clock.now() + round(ROUND_S * NS_PER_S)
        while self._unsure(plan) and self._control.clock.now() < deadline_ns:
            self._pause()
        if not self._session(plan.key).flow.taken:
            countback = Countback.PENULTIMATE_LAP if self._unsure(plan) else None
            self._act(self._director, TakeOrder(plan.key, countback))
        self._stage.menu()
        self._cars.prepare(*rest_of(self._session(plan.key)), 0)
        self._start_by_lights(plan)

    def _unsure(self, plan: SessionPlan) -> bool:
        """Whether a car has still to pass the line for its place to be sure."""
        proposed = proposal(self._control.state, self._session(plan.key))
        return not isinstance(proposed, str) and bool(proposed.unsure)

    def _take_up(self, plan: SessionPlan, session: Session) -> None:
        """The program was killed in the middle: the cars drove on meanwhile."""
        self._report(plan, "taken up again", 0.0)
        if session.flow.suspension:
            self._stop_and_restart(plan)
            return
        self._cars.take_up(session)

    def _watch_over(self, plan: SessionPlan) -> None:
        """Act by the script until every car has taken the flag, or had the time to."""
        waved = False
        while not self._is_over(plan):
            self._pause()
            session = self._session(plan.key)
            self._cars.keep_pace(session)
            self._cars.seat()
            for index, step in self._due(session):
                if step.swap:
                    if self._swapping.goes_on(step.session, step.swap):
                        self._done.add(index)
                elif step.red and not session.flow.suspensions:
                    self._done.add(index)
                    self._stop_and_restart(plan)
                else:
                    self._do(index, step)
            if session.chequered_ns and not waved:
                waved = True
                self._stage.chequered()
            self._report(plan, _phase_words(session), self._share(session))

    def _pause(self) -> None:
        self._woken.wait(STEP_S)
        self._woken.clear()
        if self._ending.is_set():
            raise RehearsalError("The rehearsal was stopped.")

    def _is_over(self, plan: SessionPlan) -> bool:
        state, session = self._control.state, self._session(plan.key)
        if self._is_deserted(session):
            return True
        if not session.chequered_ns:
            return False
        absent = session.flow.absent
        if all(_took_flag(session, n) for n in starters(state, session) if n not in absent):
            return True
        best = min((row.best_ms or 0 for row in classify(state, session) if row.best_ms), default=0)
        patience_ns = (best or 90_000) * PATIENCE * 1_000_000
        return self._control.clock.now() > session.chequered_ns + patience_ns

    def _is_deserted(self, session: Session) -> bool:
        """Nobody has been on the track for a while: the end came while nobody listened."""
        now_ns = self._control.clock.now()
        if self._driving() or now_ns < session.started_ns:
            self._drove_ns = now_ns
        self._drove_ns = max(self._drove_ns, session.started_ns)
        patience_ns = max(DESERTED_S, DESERTED_WALL_S * self._control.clock.speed) * NS_PER_S
        return now_ns - self._drove_ns > patience_ns

    def _due(self, session: Session) -> Iterator[tuple[int, Step]]:
        now_s = (self._control.clock.now() - session.started_ns) / NS_PER_S
        laps = _leader_laps(session)
        for index, step in enumerate(self._script.steps):
            if step.session != session.plan.key or index in self._done or step.after_the_end:
                continue
            if (step.lap and laps >= step.lap) or (step.after_s and now_s >= step.after_s):
                yield index, step

    def _do(self, index: int, step: Step) -> None:
        """One step of the script; not again when the journal shows that it was done."""
        self._done.add(index)
        state = self._control.state
        for who, act in acts_of(state, step, self._crew):
            if not is_done(state, act):
                self._act(who, act)

    def _conclude(self, plan: SessionPlan) -> None:
        for index, step in enumerate(self._script.steps):
            if step.session == plan.key and step.after_the_end and index not in self._done:
                self._do(index, step)
        if self._session(plan.key).phase in (Phase.ENDED, Phase.PROVISIONAL):
            self._act(self._director, PublishResult(plan.key))
            self._act(self._steward, SignResult(plan.key))
            self._wait_for_protests(plan)
            self._act(self._director, DeclareFinal(plan.key))
        self._report(plan, "final", 1.0)

    def _wait_for_protests(self, plan: SessionPlan) -> None:
        until_ns = protests_until_ns(self._control.state, self._session(plan.key))
        while until_ns is not None and self._control.clock.now() < until_ns:
            self._report(plan, "protest time", 1.0)
            self._pause()

    def _act(self, who: Person, act: AnyAct) -> None:
        answer = self._control.submit(act, who).result(timeout=30)
        if isinstance(answer, Refused):
            LOG.warning("%s was refused: %s", type(act).__name__, answer.reason)
            if not isinstance(act, OPTIONAL):
                raise RehearsalError(answer.reason)

    def _share(self, session: Session) -> float:
        if session.plan.laps:
            return min(1.0, _leader_laps(session) / session.plan.laps)
        elapsed_s = (self._control.clock.now() - session.started_ns) / NS_PER_S
        return min(1.0, max(0.0, elapsed_s / session.plan.duration_s))

    def _report(self, plan: SessionPlan, what: str, done: float) -> None:
        self._on_progress(Progress(plan.key, what, done))


def _leader_laps(session: Session) -> int:
    return max((run.laps[-1].lap for run in session.runs.values() if run.laps), default=0)


def _took_flag(session: Session, number: int) -> bool:
    laps = session.run(number).laps
    return bool(laps) and laps[-1].at_ns >= session.chequered_ns


def _phase_words(session: Session) -> str:
    if session.chequered_ns:
        return "chequered flag"
    if session.plan.laps:
        return f"lap {min(_leader_laps(session) + 1, session.plan.laps)} of {session.plan.laps}"
    return "running"
