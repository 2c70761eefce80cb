"""Laps of recordings: real ones, and invented ones whose truth is known."""

import gzip
import math

import pytest

from drivers.gt7 import _gt7
from racecontrol.timing.laps import laps_of, learn_line


def datagrams_in(path, length):
    """The packets of a file of decrypted packets, sealed again; a cut one at the end is left."""
    clear = gzip.decompress(path.read_bytes())
    whole = clear[: len(clear) // length * length]
    seeds = b"".join(number.to_bytes(4, "little") for number in range(len(whole) // length))
    sealed = _gt7.seal_many(whole, length, seeds)
    return [sealed[i : i + length] for i in range(0, len(sealed), length)]


def test_zetetos_lap_of_spa_has_the_games_time(recordings, new_core):
    (lap,) = laps_of(datagrams_in(recordings / "zetetos" / "demo.gtz", 368), new_core)
    assert (lap.lap, lap.official_ms, lap.live) == (1, 115_244, False)
    assert (lap.missing_ids, lap.doubled_ids) == (0, 0)
    assert abs(lap.difference_ms) < 17  # its start is from the lap clock: good to a tick


def test_vwhitteron_lap_of_suzuka_has_the_games_time(recordings, new_core):
    (lap,) = laps_of(datagrams_in(recordings / "vwhitteron" / "replay.gtz", 296), new_core)
    assert (lap.lap, lap.official_ms, lap.live) == (1, 99_036, False)
    assert (lap.missing_ids, lap.doubled_ids) == (4, 4)
    assert abs(lap.difference_ms) < 11  # replays wobble: 10 ms is what others measured too


LAP_TICKS = 600
SPEED = 60.0


def rounds(car, laps, line_x=0.123):
    """A car that goes round and round a straight, with the game's own line at line_x."""
    packets, lap, last_ms = [], 1, -1
    way, step = SPEED * LAP_TICKS * car.TICK_S, SPEED * car.TICK_S
    previous = -math.inf
    for number in range(laps * LAP_TICKS + 300):
        x = (number + 0.3) * step % (way + 0.37 * step) - way / 2
        if previous < line_x <= x and x - previous < 2 * step:
            lap, last_ms = lap + 1, round((LAP_TICKS + 0.37) * 1000 / 60)
        previous = x
        packets.append(car.Packet(number + 1, x=x, vx=SPEED, lap=lap, last_lap_ms=last_ms))
    return packets


def test_more_laps_narrow_the_learnt_line(car):
    core = car.c_core(history=9000)
    car.feed(core, rounds(car, 8))
    x, z, normal_x, normal_z, half_width = learn_line(car.samples_of(core.history(0, 9000)))
    assert x == pytest.approx(0.123, abs=0.3)  # a packet's way is 1 m
    assert (z, normal_x, normal_z, half_width) == (0, 1, 0, 20)


def test_laps_of_a_learnt_line_agree_with_the_game(car):
    laps = laps_of([p.sealed() for p in rounds(car, 5)], car.c_core)
    assert [lap.lap for lap in laps] == [1, 2, 3, 4, 5]
    assert laps[0].derived_ms is None
    assert laps[0].difference_ms is None
    assert all(abs(lap.difference_ms) < 1 for lap in laps[1:])
    assert all(lap.live for lap in laps)


def test_known_lines_are_used_instead(car):
    packets = [p.sealed() for p in rounds(car, 3)]
    laps = laps_of(packets, car.c_core, [(1.0, 0.0, 1.0, 0.0, 20.0)])
    assert all(abs(lap.difference_ms) < 1 for lap in laps[1:])


def test_both_cores_report_the_same(car):
    packets = [p.sealed() for p in rounds(car, 3)]
    assert laps_of(packets, car.c_core) == laps_of(packets, car.twin_core)


def test_recording_without_a_lap_gives_none(car):
    packets = [p.sealed() for p in car.straight(1, 100, x=0, speed=10)]
    assert laps_of(packets, car.c_core) == []
    assert laps_of([], car.c_core) == []
    assert laps_of([b"no packet"], car.c_core) == []


def test_restart_of_the_game_does_not_disturb_the_laps_behind_it(car):
    early = [p.but(packet_id=p.packet_id + 90_000) for p in rounds(car, 1)]
    laps = laps_of([p.sealed() for p in [*early, *rounds(car, 3)]], car.c_core)
    assert [lap.lap for lap in laps] == [1, 1, 2, 3]
    assert all(abs(lap.difference_ms) < 1 for lap in laps[2:])
