"""`racecontrol rigs draw`: commit, reveal and verify, on a journal that is not run."""

import hashlib
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from racecontrol.frontdoor.cli import main

DEMO = Path(__file__).parents[2] / "assets/events/demo.toml"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "cup.journal"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["rigs", "draw", *map(str, arguments)])


def drawn(command: str, journal: Path, *more: str) -> Result:
    files = (f"--journal={journal}", f"--seed-file={journal.with_name('seed.txt')}")
    return call(command, DEMO, *files, *more)


def test_a_seed_is_committed_revealed_and_verified(journal: Path) -> None:
    committed = drawn("commit", journal)
    assert committed.exit_code == 0, committed.output
    seed = journal.with_name("seed.txt").read_text().strip()
    hashed = hashlib.sha256(seed.encode()).hexdigest()
    assert f"Commitment: {hashed}" in committed.output and seed not in committed.output
    waiting = call("verify", journal)
    assert waiting.exit_code == 0 and "The seed is not revealed yet." in waiting.output
    revealed = drawn("reveal", journal, "--word=thunder")
    assert revealed.exit_code == 0, revealed.output
    assert f"Seed: {seed}, word: thunder" in revealed.output
    cars = re.findall(r"^ *(\d+) +(\d\d) ", revealed.output, re.MULTILINE)
    assert [int(rig) for rig, _ in cars] == list(range(1, 13))
    lots = [hashlib.sha256(f"{seed}:thunder:{int(car)}".encode()).hexdigest() for _, car in cars]
    assert lots == sorted(lots)
    verified = call("verify", journal)
    assert verified.exit_code == 0, verified.output
    assert "The draw holds: commitment, lots and rigs agree." in verified.output


def test_a_second_draw_and_another_seed_are_refused(journal: Path) -> None:
    assert drawn("commit", journal).exit_code == 0
    again = drawn("commit", journal)
    assert again.exit_code == 1 and "is there already. Reveal that seed" in again.output
    wrong = drawn("reveal", journal, "--seed=another seed than that")
    assert wrong.exit_code == 1 and "not the seed that was committed" in wrong.output
    assert drawn("reveal", journal).exit_code == 0
    journal.with_name("seed.txt").unlink()
    late = drawn("commit", journal)
    assert late.exit_code == 1 and "The rigs are drawn already." in late.output
    assert not journal.with_name("seed.txt").exists()


def test_what_is_missing_is_named(journal: Path) -> None:
    assert "There is no journal" in call("verify", journal).output
    assert "seed.txt: No such file" in drawn("reveal", journal).output
    assert drawn("reveal", journal, "--seed=nothing was committed").exit_code == 1
    assert "No seed for a rig draw is committed" in call("verify", journal).output


@pytest.mark.parametrize("command", ["commit", "reveal", "verify"])
def test_each_command_has_help_with_examples(command: str) -> None:
    assert f"    racecontrol rigs draw {command}" in call(command, "--help").output
