"""Readers of captures and pcap never raise anything but RecordingError, whatever the bytes say."""

import io
import struct
import zlib
from pathlib import Path

import dpkt
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drivers.capture.capture_file import CaptureFile
from drivers.capture.chunks import runs_in
from drivers.capture.other_blocks import blocks_of
from drivers.capture.recordings import RecordingError, open_recording
from drivers.capture.writer import CaptureWriter
from drivers.gt7 import _gt7
from racecontrol.timing.cores import Note

PATIENCE_S = 60  # of a hang, not a time that is measured
damage = st.lists(
    st.tuples(
        st.integers(0, 1 << 20),
        st.sampled_from(["flip", "ones", "zeros", "cut", "drop", "double"]),
        st.integers(1, 12),
    ),
    min_size=1,
    max_size=6,
)


def damaged(whole: bytes, hits) -> bytes:
    """The bytes with each kind of harm done at its place."""
    content = bytearray(whole)
    for place, what, size in hits:
        at = place % max(len(content), 1)
        part = bytes(content[at : at + size])
        match what:
            case "flip":
                content[at : at + 1] = bytes(byte ^ (1 << size % 8) for byte in part[:1])
            case "ones":
                content[at : at + size] = b"\xff" * len(part)
            case "zeros":
                content[at : at + size] = bytes(len(part))
            case "cut":
                del content[at:]
            case "drop":
                del content[at : at + size]
            case _:
                content[at:at] = part
    return bytes(content)


@pytest.fixture(scope="session")
def capture(tmp_path_factory, packets) -> Path:
    path = tmp_path_factory.mktemp("captures") / "c.mcap"
    lines = struct.pack("<10d", 0, 0, 1, 0, 9, 5, 5, 0, 1, 9)
    with CaptureWriter(path, ["a", "b"], "Finals", now_ns=lambda: 0) as writer:
        for number, clear in enumerate(packets("C", range(60))):
            writer.write([(number % 2, number * 16_000_000, 0, clear)])
            if number % 20 == 0:
                writer.write([(0, 0, Note.LINES, lines), (1, 5, 1, b"no packet")])
    return path


@pytest.fixture(scope="session")
def pcaps(tmp_path_factory, packets) -> list[Path]:
    """The same datagrams as pcap and as pcapng."""
    paths = [tmp_path_factory.mktemp("pcaps") / name for name in ("net.pcap", "net.pcapng")]
    for path, form in zip(paths, (dpkt.pcap.Writer, dpkt.pcapng.Writer), strict=True):
        file = io.BytesIO()
        writer = form(file)
        for number, clear in enumerate(packets("A", range(12))):
            udp = dpkt.udp.UDP(sport=33739, dport=33740, data=_gt7.seal(clear, number))
            udp.ulen = len(udp)
            ip = dpkt.ip.IP(src=b"\x0a\0\0\1", dst=b"\x0a\0\0\2", p=17, data=udp)
            ip.len = len(ip)
            writer.writepkt(bytes(dpkt.ethernet.Ethernet(data=ip)), ts=number / 60)
        path.write_bytes(file.getvalue())
    return paths


def read_all(path) -> int:
    """Everything a program would do with it; how many datagrams were found."""
    try:
        recording = open_recording(path)
        blocks = recording.blocks() if isinstance(recording, CaptureFile) else blocks_of(recording)
        count = sum(len(block.rows) for block in blocks) + sum(1 for _ in recording)
        assert recording.leftover_bytes >= 0
        assert recording.describe()
    except RecordingError as error:
        assert str(path) in str(error)
        count = 0
    return count


fuzzed = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@fuzzed
@given(hits=damage)
def test_a_damaged_capture_is_read_or_refused(tmp_path, capture, hits):
    (tmp_path / "c.mcap").write_bytes(damaged(capture.read_bytes(), hits))
    read_all(tmp_path / "c.mcap")


@fuzzed
@given(hits=damage)
def test_a_chunk_with_a_good_checksum_and_nonsense_inside_is_left_out(tmp_path, capture, hits):
    """Damage where no checksum sees it: the records themselves are what is damaged."""
    written = capture.read_bytes()
    at = written.index(b"\x04\0\0\0zstd") - 9 - 28
    (length,) = struct.unpack_from("<Q", written, at + 1)
    body = written[at + 9 : at + 9 + length]
    plain = damaged(zstandard.ZstdDecompressor().decompress(body[44:]), hits)
    packed = zstandard.ZstdCompressor().compress(plain)
    head = body[:16] + struct.pack("<QI", len(plain), zlib.crc32(plain)) + body[28:36]
    chunk = head + struct.pack("<Q", len(packed)) + packed
    whole = written[:at] + struct.pack("<BQ", 6, len(chunk)) + chunk + written[at + 9 + length :]
    (tmp_path / "c.mcap").write_bytes(whole)
    read_all(tmp_path / "c.mcap")


@fuzzed
@given(hits=damage, form=st.integers(0, 1))
def test_a_damaged_pcap_is_read_or_refused(tmp_path, pcaps, hits, form):
    (tmp_path / "net.pcap").write_bytes(damaged(pcaps[form].read_bytes(), hits))
    read_all(tmp_path / "net.pcap")


@fuzzed
@given(
    content=st.binary(max_size=2000), magic=st.sampled_from([b"\x89MCAP0\r\n", b"\n\r\r\n", b""])
)
def test_any_bytes_are_read_or_refused(tmp_path, content, magic):
    (tmp_path / "some").write_bytes(magic + content)
    read_all(tmp_path / "some")


def test_the_undamaged_ones_are_read_whole(capture, pcaps):
    assert read_all(capture) == 63 + 63
    assert [read_all(path) for path in pcaps] == [12 + 2 + 12] * 2


@pytest.mark.timeout(PATIENCE_S)
def test_a_chunk_of_many_short_messages_of_changing_channels_is_soon_read():
    """Two hundred thousand runs of one message each: the worst there can be."""
    one = struct.pack("<BQHIQQ", 5, 22, 1, 0, 0, 0), struct.pack("<BQHIQQ", 5, 22, 2, 0, 0, 0)
    assert len(runs_in(b"".join(one) * 20_000)) == 40_000


def test_a_chunk_that_claims_to_be_huge_is_left_out(tmp_path, capture):
    """Sizes are judged before anything of that size is made."""
    bomb = zstandard.ZstdCompressor().compress(bytes(100 << 20))
    body = struct.pack("<QQQI", 0, 0, 100 << 20, 0) + b"\x04\0\0\0zstd"
    body += struct.pack("<Q", len(bomb)) + bomb
    written = capture.read_bytes()
    at = written.index(b"\x04\0\0\0zstd") - 9 - 28
    (tmp_path / "c.mcap").write_bytes(written[:at] + struct.pack("<BQ", 6, len(body)) + body)
    recording = CaptureFile(tmp_path / "c.mcap")
    assert list(recording) == []
    assert recording.damaged_chunks == 1
