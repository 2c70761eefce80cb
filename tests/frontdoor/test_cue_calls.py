"""From a fact to a lamp: what a lighting desk hears, over a real socket."""

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest
from pythonosc.osc_message import OscMessage

from drivers.cues.sender import Cues, Target
from racecontrol.control import Update
from racecontrol.frontdoor.cues import CueCaller
from racecontrol.meeting.acts import GiveDecision, ShowFlag, StartSession
from racecontrol.meeting.flow_acts import TakeOrder
from racecontrol.meeting.model import Flag
from tests.story import DIRECTOR, STEWARD, Story


@pytest.fixture
def desk() -> Iterator[socket.socket]:
    """A lighting desk: a UDP socket that waits at most ten seconds."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
        made.bind(("127.0.0.1", 0))
        made.settimeout(10)
        yield made


def heard(desk: socket.socket, count: int) -> list[tuple[str, list[object]]]:
    cues: list[tuple[str, list[object]]] = []
    while len(cues) < count:
        message = OscMessage(desk.recv(2048))
        if message.address != "/race/alive":
            cues.append((message.address, message.params))
    return cues


def test_a_desk_hears_the_session_its_flags_laps_and_penalties(desk: socket.socket) -> None:
    story = Story(7, 12, laps=2)
    story.start("race-1", 7, 12)
    story.act(ShowFlag("race-1", Flag.YELLOW, sector=2), DIRECTOR)
    story.lap(7, 61_250)
    story.lap(12, 62_000, live=False)
    story.act(GiveDecision("race-1", 12, "time-5", "contact"), STEWARD)
    with closing(Cues("test", [Target("127.0.0.1", desk.getsockname()[1])])) as cues:
        CueCaller(cues)(Update(story.state, tuple(story.facts), len(story.facts)))
        assert heard(desk, 6) == [
            ("/race/test/session", ["race-1", "grid"]),
            ("/race/test/session", ["race-1", "started"]),
            ("/race/test/flag", ["green"]),
            ("/race/test/flag", ["yellow"]),
            ("/race/test/lap", [7, 1, pytest.approx(61.25)]),
            ("/race/test/penalty", [12, "5 s"]),
        ]


def test_a_lamp_that_was_red_is_green_again_when_the_race_goes_on(desk: socket.socket) -> None:
    story = Story(7, 12, laps=3)
    story.start("race-1", 7, 12)
    before = len(story.facts)
    story.act(ShowFlag("race-1", Flag.RED), DIRECTOR, 30_000)
    story.act(TakeOrder("race-1"), DIRECTOR, 60_000)
    story.act(StartSession("race-1"), DIRECTOR, 90_000)
    with closing(Cues("test", [Target("127.0.0.1", desk.getsockname()[1])])) as cues:
        CueCaller(cues)(Update(story.state, tuple(story.facts[before:]), len(story.facts)))
        assert heard(desk, 2) == [("/race/test/flag", ["red"]), ("/race/test/flag", ["green"])]
