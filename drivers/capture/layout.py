"""What stands in a capture: channels, schemas, and the order of a packet's bytes.

    profile         "racecontrol.gt7"
    metadata        "racecontrol": format, meeting, rigs (a JSON list of names), the clocks
    rig/N           clear packets of rig N, 0 first, bytes in the order of `byte_order`;
                    one channel for each packet type that the rig sends
    rig/N/view      five packets a second, some fields, as ROS 1 messages: what viewers plot
    rig/N/rejected  datagrams that were no packets, verbatim
    timing/lines    the timing lines from here on
    timing/settled  laps went out without their crossing
    timing/events   what the live timing told
    log_time        arrival, UTC in ns by the clock of the machine when the capture began:
                    minus `utc_minus_monotonic_ns` it is the monotonic clock to the ns
    sequence        the order in which all of it came, as 32 bits

A clear packet has its seed at 0x40: sealed with that seed it is the datagram again, byte for byte.
Clear packets compress, datagrams do not; and they compress to three quarters when the bytes that
change from packet to packet stand together, as what never changes is then one long match.
"""

import json
from typing import Final

import numpy as np
import numpy.typing as npt

from drivers.gt7.packet import LONGEST, PACKET_TYPES, WIRE_FIELDS, PacketType
from racecontrol.timing.cores import Note
from racecontrol.timing.events import EVENT
from racecontrol.timing.sample import FIELDS

PROFILE: Final = "racecontrol.gt7"
METADATA: Final = "racecontrol"
FORMAT: Final = "2"
UNKNOWN_RIG: Final = -1
MCAP_MAGIC: Final = b"\x89MCAP0\r\n"

PACKET_ENCODING: Final = "x-gt7-packet"
REJECTED_ENCODING: Final = "x-udp-datagram"
VIEW_TICKS: Final = 12  # one packet in this many is shown in the view

NOTE_TOPICS: Final = {
    Note.LINES: "timing/lines",
    Note.SETTLED: "timing/settled",
    Note.EVENT: "timing/events",
}

# How many low bytes of each element change with nearly every packet of a driven car; counted in
# public recordings of types A and C.
RESTLESS: Final = {
    "seed": 4,
    "packet_id": 1,
    "position": 2,
    "velocity": 3,
    "rotation": 3,
    "angular_velocity": 3,
    "body_height": 3,
    "engine_rpm": 2,
    "speed": 2,
    "boost": 2,
    "oil_pressure": 2,
    "tyre_temperature": 2,
    "road_plane": 3,
    "wheel_speed": 2,
    "suspension": 2,
    "gearbox_rpm": 2,
    "steering": 3,
    "steering_rate": 3,
    "sway": 3,
    "heave": 3,
    "surge": 3,
    "unknown_154": 3,
    "lap_clock_ms": 1,
    "steer_angle": 3,
    "wheelbase": 1,
}
# Fields whose other bytes change now and then.
LIVELY: Final = frozenset({*RESTLESS, "throttle", "brake", "gears", "flags", "time_of_day_ms"}) | {
    "throttle_pedal",
    "brake_output",
    "torque_vectoring",
    "energy_recovery",
    "surface",
}

# Parts of a packet, in the order of the packet, that make one ROS 1 message: its layout, too, is
# little-endian without gaps. All types have them.
VIEW_PARTS: Final = (
    (0x04, "float32[3] position"),
    (0x10, "float32[3] velocity"),
    (0x3C, "float32 engine_rpm"),
    (0x44, "float32 fuel_level"),
    (0x4C, "float32 speed"),
    (0x60, "float32[4] tyre_temperature"),
    (0x70, "int32 packet_id\nint16 lap\nint16 laps_total\nint32 best_lap_ms\nint32 last_lap_ms"),
    (0x84, "int16 race_position"),
    (0x8E, "uint16 flags\nuint8 gears\nuint8 throttle\nuint8 brake"),
)
_ROS_BYTES: Final = {"float32": 4, "float64": 8, "int64": 8, "int32": 4, "int16": 2, "uint16": 2}
_ROS_NAMES: Final = {"f8": "float64", "i8": "int64", "i4": "int32", "i2": "int16", "u1": "uint8"}


