"""The qualification board as lines: places by region, who is next, who is out and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from racecontrol.meeting.online import QualificationRule
from racecontrol.season.desk import Desk
from racecontrol.season.qualifying import Board, Candidate, Cutoff, Place
from racecontrol.season.reserves import Reserve
from ui.season.chance_words import points
from ui.season.columns import Cell, Ink, signed
from ui.tr import counted, ruled, tr


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
        about = tr("{taken} of {places} places", taken=len(seeds), places=rule.places)
        found.append(_head(tr("Reserved"), about))
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
    parts = [counted("%n place", "%n places", cut.places)]
    if cut.last is None:
        return ", ".join((*parts, tr("nobody has one")))
    parts.append(tr("last in {driver} with {points}", **_who(cut.last)))
    if cut.first_out is None:
        return ", ".join((*parts, tr("nobody behind")))
    return ", ".join((*parts, tr("first not in {driver} with {points}", **_who(cut.first_out))))


def _who(one: Candidate) -> dict[str, str]:
    return {"driver": one.name, "points": points(one.points)}


def _place(number: int, place: Place) -> BoardLine:
    who, reason = place.candidate, ruled(place.reason)
    if who is None:
        nothing = (Cell(""),) * 4
        cells = (Cell(str(number)), Cell(tr("open"), Ink.BAD), *nothing, Cell(reason, Ink.QUIET))
        spoken = tr("Place {number} is open: {reason}", number=number, reason=reason)
        return BoardLine(Kind.OPEN, cells, spoken)
    cells = (
        Cell(str(number), Ink.STRONG),
        Cell(who.name, Ink.STRONG),
        Cell(who.country),
        Cell(f"{who.rank:,}" if who.rank else "", Ink.QUIET),
        Cell(f"{who.points:,}" if who.rank else ""),
        Cell(signed(place.margin)),
        Cell(reason, Ink.QUIET),
    )
    place_no = tr("Place {number}", number=number)
    spoken = f"{place_no}: {who.name}, {who.country}, {reason}"
    return BoardLine(Kind.PLACE, cells, spoken, who.account)


def _reserve(one: Reserve, cut: Cutoff) -> BoardLine:
    who = one.candidate
    behind = who.points - cut.last.points if cut.last else None
    why = tr("reserve {number}", number=one.number)
    if one.unless:
        why = tr("{reserve}, but {reason}", reserve=why, reason=ruled(one.unless))
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
    found = [_out(passed.candidate, ruled(passed.reason)) for passed in board.passed]
    for tie in board.open_ties:
        found.append(BoardLine(Kind.WORDS, (Cell(ruled(tie), Ink.BAD),), ruled(tie)))
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
        why = tr("withdrawn: {reason}", reason=out.why)
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
        words = tr("full") if full else counted("%n left", "%n left", cap - number)
        taken_of = tr("{number} of {cap}", number=number, cap=cap)
        ink = Ink.STRONG if full else Ink.PLAIN
        cells = (Cell(country), Cell(taken_of, ink), Cell(words, Ink.QUIET))
        yield BoardLine(Kind.WORDS, cells, f"{country}: {taken_of}, {words}")
