"""From readings to faults: each named rightly, raised once, cleared once."""

import msgspec
import pytest

from racecontrol.meeting.boxes import Lamp
from racecontrol.meeting.faults import Fault, FaultKind
from racecontrol.meeting.model import Doubt
from racecontrol.meeting.rig_desk import Estop
from racecontrol.meeting.rig_facts import RigFaultCleared, RigFaultFound
from racecontrol.rigs.box import BoxHealth, BoxState, BusHealth, Inputs, LineHealth, Outputs
from racecontrol.rigs.due import Due
from racecontrol.rigs.fault_book import BY_COUNT_NS, LASTS_NS, OF_ALL_NS, OVER_NS, FaultBook
from racecontrol.rigs.found import (
    NO_RIG,
    BoxView,
    Found,
    of_box,
    of_console,
    of_line,
    of_this_computer,
    usual_type,
)
from racecontrol.rigs.health import ConsoleHealth, GameState, Sign
from racecontrol.rigs.one_cause import in_common
from racecontrol.timing.health import Signal
from tests.rigs.small import small_meeting

MS = 1_000_000
REST = Inputs(True, True, True, True, False, False)
LIT = Outputs(True, False, False, True, False, False)
RACING = Due(races=True, under_way=True, running=True, entry=small_meeting().entries[0], car="Gr.3")
GOOD = ConsoleHealth(
    rig=4,
    state=GameState.DRIVING,
    signal=Signal.DRIVING,
    age_ns=16 * MS,
    rate_hz=59.9,
    packets=120,
    missing=0,
    late=0,
    doubled=0,
    refused=0,
    jitter_ms=2.0,
    packet_type="C",
    car_code=3582,
    category="GR3",
    frozen_ns=0,
    clock_rate_ppm=3.0,
    clock_error_ms=0.3,
)
BOX = BoxView(4, BoxState(4, 0, REST, LIT), answer_ms=12.0, slow_ms=50.0, wanted=Lamp.GREEN)


def but(one, **changes):
    return msgspec.structs.replace(one, **changes)


def console(due=RACING, usual="C", **changes):
    return {found.kind for found in of_console(but(GOOD, **changes), due, usual)}


def box(due=RACING, estop=None, **changes):
    return {found.kind for found in of_box(but(BOX, **changes), due, estop)}


def contacts(**changes):
    return box(state=BoxState(4, 0, but(REST, **changes), LIT))


def test_a_good_rig_has_no_fault():
    assert console() == set()
    assert box() == set()


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"state": GameState.STALE, "age_ns": 1_200 * MS}, FaultKind.STREAM_STALE),
        ({"missing": 4}, FaultKind.PACKETS_LOST),
        ({"late": 4}, FaultKind.PACKETS_LATE),
        ({"doubled": 4}, FaultKind.PACKETS_DOUBLED),
        ({"refused": 2}, FaultKind.PACKETS_REFUSED),
        ({"jitter_ms": 26.0}, FaultKind.JITTER),
        ({"clock_error_ms": 6.1}, FaultKind.CLOCK_ERROR),
        ({"clock_rate_ppm": 800.0}, FaultKind.CLOCK_RATE),
        ({"pace_ppm": -20_000.0}, FaultKind.CLOCK_RATE),
        ({"packet_type": "A"}, FaultKind.PACKET_TYPE),
        ({"category": "GR1"}, FaultKind.OTHER_CAR),
        ({"doubt": Doubt.OTHER_CAR}, FaultKind.OTHER_CAR),
        ({"doubt": Doubt.OTHER_TRACK}, FaultKind.OTHER_TRACK),
        ({"doubt": Doubt.OTHER_SESSION}, FaultKind.OTHER_SESSION),
        ({"doubt": Doubt.SECOND_CONSOLE}, FaultKind.SECOND_CONSOLE),
        ({"frozen_ns": 1_250 * MS}, FaultKind.INPUTS_FROZEN),
        ({"state": GameState.MENU}, FaultKind.IN_MENU),
        ({"state": GameState.PAUSED}, FaultKind.PAUSED),
        ({"state": GameState.REPLAY}, FaultKind.REPLAY),
    ],
)
def test_each_sign_of_a_stream_is_one_fault(changes, kind):
    assert console(**changes) == {kind}


