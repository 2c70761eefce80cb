"""Parity and checks as text: for a spreadsheet by the clipboard, for others as CSV and JSON."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from racecontrol.meeting.parity import Value, in_order, name_of
from racecontrol.meeting.rig_checks import CHECKS
from racecontrol.meeting.state import State
from ui import format as text

PARITY: Final = "parity"
CHECKED: Final = "checks"
Lines = tuple[tuple[str, ...], ...]


class Sheets(msgspec.Struct, frozen=True):
    """What is exported: each table as lines of text, the heads first."""

    parity: Lines
    checks: Lines


def sheets(state: State) -> Sheets:
    """Both tables, as they stand."""
    return Sheets(parity_lines(state), check_lines(state))


def _rigs(state: State) -> tuple[int, ...]:
    return tuple(rig.number for rig in state.meeting.rigs) if state.meeting else ()


def parity_lines(state: State) -> Lines:
    """A line for each value, a column for each rig; every value as it was read."""
    parity, rigs = state.parity, _rigs(state)
    golden = parity.golden_sheet
    keys = in_order({*golden, *(key for sheet in parity.sheets.values() for key in sheet)})

    def of(sheet: dict[str, Value], key: str) -> str:
        return sheet[key].text if key in sheet else ""

    head = ("value", "key", "golden", *(f"rig {rig}" for rig in rigs))
    rows = [
        (name_of(key), key, of(golden, key), *(of(parity.sheets.get(rig, {}), key) for rig in rigs))
        for key in keys
    ]
    hashes = ("hash", "", "", *(parity.hash_of(rig) if parity.sheet(rig) else "" for rig in rigs))
    return (head, *rows, hashes)


def check_lines(state: State) -> Lines:
    """A line for each check of each rig: verdict, figures, who and when."""
    head = ("rig", "check", "key", "verdict", "figures", "by", "at")
    return (head, *(line for rig in _rigs(state) for line in _checks_of(state, rig)))


def _checks_of(state: State, rig: int) -> Iterator[tuple[str, ...]]:
    done = state.parity.checks.get(rig, {})
    for check in CHECKS:
        one = done.get(check.key)
        if one is None:
            yield str(rig), check.name, check.key, "open", "", "", ""
            continue
        verdict = "passed" if one.passed else "failed"
        at = text.time_of_day(one.at_ns)
        yield str(rig), check.name, check.key, verdict, one.figures, one.by, at


def as_tabs(lines: Iterable[Iterable[str]]) -> str:
    """For the clipboard: cells apart by tabs, as spreadsheets take them."""
    return "".join("\t".join(cell.replace("\t", " ") for cell in line) + "\n" for line in lines)


def as_csv(lines: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue()


def as_json(lines: Lines) -> bytes:
    """A list of objects whose keys are the heads."""
    head, *rows = lines
    named = [dict(zip(head, row, strict=True)) for row in rows]
    return msgspec.json.format(msgspec.json.encode(named), indent=2) + b"\n"


def export(state: State, folder: Path) -> tuple[Path, ...]:
    """Both tables in both forms. OSError where the folder cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    made = sheets(state)
    paths = []
    for name, lines in ((PARITY, made.parity), (CHECKED, made.checks)):
        for suffix, content in (("csv", as_csv(lines).encode()), ("json", as_json(lines))):
            path = folder / f"{name}.{suffix}"
            path.write_bytes(content)
            paths.append(path)
    return tuple(paths)
