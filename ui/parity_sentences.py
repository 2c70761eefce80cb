"""Facts about equal rigs as plain sentences: readings, checks, certificate, seal, moves."""

from typing import assert_never

from racecontrol.meeting import parity_facts as facts
from racecontrol.meeting.parity import name_of
from racecontrol.meeting.parity_state import Break
from racecontrol.meeting.rig_checks import CHECK
from racecontrol.meeting.state import State
from ui import format as text
from ui.nouns import car, reason_of
from ui.tr import first_up, ruled, tr

MOST = 3  # values that one sentence names


def parity_sentence(fact: facts.ParityFact, state: State) -> str:
    """One sentence; empty for a fact that is not news. `state` is the one after the fact."""
    match fact:
        case facts.RigRead():
            return _read(fact, state)
        case facts.GoldenSet(values=values, source=source, by=by):
            return tr(
                "Golden values from {source}, {values} of them, by {by}.",
                source=source,
                values=len(values),
                by=by,
            )
        case facts.CheckDone():
            return _check(fact)
        case facts.CertificateIssued(number=number, rigs=rigs, by=by):
            return tr(
                "Certificate {number} for {rigs} equal rigs issued by {by}.",
                number=number,
                rigs=len(rigs),
                by=by,
            )
        case facts.CertificateSigned(number=number, by=by):
            return tr("Certificate {number} signed by {by}.", number=number, by=by)
        case facts.RigsSealedEqual(number=number, by=by):
            return tr("Rigs sealed as on certificate {number} by {by}.", number=number, by=by)
        case facts.SettingsOrdered(rigs=rigs, by=by):
            where = text.listed([str(rig) for rig in rigs])
            return tr("Golden tuning goes to rig {where}, by {by}.", where=where, by=by)
        case facts.SettingsWritten(rig=rig, words=words):
            return tr("Rig {rig}: {words}.", rig=rig, words=words.rstrip("."))
        case facts.EntryMoved():
            return _moved(fact, state)
        case facts.TimeCredited(entry=entry, ms=ms, reason=reason, by=by):
            return tr(
                "Car {car} lost {lost} s, noted by {by}: {why}.",
                car=text.car(entry),
                lost=f"{ms / 1000:.3f}",
                by=by,
                why=reason_of(reason),
            )
        case _:
            assert_never(fact)


def _read(fact: facts.RigRead, state: State) -> str:
    """Only a reading that breaks the seal, or a tick, is news."""
    for one in state.parity.broken.get(fact.rig, ()):
        if one.at_ns == fact.at_ns and state.parity.seal:
            return tr(
                "Rig {rig}: {broken}",
                rig=fact.rig,
                broken=broken_words(one, state.parity.seal.at_ns),
            )
    if not fact.by:
        return ""
    named = [f"{ruled(name_of(value.key))} {value.text}" for value in fact.values[:MOST]]
    return tr(
        "Rig {rig}: {values}, ticked by {by}.", rig=fact.rig, values=", ".join(named), by=fact.by
    )


def broken_words(one: Break, sealed_ns: int) -> str:
    """`Seal broken. FF was 70 when sealed at 13:41:07 and is 65 now.`"""
    was, now = one.line.golden, one.line.found
    when = text.time_of_day(sealed_ns)
    return tr(
        "Seal broken. {line} was {was} when sealed at {when} and is {now} now.",
        line=ruled(one.line.name),
        was=was,
        when=when,
        now=now,
    )


def _check(fact: facts.CheckDone) -> str:
    check = CHECK.get(fact.check)
    name = ruled(check.name) if check else fact.check
    figures = f": {fact.figures}" if fact.figures else ""
    done: dict[str, object] = {"rig": fact.rig, "check": name, "figures": figures, "by": fact.by}
    if fact.passed:
        return tr("Rig {rig}: {check} passed{figures}, {by}.", **done)
    return tr("Rig {rig}: {check} failed{figures}, {by}.", **done)


def _moved(fact: facts.EntryMoved, state: State) -> str:
    where = tr("from rig {from_rig} to rig {to_rig}", from_rig=fact.from_rig, to_rig=fact.to_rig)
    return tr(
        "{car} moved {where} by {by}: {reason}.",
        car=first_up(car(state.meeting, fact.entry)),
        where=where,
        by=fact.by,
        reason=reason_of(fact.reason),
    )
