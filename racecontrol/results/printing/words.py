"""The cells of a sheet as text."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from racecontrol.meeting.units import NS_PER_S
from racecontrol.results.points import points_text
from racecontrol.results.printing.sheet import Cell, Column, Form, Sheet
from racecontrol.results.times import lap_time, race_time


def cell_text(cell: Cell, form: Form, utc_offset_s: int) -> str:
    """As it is printed; empty where there is nothing."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, str):
        return cell
    match form:
        case Form.CAR:
            return f"{cell:02d}"
        case Form.TIME:
            return lap_time(int(cell))
        case Form.RACE_TIME:
            return race_time(int(cell))
        case Form.BEHIND:
            return behind(int(cell))
        case Form.MOMENT:
            return time_of_day(int(cell), utc_offset_s)
        case Form.POINTS:
            return points_text(cell)
        case Form.YES:
            return "yes" if cell else ""
        case _:
            return str(cell)


def behind(ms: int) -> str:
    """`+1.234`, `-0.120`; empty for none."""
    return "" if ms == 0 else lap_time(ms) if ms < 0 else f"+{lap_time(ms)}"


def _zone(utc_offset_s: int) -> timezone:
    return timezone(timedelta(seconds=utc_offset_s))


def time_of_day(at_ns: int, utc_offset_s: int) -> str:
    """`14:41:58`, at the place of the event."""
    return moment(at_ns, utc_offset_s).strftime("%H:%M:%S")


def moment(at_ns: int, utc_offset_s: int) -> datetime:
    """The event clock at the place of the event, to the second."""
    return datetime.fromtimestamp(at_ns // NS_PER_S, tz=UTC).astimezone(_zone(utc_offset_s))


def zone_text(utc_offset_s: int) -> str:
    """`UTC`, `UTC+01:00`."""
    return _zone(utc_offset_s).tzname(None) or "UTC"


def as_of_text(sheet: Sheet) -> str:
    """`21 November 2026, 14:41:58 UTC+01:00`."""
    at = moment(sheet.as_of_ns, sheet.utc_offset_s)
    return f"{at.day} {at:%B %Y, %H:%M:%S} {zone_text(sheet.utc_offset_s)}"


IN_MS: Final = (Form.TIME, Form.RACE_TIME, Form.BEHIND)


def text_key(column: Column) -> str:
    """The key under which the text of a time stands beside it; "": it has none of its own."""
    if column.form in IN_MS:
        return column.key.removesuffix("_ms")
    return column.key.removesuffix("_ns") if column.form is Form.MOMENT else ""


def edition(sheet: Sheet) -> str:
    """`Revision 2`; before the first: `Not published`."""
    return f"Revision {sheet.revision}" if sheet.revision else "Not published"
