"""Moments of the event clock as time of day."""

from datetime import datetime

from ui import format as text


def time_of_day(at_ns: int) -> str:
    """`14:10:32`, local time."""
    return text.local_time(datetime.fromtimestamp(at_ns / text.NS_PER_S))
