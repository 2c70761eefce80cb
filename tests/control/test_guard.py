"""Impostors: streams that must never score a lap, through both cores, guard, scoring and state."""

import math

import numpy as np
import pytest

from racecontrol.guard import Guard
from racecontrol.meeting.acts import FormGrid
from racecontrol.meeting.facts import LapCompleted
from racecontrol.meeting.model import Doubt
from racecontrol.scoring import Doubted, MissedLap, facts_of
from racecontrol.timing.clock import TICK_NS, EventClock
from racecontrol.timing.cores import line_rows
from racecontrol.timing.events import COUNTERS, EVENT
from racecontrol.timing.health import Counts, RigHealth, Signal, counts_of
from racecontrol.timing.sample import LIVE, LOADING, PAUSED, SAMPLE
from racecontrol.timing.telemetry import LapStep, timed
from racecontrol.tracks.library import load
from racecontrol.tracks.recognition import signature_of
from racecontrol.tracks.watch import TrackWatch
from tests.story import DIRECTOR, START_NS, Story
from tests.timing.conftest import FINISH, Packet, c_core, twin_core
from tests.tracks.drive import Drive

LAP_TICKS = 660  # eleven seconds: more than the least that may score
LAP_MS = LAP_TICKS * 1000 // 60
FIRST_NS = 10**13
CIRCUIT = load("saltmere")
RADIUS_M = 300.0


class Wire:
    """A core and what the guard reads of it, with the event clock at the start of the race."""

    def __init__(self, new_core, rigs: int = 2) -> None:
        self.core = new_core(rigs)
        self.core.set_lines([FINISH])
        self.rigs = rigs
        self.clock = EventClock(START_NS, FIRST_NS, 1.0)
        self.now_ns = FIRST_NS

    def send(self, rig: int, packet: Packet, tick: float) -> None:
        self.now_ns = FIRST_NS + round(tick * TICK_NS)
        self.core.feed(rig, packet.sealed(), self.now_ns)

    def latest(self):
        return np.frombuffer(self.core.latest(), dtype=SAMPLE)

    def newest(self, rig: int, count: int):
        return np.frombuffer(self.core.history(rig, count), dtype=SAMPLE)

    def health(self):
        rows = np.frombuffer(self.core.counters(), dtype=COUNTERS)
        result = []
        for rig in range(self.rigs):
            counts: Counts = counts_of(rows[rig])
            age = self.now_ns - counts.last_arrival_ns if counts.last_arrival_ns else None
            result.append(RigHealth(rig, Signal.DRIVING, "A", 60.0, 0.0, age, 0.0, None, counts))
        return tuple(result)

    def drained(self):
        records = np.frombuffer(self.core.drain(), dtype=EVENT)
        return [timed(record, None, self.clock) for record in records]


class Race:
    """A race of three laps that is running, observed as the observer does."""

    def __init__(self, new_core, key: str = "race-1", circuits=None) -> None:
        self.story = Story(7, 12, laps=3)
        self.story.start(key, 7, 12)
        self.wire = Wire(new_core)
        self.guard = Guard(self.wire, circuits or {})

    def look(self) -> None:
        """What the observer does when it wakes up."""
        drained = self.wire.drained()
        self.guard.look(self.story.state)
        for seen in drained:
            if isinstance(seen, LapStep):
                doubt = self.guard.of(seen)
                judged = Doubted(seen, doubt) if doubt else seen
                facts = facts_of(self.story.state, judged, ())
                self.story.add(*(fact for fact in facts if isinstance(fact, LapCompleted)))

    def laps(self, entry: int = 7):
        return self.story.session.run(entry).laps

    def scored(self) -> list[int]:
        return [lap.lap for lap in self.laps() if lap.live]

    def doubt(self, rig: int = 0):
        return self.guard.now[rig]


def drive(first_id: int = 1, *, laps: int = 2, lap: int = 1, **fields) -> list[Packet]:
    """Rounds on a circle that crosses the finish line at x = 0 towards +x, each of LAP_TICKS."""
    packets = []
    speed = 2 * math.pi * RADIUS_M / (LAP_TICKS / 60)
    for tick in range(laps * LAP_TICKS + 30):
        angle = 2 * math.pi * tick / LAP_TICKS
        x, z = RADIUS_M * math.sin(angle), RADIUS_M * (1 - math.cos(angle))
        done = tick // LAP_TICKS
        packets.append(
            Packet(
                first_id + tick, x=x, z=z, vx=speed * math.cos(angle), vz=speed * math.sin(angle),
                lap=lap + done, last_lap_ms=LAP_MS if done else -1, laps_total=3,
            ).but(**fields)
        )  # fmt: skip
    return packets


