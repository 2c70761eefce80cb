"""The rig draw in words: the hash to be read aloud, who committed, whether it can be checked."""

from typing import Final

from racecontrol.meeting.rig_draw import disproof
from racecontrol.meeting.state import State
from ui import format as text
from ui.tr import later, ruled, tr, worded

GROUP: Final = 4  # signs that are read in one breath
TITLE: Final = later("Who sits where")


def in_groups(commitment: str) -> str:
    """`9f86 d081 884c ...`: to be read aloud, and to be compared."""
    return " ".join(commitment[at : at + GROUP] for at in range(0, len(commitment), GROUP))


def committed_words(state: State) -> str:
    """How far the draw has come, in a sentence; empty: nothing is committed."""
    draw = state.rig_draw
    committed = draw.committed
    if committed is None:
        return ""
    return tr(
        "Committed by {by} at {at}, for {count} cars. The SHA-256 of the seed, to be read aloud:",
        by=committed.by,
        at=text.time_of_day(committed.at_ns),
        count=len(committed.entries),
    )


def revealed_words(state: State) -> str:
    """The seed, the word, who revealed them; empty: nobody has."""
    made = state.rig_draw.drawn
    if made is None:
        return ""
    seed = tr("Seed {seed}", seed=made.seed)
    word = tr(", word {word}", word=repr(made.word)) if made.word else tr(", without a word")
    by = tr(", revealed by {by} at {at}.", by=made.by, at=text.time_of_day(made.at_ns))
    return f"{seed}{word}{by}"


def after_draw(state: State) -> tuple[str, str, str]:
    """Title, remark and what stands at the right, of the plan of the seats."""
    draw = state.rig_draw
    if draw.drawn is None:
        remark = tr("as entered; the draw gives every car its rig")
        return worded(TITLE), remark, "" if draw.committed else tr("not drawn")
    wrong = disproof(draw)
    if wrong:
        return worded(TITLE), ruled(wrong), tr("NOT PROVED")
    remark = tr("recomputed here: commitment, lots and rigs agree")
    return worded(TITLE), remark, tr("drawn at {at}", at=text.time_of_day(draw.drawn.at_ns))
