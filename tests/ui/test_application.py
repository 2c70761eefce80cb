"""The application of Qt: one that can be trusted, made once."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.application import NAME, application

ROOT = Path(__file__).resolve().parents[2]


def test_this_qt_does_not_lose_references():
    """In a process of its own, as a bad one aborts at exit."""
    code = "import ui.application as a; print(a.loses_references(50), flush=True)"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.stdout.strip() == "False", ran.stderr


def test_it_is_made_once_and_asked_for_again(qapp):
    assert application() is qapp is QApplication.instance()
    assert qapp.applicationName() == NAME


def test_python_imports_in_its_own_way():
    """Not in PySide's, which reads the source of every module."""
    code = (
        "import linecache, ui.theme, ui.widgets.panel; print(ui.theme.__file__ in linecache.cache)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.stdout.strip() == "False", ran.stderr
