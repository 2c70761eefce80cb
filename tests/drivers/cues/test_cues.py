"""Cues over real UDP sockets, read with another parser than the one that wrote them."""

import socket
import struct
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythonosc.osc_message import OscMessage

from drivers.cues import messages
from drivers.cues.sender import CueError, Cues, Target
from drivers.cues.waiting import Waiting
from racecontrol.meeting.model import Flag, Phase

WAIT_S = 5


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.settimeout(WAIT_S)
        yield listening


def target(listening: socket.socket) -> Target:
    return Target(*listening.getsockname())


def heard(listening: socket.socket) -> tuple[object, ...]:
    """The next message that is not a heartbeat: its address and its arguments."""
    while True:
        message = OscMessage(listening.recv(2048))
        if message.address != "/race/alive":
            return (message.address, *message.params)


def test_each_kind_of_fact_is_one_message(listener):
    cues = Cues("final-2026", [target(listener)])
    cues.session("race-1", Phase.STARTED)
    cues.flag(Flag.DOUBLE_YELLOW)
    cues.lap(7, 3, 83_500)
    cues.penalty(31, "5 s")
    assert heard(listener) == ("/race/final-2026/session", "race-1", "started")
    assert heard(listener) == ("/race/final-2026/flag", "double yellow")
    assert heard(listener) == ("/race/final-2026/lap", 7, 3, 83.5)
    assert heard(listener) == ("/race/final-2026/penalty", 31, "5 s")
    cues.close()


def test_bytes_are_those_of_the_osc_specification():
    assert messages.lap("e", 7, 3, 83_500) == (
        b"/race/e/lap\0" + b",iif\0\0\0\0" + struct.pack(">iif", 7, 3, 83.5)
    )


def test_heartbeat_comes_again_and_again(listener):
    cues = Cues("final", [target(listener)], beat_s=0.01)
    for _ in range(3):
        message = OscMessage(listener.recv(2048))
        assert (message.address, *message.params) == ("/race/alive", "final")
    cues.close()


def test_heartbeat_comes_between_cues_that_never_end(listener):
    cues = Cues("final", [target(listener)], beat_s=0.01)
    done = threading.Event()

    def flood() -> None:
        while not done.is_set():
            cues.flag(Flag.GREEN)

    flooding = threading.Thread(target=flood)
    flooding.start()
    deadline = time.monotonic() + WAIT_S
    beats = 0
    while beats < 3 and time.monotonic() < deadline:
        beats += OscMessage(listener.recv(2048)).address == "/race/alive"
    done.set()
    flooding.join(WAIT_S)
    cues.close()
    assert beats == 3


def test_a_dead_target_counts_errors_and_stops_nobody(listener):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as gone:
        gone.bind(("127.0.0.1", 0))
        dead = target(gone)
    cues = Cues("final", [dead, target(listener)])
    for number in range(20):
        cues.penalty(number, "Warning")
    assert [heard(listener)[1] for _ in range(20)] == list(range(20))
    cues.close()
    broken, well = cues.health()
    assert broken.target == dead
    assert broken.errors > 0
    assert broken.last_error == "Connection refused"
    assert (well.errors, well.last_error) == (0, "")
    assert well.sent >= 20


def test_a_target_that_cannot_be_reached_counts_errors_and_stops_nobody(listener):
    cues = Cues("final", [Target("255.255.255.255", 9), target(listener)])
    cues.flag(Flag.RED)
    assert heard(listener) == ("/race/final/flag", "red")
    cues.close()
    assert cues.health()[0].errors > 0


def test_closing_sends_what_waits_and_may_be_done_twice(listener):
    cues = Cues("final", [target(listener)])
    for number in range(100):
        cues.lap(number, 1, 83_456)
    cues.close()
    cues.close()
    assert [heard(listener)[1] for _ in range(100)] == list(range(100))


def test_when_nobody_takes_cues_the_oldest_give_way():
    waiting = Waiting(3)
    for cue in (b"1", b"2", b"3", b"4", b"5"):
        waiting.put(cue)
    assert waiting.dropped == 2
    assert [waiting.take(0) for _ in range(4)] == [b"3", b"4", b"5", None]


def test_a_closed_queue_takes_nothing_in_and_ends_when_it_is_empty():
    waiting = Waiting(3)
    waiting.put(b"1")
    waiting.close()
    waiting.put(b"2")
    assert not waiting.ended
    assert waiting.take(WAIT_S) == b"1"
    assert waiting.ended
    assert waiting.take(WAIT_S) is None


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (Target("lights.local", 53_000), "Cue target 'lights.local' is not an IP address."),
        (Target("127.0.0.1", 0), "Cue target 127.0.0.1 has no port 0."),
        (Target("127.0.0.1", 70_000), "Cue target 127.0.0.1 has no port 70000."),
    ],
)
def test_a_wrong_target_is_one_sentence(wrong, sentence):
    with pytest.raises(CueError) as error:
        Cues("final", [wrong])
    assert str(error.value).startswith(sentence)


@given(event=st.text(), name=st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_any_event_and_any_name_make_a_message_that_parses(event, name):
    message = OscMessage(messages.penalty(event, 5, name))
    assert message.address.count("/") == 3
    assert message.params == [5, name]
