"""The house itself: what is installed under which name, and how long its functions are."""

import ast
import importlib.metadata
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FUNCTION = 60  # a mirror: above it stands a reason
LONGEST_FILE = 420


def sources() -> list[Path]:
    return [
        path for room in ("racecontrol", "drivers", "ui") for path in (ROOT / room).rglob("*.py")
    ]


def test_the_flat_names_belong_to_this_distribution_alone() -> None:
    owners = importlib.metadata.packages_distributions()
    for name in ("racecontrol", "drivers", "ui", "assets"):
        assert set(owners[name]) == {"racecontrol"}, f"another package installed {name}"


def test_nothing_stands_at_the_top_that_the_plan_does_not_have() -> None:
    folders = {p.name for p in ROOT.iterdir() if p.is_dir() and not p.name.startswith(".")}
    made = {"build", "racecontrol.egg-info", "racecontrol-demo"}
    assert folders - made == {"racecontrol", "ui", "drivers", "tests", "assets"}


def test_functions_and_files_fit_in_a_head() -> None:
    long = []
    for path in sources():
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > LONGEST_FILE:
            long.append(f"{path.relative_to(ROOT)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = (node.end_lineno or 0) - node.lineno + 1
                if size > LONGEST_FUNCTION:
                    long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {size}")
    assert long == []


def test_every_room_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in sources()
        if path.name == "__init__.py" and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_every_locked_requirement_has_its_hashes_and_names_no_registry() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert all("==" in pin and pin.endswith("\\") for pin in pins)
    assert "://" not in text
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    locked = {pin.split("==")[0].lower() for pin in pins}
    for requirement in wanted["project"]["dependencies"]:
        name = requirement.split(">")[0].split("=")[0].lower()
        assert name in locked
