"""A computer that was too busy to take an answer in time asks again, and blames no box for it."""

import os
import select
from collections.abc import Iterator

import pytest

pytest.importorskip("tty", reason="pseudo-terminals exist on Unix only")

from pymodbus.exceptions import ModbusIOException
from pymodbus.pdu.bit_message import ReadDiscreteInputsResponse

from drivers.rigbox.box import Box
from drivers.rigbox.line import READ_INPUTS, Line, Outcome

UNIT = 11


class Slept:
    """A real port whose answer has come by the time at which somebody looks; `naps` times."""

    def __init__(self, naps: int) -> None:
        self._far, near = os.openpty()
        self._near, self._naps = near, naps
        self.asked = 0
        self.line = Line(os.ttyname(near), 19_200, 0.1)
        self.line.open()

    def question(self) -> ReadDiscreteInputsResponse:
        self.asked += 1
        if self.asked > self._naps:
            return ReadDiscreteInputsResponse(bits=[True] * 8, dev_id=UNIT)
        os.write(self._far, b"an answer\n")
        select.select([self._near], [], [])
        raise ModbusIOException("no answer in time")

    def close(self) -> None:
        self.line.close()
        os.close(self._far)
        os.close(self._near)


@pytest.fixture
def slept(request) -> Iterator[Slept]:
    made = Slept(request.param)
    yield made
    made.close()


@pytest.mark.parametrize("slept", [1], indirect=True)
def test_what_was_slept_over_once_is_asked_again(slept):
    answer = slept.line._ask(UNIT, READ_INPUTS, slept.question, bits=6)
    assert (answer.outcome, slept.asked) == (Outcome.ANSWERED, 2)


@pytest.mark.parametrize("slept", [9], indirect=True)
def test_a_computer_that_sleeps_on_gives_no_box_up(slept):
    box = Box(1, UNIT, misses=2)
    answer = slept.line._ask(UNIT, READ_INPUTS, slept.question, bits=6)
    box.count(answer)
    assert (answer.outcome, answer.late_from, slept.asked) == (Outcome.OVERSLEPT, 0, 2)
    assert (box.misses, box.health().silent, box.health().late) == (2, 0, 0)
