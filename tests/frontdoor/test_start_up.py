"""What `racecontrol run` does not import before its first window stands: libraries that are large.

Each costs from ten to some hundreds of milliseconds, in which a desk that was started again in the
middle of a race shows nothing.
"""

import subprocess
import sys

import pytest

FIRST_WINDOW = "racecontrol.frontdoor.run, ui.app, ui.director.window"
LARGE = (
    "asyncio", "duckdb", "http.client", "ibis", "pandas", "polars", "pyarrow", "pymodbus",
    "pyqtgraph", "pyspark", "rich", "scipy", "segno", "ssl", "typst", "unittest", "urllib.request",
    "xml.sax", "ui.director.documents",
)  # fmt: skip


@pytest.fixture(scope="module")
def imported() -> frozenset[str]:
    """The modules of a program that stands before its first window."""
    code = f"import sys, {FIRST_WINDOW}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return frozenset(done.stdout.split())


@pytest.mark.parametrize("name", LARGE)
def test_is_not_imported_before_the_first_window(name: str, imported: frozenset[str]) -> None:
    assert name not in imported


def test_the_window_itself_is(imported: frozenset[str]) -> None:
    assert {"ui.director.window", "racecontrol.frontdoor.run", "PySide6.QtWidgets"} <= imported
