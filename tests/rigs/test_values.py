"""From readings to values: where a base hangs, and what is said while it is carried about."""

from racecontrol.meeting.parity import PORT
from racecontrol.rigs.values import of_port
from tests.drivers.fanatec.bench import Bench


def port_of(bench: Bench) -> list[str]:
    values = of_port(bench.now.of_rig(1))
    assert all(value.key == PORT for value in values)
    return [value.text for value in values]


def test_a_base_that_is_carried_to_its_console_and_back_says_nothing_of_its_port() -> None:
    bench = Bench(1).ready()
    assert port_of(bench) == [bench.bases[0].port]
    bench.desk.to_console(1)
    bench.bases[0].unplug()
    bench.run(2.0)
    assert port_of(bench) == []
    bench.desk.to_pc(1)
    bench.run(0.5)
    assert port_of(bench) == []
    bench.bases[0].plug()
    bench.run(2.0)
    assert port_of(bench) == [bench.bases[0].port]


def test_a_base_that_is_pulled_out_is_not_there() -> None:
    bench = Bench(1).ready()
    bench.bases[0].unplug()
    bench.run(2.0)
    assert port_of(bench) == ["not there"]
