"""What the machine suggests about penalties: that one was served. A steward confirms, or does not.

A suggestion says what was measured, and every doubt about it.
"""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from racecontrol.meeting.judged import ServedBy, Service
from racecontrol.meeting.model import Line
from racecontrol.meeting.state import Session, State
from racecontrol.stewarding.in_force import InForce, due_since_ns, penalties_in_force
from racecontrol.stewarding.service import KMH, Measure
from racecontrol.tracks.pit_lane import PIT_SPEED

STOP_SLACK_MS: Final = 100  # a standstill is seen at 60 Hz, and begins below a walking pace


class Suggestion(Struct, frozen=True):
    """That a penalty was served, how, and what speaks against it."""

    decision: int
    service: Service
    sentence: str
    doubts: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        return not self.doubts


def suggested(
    state: State,
    session: Session,
    measures: dict[int, Iterable[Measure]],
    limit_kmh: float = PIT_SPEED * KMH,
) -> tuple[Suggestion, ...]:
    """For each penalty that is still to be served, the visit that may have served it.

    `measures` are visits to the pit lane by entry. Oldest decision first; a visit serves one only.
    """
    used: set[tuple[int, int]] = set()
    result = []
    for one in penalties_in_force(state, session):
        entry = one.decision.entry
        if not one.is_open:
            continue
        for measure in measures.get(entry, ()):
            at_ns = _left_pit_ns(session, entry, measure, one)
            if at_ns is None or (entry, at_ns) in used:
                continue
            used.add((entry, at_ns))
            result.append(_suggestion(one, measure, at_ns, limit_kmh))
            break
    return tuple(result)


def _left_pit_ns(session: Session, entry: int, measure: Measure, one: InForce) -> int | None:
    """When that visit ended, by its own passings; None where it began before the decision."""
    begin = None
    for passing in session.run(entry).passings:
        if passing.line is Line.PIT_IN:
            since_ns = due_since_ns(session, one.decision)
            fits = passing.lap == measure.lap and passing.at_ns >= since_ns
            begin = passing.at_ns if fits else None
        elif passing.line is Line.PIT_OUT and begin is not None:
            return passing.at_ns
    return None


def _suggestion(one: InForce, measure: Measure, at_ns: int, limit_kmh: float) -> Suggestion:
    car = f"Car {one.decision.entry:02d}"
    did = "stood in" if measure.by is ServedBy.STOP else "drove through"
    cost = f" and lost {measure.lost_ms / 1000:.1f} s" if measure.lost_ms is not None else ""
    stood = f", stood {measure.stopped_ms / 1000:.1f} s" if measure.stopped_ms else ""
    words = (
        f"{car} {did} the pit lane on lap {measure.lap}, from {measure.from_m:.0f} m to "
        f"{measure.to_m:.0f} m at {measure.fastest_kmh:.1f} km/h at most{stood}{cost}."
    )
    doubts = tuple(_doubts(one, measure, limit_kmh))
    return Suggestion(one.decision.decision, measure.as_service(at_ns), words, doubts)


def _doubts(one: InForce, measure: Measure, limit_kmh: float) -> Iterable[str]:
    if measure.fastest_kmh > limit_kmh:
        yield f"Too fast: {measure.fastest_kmh:.1f} km/h, the limit is {limit_kmh:.0f}."
    must_stand_ms = one.penalty.stop_ms
    if must_stand_ms and measure.stopped_ms < must_stand_ms - STOP_SLACK_MS:
        had, wanted = measure.stopped_ms / 1000, must_stand_ms / 1000
        yield f"Too short: stood {had:.1f} s of {wanted:.0f} s."
    if not must_stand_ms and measure.stopped_ms:
        yield f"It stood for {measure.stopped_ms / 1000:.1f} s: a drive-through has no stop."
    if measure.lost_ms is None:
        yield "What it cost is not known."
