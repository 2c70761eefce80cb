"""The rig technician's window: summary row and twelve tiles at the left, one rig at the right.

A click, the arrow keys or the two digits of a car choose the rig.
"""

import time
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from racecontrol.control import Answer, Update
from racecontrol.meeting.acts import AnyAct, MoveTimingLine
from racecontrol.meeting.decide import Refused
from racecontrol.meeting.facts import GridFormed
from racecontrol.meeting.model import MovableLine
from racecontrol.timing.health import RigHealth
from racecontrol.tracks.circuit import LineKind
from ui import format as text
from ui.bridge import Bridge, Desk
from ui.due import next_session, why_not
from ui.mending import of_bookmark
from ui.technician.base_trace import range_deg
from ui.technician.base_words import base_sentence
from ui.technician.cables import CableButtons
from ui.technician.detail import SPAN_S, Detail
from ui.technician.devices import device_tree
from ui.technician.events import EventLog
from ui.technician.pages import LeftPages
from ui.technician.proof import Proof
from ui.technician.proved import proved
from ui.technician.quarantine import QuarantineLine
from ui.technician.readings import Reading, causes, readings, track_value
from ui.technician.rig_desk import RigButtons
from ui.technician.summary import summary
from ui.technician.summary_row import SummaryRow
from ui.technician.suspicion import by_suspicion
from ui.technician.tile_grid import TileGrid
from ui.technician.track_editor import TrackEditor, Wish, line_name
from ui.technician.trouble import TroubleList, troubles
from ui.tr import later, tr, worded
from ui.widgets.act_button import ActButton
from ui.widgets.pace import Part
from ui.widgets.panel import Themed
from ui.widgets.window import ConsoleWindow

NO_BASES: Final = later("This machine reads no wheelbases.")
NO_TRACK: Final = later("There is no track file for this session.")
NOTHING_TO_UNDO: Final = later("You have moved no line.")
THIRDS: Final = 3  # of the tiles
STILL_NS: Final = 500_000_000  # traces of a silent rig still move to the left, slowly
WIDTHS: Final = (1236, 660)
WIDTHS_SMALL: Final = (874, 474)


