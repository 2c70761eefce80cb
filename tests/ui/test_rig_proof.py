"""The race director signs the certificate of the rigs, and credits what a move cost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from racecontrol.control import Accepted
from racecontrol.meeting.acts import AnyAct, FormGrid, StartSession
from racecontrol.meeting.facts import LapCompleted, MeetingOpened
from racecontrol.meeting.model import Lap, Person
from racecontrol.meeting.parity import Value
from racecontrol.meeting.parity_acts import (
    IssueCertificate,
    MoveDriver,
    RecordCheck,
    SignCertificate,
    TakeGolden,
)
from racecontrol.meeting.parity_facts import RigRead
from racecontrol.meeting.rig_checks import CHECKS
from tests.story import START_NS
from tests.ui.loopback import PEOPLE, Stage
from tests.ui.technician.workshop import rigs
from ui.bridge import Bridge
from ui.director.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
DIRECTOR, TECHNICIAN = PEOPLE["director"], PEOPLE["technician"]
MINUTE_NS = 60_000 * 1_001_000


class Desk:
    """A director's window on a real control."""

    def __init__(self, stage: Stage, window: Window, qtbot: QtBot) -> None:
        self.stage, self.window, self.qtbot = stage, window, qtbot

    def act(self, act: AnyAct, who: Person) -> None:
        answer = self.stage.control.submit(act, who).result(timeout=10)
        assert isinstance(answer, Accepted), answer

    def titles(self) -> list[str]:
        self.window.refresh()
        return [row.item.title for row in self.window.queue.rows]

    def press(self, key: Qt.Key) -> None:
        """The key, then Enter in the cancel bar."""
        self.qtbot.keyClick(self.window, key, CTRL)
        self.qtbot.keyClick(self.window, Qt.Key.Key_Return)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    stage = Stage(tmp_path, (MeetingOpened(rigs()),), rigs(), START_NS)
    bridge = Bridge(stage.control)
    window = Window(stage.desk, bridge)
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    window.show()
    yield Desk(stage, window, qtbot)
    window.close()
    bridge.close()
    stage.close()


def certify(desk: Desk) -> None:
    for rig in (1, 2):
        desk.stage.control.observe(RigRead(rig, (Value("rim", "GT Extreme"),), START_NS))
    desk.act(TakeGolden(1), TECHNICIAN)
    for rig in (1, 2):
        for check in CHECKS:
            desk.act(RecordCheck(rig, check.key, True), TECHNICIAN)
    desk.act(IssueCertificate(), TECHNICIAN)
    desk.act(SignCertificate(), TECHNICIAN)


def test_a_certificate_waits_for_the_second_signature_which_a_key_gives(desk: Desk) -> None:
    certify(desk)
    assert desk.titles() == ["Certificate 1 waits for a signature"]
    detail = desk.window.queue.rows[0].item.detail
    assert "signed by S. Ibarra. Ctrl P signs it." in detail
    desk.press(Qt.Key.Key_P)
    desk.qtbot.waitUntil(lambda: len(desk.stage.control.state.parity.signatures) == 2)
    assert desk.stage.control.state.parity.signatures[1].by == DIRECTOR.name
    assert desk.titles() == []


def test_the_time_that_a_move_cost_is_credited_as_measured(desk: Desk) -> None:
    control = desk.stage.control
    began_ns = control.clock.now()
    desk.act(FormGrid("race-1", (7, 12)), DIRECTOR)
    desk.act(StartSession("race-1", began_ns), DIRECTOR)
    desk.act(MoveDriver(7, 3, "dead base"), TECHNICIAN)
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_H, CTRL)
    assert "nothing is measured" in desk.window.strip.last_act.words
    lap = Lap(7, 1, 60_000, 60_000_000, (), began_ns + 10 * MINUTE_NS, 1, True, False, 0, 0)
    control.observe(LapCompleted("race-1", lap))
    desk.qtbot.waitUntil(lambda: "Ctrl H credits" in _detail(desk))
    desk.press(Qt.Key.Key_H)
    desk.qtbot.waitUntil(lambda: bool(control.state.parity.credits))
    credit = control.state.parity.credits[0]
    assert (credit.entry, credit.by) == (7, DIRECTOR.name)
    assert 0 < credit.ms <= 600_000
    assert "time to credit" not in " ".join(desk.titles())


def _detail(desk: Desk) -> str:
    desk.titles()
    items = [row.item for row in desk.window.queue.rows if "credit" in row.item.title]
    return items[0].detail if items else ""


def test_without_a_move_the_key_says_so(desk: Desk) -> None:
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_H, CTRL)
    assert desk.window.strip.last_act.words.startswith("No move to another rig")
