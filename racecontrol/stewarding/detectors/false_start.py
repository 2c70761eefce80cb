"""False start and reaction time, from where a car stood while the lights were on."""

from typing import Final

from msgspec import Struct

from racecontrol.meeting.units import NS_PER_MS
from racecontrol.stewarding.detectors.motion import TICK_ERROR_MS, Motion, first_above_ns

NOISE_MM: Final = 20.0  # a car that stands does not move by so much
PRESSED: Final = 26  # of 255: a tenth of the throttle


class Early(Struct, frozen=True):
    """A car moved by more than the tolerance while the lights were on."""

    moved_mm: int  # the furthest it was from its place before they went out
    before_ms: int  # how long before that it began to move
    error_ms: int
    at_ns: int  # when it was beyond the tolerance


class Reaction(Struct, frozen=True):
    """From lights out; negative: before."""

    throttle_ms: int | None  # None: it was on the throttle already, or never was
    moved_ms: int
    error_ms: int


def false_start(motion: Motion, lights_ns: int, out_ns: int, tolerance_mm: int) -> Early | None:
    """Whether the car moved too far between the first light and lights out, or None.

    Judged by how far, not by when: None as well where the samples do not cover that time, as
    nothing can then be said.
    """
    if not motion.covers(lights_ns) or not motion.covers(out_ns):
        return None
    place = motion.place_at(lights_ns)
    lit = motion.since(lights_ns)
    moved = lit.moved_mm(place)
    before = lit.at_ns <= out_ns
    at_out = float(((motion.place_at(out_ns) - place) ** 2).sum() ** 0.5) * 1000
    furthest = max(float(moved[before].max(initial=0.0)), at_out)
    if furthest <= tolerance_mm:
        return None
    beyond_ns = first_above_ns(lit.at_ns, moved, tolerance_mm)
    begun_ns = first_above_ns(lit.at_ns, moved, NOISE_MM)
    assert beyond_ns is not None and begun_ns is not None  # it was further than the tolerance
    before_ms = round((out_ns - begun_ns) / NS_PER_MS)
    return Early(round(furthest), before_ms, TICK_ERROR_MS, min(beyond_ns, out_ns))


def reaction(motion: Motion, lights_ns: int, out_ns: int) -> Reaction | None:
    """When the car answered the lights; None while it stands, or where it was not seen."""
    if not motion.covers(lights_ns) or not motion.covers(out_ns):
        return None
    lit = motion.since(lights_ns)
    moved_ns = first_above_ns(lit.at_ns, lit.moved_mm(motion.place_at(lights_ns)), NOISE_MM)
    if moved_ns is None:
        return None
    moved_ms = round((moved_ns - out_ns) / NS_PER_MS)
    return Reaction(_throttle_ms(motion, out_ns), moved_ms, TICK_ERROR_MS)


def _throttle_ms(motion: Motion, out_ns: int) -> int | None:
    held = motion.throttle[motion.at_ns <= out_ns]
    if len(held) and held[-1] >= PRESSED:
        return None
    after = motion.since(out_ns)
    pressed = after.at_ns[after.throttle >= PRESSED]
    return round((int(pressed[0]) - out_ns) / NS_PER_MS) if len(pressed) else None