class Window(ConsoleWindow):
    """The rig technician's console."""

    def __init__(self, desk: Desk, bridge: Bridge) -> None:
        self.rig_buttons, cables = RigButtons(), CableButtons()
        buttons = (*self.rig_buttons.all, *cables.buttons)
        super().__init__("technician", desk, bridge, buttons)
        self.rig = 0  # number of the rig in the detail; 0: none
        self.row, self.tiles, self.detail = SummaryRow(), TileGrid(), Detail()
        self.editor, self.trouble = TrackEditor(), TroubleList()
        self.quarantine = QuarantineLine()
        self.proof = Proof(self, cables)
        left = _Left(self.row, self.tiles)
        self.left = LeftPages(left, *self.proof.pages, self.editor)
        self.lines_button = self.left.track_lines
        self._moved: list[Wish] = []  # by this desk, for undo
        self.log = EventLog(self.state)
        self._readings: tuple[Reading, ...] = ()
        self.health_of_rigs: tuple[RigHealth, ...] = ()
        self._drawn_ns = -1  # arrival of the newest sample in the traces
        self._drawn_at_ns = 0  # monotonic
        self._opened_ns = bridge.now_ns()
        self._by_suspicion = False
        self.tiles.picked.connect(self.choose_rig)
        self.trouble.picked.connect(self.choose_rig)
        self.quarantine.wished.connect(self._act_on_rig)
        self.quarantine.said.connect(self.say)
        self.keys.bind_button("Q", self.quarantine.button)
        self.left.sort.confirmed.connect(self.turn_order)
        self.rig_buttons.bind(self.keys)
        self.rig_buttons.wished.connect(self._act_on_rig)
        self.selection_changed.connect(self._on_selected)
        self.keys.tell("arrows", later("choose a rig"))
        self.left.bind(self.keys)
        self.left.turned.connect(self._turned)
        self.left.said.connect(self.say)
        self.proof.bind(self.left)
        for tab in self.detail.tabs:
            self.keys.bind_button(tab.label.keys[0], tab)
        self.keys.bind("Z", later("undo: the last line you moved goes back"), self._undo, ctrl=True)
        self.editor.map.wished.connect(self._move_line)
        self.set_middle(self._build())
        self.show_health()
        self.tiles.setFocus()

    def _build(self) -> QWidget:
        self.remember_page("left page", self.left.stack)
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.addWidget(self.left)
        columns.addWidget(_Right(self.trouble, self.quarantine, self.detail))
        widths = WIDTHS_SMALL if self.theme.small else WIDTHS
        columns.setSizes(list(widths))
        for index, width in enumerate(widths):
            columns.setStretchFactor(index, width)
        return self.remember("columns", columns)

    # ------------------------------------------------------------ what is shown

    def choose_rig(self, rig: int) -> None:
        """Show this rig in the detail, and its car in the strip."""
        entry = self._entry_on(rig)
        self._take_rig(rig)
        if entry is not None and entry != self.selected:
            self.select(entry)

    def show_update(self, update: Update) -> None:
        """The first grid opens the detail, on its first car, where nobody chose a rig before."""
        grids = [fact.slots for fact in update.facts if isinstance(fact, GridFormed)]
        if grids and self.rig == 0 and update.state.meeting is not None:
            self._take_rig(update.state.meeting.entry(grids[0][0]).rig)
        if self.rig in self.log.add(update.state, update.facts):
            self._show_events()
        self.proof.hear(update.facts)

    def refresh(self) -> None:
        """The lines of the session's track, and whether they can be moved now; the proof."""
        session = self.state.current or next_session(self.state)
        circuit = self.desk.circuit(session.plan.track) if session else None
        locked = ""
        if circuit is not None and session is not None:
            probe = MoveTimingLine(session.plan.track, MovableLine.SECTOR, 1, 1.0)
            locked = why_not(self.state, probe, self.person, self.bridge.now_ns())
        self.editor.show_track(circuit, locked, self.desk.track_remark())
        self.lines_button.show_state("" if circuit else worded(NO_TRACK), short=tr("no track file"))
        self._show_trouble()
        self.proof.show()

    def health_parts(self) -> tuple[Part, ...]:
        """Tiles in thirds, one a beat, as each takes as long as a whole console else; the rest."""
        if self.state.meeting is None:
            return super().health_parts()
        thirds = (partial(self._show_tiles, third) for third in range(THIRDS))
        return self._read, *thirds, self._show_rest

    def _read(self) -> None:
        """What the rigs say now, in figures and in words."""
        self.show_own_health()
        meeting = self.state.meeting
        if meeting is None:
            return
        self.health_of_rigs = self.desk.telemetry.health()
        heard = self.health_of_rigs
        doubts, consoles = self.desk.doubts(), self.desk.consoles()
        speed = self.desk.control.clock.speed
        rows = readings(meeting, heard, doubts, self.state.rigs, consoles, speed)
        self._readings = proved(rows, self.proof.view())
        strangers = self.desk.telemetry.unknown_sources()
        cells = summary(self.state, self._readings, heard, strangers, self.desk.cues())
        self.row.show_cells(cells)

    def _show_tiles(self, third: int) -> None:
        if self.state.meeting is not None:
            self.tiles.show_readings(self.state.meeting, self._readings, slice(third, None, THIRDS))

    def _show_rest(self) -> None:
        self._sort(at_once=False)
        self._show_trouble()
        self._show_rig()
        self.proof.show()

    def turn_order(self) -> None:
        """The suspicious rigs first, or every rig at its seat's place again."""
        self._by_suspicion = not self._by_suspicion
        self.left.sort.show_state("", "" if self._by_suspicion else None)
        self._sort(at_once=True)
        self.proof.show()

    def _sort(self, at_once: bool) -> None:
        rows = self._readings
        seats = tuple(row.rig.number for row in rows)
        order = by_suspicion(rows, self.state) if self._by_suspicion else seats
        self.tiles.put_in_order(order, at_once or not self._by_suspicion)

    def _show_trouble(self) -> None:
        now_ns = self.bridge.now_ns()
        self.trouble.show_troubles(troubles(self.state), now_ns)
        self.rig_buttons.show_rig(self.state, self.rig, self.person, now_ns)
        self.quarantine.show_view(self.proof.view())

    def _show_rig(self) -> None:
        meeting, index = self.state.meeting, self._index()
        if meeting is not None and index is not None:
            reading, session = self._readings[index], self.state.current
            places = self.desk.places()
            wanted = session.plan.track if session else ""
            track = track_value(places[index] if places else (), wanted)
            self.detail.show_rig(meeting, reading, track, causes(self.health_of_rigs[index]))
            self._show_devices(reading)

    def _show_devices(self, reading: Reading) -> None:
        view = self.proof.view()
        base, page = view.bases.get(self.rig), self.detail.devices
        page.show_devices(device_tree(view, reading, self.desk.boxes(), self.desk.lines()))
        page.show_parity(view.state, self.rig)
        self.detail.show_base(base_sentence(base, view.monotonic_ns) if base else worded(NO_BASES))

    def _show_events(self) -> None:
        since = text.time_of_day(self._opened_ns)
        empty = tr("Nothing happened on this rig since {since}.", since=since)
        self.detail.events.show_events(self.log.of(self.rig), empty)

    def look(self) -> None:
        """The traces: only while the window can be seen and a rig is chosen."""
        index = self._index()
        if index is None or not self.isVisible():
            return
        samples = self.desk.telemetry.history(index, SPAN_S)
        points = self.desk.wheelbases.trace(self.rig) if self.desk.wheelbases else ()
        newest = int(samples["arrival_ns"][-1]) if len(samples) else 0
        newest = max(newest, points[-1][0] if points else 0)
        now_ns = time.monotonic_ns()
        if newest == self._drawn_ns and now_ns - self._drawn_at_ns < STILL_NS:
            return
        self._drawn_ns, self._drawn_at_ns = newest, now_ns
        speed = self.desk.control.clock.speed
        self.detail.draw(samples, now_ns, speed)
        lock_deg = range_deg(self.proof.bases().get(self.rig))
        self.detail.draw_base(points, now_ns, speed, lock_deg)

    # ------------------------------------------------------------ the rig

    def _act_on_rig(self, button: ActButton, act: AnyAct, words: str) -> None:
        self.send(act, words, button)

    # ------------------------------------------------------------ timing lines

    def _turned(self) -> None:
        """Another page at the left: it is up to date, and has the arrows."""
        self.proof.turn_up()
        page = self.left.stack.currentWidget()
        arrows = {self.editor: self.editor.map, **self.proof.focus}
        (arrows.get(page, self.tiles) if page else self.tiles).setFocus()

    def escape_pressed(self) -> None:
        if not self.editor.map.put_back():
            super().escape_pressed()

    def _move_line(self, wish: Wish) -> None:
        circuit = self.editor.map.circuit
        if circuit is None:
            return

        def then(answer: Answer) -> None:
            if isinstance(answer, Refused):
                self.editor.map.put_back()
            else:
                self._moved.append(wish)

        name = line_name(LineKind(wish.line.value), wish.number)
        act = MoveTimingLine(circuit.key, wish.line, wish.number, wish.to_m)
        self.send(
            act,
            tr(
                "{name} of {circuit} to {to} m",
                name=name,
                circuit=circuit.name,
                to=f"{wish.to_m:.1f}",
            ),
            then=then,
        )

    def _undo(self) -> None:
        """The last line that this desk moved and that still lies where it was put."""
        circuit = self.editor.map.circuit
        if circuit is None or not self._moved:
            mend = next(of_bookmark(self.state, self.person), None)
            if mend is None:
                self.say(worded(NOTHING_TO_UNDO))
            else:
                self.offer(mend.act, mend.words)
            return
        wish = self._moved.pop()
        name = line_name(LineKind(wish.line.value), wish.number)
        act = MoveTimingLine(circuit.key, wish.line, wish.number, wish.from_m)
        self.send(
            act, tr("Undo: {name} back to {from_time} m", name=name, from_time=f"{wish.from_m:.1f}")
        )

    # ------------------------------------------------------------ choosing

    def _take_rig(self, rig: int) -> None:
        if rig == self.rig:
            return
        self.rig = rig
        self._drawn_ns = -1
        self.tiles.choose(rig)
        self.look()
        self._show_rig()
        self._show_events()
        self._show_trouble()  # at once: keys act on the rig that is seen
        self.proof.chosen(rig)

    def _on_selected(self, number: int | None) -> None:
        """Two digits, or a clearing: the last rig stays in the detail."""
        meeting = self.state.meeting
        if number is not None and meeting is not None:
            self._take_rig(meeting.entry(number).rig)

    def _entry_on(self, rig: int) -> int | None:
        entries = self.state.meeting.entries if self.state.meeting else ()
        return next((entry.number for entry in entries if entry.rig == rig), None)

    def _index(self) -> int | None:
        """Place of the chosen rig in the telemetry."""
        for index, reading in enumerate(self._readings):
            if reading.rig.number == self.rig:
                return index
        return None


class _Left(Themed):
    """Summary above, tiles below."""

    def __init__(self, row: SummaryRow, tiles: TileGrid) -> None:
        super().__init__()
        self._row = row
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(row, 0)
        self._layout.addWidget(tiles, 1)

    def themed(self) -> None:
        self._layout.setSpacing(self.theme.space("s4"))
        self._row.setFixedHeight(self._row.sizeHint().height())
        super().themed()


class _Right(Themed):
    """Trouble above, the chosen rig below; between them it is taken out of use."""

    def __init__(self, trouble: TroubleList, quarantine: QuarantineLine, detail: Detail) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(trouble, 0)
        self._layout.addWidget(quarantine, 0)
        self._layout.addWidget(detail, 1)

    def themed(self) -> None:
        self._layout.setSpacing(self.theme.space("s4"))
        super().themed()
