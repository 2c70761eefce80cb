"""The user's keys: read from a file, refused in sentences with their line, shown everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from racecontrol.meeting.model import Flag
from tests.ui.on_stage import show as show
from tests.ui.on_stage import stage as stage
from ui import keymap
from ui.director.window import Window as Director
from ui.keymap import Bound, capped, code, read, template
from ui.steward.window import Window as Steward
from ui.technician.window import Window as Technician
from ui.widgets.keys import act_name
from ui.widgets.last_act import Mood

K = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
CONSOLES = {
    "director": (
        Bound("G", "green", "Green, hold"),
        Bound("E", "end-session", "End session, hold"),
        Bound("Ctrl Z", "undo", "undo"),
        Bound("Enter", "send-now", "send now"),
    ),
    "steward": (Bound("N", "next-case", "next case"), Bound("Space", "bookmark", "bookmark")),
    "technician": (Bound("M", "track-lines", "Track lines"),),
}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "keys.toml"

    def write(text):
        path.write_text(text, encoding="utf-8")
        return path

    return write


def faults(path):
    found = read(path, CONSOLES)["director"].faults
    return [fault.removeprefix(f"{path}, ") for fault in found]


def test_an_act_gets_other_keys_and_may_have_two(file):
    path = file('[director]\n"j" = "green"\n"F5" = "green"\n"ctrl+u" = "undo"\n')
    assert read(path, CONSOLES)["director"].keys == {
        "J": "green",
        "F5": "green",
        "Ctrl U": "undo",
    }
    assert faults(path) == []


def test_two_acts_may_change_places(file):
    path = file('[director]\n"E" = "green"\n"G" = "end-session"\n')
    assert faults(path) == []


def test_without_a_file_the_keys_are_as_they_came(tmp_path):
    assert read(tmp_path / "none.toml", CONSOLES)["steward"].keys == {}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            '[director]\n\n"E" = "green"\n',
            "line 3: 'E' for 'green' is the key of 'end-session' at director too.",
        ),
        (
            '[director]\n"J" = "grene"\n',
            "line 2: director has no act 'grene'. `racecontrol keys list` has all.",
        ),
        (
            '[everywhere]\n"J" = "grene"\n',
            "line 2: no console has the act 'grene'. `racecontrol keys list` has all.",
        ),
        ('[director]\n"7" = "green"\n', "line 2: '7' cannot be given to an act: it selects cars."),
        (
            '[director]\n"Esc" = "green"\n',
            "line 2: 'Esc' cannot be given to an act: it cancels and clears.",
        ),
        (
            '[director]\n"Hyper" = "green"\n',
            "line 2: 'Hyper' is no key. Write a letter, F1 to F12, or a name.",
        ),
        ('[director]\n"J" = 3\n', "line 2: the act of 'J' is a name in quotes."),
        ('[director]\n"J" = "send-now"\n', "line 2: 'send-now' stays on Enter."),
        (
            "[directer]\n",
            "line 1: there is no console 'directer'. "
            "Known: director, steward, technician, season, everywhere.",
        ),
    ],
)
def test_what_cannot_be_taken_is_one_sentence_with_its_line(file, text, fault):
    assert faults(file(text)) == [fault]


def test_a_file_that_is_no_toml_says_where(file):
    path = file('[director]\n"J" = green\n')
    (fault,) = read(path, CONSOLES)["director"].faults
    assert fault.startswith(f"{path}: ") and "line 2" in fault


def test_a_key_given_twice_is_refused_by_the_file_itself(file):
    path = file('[director]\n"J" = "green"\n"J" = "undo"\n')
    assert len(read(path, CONSOLES)["director"].faults) == 1


def test_everywhere_reaches_the_consoles_that_have_the_act(file):
    path = file('[everywhere]\n"F9" = "bookmark"\n')
    maps = read(path, CONSOLES)
    assert maps["steward"].keys == {"F9": "bookmark"}
    assert maps["director"].keys == {} == maps["technician"].keys


def test_a_console_alone_does_not_look_at_the_tables_of_others(file):
    path = file('[steward]\n"7" = "nothing"\n[everywhere]\n"F9" = "bookmark"\n')
    alone = read(path, {"director": CONSOLES["director"]})["director"]
    assert alone.faults == () and alone.keys == {}


def test_the_template_changes_nothing_and_can_be_uncommented(file):
    text = template(CONSOLES)
    assert read(file(text), CONSOLES)["director"].keys == {}
    rows = (line.removeprefix("# ") if " = " in line else line for line in text.splitlines())
    assert faults(file("\n".join(rows))) == []


@given(st.sampled_from("ABCXYZ,.-+#ÄÖ"), st.booleans())
def test_a_cap_is_read_as_it_is_printed(letter, ctrl):
    cap = f"Ctrl {letter}" if ctrl else letter
    assert capped(cap) == cap == capped(cap.lower())
    assert code(cap) == (ord(letter), ctrl)


@given(st.text(max_size=12))
def test_any_text_is_a_key_or_none(text):
    cap = capped(text)
    assert not cap or capped(cap) == cap


def test_the_names_of_acts_come_from_their_words():
    assert act_name("End session, hold") == "end-session"
    assert act_name("undo: the last line you moved goes back") == "undo"


# ------------------------------------------------------------ in a console


def give(text):
    path = keymap.keys_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_users_key_does_the_act_and_the_old_one_nothing(qtbot, show):
    give('[director]\n"P" = "end-session"\n"F9" = "bookmark"\n')
    window = show(Director)
    bar = window.strip.last_act
    before = (bar.mood, bar.words)
    qtbot.keyPress(window, K.Key_E)
    qtbot.keyRelease(window, K.Key_E)
    assert (bar.mood, bar.words) == before
    qtbot.keyPress(window, K.Key_P)
    qtbot.waitUntil(lambda: bar.mood is Mood.CANCELLABLE)
    qtbot.keyRelease(window, K.Key_P)
    qtbot.keyClick(window, K.Key_Escape)
    qtbot.keyClick(window, K.Key_F9)
    qtbot.waitUntil(lambda: len(window.state.bookmarks.kept) == 1)


def test_overlay_caps_and_hints_show_the_keys_as_mapped(show):
    give('[director]\n"P" = "green"\n')
    window = show(Director)
    table = window.keys.table()
    assert ("P", "Green, hold") in table and not any(cap == "G" for cap, _ in table)
    button = window.flags.buttons[Flag.GREEN]
    assert button.hint == "Hold P for 0.6 s to show green."
    assert button.theme.cap("G") == "P"
    window._turn_light()
    assert button.theme.cap("G") == "P"


def test_the_red_chord_follows_its_key(qtbot, show):
    give('[director]\n"F8" = "red-flag"\n')
    window = show(Director)
    assert not window.state.sessions["race-1"].red
    qtbot.keyPress(window, K.Key_F8)
    qtbot.keyClick(window, K.Key_Return)
    qtbot.keyRelease(window, K.Key_F8)
    qtbot.waitUntil(lambda: window.state.sessions["race-1"].red)


def test_a_fault_leaves_the_keys_as_they_came_and_says_so(show):
    give('[steward]\n"U" = "next-case"\n')
    window = show(Steward)
    assert window.strip.last_act.words.endswith(
        "line 2: 'U' for 'next-case' is the key of 'rescind-the-chosen-decision' at steward too."
    )
    assert ("N", "next case") in window.keys.table()


@pytest.mark.parametrize("console", [Director, Steward, Technician])
def test_no_key_of_a_console_means_two_things_at_once(show, console):
    acts: dict[str, set[str]] = {}
    keys = show(console).keys
    for row in keys._told:
        acts.setdefault(row.cap, set()).update({row.act} - {""})  # "": within a panel
    of_pages = {b.bound.cap for row in keys._bindings.values() for b in row if b.when is not None}
    double = {cap: of for cap, of in acts.items() if len(of) > 1 and cap not in of_pages}
    assert set(double) - {"Enter"} == set()  # in the cancel bar; else what the console has on it
