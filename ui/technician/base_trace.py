"""The wheelbase's own minute, in the units of the strips that show what the car makes of it."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from racecontrol.rigs.desk import TracePoint
from racecontrol.rigs.wheelbase import CENTRE, COUNTS, Parameter, WheelbaseReading
from ui.charts.channels import STEERING, Channel

Floats = npt.NDArray[np.float64]
RANGE_DEG: Final = 1080  # where the base says AUTO, or nothing


def range_deg(base: WheelbaseReading | None) -> int:
    """From lock to lock, as the tuning menu has it."""
    record = base.tuning if base else None
    for setting in record.settings if record else ():
        if setting.parameter is Parameter.SEN and setting.text != "AUTO":
            return setting.value
    return RANGE_DEG


def base_values(
    points: Sequence[TracePoint], steering: Channel, degrees: int
) -> tuple[npt.NDArray[np.int64], tuple[Floats, Floats, Floats]]:
    """Monotonic times, then steering, throttle and brake.

    Where the packets have the front wheels alone, the wheel's share of its lock fills their strip.
    """
    table = np.asarray(points, np.int64).reshape(-1, 5)
    share = (np.asarray(table[:, 1], np.float64) - CENTRE) / (COUNTS / 2)
    turned: Floats = share * degrees / 2 if steering is STEERING else share * steering.high
    throttle, brake = (np.asarray(table[:, at], np.float64) / (COUNTS - 1) * 100 for at in (2, 3))
    return table[:, 0], (turned, throttle, brake)
