"""What is drawn of a sample: a name, a unit, a fixed range, and how it is read."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from ui.tr import Label, later

Samples = npt.NDArray[Any]  # of racecontrol.timing.sample.SAMPLE
Values = npt.NDArray[np.float64]


class Channel(Struct, frozen=True):
    """One strip of a chart. The range is fixed, so that a look at it needs no reading of axes."""

    name: Label
    unit: Label
    low: float
    high: float
    read: Callable[[Samples], Values]


def _speed_kmh(samples: Samples) -> Values:
    return np.asarray(samples["speed"], np.float64) * 3.6


def _throttle_percent(samples: Samples) -> Values:
    return np.asarray(samples["throttle"], np.float64) / 2.55


def _brake_percent(samples: Samples) -> Values:
    return np.asarray(samples["brake"], np.float64) / 2.55


def _wheel_degrees(samples: Samples) -> Values:
    return np.degrees(np.asarray(samples["steering"], np.float64))


def _front_degrees(samples: Samples) -> Values:
    return np.asarray(np.degrees(samples["steer_angle"].mean(axis=1)), np.float64)


SPEED: Final = Channel(later("Speed"), "km/h", 0, 320, _speed_kmh)
THROTTLE: Final = Channel(later("Throttle"), "%", 0, 100, _throttle_percent)
BRAKE: Final = Channel(later("Brake"), "%", 0, 100, _brake_percent)
STEERING: Final = Channel(later("Steering"), later("degrees"), -180, 180, _wheel_degrees)
FRONT_WHEELS: Final = Channel(later("Steering"), later("deg, front"), -40, 40, _front_degrees)


def steering_of(samples: Samples) -> Channel:
    """The steering that these packets carry: the wheel (B), else the front wheels (C).

    Packets of type A carry neither: the strip then stays empty.
    """
    if len(samples) and np.isnan(samples["steering"]).all():
        return FRONT_WHEELS
    return STEERING
