"""The file of a language, made ready for Qt.

Qt reads a compiled form of it, which is made when it is wanted and kept under the digest of the
file: it cannot be older than the file.
"""

import hashlib
import os
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs
import PySide6

from ui.languages import ENGLISH, PSEUDO, STEM, WORDS, NoSuchLanguageError
from ui.pseudo import pseudo

PLACE: Final = "{0}"
TOOL_S: Final = 60.0


@dataclass(frozen=True, slots=True)
class Ready:
    """A language as it is taken up."""

    compiled: Path
    with_places: tuple[str, ...]  # the sentences of the rules that carry values


def ready(language: str, kept: Path | None = None) -> Ready:
    """Make the file of a language ready. Raises NoSuchLanguageError.

    `kept`: where compiled files lie; None: the user's cache.
    """
    kept = kept or platformdirs.user_cache_path("racecontrol") / "words"
    source = _source(language, kept)
    return Ready(compiled(source, kept), _with_places(source))


def compiled(source: Path, kept: Path) -> Path:
    """The file that Qt reads, made when there is none of just this text. Raises
    NoSuchLanguageError."""
    try:
        digest = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
        made = kept / f"{source.stem}-{digest}.qm"
        if not made.exists():
            kept.mkdir(parents=True, exist_ok=True)
            part = made.with_suffix(f".{os.getpid()}")
            run_tool("lrelease", "-silent", source, "-qm", part)
            part.replace(made)
    except (OSError, subprocess.SubprocessError) as error:
        raise NoSuchLanguageError(
            f"The language file {source} could not be made ready: {error}. "
            "Start with --language en, or run `make setup`."
        ) from error
    return made


def run_tool(name: str, *arguments: str | Path) -> None:
    """One of Qt's own tools for languages; they come with PySide6. Raises OSError and
    SubprocessError."""
    folder = Path(PySide6.__file__).parent
    tool = next(path for path in (folder / name, folder / f"{name}.exe") if path.exists())
    command = [str(tool), *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, timeout=TOOL_S)


def _source(language: str, kept: Path) -> Path:
    if language != PSEUDO:
        return WORDS / f"{STEM}{language}.ts"
    kept.mkdir(parents=True, exist_ok=True)
    path = kept / f"{STEM}{PSEUDO}.ts"
    path.write_text(pseudo((WORDS / f"{STEM}{ENGLISH}.ts").read_text("utf-8")), "utf-8")
    return path


def _with_places(source: Path) -> tuple[str, ...]:
    texts = (one.text or "" for one in ET.parse(source).iter("source"))
    return tuple(text for text in texts if PLACE in text)
