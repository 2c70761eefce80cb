"""`--language`: one sentence where there is no such language."""

import pytest
from click.testing import CliRunner

from racecontrol.frontdoor.demo import demo
from racecontrol.frontdoor.run import run


@pytest.mark.parametrize("command", [demo, run])
def test_a_language_that_is_not_there_is_refused_with_those_that_are(command):
    answer = CliRunner().invoke(command, ["--language", "xx", "cup.toml"])
    assert answer.exit_code == 2
    assert "There is no language 'xx'. Known: en" in answer.output


def test_the_environment_is_asked_as_well(monkeypatch):
    monkeypatch.setenv("RACECONTROL_LANGUAGE", "xx")
    assert "There is no language 'xx'" in CliRunner().invoke(run, ["cup.toml"]).output
