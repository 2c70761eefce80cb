"""Messages from outside over a real socket: the good, the broken and the hostile."""

import random
import socket
import struct
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drivers.cues.limits import MOST_SENDERS, Bucket, Buckets
from drivers.cues.listener import FROM_ONE, Listener, ListenError, Sender
from drivers.cues.messages import message
from drivers.cues.reading import LARGEST, Heard, Ignored, read
from tests.cues.ear import Ear

GOOD = message("/ping", (1, 2.5, "three"))
BUNDLE = b"#bundle\0" + bytes(7) + b"\1"


def bundle(*parts: bytes) -> bytes:
    return BUNDLE + b"".join(struct.pack(">i", len(each)) + each for each in parts)


class Echo:
    """A listener that answers each message with the same address and arguments."""

    def __init__(self, senders: Sequence[str] = ()) -> None:
        self.listener = Listener("127.0.0.1", 0, senders, self._hear)

    def _hear(self, heard: Heard, sender: Sender) -> None:
        if heard.address == "/fault":
            raise RuntimeError("the program made a mistake")
        self.listener.answer(sender, [(heard.address, heard.arguments)])

    def close(self) -> None:
        self.listener.close()

    def tell(self, ear: Ear, data: bytes) -> None:
        ear.socket.sendto(data, ("127.0.0.1", self.listener.port))


@pytest.fixture
def open_echo() -> Iterator[Callable[..., Echo]]:
    with ExitStack() as stack:
        yield lambda *given: stack.enter_context(closing(Echo(*given)))


@pytest.fixture
def ear() -> Iterator[Ear]:
    with Ear() as made:
        yield made


def test_a_message_and_a_bundle_are_heard_and_answered(
    open_echo: Callable[..., Echo], ear: Ear
) -> None:
    echo = open_echo()
    echo.tell(ear, GOOD)
    assert ear.take() == [("/ping", [1, 2.5, "three"])]
    echo.tell(ear, bundle(message("/a", ()), message("/b", (2,))))
    assert [ear.take(), ear.take()] == [[("/a", [])], [("/b", [2])]]
    assert echo.listener.heard == 3
    assert echo.listener.ignored() == {}


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", Ignored.MALFORMED),
        (b"/ping", Ignored.MALFORMED),
        (b"ping\0\0\0\0,\0\0\0", Ignored.MALFORMED),
        (b"/p\0\0,i\0\0", Ignored.MALFORMED),
        (b"/p\0\0,s\0\0\xff\xfe\xfd\0", Ignored.MALFORMED),
        (b"/p\n\0,\0\0\0", Ignored.MALFORMED),
        (b"/" + b"p" * 299 + b"\0\0\0\0,\0\0\0", Ignored.MALFORMED),
        (b"/p\0\0,b\0\0\0\0\0\0", Ignored.WRONG_TYPES),
        (b"/p\0\0,[[[\0\0\0\0", Ignored.WRONG_TYPES),
        (b"/p\0\0," + b"i" * 17 + bytes(2) + bytes(68), Ignored.WRONG_TYPES),
        (b"/p\0\0,QQQ\0\0\0\0", Ignored.WRONG_TYPES),
        (b"/" + b"a" * LARGEST, Ignored.TOO_LARGE),
        (bundle(bundle(GOOD)), Ignored.NESTED),
        (BUNDLE[:12], Ignored.MALFORMED),
        (BUNDLE + struct.pack(">i", -4), Ignored.MALFORMED),
        (BUNDLE + struct.pack(">i", 2**31 - 1) + GOOD, Ignored.MALFORMED),
        (bundle(*[message("/a", ())] * 17), Ignored.MALFORMED),
    ],
)
def test_what_cannot_be_used_is_counted_by_its_cause(
    open_echo: Callable[..., Echo], ear: Ear, data: bytes, cause: Ignored
) -> None:
    echo = open_echo()
    echo.tell(ear, data)
    echo.tell(ear, GOOD)
    assert ear.take() == [("/ping", [1, 2.5, "three"])]
    assert echo.listener.ignored() == {cause: 1}


def nested(depth: int) -> bytes:
    data = GOOD
    for _ in range(depth):
        data = bundle(data)
    return data


@given(st.binary(max_size=1_600))
@example(nested(60))
@example(BUNDLE + struct.pack(">i", 20) + nested(1))
def test_no_bytes_make_the_reader_fail(data: bytes) -> None:
    made = read(data)
    assert isinstance(made, Ignored | tuple)


@given(st.data())
def test_no_change_of_a_good_datagram_makes_the_reader_fail(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from([GOOD, bundle(GOOD, message("/b", ("x",)))])))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    assert isinstance(read(bytes(whole)), Ignored | tuple)


@pytest.fixture(scope="module")
def busy() -> Iterator[Echo]:
    """One listener that hears all the noise of the next test."""
    with closing(Echo()) as made:
        yield made


