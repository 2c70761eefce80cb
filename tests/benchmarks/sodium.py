"""libsodium's Salsa20 alone, on the same packets, called from C: the cipher to beat."""

import ctypes
import ctypes.util
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from drivers.gt7.packet import KEY
from tests.benchmarks.packets import LENGTH

SOURCE = Path(__file__).parents[1] / "native" / "sodium_packets.c"


class Absent(Exception):
    """Why this peer is not here, and how to get it."""


def ns_per_packet(datagrams: bytes) -> Callable[[], float]:
    """A round over the packets of type A. Raises Absent without libsodium or a C compiler."""
    name, compiler = ctypes.util.find_library("sodium"), shutil.which("cc")
    if name is None:
        raise Absent("libsodium is not installed (package libsodium23)")
    if compiler is None:
        raise Absent("there is no C compiler to call libsodium from")
    sodium = ctypes.CDLL(name)
    if sodium.sodium_init() < 0:  # it chooses its instructions there
        raise Absent("libsodium does not start")
    each = _compiled(compiler).sodium_packets
    each.restype = ctypes.c_size_t
    count = len(datagrams) // LENGTH
    arguments = (datagrams, ctypes.c_size_t(count), ctypes.c_size_t(LENGTH), KEY)

    def one_round() -> float:
        start = time.thread_time_ns()
        good = each(sodium.crypto_stream_salsa20_xor, *arguments)
        spent = time.thread_time_ns() - start
        if good != count:
            raise SystemExit(f"libsodium opened {good} of {count} packets")
        return spent / count

    return one_round


def _compiled(compiler: str) -> ctypes.CDLL:
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "sodium_packets.so"
        command = [compiler, "-std=c11", "-O3", "-fPIC", "-shared", str(SOURCE), "-o", str(library)]
        subprocess.run(command, check=True)
        return ctypes.CDLL(str(library))
