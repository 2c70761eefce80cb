"""Cues over real sockets, read with another parser than the one that wrote them."""

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythonosc.osc_bundle import OscBundle
from pythonosc.osc_message import OscMessage

from drivers.cues import messages
from drivers.cues.ears import TcpEars
from drivers.cues.messages import message
from drivers.cues.reading import Heard, tag_ns
from drivers.cues.sender import CueError, Cues, Target, TargetHealth, _Made
from drivers.cues.waiting import Due, Waiting
from racecontrol.meeting.model import Transport
from tests.cues.ear import WAIT_S, Ear

MS = 1_000_000
FLAG = ("/race/final/flag/track", ("red",))


@pytest.fixture
def ear() -> Iterator[Ear]:
    with Ear() as made:
        yield made


def target(ear: Ear, **more: object) -> Target:
    return Target("127.0.0.1", ear.port, **more)  # type: ignore[arg-type]


def settled(cues: Cues, index: int = 0) -> TargetHealth:
    cues.close()
    return cues.health()[index]


def test_bytes_are_those_of_the_osc_specification() -> None:
    assert messages.message("/race/e/lap", (7, 3, 83.5, "ab")) == (
        b"/race/e/lap\0" + b",iifs\0\0\0" + struct.pack(">iif", 7, 3, 83.5) + b"ab\0\0"
    )


def test_cues_of_one_moment_are_one_bundle_with_its_wall_time(ear: Ear) -> None:
    with closing(Cues([target(ear)])) as cues:
        before_s = time.time()
        cues.send([FLAG, ("/race/final/flag/red", (1,))], time.monotonic_ns())
        after_s = time.time()
        assert ear.take() == [("/race/final/flag/track", ["red"]), ("/race/final/flag/red", [1])]
    assert before_s - 0.001 <= ear.tags[0] <= after_s + 0.001


def test_a_delayed_target_hears_later_and_its_time_tag_says_so(ear: Ear) -> None:
    with Ear() as late, closing(Cues([target(late, delay_ms=150), target(ear)])) as cues:
        begun_ns = time.monotonic_ns()
        cues.send([FLAG], begun_ns)
        ear.take()
        late.take()
        assert time.monotonic_ns() - begun_ns >= 150 * MS
    assert late.tags[0] - ear.tags[0] == pytest.approx(0.150, abs=1e-5)


def test_a_delayed_target_hears_everything_in_its_order(ear: Ear) -> None:
    with closing(Cues([target(ear, delay_ms=20, bundle=False)])) as cues:
        for number in range(50):
            cues.send([("/n", (number,))], time.monotonic_ns())
        ear.until(lambda one: one[1] == [49])
    assert [values[0] for _, values in ear.heard] == list(range(50))


def test_a_target_hears_only_what_it_wants_and_alone_if_it_wants(ear: Ear) -> None:
    wants = target(ear, bundle=False, wants=lambda address: address.endswith("red"))
    with closing(Cues([wants])) as cues:
        cues.send([FLAG, ("/race/final/flag/red", (1,))], 0)
        assert ear.take() == [("/race/final/flag/red", [1])]
        assert ear.tags == []


def test_many_cues_become_as_many_datagrams_as_fit(ear: Ear) -> None:
    rows = [(f"/row/{line}", ("x" * 100, line)) for line in range(60)]
    with closing(Cues([target(ear)])) as cues:
        cues.send(rows, 0)
        ear.until(lambda one: one[0] == "/row/59")
    assert len(ear.tags) > 1
    assert [address for address, _ in ear.heard] == [address for address, _ in rows]


@given(
    st.lists(st.binary(min_size=1, max_size=90).map(lambda b: b + bytes(-len(b) % 4)), max_size=60)
)
def test_no_bundle_is_larger_than_a_frame_and_none_is_lost(payloads: list[bytes]) -> None:
    made = list(messages.bundles(payloads, 0))
    assert all(len(bundle) <= messages.LARGEST for bundle in made)
    assert sum(map(messages.count, made)) == len(payloads)


@given(st.integers(1, 4_000_000_000))
def test_the_time_tag_is_exact(wall_ms: int) -> None:
    bundle = messages._bundle([b"/a\0\0,\0\0\0"], wall_ms * MS)
    assert abs((tag_ns(bundle) or 0) - wall_ms * MS) <= 1
    assert OscBundle(bundle).timestamp == pytest.approx(wall_ms / 1000, abs=1e-3)


@given(
    event=st.text(),
    values=st.lists(st.one_of(st.integers(), st.floats(allow_nan=False), st.text())),
)
def test_any_event_and_any_value_make_a_message_that_parses(
    event: str, values: list[int | float | str]
) -> None:
    made = OscMessage(message(f"/race/{messages.part(event)}/x", values))
    assert made.address.count("/") == 3
    assert len(made.params) == len(values)


def test_a_dead_target_counts_errors_and_stops_nobody(ear: Ear) -> None:
    with Ear() as gone:
        dead = target(gone)
    cues = Cues([dead, target(ear)])
    for number in range(20):
        cues.send([("/n", (number,))], 0)
    ear.until(lambda one: one[1] == [19])
    broken = settled(cues)
    assert broken.errors > 0
    assert broken.last_error == "Connection refused"
    assert cues.health()[1].errors == 0
    assert cues.health()[1].sent == 20


