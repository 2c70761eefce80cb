"""What decisions would do to the result: one that is proposed, and all that are still open."""

import itertools
from collections.abc import Collection, Mapping

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.facts import DecisionGiven
from racecontrol.meeting.judged import ServedBy, Service, Stage
from racecontrol.meeting.justice_facts import PenaltyServed
from racecontrol.meeting.model import Decision, Incident, Phase
from racecontrol.meeting.stages import stage_of
from racecontrol.meeting.state import Session, State, apply
from racecontrol.results.classification import added_ms, best_lap, disqualified, starters
from racecontrol.results.tower import gap
from racecontrol.sessions import classify, on_track, running_order
from racecontrol.stewarding.in_force import penalties_in_force
from racecontrol.stewarding.infringements import allowed, known
from racecontrol.stewarding.penalties import PENALTIES, Penalty

LAP_MS = 3_600_000  # a lap behind outweighs any time
PENDING = (Stage.INVESTIGATED, Stage.POSTPONED)


class Move(Struct, frozen=True):
    """One car's place before and after."""

    entry: int
    before: int
    after: int

    @property
    def moves(self) -> bool:
        return self.before != self.after


def effect_of(state: State, decision: Decision) -> tuple[Move, ...]:
    """Places as they are and as they would be, in the order they would have.

    In a running race that is the result if it ended now: places on the track, with the time
    penalties in force. Nothing is changed: the decision is only supposed.
    """
    after = supposed(state, decision)
    was = order_now(state, state.sessions[decision.session])
    becomes = order_now(after, after.sessions[decision.session])
    return tuple(
        Move(number, was.index(number) + 1, place) for place, number in enumerate(becomes, 1)
    )


def supposed(state: State, decision: Decision) -> State:
    number = max(state.decisions, default=0) + 1
    return apply(state, DecisionGiven(replace(decision, decision=number)))


def order_now(state: State, session: Session) -> tuple[int, ...]:
    """The result if the session ended now."""
    if not is_live(session):
        return tuple(row.entry for row in classify(state, session))
    return by_cost(driven_ms(state, session), costs(state, session))


def is_live(session: Session) -> bool:
    """Whether places are won on the track, and still are."""
    return on_track(session) and session.phase is Phase.STARTED


def driven_ms(state: State, session: Session) -> dict[int, int]:
    """How far behind the leader each car is, ms, in the running order.

    Where a gap is not known the car is no nearer than the one ahead of it.
    """
    order = running_order(state, session)
    gaps = (gap(session, order[0], number) for number in order)
    behind_ms = (one.laps * LAP_MS + (one.ms or 0) for one in gaps)
    return dict(zip(order, itertools.accumulate(behind_ms, max), strict=True))


Costs = Mapping[int, tuple[bool, int]]  # entry -> whether it is disqualified, and ms added


def costs(state: State, session: Session) -> Costs:
    return {
        number: (disqualified(state, session, number), added_ms(state, session, number))
        for number in starters(state, session)
    }


def by_cost(driven_ms: Mapping[int, int], costs: Costs) -> tuple[int, ...]:
    """Cars by time and penalties; equal ones as they run."""

    def key(number: int) -> tuple[bool, int]:
        out, more_ms = costs[number]
        return (out, driven_ms[number] + more_ms)

    return tuple(sorted(driven_ms, key=key))


# ------------------------------------------------------------ places still open


class Span(Struct, frozen=True):
    """A car's place now, and what is still possible under all open decisions."""

    entry: int
    place: int
    best: int
    worst: int

    @property
    def is_open(self) -> bool:
        return self.best != self.worst

    @property
    def words(self) -> str:
        """`P2, may be P2-P5`; only the place where nothing is open."""
        return f"{self.now}, may be {self.range}" if self.is_open else self.now

    @property
    def range(self) -> str:
        """`P2-P5`."""
        return f"P{self.best}-P{self.worst}"

    @property
    def now(self) -> str:
        return f"P{self.place}"


def places_open(state: State, session: Session) -> tuple[Span, ...]:
    """The span of every car, in the order of the result if it ended now. Pure.

    Open are: incidents under investigation or put off, each with whatever the rulebook allows for
    its infringement or with nothing, for each of its cars; and penalties still to be served,
    served or not. What one car gets does not hang on what another gets.
    """
    order = order_now(state, session)
    scenes = _Scenes(state, session, frozenset(pending_cars(state, session)))
    return tuple(
        Span(number, place, scenes.best(number), scenes.worst(number))
        for place, number in enumerate(order, 1)
    )


