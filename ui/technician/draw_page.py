"""The page of the rig draw: a seed committed, a word said aloud, both revealed, and who sits where.

The seed is made here and kept in a file that only its owner may read; what everybody may know is
its hash. Until the seed is revealed it is nowhere on the screen.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.deciding.rig_draw import LEAST
from racecontrol.meeting.rig_draw import commitment_of
from racecontrol.meeting.rig_draw_acts import CommitRigSeed, RevealRigSeed
from racecontrol.rigs import seed_file
from ui import paper
from ui.technician.act_line import ActLine
from ui.technician.draw_words import after_draw, committed_words, in_groups, revealed_words
from ui.technician.seats import Seats
from ui.technician.view import View
from ui.tr import NO_WORDS, later, tr, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.answer_line import AnswerLine
from ui.widgets.panel import Panel, Themed
from ui.widgets.sentence import Sentence

COMMIT: Final = ActLabel(later("Commit seed"), ("B",), later("commit a secret seed by its hash"))
REVEAL: Final = ActLabel(later("Reveal, draw"), ("N",), later("reveal the seed and draw the rigs"))
PRINT: Final = ActLabel(
    later("Print the draw"), ("Ctrl P",), later("print the draw of the rigs"), NO_WORDS, held=False
)
DOCUMENT: Final = "rig-draw"
NONE_YET: Final = later(
    "A secret seed is made and its hash is published. Read the hash aloud. Then somebody else says "
    "a word, and both together draw the rigs: nobody can choose who sits where."
)
LIES_THERE: Final = later("{path} is there already. It is the seed of another draw: move it.")


class DrawPage(Themed):
    """`wished`: the button, the act, its words."""

    wished = Signal(ActButton, object, str)
    said = Signal(str)
    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.view = View()
        self.seed = AnswerLine(
            tr("A seed of your own, or leave it empty: one is made"), tr("Secret seed")
        )
        self.seed.setEchoMode(QLineEdit.EchoMode.Password)
        self.word = AnswerLine(tr("The word that was said aloud"), tr("Word"))
        self.commit, self.reveal = ActLine(COMMIT, self.seed), ActLine(REVEAL, self.word)
        self.print = ActLine(PRINT)
        self.acts, self.hash = Panel(tr("Rig draw")), Sentence(1, size="place")
        self.told, self.revealed = Sentence(2, size="item"), Sentence(1, size="item")
        self.plan, self.seats = Panel(tr("Who sits where")), Seats()
        self._place()
        self.commit.button.confirmed.connect(self._commit)
        self.reveal.button.confirmed.connect(self._reveal)
        self.print.button.confirmed.connect(self.print_out)
        self.seed.textChanged.connect(lambda _: self._show_acts())
        self.seats.picked.connect(self.picked)
        for line in self.lines:
            line.button.let_go.connect(self.said)

    @property
    def lines(self) -> tuple[ActLine, ...]:
        """All with a key of this page."""
        return self.commit, self.reveal, self.print

    def _place(self) -> None:
        for part in (self.told, self.hash, self.revealed):
            self.acts.set_body(part, 0)
        self._rows = Themed()
        rows = QVBoxLayout(self._rows)
        for line in self.lines:
            rows.addWidget(line)
        self.acts.set_body(self._rows, 0)
        self.plan.set_body(self.seats)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.acts, 0)
        self._layout.addWidget(self.plan, 1)

    def themed(self) -> None:
        theme = self.theme
        self._layout.setSpacing(theme.space("s4"))
        rows = self._rows.layout()
        if rows is not None:
            rows.setContentsMargins(theme.space("s5"), 4, theme.space("s5"), theme.space("s4"))
        for field in (self.seed, self.word):
            field.setFixedWidth(theme.px(260 if theme.small else 380))
        super().themed()

    # ------------------------------------------------------------ what is shown

    @property
    def path(self) -> Path:
        """Where the seed is kept until it is revealed."""
        return paper.folder_of(self.view.state) / seed_file.NAME

    def show_view(self, view: View) -> None:
        """After each fact."""
        self.view = view
        draw = view.state.rig_draw
        self.hash.say(in_groups(draw.committed.commitment) if draw.committed else "")
        self.hash.setVisible(draw.committed is not None)
        self.revealed.say(revealed_words(view.state))
        self.told.say(committed_words(view.state) or worded(NONE_YET))
        self.seats.show_state(view.state)
        self.plan.head.show_words(*after_draw(view.state))
        self._show_acts()

    def _show_acts(self) -> None:
        """What is next, and why the others are not free."""
        draw = self.view.state.rig_draw
        typed, kept = self.seed.text().strip(), seed_file.read(self.path)
        free = self.view.why_not(CommitRigSeed(commitment_of("")))
        if not free and typed and len(typed) < LEAST:
            free = tr("A seed needs {least} signs.", least=LEAST)
        self.commit.show_state(free, free or self._commit_words(kept))
        reason = self.view.why_not(RevealRigSeed(typed or kept, self.word.text()))
        if draw.committed and not draw.drawn and not (typed or kept):
            reason = tr("Its seed is not in {path}. Type it above.", path=self.path)
        self.reveal.show_state(reason)
        if not reason:
            self.reveal.sentence.say(tr("Type the word, then hold. Without a word it draws too."))
        self.print.show_state(paper.why_not(self.view.state, DOCUMENT))
        for field, there in ((self.seed, not draw.drawn), (self.word, bool(draw.committed))):
            field.setEnabled(there and draw.drawn is None)

    def _commit_words(self, kept: str) -> str:
        committed = self.view.state.rig_draw.committed
        if committed is None:
            return tr("The seed goes to {path}. Keep it secret.", path=self.path)
        if commitment_of(kept) == committed.commitment:
            return tr("Committed. The seed is in {path}. Again: another seed.", path=self.path)
        return tr("Committed. Again: another seed takes its place.")

    # ------------------------------------------------------------ what is done

    def _commit(self) -> None:
        """The seed is safe in its file before anybody knows its hash."""
        seed = self.seed.text().strip() or seed_file.new_seed()
        failed = self._keep(seed)
        if failed:
            self.said.emit(failed)
            return
        self.seed.clear()
        self._wish(
            self.commit, CommitRigSeed(commitment_of(seed)), tr("Seed of the rigs committed")
        )

    def _keep(self, seed: str) -> str:
        """A seed that was committed here, and is now replaced, is no secret to keep."""
        path, committed = self.path, self.view.state.rig_draw.committed
        kept = seed_file.read(path)
        try:
            if kept and committed and commitment_of(kept) == committed.commitment:
                path.unlink()
            seed_file.keep(path, seed)
        except FileExistsError:
            return worded(LIES_THERE, path=path)
        except OSError as error:
            return tr("Nothing was committed: {why}.", why=error.strerror or str(error))
        return ""

    def _reveal(self) -> None:
        seed = self.seed.text().strip() or seed_file.read(self.path)
        act = RevealRigSeed(seed, self.word.text().strip())
        self._wish(self.reveal, act, tr("Seed revealed: the rigs are drawn"))

    def _wish(self, line: ActLine, act: AnyAct, words: str) -> None:
        self.wished.emit(line.button, act, words)

    def print_out(self) -> None:
        """The document of the draw: before the reveal the commitment, then all of it."""
        self.said.emit(paper.print_out(self.view.state, DOCUMENT))
