"""How far the proof has come that rigs are equal. A part of `state`."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.parity import Line, Sheet, Value, compare, digest, fits, name_of
from racecontrol.meeting.parity_facts import (
    CertificateIssued,
    CertificateSigned,
    CheckDone,
    EntryMoved,
    GoldenSet,
    ParityFact,
    RigRead,
    RigsSealedEqual,
    SettingsOrdered,
    SettingsWritten,
    TimeCredited,
)

if TYPE_CHECKING:
    from racecontrol.meeting.state import State


class Break(Struct, frozen=True):
    """A sealed value that is another one."""

    line: Line  # `golden` is what it was when it was sealed
    at_ns: int


class Seal(Struct, frozen=True):
    """What the rigs were as they were sealed."""

    number: int  # of the certificate
    at_ns: int
    by: str
    sheets: dict[int, dict[str, Value]]


class Certified(Struct, frozen=True):
    """What all rigs were as the certificate was issued: that is what it says, whatever comes."""

    golden: GoldenSet
    sheets: dict[int, dict[str, Value]]
    checks: dict[int, dict[str, CheckDone]]
    read_ns: dict[int, int]


class Parity(Struct, frozen=True):
    """Of all rigs, by their numbers."""

    golden: GoldenSet | None = None
    sheets: dict[int, dict[str, Value]] = {}
    read_ns: dict[int, int] = {}  # rig -> when anything of it was read last
    checks: dict[int, dict[str, CheckDone]] = {}
    certificate: CertificateIssued | None = None
    certified: Certified | None = None  # by that certificate
    signatures: tuple[CertificateSigned, ...] = ()  # under that certificate
    seal: Seal | None = None
    broken: dict[int, tuple[Break, ...]] = {}  # oldest first; a value that came back stays in it
    ordered: SettingsOrdered | None = None
    written: dict[int, SettingsWritten] = {}
    moves: tuple[EntryMoved, ...] = ()
    credits: tuple[TimeCredited, ...] = ()

    @property
    def golden_sheet(self) -> dict[str, Value]:
        """Empty: no golden values are chosen."""
        return {value.key: value for value in self.golden.values} if self.golden else {}

    def sheet(self, rig: int) -> Sheet:
        return self.sheets.get(rig, {})

    def differences(self, rig: int) -> tuple[Line, ...]:
        """Where a rig is not like the golden one."""
        return compare(self.golden_sheet, self.sheet(rig))

    def hash_of(self, rig: int) -> str:
        """Of what the rig is now; empty: there is nothing to compare it with."""
        golden = self.golden_sheet
        return digest(golden, self.sheet(rig)) if golden else ""

    def passed(self, rig: int, check: str) -> bool:
        done = self.checks.get(rig, {}).get(check)
        return done is not None and done.passed

    def moved_ns(self, session: str, entry: int) -> int:
        """When a driver last changed rigs in that session; 0: never."""
        moves = (one for one in self.moves if (one.session, one.entry) == (session, entry))
        return max((one.at_ns for one in moves), default=0)

    @property
    def holds(self) -> bool:
        """Whether the rigs are sealed and nothing has broken that."""
        return self.seal is not None and not self.broken


def after_parity_fact(state: State, fact: ParityFact) -> State:
    """After one more fact. Total."""
    state = replace(state, parity=_after(state.parity, fact))
    return _moved(state, fact) if isinstance(fact, EntryMoved) else state


def _after(parity: Parity, fact: ParityFact) -> Parity:
    match fact:
        case RigRead():
            return _read(parity, fact)
        case GoldenSet():
            return replace(parity, golden=fact if fact.values else None)
        case CheckDone(rig=rig, check=check):
            of_rig = parity.checks.get(rig, {}) | {check: fact}
            return replace(parity, checks=parity.checks | {rig: of_rig})
        case CertificateIssued():
            kept = _certified(parity)
            return replace(
                parity, certificate=fact, certified=kept, signatures=(), seal=None, broken={}
            )
        case CertificateSigned():
            return replace(parity, signatures=(*parity.signatures, fact))
        case RigsSealedEqual(number=number, at_ns=at_ns, by=by):
            rigs = parity.certificate.rigs if parity.certificate else {}
            sheets = {rig: parity.sheets.get(rig, {}) for rig in rigs}
            return replace(parity, seal=Seal(number, at_ns, by, sheets), broken={})
        case SettingsOrdered():
            return replace(parity, ordered=fact, written={})
        case SettingsWritten(rig=rig):
            return replace(parity, written=parity.written | {rig: fact})
        case EntryMoved():
            return replace(parity, moves=(*parity.moves, fact))
        case TimeCredited():
            return replace(parity, credits=(*parity.credits, fact))
        case _:
            assert_never(fact)


def _certified(parity: Parity) -> Certified | None:
    if parity.golden is None:
        return None
    return Certified(parity.golden, parity.sheets, parity.checks, parity.read_ns)


def _read(parity: Parity, fact: RigRead) -> Parity:
    sheet = parity.sheets.get(fact.rig, {}) | {value.key: value for value in fact.values}
    return replace(
        parity,
        sheets=parity.sheets | {fact.rig: sheet},
        read_ns=parity.read_ns | {fact.rig: fact.at_ns},
        broken=_broken(parity, fact),
    )


def _broken(parity: Parity, fact: RigRead) -> dict[int, tuple[Break, ...]]:
    """Each sealed value breaks the seal once, by the first other value that is read."""
    sealed = parity.seal.sheets.get(fact.rig, {}) if parity.seal else {}
    known = parity.broken.get(fact.rig, ())
    lines = {one.line.key for one in known}
    new = [
        Break(Line(value.key, name_of(value.key), sealed[value.key].text, value.text), fact.at_ns)
        for value in fact.values
        if value.key in sealed and value.key not in lines and not fits(sealed[value.key], value)
    ]
    return parity.broken | {fact.rig: (*known, *new)} if new else parity.broken


def _moved(state: State, fact: EntryMoved) -> State:
    """The entry sits at the other rig. Its console begins to count laps anew."""
    assert state.meeting is not None
    old = state.meeting.entry(fact.entry)
    new = replace(old, rig=fact.to_rig)
    entries = tuple(new if e.number == new.number else e for e in state.meeting.entries)
    state = replace(state, meeting=replace(state.meeting, entries=entries))
    session = state.sessions.get(fact.session)
    if session is None:
        return state
    flow = replace(session.flow, offsets=session.flow.offsets | {fact.entry: fact.laps})
    session = replace(session, flow=flow)
    return replace(state, sessions=state.sessions | {fact.session: session})
