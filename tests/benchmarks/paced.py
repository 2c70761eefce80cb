"""Twelve consoles that cross a line: `python -m tests.benchmarks.paced PORT COUNT RATE`.

Sends COUNT datagrams from twelve loopback addresses in turn, evenly, RATE a second in all; each
console crosses x = 0 with every second one. Prints when each was sent (monotonic ns).
"""

import socket
import sys
import time

from tests.benchmarks.packets import packet
from tests.benchmarks.sender import ADDRESSES

BEHIND, PAST = -0.6, 0.4  # m; at 60 m/s one tick apart, and then put back


def main(port: int, count: int, rate: float) -> None:
    """Sends, then prints the times of sending."""
    sockets = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in ADDRESSES]
    for sock, address in zip(sockets, ADDRESSES, strict=True):
        sock.bind((address, 0))
        sock.connect(("127.0.0.1", port))
    datagrams = [
        packet(number, PAST if number % 2 == 0 else BEHIND, 0.0, 60.0, 0.0, speed=60.0)
        for number in range(1, count // len(sockets) + 2)
    ]
    print("ready", flush=True)
    sys.stdin.readline()
    sent_ns, start = [], time.monotonic()
    for number in range(count):
        left = start + number / rate - time.monotonic()
        if left > 0:
            time.sleep(left)
        turn, rig = divmod(number, len(sockets))
        sent_ns.append(time.monotonic_ns())
        sockets[rig].send(datagrams[turn])
    print(*sent_ns, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
