"""A change of one car's laps that is being thought of: its act, and what it would lead to."""

from enum import Enum
from statistics import median
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.acts import (
    DeletePassing,
    InsertPassing,
    MovePassing,
    SplitLap,
    UndoCorrection,
)
from racecontrol.meeting.corrections import begin_of
from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.distance import covered_ns
from racecontrol.meeting.model import Lap, Person
from racecontrol.meeting.state import Session, State, apply
from racecontrol.meeting.units import GAME_NS_PER_MS
from racecontrol.sessions import classify, on_track, running_order
from ui import format as text
from ui.nouns import car
from ui.tr import later, tr, worded

MOST_SHOWN: Final = 3  # laps, or cars, that one line names

ANEW: Final = later("; the laps after that are numbered anew")


class Kind(Enum):
    """What is done to the end of a lap."""

    INSERT = later("Insert")
    MOVE = later("Move")
    DELETE = later("Delete")
    SPLIT = later("Split")
    TAKE_BACK = later("Take back")


VIDEO: Final = later("Seen on the video")
LOST: Final = later("The stream was lost at the line")
REASONS: Final = {  # the first one stands unless another is chosen, or written
    Kind.INSERT: (later("Seen at the line"), VIDEO, LOST),
    Kind.MOVE: (
        later("Passing recorded at the wrong moment"),
        VIDEO,
        later("The console's clock was off"),
    ),
    Kind.DELETE: (
        later("Passing that was none"),
        later("Passing recorded twice"),
        later("Another car's passing"),
    ),
    Kind.SPLIT: (later("A passing was not recorded"), VIDEO, LOST),
    Kind.TAKE_BACK: (later("Taken back at the desk"), later("Wrong car"), later("Wrong lap")),
}
ASKED: Final = {
    Kind.INSERT: later("enter the end of lap {lap} by hand"),
    Kind.MOVE: later("move the end of lap {lap}"),
    Kind.DELETE: later("delete the end of lap {lap}"),
    Kind.SPLIT: later("split lap {lap}"),
    Kind.TAKE_BACK: later("take back the correction of lap {lap}"),
}
CorrectingAct = InsertPassing | MovePassing | DeletePassing | SplitLap | UndoCorrection


class Change(Struct, frozen=True):
    """A wish for one lap; `at_ns` (event clock) is the passing as it would be; 0: there is none."""

    kind: Kind
    session: str
    entry: int
    lap: int
    at_ns: int = 0
    reason: str = ""  # empty: the first of the short list
    correction: int = 0  # the one to take back

    @property
    def has_moment(self) -> bool:
        """Whether it is about a passing at some moment, which may be nudged."""
        return self.kind in (Kind.INSERT, Kind.MOVE, Kind.SPLIT)

    @property
    def why(self) -> str:
        """The reason that goes into the journal."""
        return self.reason or REASONS[self.kind][0].english

    @property
    def act(self) -> CorrectingAct:
        """What is asked for."""
        match self.kind:
            case Kind.INSERT:
                return InsertPassing(self.session, self.entry, self.why, self.at_ns, self.lap)
            case Kind.MOVE:
                return MovePassing(self.session, self.entry, self.lap, self.at_ns, self.why)
            case Kind.DELETE:
                return DeletePassing(self.session, self.entry, self.lap, self.why)
            case Kind.SPLIT:
                return SplitLap(self.session, self.entry, self.lap, self.at_ns, self.why)
            case Kind.TAKE_BACK:
                return UndoCorrection(self.session, self.correction, self.why)

    def words(self, state: State) -> str:
        """`Car 44 (LND): split lap 4`, for the last-act place."""
        who = car(state.meeting, self.entry)
        return f"{who[:1].upper()}{who[1:]}: {worded(ASKED[self.kind], lap=self.lap)}"


