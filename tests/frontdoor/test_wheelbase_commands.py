"""`racecontrol wheelbases` on simulated bases: listed, identified, compared, and a first unit."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from drivers.fanatec.simulated import CONSOLE_MODE, SimulatedPort
from racecontrol.frontdoor import workbench as workbench_module
from racecontrol.frontdoor.wheelbases import wheelbases


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> SimulatedPort:
    """Four bases, in place of those that `--simulated` would make."""
    port = SimulatedPort(4)
    monkeypatch.setattr(workbench_module, "SimulatedPort", lambda _: port)
    return port


def call(*arguments: str) -> Result:
    result = CliRunner(env={"COLUMNS": "200"}).invoke(wheelbases, ["--simulated", "4", *arguments])
    assert not result.exception or isinstance(result.exception, SystemExit | click.ClickException)
    return result


def test_bases_are_listed_without_being_opened(port):
    port.bases[1].product_id = CONSOLE_MODE
    lines = call("list").output.splitlines()
    assert [line.split()[0] for line in lines] == [base.port for base in port.bases]
    assert "console mode" in lines[1]
    assert port.open_handles == 0


def test_an_odd_firmware_and_a_wrong_mode_are_seen_at_a_glance(port):
    port.bases[2].firmware.base_version = (2, 12, 0, 1)
    port.bases[3].product_id = CONSOLE_MODE
    shown = call("identify")
    assert shown.exit_code == 0
    assert "2.12.0.1" in shown.output
    assert "3 (1-1.3:1.0) is not like the others: byte 0x08 0x01 (others 0x02)." in shown.output
    assert "4 (1-1.4:1.0): The base is in PlayStation mode." in shown.output
    assert "ff 08 0c" in call("identify", "--raw").output


def test_a_model_that_the_event_does_not_expect_is_said_with_the_line_to_write(port):
    for base in port.bases:
        base.firmware.base_type = 15
    shown = call("identify").output
    assert "unknown (0x0F)" in shown
    assert "Expected base_type 12, found 15. When that is right, write base_type = 15" in shown
    assert "rim_id" not in shown


def test_a_setting_that_most_do_not_have_is_marked(port):
    port.bases[1].firmware.slots[0][1] = 65
    shown = call("tuning", "read").output
    (line,) = [line for line in shown.splitlines() if line.startswith("FF ")]
    assert line.split() == ["FF", "100", "65", "*", "100", "100"]


def test_a_golden_file_is_written_and_every_base_is_held_against_it(port, tmp_path: Path):
    golden = tmp_path / "golden.json"
    assert call("tuning", "read", "--rig", "1", "--save", str(golden)).exit_code == 0
    assert json.loads(golden.read_text())["slot"] == 1
    same = call("tuning", "compare", "--golden", str(golden))
    assert (same.exit_code, "4 of 4 set like" in same.output) == (0, True)
    port.bases[3].firmware.slots[0][1] = 65
    other = call("tuning", "compare", "--golden", str(golden))
    assert other.exit_code == 1
    assert "4 (1-1.4:1.0): FF 65, golden 100" in other.output
    assert "3 of 4 set like" in other.output


@pytest.mark.usefixtures("port")
def test_a_golden_file_that_is_none_is_refused_in_a_sentence(tmp_path: Path):
    golden = tmp_path / "golden.json"
    golden.write_text("{}")
    refused = call("tuning", "compare", "--golden", str(golden))
    assert refused.exit_code == 1
    assert "golden.json is no golden file" in refused.output
    assert "name its rig with --rig" in call("tuning", "read", "--save", str(golden)).output
    assert "No wheelbase of rig 9" in call("tuning", "read", "--rig", "9").output


def test_no_base_at_all_is_a_sentence(port):
    for base in port.bases:
        base.unplug()
    assert "No wheelbase is plugged in." in call("identify").output


@pytest.mark.usefixtures("port")
def test_an_event_says_which_base_is_whose(tmp_path: Path):
    event = tmp_path / "cup.toml"
    demo = (Path(__file__).parents[2] / "assets/events/demo.toml").read_text()
    event.write_text(demo + "\n[wheelbases]\nhas_ffs = false\n")
    shown = call("--event", str(event), "tuning", "read").output
    assert "FFS" not in shown
    event.write_text(demo + "\n[wheelbases]\nsen_auto_byte = 300\n")
    refused = CliRunner().invoke(wheelbases, ["--event", str(event), "identify"])
    assert "wheelbases.sen_auto_byte: Expected `int` <= 255" in str(refused.exception)


ANSWERS = {  # what a person at the base does, and then says
    "Is that the base": lambda _: "yes",
    "Which menu": lambda _: "advanced",
    "a line FFS": lambda _: "no",
    "Set SEN to AUTO": lambda base: base.turn_setting(1, 0x00) or "yes",
    "Feet off": lambda base: base.let_go() or "yes",
    "Pull the handbrake": lambda base: base.squeeze(28, 200) or "yes",
    "Which colour": lambda _: "blue",
    "Which rev light": lambda _: "another",
    "May FF be changed": lambda _: "yes",
    "Switch the base off": lambda base: base.restart() or "yes",
    "PlayStation mode": lambda base: base.change_mode(0x0E99) or "yes",
    "compatibility mode": lambda _: "skip",
}


def test_a_first_unit_settles_what_it_was_asked_and_is_set_back(
    port, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    base = port.bases[0]
    before = bytes(base.firmware.slots[0])

    def person(question: str, **_: object) -> str:
        found = [act for words, act in ANSWERS.items() if words in question]
        return found[0](base) if found else "skip"

    monkeypatch.setattr(click, "prompt", person)
    out = tmp_path / "unit.txt"
    done = call("first-unit", "--out", str(out))
    assert done.exit_code == 0, done.output
    report = out.read_text()
    for line in (
        "pc_product_ids = [0x0020]",
        "base_type = 12",
        "standard_bit_set = true",
        "has_ffs = false",
        "sen_auto_byte = 0x00",
        "handbrake_byte = 28",
        'led_colours = "bgr"',
        "rev_high_byte_first = false",
        "save_after_write = true",
        "console_product_ids = [0x0E99]",
    ):
        assert line in report, line
    assert "compatibility_product_ids" in report.split("Still open:")[1]
    assert base.firmware.identity()[:16].hex(" ") in report
    assert bytes(base.firmware.slots[0])[1:] == before[1:]  # SEN is left at AUTO by the person


def test_a_first_unit_may_be_skipped_altogether_and_nothing_is_written(port, tmp_path: Path):
    before = port.bases[0].firmware.tuning()
    out = tmp_path / "unit.txt"
    done = CliRunner().invoke(
        wheelbases, ["--simulated", "1", "first-unit", "--out", str(out)], input="\n" * 30
    )
    assert done.exit_code == 0, done.output
    assert "Still open:" in out.read_text()
    assert port.bases[0].firmware.tuning() == before
