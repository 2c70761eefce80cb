"""Twelve rigs are watched: on which track is each?"""

import numpy as np

from racecontrol.timing.sample import SAMPLE
from racecontrol.tracks.library import load
from racecontrol.tracks.recognition import Direction, Match, signature_of
from racecontrol.tracks.watch import Place, TrackWatch, place_of
from tests.tracks.drive import SHELF, Drive, Records

SALTMERE, HALVORSUND = load("saltmere", SHELF), load("halvorsund", SHELF)
KNOWN = [signature_of(SALTMERE), signature_of(HALVORSUND)]
LOOK_TICKS = 15  # four looks a second


def drive(circuit, metres: float = 2300.0) -> Records:
    samples = Drive(circuit, from_m=30.0, to_m=metres, first_lap=1).samples()
    samples["arrival_ns"] = 1
    return samples[::LOOK_TICKS]


def watched(*drives: Records) -> tuple[TrackWatch, list[int]]:
    """Rigs that drive at the same time; which of them were told, in order."""
    watch, told = TrackWatch(KNOWN, len(drives)), []
    for row in range(min(map(len, drives))):
        told += watch.look(np.array([samples[row] for samples in drives], SAMPLE))
    return watch, told


def test_each_rig_is_recognised_and_told_once() -> None:
    watch, told = watched(drive(SALTMERE), drive(HALVORSUND))
    assert sorted(told) == [0, 1]
    assert [watch.matches(rig)[0].key for rig in (0, 1)] == ["saltmere", "halvorsund"]
    assert (watch.place(0, "saltmere"), watch.place(1, "saltmere")) == (
        Place.HERE,
        Place.ELSEWHERE,
    )


def test_a_silent_rig_and_a_short_way_are_unknown() -> None:
    silent = np.zeros(400, SAMPLE)
    watch, told = watched(silent, drive(SALTMERE, 900.0))
    assert told == []
    assert watch.place(0, "saltmere") is watch.place(1, "saltmere") is Place.UNKNOWN


def test_a_menu_begins_a_new_way() -> None:
    there, menu = drive(HALVORSUND), np.zeros(1, SAMPLE)
    menu["arrival_ns"], menu["lap"], menu["packet_id"] = 1, -1, 10**6
    back = drive(SALTMERE)
    back["packet_id"] += 2 * 10**6
    watch, _ = watched(there)
    assert watch.look(menu) == (0,)
    assert watch.matches(0) == ()
    for row in back:
        watch.look(np.array([row], SAMPLE))
    assert watch.place(0, "saltmere") is Place.HERE


def test_a_restart_and_a_jump_begin_a_new_way() -> None:
    watch, _ = watched(drive(HALVORSUND))
    restarted = drive(HALVORSUND)[:1]
    assert watch.look(restarted) == (0,)
    far = restarted.copy()
    far["position"] += 2000
    far["packet_id"] += 5
    watch.look(far)
    assert len(watch.path(0)) == 1


def test_a_track_learnt_meanwhile_is_known_from_the_next_look_on() -> None:
    samples = drive(SALTMERE)
    watch = TrackWatch([], 1)
    for row in samples[:-1]:
        watch.look(np.array([row], SAMPLE))
    assert watch.matches(0) == ()
    watch.know(KNOWN)
    assert watch.look(samples[-1:]) == (0,)
    assert watch.place(0, "saltmere") is Place.HERE


def test_a_doubt_is_no_accusation() -> None:
    def match(key: str, confidence: float, direction: Direction = Direction.FORWARDS) -> Match:
        return Match(key, confidence, direction)

    assert place_of([match("a", 0.5), match("b", 0.5)], "b") is Place.HERE
    assert place_of([match("a", 0.6)], "b") is Place.UNKNOWN
    assert place_of([match("a", 0.95)], "b") is Place.ELSEWHERE
    assert place_of([], "b") is Place.UNKNOWN
    assert place_of([match("b", 1.0, Direction.BACKWARDS)], "b") is Place.ELSEWHERE
