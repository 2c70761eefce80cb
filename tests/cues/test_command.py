"""`racecontrol cues`: what it prints, what it sends, and its refusals in one sentence."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from racecontrol.cues.addresses import ADDRESSES
from racecontrol.frontdoor.cli import main
from racecontrol.meeting.acts import FormGrid
from tests.cues.ear import Ear, is_at
from tests.cues.hall import TOKEN, Hall
from tests.meeting.test_cables import CABLES
from tests.meeting.test_eventfile import GOOD


def cues(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["cues", *arguments])


def sentence(*arguments: str) -> str:
    done = cues(*arguments)
    assert done.exit_code == 1, done.output
    return str(done.stderr.splitlines()[-1])


@pytest.fixture
def ear() -> Iterator[Ear]:
    with Ear() as made:
        yield made


@pytest.fixture
def event(tmp_path: Path) -> Path:
    path = tmp_path / "cup.toml"
    path.write_text(GOOD + CABLES, encoding="utf-8")
    return path


def test_the_list_has_every_address_and_the_json_is_one_object_a_line() -> None:
    shown = cues("list").output
    assert all(address.full() in shown for address in ADDRESSES)
    rows = [json.loads(line) for line in cues("list", "--json").output.splitlines()]
    assert len(rows) == len(ADDRESSES)
    assert set(rows[0]) == {"address", "tags", "arguments", "when", "example"}
    assert "start/light" in cues("list", "start").output
    assert "flag/track" not in cues("list", "start").output
    assert sentence("list", "nothing") == "Error: No address begins with 'nothing'."


def test_the_list_of_what_comes_in_names_what_is_grave() -> None:
    shown = cues("list", "--in").output
    assert "/racecontrol/act/red <token> ...  (a button gets it only by its name)" in shown
    assert "/racecontrol/act/yellow <token> ...\n" in shown
    assert "/racecontrol/state/can/<act>" in shown


def test_check_says_what_each_target_gets(event: Path) -> None:
    done = cues("check", str(event))
    assert done.exit_code == 0, done.output
    assert "hall lights" in done.output
    assert f"13 of {len(ADDRESSES)}" in done.output
    assert "M. Okoye" in done.output
    assert "stream-deck-7f3a" not in done.output


def test_check_says_which_pattern_nothing_ever_passes_and_where(event: Path) -> None:
    event.write_text(event.read_text().replace("/race/*/start/*", "/race/*/strat/*"))
    said = sentence("check", str(event))
    line = event.read_text().split("\n").index('only = ["/race/*/strat/*", "/race/*/flag//"]')
    assert said.startswith(f"Error: cup.toml, line {line + 1}: cues[0].only[0]: nothing is ever")


def test_send_makes_its_arguments_what_they_look_like(ear: Ear) -> None:
    to = f"--to=127.0.0.1:{ear.port}"
    done = cues("send", "/lamp", "1", "2.5", "red", "s:7", "f:3", to)
    assert done.exit_code == 0, done.output
    assert ear.take() == [("/lamp", [1, 2.5, "red", "7", 3.0])]
    assert ear.tags
    cues("send", "/lamp", "--plain", to)
    assert ear.take() == [("/lamp", [])]


def test_send_goes_to_the_targets_of_an_event_past_filter_and_delay(event: Path, ear: Ear) -> None:
    text = event.read_text().split("[[cues]]\naddress")[0]
    event.write_text(text.replace("192.0.2.10", "127.0.0.1").replace("53000", str(ear.port)))
    done = cues("send", "standings/*", "--event", str(event))
    assert done.exit_code == 0, done.output
    assert ear.take() == [("/race/cup/standings/1", [1, 44, "LND", 24.0])]
    cues("send", "start/light", "2", "5", "--event", str(event))
    assert ear.take() == [("/race/cup/start/light", [2, 5])]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("/lamp",), "Say where to: --to 192.0.2.10:53000."),
        (("/lamp", "--to=desk"), "'desk' is no place. Write it as 192.0.2.10:53000."),
        (("lamp", "--to=127.0.0.1:9"), "There is no cue 'lamp'. `racecontrol cues list` has them"),
        (("/lamp", "i:x", "--to=127.0.0.1:9"), "'i:x' is not a number."),
        (("start/[", "--to=127.0.0.1:9"), "'start/[': a [ is not closed."),
        (("/lamp", "--to=nowhere.invalid:9"), "no machine is called 'nowhere.invalid'."),
        (("/lamp", "--tcp", "--to=127.0.0.1:9"), "Not sent to 127.0.0.1:9: Connection refused."),
    ],
)
def test_what_cannot_be_sent_is_one_sentence(arguments: tuple[str, ...], said: str) -> None:
    assert said in sentence("send", *arguments)


def test_send_asks_a_running_event_and_prints_its_answer(tmp_path: Path, ear: Ear) -> None:
    with ExitStack() as stack:
        hall = Hall(tmp_path / "event.journal", ear, stack)
        to = f"--to=127.0.0.1:{hall.remote.port}"
        done = cues("send", "/racecontrol/act/yellow", TOKEN, "2", "#9", to)
        assert done.output == (
            '/racecontrol/ack 1 "yellow" "refused" '
            '"Qualifying is not running: no flag can be shown." 0 "#9"\n'
        )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Say an event file, or --port: one of the two."),
        (("--port=53000", "--only=flag"), "--only flag: a pattern begins with a slash."),
        (("nowhere.toml",), "There is no file nowhere.toml."),
    ],
)
def test_what_cannot_be_monitored_is_one_sentence(arguments: tuple[str, ...], said: str) -> None:
    assert said in sentence("monitor", *arguments)


def test_a_monitor_needs_a_token_of_the_event(event: Path) -> None:
    event.write_text(GOOD)
    assert "cup.toml has no button whose token a monitor could ask with." in sentence(
        "monitor", str(event)
    )


@contextmanager
def monitor(*arguments: str) -> "Iterator[subprocess.Popen[str]]":
    """The monitor in a process of its own, once it listens; ended when the test is over."""
    with subprocess.Popen(
        [sys.executable, "-m", "racecontrol", "cues", "monitor", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as started:
        try:
            assert started.stderr is not None
            assert "Ctrl C ends." in started.stderr.readline()
            yield started
        finally:
            started.kill()


def test_a_monitor_at_a_port_prints_what_a_target_hears_and_sums_up(ear: Ear) -> None:
    port = ear.port
    ear.socket.close()
    with monitor(f"--port={port}") as started:
        assert started.stdout is not None
        cues("send", "/lamp/red", "1", f"--to=127.0.0.1:{port}")
        assert started.stdout.readline().endswith("  out  /lamp/red  1\n")
        started.send_signal(signal.SIGINT)
        assert started.stderr is not None
        assert "1 messages." in started.stderr.read()
        assert started.wait(10) == 0


def test_a_monitor_of_an_event_shows_what_goes_out_and_what_is_asked(
    tmp_path: Path, event: Path, ear: Ear
) -> None:
    with ExitStack() as stack:
        foot = stack.enter_context(Ear())
        hall = Hall(tmp_path / "event.journal", ear, stack)
        text = event.read_text().replace("port = 9000", f"port = {hall.remote.port}")
        event.write_text(text.replace("stream-deck-7f3a", TOKEN))
        started = stack.enter_context(monitor(str(event), "--json", "--count=3"))
        hall.desk.until(is_at("/race/test/alive"))
        assert started.stdout is not None
        first = json.loads(started.stdout.readline())
        assert first["address"] == "/racecontrol/target"
        hall.press(foot, "pit-entry", 0)
        hall.act(FormGrid("race-1", (7, 12)))
        rest = [json.loads(line)["address"] for line in started.stdout]
        assert rest[0] in ("/racecontrol/asked", "/race/test/grid/1")
        assert started.wait(10) == 0
