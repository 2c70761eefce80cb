"""What the acts on equal rigs lead to, or the sentence that refuses them. Part of `decide`."""

from typing import Final, assert_never

from racecontrol.meeting.deciding.rigs import no_write
from racecontrol.meeting.facts import AnyFact
from racecontrol.meeting.model import Person, Role
from racecontrol.meeting.parity import BY_KEY, PORT, Known, digest
from racecontrol.meeting.parity_acts import (
    CreditTime,
    IssueCertificate,
    LoadGolden,
    MoveDriver,
    ParityAct,
    RecordCheck,
    SealEqual,
    SignCertificate,
    TakeGolden,
    TickValue,
    WriteGolden,
)
from racecontrol.meeting.parity_facts import (
    CertificateIssued,
    CertificateSigned,
    CheckDone,
    EntryMoved,
    GoldenSet,
    RigRead,
    RigsSealedEqual,
    SettingsOrdered,
    TimeCredited,
)
from racecontrol.meeting.rig_checks import CHECK, CHECKS
from racecontrol.meeting.state import State

Facts = tuple[AnyFact, ...]
NO_GOLDEN: Final = "No golden rig is chosen. Choose one, or load a golden file."
SIGNERS: Final = 2


def proving(state: State, act: ParityAct, who: Person, now_ns: int) -> Facts | str:
    """The facts, or why not in one sentence. `now_ns` is the event clock."""
    refusal = _not_theirs(act, who.role)
    if refusal:
        return refusal
    match act:
        case TakeGolden() | LoadGolden():
            return _golden(state, act, who, now_ns)
        case TickValue():
            return _tick(state, act, who, now_ns)
        case RecordCheck():
            return _check(state, act, who, now_ns)
        case IssueCertificate():
            return _issue(state, who, now_ns)
        case SignCertificate():
            return _sign(state, who, now_ns)
        case SealEqual():
            return _seal(state, who, now_ns)
        case WriteGolden():
            return _write(state, act, who, now_ns)
        case MoveDriver():
            return _move(state, act, who, now_ns)
        case CreditTime():
            return _credit(state, act, who, now_ns)
        case _:
            assert_never(act)


def _not_theirs(act: ParityAct, role: Role) -> str:
    if role is Role.DIRECTOR or isinstance(act, SignCertificate):
        return ""
    if isinstance(act, CreditTime):
        may = role is Role.STEWARD
        return "" if may else "Only the stewards or the race director can credit time."
    may = role is Role.TECHNICIAN
    return "" if may else "Only the rig technician or the race director can do that."


def rigs_of(state: State) -> tuple[int, ...]:
    """The rigs that have to be equal: those at which somebody sits, unless in quarantine."""
    return tuple(rig for rig in sat_rigs(state) if rig not in state.rigs.quarantined)


def sat_rigs(state: State) -> tuple[int, ...]:
    """The rigs at which somebody sits who takes part, in their order."""
    assert state.meeting is not None
    sat = {e.rig for e in state.meeting.entries if e.number not in state.event.withdrawn}
    return tuple(rig.number for rig in state.meeting.rigs if rig.number in sat)


def _no_rig(state: State, rig: int) -> str:
    assert state.meeting is not None
    known = {one.number for one in state.meeting.rigs}
    return "" if rig in known else f"There is no rig {rig}."


def _golden(state: State, act: TakeGolden | LoadGolden, who: Person, now_ns: int) -> Facts | str:
    if isinstance(act, LoadGolden):
        if not act.values:
            return f"{act.source} has no values."
        return (GoldenSet(act.values, act.source, now_ns, who.name),)
    missing = _no_rig(state, act.rig)
    if missing:
        return missing
    sheet = state.parity.sheet(act.rig)
    if not sheet:
        return f"Nothing of rig {act.rig} is read yet. Plug its base into the PC first."
    compared = tuple(value for key, value in sheet.items() if key != PORT)
    return (GoldenSet(compared, f"rig {act.rig}", now_ns, who.name),)


def _tick(state: State, act: TickValue, who: Person, now_ns: int) -> Facts | str:
    missing = _no_rig(state, act.rig)
    if missing:
        return missing
    parameter = BY_KEY.get(act.value.key)
    if parameter is None:
        return f"There is no value {act.value.key!r}."
    if parameter.known is not Known.TICKED:
        return f"{parameter.name} is read by the program, not ticked."
    if not act.value.text.strip():
        return f"Say what {parameter.name.lower()} is."
    return (RigRead(act.rig, (act.value,), now_ns, who.name),)


def _check(state: State, act: RecordCheck, who: Person, now_ns: int) -> Facts | str:
    missing = _no_rig(state, act.rig)
    if missing:
        return missing
    if act.check not in CHECK:
        return f"There is no check {act.check!r}."
    return (CheckDone(act.rig, act.check, act.passed, act.figures.strip(), now_ns, who.name),)


