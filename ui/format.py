"""Figures as people read them. Times are integers everywhere else; only here are they text."""

from datetime import datetime
from typing import Final

from racecontrol.meeting.units import NS_PER_MS, NS_PER_S
from racecontrol.results.classification import Gap
from ui.tr import counted, tr

NONE: Final = ""


def lap_time(ms: int | None) -> str:
    """`1:32.418`; under a minute `58.412`; an hour and more `1:02:03.004`; nothing for None."""
    if ms is None:
        return NONE
    minutes, rest = divmod(ms, 60_000)
    seconds = f"{rest // 1000:02d}.{rest % 1000:03d}"
    if minutes >= 60:
        return f"{minutes // 60}:{minutes % 60:02d}:{seconds}"
    return f"{minutes}:{seconds}" if minutes else seconds.removeprefix("0")


def difference(ms: int) -> str:
    """With its sign: `+1.284`, `−0.112`; `0.000` for none."""
    sign = "+" if ms > 0 else "−" if ms < 0 else ""
    return sign + lap_time(abs(ms))


def gap(value: Gap, estimated: bool = False) -> str:
    """To the leader: `+1.284`, `2 laps`; `≈+1.3` of a car whose data is old; nothing unknown."""
    if value.laps:
        return laps(value.laps)
    if value.ms is None:
        return NONE
    return f"≈+{tenths(value.ms)}" if estimated else f"+{lap_time(value.ms)}"


def interval(value: Gap, estimated: bool = False) -> str:
    """To the car ahead: as `gap`, without the plus."""
    return gap(value, estimated).replace("+", "")


def tenths(ms: int) -> str:
    """`21.4`, `1:02.3`: no more decimals than are known; rounded down."""
    return lap_time(ms)[:-2]


def laps(count: int) -> str:
    """`1 lap`, `2 laps`."""
    return counted("%n lap", "%n laps", count)


def clock(ns: int) -> str:
    """A running clock with tenths: `14:48.6`, `1:02:03.4`; `−0:05.0` before zero."""
    whole, tenth = divmod(abs(ns) // (NS_PER_S // 10), 10)
    return f"{'−' if ns < 0 else ''}{_hours(whole)}.{tenth}"


def span(ns: int) -> str:
    """A length of time in whole seconds: `0:48`, `14:02`, `1:02:03`."""
    return _hours(abs(ns) // NS_PER_S)


def age(ns: int | None) -> str:
    """How old a reading is: `18 ms`, `3.4 s`, `2 min`; `never` for None."""
    if ns is None:
        return tr("never")
    ns = max(ns, 0)
    if ns < NS_PER_S:
        return f"{ns // NS_PER_MS} ms"
    if ns < 60 * NS_PER_S:
        return seconds(ns)
    return tr("{minutes} min", minutes=ns // (60 * NS_PER_S))


def about_ms(ns: int) -> str:
    """`4 ms`; under one `0.4 ms`, `0.002 ms`."""
    ms = ns / NS_PER_MS
    if ms >= 1 or ns == 0:
        return f"{ms:.0f} ms"
    return f"{ms:.1f} ms" if ms >= 0.1 else f"{ms:.3f} ms"


def seconds(ns: int) -> str:
    """`3.4 s`."""
    return f"{max(ns, 0) // (NS_PER_S // 10) / 10:.1f} s"


def _hours(whole_seconds: int) -> str:
    minutes, left = divmod(whole_seconds, 60)
    if minutes >= 60:
        return f"{minutes // 60}:{minutes % 60:02d}:{left:02d}"
    return f"{minutes}:{left:02d}"


def car(number: int) -> str:
    """Two digits: `07`."""
    return f"{number:02d}"


def time_of_day(at_ns: int) -> str:
    """A moment of the event clock as local time, `14:10:32`."""
    return datetime.fromtimestamp(at_ns / NS_PER_S).strftime("%H:%M:%S")


def day_and_time(at_ns: int) -> str:
    """A moment that may be on another day, local time: `2026-11-25, 14:10:32`."""
    day = datetime.fromtimestamp(at_ns / NS_PER_S).strftime("%Y-%m-%d")
    return f"{day}, {time_of_day(at_ns)}"


def moment(at_ns: int) -> str:
    """A moment of the event clock as local time to the millisecond, `14:10:32.418`."""
    return f"{time_of_day(at_ns)}.{at_ns % NS_PER_S // NS_PER_MS:03d}"


def bar(error_ns: int) -> str:
    """A standard error: `±0.9 ms`, `±200 ms`, `±1.2 s`."""
    ms = error_ns / NS_PER_MS
    if ms >= 1000:
        return f"±{ms / 1000:.1f} s"
    return f"±{ms:.0f} ms" if ms >= 100 else f"±{ms:.1f} ms"


def of_day(near_ns: int, hour: int, minute: int, second: float) -> int:
    """The moment of the event clock at this local time, on the day of another moment."""
    day = datetime.fromtimestamp(near_ns / NS_PER_S)
    start = day.replace(hour=0, minute=0, second=0, microsecond=0)
    passed_ns = round(((hour * 60 + minute) * 60 + second) * NS_PER_S)
    return round(start.timestamp()) * NS_PER_S + passed_ns


def clock_error(ms: float | None) -> str:
    """`±0.4 ms`; `unknown` for None."""
    if ms is None:
        return tr("unknown")
    return f"±{ms:.1f} ms"


def share(value: float) -> str:
    """Of one: `0.5 %`; `0 %` for none."""
    return "0 %" if value <= 0 else f"{value * 100:.1f} %"


def listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) == 1:
        return words[0]
    return tr("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])
