"""The address space: every cue that goes out, with its arguments, and when it is sent.

Each address stands below `/race/<event>/`, where `<event>` is the key of the event. A car is its
number, a session its key. Times are integers: milliseconds, or seconds where it says so. What is
not known is -1. `racecontrol cues list` prints this list.
"""

import re
from enum import StrEnum
from typing import Final

from msgspec import Struct

from racecontrol.cues.cue import Cue, Value

PREFIX: Final = "/race"


class Kind(StrEnum):
    """The type of an OSC argument, by its tag."""

    INT = "i"
    FLOAT = "f"
    TEXT = "s"

    def takes(self, value: Value) -> bool:
        """Whether the value goes out with this tag as it is."""
        return type(value) is {Kind.INT: int, Kind.FLOAT: float, Kind.TEXT: str}[self]


class Argument(Struct, frozen=True):
    """One argument: what it is, in which unit."""

    kind: Kind
    says: str


class Address(Struct, frozen=True):
    """One address of the list. `<car>` and the like in the path stand for a number."""

    path: str
    arguments: tuple[Argument, ...]
    when: str
    example: tuple[Value, ...]

    @property
    def tags(self) -> str:
        """The OSC type tags, without the comma."""
        return "".join(argument.kind for argument in self.arguments)

    def full(self, event: str = "<event>") -> str:
        """The whole address of an event."""
        return f"{PREFIX}/{event}/{self.path}"

    def has(self, path: str) -> bool:
        """Whether a cue with this path is one of these."""
        mine, its = self.path.split("/"), path.split("/")
        return len(mine) == len(its) and all(
            part.isdigit() if name.startswith("<") else part == name
            for name, part in zip(mine, its, strict=True)
        )

    def sample_path(self) -> str:
        """The path with a number where any may stand."""
        return "/".join("1" if part.startswith("<") else part for part in self.path.split("/"))


def _address(path: str, arguments: str, when: str, *example: Value) -> Address:
    """`arguments`: "i car, s flag"."""
    listed = [part.split(" ", 1) for part in re.split(r", (?=[ifs] )", arguments)]
    made = tuple(Argument(Kind(tag), says) for tag, says in listed)
    return Address(path, made, when, example)


SESSION: Final = (
    _address(
        "session/phase",
        "s session, s name, s phase",
        "a session enters a phase: grid, started, chequered, ended, provisional, final, cancelled; "
        "scheduled again before a re-run",
        "race-1", "Race 1", "started",
    ),
    _address(
        "session/delayed", "s session, i by (s), s reason",
        "the session comes later (below zero: sooner)", "race-1", 300, "rig 4",
    ),
    _address(
        "session/shortened", "s session, i laps, i duration (s), s reason",
        "the distance or the duration is another one; 0: has none", "race-1", 20, 0, "late",
    ),
    _address(
        "session/rerun", "s session, s reason",
        "the session begins anew: what was driven counts no more", "race-1", "power cut",
    ),
    _address(
        "session/suspended", "s session", "the session clock stands, under red", "race-1"
    ),
    _address(
        "session/resumed", "s session", "the session clock runs again", "race-1"
    ),
    _address(
        "session/clock", "s session, i elapsed (s)",
        "each second while a session runs; it stands under red", "race-1", 754,
    ),
    _address(
        "chequered", "s session, i leader or -1",
        "the chequered flag is shown", "race-1", 44,
    ),
    _address(
        "chequered/withdrawn", "s session, s reason",
        "it was shown too soon and is taken back", "race-1", "one lap early",
    ),
    _address(
        "finish", "i car, i place, i laps",
        "a car takes the chequered flag", 44, 1, 20,
    ),
)  # fmt: skip

START: Final = (
    _address(
        "board/rig", "i car, i ready (1 or 0)",
        "the rig is marked ready for the start, or is no longer", 44, 1,
    ),
    _address(
        "board/driver", "i car, i ready (1 or 0)",
        "its driver is marked ready, or is no longer", 44, 1,
    ),
    _address(
        "board/ready", "i cars that are ready, i cars on the grid",
        "the ready board changes; both alike: all are ready", 11, 12,
    ),
    _address(
        "start/formation", "s session, s start (standing or rolling)",
        "the formation lap begins", "race-1", "standing",
    ),
    _address("start/armed", "s session", "the start is armed", "race-1"),
    _address(
        "start/light", "i lights that are on, i lights in all",
        "one more red light comes on", 3, 5,
    ),
    _address(
        "start/hold", "i lights",
        "all lights are on: they stay so for a time that nobody knows", 5,
    ),
    _address(
        "start/go", "s session",
        "lights out, or the start without lights; also of a restart", "race-1",
    ),
    _address(
        "start/aborted", "s session, i laps removed, s reason",
        "the start is aborted: all lights that were to come are withdrawn",
        "race-1", 1, "car 7 stalled",
    ),
    _address(
        "start/early", "i car, i moved (mm), i before lights out (ms)",
        "measured: a car moved before lights out (a machine notes it; people decide)", 7, 420, 180,
    ),
    _address(
        "start/reaction", "i car, i reaction (ms)",
        "measured: from lights out to the first movement", 44, 231,
    ),
    _address(
        "start/stationary", "i car, i still (ms)",
        "measured: the others have gone and this car stands", 7, 1500,
    ),
)  # fmt: skip

