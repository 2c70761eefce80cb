"""`racecontrol cues`: the list of cues, a check of an event, a test message, a monitor."""

import time
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

import click
import msgspec
from rich import box
from rich.console import Console
from rich.table import Table

from drivers.cues.ears import Arrived, TcpEars, UdpEars
from drivers.cues.messages import Value, part
from drivers.cues.reading import Heard
from drivers.cues.sender import Cues, Target
from racecontrol.cues.addresses import ADDRESSES, Address
from racecontrol.cues.addresses import address_of as in_the_list
from racecontrol.cues.buttons import RECIPES
from racecontrol.cues.checking import received
from racecontrol.cues.feedback import VALUES
from racecontrol.frontdoor.cue_monitor import Attachment, Monitor, watch
from racecontrol.frontdoor.stage_cues import address_of, idle_targets, target_of
from racecontrol.meeting.address_pattern import PatternError, matches
from racecontrol.meeting.eventfile import load_event, load_remote
from racecontrol.meeting.model import Meeting, Transport
from racecontrol.meeting.remote import Remote
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

EVERYWHERE: Final = "0.0.0.0"
ANSWER_S: Final = 3.0
_EVENT = click.Path(path_type=Path, dir_okay=False)
_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


@click.group()
def cues() -> None:
    """OSC cues to the hall, and buttons from it: list, check, send, monitor.

    \b
    Examples:
        racecontrol cues list
        racecontrol cues check cup.toml
        racecontrol cues send start/light 3 5 --event cup.toml
        racecontrol cues monitor cup.toml
    """


# ---------------------------------------------------------------------- list


@cues.command("list")
@click.option("--in", "incoming", is_flag=True, help="What buttons may send, instead.")
@click.argument("beginning", default="")
@_JSON
def list_cues(incoming: bool, beginning: str, as_json: bool) -> None:
    """Print every address, its arguments, when it is sent and an example.

    \b
    Examples:
        racecontrol cues list
        racecontrol cues list start
        racecontrol cues list --in
        racecontrol cues list --json
    """
    if incoming:
        _list_incoming(as_json)
        return
    chosen = [address for address in ADDRESSES if address.path.startswith(beginning)]
    if not chosen:
        raise click.ClickException(f"No address begins with {beginning!r}.")
    for address in chosen:
        click.echo(_as_json(address) if as_json else _as_text(address))


def _as_json(address: Address) -> str:
    row = {
        "address": address.full(),
        "tags": address.tags,
        "arguments": [argument.says for argument in address.arguments],
        "when": address.when,
        "example": address.example,
    }
    return msgspec.json.encode(row).decode()


def _as_text(address: Address) -> str:
    arguments = ", ".join(f"{argument.kind} {argument.says}" for argument in address.arguments)
    values = " ".join(_shown(value) for value in address.example)
    example = address_of("cup", address.sample_path())
    return f"{address.full()}\n    {arguments}\n    {address.when}\n    {example} {values}\n"


def _shown(value: Value) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def _list_incoming(as_json: bool) -> None:
    for act, recipe in RECIPES.items():
        row = {
            "address": f"/racecontrol/act/{act.value}",
            "arguments": recipe.usage,
            "named": act.grave,
        }
        if as_json:
            click.echo(msgspec.json.encode(row).decode())
            continue
        named = "  (a button gets it only by its name)" if act.grave else ""
        click.echo(f"/racecontrol/act/{act.value} <token> ...{named}\n    {recipe.usage}\n")
    if as_json:
        return
    click.echo(
        "Every act of a session takes the key of another session last. A text that begins with #,\n"
        "after all others, is the number of the request: sent again, it is done once.\n"
        "Answer: /racecontrol/ack  i number, s act, s accepted or refused, s why, i first fact in\n"
        "the journal or 0, s request\n\n"
        "/racecontrol/state <token> [beginning of a name]\n"
        "Answer: one message a value\n"
    )
    for name, says in VALUES.items():
        click.echo(f"    /racecontrol/state/{name}  {says}")


# --------------------------------------------------------------------- check


@cues.command()
@click.argument("event", type=_EVENT)
def check(event: Path) -> None:
    """Check the targets and the buttons of an event file, and say what each would get.

    \b
    Example:
        racecontrol cues check cup.toml
    """
    meeting, remote = _loaded(event)
    idle = idle_targets(meeting, event)
    terminal = Console(highlight=False, markup=False)
    if meeting.cues:
        terminal.print(_targets(meeting))
    else:
        terminal.print(f"{event.name} has no targets: no cue leaves the house.")
    if remote.port:
        terminal.print(f"Buttons are heard at {remote.address}, port {remote.port}.")
        terminal.print(_buttons(remote))
    else:
        terminal.print(f"{event.name} has no buttons.")
    if idle:
        raise click.ClickException("\n".join(idle))


