"""The cues of a running event: the desk that tells, the targets that hear, the buttons that ask."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from drivers.cues.listener import Listener, ListenError
from drivers.cues.messages import part
from drivers.cues.reading import Heard
from drivers.cues.sender import Cues, Target
from racecontrol.control import Control
from racecontrol.cues.addresses import PREFIX
from racecontrol.cues.asking import Asked, Asking, Outcome, Sender
from racecontrol.cues.checking import idle_patterns
from racecontrol.cues.cue import Cue, Value
from racecontrol.cues.desk import CueDesk
from racecontrol.cues.health import CuesHealth, TargetState
from racecontrol.cues.saying import said
from racecontrol.meeting.address_pattern import matches
from racecontrol.meeting.model import CueTarget, Meeting
from racecontrol.meeting.remote import Remote
from racecontrol.results.live.order import LiveOrder
from racecontrol.rulebooks.lines import Place, line_at, lines_of
from racecontrol.rulebooks.reading import dotted
from racecontrol.tracks.circuit import Circuit

WATCHED_S: Final = 10.0  # how long a monitor is told, after it asked
MOST_WATCHERS: Final = 8
Told = tuple[str, Sequence[Value]]


def target_of(noun: CueTarget) -> Target:
    """A target of the event file, as the sender takes it."""
    return Target(
        noun.address,
        noun.port,
        noun.name,
        noun.transport,
        noun.delay_ms,
        noun.bundle,
        wanted_by(noun),
        partial(said, noun.say) if noun.say else None,
    )


def wanted_by(noun: CueTarget) -> Callable[[str], bool]:
    """Whether a target gets an address."""

    def wants(address: str) -> bool:
        chosen = not noun.only or any(matches(pattern, address) for pattern in noun.only)
        return chosen and not any(matches(pattern, address) for pattern in noun.never)

    return wants


def address_of(event: str, path: str) -> str:
    """The whole address of a cue."""
    return f"{PREFIX}/{part(event)}/{path}"


def idle_targets(meeting: Meeting, path: Path | Traversable) -> list[str]:
    """Filters of an event file that nothing ever passes: a sentence each."""
    found: list[tuple[Place, str]] = [
        (("cues", index, *place), why)
        for index, target in enumerate(meeting.cues)
        for place, why in idle_patterns(target, part(meeting.key))
    ]
    lines = lines_of(path.read_text(encoding="utf-8")) if found else {}
    return [f"{path.name}, line {line_at(lines, at)}: {dotted(at)}: {why}" for at, why in found]


class Watchers:
    """Monitors that get a copy of everything. From any thread."""

    def __init__(self) -> None:
        self._until_s: dict[Sender, float] = {}  # replaced whole

    def add(self, sender: Sender) -> None:
        """For ten seconds from now."""
        now_s = time.monotonic()
        kept = {one: until_s for one, until_s in self._until_s.items() if until_s > now_s}
        if sender in kept or len(kept) < MOST_WATCHERS:
            self._until_s = kept | {sender: now_s + WATCHED_S}

    def now(self) -> tuple[Sender, ...]:
        """Those that are told now."""
        now_s = time.monotonic()
        return tuple(one for one, until_s in self._until_s.items() if until_s > now_s)


class StageCues:
    """All between the control of a meeting and its cables, from `open` to the stack's end."""

    def __init__(self, event: str, cues: Sequence[CueTarget], remote: Remote) -> None:
        self._event, self._remote = event, remote
        self._cues = Cues([target_of(noun) for noun in cues])
        self._watchers = Watchers()
        self._desk: CueDesk | None = None
        self._asking: Asking | None = None
        self._listener: Listener | None = None
        self._not_listening = ""

    def open(self, stack: ExitStack, control: Control, order: LiveOrder) -> None:
        """Tell and listen until the stack is closed. Before the control is started."""
        stack.callback(self._cues.close)
        if self._remote.port:
            self._listen(stack, control)
        self._desk = CueDesk(control.state, control.clock, order, self._send)
        stack.callback(self._desk.stop)
        control.subscribe(self._desk.take)
        self._desk.start()

    def _listen(self, stack: ExitStack, control: Control) -> None:
        asking = Asking(
            self._remote.buttons, control, self._answer, told=self._tell_asked, watch=self._watch
        )

        def hear(heard: Heard, sender: Sender) -> None:
            asking.hear(heard.address, heard.arguments, sender)

        try:
            made = Listener(self._remote.address, self._remote.port, self._remote.senders, hear)
        except ListenError as error:
            self._not_listening = str(error)
            return
        self._asking, self._listener = asking, made
        stack.callback(made.close)

    def health(self) -> CuesHealth:
        """As of now, from any thread."""
        listener, asking = self._listener, self._asking
        ignored = {
            cause.value: count
            for cause, count in (
                *(listener.ignored() if listener else {}).items(),
                *(asking.left() if asking else {}).items(),
            )
            if count
        }
        return CuesHealth(
            tuple(
                TargetState(
                    one.target.title, one.sent, one.errors, one.dropped, one.waiting,
                    one.last_error, one.failing,
                )
                for one in self._cues.health()
            ),
            f"{self._remote.address}:{listener.port}" if listener else "",
            self._not_listening,
            asking.count(Outcome.ACCEPTED) if asking else 0,
            asking.count(Outcome.REFUSED) if asking else 0,
            ignored,
            self._desk.failures if self._desk else 0,
        )  # fmt: skip

    # ------------------------------------------------------ from several threads

    def _send(self, cues: Sequence[Cue], at_ns: int) -> None:
        """From the cue desk's thread."""
        told: list[Told] = [(address_of(self._event, cue.path), cue.arguments) for cue in cues]
        self._cues.send(told, at_ns)
        if any(cue.path == "alive" for cue in cues):
            told += self._figures()
        self._copy(told)

    def _answer(self, sender: Sender, told: Sequence[Told]) -> None:
        if self._listener is not None:
            self._listener.answer(sender, told)

    def _watch(self, sender: Sender) -> None:
        self._watchers.add(sender)
        self._answer(sender, self._figures())

    def _copy(self, told: Sequence[Told]) -> None:
        for watcher in self._watchers.now():
            self._answer(watcher, told)

    def _tell_asked(self, asked: Asked) -> None:
        arguments = " ".join(str(value) for value in asked.arguments)
        about = (asked.sender, asked.name, asked.act, arguments)
        self._copy([("/racecontrol/asked", (*about, asked.outcome.value, asked.sentence))])

    def _figures(self) -> list[Told]:
        """How it is doing, for a monitor."""
        health = self.health()
        targets: list[Told] = [
            (
                "/racecontrol/target",
                (t.title, int(t.failing), t.sent, t.errors, t.dropped, t.waiting, t.last_error),
            )
            for t in health.targets
        ]
        left: list[Told] = [
            ("/racecontrol/ignored", (cause, count)) for cause, count in health.ignored.items()
        ]
        return targets + left


def open_cues(
    stack: ExitStack,
    meeting: Meeting,
    remote: Remote,
    control: Control,
    circuits: Mapping[str, Circuit],
) -> tuple[StageCues, LiveOrder]:
    """The cues of an event, open until the stack is closed, and the order they are told from:
    let it take what the timing loop sees."""
    order = LiveOrder(circuits)
    stage = StageCues(meeting.key, meeting.cues, remote)
    stage.open(stack, control, order)
    return stage, order
