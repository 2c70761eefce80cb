"""`python -m tests.benchmarks.peer NAME [FOLDER]`: a decoder of others, timed in its own process.

Each line on standard input is a round; the answer is nanoseconds per packet, decrypted and parsed
by the package's own functions. A peer that cannot be imported says so in one line and ends.
"""

import struct
import sys
import time
from collections.abc import Callable

from tests.benchmarks.packets import LENGTH, lapping

PACKETS = 400
Reader = Callable[[bytes], int]  # a datagram to its packet id


def granturismo() -> Reader:
    """What its Listener does with a datagram: decrypt, then make a Packet."""
    from granturismo.model import Packet
    from granturismo.security import Decrypter

    return lambda datagram: Packet.from_bytes(Decrypter.decrypt(datagram)).packet_id


def gt_telem() -> Reader:
    """What its client does with a datagram, without its search for the track: decoding alone.

    Its constructor would look for a console, so the client is put together here.
    """
    import threading
    from types import SimpleNamespace

    from gt_telem.net.crypto import PDEncyption
    from gt_telem.turismo_client import TurismoClient

    client = TurismoClient.__new__(TurismoClient)
    client._crypto = PDEncyption(True, "A")
    client._telem_lock = threading.Lock()
    client._telem = None
    client._telem_update_callbacks = {}
    client._track_detector = SimpleNamespace(detect_track=lambda _: None)
    client.heartbeat_type = "A"

    def read(datagram: bytes) -> int:
        client._handle_data(datagram)
        return client._telem.packet_id

    return read


def one_struct() -> Reader:
    """The least that pure Python needs: pycryptodome, and one Struct for the whole packet."""
    from Crypto.Cipher import Salsa20

    key = b"Simulator Interface Packet GT7 v"
    layout = struct.Struct("<I15f4x11fi2h3i5hH4B16f32x12fi")

    def read(datagram: bytes) -> int:
        iv = int.from_bytes(datagram[64:68], "little")
        nonce = (iv ^ 0xDEADBEAF).to_bytes(4, "little") + datagram[64:68]
        fields = layout.unpack(Salsa20.new(key, nonce).decrypt(datagram))
        if fields[0] != 0x47375330:
            raise ValueError("no packet of the game")
        return fields[27]

    return read


PEERS: dict[str, Callable[[], Reader]] = {
    "granturismo": granturismo,
    "gt-telem": gt_telem,
    "pycryptodome": one_struct,
}


def main(name: str, folder: str = "") -> None:
    if folder:
        sys.path.insert(0, folder)
    try:
        read = PEERS[name]()
    except ImportError as error:
        print(f"absent: {error}", flush=True)
        return
    datagrams = list(lapping(PACKETS))
    assert all(len(datagram) == LENGTH for datagram in datagrams)
    ids = [read(datagram) for datagram in datagrams]
    print(
        "ready" if ids == list(range(1, PACKETS + 1)) else "absent: it reads other ids", flush=True
    )
    for _ in sys.stdin:
        start = time.thread_time_ns()
        for datagram in datagrams:
            read(datagram)
        print((time.thread_time_ns() - start) / PACKETS, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