class Outcome(Struct, frozen=True):
    """What a change would lead to: the laps, places and lap times in words; or why not."""

    laps: tuple[Lap, ...]
    places: str  # `P1 → P2, car 16 (ACV) P2 → P1.`
    times: str = ""  # `Lap 4: 1:32.418 → 1:32.318.`
    refused: bool = False

    @property
    def sentence(self) -> str:
        """Both lines as one."""
        return f"{self.places} {self.times}".strip()


# ---- what is proposed ----


def pace_ns(session: Session, entry: int) -> int | None:
    """How long a lap of this car takes, event clock: the median of its laps; None without one."""
    laps = [lap.official_ms for lap in session.run(entry).laps if lap.live and lap.lap > 0]
    return round(median(laps) * GAME_NS_PER_MS) if laps else None


def split_of(session: Session, entry: int, lap: Lap) -> Change:
    """Where a passing was missed, by the car's pace: after half of two laps, a third of three."""
    begin_ns = begin_ns_of(session, entry, lap.lap)
    if begin_ns is None:
        begin_ns = lap.at_ns - lap.official_ms * GAME_NS_PER_MS
    whole_ns = lap.at_ns - begin_ns
    parts = max(2, round(whole_ns / (pace_ns(session, entry) or whole_ns)))
    at_ns = begin_ns + whole_ns // parts
    return Change(Kind.SPLIT, session.plan.key, entry, lap.lap, at_ns)


def insertion_of(session: Session, entry: int, now_ns: int) -> Change:
    """The end of the first lap that is missing, by the car's pace; else of the running one."""
    done = {lap.lap: lap.at_ns for lap in session.run(entry).laps if lap.live and lap.lap > 0}
    lap = next((n for n in range(1, len(done) + 1) if n not in done), len(done) + 1)
    begin_ns = begin_ns_of(session, entry, lap)
    at_ns = now_ns
    if begin_ns is not None:
        at_ns = min(now_ns, begin_ns + (pace_ns(session, entry) or now_ns))
    return Change(Kind.INSERT, session.plan.key, entry, lap, at_ns)


def take_back_of(session: Session, entry: int) -> Change | None:
    """The newest correction of the car, as that one goes first; None where there is none."""
    made = session.run(entry).corrections
    if not made:
        return None
    newest = made[-1]
    key, number = session.plan.key, newest.correction
    return Change(Kind.TAKE_BACK, key, entry, newest.lap, correction=number)


def begin_ns_of(session: Session, entry: int, lap: int) -> int | None:
    """When a lap began, event clock; None where nothing says so."""
    run = session.run(entry)
    return begin_of(run.laps, run.passings, lap, session.begins_of(entry))


# ---- what it would lead to ----


def outcome(state: State, change: Change, who: Person, now_ns: int) -> Outcome:
    """The change tried on a copy: the rules that will judge it judge it here."""
    session = state.sessions[change.session]
    verdict = decide(state, change.act, who, now_ns)
    if isinstance(verdict, Refused):
        return Outcome(session.run(change.entry).laps, verdict.reason, refused=True)
    after = state
    for fact in verdict:
        after = apply(after, fact)
    becomes = after.sessions[change.session]
    places = _places_words(state, _places(state, session), _places(after, becomes), change.entry)
    flag = _flag_words(session, becomes, now_ns)
    times = _laps_words(session.run(change.entry).laps, becomes.run(change.entry).laps)
    return Outcome(becomes.run(change.entry).laps, f"{places}{flag}", f"{times}.")


def _places(state: State, session: Session) -> dict[int, int]:
    """By car: on the track while it runs, else in the result."""
    if session.open and on_track(session):
        return {number: place for place, number in enumerate(running_order(state, session), 1)}
    return {row.entry: row.place for row in classify(state, session) if row.place}


def _places_words(state: State, was: dict[int, int], now: dict[int, int], entry: int) -> str:
    """The car itself first, then the others that it changes places with."""
    before, after = was.get(entry, 0), now.get(entry, 0)
    if before == after:
        own = tr("Stays P{after}", after=after) if after else tr("Stays without a place")
    else:
        own = _from_to(before, after)
    others = [
        f"{car(state.meeting, number)} {_from_to(was.get(number, 0), now.get(number, 0))}"
        for number in sorted(now, key=lambda number: now[number])
        if number != entry and was.get(number, 0) != now[number]
    ]
    return f"{_shortened([own, *others])}."


