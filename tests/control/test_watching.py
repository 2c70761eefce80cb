"""The detectors at work: real packets through the core, a real control, a real journal."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from racecontrol.choices import choices
from racecontrol.control import Accepted, Control, Update, open_meeting
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.acts import EndSession, FormGrid, PublishResult, ShowFlag
from racecontrol.meeting.facts import (
    AnyFact,
    FlagShown,
    IncidentNoted,
    LapCompleted,
    SessionStarted,
)
from racecontrol.meeting.flow_acts import SetAdvance
from racecontrol.meeting.flow_facts import (
    CarStationary,
    LightsBegun,
    LimitExceeded,
    MovedEarly,
    NeutralisationSet,
    ReactionMeasured,
)
from racecontrol.meeting.model import Flag, Lap, Phase
from racecontrol.meeting.procedures import (
    AdvanceRules,
    Limit,
    Neutral,
    NeutralRules,
    NeutralStep,
    Procedures,
)
from racecontrol.meeting.rulebook import EventRule, SessionRule, TyreRule
from racecontrol.timing.clock import TICK_NS
from racecontrol.timing.sample import SAMPLE
from racecontrol.timing.telemetry import Passing as SeenPassing
from racecontrol.tracks.circuit import LineKind
from racecontrol.tracks.library import load
from racecontrol.watching import Watch
from tests.story import DIRECTOR, meeting
from tests.timing.conftest import Packet, c_core

CARS = (7, 12, 31)
S = 1_000_000_000
CIRCUIT = load("saltmere")
RULES = Procedures(
    neutral=NeutralRules(
        vsc=Limit(lap_factor=1.3), fcy=Limit(kmh=80.0), grace_ms=1_000, blue_automatic=True
    ),
    advance=AdvanceRules(publish_s=0, final_s=3_600),
)


class Wire:
    """What the watch reads of the telemetry: a real core, fed with real packets."""

    def __init__(self) -> None:
        self.core = c_core(len(CARS))

    def send(self, rig: int, packets: list[Packet], first_ns: int) -> None:
        for packet in packets:
            self.core.feed(rig, packet.sealed(), first_ns + round((packet.packet_id - 1) * TICK_NS))

    def history(self, rig: int, seconds: float) -> np.ndarray:
        ticks = int(seconds * 60)
        return np.frombuffer(self.core.history(rig, ticks), dtype=SAMPLE)

    def rig_clock(self, rig: int) -> None:
        """None: the nominal rate, as before a rig's rate is known."""


class Bench:
    """A race on the grid, a watch, and a way to wait for facts."""

    def __init__(self, path: Path) -> None:
        plain = meeting(*CARS, laps=5)
        asked = SessionRule("race-1", "Race 1", "race", tyres=TyreRule(stops=1))
        round_ = EventRule("round", "Round", (asked,))
        rulebook = replace(plain.rulebook, procedures=RULES, events=(round_,))
        event = replace(plain, rulebook=rulebook, event="round")
        self.journal = SqliteJournal(path, "test")
        self.control = Control(self.journal, open_meeting(self.journal, event))
        self.facts: list[AnyFact] = []
        self._heard = threading.Condition()
        self.control.subscribe(self._hear)
        self.control.start()
        self.wire = Wire()
        self.watch = Watch(self.wire, self.control, {"saltmere": CIRCUIT})  # type: ignore[arg-type]
        self.now_ns = self.control.clock.now()
        self.mono_ns = time.monotonic_ns()

    def _hear(self, update: Update) -> None:
        with self._heard:
            self.facts += update.facts
            self._heard.notify_all()

    def wait_for(self, kind: type, count: int = 1) -> list:
        """The facts of a kind, once there are so many."""

        def found() -> list:
            return [fact for fact in self.facts if isinstance(fact, kind)]

        with self._heard:
            assert self._heard.wait_for(lambda: len(found()) >= count, timeout=10), self.facts
            return found()

    def act(self, act: object) -> None:
        answer = self.control.submit(act, DIRECTOR).result(timeout=10)  # type: ignore[arg-type]
        assert isinstance(answer, Accepted), answer

    def lights_out(self, ago_s: float) -> None:
        """The lights went out some time ago: as if the program had looked away since."""
        out_ns = self.now_ns - round(ago_s * S)
        self.control.observe(LightsBegun("race-1", 5, 1000, 200, out_ns, out_ns - 4_200_000_000))
        self.control.observe(SessionStarted("race-1", out_ns))
        self.wait_for(SessionStarted)

    def drive(self, rig: int, goes_s: float | None, ago_s: float, speed: float = 20.0) -> None:
        """Samples from 6 s before lights out to now: a car that stands, then goes at a speed."""
        first_ns = self.mono_ns - round((ago_s + 6) * S)
        packets = []
        for tick in range(round((ago_s + 6) * 59.94)):
            since_s = tick * TICK_NS / S - 6
            driven_s = max(0.0, since_s - goes_s) if goes_s is not None else 0.0
            moving = speed if driven_s else 0.0
            packets.append(Packet(tick + 1, x=100 + speed * driven_s, vx=moving, speed=moving))
        self.wire.send(rig, packets, first_ns)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path / "event.journal")
    bench.act(FormGrid("race-1", CARS))
    yield bench
    bench.control.stop()
    bench.journal.close()


