"""Facts about equal rigs as plain sentences: readings, checks, certificate, seal, moves."""

from typing import assert_never

from racecontrol.meeting import parity_facts as facts
from racecontrol.meeting.parity import name_of
from racecontrol.meeting.parity_state import Break
from racecontrol.meeting.rig_checks import CHECK
from racecontrol.meeting.state import State
from ui import format as text

MOST = 3  # values that one sentence names


def parity_sentence(fact: facts.ParityFact, state: State) -> str:
    """One sentence; empty for a fact that is not news. `state` is the one after the fact."""
    match fact:
        case facts.RigRead():
            return _read(fact, state)
        case facts.GoldenSet(values=values, source=source, by=by):
            return f"Golden values from {source}, {len(values)} of them, by {by}."
        case facts.CheckDone():
            return _check(fact)
        case facts.CertificateIssued(number=number, rigs=rigs, by=by):
            return f"Certificate {number} for {len(rigs)} equal rigs issued by {by}."
        case facts.CertificateSigned(number=number, by=by):
            return f"Certificate {number} signed by {by}."
        case facts.RigsSealedEqual(number=number, by=by):
            return f"Rigs sealed as on certificate {number} by {by}."
        case facts.SettingsOrdered(rigs=rigs, by=by):
            where = text.listed([str(rig) for rig in rigs])
            return f"Golden tuning goes to rig {where}, by {by}."
        case facts.SettingsWritten(rig=rig, words=words):
            return f"Rig {rig}: {words.rstrip('.')}."
        case facts.EntryMoved():
            return _moved(fact, state)
        case facts.TimeCredited(entry=entry, ms=ms, reason=reason, by=by):
            why = reason.rstrip(".")
            return f"Car {text.car(entry)} lost {ms / 1000:.3f} s, noted by {by}: {why}."
        case _:
            assert_never(fact)


def _read(fact: facts.RigRead, state: State) -> str:
    """Only a reading that breaks the seal, or a tick, is news."""
    for one in state.parity.broken.get(fact.rig, ()):
        if one.at_ns == fact.at_ns and state.parity.seal:
            return f"Rig {fact.rig}: {broken_words(one, state.parity.seal.at_ns)}"
    if not fact.by:
        return ""
    named = [f"{name_of(value.key)} {value.text}" for value in fact.values[:MOST]]
    return f"Rig {fact.rig}: {', '.join(named)}, ticked by {fact.by}."


def broken_words(one: Break, sealed_ns: int) -> str:
    """`Seal broken. FF was 70 when sealed at 13:41:07 and is 65 now.`"""
    was, now = one.line.golden, one.line.found
    when = text.time_of_day(sealed_ns)
    return f"Seal broken. {one.line.name} was {was} when sealed at {when} and is {now} now."


def _check(fact: facts.CheckDone) -> str:
    check = CHECK.get(fact.check)
    name = check.name if check else fact.check
    figures = f": {fact.figures}" if fact.figures else ""
    return f"Rig {fact.rig}: {name} {'passed' if fact.passed else 'failed'}{figures}, {fact.by}."


def _moved(fact: facts.EntryMoved, state: State) -> str:
    entries = state.meeting.entries if state.meeting else ()
    code = next((f" ({e.code})" for e in entries if e.number == fact.entry), "")
    where = f"from rig {fact.from_rig} to rig {fact.to_rig}"
    return (
        f"Car {text.car(fact.entry)}{code} moved {where} by {fact.by}: {fact.reason.rstrip('.')}."
    )