def _loaded(event: Path) -> tuple[Meeting, Remote]:
    return load_event(event, FORMATS, PENALTIES), load_remote(event)


def _targets(meeting: Meeting) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("target", "where", "delay", "as", "gets"):
        table.add_column(name, justify="right" if name == "delay" else "left")
    for noun in meeting.cues:
        target, gets = target_of(noun), received(noun, part(meeting.key))
        where = f"{noun.address}:{noun.port} {noun.transport.value}"
        form = "bundles" if noun.bundle else "messages"
        heard = f"{len(gets)} of {len(ADDRESSES)} addresses"
        if noun.say:
            heard = f"{len(noun.say)} in its own words"
        table.add_row(target.title, where, f"{noun.delay_ms} ms", form, heard)
    return table


def _buttons(remote: Remote) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("in the name of", "as", "may"):
        table.add_column(name)
    for button in remote.buttons:
        may = [act.value for act in RECIPES if button.may(act)]
        table.add_row(button.name, button.role.value, ", ".join(may))
    return table


# ---------------------------------------------------------------------- send


@cues.command()
@click.argument("address")
@click.argument("arguments", nargs=-1)
@click.option(
    "--to", "hosts", multiple=True, metavar="HOST:PORT", help="Where to; may be repeated."
)
@click.option("--event", type=_EVENT, help="To the targets of this event, past their filters.")
@click.option("--tcp", is_flag=True, help="Over TCP with SLIP frames, for --to.")
@click.option("--plain", is_flag=True, help="A message without a bundle around it, for --to.")
def send(
    address: str,
    arguments: tuple[str, ...],
    hosts: tuple[str, ...],
    event: Path | None,
    tcp: bool,
    plain: bool,
) -> None:
    """Send a message at once, to test a rig of lights.

    Without arguments the example of the list goes out; a pattern sends all that it matches. A word
    that is a number is one; i:, f: and s: before it say so. An answer is printed.

    \b
    Examples:
        racecontrol cues send start/light 3 5 --event cup.toml
        racecontrol cues send "flag/*" --event cup.toml
        racecontrol cues send /lamp/red 1 --to 192.0.2.10:53000
        racecontrol cues send /racecontrol/act/yellow TOKEN 2 --to 127.0.0.1:9000
    """
    meeting = load_event(event, FORMATS, PENALTIES) if event else None
    targets = [_target(text, tcp=tcp, bundle=not plain) for text in hosts]
    if meeting:
        targets += [_all_of(target_of(noun)) for noun in meeting.cues]
    if not targets:
        where = f"{event} has no targets" if event else "Say where to"
        raise click.ClickException(f"{where}: --to 192.0.2.10:53000.")
    told = _messages(address, arguments, meeting)
    if address.startswith("/racecontrol/") and hosts:
        for target in targets:
            _ask(target, told)
        return
    _send(targets, told)


def _target(text: str, *, tcp: bool, bundle: bool) -> Target:
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65_536:
        raise click.ClickException(f"{text!r} is no place. Write it as 192.0.2.10:53000.")
    transport = Transport.TCP if tcp else Transport.UDP
    return Target(host.strip("[]"), int(port), transport=transport, bundle=bundle)


def _all_of(target: Target) -> Target:
    """Without its filter and its delay: it is a test of the cable."""
    return Target(target.host, target.port, target.name, target.transport, bundle=target.bundle)


def _messages(
    address: str, arguments: Sequence[str], meeting: Meeting | None
) -> list[tuple[str, tuple[Value, ...]]]:
    values = tuple(_value(word) for word in arguments)
    if address.startswith("/"):
        return [(address, values)]
    event = meeting.key if meeting else "test"
    if arguments and in_the_list(address):
        return [(address_of(event, address), values)]
    try:
        known = [a for a in ADDRESSES if matches(f"/{address}", f"/{a.sample_path()}")]
    except PatternError as error:
        raise click.ClickException(f"{address!r}: {error}.") from None
    if not known or arguments:
        raise click.ClickException(
            f"There is no cue {address!r}. `racecontrol cues list` has them all; any other address "
            "begins with a slash."
        )
    return [(address_of(event, one.sample_path()), one.example) for one in known]


