"""All boxes as they are known now: last readings, and what was counted in the last two seconds."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from racecontrol.meeting.boxes import Lamp
from racecontrol.rigs.box import BoxHealth, BoxState, LineHealth
from racecontrol.rigs.found import BoxView
from racecontrol.rigs.health import Sign

WINDOW_NS: Final = 2_000_000_000  # monotonic
COUNTED: Final = ("silent", "garbled", "refused", "late")


class BoxesNow:
    """One thread calls all of it."""

    def __init__(self) -> None:
        self.states: dict[int, BoxState] = {}
        self._counts: dict[int, deque[tuple[int, BoxHealth]]] = {}
        self._power_awaited: dict[int, bool] = {}  # rig -> as it was ordered

    def take(self, state: BoxState) -> BoxState | None:
        """A new reading; answers with the one before."""
        before = self.states.get(state.rig)
        self.states[state.rig] = state
        awaited = self._power_awaited.get(state.rig)
        if state.inputs is not None and awaited is state.inputs.power_present:
            del self._power_awaited[state.rig]
        return before

    def await_power(self, rig: int, on: bool) -> None:
        """The relay of this rig was switched: power has to follow."""
        state = self.states.get(rig)
        if state is None or state.inputs is None or state.inputs.power_present is not on:
            self._power_awaited[rig] = on

    def views(
        self,
        lines: Iterable[LineHealth],
        wanted: Mapping[int, Lamp],
        monotonic_ns: int,
        own_ms: float = 0.0,
    ) -> Iterator[BoxView]:
        """One for each box. `own_ms`: by how much this computer itself was late."""
        for line in lines:
            views = [
                self._view(line, box, wanted.get(box.rig, Lamp.OFF), monotonic_ns, own_ms)
                for box in line.boxes
            ]
            garbled = sum(view.garbled for view in views)
            yield from (replace(view, line_garbled=garbled) for view in views)

    def _view(
        self, line: LineHealth, box: BoxHealth, wanted: Lamp, monotonic_ns: int, own_ms: float
    ) -> BoxView:
        then = self._then(box, monotonic_ns)
        counts = {name: getattr(box, name) - getattr(then, name) for name in COUNTED}
        return BoxView(
            box.rig,
            self.states.get(box.rig),
            not line.bus.trouble,
            answer_ms=box.answer_ms,
            slow_ms=line.slow_ms,
            wanted=wanted,
            power_awaited=box.rig in self._power_awaited,
            own_ms=own_ms,
            **counts,
        )

    def _then(self, box: BoxHealth, monotonic_ns: int) -> BoxHealth:
        """Its counts two seconds ago."""
        kept = self._counts.setdefault(box.rig, deque())
        kept.append((monotonic_ns, box))
        while len(kept) > 2 and kept[1][0] <= monotonic_ns - WINDOW_NS:
            kept.popleft()
        return kept[0][1]

    def signs(self, lines: Iterable[LineHealth]) -> dict[int, tuple[Sign, ...]]:
        """Rig -> what its box says of it being gone. A whole bus that is silent says nothing."""
        found: dict[int, tuple[Sign, ...]] = {}
        for line in lines:
            anyone = any(box.heard for box in line.boxes)
            for box in line.boxes:
                state = self.states.get(box.rig)
                if state is None:
                    continue
                if state.inputs is None:
                    found[box.rig] = (Sign.NO_BOX,) if anyone else ()
                elif not state.inputs.power_present:
                    found[box.rig] = (Sign.NO_POWER,)
        return found
