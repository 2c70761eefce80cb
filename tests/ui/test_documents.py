"""The documents on the director's console: chosen, looked at, copied, exported."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication

from ui.director.documents import NONE_YET
from ui.director.window import Window
from ui.tr import worded

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, desk, bridge, tmp_path):
    QSettings().setValue("documents/folder", str(tmp_path / "papers"))
    made = Window(desk, bridge)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    yield made
    made.close()


@pytest.fixture
def panel(qtbot, window):
    """The documents in front."""
    qtbot.keyClick(window, K.Key_F6)
    assert window.documents.shown
    return window.documents.panel


def choose(qtbot, panel, number: int) -> None:
    """Pick a document and wait for its page."""
    panel.choose(number)
    qtbot.waitUntil(lambda: panel.page.image is not None)


def said(window) -> str:
    return str(window.strip.last_act.words)


def test_one_key_brings_the_documents_and_takes_them_away(qtbot, window):
    assert not window.documents.shown
    qtbot.keyClick(window, K.Key_F6)
    assert window.documents.shown
    assert window.tower.isVisible()
    qtbot.keyClick(window.documents.panel.list, K.Key_F6)
    assert not window.documents.shown
    assert ("F6", "documents, or back") in window.keys.table()


def test_every_document_is_listed_with_its_number_and_its_worth(panel):
    rows = {row.edition.number: row for row in panel.list.rows if row.edition}
    assert rows[1].words == "Document 001, Entry list: final, rev 1."
    assert rows[202].worth == "draft"
    assert rows[302].words == "Document 302, Classification: Race 2 has not started."
    assert rows[302].number is None
    heads = [row.head for row in panel.list.rows if row.head]
    assert heads == ["Event", "Qualifying", "Race 1", "Race 2"]


def test_the_documents_of_the_running_session_are_in_sight_at_first(panel):
    first = panel.list.indexAt(QPoint(5, 5)).row()
    assert panel.list.rows[first].head == "Race 1"


def test_the_chosen_document_is_shown_as_it_will_be_printed(qtbot, panel):
    choose(qtbot, panel, 203)
    assert panel.page.place[0] == 1
    assert panel.page.image.width() < panel.page.image.height()
    choose(qtbot, panel, 206)
    assert panel.page.image.width() > panel.page.image.height()


def test_arrows_walk_over_what_cannot_be_printed_yet(qtbot, panel):
    choose(qtbot, panel, 210)
    qtbot.keyClick(panel.list, K.Key_Down)
    assert panel.list.chosen > 210
    assert panel.chosen is not None
    qtbot.keyClick(panel.list, K.Key_Up)
    assert panel.list.chosen == 210


def test_pages_are_turned_by_key_and_none_lies_beyond_the_last(qtbot, window, panel):
    choose(qtbot, panel, 203)
    count = panel.page.place[1]
    for _ in range(count + 2):
        qtbot.keyClick(window, K.Key_PageDown)
    assert panel.page.place == (count, count)
    for _ in range(count + 2):
        qtbot.keyClick(window, K.Key_PageUp)
    assert panel.page.place == (1, count)


def test_a_document_is_copied_as_rows_as_a_page_and_as_a_picture(qtbot, window, panel):
    choose(qtbot, panel, 202)
    qtbot.keyClick(window, K.Key_C, CTRL)
    copied = QGuiApplication.clipboard().mimeData()
    first = copied.text().splitlines()[0].split("\t")
    assert first[:4] == ["Pos", "No", "Driver", "Nat"]
    assert copied.hasImage()
    assert "<h1>" in copied.html()
    assert said(window) == "Classification copied: rows, page and picture."


def test_a_document_is_exported_in_every_format_to_the_folder(qtbot, window, panel, tmp_path):
    choose(qtbot, panel, 202)
    qtbot.keyClick(window, K.Key_S, CTRL)
    names = {path.name for path in (tmp_path / "papers").iterdir()}
    assert {f"race-1-classification.{e}" for e in ("pdf", "csv", "json", "html")} <= names
    assert f"files written to {tmp_path / 'papers'}." in said(window)


def test_a_folder_that_cannot_be_written_is_one_sentence(qtbot, window, panel, tmp_path):
    (tmp_path / "papers").write_text("a file stands in the way")
    choose(qtbot, panel, 202)
    qtbot.keyClick(window, K.Key_S, CTRL)
    assert said(window).startswith("Cannot write ")


def test_opening_writes_the_pdf_and_asks_the_desk_for_a_program(qtbot, window, panel, monkeypatch):
    asked: list[str] = []

    def open_url(url) -> bool:
        asked.append(url.toLocalFile())
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    choose(qtbot, panel, 202)
    qtbot.keyClick(window, K.Key_O, CTRL)
    assert [Path(path).name for path in asked] == ["race-1-classification.pdf"]
    assert said(window).startswith("No program opened it. It lies in ")


def test_nothing_is_copied_before_a_document_is_chosen(qtbot, window, panel):
    assert panel.chosen is None
    qtbot.keyClick(window, K.Key_C, CTRL)
    assert said(window) == worded(NONE_YET)


def test_a_key_of_the_documents_has_its_other_meaning_while_they_are_away(qtbot, window, tmp_path):
    qtbot.keyClick(window, K.Key_S, CTRL)
    assert said(window) == "Race 1 has started already."
    assert not (tmp_path / "papers").exists()


def test_the_folder_that_a_person_names_is_kept(qtbot, panel, tmp_path):
    panel.folder.setText(str(tmp_path / "other"))
    qtbot.keyClick(panel.folder, K.Key_Return)
    assert QSettings().value("documents/folder") == str(tmp_path / "other")


def test_the_page_follows_the_facts(qtbot, window, panel):
    choose(qtbot, panel, 209)
    before = panel._sheet.digest
    qtbot.keyClick(window, K.Key_Y)
    qtbot.keyPress(window, K.Key_2)
    qtbot.waitUntil(lambda: panel._sheet is not None and panel._sheet.digest != before)
    qtbot.keyRelease(window, K.Key_2)
    assert "YELLOW IN TRACK SECTOR 2" in str(panel._sheet.tables)
