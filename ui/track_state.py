"""The state of the track in words and figures, from the facts: what every band says."""

from typing import Final

from msgspec import Struct

from racecontrol.meeting.flow import Neutralised
from racecontrol.meeting.model import Flag, Phase
from racecontrol.meeting.procedures import Neutral
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import GAME_NS_PER_MS
from racecontrol.sessions import running_order
from ui.nouns import noun
from ui.tr import counted, ruled, tr

NONE: Final = "none"
READY: Final = "ready"
ARMED: Final = "armed"
FINISHED: Final = "finished"
NEUTRAL: Final = {
    Neutral.VSC: "vsc",
    Neutral.FCY: "fcy",
    Neutral.SAFETY_CAR: "sc",
}


class TrackState(Struct, frozen=True):
    """The word of the band; `key` is a flag of the tokens, or none, ready, armed, finished."""

    word: str
    key: str
    sectors: tuple[int, ...] = ()  # yellow ones; empty: the whole track
    since_ns: int = 0


def track_state(session: Session | None, now_ns: int | None = None) -> TrackState:
    """What is in force now; with the event clock it knows a start that is still to come."""
    if session is None or session.phase is Phase.SCHEDULED:
        return TrackState(tr("NO SESSION"), NONE)
    if session.phase is Phase.GRID:
        return _before_the_start(session)
    if now_ns is not None and session.phase is Phase.STARTED and go_ns(session) > now_ns:
        return TrackState(tr("ARMED"), ARMED, (), go_ns(session))
    if session.phase is Phase.CANCELLED:
        return TrackState(tr("CANCELLED"), NONE)
    if session.phase in (Phase.ENDED, Phase.PROVISIONAL):
        return TrackState(tr("FINISHED, PROVISIONAL"), FINISHED, (), session.ended_ns)
    if session.phase is Phase.FINAL:
        return TrackState(tr("FINISHED, FINAL"), FINISHED, (), session.ended_ns)
    return _running(session)


def go_ns(session: Session) -> int:
    """When the session was started, or restarted; with lights it may still be to come."""
    return max(session.started_ns, session.flow.leg_ns)


def _before_the_start(session: Session) -> TrackState:
    start = session.flow.start
    if start.armed:
        return TrackState(tr("ARMED"), ARMED)
    if start.formation_ns:
        return TrackState(tr("FORMATION LAP"), READY, (), start.formation_ns)
    return TrackState(tr("READY"), READY)


def _running(session: Session) -> TrackState:
    for flag in session.flags:
        if flag.flag is Flag.RED:
            return TrackState(tr("RED FLAG"), "red", (), flag.at_ns)
    if session.phase is Phase.CHEQUERED:
        return TrackState(tr("CHEQUERED FLAG"), "chequered", (), session.chequered_ns)
    neutral = session.flow.neutral
    if neutral:
        return _neutralised(neutral)
    for kind, key in ((Flag.DOUBLE_YELLOW, "double_yellow"), (Flag.YELLOW, "yellow")):
        shown = [flag for flag in session.flags if flag.flag is kind]
        if shown:
            return _yellow(kind, key, {flag.sector for flag in shown}, shown[0].at_ns)
    return TrackState(tr("GREEN"), "green", (), go_ns(session))


def _neutralised(neutral: Neutralised) -> TrackState:
    """The word also says that its end was announced: drivers are told the same."""
    word, key = noun(neutral.kind).upper(), NEUTRAL[neutral.kind]
    if neutral.ending_ns:
        word += tr(", IN THIS LAP") if neutral.kind is Neutral.SAFETY_CAR else tr(", ENDING")
    return TrackState(word, key, (), neutral.from_ns)


def _yellow(flag: Flag, key: str, sectors: set[int], since_ns: int) -> TrackState:
    word = noun(flag).upper()
    if 0 in sectors:
        return TrackState(word, key, (), since_ns)
    named = ", ".join(str(sector) for sector in sorted(sectors))
    where = (
        tr("{flag}, SECTORS {sectors}", flag=word, sectors=named)
        if len(sectors) > 1
        else tr("{flag}, SECTOR {sector}", flag=word, sector=named)
    )
    return TrackState(where, key, tuple(sorted(sectors)), since_ns)


def sector_flag(session: Session | None, sector: int) -> Flag | None:
    """The flag that lies over a sector of the map, None when it is clear."""
    if session is None or not session.running:
        return None
    over = [flag.flag for flag in session.flags if flag.sector in (0, sector)]
    for flag in (Flag.RED, Flag.DOUBLE_YELLOW, Flag.YELLOW):
        if flag in over:
            return flag
    return None


