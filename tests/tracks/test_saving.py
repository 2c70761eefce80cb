"""Circuits are saved and come back the same; nothing is written over in silence."""

from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from racecontrol.tracks import library
from racecontrol.tracks.laying import CircuitFacts, PitLaneFacts, Plan, lay_out
from racecontrol.tracks.library import TrackError, circuits, key_of, load, load_plan, save
from racecontrol.tracks.toml_text import toml_text
from tests.tracks.drive import SHELF

SALTMERE = load_plan("saltmere", SHELF)
LANE = np.array([[1.5, 2.25, 3.0], [5.0, 2.0, 3.125], [9.0, 2.0, 3.5]])


def same(one: Plan, other: Plan) -> bool:
    return (
        one.facts == other.facts
        and np.array_equal(one.centre, other.centre)
        and np.array_equal(one.pit_lane, other.pit_lane)
    )


def test_a_circuit_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    driven = Plan(SALTMERE.facts, SALTMERE.centre, LANE)
    for key, plan in (("drawn", SALTMERE), ("driven", driven)):
        path = save(key, plan, tmp_path / "new folder")
        assert path == tmp_path / "new folder" / f"{key}.toml"
        assert same(load_plan(key, path.parent), plan)
        assert load(key, path.parent).lines == lay_out(key, plan).lines
    assert circuits(tmp_path / "new folder") == ("drawn", "driven")


def test_saving_never_writes_over_in_silence(tmp_path: Path) -> None:
    save("here", SALTMERE, tmp_path)
    renamed = msgspec.structs.replace(SALTMERE.facts, name="Another")
    other = Plan(renamed, SALTMERE.centre, SALTMERE.pit_lane)
    with pytest.raises(TrackError, match=r"a circuit .here. in .* already"):
        save("here", other, tmp_path)
    assert load("here", tmp_path).name == "Saltmere Park"
    save("here", other, tmp_path, replace=True)
    assert load("here", tmp_path).name == "Another"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["here.csv", "here.toml"]


def test_what_cannot_be_a_circuit_is_not_saved(tmp_path: Path) -> None:
    wrong = msgspec.structs.replace(SALTMERE.facts, length_m=9999.0)
    with pytest.raises(TrackError, match="length_m"):
        save("wrong", Plan(wrong, SALTMERE.centre, SALTMERE.pit_lane), tmp_path)
    with pytest.raises(TrackError, match=r"pit lane in wrong\.csv"):
        save("wrong", Plan(SALTMERE.facts, SALTMERE.centre, LANE[:2]), tmp_path)
    with pytest.raises(TrackError, match="no key"):
        save("../elsewhere", SALTMERE, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(TrackError, match=r"cannot be saved in .*\.$"):
        save("here", SALTMERE, tmp_path / "file")


def test_the_users_own_circuits_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "own_folder", lambda: tmp_path)
    assert circuits() == circuits(SHELF)
    own = msgspec.structs.replace(SALTMERE.facts, name="My Saltmere")
    save("saltmere", Plan(own, SALTMERE.centre, SALTMERE.pit_lane))
    save("mine", SALTMERE)
    assert load("saltmere").name == "My Saltmere"
    assert load("saltmere", SHELF).name == "Saltmere Park"
    assert set(circuits()) == {"saltmere", "halvorsund", "mine"}
    assert (library.is_own("mine"), library.is_own("halvorsund")) == (True, False)


def test_the_own_folder_is_in_the_users_data_folder() -> None:
    assert library.own_folder().parts[-2:] == ("racecontrol", "tracks")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Circuit de Spa-Francorchamps", "circuit-de-spa-francorchamps"),
        ("Nürburgring 24h", "nurburgring-24h"),
        ("  Autódromo (GP) ", "autodromo-gp"),
        ("../etc", "etc"),
        ("日本", ""),
    ],
)
def test_a_key_has_small_letters_digits_and_hyphens(name: str, key: str) -> None:
    assert key_of(name) == key


def test_a_name_without_a_letter_for_its_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrackError, match="no key"):
        save(key_of("日本"), SALTMERE, tmp_path)


def test_a_row_of_no_part_is_told(tmp_path: Path) -> None:
    path = save("here", SALTMERE, tmp_path).with_suffix(".csv")
    path.write_text("x_m,y_m,z_m,part\n1,2,3,road\n")
    with pytest.raises(TrackError, match=r"Line 2 of here\.csv is of no part"):
        load("here", tmp_path)


metres = st.floats(1, 2000).map(lambda value: round(value, 3))


@settings(max_examples=60)
@given(
    st.text(max_size=30).filter(lambda text: text.isprintable() or "\n" in text or "\x7f" in text),
    st.lists(metres, max_size=5),
    st.none() | st.builds(PitLaneFacts, in_m=metres, out_m=metres, offset_m=metres),
    st.integers(1, 50) | st.lists(metres, min_size=1, max_size=4).map(tuple),
)
def test_any_facts_survive_their_text(
    name: str, sectors: list[float], pit: PitLaneFacts | None, minis: int | tuple[float, ...]
) -> None:
    facts = CircuitFacts(
        name=name,
        country="",
        length_m=2300.5,
        half_width_m=7.0,
        sectors_m=tuple(sectors),
        pit_lane=pit,
        mini_sectors=minis,
        turns=SALTMERE.facts.turns,
    )
    text = toml_text(msgspec.to_builtins(facts))
    assert msgspec.toml.decode(text, type=CircuitFacts) == facts
