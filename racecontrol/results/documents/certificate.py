"""Parity certificate: that all rigs are equal, by hash, with every test, who signed, and the seal.

It says what the rigs were as it was issued; a seal that broke since then is said as well.
"""

from collections.abc import Iterator
from itertools import chain

from racecontrol.meeting.model import Entry
from racecontrol.meeting.parity import (
    BY_KEY,
    Known,
    Parameter,
    Value,
    digest,
    in_order,
    letters,
    name_of,
)
from racecontrol.meeting.parity_facts import (
    CertificateIssued,
    CertificateSigned,
    CheckDone,
    RigsSealedEqual,
)
from racecontrol.meeting.parity_state import Certified, Parity
from racecontrol.meeting.rig_checks import CHECKS, Check
from racecontrol.meeting.state import State
from racecontrol.results.messages.words import offset_s
from racecontrol.results.printing.kind import Content, OfEvent
from racecontrol.results.printing.sheet import Column, Form, Mark, Row, Table
from racecontrol.results.printing.words import time_of_day
from racecontrol.results.result_state import Result

SIGNERS = 2
RIGS = (
    Column("rig", "Rig", Form.COUNT),
    Column("number", "No", Form.CAR),
    Column("driver", "Driver", wide=True),
    Column("letters", "Hash"),
    Column("hash_begin", "SHA-256 begins"),
    Column("hash"),
    Column("equal", "Equal", Form.YES),
    Column("tests", "Tests"),
    Column("read_ns", "Read", Form.MOMENT),
    Column("seal", "Seal"),
)
VALUES = (
    Column("key"),
    Column("name", "Value"),
    Column("known", "Known"),
    Column("golden", "Golden", wide=True),
    Column("tolerance", "Within"),
    Column("found", "Found", wide=True),
    Column("rigs", "Rigs", right=True),
)
TESTS = (
    Column("rig", "Rig", Form.COUNT),
    Column("check"),
    Column("name", "Test"),
    Column("rule", "Rule"),
    Column("passed", "Passed", Form.YES),
    Column("figures", "Figures", wide=True),
    Column("by", "By"),
    Column("at_ns", "At", Form.MOMENT),
)
PEOPLE = (
    Column("what", "What"),
    Column("by", "By", wide=True),
    Column("role", "Role"),
    Column("at_ns", "At", Form.MOMENT),
)
BREAKS = (
    Column("rig", "Rig", Form.COUNT),
    Column("at_ns", "At", Form.MOMENT),
    Column("name", "Value"),
    Column("sealed", "As sealed"),
    Column("found", "Found", wide=True),
)


def make(state: State) -> Content:
    parity, issued, kept = state.parity, state.parity.certificate, state.parity.certified
    assert issued is not None and kept is not None
    tables = (
        Table("rigs", "Rigs", RIGS, tuple(_rigs(state, issued, kept))),
        Table("seal-broken", "The seal is broken", BREAKS, tuple(_breaks(parity))),
        Table("signatures", "Signatures and seal", PEOPLE, tuple(_people(parity, issued))),
        Table("values", "Values compared", VALUES, tuple(_values(issued, kept))),
        Table("tests", "Tests", TESTS, tuple(_tests(issued, kept)), ("name", "rule"), 2),
    )
    equal = sum(hashed == issued.golden for hashed in issued.rigs.values())
    return Content(
        tuple(table for table in tables if table.rows),
        notes=tuple(_notes(state, issued, kept)),
        details=(
            f"Certificate {issued.number}",
            f"{equal} of {len(issued.rigs)} rigs equal",
            f"golden values from {kept.golden.source}",
        ),
        signatures=_signatures(parity),
    )


def _rigs(state: State, issued: CertificateIssued, kept: Certified) -> Iterator[Row]:
    for rig, hashed in issued.rigs.items():
        entry = _at(state, rig)
        passed = [kept.checks.get(rig, {}).get(check.key) for check in CHECKS]
        done = sum(one is not None and one.passed for one in passed)
        cells = (
            rig,
            entry.number if entry else None,
            entry.driver if entry else "",
            letters(hashed),
            hashed[:16],
            hashed,
            hashed == issued.golden,
            f"{done}/{len(CHECKS)}",
            kept.read_ns.get(rig),
            _seal_words(state.parity, rig),
        )
        yield Row(cells, {"letters": Mark.STRONG})


def _at(state: State, rig: int) -> Entry | None:
    """Who sat at the rig as the rigs were sealed: moves since then are undone."""
    entries = state.meeting.entries if state.meeting else ()
    at = {entry.rig: entry for entry in entries}
    since_ns = state.parity.certificate.at_ns if state.parity.certificate else 0
    for move in reversed([one for one in state.parity.moves if one.at_ns > since_ns]):
        moved = at.pop(move.to_rig, None)
        if moved is not None:
            at[move.from_rig] = moved
    return at.get(rig)


def _seal_words(parity: Parity, rig: int) -> str:
    if parity.seal is None:
        return "not sealed"
    return "broken" if parity.broken.get(rig) else "holds"


def _breaks(parity: Parity) -> Iterator[Row]:
    found = ((rig, one) for rig, of_rig in parity.broken.items() for one in of_rig)
    for rig, one in sorted(found, key=lambda pair: (pair[1].at_ns, pair[0])):
        cells = (rig, one.at_ns, one.line.name, one.line.golden, one.line.found)
        yield Row(cells, {"found": Mark.STRONG})


