"""Real recordings and layouts of others: learnt, imported, recognised; the counts are printed.

`pytest -s` shows the counts. The floors are what was measured when this was written.
"""

import csv
import math
from collections import Counter
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import pytest

from drivers.capture.recordings import open_recording
from drivers.gt7 import _gt7
from racecontrol.frontdoor.recordings import rig_datagrams
from racecontrol.timing import _timing
from racecontrol.timing.cores import line_row
from racecontrol.timing.laps import laps_of, samples_of
from racecontrol.timing.sample import SAMPLE
from racecontrol.tracks.beside import places_beside
from racecontrol.tracks.centre_line import CentreLine, Floats
from racecontrol.tracks.finish_line import finish_line
from racecontrol.tracks.gates import fitting_gate, read_gates, with_gate
from racecontrol.tracks.imported import Capture, read_plan
from racecontrol.tracks.laying import Plan, lay_out
from racecontrol.tracks.learning import learn
from racecontrol.tracks.library import TrackError
from racecontrol.tracks.recognition import SURE, Direction, Signature, recognise, signature_through

SPA, SUZUKA = "circuit_de_spa_francorchamps", "suzuka_circuit"
UNUSABLE = {  # captures that are broken, or of a lap that lacks a corner
    "circuit_de_barcelona_catalunya_rallycross_layout",
    "nürburgring_endurance",
    "nürburgring_nordschleife_tourist",
    "spa_24h_layout",
}
DRIVES = {  # thinned laps of other drivers -> the layout; where the words are not the same
    "24 Heures du Mans Racing Circuit - No Chicane": "24_heures_du_mans_race_track_no_chicane",
    "Autodrome Lago Maggiore - West": "autodrome_lago_maggiore_west",
    "Autodromo Nazionale Monza - No Chicane": "autodromo_nazionale_monza_no_chicane",
    "Circuit Gilles-Villeneuve - Full Course": "CircuitGilesVilleneuve",
    "Circuit de Sainte-Croix - Layout B": "circuit_de_saint_croix_b",
    "Fuji International Speedway - Short Course": "fuji_international_speedway_short",
    "Kyoto Driving Park - Yamagiwa and Miyabi": "kyoto_driving_park_yamagiwamiyabi",
    "N_uuml_rburgring - Endurance": "nürburgring_endurance",
    "N_uuml_rburgring - Nordschleife": "nürburgring_nordeschleife",
    "WeatherTech Raceway Laguna Seca - Full Course": "weathertech_raceway_laguna_seca",
    "Yas Marina Circuit - Full Course": "YasMarinaCircuit",
}


@cache
def captured(folder: Path) -> dict[str, Plan | str]:
    """The layouts of the captured laps; the reason where one cannot be used."""
    plans: dict[str, Plan | str] = {}
    for path in sorted(folder.glob("*.json")):
        if "schema" in path.name:
            continue
        try:
            plans[path.stem] = read_plan(path)
        except TrackError as error:
            plans[path.stem] = str(error)
    return plans


@cache
def signatures(folder: Path) -> tuple[Signature, ...]:
    return tuple(
        signature_through(key, plan.centre[:, [0, 2]], plan.facts.length_m)
        for key, plan in captured(folder).items()
        if isinstance(plan, Plan)
    )


@cache
def raw_paths(folder: Path) -> dict[str, Floats]:
    """The captured laps as they are, the broken ones, too."""
    paths = {}
    for key in captured(folder):
        fields = msgspec.json.decode((folder / f"{key}.json").read_bytes(), type=Capture)
        places = fields.coordinates.circuit
        paths[key] = np.array([(place.x, place.y, place.z) for place in places])
    return paths


def samples(path: Path) -> np.ndarray:
    def new_core() -> _timing.Core:
        return _timing.Core(_gt7.feed_capsule(), 1)

    return samples_of(rig_datagrams(open_recording(path), 0), new_core)


def plan_of(recordings: Path, key: str) -> Plan:
    plan = captured(recordings / "zetetos" / "circuits")[key]
    assert isinstance(plan, Plan)
    return plan


def apart_m(plan: Plan, other: Plan) -> Floats:
    line = CentreLine.through(plan.centre, plan.facts.length_m)
    return np.abs(places_beside(line, other.centre).offset_m)


def finish_apart_m(plan: Plan, other: Plan) -> float:
    a, b = plan.facts.finish, other.facts.finish
    assert a is not None
    assert b is not None
    heading = math.radians(a.heading_deg)
    return (b.x - a.x) * math.cos(heading) + (b.z - a.z) * math.sin(heading)


# ---- learning ----


def test_spa_is_learnt_from_a_first_lap_that_begins_past_the_line(recordings: Path) -> None:
    learnt = learn([samples(recordings / "zetetos" / "demo.gtz")], "Spa")
    known = plan_of(recordings, SPA)
    assert learnt.laps == (1,)
    assert learnt.bridged_m == pytest.approx(126, abs=2)
    assert learnt.plan.facts.length_m == pytest.approx(known.facts.length_m, rel=2e-3)
    assert np.median(apart_m(known, learnt.plan)) < 2
    assert learnt.finish_error_m < 0.1  # its packets have the lap clock


