"""Watches the telemetry: hands passings and laps to the control, and notices silent rigs.

Two threads: one waits for the timing loop's wake-up, one feeds the recorder, so that a slow disk
delays no passing.
"""

import logging
import selectors
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Protocol

import numpy as np

from racecontrol.control import Control
from racecontrol.guard import Guard
from racecontrol.meeting.facts import RigFellSilent, RigHeardAgain
from racecontrol.meeting.run import NOT_ITS_OWN
from racecontrol.scoring import Doubted, MissedLap
from racecontrol.timing.clock import EventClock
from racecontrol.timing.cores import Captured
from racecontrol.timing.sample import LIVE
from racecontrol.timing.telemetry import LapStep, Passing, Telemetry, Timed
from racecontrol.tracks.circuit import Circuit
from racecontrol.tracks.watch import TrackWatch

LOG: Final = logging.getLogger(__name__)
SILENT_AFTER_NS: Final = 2_000_000_000  # of the event clock
WATCH_S: Final = 0.25
RECORD_S: Final = 0.2
AHEAD_S: Final = 1.0  # a lap waits at most half of this for its crossing


class Recorder(Protocol):
    """Where every datagram goes."""

    def write(self, captured: Iterable[Captured], /) -> None:
        """Keep what came, perhaps nothing; called every RECORD_S. May raise: it then stops."""


class Observer:
    """The watch over one feed, from `start` to `stop`."""

    def __init__(
        self,
        telemetry: Telemetry,
        control: Control,
        recorder: Recorder | None,
        circuits: Mapping[str, Circuit] | None = None,
        witnesses: Sequence[Callable[[Timed], None]] = (),
        places: TrackWatch | None = None,
    ) -> None:
        """`circuits` and `places`: to know a console on another track. `witnesses` are told first
        what the timing loop saw of cars that are what they should be; they may not wait."""
        self.guard = Guard(telemetry, circuits or {}, places)
        self._places = places
        self._witnesses = tuple(witnesses)
        self._telemetry = telemetry
        self._control = control
        self._recorder = recorder
        self._ending = threading.Event()
        self._ahead: dict[int, float] = {}  # rig index -> since when its lap counter is ahead
        self.recorder_failing = "" if recorder else "Nothing is being recorded."
        self._threads = [threading.Thread(target=self._watch, name="observer", daemon=True)]
        if recorder:
            self._threads.append(
                threading.Thread(target=self._record, name="recorder", daemon=True)
            )

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Hand over what is left, then end."""
        self._ending.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join()

    def _watch(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._telemetry.wake_fd, selectors.EVENT_READ)
            looked = 0.0
            while not self._ending.is_set():
                selector.select(WATCH_S)
                try:
                    self._hand_over()
                    if time.monotonic() - looked >= WATCH_S:
                        looked = time.monotonic()
                        if self._places:
                            self._places.look(self._telemetry.latest())
                        self._look_for_silence()
                        self._look_for_missed_laps()
                except Exception:
                    LOG.exception("A round of the observer failed; it goes on")
                    self._ending.wait(WATCH_S)
        self._hand_over()

    def _hand_over(self) -> None:
        """What was seen, after the guard has looked at every sample up to there."""
        drained = self._telemetry.drain()
        self.guard.look(self._control.state)
        for seen in drained:
            judged = self._judged(seen)
            if judged is None:
                continue
            for witness in self._witnesses:
                witness(seen)
            self._control.observe(judged)

    def _judged(self, seen: Timed) -> Timed | Doubted | None:
        """A lap of an impostor says why it does not count; his passings are nobody's."""
        if isinstance(seen, LapStep):
            doubt = self.guard.of(seen)
            return Doubted(seen, doubt) if doubt else seen
        doubt = self.guard.now[seen.rig] if isinstance(seen, Passing) else None
        return seen if doubt not in NOT_ITS_OWN else None

    def _look_for_silence(self) -> None:
        meeting = self._control.state.meeting
        if meeting is None:
            return
        now_ns = self._control.clock.now()
        silent = self._control.state.silent_rigs
        for rig, health in zip(meeting.rigs, self._telemetry.health(), strict=True):
            if health.age_ns is None:
                continue
            age_ns = health.age_ns
            if age_ns > SILENT_AFTER_NS and rig.number not in silent:
                self._control.observe(RigFellSilent(rig.number, now_ns - age_ns))
            elif age_ns < SILENT_AFTER_NS and rig.number in silent:
                silent_ms = (now_ns - silent[rig.number]) // 1_000_000
                self._control.observe(RigHeardAgain(rig.number, now_ns, silent_ms))

    def _look_for_missed_laps(self) -> None:
        """A lap counter that stays ahead of the record for a second: the end was not heard."""
        state = self._control.state
        session = state.current
        if state.meeting is None or session is None or not session.running:
            self._ahead.clear()
            return
        by_rig = {entry.rig: entry.number for entry in state.meeting.entries}
        for index, (rig, sample) in enumerate(
            zip(state.meeting.rigs, self._telemetry.latest(), strict=True)
        ):
            number = by_rig.get(rig.number, -1)
            own = session.run(number).last_own
            last = session.lap_of(number, int(sample["lap"]) - 1)
            behind = int(sample["flags"]) & LIVE and last > (own.lap if own else 0)
            if not behind or int(sample["last_lap_ms"]) <= 0:
                self._ahead.pop(index, None)
            elif time.monotonic() - self._ahead.setdefault(index, time.monotonic()) > AHEAD_S:
                missed = _missed(index, sample, self._control.clock)
                doubt = self.guard.of(missed) or self.guard.now[index]
                if doubt is None or doubt.scores:
                    self._control.observe(missed)
                self._ahead[index] = time.monotonic()

    def _record(self) -> None:
        while not self._ending.wait(RECORD_S):
            if not self._write_out():
                return
        self._write_out()

    def _write_out(self) -> bool:
        """Pass on what came since. A recorder that fails is left alone, and said to have failed."""
        assert self._recorder is not None
        try:
            self._recorder.write(self._telemetry.drain_capture())
        except Exception as error:
            LOG.exception("The recorder stopped")
            self.recorder_failing = f"Nothing is being recorded: {error}"
            return False
        return True


def _missed(rig_index: int, sample: np.void, clock: EventClock) -> MissedLap:
    return MissedLap(
        rig_index,
        int(sample["lap"]) - 1,
        int(sample["last_lap_ms"]),
        clock.from_monotonic(int(sample["arrival_ns"])),
        int(sample["lap_clock_ms"]),
        int(sample["laps_total"]),
    )