def test_a_single_lost_packet_is_no_fault():
    assert console(missing=3, late=1, doubled=1, refused=1) == set()


def test_a_rig_that_was_never_heard_is_told_elsewhere():
    assert console(state=GameState.NEVER, age_ns=None) == set()


def test_what_is_lost_says_by_which_two_signs():
    lost = but(GOOD, state=GameState.LOST, age_ns=6_200 * MS, signs=(Sign.NO_BOX,))
    (found,) = of_console(lost, RACING, "C")
    words = "Rig 4 lost: no packets for 6 s and no answer from its rig box."
    assert (found.kind, found.sentence) == (FaultKind.STREAM_LOST, words)


def test_the_entry_list_says_which_car_is_right():
    entry = but(RACING.entry, car_code=3301)
    due = but(RACING, entry=entry)
    (found,) = of_console(GOOD, due, "C")
    assert found.sentence == "Rig 4: it drives car 3582, the entry list has 3301."
    assert console(due=due, car_code=3301, doubt=Doubt.OTHER_CAR) == set()  # as it should be


def test_the_car_of_the_session_comes_before_the_one_of_the_entry_list():
    due = but(RACING, entry=but(RACING.entry, car_code=3582), car_code=3301)
    (found,) = of_console(GOOD, due, "C")
    assert found.sentence == "Rig 4: it drives car 3582, the session is for 3301."
    assert console(due=due, car_code=3301, doubt=Doubt.OTHER_CAR) == set()  # as it should be


def test_outside_a_race_a_console_may_do_as_it_likes():
    resting = Due(entry=RACING.entry)
    for state in (GameState.MENU, GameState.PAUSED, GameState.REPLAY):
        assert console(due=resting, state=state) == set()
    assert console(due=resting, frozen_ns=9) == set()
    assert console(due=resting, doubt=Doubt.OTHER_SESSION) == set()


@pytest.mark.parametrize(
    ("types", "usual"),
    [
        (["C", "C", "A"], "C"),
        (["C", "A"], ""),
        (["C", "", "C", "C"], "C"),
        (["A", "A", "C", "C"], ""),
    ],
)
def test_the_usual_packet_type_is_that_of_most(types, usual):
    assert usual_type([but(GOOD, packet_type=kind) for kind in types]) == usual


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"garbled": 3}, FaultKind.BOX_GARBLED),
        ({"garbled": 1, "line_garbled": 6}, FaultKind.BOX_GARBLED),
        ({"refused": 3}, FaultKind.BOX_REFUSES),
        ({"late": 2, "silent": 5}, FaultKind.BOX_LATE),
        ({"answer_ms": 70.0}, FaultKind.BOX_LATE),
        ({"wanted": Lamp.RED}, FaultKind.LAMP_MISSED),
        ({"wanted": Lamp.OFF}, FaultKind.LAMP_MISSED),
    ],
)
def test_each_sign_of_a_box_is_one_fault(changes, kind):
    assert box(**changes) == {kind}


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"power_present": False}, FaultKind.POWER_GONE),
        ({"cover_closed": False}, FaultKind.COVER_OPEN),
        ({"seat_occupied": False}, FaultKind.SEAT_EMPTY),
    ],
)
def test_each_contact_is_one_fault(changes, kind):
    assert contacts(**changes) == {kind}


def test_figures_are_worth_less_by_what_this_computer_itself_is_late():
    late = but(GOOD, jitter_ms=60.0, clock_error_ms=30.0, pace_ppm=-20_000.0)
    everything = {FaultKind.JITTER, FaultKind.CLOCK_ERROR, FaultKind.CLOCK_RATE}
    assert {found.kind for found in of_console(late, RACING, "C")} == everything
    assert {found.kind for found in of_console(late, RACING, "C", 35.0)} == {
        FaultKind.JITTER,
        FaultKind.CLOCK_RATE,
    }
    assert {found.kind for found in of_console(late, RACING, "C", 200.0)} == set()
    elsewhere = but(GOOD, doubt=Doubt.OTHER_SESSION)
    assert list(of_console(elsewhere, RACING, "C", 200.0)) == []


