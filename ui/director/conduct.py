"""The panels with which an event is conducted, their keys, and how their controls become acts.

Start, flags and steps take turns in one place, by what is due; order, sequence, grid and ties take
turns below the tower.
"""

from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from racecontrol.choices import MAKES, next_session
from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.deciding.starting import not_ready
from racecontrol.meeting.flow_acts import AbortStart
from racecontrol.meeting.model import Flag, Phase
from racecontrol.meeting.procedures import StartKind
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import NS_PER_S
from ui import format as text
from ui.director.car_flags import CarFlags
from ui.director.controls import ADVANCE, FLAGS, START, STRIP, Controls
from ui.director.flags import FlagControls
from ui.director.flags_panel import ENDS, FlagsPanel, neutral_lit, pit_act
from ui.director.grid_panel import GridPanel
from ui.director.order_panel import OrderPanel
from ui.director.policy import policy_words
from ui.director.sequence_panel import SequencePanel, advance_act
from ui.director.sessions import Sessions
from ui.director.start_panel import StartPanel
from ui.director.waiting import Item
from ui.tr import later, tr, worded
from ui.track_state import go_ns
from ui.widgets.act_button import ActButton
from ui.widgets.pages import Pages
from ui.widgets.panel import Panel
from ui.widgets.tie_panel import TiePanel
from ui.widgets.tie_words import ordinal
from ui.widgets.window import ConsoleWindow

STARTING_NS: Final = 20 * NS_PER_S  # after go the start panel stays for so long
SHARED_KEYS: Final = ("arm", "lights", "take order")  # A and T decide which act it is
PIT_ACTS: Final = {  # of an end that is open, or not
    ("pit entry", True): later("close the pit entry"),
    ("pit entry", False): later("open the pit entry"),
    ("pit exit", True): later("close the pit exit"),
    ("pit exit", False): later("open the pit exit"),
}
ALL: Final = {**START, **STRIP, **FLAGS, **ADVANCE}


