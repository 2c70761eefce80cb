"""The tracks of an event, with their lines as people have laid them.

One object for everybody who asks for a circuit: when a line is moved, the next one who asks gets
the circuit with the line at its new place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from racecontrol.meeting.facts import AnyFact, TimingLineMoved
from racecontrol.meeting.model import LineMove
from racecontrol.tracks import library
from racecontrol.tracks.circuit import Circuit
from racecontrol.tracks.editing import with_moves
from racecontrol.tracks.laying import Plan, lay_out


class EventTracks(Mapping[str, Circuit]):
    """Circuits by their keys. One thread changes it; any may read."""

    def __init__(self, keys: Iterable[str], folder: Path | None = None) -> None:
        """Those of `keys` that have a file; `folder`: as in the library. Raises TrackError."""
        self._folder = folder
        wanted, known = set(keys), set(library.circuits(folder))
        self.missing = tuple(sorted(wanted - known))
        self._plans: dict[str, Plan] = {
            key: library.load_plan(key, folder) for key in sorted(wanted & known)
        }
        self._circuits = {key: lay_out(key, plan) for key, plan in self._plans.items()}
        self.not_saved = ""  # why the last change is only in the journal; empty: it is on disk

    def __getitem__(self, key: str) -> Circuit:
        return self._circuits[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._circuits)

    def __len__(self) -> int:
        return len(self._circuits)

    def lay(self, moves: Sequence[LineMove]) -> None:
        """All these moves, oldest first: where the last of each line put it. Raises TrackError."""
        for key in {move.track for move in moves} & set(self._plans):
            plan = with_moves(self._plans[key], [move for move in moves if move.track == key])
            self._plans[key] = plan
            self._circuits[key] = lay_out(key, plan)

    def follow(self, facts: Iterable[AnyFact]) -> bool:
        """Lay and keep what these facts moved. True when there was any."""
        moves = [fact.move for fact in facts if isinstance(fact, TimingLineMoved)]
        self.lay(moves)
        for key in {move.track for move in moves}:
            self._save(key)
        return bool(moves)

    def _save(self, key: str) -> None:
        """Into the user's folder. The journal has the move whether or not that works."""
        try:
            library.save(key, self._plans[key], self._folder, replace=True)
            self.not_saved = ""
        except library.TrackError as error:
            self.not_saved = str(error)
