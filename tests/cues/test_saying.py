"""Cues in the words of a device that has addresses of its own."""

import time
from contextlib import closing

import pytest

from drivers.cues.sender import Cues
from racecontrol.cues.checking import idle_patterns
from racecontrol.cues.saying import said
from racecontrol.frontdoor.stage_cues import target_of
from racecontrol.meeting.model import CueTarget, Saying
from tests.cues.ear import Ear

RED = Saying("//flag/track", "/cue/red-flag/start", ("red",))
LEADER = Saying("//leader", "/custom-variable/leader/value", (), ("{2}",))
LAYER = Saying("//start/light", "/composition/layers/1/clips/{1}/connect", (), (1,))
BOARD = Saying("//penalty/published", "/text", (), ("{2}", "car {2}: {3}", 0.5))


@pytest.mark.parametrize(
    ("saying", "address", "arguments", "told"),
    [
        (RED, "/race/cup/flag/track", ("red",), [("/cue/red-flag/start", ())]),
        (RED, "/race/cup/flag/track", ("green",), []),
        (RED, "/race/cup/flag/red", (1,), []),
        (LEADER, "/race/cup/leader", (44, "LND"), [("/custom-variable/leader/value", ("LND",))]),
        (LEADER, "/race/cup/leader", (44,), []),
        (LAYER, "/race/cup/start/light", (3, 5), [("/composition/layers/1/clips/3/connect", (1,))]),
        (
            BOARD,
            "/race/cup/penalty/published",
            (2, 12, "5 s", "contact", 3),
            [("/text", (12, "car 12: 5 s", 0.5))],
        ),
        (
            Saying("//leader", "/who/{3}"),
            "/race/cup/leader",
            (44, "LND", "T. Lindqvar"),
            [("/who/T.-Lindqvar", ())],
        ),
    ],
)
def test_a_device_is_told_in_its_own_words(
    saying: Saying, address: str, arguments: tuple[object, ...], told: list[object]
) -> None:
    assert list(said((saying,), address, arguments)) == told  # type: ignore[arg-type]


def test_a_target_with_sayings_gets_these_and_nothing_else() -> None:
    with Ear() as device, closing(Cues([target_of(device.noun(say=(RED, LEADER)))])) as cues:
        told = [
            ("/race/cup/flag/track", ("green",)),
            ("/race/cup/flag/track", ("red",)),
            ("/race/cup/leader", (44, "LND", "T. Lindqvar")),
        ]
        cues.send(told, time.monotonic_ns())
        assert device.take() == [
            ("/cue/red-flag/start", []),
            ("/custom-variable/leader/value", ["LND"]),
        ]


def test_a_saying_that_never_speaks_is_said_with_its_place() -> None:
    target = CueTarget(
        "192.0.2.1",
        1,
        say=(RED, Saying("//flag/trak", "/a"), Saying("//leader", "/a/{4}")),
    )
    assert list(idle_patterns(target, "cup")) == [
        (
            ("say", 1, "when"),
            "nothing is ever sent to '//flag/trak'. Did you mean '/race/cup/flag/track'?",
        ),
        (("say", 2), "no cue at '//leader' has more than 3 arguments."),
    ]
