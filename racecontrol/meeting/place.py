"""Where the one USB cable of a wheelbase is plugged in."""

from enum import StrEnum


class Place(StrEnum):
    """Which end of its USB cable is plugged in where."""

    PC = "on the PC"  # for the checks: this machine sees it
    CONSOLE = "on the console"  # for driving: this machine cannot see it
    MISSING = "not seen"  # it should be on this machine, and is not
