"""Which base is whose, where it is, what it was last like, and what is wrong with it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.errors import DeviceAbsent
from drivers.fanatec.desk import DeviceReserved
from drivers.fanatec.simulated import COMPATIBILITY_MODE, CONSOLE_MODE, PC_MODE, SimulatedBase
from racecontrol.meeting.faults import FaultKind
from racecontrol.meeting.unsettled import Unsettled
from racecontrol.rigs.wheelbase import STALE_NS, Axis, BaseState, Parameter, Place
from tests.drivers.fanatec.bench import SECOND_NS, Bench


def test_twelve_bases_sit_at_their_rigs_and_nothing_is_wrong():
    bench = Bench().ready()
    assert [(one.rig, one.label) for one in bench.now.readings] == [
        (rig, f"base {rig}") for rig in range(1, 13)
    ]
    assert {one.identity.base for one in bench.now.readings if one.identity} == {"ClubSport DD+"}
    assert bench.run(5).faults == ()


def test_a_healthy_minute_raises_nothing():
    bench = Bench(2, rate_hz=125).ready()
    for picture in bench.rounds(60):
        assert picture.faults == ()


def test_on_its_console_a_base_is_no_fault_and_its_last_reading_grows_old():
    bench = Bench(2).ready()
    before = bench.now.of_rig(1)
    bench.desk.to_console(1)
    bench.bases[0].unplug()
    bench.run(10)
    away = bench.now.of_rig(1)
    assert (away.place, away.state, away.sentence) == (Place.CONSOLE, BaseState.AWAY, "")
    assert away.tuning == before.tuning
    assert away.age_ns(bench.now_ns) >= 9 * SECOND_NS
    assert not away.live(bench.now_ns) and not away.live(away.seen_ns)
    assert (away.motion, away.rate_hz, bench.now.faults) == ((), 0, ())


def test_a_base_that_nobody_sent_away_is_missing_and_says_what_to_do():
    bench = Bench(2).ready()
    bench.bases[0].unplug()
    away = bench.until(lambda now: now.of_rig(1).place is Place.MISSING).of_rig(1)
    assert "not seen on USB port 1-1.1:1.0" in away.sentence
    assert [fault.kind for fault in bench.now.faults] == [FaultKind.UNPLUGGED]
    bench.desk.to_console(1)
    assert bench.run(0.2).faults == ()


def test_a_base_that_is_called_back_before_it_is_plugged_in_was_not_pulled():
    bench = Bench(1).ready()
    bench.desk.to_console(1)
    bench.bases[0].unplug()
    bench.run(2)
    bench.desk.to_pc(1)
    picture = bench.run(0.5)
    assert (picture.of_rig(1).place, picture.faults) == (Place.MISSING, ())
    assert "Plug its cable in here" in picture.of_rig(1).sentence
    bench.bases[0].plug()
    bench.ready()


def test_back_from_its_console_it_is_asked_again_and_a_change_is_told():
    bench = Bench(2).ready()
    bench.desk.to_console(1)
    bench.bases[0].unplug()
    bench.run(3)
    bench.bases[0].firmware.slots[0][1] = 60
    bench.bases[0].plug()
    bench.until(lambda now: now.faults)
    (fault,) = bench.now.faults
    assert (fault.kind, fault.sentence) == (FaultKind.TUNING, "Rig 1: FF 60, was 100.")
    bench.desk.accept(1)
    assert bench.run(0.2).faults == ()


def test_a_base_just_plugged_in_shows_nothing_that_was_read_before():
    bench = Bench(1).ready()
    bench.bases[0].unplug()
    bench.until(lambda now: now.of_rig(1).place is Place.MISSING)
    bench.bases[0].firmware.silent = True
    bench.bases[0].plug()
    back = bench.until(lambda now: now.of_rig(1).place is Place.PC).of_rig(1)
    assert (back.tuning, back.identity, back.left) == (None, None, 1)


def test_an_untied_base_is_shown_until_somebody_says_whose_it_is():
    bench = Bench(2)
    spare = bench.bases[1].port
    bench.desk.tie(2, "9-9:1.0", "wrong port")
    bench.run(3)
    assert [one.rig for one in bench.now.readings] == [1, 2, None]
    assert bench.now.readings[2].port == spare
    bench.desk.tie(2, spare, "spare")
    bench.ready()
    assert [(one.rig, one.label) for one in bench.now.readings] == [(1, "base 1"), (2, "spare")]


def test_a_port_belongs_to_one_rig_at_a_time():
    bench = Bench(2).ready()
    bench.desk.tie(2, bench.bases[0].port, "moved")
    bench.run(2)
    assert "Say on which USB port" in bench.now.of_rig(1).sentence
    with pytest.raises(DeviceAbsent, match="Rig 1 has no wheelbase yet"):
        bench.desk.identify(1).result(0)


def test_a_write_is_refused_in_words_while_the_session_does_not_allow_it():
    why = "Race 1 is green. The director may release rig 1."
    bench = Bench(2, refusal=lambda rig: why if rig == 1 else "").ready()
    for order in (
        bench.desk.write_tuning(1, {Parameter.FF: 1}),
        bench.desk.select_slot(1, 2),
        bench.desk.save_tuning(1),
        bench.desk.read_slots(1),
        bench.desk.set_range(1, 900),
        bench.desk.rumble(1, 9, 9),
        bench.desk.force_off(1),
    ):
        with pytest.raises(DeviceReserved, match="may release rig 1"):
            order.result(0)
    assert bench.result(bench.desk.read_tuning(1))[Parameter.FF].value == 100
    assert bench.result(bench.desk.write_tuning(2, {Parameter.FF: 1}))[Parameter.FF].value == 1
    bench.result(bench.desk.show(1, "1"))
    assert bench.bases[0].firmware.told == [bytes.fromhex("01f8090102000006")]


def test_a_change_that_this_program_made_is_no_fault():
    bench = Bench(2).ready()
    orders = [bench.desk.write_tuning(1, {Parameter.FF: 40}), bench.desk.set_range(2, 540)]
    for picture in bench.rounds(1):
        assert picture.faults == ()
    assert orders[1].result(0)[Parameter.SEN].value == 540
    assert bench.now.of_rig(1).tuning[Parameter.FF].value == 40


def test_golden_settings_reach_every_other_rig():
    bench = Bench().ready()
    golden = bench.result(bench.desk.write_tuning(1, {Parameter.FF: 80, Parameter.FOR: 110}))
    bench.bases[4].firmware.slot = 3
    copies = [bench.desk.copy_tuning(rig, golden) for rig in range(2, 13)]
    assert {bench.result(copy).raw for copy in copies} == {golden.raw}


def test_a_reading_without_an_answer_for_too_long_is_not_live():
    bench = Bench(1).ready()
    reading = bench.now.of_rig(1)
    assert reading.live(reading.seen_ns + STALE_NS)
    assert not reading.live(reading.seen_ns + STALE_NS + 1)


def test_the_last_minute_of_inputs_is_kept_at_the_pace_of_a_screen():
    bench = Bench(1).ready()
    bench.run(5)
    times = [point[0] for point in bench.desk.trace(1)]
    assert 200 < len(times) < 400
    assert times == sorted(times)


def _unplug(base: SimulatedBase) -> None:
    base.unplug()


SEEDED = {
    "unplug": (_unplug, FaultKind.UNPLUGGED),
    "console mode": (lambda base: base.change_mode(CONSOLE_MODE), FaultKind.WRONG_MODE),
    "compatibility mode": (lambda base: base.change_mode(COMPATIBILITY_MODE), FaultKind.WRONG_MODE),
    "another model": (lambda base: base.exchange(9), FaultKind.MODEL),
    "firmware mismatch": (lambda base: base.flash((2, 12, 0, 1)), FaultKind.FIRMWARE),
    "tuning change": (lambda base: base.turn_setting(2, 50), FaultKind.TUNING),
    "rim taken off": (lambda base: base.change_rim(0), FaultKind.RIM),
    "frozen steering": (lambda base: base.freeze(Axis.STEERING), FaultKind.FROZEN),
    "frozen brake": (lambda base: base.freeze(Axis.BRAKE), FaultKind.FROZEN),
    "noisy brake": (lambda base: base.make_noisy(Axis.BRAKE), FaultKind.NOISY),
    "noisy clutch": (lambda base: base.make_noisy(Axis.CLUTCH), FaultKind.NOISY),
}


@pytest.mark.parametrize("seeded", SEEDED)
@pytest.mark.parametrize("rate_hz", [125, 500])
def test_a_seeded_fault_is_found_named_rightly_and_within_two_seconds(seeded, rate_hz):
    act, kind = SEEDED[seeded]
    bench = Bench(4, rate_hz=rate_hz).ready()
    bench.run(1.5)
    base = bench.bases[2]
    began_ns = bench.now_ns
    act(base)
    found = bench.until(lambda now: any(fault.kind is kind for fault in now.faults))
    began_ns = base.frozen_ns or began_ns  # it freezes when it next moves
    (fault,) = [fault for fault in found.faults if fault.kind is kind]
    assert fault.rig == 3
    assert fault.at_ns - began_ns <= 2 * SECOND_NS  # of the bench's clock
    assert "rig 3" in fault.sentence.lower()
    assert {other.rig for other in found.faults} == {3}


def _take_the_rim_off(base: SimulatedBase) -> None:
    base.firmware.rim = 0


def _turn_the_force_down(base: SimulatedBase) -> None:
    base.firmware.slots[0][1] = 50


@pytest.mark.parametrize(
    ("change", "kind"),
    [(_take_the_rim_off, FaultKind.RIM), (_turn_the_force_down, FaultKind.TUNING)],
)
def test_a_change_whose_report_was_lost_on_the_cable_is_found_all_the_same(change, kind):
    """A base says it once, and nobody asks for that report again: the wheel turns meanwhile."""
    bench = Bench(4).ready()
    bench.run(1.5)
    began_ns = bench.now_ns
    change(bench.bases[2])
    bench.bases[2].say(bench.bases[2].firmware.identity()[:20])  # torn
    found = bench.until(lambda now: now.faults)
    (fault,) = found.faults
    assert (fault.rig, fault.kind) == (3, kind)
    assert fault.at_ns - began_ns <= 2 * SECOND_NS  # of the bench's clock


def test_a_mended_base_has_no_fault_any_more():
    bench = Bench(2).ready()
    base = bench.bases[0]
    base.make_noisy(Axis.THROTTLE)
    bench.until(lambda now: now.faults)
    base.mend()
    bench.until(lambda now: not now.faults)
    base.change_mode(CONSOLE_MODE)
    bench.until(lambda now: any(f.kind is FaultKind.WRONG_MODE for f in now.faults))
    base.change_mode(PC_MODE)
    bench.until(lambda now: not now.faults)


def test_a_product_id_that_no_table_has_is_no_obstacle_where_the_base_answers():
    bench = Bench(1)
    bench.bases[0].product_id = 0xBEEF
    bench.ready()
    assert bench.now.of_rig(1).identity.base == "ClubSport DD+"


@settings(max_examples=60)
@given(st.lists(st.binary(min_size=1, max_size=64), max_size=30))
def test_whatever_bytes_a_base_sends_the_desk_goes_on(reports):
    bench = Bench(1).ready()
    for report in reports:
        for head in (b"", b"\x01", b"\xff\x03", b"\xff\x08"):
            bench.bases[0].say((head + report)[:64])
    bench.run(0.3)
    assert bench.port.open_handles == 1
    assert bench.result(bench.desk.read_tuning(1)).slot == 1


def test_an_event_may_say_which_product_ids_mean_which_mode():
    bench = Bench(1, table=Unsettled(console_product_ids=(PC_MODE,), pc_product_ids=()))
    reading = bench.until(lambda now: now.of_rig(1).state is BaseState.WRONG_MODE).of_rig(1)
    assert "PlayStation mode" in reading.sentence
