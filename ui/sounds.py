"""Which fact is heard at which desk, how loud, and whether the desk is muted."""

import time
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QSettings

from racecontrol.control import Update
from racecontrol.meeting.facts import AnyFact, FlagShown, IncidentNoted, RigFellSilent
from racecontrol.meeting.flow_facts import CarStationary, MovedEarly
from racecontrol.meeting.justice_facts import ProtestLodged
from racecontrol.meeting.model import Flag
from racecontrol.meeting.state import State
from ui.speaker import Speaker
from ui.tones import Sound
from ui.tr import later, tr, worded
from ui.widgets.health import HealthItem

if TYPE_CHECKING:
    from ui.widgets.window import ConsoleWindow

FLAGS: Final = {Flag.RED: Sound.RED_FLAG, Flag.CHEQUERED: Sound.CHEQUERED}
HEARD: Final = {  # what each console hears
    "director": frozenset(Sound),
    "steward": frozenset(Sound) - {Sound.FEED_LOST, Sound.FALSE_START},
    "technician": frozenset({Sound.RED_FLAG, Sound.CHEQUERED, Sound.REFUSED, Sound.FEED_LOST}),
}
QUIET_MS: Final = {Sound.NEEDS_PERSON: 10_000}  # at most one in this time
TOGETHER_MS: Final = 400  # consoles of one program say the same thing once
LOUDNESS: Final = {"quiet": 0.12, "medium": 0.35, "loud": 0.9}
LEVELS: Final = {"quiet": later("quiet"), "medium": later("medium"), "loud": later("loud")}


def sound_of(fact: AnyFact, state: State) -> Sound | None:
    """What a fact sounds like; None: like nothing. `state` is the one after it."""
    match fact:
        case FlagShown(flag=flag):
            return FLAGS.get(flag)
        case MovedEarly():
            return Sound.FALSE_START
        case IncidentNoted() | CarStationary() | ProtestLodged():
            return Sound.NEEDS_PERSON
        case RigFellSilent():
            running = state.current is not None and state.current.running
            return Sound.FEED_LOST if running else None
        case _:
            return None


class Sounds(QObject):
    """The ears of one console. Muting and loudness are remembered for it."""

    def __init__(self, window: "ConsoleWindow", speaker: Speaker | None = None) -> None:
        super().__init__(window)
        self._window = window
        self.speaker = speaker or shared_speaker()
        keys = window.keys
        keys.bind("M", later("sounds off, or on"), self.turn, ctrl=True, act="mute")
        levels = later("sounds quiet, medium or loud")
        keys.bind("V", levels, self.next_level, ctrl=True, act="loudness")

    @property
    def muted(self) -> bool:
        return str(self._kept("muted", "no")) == "yes"

    @property
    def level(self) -> str:
        """A key of `LOUDNESS`; quiet unless a person chose another."""
        kept = str(self._kept("loudness", "quiet"))
        return kept if kept in LOUDNESS else "quiet"

    @property
    def health(self) -> tuple[HealthItem, ...]:
        """For the health strip: only where nothing would be heard."""
        if self.muted:
            return (HealthItem(tr("Sounds"), tr("off")),)
        return () if self.speaker.player else (HealthItem(tr("Sounds"), tr("no player")),)

    def turn(self) -> None:
        """Mute, or no longer."""
        self._keep("muted", "no" if self.muted else "yes")
        self._window.show_own_health()
        self._window.say(
            tr("Sounds are off.")
            if self.muted
            else tr("Sounds are on, {level}.", level=worded(LEVELS[self.level]))
        )

    def next_level(self) -> None:
        """The next loudness, with a tone to hear it by."""
        levels = tuple(LOUDNESS)
        self._keep("loudness", levels[(levels.index(self.level) + 1) % len(levels)])
        self._window.say(tr("Sounds are {level}.", level=worded(LEVELS[self.level])))
        self.speaker.play(Sound.NEEDS_PERSON, LOUDNESS[self.level])

    def hear(self, update: Update) -> None:
        """The facts of an update, as far as this console hears them."""
        found = (sound_of(fact, update.state) for fact in update.facts)
        self.say_all(sound for sound in found if sound is not None)

    def say_all(self, sounds: Iterable[Sound]) -> None:
        """Each of them once."""
        for sound in dict.fromkeys(sounds):
            self.say(sound)

    def say(self, sound: Sound) -> None:
        """Let it be heard, unless muted, not for this console, or just heard."""
        if self.muted or sound not in HEARD[self._window.console] or _just_heard(sound):
            return
        self.speaker.play(sound, LOUDNESS[self.level])

    def _kept(self, name: str, default: str) -> object:
        return QSettings().value(f"{self._window.console}/{name}", default)

    def _keep(self, name: str, value: str) -> None:
        QSettings().setValue(f"{self._window.console}/{name}", value)


_LAST_MS: Final[dict[Sound, int]] = {}


def _just_heard(sound: Sound) -> bool:
    """Whether it was said a moment ago, by any console of this program; else it is said now."""
    now_ms = time.monotonic_ns() // 1_000_000
    last_ms = _LAST_MS.get(sound)
    if last_ms is not None and now_ms - last_ms < QUIET_MS.get(sound, TOGETHER_MS):
        return True
    _LAST_MS[sound] = now_ms
    return False


@cache
def shared_speaker() -> Speaker:
    """The one of the program."""
    return Speaker(QCoreApplication.instance())
