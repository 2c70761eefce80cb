"""What is in force on the track and what was shown to cars, as rows of words."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from racecontrol.meeting.flow import Neutralised
from racecontrol.meeting.flow_facts import LimitExceeded
from racecontrol.meeting.model import Flag
from racecontrol.meeting.procedures import Limit, Neutral, NeutralRules
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import NS_PER_S
from racecontrol.results.tower import open_incidents
from racecontrol.stewarding.detectors.blue import Blue
from ui import format as text
from ui.nouns import noun
from ui.theme import FLAG_KEYS
from ui.tr import first_up, later, tr, worded
from ui.track_state import NEUTRAL, go_ns

BLUE_FOR_NS: Final = 20 * NS_PER_S  # a suggestion older than this is no news
CAR_FLAGS: Final = 6  # of those shown to one car, the newest
NAMES: Final = {
    Flag.BLUE: later("Blue"),
    Flag.WHITE: later("White"),
    Flag.BLACK_WHITE: later("Black and white"),
    Flag.BLACK_ORANGE: later("Black and orange"),
    Flag.BLACK: later("Black"),
}


class ShownRow(Struct, frozen=True):
    """A row: a flag or a car at the left, words, and at the right how long or when."""

    words: str
    right: str = ""
    flag: str = ""  # key of the tokens; "": none
    number: int = -1  # of a car; -1: none
    strong: bool = False  # in force on the track now
    amber: bool = False  # needs a person

    @property
    def sentence(self) -> str:
        car = tr("Car {number}: ", number=self.number) if self.number >= 0 else ""
        return f"{car}{self.words}, {self.right}".rstrip(", ")


def shown_rows(
    state: State, session: Session | None, blues: Sequence[Blue], now_ns: int
) -> tuple[ShownRow, ...]:
    """The track first, then violations of its limit, then flags to cars, newest first."""
    if session is None or not session.running:
        return ()
    return (
        *_track(session, now_ns),
        *_pit_lane(session),
        *_limits(state, session),
        *_violations(state, session),
        *_blues(session, blues, now_ns),
        *_to_cars(session),
    )


def _track(session: Session, now_ns: int) -> Iterator[ShownRow]:
    for flag in session.flags:
        where = tr("sector {sector}", sector=flag.sector) if flag.sector else tr("all sectors")
        words = f"{first_up(noun(flag.flag))}, {where}"
        since = text.span(now_ns - flag.at_ns)
        yield ShownRow(words, since, FLAG_KEYS[flag.flag], strong=True)
    neutral = session.flow.neutral
    if neutral:
        since = text.span(now_ns - neutral.from_ns)
        yield ShownRow(neutral_words(neutral), since, NEUTRAL[neutral.kind], strong=True)
    if session.chequered_ns:
        since = text.span(now_ns - session.chequered_ns)
        yield ShownRow(tr("Chequered flag"), since, "chequered", strong=True)
    elif not session.flags and neutral is None:
        since = text.span(max(0, now_ns - go_ns(session)))
        yield ShownRow(tr("Green, all sectors"), since, "green", strong=True)


def neutral_words(neutral: Neutralised) -> str:
    """`Safety car, in this lap`; `Virtual safety car, deployed`."""
    name = first_up(noun(neutral.kind))
    if not neutral.ending_ns:
        return tr("{name}, deployed", name=name)
    how = tr("in this lap") if neutral.kind is Neutral.SAFETY_CAR else tr("ending, G ends it")
    return f"{name}, {how}"


def _pit_lane(session: Session) -> Iterator[ShownRow]:
    for end, is_open in (
        ("entry", session.flow.pit_entry_open),
        ("exit", session.flow.pit_exit_open),
    ):
        if not is_open:
            yield ShownRow(tr("Pit {end} closed", end=end), strong=True)


def _limits(state: State, session: Session) -> Iterator[ShownRow]:
    neutral = session.flow.neutral
    if neutral is None or state.meeting is None:
        return
    yield ShownRow(limit_words(neutral.kind, state.meeting.rulebook.procedures.neutral))


def limit_words(kind: Neutral, rules: NeutralRules) -> str:
    """The limit of a neutralised lap, and what is tolerated."""
    if kind is Neutral.SAFETY_CAR:
        return tr("No limit is measured: the safety car says how fast.")
    limit: Limit = rules.vsc if kind is Neutral.VSC else rules.fcy
    parts = []
    if limit.kmh:
        parts.append(
            tr(
                "{kmh} km/h, tolerance {tolerance} km/h",
                kmh=f"{limit.kmh:g}",
                tolerance=f"{rules.tolerance_kmh:g}",
            )
        )
    if limit.lap_factor:
        tolerance_s = rules.tolerance_ms / 1000
        parts.append(
            tr(
                "{lap_factor} × best green time, tolerance {tolerance} s",
                lap_factor=f"{limit.lap_factor:g}",
                tolerance=f"{tolerance_s:g}",
            )
        )
    if not parts:
        return tr("The rulebook names no limit.")
    return tr(
        "Limit {join}; after {grace} s", join="; ".join(parts), grace=f"{rules.grace_ms / 1000:g}"
    )


def _violations(state: State, session: Session) -> Iterator[ShownRow]:
    """The worst of each car since this neutralisation began, newest car first."""
    stretches = session.flow.neutralised
    if not stretches:
        return
    worst: dict[tuple[int, str], LimitExceeded] = {}
    for one in session.flow.exceeded:
        if one.at_ns >= stretches[-1].from_ns:
            worst[one.entry, one.unit] = one
    for one in sorted(worst.values(), key=lambda one: -one.at_ns):
        noted = open_incidents(state, session, one.entry)
        case = tr("case {noted}", noted=noted[-1]) if noted else text.time_of_day(one.at_ns)
        yield ShownRow(_excess(one), case, number=one.entry, amber=bool(noted))


def _excess(one: LimitExceeded) -> str:
    if one.unit == "s":
        return tr(
            "{driven} s, {allowed} s are the least",
            driven=f"{one.driven:.1f}",
            allowed=f"{one.allowed:.1f}",
        )
    lasted = tr(" for {for_time} s", for_time=f"{one.for_ms / 1000:.1f}") if one.for_ms else ""
    return tr(
        "{driven} km/h{lasted}, {allowed} allowed",
        driven=f"{one.driven:.0f}",
        lasted=lasted,
        allowed=f"{one.allowed:.0f}",
    )


def _blues(session: Session, blues: Sequence[Blue], now_ns: int) -> Iterator[ShownRow]:
    """Suggestions that were not shown: where the rulebook shows them by itself there are none."""
    shown = {f.entry: f.at_ns for f in session.car_flags if f.flag is Flag.BLUE}
    told: set[int] = set()
    for blue in blues:
        old = now_ns - blue.at_ns > BLUE_FOR_NS or blue.at_ns < go_ns(session)
        if old or blue.entry in told or shown.get(blue.entry, 0) >= blue.at_ns:
            continue
        told.add(blue.entry)
        words = tr(
            "Blue? Lapped by {car}, {gap} s behind",
            car=text.car(blue.lapped_by),
            gap=f"{blue.gap_ms / 1000:.1f}",
        )
        yield ShownRow(words, text.time_of_day(blue.at_ns), "blue", blue.entry, amber=True)


def _to_cars(session: Session) -> Iterator[ShownRow]:
    for flag in session.car_flags[: -CAR_FLAGS - 1 : -1]:
        at = text.time_of_day(flag.at_ns)
        yield ShownRow(worded(NAMES[flag.flag]), at, FLAG_KEYS[flag.flag], flag.entry)
