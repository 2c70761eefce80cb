"""Thinning of long traces: no more points than there are pixels, and no peak lost."""

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def thin(x: Floats, y: Floats, buckets: int) -> tuple[Floats, Floats]:
    """Lowest and highest value of each of `buckets` stretches, in their order.

    What is short already comes back as it is. A stretch with a NaN keeps it: a gap stays a gap.
    """
    per_bucket = -(-len(x) // buckets)
    if per_bucket <= 2:
        return x, y
    whole = len(x) // per_bucket * per_bucket
    shape = (-1, per_bucket)
    ys = y[:whole].reshape(shape)
    rows = np.arange(len(ys))
    first, second = np.sort(np.stack([ys.argmin(axis=1), ys.argmax(axis=1)]), axis=0)
    picked = np.stack([rows * per_bucket + first, rows * per_bucket + second], axis=1).ravel()
    picked = np.concatenate([picked, np.arange(whole, len(x))])
    return x[picked], y[picked]


def with_gaps(x: Floats, y: Floats, longest_s: float) -> tuple[Floats, Floats]:
    """A NaN between two points that lie further apart than `longest_s`: the line breaks there."""
    breaks = np.flatnonzero(np.diff(x) > longest_s) + 1
    if not len(breaks):
        return x, y
    return np.insert(x, breaks, x[breaks]), np.insert(y, breaks, np.nan)


def value_at(x: Floats, y: Floats, where: float, reach_s: float) -> float | None:
    """The value at a place of the axis: of the nearest point before it; None beyond `reach_s`."""
    index = int(np.searchsorted(x, where, side="right")) - 1
    if index < 0 or where - x[index] > reach_s or np.isnan(y[index]):
        return None
    return float(y[index])


def seconds_from(arrival_ns: npt.NDArray[Any], origin_ns: int, speed: float) -> Floats:
    """Arrivals on the monotonic clock as event-clock seconds after `origin_ns` (monotonic)."""
    return np.asarray(arrival_ns - origin_ns, np.float64) * (speed / 1e9)
