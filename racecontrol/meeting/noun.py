"""What every noun of a meeting is: frozen, and readable from a file."""

from msgspec import Struct


class Noun(Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen value; a key that it does not know is refused when it is read from a file."""
