"""Messages from buttons: who asks, what for, and the answer that goes back.

    /racecontrol/act/<act> <token> [arguments...] [#request]
        -> /racecontrol/ack  i number, s act, s accepted or refused, s sentence,
                             i first fact in the journal or 0, s request
    /racecontrol/state <token> [beginning of a name]  -> /racecontrol/state/<name> ...
    /racecontrol/monitor <token>                      -> a copy of all cues, for ten seconds

A text that begins with # and comes last is the sender's own number of the request: sent again, it
is answered again and done once. Nobody without a token is answered.
"""

import hmac
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from enum import StrEnum
from typing import Final, Protocol

from msgspec import Struct

from racecontrol.control import Accepted, Answer
from racecontrol.cues.buttons import NotMade, act_of
from racecontrol.cues.cue import Value
from racecontrol.cues.feedback import STATE, Told, feedback
from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.decide import Refused
from racecontrol.meeting.model import Person
from racecontrol.meeting.remote import Button, ButtonAct
from racecontrol.meeting.state import State
from racecontrol.rulebooks.checking import nearest

ACT: Final = "/racecontrol/act/"
ACK: Final = "/racecontrol/ack"
MONITOR: Final = "/racecontrol/monitor"
REMEMBERED: Final = 1_024  # requests whose answers are kept
LONGEST_REQUEST: Final = 64

Sender = tuple[str, int]


class Left(StrEnum):
    """Why a message that is OSC did nothing."""

    UNKNOWN = "unknown address"
    WRONG_TOKEN = "wrong token"
    NO_ACT = "no such act"
    NOT_ALLOWED = "act not allowed to the button"
    WRONG_ARGUMENTS = "wrong arguments"
    REPEATED = "sent again"


