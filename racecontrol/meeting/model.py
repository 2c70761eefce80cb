"""The nouns: what a meeting is made of. Everything here is frozen and can be written as JSON."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from racecontrol.meeting.boxes import BoxPlace, Bus
from racecontrol.meeting.noun import Noun as Noun
from racecontrol.meeting.rulebook import Rulebook as Rulebook
from racecontrol.meeting.rulebook import SessionRule
from racecontrol.meeting.unsettled import Unsettled


class Role(StrEnum):
    DIRECTOR = "race director"
    STEWARD = "steward"
    TECHNICIAN = "rig technician"
    TIMING = "timing"  # the program itself: it notes, and never punishes


class Person(Noun, frozen=True):
    """Who acts, and in which role."""

    name: str
    role: Role


TIMING = Person("timing", Role.TIMING)


class Rig(Noun, frozen=True):
    """A seat on stage: one console, one wheelbase."""

    number: int
    address: str  # IPv4 of the console
    box: BoxPlace | None = None  # its control box; None: it has none
    usb: str = ""  # port of this machine for its wheelbase, as in `1-1.4:1.0`; "": not said yet
    label: str = ""  # the sticker on its wheelbase


class Entry(Noun, frozen=True):
    """A competitor accepted for the meeting."""

    number: int  # 0 to 99, the car's identity on every screen
    driver: str
    code: str  # three letters
    nation: str  # three letters
    rig: int  # number of the rig
    team: str = ""  # "": drives alone
    points_before: int = 0  # carried into this meeting from earlier events of the season
    car_code: int = 0  # of the game, where the session names none; 0: any


class SessionPlan(Noun, frozen=True):
    """A session as the event file has it."""

    key: str
    name: str
    format: str  # a file in `racecontrol/sessions/`: qualifying, race
    track: str
    car: str = ""
    tyres: str = ""
    laps: int = 0  # distance of a race; 0: by duration
    duration_s: int = 0
    grid_from: str = ""  # key of the session whose classification makes the grid; "": by number
    speed_traps_m: tuple[float, ...] = ()  # from the line; (): the line and the fastest point
    sum_of: tuple[str, ...] = ()  # keys of the sessions whose best laps are added
    starts: Annotated[datetime, Meta(tz=True)] | None = None  # by the timetable
    car_code: int = 0  # of the game, for every rig; 0: what the entries say


class Transport(StrEnum):
    """How OSC travels: a datagram each, or one stream framed by SLIP (OSC 1.1)."""

    UDP = "udp"
    TCP = "tcp"


class Saying(Noun, frozen=True):
    """A cue in the words of a device that has addresses of its own. {1} is its first argument."""

    when: str  # OSC address pattern of our cue
    send: str  # the address that the device knows
    values: tuple[int | float | str, ...] = ()  # only when its arguments begin with these
    arguments: tuple[int | float | str, ...] = ()  # what the device gets


class CueTarget(Noun, frozen=True):
    """A lighting desk, a graphics machine: where OSC cues go."""

    address: str  # an IP address, or the name of a machine
    port: int
    name: str = ""  # as people call it
    transport: Transport = Transport.UDP
    delay_ms: int = 0  # so much later than they happen, as behind a delayed broadcast
    only: tuple[str, ...] = ()  # OSC address patterns; (): every cue
    never: tuple[str, ...] = ()  # patterns of what it does not get
    bundle: bool = True  # in bundles with time tags; else message by message
    say: tuple[Saying, ...] = ()  # it gets these, and nothing in our own words


class Officials(Noun, frozen=True):
    """Who sits at the consoles."""

    director: str = "Race director"
    steward: str = "Steward"
    technician: str = "Rig technician"


class Meeting(Noun, frozen=True):
    """A whole event: who, on which rigs, in which sessions, by which rules."""

    key: str
    name: str
    place: str
    rulebook: Rulebook
    rigs: tuple[Rig, ...]
    entries: tuple[Entry, ...]
    sessions: tuple[SessionPlan, ...]
    officials: Officials = Officials()
    cues: tuple[CueTarget, ...] = ()
    event: str = ""  # its key in the rulebook; "": the rulebook names no events
    protest_s: int | None = None  # the event's own protest time; None: the rulebook's
    buses: tuple[Bus, ...] = ()  # of the rigs' boxes
    wheelbases: Unsettled = Unsettled()  # what the event knows better about its wheelbases

    def entry(self, number: int) -> Entry:
        """The entry with this number. KeyError when there is none."""
        for entry in self.entries:
            if entry.number == number:
                return entry
        raise KeyError(number)

    def plan(self, key: str) -> SessionPlan:
        """The plan of the session with this key. KeyError when there is none."""
        for plan in self.sessions:
            if plan.key == key:
                return plan
        raise KeyError(key)

    def rule(self, session: str) -> SessionRule | None:
        """What the rulebook says of a session; None where it says nothing."""
        event = self.rulebook.event(self.event)
        return event.session(session) if event else None

    def points(self, session: str) -> tuple[int, ...]:
        """What a session gives, from the first place on; empty: it does not score."""
        rule = self.rule(session)
        if rule is None:
            return self.rulebook.points.get(session, ())
        places = rule.points.places if rule.points else ()
        return places if any(places) else ()


class Phase(StrEnum):
    """Where a session is; the order here is the order in time."""

    SCHEDULED = "scheduled"
    GRID = "grid"
    STARTED = "started"
    CHEQUERED = "chequered"
    ENDED = "ended"
    PROVISIONAL = "provisional"
    FINAL = "final"
    CANCELLED = "cancelled"


class Flag(StrEnum):
    GREEN = "green"
    YELLOW = "yellow"
    DOUBLE_YELLOW = "double yellow"
    RED = "red"
    BLUE = "blue"
    WHITE = "white"
    BLACK_WHITE = "black and white"
    BLACK_ORANGE = "black and orange"  # something is loose: to the pits
    BLACK = "black"
    CHEQUERED = "chequered"

    @property
    def to_one_car(self) -> bool:
        """Whether it is shown to one car and leaves the track status as it is."""
        to_one = (Flag.BLUE, Flag.WHITE, Flag.BLACK_WHITE, Flag.BLACK_ORANGE, Flag.BLACK)
        return self in to_one


class Line(StrEnum):
    """Which timing line a car passed."""

    FINISH = "finish"
    SECTOR = "sector"
    PIT_IN = "pit in"
    PIT_OUT = "pit out"


class MovableLine(StrEnum):
    """A line that a person may lay elsewhere; the finish line is the game's own."""

    SECTOR = "sector"
    MINI = "mini"
    PIT_IN = "pit in"
    PIT_OUT = "pit out"


