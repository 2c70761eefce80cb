"""The event as a line of sessions, and what comes next: by itself, by hand, or not yet and why."""

from enum import Enum

from msgspec import Struct

from racecontrol.advancing import act_of
from racecontrol.choices import next_session
from racecontrol.meeting.deciding.sequencing import Step, next_step, starts_at
from racecontrol.meeting.model import Person, Phase
from racecontrol.meeting.state import Session, State
from ui import format as text
from ui.director.sessions import plan_words
from ui.due import why_not
from ui.nouns import noun
from ui.tr import tr
from ui.track_state import phase_words


class Stand(Enum):
    """Where a session is on the line."""

    DONE = "done"
    NOW = "now"
    LATER = "later"
    CANCELLED = "cancelled"


class SessionBox(Struct, frozen=True):
    """A session on the line."""

    key: str
    name: str
    phase: str
    when: str
    length: str
    stand: Stand


def line_of(state: State) -> tuple[SessionBox, ...]:
    """Every session in its order."""
    due = next_session(state)
    return tuple(_box(state, session, session is due) for session in state.sessions.values())


def _box(state: State, session: Session, due: bool) -> SessionBox:
    plan = session.plan
    if session.phase is Phase.CANCELLED:
        stand = Stand.CANCELLED
    elif due:
        stand = Stand.NOW
    else:
        stand = Stand.LATER if session.phase is Phase.SCHEDULED else Stand.DONE
    phase = tr("Scheduled") if session.phase is Phase.SCHEDULED else phase_words(state, session)
    runs = len(session.flow.attempts)
    again = tr(", start {runs}", runs=runs + 1) if runs and session.phase is Phase.GRID else ""
    return SessionBox(
        plan.key, plan.name, phase + again, _when(state, session), plan_words(plan), stand
    )


def _when(state: State, session: Session) -> str:
    """By the timetable with its delays, else only the delay."""
    delay_s = session.flow.delay_s
    sign = "+" if delay_s > 0 else "−"
    delay = f"{sign}{text.span(abs(delay_s) * 1_000_000_000)}" if delay_s else ""
    if session.started_ns:
        return text.time_of_day(session.started_ns)
    at_ns = starts_at(state, session)
    due = text.time_of_day(at_ns)[:5] if at_ns is not None else ""
    return " ".join(part for part in (due, delay) if part)


class Next(Struct, frozen=True):
    """What comes next, in a few words, and why it does not come, or how it will."""

    words: str
    how: str
    free: bool


def next_of(state: State, who: Person, now_ns: int, refused: str) -> Next:
    """`refused`: why the last step that was due by itself could not be taken; or empty."""
    step = next_step(state, now_ns)
    if step is None:
        return _by_a_person(state)
    name = state.sessions[step.session].plan.name
    reason = why_not(state, act_of(state, step), who, now_ns)
    words = tr("Next: {kind}, {name}", kind=noun(step.kind), name=name)
    if reason:
        return Next(words, tr("Not yet: {reason}", reason=reason), False)
    return Next(words, _how(state, step, now_ns, refused), True)


def _how(state: State, step: Step, now_ns: int, refused: str) -> str:
    if not state.event.automatic:
        return tr("By hand: nothing comes by itself. Ctrl D lets the event run.")
    left_ns = step.at_ns - now_ns
    if state.event.paused_ns:
        return tr("Waits, {time} before it comes. . goes on.", time=text.span(max(0, left_ns)))
    if refused and left_ns <= 0:
        return tr("Was not taken by itself: {refused}", refused=refused)
    return (
        tr("By itself in {left}.", left=text.span(left_ns))
        if left_ns > 0
        else tr("By itself, now.")
    )


def _by_a_person(state: State) -> Next:
    """Where only a person goes on: a race is never started by the program."""
    session = next_session(state)
    if session is None:
        return Next(tr("No session in this event"), tr("Load the event file."), False)
    name = session.plan.name
    match session.phase:
        case Phase.GRID:
            return Next(
                tr("Next: start, {name}", name=name),
                tr("A person starts a race: ready board, A arms."),
                True,
            )
        case Phase.STARTED if session.flow.taken:
            return Next(
                tr("Next: restart, {name}", name=name),
                tr("The order is taken. A arms the restart."),
                True,
            )
        case Phase.STARTED if session.red:
            return Next(
                tr("Next: take the order, {name}", name=name),
                tr("Under red. T takes the order."),
                True,
            )
        case Phase.STARTED | Phase.CHEQUERED:
            return Next(
                tr("{name} goes on", name=name), tr("Its end comes with the chequered flag."), False
            )
        case Phase.SCHEDULED:
            return Next(
                tr("Next: form the grid, {name}", name=name),
                tr("No time is set for it. F forms it."),
                True,
            )
        case _:
            return Next(tr("The event is over"), tr("Every result is final."), False)
