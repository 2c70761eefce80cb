"""Flags on the rims of wheelbases that hang on this machine: shown, acknowledged, shown again."""

import pytest

from drivers.fanatec import signals
from racecontrol.meeting.boxes import Lamp, SignalPort
from racecontrol.meeting.unsettled import AS_PUBLISHED
from racecontrol.rigs.rims import Rims
from tests.drivers.fanatec.bench import SECOND_NS, Bench


class Hall:
    """Two bases on this machine, their rims, and what was told of them."""

    def __init__(self) -> None:
        self.bench = Bench(2)
        self.rims = Rims(self.bench.desk)
        self.told: list[tuple[int, Lamp | None]] = []
        self.at_ns: list[int] = []
        self.rims.start(self._tell)
        self.bench.ready()

    def _tell(self, port: SignalPort, rig: int, lamp: Lamp | None, at_ns: int) -> None:
        assert port is SignalPort.RIM
        self.told.append((rig, lamp))
        self.at_ns.append(at_ns)

    def lit(self, rig: int) -> Lamp:
        """What the rim has been told last, as the bytes that its base took."""
        taken = self.bench.bases[rig - 1].firmware.told[-3:]
        return next(lamp for lamp in Lamp if list(signals.frames(lamp, AS_PUBLISHED)) == taken)


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_every_signal_looks_different(hall):
    for lamp in Lamp:
        hall.rims.show({1: lamp})
        hall.bench.run(0.5)
        assert lamp is Lamp.OFF or hall.lit(1) is lamp
    assert len({signals.frames(lamp, AS_PUBLISHED) for lamp in Lamp}) == len(Lamp)


def test_a_flag_is_acknowledged_by_each_base_that_took_it(hall):
    ordered_ns = hall.bench.now_ns
    hall.rims.show({1: Lamp.RED, 2: Lamp.RED})
    hall.bench.run(0.25)
    assert sorted(hall.told) == [(1, Lamp.RED), (2, Lamp.RED)]
    assert [hall.lit(rig) for rig in (1, 2)] == [Lamp.RED, Lamp.RED]
    assert all(ordered_ns < at_ns <= hall.bench.now_ns for at_ns in hall.at_ns)


def test_a_rim_that_nobody_lit_is_left_alone(hall):
    """The technician tests its lights: nothing to be shown is no reason to go in between."""
    hall.rims.show({1: Lamp.OFF, 2: Lamp.OFF})
    hall.bench.run(2)
    assert (hall.told, hall.bench.bases[0].firmware.told) == ([], [])


def test_a_base_that_does_not_answer_has_shown_nothing_until_it_does(hall):
    hall.bench.bases[0].firmware.silent = True
    hall.rims.show({1: Lamp.YELLOW, 2: Lamp.YELLOW})
    hall.bench.run(3)
    assert hall.told == [(2, Lamp.YELLOW)]
    hall.bench.bases[0].firmware.silent = False
    hall.bench.run(5)
    assert hall.told == [(2, Lamp.YELLOW), (1, Lamp.YELLOW)]


def test_on_the_way_to_its_console_a_rim_shows_nothing_that_we_know_and_back_it_is_told_again(hall):
    hall.rims.show({1: Lamp.RED})
    hall.bench.run(0.5)
    hall.bench.desk.to_console(1)
    hall.bench.bases[0].unplug()
    hall.bench.run(1)
    assert hall.told == [(1, Lamp.RED), (1, None)]
    hall.bench.bases[0].firmware.told.clear()
    hall.bench.bases[0].plug()
    hall.bench.run(2)
    assert hall.told[2:] == [(1, Lamp.RED)]
    assert hall.lit(1) is Lamp.RED


def test_an_order_that_came_meanwhile_is_the_one_that_stays(hall):
    hall.rims.show({1: Lamp.GREEN})
    hall.rims.show({1: Lamp.RED})
    hall.bench.run(0.5)
    assert hall.told[-1] == (1, Lamp.RED)
    assert hall.lit(1) is Lamp.RED


def test_after_its_end_nothing_is_told(hall):
    hall.rims.stop()
    hall.rims.show({1: Lamp.RED})
    hall.bench.run(0.5)
    assert hall.told == []
    assert hall.bench.now_ns > 5 * SECOND_NS
