"""A rig, or the wheelbase at it, that a person took out: it drives no session, proves nothing."""

from enum import StrEnum

from msgspec import Struct


class Part(StrEnum):
    """What is not to be used."""

    RIG = "rig"
    BASE = "wheelbase"


class Quarantine(Struct, frozen=True):
    """As long as it lasts."""

    part: Part
    reason: str
    by: str
    since_ns: int  # event clock
