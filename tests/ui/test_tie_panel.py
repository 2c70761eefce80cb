"""A tie that the chain leaves open: both names, what was compared, and a person who settles it."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from racecontrol.control import Control
from racecontrol.journal import Entry
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.facts import (
    LapCompleted,
    MeetingOpened,
    ResultDeclaredFinal,
    ResultPublished,
    SessionEnded,
)
from racecontrol.meeting.flow_facts import SessionCancelled
from racecontrol.meeting.model import TIMING
from racecontrol.meeting.rulebook import TieBy, TieRule, TieStep
from racecontrol.results.standings import standings
from tests.ui import halfrace
from tests.ui.conftest import make_desk
from ui.bridge import Bridge
from ui.director.window import Window as DirectorWindow
from ui.steward.window import Window as StewardWindow
from ui.widgets.last_act import Mood
from ui.widgets.tie_words import ordinal, ties_of

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NOW_NS = halfrace.NOW_NS
TIED = (7, 12)  # neither ended a lap of race 1; nine points each from before
CHAIN = (TieStep(TieBy.COUNTBACK), TieStep(TieBy.PLACE, "race-1"), TieStep(TieBy.POINTS, "race-1"))


def facts():
    event = halfrace.meeting()
    entries = tuple(replace(e, points_before=9) if e.number in TIED else e for e in event.entries)
    book = replace(event.rulebook, ties=TieRule(CHAIN))
    yield MeetingOpened(replace(event, entries=entries, rulebook=book))
    for fact in halfrace.facts()[1:]:
        of_race = isinstance(fact, LapCompleted) and fact.session == "race-1"
        if not (of_race and fact.lap.entry in TIED):
            yield fact
    yield SessionEnded("race-1", NOW_NS)
    yield ResultPublished("race-1", 1, "a" * 64, NOW_NS)
    yield ResultDeclaredFinal("race-1", "a" * 64, NOW_NS)
    yield SessionCancelled("race-2", "Hall closes", NOW_NS)


@pytest.fixture
def control(tmp_path):
    journal = SqliteJournal(tmp_path / "journal.db", "tied")
    journal.append(0, [Entry(fact, TIMING) for fact in facts()])
    made = Control(journal, halfrace.clock())
    made.start()
    yield made
    made.stop()
    journal.close()


@pytest.fixture
def open_console(qtbot, control):
    bridge = Bridge(control)

    def build(console):
        window = console(make_desk(control), bridge)
        qtbot.addWidget(window)
        window.resize(1920, 1080)
        window.show()
        return window

    yield build
    bridge.close()


def test_a_tie_names_both_and_what_the_chain_compared(control):
    (tie,) = ties_of(control.state)
    assert set(tie.numbers) == set(TIED)
    assert tie.names == "L. Verano and H. Okonagi"
    assert [(one.words, one.equal) for one in tie.compared] == [
        ("Places, counted", True),
        ("Place in Race 1", True),
        ("Points in Race 1", True),
    ]
    assert tie.compared[1].values == ("no place", "no place")


@pytest.mark.parametrize(
    ("place", "words"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd")]
)
def test_places_in_words(place, words):
    assert ordinal(place) == words


def test_the_director_sees_the_tie_and_that_the_stewards_settle_it(open_console, qtbot):
    window = open_console(DirectorWindow)
    row = next(row.item for row in window.queue.rows if row.item.title.startswith("Tie for"))
    assert set(row.entries) == set(TIED)
    qtbot.keyClick(window, K.Key_U, CTRL)
    panel = window.conduct.ties
    assert panel.isVisible()
    assert panel.words.words.endswith("Only the stewards can decide.")
    assert panel.settle.reason == "Only the stewards can decide."


def test_a_steward_settles_it_and_opens_it_again(open_console, qtbot, control):
    window = open_console(StewardWindow)
    qtbot.keyClick(window, K.Key_U, CTRL)
    panel = window.ties
    first, second = panel.view.order
    qtbot.keyClick(panel.view, K.Key_Right, CTRL)
    assert panel.view.order == (second, first)
    qtbot.keyClick(panel.why, K.Key_Return)
    assert window.strip.last_act.words == "An order of a tie needs its reason."
    qtbot.keyClicks(panel.why, "By lot, drawn before both")
    qtbot.keyClick(panel.why, K.Key_Return)
    assert window.strip.last_act.mood is Mood.CANCELLABLE
    window.strip.last_act.send_now()
    qtbot.waitUntil(lambda: len(control.state.settled) == 1)
    settled = control.state.settled[0]
    assert (settled.order, settled.by) == ((second, first), window.person.name)
    ranks = {row.entry: row.final_rank for row in standings(control.state)}
    assert ranks[second] + 1 == ranks[first]
    qtbot.waitUntil(lambda: panel.tie is not None and panel.tie.settled)
    qtbot.keyClicks(panel.why, "The draw was wrong")
    panel.reopen.confirmed.emit()
    window.strip.last_act.send_now()
    qtbot.waitUntil(lambda: not control.state.settled)
