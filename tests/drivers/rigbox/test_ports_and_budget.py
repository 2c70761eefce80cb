"""Ports by their USB ids, and how long a bus takes, from its bytes."""

import pytest

from drivers.errors import DeviceAbsent, DeviceError
from drivers.rigbox.budget import READ_BITS, asking_ms, budget, timeout_s
from drivers.rigbox.ports import UsbPort, path_of
from racecontrol.meeting.boxes import BAUD_RATES, Bus

LEFT = UsbPort("/dev/ttyUSB1", "0403:6001", "A1", "1-1.4", "FT232R")
RIGHT = UsbPort("/dev/ttyUSB0", "0403:6001", "B2", "1-1.3", "FT232R")
OTHER = UsbPort("/dev/ttyACM0", "2341:0043", "C3", "1-2", "Board")


@pytest.mark.parametrize(
    ("bus", "path"),
    [
        (Bus("left", "0403:6001", serial="A1"), "/dev/ttyUSB1"),
        (Bus("right", "0403:6001", location="1-1.3"), "/dev/ttyUSB0"),
        (Bus("other", "2341:0043"), "/dev/ttyACM0"),
        (Bus("upper", "2341:0043".upper()), "/dev/ttyACM0"),
    ],
)
def test_a_port_is_found_by_what_it_is_and_not_by_its_name(bus, path):
    assert path_of(bus, [RIGHT, OTHER, LEFT]) == path


def test_two_adapters_that_fit_are_told_apart_by_a_person():
    with pytest.raises(DeviceError) as error:
        path_of(Bus("left", "0403:6001"), [LEFT, RIGHT])
    assert "2 adapters are 0403:6001, at 1-1.4 (serial A1), 1-1.3 (serial B2)" in str(error.value)
    assert "Say the serial number or the location" in str(error.value)


def test_an_adapter_that_is_away_is_looked_for():
    with pytest.raises(DeviceAbsent) as error:
        path_of(Bus("left", "0403:6001", serial="A1"), [RIGHT, OTHER])
    assert str(error.value).startswith("The adapter of bus left (USB 0403:6001, serial A1) is not")


def test_six_boxes_of_a_bus_show_a_signal_within_a_quarter_of_a_second():
    """Computed from the bytes, at the rate that is the default; twelve rigs are two such buses."""
    figures = budget(19_200, 6, timeout_s(19_200), 3, 0.02)
    assert figures.signal_ms < 250
    assert figures.each_ms < 250
    assert figures.round_ms < 250


def test_a_question_takes_as_long_as_its_bytes():
    assert asking_ms(9_600, READ_BITS) == pytest.approx(14 * 10 / 9.6 + 7 * 10 / 9.6 + 3)
    assert asking_ms(115_200, READ_BITS) == pytest.approx(14 * 10 / 115.2 + 3.5 + 3)


@pytest.mark.parametrize("baud", BAUD_RATES)
def test_a_time_out_is_longer_than_any_answer(baud):
    assert timeout_s(baud) * 1000 > 2 * asking_ms(baud, READ_BITS)
