"""The page of parity on real bases: golden rig, differences, ticks, writing, certificate, seal."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication

from racecontrol.meeting.parity_acts import IssueCertificate, SignCertificate, TakeGolden
from tests.ui.technician.workshop import FORCE, SPARE, STEWARD, Workshop
from ui.technician.parity_page import NOTHING, ParityPage
from ui.technician.rig_table import Look
from ui.tr import worded

Key = Qt.Key


def page(workshop: Workshop) -> ParityPage:
    if not workshop.window.left.shows(workshop.window.proof.parity):
        workshop.qtbot.keyClick(workshop.window, Key.Key_P)
    return workshop.window.proof.parity


def looks(parity: ParityPage, key: str) -> list[Look]:
    row = next(row for row in parity.table.content.rows if row.key == key)
    return [cell.look for cell in row.cells]


def golden(workshop: Workshop) -> ParityPage:
    workshop.act(TakeGolden(1))
    workshop.settle()
    return page(workshop)


def turn_force(workshop: Workshop, rig: int, percent: int = 35) -> None:
    workshop.bench.bases[rig - 1].turn_setting(FORCE, percent)
    workshop.run(1.0)


def test_without_a_golden_rig_every_value_is_shown_and_the_page_says_what_is_next(
    workshop: Workshop,
) -> None:
    parity = page(workshop)
    assert set(looks(parity, "base.firmware")) == {Look.EQUAL}
    assert parity.verdict.words.startswith("No golden rig is chosen.")
    assert parity.acts.write_all.sentence.words.startswith("No golden rig is chosen.")
    assert parity.panel.head.words[2] == ""


def test_the_chosen_rig_becomes_the_golden_one_by_a_held_key(workshop: Workshop) -> None:
    parity = page(workshop)
    workshop.window.choose_rig(1)
    workshop.qtbot.keyPress(workshop.window, Key.Key_O)
    workshop.until(lambda state: state.parity.golden)
    workshop.qtbot.keyRelease(workshop.window, Key.Key_O)
    assert parity.panel.head.words[2] == "2 of 2 equal"
    assert "Golden: rig 1" in parity.acts.take.sentence.words
    assert set(looks(parity, "tuning.FF")) == {Look.EQUAL}
    letters = {head.letters for head in parity.table.content.heads}
    assert len(letters) == 1 and not any(head.odd for head in parity.table.content.heads)


def test_only_what_differs_shines_and_the_filter_leaves_nothing_else(workshop: Workshop) -> None:
    parity = golden(workshop)
    turn_force(workshop, 2)
    assert looks(parity, "tuning.FF") == [Look.EQUAL, Look.DIFFERS, Look.EQUAL]
    assert parity.verdict.words.startswith("Rig 2 differs from the golden rig in 1 of")
    assert parity.panel.head.words[2] == "1 of 2 equal"
    assert [head.odd for head in parity.table.content.heads] == [False, True, False]
    workshop.qtbot.keyClick(workshop.window, Key.Key_D)
    assert [row.key for row in parity.table.content.rows] == ["tuning.FF"]
    cell = next(c for c in workshop.window.row.cells if c.label == "parity")
    assert (cell.figure, cell.remark, cell.normal) == ("1 of 2", "rig 2 differs", False)


def test_the_golden_tuning_is_written_to_the_chosen_rig_and_what_was_read_back_is_said(
    workshop: Workshop,
) -> None:
    parity = golden(workshop)
    turn_force(workshop, 2)
    workshop.window.choose_rig(2)
    parity.acts.write.button.confirmed.emit()
    workshop.until(lambda state: state.parity.ordered)
    assert parity.acts.write.sentence.words == "Rig 2 is being written."
    workshop.run(2.0)
    workshop.until(lambda state: 2 in state.parity.written)
    assert "settings written and read back" in parity.acts.write.sentence.words
    assert looks(parity, "tuning.FF")[1] is Look.EQUAL


def test_writing_to_all_counts_those_that_were_read_back(workshop: Workshop) -> None:
    parity = golden(workshop)
    workshop.bench.bases[1].unplug()
    workshop.run(1.0)
    parity.acts.write_all.button.confirmed.emit()
    workshop.until(lambda state: state.parity.ordered)
    workshop.run(3.0)
    workshop.until(lambda state: len(state.parity.written) == 3)
    assert parity.acts.write_all.sentence.words.startswith("Rig 2: ")


def test_what_no_program_reads_is_ticked_for_one_rig_or_for_all(workshop: Workshop) -> None:
    parity = page(workshop)
    parity.table.picked.emit(1, "game.assists")
    parity.tick.field.setText("off")
    workshop.qtbot.keyClick(parity.tick.field, Key.Key_Return)
    workshop.until(lambda state: "game.assists" in state.parity.sheet(1))
    assert looks(parity, "game.assists") == [Look.HUMAN, Look.ABSENT, Look.ABSENT]
    parity.tick.all.confirmed.emit()
    workshop.until(lambda state: "game.assists" in state.parity.sheet(SPARE))
    assert looks(parity, "game.assists") == [Look.HUMAN] * 3
    workshop.act(TakeGolden(1))
    workshop.settle()
    assert looks(parity, "game.assists") == [Look.EQUAL] * 3


def test_the_arrows_walk_over_the_table_and_a_rig_is_chosen_everywhere(workshop: Workshop) -> None:
    parity = golden(workshop)
    workshop.window.choose_rig(1)
    workshop.qtbot.keyClick(parity.table, Key.Key_Right)
    assert workshop.window.rig == 2
    assert workshop.window.focusWidget() is parity.table, "the arrows stay where they were"
    workshop.qtbot.keyClick(parity.table, Key.Key_Down)
    second = parity.table.content.rows[1]
    assert parity.table.key == second.key
    assert parity.tick.words.words == second.cells[1].sentence


def test_certificate_signatures_and_seal_come_one_after_the_other_and_say_what_is_missing(
    workshop: Workshop,
) -> None:
    parity = golden(workshop)
    acts = parity.acts
    assert acts.issue.sentence.words.startswith("Rig 1 has passed 0 of 20 checks")
    assert acts.seal.sentence.words == "There is no certificate. Issue it first."
    workshop.check_all(1, 2)
    workshop.settle()
    acts.issue.button.confirmed.emit()
    workshop.until(lambda state: state.parity.certificate)
    assert acts.issue.sentence.words.startswith("Certificate 1: 2 rigs ")
    acts.sign.button.confirmed.emit()
    workshop.until(lambda state: state.parity.signatures)
    assert "A second person signs at another desk." in acts.sign.sentence.words
    workshop.act(SignCertificate(), STEWARD)
    workshop.settle()
    acts.seal.button.confirmed.emit()
    workshop.until(lambda state: state.parity.holds)
    assert acts.seal.sentence.words.startswith("Sealed by S. Ibarra")
    assert parity.verdict.words.startswith("Sealed at ")


def test_a_seal_that_breaks_names_the_line_on_the_page_and_on_the_tile(workshop: Workshop) -> None:
    parity = golden(workshop)
    workshop.check_all(1, 2)
    for act in (parity.acts.issue, parity.acts.sign):
        workshop.settle()
        act.button.confirmed.emit()
    workshop.until(lambda state: state.parity.signatures)
    workshop.act(SignCertificate(), STEWARD)
    parity.acts.seal.button.confirmed.emit()
    workshop.until(lambda state: state.parity.seal)
    turn_force(workshop, 2)
    assert "FF was 100 when sealed at" in parity.acts.seal.sentence.words
    assert parity.verdict.words.startswith("Rig 2: Seal broken.")
    assert workshop.window.tiles.tiles[1].reading is not None
    assert "rig 2" in next(c for c in workshop.window.row.cells if c.label == "parity").remark


def test_golden_values_are_saved_as_a_file_and_loaded_again(
    workshop: Workshop, tmp_path: Path
) -> None:
    parity = golden(workshop)
    parity.acts.path.setText(str(tmp_path / "golden.json"))
    parity.acts.save.confirmed.emit()
    saved = json.loads((tmp_path / "golden.json").read_text())
    assert {"key": "tuning.FF", "text": "100", "number": 100.0} in saved["values"]
    workshop.qtbot.keyClick(parity.acts.path, Key.Key_Return)
    workshop.until(lambda state: state.parity.golden.source == "golden.json")
    assert parity.panel.head.words[1].startswith("golden: golden.json")


def test_a_file_that_is_no_golden_file_says_so_beside_the_field(
    workshop: Workshop, tmp_path: Path
) -> None:
    parity = golden(workshop)
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    parity.acts.path.setText(str(tmp_path / "x.json"))
    parity.acts.load.button.confirmed.emit()
    assert "x.json is no golden file" in parity.acts.load.sentence.words
    assert workshop.state.parity.golden.source == "rig 1"


def test_parity_and_checks_are_copied_and_exported(workshop: Workshop, tmp_path: Path) -> None:
    golden(workshop)
    QSettings().setValue("documents/folder", str(tmp_path / "out"))
    workshop.qtbot.keyClick(workshop.window, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("value\tkey\tgolden\trig 1\trig 2\trig 3\n")
    assert "rig\tcheck\tkey\tverdict" in copied
    workshop.qtbot.keyClick(workshop.window, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"parity.csv", "parity.json", "checks.csv", "checks.json"}
    rows = json.loads((tmp_path / "out" / "parity.json").read_text())
    force = next(row for row in rows if row["key"] == "tuning.FF")
    assert force["rig 2"] == force["golden"] == "100"


def test_a_key_of_the_page_turns_to_it_first_and_does_nothing_yet(workshop: Workshop) -> None:
    workshop.window.choose_rig(1)
    workshop.qtbot.keyClick(workshop.window, Key.Key_D)
    assert workshop.window.left.shows(workshop.window.proof.parity)
    assert not workshop.window.proof.parity.only.isChecked()


def test_nothing_read_is_said_in_place_of_a_table(qtbot) -> None:  # type: ignore[no-untyped-def]
    from ui.technician.view import View

    parity = ParityPage()
    qtbot.addWidget(parity)
    parity.show_view(View())
    assert parity.table.content.rows == ()
    assert parity.table._empty == worded(NOTHING)


def test_the_certificate_is_printed_where_the_documents_go(
    workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(
        "ui.paper.QDesktopServices.openUrl",
        lambda url: opened.append(Path(url.toLocalFile())) is None,
    )
    QSettings().setValue("documents/folder", str(tmp_path / "papers"))
    parity = golden(workshop)
    assert parity.acts.print.button.reason == "No certificate of the rigs is issued yet."
    workshop.check_all(1, 2)
    workshop.act(IssueCertificate())
    workshop.settle()
    assert parity.acts.print.sentence.words == "Certificate 1 as PDF, with hashes and checks."
    workshop.qtbot.keyClick(workshop.window, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (path,) = opened
    assert path.parent == tmp_path / "papers" and "parity-certificate" in path.name
    assert path.read_bytes().startswith(b"%PDF")


def test_without_a_program_that_opens_it_the_page_says_where_it_lies(
    workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.paper.QDesktopServices.openUrl", lambda _url: False)
    QSettings().setValue("documents/folder", str(tmp_path / "papers"))
    golden(workshop)
    workshop.check_all(1, 2)
    workshop.act(IssueCertificate())
    workshop.settle()
    workshop.window.proof.parity.acts.print_out()
    assert str(tmp_path / "papers") in workshop.window.strip.last_act.words
