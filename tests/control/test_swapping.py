"""The crew of a rehearsal moves a driver off a dead rig, and credits what it cost."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from racecontrol.control import Accepted, Control, open_meeting
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.acts import AnyAct, FormGrid, StartSession
from racecontrol.meeting.facts import RigFellSilent
from racecontrol.meeting.model import Officials, Person, Rig
from racecontrol.meeting.parity import Value
from racecontrol.meeting.parity_acts import LoadGolden, RecordCheck
from racecontrol.script import SwapStep
from racecontrol.script_acts import Crew
from racecontrol.swapping import Swapping
from tests.story import DIRECTOR, meeting

STEP = SwapStep(7, 13, "No power")
DEAD, SPARE = 1, 13


class Hall:
    """A race on its way, a crew, and the rigs that are seen to drive."""

    def __init__(self, path: Path) -> None:
        plain = replace(meeting(7, 12), officials=Officials("D", "S", "T"))
        event = replace(plain, rigs=(*plain.rigs, Rig(SPARE, "127.0.2.13")))
        self.journal = SqliteJournal(path, "test")
        self.control = Control(self.journal, open_meeting(self.journal, event))
        self.control.start()
        self.driving: set[int] = {DEAD, 2}
        self.refused: list[str] = []
        crew = Crew.of(event.officials)
        self.swapping = Swapping(self.control, crew, self.act, lambda: self.driving)
        self.act(DIRECTOR, FormGrid("race-1", (7, 12)))
        self.act(DIRECTOR, StartSession("race-1"))

    def act(self, who: Person, act: AnyAct) -> None:
        answer = self.control.submit(act, who).result(timeout=10)
        if not isinstance(answer, Accepted):
            self.refused.append(answer.reason)

    def fall_silent(self) -> None:
        self.control.observe(RigFellSilent(DEAD, self.control.clock.now()))
        self.act(DIRECTOR, RecordCheck(2, "heat", True))  # answered once that is durable

    def goes_on(self) -> bool:
        return self.swapping.goes_on("race-1", STEP)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path / "event.journal")
    yield made
    made.control.stop()
    with contextlib.closing(made.journal):
        pass


def test_nothing_is_done_while_the_rig_is_heard(hall: Hall) -> None:
    assert not hall.goes_on()
    assert hall.control.state.parity.moves == ()


def test_the_driver_is_moved_then_awaited_then_credited(hall: Hall) -> None:
    hall.fall_silent()
    assert not hall.goes_on()
    (moved,) = hall.control.state.parity.moves
    assert (moved.entry, moved.from_rig, moved.to_rig, moved.by) == (7, DEAD, SPARE, "T")
    assert not hall.goes_on() and hall.control.state.parity.credits == ()
    hall.driving = {2, SPARE}
    assert hall.goes_on()
    (credit,) = hall.control.state.parity.credits
    assert (credit.entry, credit.by) == (7, "S")
    assert credit.reason.endswith("rig 1 and the first lap on rig 13")
    assert hall.goes_on() and len(hall.control.state.parity.credits) == 1


def test_a_move_that_is_refused_is_given_up(hall: Hall) -> None:
    hall.act(DIRECTOR, LoadGolden((Value("rim", "GT"),), "golden.json"))
    hall.fall_silent()
    assert hall.goes_on()
    assert hall.refused[-1].startswith("Rig 13 is not like the golden rig")
