"""The nouns of a wheelbase: differences, liveness, and their way to JSON and back."""

import msgspec

from racecontrol.rigs.wheelbase import (
    BaseState,
    Identity,
    Inputs,
    Parameter,
    Place,
    Setting,
    TuningMode,
    TuningRecord,
    WheelbaseReading,
    differences,
    identity_differences,
    unexplained_differences,
)

FF = Setting(Parameter.FF, 100, "100", 100)
SEN = Setting(Parameter.SEN, 1080, "1080", 0xED)
GOLDEN = TuningRecord(1, TuningMode.ADVANCED, (SEN, FF), bytes(64))
WHO = Identity(12, "ClubSport DD+", "2.0", "1.0", "0.0", 24, "GT", "6.0", 0, "none", "0.0", b"\1\2")


def test_equal_records_have_no_difference():
    assert differences(GOLDEN, GOLDEN) == ()


def test_each_line_in_which_a_record_differs_is_one_sentence():
    other = TuningRecord(
        2, TuningMode.STANDARD, (SEN, Setting(Parameter.FF, 65, "65", 65)), bytes(64)
    )
    assert [str(line) for line in differences(GOLDEN, other)] == [
        "slot 2, golden 1",
        "menu Standard, golden Advanced",
        "FF 65, golden 100",
    ]


def test_a_parameter_that_only_one_of_them_has_is_a_difference():
    short = TuningRecord(1, TuningMode.ADVANCED, (SEN,), bytes(64))
    assert [str(line) for line in differences(GOLDEN, short)] == ["FF not there, golden 100"]
    assert [str(line) for line in differences(short, GOLDEN)] == ["FF 100, golden not there"]


def test_firmware_and_rim_are_compared_by_name_and_the_rest_byte_by_byte():
    other = msgspec.structs.replace(WHO, base_firmware="2.1", rim="none", raw=b"\1\3")
    assert [line.what for line in identity_differences(WHO, other)] == ["base firmware", "rim"]
    assert [str(line) for line in unexplained_differences(WHO, other)] == [
        "byte 0x01 0x03, golden 0x02"
    ]


def test_a_reading_is_live_only_while_it_is_here_ready_and_fresh():
    reading = WheelbaseReading(1, "", "1-1", Place.PC, BaseState.READY, "", seen_ns=100)
    assert reading.live(100)
    assert not msgspec.structs.replace(reading, place=Place.CONSOLE).live(100)
    assert not msgspec.structs.replace(reading, state=BaseState.SILENT).live(100)
    assert not msgspec.structs.replace(reading, seen_ns=None).live(100)
    assert not reading.live(100 + 60_000_000_000)


def test_a_reading_goes_to_json_and_back():
    inputs = Inputs(1, 2, 3, 4, 5, (1, 9), None, (0, -1), 6, (6, 7), None, None)
    reading = WheelbaseReading(
        1,
        "B01",
        "1-1.1:1.0",
        Place.PC,
        BaseState.READY,
        "",
        identity=WHO,
        tuning=GOLDEN,
        inputs=inputs,
    )
    assert msgspec.json.decode(msgspec.json.encode(reading), type=WheelbaseReading) == reading
