"""The timing core in Python: the specification of core.c, lap.c and crossing.c.

Slow (some thousand datagrams a second), and run only by tests and benchmarks. The same datagrams
give the same records in the same order as the core in C, byte for byte.
"""

import math
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from racecontrol.timing.cores import ROW, Captured, LineRow, Note
from racecontrol.timing.events import CAUSES, COUNTERS, ENVELOPE, EVENT, WALL_SECONDS_PER_TICK
from racecontrol.timing.sample import SAMPLE, Verdict
from racecontrol.timing.twin_laps import Line, Reading, RigBook, Row

if TYPE_CHECKING:
    from typing_extensions import Buffer

DOUBLED: Final = CAUSES.index("doubled") + 1
LATE: Final = CAUSES.index("late") + 1
LATE_TICKS: Final = 600  # an id further back than this is a game started anew
BEHIND_TICKS: Final = 60  # no network is a second late: such ids are another console's
BUCKET_TICKS: Final = 64
BUCKETS: Final = 64
RATE_BUCKETS: Final = 4
RATE_TOLERANCE: Final = 2e-3
SETTLE_NS: Final = 500_000_000
LONGEST_DATAGRAM: Final = 2048
CAPTURE_HEADER: Final = 16  # bytes in front of a datagram in the capture ring
MAX_CAPTURED: Final = 65536


class TwinFeed(Protocol):
    """A feed as Python sees it: `drivers.gt7.twin` and `drivers.gt7._gt7` are such modules."""

    def decode(self, datagram: "Buffer", /) -> bytes | int:
        """The bytes of one SAMPLE, or the verdict."""

    def decode_timing(
        self, packets: "Buffer", clear: bool, packet_length: int, /
    ) -> tuple[bytes, bytes]:
        """SAMPLEs with TIMING_FIELDS alone, and a verdict byte each."""

    def unseal(self, datagram: "Buffer", /) -> bytes | int:
        """The clear bytes for the capture, or the verdict."""


class _Rig:
    """What is kept of one rig."""

    def __init__(self, index: int, history: int) -> None:
        self.index = index
        self.book: RigBook | None = None  # None until the first sample
        self.counters = dict.fromkeys(COUNTERS.names or (), 0)
        self.seen: set[int] = set()
        self.first_id = 0
        self.tick_offset = 0
        self.buckets: dict[int, tuple[float, int]] = {}
        self.tick_ns = 0.0  # rate along which arrivals of a bucket are compared
        self.history: deque[bytes] = deque(maxlen=history)
        self.latest = bytes(SAMPLE.itemsize)


