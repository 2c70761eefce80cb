"""One box as its bus knows it: what was read, what was ordered, what came of the questions."""

import statistics
from collections import deque
from typing import Final

from msgspec import Struct, field

from drivers.rigbox.line import Answer, Outcome
from racecontrol.meeting.boxes import Lamp
from racecontrol.rigs.box import BoxHealth, Inputs, Outputs

ANSWERS: Final = 16  # of which the median is told
FRESH: Final = -1


class Box(Struct):
    """Written by the bus's thread alone; orders come in from others, under the bus's lock."""

    rig: int
    unit: int
    inputs: Inputs | None = None
    outputs: Outputs | None = None
    misses: int = 0
    lamp: Lamp | None = None  # as ordered; None: nobody ordered anything
    power: bool | None = None
    lamp_due: bool = False
    power_due: bool = False
    tried: int = FRESH  # the round in which what is due was tried last
    late: int = 0
    counters: tuple[int, ...] = ()
    counts: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    took_ms: deque[float] = field(default_factory=lambda: deque(maxlen=ANSWERS))

    @property
    def heard(self) -> bool:
        return self.inputs is not None

    def count(self, answer: Answer) -> None:
        """Take in what became of a question."""
        self.counts[answer.outcome] += 1
        if answer.outcome is Outcome.ANSWERED:
            self.misses = 0
            self.took_ms.append(answer.took_ms)
        elif answer.outcome is not Outcome.OVERSLEPT:
            self.misses += 1

    def is_due(self, this_round: int) -> bool:
        """Whether something ordered is still to be done, and was not tried in this round."""
        return self.heard and (self.lamp_due or self.power_due) and self.tried != this_round

    @property
    def has_news(self) -> bool:
        """An order that was not tried yet."""
        return self.heard and (self.lamp_due or self.power_due) and self.tried == FRESH

    def order(self, lamp: Lamp | None = None, power: bool | None = None) -> None:
        """To be written at once."""
        if lamp is not None:
            self.lamp, self.lamp_due = lamp, True
        if power is not None:
            self.power, self.power_due = power, True
        self.tried = FRESH

    def order_again(self) -> None:
        """It was away: what it shows is not known."""
        self.lamp_due = self.lamp is not None
        self.tried = FRESH

    def health(self) -> BoxHealth:
        took = tuple(self.took_ms)
        heartbeat, firmware, trips = self.counters or (None, None, None)
        return BoxHealth(
            rig=self.rig,
            heard=self.heard,
            answered=self.counts[Outcome.ANSWERED],
            silent=self.counts[Outcome.SILENT],
            garbled=self.counts[Outcome.GARBLED],
            refused=self.counts[Outcome.REFUSED],
            late=self.late,
            answer_ms=statistics.median(took) if took else 0.0,
            heartbeat=heartbeat,
            firmware=firmware,
            trips=trips,
        )
