"""What is wrong with the cues and the buttons of an event file: a place and a sentence each."""

import ipaddress
import re
from collections.abc import Iterator, Sequence
from typing import Final

from racecontrol.meeting.address_pattern import PatternError, compiled
from racecontrol.meeting.model import CueTarget, Role
from racecontrol.meeting.remote import Button, Remote, roles_of
from racecontrol.rulebooks.lines import Place

LONGEST_DELAY_MS: Final = 600_000
SHORTEST_TOKEN: Final = 12  # characters: what stands between the hall's network and the red flag
SENT: Final = re.compile(r"(/(\{[1-9]\}|[^\s#*,/?\[\]{}])+)+", re.ASCII)
TOKEN: Final = re.compile(r"[!-~]+", re.ASCII)
Mistake = tuple[Place, str]


def cable_mistakes(cues: Sequence[CueTarget], remote: Remote) -> Iterator[Mistake]:
    """All of them, in the order of the file."""
    for index, target in enumerate(cues):
        for place, said in _target(target):
            yield ("cues", index, *place), said
        if target.name and target.name in [other.name for other in cues[:index]]:
            yield ("cues", index, "name"), f"{target.name!r} stands there twice."
    for place, said in _remote(remote):
        yield ("remote", *place), said


def _target(target: CueTarget) -> Iterator[Mistake]:
    if not is_host(target.address):
        said = f"{target.address!r} is neither an IP address nor the name of a machine."
        yield ("address",), said
    yield from _port(target.port, ("port",))
    if not 0 <= target.delay_ms <= LONGEST_DELAY_MS:
        yield ("delay_ms",), f"a delay is 0 to {LONGEST_DELAY_MS} ms."
    for name, patterns in (("only", target.only), ("never", target.never)):
        for index, pattern in enumerate(patterns):
            yield from _pattern(pattern, (name, index))
    for index, saying in enumerate(target.say):
        yield from _pattern(saying.when, ("say", index, "when"))
        if not SENT.fullmatch(saying.send):
            said = f"{saying.send!r} is no OSC address: a slash, then words without spaces."
            yield ("say", index, "send"), said


def _pattern(pattern: str, place: Place) -> Iterator[Mistake]:
    try:
        compiled(pattern)
    except PatternError as error:
        yield place, f"{pattern!r} is no OSC address pattern: {error}."


def is_host(text: str) -> bool:
    """An IP address, or what can be the name of a machine."""
    if re.fullmatch(r"[0-9.]+", text) or ":" in text:
        return _is_address(text)
    return all(
        re.fullmatch(r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?", part, re.ASCII)
        for part in text.removesuffix(".").split(".")
    )


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _port(port: int, place: Place) -> Iterator[Mistake]:
    if not 0 < port < 65_536:
        yield place, "a port is 1 to 65535."


def _remote(remote: Remote) -> Iterator[Mistake]:
    if remote == Remote():
        return
    yield from _port(remote.port, ("port",))
    if not _is_address(remote.address):
        yield ("address",), f"{remote.address!r} is not an IP address of this machine."
    for index, sender in enumerate(remote.senders):
        try:
            ipaddress.ip_network(sender, strict=False)
        except ValueError:
            yield ("senders", index), f"{sender!r} is neither an IP address nor a network."
    tokens = [button.token for button in remote.buttons]
    for index, button in enumerate(remote.buttons):
        for place, said in _button(button):
            yield ("buttons", index, *place), said
        if button.token in tokens[:index]:
            yield ("buttons", index, "token"), "two buttons have this token."


def _button(button: Button) -> Iterator[Mistake]:
    if len(button.token) < SHORTEST_TOKEN or not TOKEN.fullmatch(button.token):
        said = f"a token has at least {SHORTEST_TOKEN} letters, digits or signs, without spaces."
        yield ("token",), said
    elif button.token.startswith("#"):
        yield ("token",), "a token does not begin with #."
    if not button.name.strip():
        yield ("name",), "say in whose name its acts are journalled."
    if button.role is Role.TIMING:
        yield ("role",), "a button stands for a person: race director, steward or rig technician."
    else:
        yield from _not_theirs(button)
    if not button.acts:
        yield ("acts",), "a button that may do nothing is none."


def _not_theirs(button: Button) -> Iterator[Mistake]:
    """Acts that were named for a role that is refused them whenever it asks."""
    for index, act in enumerate(button.acts):
        roles = roles_of(act)
        if button.role not in roles:
            named = " or the ".join(role.value for role in roles)
            said = f"a {button.role.value} is refused {act.value!r}: it is for the {named}."
            yield ("acts", index), said
