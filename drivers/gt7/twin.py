"""What `_gt7` does, in Python: the specification. Same arguments, same answers, byte for byte.

Slow, and never used where the compiled module runs.
"""

import struct
from typing import TYPE_CHECKING, Final

import numpy as np
from Crypto.Cipher import Salsa20

from drivers.gt7.packet import BY_LENGTH, KEY, MAGIC, SEED_OFFSET, WIRE, seed_of
from racecontrol.timing.sample import FIELDS, SAMPLE, TIMING_FIELDS, Verdict

if TYPE_CHECKING:
    from typing_extensions import Buffer  # collections.abc has it from Python 3.12 on

_ABSENT: Final = {"f4": np.nan, "i4": -1, "i2": -1, "S1": b"", "S4": b""}


def seal(clear: "Buffer", seed: int) -> bytes:
    """A clear packet as a datagram under a 32-bit seed. ValueError: no packet has this length."""
    packet = bytes(clear)
    kind = BY_LENGTH.get(len(packet))
    if kind is None:
        raise ValueError(f"no packet is {len(packet)} bytes long")
    if not 0 <= seed < 1 << 32:
        raise OverflowError("a seed has 32 bits")
    nonce = struct.pack("<II", seed ^ kind.constant, seed)
    return _with_seed(Salsa20.new(KEY, nonce).encrypt(packet), seed)


def unseal(datagram: "Buffer") -> bytes | int:
    """A datagram as a clear packet with its seed put back at 0x40, or the verdict."""
    packet = bytes(datagram)
    if len(packet) not in BY_LENGTH:
        return Verdict.BAD_LENGTH
    clear = seal(packet, seed_of(packet))  # the cipher is its own inverse
    return clear if clear.startswith(MAGIC) else Verdict.BAD_MAGIC


def decode(datagram: "Buffer", clear: bool = False) -> bytes | int:
    """One datagram (or clear packet) to the bytes of one SAMPLE, or the verdict."""
    packet = bytes(datagram) if clear else unseal(datagram)
    if isinstance(packet, int):
        return packet
    if len(packet) not in BY_LENGTH:
        return Verdict.BAD_LENGTH
    if not packet.startswith(MAGIC):
        return Verdict.BAD_MAGIC
    return _parsed(packet).tobytes()


def decode_many(packets: "Buffer", clear: bool, packet_length: int) -> tuple[bytes, bytes]:
    """Packets of one length, back to back: bytes of n SAMPLEs (zero where rejected), n verdicts."""
    if packet_length <= 0:
        raise ValueError("packet_length must be positive")
    answers = [decode(packet, clear) for packet in _cut(bytes(packets), packet_length)]
    nothing = bytes(SAMPLE.itemsize)
    samples = b"".join(nothing if isinstance(answer, int) else answer for answer in answers)
    return samples, bytes(answer if isinstance(answer, int) else 0 for answer in answers)


def decode_timing(packets: "Buffer", clear: bool, packet_length: int) -> tuple[bytes, bytes]:
    """As decode_many, with TIMING_FIELDS alone: all else is absent."""
    samples, verdicts = decode_many(packets, clear, packet_length)
    nothing = bytes(SAMPLE.itemsize)
    parts = _cut(samples, SAMPLE.itemsize)
    timed = (
        nothing if verdict else _timing_of(sample)
        for sample, verdict in zip(parts, verdicts, strict=True)
    )
    return b"".join(timed), verdicts


def _timing_of(sample: bytes) -> bytes:
    """The sample with all but its TIMING_FIELDS absent."""
    whole, timing = np.frombuffer(sample, SAMPLE), np.zeros(1, SAMPLE)
    for name, code, _, _ in FIELDS:
        if name in TIMING_FIELDS:
            timing[name] = whole[name]
        elif name not in ("arrival_ns", "rig"):
            timing[name] = _ABSENT[code]
    return timing.tobytes()


def seal_many(clear: "Buffer", packet_length: int, seeds: "Buffer") -> bytes:
    """n clear packets, back to back, as n datagrams; seeds: n little-endian 32-bit integers."""
    packets, keys = bytes(clear), bytes(seeds)
    if packet_length <= 0 or len(packets) % packet_length:
        raise ValueError("the buffer must hold whole packets of packet_length")
    if len(keys) % 4 or len(keys) // 4 != len(packets) // packet_length:
        raise ValueError("there must be one 32-bit seed for each packet")
    numbers = struct.unpack(f"<{len(keys) // 4}I", keys)
    return b"".join(map(seal, _cut(packets, packet_length), numbers))


def _cut(packets: bytes, length: int) -> list[bytes]:
    """Whole packets of one length."""
    ends = range(length, len(packets) + 1, length)
    return [packets[end - length : end] for end in ends]


def _with_seed(packet: bytes, seed: int) -> bytes:
    return packet[:SEED_OFFSET] + struct.pack("<I", seed) + packet[SEED_OFFSET + 4 :]


def _parsed(clear: bytes) -> np.ndarray[tuple[int], np.dtype[np.void]]:
    """An array of one SAMPLE. Whole arrays are copied: a NaN keeps its bits that way."""
    letter = BY_LENGTH[len(clear)].letter
    wire = np.frombuffer(clear, dtype=WIRE[letter])
    sample = np.zeros(1, dtype=SAMPLE)
    for name, code, _, _ in FIELDS:
        if name in WIRE[letter].fields:  # type: ignore[operator]
            sample[name] = wire[name]
        elif name not in ("arrival_ns", "rig", "packet_type", "gear", "suggested_gear"):
            sample[name] = _ABSENT[code]
    sample["packet_type"] = letter.encode("ascii")
    sample["gear"] = wire["gears"] & 0x0F
    sample["suggested_gear"] = wire["gears"] >> 4
    return sample
