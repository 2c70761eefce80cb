"""Learning a track: from invented drives whose truth is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from racecontrol.timing.sample import LOADING, PAUSED
from racecontrol.tracks.beside import places_beside
from racecontrol.tracks.centre_line import CentreLine
from racecontrol.tracks.circuit import Circuit, LineKind
from racecontrol.tracks.driven import HALTED, driven_laps
from racecontrol.tracks.finish_line import finish_line
from racecontrol.tracks.laying import lay_out
from racecontrol.tracks.learning import learn
from racecontrol.tracks.library import TrackError, load
from tests.tracks.drive import SHELF, Drive, Records

SALTMERE = load("saltmere", SHELF)
ROUND_M = SALTMERE.length_m
ONE_LAP = Drive(SALTMERE, to_m=ROUND_M + 40).samples()


def away_m(circuit: Circuit, centre: np.ndarray) -> np.ndarray:
    line = CentreLine.through(circuit.centre, circuit.length_m)
    return np.abs(places_beside(line, centre).offset_m)


def learnt_circuit(*drives: Records) -> Circuit:
    return lay_out("x", learn(drives, "X").plan)


@pytest.mark.parametrize("key", ["saltmere", "halvorsund"])
def test_one_flying_lap_is_enough(key: str) -> None:
    circuit = load(key, SHELF)
    drive = Drive(circuit, to_m=circuit.length_m + 40, offset=lambda _: 0.0, noise_m=0.01)
    learnt = learn([drive.samples()], "Learnt here")
    plan = learnt.plan
    assert (learnt.laps, learnt.refused, learnt.bridged_m) == ((1,), (), 0.0)
    assert plan.facts.length_m == pytest.approx(circuit.length_m, rel=2e-3)
    assert away_m(circuit, plan.centre).max() < 0.35  # smoothing cuts the tightest corners
    assert plan.facts.pit_lane is None


def test_the_finish_line_is_within_half_a_packets_way() -> None:
    drive = Drive(SALTMERE, to_m=ROUND_M + 140, finish_m=33.0)
    line = learnt_circuit(drive.samples()).lines[0]
    middle, normal = drive.line()
    assert abs((np.array([line.x, line.z]) - middle) @ normal) < 0.5
    assert line.kind is LineKind.FINISH


def test_sectors_and_minis_lie_at_equal_distances() -> None:
    circuit = learnt_circuit(ONE_LAP)
    ends = {kind: [x.distance_m for x in circuit.lines if x.kind is kind] for kind in LineKind}
    assert len(ends[LineKind.SECTOR]) == 2
    assert len(ends[LineKind.MINI]) == 19
    assert np.diff([0, *ends[LineKind.SECTOR]]) == pytest.approx(circuit.length_m / 3, abs=0.1)
    assert np.diff([0, *ends[LineKind.MINI]]) == pytest.approx(circuit.length_m / 20, abs=0.1)


def test_the_driving_direction_is_the_drivers() -> None:
    forwards = learnt_circuit(ONE_LAP)
    turned = replace(SALTMERE, centre=np.roll(SALTMERE.centre[::-1], 1, axis=0))
    backwards = learnt_circuit(Drive(turned, to_m=ROUND_M + 40).samples())
    assert forwards.clockwise is SALTMERE.clockwise
    assert backwards.clockwise is not SALTMERE.clockwise
    assert forwards.lines[0].normal_x * backwards.lines[0].normal_x < 0


def test_laps_on_both_sides_of_the_road_give_its_middle() -> None:
    drives = [
        Drive(SALTMERE, to_m=ROUND_M + 40, offset=lambda _, side=side: side).samples()
        for side in (-3.0, 3.0)
    ]
    both = away_m(SALTMERE, learn(drives, "X").plan.centre)
    one = away_m(SALTMERE, learn(drives[:1], "X").plan.centre)
    assert np.median(one) == pytest.approx(3, abs=0.1)
    assert both.max() < 0.4


def test_more_laps_sharpen_the_finish_line() -> None:
    errors = []
    for laps in (1, 4):
        drive = Drive(SALTMERE, to_m=laps * ROUND_M + 140, finish_m=50.0)
        line = finish_line(drive.samples())
        assert line is not None
        middle, normal = drive.line()
        assert abs((np.array([line.x, line.z]) - middle) @ normal) <= line.error_m + 0.05
        errors.append(line.error_m)
    assert errors[1] < errors[0]


def test_the_lap_clock_of_type_c_sharpens_it_to_centimetres() -> None:
    drive = Drive(SALTMERE, to_m=ROUND_M + 140, finish_m=50.0, lap_clock=True)
    line = finish_line(drive.samples())
    assert line is not None
    middle, normal = drive.line()
    assert line.error_m < 0.08
    assert abs((np.array([line.x, line.z]) - middle) @ normal) < 0.08


def crossing_ms(samples: Records, line) -> list[float]:
    """Game time of each crossing of a line, by the twin's rule: between two packets."""
    past = (samples["position"][:, [0, 2]] - [line.x, line.z]) @ [line.normal_x, line.normal_z]
    steps = np.flatnonzero(np.diff(samples["lap"]) == 1) + 1
    shares = past[steps] / (past[steps] - past[steps - 1])
    return list((samples["packet_id"][steps] - shares) * 1000 / 60)


