"""Every act of race control with either "can" or the reason why not: for a strip that shows all.

Nothing is judged here: each act is made as a person would make it, and `decide` is asked.
"""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from racecontrol.meeting.acts import (
    AnyAct,
    DeclareFinal,
    EndSession,
    FormGrid,
    PublishResult,
    ShowFlag,
    StartSession,
    WithdrawChequered,
)
from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.deciding.sequencing import laps_done
from racecontrol.meeting.flow_acts import (
    AbortStart,
    ArmStart,
    BeginFormation,
    CancelSession,
    DelaySession,
    EndNeutralisation,
    Neutralise,
    RerunSession,
    SetAdvance,
    SetPitLane,
    ShortenSession,
    StartLights,
    TakeOrder,
)
from racecontrol.meeting.justice_acts import SignResult
from racecontrol.meeting.model import Flag, Person, Phase
from racecontrol.meeting.procedures import Countback, Neutral, PitEnd, StartKind
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import digest
from racecontrol.results.grid import propose
from racecontrol.sessions import classify

ANY_REASON: Final = "?"  # stands for the one that a person still has to give


class Choice(Struct, frozen=True):
    """One act. `why_not` is empty when it is free now, else one sentence."""

    name: str  # the same at all times: a control finds its choice by it
    act: AnyAct | None  # None: there is no session that it could act on
    why_not: str

    @property
    def can(self) -> bool:
        return not self.why_not


Make = Callable[[State, Session], AnyAct]

# In the fixed order of the strip; reasons are asked for when the act is done.
MAKES: Final[dict[str, Make]] = {
    "form grid": lambda state, s: FormGrid(s.plan.key, propose(state, s)),
    "formation lap": lambda _, s: BeginFormation(s.plan.key),
    "rolling start": lambda _, s: BeginFormation(s.plan.key, StartKind.ROLLING),
    "arm": lambda _, s: ArmStart(s.plan.key),
    "arm anyway": lambda _, s: ArmStart(s.plan.key, anyway=True),
    "lights": lambda _, s: StartLights(s.plan.key),
    "start": lambda _, s: StartSession(s.plan.key),
    "abort": lambda _, s: AbortStart(s.plan.key, ANY_REASON),
    "green": lambda _, s: ShowFlag(s.plan.key, Flag.GREEN),
    "yellow": lambda _, s: ShowFlag(s.plan.key, Flag.YELLOW),
    "double yellow": lambda _, s: ShowFlag(s.plan.key, Flag.DOUBLE_YELLOW),
    "virtual safety car": lambda _, s: Neutralise(s.plan.key, Neutral.VSC),
    "full-course yellow": lambda _, s: Neutralise(s.plan.key, Neutral.FCY),
    "safety car": lambda _, s: Neutralise(s.plan.key, Neutral.SAFETY_CAR),
    "end neutralisation": lambda _, s: EndNeutralisation(s.plan.key),
    "close pit entry": lambda _, s: SetPitLane(s.plan.key, PitEnd.ENTRY, False),
    "open pit entry": lambda _, s: SetPitLane(s.plan.key, PitEnd.ENTRY, True),
    "close pit exit": lambda _, s: SetPitLane(s.plan.key, PitEnd.EXIT, False),
    "open pit exit": lambda _, s: SetPitLane(s.plan.key, PitEnd.EXIT, True),
    "red": lambda _, s: ShowFlag(s.plan.key, Flag.RED),
    "take order": lambda _, s: TakeOrder(s.plan.key),
    "take other order": lambda state, s: TakeOrder(s.plan.key, _other(state)),
    "chequered": lambda _, s: ShowFlag(s.plan.key, Flag.CHEQUERED),
    "withdraw chequered": lambda _, s: WithdrawChequered(s.plan.key, ANY_REASON),
    "end": lambda _, s: EndSession(s.plan.key),
    "publish": lambda _, s: PublishResult(s.plan.key),
    "sign": lambda state, s: SignResult(s.plan.key, _shown(state, s)),
    "final": lambda state, s: DeclareFinal(s.plan.key, _shown(state, s)),
    "shorten": lambda _, s: _shorter(s),
    "delay": lambda _, s: DelaySession(s.plan.key, 60, ANY_REASON),
    "cancel": lambda _, s: CancelSession(s.plan.key, ANY_REASON),
    "run again": lambda _, s: RerunSession(s.plan.key, ANY_REASON),
}


def _shown(state: State, session: Session) -> str:
    """The result that a person sees and signs; before it is out it costs nothing."""
    return digest(classify(state, session)) if session.published else ""


def choices(
    state: State, who: Person, now_ns: int, session: Session | None = None
) -> tuple[Choice, ...]:
    """Every act for a session, in a fixed order. `now_ns` is the event clock.

    Without a session: for the one that is next. Another one may be delayed or cancelled as well.
    """
    session = session or next_session(state)
    advance = SetAdvance(not state.event.automatic)
    return (
        *(choice_of(state, who, now_ns, name, session) for name in MAKES),
        Choice("advance", advance, _why_not(state, advance, who, now_ns)),
    )


def next_session(state: State) -> Session | None:
    """The session whose next act is due: the one that goes on, else the first not yet begun."""
    current = state.current
    if current is not None and current.phase not in (Phase.FINAL, Phase.CANCELLED):
        return current
    scheduled = (s for s in state.sessions.values() if s.phase is Phase.SCHEDULED)
    return next(scheduled, current)


def choice_of(state: State, who: Person, now_ns: int, name: str, session: Session | None) -> Choice:
    """One of them, for a control that stands alone; `name` is a key of `MAKES`."""
    if session is None:
        return Choice(name, None, "There is no session.")
    act = MAKES[name](state, session)
    return Choice(name, act, _why_not(state, act, who, now_ns))


def _why_not(state: State, act: AnyAct, who: Person, now_ns: int) -> str:
    verdict = decide(state, act, who, now_ns)
    return verdict.reason if isinstance(verdict, Refused) else ""


def _other(state: State) -> Countback:
    assert state.meeting is not None
    by_the_book = state.meeting.rulebook.procedures.countback
    return next(one for one in Countback if one is not by_the_book)


def _shorter(session: Session) -> ShortenSession:
    """By as little as there is: whether it can be shortened at all."""
    key, plan = session.plan.key, session.plan
    if plan.laps:
        least = laps_done(session) + 1
        return ShortenSession(key, ANY_REASON, laps=max(plan.laps - 1, min(least, plan.laps)))
    return ShortenSession(key, ANY_REASON, duration_s=plan.duration_s - 1)