@pytest.mark.parametrize("changes", [{"late": 5}, {"answer_ms": 90.0}])
def test_a_box_is_not_late_while_this_computer_is(changes):
    assert box(**changes) == {FaultKind.BOX_LATE}
    assert box(**changes, own_ms=60.0) == set()


def test_a_flag_that_is_not_shown_is_told_however_late_this_computer_is():
    assert box(wanted=Lamp.RED, own_ms=500.0) == {FaultKind.LAMP_MISSED}
    assert box(wanted=Lamp.OFF, own_ms=500.0) == set()


def test_one_that_was_given_up_and_whose_answers_come_is_late_and_not_silent():
    given_up = {"state": BoxState(4, 0, None), "silent": 6, "late": 5, "wanted": Lamp.OFF}
    assert box(**given_up, own_ms=60.0) == {FaultKind.BOX_LATE}
    assert box(**given_up | {"late": 0}, own_ms=60.0) == {FaultKind.BOX_SILENT}


def test_a_computer_that_is_late_itself_says_so():
    assert list(of_this_computer(30.0)) == []
    (found,) = of_this_computer(340.0)
    assert (found.rig, found.kind) == (NO_RIG, FaultKind.COMPUTER_BUSY)
    words = (
        "This computer is busy: it did things up to 340 ms too late. Close other programs on it."
    )
    assert found.sentence == words


def test_a_box_is_silent_when_it_was_asked_in_vain_and_not_before():
    assert box(state=None, silent=1, wanted=Lamp.OFF) == set()
    assert box(state=None, silent=2, wanted=Lamp.OFF) == {FaultKind.BOX_SILENT}


def test_on_a_noisy_line_a_box_that_was_heard_well_has_no_fault():
    assert box(garbled=0, line_garbled=9) == set()
    assert box(garbled=2, line_garbled=5) == set()


def test_a_silent_box_does_not_say_green_but_must_say_red():
    silent = {"state": BoxState(4, 0, None), "silent": 9}
    assert box(**silent) == {FaultKind.BOX_SILENT}
    assert box(**silent, wanted=Lamp.RED) == {FaultKind.BOX_SILENT, FaultKind.LAMP_MISSED}


def test_a_dead_line_is_one_fault_and_its_boxes_are_none():
    boxes = tuple(BoxHealth(rig, False, 9, 9, 0, 0, 0, 12.0) for rig in (1, 2, 3))
    line = LineHealth(BusHealth("left", "", 1, 9, 80.0, "It is gone."), boxes, 50.0)
    (found,) = of_line(line)
    words = "No rig box of rigs 1 to 3 can be reached. It is gone."
    assert found == Found(1, FaultKind.ADAPTER_GONE, words)
    assert box(state=BoxState(4, 0, None), line_open=False, silent=9) == set()


def test_an_estop_is_a_fault_until_a_person_resets_it():
    (found,) = of_box(BOX, RACING, Estop(5))
    assert "is open: its wheelbase has no force" in found.sentence
    (found,) = of_box(BOX, RACING, Estop(5, closed_ns=9))
    assert "Look at the rig, then reset it" in found.sentence


def test_no_power_behind_an_open_estop_is_the_estop():
    state = BoxState(4, 0, but(REST, estop_closed=False, power_present=False), LIT)
    assert box(state=state, estop=Estop(5)) == {FaultKind.ESTOP_OPEN}


@pytest.mark.parametrize(
    ("relay", "power", "awaited", "kinds"),
    [
        (False, False, False, set()),  # switched off
        (False, True, True, {FaultKind.RELAY_STUCK}),
        (True, False, True, {FaultKind.RELAY_STUCK}),
        (True, False, False, {FaultKind.POWER_GONE}),
    ],
)
def test_a_relay_and_the_power_behind_it_must_agree(relay, power, awaited, kinds):
    outputs = but(LIT, power=relay)
    state = BoxState(4, 0, but(REST, power_present=power), outputs)
    assert box(state=state, power_awaited=awaited) == kinds


