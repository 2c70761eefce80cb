"""Twelve consoles in a process of their own: `python -m tests.benchmarks.sender PORT EACH RATE`.

Sends EACH packets from each of twelve loopback addresses, RATE datagrams a second in all (0: as
fast as it can), by deadlines.
"""

import socket
import sys
import time

from tests.benchmarks.packets import lapping

ADDRESSES = [f"127.0.1.{rig + 1}" for rig in range(12)]


def main(port: int, each: int, rate: float) -> None:
    """Sends, then prints what it took in seconds."""
    sockets = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in ADDRESSES]
    for sock, address in zip(sockets, ADDRESSES, strict=True):
        sock.bind((address, 0))
        sock.connect(("127.0.0.1", port))
    datagrams = list(lapping(each))
    print("ready", flush=True)
    sys.stdin.readline()
    start = time.monotonic()
    for number, datagram in enumerate(datagrams):
        if rate:
            _wait_until(start + number * len(sockets) / rate)
        for sock in sockets:  # all twelve at the same instant: the hardest case
            sock.send(datagram)
    print(time.monotonic() - start, flush=True)


def _wait_until(deadline: float) -> None:
    left = deadline - time.monotonic()
    if left > 0:
        time.sleep(left)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
