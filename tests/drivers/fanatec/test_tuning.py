"""The tuning record: read, patched, written one byte further on, and never more than asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.errors import DeviceGarbled
from drivers.fanatec import identity, outputs, tuning
from drivers.fanatec.firmware import Firmware
from drivers.fanatec.menu import CODINGS, IN_STANDARD, TuningRefused, places
from drivers.fanatec.tuning import changes_to, select_of, tuning_of, write_bytes, write_of
from racecontrol.meeting.unsettled import AS_PUBLISHED, Unsettled
from racecontrol.rigs.wheelbase import Parameter, TuningMode, differences

PUBLIC = bytes.fromhex("ff0301ed6405").ljust(64, b"\0")  # the example of hid-fanatecff
REPORT = st.builds(
    lambda slot, rest: bytes((0xFF, 0x03, slot)) + rest,
    st.integers(1, 5),
    st.binary(min_size=61, max_size=61),
)
VALUES = st.dictionaries(
    st.sampled_from(sorted(set(CODINGS) - {Parameter.FFS})), st.integers(0, 1_000), max_size=5
).map(lambda drawn: {name: _within(name, value) for name, value in drawn.items()})


def _within(parameter: Parameter, value: int) -> int:
    coding = CODINGS[parameter]
    steps = (coding.high - coding.low) // coding.step + 1
    return coding.low + value % steps * coding.step


def test_the_public_example_reads_as_its_source_says():
    record = tuning_of(PUBLIC, AS_PUBLISHED)
    assert (record.slot, record.mode) == (1, TuningMode.ADVANCED)
    assert [record[name].value for name in (Parameter.SEN, Parameter.FF, Parameter.SHO)] == [
        1080,
        100,
        50,
    ]


@pytest.mark.parametrize(
    ("degrees", "byte"),
    [(90, 0x8A), (360, 0xA5), (540, 0xB7), (900, 0xDB), (1080, 0xED), (1270, 0x00), (2520, 0x7D)],
)
def test_known_ranges_are_their_known_bytes_both_ways(degrees, byte):
    record = tuning_of(PUBLIC, AS_PUBLISHED)
    frame = write_of(record, {Parameter.SEN: degrees}, AS_PUBLISHED)
    assert frame[4] == byte
    assert tuning_of(PUBLIC[:3] + frame[4:] + b"\0", AS_PUBLISHED)[Parameter.SEN].value == degrees


@given(st.integers(9, 252))
def test_every_range_of_the_menu_is_a_byte_of_its_own(tens):
    record = tuning_of(PUBLIC, AS_PUBLISHED)
    byte = write_of(record, {Parameter.SEN: tens * 10}, AS_PUBLISHED)[4]
    again = tuning_of(bytes((*PUBLIC[:3], byte)).ljust(64, b"\0"), AS_PUBLISHED)
    assert again[Parameter.SEN].text == str(tens * 10)


@pytest.mark.parametrize(("table", "byte"), [(AS_PUBLISHED, 0x7E), (Unsettled(sen_auto_byte=0), 0)])
def test_auto_is_the_byte_that_the_event_says(table, byte):
    record = tuning_of(bytes((*PUBLIC[:3], byte)).ljust(64, b"\0"), table)
    assert record[Parameter.SEN].text == "AUTO"


def test_a_belt_driven_base_codes_its_range_in_tens():
    record = tuning_of(bytes((*PUBLIC[:3], 90)).ljust(64, b"\0"), AS_PUBLISHED, belt_driven=True)
    assert record[Parameter.SEN].value == 900
    assert write_of(record, {Parameter.SEN: 540}, AS_PUBLISHED, belt_driven=True)[4] == 54


@given(REPORT)
def test_a_record_written_back_unchanged_changes_no_byte(report):
    base = Firmware()
    base.slot, base.slots[(report[2] & 0x0F) - 1][:] = report[2] & 0x0F, report[3:]
    before = base.tuning()
    base.take(write_of(tuning_of(before, AS_PUBLISHED), {}, AS_PUBLISHED))
    assert base.tuning() == before


@given(REPORT, VALUES)
def test_what_is_written_is_what_is_read_back_and_the_rest_stays(report, values):
    base = Firmware()
    base.slot, base.slots[(report[2] & 0x0F) - 1][:] = report[2] & 0x0F, report[3:]
    before = tuning_of(base.tuning(), AS_PUBLISHED)
    base.take(write_of(before, values, AS_PUBLISHED))
    after = tuning_of(base.tuning(), AS_PUBLISHED)
    assert {name: after[name].value for name in values} == values
    changed = {line.what for line in differences(before, after)}
    assert changed <= {str(name) for name in values}


@given(REPORT, REPORT)
def test_one_base_copied_onto_another_leaves_no_difference_but_the_slot(golden, other):
    have, wanted = tuning_of(other, AS_PUBLISHED), tuning_of(golden, AS_PUBLISHED)
    base = Firmware()
    base.slot, base.slots[have.slot - 1][:] = have.slot, other[3:]
    base.take(write_bytes(have, changes_to(wanted, have), AS_PUBLISHED))
    left = differences(wanted, tuning_of(base.tuning(), AS_PUBLISHED))
    assert {line.what for line in left} <= {"slot"}


def test_a_write_carries_the_slot_without_its_flags():
    standard = bytes((0xFF, 0x03, 0x82)) + PUBLIC[3:]
    record = tuning_of(standard, AS_PUBLISHED)
    assert (record.slot, record.mode) == (2, TuningMode.STANDARD)
    assert write_of(record, {Parameter.FF: 60}, AS_PUBLISHED)[:4].hex() == "ff030002"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({Parameter.FF: 101}, "FF takes 0 to 100, not 101"),
        ({Parameter.SHO: 55}, "SHO takes 0 to 100 in steps of 10, not 55"),
        ({Parameter.SEN: 80}, "SEN takes 90 to 2520 degrees in steps of 10, or AUTO, not 80"),
        ({Parameter.SEN: 905}, "not 905"),
        ({Parameter.INT: -1}, "INT takes 0 to 20, not -1"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_those_that_can(values, words):
    with pytest.raises(TuningRefused, match=words):
        write_of(tuning_of(PUBLIC, AS_PUBLISHED), values, AS_PUBLISHED)


def test_in_standard_mode_only_what_its_menu_offers_is_written():
    record = tuning_of(bytes((0xFF, 0x03, 0x81)) + PUBLIC[3:], AS_PUBLISHED)
    for name in IN_STANDARD - {Parameter.SEN}:
        write_of(record, {name: 50}, AS_PUBLISHED)
    with pytest.raises(TuningRefused, match="Switch the menu to Advanced"):
        write_of(record, {Parameter.FOR: 100}, AS_PUBLISHED)


def test_a_parameter_that_the_base_does_not_have_is_not_written():
    table = Unsettled(has_ffs=False)
    record = tuning_of(PUBLIC, table)
    assert Parameter.FFS not in {setting.parameter for setting in record.settings}
    with pytest.raises(TuningRefused, match="has no FFS"):
        write_of(record, {Parameter.FFS: 1}, table)


def test_brake_force_stands_where_the_event_says():
    table = Unsettled(brake_force_byte=14)
    assert (places(AS_PUBLISHED)[Parameter.BRF], places(table)[Parameter.BRF]) == (13, 14)
    assert sorted(places(table).values()) == sorted(places(AS_PUBLISHED).values())
    frame = write_of(tuning_of(PUBLIC, table), {Parameter.BRF: 70}, table)
    assert (frame[3 + 13], frame[3 + 14]) == (0, 70)


@pytest.mark.parametrize(
    "report", [b"", PUBLIC[:63], b"\xff\x03\x00" + bytes(61), b"\xff\x08" + bytes(62)]
)
def test_what_is_no_tuning_record_is_refused_in_a_sentence(report):
    with pytest.raises(DeviceGarbled, match="no tuning record"):
        tuning_of(report, AS_PUBLISHED)


def test_there_are_five_slots():
    assert select_of(5)[:4].hex() == "ff030105"
    with pytest.raises(TuningRefused, match="slots 1 to 5, not 6"):
        select_of(6)


def test_no_module_has_the_command_that_resets_every_slot_or_turns_the_menu_over():
    never = (b"\xff\x03\x04", b"\xff\x03\x06")
    values = [value for room in (identity, outputs, tuning) for value in vars(room).values()]
    frames = [f for one in values for f in (one if isinstance(one, tuple) else (one,))]
    assert not [f for f in frames if isinstance(f, bytes) and f.startswith(never)]
