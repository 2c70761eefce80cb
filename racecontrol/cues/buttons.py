"""What a button asks for, as an act: one row for each `ButtonAct`, with the arguments it takes.

An argument that may be left out has what stands for it. Every act of a session takes the key of
another session last; without one it is the session whose next act is due.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from racecontrol.choices import MAKES, next_session
from racecontrol.cues.cue import Value
from racecontrol.meeting import flow_acts as flow
from racecontrol.meeting import justice_acts as justice
from racecontrol.meeting.acts import (
    AnyAct,
    EndSession,
    FormGrid,
    GiveDecision,
    NoteIncident,
    PublishResult,
    RescindDecision,
    ShowFlag,
    StartSession,
)
from racecontrol.meeting.model import Flag
from racecontrol.meeting.procedures import Neutral, PitEnd, StartKind
from racecontrol.meeting.remote import ButtonAct
from racecontrol.meeting.run import SECTOR_STRIDE
from racecontrol.meeting.state import Session, State
from racecontrol.results.grid import propose

BY_BUTTON: Final = "by button"
LONGEST_TEXT: Final = 200


class Takes(StrEnum):
    """What an argument is, in words."""

    CAR = "car number"
    SECTOR = "sector (0: the whole track)"
    NUMBER = "number"
    SECONDS = "seconds"
    SWITCH = "1 or 0"
    TEXT = "text"

    @property
    def is_text(self) -> bool:
        return self is Takes.TEXT


class Parameter(Struct, frozen=True):
    """An argument of an act."""

    name: str
    takes: Takes
    default: Value | None = None  # None: it has to be said


class Recipe(Struct, frozen=True):
    """How an act is made of the arguments of a message."""

    parameters: tuple[Parameter, ...]
    make: Callable[..., AnyAct]  # (state, session, *values), or without the session
    of_session: bool = True

    @property
    def usage(self) -> str:
        """The arguments after the token, in words."""
        said = [
            f"{p.name}: {p.takes.value}" + ("" if p.default is None else ", may be left out")
            for p in self.parameters
        ]
        return "; ".join(said) or "none"


CAR: Final = Parameter("car", Takes.CAR)
SECTOR: Final = Parameter("sector", Takes.SECTOR, 0)
REASON: Final = Parameter("reason", Takes.TEXT, BY_BUTTON)
SAID: Final = Parameter("reason", Takes.TEXT)
OPEN: Final = Parameter("open", Takes.SWITCH)
ON: Final = Parameter("on", Takes.SWITCH, 1)
READY: Final = Parameter("ready", Takes.SWITCH, 1)
INCIDENT: Final = Parameter("incident", Takes.NUMBER)
DECISION: Final = Parameter("decision", Takes.NUMBER)
SESSION: Final = Parameter("session", Takes.TEXT, "")


def _flag(flag: Flag) -> Recipe:
    def make(_: State, session: Session, sector: int) -> AnyAct:
        return ShowFlag(session.plan.key, flag, sector)

    return Recipe((SECTOR,), make)


def _plain_flag(flag: Flag) -> Recipe:
    return Recipe((), lambda _, s: ShowFlag(s.plan.key, flag))


def _car_flag(flag: Flag) -> Recipe:
    return Recipe((CAR,), lambda _, s, car: ShowFlag(s.plan.key, flag, entry=car))


def _neutral(kind: Neutral) -> Recipe:
    return Recipe((), lambda _, s: flow.Neutralise(s.plan.key, kind))


def _pit(end: PitEnd) -> Recipe:
    return Recipe((OPEN,), lambda _, s, is_open: flow.SetPitLane(s.plan.key, end, bool(is_open)))


def _ready(driver: bool) -> Recipe:
    def make(_: State, session: Session, car: int, ready: int) -> AnyAct:
        return flow.MarkReady(session.plan.key, car, driver, bool(ready))

    return Recipe((CAR, READY), make)


def _of_incident(kind: Callable[[int], AnyAct]) -> Recipe:
    return Recipe((INCIDENT,), lambda _, incident: kind(incident), of_session=False)


def _decision(parameters: Sequence[Parameter], penalty: str = "") -> Recipe:
    def make(_: State, session: Session, car: int, *rest: str) -> AnyAct:
        code, reason = (penalty, *rest) if penalty else rest
        return GiveDecision(session.plan.key, car, code, reason)

    return Recipe(tuple(parameters), make)


def _rescind(_: State, decision: int, reason: str) -> AnyAct:
    return RescindDecision(decision, reason)


def _note(_: State, session: Session, car: int, reason: str) -> AnyAct:
    return NoteIncident(session.plan.key, (car,), reason)


RECIPES: Final[dict[ButtonAct, Recipe]] = {
    ButtonAct.YELLOW: _flag(Flag.YELLOW),
    ButtonAct.DOUBLE_YELLOW: _flag(Flag.DOUBLE_YELLOW),
    ButtonAct.GREEN: _flag(Flag.GREEN),
    ButtonAct.RED: _plain_flag(Flag.RED),
    ButtonAct.CHEQUERED: _plain_flag(Flag.CHEQUERED),
    ButtonAct.BLUE: _car_flag(Flag.BLUE),
    ButtonAct.WHITE: _car_flag(Flag.WHITE),
    ButtonAct.BLACK_WHITE: _car_flag(Flag.BLACK_WHITE),
    ButtonAct.BLACK_ORANGE: _car_flag(Flag.BLACK_ORANGE),
    ButtonAct.BLACK: _car_flag(Flag.BLACK),
    ButtonAct.VSC: _neutral(Neutral.VSC),
    ButtonAct.FCY: _neutral(Neutral.FCY),
    ButtonAct.SAFETY_CAR: _neutral(Neutral.SAFETY_CAR),
    ButtonAct.END_NEUTRALISATION: Recipe((), lambda _, s: flow.EndNeutralisation(s.plan.key)),
    ButtonAct.PIT_ENTRY: _pit(PitEnd.ENTRY),
    ButtonAct.PIT_EXIT: _pit(PitEnd.EXIT),
    ButtonAct.FORM_GRID: Recipe((), lambda st, s: FormGrid(s.plan.key, propose(st, s))),
    ButtonAct.FORMATION: Recipe((), lambda _, s: flow.BeginFormation(s.plan.key)),
    ButtonAct.ROLLING: Recipe((), lambda _, s: flow.BeginFormation(s.plan.key, StartKind.ROLLING)),
    ButtonAct.RIG_READY: _ready(driver=False),
    ButtonAct.DRIVER_READY: _ready(driver=True),
    ButtonAct.ARM: Recipe((), lambda _, s: flow.ArmStart(s.plan.key)),
    ButtonAct.ARM_ANYWAY: Recipe((), lambda _, s: flow.ArmStart(s.plan.key, anyway=True)),
    ButtonAct.LIGHTS: Recipe((), lambda _, s: flow.StartLights(s.plan.key)),
    ButtonAct.START: Recipe((), lambda _, s: StartSession(s.plan.key)),
    ButtonAct.ABORT: Recipe((REASON,), lambda _, s, why: flow.AbortStart(s.plan.key, why)),
    ButtonAct.TAKE_ORDER: Recipe((), lambda _, s: flow.TakeOrder(s.plan.key)),
    ButtonAct.END: Recipe((), lambda _, s: EndSession(s.plan.key)),
    ButtonAct.PUBLISH: Recipe((), lambda _, s: PublishResult(s.plan.key)),
    ButtonAct.FINAL: Recipe((), MAKES["final"]),
    ButtonAct.CANCEL: Recipe((SAID,), lambda _, s, why: flow.CancelSession(s.plan.key, why)),
    ButtonAct.RERUN: Recipe((SAID,), lambda _, s, why: flow.RerunSession(s.plan.key, why)),
    ButtonAct.ADVANCE: Recipe((ON,), lambda _, on: flow.SetAdvance(bool(on)), of_session=False),
    ButtonAct.PAUSE: Recipe(
        (ON,),
        lambda state, on: flow.SetAdvance(state.event.automatic, bool(on)),
        of_session=False,
    ),
    ButtonAct.STEP: Recipe(
        (Parameter("later", Takes.SECONDS),),
        lambda _, seconds: flow.MoveStep(seconds),
        of_session=False,
    ),
    ButtonAct.NOTE: Recipe((CAR, REASON), _note),
    ButtonAct.INVESTIGATE: _of_incident(justice.InvestigateIncident),
    ButtonAct.POSTPONE: _of_incident(justice.PostponeIncident),
    ButtonAct.CLOSE: _of_incident(justice.CloseIncident),
    ButtonAct.PENALTY: _decision((CAR, Parameter("penalty", Takes.TEXT), SAID)),
    ButtonAct.DISQUALIFY: _decision((CAR, SAID), "disqualification"),
    ButtonAct.RESCIND: Recipe((DECISION, SAID), _rescind, of_session=False),
    ButtonAct.SERVED: Recipe(
        (DECISION,), lambda _, decision: justice.ConfirmServed(decision), of_session=False
    ),
}


class NotMade(Struct, frozen=True):
    """No act comes of it, and why. `usage`: the arguments are not what the act takes."""

    reason: str
    usage: bool = False


def act_of(state: State, name: ButtonAct, arguments: Sequence[Value]) -> AnyAct | NotMade:
    """The act of a button in this state. Whether it can be done is `decide`'s to say."""
    recipe = RECIPES[name]
    parameters = (*recipe.parameters, SESSION) if recipe.of_session else recipe.parameters
    if len(arguments) > len(parameters):
        return _too_many(name, recipe, len(parameters), len(arguments))
    values = _values(parameters, arguments)
    if values is None:
        return NotMade(f"The arguments of {name.value} are: {recipe.usage}.", usage=True)
    if not recipe.of_session:
        return recipe.make(state, *values)
    key = values[-1]
    session = state.sessions.get(str(key)) if key else next_session(state)
    if session is None:
        said = f"There is no session {key!r}." if key else "There is no session."
        return NotMade(said)
    return recipe.make(state, session, *values[:-1])


