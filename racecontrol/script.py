"""A rehearsal file: what the officials do and when, and what happens to the cars."""

import tomllib
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec

from racecontrol.meeting.eventfile import EventFileError
from racecontrol.meeting.model import Flag, Noun
from racecontrol.meeting.procedures import Neutral


class FlagStep(Noun, frozen=True):
    flag: Flag
    sector: int = 0
    entry: int = -1


class NoteStep(Noun, frozen=True):
    entries: tuple[int, ...]
    reason: str
    turn: int = 0


class DecisionStep(Noun, frozen=True):
    entry: int
    penalty: str
    reason: str
    lap: int = 0


class NeutralStep(Noun, frozen=True):
    kind: Neutral | None = None  # None: the one that is out ends


class SwapStep(Noun, frozen=True):
    """Once the driver's rig is silent: to another one; once he drives again: the time he lost."""

    entry: int
    rig: int
    reason: str


class Step(Noun, frozen=True):
    """One act of the script, and when: the leader has done `lap` laps, or `after_s` game seconds.

    With neither it is done when the session has ended, before its result is published.
    """

    session: str
    lap: int = 0
    after_s: float = 0.0
    flag: FlagStep | None = None
    note: NoteStep | None = None
    decision: DecisionStep | None = None
    neutral: NeutralStep | None = None
    swap: SwapStep | None = None
    red: bool = False  # red flag; once every car is round, the order, and a restart

    @property
    def after_the_end(self) -> bool:
        return not self.lap and not self.after_s


class ProvingPlan(Noun, frozen=True):
    """Before the first session the technician proves the rigs equal, and has them sealed."""

    golden: int  # the rig that all have to be like


class Script(Noun, frozen=True):
    """A rehearsal file: what the officials do, and what happens to the cars."""

    proving: ProvingPlan | None = None
    steps: tuple[Step, ...] = ()
    incidents: tuple[dict[str, Any], ...] = ()  # the stage reads these
    boxes: tuple[dict[str, Any], ...] = ()  # and these the simulated rig boxes


def load_script(path: Path | Traversable) -> Script:
    """Raises EventFileError, one sentence."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Script)
    except OSError:
        raise EventFileError(f"There is no rehearsal file {path}.") from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise EventFileError(f"{path.name}: {error}") from None
