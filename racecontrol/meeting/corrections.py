"""Laps as corrected: what was recorded, with what people put right on top of it.

Pure: the same records and corrections give the same laps. A passing here is one of the finish
line, the end of a lap; the game's own times stay wherever no correction touches them.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from racecontrol.meeting.model import (
    Correction,
    CorrectionKind,
    Lap,
    Line,
    Passing,
    Source,
)
from racecontrol.meeting.units import GAME_NS_PER_MS

Begins = Mapping[int, int] | None
Laps = tuple[Lap, ...]
Passings = tuple[Passing, ...]


def corrected(
    recorded: Laps, seen: Passings, corrections: Sequence[Correction], begins: Begins
) -> tuple[Laps, Passings]:
    """The laps and passings of one car in one session with these corrections, oldest first.

    `begins`: lap -> event clock at which it began from the grid: lap 1, and the first one after a
    restart. None where the first lap begins at a passing.
    """
    laps, passings = recorded, seen
    for correction in corrections:
        match correction.kind:
            case CorrectionKind.INSERT:
                laps = _insert(laps, passings, correction, begins)
            case CorrectionKind.MOVE:
                laps = _move(laps, passings, correction, begins)
                passings = _without_finish(passings, correction.lap)
            case CorrectionKind.DELETE:
                laps = _delete(laps, correction.lap)
                passings = _joined(passings, correction.lap)
            case CorrectionKind.SPLIT:
                laps = _split(laps, passings, correction, begins)
                passings = _parted(passings, correction)
    return laps, passings


def begin_of(laps: Laps, passings: Passings, lap: int, begins: Begins) -> int | None:
    """Event clock at which a lap began; None where nothing says."""
    from_grid = begins.get(lap) if begins else None
    least_ns = from_grid or 0
    for before in reversed(laps):
        if before.live and before.lap == lap - 1 and before.at_ns >= least_ns:
            return before.at_ns
    for passing in reversed(passings):
        ended = passing.line is Line.FINISH and passing.lap == lap - 1
        if ended and passing.at_ns >= least_ns:
            return passing.at_ns
    return from_grid


def lap_numbered(laps: Laps, lap: int) -> Lap | None:
    """The live lap of that number, the last one where there are several."""
    return next((one for one in reversed(laps) if one.live and one.lap == lap), None)


def _insert(laps: Laps, passings: Passings, made: Correction, begins: Begins) -> Laps:
    """A lap by hand; it gives way to the game's own, should that come after all."""
    if lap_numbered(laps, made.lap):
        return laps
    begin_ns = begin_of(laps, passings, made.lap, begins)
    lap = _by_hand(made, made.lap, begin_ns, made.at_ns, flying=begins is None)
    after = next((i for i, one in enumerate(laps) if one.live and one.lap > made.lap), len(laps))
    return (*laps[:after], lap, *laps[after:])


def _move(laps: Laps, passings: Passings, made: Correction, begins: Begins) -> Laps:
    begin_ns = begin_of(laps, passings, made.lap, begins)
    moved = lap_numbered(laps, made.lap)
    if moved is None:
        return laps
    lap = _by_hand(made, made.lap, begin_ns, made.at_ns, flying=moved.flying)
    following = lap_numbered(laps, made.lap + 1)
    result = _with(laps, moved, lap)
    if following is None or following.source is not Source.BY_HAND:
        return result  # the game's own time of the next lap stands
    ms = _game_ms(made.at_ns, following.at_ns)
    return _with(result, following, replace(following, official_ms=ms))


def _delete(laps: Laps, number: int) -> Laps:
    """The lap goes into the next one, which takes its number; so do those after it."""
    gone, following = lap_numbered(laps, number), lap_numbered(laps, number + 1)
    if gone is None:
        return laps
    result = tuple(lap for lap in laps if lap is not gone)
    if following is not None:
        result = _with(result, following, _both(gone, following))
    return _renumbered(result, after=number, by=-1)


def _both(first: Lap, second: Lap) -> Lap:
    return replace(
        second,
        official_ms=first.official_ms + second.official_ms,
        derived_us=None,
        sectors_ms=(),
        flying=first.flying,
        missing=first.missing + second.missing,
        doubled=first.doubled + second.doubled,
        source=Source.BY_HAND,
    )


def _split(laps: Laps, passings: Passings, made: Correction, begins: Begins) -> Laps:
    """Two laps whose times add up to the one that was recorded."""
    whole = lap_numbered(laps, made.lap)
    if whole is None:
        return laps
    begin_ns = begin_of(laps, passings, made.lap, begins)
    if begin_ns is None:
        begin_ns = whole.at_ns - whole.official_ms * GAME_NS_PER_MS
    first_ms = min(_game_ms(begin_ns, made.at_ns), whole.official_ms - 1)
    cut = replace(
        whole, derived_us=None, sectors_ms=(), missing=0, doubled=0, source=Source.BY_HAND
    )
    first = replace(cut, official_ms=first_ms, at_ns=made.at_ns, error_ns=made.error_ns)
    second = replace(
        cut, lap=made.lap + 1, official_ms=whole.official_ms - first_ms, flying=begins is None
    )
    at = next(i for i, lap in enumerate(laps) if lap is whole)
    later = _renumbered(laps[at + 1 :], after=made.lap, by=1)
    return (*laps[:at], first, second, *later)


def _by_hand(made: Correction, lap: int, begin_ns: int | None, at_ns: int, *, flying: bool) -> Lap:
    ms = _game_ms(begin_ns, at_ns) if begin_ns is not None else 0
    return Lap(
        made.entry, lap, ms, None, (), at_ns, made.error_ns, True, flying, 0, 0, Source.BY_HAND
    )


def _game_ms(begin_ns: int, end_ns: int) -> int:
    return max(1, round((end_ns - begin_ns) / GAME_NS_PER_MS))


def _with(laps: Laps, old: Lap, new: Lap) -> Laps:
    return tuple(new if lap is old else lap for lap in laps)


def _renumbered(laps: Laps, after: int, by: int) -> Laps:
    return tuple(
        replace(lap, lap=lap.lap + by) if lap.live and lap.lap > after else lap for lap in laps
    )


# ---- passings: sectors follow the laps that they are now in ----


def _without_finish(passings: Passings, lap: int) -> Passings:
    """The crossing that was moved gives no sector time any more."""
    return tuple(p for p in passings if p.line is not Line.FINISH or p.lap != lap)


def _joined(passings: Passings, lap: int) -> Passings:
    kept = _without_finish(passings, lap)
    return tuple(replace(p, lap=p.lap - 1) if p.lap > lap else p for p in kept)


def _parted(passings: Passings, made: Correction) -> Passings:
    return tuple(
        replace(p, lap=p.lap + 1)
        if p.lap > made.lap or (p.lap == made.lap and p.at_ns > made.at_ns)
        else p
        for p in passings
    )
