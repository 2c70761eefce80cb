"""The guided tests of a rig: what was seen in, a verdict with its figures out. Pure functions.

A test that is not over yet answers with a sentence: what the technician still has to do.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import Final, NamedTuple

from msgspec import Struct

from racecontrol.meeting.parity import Value
from racecontrol.rigs.wheelbase import (
    CENTRE,
    COUNTS,
    BaseState,
    Parameter,
    Place,
    WheelbaseReading,
)
from racecontrol.timing.health import RigHealth

NS_PER_S: Final = 1_000_000_000
JIG_DEG: Final = 90.0
JIG_SHARE: Final = 0.01  # of the range
CENTRE_DEG: Final = 0.5
NOISE_COUNTS: Final = 2
PEDAL_PERCENT: Final = 1.0
PEDAL_NOISE_PERCENT: Final = 0.5
CADENCE_HZ: Final = 400
GAP_MS: Final = 20
STILL_NS: Final = NS_PER_S  # a wheel that rests for so long has arrived
STILL_COUNTS: Final = 60  # a degree at 1080
REST_NS: Final = 5 * NS_PER_S
SOAK_NS: Final = 60 * NS_PER_S
PACKETS_NS: Final = 10 * NS_PER_S
LOCK: Final = 0.02  # of the range: so near to its end a wheel is at the lock
TURNS: Final = 2  # lock to lock
BUTTONS_MOST: Final = 128  # a report has no more


class Point(NamedTuple):
    """A base at one moment: steering and pedals as counts, pedals 0 when released."""

    at_ns: int
    steering: int
    throttle: int
    brake: int
    clutch: int


class Estops(Struct, frozen=True):
    """How often the loop of a rig was opened and reset since the test began."""

    opened: int = 0
    reset: int = 0


class Evidence(Struct, frozen=True):
    """All that a test may look at, since it began. Times are of the monotonic clock."""

    since_ns: int
    now_ns: int
    first: WheelbaseReading | None = None  # as the test began
    reading: WheelbaseReading | None = None  # now
    trace: tuple[Point, ...] = ()
    pressed: frozenset[int] = frozenset()  # buttons seen since
    held: frozenset[int] = frozenset()  # buttons held now
    health: RigHealth | None = None
    lost: int = 0  # packets of the console since
    estops: Estops = Estops()
    differences: tuple[str, ...] = ()  # from the golden rig, in words
    buttons: frozenset[int] = frozenset()  # of the golden rig; empty: not known

    @property
    def for_ns(self) -> int:
        return self.now_ns - self.since_ns

    @property
    def range_deg(self) -> int:
        """From lock to lock, as the tuning menu has it; 1080 where it says AUTO or nothing."""
        record = self.reading.tuning if self.reading else None
        if record is None:
            return 1080
        setting = next((s for s in record.settings if s.parameter is Parameter.SEN), None)
        return setting.value if setting and setting.text != "AUTO" else 1080

    def last(self, span_ns: int) -> tuple[Point, ...]:
        """Points of the last so many nanoseconds, of this test only."""
        since_ns = max(self.since_ns, self.now_ns - span_ns)
        return tuple(point for point in self.trace if point.at_ns >= since_ns)


class Verdict(Struct, frozen=True):
    """A test that is over. `values` go on the rig's sheet."""

    passed: bool
    figures: str
    values: tuple[Value, ...] = ()


Outcome = Verdict | str


def judge(check: str, seen: Evidence) -> Outcome | None:
    """The verdict, or what is still to be done; None: a person has to say."""
    rule = RULES.get(check)
    return rule(seen) if rule else None


def _base(seen: Evidence) -> WheelbaseReading | str:
    reading = seen.reading
    if reading is None or reading.place is not Place.PC:
        return "The base is not on the PC. Plug it in."
    if reading.state is not BaseState.READY:
        return reading.sentence or f"The base is {reading.state.value}."
    return reading


def _presence(seen: Evidence) -> Outcome:
    reading = seen.reading
    if reading is None or reading.place is not Place.PC:
        return "The base is not on the PC. Plug it in."
    return Verdict(True, f"at port {reading.port}")


def _mode(seen: Evidence) -> Outcome:
    reading = seen.reading
    if reading is None or reading.place is not Place.PC:
        return "The base is not on the PC. Plug it in."
    if reading.state in (BaseState.WRONG_MODE, BaseState.FORBIDDEN):
        return Verdict(False, reading.sentence)
    ready = reading.state is BaseState.READY
    return Verdict(True, "PC mode") if ready else "The base is being asked."