class TwinCore:
    """Datagrams of N rigs in; passings, laps and samples out. See `cores.TimingCore`."""

    def __init__(
        self,
        feed: TwinFeed,
        rigs: int,
        *,
        history: int = 4096,
        ring: int = 65536,
        capture_bytes: int = 0,
        tick_ns: float = WALL_SECONDS_PER_TICK * 1e9,
    ) -> None:
        self._feed = feed
        self._tick_ns = tick_ns
        self._rigs = [_Rig(index, history) for index in range(rigs)]
        self._lines: list[Line] = []
        self._events: list[Row] = []
        self._ring = _power_of_two(ring)
        self._captured: deque[Captured] = deque()
        self._capture_bytes = _power_of_two(capture_bytes) if capture_bytes else 0
        self._capture_used = 0
        self._overflow = [0, 0]

    # ---- feeding ----

    def set_lines(self, lines: Sequence[LineRow], /) -> None:
        self._lines[:] = [Line.of(*line) for line in lines]
        for rig in self._rigs:
            if rig.book is not None:
                rig.book.forget_crossed()
        self._note(Note.LINES, 0, 0, np.array(list(lines), dtype="<f8").tobytes())

    def feed(self, rig: int, datagram: "Buffer", arrival_ns: int, /) -> int:
        received = bytes(datagram)[:LONGEST_DATAGRAM]
        kept = self._rig(rig)
        verdict = self._take(kept, self._feed.decode(received), arrival_ns)
        self._capture(rig, arrival_ns, verdict, received)
        return verdict

    def feed_many(
        self, rig: int, datagrams: "Buffer", length: int, first_arrival_ns: int, /
    ) -> int:
        packets = bytes(datagrams)
        if length < 1:
            raise ValueError("the length of a packet must be above 0")
        used = 0
        for number in range(len(packets) // length):
            arrival_ns = first_arrival_ns + int(number * self._tick_ns)
            packet = packets[number * length : (number + 1) * length]
            used += self.feed(rig, packet, arrival_ns) == Verdict.ACCEPTED
        return used

    def feed_rows(self, datagrams: "Buffer", rows: "Buffer", /) -> int:
        held, table = bytes(datagrams), np.frombuffer(bytes(rows), dtype=ROW)
        ends = table["offset"] + table["length"]
        sound = (table["offset"] >= 0) & (table["length"] >= 0) & (ends <= len(held))
        if not np.all(sound & (table["rig"] >= 0) & (table["rig"] < len(self._rigs))):
            raise ValueError("the rows do not fit the datagrams or the rigs")
        verdicts = [
            self.feed(int(row["rig"]), held[row["offset"] : end], int(row["arrival_ns"]))
            for row, end in zip(table, ends, strict=True)
        ]
        return verdicts.count(Verdict.ACCEPTED)

    def feed_batch(
        self,
        rigs: "Buffer",
        packets: "Buffer",
        length: int,
        arrivals_ns: "Buffer",
        clear: bool = False,
        /,
    ) -> int:
        whole = bytes(packets)
        if length < 1 or len(whole) % length:
            raise ValueError("the packets must be whole ones of the length given")
        numbers = np.frombuffer(bytes(rigs), "i2")
        arrivals = np.frombuffer(bytes(arrivals_ns), "i8")
        if not len(numbers) == len(arrivals) == len(whole) // length:
            raise ValueError("each packet needs one rig (int16) and one arrival (int64)")
        kept = [self._rig(int(number)) for number in numbers]
        samples, verdicts = self._feed.decode_timing(whole, clear, length)
        size = SAMPLE.itemsize
        decoded = [samples[at : at + size] for at in range(0, len(samples), size)]
        taken = [
            self._take(rig, verdict or sample, int(arrival_ns), in_history=False)
            for rig, sample, verdict, arrival_ns in zip(
                kept, decoded, verdicts, arrivals, strict=True
            )
        ]
        return taken.count(Verdict.ACCEPTED)

    def settle(self, now_ns: int, /) -> None:
        settled = False
        for rig in self._rigs:
            silent_ns = float(now_ns) - float(rig.counters["last_arrival_ns"])
            if rig.book is not None and rig.book.is_waiting and silent_ns >= SETTLE_NS:
                rig.book.give_up(self._emit)
                settled = True
        if settled:
            self._note(Note.SETTLED, 0, now_ns, b"")

    def _rig(self, index: int) -> _Rig:
        if not 0 <= index < len(self._rigs):
            raise IndexError(f"there is no rig {index}, they are 0 to {len(self._rigs) - 1}")
        return self._rigs[index]

    def _take(
        self, rig: _Rig, decoded: bytes | int, arrival_ns: int, *, in_history: bool = True
    ) -> int:
        if isinstance(decoded, int):
            return self._refuse_garbled(rig, decoded)
        return self._use(rig, _stamped(decoded, arrival_ns, rig.index), in_history)

    def _refuse_garbled(self, rig: _Rig, verdict: int) -> int:
        if verdict == Verdict.BAD_LENGTH:
            rig.counters["bad_length"] += 1
            return Verdict.BAD_LENGTH
        rig.counters["bad_magic"] += 1
        return Verdict.BAD_MAGIC

    def _use(self, rig: _Rig, sample: bytes, in_history: bool) -> int:
        reading = Reading.of(sample)
        packet_id = reading.packet_id
        if rig.book is None:
            self._start_epoch(rig, reading)
        elif packet_id == rig.book.latest.packet_id:
            return self._refuse_seen(rig, rig.book)
        elif rig.book.latest.packet_id - LATE_TICKS <= packet_id < rig.book.latest.packet_id:
            return self._refuse_late(rig, rig.book, packet_id)
        elif packet_id < rig.book.latest.packet_id:
            self._restart(rig, rig.book, reading)
        else:
            self._follow(rig, rig.book, reading)
        self._keep(rig, reading, sample, in_history)
        return Verdict.ACCEPTED

    def _refuse_seen(self, rig: _Rig, book: RigBook) -> int:
        rig.counters["doubled"] += 1
        book.lap.doubled += 1
        return DOUBLED

    def _refuse_late(self, rig: _Rig, book: RigBook, packet_id: int) -> int:
        """An id behind the last one. One that never came is no longer missing."""
        if book.latest.packet_id - packet_id > BEHIND_TICKS:
            rig.counters["behind"] += 1
        if packet_id in rig.seen:
            return self._refuse_seen(rig, book)
        if packet_id > rig.first_id:
            rig.seen.add(packet_id)
            rig.counters["missing"] -= 1
            if packet_id > book.lap.first_id and book.lap.missing > 0:
                book.lap.missing -= 1
        rig.counters["late"] += 1
        return LATE

    def _start_epoch(self, rig: _Rig, reading: Reading) -> None:
        rig.buckets.clear()
        rig.seen = {reading.packet_id}
        rig.first_id = reading.packet_id
        rig.book = RigBook(rig.index, reading, float(reading.packet_id + rig.tick_offset))

    def _restart(self, rig: _Rig, book: RigBook, reading: Reading) -> None:
        """The game was restarted: ids begin again, ticks go on by the time that passed."""
        book.give_up(self._emit)
        elapsed_ns = float(reading.arrival_ns) - float(book.latest.arrival_ns)
        elapsed = min(max(math.floor(elapsed_ns / self._tick_ns + 0.5), 1), 1_000_000_000)
        last_tick = book.latest.packet_id + rig.tick_offset
        rig.tick_offset = last_tick + elapsed - reading.packet_id
        rig.counters["epochs"] += 1
        self._start_epoch(rig, reading)
        if rig.book is not None:
            self._emit(rig.book.epoch_row(reading))

    def _follow(self, rig: _Rig, book: RigBook, reading: Reading) -> None:
        gap = reading.packet_id - book.latest.packet_id - 1
        rig.counters["missing"] += gap
        book.lap.missing = min(book.lap.missing + gap, 2**31 - 1)
        rig.seen.add(reading.packet_id)
        if len(rig.seen) > 8 * LATE_TICKS:
            rig.seen = {i for i in rig.seen if i >= reading.packet_id - LATE_TICKS}
        book.follow(reading, float(reading.packet_id + rig.tick_offset), self._lines, self._emit)

    # ---- what is kept ----

    def _keep(self, rig: _Rig, reading: Reading, sample: bytes, in_history: bool) -> None:
        rig.counters["accepted"] += 1
        rig.counters["last_arrival_ns"] = reading.arrival_ns
        rig.latest = sample
        if in_history:
            rig.history.append(sample)
        self._keep_arrival(rig, reading.packet_id + rig.tick_offset, reading.arrival_ns)

    def _keep_arrival(self, rig: _Rig, tick: int, arrival_ns: int) -> None:
        number = tick // BUCKET_TICKS
        kept = rig.buckets.get(number)
        for old in [n for n in rig.buckets if n <= number - BUCKETS]:
            del rig.buckets[old]
        if kept is None:
            rig.tick_ns = self._rate(rig)
        elif float(kept[1]) - kept[0] * rig.tick_ns <= float(arrival_ns) - tick * rig.tick_ns:
            return
        rig.buckets[number] = (float(tick), arrival_ns)

    def _rate(self, rig: _Rig) -> float:
        """The rate of the minute so far, or the expected one."""
        if not rig.buckets:
            return self._tick_ns
        (first, begun_ns), (last, now_ns) = (
            rig.buckets[min(rig.buckets)],
            rig.buckets[max(rig.buckets)],
        )
        if last - first < RATE_BUCKETS * BUCKET_TICKS:
            return self._tick_ns
        rate = (float(now_ns) - float(begun_ns)) / (last - first)
        return rate if abs(rate / self._tick_ns - 1) <= RATE_TOLERANCE else self._tick_ns

    def _emit(self, row: Row) -> None:
        if len(self._events) == self._ring:
            self._overflow[0] += 1
        else:
            self._events.append(row)
        record = _without_noise(np.array([row], dtype=EVENT))
        (event,) = np.frombuffer(record, dtype=EVENT)
        self._note(Note.EVENT, int(event["rig"]), int(event["arrival_ns"]), record)

    def _capture(self, rig: int, arrival_ns: int, verdict: int, datagram: bytes) -> None:
        clear = self._feed.unseal(datagram)
        self._hold((rig, arrival_ns, int(verdict), datagram if isinstance(clear, int) else clear))

    def _note(self, note: Note, rig: int, at_ns: int, what: bytes) -> None:
        self._hold((rig, at_ns, int(note), what))

    def _hold(self, row: Captured) -> None:
        if not self._capture_bytes:
            return
        need = CAPTURE_HEADER + len(row[3])
        if self._capture_used + need > self._capture_bytes:
            self._overflow[1] += 1
            return
        self._capture_used += need
        self._captured.append(row)

    # ---- reading ----

    def drain(self) -> bytes:
        records = np.array(self._events, dtype=EVENT)
        self._events.clear()
        return _without_noise(records)

    def drain_capture(self) -> list[Captured]:
        count = min(len(self._captured), MAX_CAPTURED)
        taken = [self._captured.popleft() for _ in range(count)]
        self._capture_used -= sum(CAPTURE_HEADER + len(row[3]) for row in taken)
        return taken

    def latest(self) -> bytes:
        return b"".join(rig.latest for rig in self._rigs)

    def history(self, rig: int, count: int, /) -> bytes:
        kept = self._rig(rig).history
        return b"".join(list(kept)[max(len(kept) - max(count, 0), 0) :])

    def counters(self) -> bytes:
        rows = [tuple(rig.counters.values()) for rig in self._rigs]
        return np.array(rows, dtype=COUNTERS).tobytes()

    def envelope(self, rig: int, /) -> bytes:
        buckets = self._rig(rig).buckets
        points = [buckets[number] for number in sorted(buckets)]
        return np.array(points, dtype=ENVELOPE).tobytes()

    def unknown_sources(self) -> tuple[int, str | None]:
        return 0, None  # it has no loop, so nothing comes from an address

    def overflow(self) -> tuple[int, int]:
        return self._overflow[0], self._overflow[1]


def _power_of_two(n: int) -> int:
    return 1 << max(n - 1, 0).bit_length()


def _stamped(sample: bytes, arrival_ns: int, rig: int) -> bytes:
    """The sample with what a feed does not know."""
    buffer = bytearray(sample)  # a copied array would not keep the bytes between the fields
    record = np.frombuffer(buffer, dtype=SAMPLE)
    record["arrival_ns"] = arrival_ns
    record["rig"] = rig
    return bytes(buffer)


def _without_noise(records: "np.ndarray[tuple[int], np.dtype[np.void]]") -> bytes:
    """The bytes of the records with zeros between the fields, as C clears them."""
    clean = np.zeros(records.shape, dtype=EVENT)
    for name in EVENT.names or ():
        clean[name] = records[name]
    return clean.tobytes()