def send_all(race: Race, packets, *, rig: int = 0, first_tick: int = 0) -> None:
    for number, packet in enumerate(packets):
        race.wire.send(rig, packet, first_tick + number)
        if number % 60 == 0:
            race.look()
    race.look()


@pytest.fixture(params=[c_core, twin_core], ids=["C", "twin"])
def race(request) -> Race:
    return Race(request.param)


def test_the_car_itself_scores(race: Race) -> None:
    send_all(race, drive())
    assert race.scored() == [1, 2]
    assert race.doubt() is None


@pytest.mark.parametrize(
    ("fields", "doubt"),
    [
        ({"flags": 0}, Doubt.NOT_LIVE),
        ({"flags": LIVE | PAUSED}, Doubt.PAUSED),
        ({"flags": LIVE | LOADING}, Doubt.LOADING),
        ({"laps_total": 10}, Doubt.OTHER_SESSION),
        ({"laps_total": 0}, Doubt.OTHER_SESSION),
    ],
    ids=["replay", "paused", "loading", "ten laps", "time trial"],
)
def test_an_impostor_is_written_down_with_the_cause_and_never_scores(
    race: Race, fields: dict, doubt: Doubt
) -> None:
    send_all(race, drive(**fields))
    assert race.doubt() is doubt
    assert [(lap.lap, lap.live, lap.doubt) for lap in race.laps()] == [
        (1, False, doubt),
        (2, False, doubt),
    ]


def test_a_menu_scores_nothing_whatever_its_counter_does(race: Race) -> None:
    packets = drive(laps=2)
    menu = [p.but(lap=-1 if p.packet_id % 7 else p.lap, laps_total=-1) for p in packets]
    send_all(race, menu)
    send_all(race, [menu[-1].but(packet_id=len(menu) + 1, lap=-1)], first_tick=len(menu))
    assert race.scored() == []
    assert race.doubt() is Doubt.MENU


def test_a_pause_in_the_middle_of_a_lap_spoils_that_lap_alone(race: Race) -> None:
    packets = drive(laps=2)
    packets[300:360] = [p.but(flags=LIVE | PAUSED) for p in packets[300:360]]
    send_all(race, packets)
    assert [(lap.lap, lap.live, lap.doubt) for lap in race.laps()] == [
        (1, False, Doubt.PAUSED),
        (2, True, None),
    ]


def test_a_console_that_is_far_ahead_of_the_start_is_in_another_session(race: Race) -> None:
    send_all(race, drive(lap=2, laps=1))
    assert [(lap.lap, lap.doubt) for lap in race.laps()] == [(2, Doubt.OTHER_SESSION)]
    assert race.doubt() is Doubt.OTHER_SESSION


def test_a_console_that_practised_before_a_session_by_time_is_no_impostor() -> None:
    qualifying = Race(c_core, "qualifying")
    packets = drive(lap=8, laps=1, laps_total=0, last_lap_ms=LAP_MS)
    send_all(qualifying, packets[:120])
    assert qualifying.doubt() is None


def test_on_the_grid_a_counter_that_runs_is_seen(race: Race) -> None:
    race.story.end()
    race.story.act(FormGrid("race-2", (7, 12)), DIRECTOR)
    send_all(race, drive(lap=2, laps=1))
    assert race.doubt() is Doubt.OTHER_SESSION
    assert race.laps() == ()


@pytest.mark.parametrize("ahead", [100, 590, 650, 50_000, -300, -40_000])
@pytest.mark.parametrize("every", [1, 200])
def test_a_second_console_behind_the_same_address_scores_nothing(
    race: Race, ahead: int, every: int
) -> None:
    own = drive(first_id=60_000, laps=2)
    other = drive(first_id=60_000 + ahead, laps=2, lap=2)
    for tick, (mine, his) in enumerate(zip(own, other, strict=True)):
        race.wire.send(0, mine, tick)
        if tick % every == 0:
            race.wire.send(0, his, tick + 0.5)
        if tick % 60 == 0:
            race.look()
    race.look()
    assert race.scored() == []
    assert race.doubt() is Doubt.SECOND_CONSOLE


def test_doubled_and_late_packets_of_the_network_are_no_second_console(race: Race) -> None:
    packets = drive()
    for tick, packet in enumerate(packets):
        race.wire.send(0, packet, tick)
        race.wire.send(0, packet, tick + 0.1)
        if tick % 40 == 39:
            race.wire.send(0, packets[tick - 30], tick + 0.2)
        race.look()
    assert race.scored() == [1, 2]
    assert race.doubt() is None


