"""Cues in the words of a device: what a QLab, a Resolume, a Companion is told instead of ours.

[[cues.say]]
when = "//flag/track"                     {1} is the first argument of our cue; alone it keeps
values = ["red"]                          its type, inside a text it is written out
send = "/cue/red-flag/start"

[[cues.say]]
when = "//leader"
send = "/custom-variable/leader/value"
arguments = ["{2}"]
"""

import re
from collections.abc import Sequence
from typing import Final

from racecontrol.cues.cue import Value
from racecontrol.meeting.address_pattern import matches
from racecontrol.meeting.model import Saying

NTH: Final = re.compile(r"\{([1-9])\}")
RESERVED: Final = re.compile(r"[^!-~]|[#*,/?\[\]{}]")
Told = tuple[str, tuple[Value, ...]]


def said(sayings: Sequence[Saying], address: str, arguments: Sequence[Value]) -> tuple[Told, ...]:
    """What a device is told of a cue: one message for each saying that fits."""
    return tuple(
        _told(saying, arguments)
        for saying in sayings
        if matches(saying.when, address)
        and tuple(arguments[: len(saying.values)]) == saying.values
        and deepest(saying) <= len(arguments)
    )


def deepest(saying: Saying) -> int:
    """The last argument that it speaks of."""
    texts = [saying.send, *(one for one in saying.arguments if isinstance(one, str))]
    found = [int(nth) for text in texts for nth in NTH.findall(text)]
    return max((*found, len(saying.values)))


def _told(saying: Saying, arguments: Sequence[Value]) -> Told:
    def part(found: re.Match[str]) -> str:
        return RESERVED.sub("-", str(arguments[int(found[1]) - 1])) or "-"

    address = NTH.sub(part, saying.send)
    return address, tuple(_value(one, arguments) for one in saying.arguments)


def _value(one: Value, arguments: Sequence[Value]) -> Value:
    if not isinstance(one, str):
        return one
    alone = NTH.fullmatch(one)
    if alone:
        return arguments[int(alone[1]) - 1]
    return NTH.sub(lambda found: str(arguments[int(found[1]) - 1]), one)
