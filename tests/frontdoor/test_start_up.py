"""What `racecontrol run` does not import before its consoles stand: libraries that are large.

Each costs from ten to some hundreds of milliseconds, in which a desk that was started again in the
middle of a race shows nothing.
"""

import subprocess
import sys

import pytest

CONSOLES = "ui.director.window, ui.steward.window, ui.technician.window"
LARGE = (
    "asyncio", "duckdb", "http.client", "ibis", "pandas", "polars", "pyarrow", "pymodbus",
    "pyqtgraph", "pyspark", "rich", "scipy", "segno", "ssl", "typst", "unittest", "urllib.request",
    "xml.sax", "ui.director.documents",
)  # fmt: skip


@pytest.fixture(scope="module")
def imported() -> frozenset[str]:
    """The modules of a program whose consoles can be made."""
    code = f"import sys, racecontrol.frontdoor.real_event, ui.app, {CONSOLES}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return frozenset(done.stdout.split())


@pytest.mark.parametrize("name", LARGE)
def test_is_not_imported_before_the_first_console(name: str, imported: frozenset[str]) -> None:
    assert name not in imported


def test_the_consoles_themselves_are(imported: frozenset[str]) -> None:
    assert {
        "ui.director.window",
        "racecontrol.frontdoor.real_event",
        "PySide6.QtWidgets",
    } <= imported
