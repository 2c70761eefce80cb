"""What stands behind the technician's screens: readings, summary, events, thinning."""

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from racecontrol.cues.health import CuesHealth, TargetState
from racecontrol.meeting.facts import RigFellSilent, RigHeardAgain
from racecontrol.meeting.model import Doubt, Entry, Rig
from racecontrol.meeting.parity import Value
from racecontrol.meeting.parity_facts import CertificateIssued, CheckDone, RigRead
from racecontrol.meeting.state import State
from racecontrol.timing.health import Counts, RigHealth, Signal
from racecontrol.timing.sample import SAMPLE
from racecontrol.tracks.recognition import Direction, Match
from tests.story import START_NS, Story, meeting
from ui.charts.channels import FRONT_WHEELS, STEERING, steering_of
from ui.charts.thinning import thin, value_at, with_gaps
from ui.technician.doubts import NEEDS_PERSON, SENTENCES, WORDS
from ui.technician.events import KEPT, EventLog
from ui.technician.readings import Grade, causes, reading, readings, track_value
from ui.technician.summary import summary
from ui.tr import worded

RIG = Rig(4, "127.0.1.4")
ENTRY = Entry(31, "B. Kaszori", "KSZ", "HUN", 4)
CLEAN = Counts(48_210, 0, 0, 0, 0, 0, 0, 1)
GOOD = RigHealth(3, Signal.DRIVING, "B", 59.9, 0.0, 18_000_000, 1.4, 0.4, CLEAN)


def but(**changes):
    return msgspec.structs.replace(GOOD, **changes)


def counted(**changes):
    return but(counts=msgspec.structs.replace(CLEAN, **changes))


def read(health=GOOD):
    return reading(RIG, ENTRY, health)


def odd(one):
    return [value.label for value in (one.rate, *one.values) if value.odd]


@pytest.mark.parametrize(
    ("jitters", "speed", "late"),
    [
        ((1.0, 2.0, 9.6), 1.0, [3]),
        ((1.0, 2.0, 7.9), 1.0, []),
        ((9.6, 12.0, 40.0, 11.0), 6.0, []),  # six times as many packets wait for each other
        ((9.6, 12.0, 60.0, 11.0), 6.0, [3]),
        ((20.0, 25.0, 22.0, 18.0), 1.0, []),  # all alike: this computer, or the net
        ((20.0, 25.0, 22.0, 60.0), 1.0, [4]),
        ((2.0, 9.6), 1.0, [2]),  # two rigs: neither is the rule
    ],
)
def test_a_rig_is_late_by_the_speed_of_the_clock_and_beside_the_others(jitters, speed, late):
    rigs = tuple(Rig(number, f"127.0.1.{number}") for number in range(1, len(jitters) + 1))
    stage = replace(meeting(7), rigs=rigs, entries=())
    health = [but(rig=at, jitter_ms=ms) for at, ms in enumerate(jitters)]
    found = readings(stage, health, speed=speed)
    assert [row.rig.number for row in found if "Jitter" in odd(row)] == late


def test_a_good_rig_has_nothing_to_colour():
    one = read()
    assert (one.word, one.grade, one.stale) == ("DRIVING", Grade.NORMAL, False)
    assert odd(one) == []
    assert one.sentence == "Rig 4, car 31, driving"


@pytest.mark.parametrize(
    ("health", "labels"),
    [
        (but(loss_share=0.012), ["Loss"]),
        (but(jitter_ms=9.6), ["Jitter"]),
        (but(clock_error_ms=6.1), ["Clock"]),
        (but(packet_rate_hz=31.0), ["Packets"]),
        (counted(bad_length=1), ["Refused"]),
        (counted(doubled=3, missing=12), []),
    ],
)
def test_only_what_deviates_is_coloured(health, labels):
    assert odd(read(health)) == labels


def test_a_rig_is_stale_after_a_second():
    assert not read(but(age_ns=1_000_000_000)).stale
    one = read(but(age_ns=3_400_000_000, signal=Signal.SILENT, packet_rate_hz=0.0))
    assert (one.word, one.grade, one.stale) == ("STALE 3.4 s", Grade.NEEDS_PERSON, True)
    assert odd(one) == ["Age"]  # the rate follows from it and is not told twice


