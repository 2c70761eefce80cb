"""Messages and bundles as bytes, with integers, floats and texts only."""

import re
import struct
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pythonosc.osc_message_builder import OscMessageBuilder

Value = int | float | str

# Not printable ASCII, or a sign that means something in a pattern (OSC 1.0).
RESERVED: Final = re.compile(r"[^!-~]|[#*,/?\[\]{}]")
BUNDLE: Final = b"#bundle\0"
LARGEST: Final = 1_400  # bytes: one Ethernet frame with its headers
HEAD: Final = 16  # bytes of a bundle before its first element
LENGTH: Final = 4  # bytes before each element
LONGEST_TEXT: Final = 400  # bytes
INT_LEAST: Final = -(2**31)
INT_MOST: Final = 2**31 - 1
FLOAT_MOST: Final = 3.4e38
NTP_EPOCH_S: Final = 2_208_988_800  # 1900 to 1970
NS_PER_S: Final = 1_000_000_000
LOOKS: Final = 3


def part(text: str) -> str:
    """A text as one part of an address."""
    return RESERVED.sub("-", text) or "-"


def message(address: str, arguments: Iterable[Value]) -> bytes:
    """One message. What is too long or too large for an argument of OSC is cut to what fits."""
    builder = OscMessageBuilder(address)
    for value in arguments:
        builder.add_arg(*_argument(value))
    return bytes(builder.build().dgram)


def _argument(value: Value) -> tuple[Value, str]:
    if isinstance(value, int):
        return min(max(int(value), INT_LEAST), INT_MOST), "i"
    if isinstance(value, float):
        return min(max(value, -FLOAT_MOST), FLOAT_MOST), "f"
    text = value.replace("\0", " ").encode("utf-8", "replace")[:LONGEST_TEXT]
    return text.decode("utf-8", "ignore"), "s"


def wall_ahead_ns() -> int:
    """Wall time less monotonic time, from the closest of some looks at both clocks."""
    looks = [(time.monotonic_ns(), time.time_ns(), time.monotonic_ns()) for _ in range(LOOKS)]
    before, wall, after = min(looks, key=lambda look: look[2] - look[0])
    return wall - (before + after) // 2


def bundles(messages: Iterable[bytes], wall_ns: int) -> Iterator[bytes]:
    """Bundles with this wall time, as few as fit a datagram each."""
    together: list[bytes] = []
    size = HEAD
    for each in messages:
        if together and size + LENGTH + len(each) > LARGEST:
            yield _bundle(together, wall_ns)
            together, size = [], HEAD
        together.append(each)
        size += LENGTH + len(each)
    if together:
        yield _bundle(together, wall_ns)


def _bundle(messages: Sequence[bytes], wall_ns: int) -> bytes:
    """The time tag is seconds since 1900 and 2^-32 of a second, both from integers."""
    seconds, rest_ns = divmod(wall_ns, NS_PER_S)
    tag = struct.pack(">II", (seconds + NTP_EPOCH_S) % 2**32, (rest_ns << 32) // NS_PER_S)
    parts = (struct.pack(">i", len(each)) + each for each in messages)
    return BUNDLE + tag + b"".join(parts)


def count(payload: bytes) -> int:
    """How many messages a payload of ours holds."""
    if not payload.startswith(BUNDLE):
        return 1
    found, at = 0, HEAD
    while at < len(payload):
        at += LENGTH + int(struct.unpack_from(">i", payload, at)[0])
        found += 1
    return found
