"""The draw of the rigs as plain sentences."""

from typing import Final, assert_never

from racecontrol.meeting.rig_draw_facts import RigDrawFact, RigsDrawn, RigSeedCommitted

SHOWN: Final = 8  # signs of a hash


def draw_sentence(fact: RigDrawFact) -> str:
    """One sentence."""
    match fact:
        case RigSeedCommitted(commitment=commitment, entries=entries, by=by):
            hashed = commitment[:SHOWN]
            return f"Rig draw for {len(entries)} cars: seed committed by {by}, hash {hashed}."
        case RigsDrawn(rigs=rigs, word=word, by=by):
            said = f", word {word!r}" if word else ""
            return f"Rigs drawn for {len(rigs)} cars, seed revealed by {by}{said}."
        case _:
            assert_never(fact)
