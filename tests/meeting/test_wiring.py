"""Which box belongs to which rig: wrong ones are one sentence with file, line and key."""

from importlib.resources import files

import pytest

from racecontrol.meeting.boxes import BoxPlace
from racecontrol.meeting.eventfile import EventFileError, load_event
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

DEMO = (files("assets.events") / "demo.toml").read_text(encoding="utf-8")


def load(tmp_path, text):
    path = tmp_path / "cup.toml"
    path.write_text(text, encoding="utf-8")
    return load_event(path, FORMATS, PENALTIES)


def test_the_demo_has_a_box_for_every_rig_on_two_buses(tmp_path):
    meeting = load(tmp_path, DEMO)
    assert [bus.key for bus in meeting.buses] == ["left", "right"]
    assert meeting.rigs[6].box == BoxPlace("right", 17)
    assert len({rig.box for rig in meeting.rigs}) == len(meeting.rigs) == 13


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            'box = { bus = "right", address = 17 }',
            'box = { bus = "rihgt", address = 17 }',
            "rigs[6].box.bus: there is no bus 'rihgt'. Did you mean 'right'?",
        ),
        (
            'box = { bus = "left", address = 14 }',
            'box = { bus = "left", address = 13 }',
            "rigs[3].box.address: rig 3 has this box already.",
        ),
        (
            'box = { bus = "left", address = 14 }',
            'box = { bus = "left", address = 248 }',
            "rigs[3].box.address: 248 is no Modbus address: 1 to 247 are.",
        ),
        (
            'usb = "0403:6001"\nserial = "RC000001"',
            'usb = "COM5"\nserial = "RC000001"',
            "buses[0].usb: 'COM5' is no USB id. Say vendor and product, as 0403:6001.",
        ),
        (
            'serial = "RC000002"',
            "baud = 12345",
            "buses[1].baud: a bus runs at one of 9600, 19200, 38400, 57600, 115200 baud.",
        ),
        (
            'serial = "RC000002"',
            "",
            "buses[1].usb: bus 'left' may be the same adapter.",
        ),
        ('key = "right"', 'key = "left"', "buses[1].key: 'left' stands there twice."),
    ],
)
def test_a_wrong_box_is_a_sentence_with_its_line(tmp_path, before, after, sentence):
    assert before in DEMO
    text = DEMO.replace(before, after, 1)
    with pytest.raises(EventFileError) as error:
        load(tmp_path, text)
    said = str(error.value)
    assert said.startswith("cup.toml, line ")
    assert sentence in said
    line = int(said.split("line ")[1].split(":")[0])
    key = sentence.split(":")[0].split(".")[-1]
    assert key in text.splitlines()[line - 1] or "[[" in text.splitlines()[line - 1]


def test_an_event_without_boxes_needs_none(tmp_path):
    kept = [line for line in DEMO.splitlines() if not line.startswith("box =")]
    text = "\n".join(kept)
    start, end = text.index("[[buses]]"), text.index("[[rigs]]")
    meeting = load(tmp_path, text[:start] + text[end:])
    assert meeting.buses == ()
    assert {rig.box for rig in meeting.rigs} == {None}
