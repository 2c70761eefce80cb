"""Datagrams from outside: what they say, or why they cannot be used.

The library lets errors of its own escape on hostile input, logs each type that it does not know,
and follows nested bundles to the end of the stack. So lengths, types and depth are looked at first,
and whatever it raises all the same is a datagram that makes no sense.
"""

import struct
from enum import StrEnum
from typing import Final

from msgspec import Struct
from pythonosc.osc_message import OscMessage

from drivers.cues.messages import BUNDLE, HEAD, LENGTH, NS_PER_S, NTP_EPOCH_S, Value

LARGEST: Final = 1_472  # bytes of one datagram that is not in pieces
MOST_ARGUMENTS: Final = 16
MOST_MESSAGES: Final = 16  # of a bundle
LONGEST_ADDRESS: Final = 200
TYPES: Final = frozenset(b"ifs")


class Ignored(StrEnum):
    """Why a datagram was left."""

    STRANGER = "from an address that is not listened to"
    FLOOD = "too many from one address"
    LOST = "lost before they could be read"
    TOO_LARGE = "too large"
    MALFORMED = "no OSC"
    WRONG_TYPES = "arguments other than i, f and s"
    NESTED = "bundle in a bundle"
    FAULT = "a fault of this program"


class Heard(Struct, frozen=True):
    """One message."""

    address: str
    arguments: tuple[Value, ...]


def read(datagram: bytes, most: int = MOST_MESSAGES) -> tuple[Heard, ...] | Ignored:
    """The messages of a datagram, `most` in a bundle; time tags are accepted and not waited for.

    Never raises.
    """
    if len(datagram) > LARGEST:
        return Ignored.TOO_LARGE
    parts = _elements(datagram, most) if datagram.startswith(BUNDLE) else (datagram,)
    if isinstance(parts, Ignored):
        return parts
    heard: list[Heard] = []
    for each in parts:
        one = _message(each)
        if isinstance(one, Ignored):
            return one
        heard.append(one)
    return tuple(heard)


def tag_ns(datagram: bytes) -> int | None:
    """The wall time that a bundle is tagged with, ns since 1970; None: none, or at once."""
    if not datagram.startswith(BUNDLE) or len(datagram) < HEAD:
        return None
    seconds, fraction = struct.unpack_from(">II", datagram, len(BUNDLE))
    if not seconds:
        return None
    return int((seconds - NTP_EPOCH_S) * NS_PER_S + (fraction * NS_PER_S >> 32))


def _elements(bundle: bytes, most: int) -> tuple[bytes, ...] | Ignored:
    """The messages of a bundle that holds no other."""
    if len(bundle) < HEAD:
        return Ignored.MALFORMED
    found: list[bytes] = []
    at = HEAD
    while at < len(bundle):
        if len(bundle) - at < LENGTH or len(found) == most:
            return Ignored.MALFORMED
        (size,) = struct.unpack_from(">i", bundle, at)
        at += LENGTH
        if not 0 < size <= len(bundle) - at:
            return Ignored.MALFORMED
        if bundle.startswith(BUNDLE, at):
            return Ignored.NESTED
        found.append(bundle[at : at + size])
        at += size
    return tuple(found)


def _message(data: bytes) -> Heard | Ignored:
    tags = _tags(data)
    if tags is None:
        return Ignored.MALFORMED
    if not set(tags) <= TYPES or len(tags) > MOST_ARGUMENTS:
        return Ignored.WRONG_TYPES
    try:
        read = OscMessage(data)
        return Heard(read.address, tuple(read.params))
    except Exception:
        return Ignored.MALFORMED


def _tags(data: bytes) -> bytes | None:
    """The type tags without the comma; None where there is no address or its end is missing."""
    end = data.find(b"\0")
    if not data.startswith(b"/") or not 0 < end <= LONGEST_ADDRESS or len(data) % 4:
        return None
    if any(byte < 0x21 or byte > 0x7E for byte in data[:end]):
        return None
    start = (end // 4 + 1) * 4
    if start == len(data):
        return b""  # an old sender leaves the tags out where there are no arguments
    stop = data.find(b"\0", start)
    return data[start + 1 : stop] if stop > start and data[start : start + 1] == b"," else None
