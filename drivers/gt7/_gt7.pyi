"""Packets of Gran Turismo 7 in C (packet.c, seal.c, many.c); `twin.py` is the specification.

Bytes-like arguments are borrowed and never written to. Verdicts are those of
`racecontrol.timing.sample.Verdict`. The instruction set is one of `instruction_sets()`, or None
for the fastest that this machine has; it never shows in the answer. ValueError for another name.
"""

from typing_extensions import Buffer, CapsuleType

def instruction_sets() -> tuple[str, ...]:
    """What this machine can do the cipher with, from plain C to the fastest."""

def feed_capsule(instruction_set: str | None = None) -> CapsuleType:
    """The decode functions for the timing loop: an rc_feed (sample.h) in a PyCapsule."""

def clear_feed_capsule() -> CapsuleType:
    """The same for clear packets, as a capture holds them."""

def sample_layout() -> tuple[tuple[tuple[str, int, int], ...], int]:
    """Rows of (name, offset, size) of the C record, in bytes, and the size of the whole."""

def decode(
    datagram: Buffer, clear: bool = False, instruction_set: str | None = None
) -> bytes | int:
    """One datagram (or clear packet) to the bytes of one SAMPLE, or the verdict."""

def decode_many(
    packets: Buffer, clear: bool, packet_length: int, instruction_set: str | None = None
) -> tuple[bytes, bytes]:
    """Packets of one length, back to back: bytes of n SAMPLEs (zero where rejected), n verdicts.

    A cut packet at the end is left out. Raises ValueError for a packet_length below 1.
    `numpy.frombuffer` makes arrays of both without a copy.
    """

def decode_timing(
    packets: Buffer, clear: bool, packet_length: int, instruction_set: str | None = None
) -> tuple[bytes, bytes]:
    """As decode_many, but only the TIMING_FIELDS are read (and only their blocks decrypted)."""

def salsa20_xor(
    key: Buffer, nonce: Buffer, text: Buffer, instruction_set: str | None = None
) -> bytes:
    """Salsa20/20 from block 0 on. ValueError unless the key has 32 bytes and the nonce 8."""

def seal(clear: Buffer, seed: int) -> bytes:
    """A clear packet as a datagram under a 32-bit seed. ValueError: no packet has this length."""

def seal_many(clear: Buffer, packet_length: int, seeds: Buffer) -> bytes:
    """n clear packets, back to back, as n datagrams; seeds: n little-endian 32-bit integers.

    Raises ValueError for a length no packet has, a cut packet, or another number of seeds.
    """

def unseal(datagram: Buffer, instruction_set: str | None = None) -> bytes | int:
    """A datagram as a clear packet with its seed put back at 0x40, or the verdict."""
