"""The faults that are let happen in a simulated race, and the names by which each must be found."""

from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

from msgspec import Struct

from drivers.fanatec.mishaps import BaseMishap
from drivers.simulation.mishaps import Mishap
from racecontrol.meeting.acts import AnyAct, ShowFlag
from racecontrol.meeting.faults import FaultKind
from racecontrol.meeting.flow_acts import ReleaseRig
from racecontrol.meeting.model import Flag, Person
from racecontrol.meeting.rig_acts import SetBasePower

SESSION: Final = "race-1"
STEP: Final = 5  # rigs from one seed of a row to the next, of twelve


class Desk(Protocol):
    """Where people act while a fault lasts."""

    @property
    def director(self) -> Person: ...
    @property
    def technician(self) -> Person: ...
    def act(self, act: AnyAct, who: Person, /) -> None: ...


class Seed(Struct, frozen=True):
    """One fault that is let happen."""

    name: str
    kinds: tuple[FaultKind, ...]  # by which it may rightly be called
    stream: dict[str, Any] = {}  # for the simulated consoles
    box: Mishap | None = None
    base: BaseMishap | None = None  # of the wheelbase, which hangs on this machine
    then: Callable[[Desk, int], None] | None = None  # what a person does meanwhile


def _box(name: str, mishap: Mishap, *kinds: FaultKind, then: Any = None) -> Seed:
    return Seed(name, kinds, box=mishap, then=then)


def _stream(name: str, found: FaultKind, **fields: Any) -> Seed:
    return Seed(name, (found,), stream=fields)


def _base(mishap: BaseMishap, found: FaultKind) -> Seed:
    return Seed(f"wheelbase: {mishap.value}", (found,), base=mishap)


def _switch_off(race: Desk, rig: int) -> None:
    """A rig is written to in a green race only when the director has released it."""
    race.act(ReleaseRig(rig, "its wheelbase makes a noise"), race.director)
    race.act(SetBasePower(rig, False, "its wheelbase makes a noise"), race.technician)


def _wave_yellow(race: Desk, rig: int) -> None:
    del rig
    race.act(ShowFlag(SESSION, Flag.YELLOW), race.director)


BOXES: Final = (
    _box("e-stop pressed", Mishap.ESTOP, FaultKind.ESTOP_OPEN),
    _box("fuse of the wheelbase", Mishap.FUSE, FaultKind.POWER_GONE),
    _box("relay stuck", Mishap.RELAY, FaultKind.RELAY_STUCK, then=_switch_off),
    _box("cover opened", Mishap.COVER, FaultKind.COVER_OPEN),
    _box("seat left", Mishap.SEAT, FaultKind.SEAT_EMPTY),
    _box("silent box", Mishap.SILENT, FaultKind.BOX_SILENT),
    _box("checksum errors", Mishap.CHECKSUM, FaultKind.BOX_GARBLED),
    _box("late answers", Mishap.LATE, FaultKind.BOX_LATE),
    _box("box with other registers", Mishap.WRONG_MAP, FaultKind.BOX_REFUSES),
    _box("noise on a line", Mishap.NOISE, FaultKind.BOX_GARBLED),
    _box("lamp stuck, then yellow", Mishap.LAMPS, FaultKind.LAMP_MISSED, then=_wave_yellow),
    _box("adapter pulled out", Mishap.ADAPTER, FaultKind.ADAPTER_GONE),
)
STREAMS: Final = (
    _stream("console silent", FaultKind.STREAM_STALE, kind="silent"),
    _stream("packets lost, 15 %", FaultKind.PACKETS_LOST, kind="loss", share=0.15),
    _stream("packets doubled, 15 %", FaultKind.PACKETS_DOUBLED, kind="doubles", share=0.15),
    _stream("packets out of order", FaultKind.PACKETS_LATE, kind="stream", what="reorder"),
    _stream("rubbish from its address", FaultKind.PACKETS_REFUSED, kind="stream", what="rubbish"),
    _stream("jitter", FaultKind.JITTER, kind="stream", what="jitter"),
    _stream("game 2 % too slow", FaultKind.CLOCK_RATE, kind="stream", what="slow game"),
    _stream("another packet type", FaultKind.PACKET_TYPE, kind="stream", what="other type"),
    _stream("another car", FaultKind.OTHER_CAR, kind="stream", what="other car"),
    _stream("inputs frozen", FaultKind.INPUTS_FROZEN, kind="stream", what="frozen inputs"),
    _stream("console in a menu", FaultKind.IN_MENU, kind="stream", what="menu"),
    _stream("game paused", FaultKind.PAUSED, kind="stream", what="paused"),
    _stream("replay", FaultKind.REPLAY, kind="stream", what="replay"),
)
BASES: Final = (
    _base(BaseMishap.UNPLUGGED, FaultKind.UNPLUGGED),
    _base(BaseMishap.CONSOLE_MODE, FaultKind.WRONG_MODE),
    _base(BaseMishap.COMPATIBILITY_MODE, FaultKind.WRONG_MODE),
    _base(BaseMishap.FIRMWARE, FaultKind.FIRMWARE),
    _base(BaseMishap.MODEL, FaultKind.MODEL),
    _base(BaseMishap.MOTOR, FaultKind.MOTOR),
    _base(BaseMishap.SILENT, FaultKind.SILENT),
    _base(BaseMishap.RIM, FaultKind.RIM),
    _base(BaseMishap.TUNING, FaultKind.TUNING),
    _base(BaseMishap.FROZEN, FaultKind.FROZEN),
    _base(BaseMishap.NOISY, FaultKind.NOISY),
)
# One after the other, the four rows at the same time.
SEEDS: Final = (BOXES, STREAMS[::2], BASES, STREAMS[1::2])


class Sown(Struct, frozen=True):
    """A seed with its place and its time: seconds after the start."""

    seed: Seed
    rig: int
    at_s: float


def sown(
    seeds: Sequence[Sequence[Seed]], rigs: Sequence[int], first_s: float, every_s: float
) -> tuple[Sown, ...]:
    """By time. No rig has two at once: the rows run side by side, some rigs apart."""
    apart = len(rigs) // max(1, len(seeds))
    found = [
        Sown(
            seed,
            rigs[(turn * STEP + row * apart) % len(rigs)],
            first_s + (turn + row / len(seeds)) * every_s,
        )
        for row, kinds in enumerate(seeds)
        for turn, seed in enumerate(kinds)
    ]
    return tuple(sorted(found, key=lambda one: one.at_s))
