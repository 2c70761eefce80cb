"""Who sits at which rig, by lot: a seed is committed, then revealed, and anybody can check it.

    commitment   SHA-256, in hex, of the seed in UTF-8; published as a fact
    word         said aloud by somebody else once the commitment stands; may be left out
    lot          SHA-256, in hex, of `seed:word:car` (without a word `seed:car`), car in figures
    draw         cars by their lots, the smallest first, to the rigs by their numbers

Whoever knows the seed could have tried many before he committed one: the word, which he could not
know, takes even that away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.lots import drawn
from racecontrol.meeting.rig_draw_facts import RigDrawFact, RigsDrawn, RigSeedCommitted

if TYPE_CHECKING:
    from racecontrol.meeting.state import State


class RigDraw(Struct, frozen=True):
    """How far the draw has come. A part of `state`."""

    committed: RigSeedCommitted | None = None
    drawn: RigsDrawn | None = None


def after_draw_fact(state: State, fact: RigDrawFact) -> State:
    """After one more fact. A later commitment takes the place of an earlier one. Total."""
    if isinstance(fact, RigSeedCommitted):
        return replace(state, rig_draw=RigDraw(fact))
    state = replace(state, rig_draw=RigDraw(state.rig_draw.committed, fact))
    if state.meeting is None:
        return state
    entries = tuple(replace(e, rig=fact.rigs.get(e.number, e.rig)) for e in state.meeting.entries)
    return replace(state, meeting=replace(state.meeting, entries=entries))


def commitment_of(seed: str) -> str:
    """What is published before the draw."""
    return hashlib.sha256(seed.encode()).hexdigest()


def whole_seed(seed: str, word: str) -> str:
    """What the lots are drawn with."""
    return f"{seed}:{word}" if word else seed


def assigned(entries: Sequence[int], rigs: Sequence[int], seed: str, word: str) -> dict[int, int]:
    """Entry -> rig, in the order of the lots."""
    order = drawn(entries, whole_seed(seed, word))
    return dict(zip(order, sorted(rigs), strict=True))


def disproof(draw: RigDraw) -> str:
    """What is wrong with a draw, by its facts alone; empty: nothing."""
    committed, made = draw.committed, draw.drawn
    if committed is None or made is None:
        return "No rigs are drawn."
    if commitment_of(made.seed) != committed.commitment:
        return "The seed is not the one that was committed."
    if made.rigs != assigned(committed.entries, committed.rigs, made.seed, made.word):
        return "The rigs are not those that the seed gives."
    if made.at_ns <= committed.at_ns:
        return "The seed was revealed before it was committed."
    return ""
