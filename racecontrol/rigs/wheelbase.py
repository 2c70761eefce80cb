"""A wheelbase as it was last known: where it is, what it is, how it is set, how it is moved.

A wheelbase has one USB port. While it hangs on this machine everything here can be read; while it
hangs on its console nothing can, and what was read before has an age and is not live.
"""

from enum import StrEnum
from typing import Final

from racecontrol.meeting.noun import Noun
from racecontrol.meeting.place import Place as Place

STALE_NS: Final = 4_000_000_000  # two questions to a wheelbase at rest went unanswered
CENTRE: Final = 0x8000  # count of the steering axis straight ahead
COUNTS: Final = 0x10000  # of the steering axis over the whole range


class BaseState(StrEnum):
    """What this machine can do with a wheelbase."""

    READY = "ready"
    ASKED = "being asked"
    WRONG_MODE = "wrong mode"
    SILENT = "does not answer"
    FORBIDDEN = "may not be opened"
    AWAY = "cannot be asked"  # it is not on this machine


class Axis(StrEnum):
    STEERING = "steering"
    THROTTLE = "throttle"
    BRAKE = "brake"
    CLUTCH = "clutch"


class Parameter(StrEnum):
    """The tuning menu, by the names that the wheelbase shows."""

    SEN = "SEN"  # rotation range, degrees
    FF = "FF"  # force, %
    SHO = "SHO"  # rim vibration, %
    BLI = "BLI"  # brake level at which the rim vibrates, %
    FFS = "FFS"  # scaling of the force
    DEA = "DEA"  # dead zone
    DRI = "DRI"  # drift mode
    FOR = "FOR"  # game's constant force, %
    SPR = "SPR"  # game's spring, %
    DPR = "DPR"  # game's damper, %
    NDP = "NDP"  # natural damper, %
    NFR = "NFR"  # natural friction, %
    BRF = "BRF"  # brake force of a load cell, %
    BRG = "BRG"  # brake gain; without effect where BRF has one
    FEI = "FEI"  # force effect intensity, %
    MPS = "MPS"  # rotary switches of the rim
    ACP = "ACP"  # analogue paddles
    INT = "INT"  # filter
    NIN = "NIN"  # natural inertia, %
    FUL = "FUL"  # FullForce, %
    BIL = "BIL"  # named by the maker's library alone
    ROT = "ROT"  # the same


class TuningMode(StrEnum):
    STANDARD = "Standard"  # offers a few parameters only
    ADVANCED = "Advanced"


class Identity(Noun, frozen=True):
    """What a wheelbase answers when it is asked who it is. Versions as text, as in `2.12.0.2`."""

    base_type: int
    base: str
    base_firmware: str
    motor_firmware: str  # only zeros: the base does not hear its motor
    wireless_firmware: str
    rim_id: int
    rim: str
    rim_firmware: str
    module_id: int
    module: str
    module_firmware: str
    raw: bytes  # the whole report, for a comparison byte by byte

    @property
    def motor_answers(self) -> bool:
        return bool(self.motor_firmware.strip("0."))


class Setting(Noun, frozen=True):
    """One parameter of the tuning menu."""

    parameter: Parameter
    value: int  # in the parameter's own unit; where `text` is AUTO or OFF, the byte
    text: str  # as the wheelbase shows it
    byte: int  # as it stands in the record

    def __str__(self) -> str:
        return f"{self.parameter} {self.text}"


class TuningRecord(Noun, frozen=True):
    """The active slot of the tuning menu."""

    slot: int  # 1 to 5
    mode: TuningMode
    settings: tuple[Setting, ...]
    raw: bytes  # the whole report

    def __getitem__(self, parameter: Parameter) -> Setting:
        """KeyError when the record does not have it."""
        for setting in self.settings:
            if setting.parameter is parameter:
                return setting
        raise KeyError(parameter)


class Difference(Noun, frozen=True):
    """One line in which a record is not like the golden one."""

    what: str
    found: str
    golden: str

    def __str__(self) -> str:
        return f"{self.what} {self.found}, golden {self.golden}"


