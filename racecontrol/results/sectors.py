"""Sector times, from the passings of one car."""

from collections.abc import Sequence

from racecontrol.meeting.model import Line, Passing


def sector_times(passings: Sequence[Passing], lap: int, sectors: int) -> tuple[int | None, ...]:
    """Times of each sector of a lap in ms, as far as its lines were passed; None where not known.

    A lap begins at the finish passing of the lap before. A lap from a standing start has none, so
    its first sector is not known from passings.
    """
    marks = _marks(passings, lap, sectors)
    return tuple(
        round((marks[sector] - marks[sector - 1]) / 1000)
        if sector in marks and sector - 1 in marks
        else None
        for sector in range(1, sectors + 1)
    )


def _marks(passings: Sequence[Passing], lap: int, sectors: int) -> dict[int, int]:
    """End of each sector of the lap in game microseconds; 0 is its begin. The newest come first.

    A car that starts behind the line passes it with the counter at 1 already: that is neither the
    begin nor, as no sector was passed before it, the end.
    """
    marks: dict[int, int] = {}
    for passing in reversed(passings):
        if passing.lap < lap - 1:
            break
        if passing.lap == lap and passing.line is Line.SECTOR:
            marks.setdefault(passing.sector, passing.game_us)
        elif passing.lap == lap and passing.line is Line.FINISH and not marks:
            marks[sectors] = passing.game_us
        elif passing.lap == lap - 1 and passing.line is Line.FINISH:
            marks[0] = passing.game_us
            break
    return marks


def completed_sectors(
    passings: Sequence[Passing], lap: int, sectors: int, official_ms: int
) -> tuple[int | None, ...]:
    """Sector times of a finished lap, which add up to the official time where all are known.

    The last sector is what the others leave of the official time; so is a single unknown one
    (the first sector of a standing start, counted from the lights).
    """
    times = list(sector_times(passings, lap, sectors))
    unknown = [index for index, ms in enumerate(times) if ms is None]
    if not unknown:
        unknown = [sectors - 1]
    if len(unknown) == 1:
        known = sum(ms for index, ms in enumerate(times) if index != unknown[0] and ms is not None)
        times[unknown[0]] = official_ms - known
    return tuple(times)
