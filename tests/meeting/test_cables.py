"""The cues and the buttons of an event file: what may be written, and what is said of mistakes."""

from pathlib import Path

import pytest

from racecontrol.meeting.eventfile import EventFileError, load_event, load_remote
from racecontrol.meeting.model import CueTarget, Role, Saying, Transport
from racecontrol.meeting.remote import Button, ButtonAct, Remote
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES
from tests.meeting.test_eventfile import GOOD

CABLES = """
[[cues]]
name = "hall lights"
address = "192.0.2.10"
port = 53000
only = ["/race/*/start/*", "/race/*/flag//"]

[[cues]]
address = "graphics.hall"
port = 7000
transport = "tcp"
delay_ms = 4500
never = ["//now/*"]
bundle = false

[[cues.say]]
when = "//flag/track"
values = ["red"]
send = "/cue/red-flag/start"

[[cues.say]]
when = "//leader"
send = "/custom-variable/leader/value"
arguments = ["{2}", 1, 2.5, "car {1}"]

[remote]
port = 9000
senders = ["192.0.2.0/24", "198.51.100.7"]

[[remote.buttons]]
token = "stream-deck-7f3a"
name = "M. Okoye"
role = "race director"
acts = ["*", "red"]
"""


def written(text: str, tmp_path: Path) -> Path:
    path = tmp_path / "cup.toml"
    path.write_text(GOOD + text, encoding="utf-8")
    return path


def test_targets_and_buttons_are_read(tmp_path: Path) -> None:
    path = written(CABLES, tmp_path)
    lights, graphics = load_event(path, FORMATS, PENALTIES).cues
    assert lights == CueTarget(
        "192.0.2.10", 53000, "hall lights", only=("/race/*/start/*", "/race/*/flag//")
    )
    assert graphics.transport is Transport.TCP
    assert (graphics.delay_ms, graphics.never, graphics.bundle) == (4500, ("//now/*",), False)
    assert graphics.say[1] == Saying(
        "//leader", "/custom-variable/leader/value", (), ("{2}", 1, 2.5, "car {1}")
    )
    acts = (ButtonAct.EVERYDAY, ButtonAct.RED)
    button = Button("stream-deck-7f3a", "M. Okoye", Role.DIRECTOR, acts)
    assert load_remote(path) == Remote(
        9000, senders=("192.0.2.0/24", "198.51.100.7"), buttons=(button,)
    )


def test_the_example_of_the_readme_is_one(tmp_path: Path) -> None:
    readme = Path(__file__).resolve().parents[2] / "README.md"
    example = readme.read_text(encoding="utf-8").partition("```toml")[2].partition("```")[0]
    path = written(example, tmp_path)
    cues = load_event(path, FORMATS, PENALTIES).cues
    assert [target.name for target in cues] == ["hall lights", "sound"]
    assert [button.name for button in load_remote(path).buttons] == ["A. Moravec"]


