"""What a page of the technician's console looks at: the state, the chosen rig, and who looks."""

from collections.abc import Mapping

from msgspec import Struct

from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.model import Person, Rig, Role
from racecontrol.meeting.state import State
from racecontrol.proving import Trial
from racecontrol.rigs.wheelbase import WheelbaseReading
from racecontrol.timing.health import RigHealth
from ui import due
from ui.tr import later, worded

Bases = Mapping[int, WheelbaseReading]  # by rig
NO_RIG = later("Choose a rig first.")


class View(Struct, frozen=True):
    """`rig` 0: none is chosen."""

    state: State = State()
    rig: int = 0
    who: Person = Person("", Role.TECHNICIAN)
    now_ns: int = 0  # event clock
    monotonic_ns: int = 0
    bases: Bases = {}
    trials: Mapping[int, Trial] = {}  # by rig
    guided: bool = False  # whether tests can be begun here
    health: Mapping[int, RigHealth] = {}  # by rig
    order: tuple[int, ...] = ()  # of the rigs; empty: that of the seats

    @property
    def rigs(self) -> tuple[Rig, ...]:
        """In the order of the seats."""
        return self.state.meeting.rigs if self.state.meeting else ()

    def why_not(self, act: AnyAct) -> str:
        """Why this act is not free now; empty when it is."""
        return due.why_not(self.state, act, self.who, self.now_ns)

    def why_not_here(self, act: AnyAct) -> str:
        """The same of an act on the chosen rig."""
        return self.why_not(act) if self.rig else worded(NO_RIG)
