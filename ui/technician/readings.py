"""What a tile says of one rig: figures as text, a state word, and which value is not normal."""

from collections.abc import Sequence
from enum import Enum
from statistics import median
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.faults import Fault, FaultKind
from racecontrol.meeting.model import Doubt, Entry, Meeting, Rig
from racecontrol.meeting.rig_desk import RigDesk
from racecontrol.rigs.health import ConsoleHealth, GameState
from racecontrol.timing.events import WALL_SECONDS_PER_TICK
from racecontrol.timing.health import RigHealth, Signal
from racecontrol.tracks.recognition import Direction, Match
from racecontrol.tracks.watch import Place, place_of
from ui import format as text
from ui.nouns import noun
from ui.technician.doubts import NEEDS_PERSON, WORDS
from ui.tr import later, tr, worded

STALE_AFTER_NS: Final = 1_000_000_000  # of the event clock
MUCH_LOSS: Final = 0.005  # more than this share of ten seconds' packets
LATER: Final = 2.0  # than the other rigs, by so many times
FEWEST: Final = 3  # rigs that are heard, before one can be later than the others
LATE_MS: Final = 8.0  # jitter of half a picture: packets bunch up. At the speed of life
POOR_CLOCK_MS: Final = 5.0  # gaps of such a rig are worth one decimal only
FEW_PACKETS: Final = 0.9  # of the nominal rate
NONE: Final = "–"


class Grade(Enum):
    """How grave a tile is: it decides the edge and the chip."""

    NORMAL = "normal"
    IN_PROGRESS = "in progress"
    NEEDS_PERSON = "needs a person"


class Value(Struct, frozen=True):
    """A label with its figure; `odd` when it is not as it should be."""

    label: str
    words: str
    odd: bool = False


class Reading(Struct, frozen=True):
    """One rig as it is heard now."""

    rig: Rig
    entry: Entry | None
    word: str
    grade: Grade
    stale: bool
    rate: Value
    values: tuple[Value, ...]  # loss, age, jitter, clock error, then the packet type and counts
    age_ns: int | None  # event clock; None: never heard
    doubt: Doubt | None = None  # why it may not score
    packet_type: str = ""  # as the console is asked for; empty: never heard
    proof: str = ""  # checks that are passed, letters of the hash, seal
    proof_odd: bool = False

    @property
    def sentence(self) -> str:
        """The tile in words, for a screen reader."""
        car = tr("car {car}", car=text.car(self.entry.number)) if self.entry else tr("no car")
        odd = [f"{v.label.lower()} {v.words}" for v in (self.rate, *self.values) if v.odd]
        proof = [self.proof.replace("  ", ", ")] if self.proof else []
        return ", ".join(
            [tr("Rig {rig}", rig=self.rig.number), car, self.word.lower(), *odd, *proof]
        )


def readings(
    meeting: Meeting,
    health: Sequence[RigHealth],
    doubts: Sequence[Doubt | None] = (),
    desk: RigDesk | None = None,
    consoles: Sequence[ConsoleHealth] = (),
    speed: float = 1.0,
) -> tuple[Reading, ...]:
    """All rigs in seat order; `doubts` of the guard and `consoles` of the watch may be missing.

    `speed` is that of the event clock.
    """
    late_ms = late_from_ms(health, speed)
    found = doubts or (None,) * len(health)
    states = {one.rig: one.state for one in consoles}
    rows = [
        reading(rig, _entry_on(meeting, rig), one, doubt, late_ms)
        for rig, one, doubt in zip(meeting.rigs, health, found, strict=True)
    ]
    if desk is not None:
        rows = [of_the_desk(row, desk, states.get(row.rig.number)) for row in rows]
    return tuple(rows)


def of_the_desk(row: Reading, desk: RigDesk, state: GameState | None) -> Reading:
    """With what is known besides the stream: its gravest fault is the word, its box the values."""
    faults = tuple(desk.faults.get(row.rig.number, {}).values())
    word, grade = row.word, row.grade
    if faults and not row.stale:
        word, grade = noun(_gravest(faults).kind).upper(), Grade.NEEDS_PERSON
    elif state in (GameState.LOST, GameState.READY):
        word = noun(state)
    values = row.values if row.rig.box is None else (*row.values[:5], *_of_box(row, desk, faults))
    return replace(row, word=word, grade=grade, values=values)


def _gravest(faults: Sequence[Fault]) -> Fault:
    return max(faults, key=lambda fault: (fault.danger, fault.since_ns))


def _of_box(row: Reading, desk: RigDesk, faults: Sequence[Fault]) -> tuple[Value, ...]:
    """Refused datagrams, the e-stop and the lamp, in the last three places."""
    rig, shown = row.rig.number, desk.shown(row.rig.number)
    kinds = {fault.kind for fault in faults}
    unheard = shown is None or shown.lamp is None
    lamp = NONE if shown is None or shown.lamp is None else noun(shown.lamp)
    estop = tr("open") if rig in desk.estops else tr("not known") if unheard else tr("closed")
    return (
        row.values[7],
        Value(tr("E-stop"), estop, rig in desk.estops or (unheard and row.entry is not None)),
        Value(tr("Lamp"), lamp, FaultKind.LAMP_MISSED in kinds),
    )


