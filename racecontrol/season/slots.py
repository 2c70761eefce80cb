"""The slots of a season as rows: where a race may be, and when it may start."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from msgspec import Struct

from racecontrol.meeting.online import LeagueRule, OnlineSeason, RegionRule

EVER: Final = 1 << 50  # seconds: a moment that is not checked
BITS_PER_MASK: Final = 60
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
    mask: int  # which of the masks below, from 0
    bit: int  # its own bit in that mask: two results of a driver in it show

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
                    mask, bit = divmod((number - 1) * _widest(online) + slot - 1, BITS_PER_MASK)
                    yield Slot(code, area, number, slot, opens, closes, mask, 1 << bit)


def masks(online: OnlineSeason) -> int:
    """How many masks the slots of a season need."""
    return -(-online.rounds * _widest(online) // BITS_PER_MASK)


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