def test_suzuka_is_learnt_from_a_flying_lap(recordings: Path) -> None:
    learnt = learn([samples(recordings / "vwhitteron" / "replay.gtz")], "Suzuka")
    known = plan_of(recordings, SUZUKA)
    assert (learnt.laps, learnt.bridged_m, learnt.finish_steps) == ((1,), 0.0, 2)
    assert learnt.plan.facts.length_m == pytest.approx(known.facts.length_m, rel=3e-3)
    assert np.median(apart_m(known, learnt.plan)) < 3


def test_a_thinned_lap_teaches_nothing(recordings: Path) -> None:
    path = recordings / "profittlich" / "Alsace - Village.gt7track"
    with pytest.raises(TrackError, match="no lap was completed"):
        learn([samples(path)], "Alsace")


# ---- layouts and gates ----


def test_all_but_the_broken_captures_become_circuits(recordings: Path) -> None:
    plans = captured(recordings / "zetetos" / "circuits")
    refused = {key: plan for key, plan in plans.items() if isinstance(plan, str)}
    print(f"\n{len(plans)} layouts, {len(plans) - len(refused)} imported, refused:")
    for reason in refused.values():
        print("   ", reason)
    assert len(plans) == 84
    assert set(refused) == UNUSABLE


def test_the_surveys_agree_with_the_captures(recordings: Path) -> None:
    pairs = {
        "alsace-test-course": "alsace_test_course",
        "autodrome-lago-maggiore-centre": "autodrome_lago_maggiore_center",
        "autodrome-lago-maggiore-east-end": "autodrome_lago_maggiore_east_end",
        "daytona-road-course": "daytona_road_course",
        "daytona-tri-oval": "daytona_tri_oval",
        "deep-forest-raceway": "deep_forest_raceway",
        "dragon-trail-gardens": "dragon_trail_gardens",
        "red-bull-ring-short-track": "red_bull_ring_short_track",
        "sardegna-road-track-a": "sardegna_road_track_a",
    }
    for survey, capture in pairs.items():
        plan = read_plan(recordings / "jbhoorasingh" / "tracks" / f"{survey}.json")
        known = plan_of(recordings, capture)
        assert apart_m(known, plan).max() < 12  # a racing line, and the middle of the road
        assert plan.facts.length_m == pytest.approx(known.facts.length_m, rel=0.02)
        assert abs(finish_apart_m(known, plan)) < 1.5


def test_finish_lines_lie_at_the_gates(recordings: Path) -> None:
    gates = read_gates(recordings / "bornhall" / "gt7trackdetect.csv")
    moved = {}
    for key, plan in captured(recordings / "zetetos" / "circuits").items():
        if isinstance(plan, Plan) and (fit := fitting_gate(key, plan, gates)):
            moved[key] = fit.moved_m
    away = np.abs(list(moved.values()))
    print(
        f"\n{len(gates)} gates, on {len(moved)} of the captured layouts; they lie "
        f"{np.median(away):.2f} m (median), {away.max():.2f} m (most) from the ends of the laps"
    )
    assert len(moved) >= 65
    assert np.median(away) < 0.35
    assert away.max() < 1.0


@pytest.mark.parametrize(
    ("recording", "key", "gate", "metres"),
    [("zetetos/demo.gtz", SPA, "462", 0.1), ("vwhitteron/replay.gtz", SUZUKA, "10", 0.4)],
)
def test_a_learnt_finish_line_lies_at_the_gate(
    recording: str, key: str, gate: str, metres: float, recordings: Path
) -> None:
    plan = learn([samples(recordings / recording)], key).plan
    fit = fitting_gate(key, plan, read_gates(recordings / "bornhall" / "gt7trackdetect.csv"))
    assert fit is not None
    print(f"\n{key}: learnt finish line {abs(fit.moved_m):.3f} m from gate {gate}")
    assert fit.gate.track == gate
    assert abs(fit.moved_m) < metres


def test_the_gate_of_spa_gives_the_games_own_time_within_a_millisecond(recordings: Path) -> None:
    """A line of other laps than the one judged; the lap clock, interpolated there, is the time."""
    path = recordings / "zetetos" / "demo.gtz"
    plan = plan_of(recordings, SPA)
    fit = fitting_gate(SPA, plan, read_gates(recordings / "bornhall" / "gt7trackdetect.csv"))
    assert fit is not None
    line = lay_out(SPA, with_gate(plan, fit.gate)).lines[0]
    end = samples(path)[-2:]
    past = (end["position"][:, [0, 2]] - [line.x, line.z]) @ [line.normal_x, line.normal_z]
    share = -past[0] / (past[1] - past[0])
    clock_ms = end["lap_clock_ms"][0] + share * np.diff(end["lap_clock_ms"])[0]
    assert clock_ms == pytest.approx(115_243.9, abs=0.1)

    def new_core() -> _timing.Core:
        return _timing.Core(_gt7.feed_capsule(), 1)

    (lap,) = laps_of(rig_datagrams(open_recording(path), 0), new_core, [line_row(line)])
    print(f"\nSpa at gate {fit.gate.track}: ours {lap.derived_ms:.2f}, official {lap.official_ms}")
    assert lap.difference_ms is not None
    assert abs(lap.difference_ms) < 1


