"""Twelve consoles in a hurry: `python -m tests.benchmarks.flood PORT SECONDS RATE` (Linux).

Sends packets from twelve loopback addresses, RATE datagrams a second in all (0: as fast as it
can), in small bursts by deadlines, and prints how many it sent in which time. The kernel cuts one
long write into datagrams (UDP_SEGMENT), so that the sender is not what is measured.
"""

import socket
import sys
import time

from tests.benchmarks.packets import LENGTH, lapping
from tests.benchmarks.sender import ADDRESSES

UDP_SEGMENT = 103  # linux/udp.h
BURST = 16  # datagrams of one console in one write
BLOCKS = 128  # bursts of ids that are ready; then they begin again, as those of a restarted game


def main(port: int, seconds: float, rate: float) -> None:
    """Sends, then prints count and seconds."""
    sockets = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in ADDRESSES]
    for sock, address in zip(sockets, ADDRESSES, strict=True):
        sock.setsockopt(socket.IPPROTO_UDP, UDP_SEGMENT, LENGTH)
        sock.bind((address, 0))
        sock.connect(("127.0.0.1", port))
    whole = b"".join(lapping(BURST * BLOCKS))
    size = BURST * LENGTH
    bursts = [whole[at : at + size] for at in range(0, len(whole), size)]
    print("ready", flush=True)
    sys.stdin.readline()
    sent, start = 0, time.monotonic()
    while (now := time.monotonic()) - start < seconds:
        if rate and sent > (now - start) * rate:
            continue  # a busy wait: a sleep is as long as hundreds of datagrams
        burst = bursts[sent // (BURST * len(sockets)) % BLOCKS]
        for sock in sockets:
            sock.send(burst)
        sent += BURST * len(sockets)
    print(sent, time.monotonic() - start, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]))
