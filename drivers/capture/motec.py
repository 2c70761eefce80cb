"""MoTeC i2 log files (.ld): channels of one rate, with who drove what, where and when.

The layout was found by others in files of loggers; the facts are those of gotzl/ldparser and
riccardotornesello/motecldparser. Little-endian throughout, texts padded with zeros:

    head -> event -> venue -> vehicle; head -> list of channel heads, each -> its numbers

What a reader shows is (number / scale * 10^-decimals + shift) * multiplier. We write floats, with
all of these neutral.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
import numpy.typing as npt

_HEAD_BYTES: Final = 0x762
_EVENT_AT: Final = _HEAD_BYTES
_EVENT: Final = struct.Struct("<64s64s1024sH")  # name, session, comment, place of the venue
_VENUE: Final = struct.Struct("<64s1034xH")  # name, place of the vehicle
_VEHICLE: Final = struct.Struct("<64s128xI32s32s")  # id, weight in kg, type, comment
# Channel head: the one before, the next, its numbers, how many, id, kind and bytes of a number,
# rate, shift, multiplier, scale, decimals, name, short name, unit.
_CHANNEL: Final = struct.Struct("<IIIIHHHHhhhh32s8s12s40x")
_VENUE_AT: Final = _EVENT_AT + _EVENT.size
_VEHICLE_AT: Final = _VENUE_AT + _VENUE.size
_CHANNELS_AT: Final = _VEHICLE_AT + _VEHICLE.size
_FIRST_CHANNEL_ID: Final = 0x2EE1
_FLOAT_KIND: Final = 7
# What loggers of one kind write where nobody knows the meaning; i2 wants to see it.
_LOGGER: Final = ((0x00, "I", 0x40), (0x40, "HHH", 1, 0x4240, 0xF), (0x46, "I", 0x1F44))
_DEVICE: Final = ((0x4A, "8s", b"ADL"), (0x52, "HH", 420, 0xADB0), (0x5DE, "I", 0xC81A4))


@dataclass(frozen=True, slots=True)
class LogChannel:
    """One column of a log."""

    name: str  # up to 32 letters
    short: str  # up to 8
    unit: str  # up to 12
    values: npt.NDArray[np.generic]


@dataclass(frozen=True, slots=True)
class Log:
    """One log file: who, where, when, and the channels, all of one rate and length."""

    driver: str
    vehicle: str
    venue: str
    event: str
    session: str
    comment: str
    began: datetime
    rate_hz: int
    channels: Sequence[LogChannel]

    def to_bytes(self) -> bytes:
        """The whole file."""
        numbers = [channel.values.astype("<f4").tobytes() for channel in self.channels]
        data_at = _CHANNELS_AT + len(numbers) * _CHANNEL.size
        heads, at = [], data_at
        for index, (channel, column) in enumerate(zip(self.channels, numbers, strict=True)):
            heads.append(self._channel_head(index, channel, at))
            at += len(column)
        return b"".join([self._head(data_at), self._people(), *heads, *numbers])

    def _head(self, data_at: int) -> bytes:
        head = bytearray(_HEAD_BYTES)
        texts = (
            (0x5E, "16s", self.began.strftime("%d/%m/%Y").encode()),
            (0x7E, "16s", self.began.strftime("%H:%M:%S").encode()),
            (0x9E, "64s", _text(self.driver)),
            (0xDE, "64s", _text(self.vehicle)),
            (0x15E, "64s", _text(self.venue)),
            (0x624, "64s", _text(self.comment)),
            (0x6E2, "64s", _text(self.event)),
            (0x722, "64s", _text(self.session)),
        )
        places = (
            (0x08, "II", _CHANNELS_AT if self.channels else 0, data_at),
            (0x24, "I", _EVENT_AT),
            (0x56, "I", len(self.channels)),
        )
        for at, layout, *values in (*_LOGGER, *_DEVICE, *places, *texts):
            struct.pack_into("<" + layout, head, at, *values)
        return bytes(head)

    def _people(self) -> bytes:
        event = _EVENT.pack(_text(self.event), _text(self.session), _text(self.comment), _VENUE_AT)
        venue = _VENUE.pack(_text(self.venue), _VEHICLE_AT)
        return event + venue + _VEHICLE.pack(_text(self.vehicle), 0, b"", b"")

    def _channel_head(self, index: int, channel: LogChannel, at: int) -> bytes:
        here = _CHANNELS_AT + index * _CHANNEL.size
        is_last = index == len(self.channels) - 1
        return _CHANNEL.pack(
            here - _CHANNEL.size if index else 0,
            0 if is_last else here + _CHANNEL.size,
            at,
            len(channel.values),
            _FIRST_CHANNEL_ID + index,
            _FLOAT_KIND,
            4,
            self.rate_hz,
            0,
            1,
            1,
            0,
            _text(channel.name),
            _text(channel.short),
            _text(channel.unit),
        )


def _text(text: str) -> bytes:
    """As readers take it: ASCII. What is too long is cut where it is packed."""
    return text.encode("ascii", "replace")