def test_a_rig_that_never_spoke_has_dashes_instead_of_figures():
    one = read(but(age_ns=None, signal=Signal.NEVER, clock_error_ms=None, packet_type=""))
    assert (one.word, one.stale) == ("NEVER HEARD", True)
    assert [value.words for value in one.values[:5]] == ["–"] * 5


def test_a_suspected_replay_is_in_progress_not_an_alarm():
    assert read(but(signal=Signal.REPLAY)).grade is Grade.IN_PROGRESS


def test_every_cause_is_counted_and_the_refused_ones_stand_out():
    shown = {value.label: (value.words, value.odd) for value in causes(counted(bad_magic=2))}
    assert shown["Accepted"] == ("48\u2009210", False)
    assert shown["Not decryptable, dropped"] == ("2", True)
    assert len(shown) == 7


def cells(*health, strangers=(0, None)):
    rigs = [reading(Rig(i, f"127.0.1.{i}"), None, one) for i, one in enumerate(health, 1)]
    return {cell.label: cell for cell in summary(State(), rigs, health, strangers)}


def test_the_summary_of_good_rigs_is_grey():
    shown = cells(GOOD, GOOD)
    assert all(cell.normal for cell in shown.values())
    assert shown["receiving"].figure == "2 of 2"


def test_the_summary_names_the_silent_rigs():
    silent = but(age_ns=4_000_000_000)
    shown = cells(GOOD, silent, but(age_ns=None))
    assert shown["receiving"].figure == "1 of 3"
    assert shown["receiving"].remark == "rigs 2 and 3 silent"


def test_unknown_datagrams_are_told_per_cause():
    shown = cells(counted(bad_length=2), counted(bad_magic=3), strangers=(1, "10.0.0.9"))
    cell = shown["unknown datagrams"]
    assert (cell.figure, cell.normal) == ("6", False)
    assert cell.remark == "1 from 10.0.0.9, 2 of odd length, 3 undecipherable"


HALL = TargetState("hall lights", 120, 0, 0, 0, "", failing=False)
LOST = TargetState("graphics", 0, 7, 0, 0, "Connection refused", failing=True)


@pytest.mark.parametrize(
    ("cues", "figure", "remark", "normal"),
    [
        (CuesHealth((HALL,)), "1 of 1", "all reached", True),
        (CuesHealth((HALL, LOST)), "1 of 2", "graphics lost", False),
        (CuesHealth((HALL,), not_listening="taken"), "1 of 1", "buttons not heard", False),
        (CuesHealth((HALL,), "0.0.0.0:9", "", 4, 1), "1 of 1", "4 by button, 1 refused", True),
        (
            CuesHealth((), "0.0.0.0:9", ignored={"wrong token": 3, "no OSC": 2}),
            "0",
            "5 ignored: wrong token",
            True,
        ),
    ],
)
def test_the_cues_of_an_event_have_a_cell_of_their_own(cues, figure, remark, normal):
    cell = summary(State(), [read()], [GOOD], (0, None), cues)[-1]
    assert (cell.figure, cell.remark, cell.normal) == (figure, remark, normal)


def test_an_event_without_cues_has_no_cell_for_them():
    assert len(summary(State(), [read()], [GOOD], (0, None), CuesHealth())) == 3


@pytest.fixture
def race():
    story = Story(7, 12)
    story.start("race-1", 7, 12)
    story.sector(7, 1, 20_000)
    story.lap(7, 60_000)
    return story


def test_events_begin_with_what_the_state_knows(race):
    told = [event.sentence for event in EventLog(race.state).of(1)]
    assert told == [
        "Lap 1 in 1:00.000.",
        "Passed the end of sector 1 on lap 1.",
        "Race 1 started.",
    ]


def test_events_are_told_on_the_rig_of_the_car_and_newest_first(race):
    log = EventLog(race.state)
    known = len(race.facts)
    race.lap(12, 61_000, live=False)
    race.add(RigFellSilent(2, START_NS), RigHeardAgain(2, START_NS, 3_400))
    assert log.add(race.state, race.facts[known:]) == {2}
    assert [event.sentence for event in log.of(2)][:3] == [
        "Heard again after 3.4 s without packets.",
        "No packets from here on.",
        "Lap 1 in 1:01.000, not driven live: it does not score.",
    ]


