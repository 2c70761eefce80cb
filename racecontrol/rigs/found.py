"""What is wrong with a rig at one moment: pure functions from readings to faults in words.

A reading that is odd once is no fault yet: `fault_book.py` asks for it to last.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from racecontrol.meeting.boxes import Lamp
from racecontrol.meeting.faults import FaultKind
from racecontrol.meeting.model import Doubt
from racecontrol.meeting.rig_desk import Estop
from racecontrol.rigs.box import BoxState, LineHealth
from racecontrol.rigs.due import Due
from racecontrol.rigs.health import ConsoleHealth, GameState

NO_RIG: Final = 0
LOST_PACKETS: Final = 4  # in two seconds; so for the three that follow
FEW_READABLE: Final = 2
JITTER_MS: Final = 20.0  # more than a tick: pictures wait for packets
CLOCK_ERROR_MS: Final = 5.0
CLOCK_PPM: Final = 300.0  # no quartz is so far off; of the fit over a minute
PACE_PPM: Final = 5_000.0  # of two seconds
PACE_OWN_MS: Final = 150.0  # this computer is so late: of two seconds nothing can be said
LATE_OWN_MS: Final = 40.0  # half of what an answer may take: who was late is not known
BUSY_OWN_MS: Final = 100.0
GARBLED: Final = 3  # answers in two seconds; so for the refused ones
LINE_GARBLED: Final = 6  # of a whole line
LATE: Final = 2
ASKED_TWICE: Final = 2  # in vain, before one that was never heard counts as silent
FEWEST: Final = 3  # rigs that are heard, before one can be called different
CATEGORIES: Final = ("GR1", "GR2", "GR3", "GR4", "GRB", "GRN", "GRX")


class Found(Struct, frozen=True):
    """One thing that is wrong now."""

    rig: int
    kind: FaultKind
    sentence: str


class BoxView(Struct, frozen=True):
    """A rig's box as it is known now. Counts are those of the last two seconds."""

    rig: int
    state: BoxState | None = None  # None: never heard of
    line_open: bool = True
    silent: int = 0
    garbled: int = 0
    line_garbled: int = 0  # of all boxes of its line
    refused: int = 0
    late: int = 0
    answer_ms: float = 0.0
    slow_ms: float = 0.0
    wanted: Lamp = Lamp.OFF
    power_awaited: bool = False  # the relay was switched, and nothing has followed
    own_ms: float = 0.0  # by which this computer itself was late


def of_this_computer(own_ms: float) -> Iterator[Found]:
    """Whether it can be trusted to know who is late."""
    if own_ms > BUSY_OWN_MS:
        words = f"This computer is busy: it did things up to {own_ms:.0f} ms too late."
        yield Found(NO_RIG, FaultKind.COMPUTER_BUSY, f"{words} Close other programs on it.")


# ---- the console and the net ----


def of_console(
    health: ConsoleHealth, due: Due, usual_type: str, own_ms: float = 0.0
) -> Iterator[Found]:
    """Faults of one stream. `usual_type`: the packet type of most rigs; empty: not known.

    `own_ms`: by how much this computer itself was late; figures are worth so much less.
    """
    rig = health.rig
    if health.state in (GameState.STALE, GameState.LOST):
        if due.entry is not None:  # a spare rig may be off
            yield _silence(health)
        return
    if health.state is GameState.NEVER:
        return
    yield from _of_packets(health, usual_type)
    yield from _of_clock(health, own_ms)
    yield from _of_doubt(health, due, own_ms)
    if health.frozen_ns and due.races:
        seconds = health.frozen_ns / 1e9
        why = f"no input has changed for {seconds:.1f} s, and the car moves: points to the rig."
        yield Found(rig, FaultKind.INPUTS_FROZEN, f"Rig {rig}: {why}")
    if due.races and health.state in IDLE:
        kind, words = IDLE[health.state]
        yield Found(rig, kind, f"Rig {rig}: {words} while the race runs.")


IDLE: Final = {
    GameState.MENU: (FaultKind.IN_MENU, "the console is in a menu"),
    GameState.PAUSED: (FaultKind.PAUSED, "the game is paused"),
    GameState.REPLAY: (FaultKind.REPLAY, "it may be showing a replay"),
}


def _silence(health: ConsoleHealth) -> Found:
    rig, age_s = health.rig, (health.age_ns or 0) / 1e9
    if health.state is GameState.LOST:
        signs = " and ".join(health.signs)
        words = f"Rig {rig} lost: no packets for {int(age_s)} s and {signs}."
        return Found(rig, FaultKind.STREAM_LOST, words)
    return Found(rig, FaultKind.STREAM_STALE, f"Rig {rig}: no packets. Look at console and cable.")