def test_a_learnt_line_times_laps_it_was_not_learnt_from_within_a_millisecond() -> None:
    """The line is turned by 1.5 degrees: only official times in a row can tell."""
    swerving = {"offset": lambda m: 4 * np.sin(m / 1000), "finish_m": 50.0, "turned_deg": 1.5}
    taught = Drive(SALTMERE, to_m=9 * ROUND_M + 140, **swerving).samples()
    judged = Drive(SALTMERE, from_m=-700.0, to_m=6 * ROUND_M + 140, **swerving).samples()
    line = finish_line(taught)
    assert line is not None
    ours = np.diff(crossing_ms(judged, line))
    steps = np.flatnonzero(np.diff(judged["lap"]) == 1)[1:] + 1
    assert len(ours) == 6
    assert np.abs(ours - judged["last_lap_ms"][steps]).max() < 1


def test_a_first_lap_from_the_start_line_is_drawn_on_to_the_finish_line() -> None:
    drive = Drive(SALTMERE, from_m=60.0, to_m=2 * ROUND_M + 40, first_lap=1)
    first_only = drive.samples()
    end = int(np.flatnonzero(np.diff(first_only["lap"]) == 1)[0]) + 2
    first_only = first_only[:end]
    first_only["last_lap_ms"][-1] = 45_000  # the game times it from the start line
    learnt = learn([first_only], "X")
    assert learnt.bridged_m == pytest.approx(60, abs=4)
    assert away_m(SALTMERE, learnt.plan.centre).max() < 3.0
    assert learnt.plan.facts.length_m == pytest.approx(ROUND_M, rel=4e-3)


# ---- what is refused ----


def spoilt(**changes: object) -> Records:
    samples = ONE_LAP.copy()
    for name, value in changes.items():
        samples[name][1000:1100] = value
    return samples


def moved(count: int, metres: float) -> Records:
    samples = ONE_LAP.copy()
    samples["position"][count:, 1] += metres
    return samples


def without(first: int, count: int) -> Records:
    return np.delete(ONE_LAP, slice(first, first + count))


@pytest.mark.parametrize(
    ("samples", "reason"),
    [
        (spoilt(flags=1 | PAUSED), "Lap 1 was paused or loading."),
        (spoilt(flags=1 | LOADING), "Lap 1 was paused or loading."),
        (without(1000, 40), "has a hole of 40 packets after"),
        (moved(1500, 30.0), "Lap 1 jumps by 30 m after"),
        (np.concatenate([ONE_LAP[:900], ONE_LAP[600:900][::-1], ONE_LAP[600:]]), "turns round"),
        (ONE_LAP[1200:], "from where it began"),
        (ONE_LAP[:1500], "no lap was completed"),
        (ONE_LAP[:0], "no lap was completed"),
    ],
)
def test_a_lap_that_is_none_is_refused_with_the_reason(samples: Records, reason: str) -> None:
    samples = samples.copy()
    if "turns" in reason:
        samples["packet_id"] = 5000 + np.arange(len(samples))
    with pytest.raises(TrackError, match=r"\.$") as refused:
        learn([samples], "X")
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_bad_lap_does_not_spoil_the_good_ones() -> None:
    samples = Drive(SALTMERE, to_m=3 * ROUND_M + 40).samples()
    samples["flags"][np.flatnonzero(samples["lap"] == 2)[300:400]] = PAUSED
    learnt = learn([samples], "X")
    assert learnt.laps == (1, 3)
    assert [str(lap) for lap in learnt.refused] == ["Lap 2 was paused or loading."]