FLAGS: Final = (
    _address(
        "flag/track", "s flag",
        "the whole track is under another flag: green, yellow, double yellow, red, chequered, none",
        "yellow",
    ),
    _address(
        "flag/sector/<sector>", "s flag",
        "a sector is under another flag: yellow, double yellow, green", "double yellow",
    ),
    _address(
        "flag/car", "i car, s flag",
        "a flag to one car: blue, white, black and white, black and orange, black", 7, "blue",
    ),
    _address(
        "flag/red", "i shown (1 or 0)",
        "the red flag comes out, or is over: for a lamp that knows no words", 1,
    ),
    _address("neutral/vsc", "s step (deployed, ending, over)", "virtual safety car", "deployed"),
    _address("neutral/fcy", "s step (deployed, ending, over)", "full-course yellow", "deployed"),
    _address(
        "neutral/sc", "s step (deployed, ending, over)",
        "safety car; ending: it comes in this lap", "ending",
    ),
    _address("pit/entry", "i open (1 or 0)", "the pit entry opens or closes", 0),
    _address("pit/exit", "i open (1 or 0)", "the pit exit opens or closes", 1),
)  # fmt: skip

RACE: Final = (
    _address(
        "leader", "i car, s code, s driver", "the leader is another one", 44, "LND", "T. Lindqvar"
    ),
    _address(
        "position/<place>", "i car, s code, s driver",
        "another car has this place", 16, "ACV", "R. Acevedo",
    ),
    _address(
        "gap/<car>",
        "i place, i to the leader (ms), i to the car ahead (ms), i laps behind, i laps",
        "a car passes a timing point: sectors, and mini-sectors where the track has them",
        2, 1204, 1204, 0, 7,
    ),
    _address(
        "overtake", "i car, i overtaken car, i its new place, s where (track or pit)",
        "both have passed a point in another order than at the one before", 16, 44, 1, "track",
    ),
    _address(
        "lap/completed", "i car, i lap, i time (ms)",
        "a car completes a lap, with the game's own time", 44, 7, 83456,
    ),
    _address(
        "lap/personal", "i car, i lap, i time (ms)",
        "it is the car's best of the session", 44, 7, 83456,
    ),
    _address(
        "lap/fastest", "i car, s code, i lap, i time (ms)",
        "the fastest lap of the session is another one, also when the one before was deleted",
        44, "LND", 7, 83456,
    ),
    _address("rig/silent", "i rig, i car or -1", "nothing is heard of a rig any more", 4, 31),
    _address("rig/heard", "i rig, i car or -1", "the rig is heard again", 4, 31),
    _address(
        "rig/estop", "i rig, i car or -1, i open", "an e-stop: pressed or reset", 4, 31, 1,
    ),
    _address(
        "rig/moved", "i entry, i from, i to", "a driver goes on at another rig", 31, 4, 13,
    ),
)  # fmt: skip

COUNTDOWNS: Final = (
    _address(
        "countdown/start", "s session, i left (s)",
        "each second before a session that has a time to start at, from one hour on", "race-1", 90,
    ),
    _address(
        "countdown/end", "s session, i left (s)",
        "each second of a session by time, until 0", "qualifying", 60,
    ),
    _address(
        "countdown/laps", "s session, i laps left",
        "the leader of a race by laps has another number of laps to go; 1: the last lap",
        "race-1", 1,
    ),
    _address(
        "countdown/step", "s session, s step, i left (s)",
        "each second before a step that the event takes by itself: form the grid, start, end, "
        "publish the result, declare the result final",
        "race-1", "form the grid", 45,
    ),
)  # fmt: skip

