"""From decisions to lamps: tells every port what to show, and journals what it has shown."""

import threading
from collections.abc import Callable, Sequence

from racecontrol.meeting.boxes import Lamp, SignalPort
from racecontrol.meeting.rig_facts import SignalShown
from racecontrol.meeting.state import State
from racecontrol.rigs.lamps import LampPort, lamps


class Signals:
    """`order` may be called by any thread, `shown` by any cable."""

    def __init__(
        self,
        observe: Callable[[SignalShown], None],
        from_monotonic: Callable[[int], int],
        ports: Sequence[LampPort],
    ) -> None:
        self._observe, self._from_monotonic = observe, from_monotonic
        self._ports = tuple(ports)
        self._lock = threading.Lock()
        self._wanted: dict[int, Lamp] = {}
        self._ordered_ns: dict[tuple[SignalPort, int], int] = {}  # event clock; not answered yet
        self._shown: dict[tuple[SignalPort, int], Lamp | None] = {}

    @property
    def wanted(self) -> dict[int, Lamp]:
        """Rig -> what it must show, as ordered last."""
        return self._wanted

    def order(self, state: State, now_ns: int) -> None:
        """Let all rigs show what the state asks for; costs little when nothing has changed."""
        with self._lock:
            new = lamps(state, now_ns)
            changed = {rig: lamp for rig, lamp in new.items() if self._wanted.get(rig) is not lamp}
            self._wanted = new
            for port in self._ports:
                self._ordered_ns |= {(port.port, rig): now_ns for rig in changed}
        if changed:
            for port in self._ports:
                port.show(changed)

    def shown(self, port: SignalPort, rig: int, lamp: Lamp | None, monotonic_ns: int) -> None:
        """A rig shows this, or it cannot be read any more; each change becomes a fact."""
        with self._lock:
            if self._shown.get((port, rig)) is lamp:
                return
            self._shown[port, rig] = lamp
            answered = lamp is not None and lamp is self._wanted.get(rig)
            ordered_ns = self._ordered_ns.pop((port, rig), 0) if answered else 0
        at_ns = self._from_monotonic(monotonic_ns)
        self._observe(SignalShown(rig, lamp, port, ordered_ns, at_ns))
