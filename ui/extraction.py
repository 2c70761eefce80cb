"""Reads every text of the screens out of the code, into the language files: `make words`.

Qt's own lupdate merges them, so that a translation is kept while its text stays the same.
"""

import ast
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Final

from racecontrol.meeting.rig_checks import CHECKS
from racecontrol.results.documents import DOCUMENTS
from racecontrol.stewarding.penalties import PENALTIES
from ui.language_files import PLACE, run_tool
from ui.languages import STEM, WORDS
from ui.nouns import NOUNS
from ui.tr import CONTEXT

ROOT: Final = Path(__file__).parents[1]
CALLS: Final = {"tr": 1, "later": 1, "counted": 2}  # how many texts stand at the call
SENTENCE: Final = re.compile(r"[A-Z][^{}\n`]* [^{}\n`]*\.")
CARRYING: Final = re.compile(r"[A-Z{][^\n`]*\.")
WORD: Final = re.compile(r"[A-Za-z]{3,}")
OF_THE_RULES: Final = (  # whose constant sentences reach a screen
    "racecontrol/*.py",
    "racecontrol/meeting/*.py",
    "racecontrol/meeting/deciding/*.py",
    "racecontrol/rigs/*.py",
    "racecontrol/season/*.py",
    "racecontrol/stewarding/*.py",
    "racecontrol/results/photo.py",
    "racecontrol/results/documents/*.py",
)
RAISED: Final = "racecontrol/season/"  # its page shows what goes wrong there
REASONS: Final = (  # whose texts are put after a place, without a full stop
    "racecontrol/season/qualifying.py",
    "racecontrol/season/teams.py",
)
OTHERS: Final = {  # single words of the rules that reach a screen
    "racecontrol/frontdoor/event.py": ("recording", "off"),
    "racecontrol/meeting/justice_facts.py": ("correction", "update"),
}
NOT_SHOWN: Final = (  # said in a terminal, when an event file is read, or printed
    "address_pattern.py",
    "cable_checks.py",
    "eventfile.py",
    "publishing.py",
    "unsettled.py",
    "wiring.py",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A text, where it stands, and whether it has a plural."""

    text: str
    where: str
    plural: bool = False
    names: frozenset[str] = frozenset()  # of the values that the call gives it


class NotALiteralError(Exception):
    """A call whose text cannot be read out of the code."""


def found() -> tuple[Found, ...]:
    """Every text, once, in the order of files and lines. Raises NotALiteralError."""
    every = [*_of_screens(), *_of_rules(), *_of_nouns()]
    once = {(one.text, one.plural): one for one in reversed(every)}
    return tuple(once[key] for key in dict.fromkeys((one.text, one.plural) for one in every))


def refresh(folder: Path = WORDS) -> None:
    """Bring the files of this folder up to date; what is said no more goes out of them."""
    with tempfile.TemporaryDirectory() as scratch:
        stub = Path(scratch) / "words.py"
        stub.write_text("\n".join(map(_line, found())) + "\n", encoding="utf-8")
        files = sorted(folder.glob(f"{STEM}*.ts")) or [folder / f"{STEM}en.ts"]
        options = ("-silent", "-locations", "none", "-no-obsolete", "-source-language", "en")
        run_tool("lupdate", *options, stub, "-ts", *files)


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls of a file that hold a text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            yield node


def fields(text: str) -> frozenset[str]:
    """The names in braces. Raises ValueError where they are not whole."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def _line(one: Found) -> str:
    text = '"' + one.text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    count = ', "", 1' if one.plural else ""
    return f'#: {one.where}\nQCoreApplication.translate("{CONTEXT}", {text}{count})'


def _of_screens() -> Iterator[Found]:
    for path in sorted((ROOT / "ui").rglob("*.py")):
        if path.name == "tr.py":
            continue
        where = path.relative_to(ROOT).as_posix()
        for call in sorted(
            calls(ast.parse(path.read_text("utf-8"))),
            key=lambda node: (node.lineno, node.col_offset),
        ):
            assert isinstance(call.func, ast.Name)
            many = CALLS[call.func.id]
            texts = call.args[:many]
            if len(texts) < many or not all(map(_is_text, texts)):
                raise NotALiteralError(f"{where}:{call.lineno}: the text must stand at the call.")
            names = frozenset(word.arg for word in call.keywords if word.arg)
            yield Found(ast.literal_eval(texts[-1]), where, many > 1, names)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _of_rules() -> Iterator[Found]:
    """Refusals and remarks, whole or with places for values, and the names in their tables."""
    for pattern in OF_THE_RULES:
        for path in sorted(ROOT.glob(pattern)):
            if path.name not in NOT_SHOWN:
                where = path.relative_to(ROOT).as_posix()
                yield from (Found(text, where) for text in _sentences(path, where))
    for penalty in PENALTIES.values():
        yield Found(penalty.name, "racecontrol/stewarding/penalties.py")
    for where, words in OTHERS.items():
        yield from (Found(word, where) for word in words)
    for kind in DOCUMENTS:
        yield Found(kind.title, f"{kind.make.__module__.replace('.', '/')}.py")
    for check in CHECKS:
        for text in (check.name, check.rule):
            yield Found(text, "racecontrol/meeting/rig_checks.py")


def _sentences(path: Path, where: str) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parts: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr | ast.Expr):  # half a sentence, or a docstring
            parts |= {id(part) for part in ast.iter_child_nodes(node)}
        if isinstance(node, ast.Raise) and RAISED not in where:  # of the program, or a terminal
            parts |= {id(part) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in parts:
            continue
        if isinstance(node, ast.JoinedStr):
            text = _with_places(node)
            reason = where in REASONS and PLACE in text and WORD.search(text)
            if reason or (CARRYING.fullmatch(text) and len(WORD.findall(text)) > 1):
                yield text
        elif _is_text(node):
            text = ast.literal_eval(node)
            if SENTENCE.fullmatch(text) or (where in REASONS and len(WORD.findall(text)) > 1):
                yield text


def _with_places(node: ast.JoinedStr) -> str:
    """`{0} has started already.`: the values by their number."""
    text, number = "", 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            text += str(part.value)
        else:
            text, number = f"{text}{{{number}}}", number + 1
    return text


def _of_nouns() -> Iterator[Found]:
    for kind in NOUNS:
        for member in kind:
            if any(sign.isalpha() for sign in member.value):
                yield Found(member.value, f"{kind.__module__.replace('.', '/')}.py")


if __name__ == "__main__":
    refresh(*map(Path, sys.argv[1:]))
