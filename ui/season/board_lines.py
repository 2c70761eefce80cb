"""The qualification board as lines: places by region, who is next, who is out and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from racecontrol.meeting.online import QualificationRule
from racecontrol.season.desk import Desk
from racecontrol.season.qualifying import Board, Candidate, Cutoff, Place
from racecontrol.season.reserves import Reserve
from ui.season.chances import points
from ui.season.columns import Cell, Ink, signed


class Kind(Enum):
    """What a line is."""

    HEAD = "head"
    PLACE = "place"
    OPEN = "open"  # a place that nobody has
    RESERVE = "reserve"
    OUT = "out"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A line of the board; `account` 0: nobody's."""

    kind: Kind
    cells: tuple[Cell, ...]
    spoken: str
    account: int = 0


def place_lines(
    board: Board, reserves: Sequence[Reserve], rule: QualificationRule
) -> tuple[BoardLine, ...]:
    """Seeds first, then each region with its places and those who are next."""
    seeds = [p for p in board.places if not any(_is_of(p, cut) for cut in board.cutoffs)]
    found: list[BoardLine] = []
    number = 0
    if seeds:
        found.append(_head("Reserved", f"{len(seeds)} of {rule.places} places"))
        for number, place in enumerate(seeds, 1):
            found.append(_place(number, place))
    for cut in board.cutoffs:
        mine = [place for place in board.places if _is_of(place, cut)]
        found.append(_head(cut.region, _about(cut)))
        for place in mine:
            number += 1
            found.append(_place(number, place))
        next_ones = (one for one in reserves if one.candidate.region == cut.region)
        found += [_reserve(one, cut) for one in next_ones]
    return tuple(found)


def _is_of(place: Place, cut: Cutoff) -> bool:
    """An open place says its region only in its route."""
    return place.region == cut.region or place.route.startswith(f"{cut.region} ")


def _head(name: str, about: str) -> BoardLine:
    return BoardLine(
        Kind.HEAD, (Cell(name, Ink.STRONG), Cell(about, Ink.QUIET)), f"{name}: {about}"
    )


def _about(cut: Cutoff) -> str:
    places = f"{cut.places} place{'' if cut.places == 1 else 's'}"
    if cut.last is None:
        return f"{places}, nobody has one"
    last = f"{places}, last in {cut.last.name} with {points(cut.last.points)}"
    if cut.first_out is None:
        return f"{last}, nobody behind"
    return f"{last}, first not in {cut.first_out.name} with {points(cut.first_out.points)}"


def _place(number: int, place: Place) -> BoardLine:
    who = place.candidate
    if who is None:
        nothing = (Cell(""),) * 4
        said = (Cell(str(number)), Cell("open", Ink.BAD), *nothing, Cell(place.reason, Ink.QUIET))
        return BoardLine(Kind.OPEN, said, f"Place {number} is open: {place.reason}")
    cells = (
        Cell(str(number), Ink.STRONG),
        Cell(who.name, Ink.STRONG),
        Cell(who.country),
        Cell(f"{who.rank:,}" if who.rank else "", Ink.QUIET),
        Cell(f"{who.points:,}" if who.rank else ""),
        Cell(signed(place.margin)),
        Cell(place.reason, Ink.QUIET),
    )
    spoken = f"Place {number}: {who.name}, {who.country}, {place.reason}"
    return BoardLine(Kind.PLACE, cells, spoken, who.account)


def _reserve(one: Reserve, cut: Cutoff) -> BoardLine:
    who = one.candidate
    behind = who.points - cut.last.points if cut.last else None
    why = f"reserve {one.number}" + (f", but {one.unless}" if one.unless else "")
    cells = (
        Cell(""),
        Cell(who.name, Ink.QUIET),
        Cell(who.country, Ink.QUIET),
        Cell(f"{who.rank:,}", Ink.QUIET),
        Cell(f"{who.points:,}", Ink.QUIET),
        Cell(signed(behind), Ink.QUIET),
        Cell(why, Ink.QUIET),
    )
    return BoardLine(Kind.RESERVE, cells, f"{who.name}, {who.country}, {why}", who.account)


def out_lines(board: Board) -> tuple[BoardLine, ...]:
    """Who was passed over, each with the reason; then what the rulebook leaves open."""
    found = [_out(passed.candidate, passed.reason) for passed in board.passed]
    for tie in board.open_ties:
        found.append(BoardLine(Kind.WORDS, (Cell(tie, Ink.BAD),), tie))
    return tuple(found)


def _out(who: Candidate, reason: str) -> BoardLine:
    place = f"{who.region} {who.rank:,}" if who.rank else who.region
    cells = (Cell(who.name), Cell(who.country), Cell(place, Ink.QUIET), Cell(reason, Ink.QUIET))
    return BoardLine(Kind.OUT, cells, f"{who.name}, {who.country}: {reason}", who.account)


def withdrawn_lines(
    board: Board, desk: Desk, known: Mapping[int, BoardLine]
) -> tuple[BoardLine, ...]:
    """Who withdrew without having a place: nobody had to be passed over for that."""
    told = {passed.candidate.account for passed in board.passed}
    found = []
    for out in desk.withdrawn:
        if out.account in told:
            continue
        line = known.get(out.account)
        name, country = (c.words for c in line.cells[1:3]) if line else (f"{out.account}", "")
        why = f"withdrawn: {out.why}"
        cells = (Cell(name), Cell(country), Cell(""), Cell(why, Ink.QUIET))
        found.append(BoardLine(Kind.OUT, cells, f"{name}: {why}", out.account))
    return tuple(found)


def cap_lines(board: Board, rule: QualificationRule) -> tuple[BoardLine, ...]:
    """How many places each country has, the most first; () where the rulebook caps nothing."""
    if rule.country_cap is None:
        return ()
    taken: dict[str, int] = {}
    for place in board.places:
        if place.candidate and (place.region or rule.cap_counts_seeds):
            taken[place.candidate.country] = taken.get(place.candidate.country, 0) + 1
    return tuple(_caps(taken, rule.country_cap))


def _caps(taken: dict[str, int], cap: int) -> Iterator[BoardLine]:
    for country, number in sorted(taken.items(), key=lambda pair: (-pair[1], pair[0])):
        full = number >= cap
        words = "full" if full else f"{cap - number} left"
        cells = (Cell(country), Cell(f"{number} of {cap}", Ink.STRONG if full else Ink.PLAIN),
                 Cell(words, Ink.QUIET))  # fmt: skip
        yield BoardLine(Kind.WORDS, cells, f"{country}: {number} of {cap}, {words}")
