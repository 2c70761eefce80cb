"""The slots of a season as rows: where a race may be, and when it may start."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from msgspec import Struct

from racecontrol.meeting.online import LeagueRule, OnlineSeason, RegionRule

EVER: Final = 1 << 50  # seconds: a moment that is not checked
BITS_PER_MASK: Final = 64
NEVER: Final = (EVER, -EVER)
Hours = tuple[tuple[tuple[int, int], tuple[int, int]], ...]
MOST_REGIONS: Final = 1 << 15
DAY_S: Final = 86_400
FIRST_ZONE_S: Final = 14 * 3600  # a day begins so long before it does in UTC, somewhere
LAST_ZONE_S: Final = 12 * 3600


class Slot(Struct, frozen=True):
    """A slot that can be entered; codes are positions in the rulebook's lists."""

    league: int
    region: int
    round: int
    slot: int
    opens_s: int  # earliest and latest start of its races, UTC
    closes_s: int
    mask: int  # which mask has its bit, from 0
    bit: int  # its own: two results of a driver in it show

    @property
    def cell(self) -> int:
        """The slot as one number."""
        return first_cell(self.league, self.region) + self.round * 64 + self.slot


def first_cell(league: int, region: int) -> int:
    """Where the slots of a league in a region begin; 64 rounds of 64 slots follow."""
    return (league * MOST_REGIONS + region) * 4096


def slots(online: OnlineSeason) -> Iterator[Slot]:
    """All slots of all leagues and regions, by the rulebook's calendar as far as it is known."""
    for code, league in enumerate(online.leagues):
        for area, region in enumerate(online.regions):
            for number in range(1, online.rounds + 1):
                for slot in range(1, league.slots + 1):
                    opens, closes = _times(online, league, region, number, slot)
                    mask, bit = _mask(_at(online, number, slot))
                    yield Slot(code, area, number, slot, opens, closes, mask, bit)


class Window(Struct, frozen=True):
    """When a slot is open to a kind of drivers; never (opens > closes) where it is not theirs."""

    round: int
    slot: int
    opens_s: int
    closes_s: int
    mask: int  # of the slot, and its bit
    bit: int
    who_mask: int  # of the kind, and its bit
    who_bit: int


def windows(online: OnlineSeason) -> Iterator[Window]:
    """All slots for every kind of drivers."""
    found = [(dict(hours), number) for hours, number in kinds(online).items()]
    for number in range(1, online.rounds + 1):
        for slot in range(1, _widest(online) + 1):
            here = _mask(_at(online, number, slot))
            for hours, kind in found:
                opens, closes = hours.get((number, slot), NEVER)
                yield Window(number, slot, opens, closes, *here, *who(online, kind))


def kinds(online: OnlineSeason) -> dict[Hours, int]:
    """The hours that a league has in some region -> a number, from 0: drivers with like slots."""
    found: dict[Hours, int] = {}
    for league in range(len(online.leagues)):
        for region in range(len(online.regions)):
            found.setdefault(hours_of(online, league, region), len(found))
    return found


def who(online: OnlineSeason, kind: int) -> tuple[int, int]:
    """The mask and the bit of a kind of drivers, after those of the slots."""
    return _mask(online.rounds * _widest(online) + kind)


def hours_of(online: OnlineSeason, league: int, region: int) -> Hours:
    """(round, slot) and when it is open, for every slot of a league in a region."""
    rule, area = online.leagues[league], online.regions[region]
    return tuple(
        ((number, slot), _times(online, rule, area, number, slot))
        for number in range(1, online.rounds + 1)
        for slot in range(1, rule.slots + 1)
    )


def _at(online: OnlineSeason, number: int, slot: int) -> int:
    return (number - 1) * _widest(online) + slot - 1


def _mask(number: int) -> tuple[int, int]:
    mask, place = divmod(number, BITS_PER_MASK)
    return mask, _signed(1 << place)


def _signed(bits: int) -> int:
    """The same 64 bits as the whole number that engines have."""
    return bits - (1 << 64) if bits >> 63 else bits


def masks(online: OnlineSeason) -> int:
    """How many masks the slots and kinds of drivers need."""
    return -(-(online.rounds * _widest(online) + len(kinds(online))) // BITS_PER_MASK)


def slot_bits(online: OnlineSeason, mask: int) -> int:
    """The bits of a mask that are slots."""
    left = online.rounds * _widest(online) - mask * BITS_PER_MASK
    return _signed((1 << max(0, min(left, BITS_PER_MASK))) - 1)


def _widest(online: OnlineSeason) -> int:
    return max(league.slots for league in online.leagues)


def _times(
    online: OnlineSeason, league: LeagueRule, region: RegionRule, number: int, slot: int
) -> tuple[int, int]:
    """To the window where the hour is known, to the day of any time zone where only the day is."""
    day = next((day.date for day in online.calendar if day.round == number), None)
    if day is None:
        return -EVER, EVER
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    start = int(midnight.timestamp())
    if not region.utc or not league.opens:
        return start - FIRST_ZONE_S, start + DAY_S + LAST_ZONE_S
    hour, minute = map(int, league.opens[slot - 1].split(":"))
    opens = start + hour * 3600 + minute * 60 - offset_s(region)
    return opens, opens + online.slot_window_s


def offset_s(region: RegionRule) -> int:
    """How far the clocks of a region are ahead of UTC; 0 where it is not known."""
    if not region.utc:
        return 0
    offset = datetime.strptime(region.utc, "%z").utcoffset()
    return int((offset or timedelta()).total_seconds())
