"""News and answers reach the GUI thread, in order, from a real control thread."""

import threading
from concurrent.futures import Future

from racecontrol.control import Accepted
from racecontrol.meeting.acts import ShowFlag
from racecontrol.meeting.decide import Refused
from racecontrol.meeting.facts import FlagShown
from racecontrol.meeting.model import Flag
from tests.ui.conftest import PEOPLE
from ui.bridge import Bridge


def test_an_accepted_act_is_told_in_the_gui_thread(qtbot, bridge):
    told = []

    def on_answer(answer):
        told.append((answer, threading.current_thread()))

    act = ShowFlag("race-1", Flag.YELLOW, 2)
    with qtbot.waitSignal(bridge.updated) as update:
        bridge.submit(act, PEOPLE["director"], on_answer)
    qtbot.waitUntil(lambda: bool(told))
    answer, thread = told[0]
    assert isinstance(answer, Accepted)
    assert thread is threading.main_thread()
    assert isinstance(update.args[0].facts[0], FlagShown)


def test_a_refusal_is_told_with_its_reason(qtbot, bridge):
    told = []
    bridge.submit(ShowFlag("race-1", Flag.CHEQUERED), PEOPLE["director"], told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [Refused("Chequered is free from lap 14. To stop earlier, end the session.")]


def test_updates_come_in_order(qtbot, bridge, desk):
    seen = []
    bridge.updated.connect(lambda update: seen.append(update.seq))
    for sector in (1, 2, 3):
        bridge.submit(ShowFlag("race-1", Flag.YELLOW, sector), PEOPLE["director"], lambda _: None)
    qtbot.waitUntil(lambda: len(desk.control.state.sessions["race-1"].flags) == 3)
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] == desk.control.journal_health().seq)
    assert seen == sorted(set(seen))


class FailingControl:
    """A control whose journal thread died with an exception."""

    def subscribe(self, _subscriber):
        return lambda: None

    def submit(self, _act, _who):
        future = Future()
        future.set_exception(OSError("the disk is gone"))
        return future


def test_an_act_that_failed_is_a_refusal_in_words(qtbot):
    bridge = Bridge(FailingControl())
    told = []
    bridge.submit(ShowFlag("race-1", Flag.RED), PEOPLE["director"], told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [Refused("The act was not taken: the disk is gone")]


def test_a_closed_bridge_hears_nothing(qtbot, bridge):
    seen = []
    bridge.updated.connect(seen.append)
    bridge.close()
    answers = []
    bridge.submit(ShowFlag("race-1", Flag.YELLOW, 1), PEOPLE["director"], answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert seen == []
