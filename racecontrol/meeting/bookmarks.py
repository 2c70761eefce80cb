"""Moments that people marked to look at again: a part of the state, with its facts and acts.

A bookmark stops nothing and decides nothing. A case that is made from one has its moment.
"""

from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.act import Act
from racecontrol.meeting.fact import Fact
from racecontrol.meeting.model import Role
from racecontrol.meeting.noun import Noun

NO_CAR = -1
LONGEST = 200  # characters of its words


class Bookmark(Noun, frozen=True):
    """One moment of the event clock, and who wanted to see it again."""

    bookmark: int
    at_ns: int
    session: str = ""  # "": between sessions
    entry: int = NO_CAR
    words: str = ""
    by: str = ""
    role: Role = Role.DIRECTOR


class MarkMoment(Act, frozen=True):
    """Mark this moment, of the session at hand; a car and a word may come later."""

    entry: int = NO_CAR
    words: str = ""
    at_ns: int = 0  # 0: now


class DescribeBookmark(Act, frozen=True):
    """Say what it is about; what is left out stays as it is."""

    bookmark: int
    words: str = ""
    entry: int = NO_CAR


class StrikeBookmark(Act, frozen=True):
    """It is not wanted any more."""

    bookmark: int


class MomentMarked(Fact, frozen=True, tag=True):
    bookmark: Bookmark


class BookmarkDescribed(Fact, frozen=True, tag=True):
    """As it is now."""

    bookmark: Bookmark
    at_ns: int
    by: str


class BookmarkStruck(Fact, frozen=True, tag=True):
    bookmark: int
    at_ns: int
    by: str


BookmarkAct = MarkMoment | DescribeBookmark | StrikeBookmark
BookmarkFact = MomentMarked | BookmarkDescribed | BookmarkStruck


class Bookmarks(Struct, frozen=True):
    """Those that were not struck, by number, oldest first."""

    kept: dict[int, Bookmark] = {}
    last: int = 0  # the last number given

    def after(self, fact: BookmarkFact) -> "Bookmarks":
        """After one more fact. Total."""
        match fact:
            case MomentMarked(bookmark=mark):
                return Bookmarks(self.kept | {mark.bookmark: mark}, mark.bookmark)
            case BookmarkDescribed(bookmark=mark):
                kept = self.kept | {mark.bookmark: mark} if mark.bookmark in self.kept else None
                return self if kept is None else replace(self, kept=kept)
            case BookmarkStruck(bookmark=number):
                left = {other: mark for other, mark in self.kept.items() if other != number}
                return replace(self, kept=left)
            case _:
                assert_never(fact)
