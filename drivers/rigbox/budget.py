"""How long questions take on an RS-485 line, computed from their bytes: the budget of a bus.

A character is 10 bits (8N1). Frames are 3.5 characters apart, at least 1.75 ms above 19,200 baud
(Modbus over serial line, specification and implementation guide V1.02, 2.5.1.1). A module thinks
for some 2 ms; a USB adapter hands its bytes on within 1 ms when it is set to low latency.
"""

from typing import Final

from msgspec import Struct

BITS: Final = 10
GAP_CHARACTERS: Final = 3.5
LEAST_GAP_MS: Final = 1.75
THINKING_MS: Final = 2.0
ADAPTER_MS: Final = 1.0

READ_BITS: Final = 8 + 6  # bytes of question and answer
READ_COUNTERS: Final = 8 + 11
WRITE_LAMPS: Final = 10 + 8
WRITE_TO_ALL: Final = 10
TIMEOUT_ANSWERS: Final = 4  # a time-out is worth so many of the longest answers


class Budget(Struct, frozen=True):
    """A bus with so many boxes at a baud rate; all in ms, nothing gone wrong."""

    baud: int
    boxes: int
    inputs_ms: float  # one question for the inputs of one box
    round_ms: float  # inputs of all boxes, and the coils and counters of one
    written_ms: float  # one lamp for all of them, in one frame, after the question under way
    signal_ms: float  # the same, and read back from each
    each_ms: float  # the same, when each has to be written by itself
    lost_ms: float  # until a box that fell silent is given up


def asking_ms(baud: int, characters: int) -> float:
    """Question and answer of so many characters together."""
    gap_ms = GAP_CHARACTERS * BITS / baud * 1000
    gap_ms = gap_ms if baud <= 19_200 else LEAST_GAP_MS
    return characters * BITS / baud * 1000 + 2 * gap_ms + THINKING_MS + ADAPTER_MS


def broadcast_s(baud: int) -> float:
    """For a frame to all boxes, and for them to take it in before the next one."""
    return asking_ms(baud, WRITE_TO_ALL) / 1000


def budget(baud: int, boxes: int, timeout_s: float, misses: int, pause_s: float) -> Budget:
    """What a bus can do; `misses` questions without an answer give a box up."""
    inputs_ms = asking_ms(baud, READ_BITS)
    round_ms = boxes * inputs_ms + asking_ms(baud, READ_BITS) + asking_ms(baud, READ_COUNTERS)
    round_ms += pause_s * 1000
    written_ms = asking_ms(baud, READ_COUNTERS) + broadcast_s(baud) * 1000
    signal_ms = written_ms + boxes * asking_ms(baud, READ_BITS)
    each_ms = signal_ms + boxes * asking_ms(baud, WRITE_LAMPS)
    lost_ms = misses * (round_ms + timeout_s * 1000)
    return Budget(baud, boxes, inputs_ms, round_ms, written_ms, signal_ms, each_ms, lost_ms)


def timeout_s(baud: int) -> float:
    """For one answer: several of the longest, and 40 ms for an adapter in its slow mode."""
    return 0.04 + TIMEOUT_ANSWERS * asking_ms(baud, READ_COUNTERS) / 1000