def test_a_game_that_is_started_anew_is_no_second_console(race: Race) -> None:
    send_all(race, drive(first_id=50_000, laps=1))
    send_all(race, drive(first_id=5, laps=1, lap=2), first_tick=LAP_TICKS + 30 + 20 * 60)
    assert race.doubt() is None


def test_a_console_on_another_track_scores_nothing() -> None:
    race = Race(c_core, circuits={"saltmere": CIRCUIT})
    east = float(CIRCUIT.centre[:, 0].max()) + 400
    packets = [p.but(x=p.x + east) for p in drive()]
    race.wire.core.set_lines([(east, 0.0, 1.0, 0.0, 10.0)])
    send_all(race, packets)
    assert race.doubt() is Doubt.OTHER_TRACK
    assert [(lap.live, lap.doubt) for lap in race.laps()] == [(False, Doubt.OTHER_TRACK)] * 2


def test_cars_on_the_circuit_are_not_far_from_it() -> None:
    race = Race(c_core, circuits={"saltmere": CIRCUIT})
    race.wire.core.set_lines(line_rows(CIRCUIT.lines))
    step = max(1, len(CIRCUIT.centre) // 300)
    for tick, point in enumerate(CIRCUIT.centre[::step]):
        packet = Packet(tick + 1, x=float(point[0]) + 30, z=float(point[2]) - 30, laps_total=3)
        race.wire.send(0, packet, tick)
        race.look()
        assert race.doubt() is None


def test_a_lap_missed_by_an_impostor_is_not_made_up() -> None:
    race = Race(c_core, circuits={"saltmere": CIRCUIT})
    east = float(CIRCUIT.centre[:, 0].max()) + 400
    send_all(race, [p.but(x=p.x + east) for p in drive(laps=1)])
    seen_ns = race.wire.clock.from_monotonic(race.wire.now_ns)
    assert race.guard.of(MissedLap(0, 1, LAP_MS, seen_ns, 400, 3)) is Doubt.OTHER_TRACK
    other = MissedLap(1, 1, LAP_MS, seen_ns, 400, 10)
    assert facts_of(race.story.state, other, ()) == ()


def test_another_car_than_the_others_drive_is_only_a_warning() -> None:
    story = Story(*range(1, 5), laps=3)
    story.start("race-1", *range(1, 5))
    wire = Wire(c_core, rigs=4)
    guard = Guard(wire, {})
    for rig, code in enumerate((2148, 2148, 77, 2148)):
        packet = drive()[0]
        raw = bytearray(packet.clear())
        raw[0x124:0x128] = code.to_bytes(4, "little")
        from drivers.gt7 import _gt7

        wire.core.feed(rig, _gt7.seal(bytes(raw), 1), FIRST_NS)
    guard.look(story.state)
    assert guard.now == (None, None, Doubt.OTHER_CAR, None)
    assert Doubt.OTHER_CAR.scores
    assert not any(doubt.scores for doubt in Doubt if doubt is not Doubt.OTHER_CAR)


def test_a_console_on_the_reverse_layout_is_on_another_track_though_it_is_never_far() -> None:
    driven = Drive(CIRCUIT, from_m=30.0, to_m=2000.0, first_lap=1).samples()
    driven["position"] = driven["position"][::-1].copy()
    driven["arrival_ns"] = 1
    places = TrackWatch([signature_of(CIRCUIT)], 2)
    for row in driven[::15]:
        places.look(np.array([row, np.zeros((), SAMPLE)], SAMPLE))
    story = Story(7, 12, laps=3)
    story.start("race-1", 7, 12)
    wire = Wire(c_core)
    guard = Guard(wire, {"saltmere": CIRCUIT}, places)
    x, _, z = CIRCUIT.centre[0]
    wire.send(0, drive()[0].but(x=float(x), z=float(z)), 0)
    guard.look(story.state)
    assert guard.now == (Doubt.OTHER_TRACK, None)


@pytest.mark.parametrize("new_core", [c_core, twin_core], ids=["c", "twin"])
def test_samples_that_come_between_the_count_and_the_look_are_seen_all(new_core):
    race = Race(new_core)
    packets = drive(laps=1)
    send_all(race, packets[:100])
    counted = race.wire.health()
    for tick, packet in enumerate(packets[100:400], 100):
        away = packet.but(flags=LIVE | PAUSED) if tick == 102 else packet
        race.wire.send(0, away, tick)
    race.wire.health = lambda: counted  # read before all of them came
    race.guard.look(race.story.state)
    assert race.guard._watches[0].seen_ns[Doubt.PAUSED] == START_NS + round(102 * TICK_NS)