def _of_packets(health: ConsoleHealth, usual_type: str) -> Iterator[Found]:
    rig = health.rig
    if health.missing >= LOST_PACKETS:
        yield Found(
            rig,
            FaultKind.PACKETS_LOST,
            f"Rig {rig}: {health.missing} packets lost in 2 s. Look at its network cable.",
        )
    if health.late >= LOST_PACKETS:
        yield Found(
            rig,
            FaultKind.PACKETS_LATE,
            f"Rig {rig}: packets overtake each other. There are two ways to it in the network.",
        )
    if health.doubled >= LOST_PACKETS:
        yield Found(
            rig,
            FaultKind.PACKETS_DOUBLED,
            f"Rig {rig}: packets come twice. Look for a loop in the network.",
        )
    if health.refused >= FEW_READABLE:
        yield Found(
            rig,
            FaultKind.PACKETS_REFUSED,
            f"Rig {rig}: datagrams that are no telemetry. Something else sends from its address.",
        )
    if usual_type and health.packet_type and health.packet_type != usual_type:
        words = f"packet type {health.packet_type}, the others {usual_type}."
        heartbeat = "Another program may be asking it for packets."
        yield Found(rig, FaultKind.PACKET_TYPE, f"Rig {rig}: {words} {heartbeat}")


def _of_clock(health: ConsoleHealth, own_ms: float) -> Iterator[Found]:
    rig = health.rig
    if health.jitter_ms > JITTER_MS + own_ms:
        yield Found(
            rig,
            FaultKind.JITTER,
            f"Rig {rig}: packets come up to {health.jitter_ms:.0f} ms late. "
            "Look for other traffic on its network.",
        )
    if health.clock_error_ms is not None and health.clock_error_ms > CLOCK_ERROR_MS + own_ms:
        error = f"{health.clock_error_ms:.1f} ms"
        words = f"Rig {rig}'s clock is uncertain by {error}. Its gaps are shown with one decimal."
        yield Found(rig, FaultKind.CLOCK_ERROR, words)
    rate = health.clock_rate_ppm or 0.0
    pace = health.pace_ppm if own_ms < PACE_OWN_MS else 0.0
    if abs(rate) > CLOCK_PPM or abs(pace) > PACE_PPM:
        off = pace if abs(pace) > PACE_PPM else rate
        way = "fast" if off > 0 else "slow"
        yield Found(
            rig,
            FaultKind.CLOCK_RATE,
            f"Rig {rig}: its game runs {abs(off) / 1e4:.2f} % too {way}. "
            "Look at the console's heat and display mode.",
        )


DOUBTS: Final = {
    Doubt.OTHER_TRACK: (FaultKind.OTHER_TRACK, "it is on another track. It cannot score a lap."),
    Doubt.SECOND_CONSOLE: (
        FaultKind.SECOND_CONSOLE,
        "two consoles send from its address. Take one off the network.",
    ),
    Doubt.OTHER_SESSION: (
        FaultKind.OTHER_SESSION,
        "its laps do not fit this session. It cannot score a lap.",
    ),
}


def _of_doubt(health: ConsoleHealth, due: Due, own_ms: float) -> Iterator[Found]:
    """Laps are compared with a state that this computer, when it is late, has not come to yet."""
    rig, car = health.rig, _wrong_car(health, due)
    if car:
        yield Found(rig, FaultKind.OTHER_CAR, f"Rig {rig}: {car}")
    if health.doubt is Doubt.OTHER_SESSION and (not due.running or own_ms > BUSY_OWN_MS):
        return
    if health.doubt in DOUBTS:
        kind, words = DOUBTS[health.doubt]
        yield Found(rig, kind, f"Rig {rig}: {words}")


def _wrong_car(health: ConsoleHealth, due: Due) -> str:
    """What it drives, against the session, the entry list, and the other rigs: in that order."""
    if health.state not in (GameState.DRIVING, GameState.GRID, GameState.READY):
        return ""
    wanted = due.car_code or (due.entry.car_code if due.entry else 0)
    if wanted and health.car_code and health.car_code != wanted:
        asks = "the session is for" if due.car_code else "the entry list has"
        return f"it drives car {health.car_code}, {asks} {wanted}."
    category = "".join(letter for letter in due.car.upper() if letter.isalnum())
    if category in CATEGORIES and health.category and health.category != category:
        return f"its car is {health.category}, the session is for {due.car}."
    if health.doubt is Doubt.OTHER_CAR and not wanted:
        return "it drives another car than the other rigs."
    return ""


def usual_type(consoles: Sequence[ConsoleHealth]) -> str:
    """The packet type of most rigs that are heard; empty with less than three of them."""
    heard = [one.packet_type for one in consoles if one.packet_type]
    if len(heard) < FEWEST:
        return ""
    (kind, count), *_ = Counter(heard).most_common(1)
    return kind if count > len(heard) / 2 else ""


# ---- the box ----


def of_line(line: LineHealth) -> Iterator[Found]:
    """A whole bus that cannot be used: told once, on its first rig."""
    rigs = [box.rig for box in line.boxes]
    if line.bus.trouble and rigs:
        words = f"No rig box of {_rigs(rigs)} can be reached. {line.bus.trouble}"
        yield Found(rigs[0], FaultKind.ADAPTER_GONE, words)


