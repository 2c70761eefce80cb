"""The acts on equal rigs, each with what stands in its way or what came of it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.deciding.parity import SIGNERS, outdated
from racecontrol.meeting.parity import letters
from racecontrol.meeting.parity_acts import (
    IssueCertificate,
    LoadGolden,
    SealEqual,
    SignCertificate,
    TakeGolden,
    WriteGolden,
)
from racecontrol.meeting.parity_state import Parity
from racecontrol.meeting.state import State
from racecontrol.rigs import golden_file
from racecontrol.rigs.golden_file import GoldenFileError
from ui import format as text
from ui import paper
from ui.technician.act_line import ActLine
from ui.technician.parity_rows import broken_lines
from ui.technician.view import NO_RIG, View
from ui.tr import NO_WORDS, later, ruled, tr, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.answer_line import AnswerLine
from ui.widgets.panel import Panel

TAKE: Final = ActLabel(later("Take as golden"), ("O",), later("take this rig as the golden one"))
LOAD: Final = ActLabel(
    later("Load golden file"), ("L",), later("load this file"), NO_WORDS, held=False
)
SAVE: Final = ActLabel(later("Save"), (), later("save the golden values"), NO_WORDS, held=False)
WRITE: Final = ActLabel(
    later("Write golden to rig"), ("G",), later("write the golden tuning to this rig")
)
WRITE_ALL: Final = ActLabel(
    later("Write golden to all"), ("H",), later("write the golden tuning to all rigs")
)
ISSUE: Final = ActLabel(later("Issue certificate"), ("I",), later("say that all rigs are equal"))
SIGN: Final = ActLabel(later("Sign certificate"), ("N",), later("sign the certificate"))
SEAL: Final = ActLabel(later("Seal rigs"), ("S",), later("seal the rigs as they are certified"))
PRINT: Final = ActLabel(
    later("Print certificate"), ("Ctrl P",), later("print the certificate"), NO_WORDS, held=False
)
CERTIFICATE: Final = "parity-certificate"
WRITTEN_MARK: Final = later("written and read back")


class ParityActs(Panel):
    """`wished`: the button, the act, and what it does in words."""

    wished = Signal(ActButton, object, str)
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Golden rig, certificate, seal"))
        self.path = AnswerLine(tr("Path of a golden file, then Enter"), tr("Golden file"))
        self.save = ActButton(SAVE, one_line=True)
        self.take, self.load = ActLine(TAKE), ActLine(LOAD, self.path, self.save)
        self.write, self.write_all = ActLine(WRITE), ActLine(WRITE_ALL)
        self.issue, self.sign, self.seal = ActLine(ISSUE), ActLine(SIGN), ActLine(SEAL)
        self.print = ActLine(PRINT)
        self.view = View()
        self._grid = QGridLayout()
        for at, line in enumerate((self.take, self.write, self.write_all)):
            self._grid.addWidget(line, at, 0)
        for at, line in enumerate((self.issue, self.sign, self.seal, self.print)):
            self._grid.addWidget(line, at, 1)
        self._grid.addWidget(self.load, 3, 0)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        self._layout.addLayout(self._grid)
        self._connect()

    @property
    def lines(self) -> tuple[ActLine, ...]:
        """All with a key, in the order of the overlay."""
        return (
            self.take, self.load, self.write, self.write_all, self.issue, self.sign, self.seal,
        )  # fmt: skip

    def _connect(self) -> None:
        self.take.button.confirmed.connect(self._take)
        self.load.button.confirmed.connect(self._load)
        self.path.returnPressed.connect(self._load)
        self.save.confirmed.connect(self._save)
        self.write.button.confirmed.connect(lambda: self._write(self.write, (self.view.rig,)))
        self.write_all.button.confirmed.connect(
            lambda: self._write(self.write_all, read_rigs(self.view))
        )
        self.issue.button.confirmed.connect(
            lambda: self._wish(self.issue, IssueCertificate(), tr("Certificate issued"))
        )
        self.sign.button.confirmed.connect(
            lambda: self._wish(self.sign, SignCertificate(), tr("Certificate signed"))
        )
        self.seal.button.confirmed.connect(
            lambda: self._wish(self.seal, SealEqual(), tr("Rigs sealed as certified"))
        )
        self.print.button.confirmed.connect(self.print_out)
        for button in (*(line.button for line in self.lines), self.save, self.print.button):
            button.let_go.connect(self.said)

    def themed(self) -> None:
        theme = self.theme
        self._grid.setContentsMargins(theme.space("s5"), theme.space("s3"), theme.space("s5"), 4)
        self._grid.setHorizontalSpacing(theme.space("s7"))
        self._grid.setVerticalSpacing(theme.space("s2"))
        self.path.setFixedWidth(theme.px(340))
        super().themed()

    # ------------------------------------------------------------ what is shown

    def show_view(self, view: View) -> None:
        """What is free now, and how far things have come."""
        self.view = view
        state, rig = view.state, view.rig
        parity, written = state.parity, read_rigs(view)
        self.take.show_state(view.why_not_here(TakeGolden(rig)), _golden_words(parity))
        self.save.show_state("" if parity.golden else tr("There are no golden values to save."))
        self.write.show_state(view.why_not_here(WriteGolden((rig,))), _written(parity, rig))
        to_all = view.why_not(WriteGolden(written))
        self.write_all.show_state(to_all, *_written_all(parity, written))
        self.issue.show_state(view.why_not(IssueCertificate()), _issued(state))
        self.sign.show_state(view.why_not(SignCertificate()), _signed(parity))
        self.seal.show_state(view.why_not(SealEqual()), *_sealed(state))
        self.print.show_state(paper.why_not(state, CERTIFICATE), _printed(state))
        self.head.show_words(
            tr("Golden rig, certificate, seal"), tr("rig {rig}", rig=rig) if rig else worded(NO_RIG)
        )

    # ------------------------------------------------------------ what is asked

    def _wish(self, line: ActLine, act: AnyAct, words: str) -> None:
        self.wished.emit(line.button, act, words)

    def _take(self) -> None:
        self._wish(
            self.take,
            TakeGolden(self.view.rig),
            tr("Rig {rig} is the golden one", rig=self.view.rig),
        )

    def _write(self, line: ActLine, rigs: tuple[int, ...]) -> None:
        named = (
            tr("{count} rigs", count=len(rigs)) if len(rigs) > 1 else tr("rig {rig}", rig=rigs[0])
        )
        self._wish(line, WriteGolden(rigs), tr("Golden tuning goes to {named}", named=named))

    def _load(self) -> None:
        """The key alone goes to the field; with a path in it the file is read."""
        path = self._path()
        if path is None:
            self.path.setFocus()
            return
        try:
            values = golden_file.read(path)
        except GoldenFileError as error:
            self.load.show_state("", str(error), amber=True)
            self.said.emit(str(error))
            return
        self.load.show_state("")
        words = tr("{values} golden values of {path}", values=len(values), path=path.name)
        self._wish(self.load, LoadGolden(values, path.name), words)

    def _save(self) -> None:
        path, golden = self._path(), self.view.state.parity.golden
        if path is None:
            self.said.emit(tr("Say above where to save it: the path of a file."))
            self.path.setFocus()
        elif golden is not None:
            try:
                count = golden_file.write(path, golden.values)
            except GoldenFileError as error:
                self.said.emit(str(error))
                return
            self.said.emit(tr("{count} golden values saved in {path}.", count=count, path=path))

    def print_out(self) -> None:
        """The certificate as the director prints his documents, in the same folder."""
        self.said.emit(paper.print_out(self.view.state, CERTIFICATE))

    def _path(self) -> Path | None:
        typed = self.path.text().strip()
        return Path(typed).expanduser() if typed else None


def read_rigs(view: View) -> tuple[int, ...]:
    """Those of which the tuning was read: they can be written to."""
    sheets = view.state.parity.sheets
    return tuple(
        rig.number
        for rig in view.rigs
        if any(key.startswith("tuning.") for key in sheets.get(rig.number, ()))
    )


def _golden_words(parity: Parity) -> str:
    golden = parity.golden
    if golden is None:
        return ""
    at = text.time_of_day(golden.at_ns)
    return tr(
        "Golden: {source}, {values} values, {by}, {at}.",
        source=golden.source,
        values=len(golden.values),
        by=golden.by,
        at=at,
    )


def _written(parity: Parity, rig: int) -> str:
    """Empty unless the last order went to this rig."""
    if parity.ordered is None or rig not in parity.ordered.rigs:
        return ""
    done = parity.written.get(rig)
    if done is None:
        return tr("Rig {rig} is being written.", rig=rig)
    return tr(
        "Rig {rig}: {done}, {at}.",
        rig=rig,
        done=ruled(done.words.rstrip(".")),
        at=text.time_of_day(done.at_ns),
    )


def _written_all(parity: Parity, rigs: tuple[int, ...]) -> tuple[str, bool]:
    """How many of the last order were read back; the first that failed in its own words."""
    if parity.ordered is None or not rigs:
        return "", False
    of = parity.ordered.rigs
    failed = [rig for rig in of if rig in parity.written and not parity.written[rig].written]
    if failed:
        return tr(
            "Rig {failed}: {written}.",
            failed=failed[0],
            written=ruled(parity.written[failed[0]].words.rstrip(".")),
        ), True
    good = sum(rig in parity.written for rig in of)
    return tr(
        "{good} of {of} {written_mark}.", good=good, of=len(of), written_mark=WRITTEN_MARK
    ), good < len(of)


def _issued(state: State) -> str:
    issued = state.parity.certificate
    if issued is None or outdated(state):
        return ""
    what = tr(
        "Certificate {issued}: {rigs} rigs {letters}",
        issued=issued.number,
        rigs=len(issued.rigs),
        letters=letters(issued.golden),
    )
    return f"{what}, {issued.by}, {text.time_of_day(issued.at_ns)}."


def _printed(state: State) -> str:
    issued = state.parity.certificate
    if issued is None:
        return ""
    return tr("Certificate {number} as PDF, with hashes and checks.", number=issued.number)


def _signed(parity: Parity) -> str:
    if not parity.signatures:
        return ""
    names = [f"{one.by}, {text.time_of_day(one.at_ns)}" for one in parity.signatures]
    count = len(names)
    if count < SIGNERS:
        return tr(
            "{count} of {signers}: {names}. A second person signs at another desk.",
            count=count,
            signers=SIGNERS,
            names=names[0],
        )
    return tr("Signed by {names}.", names=text.listed(names))


def _sealed(state: State) -> tuple[str, bool]:
    broken = broken_lines(state)
    if broken:
        return " ".join(broken), True
    seal = state.parity.seal
    if seal is None:
        return "", False
    return tr(
        "Sealed by {by}, {at}. A change breaks it.", by=seal.by, at=text.time_of_day(seal.at_ns)
    ), False