def test_a_target_that_comes_up_hears_the_first_cue_after_that() -> None:
    with Ear() as probe:
        port = probe.port
    with closing(Cues([Target("127.0.0.1", port)])) as cues, ExitStack() as stack:
        cues.send([FLAG], 0)
        cues.send([FLAG], 0)
        up = stack.enter_context(closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)))
        up.bind(("127.0.0.1", port))
        up.settimeout(WAIT_S)
        cues.send([("/now", (1,))], 0)
        while True:
            heard = [one.address for one in OscBundle(up.recv(2048))]
            if heard == ["/now"]:
                break


def test_a_name_that_no_machine_has_is_counted_and_said(ear: Ear) -> None:
    cues = Cues([Target("nowhere.invalid", 9), target(ear)])
    cues.send([FLAG], 0)
    ear.take()
    health = settled(cues)
    assert (health.errors, health.failing) == (1, True)
    assert health.last_error == "no machine is called 'nowhere.invalid'"


def test_a_full_queue_drops_the_oldest_and_counts_them(ear: Ear) -> None:
    cues = Cues([target(ear, delay_ms=60_000)], queue=3)
    for number in range(10):
        cues.send([("/a", (number,)), ("/b", (number,))], time.monotonic_ns())
    assert (cues.health()[0].dropped, cues.health()[0].waiting) == (14, 3)
    assert settled(cues).dropped == 20  # what was to come later does not come any more


def test_sending_does_not_wait_for_a_target_that_does_not_read() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]
        target = Target("127.0.0.1", port, transport=Transport.TCP, bundle=False)
        cues = Cues([target], queue=20)
        made = _Made("/a", (), message("/a", ()) + bytes(65_536))
        for _ in range(1_500):  # more than the buffers of a stream hold
            cues._lines[0].put([made], 0, 0)
        assert cues.health()[0].dropped > 0
    cues.close()


def test_closing_sends_what_is_due_and_may_be_done_twice(ear: Ear) -> None:
    cues = Cues([target(ear)])
    for number in range(100):
        cues.send([("/n", (number,))], 0)
    cues.close()
    cues.close()
    ear.until(lambda one: one[1] == [99])
    assert [values[0] for _, values in ear.heard] == list(range(100))


def heard_over(ears: TcpEars, count: int) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    deadline = time.monotonic() + WAIT_S
    while len(found) < count and time.monotonic() < deadline:
        for one in ears.hear(0.2):
            assert isinstance(one.heard, Heard)
            found.append((one.heard.address, *one.heard.arguments))
    return found


def test_over_tcp_cues_are_slip_frames_whatever_their_bytes() -> None:
    with closing(TcpEars("127.0.0.1", 0)) as ears:
        cues = Cues([Target("127.0.0.1", ears.port, transport=Transport.TCP)])
        cues.send([("/n", (0xC0, -64, 0xDB))], 0)  # END and ESC among the bytes
        cues.send([("/n", (2**31 - 1, 0xDBDC, 0xC0C0))], 0)
        assert heard_over(ears, 2) == [
            ("/n", 0xC0, -64, 0xDB),
            ("/n", 2**31 - 1, 0xDBDC, 0xC0C0),
        ]
        assert settled(cues).sent == 2


def test_over_tcp_a_target_that_was_gone_is_found_again() -> None:
    with closing(TcpEars("127.0.0.1", 0)) as ears:
        port = ears.port
        cues = Cues([Target("127.0.0.1", port, transport=Transport.TCP)])
        cues.send([("/n", (1,))], 0)
        assert heard_over(ears, 1) == [("/n", 1)]
    again = TcpEars("127.0.0.1", port)
    with closing(again), closing(cues):
        found: list[tuple[object, ...]] = []
        deadline = time.monotonic() + WAIT_S
        while not found and time.monotonic() < deadline:
            cues.send([("/n", (2,))], 0)
            found = [
                (one.heard.address, *one.heard.arguments)
                for one in again.hear(0.1)
                if isinstance(one.heard, Heard)
            ]
        assert found[0] == ("/n", 2)


def test_when_nobody_takes_payloads_the_oldest_give_way() -> None:
    waiting = Waiting(3)
    for number in range(5):
        waiting.put(Due(0, bytes([number]), 1))
    assert waiting.dropped == 2
    assert [waiting.take() for _ in range(3)] == [Due(0, bytes([n]), 1) for n in (2, 3, 4)]


def test_a_closed_queue_takes_nothing_in_and_ends() -> None:
    waiting = Waiting(3)
    waiting.put(Due(0, b"1", 1))
    waiting.close()
    waiting.put(Due(0, b"2", 1))
    assert waiting.take() == Due(0, b"1", 1)
    assert waiting.take() is None


def test_a_queue_that_waits_for_a_late_cue_wakes_when_it_is_closed() -> None:
    waiting = Waiting(3)
    waiting.put(Due(time.monotonic_ns() + 3_600 * 1_000_000_000, b"1", 1))
    taken: list[Due | None] = []
    thread = threading.Thread(target=lambda: taken.append(waiting.take()))
    thread.start()
    waiting.close()
    thread.join(WAIT_S)
    assert taken == [None]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (Target("", 53_000), "A cue target has no address."),
        (Target("127.0.0.1", 0), "Cue target 127.0.0.1 has no port 0."),
        (Target("127.0.0.1", 70_000), "Cue target 127.0.0.1 has no port 70000."),
    ],
)
def test_a_wrong_target_is_one_sentence(wrong: Target, sentence: str) -> None:
    with pytest.raises(CueError) as error:
        Cues([wrong])
    assert str(error.value).startswith(sentence)
