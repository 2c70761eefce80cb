"""Which language the screens speak, and how its file is made ready."""

import pytest

from ui import language_files, languages
from ui.language_files import compiled
from ui.languages import ASKED, ENGLISH, PSEUDO, NoSuchLanguageError, known, wanted
from ui.pseudo import marked, pseudo
from ui.tr import tr

FILE = """<?xml version="1.0" encoding="utf-8"?><TS version="2.1" language="{language}"><context>
<name>racecontrol</name><message><source>Laps</source><translation>{words}</translation></message>
</context></TS>"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    made = tmp_path / "words"
    made.mkdir()
    for language, words in (("en", ""), ("de", "Runden")):
        text = FILE.format(language=language, words=words)
        (made / f"racecontrol_{language}.ts").write_text(text, "utf-8")
    for module in (languages, language_files):
        monkeypatch.setattr(module, "WORDS", made)
    return made


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, ENGLISH),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, ENGLISH),
        ({"LANG": "ja_JP.UTF-8"}, ENGLISH),
        ({"LANG": "ja_JP.UTF-8", ASKED: "de"}, "de"),
        ({ASKED: PSEUDO}, PSEUDO),
    ],
)
def test_the_language_is_the_one_asked_for_or_that_of_the_system(
    folder, monkeypatch, environment, language
):
    monkeypatch.setattr(languages, "known", lambda: known(folder))
    assert wanted(environment) == language


def test_a_language_without_a_file_is_said_with_those_that_have_one():
    with pytest.raises(NoSuchLanguageError, match=r"There is no language 'xx'. Known: en"):
        wanted({ASKED: "xx"})


def test_a_file_is_compiled_once_for_each_of_its_texts(folder, tmp_path):
    source = folder / "racecontrol_de.ts"
    first = compiled(source, tmp_path / "kept")
    stamp = first.stat().st_mtime_ns
    assert compiled(source, tmp_path / "kept") == first and first.stat().st_mtime_ns == stamp
    source.write_text(FILE.format(language="de", words="Umläufe"), "utf-8")
    assert compiled(source, tmp_path / "kept") != first


@pytest.mark.usefixtures("folder")
def test_a_language_is_spoken_until_another_one_is(tmp_path):
    languages.speak("de", tmp_path / "kept")
    assert (tr("Laps"), languages.spoken()) == ("Runden", "de")
    languages.speak(ENGLISH)
    assert (tr("Laps"), languages.spoken()) == ("Laps", ENGLISH)


def test_a_file_that_is_broken_leaves_the_language_as_it_was(folder, tmp_path):
    (folder / "racecontrol_de.ts").write_text("<TS>", "utf-8")
    with pytest.raises(NoSuchLanguageError, match="could not be made ready"):
        languages.speak("de", tmp_path / "kept")
    assert (tr("Laps"), languages.spoken()) == ("Laps", ENGLISH)


def test_pseudo_marks_every_letter_and_makes_a_text_longer_by_two_fifths():
    assert marked("Rig {rig}: %n laps") == "⟦Ŕîĝ {rig}: %n ļàþš····⟧"
    assert "⟦Ļàþš··⟧" in pseudo(FILE.format(language="en", words=""))
