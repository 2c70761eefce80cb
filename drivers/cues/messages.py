"""The messages that we send: one per datagram, with integers, floats and strings only.

    /race/<event>/flag      s      flag
    /race/<event>/session   s s    session key, phase
    /race/<event>/lap       i i f  car, lap, official time in seconds (OSC has no finer 32-bit type)
    /race/<event>/penalty   i s    car, penalty
    /race/alive             s      event; once a second

`<event>` is the key of the meeting.
"""

import re
from typing import Final

from pythonosc.osc_message_builder import OscMessageBuilder

from racecontrol.meeting.model import Flag, Phase

RESERVED: Final = re.compile(
    r"[^!-~]|[#*,/?\[\]{}]"
)  # not printable ASCII, or a pattern in OSC 1.0
MS_PER_S: Final = 1_000


def flag(event: str, shown: Flag) -> bytes:
    """A flag was shown."""
    return _message(_address(event, "flag"), ("s", shown.value))


def session(event: str, key: str, phase: Phase) -> bytes:
    """A session entered a phase."""
    return _message(_address(event, "session"), ("s", key), ("s", phase.value))


def lap(event: str, number: int, completed: int, official_ms: int) -> bytes:
    """A car completed a lap."""
    seconds = ("f", official_ms / MS_PER_S)
    return _message(_address(event, "lap"), ("i", number), ("i", completed), seconds)


def penalty(event: str, number: int, name: str) -> bytes:
    """The stewards gave a car a penalty."""
    return _message(_address(event, "penalty"), ("i", number), ("s", name))


def alive(event: str) -> bytes:
    """The heartbeat."""
    return _message("/race/alive", ("s", event))


def _address(event: str, what: str) -> str:
    return f"/race/{RESERVED.sub('-', event) or '-'}/{what}"


def _message(address: str, *arguments: tuple[str, str | int | float]) -> bytes:
    builder = OscMessageBuilder(address)
    for kind, value in arguments:
        builder.add_arg(value, kind)
    return builder.build().dgram
