"""The language files hold what the code says, and no text of a screen goes past them."""

import ast
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from racecontrol.choices import MAKES
from ui import extraction
from ui.director.controls import ADVANCE, FLAGS, START, STRIP
from ui.director.steps import STEPS
from ui.director.track_map import Age
from ui.extraction import ROOT, Found, NotALiteralError, calls, fields, found, refresh
from ui.languages import STEM, WORDS
from ui.steward.cases import CaseState
from ui.technician.readings import Grade
from ui.technician.rig_table import Look
from ui.technician.swap_steps import Does
from ui.tones import Sound
from ui.tr import CONTEXT
from ui.widgets.marks import ChipKind

STAY_IN_THE_JOURNAL = ("Ordered by the race director", "did not move", "not ready",
                       "moved from rig ", " to rig ")  # fmt: skip
FILES = sorted(WORDS.glob(f"{STEM}*.ts"))
KEYS = {"Page Up", "Page Down", "Ins Del /"}
OF_THE_PROGRAM = {  # by which it knows its own parts; no person reads them
    *MAKES, *START, *STRIP, *FLAGS, *ADVANCE, *(step.name for step in STEPS),
    *map(str, Sound), *map(str, CaseState), *(kind.value for kind in ChipKind),
    *(kind.value for kind in (*Does, *Grade, *Look, *Age)), *STAY_IN_THE_JOURNAL,
    "last act", "left page", "lower page", "TraceStack | None", "Rest | Mended",
}  # fmt: skip
PLAIN = (  # words that no translator may touch, or that only the journal and a terminal see
    ("ui/application.py", "The screens speak English."),  # in the log
    ("ui/extraction.py", ""),  # the developer's own tool
    ("ui/keymap.py", "# "),  # the template of a file, which stays as it was written
    ("ui/language_files.py", ""),  # as the next
    ("ui/languages.py", ""),  # said in a terminal, when there is no language yet
    ("ui/season/window.py", "QScrollBar"),  # a style sheet
    ("ui/speaker.py", ""),  # programs of the system
    ("ui/theme.py", ""),  # names of the tokens, a style sheet
)


def messages(path: Path) -> list[ET.Element]:
    return list(ET.parse(path).getroot().iter("message"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_language_file_is_what_the_code_says(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    shutil.copy(path, copy)
    refresh(tmp_path)
    assert copy.read_text("utf-8") == path.read_text("utf-8"), "run `make words`"


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_translation_has_the_names_of_its_text_and_no_others(path: Path) -> None:
    root = ET.parse(path).getroot()
    assert [context.findtext("name") for context in root.iter("context")] == [CONTEXT]
    for message in messages(path):
        source, translation = message.findtext("source") or "", message.find("translation")
        assert translation is not None
        forms = [form.text for form in translation.iter() if form.text and form.text.strip()]
        for form in forms:
            assert fields(form) == fields(source), form
            assert message.get("numerus") is None or "%n" in form or form != source


def test_the_values_of_a_call_are_those_that_its_text_names() -> None:
    for path in sorted((ROOT / "ui").rglob("*.py")):
        for call in calls(ast.parse(path.read_text("utf-8"))):
            if path.name == "tr.py" or any(word.arg is None for word in call.keywords):
                continue
            given = {word.arg for word in call.keywords}
            texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
            for text in texts[:2]:
                if isinstance(text, str) and (given or not _is_later(call)):
                    assert fields(text) == given, f"{path}:{call.lineno}: {text}"


def _is_later(call: ast.Call) -> bool:
    """Its values may come with `worded`."""
    return isinstance(call.func, ast.Name) and call.func.id == "later"


def test_a_text_that_is_no_literal_cannot_be_read_out(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "room.py").write_text('tr("Well", x=1)\ntr(f"Lap {lap}")\n')
    monkeypatch.setattr(extraction, "ROOT", tmp_path)
    with pytest.raises(NotALiteralError, match=r"ui/room.py:2: the text must stand at the call"):
        found()


def test_texts_of_screens_rules_and_nouns_are_read_out() -> None:
    every = {one.text: one for one in found()}
    assert every["%n laps"] == Found("%n laps", "ui/format.py", plural=True)
    assert "Case {case} is {stage}. O reopens it." in every or "Choose a case." in every
    assert every["Only the stewards can decide."].where == "racecontrol/meeting/decide.py"
    assert every["double yellow"].where == "racecontrol/meeting/model.py"
    assert "Drive-through" in every


def test_no_sentence_of_a_screen_goes_past_the_translation() -> None:
    past = [
        f"{where}:{line}: {text}"
        for path in sorted((ROOT / "ui").rglob("*.py"))
        for where, line, text in _prose(path)
        if text not in KEYS | OF_THE_PROGRAM
        if not any(where.startswith(room) and start in text for room, start in PLAIN)
    ]
    assert past == []


def _prose(path: Path):
    """Literals of two words and more that are neither explained nor translated."""
    tree = ast.parse(path.read_text("utf-8"))
    known: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr | ast.Raise):
            known |= {id(part) for part in ast.walk(node) if isinstance(node, ast.Raise)}
            known.add(id(node.value) if isinstance(node, ast.Expr) else 0)
    for call in calls(tree):
        known |= {id(part) for arg in call.args for part in ast.walk(arg)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in known:
            words = node.value.split()
            if sum(any(sign.isalpha() for sign in word) and len(word) > 1 for word in words) > 1:
                yield path.relative_to(ROOT).as_posix(), node.lineno, node.value
