"""Real results beside the checkout, where they are."""

import csv
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"there are no real results beside the checkout ({DATA.name})"
)


def rows(name: str) -> list[dict[str, str]]:
    """The lines of a CSV file of the folder."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ms_of(time: str) -> int:
    """1:58.245 -> 118245"""
    minutes, _, seconds = time.rpartition(":")
    return int(minutes or 0) * 60_000 + round(float(seconds) * 1000)