def test_only_the_last_events_are_kept(race):
    log = EventLog(race.state)
    log.add(race.state, [RigFellSilent(1, at_ns) for at_ns in range(3 * KEPT)])
    assert len(log.of(1)) == KEPT
    assert log.of(1)[0].at_ns == 3 * KEPT - 1


@given(st.lists(st.floats(-400, 400), min_size=1, max_size=4000), st.integers(5, 400))
def test_thinning_loses_no_peak_and_keeps_the_order(values, buckets):
    x, y = np.arange(len(values), dtype=float), np.asarray(values)
    thin_x, thin_y = thin(x, y, buckets)
    assert thin_y.max() == y.max() and thin_y.min() == y.min()
    assert (np.diff(thin_x) >= 0).all()
    assert len(thin_x) <= max(3 * buckets, 2)
    assert (y[thin_x.astype(int)] == thin_y).all()


def test_a_hole_in_the_samples_is_a_break_in_the_line():
    x, y = with_gaps(np.array([0.0, 0.1, 2.0]), np.array([1.0, 2.0, 3.0]), 0.25)
    assert np.isnan(y).tolist() == [False, False, True, False]
    assert x.tolist() == [0.0, 0.1, 2.0, 2.0]


def test_there_is_no_value_where_there_is_no_sample():
    x, y = np.array([0.0, 1.0]), np.array([10.0, 20.0])
    assert value_at(x, y, 0.1, 0.25) == 10.0
    assert value_at(x, y, 0.5, 0.25) is None
    assert value_at(x, y, -0.1, 0.25) is None


def test_steering_is_read_from_what_the_packets_carry():
    samples = np.zeros(2, SAMPLE)
    assert steering_of(samples) is STEERING
    samples["steering"] = np.nan
    assert steering_of(samples) is FRONT_WHEELS


@pytest.mark.parametrize("doubt", list(Doubt))
def test_every_doubt_has_its_word_and_its_sentence(doubt):
    one = reading(RIG, ENTRY, but(signal=Signal.DRIVING), doubt)
    assert one.doubt is doubt
    assert (one.grade is Grade.NEEDS_PERSON) == (doubt in NEEDS_PERSON)
    told = worded(SENTENCES[doubt])
    assert told.endswith(".")
    assert worded(WORDS[doubt]).isupper()
    assert ("cannot score" in told) == (doubt not in (Doubt.PAUSED, Doubt.OTHER_CAR))


def test_a_second_console_stands_on_the_tile():
    one = reading(RIG, ENTRY, GOOD, Doubt.SECOND_CONSOLE)
    assert one.sentence == "Rig 4, car 31, two consoles?"


@pytest.mark.parametrize(
    ("matches", "words", "odd"),
    [
        ((), "not known yet", False),
        ((Match("saltmere", 0.97, Direction.FORWARDS),), "saltmere, 97%", False),
        ((Match("halvorsund", 0.99, Direction.FORWARDS),), "halvorsund, 99%", True),
        ((Match("saltmere", 0.98, Direction.BACKWARDS),), "saltmere backwards, 98%", True),
        (
            (
                Match("halvorsund", 0.5, Direction.FORWARDS),
                Match("saltmere", 0.49, Direction.FORWARDS),
            ),
            "halvorsund, 50% or saltmere, 49%",
            False,
        ),
    ],
)
def test_the_track_of_a_rig_is_named_and_two_that_fit_alike_are_both(matches, words, odd):
    value = track_value(matches, "saltmere")
    assert (value.words, value.odd) == (words, odd)


def test_what_was_proved_stands_in_the_events_of_its_rigs_also_after_a_restart():
    story = Story(7, 12)
    log = EventLog(story.state)
    story.add(CheckDone(1, "heat", True, "fan quiet", START_NS, "S. Ibarra"))
    story.add(CertificateIssued(1, "ab", {1: "ab"}, START_NS + 1, "S. Ibarra"))
    story.add(RigRead(1, (Value("rim", "x"),), START_NS + 2))
    log.add(story.state, story.facts)
    for one in (log, EventLog(story.state)):
        assert [event.sentence for event in one.of(1)] == [
            "Certificate 1 for 1 equal rigs issued by S. Ibarra.",
            "Fan and case passed: fan quiet, S. Ibarra.",
        ]
        assert [event.sentence for event in one.of(2)] == [
            "Certificate 1 for 1 equal rigs issued by S. Ibarra.",
        ]
