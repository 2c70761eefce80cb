"""An event that runs: journal, feed, timing loop, control, observer and recorder together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

import click
from msgspec import Struct

from drivers.capture.writer import CaptureWriter
from drivers.gt7.feed import Feed
from drivers.gt7.ports import HEARTBEAT_PORT, TELEMETRY_PORT
from racecontrol.control import Control, Update, take_up
from racecontrol.frontdoor.recall import recall_of, rig_name
from racecontrol.frontdoor.rigs_of_event import HERE, RigsOfEvent, Wiring, rigs_of_event
from racecontrol.frontdoor.stage_cues import StageCues, open_cues
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.facts import GridFormed
from racecontrol.meeting.model import Meeting, Person, Role
from racecontrol.meeting.remote import Remote
from racecontrol.observer import Observer
from racecontrol.opening import Step, Told, unheard
from racecontrol.results.live.timing import LiveTiming
from racecontrol.stewarding.evidence import Recall
from racecontrol.timing.clock import EventClock
from racecontrol.timing.health import RigHealth, Signal
from racecontrol.timing.telemetry import Telemetry
from racecontrol.tracks.circuit import Circuit, TimingLine
from racecontrol.tracks.of_event import EventTracks
from racecontrol.tracks.recognition import known_signatures
from racecontrol.tracks.watch import TrackWatch
from racecontrol.watching import Watch
from ui.bridge import Desk, RecorderHealth

NO_REMOTE: Final = Remote()
FRESH_NS: Final = 1_000_000_000  # of the event clock
CAPTURE_BYTES: Final = 8 << 20  # what the recorder may fall behind: half a minute of twelve rigs


class Running(Struct, frozen=True):
    """An event that is being timed: everything between `open_event` and its end."""

    meeting: Meeting
    control: Control
    telemetry: Telemetry
    observer: Observer
    circuits: EventTracks
    live: LiveTiming
    watch: Watch
    places: TrackWatch
    cues: StageCues
    rigs: RigsOfEvent
    recall: Recall

    def heard(self) -> int:
        """How many rigs are heard now."""
        return len(self.rigs_heard())

    def rigs_heard(self) -> frozenset[int]:
        """The numbers of the rigs that are heard now."""
        return self._rigs(lambda one: one.age_ns is not None and one.age_ns < FRESH_NS)

    def rigs_driving(self) -> frozenset[int]:
        """The numbers of the rigs that have a car on the track now."""
        return self._rigs(lambda one: one.signal is Signal.DRIVING)

    def _rigs(self, fits: Callable[[RigHealth], bool]) -> frozenset[int]:
        pairs = zip(self.meeting.rigs, self.telemetry.health(), strict=True)
        return frozenset(rig.number for rig, one in pairs if fits(one))

    def desk(self, season_page: tuple[str, ...] = ()) -> Desk:
        """What the consoles are given; `season_page` as the desk has it."""
        officials = self.meeting.officials
        people = {
            "director": Person(officials.director, Role.DIRECTOR),
            "steward": Person(officials.steward, Role.STEWARD),
            "technician": Person(officials.technician, Role.TECHNICIAN),
        }

        def recorder() -> RecorderHealth:
            failing = self.observer.recorder_failing
            return RecorderHealth(failing or "recording", normal=not failing)

        return Desk(
            self.control,
            self.telemetry,
            self.circuits,
            people,
            recorder,
            lambda: self.observer.guard.now,
            self.live,
            lambda: tuple(map(self.places.matches, range(len(self.meeting.rigs)))),
            lambda: self.circuits.not_saved,
            self.cues.health,
            lambda: self.watch.blue,
            lambda: self.watch.refused,
            consoles=lambda: self.rigs.watch.consoles,
            proving=self.rigs.proving,
            wheelbases=self.rigs.wheelbases,
            boxes=lambda: self.rigs.watch.boxes,
            lines=self.rigs.boxes.lines,
            season_page=season_page,
            recall=self.recall,
        )


@contextmanager
def open_event(
    meeting: Meeting,
    journal_path: Path,
    capture_path: Path,
    *,
    packet_type: str = "C",
    port: int = TELEMETRY_PORT,
    console_port: int = HEARTBEAT_PORT,
    speed: float = 1.0,
    wiring: Wiring = HERE,
    remote: Remote = NO_REMOTE,
    told: Told = unheard,
) -> Iterator[Running]:
    """Open the journal, the feed, the recorder and the rigs of an event; close them in order.

    Cables are as `meeting` and `remote` say now, whatever the journal was opened with.
    `wiring`: where boxes and wheelbases are; as it stands, at this machine.
    """
    with ExitStack() as stack:
        addresses = [rig.address for rig in meeting.rigs]
        feed = stack.enter_context(
            Feed(addresses, packet_type=packet_type, port=port, console_port=console_port)
        )
        journal = SqliteJournal(journal_path, meeting.key)
        stack.callback(journal.close)
        clock, state = take_up(journal, meeting, speed, counted(journal, told))
        told(Step.RIGS, of=len(meeting.rigs))
        circuits = _tracks(meeting)
        control = Control(journal, clock, circuits, state)
        assert control.state.meeting is not None
        stage, order = open_cues(stack, meeting, remote, control, circuits)
        if stage.health().not_listening:
            click.echo(f"Warning: {stage.health().not_listening}", err=True)
        meeting = control.state.meeting
        circuits.lay(control.state.line_moves)
        telemetry = Telemetry(
            feed.fileno(),
            feed.capsule,
            feed.addresses,
            clock=clock,
            capture_bytes=CAPTURE_BYTES,
        )
        stack.callback(telemetry.close)
        recorder = stack.enter_context(_recorder(capture_path, meeting, clock))
        live = LiveTiming(telemetry, clock, circuits)
        watch = Watch(telemetry, control, circuits)
        places = TrackWatch(known_signatures(), len(meeting.rigs))
        witnesses = (live.take, watch.take, order.take)
        observer = Observer(telemetry, control, recorder, circuits, witnesses, places)
        control.subscribe(_line_keeper(control, telemetry, circuits))
        for part in (control, observer, watch):
            part.start()
            stack.callback(part.stop)
        rigs = stack.enter_context(
            rigs_of_event(meeting, control, telemetry, lambda: observer.guard.now, wiring)
        )
        recall = stack.enter_context(recall_of(capture_path.parent, meeting.name))
        parts = (live, watch, places, stage, rigs, recall)
        yield Running(meeting, control, telemetry, observer, circuits, *parts)


def _recorder(path: Path, meeting: Meeting, clock: EventClock) -> CaptureWriter:
    names = [rig_name(rig.number) for rig in meeting.rigs]
    return CaptureWriter(path, names, meeting.name, clock=clock)


def counted(journal: SqliteJournal, told: Told) -> Callable[[int], None]:
    """Tells how many of its facts were read; their number is known before the first."""
    head = journal.head
    told(Step.JOURNAL, of=head)
    return lambda seq: told(Step.JOURNAL, seq, head)


def _line_keeper(
    control: Control, telemetry: Telemetry, circuits: EventTracks
) -> Callable[[Update], None]:
    """A subscriber: the loop watches the lines of the track that the cars are called to."""

    def keep(update: Update) -> None:
        moved = circuits.follow(update.facts)
        if moved or any(isinstance(fact, GridFormed) for fact in update.facts):
            telemetry.set_lines(_lines(control, circuits))

    telemetry.set_lines(_lines(control, circuits))
    return keep


def _lines(control: Control, circuits: Mapping[str, Circuit]) -> Sequence[TimingLine]:
    session = control.state.current
    circuit = circuits.get(session.plan.track) if session else None
    return circuit.lines if circuit else ()


def _tracks(meeting: Meeting) -> EventTracks:
    """The tracks of the event that have a file; the others are timed without sectors."""
    found = EventTracks(plan.track for plan in meeting.sessions)
    for key in found.missing:
        click.echo(f"No track file for {key!r}. Sector times and gaps are off there.", err=True)
    return found


def unused(path: Path) -> Path:
    """The path itself, or with a number where it exists: a capture is never written over."""
    number, candidate = 1, path
    while candidate.exists():
        number += 1
        candidate = path.with_stem(f"{path.stem}-{number}")
    return candidate
