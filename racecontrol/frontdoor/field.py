"""The simulated cars of a rehearsal: the meeting's entries in, orders to the simulation out."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from drivers.gt7.ports import HEARTBEAT_PORT, TELEMETRY_PORT
from drivers.simulation.plan import CarPlan, Incident, Limit, SessionKind
from drivers.simulation.plan import SessionPlan as SimulatedSession
from drivers.simulation.simulation import Simulation
from racecontrol.meeting.eventfile import EventFileError
from racecontrol.meeting.model import Entry, Meeting, SessionPlan


class SimulatedField:
    """The stage of a rehearsal (`racecontrol.rehearsal.Stage`). Raises SimulationError."""

    def __init__(
        self,
        meeting: Meeting,
        incidents: Sequence[dict[str, Any]],
        *,
        seed: int,
        speed: float,
        port: int = TELEMETRY_PORT,
        console_port: int = HEARTBEAT_PORT,
        tracks: Path | None = None,
    ) -> None:
        """`incidents` are those of the rehearsal file: `session`, and the fields of one kind."""
        self._entries = {entry.number: entry for entry in meeting.entries}
        self._incidents = _incidents(incidents)
        by_rig = {entry.rig: entry for entry in meeting.entries}
        driven = [rig for rig in meeting.rigs if rig.number in by_rig]
        spare = [rig for rig in meeting.rigs if rig.number not in by_rig]
        self._consoles = tuple(rig.number for rig in (*driven, *spare))
        self._seats = tuple(by_rig[rig.number].code for rig in driven) + ("",) * len(spare)
        self._simulation = Simulation(
            meeting.sessions[0].track,
            [CarPlan(by_rig[rig.number].code) for rig in driven],
            seed,
            speed,
            addresses=[rig.address for rig in (*driven, *spare)],
            heartbeat_port=console_port,
            telemetry_port=port,
            tracks=tracks,
            spares=len(spare),
        )

    def __enter__(self) -> Self:
        self._simulation.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._simulation.close()

    def prepare(self, plan: SessionPlan, grid: tuple[int, ...], elapsed_ticks: int = 0) -> None:
        """The cars onto this grid, or in front of their garages."""
        simulated = SimulatedSession(
            SessionKind.RACE if plan.laps else SessionKind.QUALIFYING,
            plan.key,
            laps=plan.laps,
            duration_s=float(plan.duration_s),
            grid=tuple(self._code(number) for number in grid) if plan.laps else (),
            incidents=tuple(what for session, what in self._incidents if session == plan.key),
        )
        self._simulation.prepare(simulated, elapsed_ticks)

    def seat(self, rigs: Mapping[int, int]) -> None:
        """Who sits where: entry -> rig. Consoles without a driver idle in their menu."""
        cars = {rig: self._code(number) for number, rig in rigs.items()}
        seats = tuple(cars.get(rig, "") for rig in self._consoles)
        if seats != self._seats:
            self._seats = seats
            self._simulation.seat(seats)

    def _code(self, number: int) -> str:
        entry: Entry = self._entries[number]
        return entry.code

    def go(self, at_monotonic_ns: int, elapsed_ticks: int = 0) -> None:
        self._simulation.go(at_monotonic_ns, elapsed_ticks)

    def chequered(self) -> None:
        self._simulation.chequered()

    def slow(self, kmh: float, share: float, bunched: bool) -> None:
        self._simulation.slow(Limit(kmh, share, bunched))

    def free(self) -> None:
        self._simulation.slow(None)

    def menu(self) -> None:
        self._simulation.menu()


def _incidents(tables: Sequence[dict[str, Any]]) -> tuple[tuple[str, Incident], ...]:
    result = []
    for index, table in enumerate(tables):
        fields = dict(table)
        session = str(fields.pop("session", ""))
        try:
            result.append((session, msgspec.convert(fields, Incident)))
        except msgspec.ValidationError as error:
            raise EventFileError(f"incidents[{index}] of the rehearsal: {error}.") from None
    return tuple(result)