def _from_to(before: int, after: int) -> str:
    return f"P{before or '–'} → P{after or '–'}"


def _flag_words(was: Session, becomes: Session, now_ns: int) -> str:
    """What the change does to the chequered flag."""
    if was.chequered_ns:
        if not becomes.chequered_ns:
            return tr(" The chequered flag is withdrawn.")
        return tr(" The chequered flag moves with it.") if _flag_moves(was, becomes) else ""
    falls = was.running and was.plan.laps and covered_ns(becomes, now_ns) is not None
    return tr(" The chequered flag falls.") if falls else ""


def _flag_moves(was: Session, becomes: Session) -> bool:
    return was.chequered_ns != becomes.chequered_ns


def _laps_words(was: tuple[Lap, ...], becomes: tuple[Lap, ...]) -> str:
    """Only the laps that differ: `Lap 5: 1:31.761 → lap 5: 45.880, lap 6: 45.881`."""
    before, after = _live(was), _live(becomes)
    old = [lap for key, lap in before.items() if key not in after]
    new = [lap for key, lap in after.items() if key not in before]
    if not old and not new:
        return tr("No lap time changes")
    same = len(old) == len(new) == 1 and old[0].lap == new[0].lap
    becoming = text.lap_time(new[0].official_ms) if same else _times(new)
    words = f"{_times(old)} → {becoming}" if old else tr("{becoming}, new", becoming=becoming)
    anew = any(after[key].lap != lap.lap for key, lap in before.items() if key in after)
    return f"{words[:1].upper()}{words[1:]}{worded(ANEW) if anew else ''}"


def alike(lap: Lap) -> tuple[int, int]:
    """What makes it the same lap: a correction elsewhere may give it another number."""
    return lap.at_ns, lap.official_ms


def _live(laps: tuple[Lap, ...]) -> dict[tuple[int, int], Lap]:
    return {alike(lap): lap for lap in laps if lap.live}


def _times(laps: list[Lap]) -> str:
    shown = [
        tr("lap {lap}: {official}", lap=lap.lap, official=text.lap_time(lap.official_ms))
        for lap in laps
    ]
    return _shortened(shown) or tr("none")


def _shortened(words: list[str]) -> str:
    more = len(words) - MOST_SHOWN
    return ", ".join([*words[:MOST_SHOWN], *([f"and {more} more"] if more > 0 else [])])


# ---- a moment that was typed ----


def typed_at_ns(session: Session, change: Change, words: str) -> int | str:
    """The moment, event clock: of a lap time `1:32.418`, or of the day `14:10:32.4`; or why not."""
    parts = words.strip().replace(",", ".").split(":")
    try:
        seconds = float(parts[-1])
        whole = [int(part) for part in parts[:-1]]
    except ValueError:
        return worded(NO_MOMENT).format(words.strip())
    if len(parts) > 3 or seconds < 0 or any(part < 0 for part in whole):
        return worded(NO_MOMENT).format(words.strip())
    if len(parts) == 3:
        return text.of_day(change.at_ns, whole[0], whole[1], seconds)
    begin_ns = begin_ns_of(session, change.entry, change.lap)
    if begin_ns is None:
        return tr("Nothing says when lap {lap} began. Write the time of day.", lap=change.lap)
    return begin_ns + round((sum(whole) * 60 + seconds) * 1000) * GAME_NS_PER_MS


NO_MOMENT: Final = later(
    "{!r} is no moment. Write a lap time, 1:32.418, or a time of day, 14:10:32.4."
)


def moved_to(change: Change, at_ns: int) -> Change:
    """The same wish at another moment."""
    return replace(change, at_ns=at_ns)