def _rigs(rigs: Sequence[int]) -> str:
    if len(rigs) == 1:
        return f"rig {rigs[0]}"
    whole = list(range(rigs[0], rigs[-1] + 1)) == list(rigs)
    return f"rigs {rigs[0]} to {rigs[-1]}" if whole else f"rigs {', '.join(map(str, rigs))}"


def of_box(view: BoxView, due: Due, estop: Estop | None) -> Iterator[Found]:
    """Faults of one box and of what hangs on it."""
    if estop:
        yield _estop(view.rig, estop)
    if due.entry is None and (view.state is None or view.state.inputs is None):
        return  # a spare rig may be off
    missed = _lamp_missed(view)
    if missed:
        yield missed
    if not view.line_open:
        return
    yield from _of_answers(view)
    if view.state is not None and view.state.inputs is not None:
        yield from _of_contacts(view, due)


def _estop(rig: int, estop: Estop) -> Found:
    """Latched: a loop that closed again is not safe until somebody has looked."""
    if estop.closed_ns:
        words = "was pressed, and is closed again. Look at the rig, then reset it."
    else:
        words = "is open: its wheelbase has no force. Go there."
    return Found(rig, FaultKind.ESTOP_OPEN, f"Rig {rig}: the e-stop {words}")


def _of_answers(view: BoxView) -> Iterator[Found]:
    """One cause for a box that does not answer well, the surest first."""
    rig, unheard = view.rig, view.state is None or view.state.inputs is None
    if view.refused >= GARBLED:
        words = "its rig box has other registers than ours. Look at its address and its kind."
        yield Found(rig, FaultKind.BOX_REFUSES, f"Rig {rig}: {words}")
    elif view.garbled >= GARBLED or (view.garbled and view.line_garbled >= LINE_GARBLED):
        words = "answers of its rig box come with checksum errors. Look at plug and shield."
        yield Found(rig, FaultKind.BOX_GARBLED, f"Rig {rig}: {words}")
    elif _answers_late(view):
        words = "its rig box answers late. Switch the box off and on."
        yield Found(rig, FaultKind.BOX_LATE, f"Rig {rig}: {words}")
    elif unheard and (view.state is not None or view.silent >= ASKED_TWICE):
        words = "no answer from its rig box. Its e-stop counts as open. Look at power and plug."
        yield Found(rig, FaultKind.BOX_SILENT, f"Rig {rig}: {words}")


def _answers_late(view: BoxView) -> bool:
    """By the box's own doing: while this computer is late itself, only one that was given up."""
    heard = view.state is not None and view.state.inputs is not None
    if view.late >= LATE and (view.own_ms < LATE_OWN_MS or not heard):
        return True
    return heard and view.slow_ms > 0 and view.answer_ms > view.slow_ms + view.own_ms


def _of_contacts(view: BoxView, due: Due) -> Iterator[Found]:
    assert view.state is not None and view.state.inputs is not None
    rig, inputs, outputs = view.rig, view.state.inputs, view.state.outputs
    on = outputs.power if outputs else True
    if on is not inputs.power_present and inputs.estop_closed and outputs:
        yield _power(rig, on, view.power_awaited)
    if not inputs.cover_closed and due.under_way:
        yield Found(rig, FaultKind.COVER_OPEN, f"Rig {rig}: the cover of its rig box is open.")
    if not inputs.seat_occupied and due.races:
        words = "nobody sits in the seat while the race runs."
        yield Found(rig, FaultKind.SEAT_EMPTY, f"Rig {rig}: {words}")


def _power(rig: int, on: bool, awaited: bool) -> Found:
    if on and not awaited:
        words = "its wheelbase has no power. Look at fuse and plug."
        return Found(rig, FaultKind.POWER_GONE, f"Rig {rig}: {words}")
    way = "on and gives no power" if on else "off and gives power"
    words = f"the relay of its wheelbase is switched {way}. Pull the plug by hand."
    return Found(rig, FaultKind.RELAY_STUCK, f"Rig {rig}: {words}")


FLAGS: Final = {
    Lamp.RED: "Red flag",
    Lamp.YELLOW: "Yellow flag",
    Lamp.BLUE: "Blue flag",
    Lamp.PENALTY: "Penalty",
}


def _lamp_missed(view: BoxView) -> Found | None:
    """What a driver must see, always; green and off where this computer was in time itself."""
    state = view.state
    outputs = state.outputs if state else None
    if outputs is not None and outputs.lamp is view.wanted:
        return None
    rig, heard = view.rig, state is not None and state.inputs is not None
    if view.wanted in FLAGS:
        words = f"{FLAGS[view.wanted]} not shown on rig {rig}. Tell the marshal at seat {rig}."
        return Found(rig, FaultKind.LAMP_MISSED, words)
    if not heard or outputs is None or view.own_ms > BUSY_OWN_MS:
        return None
    words = f"Rig {rig}: its lamp should be {view.wanted.value} and is not. Look at the lamp."
    return Found(rig, FaultKind.LAMP_MISSED, words)
