"""What the acts on the draw of the rigs lead to, or the sentence that refuses them."""

import re
from typing import Final, assert_never

from racecontrol.meeting.model import Person, Role
from racecontrol.meeting.rig_draw import assigned, commitment_of
from racecontrol.meeting.rig_draw_acts import CommitRigSeed, RevealRigSeed, RigDrawAct
from racecontrol.meeting.rig_draw_facts import RigDrawFact, RigsDrawn, RigSeedCommitted
from racecontrol.meeting.state import State

HEX: Final = re.compile(r"[0-9a-f]{64}")
LEAST: Final = 12  # signs of a seed: a shorter one can be guessed from its hash
SHOWN: Final = 8  # signs of a hash in a sentence


def drawing(state: State, act: RigDrawAct, who: Person, now_ns: int) -> tuple[RigDrawFact] | str:
    """The fact, or why not in one sentence. `now_ns` is the event clock."""
    if who.role not in (Role.TECHNICIAN, Role.DIRECTOR):
        return "Only the rig technician or the race director can draw the rigs."
    if state.rig_draw.drawn is not None:
        return "The rigs are drawn already."
    started = next((one for one in state.sessions.values() if one.started_ns), None)
    if started is not None:
        return f"{started.plan.name} has started: everybody has a rig."
    match act:
        case CommitRigSeed():
            fact = _commit(state, act, who, now_ns)
        case RevealRigSeed():
            fact = _reveal(state, act, who, now_ns)
        case _:
            assert_never(act)
    return fact if isinstance(fact, str) else (fact,)


def _commit(state: State, act: CommitRigSeed, who: Person, now_ns: int) -> RigDrawFact | str:
    assert state.meeting is not None
    commitment = act.commitment.strip().lower()
    if not HEX.fullmatch(commitment):
        return "A commitment is the SHA-256 of the seed: 64 signs, 0 to 9 and a to f."
    out = state.event.withdrawn
    taking_part = [entry for entry in state.meeting.entries if entry.number not in out]
    if not taking_part:
        return "Nobody takes part."
    entries = tuple(sorted(entry.number for entry in taking_part))
    rigs = tuple(sorted(entry.rig for entry in taking_part))
    return RigSeedCommitted(commitment, entries, rigs, now_ns, who.name)


def _reveal(state: State, act: RevealRigSeed, who: Person, now_ns: int) -> RigDrawFact | str:
    committed = state.rig_draw.committed
    if committed is None:
        return "No seed is committed. Commit one first, so that nobody can choose it now."
    seed, word = act.seed.strip(), act.word.strip()
    if len(seed) < LEAST:
        return f"A seed needs {LEAST} signs: a shorter one can be guessed from its hash."
    found = commitment_of(seed)
    if found != committed.commitment:
        told = f"its hash begins {found[:SHOWN]}, committed is {committed.commitment[:SHOWN]}"
        return f"This is not the seed that was committed: {told}."
    rigs = assigned(committed.entries, committed.rigs, seed, word)
    changed = _changed(state, committed)
    return changed or RigsDrawn(seed, word, rigs, now_ns, who.name)


def _changed(state: State, committed: RigSeedCommitted) -> str:
    """Why the draw is not that of those who take part now; empty: it is."""
    assert state.meeting is not None
    at = {entry.number: entry.rig for entry in state.meeting.entries}
    here = {number: rig for number, rig in at.items() if number not in state.event.withdrawn}
    if tuple(sorted(here)) == committed.entries and tuple(sorted(here.values())) == committed.rigs:
        return ""
    return "Entries or rigs have changed since the seed was committed. Commit a new one."
