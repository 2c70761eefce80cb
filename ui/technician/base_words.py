"""Where a wheelbase is, in the few words of a tile and in a sentence."""

from typing import Final

from racecontrol.rigs.wheelbase import BaseState, Place, WheelbaseReading
from ui import format as text
from ui.nouns import noun
from ui.technician.readings import Value
from ui.tr import Words, later, ruled, tr, worded

MINUTE_NS: Final = 60_000_000_000  # less is no age on a tile: it would change at every look
SHORT: Final = {
    Place.PC: Words("PC"),
    Place.CONSOLE: later("console"),
    Place.MISSING: later("not seen"),
}


def base_value(base: WheelbaseReading, monotonic_ns: int) -> Value:
    """For a tile: `PC`, `console 12 min`: what is read of it is so old; odd: somebody pulled it."""
    words = worded(SHORT[base.place])
    age_ns = base.age_ns(monotonic_ns) or 0
    if base.place is not Place.PC and age_ns >= MINUTE_NS:
        words = f"{words} {text.age(age_ns)}"
    wrong = base.place is Place.PC and base.state not in (BaseState.READY, BaseState.ASKED)
    return Value(tr("Base"), noun(base.state) if wrong else words, base.pulled or wrong)


def base_sentence(base: WheelbaseReading, monotonic_ns: int) -> str:
    """Above the traces: whether they are of this moment, and why not."""
    if base.place is Place.PC:
        return ruled(base.sentence)
    if base.seen_ns is None:
        return tr("No reading of the base yet.")
    age = text.age(base.age_ns(monotonic_ns))
    if base.place is Place.CONSOLE:
        return tr("Base on the console, last read {age} ago. No reading of the base.", age=age)
    return tr("Base not seen, last read {age} ago. No reading of the base.", age=age)