class LineMove(Noun, frozen=True):
    """A timing line of a track, laid elsewhere. Metres along the centre line from the finish."""

    track: str
    line: MovableLine
    number: int  # the sector or mini-sector that ends there; 0 for the pit lane's
    from_m: float
    to_m: float


class Passing(Noun, frozen=True):
    """One crossing of one timing line by one car."""

    entry: int
    line: Line
    sector: int  # the sector that ends here, for SECTOR; else 0
    lap: int  # the lap counter before the line
    game_us: int  # the console's own time, microseconds of game time since it was first heard
    at_ns: int  # event clock
    error_ns: int  # standard error of at_ns


class StintNote(Noun, frozen=True):
    """What a person saw: from this lap on the car is on this compound, driven by this driver."""

    entry: int
    lap: int  # the first of the stint
    compound: str = ""  # as the rulebook writes it; "": not said
    driver: str = ""  # of a team; "": as before


class Source(StrEnum):
    """Where a lap comes from. The value is the letter that stands before its time."""

    GAME = ""  # a packet of the game, heard as it came
    INTERPOLATED = "I"  # so much was lost that a line may have been crossed in the hole
    BY_HAND = "M"  # a person saw it
    BACKUP = "B"  # the game's last lap, read when the stream came back


class Doubt(StrEnum):
    """Why a console may not be the one that drives this session."""

    MENU = "in a menu"
    NOT_LIVE = "replay or demo car"
    PAUSED = "paused"
    LOADING = "loading"
    OTHER_SESSION = "in another session"
    SECOND_CONSOLE = "second console"
    OTHER_TRACK = "on another track"
    OTHER_CAR = "another car"

    @property
    def scores(self) -> bool:
        """Whether its laps count all the same: this one is only a warning."""
        return self is Doubt.OTHER_CAR


class Lap(Noun, frozen=True, omit_defaults=True):
    """A lap that ended at the finish line."""

    entry: int
    lap: int
    official_ms: int  # the game's own
    derived_us: int | None  # ours, from the two crossings; None where one was not seen
    sectors_ms: tuple[int | None, ...]
    at_ns: int  # event clock, when it ended
    error_ns: int
    live: bool  # every sample of it was live: else it never scores
    flying: bool  # began at a crossing of the finish line
    missing: int  # packets of it that never came
    doubled: int
    source: Source = Source.GAME
    doubt: Doubt | None = None  # why it is not live, where that was found out
    estimated: bool = False  # its start or end was lost by the net, and taken from what was heard


class CorrectionKind(StrEnum):
    """What a person does to the passings of the finish line that were recorded."""

    INSERT = "inserted"  # one that nobody recorded
    MOVE = "moved"  # to another moment
    DELETE = "deleted"  # one that was none: two laps become one
    SPLIT = "split"  # a lap that was two


class Correction(Noun, frozen=True):
    """A correction of one car's laps. What was recorded stays; this is applied on top of it."""

    correction: int
    session: str
    kind: CorrectionKind
    entry: int
    lap: int  # as numbered when it was made
    at_ns: int  # event clock: the passing as it is from now on; 0 for one deleted
    error_ns: int
    reason: str
    made_ns: int  # event clock
    made_by: str


class Incident(Noun, frozen=True):
    """Something noted: which cars, where, when."""

    incident: int
    session: str
    at_ns: int
    entries: tuple[int, ...]
    reason: str
    turn: int = 0  # 0: not at a turn
    lap: int = 0  # of the first entry; 0: not known
    noted_by: str = ""


class Decision(Noun, frozen=True):
    """What the stewards gave."""

    decision: int
    session: str
    at_ns: int
    entry: int
    penalty: str  # code of `stewarding.penalties`
    reason: str
    incident: int = 0  # 0: without an incident
    lap: int = 0  # the lap deleted, for a lap deletion
    given_by: str = ""
    infringement: str = ""  # from the closed list; "": the reason says it
    found: str = ""  # what happened, in words
