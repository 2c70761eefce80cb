"""What tables of a rulebook share: they say where their numbers come from."""

from enum import StrEnum

from racecontrol.meeting.noun import Noun


class Basis(StrEnum):
    """How a number is known."""

    STATED = "stated"  # its source says it
    DERIVED = "derived"  # it follows from what its source says, or is taken over from practice


class Cited(Noun, frozen=True, kw_only=True):
    """A table whose numbers have an origin."""

    source: str = ""  # a key of `Rulebook.sources`
    basis: Basis | None = None


class Rounding(StrEnum):
    DOWN = "down"
    UP = "up"