def _too_many(name: ButtonAct, recipe: Recipe, most: int, came: int) -> NotMade:
    """One that is too many may be a car meant for another act: nothing is guessed."""
    words = [recipe.usage] if recipe.parameters else []
    words += ["session: its key, may be left out"] if recipe.of_session else []
    takes = f"at most {most}: {'; '.join(words)}"
    return NotMade(f"{came} arguments came for {name.value}, it takes {takes}.", usage=True)


def _values(
    parameters: Sequence[Parameter], arguments: Sequence[Value]
) -> tuple[Value, ...] | None:
    """One for each parameter; None where they do not fit."""
    values: list[Value] = []
    for index, parameter in enumerate(parameters):
        given = arguments[index] if index < len(arguments) else parameter.default
        value = None if given is None else _fitting(parameter.takes, given)
        if value is None:
            return None
        values.append(value)
    return tuple(values)


def _fitting(takes: Takes, value: Value) -> Value | None:
    """The value as it is taken; None where it does not fit. Some senders know floats only."""
    if takes.is_text:
        return value if isinstance(value, str) and _is_plain(value) else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int):
        return None
    if takes is Takes.SWITCH:
        return value if value in (0, 1) else None
    if takes is Takes.SECTOR:
        return value if 0 <= value < SECTOR_STRIDE else None
    return value if takes is Takes.SECONDS or value >= 0 else None


def _is_plain(text: str) -> bool:
    """Short, and of letters that a document can show."""
    return len(text) <= LONGEST_TEXT and (not text or text.isprintable())