def _identity(seen: Evidence) -> Outcome:
    reading = _base(seen)
    if isinstance(reading, str):
        return reading
    who = reading.identity
    if who is None:
        return "The base is being asked."
    if not who.motor_answers:
        return Verdict(False, "the base does not hear its motor")
    wrong = _of(seen.differences, ("Base", "Motor", "Rim", "Button", "Module"))
    return Verdict(not wrong, wrong or f"{who.base} {who.base_firmware}, {who.rim}")


def _tuning(seen: Evidence) -> Outcome:
    reading = _base(seen)
    if isinstance(reading, str):
        return reading
    if reading.tuning is None:
        return "The tuning record is being read."
    named = (*(parameter.value for parameter in Parameter), "Set-up", "Tuning")
    wrong = _of(seen.differences, named)
    automatic = any(
        s.parameter is Parameter.SEN and s.text == "AUTO" for s in reading.tuning.settings
    )
    if automatic and not wrong:
        return Verdict(False, "SEN is AUTO: the game sets the range")
    return Verdict(not wrong, wrong or f"{len(reading.tuning.settings)} values")


def _of(differences: Iterable[str], begins: tuple[str, ...]) -> str:
    """The differences whose name begins so, as one text."""
    return "; ".join(words for words in differences if words.startswith(begins))


def _range(seen: Evidence) -> Outcome:
    points = seen.last(STILL_NS)
    offset = abs(median(p.steering for p in points) - CENTRE) if points else 0.0
    degrees = offset * seen.range_deg / COUNTS
    if not _rests(seen, points) or degrees < JIG_DEG / 2:
        return "Turn the wheel to the 90° stop of the jig and hold it there."
    found_deg = JIG_DEG * COUNTS / offset
    passed = abs(degrees - JIG_DEG) <= JIG_DEG * JIG_SHARE
    value = Value("range", f"{found_deg:.0f}°", round(found_deg, 1))
    return Verdict(passed, f"{degrees:.1f}° of 90°", (value,))


def _rests(seen: Evidence, points: Sequence[Point]) -> bool:
    if seen.for_ns < STILL_NS or len(points) < 2:
        return False
    counts = [point.steering for point in points]
    return max(counts) - min(counts) <= STILL_COUNTS


def _centre(seen: Evidence) -> Outcome:
    turns = _turns(seen.last(SOAK_NS))
    if turns < TURNS:
        return f"Turn from lock to lock: {turns} of {TURNS} done."
    points = seen.last(STILL_NS)
    off_deg = abs(median(p.steering for p in points) - CENTRE) * seen.range_deg / COUNTS
    if not _rests(seen, points) or off_deg > 45:
        return "Now put the wheel into the jig at 0°."
    value = Value("centre", f"{off_deg:.2f}°", round(off_deg, 2))
    return Verdict(off_deg <= CENTRE_DEG, f"{off_deg:.2f}° off", (value,))


def _turns(points: Iterable[Point]) -> int:
    """How often the wheel came from one lock to the other and back."""
    side, ends = 0, 0
    for point in points:
        left, right = point.steering < LOCK * COUNTS, point.steering > (1 - LOCK) * COUNTS
        now = -1 if left else 1 if right else 0
        if now and now != side:
            side, ends = now, ends + 1
    return ends // 2


def _noise(seen: Evidence) -> Outcome:
    if seen.for_ns < REST_NS:
        left_s = (REST_NS - seen.for_ns) / NS_PER_S
        return f"Hands off the wheel: {left_s:.0f} s left."
    counts = [point.steering for point in seen.last(REST_NS)]
    if not counts:
        return "Nothing came from the base in 5 s. Move the wheel once."
    noise = max(counts) - min(counts)
    value = Value("steering.noise", f"{noise} counts", float(noise))
    return Verdict(noise <= NOISE_COUNTS, f"{noise} counts in 5 s", (value,))


