"""`racecontrol rigs bias` on real journals."""

import json

import numpy as np
import pytest
from click.testing import CliRunner

from racecontrol.frontdoor.cli import main
from racecontrol.journal import Entry
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.model import TIMING
from tests.rigs.practice import Practice


def written(path, practice):
    journal = SqliteJournal(path)
    journal.append(0, [Entry(fact, TIMING) for fact in practice.facts])
    journal.close()
    return path


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    practice = Practice()
    practice.drive(np.random.default_rng(3), {7: 300.0})
    practice.end()
    return written(tmp_path_factory.mktemp("bias") / "friday.journal", practice)


def said(*words, code=0):
    result = CliRunner().invoke(main, ["rigs", "bias", *map(str, words)])
    assert result.exit_code == code, result.output
    return result.output


def test_the_slow_rig_is_named(journal):
    out = said(journal)
    assert "Rig 7 is " in out
    assert "No other rig is slower" in out
    assert "Left out: 12 begun from the grid or the pits, 24 first on another rig." in out


def test_the_folder_of_a_journal_will_do(journal):
    assert "Rig 7 is " in said(journal.parent)


def test_programs_get_json(journal):
    answer = json.loads(said(journal, "--json"))
    rigs = answer["comparison"]["rigs"]
    assert [rig["rig"] for rig in rigs if rig["low_ms"] > 0] == [7]
    assert answer["left_out"] == {"out_lap": 12, "moved": 24}


def test_the_report_is_written(journal, tmp_path):
    assert "files: " in said(journal, "--out", tmp_path / "papers")
    assert {"rig-bias.pdf", "rig-bias.html", "rig-bias.csv", "rig-bias.json"} <= {
        path.name for path in (tmp_path / "papers").iterdir()
    }


def test_each_driver_on_one_rig_gets_a_rotation(tmp_path):
    practice = Practice()
    practice.drive(np.random.default_rng(3), {}, seats=(0,))
    out = said(written(tmp_path / "one.journal", practice))
    assert "cannot tell a rig from its driver" in out
    assert "everybody moves one seat on" in out


def test_one_session_twice_would_count_twice(journal, tmp_path):
    copy = tmp_path / "copy.journal"
    copy.write_bytes(journal.read_bytes())
    assert "would count twice" in said(journal, copy, code=1)


def test_a_session_that_is_not_there_is_named(journal):
    assert "There is no session 'warm-up': practice." in said(
        journal, "--session", "warm-up", code=1
    )


def test_a_journal_without_practice_says_which_sessions_it_has(tmp_path):
    practice = Practice(2)
    empty = practice.facts[:1]
    practice.facts = empty
    out = said(written(tmp_path / "none.journal", practice), code=1)
    assert "No practice session has started" in out


def test_what_is_no_journal_is_named(tmp_path):
    (tmp_path / "x.journal").write_text("not a journal")
    assert "x.journal" in said(tmp_path / "x.journal", code=1)
