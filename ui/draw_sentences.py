"""The draw of the rigs as plain sentences."""

from typing import Final, assert_never

from racecontrol.meeting.rig_draw_facts import RigDrawFact, RigsDrawn, RigSeedCommitted
from ui.tr import counted, tr

SHOWN: Final = 8  # signs of a hash


def draw_sentence(fact: RigDrawFact) -> str:
    """One sentence."""
    match fact:
        case RigSeedCommitted(commitment=commitment, entries=entries, by=by):
            hashed = commitment[:SHOWN]
            return counted(
                "Rig draw for %n car: seed committed by {by}, hash {hashed}.",
                "Rig draw for %n cars: seed committed by {by}, hash {hashed}.",
                len(entries),
                by=by,
                hashed=hashed,
            )
        case RigsDrawn(rigs=rigs, word=word, by=by):
            said = tr(", word {word}", word=repr(word)) if word else ""
            return counted(
                "Rigs drawn for %n car, seed revealed by {by}{said}.",
                "Rigs drawn for %n cars, seed revealed by {by}{said}.",
                len(rigs),
                by=by,
                said=said,
            )
        case _:
            assert_never(fact)