class Outcome(StrEnum):
    """What became of an act."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class Clock(Protocol):
    """The event clock."""

    def now(self) -> int: ...


class Control(Protocol):
    """What is needed of the control."""

    @property
    def state(self) -> State: ...
    @property
    def clock(self) -> Clock: ...
    def submit(self, act: AnyAct, who: Person) -> "Future[Answer]": ...


class Asked(Struct, frozen=True):
    """An act that a button asked for, with what came of it: for a monitor."""

    sender: str
    name: str  # of the person
    act: str
    arguments: tuple[Value, ...]
    outcome: Outcome
    sentence: str


class _Request(Struct):
    """One act that was asked for; `senders` wait for its answer."""

    number: int
    button: Button
    act: str
    arguments: tuple[Value, ...]
    name: str  # of the request, with its #; empty
    senders: list[Sender]
    answer: Told | None = None


class Asking:
    """The acts of buttons, through the control like a click. `hear` belongs to one thread."""

    def __init__(
        self,
        buttons: Sequence[Button],
        control: Control,
        answer: Callable[[Sender, Sequence[Told]], None],
        *,
        told: Callable[[Asked], None] = lambda _: None,
        watch: Callable[[Sender], None] = lambda _: None,
    ) -> None:
        """`answer` sends messages back, `told` hears of each act, `watch` of who wants a copy of
        all cues; none of them may wait, and they are called from several threads."""
        self._buttons, self._control, self._answer = tuple(buttons), control, answer
        self._told, self._watch = told, watch
        self._lock = threading.Lock()
        self._requests: OrderedDict[tuple[str, str], _Request] = OrderedDict()
        self._number = 0
        self._left: Counter[Left] = Counter()
        self._outcomes: Counter[Outcome] = Counter()

    def left(self) -> dict[Left, int]:
        """Messages that did nothing, by cause."""
        return dict(self._left)

    def count(self, outcome: Outcome) -> int:
        """Acts with this outcome."""
        return self._outcomes[outcome]

    def hear(self, address: str, arguments: Sequence[Value], sender: Sender) -> None:
        """One message."""
        if not (address.startswith(ACT) or address in (STATE, MONITOR)):
            self._left[Left.UNKNOWN] += 1
            return
        button = self._button(arguments[0]) if arguments else None
        if button is None:
            self._left[Left.WRONG_TOKEN] += 1
        elif address == STATE:
            self._show(button, arguments[1:], sender)
        elif address == MONITOR:
            self._watch(sender)
        else:
            self._ask(button, address.removeprefix(ACT), tuple(arguments[1:]), sender)

    def _button(self, token: Value) -> Button | None:
        """Every token is compared, in the same time whatever it is."""
        given = str(token).encode("utf-8", "replace")
        found = None
        for button in self._buttons:
            if hmac.compare_digest(given, button.token.encode()):
                found = button
        return found

    def _show(self, button: Button, arguments: Sequence[Value], sender: Sender) -> None:
        wanted = str(arguments[0]) if arguments else ""
        person = Person(button.name, button.role)
        now_ns = self._control.clock.now()
        told = feedback(self._control.state, button, person, now_ns, wanted)
        self._answer(sender, told)

    # ------------------------------------------------------------------- acts

    def _ask(self, button: Button, act: str, arguments: tuple[Value, ...], sender: Sender) -> None:
        arguments, name = _without_request(arguments)
        request = self._taken(button, act, arguments, name, sender)
        if request is None:
            return
        made = self._made(request)
        if isinstance(made, NotMade):
            self._settle(request, Outcome.REFUSED, made.reason)
            return
        person = Person(button.name, button.role)
        future = self._control.submit(made, person)
        future.add_done_callback(lambda done: self._answered(request, done))

    def _taken(
        self,
        button: Button,
        act: str,
        arguments: tuple[Value, ...],
        name: str,
        sender: Sender,
    ) -> _Request | None:
        """A new request; None when it was made before, and is answered again."""
        with self._lock:
            known = self._requests.get((button.token, name)) if name else None
            if known is None:
                self._number += 1
                made = _Request(self._number, button, act, arguments, name, [sender])
                if name:
                    self._requests[button.token, name] = made
                    if len(self._requests) > REMEMBERED:
                        self._requests.popitem(last=False)
                return made
            self._left[Left.REPEATED] += 1
            answer = known.answer
            if answer is None and sender not in known.senders:
                known.senders.append(sender)
        if answer is not None:
            self._answer(sender, (answer,))
        return None

    def _made(self, request: _Request) -> AnyAct | NotMade:
        try:
            act = ButtonAct(request.act)
        except ValueError:
            act = ButtonAct.EVERYDAY
        if act is ButtonAct.EVERYDAY:
            self._left[Left.NO_ACT] += 1
            acts = [one for one in ButtonAct if one is not ButtonAct.EVERYDAY]
            known = [one.value for one in acts if request.button.may(one)]
            return NotMade(f"There is no act {request.act!r}. {nearest(request.act, known)}")
        if not request.button.may(act):
            self._left[Left.NOT_ALLOWED] += 1
            return NotMade(f"This button may not do {act.value!r}. Name it in the event file.")
        made = act_of(self._control.state, act, request.arguments)
        if isinstance(made, NotMade) and made.usage:
            self._left[Left.WRONG_ARGUMENTS] += 1
        return made

    def _answered(self, request: _Request, done: "Future[Answer]") -> None:
        """From the control's thread."""
        answer = done.result()
        if isinstance(answer, Refused):
            self._settle(request, Outcome.REFUSED, answer.reason)
        else:
            self._settle(request, Outcome.ACCEPTED, "", _first(answer))

    def _settle(self, request: _Request, outcome: Outcome, said: str, seq: int = 0) -> None:
        values = (request.number, request.act, outcome.value, said, seq, request.name)
        with self._lock:
            request.answer = (ACK, values)
            senders = tuple(request.senders)
            self._outcomes[outcome] += 1
        for sender in senders:
            self._answer(sender, (request.answer,))
        who, where = request.button.name, "{}:{}".format(*senders[0])
        self._told(Asked(where, who, request.act, request.arguments, outcome, said))


def _without_request(arguments: tuple[Value, ...]) -> tuple[tuple[Value, ...], str]:
    """The arguments of the act, and the sender's own number of the request."""
    last = arguments[-1] if arguments else None
    if isinstance(last, str) and last.startswith("#"):
        return arguments[:-1], last[:LONGEST_REQUEST]
    return arguments, ""


def _first(answer: Accepted) -> int:
    return answer.facts[0].seq if answer.facts else 0
