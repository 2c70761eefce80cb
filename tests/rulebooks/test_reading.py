"""Rulebooks: those that ship, and what is said of wrong ones."""

import re
from pathlib import Path

import msgspec
import pytest

from racecontrol.meeting.rulebook import (
    Basis,
    DeadHeat,
    RacePart,
    Restart,
    RestartPolicy,
    Rulebook,
)
from racecontrol.rulebooks.reading import RulebookError, find, load, read, shipped
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

GOOD = """\
key = "club"
name = "Club cup"
penalties = ["warning", "time-5"]
[sources]
rules = "The club's rules"
[[events]]
key = "night"
name = "Night"
[[events.sessions]]
key = "qualifying"
name = "Qualifying"
format = "qualifying"
[[events.sessions]]
key = "race"
name = "Race"
format = "race"
points = { places = [10, 6, 3], source = "rules", basis = "stated" }
grid = { by = "result", session = "qualifying" }
[ties]
chain = [{ by = "place", session = "race" }]
[[infringements]]
reason = "FALSE START"
penalties = ["time-5"]
usual = "time-5"
source = "rules"
basis = "derived"
"""


def said(text: str, tmp_path: Path, **more: bool) -> list[str]:
    path = tmp_path / "club.toml"
    path.write_text(text, encoding="utf-8")
    return [str(finding) for finding in read(path, FORMATS, PENALTIES, **more).findings]


@pytest.mark.parametrize("key", shipped())
def test_what_ships_is_right_and_every_number_says_where_it_comes_from(key: str) -> None:
    done = read(find(key), FORMATS, PENALTIES, with_sources=True)
    assert done.findings == ()
    assert done.rulebook is not None
    assert done.rulebook.key == key
    again = msgspec.json.decode(msgspec.json.encode(done.rulebook), type=Rulebook)
    assert again == done.rulebook