def _people(parity: Parity, issued: CertificateIssued) -> Iterator[Row]:
    assert parity.certified is not None
    golden = parity.certified.golden
    yield Row(("Golden values chosen", golden.by, "", golden.at_ns))
    yield Row(("Issued", issued.by, "", issued.at_ns))
    for one in parity.signatures:
        yield Row(("Signed", one.by, one.role.value, one.at_ns))
    if parity.seal is not None:
        yield Row(("Sealed", parity.seal.by, "", parity.seal.at_ns), {"what": Mark.STRONG})


def _values(issued: CertificateIssued, kept: Certified) -> Iterator[Row]:
    golden = {value.key: value for value in kept.golden.values}
    for key in in_order(golden):
        parameter = BY_KEY.get(key)
        tolerance = _tolerance(parameter)
        found = [kept.sheets[rig][key] for rig in issued.rigs if key in kept.sheets.get(rig, {})]
        known = parameter.known.value if parameter else Known.READ.value
        cells = (
            key,
            name_of(key),
            known,
            golden[key].text,
            tolerance,
            _span(found),
            f"{len(found)}/{len(issued.rigs)}",
        )
        yield Row(cells)


def _tolerance(parameter: Parameter | None) -> str:
    if parameter is None or parameter.known is not Known.MEASURED:
        return ""
    return f"± {parameter.tolerance:g} {parameter.unit}".strip()


def _span(found: list[Value]) -> str:
    """What the rigs have: one text that all share, or the least and the most of a measured one."""
    if len({value.text for value in found}) <= 1:
        return found[0].text if found else ""
    least = min(found, key=lambda value: (value.number or 0.0, value.text))
    most = max(found, key=lambda value: (value.number or 0.0, value.text))
    return f"{least.text} to {most.text}"


def _tests(issued: CertificateIssued, kept: Certified) -> Iterator[Row]:
    """Test by test, so that the rigs can be compared."""
    for check in CHECKS:
        for rig in issued.rigs:
            done = kept.checks.get(rig, {}).get(check.key)
            if done is not None:
                yield _test(rig, check, done)


def _test(rig: int, check: Check, done: CheckDone) -> Row:
    said = done.figures or check.judge.value
    name, rule = check.name, check.rule
    return Row((rig, check.key, name, rule, done.passed, said, done.by, done.at_ns))


def _notes(state: State, issued: CertificateIssued, kept: Certified) -> Iterator[str]:
    yield "Equal hashes: each value is that of the golden rig, a measured one within its tolerance."
    assert state.meeting is not None
    parity, offset = state.parity, offset_s(state.meeting)
    missing = SIGNERS - len(parity.signatures)
    if missing > 0:
        yield f"{missing} of {SIGNERS} signatures are missing."
    if parity.seal is not None and parity.holds:
        yield f"Sealed at {time_of_day(parity.seal.at_ns, offset)}; no sealed value has changed."
    yield from _spares(issued, kept)
    for move in parity.moves:
        if move.at_ns > issued.at_ns:
            when, why = time_of_day(move.at_ns, offset), move.reason.rstrip(".")
            where = f"from rig {move.from_rig} to rig {move.to_rig}"
            yield f"Car {move.entry:02d} moved {where} at {when}: {why}."


def _spares(issued: CertificateIssued, kept: Certified) -> Iterator[str]:
    """What was read of rigs that nobody sat at."""
    golden = {value.key: value for value in kept.golden.values}
    for rig, sheet in sorted(kept.sheets.items()):
        if rig not in issued.rigs and sheet:
            hashed = digest(golden, sheet)
            like = "equal" if hashed == issued.golden else "not equal"
            yield f"Spare rig {rig}: hash {letters(hashed)}, {like}."


def _signatures(parity: Parity) -> tuple[str, ...]:
    """The lines at the foot: with the names that are known."""
    signed = [f"{one.by}, {one.role.value}" for one in parity.signatures]
    return (*signed, *("Signature",) * (SIGNERS - len(signed)))


def why_not(state: State) -> str:
    return "" if state.parity.certified else "No certificate of the rigs is issued yet."


def result(state: State) -> Result:
    """Final once it is sealed; amended when the seal broke."""
    parity = state.parity
    if parity.certificate is None:
        return Result.DRAFT
    if parity.seal is None:
        return Result.PROVISIONAL
    return Result.FINAL if parity.holds else Result.AMENDED


def revision(state: State) -> int:
    return state.parity.certificate.number if state.parity.certificate else 0


def as_of(state: State) -> int:
    """When it was issued, signed, sealed or broken last."""
    parity = state.parity
    moments = [one.at_ns for one in parity.signatures]
    moments += [one.at_ns for one in (parity.certificate, parity.seal) if one is not None]
    moments += [one.at_ns for one in chain.from_iterable(parity.broken.values())]
    return max(moments, default=0)


ISSUED = frozenset({CertificateIssued, CertificateSigned, RigsSealedEqual})
KIND = OfEvent(
    5, "parity-certificate", "Parity certificate", make, result, revision, ISSUED, why_not, as_of
)
