"""The swap to a spare rig by its page: each step an act, laps go on, the sheet for the stewards."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from racecontrol.meeting.acts import FormGrid, StartSession
from racecontrol.meeting.facts import LapCompleted
from racecontrol.meeting.faults import Fault, FaultKind
from racecontrol.meeting.model import Lap
from racecontrol.meeting.parity_acts import CreditTime, TakeGolden
from racecontrol.meeting.parity_facts import SettingsOrdered
from racecontrol.meeting.place import Place
from racecontrol.meeting.quarantine import Part
from racecontrol.meeting.rig_acts import QuarantineRig
from racecontrol.meeting.rig_facts import RigFaultFound
from racecontrol.meeting.units import GAME_NS_PER_MS
from tests.ui.technician.workshop import DIRECTOR, FORCE, SPARE, STEWARD, Workshop
from ui.technician.swap_page import SwapPage

Key = Qt.Key


def page(workshop: Workshop, rig: int = 1) -> SwapPage:
    workshop.window.choose_rig(rig)
    if not workshop.window.left.shows(workshop.window.proof.swap):
        workshop.qtbot.keyClick(workshop.window, Key.Key_X)
    workshop.settle()
    return workshop.window.proof.swap


def step(swap: SwapPage, name: str) -> tuple[bool, str]:
    found = next(one for one in swap.steps if one.name == name)
    return found.done, found.words


def hold(workshop: Workshop, wanted: object) -> None:
    """The key of the next step, until its act is done."""
    workshop.qtbot.keyPress(workshop.window, Key.Key_J)
    workshop.until(wanted)  # type: ignore[arg-type]
    workshop.qtbot.keyRelease(workshop.window, Key.Key_J)


def race(workshop: Workshop, laps: int = 2) -> None:
    now_ns = workshop.control.clock.now()
    workshop.act(FormGrid("race-1", (7, 12)), DIRECTOR)
    workshop.act(StartSession("race-1", now_ns), DIRECTOR)
    for lap in range(1, laps + 1):
        ended_ns = now_ns + lap * 60_000_000_000
        workshop.control.observe(
            LapCompleted(
                "race-1",
                Lap(7, lap, 60_000, 60_000_000, (), ended_ns, 1, True, lap > 1, 0, 0),
            )
        )


def test_the_driver_of_the_chosen_rig_and_the_nearest_spare_stand_there_at_once(
    workshop: Workshop,
) -> None:
    workshop.act(TakeGolden(1))
    swap = page(workshop, 2)
    assert (swap.plan.entry, swap.plan.spare) == (12, SPARE)
    assert step(swap, "Driver") == (True, "Car 12 D12, Driver 12, at rig 2.")
    assert step(swap, "Spare rig")[1].startswith("Rig 3, base on the PC, console not heard yet")
    assert swap.work.head.words[2].endswith("since it began")


def test_a_spare_that_differs_is_written_first_and_nobody_moves_before(workshop: Workshop) -> None:
    workshop.act(TakeGolden(1))
    workshop.bench.bases[SPARE - 1].turn_setting(FORCE, 35)
    workshop.run(1.0)
    swap = page(workshop)
    swap.reason.setEditText("wheelbase dead")
    assert step(swap, "Parity") == (False, "FF 35, golden 100.")
    assert "is not like the golden rig" in step(swap, "Move")[1]
    hold(workshop, lambda state: state.parity.ordered)
    assert workshop.state.parity.ordered == SettingsOrdered(
        (SPARE,), workshop.state.parity.ordered.values, workshop.state.parity.ordered.at_ns,
        "S. Ibarra",
    )  # fmt: skip
    workshop.run(2.0)
    workshop.until(lambda state: SPARE in state.parity.written)
    assert step(swap, "Settings")[0] and step(swap, "Parity")[0]
    assert "read back" in step(swap, "Settings")[1]


def test_a_whole_swap_in_a_race_takes_three_keys_and_laps_go_on(workshop: Workshop) -> None:
    workshop.act(TakeGolden(1))
    race(workshop)
    dead = Fault(1, FaultKind.SILENT, "Rig 1: the base is silent.", workshop.control.clock.now())
    workshop.control.observe(RigFaultFound(dead, dead.since_ns))
    swap = page(workshop)
    assert swap.reason.words == "silent base", "the fault is the reason, unless another is written"
    hold(workshop, lambda state: state.rigs.places.get(SPARE) is Place.CONSOLE)
    workshop.bench.bases[SPARE - 1].unplug()
    workshop.run(1.0)
    assert step(swap, "Cable") == (True, "The base is on its console.")
    hold(workshop, lambda state: state.parity.moves)
    assert workshop.state.meeting is not None
    assert workshop.state.meeting.entry(7).rig == SPARE
    assert workshop.state.sessions["race-1"].lap_of(7, 1) == 3
    assert not step(swap, "Streams")[0] and swap.under_way
    workshop.stage.rigs.send(SPARE - 1, 30, speed=50.0)
    workshop.qtbot.waitUntil(
        lambda: workshop.stage.rigs.telemetry.health()[SPARE - 1].counts.accepted == 30
    )
    workshop.settle()
    done, words = step(swap, "Streams")
    assert done and words.endswith("2 laps kept, lap 3 is next.")
    assert not swap.under_way


def test_the_sheet_says_what_was_lost_and_the_stewards_credit_it(workshop: Workshop) -> None:
    race(workshop)
    swap = page(workshop)
    assert swap.sheet.words == "It is written when the driver has moved."
    swap.reason.setEditText("console dead")
    swap.buttons[swap.steps[5].does].confirmed.emit()
    workshop.until(lambda state: state.parity.moves)
    assert "they or the race director credit the time" in step(swap, "Time credit")[1]
    swap.buttons[swap.steps[7].does].confirmed.emit()
    sheet = QGuiApplication.clipboard().text()
    assert "Car 07 D07, Driver 7" in sheet and "Session: Race 1" in sheet
    assert "Moved from rig 1 to rig 3 by S. Ibarra: console dead" in sheet
    assert sheet.endswith("Credited: not yet\n")
    workshop.act(CreditTime("race-1", 7, 42_500, "moved to rig 3"), STEWARD)
    workshop.settle()
    done, words = step(swap, "Time credit")
    assert done and words == "42.500 s noted by R. Halloran: moved to rig 3."


def test_while_a_session_runs_nothing_is_written_and_the_page_says_who_can_release_it(
    workshop: Workshop,
) -> None:
    workshop.act(TakeGolden(1))
    workshop.bench.bases[SPARE - 1].turn_setting(FORCE, 35)
    workshop.run(1.0)
    race(workshop, laps=0)
    swap = page(workshop)
    assert step(swap, "Settings") == (
        False,
        "No writing to rigs while Race 1 runs. The director can release rig 3.",
    )
    assert swap.next.reason.startswith("No writing to rigs")


def test_two_digits_choose_who_moves_and_another_swap_begins_anew(workshop: Workshop) -> None:
    swap = page(workshop, 1)
    workshop.qtbot.keyClicks(workshop.window, "12")
    assert swap.plan.entry == 12
    swap.reason.setEditText("pedals")
    swap.buttons[swap.steps[5].does].confirmed.emit()
    workshop.until(lambda state: state.parity.moves)
    workshop.window.choose_rig(1)
    assert swap.plan.entry == 12, "a swap that is done keeps its driver"
    swap.anew.confirmed.emit()
    assert swap.plan.entry == 7 and swap.plan.spare == 2


def test_the_proposed_reason_goes_with_the_driver_and_a_written_one_stays(
    workshop: Workshop,
) -> None:
    now_ns = workshop.control.clock.now()
    for rig, kind in ((1, FaultKind.SILENT), (2, FaultKind.MOTOR)):
        workshop.control.observe(RigFaultFound(Fault(rig, kind, "Look.", now_ns), now_ns))
    workshop.settle()
    swap = page(workshop, 1)
    assert swap.reason.words == "silent base"
    workshop.window.choose_rig(2)
    assert swap.reason.words == "motor not heard"
    swap.reason.setEditText("smoke")
    workshop.window.choose_rig(1)
    assert swap.reason.words == "smoke"


def test_a_rig_that_was_left_says_so_on_its_tile(workshop: Workshop) -> None:
    swap = page(workshop, 1)
    swap.reason.setEditText("pedals")
    swap.buttons[swap.steps[5].does].confirmed.emit()
    workshop.until(lambda state: state.parity.moves)
    words = [tile.reading.word for tile in workshop.window.tiles.tiles if tile.reading]
    assert words[0] == "SWAPPED"


def test_a_rig_silent_for_longer_than_a_lap_may_miss_one_and_the_page_says_who_mends_it(
    workshop: Workshop,
) -> None:
    race(workshop)
    swap = page(workshop)
    assert step(swap, "Streams")[1] == "Laps are counted on from the new rig after the move."
    run = workshop.state.sessions["race-1"].run(7)
    ended_ns = run.laps[-1].at_ns
    late = replace(swap.view, now_ns=ended_ns + 70_000 * GAME_NS_PER_MS)
    silent = replace(late.state, silent_rigs={1: ended_ns + 5_000_000_000})
    swap.show_view(replace(late, state=silent))
    assert step(swap, "Streams")[1].endswith(
        "Up to 1 lap may be missing: the rig was silent so long. If it was driven, the race "
        "director inserts its passing: the two digits of the car, L, Ins."
    )


def test_a_spare_rig_in_trouble_is_not_proposed_and_says_what_it_has(workshop: Workshop) -> None:
    found = Fault(SPARE, FaultKind.POWER_GONE, "Rig 3: no power.", workshop.control.clock.now())
    workshop.control.observe(RigFaultFound(found, found.since_ns))
    workshop.until(lambda state: SPARE in state.rigs.faults)
    swap = page(workshop)
    done, words = step(swap, "Spare rig")
    assert not done and words.endswith("Trouble there: no power.")
    workshop.act(QuarantineRig(SPARE, Part.RIG, "fuse"))
    workshop.settle()
    assert step(swap, "Spare rig")[1].endswith(
        "Rig 3 is in quarantine: fuse. Lift it, or use another rig."
    )
