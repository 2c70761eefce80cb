"""Why a rig may not score, in the technician's words: one for the tile, a sentence below."""

from typing import Final

from racecontrol.meeting.model import Doubt
from racecontrol.timing.health import Signal
from ui.tr import Words, later

WORDS: Final = {
    Doubt.MENU: Words(Signal.MENU.value),
    Doubt.NOT_LIVE: Words(Signal.REPLAY.value),
    Doubt.PAUSED: Words(Signal.PAUSED.value),
    Doubt.LOADING: Words(Signal.LOADING.value),
    Doubt.OTHER_SESSION: later("OTHER SESSION?"),
    Doubt.SECOND_CONSOLE: later("TWO CONSOLES?"),
    Doubt.OTHER_TRACK: later("OTHER TRACK?"),
    Doubt.OTHER_CAR: later("OTHER CAR"),
}

NO_LAP: Final = later("It cannot score a lap.")
SENTENCES: Final = {
    Doubt.MENU: later("The console is in a menu. {no_lap}", no_lap=NO_LAP),
    Doubt.NOT_LIVE: later(
        "The console may be showing a replay or the demo car. {no_lap}", no_lap=NO_LAP
    ),
    Doubt.PAUSED: later("The game is paused. The lap that it was paused in does not count."),
    Doubt.LOADING: later("The game is loading. {no_lap}", no_lap=NO_LAP),
    Doubt.OTHER_SESSION: later(
        "Its laps do not fit this session: it is still in another one. {no_lap}", no_lap=NO_LAP
    ),
    Doubt.SECOND_CONSOLE: later(
        "Two consoles send from this address. Take one off the net. {no_lap}", no_lap=NO_LAP
    ),
    Doubt.OTHER_TRACK: later(
        "The car is far from this circuit: it is on another track. {no_lap}", no_lap=NO_LAP
    ),
    Doubt.OTHER_CAR: later("It drives another car than the other rigs. Its laps count."),
}

NEEDS_PERSON: Final = (
    Doubt.OTHER_SESSION,
    Doubt.SECOND_CONSOLE,
    Doubt.OTHER_TRACK,
    Doubt.OTHER_CAR,
)
