"""Plays a tone without waiting for it, with what the system brings; never an error, never a delay.

Qt's own multimedia would add 170 MB of libraries for six tones. A sound server's player is a small
process of its own: where there is none, or no device, nothing is heard and nothing else happens.
"""

import shutil
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTemporaryDir
from PySide6.QtGui import QGuiApplication

from ui.tones import Sound, wav

PLAYERS: Final = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))


class Speaker(QObject):
    """One for the program; files are made when they are first needed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: QTemporaryDir | None = None
        self._player: tuple[str, ...] | None = None
        self._playing: dict[Sound, QProcess] = {}

    @property
    def player(self) -> tuple[str, ...]:
        """The command that plays a file; empty where there is none."""
        if self._player is None:
            self._player = find_player()
        return self._player

    def play(self, sound: Sound, loudness: float) -> bool:
        """Begin to play. False where nothing can, or this one is still to be heard."""
        if sound in self._playing or not self.player:
            return False
        try:
            path = self._file(sound, loudness)
        except OSError:  # no room for a file is no reason to disturb anybody
            return False
        if self.player == WINDOWS:
            _play_on_windows(path)
            return True
        process = QProcess(self)
        self._playing[sound] = process
        process.finished.connect(self._clear)  # no partial: that would hold us until it is gone,
        process.errorOccurred.connect(self._clear)  # and take us, its parent, down in its own end
        process.start(self.player[0], [*self.player[1:], str(path)])
        return True

    def _clear(self) -> None:
        """What was heard, or could not be: both are fine."""
        for sound, process in tuple(self._playing.items()):
            if process.state() is QProcess.ProcessState.NotRunning:
                del self._playing[sound]
                process.deleteLater()

    def _file(self, sound: Sound, loudness: float) -> Path:
        if self._folder is None:
            self._folder = QTemporaryDir()  # gone with the program
        path = Path(self._folder.path()) / f"{sound.name.lower()}-{round(loudness * 100)}.wav"
        if not path.exists():
            path.write_bytes(wav(sound, loudness))
        return path


WINDOWS: Final = ("winsound",)


def find_player() -> tuple[str, ...]:
    """Empty without a screen: a program that nobody looks at makes no noise."""
    if QGuiApplication.platformName() == "offscreen":
        return ()
    if sys.platform == "win32":
        return WINDOWS
    return next((player for player in PLAYERS if shutil.which(player[0])), ())


def _play_on_windows(path: Path) -> None:
    if sys.platform == "win32":
        import winsound

        flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
        winsound.PlaySound(str(path), flags)
