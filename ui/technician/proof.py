"""The proof that rigs are equal, as pages of the console: parity, checks, swap, draw."""

import time
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from racecontrol.control import Answer
from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.facts import AnyFact
from racecontrol.meeting.parity_facts import CheckDone
from racecontrol.meeting.rig_acts import BringToPc, TakeToConsole
from racecontrol.rigs.wheelbase import WheelbaseReading
from racecontrol.timing.health import RigHealth
from ui import paper
from ui.technician import copying
from ui.technician.cables import NO_BASES, CableButtons
from ui.technician.checks_page import ChecksPage
from ui.technician.draw_page import DrawPage
from ui.technician.pages import LeftPages
from ui.technician.parity_page import ParityPage
from ui.technician.swap_page import SwapPage
from ui.technician.view import View
from ui.tr import later, tr, worded
from ui.widgets.act_button import ActButton
from ui.widgets.keys import words_of

if TYPE_CHECKING:
    from ui.technician.window import Window

CABLE_GOES: Final = later("Rig {rig}: the cable goes to its console")
CABLE_COMES: Final = later("Rig {rig}: the cable goes back to this machine")


class Proof:
    """Joins the three pages to the desk: what is known goes in, what is wished goes out."""

    def __init__(self, window: "Window", cables: CableButtons) -> None:
        self._window = window
        self.parity, self.checks, self.swap = ParityPage(), ChecksPage(), SwapPage()
        self.draw = DrawPage()
        self.cables = cables
        for page in (self.parity, self.checks, self.swap, self.draw):
            page.wished.connect(self._send)
            page.said.connect(window.say)
            page.picked.connect(window.choose_rig)
        self.checks.begun.connect(self._begin)
        self.checks.given_up.connect(self._give_up)
        self.swap.cabled.connect(lambda rig: self.carry((rig,), True))
        self.cables.carried.connect(self.carry)

    @property
    def pages(self) -> tuple[QWidget, ...]:
        return self.parity, self.checks, self.swap, self.draw

    @property
    def focus(self) -> Mapping[QWidget, QWidget]:
        """Page -> what has the arrows on it."""
        return {
            self.parity: self.parity.table,
            self.checks: self.checks.table,
            self.swap: self.swap.entries,
            self.draw: self.draw.seats,
        }

    def bind(self, left: LeftPages) -> None:
        """The keys; on another page each turns to its own first."""
        self._left, keys = left, self._window.keys
        for line in self.parity.acts.lines:
            left.bind_on(keys, self.parity, line.button)
        keys.bind("P", later("print the certificate, or the draw"), self._print, ctrl=True)
        keys.tell("1 - 9 0", later("on the page of checks: begin that guided test"))
        keys.bind("D", later("only differences"), left.on(self.parity, self.parity.turn_filter))
        for button in self.checks.buttons:
            left.bind_on(keys, self.checks, button)
        left.bind_on(keys, self.swap, self.swap.next)
        for button in (self.draw.commit.button, self.draw.reveal.button):
            cap, on = button.label.keys[0], partial(left.shows, self.draw)
            keys.bind(cap, words_of(button.label), button.begin, button.end, when=on)
        self.cables.bind(keys)
        keys.bind("C", later("copy parity and checks for a spreadsheet"), self.copy, ctrl=True)
        keys.bind("S", later("export parity and checks as CSV and JSON"), self.export, ctrl=True)

    # ------------------------------------------------------------ what is shown

    def view(self) -> View:
        """As things are now."""
        window, desk = self._window, self._window.desk
        return View(
            window.state,
            window.rig,
            window.person,
            window.bridge.now_ns(),
            time.monotonic_ns(),
            self.bases(),
            desk.proving.trials if desk.proving else {},
            desk.proving is not None,
            self._health(),
            window.tiles.order,
        )

    def bases(self) -> dict[int, WheelbaseReading]:
        """The wheelbase of each rig, as it was last known."""
        bases = self._window.desk.wheelbases
        readings = bases.now.readings if bases else ()
        return {reading.rig: reading for reading in readings if reading.rig is not None}

    def _health(self) -> dict[int, RigHealth]:
        meeting, health = self._window.state.meeting, self._window.health_of_rigs
        if meeting is None:
            return {}
        return {meeting.rigs[one.rig].number: one for one in health}

    def turn_up(self) -> None:
        """A page was turned to: a swap begins with the chosen rig, unless one is under way."""
        if self._left.shows(self.swap) and not self.swap.under_way:
            self.swap.begin(self.view())
        self.show()

    def show(self) -> None:
        """The page in sight; the others wait until somebody turns to them."""
        self.cables.show_rig(self._window.rig, self.bases())
        for page in (self.parity, self.checks, self.swap, self.draw):
            if self._left.shows(page):
                page.show_view(self.view())

    def chosen(self, rig: int) -> None:
        """Another rig was chosen: on the page of the swap it is its driver who moves."""
        if self._left.shows(self.swap):
            self.swap.choose_rig(rig)
        self.show()

    def hear(self, facts: Iterable[AnyFact]) -> None:
        """A check that is passed makes room for the next one."""
        for fact in facts:
            if isinstance(fact, CheckDone) and fact.passed:
                self.checks.go_on(fact.rig, fact.check)

    # ------------------------------------------------------------ what is done

    def _send(self, button: ActButton, act: AnyAct, words: str) -> None:
        self._window.send(act, words, button, self._answered)

    def _answered(self, _answer: Answer) -> None:
        self.show()

    def _begin(self, rig: int, check: str) -> None:
        proving = self._window.desk.proving
        if proving is not None:
            proving.begin(rig, check, self._window.person)
            self.show()

    def _give_up(self, rig: int) -> None:
        proving = self._window.desk.proving
        if proving is not None:
            proving.give_up(rig)
            self.show()

    def carry(self, rigs: tuple[int, ...], to_console: bool) -> None:
        """Somebody carries these cables over: that a base leaves its port is no fault then.

        Of many only those that are not there yet; of one it is said why not.
        """
        acts = [TakeToConsole(rig) if to_console else BringToPc(rig) for rig in rigs]
        view = self.view()
        free = [act for act in acts if not view.why_not(act)]
        if not free:
            self._window.say(view.why_not(acts[0]) if acts else worded(NO_BASES))
        goes = CABLE_GOES if to_console else CABLE_COMES
        for act in free:
            words = worded(goes, rig=act.rig)
            self._window.send(act, words, then=self._answered)

    def _print(self) -> None:
        """What the page in sight prints: the draw of the rigs, else the certificate."""
        (self.draw if self._left.shows(self.draw) else self.parity.acts).print_out()

    def copy(self) -> None:
        """Both tables, for a spreadsheet."""
        made = copying.sheets(self._window.state)
        both = f"{copying.as_tabs(made.parity)}\n{copying.as_tabs(made.checks)}"
        QGuiApplication.clipboard().setText(both)
        self._window.say(tr("Parity and checks copied, for a spreadsheet."))

    def export(self) -> None:
        """Both tables as files, where the documents go."""
        state = self._window.state
        try:
            paths = copying.export(state, paper.folder_of(state))
        except OSError as error:
            self._window.say(
                tr("Nothing was written: {strerror}.", strerror=error.strerror),
                str(error.filename or ""),
            )
            return
        self._window.say(
            tr("{paths} files written to {parent}.", paths=len(paths), parent=paths[0].parent)
        )
