"""What happened on each rig, in plain sentences, newest first."""

from collections import deque
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from racecontrol.meeting.facts import (
    AnyFact,
    LapCompleted,
    PassingRecorded,
    RigFellSilent,
    RigHeardAgain,
    SessionEnded,
    SessionStarted,
)
from racecontrol.meeting.model import Lap, Line, Passing
from racecontrol.meeting.parity_facts import (
    CheckDone,
    EntryMoved,
    ParityFact,
    RigRead,
    SettingsOrdered,
    SettingsWritten,
    TimeCredited,
)
from racecontrol.meeting.rig_facts import RigFact
from racecontrol.meeting.state import State
from ui import format as text
from ui.nouns import noun
from ui.parity_sentences import parity_sentence
from ui.rig_sentences import in_the_log, rig_of
from ui.tr import counted, tr

KEPT: Final = 50


class Event(Struct, frozen=True, order=True):
    """One thing that happened; `at_ns` is the event clock."""

    at_ns: int
    sentence: str


class EventLog:
    """The last events of every rig, fed with facts."""

    def __init__(self, state: State) -> None:
        """Begins with what the state still knows: laps, pit stops, sessions, silences."""
        self._events: dict[int, deque[Event]] = {}
        for at_ns, rig, sentence in sorted(_from_state(state)):
            self._note(rig, at_ns, sentence)

    def of(self, rig: int) -> tuple[Event, ...]:
        """Events of a rig, newest first."""
        return tuple(reversed(self._events.get(rig, ())))

    def add(self, state: State, facts: Iterable[AnyFact]) -> frozenset[int]:
        """Take in facts. Answers with the rigs on which something happened."""
        touched = set()
        for fact in facts:
            for at_ns, rig, sentence in _told(state, fact):
                self._note(rig, at_ns, sentence)
                touched.add(rig)
        return frozenset(touched)

    def _note(self, rig: int, at_ns: int, sentence: str) -> None:
        self._events.setdefault(rig, deque(maxlen=KEPT)).append(Event(at_ns, sentence))


Told = tuple[int, int, str]  # event clock, rig, sentence


def _told(state: State, fact: AnyFact) -> list[Told]:
    if isinstance(fact, RigFact):
        return [(fact.at_ns, rig_of(fact), in_the_log(fact))] if rig_of(fact) else []
    if isinstance(fact, ParityFact):
        return _of_parity(state, fact)
    match fact:
        case RigFellSilent(rig=rig, at_ns=at_ns):
            return [(at_ns, rig, tr("No packets from here on."))]
        case RigHeardAgain(rig=rig, at_ns=at_ns, silent_ms=silent_ms):
            return [
                (
                    at_ns,
                    rig,
                    tr(
                        "Heard again after {silent} s without packets.",
                        silent=f"{silent_ms / 1000:.1f}",
                    ),
                )
            ]
        case LapCompleted(lap=lap):
            return _of_car(state, lap.entry, lap.at_ns, lap_sentence(lap))
        case PassingRecorded(passing=passing):
            return _of_car(state, passing.entry, passing.at_ns, passing_sentence(passing))
        case SessionStarted(session=key, at_ns=at_ns):
            return _of_all(state, at_ns, tr("{plan} started.", plan=state.sessions[key].plan.name))
        case SessionEnded(session=key, at_ns=at_ns):
            return _of_all(state, at_ns, tr("{plan} ended.", plan=state.sessions[key].plan.name))
        case _:
            return []


def _of_parity(state: State, fact: ParityFact) -> list[Told]:
    """At the rigs that it is about, without their number; of all rigs where it names none."""
    sentence = parity_sentence(fact, state)
    if not sentence:
        return []
    match fact:
        case RigRead(rig=rig) | CheckDone(rig=rig) | SettingsWritten(rig=rig):
            return [(fact.at_ns, rig, sentence.removeprefix(tr("Rig {rig}: ", rig=rig)))]
        case SettingsOrdered(rigs=rigs):
            return [(fact.at_ns, rig, sentence) for rig in rigs]
        case EntryMoved(from_rig=left, to_rig=taken):
            return [(fact.at_ns, rig, sentence) for rig in (left, taken)]
        case TimeCredited(entry=number):
            return _of_car(state, number, fact.at_ns, sentence)
        case _:
            return _of_all(state, fact.at_ns, sentence)


def _proof(state: State) -> Iterable[ParityFact]:
    """What the state still knows of it: each check, who moved, certificate and signatures."""
    parity = state.parity
    for of_rig in parity.checks.values():
        yield from of_rig.values()
    yield from parity.written.values()
    yield from parity.moves
    yield from parity.credits
    yield from parity.signatures
    if parity.certificate is not None:
        yield parity.certificate


def _from_state(state: State) -> Iterable[Told]:
    for fact in _proof(state):
        yield from _told(state, fact)
    for key, session in state.sessions.items():
        if session.started_ns:
            yield from _told(state, SessionStarted(key, session.started_ns))
        if session.ended_ns:
            yield from _told(state, SessionEnded(key, session.ended_ns))
        for run in session.runs.values():
            for lap in run.laps:
                yield from _told(state, LapCompleted(key, lap))
            for passing in run.passings:
                yield from _told(state, PassingRecorded(key, passing))
    for rig, at_ns in state.silent_rigs.items():
        yield at_ns, rig, tr("No packets from here on.")


def _of_car(state: State, number: int, at_ns: int, sentence: str) -> list[Told]:
    """On the rig where this car is driven."""
    if state.meeting is None or not sentence:
        return []
    return [(at_ns, state.meeting.entry(number).rig, sentence)]


def _of_all(state: State, at_ns: int, sentence: str) -> list[Told]:
    rigs = state.meeting.rigs if state.meeting else ()
    return [(at_ns, rig.number, sentence) for rig in rigs]


def lap_sentence(lap: Lap) -> str:
    """`Lap 4 in 1:32.418, 3 packets missing.`"""
    words = tr("Lap {lap} in {official}", lap=lap.lap, official=text.lap_time(lap.official_ms))
    if lap.missing:
        words += counted(", %n packet missing", ", %n packets missing", lap.missing)
    if lap.doubt is not None and not lap.live:
        return tr("{words}, does not count: {doubt}.", words=words, doubt=noun(lap.doubt))
    if not lap.live:
        words += tr(", not driven live: it does not score")
    return words + "."


def passing_sentence(passing: Passing) -> str:
    """Sector ends and pit lines; a lap's end is told by the lap."""
    match passing.line:
        case Line.SECTOR:
            return tr(
                "Passed the end of sector {sector} on lap {lap}.",
                sector=passing.sector,
                lap=passing.lap,
            )
        case Line.PIT_IN:
            return tr("Drove into the pit lane on lap {lap}.", lap=passing.lap)
        case Line.PIT_OUT:
            return tr("Left the pit lane on lap {lap}.", lap=passing.lap)
        case _:
            return tr("Crossed the line to begin lap 1.") if passing.lap == 0 else ""
