"""The monitor of cues: a line for each message, from a running event or at a target's port."""

import time
from collections import Counter
from datetime import datetime
from typing import Final

import click
import msgspec
from msgspec import Struct

from drivers.cues.ears import Arrived, TcpEars, UdpEars
from drivers.cues.messages import Value
from drivers.cues.reading import Heard, Ignored
from racecontrol.cues.asking import MONITOR
from racecontrol.meeting.address_pattern import matches

AGAIN_S: Final = 3.0  # a running event tells a monitor for ten seconds
LOOK_S: Final = 0.5
NO_ANSWER: Final = "Is the event running, and do its senders let this machine ask?"
NS_PER_MS: Final = 1_000_000
NS_PER_S: Final = 1_000_000_000
WORTH_SAYING_MS: Final = 20  # a time tag further from now than that is shown
REPEATED: Final = ("/*/*/alive", "/*/*/now/*")
FIGURES: Final = ("/racecontrol/target", "/racecontrol/ignored")


class Attachment(Struct, frozen=True):
    """A running event that is asked for a copy of its cues."""

    host: str
    port: int
    token: str


class Monitor:
    """Chooses what is shown, and how."""

    def __init__(
        self,
        only: tuple[str, ...] = (),
        *,
        everything: bool = False,
        as_json: bool = False,
        count: int | None = None,
    ) -> None:
        self._only, self._everything, self._as_json = only, everything, as_json
        self._left = count
        self._figures: dict[str, tuple[Value, ...]] = {}
        self.shown: Counter[str] = Counter()

    @property
    def ended(self) -> bool:
        """As many were shown as were asked for."""
        return self._left == 0

    def line(self, one: Arrived) -> str | None:
        """The line of a message; None where it is not shown."""
        if self.ended or not self._wants(one.heard):
            return None
        what = one.heard.address if isinstance(one.heard, Heard) else one.heard.value
        self.shown[what] += 1
        if self._left is not None:
            self._left -= 1
        return _json(one) if self._as_json else _text(one)

    def _wants(self, heard: Heard | Ignored) -> bool:
        if isinstance(heard, Ignored):
            return True
        if heard.address in FIGURES and not self._is_news(heard):
            return False
        if self._only:
            return any(matches(pattern, heard.address) for pattern in self._only)
        return self._everything or not any(matches(p, heard.address) for p in REPEATED)

    def _is_news(self, heard: Heard) -> bool:
        """A target is news when it begins to fail or is well again, a count when it grew."""
        name = f"{heard.address} {heard.arguments[0] if heard.arguments else ''}"
        news = heard.arguments[1:]
        if heard.address == "/racecontrol/target" and not self._everything:
            news = heard.arguments[1:2] + heard.arguments[6:]
        before, self._figures[name] = self._figures.get(name), news
        return before != news


def _text(one: Arrived) -> str:
    moment = datetime.fromtimestamp(one.at_ns / NS_PER_S).astimezone()
    clock = moment.strftime("%H:%M:%S.%f")[:-3]
    if isinstance(one.heard, Ignored):
        return f"{clock}  not read: {one.heard.value}, from {one.sender}"
    return f"{clock}  {_said(one.heard)}{_tagged(one)}"


def _said(heard: Heard) -> str:
    match heard.address, heard.arguments:
        case "/racecontrol/asked", (sender, name, act, arguments, outcome, sentence):
            asked = f"{act} {arguments}".strip()
            return f"in   {name} ({sender}): {asked}: {outcome}. {sentence}".rstrip()
        case "/racecontrol/target", (title, failing, sent, errors, dropped, _, last_error):
            said = f"     target {title}: {sent} sent, {errors} failed, {dropped} dropped"
            return f"{said}: {last_error}" if failing else said
        case "/racecontrol/ignored", (cause, count):
            return f"in   ignored, {cause}: {count}"
        case _:
            values = "  ".join(str(value) for value in heard.arguments)
            return f"out  {heard.address}  {values}".rstrip()


def _tagged(one: Arrived) -> str:
    if one.tag_ns is None:
        return ""
    ahead_ms = (one.tag_ns - one.at_ns) // NS_PER_MS
    return f"  (tag {ahead_ms:+d} ms)" if abs(ahead_ms) > WORTH_SAYING_MS else ""


def _json(one: Arrived) -> str:
    row: dict[str, object] = {"at_ns": one.at_ns, "from": one.sender}
    if isinstance(one.heard, Ignored):
        row["ignored"] = one.heard.value
    else:
        row |= {"address": one.heard.address, "arguments": one.heard.arguments}
    if one.tag_ns is not None:
        row["tag_ns"] = one.tag_ns
    return msgspec.json.encode(row).decode()


def watch(ears: UdpEars | TcpEars, monitor: Monitor, attachment: Attachment | None) -> None:
    """Print what comes, until it is enough or the user ends it."""
    if attachment is None:
        click.echo(f"Listening at port {ears.port}. Ctrl C ends.", err=True)
    else:
        click.echo(f"Asking {attachment.host}:{attachment.port}. Ctrl C ends.", err=True)
    try:
        _loop(ears, monitor, attachment)
    except KeyboardInterrupt:
        _sum_up(monitor)


def _loop(ears: UdpEars | TcpEars, monitor: Monitor, attachment: Attachment | None) -> None:
    asked_s, heard_s = 0.0, time.monotonic()
    while not monitor.ended:
        now_s = time.monotonic()
        if attachment and now_s - asked_s >= AGAIN_S:
            if asked_s and heard_s < asked_s:
                where = f"{attachment.host}:{attachment.port}"
                click.echo(f"No answer from {where}. {NO_ANSWER}", err=True)
            asked_s = now_s
            _ask(ears, attachment)
        for one in ears.hear(LOOK_S):
            heard_s = time.monotonic()
            line = monitor.line(one)
            if line is not None:
                click.echo(line)


def _ask(ears: UdpEars | TcpEars, attachment: Attachment) -> None:
    assert isinstance(ears, UdpEars)
    try:
        ears.say(attachment.host, attachment.port, MONITOR, (attachment.token,))
    except OSError as error:
        raise click.ClickException(
            f"{attachment.host} cannot be asked: {error.strerror or error}."
        ) from None


def _sum_up(monitor: Monitor) -> None:
    total = monitor.shown.total()
    click.echo(f"\n{total} messages.", err=True)
    for what, count in monitor.shown.most_common(20):
        click.echo(f"{count:7d}  {what}", err=True)