def test_a_start_is_measured_and_a_false_one_is_noted_but_nobody_is_punished(bench: Bench) -> None:
    bench.lights_out(3.0)
    for rig, goes_s in enumerate((0.250, -0.100, None)):
        bench.drive(rig, goes_s, 3.0)
    bench.watch.look()
    (early,) = bench.wait_for(MovedEarly)
    assert (early.entry, early.tolerance_mm) == (12, 300)
    assert early.moved_mm == pytest.approx(2_000, abs=400)  # 20 m/s for 0.1 s, to a tick
    (noted,) = bench.wait_for(IncidentNoted)
    assert noted.incident.entries == (12,) and noted.incident.noted_by == "timing"
    assert noted.incident.reason.startswith("False start: moved ")
    reactions = {fact.entry: fact.moved_ms for fact in bench.wait_for(ReactionMeasured, 2)}
    assert reactions[7] == pytest.approx(250, abs=25) and reactions[12] < 0
    (still,) = bench.wait_for(CarStationary)
    assert still.entry == 31 and still.still_ms >= 1_500
    assert bench.control.state.decisions == {}
    told = len(bench.facts)
    bench.watch.look()
    bench.act(ShowFlag("race-1", Flag.YELLOW, 1))
    assert len(bench.facts) == told + 1  # nothing is told twice


def neutralised(bench: Bench, kind: Neutral, ago_s: float) -> None:
    at_ns = bench.now_ns - round(ago_s * S)
    bench.control.observe(NeutralisationSet("race-1", kind, NeutralStep.DEPLOYED, at_ns))
    bench.wait_for(NeutralisationSet)


def test_a_car_above_the_speed_of_a_full_course_yellow_is_noted_with_the_tolerance(
    bench: Bench,
) -> None:
    bench.lights_out(60.0)
    neutralised(bench, Neutral.FCY, 3.0)
    bench.drive(0, 0.0, 3.0, speed=82.0 / 3.6)
    bench.drive(1, 0.0, 3.0, speed=95.0 / 3.6)
    bench.watch.look()
    (exceeded,) = bench.wait_for(LimitExceeded)
    assert (exceeded.entry, exceeded.allowed, exceeded.unit) == (12, 80.0, "km/h")
    assert exceeded.driven == pytest.approx(95.0, abs=0.1)
    (noted,) = bench.wait_for(IncidentNoted)
    assert noted.incident.reason == (
        "Too fast under the full-course yellow: 95.0 km/h, 80.0 km/h allowed, tolerance 3.0 km/h"
    )


def passes(bench: Bench, rig: int, line: int, lap: int, ago_s: float) -> None:
    at_ns = bench.now_ns - round(ago_s * S)
    bench.watch.take(SeenPassing(rig, line, lap, 0.0, at_ns, 0, True, 0))


