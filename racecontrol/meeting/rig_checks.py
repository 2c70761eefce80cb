"""The checks of a rig before an event: what is done, and what a pass is.

The figures in the rules are proposals of ours; the maker of the wheelbases states none.
"""

from enum import StrEnum
from typing import Final

from racecontrol.meeting.noun import Noun


class Judge(StrEnum):
    """Who says whether a check is passed."""

    PROGRAM = "measured"
    PERSON = "seen by a person"
    TICK = "ticked by hand"  # no program can know


class Check(Noun, frozen=True):
    """One check of the list. `rule` is what a pass is, in words."""

    key: str
    name: str
    judge: Judge
    rule: str
    how: str  # what the technician does


CHECKS: Final[tuple[Check, ...]] = (
    Check("presence", "One base at its port", Judge.PROGRAM, "one base, at the rig's own port",
          "Plug the base into the PC."),
    Check("mode", "PC mode", Judge.PROGRAM, "PC mode, all its reports there",
          "Press the mode button until the LED is red."),
    Check("identity", "Base, motor, rim", Judge.PROGRAM, "as the golden rig; the motor answers",
          "Wait until the base has answered."),
    Check("tuning", "Tuning menu", Judge.PROGRAM, "every value as the golden rig, SEN not AUTO",
          "Wait until the record is read, or write the golden one."),
    Check("range", "Steering jig", Judge.PROGRAM, "90 degrees within 1 %",
          "Turn the wheel to the 90 degree stop of the jig."),
    Check("centre", "Centre return", Judge.PROGRAM, "within 0.5 degrees after lock to lock twice",
          "Turn from lock to lock twice, then back into the jig."),
    Check("noise", "Steering at rest", Judge.PROGRAM, "2 counts in 5 s", "Hands off for 5 s."),
    Check("pedals", "Pedals to the stop", Judge.PROGRAM, "0 % released, 100 % pressed, noise 0.5 %",
          "Press each pedal slowly to its stop and let it go."),
    Check("buttons", "Buttons", Judge.PROGRAM, "each seen once, none stuck",
          "Press every button and paddle once."),
    Check("cadence", "Reports", Judge.PROGRAM, "400 in a second, no gap of 20 ms",
          "Keep turning the wheel for 5 s."),
    Check("soak", "Soak", Judge.PROGRAM, "60 s without an error of the device", "Wait 60 s."),
    Check("display", "Display shows the rig number", Judge.PERSON, "the number of the rig",
          "Look at the rim."),
    Check("leds", "LED colours", Judge.PERSON, "red, then blue, all of them", "Look at the rim."),
    Check("rumble", "Rumble", Judge.PERSON, "felt in both hands", "Hold the rim."),
    Check("force-off", "Force off", Judge.PERSON, "the wheel turns freely", "Turn the wheel."),
    Check("estop", "E-stop", Judge.PROGRAM, "opened, closed and reset", "Press the e-stop."),
    Check("packets", "Packets of the console", Judge.PROGRAM, "10 s without a lost one",
          "Start a lap on the console."),
    Check("supply", "Power supply", Judge.TICK, "the big one, seated", "Look at the plug."),
    Check("torque-key", "Torque key", Judge.TICK, "in, and the prompt accepted", "Look at it."),
    Check("heat", "Fan and case", Judge.TICK, "fan quiet, case not hot", "Feel the case."),
)  # fmt: skip
CHECK: Final = {check.key: check for check in CHECKS}
