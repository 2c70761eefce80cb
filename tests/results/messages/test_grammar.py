"""The grammar: real messages, every form in both directions, and what is said of the others."""

import csv
from enum import StrEnum
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from racecontrol.results.messages import forms
from racecontrol.results.messages.categories import labels
from racecontrol.results.messages.forms import Car, Message
from racecontrol.results.messages.grammar import LINES, MessageError, parse, text

REAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "f1"
WORDS = st.lists(
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZÉÜ0123456789/'", min_size=1, max_size=9),
    min_size=1,
    max_size=4,
).map(lambda words: " ".join(f"X{word}" for word in words))
COUNTS = st.integers(1, 10**6)
CARS = st.builds(Car, st.integers(0, 9999), st.just("") | st.text("ABCDEF", min_size=3, max_size=3))
TIMES_MS = st.integers(0, 60 * 60_000)
SECONDS = st.integers(0, 86_399)


@pytest.fixture(scope="module")
def france() -> list[dict[str, str]]:
    """The 73 messages of the 2022 French Grand Prix, with the fields of the feed."""
    path = REAL / "2022_french_gp_race_control_messages.csv"
    if not path.exists():
        pytest.skip("no real messages beside this checkout (../shared/data/f1)")
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_message_of_a_grand_prix_is_printed_as_it_was_read(france):
    assert len(france) == 73
    for row in france:
        message = parse(row["Message"])
        kept = msgspec.json.decode(msgspec.json.encode(message), type=type(message))
        assert text(kept) == row["Message"]


def test_the_three_penalties_of_the_race_are_five_seconds_each(france):
    told = [parse(row["Message"]) for row in france]
    given = [message for message in told if isinstance(message, forms.PenaltyTold)]
    assert [(one.car.code, one.amount, one.sanction) for one in given] == [
        ("OCO", 5, forms.Sanction.TIME),
        ("SAI", 5, forms.Sanction.TIME),
        ("ZHO", 5, forms.Sanction.TIME),
    ]


FIELDS = ("Category", "Flag", "Scope", "Sector", "Status", "Mode", "RacingNumber")


def test_every_message_of_a_grand_prix_has_the_fields_of_its_feed(france):
    for row in france:
        found = msgspec.structs.astuple(labels(parse(row["Message"])))
        words = ["" if value is None else str(value) for value in found]
        assert words == [row[name] for name in FIELDS], row["Message"]


@pytest.mark.parametrize(
    "words",
    [
        "FIA STEWARDS: 3 PLACE GRID PENALTY FOR CAR 31 (OCO) - IMPEDING",
        "FIA STEWARDS: DRIVE THROUGH PENALTY FOR CAR 31 (OCO) - FALSE START",
        "10 SECOND STOP/GO PENALTY FOR CAR 31 (OCO) - SPEEDING IN THE PIT LANE (6TH OFFENCE)",
        "FIA STEWARDS: TURN 4 INCIDENT INVOLVING CAR 4 (NOR) REVIEWED NO FURTHER ACTION",
        "INCIDENT INVOLVING CARS 1 (VER), 4 (NOR) AND 63 (RUS) NOTED - UNSAFE CONDITION",
        "PIT LANE INCIDENT INVOLVING CAR 55 (SAI) WILL BE INVESTIGATED AFTER THE SPRINT",
        "UPDATE: TURN 2 INCIDENT INVOLVING CARS 6 (LAT) AND 20 (MAG) NOTED - FALSE START",
        "WARNING FOR CAR 44 (HAM) - TRACK LIMITS",
        "BLACK AND WHITE FLAG FOR CAR 44 (HAM) - TRACK LIMITS",
        "FIA STEWARDS: PENALTY SERVED - 5 SECOND TIME PENALTY FOR CAR 31 (OCO)",
        "CAR 11 (PER) LAP DELETED - TRACK LIMITS AT TURN 3 LAP 5 15:10:42",
        "CAR 11 (PER) LAP DELETED",
        "SAFETY CAR IN THIS LAP",
        "RED FLAG",
        "GREEN LIGHT - PIT EXIT OPEN",
        "RISK OF RAIN FOR F1 RACE IS 60%",
        "DRS DISABLED IN ZONE 2",
        "TRACK SURFACE SLIPPERY IN TRACK SECTOR 7",
    ],
)
def test_the_other_forms_are_understood_too(words):
    assert text(parse(words)) == words


