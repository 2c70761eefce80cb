"""Channels to datagrams: laid out as on the wire, then sealed."""

from typing import Final

import numpy as np
import numpy.typing as npt

from drivers.gt7 import _gt7
from drivers.gt7.packet import MAGIC, WIRE
from drivers.simulation.channels import Channels

_DERIVED: Final = frozenset({"magic", "seed", "gears", "packet_id"})
_MENU: Final = {"lap": -1, "laps_total": -1, "race_position": -1, "cars_in_race": -1, "flags": 0}


def laid_out(
    letter: str, channels: Channels, ids: npt.NDArray[np.int64], car_code: int, category: str
) -> npt.NDArray[np.void]:
    """Clear packets of one type, shape (n,)."""
    packets = np.zeros(len(ids), WIRE[letter])
    for name in packets.dtype.names or ():
        if name not in _DERIVED and name in channels:
            packets[name] = channels[name]
    packets["magic"] = MAGIC
    packets["packet_id"] = ids
    packets["gears"] = np.asarray(channels["gear"]) | (np.asarray(channels["suggested_gear"]) << 4)
    packets["car_code"] = car_code
    if "category" in (packets.dtype.names or ()):
        packets["category"] = category.encode("ascii")
    return packets


def idle(letter: str, ids: npt.NDArray[np.int64]) -> npt.NDArray[np.void]:
    """Clear packets of a console in its menu: lap -1, everything else zero, best and last too."""
    packets = np.zeros(len(ids), WIRE[letter])
    packets["magic"] = MAGIC
    packets["packet_id"] = ids
    packets["lap"] = packets["laps_total"] = -1
    return packets


def leave_track(packets: npt.NDArray[np.void], where: npt.NDArray[np.bool_]) -> None:
    """Turn packets into those of the moments after leaving: frozen values, the counters unset."""
    for name, value in {**_MENU, "best_lap_ms": -1, "last_lap_ms": -1}.items():
        packets[name][where] = value


def sealed(packets: npt.NDArray[np.void], seed: int) -> list[bytes]:
    """Datagrams under seeds that follow from the packet ids, so that no two are alike."""
    length = packets.dtype.itemsize
    seeds = _scrambled(packets["packet_id"].astype(np.uint64), seed).astype("<u4")
    stream = _gt7.seal_many(packets.tobytes(), length, seeds.tobytes())
    return [stream[i : i + length] for i in range(0, len(stream), length)]


def shares(ids: npt.NDArray[np.int64], seed: int) -> npt.NDArray[np.float64]:
    """One number in [0, 1) for each packet id, the same however the packets are grouped."""
    return np.asarray(_scrambled(ids.astype(np.uint64), seed) / 2.0**32)


def _scrambled(values: npt.NDArray[np.uint64], seed: int) -> npt.NDArray[np.uint64]:
    """32 bits per value that look random (the finish of the splitmix64 generator)."""
    x = values + np.uint64(seed * 0x9E3779B97F4A7C15 % (1 << 64))
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray((x ^ (x >> np.uint64(31))) >> np.uint64(32))
