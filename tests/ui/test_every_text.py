"""With every translation marked, whatever a console says in plain letters is a name."""

import itertools
from collections.abc import Iterable, Iterator

import pytest
from msgspec import Struct

from racecontrol.meeting.facts import AnyFact, FlagShown, SessionEnded
from racecontrol.meeting.flow_facts import (
    EventFact,
    FlowFact,
    LightsBegun,
    LimitExceeded,
    NeutralisationSet,
    SessionSuspended,
    StartArmed,
)
from racecontrol.meeting.model import Flag, Meeting
from racecontrol.meeting.procedures import Neutral, NeutralStep
from racecontrol.meeting.state import apply
from tests.ui import halfrace, test_flow_sentences, test_justice_sentences, test_sentences
from tests.ui.director.conftest import BEFORE_NS
from tests.ui.director.conftest import on_the_grid as grid_facts
from tests.ui.director.conftest import open_window as open_window
from tests.ui.on_stage import show as show
from tests.ui.on_stage import stage as stage
from tests.ui.seen import Painted, every_page, plain_words, told
from ui import languages
from ui.director.stint_line import COMPOUNDS
from ui.director.window import Window as Director
from ui.pseudo import CLOSE, OPEN
from ui.sentences import sentence
from ui.steward.draft import choices
from ui.steward.reasons import REASONS
from ui.steward.window import Window as Steward
from ui.technician.quarantine import REASONS as OUT_REASONS
from ui.technician.swap_page import REASONS as SWAP_REASONS
from ui.technician.window import Window as Technician
from ui.tr import worded

KEYS = {"Ctrl", "Esc", "Enter", "Tab", "Space", "Page", "Up", "Down", "Shift", "Ins", "Del", "Home"}
UNITS = {"km", "kmh", "min", "ms"}
SHORT = {"INV", "GRID", "DT", "DNF", "DNS", "DSQ", "NC", "SC", "VSC", "FCY"}  # of a timing screen


FACTS = [
    *(said[0] for said in test_sentences.SAID),
    *(said[0] for said in test_flow_sentences.SAID),
]
WRITTEN = ("False start", "Car 44 cut turn 4", *REASONS)  # by people, or in the regulations
OF_JUSTICE = test_justice_sentences.test_a_fact_of_justice_is_one_sentence.pytestmark[0].args[1]