@pytest.mark.parametrize("key", shipped())
def test_a_shipped_number_whose_source_is_taken_away_is_refused(key: str, tmp_path: Path) -> None:
    text = find(key).read_text(encoding="utf-8")
    for word, expected in (
        ("source", "the source of this number is missing."),
        ("basis", 'say basis = "stated" or "derived".'),
    ):
        bare = re.sub(rf'(, |\n){word} = "[^"]*"', "", text)
        findings = said(bare, tmp_path, with_sources=True)
        assert findings
        assert all(expected in finding for finding in findings)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "grid =",
            "gird =",
            "line 18: events[0].sessions[1].gird: there is no such key. Did you mean 'grid'?",
        ),
        (
            "[10, 6, 3]",
            "[10, 6, 8]",
            (
                "line 17: events[0].sessions[1].points.places[2]: the points rise, from 6 to 8. "
                "Lowest last."
            ),
        ),
        (
            "[10, 6, 3]",
            '[10, "6"]',
            (
                "line 17: events[0].sessions[1].points.places[1]: a whole number belongs here, "
                "not a text in quotes."
            ),
        ),
        (
            'by = "result", session = "qualifying"',
            'by = "result", session = "rase"',
            (
                "line 18: events[0].sessions[1].grid.session: 'rase' is not a session before "
                "this one. Known: qualifying."
            ),
        ),
        (
            'by = "result", session = "qualifying"',
            'by = "result", session = "race"',
            "'race' is not a session before this one",
        ),
        (
            'by = "result", session = "qualifying"',
            'by = "result"',
            "of which session is it the result?",
        ),
        ('by = "result", session', 'by = "points", session', "a grid by points takes no session"),
        (
            'by = "result", session = "qualifying"',
            'by = "draw", reversed_top = 3',
            "only a grid by result or by points can be turned round",
        ),
        (
            'by = "result"',
            'by = "resullt"',
            (
                "line 18: events[0].sessions[1].grid.by: 'resullt' is none of the values. Did "
                "you mean 'result'?"
            ),
        ),
        (
            'format = "race"',
            'format = "rase"',
            (
                "line 16: events[0].sessions[1].format: there is no format 'rase'. Did you mean "
                "'race'?"
            ),
        ),
        (
            'penalties = ["warning", "time-5"]',
            'penalties = ["warning", "time-55"]',
            "line 3: penalties[1]: 'time-55' is not a penalty. Did you mean 'time-5'?",
        ),
        (
            'penalties = ["time-5"]',
            'penalties = ["time-10"]',
            (
                "line 23: infringements[0].penalties[0]: 'time-10' is not among the penalties "
                "that this rulebook allows."
            ),
        ),
        (
            'usual = "time-5"',
            'usual = "warning"',
            "line 24: infringements[0].usual: 'warning' is not one of its penalties.",
        ),
        (
            'by = "place", session = "race"',
            'by = "place", session = "rice"',
            "line 20: ties.chain[0].session: there is no session 'rice'. Did you mean 'race'?",
        ),
        (
            'by = "place", session = "race"',
            'by = "place", session = "race", event = "nigt"',
            "there is no event 'nigt'. Did you mean 'night'?",
        ),
        ('by = "place", session = "race"', 'by = "points"', "in which session? Say session."),
        (
            'source = "rules", basis',
            'source = "rulez", basis',
            (
                "line 17: events[0].sessions[1].points.source: there is no source 'rulez'. Did "
                "you mean 'rules'?"
            ),
        ),
        (
            'key = "race"',
            'key = "qualifying"',
            "line 14: events[0].sessions[1].key: 'qualifying' stands there twice.",
        ),
        ('name = "Night"', "", "line 6: events[0]: the key 'name' is missing."),
        (
            "[ties]",
            "[classification]\nshare = 90\n[ties]",
            "line 20: classification.share: a share is above 0 and at most 1",
        ),
        (
            "[ties]",
            "[serving]\ncrossings = -1\n[ties]",
            "line 20: serving.crossings: -1 is below 0.",
        ),
        (
            "[ties]",
            (
                "[track_limits]\nsteps = [{count = 2, gives = 'time-5'}, {count = 2, gives = "
                "'warning'}]\n[ties]"
            ),
            "the counts of the steps have to rise",
        ),
        (
            "[ties]",
            "[warnings]\nsteps = [{count = 2, gives = 'grid-3'}]\n[ties]",
            "'grid-3' is not among the penalties that this rulebook allows",
        ),
        (
            "[ties]",
            "[start]\nhold_least_ms = 9\nhold_most_ms = 3\n[ties]",
            "the shortest hold is longer than the longest one",
        ),
        (
            "[ties]",
            "[[red_flag.columns]]\nfrom_percent = 50\nbelow_percent = 25\nplaces = [1, 2]\n[ties]",
            "from_percent has to be less than below_percent",
        ),
        (
            "[ties]",
            "[[restarts.steps]]\naction = 'continue'\npart = 'later'\ndead_over = '4/3'\n[ties]",
            "line 22: restarts.steps[0].dead_over: '4/3' is no fraction below one, such as 1/3.",
        ),
        (
            "[ties]",
            "[participation]\nparc_ferme_from = 'quali'\n[ties]",
            "there is no session 'quali'. Did you mean 'qualifying'?",
        ),
        ('name = "', 'name = "\\u001b[31m', "control character stands in this text"),
        ('name = "', 'name = "' + "x" * 501, "letters are too many: 500 at most."),
        ('key = "', 'key = "../', "is no key: letters, digits, - and _ make one."),
        ("[ties]", "[serving]\nlast_laps = 9999999999\n[ties]", "9999999999 is too large."),
        ("[sources]", "classified_share = nan\n[sources]", "line 4: classified_share: a share is"),
        ("[sources]", "[points]\nrace = [-3]\n[sources]", "line 5: points.race[0]: -3 is below 0."),
        ("[ties]", "[neutralisation]\nvsc_slower_percent = 140\n[ties]", "140 is more than 100 %."),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_key(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert said(GOOD, tmp_path) == []
    findings = said(GOOD.replace(old, new, 1), tmp_path)
    assert any(expected in finding for finding in findings), findings
    assert all(finding.startswith("club.toml, line ") for finding in findings)
    assert not any("\n" in finding for finding in findings)


def test_a_file_that_an_editor_of_windows_wrote_is_read(tmp_path: Path) -> None:
    (tmp_path / "club.toml").write_bytes(GOOD.replace("\n", "\r\n").encode("utf-8-sig"))
    assert load(tmp_path / "club.toml", FORMATS, PENALTIES).events


def test_all_mistakes_are_said_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = (
        GOOD.replace("[10, 6, 3]", "[1, 6]")
        .replace('"rules"', '"rulez"')
        .replace('"warning"', '"worning"')
    )
    findings = said(text, tmp_path)
    lines = [int(finding.split("line ")[1].split(":")[0]) for finding in findings]
    assert len(lines) >= 4
    assert lines == sorted(lines)


def test_numbers_without_a_source_are_asked_for_only_where_that_is_wanted(tmp_path: Path) -> None:
    text = GOOD.replace(', source = "rules", basis = "stated"', "")
    assert said(text, tmp_path) == []
    assert said(text, tmp_path, with_sources=True) == [
        "club.toml, line 17: events[0].sessions[1].points.places: a number has to say where it "
        "comes from: give its table a source and a basis."
    ]


def test_a_number_that_has_no_table_to_cite_in_is_sent_to_one(tmp_path: Path) -> None:
    text = 'key = "c"\nname = "C"\npenalties = []\nclassified_share = 0.9\n[points]\nrace = [3]\n'
    assert said(text, tmp_path) == []
    share, points = said(text, tmp_path, with_sources=True)
    assert share == (
        "club.toml, line 4: classified_share: it cannot say where it comes from: use share in "
        "[classification]."
    )
    assert points == (
        "club.toml, line 6: points.race: it cannot say where it comes from: use points of a "
        "session in [[events.sessions]]."
    )


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="There is no rulebook 'cup'"):
        find("cup")
    with pytest.raises(RulebookError, match="There is no file"):
        load(tmp_path / "none.toml", FORMATS, PENALTIES)
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(RulebookError, match="is not a text file"):
        load(tmp_path / "a.toml", FORMATS, PENALTIES)
    (tmp_path / "b.toml").write_text("key = ", encoding="utf-8")
    with pytest.raises(RulebookError, match=r"b\.toml is not valid TOML"):
        load(tmp_path / "b.toml", FORMATS, PENALTIES)
    (tmp_path / "c.toml").write_text("key = " + "[" * 9_999 + "]" * 9_999, encoding="utf-8")
    with pytest.raises(RulebookError, match=r"nested too deeply|not valid TOML"):
        load(tmp_path / "c.toml", FORMATS, PENALTIES)
    with pytest.raises(RulebookError, match="cannot be read"):
        load(tmp_path, FORMATS, PENALTIES)


