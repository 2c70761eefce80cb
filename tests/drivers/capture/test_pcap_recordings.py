"""Network captures as tcpdump and Wireshark write them."""

import gzip
import io
import socket
import struct

import dpkt
import pytest

from drivers.capture.recordings import Recorded, RecordingError, open_recording
from drivers.gt7 import _gt7

ARRIVALS = (1000.000_001, 1000.016_7, 1000.033_4)


def ip(payload: bytes, source="192.168.1.21", sport=33739, dport=33740) -> bytes:
    udp = dpkt.udp.UDP(sport=sport, dport=dport, data=payload)
    udp.ulen = len(udp)
    packet = dpkt.ip.IP(
        src=socket.inet_aton(source), dst=socket.inet_aton("192.168.1.2"), p=17, data=udp
    )
    packet.len = len(packet)
    return bytes(packet)


def ethernet(packet: bytes) -> bytes:
    return bytes(6) + bytes(6) + b"\x08\x00" + packet


LINKS = {
    "ethernet": (1, ethernet),
    "ethernet with VLAN": (1, lambda packet: bytes(12) + b"\x81\x00\x00\x05\x08\x00" + packet),
    "raw": (101, bytes),
    "raw BSD": (12, bytes),
    "raw IPv4": (228, bytes),
    "loopback": (0, lambda packet: struct.pack("=I", 2) + packet),
    "loopback OpenBSD": (108, lambda packet: struct.pack(">I", 2) + packet),
    "cooked": (113, lambda packet: struct.pack(">HHH8sH", 0, 1, 6, b"", 0x800) + packet),
    "cooked v2": (276, lambda packet: struct.pack(">HHiHBB8s", 0x800, 0, 1, 1, 0, 6, b"") + packet),
}


def pcap(frames, link=1, arrivals=None, nano=False) -> bytes:
    file = io.BytesIO()
    writer = dpkt.pcap.Writer(file, linktype=link, nano=nano)
    for number, frame in enumerate(frames):
        writer.writepkt(frame, ts=arrivals[number] if arrivals else number)
    return file.getvalue()


def pcapng(frames, link=1) -> bytes:
    file = io.BytesIO()
    idb = dpkt.pcapng.InterfaceDescriptionBlockLE(linktype=link)
    writer = dpkt.pcapng.Writer(file, idb=idb)
    for number, frame in enumerate(frames):
        writer.writepkt(frame, ts=number)
    return file.getvalue()


@pytest.fixture
def datagrams(packets) -> list[bytes]:
    return [_gt7.seal(clear, 5 * number) for number, clear in enumerate(packets("A", range(9)))]


@pytest.fixture
def written(tmp_path):
    def write(content: bytes):
        (tmp_path / "net.pcap").write_bytes(content)
        return open_recording(tmp_path / "net.pcap")

    return write


@pytest.mark.parametrize("name", LINKS)
@pytest.mark.parametrize("form", [pcap, pcapng])
def test_telemetry_is_found_on_every_kind_of_link(written, datagrams, name, form):
    number, framed = LINKS[name]
    recording = written(form([framed(ip(datagram)) for datagram in datagrams], number))
    assert list(recording) == [
        Recorded(0, second * 1_000_000_000, datagram, False)
        for second, datagram in enumerate(datagrams)
    ]
    assert recording.rigs == ("192.168.1.21",)


@pytest.mark.parametrize("nano", [False, True], ids=["us", "ns"])
def test_arrival_times_are_kept_to_the_microsecond(written, datagrams, nano):
    frames = [ethernet(ip(datagram)) for datagram in datagrams[:3]]
    arrivals = [recorded.arrival_ns for recorded in written(pcap(frames, 1, ARRIVALS, nano))]
    assert arrivals == pytest.approx([round(second * 1e9) for second in ARRIVALS], abs=999)


def test_rigs_are_numbered_in_order_of_appearance(written, datagrams):
    sources = ["10.0.0.9", "10.0.0.3", "10.0.0.9", "10.0.0.5"]
    frames = [ethernet(ip(d, source)) for d, source in zip(datagrams, sources, strict=False)]
    recording = written(pcap(frames))
    assert recording.rigs == ("10.0.0.9", "10.0.0.3", "10.0.0.5")
    assert [recorded.rig for recorded in recording] == [0, 1, 0, 2]


def test_other_traffic_is_left_out(written, datagrams):
    frames = [
        ethernet(ip(datagrams[0])),
        ethernet(ip(b"C", sport=33740, dport=33739)),  # a heartbeat
        ethernet(ip(datagrams[1], sport=53, dport=5353)),
        ethernet(ip(bytes(700))),
        ethernet(bytes(400)),
        b"",
    ]
    assert [recorded.datagram for recorded in written(pcap(frames))] == [datagrams[0]]


def test_on_another_port_only_what_decrypts_is_telemetry(written, datagrams):
    frames = [
        ethernet(ip(datagrams[0], dport=9000)),
        ethernet(ip(bytes(296), source="10.0.0.1", dport=9000)),
    ]
    recording = written(pcap(frames))
    assert [recorded.datagram for recorded in recording] == [datagrams[0]]
    assert recording.describe() == "net.pcap: network capture, any port, from 192.168.1.21"


def test_a_gzipped_capture_is_read_too(written, datagrams):
    recording = written(gzip.compress(pcap([ethernet(ip(datagrams[0]))])))
    assert [recorded.datagram for recorded in recording] == [datagrams[0]]


@pytest.mark.parametrize("form", [pcap, pcapng])
def test_a_capture_cut_anywhere_gives_whole_datagrams(written, datagrams, form):
    whole = form([ethernet(ip(datagram)) for datagram in datagrams])
    record = 350 if form is pcap else 400
    for size in range(len(whole) - record, len(whole) + 1, 7):
        recording = written(whole[:size])
        found = [recorded.datagram for recorded in recording]
        assert found == datagrams[: len(found)]
        assert len(found) >= len(datagrams) - 2
        assert recording.leftover_bytes < record


def test_a_cut_capture_tells_its_leftover(written, datagrams):
    whole = pcap([ethernet(ip(datagram)) for datagram in datagrams])
    recording = written(whole[:-10])
    assert len(list(recording)) == len(datagrams) - 1
    assert recording.leftover_bytes == 16 + 14 + 28 + 296 - 10


def test_a_capture_without_telemetry_is_refused(written):
    with pytest.raises(RecordingError, match="holds no telemetry of Gran Turismo 7"):
        written(pcap([ethernet(ip(b"hello", dport=53))]))


def test_a_capture_of_a_strange_link_is_refused(written, datagrams):
    with pytest.raises(RecordingError, match="link type 147, which is not read here"):
        written(pcap([ip(datagrams[0])], 147))
