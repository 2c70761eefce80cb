"""The race director's window: how its panels stand, and what its keys do."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QSplitter, QWidget

from racecontrol.control import Answer, Update
from racecontrol.meeting.acts import AnyAct, ShowFlag
from racecontrol.meeting.flow_acts import NoteStint
from racecontrol.meeting.model import Flag
from racecontrol.meeting.state import Session
from racecontrol.results.live.rows import NOTHING, LiveView
from ui.bridge import Bridge, Desk
from ui.director.car_acts import CarActs
from ui.director.car_figures import NO_ROAD
from ui.director.car_panel import CarPanel
from ui.director.conduct import Conduct
from ui.director.deadlines import deadline_items
from ui.director.document_pages import DocumentPages
from ui.director.flags import FlagControls
from ui.director.gap_chart import GapChart
from ui.director.happened import Happened
from ui.director.lap_change import Change
from ui.director.lap_editor import KEYS, LapEditor
from ui.director.lower_pages import LowerPages
from ui.director.queue import Queue
from ui.director.rig_proof import RigProof, proof_items
from ui.director.sessions import Sessions
from ui.director.steps import Step
from ui.director.tower import Tower, stale_words
from ui.director.track_map import MapPanel
from ui.director.undo import last_mend
from ui.director.waiting import Item, waiting
from ui.director.what_if import WhatIf
from ui.due import next_session, why_not
from ui.flow_sentences import stint_note
from ui.open_places import Kept, open_spans
from ui.season.opener import SeasonOpener
from ui.tr import first_up, later, tr, worded
from ui.widgets.act_button import ActButton
from ui.widgets.pace import Part
from ui.widgets.window import ConsoleWindow

COLUMNS: Final = (1048, 384, 456)  # px of the design at 1920 x 1080; kept as shares
ROWS: Final = {"left": (582, 298), "middle": (452, 428), "right": (472, 408)}
LOWER: Final = (560, 480)  # gap chart and car, under the tower
TOWER_LOOKS: Final = 2  # the order changes at most five times in three seconds
STEP_KEYS: Final = {
    "F": "Form grid",
    "E": "End session",
    "B": "Publish result",
    "D": "Declare final",
}


class Window(ConsoleWindow):
    """The director's console."""

    def __init__(self, desk: Desk, bridge: Bridge) -> None:
        self.flags, self.sessions = FlagControls(), Sessions()
        self.conduct = Conduct(self.flags, self.sessions, bridge.now_ns)
        verbs = (("I", tr("note")), ("U", tr("flag")), ("H", tr("hand")))
        super().__init__("director", desk, bridge, self.conduct.strip_buttons, verbs)
        self._shown_flags: list[ShowFlag] = []  # yellow ones of this desk, for undo
        self._unanswered: list[Item] = []
        self.tower = Tower()
        self.gaps = GapChart()
        self.car, self.laps = CarPanel(desk.live), LapEditor()
        self.what_if, self._spans = WhatIf(), Kept(open_spans)
        self._lower = LowerPages()
        self._live: LiveView = NOTHING
        self._tower_live: LiveView = NOTHING
        self._looks = 0
        self._health = desk.telemetry.health()
        self.map = MapPanel(desk.telemetry, desk.circuits)
        self.queue = Queue()
        self.happened = Happened(self.state)
        self.documents = DocumentPages(self)
        self.rig_proof = RigProof(self)
        self._connect()
        self._bind()
        self.set_middle(self._place())

    # ------------------------------------------------------------ what it shows

    def show_update(self, update: Update) -> None:
        self.happened.take(update)

    def refresh(self) -> None:
        """Everything that comes from the state."""
        self._show_order()
        self._show_courses()
        self._show_acts(changed=True)
        self._show_queue()
        self.happened.show_news()
        self.documents.show_state(self.state)

    def _show_order(self) -> None:
        state, session = self.state, self._session()
        self._health = self.desk.telemetry.health()
        # of the same state, lest order and rows differ; what samples tell waits for the next look
        self._live = self.desk.live.look(state, samples=False)
        self.tower.spans = self._spans.of(state, session) if session else ()
        self._show_tower()

    def _show_courses(self) -> None:
        """How the cars got where they are."""
        state, session = self.state, self._session()
        self._show_car()
        self._show_laps()
        self._show_what_if()
        self.gaps.show_session(state, session, self.selected)
        self.map.show_session(state, session)

    def prepare(self) -> None:
        self.gaps.prepare()

    def health_parts(self) -> tuple[Part, ...]:
        """What ages without a fact: stale rows, ages in the queue, lit buttons."""
        return *super().health_parts(), self._show_silent, self._show_queue, self._show_aged_acts

    def _show_silent(self) -> None:
        self._health = self.desk.telemetry.health()
        if self._stale() or self.map.map.stale:  # else a fact or a mini-sector changes the tower
            self._show_tower()
        self._show_car()

    def _show_aged_acts(self) -> None:
        self._show_acts(changed=False)  # also those of a protest time, which runs out without one

    def _session(self) -> Session | None:
        """The one on the screen: before anything is on the grid, the one that comes first."""
        return self.state.current or next_session(self.state)

    def look(self) -> None:
        """What changes between two facts: figures of the car, and the tower at a mini-sector."""
        self._live = self.desk.live.look(self.state)
        self._show_car()
        self.map.show_silent(self.state, self.state.current, self.bridge.now_ns())
        self._looks += 1
        if self._looks >= TOWER_LOOKS and _passed(self._tower_live, self._live):
            self._show_tower()

    def _show_tower(self) -> None:
        state, session = self.state, self._session()
        self._looks, self._tower_live = 0, self._live
        stale = self._stale()
        self.map.map.show_stale(frozenset(stale))
        live = self._live if session and self._live.session == session.plan.key else NOTHING
        now_ns = self.bridge.now_ns()
        self.tower.show_session(state, session, self._sectors(session), stale, now_ns, live)

    def _show_car(self) -> None:
        meeting = self.state.meeting
        known = {entry.number: entry.rig for entry in meeting.entries} if meeting else {}
        stale = self.selected in known and known[self.selected] in self._stale()
        line = next((line for line in self.tower.lines if line.number == self.selected), None)
        road = line.road if line else NO_ROAD
        self.car.show_car(self.state, self._live, self.selected, road, stale=stale)

    def _show_lower(self) -> None:
        """The page that was turned to is up to date at once."""
        self._show_acts(changed=False)
        self._show_laps()
        self._show_what_if()

    def _show_laps(self) -> None:
        if self._lower.currentWidget() is self.laps:
            session, now_ns = self.state.current, self.bridge.now_ns()
            self.laps.show_car(self.state, session, self.selected, self.person, now_ns)

    def _show_what_if(self) -> None:
        if self._lower.currentWidget() is self.what_if:
            self.what_if.show_state(self.state, self._session())

    def _stale(self) -> dict[int, str]:
        """By rig, in words, where nothing came for a second."""
        rigs = self.state.meeting.rigs if self.state.meeting else ()
        ages = {rig.number: health.age_ns for rig, health in zip(rigs, self._health, strict=False)}
        return stale_words(self.theme, ages)

    def _sectors(self, session: Session | None) -> int:
        circuit = self.desk.circuit(session.plan.track) if session else None
        return circuit.sectors if circuit else 3

    def _show_queue(self) -> None:
        journal = self.desk.control.journal_health()
        now_ns = self.bridge.now_ns()
        deadlines = deadline_items(self.state, self.person, now_ns)
        more = (*self.conduct.items, *proof_items(self.state), *deadlines)
        items = waiting(self.state, self.state.current, journal, more)
        self._unanswered = [i for i in self._unanswered if i.key not in self.queue.seen]
        items = (*self._unanswered, *items)
        self.queue.show_items(self.state.meeting, items, now_ns)

    def _show_acts(self, *, changed: bool) -> None:
        state, now_ns = self.state, self.bridge.now_ns()
        self.flags.show_state(state, self.person, now_ns)
        self.sessions.show_state(state, self.person, now_ns)
        self.conduct.show_state(self._stale(), changed=changed)

    # ------------------------------------------------------------ how it stands

    def _place(self) -> QWidget:
        parts = {
            "left": (self.tower, self._place_lower()),
            "middle": (self.map, self.conduct.pages),
            "right": (self.queue, self.happened),
        }
        whole = QSplitter(Qt.Orientation.Horizontal)
        for index, (name, (upper, lower)) in enumerate(parts.items()):
            column = QSplitter(Qt.Orientation.Vertical)
            column.addWidget(upper)
            column.addWidget(lower)
            column.setSizes(list(ROWS[name]))
            for row, share in enumerate(ROWS[name]):
                column.setStretchFactor(row, share)
            part = self.remember(name, column)
            whole.addWidget(self.documents.over(part) if name == "middle" else part)
            whole.setStretchFactor(index, COLUMNS[index])
        whole.setSizes(list(COLUMNS))
        return self.remember("whole", whole)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.documents.end()
        super().closeEvent(event)

    def _place_lower(self) -> QWidget:
        lower = QSplitter(Qt.Orientation.Horizontal)
        for index, (panel, width) in enumerate(zip((self.gaps, self.car), LOWER, strict=True)):
            lower.addWidget(panel)
            lower.setStretchFactor(index, width)
        lower.setSizes(list(LOWER))
        self._lower.addWidget(self.remember("lower", lower))
        self._lower.addWidget(self.laps)
        for panel in self.conduct.lower:
            self._lower.addWidget(panel)
        self._lower.addWidget(self.what_if)
        self.remember_page("lower page", self._lower)
        self._lower.currentChanged.connect(self._show_lower)
        return self._lower

    def hint_area(self) -> QRect:
        """Right of the tower, which stays free."""
        middle = super().hint_area()
        left = self.tower.mapTo(self, self.tower.rect().topRight()).x() + self.theme.space("s4")
        edge = self.theme.space("s4")
        return QRect(left, middle.top(), middle.right() - left, middle.height()).adjusted(
            0, edge, -edge, -edge
        )

    # ------------------------------------------------------------ what it asks

    def _connect(self) -> None:
        self.tower.body.view.chosen.connect(self.select)
        self.map.map.chosen.connect(self.select)
        self.queue.car_chosen.connect(self.select)
        self.conduct.turned.connect(self._lower.turn)
        self.conduct.came.connect(self._lower.come)
        self.conduct.went.connect(self._lower.go)
        self.sessions.asked.connect(self._ask_step)
        self.selection_changed.connect(self._show_selected)
        self.laps.desk.wished.connect(self._correct)
        self.laps.stint.noted.connect(self._note_stint)
        self.car.picker.picked.connect(self._show_car)
        self.strip.last_act.unanswered.connect(self._take_unanswered)
        for line in self.sessions.lines.values():
            line.button.let_go.connect(self.say)

    def _bind(self) -> None:
        self.flags.join(self)
        self.documents.bind()
        self.conduct.join(self)
        for cap, name in STEP_KEYS.items():
            self.keys.bind_button(cap, self.sessions.lines[name].button)
        start = self.sessions.lines["Start"].button
        self.keys.bind("S", later("start without lights, hold"), start.begin, start.end, ctrl=True)
        self._car_acts = CarActs(self, self.queue)
        self.keys.bind(
            "L",
            later("laps of the selected car: mend a passing, or back"),
            partial(self._lower.turn, self.laps),
        )
        self.keys.bind(
            "O",
            later("places still open and title, or back"),
            partial(self._lower.turn, self.what_if),
            ctrl=True,
        )
        self.keys.bind("J", later("the lap that the selected car is held to"), self._pick_lap)
        for caps, words in KEYS:
            self.keys.tell(caps, words)
        self.keys.bind("K", later("the open item was seen"), self._acknowledge)
        self.keys.bind("N", later("open the next item of the queue"), self.queue.open_next)
        self.keys.bind("Z", later("undo"), self._undo, ctrl=True)
        self.season = SeasonOpener(self.desk.season_page, self.say, self)
        season = later("the season page: rankings, who qualifies")
        self.keys.bind("F7", season, self.season.open, act="season-page")

    def enter_pressed(self) -> None:
        if not self.flags.enter():
            super().enter_pressed()

    def escape_pressed(self) -> None:
        held = (self.car.picker, *self.conduct.lower)
        if any(panel.isAncestorOf(self.focusWidget() or self) for panel in held):
            self.setFocus()
        elif not self.queue.close_note():
            super().escape_pressed()

    def send(
        self,
        act: AnyAct,
        words: str,
        button: ActButton | None = None,
        then: Callable[[Answer], None] = lambda _: None,
    ) -> None:
        if isinstance(act, ShowFlag) and act.flag in (Flag.YELLOW, Flag.DOUBLE_YELLOW):
            self._shown_flags.append(act)
        super().send(act, words, button, then)

    def _show_selected(self, number: int | None) -> None:
        self.tower.body.view.show_selected(number)
        self.map.map.show_selected(number)
        self._show_car()
        self._show_laps()
        self.gaps.show_session(self.state, self.state.current, number)

    def _ask_step(self, step: Step, key: str) -> None:
        session = self.state.sessions[key]
        act = step.make(self.state, session)
        words = f"{worded(step.label.name)}: {session.plan.name}"
        button = self.sessions.lines[step.name].button
        self.sessions.follow()
        (self.offer if step.cancellable else self.send)(act, words, button)

    def _pick_lap(self) -> None:
        """Arrows choose the car, after Tab the lap; Esc gives the keys back."""
        self._lower.setCurrentIndex(0)
        self.car.picker.cars.setFocus()

    def _correct(self, change: Change) -> None:
        """What was thought of at the laps; the cancel bar takes it back."""
        reason = why_not(self.state, change.act, self.person, self.bridge.now_ns())
        if reason:
            self.say(reason)
            return
        self.offer(change.act, change.words(self.state))
        self.laps.desk.think_of(None)

    def _note_stint(self, act: NoteStint) -> None:
        reason = why_not(self.state, act, self.person, self.bridge.now_ns())
        words = stint_note(self.state.meeting, act)
        if reason:
            self.say(reason)
        else:
            self.send(act, first_up(words))

    def _take_unanswered(self, words: str) -> None:
        """An act without an answer waits for a person until it was seen."""
        key = f"answer {self.bridge.now_ns()}"
        detail = tr("{words}. The act may not have been taken.", words=words)
        item = Item(key, (), tr("No answer for 2 s"), detail, self.bridge.now_ns(), True)
        self._unanswered.append(item)
        self._show_queue()

    def _acknowledge(self) -> None:
        if not self.queue.acknowledge():
            self.say(tr("Nothing new is open."))

    def _undo(self) -> None:
        """The act that mends the last one of this desk."""
        now_ns = self.bridge.now_ns()
        self.undo(last_mend(self.state, self._shown_flags, self.person, now_ns))


def _passed(before: LiveView, now: LiveView) -> bool:
    """Whether any car has passed a timing point between two looks."""
    if before.places is None or now.places is None:
        return before.places is not now.places
    return before.session != now.session or before.places.marks != now.places.marks
