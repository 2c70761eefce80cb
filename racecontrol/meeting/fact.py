"""What every fact is made of."""

from msgspec import Struct


class Fact(Struct, frozen=True, tag_field="fact"):
    """A thing that happened."""
