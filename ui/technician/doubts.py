"""Why a rig may not score, in the technician's words: one for the tile, a sentence below."""

from typing import Final

from racecontrol.meeting.model import Doubt
from racecontrol.timing.health import Signal

WORDS: Final = {
    Doubt.MENU: Signal.MENU.value,
    Doubt.NOT_LIVE: Signal.REPLAY.value,
    Doubt.PAUSED: Signal.PAUSED.value,
    Doubt.LOADING: Signal.LOADING.value,
    Doubt.OTHER_SESSION: "OTHER SESSION?",
    Doubt.SECOND_CONSOLE: "TWO CONSOLES?",
    Doubt.OTHER_TRACK: "OTHER TRACK?",
    Doubt.OTHER_CAR: "OTHER CAR",
}

NO_LAP: Final = "It cannot score a lap."
SENTENCES: Final = {
    Doubt.MENU: f"The console is in a menu. {NO_LAP}",
    Doubt.NOT_LIVE: f"The console may be showing a replay or the demo car. {NO_LAP}",
    Doubt.PAUSED: "The game is paused. The lap that it was paused in does not count.",
    Doubt.LOADING: f"The game is loading. {NO_LAP}",
    Doubt.OTHER_SESSION: f"Its laps do not fit this session: it is still in another one. {NO_LAP}",
    Doubt.SECOND_CONSOLE: f"Two consoles send from this address. Take one off the net. {NO_LAP}",
    Doubt.OTHER_TRACK: f"The car is far from this circuit: it is on another track. {NO_LAP}",
    Doubt.OTHER_CAR: "It drives another car than the other rigs. Its laps count.",
}

NEEDS_PERSON: Final = (
    Doubt.OTHER_SESSION,
    Doubt.SECOND_CONSOLE,
    Doubt.OTHER_TRACK,
    Doubt.OTHER_CAR,
)