def _pedals(seen: Evidence) -> Outcome:
    points = seen.last(SOAK_NS)
    rest = seen.last(STILL_NS)
    found: list[Value] = []
    wrong: list[str] = []
    for at, name in enumerate(("throttle", "brake"), 2):
        counts = [point[at] for point in points]
        if not counts or max(counts) < 0.5 * (COUNTS - 1):
            return f"Press the {name} slowly to its stop."
        if not rest or max(point[at] for point in rest) > 0.2 * (COUNTS - 1):
            return f"Let the {name} go."
        least, most = _percent(min(counts)), _percent(max(counts))
        noise = _percent(max(p[at] for p in rest) - min(p[at] for p in rest))
        for what, percent in (("released", least), ("pressed", most), ("noise", noise)):
            found.append(Value(f"{name}.{what}", f"{percent:.1f} %", round(percent, 2)))
        if least > PEDAL_PERCENT or most < 100 - PEDAL_PERCENT or noise > PEDAL_NOISE_PERCENT:
            wrong.append(f"{name} {least:.1f} to {most:.1f} %, noise {noise:.1f} %")
    return Verdict(not wrong, "; ".join(wrong) or "0 to 100 %, quiet", tuple(found))


def _percent(count: float) -> float:
    return count * 100 / (COUNTS - 1)


def _buttons(seen: Evidence) -> Outcome:
    missing = seen.buttons - seen.pressed
    if missing:
        return f"Press the buttons: {len(seen.pressed)} of {len(seen.buttons)} seen."
    if not seen.pressed:
        return "Press every button and paddle once."
    if seen.held:
        held = ", ".join(str(button) for button in sorted(seen.held))
        if seen.for_ns < SOAK_NS:
            return f"Let go: button {held} is held."
        return Verdict(False, f"button {held} is stuck")
    pressed = Value("buttons", in_runs(seen.pressed))
    return Verdict(True, f"{len(seen.pressed)} buttons", (pressed,))


def in_runs(numbers: Iterable[int]) -> str:
    """`1-8 11 13-20`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return " ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def of_runs(words: str) -> frozenset[int]:
    """The buttons that `in_runs` wrote, or that a golden file lists; other words name none."""
    ends = re.findall(r"(\d+)(?:-(\d+))?", words)
    return frozenset(
        button
        for least, most in ends
        for button in range(int(least), min(int(most or least), BUTTONS_MOST) + 1)
    )


def _cadence(seen: Evidence) -> Outcome:
    reading = _base(seen)
    if isinstance(reading, str):
        return reading
    if seen.for_ns < REST_NS:
        return f"Keep turning the wheel: {(REST_NS - seen.for_ns) / NS_PER_S:.0f} s left."
    figures = f"{reading.rate_hz} in a second, longest gap {reading.longest_gap_ms} ms"
    passed = reading.rate_hz >= CADENCE_HZ and reading.longest_gap_ms < GAP_MS
    value = Value("cadence", f"{reading.rate_hz} /s", float(reading.rate_hz))
    return Verdict(passed, figures, (value,))


def _soak(seen: Evidence) -> Outcome:
    gone = seen.reading is None or seen.reading.place is not Place.PC
    left = (seen.reading.left if seen.reading else 0) - (seen.first.left if seen.first else 0)
    if left or gone:
        return Verdict(False, f"the base left its port after {seen.for_ns / NS_PER_S:.0f} s")
    if seen.for_ns < SOAK_NS:
        return f"{(SOAK_NS - seen.for_ns) / NS_PER_S:.0f} s left."
    return Verdict(True, "60 s without an error")


def _estop(seen: Evidence) -> Outcome:
    if not seen.estops.opened:
        return "Press the e-stop."
    if not seen.estops.reset:
        return "Release the e-stop, then reset it."
    return Verdict(True, "opened, closed, reset")


def _packets(seen: Evidence) -> Outcome:
    if seen.health is None or not seen.health.packet_type:
        return "No packet of the console yet. Start a lap on it."
    if seen.lost:
        return Verdict(False, f"{seen.lost} packets lost in {seen.for_ns / NS_PER_S:.0f} s")
    if seen.for_ns < PACKETS_NS:
        return f"{(PACKETS_NS - seen.for_ns) / NS_PER_S:.0f} s left."
    return Verdict(True, f"{seen.health.packet_rate_hz:.1f} packets a second, none lost")


RULES: Final[dict[str, Callable[[Evidence], Outcome]]] = {
    "presence": _presence,
    "mode": _mode,
    "identity": _identity,
    "tuning": _tuning,
    "range": _range,
    "centre": _centre,
    "noise": _noise,
    "pedals": _pedals,
    "buttons": _buttons,
    "cadence": _cadence,
    "soak": _soak,
    "estop": _estop,
    "packets": _packets,
}
