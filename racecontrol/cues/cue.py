"""A cue: what a lamp, a sound or a graphic may react to."""

from msgspec import Struct

Value = int | float | str


class Cue(Struct, frozen=True):
    """One message. `path` is an address of `addresses`, without what comes before the event."""

    path: str
    arguments: tuple[Value, ...] = ()
    at_ns: int = 0  # event clock; 0: as soon as it is known


def cue(path: str, *arguments: Value, at_ns: int = 0) -> Cue:
    """A cue, written as it is read."""
    return Cue(path, arguments, at_ns)
