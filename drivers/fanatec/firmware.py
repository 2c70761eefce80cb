"""What a wheelbase answers, byte for byte: the other end of the cable.

The simulated bases and the ones that the tests offer to a real kernel share it. It does what the
public sources describe of a direct-drive base, and nothing that they do not.
"""

import struct
from typing import Final

from racecontrol.rigs.wheelbase import CENTRE

INPUT: Final = struct.Struct("<B16sHHHHbbBBBBBH")
RELEASED: Final = 0xFFFF  # pedals are inverted
HAT_RELEASED: Final = 0x0F
GOLDEN: Final = bytes.fromhex("ed 64 05 65 01 00 00 0a 0a 0a 0f 05 32 32 64 00 01 06 0a 32 00 00")
DD_PLUS: Final = 12
GT_EXTREME_RIM: Final = 0x18
BASE_VERSION: Final = (2, 12, 0, 2)
MOTOR_VERSION: Final = (1, 0, 2, 2)
_RECORD: Final = 61  # bytes behind the slot
_LONG: Final = 64


class Firmware:
    """One base: takes output reports, gives input reports."""

    def __init__(self) -> None:
        self.base_type = DD_PLUS
        self.base_version = BASE_VERSION
        self.motor_version = MOTOR_VERSION
        self.rim = GT_EXTREME_RIM
        self.rim_version = (6, 0, 0, 0)
        self.slots = [bytearray(GOLDEN.ljust(_RECORD, b"\0")) for _ in range(5)]
        self.saved = [bytes(slot) for slot in self.slots]
        self.slot = 1
        self.standard = False
        self.silent = False  # answers nothing, as some bases after a start
        self.deaf_to_writes = False  # another program holds the settings
        self.levers = (0, 0)  # bytes 27 and 28 of the input report
        self.told: list[bytes] = []  # the last frames that it was sent and that have no answer
        self._pushes = False

    def take(self, frame: bytes) -> list[bytes]:
        """An output report; what the base sends for it."""
        if self.silent:
            return []
        match frame[:3]:
            case b"\xff\x08\x01":
                self._pushes = True
                return []
            case b"\xff\x08\x02":
                return [self.identity()]
            case b"\xff\x03\x02":
                return [self.tuning()]
            case b"\xff\x03\x01" if 1 <= frame[3] <= 5:
                self.slot = frame[3]
                return [self.tuning()]
            case b"\xff\x03\x00":
                return self._write(frame)
            case b"\xff\x03\x03":
                self.saved = [bytes(slot) for slot in self.slots]
                return []
        self.told = [*self.told[-63:], frame]
        if frame[:3] == b"\x01\xf8\x81":  # range in degrees
            return self.turn(1, (int.from_bytes(frame[3:5], "little") // 10 + 0x81) % 256)
        return []

    def _write(self, frame: bytes) -> list[bytes]:
        if len(frame) != _LONG or not 1 <= frame[3] <= 5:
            return []  # it wants the whole record
        if not self.deaf_to_writes:
            self.slot = frame[3]
            self.slots[self.slot - 1][: _LONG - 4] = frame[4:]
        return [self.tuning()]

    def turn(self, k: int, byte: int) -> list[bytes]:
        """Somebody changes value k at the rim; what the base pushes."""
        self.slots[self.slot - 1][k - 1] = byte
        return [] if self.silent else [self.tuning()]

    def change_rim(self, rim: int) -> list[bytes]:
        """Somebody takes the rim off (0), or puts one on; what the base pushes."""
        self.rim = rim
        return [self.identity()] if self._pushes and not self.silent else []

    def tuning(self) -> bytes:
        """The active slot, as it is sent."""
        flags = self.slot | (0x80 if self.standard else 0)
        return bytes((0xFF, 0x03, flags)) + bytes(self.slots[self.slot - 1])

    def identity(self) -> bytes:
        """Who it is, as it is sent."""
        report = bytearray(_LONG)
        report[:3] = 0xFF, 0x08, self.base_type
        report[5:9] = bytes(self.base_version)
        report[0x0C:0x10] = bytes(self.motor_version)
        report[0x18] = self.rim
        report[0x1A:0x1E] = bytes(self.rim_version)
        return bytes(report)

    def inputs(
        self,
        steering: int = CENTRE,
        throttle: int = 0,
        brake: int = 0,
        clutch: int = 0,
        *,
        buttons: tuple[int, ...] = (),
        hat: int = HAT_RELEASED,
    ) -> bytes:
        """An input report; pedals 0 released to 65535 pressed."""
        bits = hat | sum(1 << (number + 3) for number in buttons)
        return INPUT.pack(
            0x01,
            bits.to_bytes(16, "little"),
            steering,
            RELEASED - throttle,
            RELEASED - brake,
            RELEASED - clutch,
            0,
            0,
            *self.levers,
            0,
            0,
            self.rim,
            0x0321,
        )