def uneven(state: State) -> str:
    """Why the rigs cannot be said to be equal, in the words of the first cause; empty: they can."""
    parity = state.parity
    golden = parity.golden_sheet
    if not golden:
        return NO_GOLDEN
    for rig in rigs_of(state):
        lines = parity.differences(rig)
        if lines:
            many = f"{len(lines)} of {len(golden)} values"
            return f"Rig {rig} differs from the golden rig in {many}: {lines[0]}."
    for rig in rigs_of(state):
        undone = [check for check in CHECKS if not parity.passed(rig, check.key)]
        if undone:
            done = len(CHECKS) - len(undone)
            return f"Rig {rig} has passed {done} of {len(CHECKS)} checks. Next: {undone[0].name}."
    return ""


def _issue(state: State, who: Person, now_ns: int) -> Facts | str:
    refusal = uneven(state)
    if refusal:
        return refusal
    rigs = rigs_of(state)
    if not rigs:
        return "Nobody sits at a rig."
    parity = state.parity
    golden = parity.golden_sheet
    hashes = {rig: parity.hash_of(rig) for rig in rigs}
    number = parity.certificate.number + 1 if parity.certificate else 1
    return (CertificateIssued(number, digest(golden, golden), hashes, now_ns, who.name),)


def outdated(state: State) -> str:
    """Why the certificate is not true any more; empty: it is, or there is none."""
    issued = state.parity.certificate
    if issued is None:
        return ""
    for rig, hashed in issued.rigs.items():
        if state.parity.hash_of(rig) != hashed:
            return f"Rig {rig} has changed since the certificate. Issue a new one."
    new = [rig for rig in rigs_of(state) if rig not in issued.rigs]
    return f"Rig {new[0]} is not on the certificate. Issue a new one." if new else ""


def _sign(state: State, who: Person, now_ns: int) -> Facts | str:
    issued = state.parity.certificate
    if issued is None:
        return "There is no certificate to sign. Issue it first."
    old = outdated(state)
    if old:
        return old
    if any(signature.by == who.name for signature in state.parity.signatures):
        return "You have signed this certificate already."
    return (CertificateSigned(issued.number, now_ns, who.name, who.role),)


def _seal(state: State, who: Person, now_ns: int) -> Facts | str:
    parity = state.parity
    if parity.certificate is None:
        return "There is no certificate. Issue it first."
    old = outdated(state)
    if old:
        return old
    if len(parity.signatures) < SIGNERS:
        missing = SIGNERS - len(parity.signatures)
        return f"The certificate lacks {missing} of {SIGNERS} signatures."
    if parity.holds:
        return "The rigs are sealed already."
    return (RigsSealedEqual(parity.certificate.number, now_ns, who.name),)


def _write(state: State, act: WriteGolden, who: Person, now_ns: int) -> Facts | str:
    golden = state.parity.golden_sheet
    tuning = tuple(value for key, value in golden.items() if key.startswith("tuning."))
    if not tuning:
        return NO_GOLDEN
    if not act.rigs:
        return "Say to which rigs."
    for rig in act.rigs:
        refusal = _no_rig(state, rig) or no_write(state, rig)
        if refusal:
            return refusal
    return (SettingsOrdered(act.rigs, tuning, now_ns, who.name),)


def _move(state: State, act: MoveDriver, who: Person, now_ns: int) -> Facts | str:
    assert state.meeting is not None
    entry = next((e for e in state.meeting.entries if e.number == act.entry), None)
    if entry is None:
        return f"Car {act.entry:02d} is not entered."
    missing = _no_rig(state, act.rig)
    if missing:
        return missing
    sits = next((e for e in state.meeting.entries if e.rig == act.rig), None)
    if sits is not None:
        return f"Car {sits.number:02d} sits at rig {act.rig}."
    if not act.reason.strip():
        return "Say in a few words why."
    kept_out = state.rigs.kept_out(act.rig)
    if kept_out:
        return kept_out
    lines = state.parity.differences(act.rig)
    if lines:
        return f"Rig {act.rig} is not like the golden rig: {lines[0]}. Write the settings first."
    current = state.current
    running = current if current and current.open else None
    driven = running.run(act.entry).laps if running and running.started_ns else ()
    laps = max((lap.lap for lap in driven), default=0)
    key = running.plan.key if running and running.started_ns else ""
    moved = EntryMoved(
        act.entry, entry.rig, act.rig, key, laps, act.reason.strip(), now_ns, who.name
    )
    return (moved,)


def _credit(state: State, act: CreditTime, who: Person, now_ns: int) -> Facts | str:
    assert state.meeting is not None
    if act.session not in state.sessions:
        return f"There is no session {act.session!r} in this event."
    if act.entry not in {entry.number for entry in state.meeting.entries}:
        return f"Car {act.entry:02d} is not entered."
    if act.ms <= 0:
        return "Say how much time it cost."
    if not act.reason.strip():
        return "Say in a few words why."
    return (TimeCredited(act.session, act.entry, act.ms, act.reason.strip(), now_ns, who.name),)
