"""The languages of the screens: which there are, which one is wanted, and how it is taken up.

A language is one file, assets/words/racecontrol_xx.ts. Qt reads a compiled form of it, which is
made when it is wanted and kept under the digest of the file: it cannot be older than the file.
"""

import hashlib
import os
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import platformdirs
import PySide6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from ui import tr

WORDS: Final = Path(__file__).parents[1] / "assets" / "words"
STEM: Final = "racecontrol_"
ENGLISH: Final = "en"
PSEUDO: Final = "pseudo"  # every text marked and longer: what is not translated shows itself
ASKED: Final = "RACECONTROL_LANGUAGE"
OF_THE_SYSTEM: Final = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set
PLACE: Final = "{0}"
TOOL_S: Final = 60.0

_installed: Final[dict[str, list[QTranslator]]] = {}


class NoSuchLanguageError(Exception):
    """A language was asked for that has no file, or whose file cannot be made ready."""


def known(folder: Path = WORDS) -> tuple[str, ...]:
    """The languages that have a file, English first."""
    found = sorted(path.stem.removeprefix(STEM) for path in folder.glob(f"{STEM}*.ts"))
    return (ENGLISH, *(name for name in found if name != ENGLISH))


def wanted(environment: Mapping[str, str] = os.environ) -> str:
    """The one that was asked for, else that of the system where it is known, else English.

    Raises NoSuchLanguageError.
    """
    asked = environment.get(ASKED, "").strip()
    if asked:
        return checked(asked)
    names = (environment.get(name, "") for name in OF_THE_SYSTEM)
    locale = next((name for name in names if name), "").partition(".")[0]
    return next((one for one in (locale, locale[:2]) if one in known()), ENGLISH)


def checked(language: str) -> str:
    """The language, when it is known. Raises NoSuchLanguageError."""
    if language in (*known(), PSEUDO):
        return language
    there = ", ".join(known())
    raise NoSuchLanguageError(f"There is no language {language!r}. Known: {there}.")


def speak(language: str, kept: Path | None = None) -> None:
    """From now on every text is in this language; windows that stand already are not changed.

    `kept`: where compiled files lie; None: the user's cache. Raises NoSuchLanguageError.
    """
    if spoken() == language:
        return
    kept = kept or platformdirs.user_cache_path("racecontrol") / "words"
    made = None if language == ENGLISH else compiled(_source(language, kept), kept)
    for old in _installed.pop(spoken(), ()):
        QCoreApplication.removeTranslator(old)
    tr.forget()
    if made is not None:
        _installed[language] = [_install(made), _install(_of_qt(language))]
        tr.learn(_with_places(_source(language, kept)))


def spoken() -> str:
    """The language of the screens now."""
    return next(iter(_installed), ENGLISH)


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
    from ui.pseudo import pseudo

    kept.mkdir(parents=True, exist_ok=True)
    path = kept / f"{STEM}{PSEUDO}.ts"
    path.write_text(pseudo((WORDS / f"{STEM}{ENGLISH}.ts").read_text("utf-8")), "utf-8")
    return path


def _with_places(source: Path) -> list[str]:
    """The sentences of the rules that carry values."""
    texts = (one.text or "" for one in ET.parse(source).iter("source"))
    return [text for text in texts if PLACE in text]


def _of_qt(language: str) -> Path:
    """Menus of text fields and the like, which Qt brings."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return Path(folder) / f"qtbase_{language}.qm"


def _install(path: Path) -> QTranslator:
    """Qt brings no texts of its own for every language: then nothing is installed."""
    translator = QTranslator()
    if path.exists() and translator.load(str(path)):
        QCoreApplication.installTranslator(translator)
    return translator
