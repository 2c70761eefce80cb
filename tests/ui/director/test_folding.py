"""Lines of many rigs at once are one line in What happened; nothing else is."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from racecontrol.control import Update
from racecontrol.meeting.boxes import Lamp, SignalPort
from racecontrol.meeting.facts import (
    AnyFact,
    FlagShown,
    IncidentNoted,
    RigFellSilent,
    RigHeardAgain,
)
from racecontrol.meeting.faults import Fault, FaultKind
from racecontrol.meeting.model import Flag, Incident
from racecontrol.meeting.place import Place
from racecontrol.meeting.rig_facts import (
    BasePlaced,
    BasePowerChanged,
    EstopOpened,
    EstopReset,
    RigFaultCleared,
    RigFaultFound,
    SignalShown,
)
from racecontrol.meeting.state import State
from racecontrol.meeting.units import NS_PER_S
from tests.ui import halfrace
from ui.director.folding import WITHIN_NS, ranges
from ui.director.happened import Happened, Happening, happening, put_on_top

NOW = halfrace.NOW_NS


@pytest.fixture(scope="module")
def state() -> State:
    return halfrace.state()


def told(state: State, *updates: tuple[AnyFact, ...]) -> list[str]:
    """The lines after these updates, oldest first."""
    rows: list[Happening] = []
    for batch, facts in enumerate(updates):
        for fact in facts:
            line = happening(fact, state, batch)
            if line:
                put_on_top(rows, line)
    return [row.words for row in reversed(rows)]


def fault(rig: int, kind: FaultKind, words: str, at_ns: int = NOW) -> RigFaultFound:
    return RigFaultFound(Fault(rig, kind, f"Rig {rig}: {words}", at_ns), at_ns)


def test_thirteen_rigs_that_one_act_moved_are_one_line_with_who_did_it(state: State) -> None:
    moved = tuple(BasePlaced(rig, Place.CONSOLE, "S. Ibarra", NOW) for rig in range(1, 14))
    assert told(state, moved) == [
        "13 rigs, 1 to 13: the wheelbases go to their consoles, says S. Ibarra."
    ]


def test_two_acts_of_a_person_are_two_lines(state: State) -> None:
    acts = [(BasePlaced(rig, Place.CONSOLE, "S. Ibarra", NOW),) for rig in (1, 2)]
    assert len(told(state, *acts)) == 2


def test_what_programs_see_within_seconds_is_one_line_and_later_another(state: State) -> None:
    seen = [(BasePowerChanged(rig, True, NOW + rig * NS_PER_S),) for rig in (1, 2, 3, 5)]
    late = (BasePowerChanged(7, True, NOW + 5 * NS_PER_S + WITHIN_NS + 1),)
    assert told(state, *seen, late) == [
        "4 rigs, 1 to 3 and 5: the wheelbases have power.",
        "Rig 7: the wheelbase has power.",
    ]


def test_bursts_of_two_kinds_are_a_line_each(state: State) -> None:
    quiet = [
        fact
        for rig in (1, 2)
        for fact in (RigFellSilent(rig, NOW + rig), BasePowerChanged(rig + 4, False, NOW + rig))
    ]
    again = [RigHeardAgain(rig, NOW + 2 * NS_PER_S, 1_000 * rig) for rig in (1, 2)]
    assert told(state, tuple(quiet), tuple(again)) == [
        "2 rigs, 1 and 2: no packets.",
        "2 rigs, 5 and 6: the wheelbases have no power.",
        "2 rigs, 1 and 2: heard again.",
    ]


def test_a_rig_that_said_something_else_meanwhile_keeps_its_order(state: State) -> None:
    facts = (
        BasePowerChanged(1, True, NOW),
        BasePowerChanged(2, False, NOW),
        BasePowerChanged(2, True, NOW),
    )
    assert told(state, facts) == [
        "Rig 1: the wheelbase has power.",
        "Rig 2: the wheelbase has no power.",
        "Rig 2: the wheelbase has power.",
    ]


def test_faults_of_a_kind_keep_what_to_do_or_go_by_their_name(state: State) -> None:
    alike = tuple(fault(rig, FaultKind.OTHER_CAR, "it drives another car.") for rig in (1, 2, 3))
    apart = tuple(fault(rig, FaultKind.PACKETS_LOST, f"{rig} packets lost.") for rig in (8, 9))
    over = tuple(RigFaultCleared(rig, FaultKind.OTHER_CAR, 900 * rig, NOW) for rig in (4, 5))
    assert told(state, alike, apart, over) == [
        "3 rigs, 1 to 3: it drives another car.",
        "2 rigs, 8 and 9: packets lost.",
        "2 rigs, 4 and 5: another car is over.",
    ]


def test_danger_people_flags_and_incidents_stand_alone(state: State) -> None:
    facts: list[AnyFact] = []
    for rig in (1, 2):
        facts += [
            EstopOpened(rig, NOW),
            EstopReset(rig, "S. Ibarra", NOW),
            fault(rig, FaultKind.ESTOP_OPEN, "the e-stop is open."),
            FlagShown("race-1", Flag.YELLOW, NOW, rig),
            IncidentNoted(replace(INCIDENT, incident=90 + rig)),
        ]
    assert len(told(state, tuple(facts))) == len(facts)


def test_nothing_is_folded_across_what_a_person_did(state: State) -> None:
    facts = (
        BasePowerChanged(1, True, NOW),
        IncidentNoted(INCIDENT),
        BasePowerChanged(2, True, NOW),
        BasePlaced(8, Place.CONSOLE, "S. Ibarra", NOW),
        BasePowerChanged(3, True, NOW),
    )
    assert len(told(state, facts)) == len(facts)


INCIDENT = Incident(91, "race-1", NOW, (44,), "Track limits")


def test_the_list_grows_in_place_and_says_it_to_a_screen_reader(qtbot, state: State) -> None:
    panel = Happened(state)
    qtbot.addWidget(panel)
    before = len(panel.rows)
    for rig in (1, 2, 3):
        seen = (BasePlaced(rig, Place.PC, "", NOW), LAMP)
        panel.take(Update(state, seen, 0))
        panel.show_news()
    assert len(panel.rows) == before + 1
    told_row = panel._model.data(panel._model.index(0), Qt.ItemDataRole.ToolTipRole)
    assert told_row.endswith("3 rigs, 1 to 3: the wheelbases are on the PC.")


LAMP = SignalShown(1, Lamp.OFF, SignalPort.BOX, 0, NOW)  # no news


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([4], "4"), ([1, 2], "1 and 2"), ([1, 2, 3, 5, 8, 9], "1 to 3, 5, 8 and 9")],
)
def test_numbers_that_follow_each_other_are_a_range(numbers: list[int], words: str) -> None:
    assert ranges(numbers) == words
