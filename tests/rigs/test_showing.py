"""What a base does while a person looks at it: numbers, colours, a shake, a free wheel."""

import pytest

from racecontrol.rigs.showing import TURN_NS, Order, end, give, wanted
from tests.drivers.fanatec.bench import Bench


@pytest.mark.parametrize(
    ("check", "first", "then"),
    [
        ("display", Order.NUMBER, Order.NUMBER),
        ("leds", Order.RED, Order.BLUE),
        ("rumble", Order.SHAKE, Order.STILL),
        ("force-off", Order.FREE, Order.FREE),
        ("heat", None, None),
        ("pedals", None, None),
    ],
)
def test_each_test_has_its_order_and_some_take_turns(
    check: str, first: Order | None, then: Order | None
) -> None:
    assert (wanted(check, 0), wanted(check, TURN_NS)) == (first, then)
    assert wanted(check, 2 * TURN_NS) is first


@pytest.mark.parametrize("order", Order)
def test_every_order_reaches_a_base(order: Order) -> None:
    bench = Bench(1).ready()
    bench.result(give(order, 1, bench.desk))
    end(order, 1, bench.desk)
    bench.run(0.2)
    assert bench.now.of_rig(1).state.value == "ready"
