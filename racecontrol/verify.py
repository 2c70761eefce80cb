"""Proves a journal: its chain, and every classification that was ever published from it."""

import hashlib
from collections.abc import Iterable

from msgspec import Struct

from racecontrol.journal import Recorded
from racecontrol.meeting.facts import ResultDeclaredFinal, ResultPublished
from racecontrol.meeting.state import State, apply
from racecontrol.results.classification import digest
from racecontrol.sessions import classify


class Proof(Struct, frozen=True):
    """One publication, and whether the facts before it still give what was published."""

    seq: int
    session: str
    what: str  # revision 1, final ...
    published: str  # digest
    recomputed: str

    @property
    def holds(self) -> bool:
        return self.published == self.recomputed


class Verification(Struct, frozen=True):
    """The outcome for a whole journal."""

    facts: int
    proofs: tuple[Proof, ...]
    state: State

    @property
    def holds(self) -> bool:
        return all(proof.holds for proof in self.proofs)


def verify(facts: Iterable[Recorded]) -> Verification:
    """Replay the facts, and recompute each published classification at its place.

    Raises JournalBroken (from the reading) where the chain does not hold.
    """
    state, count, proofs = State(), 0, []
    for recorded in facts:
        fact, count = recorded.fact, count + 1
        if isinstance(fact, ResultPublished | ResultDeclaredFinal):
            recomputed = digest(classify(state, state.sessions[fact.session]))
            revision = fact.revision if isinstance(fact, ResultPublished) else 0
            what = f"revision {revision}" if revision else "final"
            if isinstance(fact, ResultPublished) and fact.content:
                kept = hashlib.sha256(fact.content.encode()).hexdigest()
                proofs.append(Proof(recorded.seq, fact.session, "rows kept", fact.digest, kept))
            proofs.append(Proof(recorded.seq, fact.session, what, fact.digest, recomputed))
        state = apply(state, fact)
    return Verification(count, tuple(proofs), state)
