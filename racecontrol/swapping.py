"""The crew of a rehearsal that moves a driver off a dead rig, and credits the time it took.

Both do what people would do at their desks: they see that the rig is silent, they see that the
driver is back, and they act.
"""

from collections.abc import Callable, Collection
from typing import Final

from msgspec import Struct

from racecontrol.control import Control
from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.model import Person
from racecontrol.meeting.parity_acts import CreditTime, MoveDriver
from racecontrol.meeting.parity_facts import EntryMoved
from racecontrol.meeting.units import GAME_NS_PER_MS
from racecontrol.script import SwapStep
from racecontrol.script_acts import Crew

WHY: Final = "Time lost between the last packet of rig {} and the first lap on rig {}"


class Swapping(Struct, frozen=True):
    """`act` does an act and tells nothing back: what came of it is in the state."""

    control: Control
    crew: Crew
    act: Callable[[Person, AnyAct], None]
    driving: Callable[[], Collection[int]]  # numbers of the rigs with a car on the track

    def goes_on(self, session: str, step: SwapStep) -> bool:
        """Do what can be done by now; whether nothing is left to do."""
        state = self.control.state
        if state.meeting is None:
            return True
        rig = state.meeting.entry(step.entry).rig
        if rig != step.rig:
            return self._move(step) if rig in state.silent_rigs else False
        moves = [one for one in state.parity.moves if one.entry == step.entry]
        moved = moves[-1] if moves else None
        credited = any(one.entry == step.entry for one in state.parity.credits)
        if moved is None or credited:
            return True
        return step.rig in self.driving() and self._credit(session, step, moved)

    def _move(self, step: SwapStep) -> bool:
        """Over when it is refused: then the driver stays where he is."""
        self.act(self.crew.technician, MoveDriver(step.entry, step.rig, step.reason))
        meeting = self.control.state.meeting
        return meeting is None or meeting.entry(step.entry).rig != step.rig

    def _credit(self, session: str, step: SwapStep, moved: EntryMoved) -> bool:
        since_ns = self.control.state.silent_rigs.get(moved.from_rig, moved.at_ns)
        lost_ms = round((self.control.clock.now() - since_ns) / GAME_NS_PER_MS)
        why = WHY.format(moved.from_rig, moved.to_rig)
        self.act(self.crew.steward, CreditTime(session, step.entry, lost_ms, why))
        return True