def _value(word: str) -> Value:
    kind, colon, rest = word.partition(":")
    if colon and kind == "s":
        return rest
    said = colon and kind in ("i", "f")
    number = _number(rest if said else word, kind if said else "")
    if number is None and said:
        raise click.ClickException(f"{word!r} is not a number.")
    return word if number is None else number


def _number(text: str, kind: str) -> int | float | None:
    with suppress(ValueError):
        if kind != "f":
            return int(text)
    with suppress(ValueError):
        if kind != "i":
            return float(text)
    return None


def _send(targets: Sequence[Target], told: Sequence[tuple[str, tuple[Value, ...]]]) -> None:
    cues = Cues(targets)
    cues.send(told, time.monotonic_ns())
    cues.close()
    for address, values in told:
        click.echo(" ".join((address, *(_shown(value) for value in values))))
    failed = [one for one in cues.health() if one.errors]
    for one in cues.health():
        if not one.errors:
            click.echo(f"{one.target.title}: {one.sent} sent")
    if failed:
        said = "; ".join(f"{one.target.title}: {one.last_error}" for one in failed)
        raise click.ClickException(f"Not sent to {said}.")


def _ask(target: Target, told: Sequence[tuple[str, tuple[Value, ...]]]) -> None:
    """A message to a running event, and its answers."""
    with closing(UdpEars(EVERYWHERE, 0)) as ears:
        for address, values in told:
            ears.say(target.host, target.port, address, values)
        answers = 0
        while found := list(ears.hear(ANSWER_S if not answers else 0.2)):
            for one in found:
                answers += 1
                click.echo(_answer(one))
    if not answers:
        raise click.ClickException(
            f"No answer from {target.title}: is the event running, and is the token right?"
        )


def _answer(one: Arrived) -> str:
    if not isinstance(one.heard, Heard):
        return one.heard.value
    return " ".join((one.heard.address, *(_shown(value) for value in one.heard.arguments)))


# ------------------------------------------------------------------- monitor


@cues.command()
@click.argument("event", type=_EVENT, required=False)
@click.option(
    "--port", type=click.IntRange(1, 65_535), help="Listen at this port, as a target does."
)
@click.option("--tcp", is_flag=True, help="With --port: TCP with SLIP frames.")
@click.option("--host", help="The machine that runs the event.  [default: as its file says]")
@click.option("--only", multiple=True, metavar="PATTERN", help="Only these addresses.")
@click.option("--all", "everything", is_flag=True, help="With what is repeated each second.")
@click.option("--count", type=click.IntRange(1), help="End after so many messages.")
@_JSON
def monitor(
    event: Path | None,
    port: int | None,
    tcp: bool,
    host: str | None,
    only: tuple[str, ...],
    everything: bool,
    count: int | None,
    as_json: bool,
) -> None:
    """Show live what goes out and what buttons ask for. Ctrl C ends it.

    With an event file: a copy of everything from the running event, asked for with a token of the
    file. With --port: what a target at this machine would hear.

    \b
    Examples:
        racecontrol cues monitor cup.toml
        racecontrol cues monitor --port 53000
        racecontrol cues monitor cup.toml --only "//flag/*" --json
    """
    if (event is None) == (port is None):
        raise click.ClickException("Say an event file, or --port: one of the two.")
    if tcp and event:
        raise click.ClickException("--tcp goes with --port.")
    attachment = _attachment(event, host) if event else None
    shown = Monitor(_patterns(only), everything=everything, as_json=as_json, count=count)
    ears = TcpEars(EVERYWHERE, port or 0) if tcp else UdpEars(EVERYWHERE, port or 0)
    with closing(ears):
        watch(ears, shown, attachment)


def _patterns(only: tuple[str, ...]) -> tuple[str, ...]:
    for pattern in only:
        try:
            matches(pattern, "/")
        except PatternError as error:
            raise click.ClickException(f"--only {pattern}: {error}.") from None
    return only


def _attachment(event: Path, host: str | None) -> Attachment:
    remote = load_remote(event)
    if not remote.port or not remote.buttons:
        raise click.ClickException(
            f"{event.name} has no button whose token a monitor could ask with. "
            "Add one below [remote], or listen with --port."
        )
    here = remote.address if remote.address not in (EVERYWHERE, "::") else "127.0.0.1"
    return Attachment(host or here, remote.port, remote.buttons[0].token)
