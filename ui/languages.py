"""The languages of the screens: which there are, which one is wanted, and how it is taken up.

A language is one file, assets/words/racecontrol_xx.ts; `language_files` makes it ready for Qt.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from ui import tr

if TYPE_CHECKING:
    from ui.language_files import Ready

WORDS: Final = Path(__file__).parents[1] / "assets" / "words"
STEM: Final = "racecontrol_"
ENGLISH: Final = "en"
PSEUDO: Final = "pseudo"  # every text marked and longer: what is not translated shows itself
ASKED: Final = "RACECONTROL_LANGUAGE"
OF_THE_SYSTEM: Final = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set

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
    ready = _ready(language, kept)
    for old in _installed.pop(spoken(), ()):
        QCoreApplication.removeTranslator(old)
    tr.forget()
    if ready is not None:
        _installed[language] = [_install(ready.compiled), _install(_of_qt(language))]
        tr.learn(ready.with_places)


def _ready(language: str, kept: Path | None) -> "Ready | None":
    """Nothing for English, which stands in the code."""
    if language == ENGLISH:
        return None
    from ui.language_files import ready  # compilers and parsers that English does not wait for

    return ready(language, kept)


def spoken() -> str:
    """The language of the screens now."""
    return next(iter(_installed), ENGLISH)


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
