"""What the comparison of the rigs says, in sentences, and which rotation would say more."""

from collections.abc import Iterator, Sequence
from typing import Final

from racecontrol.rigs.bias import FEWEST_LAPS, Comparison, RigBias

MOVES: Final = ((0, 1, 4), (0, 1, 3))  # seats on: no two drivers meet twice at the same two rigs
FROM_RIGS: Final = 7  # from so many rigs on the first of them
METHOD: Final = (
    "Mixed model by restricted likelihood: rig, session, laps driven so far and lap of the stint "
    "as fixed effects, drivers and spells (a driver on a rig in one go) as random ones. Each rig "
    "is held against the mean of the rigs compared.",
    "Intervals and p hold for all rigs together (largest |t|, multivariate t with Satterthwaite's "
    "degrees of freedom): among equal rigs, one report in twenty names any rig at all.",
)


def verdict(found: Comparison) -> tuple[str, ...]:
    """The answer, most important first; never empty."""
    if not found.rigs:
        return (_nothing(found), *_wanted(found))
    return (*_standing_out(found), *_apart(found), *_hint(found))


def _standing_out(found: Comparison) -> Iterator[str]:
    named = sorted((rig for rig in found.rigs if rig.stands_out), key=lambda rig: -abs(rig.ms))
    yield from (_difference(rig) for rig in named)
    slowest = max(rig.high_ms for rig in found.rigs if not rig.stands_out or rig.ms < 0)
    which = "No other rig" if named else "No rig"
    yield (
        f"{which} is slower than the mean of the rigs by more than {slowest:.0f} ms a lap, with "
        f"95 % confidence for all together."
    )


def _difference(rig: RigBias) -> str:
    word = "slower" if rig.ms > 0 else "faster"
    low, high = sorted((abs(rig.low_ms), abs(rig.high_ms)))
    return (
        f"Rig {rig.rig} is {abs(rig.ms):.0f} ms a lap {word} than the mean of the rigs "
        f"({low:.0f} to {high:.0f} ms)."
    )


def _apart(found: Comparison) -> Iterator[str]:
    if found.apart:
        yield (
            f"{_rigs(found.apart)} cannot be compared with the others: no driver links them. "
            "Let a driver of another rig drive there, and the other way round."
        )


def _hint(found: Comparison) -> Iterator[str]:
    if not found.firm:
        yield (
            "Take this as a hint: with so few changes of rig the laps cannot show how much a "
            "driver varies from one spell to the next, and the intervals are too narrow. "
            "One more rotation settles it."
        )


def _nothing(found: Comparison) -> str:
    if not found.apart:
        return (
            f"There are no laps to compare: a spell of a driver on a rig counts from "
            f"{FEWEST_LAPS} clear laps on."
        )
    return (
        "These laps cannot tell a rig from its driver: no two rigs were driven by the same "
        "driver in a way that tells them apart. A rig that looks slow may have a slow driver."
    )


def _wanted(found: Comparison) -> Iterator[str]:
    if len(found.apart) > 1:
        on = _moves(len(found.apart))
        yield (
            f"Rotate: {FEWEST_LAPS} or more clear laps on the own rig, then everybody moves "
            f"{_seats(on[1])} on, then {_seats(on[2] - on[1])} further. Eight laps each are better."
        )


def _seats(count: int) -> str:
    return "one seat" if count == 1 else f"{('two', 'three')[count - 2]} seats"


def _moves(rigs: int) -> tuple[int, ...]:
    return MOVES[0] if rigs >= FROM_RIGS else MOVES[1]


def rotation(rigs: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """For each rig where its driver goes: the own one, the second, the third."""
    return tuple(
        tuple(rigs[(at + on) % len(rigs)] for on in _moves(len(rigs))) for at in range(len(rigs))
    )


def _rigs(numbers: Sequence[int]) -> str:
    words = [str(number) for number in numbers]
    if len(words) == 1:
        return f"Rig {words[0]}"
    return f"Rigs {', '.join(words[:-1])} and {words[-1]}"