def test_what_many_rigs_have_at_once_is_told_once():
    jitter = [Found(rig, FaultKind.JITTER, "late") for rig in range(1, 4)]
    other = Found(2, FaultKind.PAUSED, "paused")
    (left, common) = in_common([*jitter, other], heard=12)
    assert left == other
    assert (common.rig, common.kind) == (0, FaultKind.JITTER)
    assert common.sentence.startswith("3 rigs at once: packets come late.")
    assert in_common(jitter[:2], heard=12) == jitter[:2]


def test_silence_of_some_rigs_is_told_of_each_and_of_most_is_told_once():
    silent = [Found(rig, FaultKind.STREAM_STALE, "silent") for rig in range(1, 13)]
    assert in_common(silent[:4], heard=12) == silent[:4]
    assert [found.rig for found in in_common(silent, heard=12)] == [0]


def test_a_stage_that_is_all_in_a_menu_is_in_another_session_than_we_are():
    menus = [Found(rig, FaultKind.IN_MENU, "menu") for rig in range(1, 13)]
    assert in_common(menus[:3], heard=12) == menus[:3]
    (found,) = in_common(menus, heard=12)
    assert found.sentence == (
        "12 rigs at once: consoles are in a menu while the race runs. "
        "Look whether the right session is run here."
    )


def found_at(book, found, ms):
    return book.look(found, ms * MS, ms * MS)


LOST = Found(4, FaultKind.PACKETS_LOST, "Rig 4: 5 packets lost.")
SEAT = Found(4, FaultKind.SEAT_EMPTY, "Rig 4: nobody sits there.")


def test_a_fault_is_raised_once_and_cleared_once():
    book = FaultBook()
    (raised,) = found_at(book, [LOST], 0)
    assert raised == RigFaultFound(Fault(4, LOST.kind, LOST.sentence, 0), 0)
    assert found_at(book, [but(LOST, sentence="Rig 4: 9 packets lost.")], 200) == ()
    assert found_at(book, [], 400) == ()
    assert found_at(book, [LOST], 1_000) == ()  # it comes and goes
    over_ms = 1_000 + BY_COUNT_NS // MS
    (cleared,) = found_at(book, [], over_ms)
    assert cleared == RigFaultCleared(4, LOST.kind, over_ms, over_ms * MS)
    assert found_at(book, [], over_ms + 200) == ()


def test_what_is_odd_for_a_moment_is_no_fault():
    book, hold_ms = FaultBook(), LASTS_NS[SEAT.kind] // MS
    assert found_at(book, [SEAT], 0) == ()
    assert found_at(book, [], 200) == ()  # he was thrown up by a kerb
    assert found_at(book, [SEAT], 400) == ()
    assert found_at(book, [SEAT], 400 + hold_ms - 1) == ()
    (raised,) = found_at(book, [SEAT], 400 + hold_ms)
    assert raised.fault.since_ns == (400 + hold_ms) * MS


def test_many_rigs_that_are_late_at_once_are_told_when_it_lasts():
    late = Found(NO_RIG, FaultKind.JITTER, "12 rigs at once: packets come late.")
    book = FaultBook()
    for ms in range(0, OF_ALL_NS // MS, 200):
        assert found_at(book, [late], ms) == ()
    (raised,) = found_at(book, [late], OF_ALL_NS // MS)
    assert raised.fault.rig == NO_RIG


def test_an_order_that_changes_is_told_again_with_its_first_moment():
    book = FaultBook()
    found_at(book, [Found(4, FaultKind.ESTOP_OPEN, "open")], 0)
    (again,) = found_at(book, [Found(4, FaultKind.ESTOP_OPEN, "closed: reset it")], 500)
    assert again.fault == Fault(4, FaultKind.ESTOP_OPEN, "closed: reset it", 0)


def test_a_program_that_was_started_again_clears_what_is_over():
    known = {4: {SEAT.kind: Fault(4, SEAT.kind, SEAT.sentence, 100)}}
    (cleared,) = FaultBook(known).look([], 5_000 * MS, 900 * MS)
    assert (cleared.rig, cleared.kind) == (4, SEAT.kind)
    assert FaultBook(known).look([SEAT], OVER_NS, 900 * MS) == ()
