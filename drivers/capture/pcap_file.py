"""Telemetry in a network capture (pcap or pcapng), as tcpdump and Wireshark write it.

IPv4 over Ethernet, Linux cooked, loopback or raw. Rigs are source addresses in order of appearance.
Datagrams of a packet's length to or from the telemetry port count; in a capture without any, those
of other ports that decrypt do. In a pcapng file all interfaces are read as the first one is.
"""

import struct
from collections.abc import Iterator
from decimal import Decimal
from ipaddress import IPv4Address
from pathlib import Path
from typing import Final, NamedTuple

import dpkt

from drivers.capture.recorded import ByteSource, CutOff, Recorded, RecordingError, WholeReads
from drivers.gt7 import _gt7
from drivers.gt7.packet import BY_LENGTH, MAGIC
from drivers.gt7.ports import TELEMETRY_PORT

PCAP_MAGICS: Final = (
    b"\xd4\xc3\xb2\xa1",  # microseconds, little-endian
    b"\xa1\xb2\xc3\xd4",
    b"\x4d\x3c\xb2\xa1",  # nanoseconds
    b"\xa1\xb2\x3c\x4d",
)
PCAPNG_MAGIC: Final = b"\x0a\x0d\x0d\x0a"
_SHORTEST_FRAME: Final = min(BY_LENGTH) + 20 + 8  # IPv4 and UDP headers
_UDP: Final = 17
# What the library raises on bytes that are no capture, besides its own errors.
_DAMAGE: Final = (
    CutOff,
    struct.error,
    dpkt.dpkt.Error,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
# Link types by number: www.tcpdump.org/linktypes.html
_LINKS: Final[dict[int, type[dpkt.Packet]]] = {
    0: dpkt.loopback.Loopback,
    1: dpkt.ethernet.Ethernet,
    12: dpkt.ip.IP,
    14: dpkt.ip.IP,
    101: dpkt.ip.IP,
    108: dpkt.loopback.Loopback,
    113: dpkt.sll.SLL,
    228: dpkt.ip.IP,
    276: dpkt.sll2.SLL2,
}


class _Datagram(NamedTuple):
    arrival_ns: int
    source: str
    at_telemetry_port: bool
    payload: bytes


class PcapFile:
    """A network capture as a recording; see `recorded.Recording`.

    Reads the file once to find the consoles. Raises RecordingError when it holds no telemetry.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.leftover_bytes = 0
        self._any_port = False
        self.rigs = self._consoles()
        if not self.rigs:
            self._any_port = True
            self.rigs = self._consoles()
        if not self.rigs:
            raise RecordingError(
                f"The network capture {path} holds no telemetry of Gran Turismo 7. Capture the "
                f"UDP datagrams to port {TELEMETRY_PORT} over IPv4."
            )

    def describe(self) -> str:
        """One sentence for a person."""
        ports = "any port" if self._any_port else f"port {TELEMETRY_PORT}"
        cut = f"; {self.leftover_bytes} bytes of a cut record at the end"
        return (
            f"{self.path.name}: network capture, {ports}, from {', '.join(self.rigs)}"
            f"{cut if self.leftover_bytes else ''}"
        )

    def __iter__(self) -> Iterator[Recorded]:
        """Every datagram of telemetry in the order of the file."""
        rigs = {address: rig for rig, address in enumerate(self.rigs)}
        for datagram in self._telemetry():
            if datagram.source in rigs:
                clear = datagram.payload.startswith(MAGIC)
                yield Recorded(rigs[datagram.source], datagram.arrival_ns, datagram.payload, clear)

    def _consoles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(datagram.source for datagram in self._telemetry()))

    def _telemetry(self) -> Iterator[_Datagram]:
        for datagram in self._datagrams():
            if datagram.at_telemetry_port or (self._any_port and _is_packet(datagram.payload)):
                yield datagram

    def _datagrams(self) -> Iterator[_Datagram]:
        """UDP datagrams of a packet's length, up to the end or to where the file is cut."""
        with ByteSource(self.path) as source:
            whole = 0
            try:
                reader = _reader(self.path, source)
                link = _link(self.path, reader.datalink())
                for seconds, frame in reader:
                    datagram = _datagram(link, seconds, frame)
                    if datagram is not None:
                        yield datagram
                    whole = source.count
                whole = source.count
            except _DAMAGE:
                pass
            self.leftover_bytes = source.read_to_end() - whole


def _reader(path: Path, source: ByteSource) -> "dpkt.pcap.Reader | dpkt.pcapng.Reader":
    with ByteSource(path) as beginning:
        is_new = beginning.read(4) == PCAPNG_MAGIC
    return (dpkt.pcapng.Reader if is_new else dpkt.pcap.Reader)(WholeReads(source))


def _link(path: Path, number: int) -> type[dpkt.Packet]:
    if number not in _LINKS:
        raise RecordingError(
            f"The network capture {path} has link type {number}, which is not read here. "
            "Capture on an Ethernet, loopback or cooked interface."
        )
    return _LINKS[number]


def _datagram(link: type[dpkt.Packet], seconds: float | Decimal, frame: bytes) -> _Datagram | None:
    if len(frame) < _SHORTEST_FRAME:
        return None
    try:
        packet = link(frame)
        arrival_ns = round(seconds * 1_000_000_000)
    except _DAMAGE:
        return None
    if abs(arrival_ns) >> 62:
        return None  # damage: centuries from now
    ip = packet if isinstance(packet, dpkt.ip.IP) else packet.data
    if not isinstance(ip, dpkt.ip.IP) or ip.p != _UDP or not isinstance(ip.data, dpkt.udp.UDP):
        return None
    udp = ip.data
    if len(udp.data) not in BY_LENGTH:
        return None
    at_port = TELEMETRY_PORT in (udp.sport, udp.dport)
    return _Datagram(arrival_ns, str(IPv4Address(ip.src)), at_port, bytes(udp.data))


def _is_packet(payload: bytes) -> bool:
    return payload.startswith(MAGIC) or not isinstance(_gt7.unseal(payload), int)