def test_an_event_without_cables_has_none(tmp_path: Path) -> None:
    path = written("", tmp_path)
    assert load_event(path, FORMATS, PENALTIES).cues == ()
    assert load_remote(path) == Remote()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"192.0.2.10"', '"192.0.2"', "cues[0].address: '192.0.2' is neither an IP address nor"),
        ('"192.0.2.10"', '"hall lights"', "is neither an IP address nor the name of a machine."),
        ("53000", "0", "cues[0].port: a port is 1 to 65535."),
        ("53000", '"53000"', "cues[0].port: a whole number belongs here, not a text in quotes."),
        ("delay_ms = 4500", "delay = 4500", "cues[1].delay: there is no such key. Did you mean"),
        ("4500", "-1", "cues[1].delay_ms: a delay is 0 to 600000 ms."),
        ('"tcp"', '"tpc"', "cues[1].transport: 'tpc' is none of the values. Did you mean 'tcp'?"),
        (
            '"//now/*"',
            '"now"',
            "cues[1].never[0]: 'now' is no OSC address pattern: a pattern",
        ),
        ('"//now/*"', '"/{a"', "'/{a' is no OSC address pattern: a { is not closed."),
        ('"//leader"', '"leader"', "cues[1].say[1].when: 'leader' is no OSC address pattern"),
        ('"/cue/red-flag/start"', '"cue"', "cues[1].say[0].send: 'cue' is no OSC address: a slash"),
        ('"/cue/red-flag/start"', '"/cue/{0}"', "say[0].send: '/cue/{0}' is no OSC address"),
        ("port = 9000", "port = 90000", "remote.port: a port is 1 to 65535."),
        ("port = 9000", 'port = 9000\naddress = "hall"', "remote.address: 'hall' is not an IP"),
        ('"198.51.100.7"', '"deck"', "remote.senders[1]: 'deck' is neither an IP address nor a"),
        ("stream-deck-7f3a", "secret", "remote.buttons[0].token: a token has at least 12 letters"),
        ("stream-deck-7f3a", "#tream-deck-7f3a", "a token does not begin with #."),
        ('"M. Okoye"', '" "', "remote.buttons[0].name: say in whose name its acts are journalled."),
        ('"race director"', '"timing"', "remote.buttons[0].role: a button stands for a person"),
        ('["*", "red"]', "[]", "remote.buttons[0].acts: a button that may do nothing is none."),
        (
            '"*", "red"]',
            '"*", "redd"]',
            "acts[1]: 'redd' is none of the values. Did you mean 'red'?",
        ),
        (
            'director"\nacts = ["*", "red"]',
            'director"\nacts = ["*", "red", "penalty"]',
            "buttons[0].acts[2]: a race director is refused 'penalty': it is for the steward.",
        ),
        (
            'race director"',
            'steward"',
            "buttons[0].acts[1]: a steward is refused 'red': it is for the race director.",
        ),
        (
            'race director"\nacts = ["*", "red"]',
            'rig technician"\nacts = ["*", "investigate"]',
            "a rig technician is refused 'investigate': it is for the race director or the stew",
        ),
        ("[remote]\nport = 9000", "[remote]", "remote.port: a port is 1 to 65535."),
    ],
)
def test_a_mistake_is_one_sentence_with_file_line_and_key(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(EventFileError) as error:
        load_event(written(CABLES.replace(old, new, 1), tmp_path), FORMATS, PENALTIES)
    assert said in str(error.value)
    assert str(error.value).startswith("cup.toml, line ")
    assert "\n" not in str(error.value)


def test_the_line_is_that_of_the_key(tmp_path: Path) -> None:
    wrong = CABLES.replace("4500", "-1")
    line = (GOOD + wrong).split("\n").index("delay_ms = -1") + 1
    with pytest.raises(EventFileError, match=rf"^cup\.toml, line {line}: cues\[1\]\.delay_ms: "):
        load_event(written(wrong, tmp_path), FORMATS, PENALTIES)


def test_two_names_or_two_tokens_alike_are_refused(tmp_path: Path) -> None:
    twice = '\n[[remote.buttons]]\ntoken = "stream-deck-7f3a"\nname = "B"\nrole = "steward"\n'
    with pytest.raises(EventFileError, match="two buttons have this token"):
        load_remote(written(f'{CABLES}{twice}acts = ["note"]\n', tmp_path))
    named = '[[cues]]\nname = "hall lights"\naddress = "192.0.2.11"\nport = 1\n'
    with pytest.raises(EventFileError, match="'hall lights' stands there twice"):
        load_remote(written(named + CABLES, tmp_path))


def test_what_stops_starts_ends_or_punishes_is_grave_and_has_to_be_named() -> None:
    button = Button("t" * 12, "A", Role.DIRECTOR, (ButtonAct.EVERYDAY,))
    grave = ("red", "green", "abort", "lights", "start", "end", "chequered", "disqualify")
    assert not any(button.may(ButtonAct(name)) for name in grave)
    assert all(button.may(ButtonAct(name)) for name in ("yellow", "vsc", "note", "driver-ready"))