def test_the_numbers_of_the_world_finals_are_those_of_the_season() -> None:
    book = load(find("nations-cup-2025"), FORMATS, PENALTIES)
    finals = book.event("world-finals")
    assert finals is not None
    places = [rule.points.places[:3] for rule in finals.sessions if rule.points]
    assert places == [(12, 10, 8), (12, 10, 8), (24, 20, 16)]
    grids = [rule.grid.session for rule in finals.sessions if rule.grid]
    assert grids == ["qualifying", "race-1", "race-2"]
    sprint = book.event("round-1").session("sprint")  # type: ignore[union-attr]
    assert sprint is not None and sprint.points is not None
    assert sprint.points.places == ()
    assert sprint.points.basis is Basis.STATED


def test_the_fia_style_rules_say_what_the_engines_need() -> None:
    book = load(find("fia-style"), FORMATS, PENALTIES)
    assert book.unserved_ms("drive-through") == 20_000
    assert book.unserved_ms("warning") is None
    assert (book.serving.crossings, book.serving.last_laps) == (2, 3)
    assert book.classification.dead_heat is DeadHeat.SHARED
    step = book.track_limits.step
    assert [step(n) and step(n).gives for n in (2, 3, 4, 9)] == [
        None,
        "warning",
        "time-5",
        "time-10",
    ]  # type: ignore[union-attr]
    assert book.infringement("false start") is not None
    assert book.infringement("Being slow") is None
    assert book.restarts.steps[0].action is Restart.SWAP


@pytest.mark.parametrize(
    ("laps", "least"), [(53, 47), (71, 63), (51, 45), (70, 63), (10, 9), (1, 0)]
)
def test_the_share_of_the_winners_laps_is_rounded_down(laps: int, least: int) -> None:
    assert load(find("fia-style"), FORMATS, PENALTIES).least_laps(laps) == least


def test_a_rulebook_of_an_old_journal_still_opens() -> None:
    old = (
        b'{"key":"n","name":"N","penalties":["warning"],'
        b'"points":{"race-1":[12,10]},"classified_share":0.9}'
    )
    book = msgspec.json.decode(old, type=Rulebook)
    assert book.points == {"race-1": (12, 10)}
    assert book.least_laps(53) == 47


@pytest.mark.parametrize(
    ("part", "dead", "percent", "action"),
    [
        (RacePart.BEFORE_START, 1, 0, Restart.SWAP),
        (RacePart.FIRST_LAP, 1, 1, Restart.RESTART),
        (RacePart.LATER, 1, 50, Restart.CONTINUE),
        (RacePart.LATER, 5, 50, Restart.SUSPEND),
        (RacePart.LATER, 4, 50, Restart.CONTINUE),  # 4 of 12 are a third, not more
        (RacePart.LATER, 5, 19, Restart.RESTART),
        (RacePart.LATER, 5, 20, Restart.SUSPEND),
        (RacePart.LATER, 5, 90, Restart.STANDS),
        (RacePart.LATER, 0, 50, None),
    ],
)
def test_the_restart_policy_answers_for_dead_rigs_at_each_point_of_a_race(
    part: RacePart, dead: int, percent: int, action: Restart | None
) -> None:
    policy = load(find("nations-cup-2025"), FORMATS, PENALTIES).restarts
    step = policy.step(part, dead, 12, percent)
    assert (step.action if step else None) is action
    assert RestartPolicy().step(part, dead, 12, percent) is None
