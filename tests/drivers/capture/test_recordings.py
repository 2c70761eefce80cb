"""Recordings of other people: packets back to back, plain or gzip, whole or cut."""

import gzip

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drivers.capture.packet_file import HEAD_BYTES, shape_of
from drivers.capture.recordings import Recorded, RecordingError, open_recording
from drivers.gt7 import _gt7
from drivers.gt7.packet import PACKET_TYPES, packet_id_of
from racecontrol.timing.sample import SAMPLE

LETTERS = [kind.letter for kind in PACKET_TYPES]
BY_LETTER = {kind.letter: kind.length for kind in PACKET_TYPES}


def sealed(packets: list[bytes]) -> list[bytes]:
    return [_gt7.seal(packet, 1000 + number) for number, packet in enumerate(packets)]


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("count", [1, 2, 7, 50])
@pytest.mark.parametrize("clear", [True, False], ids=["clear", "encrypted"])
@pytest.mark.parametrize("packing", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_the_type_is_found_in_the_bytes(tmp_path, packets, letter, count, clear, packing):
    content = packets(letter, range(count))
    content = content if clear else sealed(content)
    (tmp_path / "lap").write_bytes(packing(b"".join(content)))
    recording = open_recording(tmp_path / "lap")
    assert list(recording) == [Recorded(0, None, packet, clear) for packet in content]
    assert recording.leftover_bytes == 0
    assert f"packets of type {letter}" in recording.describe()
    assert recording.describe().startswith("lap: decrypted" if clear else "lap: encrypted")


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("clear", [True, False], ids=["clear", "encrypted"])
@pytest.mark.parametrize("cut", [1, 3, 67, 68, 200, 295])
def test_a_cut_packet_at_the_end_is_counted(tmp_path, packets, letter, clear, cut):
    content = packets(letter, range(3))
    content = content if clear else sealed(content)
    (tmp_path / "lap").write_bytes(b"".join(content)[: -BY_LETTER[letter] + cut])
    recording = open_recording(tmp_path / "lap")
    assert [recorded.datagram for recorded in recording] == content[:2]
    assert recording.leftover_bytes == cut
    assert f"; {cut} bytes of a cut packet at the end" in recording.describe()


def test_one_packet_gone_bad_does_not_hide_the_others(tmp_path, packets):
    content = sealed(packets("C", range(30)))
    content[4] = bytes(368)
    (tmp_path / "lap").write_bytes(b"".join(content))
    assert [recorded.datagram for recorded in open_recording(tmp_path / "lap")] == content


def test_a_gzip_file_that_was_cut_gives_what_came_before(tmp_path, packets):
    noise = np.random.default_rng(1)  # so that gzip cannot fold it all into a few bytes
    content = [
        packet[:0xD4] + noise.bytes(32) + packet[0xF4:] for packet in packets("A", range(99))
    ]
    whole = gzip.compress(b"".join(content))
    (tmp_path / "cut.gtz").write_bytes(whole[: len(whole) * 2 // 3])
    found = [recorded.datagram for recorded in open_recording(tmp_path / "cut.gtz")]
    assert found == content[: len(found)]
    assert 30 < len(found) < 99


def test_a_gzip_file_that_was_damaged_is_told(tmp_path, packets):
    noise = np.random.default_rng(1)
    content = b"".join(packet[:0xD4] + noise.bytes(84) for packet in packets("A", range(9999)))
    whole = bytearray(gzip.compress(content))
    whole[len(whole) // 2 : len(whole) // 2 + 8] = bytes(8)
    (tmp_path / "bad.gtz").write_bytes(whole)
    recording = open_recording(tmp_path / "bad.gtz")
    with pytest.raises(RecordingError, match=r"bad\.gtz cannot be read: "):
        list(recording)


@pytest.mark.parametrize(
    "content",
    [b"", b"0S7G", b"not a recording at all" * 40, bytes(4000), gzip.compress(b"text")],
    ids=["empty", "magic only", "text", "zeros", "gzip of text"],
)
def test_a_file_without_packets_is_refused_in_a_sentence(tmp_path, content):
    (tmp_path / "letter.txt").write_bytes(content)
    with pytest.raises(RecordingError, match=r"letter\.txt is no recording that can be read here"):
        open_recording(tmp_path / "letter.txt")


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(RecordingError, match=r"gone\.gtz cannot be read: No such file"):
        open_recording(tmp_path / "gone.gtz")


def test_a_folder_is_no_recording(tmp_path):
    with pytest.raises(RecordingError, match=r"cannot be read: Is a directory"):
        open_recording(tmp_path)


def test_an_mcap_file_of_another_program_is_refused(tmp_path):
    from mcap.writer import Writer

    with (tmp_path / "robot.mcap").open("wb") as file:
        writer = Writer(file)
        writer.start(profile="ros2")
        writer.finish()
    with pytest.raises(RecordingError, match=r"robot\.mcap is not a capture of this program"):
        open_recording(tmp_path / "robot.mcap")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=3000), beginning=st.sampled_from(["", "mcap", "pcap", "pcapng"]))
def test_any_bytes_are_read_or_refused_and_nothing_else(tmp_path, content, beginning):
    magic = {
        "": b"",
        "mcap": b"\x89MCAP0\r\n",
        "pcap": bytes.fromhex("d4c3b2a1020004000000000000000000ffff000001000000"),
        "pcapng": bytes.fromhex("0a0d0d0a1c0000004d3c2b1a01000000ffffffffffffffff1c000000"),
    }[beginning]
    path = tmp_path / "any"
    path.write_bytes(magic + content)
    try:
        list(open_recording(path))
    except RecordingError as refusal:
        assert str(path) in str(refusal)


@given(st.sampled_from(PACKET_TYPES), st.integers(1, 20), st.booleans(), st.binary(max_size=295))
def test_the_shape_of_any_run_of_packets_is_found(kind, count, clear, content):
    packet = b"0S7G" + content.ljust(kind.length - 4, b"\1")
    run = [packet if clear else _gt7.seal(packet, 31 * number) for number in range(count)]
    shape = shape_of(b"".join(run)[:HEAD_BYTES])
    assert shape is not None
    assert (shape.kind, shape.clear) == (kind, clear)


# Real recordings


def samples_of(path) -> np.ndarray:
    recording = open_recording(path)
    answers = [_gt7.decode(recorded.datagram, recorded.clear) for recorded in recording]
    return np.frombuffer(b"".join(answers), SAMPLE)


def test_the_lap_of_spa_reads_as_6914_decrypted_packets_of_type_c(real_gt7):
    recording = open_recording(real_gt7 / "zetetos/demo.gtz")
    ids = [packet_id_of(recorded.datagram) for recorded in recording]
    assert ids == list(range(704_544, 711_458))
    assert recording.leftover_bytes == 0
    assert recording.describe() == "demo.gtz: decrypted packets of type C, 368 bytes each, gzip"


def test_the_replay_of_suzuka_reads_with_its_gaps_doubles_and_cut_end(real_gt7):
    recording = open_recording(real_gt7 / "vwhitteron/replay.gtz")
    ids = np.array([packet_id_of(recorded.datagram) for recorded in recording])
    steps = np.diff(ids)
    assert (len(ids), recording.leftover_bytes) == (6420, 224)
    assert np.count_nonzero(steps == 0) == 4
    assert np.count_nonzero(steps[1:] == 2) == 4
    assert (steps[0], set(steps[1:])) == (4, {0, 1, 2})


def test_the_encrypted_laps_of_41_tracks_read_completely(real_gt7):
    files = sorted((real_gt7 / "profittlich").glob("*.gt7track"))
    assert len(files) == 41
    for file in files:
        samples = samples_of(file)
        assert len(samples) == file.stat().st_size / 296
        assert set(samples["packet_type"]) == {b"A"}