def test_the_lap_clock_puts_the_finish_line_of_spa_where_the_gate_is(recordings: Path) -> None:
    line = finish_line(samples(recordings / "zetetos" / "demo.gtz"))
    assert line is not None
    with (recordings / "bornhall" / "gt7trackdetect.csv").open(encoding="utf-8") as file:
        (row,) = [row for row in csv.DictReader(file) if row["TRACK"] == "462"]
    ends = np.array(
        [[float(row["P1X"]), float(row["P1Y"])], [float(row["P2X"]), float(row["P2Y"])]]
    )
    along = (ends[1] - ends[0]) / np.hypot(*(ends[1] - ends[0]))
    away = np.array([line.x, line.z]) - ends[0]
    assert abs(away[0] * along[1] - away[1] * along[0]) < 0.1


# ---- recognition ----


def verdict(path: Floats, key: str, known: tuple[Signature, ...]) -> str:
    matches = recognise(path, known)
    if not matches:
        return "none"
    best = matches[0]
    if (best.key, best.direction) == (key, Direction.FORWARDS) and best.confidence >= SURE:
        return "recognised"
    return "ambiguous" if key in {match.key for match in matches} else "wrong"


def another_drive(path: Floats, seed: int) -> Floats:
    """The way of somebody else: wandering by up to some 5 m, a tick in twenty."""
    rng = np.random.default_rng(seed)
    wander = rng.normal(size=(len(path) + 300, 3))
    bell = np.exp(-(np.linspace(-3, 3, 300) ** 2))
    smooth = [np.convolve(wander[:, axis], bell, "valid")[: len(path)] for axis in range(3)]
    noise = np.column_stack(smooth)
    return (path + 1.7 * noise / noise.std())[::20]


def first_part(path: Floats, metres: float) -> Floats:
    along = np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))
    return path[:-1][along < metres]


def told(name: str, verdicts: dict[str, str]) -> Counter[str]:
    counts = Counter(verdicts.values())
    print(f"\n{name}: " + ", ".join(f"{count} {what}" for what, count in counts.most_common()))
    for key, what in verdicts.items():
        if what in ("wrong", "none"):
            print(f"    {what}: {key}")
    return counts


def test_whole_laps_of_84_layouts_are_recognised(recordings: Path) -> None:
    folder = recordings / "zetetos" / "circuits"
    known = signatures(folder)
    verdicts = {
        key: verdict(another_drive(raw_paths(folder)[key], seed), key, known)
        for seed, key in enumerate(captured(folder))
    }
    counts = told("Whole laps, wandering and thinned", verdicts)
    assert counts["recognised"] >= 80
    assert {key for key, what in verdicts.items() if what != "recognised"} <= UNUSABLE


def test_the_first_1500_m_leave_only_true_doubts(recordings: Path) -> None:
    folder = recordings / "zetetos" / "circuits"
    known = signatures(folder)
    verdicts = {}
    for seed, key in enumerate(captured(folder)):
        path = first_part(another_drive(raw_paths(folder)[key], seed), 1600)
        verdicts[key] = verdict(path, key, known)
    counts = told("The first 1600 m", verdicts)
    assert counts["recognised"] >= 58
    bad = {key for key, what in verdicts.items() if what in ("wrong", "none")}
    assert bad <= UNUSABLE


def test_laps_of_other_drivers_are_recognised(recordings: Path) -> None:
    known = signatures(recordings / "zetetos" / "circuits")
    keys = {signature.key for signature in known} | UNUSABLE
    verdicts = {}
    for path in sorted((recordings / "profittlich").glob("*.gt7track")):
        raw = path.read_bytes()
        decoded, _ = _gt7.decode_many(raw[: len(raw) // 296 * 296], False, 296)
        drive = np.frombuffer(decoded, SAMPLE)["position"].astype(np.float64)
        key = layout_of(path.stem.split("!")[0], keys)
        verdicts[key] = verdict(drive, key, known)
    counts = told("41 thinned laps of other drivers", verdicts)
    assert len(verdicts) == 41
    assert counts["recognised"] >= 39
    assert counts["wrong"] == 0


def layout_of(drive: str, keys: set[str]) -> str:
    """The layout whose words are most like those of the drive's name."""
    if drive in DRIVES:
        return DRIVES[drive]
    words = set(drive.lower().replace("-", " ").replace("layout", "").split())
    common = {"full", "course", "circuit", "track", "international", "raceway", "speedway"}

    def likeness(key: str) -> float:
        own = set(key.lower().split("_"))
        return len((words & own) - common) - 0.1 * len((own ^ words) - common)

    return max(sorted(keys), key=likeness)
