"""What the tables of a rulebook amount to: its numbers, and the program's where it is silent."""

from typing import TypeVar

import msgspec

from racecontrol.meeting.procedures import (
    AdvanceRules,
    Countback,
    Limit,
    NeutralRules,
    Procedures,
    StartRules,
)
from racecontrol.meeting.rulebook import (
    Cited,
    NeutralisationRule,
    RedFlagOrder,
    Rulebook,
    StartRule,
)

T = TypeVar("T", bound=msgspec.Struct)

COUNTBACK = {
    RedFlagOrder.LEADER_LAST_CROSSING: Countback.LAST_CROSSING,
    RedFlagOrder.PENULTIMATE_LAP: Countback.PENULTIMATE_LAP,
}


def procedures_of(book: Rulebook) -> Procedures:
    """The numbers by which sessions are run under this rulebook.

    Raises ValueError for numbers that cannot stand together; the text says which.
    """
    own, said = Procedures(), book.participation
    order = book.red_flag.order or RedFlagOrder.LEADER_LAST_CROSSING
    return Procedures(
        start=_start(own.start, book.start),
        neutral=_neutral(own.neutral, book.neutralisation),
        advance=_known(AdvanceRules(), book.advance),
        countback=COUNTBACK.get(order, own.countback),
        substitutes=own.substitutes if said.substitutes is None else said.substitutes,
        substitutes_until=said.substitutes_until,
        parc_ferme_from=said.parc_ferme_from,
    )


def _start(own: StartRules, said: StartRule) -> StartRules:
    renamed = {
        "light_step_ms": said.light_interval_ms,
        "still_mm": said.stationary_mm,
        "still_after_ms": said.stationary_ms,
    }
    return _known(own, said, renamed)


def _neutral(own: NeutralRules, said: NeutralisationRule) -> NeutralRules:
    vsc = own.vsc
    if said.vsc_kmh is not None or said.vsc_slower_percent is not None:
        factor = 1 + said.vsc_slower_percent / 100 if said.vsc_slower_percent else 0.0
        vsc = Limit(kmh=float(said.vsc_kmh or 0), lap_factor=factor)
    fcy = own.fcy if said.fcy_kmh is None else Limit(kmh=float(said.fcy_kmh))
    return msgspec.structs.replace(_known(own, said), vsc=vsc, fcy=fcy)


def _known(own: T, said: Cited, renamed: dict[str, int | None] | None = None) -> T:
    """The fields of the same name that the rulebook says, and those that it calls otherwise."""
    values = {name: getattr(said, name, None) for name in own.__struct_fields__}
    values |= renamed or {}
    return msgspec.structs.replace(own, **{k: v for k, v in values.items() if v is not None})
