"""`racecontrol rigs`: consoles, boxes and wheelbases that are simulated, over real cables."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from racecontrol.frontdoor.cli import main
from racecontrol.frontdoor.rigs_bench import Bench, Hall, bench, simulated_hall
from racecontrol.frontdoor.rigs_check import judge
from racecontrol.frontdoor.rigs_look import looks
from racecontrol.frontdoor.rigs_watch import picture
from racecontrol.meeting.eventfile import load_event
from racecontrol.meeting.parity import PORT
from racecontrol.rigs import golden_file
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

pytestmark = pytest.mark.xdist_group("rigs")
DEMO = Path(__file__).parents[2] / "assets/events/demo.toml"
UNLIKE = 3


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rigs", *arguments], env={"COLUMNS": "160"})


@pytest.fixture(scope="module")
def hall() -> Iterator[Hall]:
    """All thirteen rigs of the demo; rig 3 is set unlike the others."""
    meeting = load_event(DEMO, FORMATS, PENALTIES)
    with simulated_hall(meeting, 13, UNLIKE) as made:
        yield made


@pytest.fixture(scope="module")
def found(hall: Hall) -> Iterator[Bench]:
    with bench(hall) as made:
        made.settle(rates=True, within_s=30.0)
        yield made


def test_every_rig_is_seen_with_console_wheelbase_and_box(found: Bench) -> None:
    seen = looks(found)
    assert [one.rig for one in seen] == list(range(1, 14))
    assert all(one.heard and one.console.startswith("MENU, type C") for one in seen)
    assert all("2.12.0.2" in one.base for one in seen)
    assert all(one.box == "e-stop closed, power" for one in seen)
    assert [(one.rig, one.car) for one in seen if one.spare] == [(13, "")]
    assert seen[7].car == "77 PRR"


def test_the_rig_that_is_set_otherwise_is_found_and_has_another_hash(found: Bench) -> None:
    golden = {k: v for k, v in found.state.parity.sheet(1).items() if k != PORT}
    verdict = judge(found, "rig 1", golden)
    assert (verdict.equal, verdict.of, verdict.all_equal) == (11, 12, False)
    odd = [one for one in verdict.rigs if not one.equal]
    assert [(one.rig, [str(line) for line in one.differences]) for one in odd] == [
        (UNLIKE, ["FF 50, golden 100"])
    ]
    assert {one.hash for one in verdict.rigs if one.equal} == {verdict.golden_hash}
    assert odd[0].hash not in ("", verdict.golden_hash)


def test_a_spare_rig_that_is_not_like_the_others_is_not_counted_but_not_passed(
    found: Bench,
) -> None:
    golden = {k: v for k, v in found.state.parity.sheet(UNLIKE).items() if k == "tuning.FF"}
    verdict = judge(found, "x", golden)
    spare = verdict.rigs[-1]
    assert (verdict.equal, verdict.of) == (1, 12)
    assert spare.spare and spare.read and not spare.equal and not verdict.all_equal


def test_the_live_table_has_a_row_for_each_rig_and_the_last_sentences(found: Bench) -> None:
    group = picture(found, ("12:00:00  Rig 4: the driver calls.",))
    table, *below = group.renderables
    assert table.row_count == 13  # type: ignore[union-attr]
    assert any("the driver calls" in str(line) for line in below)


def test_check_ends_with_status_1_and_says_which_value() -> None:
    done = call("check", "--simulated", "3", "--unlike", "2", "--json")
    assert done.exit_code == 1, done.output
    verdict = json.loads(done.stdout)
    assert [one["rig"] for one in verdict["rigs"] if not one["equal"]] == [2]
    assert verdict["rigs"][1]["differences"][0]["key"] == "tuning.FF"


def test_a_golden_file_of_one_rig_is_what_the_others_are_compared_with(tmp_path: Path) -> None:
    path = tmp_path / "golden.json"
    written = call("golden", "--simulated", "2", "--rig", "2", "--out", str(path))
    assert written.exit_code == 0, written.output
    count = len(golden_file.read(path))
    assert f"{count} values of rig 2" in written.output and count > 25
    done = call("check", "--simulated", "2", "--golden", str(path))
    assert done.exit_code == 0, done.output
    assert re.search(r"2/2 equal, \d+ values of", done.output)


def test_watch_prints_faults_as_they_come_and_go() -> None:
    done = call("watch", "--simulated", "2", "--trouble", "--for", "9")
    assert done.exit_code == 0, done.output
    assert "Rig 1 (44 LND): console MENU" in done.output
    came = done.output.index("Rig 1: its wheelbase has no power. Look at fuse and plug.")
    assert came < done.output.index("Rig 1: no power is over after")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list",), "Name an event file, or say --simulated 12."),
        (("list", "nowhere.toml"), "There is no file nowhere.toml."),
        (("check", "x.toml", "--unlike", "3"), "--unlike is for simulated rigs"),
        (("check", "x.toml", "--golden", "a", "--rig", "1"), "--golden and --rig exclude it."),
        (("check", "x.toml", "--golden", "nowhere.json"), "nowhere.json cannot be read"),
        (("certificate", "nowhere.journal", "--out", "x"), "There is no journal nowhere.journal."),
        (("check", "--simulated", "2", "--unlike", "7"), "There is no simulated rig 7."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(arguments: tuple[str, ...], said: str) -> None:
    done = call(*arguments)
    assert done.exit_code in (1, 2) and said in done.output, done.output
    assert not done.exception or isinstance(done.exception, SystemExit)


@pytest.mark.parametrize("command", ["list", "check", "golden", "watch", "certificate"])
def test_each_command_has_help_with_examples(command: str) -> None:
    shown = call(command, "--help").output
    assert "Examples:" in shown and f"    racecontrol rigs {command}" in shown
