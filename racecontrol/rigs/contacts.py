"""From what a box reads to facts: buttons, e-stop, seat, power. Only changes are facts."""

from collections.abc import Iterator
from typing import Final

from racecontrol.meeting.rig_desk import RigDesk
from racecontrol.meeting.rig_facts import (
    BasePowerChanged,
    DriverCalled,
    DriverReadySwitched,
    EstopClosed,
    EstopOpened,
    RigFact,
)
from racecontrol.rigs.box import BoxState, Inputs

SETTLED_NS: Final = 600_000_000  # monotonic: a seat that is left for less was not left


def facts_of(
    desk: RigDesk, before: Inputs | None, state: BoxState, at_ns: int
) -> Iterator[RigFact]:
    """What a new reading of a box tells. `before`: the reading before it, None: it was not heard.

    What the desk knows already is no news, so that a box that comes back tells nothing twice.
    """
    rig, inputs = state.rig, state.inputs
    if inputs is None:
        return
    yield from _estop(desk, rig, inputs, at_ns)
    if inputs.driver_calls and not (before and before.driver_calls) and rig not in desk.calls:
        yield DriverCalled(rig, at_ns)
    if inputs.driver_ready is not (rig in desk.ready):
        yield DriverReadySwitched(rig, inputs.driver_ready, at_ns)
    if desk.power.get(rig) is not inputs.power_present:
        yield BasePowerChanged(rig, inputs.power_present, at_ns)


def _estop(desk: RigDesk, rig: int, inputs: Inputs, at_ns: int) -> Iterator[RigFact]:
    estop = desk.estops.get(rig)
    if not inputs.estop_closed and (estop is None or estop.closed_ns):
        yield EstopOpened(rig, at_ns)
    elif inputs.estop_closed and estop is not None and not estop.closed_ns:
        yield EstopClosed(rig, at_ns)


class Seats:
    """Seats that have changed, once they have stayed so: a kerb throws a driver off his switch."""

    def __init__(self) -> None:
        self._since: dict[int, tuple[bool, int]] = {}  # occupied, monotonic since when

    def take(self, state: BoxState) -> None:
        if state.inputs is None:
            self._since.pop(state.rig, None)
        elif self._since.get(state.rig, (None, 0))[0] is not state.inputs.seat_occupied:
            self._since[state.rig] = (state.inputs.seat_occupied, state.at_ns)

    def settled(self, desk: RigDesk, monotonic_ns: int) -> Iterator[tuple[int, bool, int]]:
        """Rig, whether somebody sits there, and since when (monotonic): what the desk has not."""
        for rig, (occupied, since_ns) in self._since.items():
            if monotonic_ns - since_ns >= SETTLED_NS and desk.seats.get(rig) is not occupied:
                yield rig, occupied, since_ns
