"""Starting grid: as proposed, as formed, and as the session started."""

from racecontrol.meeting.facts import GridFormed, SessionStarted
from racecontrol.meeting.model import Phase
from racecontrol.meeting.rulebook import GridBy
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import ClassifiedRow
from racecontrol.results.grid import BACK_BEYOND, RACE, drops, propose, rule_of
from racecontrol.results.printing.entries import RIG, WHO, car_of, label_of, who
from racecontrol.results.printing.kind import Content, OfSession
from racecontrol.results.printing.sheet import (
    SIGNATURES,
    Column,
    Form,
    GridBox,
    GridPlan,
    Mark,
    Row,
    Table,
)
from racecontrol.results.result_state import Result
from racecontrol.sessions import classify


def make(state: State, session: Session) -> Content:
    slots = session.grid or propose(state, session)
    source = _source(state, session)
    lost = drops(state, session)
    before = {row.entry: row for row in classify(state, source)} if source else {}
    name = source.plan.name if source else ""
    columns = (
        Column("slot", "Pos", Form.COUNT),
        *WHO,
        RIG,
        Column("source_place", name, Form.COUNT),
        Column("source_best_ms", "Best lap" if source else "", Form.TIME),
        Column("drop", "Grid drop" if lost else "", right=True),
    )
    rows = tuple(
        _row(state, session, slot, number, before.get(number), lost.get(number, 0))
        for slot, number in enumerate(slots, 1)
    )
    absent = tuple(f"Car {n:02d} does not start: {why}" for n, why in session.flow.absent.items())
    table = Table("grid", "Starting grid", columns, rows)
    return Content(
        (table,),
        notes=absent,
        details=_details(state, session),
        signatures=SIGNATURES[:1],
        plan=GridPlan("Starting grid", _boxes(state, session, slots, lost)),
    )


def _boxes(
    state: State, session: Session, slots: tuple[int, ...], lost: dict[int, int]
) -> tuple[GridBox, ...]:
    cars = [car_of(state, session, number) for number in slots]
    return tuple(
        GridBox(slot, label_of(car), car.driver, _drop(lost.get(car.number, 0)))
        for slot, car in enumerate(cars, 1)
    )


def _drop(lost: int) -> str:
    return "to the back" if lost > BACK_BEYOND else f"{lost} places" if lost else ""


def _source(state: State, session: Session) -> Session | None:
    """The session whose result makes the grid, when it has ended."""
    rule = rule_of(state, session)
    if rule is None or rule.by is not GridBy.RESULT:
        return None
    source = state.sessions.get(rule.session)
    return source if source and source.ended_ns else None


def _row(
    state: State, session: Session, slot: int, number: int, was: ClassifiedRow | None, lost: int
) -> Row:
    entry = car_of(state, session, number)
    place = (was.place or None) if was else None
    cells = (slot, *who(entry), entry.rig, place, was.best_ms if was else None, _drop(lost))
    return Row(cells, {"slot": Mark.STRONG})


def _details(state: State, session: Session) -> tuple[str, ...]:
    """Where the grid comes from."""
    rule = rule_of(state, session)
    if rule is None:
        return ()
    match rule.by:
        case GridBy.RESULT:
            source = state.sessions.get(rule.session)
            name = source.plan.name if source else rule.session
            turned = f", first {rule.reversed_top} reversed" if rule.reversed_top else ""
            return (f"From the result of {name}{turned}",)
        case GridBy.POINTS:
            return ("From the standings",)
        case GridBy.DRAW:
            assert state.meeting is not None
            return (f"By lot, seed {rule.seed or state.meeting.key}",)
        case GridBy.NUMBER | GridBy.MANUAL:
            return ()


def why_not(_state: State, session: Session) -> str:
    if session.plan.format != RACE:
        return f"{session.plan.name} is no race: it has no starting grid."
    if session.phase is Phase.CANCELLED:
        return f"{session.plan.name} is cancelled."
    return ""


def result(_state: State, session: Session) -> Result:
    """Draft: nobody has called the cars to it yet; final: the session has started from it."""
    if not session.grid:
        return Result.DRAFT
    return Result.FINAL if session.started_ns else Result.PROVISIONAL


def revision(state: State, session: Session) -> int:
    """How often it was formed."""
    key = session.plan.key
    return sum(isinstance(told.fact, GridFormed) and told.session == key for told in state.told)


KIND = OfSession(
    1, "starting-grid", "Starting grid", make, why_not, result, revision,
    frozenset({GridFormed, SessionStarted}),
)  # fmt: skip
