"""The captures of an event, by its clock: several programs, a boot between them, torn ends."""

import numpy as np
import pytest

from drivers.capture.writer import CaptureWriter
from drivers.gt7 import _gt7
from drivers.gt7.packet import MAGIC, WIRE
from racecontrol.frontdoor.recall import recall_of, rig_name
from racecontrol.frontdoor.recordings_of_event import EventRecordings
from racecontrol.stewarding.evidence import Unreadable, Wanted
from racecontrol.timing import _timing
from racecontrol.timing.clock import EventClock
from racecontrol.timing.sample import SAMPLE

NS = 1_000_000_000
TICK_NS = 16_683_333
EVENT_NS = 1_800_000_000 * NS  # the event clock as the first program starts
RIGS = (1, 2, 3)
WAIT_S = 20


def packets(first_id, count):
    wire = np.zeros(count, WIRE["C"])
    wire["magic"], wire["flags"], wire["lap"] = MAGIC, 1, 3
    wire["packet_id"] = first_id + np.arange(count)
    wire["seed"] = wire["packet_id"]
    wire["position"][:, 0] = wire["packet_id"]
    return [packet.tobytes() for packet in wire]


def driven(begin_ns, seconds, first_id=1, rigs=(0, 1, 2)):
    """What the rigs of an event send from a monotonic time on."""
    count = round(seconds * NS / TICK_NS)
    return [
        (rig, begin_ns + index * TICK_NS + rig, 0, packet)
        for index, packet in enumerate(packets(first_id, count))
        for rig in rigs
    ]


def record(path, rows, clock, meeting="Cup", rigs=RIGS):
    """A capture with a chunk for each second of its rows."""
    now = [rows[0][1] if rows else 0]
    names = [rig_name(number) for number in rigs]
    with CaptureWriter(path, names, meeting, clock=clock, now_ns=lambda: now[0]) as capture:
        for row in rows:
            now[0] = row[1]
            capture.write([row])
    return path


def torn(path, share=0.7):
    """As a killed program leaves it."""
    whole = path.read_bytes()
    path.write_bytes(whole[: round(len(whole) * share)])


def asked(folder, begin_s, end_s, rigs=(1,), meeting="Cup"):
    wanted = Wanted(1, EVENT_NS + round(begin_s * NS), EVENT_NS + round(end_s * NS), rigs)
    return EventRecordings(folder, meeting).stretches(wanted, lambda: None)


def event_s(stretch):
    """First and last of a stretch, in seconds since the event began."""
    ends = stretch.samples["arrival_ns"][[0, -1]].tolist()
    return [round((stretch.clock.from_monotonic(ns) - EVENT_NS) / NS, 1) for ns in ends]


BOOT = EventClock(EVENT_NS, 5_000 * NS)


def test_a_moment_is_found_with_all_its_samples(tmp_path):
    record(tmp_path / "cup.mcap", driven(5_000 * NS, 40), BOOT)
    (one, three) = asked(tmp_path, 20, 33, rigs=(1, 3))
    assert (one.rig, three.rig) == (1, 3)
    assert event_s(one) == event_s(three) == [20.0, 33.0]
    assert np.diff(one.samples["packet_id"]).tolist() == [1] * (len(one.samples) - 1)
    assert len(one.samples) == pytest.approx(13 * NS / TICK_NS, abs=1)
    assert (one.samples["position"][:, 0] == one.samples["packet_id"]).all()


def test_the_samples_are_those_that_the_live_core_had(tmp_path):
    """Doubled and late datagrams stand in the capture, too; a core leaves them out."""
    rows = driven(5_000 * NS, 30, rigs=[0])
    for index in range(0, len(rows), 7):
        rig, at_ns, verdict, packet = rows[index]
        rows.append((rig, at_ns + 40_000_000, verdict, packet))
    rows.sort(key=lambda row: row[1])
    live = _timing.Core(_gt7.feed_capsule(), 1)
    for _, at_ns, _, packet in rows:
        live.feed(0, _gt7.seal(packet, 3), at_ns)
    history = np.frombuffer(live.history(0, 4096), SAMPLE)
    inside = history[(history["arrival_ns"] >= 5_010 * NS) & (history["arrival_ns"] <= 5_023 * NS)]
    record(tmp_path / "cup.mcap", rows, BOOT)
    (found,) = asked(tmp_path, 10, 23)
    assert len(inside) < len(rows)
    for name in SAMPLE.names:  # field by field: what lies between them is anything
        assert found.samples[name].tobytes() == inside[name].tobytes(), name