def reading(
    rig: Rig,
    entry: Entry | None,
    health: RigHealth,
    doubt: Doubt | None = None,
    late_ms: float = LATE_MS,
) -> Reading:
    """One rig. A reading older than a second of the event clock is stale.

    `late_ms`: from so much jitter on it is late.
    """
    age_ns = health.age_ns
    stale = age_ns is None or age_ns > STALE_AFTER_NS
    word, grade = _state(health, age_ns, doubt)
    return Reading(
        rig,
        entry,
        word,
        grade,
        stale,
        _rate(health, stale),
        (*_stream(health, age_ns, stale, late_ms), *_counts(health)),
        age_ns,
        doubt,
        health.packet_type,
    )


def _entry_on(meeting: Meeting, rig: Rig) -> Entry | None:
    return next((entry for entry in meeting.entries if entry.rig == rig.number), None)


def _state(health: RigHealth, age_ns: int | None, doubt: Doubt | None) -> tuple[str, Grade]:
    if age_ns is None:
        return noun(Signal.NEVER), Grade.NEEDS_PERSON
    if doubt in NEEDS_PERSON:
        return worded(WORDS[doubt]), Grade.NEEDS_PERSON
    if age_ns > STALE_AFTER_NS:
        return tr("STALE {age}", age=text.age(age_ns)), Grade.NEEDS_PERSON
    in_progress = health.signal is Signal.REPLAY
    return noun(health.signal), Grade.IN_PROGRESS if in_progress else Grade.NORMAL


def _rate(health: RigHealth, stale: bool) -> Value:
    few = health.packet_rate_hz < FEW_PACKETS / WALL_SECONDS_PER_TICK
    return Value(tr("Packets"), f"{health.packet_rate_hz:.1f}", few and not stale)


def late_from_ms(health: Sequence[RigHealth], speed: float) -> float:
    """From which jitter on a rig is late. `speed` is that of the event clock.

    A rehearsal faster than life has its packets sent and read by this computer, so many times as
    many in a second: what they wait for each other grows with them. And what holds most rigs up
    alike is this computer, or the net, and none of the rigs.
    """
    heard = [one.jitter_ms for one in health if one.age_ns is not None]
    usual = median(heard) if len(heard) >= FEWEST else 0.0
    return max(LATE_MS * max(1.0, speed), LATER * usual)


def _stream(
    health: RigHealth, age_ns: int | None, stale: bool, late_ms: float
) -> tuple[Value, ...]:
    if age_ns is None:
        return tuple(
            Value(label, NONE) for label in (tr("Loss"), tr("Age"), tr("Jitter"), tr("Clock"))
        )
    error_ms = health.clock_error_ms
    return (
        Value(tr("Loss"), text.share(health.loss_share), health.loss_share > MUCH_LOSS),
        Value(tr("Age"), text.age(age_ns), stale),
        Value(tr("Jitter"), f"{health.jitter_ms:.1f} ms", health.jitter_ms > late_ms),
        Value(
            tr("Clock"),
            NONE if error_ms is None else text.clock_error(error_ms),
            error_ms is not None and error_ms > POOR_CLOCK_MS,
        ),
    )


def _counts(health: RigHealth) -> tuple[Value, ...]:
    counts = health.counts
    refused = counts.bad_length + counts.bad_magic
    return (
        Value(tr("Type"), health.packet_type or NONE),
        Value(tr("Missing"), thousands(counts.missing)),
        Value(tr("Doubled"), thousands(counts.doubled)),
        Value(tr("Refused"), thousands(refused), refused > 0),
    )


def track_value(matches: Sequence[Match], wanted: str) -> Value:
    """The track that the way of a rig fits; both where two fit alike. Odd: not the session's."""
    if not matches:
        return Value(tr("Track"), tr("not known yet"))
    words = _either([_track_words(match) for match in matches[:2]])
    return Value(tr("Track"), words, bool(wanted) and place_of(matches, wanted) is Place.ELSEWHERE)


def _either(tracks: list[str]) -> str:
    if len(tracks) == 1:
        return tracks[0]
    return tr("{track} or {other}", track=tracks[0], other=tracks[1])


def _track_words(match: Match) -> str:
    way = "" if match.direction is Direction.FORWARDS else tr(" backwards")
    return f"{match.key}{way}, {match.confidence:.0%}"


CAUSES: Final = (
    ("accepted", later("Accepted"), False),
    ("missing", later("Missing, never came"), False),
    ("doubled", later("Doubled, dropped"), False),
    ("late", later("Late, dropped"), False),
    ("bad_length", later("Unknown length, dropped"), True),
    ("bad_magic", later("Not decryptable, dropped"), True),
    ("epochs", later("Game restarts"), False),
)


def causes(health: RigHealth) -> tuple[Value, ...]:
    """Every counter of a rig by its cause; those that should be zero are odd when they are not."""
    rows = []
    for key, words, wrong in CAUSES:
        count = int(getattr(health.counts, key))
        rows.append(Value(worded(words), thousands(count), wrong and count > 0))
    return tuple(rows)


def thousands(count: int) -> str:
    """`48 210`, with a thin space."""
    return f"{count:,}".replace(",", "\u2009")
