"""Reports as bytes: who a base is, what it sends, what it is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.errors import DeviceGarbled
from drivers.fanatec import identity, outputs
from drivers.fanatec.firmware import Firmware
from drivers.fanatec.identity import identity_of
from drivers.fanatec.inputs import inputs_of
from drivers.fanatec.menu import TuningRefused
from racecontrol.meeting.unsettled import AS_PUBLISHED, Unsettled, rows

PODIUM_DD = bytearray(64)  # the public example: FanaBridge, issue 37
PODIUM_DD[:3] = 0xFF, 0x08, 0x0D
PODIUM_DD[5:9] = 2, 12, 0, 2
PODIUM_DD[0x0C:0x10] = 1, 0, 2, 2
PODIUM_DD[0x18] = 0x0C
PODIUM_DD[0x1A] = 6
PODIUM_DD[0x1F] = 2
PODIUM_DD[0x21:0x25] = 1, 0, 3, 1

COUNT = st.integers(0, 0xFFFF)


def test_the_public_example_of_an_identity_reads_as_its_source_says():
    found = identity_of(bytes(PODIUM_DD), AS_PUBLISHED)
    assert (found.base, found.base_firmware, found.motor_firmware) == (
        "Podium DD",
        "2.12.0.2",
        "1.0.2.2",
    )
    assert (found.rim, found.rim_firmware) == ("Podium hub", "6.0.0.0")
    assert (found.module, found.module_firmware) == ("Podium button module Rally", "1.0.3.1")
    assert found.raw == bytes(PODIUM_DD) and found.motor_answers


def test_a_base_that_does_not_hear_its_motor_says_so_by_zeros():
    report = bytearray(PODIUM_DD)
    report[0x0C:0x10] = bytes(4)
    assert not identity_of(bytes(report), AS_PUBLISHED).motor_answers


def test_parts_that_no_table_has_are_named_by_their_numbers():
    report = bytearray(PODIUM_DD)
    report[2], report[0x18], report[0x1F] = 77, 0x66, 9
    found = identity_of(bytes(report), AS_PUBLISHED)
    assert (found.base, found.rim, found.module) == (
        "unknown (0x4D)",
        "unknown (0x66)",
        "unknown (0x09)",
    )


@pytest.mark.parametrize("report", [b"", b"\xff\x08", b"\xff\x03" + bytes(62), bytes(64)])
def test_what_is_no_identity_is_refused_in_a_sentence(report):
    with pytest.raises(DeviceGarbled, match="which is no identity"):
        identity_of(report, AS_PUBLISHED)


@given(COUNT, COUNT, COUNT, COUNT, st.sets(st.integers(1, 124)), st.integers(0, 15), COUNT)
def test_whatever_a_base_sends_is_read_as_it_was_meant(
    steering, throttle, brake, clutch, buttons, hat, at_ns
):
    base = Firmware()
    base.levers = (99, 0)
    report = base.inputs(steering, throttle, brake, clutch, buttons=tuple(buttons), hat=hat)
    found = inputs_of(report, at_ns, AS_PUBLISHED)
    assert (found.steering, found.throttle, found.brake, found.clutch) == (
        steering,
        throttle,
        brake,
        clutch,
    )
    assert found.buttons == tuple(sorted(buttons))
    assert found.hat == (hat if hat < 8 else None)
    assert (found.handbrake, found.rim_id, found.firmware) == (99, 0x18, 801)
    assert len(report) == 34


def test_the_first_button_is_bit_4_of_byte_1_and_the_hat_stands_below_it():
    report = bytearray(Firmware().inputs())
    report[1] = 0x16
    found = inputs_of(bytes(report), 0, AS_PUBLISHED)
    assert (found.buttons, found.hat) == ((1,), 6)


@pytest.mark.parametrize(
    ("count", "range_deg", "degrees"),
    [(0x8000, 1080, 0.0), (0, 1080, -540.0), (0x8000 + 5461, 1080, 90.0), (0xC000, 900, 225.0)],
)
def test_steering_is_counted_over_the_range_that_is_set(count, range_deg, degrees):
    found = inputs_of(Firmware().inputs(count), 0, AS_PUBLISHED)
    assert found.steering_deg(range_deg) == pytest.approx(degrees, abs=0.01)


def test_an_event_frame_names_no_rim():
    report = bytearray(Firmware().inputs())
    report[30:34] = 0xFF, 0x04, 0x11, 0
    found = inputs_of(bytes(report), 0, AS_PUBLISHED)
    assert (found.rim_id, found.firmware) == (None, None)


@given(st.binary(max_size=33))
def test_a_report_that_is_cut_off_is_refused_in_a_sentence(report):
    with pytest.raises(DeviceGarbled, match="left out"):
        inputs_of(report, 0, AS_PUBLISHED)


def test_what_nobody_knows_for_sure_is_read_as_the_event_says():
    base = Firmware()
    base.levers = (3, 77)
    report = base.inputs(throttle=100)
    table = Unsettled(pedals_inverted=False, handbrake_byte=28)
    found = inputs_of(report, 0, table)
    assert (found.throttle, found.handbrake, found.handbrake_bytes) == (0xFFFF - 100, 77, (3, 77))


def test_every_unsettled_row_says_why_and_shows_when_an_event_knows_better():
    shown = rows(Unsettled(sen_auto_byte=0))
    assert [row.key for row in shown if row.overridden] == ["sen_auto_byte"]
    assert all(len(row.why) > 20 for row in shown)


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("7", "00 00 07"),
        ("12", "00 06 5b"),
        ("-1", "00 40 06"),
        ("1234", "5b 4f 66"),
        ("9", "00 00 6f"),
    ],
)
def test_the_display_shows_three_characters_at_the_right(text, segments):
    assert outputs.display(text, AS_PUBLISHED) == bytes.fromhex(f"01 f8 09 01 02 {segments}")


def test_all_force_off_is_the_five_effects():
    assert [frame.hex(" ") for frame in outputs.FORCE_OFF] == [
        "01 03 08 00 00 00 00 00",
        "01 13 0b 00 00 00 00 00",
        "01 23 0c 00 00 00 00 ff",
        "01 33 0c 00 00 00 00 ff",
        "01 43 0c 00 00 00 00 ff",
    ]


def test_a_range_is_three_frames_in_their_order():
    assert [frame.hex(" ") for frame in outputs.rotation(2530 - 10, AS_PUBLISHED)] == [
        "01 f5 00 00 00 00 00 00",
        "01 f8 09 01 06 01 00 00",
        "01 f8 81 d8 09 00 00 00",
    ]
    with pytest.raises(TuningRefused, match="90 to 2520 degrees, not 80"):
        outputs.rotation(80, AS_PUBLISHED)


def test_red_stands_in_the_high_bits_unless_the_event_says_blue():
    red = outputs.one_colour((255, 0, 0), AS_PUBLISHED)
    blue = outputs.one_colour((0, 0, 255), Unsettled(led_colours="bgr"))
    assert red == blue
    assert red[0].hex().startswith("ff0100" + "f800" * 9 + "0000")
    assert red[1].hex().startswith("ff0101" + "f800" * 6 + "0000")


def test_lights_and_rumble_have_their_full_length_and_stop():
    assert outputs.rev_leds(0b100000001, AS_PUBLISHED).hex() == "01f8090801010000"
    assert outputs.rumble(200, 100).hex() == "01f8090103c86401"
    assert outputs.rumble(0, 0).hex() == "01f8090103000000"


def test_questions_have_their_full_length():
    assert (len(identity.ASK), len(identity.PUSH_CHANGES)) == (64, 64)
