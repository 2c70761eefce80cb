"""What every act is made of."""

from msgspec import Struct


class Act(Struct, frozen=True):
    """A wish of a person."""
