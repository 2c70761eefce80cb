"""The parts of every window: hold, last act, health, marks."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from racecontrol.control import Accepted, JournalHealth
from racecontrol.meeting.boxes import SignalPort
from racecontrol.meeting.decide import Refused
from racecontrol.meeting.model import Person, Role
from racecontrol.meeting.rig_facts import SignalShown
from racecontrol.meeting.state import apply
from racecontrol.rigs.lamps import lamps
from racecontrol.timing.clock import EventClock
from tests.ui import halfrace
from tests.ui.conftest import PEOPLE
from ui.bridge import Desk, RecorderHealth
from ui.theme import load
from ui.tr import worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.health import HealthStrip, driven, health_items, is_stale
from ui.widgets.hold import Hold
from ui.widgets.last_act import NO_ANSWER, SENDING, LastAct, Mood
from ui.widgets.lettering import paint_text
from ui.widgets.marks import ChipKind, chip_width, paint_car, paint_chip, paint_flag, paint_hatch


def test_a_hold_that_is_broken_and_taken_up_again_goes_on(qtbot):
    hold = Hold()
    broken = []
    hold.broken.connect(lambda: broken.append(True))
    hold.begin()
    qtbot.waitUntil(lambda: hold.share() > 0.3)
    hold.end()
    reached = hold.share()
    assert reached >= 0.3
    hold.begin()
    with qtbot.waitSignal(hold.done, timeout=550):  # less than a whole hold
        assert hold.share() >= reached
    assert broken == []


def test_a_hold_that_is_let_go_starts_again_from_nothing(qtbot):
    hold = Hold()
    with qtbot.waitSignal(hold.broken):
        hold.begin()
        hold.end()
    assert hold.share() == 0


@pytest.fixture
def button(qtbot):
    made = ActButton(ActLabel("Green", ("G",), "show green", flag="green"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_button_that_is_not_free_says_why_instead(qtbot, button):
    button.show_state("The race is suspended.")
    confirmed = []
    button.confirmed.connect(lambda: confirmed.append(True))
    with qtbot.waitSignal(button.let_go) as said:
        qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    assert said.args == ["The race is suspended."]
    assert confirmed == []
    assert button.accessibleName() == "Green, not free. The race is suspended."


def test_a_button_is_held_with_the_mouse_as_with_the_key(qtbot, button):
    with qtbot.waitSignal(button.confirmed):
        qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_a_button_in_force_says_so_without_colour(button):
    button.show_state("", "in force")
    assert button.accessibleName() == "Green, hold G, in force"


@pytest.fixture
def last_act(qtbot):
    made = LastAct()
    qtbot.addWidget(made)
    return made


def test_a_second_act_sends_the_first_at_once(last_act):
    sent = []
    last_act.offer("one", lambda: sent.append(1))
    last_act.offer("two", lambda: sent.append(2))
    assert sent == [1]
    last_act.send_now()
    assert sent == [1, 2]


def test_what_was_cancelled_is_not_sent(last_act):
    sent = []
    last_act.offer("one", lambda: sent.append(1))
    assert last_act.cancel()
    last_act.send_now()
    assert sent == []
    assert not last_act.cancel()


def test_a_hint_stands_beside_the_cancel_bar_and_does_not_talk_over_it(last_act):
    last_act.offer("one", lambda: None)
    last_act.say("Hold G.")
    assert (last_act.mood, last_act.words) == (Mood.CANCELLABLE, "One")
    assert last_act.aside == "Hold G."
    assert last_act.accessibleDescription() == "One Hold G."
    last_act.send_now()
    assert (last_act.mood, last_act.aside) == (Mood.DONE, "")


def test_an_act_without_an_answer_says_that_it_waits_and_then_that_none_came(qtbot, last_act):
    with qtbot.waitSignal(last_act.unanswered, timeout=4000) as unanswered:
        last_act.wait("Red flag")
        qtbot.waitUntil(lambda: worded(SENDING) in last_act.accessibleDescription())
    assert unanswered.args == ["Red flag"]
    assert last_act.words == worded(NO_ANSWER)


def test_an_answer_in_time_leaves_its_act_and_who_did_it(last_act):
    last_act.wait("Red flag")
    last_act.answer(Accepted(()), "Red flag", "A. Moravec", "14:17:08")
    assert (last_act.mood, last_act.words) == (Mood.DONE, "14:17:08  Red flag")


def test_a_refusal_shows_its_reason(last_act):
    last_act.wait("Green")
    last_act.answer(Refused("The session is under red."), "Green", "A. Moravec", "14:17:08")
    assert (last_act.mood, last_act.words) == (Mood.SAID, "The session is under red.")


class Journal:
    """A control whose journal is as a test wants it."""

    def __init__(self, health: JournalHealth) -> None:
        self._health = health
        self.clock = EventClock.starting_now(halfrace.NOW_NS)

    def journal_health(self) -> JournalHealth:
        return self._health


def items_with(journal=None, telemetry=None, recorder=None):
    health = journal or JournalHealth(12, 0.4, 1_000_000, "")
    desk = Desk(
        Journal(health),
        telemetry or halfrace.Standing(),
        {},
        PEOPLE,
        recorder or (lambda: RecorderHealth("recording")),
    )
    return {item.label: item for item in health_items(desk, all_lamps_shown())}


def test_a_rig_that_nobody_drives_may_be_silent():
    state = all_lamps_shown()
    entries = tuple(entry for entry in state.meeting.entries if entry.rig != 4)
    state = replace(state, meeting=replace(state.meeting, entries=entries))
    rigs, health = driven(state, halfrace.Standing(quiet_rig=4).health())
    assert (len(rigs), 4 in rigs) == (11, False)
    assert not any(is_stale(one) for one in health)


def all_lamps_shown():
    state = halfrace.state()
    for rig, lamp in lamps(state, halfrace.NOW_NS).items():
        shown = SignalShown(rig, lamp, SignalPort.BOX, 0, halfrace.NOW_NS)
        state = apply(state, shown)
    return state


def test_a_healthy_strip_has_no_colour():
    items = items_with()
    assert all(item.normal for item in items.values())
    assert items["Feeds"].value == "12 of 12"
    assert items["Stewards"].value == "3 open cases"


@pytest.mark.parametrize(
    ("changed", "label", "value"),
    [
        (
            {"journal": JournalHealth(1, 240, 0, "")},
            "Journal",
            "took 240 ms",
        ),
        ({"journal": JournalHealth(1, 1, 0, "disk full")}, "Journal", "cannot write"),
        ({"telemetry": halfrace.Standing(quiet_rig=4)}, "Oldest packet", "3.4 s, rig 4"),
        ({"telemetry": halfrace.Standing(quiet_rig=4)}, "Feeds", "11 of 12"),
        ({"recorder": lambda: RecorderHealth("off", normal=False)}, "Recorder", "off"),
    ],
)
def test_what_is_not_normal_turns_amber_and_says_where(changed, label, value):
    item = items_with(**changed)[label]
    assert (item.value, item.normal) == (value, False)


def test_the_strip_is_not_painted_again_for_the_same_words(qtbot):
    strip = HealthStrip(Person("A. Moravec", Role.DIRECTOR))
    qtbot.addWidget(strip)
    items = tuple(items_with().values())
    strip.show_items(items)
    assert strip.items is items
    strip.show_items(tuple(items_with().values()))
    assert strip.items is items


def canvas(paint) -> QImage:
    image = QImage(120, 40, QImage.Format.Format_RGB32)
    image.fill(load().colours.background1)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


@pytest.mark.usefixtures("qapp")
def test_a_car_is_a_chip_in_its_own_colour():
    theme = load()
    style = theme.car(halfrace.meeting(), 44)
    image = canvas(lambda p: paint_car(p, QRect(5, 5, 30, 22), 44, style, theme))
    assert image.pixel(8, 8) == style.fill.rgb()


@pytest.mark.usefixtures("qapp")
def test_cars_of_one_meeting_have_twelve_colours():
    theme, meeting = load(), halfrace.meeting()
    assert len({theme.car(meeting, entry.number).fill.rgb() for entry in meeting.entries}) == 12


@pytest.mark.usefixtures("qapp")
def test_hatching_leaves_stripes():
    image = canvas(lambda p: paint_hatch(p, QRect(0, 0, 120, 40), load()))
    assert len(colours(image)) > 2


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("key", list(load().flags))
def test_flags_differ_by_more_than_their_colour(key):
    theme = load()
    flag = theme.flags[key]
    image = canvas(lambda p: paint_flag(p, QRect(10, 10, 24, 16), flag, theme))
    assert flag.fill.rgb() in colours(image)


@pytest.mark.usefixtures("qapp")
def test_a_chequered_flag_has_squares_of_two_colours():
    theme = load()
    image = canvas(lambda p: paint_flag(p, QRect(10, 10, 24, 18), theme.flags["chequered"], theme))
    assert {image.pixel(12, 12), image.pixel(18, 12)} == {
        theme.flags["chequered"].fill.rgb(),
        theme.flags["chequered"].text.rgb(),
    }


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", list(ChipKind))
def test_a_chip_is_as_wide_as_it_says(kind):
    theme, widths = load(), []
    canvas(lambda p: widths.append(paint_chip(p, 2, 20, "INV 14", kind, theme)))
    assert widths == [chip_width("INV 14", kind, theme)]


@pytest.mark.usefixtures("qapp")
def test_words_that_do_not_fit_are_shortened_not_cut():
    theme, widths = load(), []
    font = theme.font("body")
    colour = theme.colours.text1
    canvas(
        lambda p: widths.append(paint_text(p, QRect(0, 0, 50, 20), "a long sentence", font, colour))
    )
    assert widths == [50]
