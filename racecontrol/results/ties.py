"""Who stands before whom: shared ranks in a snapshot, the season's chain for the final order.

Equal points share a rank and the next one is skipped (1, 1, 3), as in the published tables of the
Gran Turismo World Series in 2021, 2022 and 2024. The final order breaks ties with the chain of the
rulebook; what the chain leaves open stays open, and is for a person.
"""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.rulebook import TieBy, TieRule, TieStep
from racecontrol.results.points import Points, exact, total

LAST = 10_000  # worse than any place


class Score(Struct, frozen=True, omit_defaults=True):
    """What one entry took from one session."""

    session: str
    place: int  # 0: without a place
    points: Points
    event: str = ""  # key in the rulebook; "": the meeting's own


class Standing(Struct, frozen=True):
    """One line of the standings."""

    rank: int  # shared by equal points
    entry: int
    points: Points
    countback: tuple[int, ...]  # how many first places, second places, ... in sessions with points
    scores: tuple[Score, ...]  # of every ended session with points, in their order
    final_rank: int = 0  # by the chain; shared only where it leaves a tie open
    tied_with: tuple[int, ...] = ()  # the others of a tie that the chain leaves open
    points_before: Points = 0  # carried in, part of `points`


Settled = Iterable[Sequence[int]]  # orders that a person gave to ties that were open


def standing(
    entry: int, scores: Iterable[Score], points_before: Points = 0, *, last: int = 0
) -> Standing:
    """What an entry has, not yet ranked. `last`: places that the countback counts at least."""
    taken = tuple(scores)
    places = [score.place for score in taken]
    countback = tuple(places.count(place) for place in range(1, max([last, *places]) + 1))
    points = total([points_before, *(score.points for score in taken)])
    return Standing(0, entry, points, countback, taken, points_before=points_before)


def ranked(rows: Iterable[Standing], ties: TieRule, settled: Settled = ()) -> tuple[Standing, ...]:
    """The rows in their final order, with both ranks.

    The order in which they are given does not matter. In an open tie they stand by countback, then
    by number, unless a person gave an order to exactly these entries.
    """
    decided = {frozenset(order): tuple(order) for order in settled}
    result: list[Standing] = []
    for equal in split(rows, lambda row: -exact(row.points)):
        rank = len(result) + 1
        groups = [equal]
        for step in ties.chain:
            groups = [part for group in groups for part in split(group, key_of(step))]
        for group in groups:
            result += _group(group, rank, len(result) + 1, decided)
    return tuple(result)


def _group(
    group: Sequence[Standing], rank: int, final: int, decided: dict[frozenset[int], tuple[int, ...]]
) -> list[Standing]:
    """Rows that the chain cannot tell apart."""
    numbers = [row.entry for row in group]
    order = decided.get(frozenset(numbers))
    if order is not None:
        group = sorted(group, key=lambda row: order.index(row.entry))
        return [replace(row, rank=rank, final_rank=final + i) for i, row in enumerate(group)]
    group = sorted(group, key=lambda row: (more_first(row), row.entry))
    return [
        replace(
            row,
            rank=rank,
            final_rank=final,
            tied_with=tuple(sorted(n for n in numbers if n != row.entry)),
        )
        for row in group
    ]


def split(
    rows: Iterable[Standing], key: Callable[[Standing], object]
) -> list[tuple[Standing, ...]]:
    """Groups of equal key, least key first."""
    groups: dict[object, list[Standing]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return [tuple(groups[found]) for found in sorted(groups)]  # type: ignore[type-var]


def key_of(step: TieStep) -> Callable[[Standing], object]:
    """What a link of the chain orders by; less is better."""
    match step.by:
        case TieBy.COUNTBACK:
            return more_first
        case TieBy.PLACE:
            return lambda row: min((s.place or LAST for s in _in(row, step)), default=LAST)
        case TieBy.POINTS:
            return lambda row: -exact(total(s.points for s in _in(row, step)))


def more_first(row: Standing) -> tuple[int, ...]:
    """Orders by first places, then second places, ...; how far each row counts does not matter."""
    counts = list(row.countback)
    while counts and counts[-1] == 0:
        counts.pop()
    return (*(-count for count in counts), 1)  # the end comes after any place that was taken


def _in(row: Standing, step: TieStep) -> list[Score]:
    """Scores of the session that the step names; without an event, of the last one that had it."""
    found = [score for score in row.scores if score.session == step.session]
    if step.event:
        return [score for score in found if score.event == step.event]
    return [score for score in found if score.event == found[-1].event]
