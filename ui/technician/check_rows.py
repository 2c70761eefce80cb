"""The checks as a table: at the left those of the chosen rig in full, at the right all rigs."""

from collections.abc import Mapping
from typing import Final

from racecontrol.meeting.deciding.parity import rigs_of
from racecontrol.meeting.parity_facts import CheckDone
from racecontrol.meeting.rig_checks import CHECKS, Check, Judge
from racecontrol.meeting.state import State
from racecontrol.proving import Trial
from ui import format as text
from ui.nouns import noun
from ui.technician.rig_table import Cell, Content, Head, Look, Row
from ui.tr import ruled, tr

PASSED: Final = "✓"
FAILED: Final = "✗"
RUNNING: Final = "▸"
OPEN: Final = "·"
ALL: Final = len(CHECKS)
BY_DIGIT: Final = {  # in the order in which a person at a rig does them
    1: "range", 2: "pedals", 3: "buttons", 4: "display", 5: "leds",
    6: "rumble", 7: "force-off", 8: "estop", 9: "packets", 0: "soak",
}  # fmt: skip
DIGITS: Final = {check: str(digit) for digit, check in BY_DIGIT.items()}
NO_DIGIT: Final = "\u2007"  # as wide as one


def check_table(
    state: State, rig: int, trials: Mapping[int, Trial], order: tuple[int, ...] = ()
) -> Content:
    """A row for each check; its figures, who and when are of the chosen rig.

    `order` of the rigs; empty: that of the seats.
    """
    seats = tuple(one.number for one in state.meeting.rigs) if state.meeting else ()
    rigs = order or seats
    rows = tuple(_row(state, check, rig, rigs, trials) for check in CHECKS)
    heads = tuple(_head(state, one) for one in rigs)
    of_rig = tr("Rig {rig}", rig=rig) if rig else tr("No rig chosen")
    return Content((tr("Check"), of_rig, tr("Who, when")), (190, 270, 170), heads, rows)


def _row(
    state: State, check: Check, rig: int, rigs: tuple[int, ...], trials: Mapping[int, Trial]
) -> Row:
    lead = (
        Cell(
            f"{DIGITS.get(check.key, NO_DIGIT)}  {ruled(check.name)}",
            Look.PLAIN,
            f"{ruled(check.name)}: {ruled(check.rule)}. {ruled(check.how)}",
        ),
        _figures(state, check, rig, trials),
        _signed(state, check, rig),
    )
    return Row(check.key, lead, tuple(_mark(state, check, one, trials) for one in rigs))


def done_of(state: State, rig: int, check: str) -> CheckDone | None:
    """The last time that this check was done at this rig."""
    return state.parity.checks.get(rig, {}).get(check)


def _runs(trials: Mapping[int, Trial], rig: int, check: Check) -> bool:
    return rig in trials and trials[rig].check == check.key


def _figures(state: State, check: Check, rig: int, trials: Mapping[int, Trial]) -> Cell:
    if _runs(trials, rig, check):
        return Cell(
            ruled(trials[rig].sentence) or tr("running"), Look.RUNNING, ruled(trials[rig].sentence)
        )
    done = done_of(state, rig, check.key)
    if done is None:
        return Cell(ruled(check.rule), Look.ABSENT, tr("To pass: {rule}.", rule=ruled(check.rule)))
    words = done.figures or (tr("passed") if done.passed else tr("failed"))
    look = Look.PLAIN if done.passed else Look.DIFFERS
    return Cell(words, look, tr("{words}. To pass: {rule}.", words=words, rule=ruled(check.rule)))


def _signed(state: State, check: Check, rig: int) -> Cell:
    done = done_of(state, rig, check.key)
    if done is None:
        return Cell(
            noun(check.judge),
            Look.ABSENT,
            tr("{check} is {judge}.", check=ruled(check.name), judge=noun(check.judge)),
        )
    words = f"{done.by}, {text.time_of_day(done.at_ns)}"
    look = Look.PLAIN if check.judge is Judge.PROGRAM else Look.HUMAN
    return Cell(words, look, f"{ruled(check.name)}: {noun(check.judge)}, {words}.")


def _mark(state: State, check: Check, rig: int, trials: Mapping[int, Trial]) -> Cell:
    said = tr("Rig {rig}: {check}", rig=rig, check=ruled(check.name))
    if _runs(trials, rig, check):
        return Cell(
            RUNNING,
            Look.RUNNING,
            tr("{said} runs. {sentence}", said=said, sentence=ruled(trials[rig].sentence)).strip(),
        )
    done = done_of(state, rig, check.key)
    if done is None:
        return Cell(OPEN, Look.ABSENT, tr("{said} is open.", said=said))
    figures = f" {done.figures}," if done.figures else ""
    by = f"{figures} {done.by}, {text.time_of_day(done.at_ns)}."
    if done.passed:
        return Cell(PASSED, Look.EQUAL, tr("{said} passed:{by}", said=said, by=by))
    return Cell(FAILED, Look.DIFFERS, tr("{said} failed:{by}", said=said, by=by))


def passed_of(state: State, rig: int) -> int:
    """How many checks this rig has passed."""
    return sum(state.parity.passed(rig, check.key) for check in CHECKS)


def _head(state: State, rig: int) -> Head:
    passed = passed_of(state, rig)
    failed = any(not done.passed for done in state.parity.checks.get(rig, {}).values())
    said = tr("Rig {rig}: {passed} of {all} checks passed.", rig=rig, passed=passed, all=ALL)
    return Head(rig, letters=str(passed), odd=failed, sentence=said)


def checked_rigs(state: State) -> tuple[int, ...]:
    """Those at which somebody sits and which have passed all checks."""
    if state.meeting is None:
        return ()
    return tuple(rig for rig in rigs_of(state) if passed_of(state, rig) == ALL)


def next_open(state: State, rig: int, after: str = "") -> str:
    """The next check of a rig that is not passed, from this one on; empty: none is left."""
    keys = [check.key for check in CHECKS]
    at = keys.index(after) + 1 if after in keys else 0
    order = (*keys[at:], *keys[:at])
    return next((key for key in order if not state.parity.passed(rig, key)), "")