def _values(field: msgspec.structs.FieldInfo) -> st.SearchStrategy[object]:
    """Any value that a field of a message may have."""
    if isinstance(field.type, type) and issubclass(field.type, StrEnum):
        return st.sampled_from(list(field.type))
    named = {
        "at_s": SECONDS,
        "time_ms": TIMES_MS,
        "percent": st.integers(0, 100),
        "by_s": COUNTS | COUNTS.map(lambda count: -count),
        "cars": st.lists(CARS, min_size=1, max_size=4).map(tuple),
        "car": CARS,
    }
    by_type = {bool: st.booleans(), int: COUNTS, str: WORDS}
    values = named[field.name] if field.name in named else by_type[field.type]
    return values if field.required else st.just(field.default) | values


def _messages(form: type[Message]) -> st.SearchStrategy[Message]:
    fields = {field.name: _values(field) for field in msgspec.structs.fields(form)}
    return st.builds(form, **fields).filter(_can_be_said)


def _can_be_said(message: Message) -> bool:
    """A place is a turn or the pit lane; a distance is laps or seconds."""
    match message:
        case forms.IncidentTold(turn=turn, pit_lane=pit_lane):
            return not (turn and pit_lane)
        case forms.SessionLength(laps=laps, duration_s=duration_s):
            return bool(laps) != bool(duration_s)
        case _:
            return True


def test_no_form_is_without_a_line():
    assert set(Message.__subclasses__()) == {form for form, _ in LINES}


@example(forms.PenaltyTold(forms.Sanction.TIME, forms.Car(0), 0, offence=1))
@given(st.one_of([_messages(form) for form in dict(LINES)]))
def test_every_message_prints_and_is_read_back_as_itself(message):
    assert parse(text(message)) == message


@given(st.text(max_size=80) | WORDS)
def test_any_text_is_a_message_or_one_sentence(words):
    try:
        message = parse(words)
    except MessageError as error:
        assert str(error).endswith(".")
        assert "\n" not in str(error)
    else:
        assert text(message) == words


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "There is no message in an empty line."),
        ("HELLO", "No message of race control begins like 'HELLO'."),
        (
            "5 SECOND TIME PENALTY FOR CAT 31 (OCO)",
            "After '5 SECOND TIME PENALTY FOR' comes a car, like CAR 44 (HAM), "
            "but there is 'CAT 31 (OCO)'.",
        ),
        (
            "YELLOW IN TRACK SECTOR",
            "After 'YELLOW IN TRACK SECTOR' comes the number of a sector, but the message ends.",
        ),
        (
            "WAVED BLUE FLAG FOR CAR 24 (ZHO) TIMED AT 26:07:50",
            "After 'WAVED BLUE FLAG FOR CAR 24 (ZHO) TIMED AT' comes a time of the day, "
            "like 15:10:42, but there is '26:07:50'.",
        ),
        (
            "WARNING FOR CAR 4 (NOR) - IMPEDING (22TH OFFENCE)",
            "Not as race control writes it: 'WARNING FOR CAR 4 (NOR) - IMPEDING (22TH OFFENCE)'. "
            "Write 'WARNING FOR CAR 4 (NOR) - IMPEDING (22ND OFFENCE)'.",
        ),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_with_its_place(words, sentence):
    with pytest.raises(MessageError) as caught:
        parse(words)
    assert str(caught.value) == sentence
