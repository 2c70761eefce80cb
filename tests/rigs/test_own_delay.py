"""How late this computer was itself, in the last two seconds."""

from racecontrol.rigs.own_delay import WINDOW_NS, OwnDelay

MS = 1_000_000


def test_the_worst_of_two_seconds_is_told_and_then_forgotten():
    own = OwnDelay()
    for at_ms, late_ms in ((0, 3), (500, 120), (900, 40), (1_500, 7)):
        own.take(late_ms * MS, at_ms * MS)
    assert own.most_ms(1_500 * MS) == 120.0
    assert own.most_ms(500 * MS + WINDOW_NS) == 120.0
    assert own.most_ms(501 * MS + WINDOW_NS) == 40.0
    assert own.most_ms(9_000 * MS) == 0.0


def test_a_computer_that_is_on_time_is_not_late():
    own = OwnDelay()
    assert own.most_ms(0) == 0.0
    own.take(-5_000, 100)
    assert own.most_ms(100) == 0.0
