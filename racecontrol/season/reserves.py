"""Who is next in line behind the places of each region."""

import datetime
from typing import Final

from msgspec import Struct

from racecontrol.meeting.online import QualificationRule
from racecontrol.season.desk import Desk
from racecontrol.season.qualifying import Board, Candidate, Filling, why_not
from racecontrol.season.windows import Ranked, Reader

EACH: Final = 3  # of a region


class Reserve(Struct, frozen=True):
    """A driver who gets a place when one ahead is out; `unless` is what still stands against it."""

    candidate: Candidate
    number: int  # from 1, in the region
    unless: str = ""  # the cap of a country: it holds until one of that country is out


def reserves(
    reader: Reader, rule: QualificationRule, board: Board, desk: Desk
) -> tuple[Reserve, ...]:
    """The next of each region that has places; () where nations qualify."""
    if rule.teams:
        return ()
    filling = _filled(rule, board)
    found: list[Reserve] = []
    for cut in board.cutoffs:
        if cut.first_out is None:
            continue
        mine: list[Reserve] = []
        for row, born in reader.next_of(rule.league, cut.region, cut.first_out.rank):
            one = candidate(row, born)
            why = why_not(rule, one, desk, filling)
            capped = why and not why_not(rule, one, desk, Filling(seated=filling.seated))
            if not why or capped:
                mine.append(Reserve(one, len(mine) + 1, why))
            if len(mine) == EACH:
                break
        found += mine
    return tuple(found)


def candidate(row: Ranked, born: object = None) -> Candidate:
    """A ranked driver as one who may qualify."""
    day = born if isinstance(born, datetime.date) else None
    rank = row.ranks[0] or 0
    return Candidate(
        row.account, row.name, row.country, row.region, rank, row.points, row.place_key, day
    )


def _filled(rule: QualificationRule, board: Board) -> Filling:
    """The board as it stands: who is seated, and how many of each country."""
    filling = Filling()
    for place in board.places:
        if one := place.candidate:
            filling.seated.add(one.account)
            if place.region or rule.cap_counts_seeds:
                filling.taken[one.country] = filling.taken.get(one.country, 0) + 1
    return filling
