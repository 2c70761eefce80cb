"""The rig draw by its page: committed, read aloud, revealed with a word, and shown as seats."""

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt

from racecontrol.meeting.rig_draw import assigned, commitment_of, disproof
from racecontrol.meeting.rig_draw_acts import CommitRigSeed
from racecontrol.rigs import seed_file
from tests.ui.technician.workshop import Workshop
from ui.paper import FOLDER
from ui.technician.draw_page import NONE_YET, DrawPage
from ui.technician.draw_words import in_groups
from ui.technician.seats import seat_words
from ui.tr import worded

Key = Qt.Key


@pytest.fixture
def page(workshop: Workshop, tmp_path: Path) -> DrawPage:
    QSettings().setValue(FOLDER, str(tmp_path / "papers"))
    workshop.qtbot.keyClick(workshop.window, Key.Key_F8)
    workshop.settle()
    return workshop.window.proof.draw


def hold(workshop: Workshop, key: Qt.Key, wanted) -> None:
    workshop.qtbot.keyPress(workshop.window, key)
    workshop.until(wanted)
    workshop.qtbot.keyRelease(workshop.window, key)


def commit(workshop: Workshop) -> None:
    hold(workshop, Key.Key_B, lambda state: state.rig_draw.committed)


def test_before_anything_the_page_says_how_it_goes_and_what_is_not_free(
    workshop: Workshop, page: DrawPage
) -> None:
    assert page.told.words == worded(NONE_YET)
    assert page.commit.button.reason == ""
    assert page.reveal.button.reason.startswith("No seed is committed.")
    assert page.print.button.reason == "No seed for a rig draw is committed."
    assert "rig 1: Driver 7" in seat_words(workshop.state)


def test_a_held_key_commits_a_seed_that_is_nowhere_on_the_screen(
    workshop: Workshop, page: DrawPage
) -> None:
    commit(workshop)
    kept = page.path
    seed = seed_file.read(kept)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    committed = workshop.state.rig_draw.committed
    assert committed is not None and committed.commitment == commitment_of(seed)
    assert page.hash.words == in_groups(committed.commitment)
    shown = [
        page.told.words,
        page.revealed.words,
        page.hash.words,
        page.commit.sentence.words,
        page.seed.text(),
    ]
    assert not any(seed in words for words in shown)


def test_with_a_word_the_seed_is_revealed_and_everybody_sits_where_it_says(
    workshop: Workshop, page: DrawPage
) -> None:
    commit(workshop)
    seed = seed_file.read(page.path)
    page.word.setText("thunder")
    hold(workshop, Key.Key_N, lambda state: state.rig_draw.drawn)
    made = workshop.state.rig_draw.drawn
    assert made is not None and made.rigs == assigned((7, 12), (1, 2), seed, "thunder")
    assert disproof(workshop.state.rig_draw) == ""
    assert page.plan.head.remark == "recomputed here: commitment, lots and rigs agree"
    assert f"Seed {seed}, word 'thunder'" in page.revealed.words
    sits = {rig: number for number, rig in made.rigs.items()}
    assert f"rig 1: Driver {sits[1]}" in seat_words(workshop.state)
    assert page.commit.button.reason == page.reveal.button.reason == "The rigs are drawn already."


def test_another_seed_takes_the_place_of_one_that_was_committed_here(
    workshop: Workshop, page: DrawPage
) -> None:
    commit(workshop)
    first = workshop.state.rig_draw.committed
    page.seed.setText("a seed of the director's own")
    hold(workshop, Key.Key_B, lambda state: state.rig_draw.committed != first)
    assert seed_file.read(page.path) == "a seed of the director's own"
    assert page.seed.text() == ""


def test_a_seed_that_lies_there_from_another_draw_is_not_lost(
    workshop: Workshop, page: DrawPage
) -> None:
    seed_file.keep(page.path, "the seed of yesterday's draw")
    workshop.qtbot.keyPress(workshop.window, Key.Key_B)
    workshop.qtbot.waitUntil(lambda: "is there already" in workshop.window.strip.last_act.words)
    workshop.qtbot.keyRelease(workshop.window, Key.Key_B)
    assert seed_file.read(page.path) == "the seed of yesterday's draw"
    assert workshop.state.rig_draw.committed is None


def test_a_short_seed_and_a_seed_that_is_elsewhere_are_said_in_words(
    workshop: Workshop, page: DrawPage
) -> None:
    page.seed.setText("short")
    assert page.commit.button.reason == "A seed needs 12 signs."
    page.seed.clear()
    workshop.act(CommitRigSeed(commitment_of("kept on a stick elsewhere")))
    workshop.settle()
    assert page.reveal.button.reason == f"Its seed is not in {page.path}. Type it above."
    page.seed.setText("kept on a stick elsewhere")
    assert page.reveal.button.reason == ""


def test_the_draw_is_printed_in_the_folder_of_the_documents(
    workshop: Workshop, page: DrawPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "ui.paper.QDesktopServices.openUrl", lambda url: bool(opened.append(url.toLocalFile())) or 1
    )
    commit(workshop)
    workshop.qtbot.keyClick(workshop.window, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (path,) = map(Path, opened)
    assert path.parent == page.path.parent
    assert path.read_bytes().startswith(b"%PDF")
    assert str(path) in workshop.window.strip.last_act.words
