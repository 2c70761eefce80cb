"""What `racecontrol run` does not import before its first console stands: libraries that are large.

Each costs from ten to some hundreds of milliseconds, in which a desk that was started again in the
middle of a race shows nothing.
"""

import subprocess
import sys

import pytest

FIRST_CONSOLE = "racecontrol.frontdoor.real_event, ui.app, ui.director.window"
LARGE = (
    "asyncio", "duckdb", "http.client", "ibis", "pandas", "polars", "pyarrow", "pymodbus",
    "pyqtgraph", "pyspark", "rich", "scipy", "segno", "ssl", "typst", "unittest", "urllib.request",
    "xml.sax", "ui.director.documents",
)  # fmt: skip


@pytest.fixture(scope="module")
def imported() -> frozenset[str]:
    """The modules of a program that stands before its first console."""
    code = f"import sys, {FIRST_CONSOLE}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return frozenset(done.stdout.split())


@pytest.mark.parametrize("name", LARGE)
def test_is_not_imported_before_the_first_console(name: str, imported: frozenset[str]) -> None:
    assert name not in imported


def test_the_console_itself_is(imported: frozenset[str]) -> None:
    assert {
        "ui.director.window",
        "racecontrol.frontdoor.real_event",
        "PySide6.QtWidgets",
    } <= imported
