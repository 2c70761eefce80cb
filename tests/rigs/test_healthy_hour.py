"""An hour of twelve healthy rigs, as rough as a good hall is, raises nothing. Simulated time."""

import random

import msgspec
import pytest

from racecontrol.meeting.boxes import Lamp
from racecontrol.meeting.faults import FaultKind
from racecontrol.rigs.box import BoxHealth, BoxState, BusHealth, LineHealth
from racecontrol.rigs.boxes_now import BoxesNow
from racecontrol.rigs.fault_book import FaultBook
from racecontrol.rigs.found import of_box, of_console, of_line, of_this_computer, usual_type
from racecontrol.rigs.one_cause import in_common
from tests.rigs.test_faults import GOOD, LIT, RACING, REST

LOOK_MS = 500
HOUR_MS = 3_600_000
RIGS = range(1, 13)
MS = 1_000_000


class Hall:
    """Twelve rigs: a packet is lost now and then, an answer garbled, a driver thrown up."""

    def __init__(self, seed: int) -> None:
        self.lot = random.Random(seed)
        self.now = BoxesNow()
        self.counts = {rig: {"answered": 0, "silent": 0, "garbled": 0, "late": 0} for rig in RIGS}

    def consoles(self):
        for rig in RIGS:
            yield msgspec.structs.replace(
                GOOD,
                rig=rig,
                missing=self.few(0.02, 2),
                late=self.few(0.02, 2),
                doubled=self.few(0.01, 1),
                jitter_ms=self.lot.uniform(0.5, 9.0) + (30.0 if self.lot.random() < 1e-4 else 0.0),
                clock_error_ms=self.lot.uniform(0.1, 1.2),
                clock_rate_ppm=self.lot.uniform(-6, 6),
                pace_ppm=self.lot.gauss(0, 400),
                age_ns=self.lot.randrange(1, 40) * MS,
            )

    def few(self, chance: float, most: int) -> int:
        return self.lot.randint(1, most) if self.lot.random() < chance else 0

    def line(self, at_ns: int) -> LineHealth:
        for rig in RIGS:
            count = self.counts[rig]
            count["answered"] += 4
            count["garbled"] += self.few(0.005, 1)
            count["silent"] += self.few(0.005, 1)
            count["late"] += self.few(0.001, 1)
            seated = self.lot.random() > 0.005  # a kerb, for one look
            inputs = msgspec.structs.replace(REST, seat_occupied=seated)
            self.now.take(BoxState(rig, at_ns, inputs, LIT))
        boxes = tuple(
            BoxHealth(rig, True, refused=0, answer_ms=self.lot.uniform(11, 18), **self.counts[rig])
            for rig in RIGS
        )
        return LineHealth(BusHealth("left", "/dev/x", 1, 1, 90.0, ""), boxes, 50.0)

    def found(self, at_ns: int):
        consoles, line = tuple(self.consoles()), self.line(at_ns)
        kind = usual_type(consoles)
        own_ms = self.lot.uniform(0.0, 15.0) + (180.0 if self.lot.random() < 1e-3 else 0.0)
        found = [*of_line(line), *of_this_computer(own_ms)]
        for one in consoles:
            found += of_console(one, RACING, kind, own_ms)
        wanted = dict.fromkeys(RIGS, Lamp.GREEN)
        for view in self.now.views([line], wanted, at_ns, own_ms):
            found += of_box(view, RACING, None)
        return in_common(found, len(RIGS))


def told_in_an_hour(hall: Hall, disturb=lambda _ms, found: found):
    book, facts = FaultBook(), []
    for ms in range(0, HOUR_MS, LOOK_MS):
        facts += book.look(disturb(ms, hall.found(ms * MS)), ms * MS, ms * MS)
    return facts


@pytest.mark.parametrize("seed", [1, 2])
def test_a_healthy_hour_raises_nothing(seed):
    assert told_in_an_hour(Hall(seed)) == []


def test_the_same_hour_with_one_bad_cable_raises_that_and_nothing_else():
    """So that the hour above can fail."""
    hall = Hall(1)
    lossy = hall.few

    def bad_for_a_while(chance, most):
        return lossy(chance, most) + (9 if chance == 0.005 and hall.lot.random() < 0.0005 else 0)

    hall.few = bad_for_a_while
    kinds = {getattr(fact, "fault", fact).kind for fact in told_in_an_hour(hall)}
    assert kinds == {FaultKind.BOX_GARBLED}