def open_spans(state: State, session: Session) -> tuple[Span, ...]:
    """The span of every car; nothing, and at little cost, where nothing is open."""
    if not (state.incidents or state.decisions) or not pending_cars(state, session):
        return ()
    return places_open(state, session)


class _Scenes:
    """The result with the lightest or heaviest outcome for each car; computed when asked for."""

    def __init__(self, state: State, session: Session, pending: frozenset[int]) -> None:
        self._state, self._session, self.pending = state, session, pending
        self._driven_ms = driven_ms(state, session) if is_live(session) else None
        self._ends: tuple[Costs, Costs] | None = None  # all light, all heavy
        self._states: dict[frozenset[int], State] = {}
        self._orders: dict[frozenset[int], tuple[int, ...]] = {}

    def best(self, number: int) -> int:
        """Nothing for this car, the worst for all others."""
        return self.order(self.pending - {number}).index(number) + 1

    def worst(self, number: int) -> int:
        """The worst for this car, nothing for all others."""
        return self.order(self.pending & {number}).index(number) + 1

    def order(self, punished: frozenset[int]) -> tuple[int, ...]:
        if punished not in self._orders:
            self._orders[punished] = self._ordered(punished)
        return self._orders[punished]

    def _ordered(self, punished: frozenset[int]) -> tuple[int, ...]:
        """In a running race only what each car gets differs from scene to scene."""
        if self._driven_ms is None:
            state = self.state(punished)
            return order_now(state, state.sessions[self._session.plan.key])
        light, heavy = self._ends or (self._costs_of(frozenset()), self._costs_of(self.pending))
        self._ends = (light, heavy)
        costs = {n: heavy[n] if n in punished else light[n] for n in self._driven_ms}
        return by_cost(self._driven_ms, costs)

    def _costs_of(self, punished: frozenset[int]) -> Costs:
        state = self.state(punished)
        return costs(state, state.sessions[self._session.plan.key])

    def state(self, punished: frozenset[int]) -> State:
        """With the heaviest outcome for these cars and the lightest one for the others."""
        if punished not in self._states:
            free = self.pending - punished
            lighter = all_served(self._state, self._session, free)
            self._states[punished] = all_punished(lighter, self._session, punished)
        return self._states[punished]


def pending_incidents(state: State, session: Session) -> tuple[Incident, ...]:
    return tuple(
        incident
        for number, incident in state.incidents.items()
        if incident.session == session.plan.key and stage_of(state, number) in PENDING
    )


def pending_cars(state: State, session: Session) -> set[int]:
    cars = {n for incident in pending_incidents(state, session) for n in incident.entries}
    open_ones = {p.decision.entry for p in penalties_in_force(state, session) if p.is_open}
    return (cars | open_ones) & set(order_now(state, session))


def all_served(state: State, session: Session, entries: Collection[int]) -> State:
    for one in penalties_in_force(state, session):
        if one.is_open and one.decision.entry in entries:
            service = Service(ServedBy.SEEN, one.decision.at_ns)
            state = apply(state, PenaltyServed(one.decision.decision, service, ""))
    return state


def all_punished(state: State, session: Session, entries: Collection[int]) -> State:
    for incident in pending_incidents(state, session):
        for number in incident.entries:
            worst = heaviest(state, session, incident, number)
            if number in entries and worst is not None:
                state = supposed(state, worst)
    return state


def heaviest(state: State, session: Session, incident: Incident, number: int) -> Decision | None:
    """The decision that would cost this car most; None where nothing would change the result."""
    options = [PENALTIES[code] for code in allowed(state, incident.reason)]
    if not _has_rule(state, incident):
        options = [one for one in options if not one.disqualifies]
    useful = [one for one in options if one.added_ms or one.deletes_lap or one.disqualifies]
    if on_track(session):
        useful = [one for one in useful if not one.deletes_lap]
    if not useful:
        return None
    penalty = max(useful, key=_cost)
    best = best_lap(state, session, number) if penalty.deletes_lap else None
    lap = incident.lap or (best.lap if best else 0)
    return Decision(
        0, session.plan.key, incident.at_ns, number, penalty.code, incident.reason,
        incident.incident, lap if penalty.deletes_lap else 0,
    )  # fmt: skip


def _cost(penalty: Penalty) -> tuple[bool, bool, int]:
    return (penalty.disqualifies, penalty.deletes_lap, penalty.added_ms)


def _has_rule(state: State, incident: Incident) -> bool:
    """A rulebook that names no penalties for it would allow everything, up to disqualification."""
    assert state.meeting is not None
    return state.meeting.rulebook.infringement(known(incident.reason)) is not None
