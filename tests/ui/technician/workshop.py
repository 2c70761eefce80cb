"""Two rigs with drivers and a spare one, their bases on this machine: everything real but USB."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from racecontrol.control import Accepted, Update
from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.facts import AnyFact, MeetingOpened
from racecontrol.meeting.model import Meeting, Person, Rig
from racecontrol.meeting.parity_acts import CreditTime, RecordCheck
from racecontrol.meeting.place import Place
from racecontrol.meeting.rig_checks import CHECKS
from racecontrol.meeting.rig_facts import BasePlaced
from racecontrol.meeting.state import State
from racecontrol.proving import Proving
from tests.drivers.fanatec.bench import Bench
from tests.story import START_NS, meeting
from tests.ui.loopback import PEOPLE, Stage
from ui.technician.window import Window

SPARE = 3
FORCE = 2  # index of FF in a tuning record
TECHNICIAN, STEWARD, DIRECTOR = (PEOPLE[who] for who in ("technician", "steward", "director"))


def rigs() -> Meeting:
    plain = meeting(7, 12)
    return replace(plain, rigs=(*plain.rigs, Rig(SPARE, "127.0.2.3")))


class Workshop:
    """A stage with bases and proving, turned by hand, and the technician's window on it."""

    def __init__(self, folder: Path, qtbot: QtBot, *facts: AnyFact) -> None:
        self.qtbot = qtbot
        self.stage = Stage(folder, (MeetingOpened(rigs()), *facts), rigs(), START_NS)
        self.bench = Bench(3).ready()
        self.control = self.stage.control
        self.proving = Proving(
            self.control, self.bench.desk, self.stage.rigs.telemetry.health,
            lambda: self.bench.now_ns,
        )  # fmt: skip
        self.control.subscribe(self._follow)
        self.stage.desk = dataclasses.replace(
            self.stage.desk, proving=self.proving, wheelbases=self.bench.desk
        )
        self.window: Window

    def close(self) -> None:
        self.proving.stop()
        self.stage.close()

    @property
    def state(self) -> State:
        return self.control.state

    def _follow(self, update: Update) -> None:
        """As the front door does: the bases' desk knows where a cable goes by the fact."""
        for fact in update.facts:
            if isinstance(fact, BasePlaced) and fact.place is Place.CONSOLE:
                self.bench.desk.to_console(fact.rig)
            elif isinstance(fact, BasePlaced) and fact.by:
                self.bench.desk.to_pc(fact.rig)

    def run(self, seconds: float) -> None:
        """Time goes by for bases and proving; what they found is on the screen afterwards."""
        for at, _ in enumerate(self.bench.rounds(seconds)):
            if at % 20 == 0:
                self.proving.look()
        self.proving.look()
        self.settle()

    def settle(self) -> None:
        """Until the screen has heard all that happened: an act goes round, and is refused."""
        with self.qtbot.waitCallback() as called:
            self.window.bridge.submit(CreditTime("", 7, 0, ""), TECHNICIAN, called)
        self.window.refresh()
        self.window.show_health()

    def act(self, act: AnyAct, who: Person = TECHNICIAN) -> None:
        answer = self.control.submit(act, who).result(timeout=10)
        assert isinstance(answer, Accepted), answer

    def until(self, wanted: Callable[[State], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(wanted(self.state)), timeout=10_000)
        self.settle()

    def check_all(self, *of: int) -> None:
        for rig in of:
            for check in CHECKS:
                self.act(RecordCheck(rig, check.key, True))