@pytest.fixture
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every translated text is marked, and two fifths longer."""
    languages.speak(languages.PSEUDO, tmp_path_factory.mktemp("words"))
    yield
    languages.speak(languages.ENGLISH)


def names(meeting: Meeting) -> set[str]:
    """What nobody translates: who and where, what the rulebook calls it, what people wrote."""
    texts = [meeting.name, meeting.place, meeting.rulebook.name]
    texts += [f"{e.driver} {e.code} {e.nation}" for e in meeting.entries]
    texts += [f"{plan.name} {plan.tyres}" for plan in meeting.sessions]
    texts += choices(halfrace.state())
    texts += [
        *COMPOUNDS,
        *REASONS,
        *(words.english for words in (*SWAP_REASONS, *OUT_REASONS)),
        "Halvorsund Ring",
        "A. Moravec",
        "R. Halloran",
        "S. Ibarra",
        "writing",
        "12 of 12",
        "Race 1 runs",
    ]
    for fact in halfrace.facts():
        given = getattr(fact, "incident", None) or getattr(fact, "decision", None)
        texts.append(str(getattr(given, "reason", "")))
    return {word for text in texts for word in plain_words(text)}


def left_plain(texts: Iterable[str], more: Iterable[str] = ()) -> list[str]:
    known = {*names(halfrace.meeting()), *KEYS, *UNITS, *SHORT, *more}
    return sorted({text for text in texts if set(plain_words(text)) - known})


def on_the_grid(*more: AnyFact) -> tuple[AnyFact, ...]:
    return (*grid_facts(), *more)


def in_the_race(*more: AnyFact) -> tuple[AnyFact, ...]:
    return (*halfrace.facts(), *more)


AT = halfrace.NOW_NS
RACE = "race-1"
MOMENTS = {  # of an event: its facts, and the event clock
    "lights": (
        on_the_grid(
            StartArmed(RACE, "ab", 200, 3000, 700, BEFORE_NS),
            LightsBegun(RACE, 5, 1000, 700, BEFORE_NS, BEFORE_NS + 5_700_000_000),
        ),
        BEFORE_NS + 2_000_000_000,
    ),
    "yellow": (
        in_the_race(
            FlagShown(RACE, Flag.YELLOW, AT, 2),
            FlagShown(RACE, Flag.BLACK_WHITE, AT, 0, 31),
        ),
        AT,
    ),
    "safety car": (
        in_the_race(
            NeutralisationSet(RACE, Neutral.SAFETY_CAR, NeutralStep.DEPLOYED, AT),
            LimitExceeded(RACE, 44, Neutral.SAFETY_CAR, 91.3, 80.0, 3.0, "km/h", 900, AT),
        ),
        AT,
    ),
    "red": (
        in_the_race(FlagShown(RACE, Flag.RED, AT), SessionSuspended(RACE, AT)),
        AT + 60_000_000_000,
    ),
    "over": (
        in_the_race(FlagShown(RACE, Flag.CHEQUERED, AT), SessionEnded(RACE, AT)),
        AT + 60_000_000_000,
    ),
}


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("moment", MOMENTS)
def test_the_director_reads_no_english_at_any_moment(open_window, monkeypatch, moment):
    painted = Painted(monkeypatch)
    facts, now_ns = MOMENTS[moment]
    window = open_window(facts, now_ns)
    window.select(31 if facts else None)
    assert list(every_page(window))
    left = left_plain([*painted.texts, *told(window)])
    assert left == [], "\n".join(left)


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("fact", FACTS, ids=[type(fact).__name__ for fact in FACTS])
def test_a_fact_is_told_without_english(fact):
    state = halfrace.state()
    told_of = sentence(
        fact, state if isinstance(fact, FlowFact | EventFact) else apply(state, fact)
    )
    assert not told_of or OPEN in told_of
    assert left_plain([told_of], plain_words(" ".join(_strings(fact)))) == []


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("fact", [said[0] for said in OF_JUSTICE])
def test_a_fact_of_justice_is_told_without_english(fact):
    known = plain_words(" ".join([*_strings(fact), *WRITTEN]))
    assert left_plain([test_justice_sentences.told(fact)], known) == []


def _strings(value: object) -> Iterator[str]:
    """What people wrote into a fact; a word of an enumeration is none of that."""
    if type(value) is str:
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _strings(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)])
@pytest.mark.parametrize("console", [Director, Steward, Technician])
def test_longer_words_have_room_on_the_strip(show, qtbot, monkeypatch, console, size):
    painted = Painted(monkeypatch)
    window = show(console)
    window.resize(*size)
    window.select(31)
    strip = window.strip
    qtbot.waitUntil(lambda: strip.width() == size[0])
    window.grab()
    assert not {worded(button.label.name) for button in strip.buttons} & set(painted.cut)
    parts = (*strip.buttons, strip.selection, strip.last_act)
    for left, right in itertools.pairwise(parts):
        assert window.theme.small or left.width() >= left.sizeHint().width()
        assert left.geometry().right() < right.geometry().left()
    assert parts[-1].geometry().right() < size[0]


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("console", [Director, Steward, Technician])
def test_every_text_of_a_console_is_translated(show, monkeypatch, console):
    painted = Painted(monkeypatch)
    window = show(console)
    window.select(31)
    assert list(every_page(window))
    assert any(text.startswith(OPEN) and text.endswith(CLOSE) for text in painted.texts)
    left = left_plain([*painted.texts, *told(window)])
    assert left == [], "\n".join(left)
