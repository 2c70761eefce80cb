"""Texts in the language of the screens: values by name, plurals, constants, what the rules say."""

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from racecontrol.meeting.model import Flag
from ui import languages, tr
from ui.nouns import car, noun, reason_of
from ui.tr import NO_WORDS, Words, counted, in_english, later, ruled, worded

SAID = {
    "Rig {rig}: no packets.": "Keine Pakete: Rig {rig}.",
    "Rig {rig}: e-stop.": "Notaus an {rgi}.",
    "yellow": "gelb",
    "{0} has started already.": "{0} läuft schon.",
    "The {0} flag goes to one car.": "Die Flagge {0} gilt einem Wagen.",
}
LAPS = ("%n Runde", "%n Runden")


class German(QTranslator):
    """A language of a few texts."""

    def translate(self, context, text, disambiguation=None, n=-1):
        del context, disambiguation
        if text == "%n laps":
            return LAPS[0 if n == 1 else 1]
        return SAID.get(text, "")


@pytest.fixture
def german(qapp):
    assert qapp
    translator = German()
    tr.forget()
    QCoreApplication.installTranslator(translator)
    tr.learn(text for text in SAID if "{0}" in text)
    yield
    QCoreApplication.removeTranslator(translator)
    tr.forget()


def test_english_needs_no_language():
    assert tr.tr("Rig {rig}: no packets.", rig=4) == "Rig 4: no packets."
    assert [counted("%n lap", "%n laps", n) for n in (0, 1, 2)] == ["0 laps", "1 lap", "2 laps"]
    assert ruled("Race 1 has started already.") == "Race 1 has started already."


@pytest.mark.usefixtures("german")
def test_values_have_names_so_that_words_may_change_places():
    assert tr.tr("Rig {rig}: no packets.", rig=4) == "Keine Pakete: Rig 4."


@pytest.mark.usefixtures("german")
def test_a_translation_with_a_wrong_name_in_it_is_left_aside():
    assert tr.tr("Rig {rig}: e-stop.", rig=4) == "Rig 4: e-stop."


@pytest.mark.usefixtures("german")
def test_a_count_takes_the_form_of_its_language():
    assert [counted("%n lap", "%n laps", n) for n in (1, 7)] == ["1 Runde", "7 Runden"]
    assert counted("%n car", "%n cars", 1) == "1 car"


def test_a_constant_is_translated_where_it_is_used(request):
    made = later("Rig {rig}: no packets.", rig=4)
    assert (worded(made), str(made)) == ("Rig 4: no packets.",) * 2
    request.getfixturevalue("german")
    assert (worded(made), f"{made}") == ("Keine Pakete: Rig 4.",) * 2
    assert in_english(made) == "Rig 4: no packets."
    assert worded("KSZ") == in_english("KSZ") == "KSZ"


def test_no_words_are_nothing():
    assert not NO_WORDS and worded(NO_WORDS) == "" and Words("a")


@pytest.mark.usefixtures("german")
def test_what_the_rules_say_is_known_again_with_its_values():
    assert ruled("Race 1 has started already.") == "Race 1 läuft schon."
    assert ruled("The yellow flag goes to one car.") == "Die Flagge gelb gilt einem Wagen."
    assert ruled("Nothing like it.") == "Nothing like it."


@pytest.mark.usefixtures("german")
def test_nouns_and_reasons_are_the_languages_own():
    assert noun(Flag.YELLOW) == "gelb"
    assert reason_of("yellow.") == "gelb"
    assert car(None, 7) == "car 07"


@pytest.mark.usefixtures("german")
def test_another_language_begins_anew(tmp_path):
    assert noun(Flag.YELLOW) == "gelb"
    languages.speak(languages.PSEUDO, tmp_path)
    try:
        assert noun(Flag.YELLOW) != "yellow"
    finally:
        languages.speak(languages.ENGLISH)
