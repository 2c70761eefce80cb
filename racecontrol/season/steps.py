"""What a season is busy with, for a person who waits."""

from enum import StrEnum


class Step(StrEnum):
    """A part of the work that takes its time on a large season."""

    READING = "reading the files"
    REGISTERING = "registering the drivers"
    LAST_RACES = "finding the last race of each driver in each round"
    ADDING = "adding the best rounds"
    RANKING = "ranking in four tiers, and giving the rewards"
    REJECTING = "looking for rows that cannot be counted"
    ORDERING = "putting the drivers in order"
    ALLOTTING = "allotting the places"
