"""What a button can show: values of the state, one message each, on request.

/racecontrol/state <token>          all of them
/racecontrol/state <token> flag     those whose name begins so
"""

from collections.abc import Iterator
from typing import Final

from racecontrol.choices import next_session
from racecontrol.cues.buttons import RECIPES, NotMade, act_of
from racecontrol.cues.countdowns import flag_now, neutral_now, seconds_to
from racecontrol.cues.cue import Value
from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.deciding.sequencing import laps_done
from racecontrol.meeting.deciding.starting import lights_on, not_ready, to_start
from racecontrol.meeting.model import Person
from racecontrol.meeting.remote import Button
from racecontrol.meeting.state import Session, State
from racecontrol.sessions import running_order

STATE: Final = "/racecontrol/state"
UNKNOWN: Final = -1
VALUES: Final = {  # name -> what it says; `racecontrol cues list --in` prints them
    "session": "s key of the session that goes on or comes next; empty: none",
    "phase": "s its phase",
    "flag": "s the flag over the whole track, or none",
    "red": "i 1 under red, else 0",
    "neutral": "s vsc, fcy, sc or none, s deployed, ending or none",
    "lights": "i start lights that are on",
    "armed": "i 1 when the start is armed",
    "ready": "i cars that are ready, i cars on the grid",
    "leader": "i car, or -1",
    "laps-left": "i laps that the leader has to go, or -1",
    "time-left": "i seconds, or -1",
    "pit-entry": "i 1 open, 0 closed",
    "pit-exit": "i 1 open, 0 closed",
    "automatic": "i 1 when the event takes its steps by itself",
    "paused": "i 1 when these steps wait",
    "can/<act>": "i 1 when this button may do it now, else 0, s why not",
}
Told = tuple[str, tuple[Value, ...]]


def feedback(
    state: State, button: Button, person: Person, now_ns: int, wanted: str = ""
) -> tuple[Told, ...]:
    """Addresses and arguments for one button. `now_ns` is the event clock."""
    told = (*_values(state, now_ns), *_can(state, button, person, now_ns))
    return tuple(one for one in told if one[0].removeprefix(f"{STATE}/").startswith(wanted))


def _told(name: str, *values: Value) -> Told:
    return (f"{STATE}/{name}", values)


def _values(state: State, now_ns: int) -> Iterator[Told]:
    session = next_session(state)
    yield _told("automatic", int(state.event.automatic))
    yield _told("paused", int(bool(state.event.paused_ns)))
    if session is None:
        yield _told("session", "")
        return
    start, flow = session.flow.start, session.flow
    yield _told("session", session.plan.key)
    yield _told("phase", session.phase.value)
    yield _told("flag", flag_now(session, now_ns))
    yield _told("red", int(session.red))
    yield _told("neutral", *neutral_now(session))
    yield _told("lights", lights_on(start.lights, now_ns) if start.lights else 0)
    yield _told("armed", int(start.armed is not None and start.lights is None))
    cars = len(to_start(session))
    yield _told("ready", cars - len(not_ready(session)), cars)
    order = running_order(state, session) if session.running else ()
    yield _told("leader", order[0] if order else UNKNOWN)
    yield _told("laps-left", _laps_left(session))
    yield _told("time-left", _time_left(session, now_ns))
    yield _told("pit-entry", int(flow.pit_entry_open))
    yield _told("pit-exit", int(flow.pit_exit_open))


def _laps_left(session: Session) -> int:
    if not (session.running and session.plan.laps):
        return UNKNOWN
    return max(0, session.plan.laps - laps_done(session))


def _time_left(session: Session, now_ns: int) -> int:
    if not session.running or session.due_ns is None:
        return UNKNOWN
    return max(0, seconds_to(session.due_ns, now_ns))


def _can(state: State, button: Button, person: Person, now_ns: int) -> Iterator[Told]:
    """For every act of this button that needs no argument."""
    for name, recipe in RECIPES.items():
        needs = any(parameter.default is None for parameter in recipe.parameters)
        if needs or not button.may(name):
            continue
        act = act_of(state, name, ())
        verdict = act if isinstance(act, NotMade) else decide(state, act, person, now_ns)
        refused = verdict.reason if isinstance(verdict, NotMade | Refused) else ""
        yield _told(f"can/{name.value}", int(not refused), refused)
