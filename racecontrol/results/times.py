"""Times as text, for documents and screens: the same words everywhere, from integer times."""

from datetime import UTC, datetime

from racecontrol.meeting.units import NS_PER_S
from racecontrol.results.classification import Gap

MS_PER_S = 1_000
MS_PER_MIN = 60 * MS_PER_S
MS_PER_HOUR = 60 * MS_PER_MIN


def lap_time(ms: int | None) -> str:
    """A lap or sector time, ms: `23.456`, `1:23.456`, `61:00.000`; empty where there is none."""
    if ms is None:
        return ""
    if ms < 0:
        return "-" + lap_time(-ms)
    minutes, rest = divmod(ms, MS_PER_MIN)
    seconds, thousandths = divmod(rest, MS_PER_S)
    if not minutes:
        return f"{seconds}.{thousandths:03d}"
    return f"{minutes}:{seconds:02d}.{thousandths:03d}"


def race_time(ms: int | None) -> str:
    """A total time, ms: as a lap time, but with hours from one hour on: `1:02:03.456`."""
    if ms is None:
        return ""
    if ms < MS_PER_HOUR:
        return lap_time(ms)
    hours, rest = divmod(ms, MS_PER_HOUR)
    minutes, rest = divmod(rest, MS_PER_MIN)
    seconds, thousandths = divmod(rest, MS_PER_S)
    return f"{hours}:{minutes:02d}:{seconds:02d}.{thousandths:03d}"


def gap_text(gap: Gap) -> str:
    """Behind another car: `+1.234`, `+1:02.345`, `+1 lap`, `+2 laps`; empty where not known."""
    if gap.laps:
        return f"+{gap.laps} lap" + ("s" if gap.laps > 1 else "")
    if gap.ms is None:
        return ""
    return lap_time(gap.ms) if gap.ms < 0 else "+" + lap_time(gap.ms)


def clock_text(ns: int) -> str:
    """A moment of the event clock, ns since 1970, to the second: `2026-11-21 14:41:58 UTC`."""
    moment = datetime.fromtimestamp(ns // NS_PER_S, tz=UTC)
    return moment.strftime("%Y-%m-%d %H:%M:%S UTC")