class Conduct(QObject):
    """Everything below the tower and beside the map that runs an event."""

    turned = Signal(object)  # the panel that is wanted below the tower; None: back to the overview
    came, went = Signal(object), Signal(object)  # the panel whose time has come, or is over

    def __init__(self, flags: FlagControls, sessions: Sessions, now_ns: Callable[[], int]) -> None:
        super().__init__()
        self._flag_controls, self._now_ns = flags, now_ns
        self.car_flags = CarFlags()
        self.strip = Controls(STRIP, one_line=False, parent=self)
        self.start, self.order = StartPanel(now_ns), OrderPanel()
        self.flags = FlagsPanel(flags.buttons[Flag.DOUBLE_YELLOW], self.car_flags)
        self.sequence, self.grid, self.ties = SequencePanel(now_ns), GridPanel(), TiePanel()
        self.sessions = sessions
        self.pages = Pages()
        for panel in (self.start, self.flags, sessions):
            self.pages.addWidget(panel)
        self.lower: tuple[Panel, ...] = (self.order, self.sequence, self.grid, self.ties)
        self.items: tuple[Item, ...] = ()  # for the queue of what needs a person
        self._due: QWidget | None = None
        self._red_ns = 0
        self._window: ConsoleWindow | None = None
        self._pressed: ActButton | None = None

    @property
    def strip_buttons(self) -> tuple[ActButton, ...]:
        """The strip in its fixed order."""
        flags, mine = self._flag_controls.buttons, self.strip.buttons
        return (
            flags[Flag.GREEN], flags[Flag.YELLOW], mine["virtual safety car"], mine["safety car"],
            flags[Flag.RED], mine["take order"], flags[Flag.CHEQUERED],
        )  # fmt: skip

    # ------------------------------------------------------------ what it shows

    def show_state(self, silent: Collection[int], *, changed: bool) -> None:
        """`silent`: rigs that send nothing; `changed`: a fact came, not only the time went on."""
        window = self._joined()
        state, now_ns = window.state, self._now_ns()
        session = state.current
        if changed:
            self._turn_with(state, session)
            self.items = tuple(self._items(state, session, now_ns))
        acts: dict[str, AnyAct | None] = {"take order": self.order.act() if session else None}
        self.strip.show_state(
            state, window.person, now_ns, session, neutral_lit(session, now_ns), acts
        )
        self._show_page(window, state, now_ns, silent)
        self._show_lower(window, state, now_ns)

    def _show_page(
        self, window: ConsoleWindow, state: State, now_ns: int, silent: Collection[int]
    ) -> None:
        page, turns = self.pages.currentWidget(), tr("Page Down turns")
        if page is self.start:
            due = next_session(state)
            self.start.show_state(state, due, window.person, now_ns, silent, window.selected, turns)
        elif page is self.flags:
            blues = window.desk.blues()
            self.flags.show_state(state, window.person, now_ns, blues, turns)
        self.car_flags.show_state(state, window.person, now_ns, window.selected)

    def _show_lower(self, window: ConsoleWindow, state: State, now_ns: int) -> None:
        """Only what is in sight costs anything; the order is asked for by its key as well."""
        who = window.person
        self.order.show_state(state, state.current, who, now_ns, tr("F1 back"))
        if self.sequence.isVisible():
            refused = window.desk.advance_refused()
            self.sequence.show_state(state, who, now_ns, refused, window.selected, tr("F1 back"))
        if self.grid.isVisible():
            self.grid.show_state(state, who, now_ns, tr("F1 back"))
        if self.ties.isVisible():
            self.ties.show_state(state, who, now_ns, tr("F1 back"))

    def _turn_with(self, state: State, session: Session | None) -> None:
        """To the page that is due, when another one is; a person may turn on from there."""
        due = self._page_due(next_session(state))
        if due is not self._due:
            self._due = due
            self.pages.setCurrentWidget(due)
        red = session.flow.suspension if session else None
        red_ns = red.at_ns if red else 0
        if red_ns != self._red_ns:
            if red_ns and session and session.plan.format == "race":
                self.came.emit(self.order)
            else:
                self.went.emit(self.order)
            self._red_ns = red_ns

    def _page_due(self, session: Session | None) -> QWidget:
        if session is None or session.plan.format != "race":
            return self.flags if session is not None and session.running else self.sessions
        if session.phase is Phase.GRID or session.flow.taken:
            return self.start
        if session.phase is not Phase.STARTED:
            return self.sessions
        starting = self._now_ns() < go_ns(session) + STARTING_NS and not session.red
        return self.start if starting else self.flags

    def _items(self, state: State, session: Session | None, now_ns: int) -> list[Item]:
        """What needs a person of this: who stands, the policy for silent rigs, open ties."""
        items = []
        start = session.flow.start if session and session.running else None
        for number, stands in (start.stationary if start else {}).items():
            if start and number not in start.reactions:
                words = tr(
                    "Not moved {still} s after go. X aborts the start.",
                    still=f"{stands.still_ms / 1000:.1f}",
                )
                key = f"stands {number} {stands.at_ns}"
                items.append(
                    Item(key, (number,), tr("Stands on the grid"), words, stands.at_ns, True)
                )
        policy = policy_words(state, session, now_ns)
        if policy:
            rigs = ",".join(str(rig) for rig in state.silent_rigs)
            since_ns = max(state.silent_rigs.values(), default=0)
            title = tr("Restart policy")
            items.append(Item(f"policy {rigs}", (), title, policy, since_ns))
        busy = any(session.open for session in state.sessions.values())
        if not busy:
            who = self._joined().person
            self.ties.show_state(state, who, now_ns, tr("F1 back"))
            for tie in self.ties.open_ones:
                title = tr("Tie for {place} place", place=ordinal(tie.rank))
                words = tr(
                    "{names}: {points} points each. Ctrl U shows it.",
                    names=tie.names,
                    points=tie.points,
                )
                items.append(Item(f"tie {tie.numbers}", tie.numbers, title, words, 0))
        return items

    # ------------------------------------------------------------ keys

    def join(self, window: ConsoleWindow) -> None:
        """Bind the keys of a window and send through it."""
        self._window = window
        self.setParent(window)
        self.car_flags.join(window)
        for asking in (self.strip, self.start, self.flags, self.sequence):
            asking.asked.connect(self._ask)
        for panel in (self.start, self.flags):
            panel.car_chosen.connect(window.select)
        self.order.asked.connect(lambda: self._ask("take order"))
        self.order.changed.connect(window.mark_changed)
        self.sequence.wished.connect(window.offer)
        self.grid.asked.connect(window.send)
        self.ties.asked.connect(window.offer)
        for said in (self.grid.said, self.ties.said):
            said.connect(window.say)
        for controls in (self.start.controls, self.flags.controls, self.sequence.controls):
            for button in controls.buttons.values():
                button.let_go.connect(window.say)
        for button in (*self.order.buttons_of(), self._flag_controls.buttons[Flag.DOUBLE_YELLOW]):
            button.let_go.connect(window.say)
        self._bind(window)

    def _bind(self, window: ConsoleWindow) -> None:
        keys = window.keys
        start = later("arm the start, then its lights; or start: hold")
        keys.bind("A", start, self._begin_start, self._end)
        keys.bind("T", later("take the order after a red flag: hold"), self._begin_order, self._end)
        for name, button in self._buttons().items():
            if name not in SHARED_KEYS:
                *with_ctrl, cap = button.label.keys
                purpose = button.label.purpose
                words = later("{act}, hold", act=purpose) if button.label.held else purpose
                keys.bind(cap, words, button.begin, button.end, ctrl=bool(with_ctrl))
        turn = self.turned.emit
        keys.bind("Q", later("sequence of the event, and its changes"), lambda: turn(self.sequence))
        keys.bind(
            "G", later("grid of the session that is next"), lambda: turn(self.grid), ctrl=True
        )
        keys.bind("U", later("ties that need a person"), lambda: turn(self.ties), ctrl=True)
        anew = later("consoles of a restart count anew, or on")
        keys.bind("N", anew, self.order.turn_counters, ctrl=True)
        keys.bind("F1", later("overview: gap chart and car"), lambda: self.turned.emit(None))
        keys.bind("Page Down", later("next of start, flags and steps"), lambda: self._turn(1))
        keys.bind("Page Up", later("the one before"), lambda: self._turn(-1))

    def _buttons(self) -> dict[str, ActButton]:
        parts = (self.start.controls, self.flags.controls, self.sequence.controls, self.strip)
        return {name: button for part in parts for name, button in part.buttons.items()}

    def _turn(self, by: int) -> None:
        count = self.pages.count()
        self.pages.setCurrentIndex((self.pages.currentIndex() + by) % count)
        self._joined().mark_changed()

    def _begin_start(self) -> None:
        """One key for the next act of the start: it is never two of them at once."""
        session = next_session(self._joined().state)
        buttons = self.start.controls.buttons
        start = session.flow.start if session else None
        if (
            session is None
            or start is None
            or session.plan.format != "race"
            or (start.kind is StartKind.ROLLING and start.formation_ns)
        ):
            wanted = self.sessions.lines["Start"].button
        else:
            self._show_start()
            wanted = buttons["lights" if start.armed else "arm"]
        self._begin(wanted)

    def _show_start(self) -> None:
        """The board in sight, and its controls as they are now."""
        if self.pages.currentWidget() is not self.start:
            self.pages.setCurrentWidget(self.start)
        window = self._joined()
        due = next_session(window.state)
        self.start.controls.show_state(window.state, window.person, self._now_ns(), due, {})

    def _begin_order(self) -> None:
        if self.order.take.reason == "":
            self.came.emit(self.order)
        self._begin(self.order.take)

    def _begin(self, button: ActButton) -> None:
        self._pressed = button
        button.begin()

    def _end(self) -> None:
        if self._pressed is not None:
            self._pressed.end()
            self._pressed = None

    # ------------------------------------------------------------ acts

    def _ask(self, name: str) -> None:
        """What a control of this name means now; the cancel bar takes some of it back."""
        window = self._joined()
        act = self._act(name, window.state)
        if act is None:
            window.say(tr("There is no session."))
            return
        button = self._buttons().get(name)
        words = self._words(name, window.state)
        (window.offer if ALL[name].waits else window.send)(act, words, button)

    def _act(self, name: str, state: State) -> AnyAct | None:
        if name in ADVANCE:
            return advance_act(state, name)
        session = next_session(state) if name in START else state.current
        if session is None:
            return None
        if name == "take order":
            return self.order.act()
        if name in ENDS:
            return pit_act(session, ENDS[name])
        if name == "abort":
            return AbortStart(session.plan.key, abort_reason(session))
        return MAKES[name](state, session)

    def _words(self, name: str, state: State) -> str:
        if name == "take order":
            return self.order.words()
        session = next_session(state) if name in START else state.current
        of = f": {session.plan.name}" if session and name not in ADVANCE else ""
        purpose = worded(ALL[name].label.purpose)
        if name in ENDS and session:
            is_open = getattr(session.flow, f"pit_{ENDS[name].value}_open")
            purpose = worded(PIT_ACTS[name, is_open])
        return f"{purpose[:1].upper()}{purpose[1:]}{of}"

    def _joined(self) -> ConsoleWindow:
        assert self._window is not None
        return self._window


def abort_reason(session: Session) -> str:
    """What the facts say for it: who stands, who is not ready; else that it was ordered."""
    start = session.flow.start
    stands = [n for n in start.stationary if n not in start.reactions]
    missing = () if session.running and not session.flow.taken else not_ready(session)
    for cars, words in ((stands, "did not move"), (list(missing), "not ready")):
        if cars:
            named = text.listed([text.car(number) for number in cars])
            return f"Car {named} {words}"
    return "Ordered by the race director"