def test_a_restart_of_the_game_parts_the_laps() -> None:
    again = ONE_LAP.copy()
    again["packet_id"] -= 4000
    good, refused = driven_laps(np.concatenate([ONE_LAP, again]))
    assert ([lap.lap for lap in good], refused) == ([1, 1], [])


def test_the_bits_that_halt_a_lap_are_those_of_a_sample() -> None:
    assert HALTED == PAUSED | LOADING


@settings(deadline=None, max_examples=20)
@given(st.integers(200, 2300), st.integers(1, 12), st.integers(0, 2**16))
def test_a_few_lost_packets_and_noise_change_nothing_that_matters(
    first: int, count: int, seed: int
) -> None:
    drive = Drive(SALTMERE, to_m=ROUND_M + 40, noise_m=0.02, seed=seed)
    plan = learn([np.delete(drive.samples(), slice(first, first + count))], "X").plan
    assert plan.facts.length_m == pytest.approx(ROUND_M, rel=3e-3)
    assert away_m(SALTMERE, plan.centre).max() < 2.8  # the driver weaves by 2 m


# ---- the pit lane ----

PIT_IN_M, PIT_OUT_M, LANE_M = 2085.0, ROUND_M + 95.0, 16.0


def through_the_pits(metres: float) -> float:
    """Into the lane at the end of lap 2, as the file of Saltmere draws it."""
    along = (metres - ROUND_M - PIT_IN_M, ROUND_M + PIT_OUT_M - metres)
    share = float(np.clip(min(along) / 50 + 1, 0, 1))
    return LANE_M * share**2 * (3 - 2 * share)


def at_pit_speed(metres: float) -> float:
    slow = ROUND_M + PIT_IN_M < metres < ROUND_M + PIT_OUT_M
    return 20.0 if slow else 48.0


def test_the_pit_lane_is_learnt_when_somebody_drives_it() -> None:
    drive = Drive(SALTMERE, to_m=4 * ROUND_M, speed=at_pit_speed, offset=through_the_pits)
    learnt = learn([drive.samples()], "X")
    circuit = lay_out("x", learnt.plan)
    pit = learnt.plan.facts.pit_lane
    assert pit is not None
    assert pit.in_m == pytest.approx(PIT_IN_M, abs=6)
    assert pit.out_m == pytest.approx(95.0, abs=6)
    assert pit.offset_m == pytest.approx(LANE_M, abs=0.6)
    lane_in = next(line for line in circuit.lines if line.kind is LineKind.PIT_IN)
    away = np.hypot(SALTMERE.pit_lane[:, 0] - lane_in.x, SALTMERE.pit_lane[:, 2] - lane_in.z)
    assert away.min() < 2.5
    assert lane_in.half_width < LANE_M / 2
    assert learnt.laps == (1,)  # the laps into and out of the pits are no measure of the road
    assert away_m(SALTMERE, learnt.plan.centre).max() < 0.5


def test_an_excursion_over_grass_is_no_pit_lane() -> None:
    def off(metres: float) -> float:
        return 14.0 * float(np.exp(-(((metres - ROUND_M - 800) / 40) ** 2)))

    drive = Drive(SALTMERE, to_m=3 * ROUND_M, offset=off, speed=lambda _: 30.0)
    assert learn([drive.samples()], "X").plan.facts.pit_lane is None