@settings(max_examples=60)
@given(st.lists(st.binary(max_size=200), max_size=20))
def test_after_any_noise_on_the_socket_a_good_message_is_heard(
    busy: Echo, noise: list[bytes]
) -> None:
    busy.listener._from_one = Buckets(10**6, 10**6)  # this test is of bytes, not of floods
    busy.listener._from_all = Bucket(10**6, 10**6)
    with Ear() as ear:
        for data in noise:
            busy.tell(ear, data)
        busy.tell(ear, GOOD)
        ear.until(lambda one: one == ("/ping", [1, 2.5, "three"]))
    assert Ignored.FAULT not in busy.listener.ignored()


def test_a_flood_is_counted_and_another_sender_is_heard_all_the_same(
    open_echo: Callable[..., Echo], ear: Ear
) -> None:
    echo = open_echo()
    rng = random.Random(7)
    with Ear("127.0.0.3") as hostile:
        for _ in range(FROM_ONE[0] * 2):
            echo.tell(hostile, rng.randbytes(40))
        echo.tell(ear, GOOD)
        assert ear.take() == [("/ping", [1, 2.5, "three"])]
    ignored = echo.listener.ignored()
    assert ignored[Ignored.FLOOD] > 0
    assert ignored[Ignored.MALFORMED] >= FROM_ONE[0]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts what a socket dropped")
def test_what_the_system_had_to_drop_is_counted(ear: Ear) -> None:
    busy, free = threading.Event(), threading.Event()
    answers: list[Heard] = []

    def hear(heard: Heard, _: Sender) -> None:
        answers.append(heard)
        busy.set()
        assert free.wait(10)

    with closing(Listener("127.0.0.1", 0, (), hear)) as listener:
        to = ("127.0.0.1", listener.port)
        ear.socket.sendto(GOOD, to)
        assert busy.wait(10)
        for _ in range(8_000):  # more than any buffer that the system gives
            ear.socket.sendto(b"/noise" * 60, to)
        free.set()
        with Ear("127.0.0.3") as other:
            while len(answers) < 2:
                other.socket.sendto(GOOD, to)
        assert listener.ignored()[Ignored.LOST] > 0


def test_only_named_senders_are_listened_to(open_echo: Callable[..., Echo], ear: Ear) -> None:
    echo = open_echo(("127.0.0.1/32",))
    with Ear("127.0.0.3") as stranger:
        echo.tell(stranger, GOOD)
    echo.tell(ear, GOOD)
    assert ear.take() == [("/ping", [1, 2.5, "three"])]
    assert echo.listener.ignored() == {Ignored.STRANGER: 1}


def test_a_fault_of_ours_is_counted_and_the_thread_lives_on(
    open_echo: Callable[..., Echo], ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    echo = open_echo()
    echo.tell(ear, message("/fault", ()))
    echo.tell(ear, GOOD)
    assert ear.take() == [("/ping", [1, 2.5, "three"])]
    assert echo.listener.ignored() == {Ignored.FAULT: 1}
    caplog.clear()


def test_a_sender_that_is_gone_before_its_answer_does_no_harm(
    open_echo: Callable[..., Echo], ear: Ear
) -> None:
    echo = open_echo()
    with Ear() as gone:
        for _ in range(5):
            echo.tell(gone, GOOD)
    echo.tell(ear, GOOD)
    assert ear.take() == [("/ping", [1, 2.5, "three"])]


def test_a_port_that_is_taken_is_one_sentence(open_echo: Callable[..., Echo]) -> None:
    port = open_echo().listener.port
    with pytest.raises(ListenError, match=f"127.0.0.1, port {port}: another program listens there"):
        Listener("127.0.0.1", port, (), lambda *_: None)
    with pytest.raises(ListenError, match="this machine has no such address"):
        Listener("192.0.2.1", 0, (), lambda *_: None)


def test_closing_frees_the_port_and_may_be_done_twice() -> None:
    echo = Echo()
    port = echo.listener.port
    echo.close()
    echo.close()
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as again:
        again.bind(("127.0.0.1", port))


def test_a_bucket_gives_so_many_at_once_and_fills_with_time() -> None:
    bucket = Bucket(3, 2)
    assert [bucket.take(10**18) for _ in range(5)] == [True, True, True, False, False]
    assert [bucket.take(10**18 + 500_000_000) for _ in range(2)] == [True, False]


def test_no_more_senders_are_remembered_than_there_is_room_for() -> None:
    buckets = Buckets(1, 1)
    assert buckets.take("first", 10**18)
    assert not buckets.take("first", 10**18)
    for number in range(MOST_SENDERS):
        buckets.take(str(number), 10**18)
    assert len(buckets._buckets) == MOST_SENDERS
    assert buckets.take("first", 10**18)