def rig_topic(rig: int) -> str:
    """The topic of a rig's packets."""
    return "unknown" if rig == UNKNOWN_RIG else f"rig/{rig}"


def view_topic(rig: int) -> str:
    """The topic of a rig's view."""
    return f"{rig_topic(rig)}/view"


def rejected_topic(rig: int) -> str:
    """The topic of what a rig sent that was no packet."""
    return f"{rig_topic(rig)}/rejected"


# ---- packets ----


def byte_order(length: int) -> npt.NDArray[np.intp]:
    """Where each byte of a stored packet stands in the clear packet of this length."""
    rank = np.full(length, 2)
    for name, code, count, offset in WIRE_FIELDS:
        if offset < length and name in LIVELY:
            size = np.dtype(code).itemsize
            places = offset + np.arange(size * count)
            rank[places] = np.where(np.arange(size * count) % size < RESTLESS.get(name, 0), 0, 1)
    return np.argsort(rank, kind="stable")


def packet_schema(kind: PacketType) -> bytes:
    """What a person needs to read the packets of one type without this program: JSON."""
    units = {name: unit for name, _, _, unit in FIELDS}
    fields = [
        {"name": name, "type": code, "count": count, "offset": offset, "unit": units.get(name, "")}
        for name, code, count, offset in WIRE_FIELDS
        if offset < kind.length
    ]
    about = {
        "what": "one telemetry packet of Gran Turismo 7, decrypted, its seed at 0x40",
        "type": kind.letter,
        "bytes": kind.length,
        "order": byte_order(kind.length).tolist(),
        "how": "clear[order[i]] = data[i]; fields then stand at their offset, little-endian",
        "fields": fields,
    }
    return json.dumps(about).encode()


ORDERS: Final = {kind.length: byte_order(kind.length) for kind in PACKET_TYPES}


# ---- views and notes, as ROS 1 messages ----


def view_columns() -> npt.NDArray[np.intp]:
    """Which bytes of a clear packet make its view."""
    parts = [np.arange(offset, offset + _ros_size(text)) for offset, text in VIEW_PARTS]
    return np.concatenate(parts)


def view_schema() -> bytes:
    """The view as ROS 1 tells messages."""
    head = "# Some fields of a telemetry packet; speed in m/s, gears: low nibble the current one\n"
    return (head + "\n".join(text for _, text in VIEW_PARTS) + "\n").encode()


def note_schema(note: Note) -> tuple[str, bytes]:
    """Name and ROS 1 text of the messages of one kind of note."""
    match note:
        case Note.LINES:
            line = "float64 x\nfloat64 z\nfloat64 normal_x\nfloat64 normal_z\nfloat64 half_width\n"
            rule = "=" * 80
            text = f"Line[] lines\n{rule}\nMSG: racecontrol/Line\n{line}"
            return "racecontrol/Lines", text.encode()
        case Note.SETTLED:
            return "racecontrol/Settled", b"int64 utc_ns\n"
        case Note.EVENT:
            return "racecontrol/Event", _record_text(EVENT).encode()


def _record_text(dtype: "np.dtype[np.void]") -> str:
    """A NumPy record as ROS 1 text, the bytes between its fields named too."""
    lines: list[str] = []
    end = 0
    for name, (kind, offset, *_) in (dtype.fields or {}).items():
        if offset > end:
            lines.append(f"uint8[{offset - end}] gap_{end}")
        lines.append(f"{_ROS_NAMES[kind.str[1:]]} {name}")
        end = offset + kind.itemsize
    if dtype.itemsize > end:
        lines.append(f"uint8[{dtype.itemsize - end}] gap_{end}")
    return "\n".join(lines) + "\n"


def _ros_size(text: str) -> int:
    total = 0
    for line in text.splitlines():
        kind, _, rest = line.split(" ")[0].partition("[")
        total += _ROS_BYTES.get(kind, 1) * int(rest.rstrip("]") or 1)
    return total


assert max(offset for offset, _ in VIEW_PARTS) < LONGEST