def test_programs_one_after_the_other_are_one_event(tmp_path):
    """Killed and started again on the same boot: the same clocks, another file."""
    torn(record(tmp_path / "cup.mcap", driven(5_000 * NS, 20), BOOT), 0.8)
    record(tmp_path / "cup-2.mcap", driven(5_024 * NS, 20, first_id=2_000), BOOT)
    before, after = asked(tmp_path, 12, 30)
    assert event_s(before)[0] == 12.0
    assert event_s(before)[1] < 20
    assert event_s(after) == [24.0, 30.0]


def test_after_a_boot_the_monotonic_clock_begins_anew_and_nothing_is_mixed_up(tmp_path):
    """The second program has the monotonic times of the first one, and other event times."""
    first = record(tmp_path / "cup.mcap", driven(5_000 * NS, 20), BOOT)
    rebooted = EventClock(EVENT_NS + 300 * NS, 4_990 * NS)
    record(tmp_path / "cup-2.mcap", driven(5_000 * NS, 20, first_id=9_000), rebooted)
    (one,) = asked(tmp_path, 5, 18)
    assert event_s(one) == [5.0, 18.0]
    assert int(one.samples["packet_id"][0]) < 2_000
    (other,) = asked(tmp_path, 315, 328)
    assert event_s(other) == [315.0, 328.0]
    assert int(other.samples["packet_id"][0]) > 9_000
    first.unlink()
    assert asked(tmp_path, 5, 18) == []


def test_a_clock_faster_than_life_is_followed(tmp_path):
    clock = EventClock(EVENT_NS, 5_000 * NS, 8.0)
    record(tmp_path / "cup.mcap", driven(5_000 * NS, 5), clock)
    (found,) = asked(tmp_path, 16, 29)
    assert event_s(found) == pytest.approx([16.0, 29.0], abs=0.2)


def test_rigs_are_known_by_their_number_whatever_their_place(tmp_path):
    rows = driven(5_000 * NS, 20, rigs=[0])
    record(tmp_path / "cup.mcap", rows, BOOT, rigs=(4, 1))
    assert [one.rig for one in asked(tmp_path, 5, 10, rigs=(1, 4, 9))] == [4]


def test_captures_of_others_and_files_that_are_none_are_left_alone(tmp_path):
    record(tmp_path / "other.mcap", driven(5_000 * NS, 20), BOOT, meeting="Another cup")
    (tmp_path / "empty.mcap").touch()
    (tmp_path / "notes.mcap").write_text("no capture", encoding="utf-8")
    (tmp_path / "folder.mcap").mkdir()
    assert asked(tmp_path, 5, 18) == []


def test_a_folder_without_any_recording_has_nothing(tmp_path):
    assert asked(tmp_path / "gone", 5, 18) == []


def test_a_capture_that_can_no_longer_be_read_says_so_and_the_others_are_read(tmp_path):
    bad = record(tmp_path / "cup.mcap", driven(5_000 * NS, 20), BOOT)
    record(tmp_path / "cup-2.mcap", driven(5_030 * NS, 20), BOOT)
    recordings = EventRecordings(tmp_path, "Cup")

    def ask(begin_s, end_s):
        ends = (EVENT_NS + second * NS for second in (begin_s, end_s))
        return recordings.stretches(Wanted(1, *ends, (1,)), lambda: None)

    assert len(ask(5, 10)) == 1
    bad.unlink()
    bad.mkdir()
    with pytest.raises(Unreadable, match="cannot be read: Is a directory"):
        ask(5, 10)
    assert len(ask(35, 40)) == 1


def test_the_capture_of_this_program_is_read_while_it_is_written(tmp_path):
    rows = driven(5_000 * NS, 20)
    now = [5_000 * NS]
    names = [rig_name(number) for number in RIGS]
    path = tmp_path / "cup.mcap"
    with (
        CaptureWriter(path, names, "Cup", clock=BOOT, now_ns=lambda: now[0]) as capture,
        recall_of(tmp_path, "Cup") as reader,
    ):
        recall = reader.asked()
        for key, seconds in ((1, 10), (2, 20)):
            for row in rows[: round(seconds * NS / TICK_NS) * len(RIGS)]:
                if row[1] >= now[0]:
                    now[0] = row[1]
                    capture.write([row])
            now[0] += NS
            capture.write()
            recall.want([Wanted(key, EVENT_NS, EVENT_NS + 20 * NS, (2,))])
            (found,) = recall.take(WAIT_S)
            assert found.key == key
            assert event_s(found.stretches[0]) == pytest.approx([0.0, seconds], abs=0.2)