def phase_words(state: State, session: Session | None) -> str:
    """One line on how far the session has come."""
    if session is None:
        return tr("Nothing on the grid yet")
    match session.phase:
        case Phase.GRID:
            return counted("%n car on the grid", "%n cars on the grid", len(session.grid))
        case Phase.STARTED | Phase.CHEQUERED:
            return _running_words(state, session)
        case Phase.ENDED:
            return tr("Ended, result not published")
        case Phase.PROVISIONAL:
            return tr("Revision {revision}", revision=session.published[-1].revision)
        case Phase.FINAL:
            return tr("Result is final")
        case Phase.CANCELLED:
            return tr("Cancelled: {reason}", reason=ruled(session.flow.cancelled))
        case _:
            return tr("Scheduled")


def _running_words(state: State, session: Session) -> str:
    lap = leader_lap(state, session)
    if session.flow.taken:
        return tr("Restart being prepared, {left}", left=_left_words(session))
    if session.red:
        return tr("Suspended on lap {lap}", lap=lap) if session.plan.laps else tr("Suspended")
    if session.phase is Phase.CHEQUERED:
        return tr("Cars are finishing")
    if session.plan.laps:
        return tr("Racing, leader on lap {lap}", lap=lap)
    return tr("Timed session")


def _left_words(session: Session) -> str:
    """`3 laps left`: of the order that was taken; `by time` without a distance."""
    taken = session.flow.taken
    if taken is None or not taken.distance:
        return tr("by time")
    left = taken.distance - max(taken.laps.values(), default=0)
    return counted("%n lap left", "%n laps left", left)


def leader_lap(state: State, session: Session) -> int:
    """The lap the leader is on, from 1; never more than the distance."""
    order = running_order(state, session)
    done = session.run(order[0]).laps if order else ()
    lap = done[-1].lap + 1 if done else 1
    return min(lap, session.plan.laps) if session.plan.laps else lap


class Figures(Struct, frozen=True):
    """What the band counts with; made once per update, read ten times a second."""

    session: str = ""
    phase: str = ""
    clock_label: str = ""
    started_ns: int = 0
    stopped_ns: int = 0  # 0: the clock runs
    to_go_label: str = ""
    to_go: str = ""  # laps, or empty where it is a time
    until_ns: int = 0  # of a timed session
    fourth_label: str = ""
    fourth_from_ns: int = 0  # counts up from here
    fourth_until_ns: int = 0  # or down to here


def figures(state: State, session: Session | None, now_ns: int) -> Figures:
    """The figures of the band for a session."""
    if session is None:
        return Figures(clock_label=tr("Clock"))
    race = session.plan.laps > 0
    label, since, until = _fourth(state, session, now_ns)
    stopped_ns = session.flow.stopped_ns
    red = session.flow.suspension
    waits_ns = go_ns(session) if session.flow.leg_ns and go_ns(session) > now_ns else 0
    timed = session.due_ns is not None and not race and not session.ended_ns
    return Figures(
        session.plan.name,
        counted("%n car on the grid", "%n cars on the grid", len(session.grid))
        if track_state(session, now_ns).key == ARMED
        else phase_words(state, session),
        tr("Race clock") if session.plan.format == "race" else tr("Session clock"),
        session.started_ns + stopped_ns if session.started_ns else 0,
        session.ended_ns or (red.at_ns if red else waits_ns),
        tr("Laps to go") if race else tr("Time left") if session.plan.duration_s else "",
        str(_laps_to_go(state, session)) if race else "",
        session.due_ns or 0 if timed else 0,
        label,
        since,
        until,
    )


def _laps_to_go(state: State, session: Session) -> int:
    if session.phase in (Phase.SCHEDULED, Phase.GRID):
        return session.plan.laps
    if session.chequered_ns or session.ended_ns:
        return 0
    return session.plan.laps - leader_lap(state, session) + 1


def _fourth(state: State, session: Session, now_ns: int) -> tuple[str, int, int]:
    """The one more figure that matters now: its label, counts up from, or down to."""
    now = track_state(session, now_ns)
    if now.key == ARMED:
        return tr("Starts in") if now.since_ns else "", 0, now.since_ns
    if now.key == "red":
        return tr("Suspended for"), now.since_ns, 0
    if now.key in ("yellow", "double_yellow"):
        return tr("Yellow for"), now.since_ns, 0
    if now.key in NEUTRAL.values():
        return tr("Neutralised for"), now.since_ns, 0
    if now.key == READY and now.since_ns:
        return tr("Formation for"), now.since_ns, 0
    if now.key == "green" and session.plan.laps:
        return tr("Leader at line in"), 0, _leader_due_ns(state, session)
    if now.key == "chequered":
        return tr("Flag out for"), now.since_ns, 0
    return "", 0, 0


def _leader_due_ns(state: State, session: Session) -> int:
    """The leader's last crossing and his last lap time once more; 0 before there is one."""
    order = running_order(state, session)
    laps = session.run(order[0]).laps if order else ()
    return laps[-1].at_ns + laps[-1].official_ms * GAME_NS_PER_MS if laps else 0