JUSTICE: Final = (
    _address(
        "incident/noted", "i incident, s cars, i turn or 0, i lap or 0, s reason, s noted by",
        "an incident is noted; by timing: a detector noted it and nobody has looked yet",
        3, "7 12", 4, 6, "contact", "R. Halloran",
    ),
    _address(
        "incident/corrected", "i incident, s cars, i turn or 0, i lap or 0, s reason, s noted by",
        "it has other cars, or another reason, turn or lap",
        3, "7 12 31", 4, 6, "contact", "R. Halloran",
    ),
    _address(
        "incident/stage", "i incident, s cars, s stage",
        "it is under investigation, after the session, no further action; noted again, or decided",
        3, "7 12", "under investigation",
    ),
    _address(
        "penalty/published", "i decision, i car, s penalty, s reason, i incident or 0",
        "the stewards gave a penalty", 2, 12, "5 s", "causing a collision", 3,
    ),
    _address(
        "penalty/rescinded", "i decision, i car, s reason",
        "a decision is taken back", 2, 12, "new evidence",
    ),
    _address("penalty/served", "i decision, i car", "a penalty was served", 2, 12),
    _address(
        "penalty/not-served", "i decision, i car, s reason",
        "it was not served after all", 2, 12, "above the limit",
    ),
    _address(
        "penalty/carried", "i decision, i car, s session",
        "it is due in another session", 2, 12, "race-2",
    ),
    _address(
        "penalty/by-game", "i car, i taken (ms), s reason",
        "the game took a penalty by itself", 12, 500, "track limits",
    ),
    _address(
        "protest/lodged", "i protest, i car, s kind",
        "a protest, an appeal or a review is asked for", 1, 7, "protest",
    ),
    _address(
        "protest/ruled", "i protest, i car, i upheld (1 or 0)", "it was ruled on", 1, 7, 0
    ),
)  # fmt: skip

ENTRIES: Final = (
    _address(
        "entry/absent", "i car, s session, s reason", "a driver cannot start", 7, "race-1", "ill"
    ),
    _address("entry/present", "i car, s session", "the driver can start after all", 7, "race-1"),
    _address("entry/withdrawn", "i car, s reason", "an entry is withdrawn", 7, "ill"),
    _address("entry/reinstated", "i car, s reason", "it takes part again", 7, "well again"),
    _address(
        "entry/substitute", "i car, s code, s driver, s session",
        "another driver, from this session on", 7, "NEW", "A. Newcomer", "race-2",
    ),
)  # fmt: skip

RESULTS: Final = (
    _address(
        "grid/<place>", "i car, s code, s driver",
        "a grid is formed: one message a place", 44, "LND", "T. Lindqvar",
    ),
    _address(
        "result/provisional", "s session, i revision",
        "a provisional result is published", "race-1", 1,
    ),
    _address("result/final", "s session", "a result is declared final", "race-1"),
    _address(
        "result/reopened", "s session, s reason",
        "a final result is provisional again", "race-1", "protest upheld",
    ),
    _address(
        "result/signed", "s session, s name, s role",
        "an official agrees with the result", "race-1", "R. Halloran", "steward",
    ),
    _address(
        "result/row/<line>",
        "i place or 0, i car, s code, s status, i laps, i time (ms), i gap (ms), f points",
        "with a result, provisional or final: one message a line",
        1, 44, "LND", "finished", 20, 1669120, 0, 12.0,
    ),
    _address(
        "standings/<line>", "i rank, i car, s code, f points",
        "with a result, and when a tie is settled: one message a line", 1, 44, "LND", 24.0,
    ),
)  # fmt: skip

NOW: Final = (
    _address("alive", "s event", "each second, as long as the program runs", "Nations Cup"),
    _address(
        "now/session", "s session, s phase",
        "each second: a lamp that missed a cue finds its way back", "race-1", "started",
    ),
    _address(
        "now/flag", "s flag", "each second: as flag/track", "green",
    ),
    _address(
        "now/neutral", "s neutralisation (vsc, fcy, sc or none), s step or none",
        "each second: what the track is under", "sc", "ending",
    ),
    _address("now/lights", "i lights that are on", "each second: start lights", 0),
    _address("now/leader", "i car or -1", "each second: who leads", 44),
)  # fmt: skip

ADDRESSES: Final = (
    *SESSION, *START, *FLAGS, *RACE, *COUNTDOWNS, *JUSTICE, *ENTRIES, *RESULTS, *NOW,
)  # fmt: skip


def address_of(path: str) -> Address | None:
    """The address of the list that a cue's path belongs to."""
    return next((address for address in ADDRESSES if address.has(path)), None)


def conforms(cue: Cue) -> bool:
    """Whether a cue is what the list says of it."""
    address = address_of(cue.path)
    return (
        address is not None
        and len(address.arguments) == len(cue.arguments)
        and all(
            argument.kind.takes(value)
            for argument, value in zip(address.arguments, cue.arguments, strict=True)
        )
    )