def test_a_car_that_comes_too_soon_under_the_virtual_safety_car_is_noted(bench: Bench) -> None:
    bench.lights_out(200.0)
    sector = next(i for i, line in enumerate(CIRCUIT.lines) if line.kind is LineKind.SECTOR)
    passes(bench, 0, 0, 1, 150.0)
    passes(bench, 0, sector, 2, 130.0)
    bench.watch.look()  # 20 s under green
    neutralised(bench, Neutral.VSC, 40.0)
    for rig, took_s in ((0, 24.0), (1, 27.0)):
        passes(bench, rig, 0, 2, 35.0)
        passes(bench, rig, sector, 3, 35.0 - took_s)
    bench.watch.look()
    (exceeded,) = bench.wait_for(LimitExceeded)
    assert (exceeded.entry, exceeded.driven, exceeded.allowed) == (7, 24.0, 26.0)
    bench.wait_for(IncidentNoted)


def test_a_lap_from_the_grid_is_no_reference_for_the_virtual_safety_car(bench: Bench) -> None:
    bench.lights_out(200.0)
    sector = next(i for i, line in enumerate(CIRCUIT.lines) if line.kind is LineKind.SECTOR)
    passes(bench, 0, 0, 1, 150.0)
    passes(bench, 0, sector, 1, 130.0)
    bench.watch.look()  # 20 s, but from a standstill
    neutralised(bench, Neutral.VSC, 40.0)
    passes(bench, 0, 0, 2, 35.0)
    passes(bench, 0, sector, 3, 11.0)
    bench.watch.look()
    neutralised(bench, Neutral.FCY, 5.0)
    bench.wait_for(NeutralisationSet, 2)
    assert not [fact for fact in bench.facts if isinstance(fact, LimitExceeded)]


def test_blue_is_waved_by_itself_only_where_the_rulebook_says_so(bench: Bench) -> None:
    bench.lights_out(200.0)
    passes(bench, 2, 0, 1, 20.0)
    passes(bench, 0, 0, 2, 19.0)
    bench.watch.look()
    (shown,) = bench.wait_for(FlagShown)
    assert (shown.flag, shown.entry) == (Flag.BLUE, 31)
    assert [(due.entry, due.lapped_by, due.gap_ms) for due in bench.watch.blue] == [(31, 7, 1000)]


def test_a_result_is_published_by_itself_once_the_event_advances_by_itself(bench: Bench) -> None:
    bench.lights_out(20.0)
    bench.act(EndSession("race-1"))
    bench.watch.look()
    assert bench.control.state.sessions["race-1"].phase is Phase.ENDED
    bench.act(SetAdvance(True))
    published = threading.Event()
    bench.control.subscribe(
        lambda u: published.set() if u.state.sessions["race-1"].published else None
    )
    bench.watch.look()
    assert published.wait(10)
    assert bench.control.state.sessions["race-1"].phase is Phase.PROVISIONAL


def test_a_stop_that_was_never_made_is_noted_once_the_race_has_ended(bench: Bench) -> None:
    bench.lights_out(200.0)
    for entry in (7, 12):  # 31 never drove
        lap = Lap(entry, 1, 60_000, 60_000_000, (20_000,) * 3, bench.now_ns, 0, True, False, 0, 0)
        bench.control.observe(LapCompleted("race-1", lap))
    bench.act(EndSession("race-1"))
    bench.watch.look()
    noted = bench.wait_for(IncidentNoted, 2)
    assert [fact.incident.entries for fact in noted] == [(7,), (12,)]
    assert {fact.incident.reason for fact in noted} == {"1 stop asked, 0 made."}
    told = len(bench.facts)
    again = Watch(bench.wire, bench.control)  # type: ignore[arg-type]  # the program began anew
    again.look()
    bench.watch.look()
    bench.act(PublishResult("race-1"))
    assert len(bench.facts) == told + 1


def test_every_act_of_the_strip_is_there_with_its_reason(bench: Bench) -> None:
    def why() -> dict[str, str]:
        now_ns = bench.control.clock.now()
        return {c.name: c.why_not for c in choices(bench.control.state, DIRECTOR, now_ns)}

    before = why()
    assert before["start"] == before["arm anyway"] == before["cancel"] == ""
    assert before["arm"] == "0 of 3 are ready: car 07 is not."
    assert before["red"] == "Race 1 is not running: no flag can be shown."
    bench.lights_out(20.0)
    bench.act(ShowFlag("race-1", Flag.RED))
    after = why()
    assert list(after) == list(before)
    assert after["take order"] == after["take other order"] == after["green"] == ""
    assert after["chequered"] == "The session is under red. End it, or restart it."
    assert after["virtual safety car"] == "The session is under red."
