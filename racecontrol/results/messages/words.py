"""How words and moments stand in a message: capitals, one line, the time of the place."""

from datetime import datetime, timedelta, timezone, tzinfo

from racecontrol.meeting.model import Meeting
from racecontrol.meeting.units import NS_PER_S


def plain(words: str) -> str:
    """In capitals, on one line, without a full stop at the end."""
    return " ".join(words.split()).rstrip(".").rstrip().upper()


def time_of_day_s(at_ns: int, zone: tzinfo) -> int:
    """Seconds since midnight at the place of the event."""
    moment = datetime.fromtimestamp(at_ns // NS_PER_S, tz=zone)
    return moment.hour * 3600 + moment.minute * 60 + moment.second


def offset_s(meeting: Meeting) -> int:
    """The time of the place, seconds ahead of UTC, as its timetable has it; else 0.

    Fixed, so that the same facts give the same text on every machine.
    """
    for plan in meeting.sessions:
        if plan.starts is not None:
            return int((plan.starts.utcoffset() or timedelta(0)).total_seconds())
    return 0


def zone_of(meeting: Meeting) -> tzinfo:
    """The time of the place as a fixed zone."""
    return timezone(timedelta(seconds=offset_s(meeting)))
