"""Changes of the sequence: delay, shorten, cancel, run again, and who takes part."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.flow_acts import (
    CancelSession,
    DeclareAbsent,
    DeclarePresent,
    DelaySession,
    NameSubstitute,
    ReinstateEntry,
    RerunSession,
    ShortenSession,
    WithdrawEntry,
)
from racecontrol.meeting.state import Session
from ui.tr import Words, later


class Wanted(Struct, frozen=True):
    """What stands in the form. `entry` -1: no car is selected."""

    session: Session
    amount: int
    entry: int
    driver: str
    code: str
    nation: str
    reason: str

    @property
    def key(self) -> str:
        return self.session.plan.key


class Change(Struct, frozen=True):
    """One change, and what the form asks for it."""

    name: Words
    make: Callable[[Wanted], AnyAct]
    amount: bool = False
    car: bool = False
    driver: bool = False
    of_session: bool = True


def _shorten(wanted: Wanted) -> AnyAct:
    """Laps of a race over a distance, else minutes."""
    if wanted.session.plan.laps:
        return ShortenSession(wanted.key, wanted.reason, laps=wanted.amount)
    return ShortenSession(wanted.key, wanted.reason, duration_s=wanted.amount * 60)


def _substitute(w: Wanted) -> AnyAct:
    return NameSubstitute(w.key, w.entry, w.driver, w.code, w.nation, w.reason)


DELAY: Final = later("Delay by")
PRESENT: Final = later("Can start after all")
CHANGES: Final = (
    Change(DELAY, lambda w: DelaySession(w.key, w.amount * 60, w.reason), amount=True),
    Change(later("Shorten to"), _shorten, amount=True),
    Change(later("Cancel"), lambda w: CancelSession(w.key, w.reason)),
    Change(later("Run again"), lambda w: RerunSession(w.key, w.reason)),
    Change(later("Cannot start"), lambda w: DeclareAbsent(w.key, w.entry, w.reason), car=True),
    Change(PRESENT, lambda w: DeclarePresent(w.key, w.entry), car=True),
    Change(later("Substitute"), _substitute, car=True, driver=True),
    Change(
        later("Withdraw the car"),
        lambda w: WithdrawEntry(w.entry, w.reason),
        car=True,
        of_session=False,
    ),
    Change(
        later("Takes part again"),
        lambda w: ReinstateEntry(w.entry, w.reason),
        car=True,
        of_session=False,
    ),
)