class Inputs(Noun, frozen=True):
    """One input report. Pedals: 0 released, 65535 pressed. `at_ns`: monotonic clock."""

    at_ns: int
    steering: int  # 0 to 65535 over the range that is set now; 32768 straight ahead
    throttle: int
    brake: int
    clutch: int
    buttons: tuple[int, ...]  # numbers of those held, from 1
    hat: int | None  # 0 to 7 in steps of 45 degrees from the top; None: released
    stick: tuple[int, int]  # -128 to 127
    handbrake: int  # 0 to 255; which byte that is nobody has confirmed
    handbrake_bytes: tuple[int, int]  # both candidates as they came
    rim_id: int | None  # None: this report says something else
    firmware: int | None

    def steering_deg(self, range_deg: int) -> float:
        """Degrees from straight ahead, to the right; `range_deg` from lock to lock."""
        return (self.steering - CENTRE) * range_deg / COUNTS

    def axis(self, axis: Axis) -> int:
        value: int = getattr(self, axis.value)
        return value


class AxisMotion(Noun, frozen=True):
    """How an axis moved lately; what tells a frozen or a noisy one from one that is at rest."""

    axis: Axis
    count: int  # 0 to 65535
    changed_ns: int  # monotonic, when it last changed
    travel: int  # counts that it moved in the 20 ms before it last changed
    reports_since: int  # reports that came since it last changed
    turns: int  # how often it turned round by a half percent or more, in the last second


class WheelbaseReading(Noun, frozen=True):
    """A wheelbase, as it was last known. Times are of the monotonic clock."""

    rig: int | None  # None: tied to no rig
    label: str  # the sticker that the operator put on it
    port: str  # USB port, as in `1-1.4:1.0`
    place: Place
    state: BaseState
    sentence: str  # what is wrong and how to mend it; empty: nothing
    seen_ns: int | None = None  # last report or answer; None: never
    product_id: int = 0
    release: int = 0  # bcdDevice: good for "the same on all twelve" only
    identity: Identity | None = None
    tuning: TuningRecord | None = None
    inputs: Inputs | None = None
    motion: tuple[AxisMotion, ...] = ()
    reports: int = 0  # since it was plugged in
    rate_hz: int = 0  # reports in the last second
    longest_gap_ms: int = 0  # between two reports, in the last second
    left: int = 0  # how often it left its port
    pulled: bool = False  # it left its port, and nobody had said that it would

    def age_ns(self, now_ns: int) -> int | None:
        """Since anything was heard of it; None: never."""
        return None if self.seen_ns is None else max(now_ns - self.seen_ns, 0)

    def live(self, now_ns: int) -> bool:
        """Whether its inputs may be shown as those of this moment."""
        age_ns = self.age_ns(now_ns)
        here = self.place is Place.PC and self.state is BaseState.READY
        return here and age_ns is not None and age_ns <= STALE_NS


def differences(golden: TuningRecord, found: TuningRecord) -> tuple[Difference, ...]:
    """The lines in which a tuning record differs, slot and mode first; empty: none."""
    lines = []
    if found.slot != golden.slot:
        lines.append(Difference("slot", str(found.slot), str(golden.slot)))
    if found.mode is not golden.mode:
        lines.append(Difference("menu", found.mode, golden.mode))
    wanted = {setting.parameter: setting for setting in golden.settings}
    for setting in found.settings:
        other = wanted.get(setting.parameter)
        if other is None or other.byte != setting.byte:
            text = other.text if other else "not there"
            lines.append(Difference(setting.parameter, setting.text, text))
    have = {setting.parameter for setting in found.settings}
    gone = [one for one in golden.settings if one.parameter not in have]
    lines += [Difference(one.parameter, "not there", one.text) for one in gone]
    return tuple(lines)


def identity_differences(golden: Identity, found: Identity) -> tuple[Difference, ...]:
    """The lines in which model, firmware, rim or module differ; empty: none."""
    named = (
        ("base", golden.base, found.base),
        ("base firmware", golden.base_firmware, found.base_firmware),
        ("motor firmware", golden.motor_firmware, found.motor_firmware),
        ("wireless firmware", golden.wireless_firmware, found.wireless_firmware),
        ("rim", golden.rim, found.rim),
        ("rim firmware", golden.rim_firmware, found.rim_firmware),
        ("module", golden.module, found.module),
        ("module firmware", golden.module_firmware, found.module_firmware),
    )
    return tuple(Difference(what, theirs, ours) for what, ours, theirs in named if ours != theirs)


def unexplained_differences(golden: Identity, found: Identity) -> tuple[Difference, ...]:
    """Bytes of the two answers that differ, whether or not anyone knows what they mean."""
    pairs = enumerate(zip(golden.raw, found.raw, strict=False))
    return tuple(
        Difference(f"byte 0x{at:02X}", f"0x{theirs:02X}", f"0x{ours:02X}")
        for at, (ours, theirs) in pairs
        if ours != theirs
    )
