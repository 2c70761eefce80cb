"""What is painted again, and what is not: a screen that stands still costs nothing."""

from functools import partial

import pytest
from msgspec.structs import replace as with_fields
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from racecontrol.meeting.bookmarks import MarkMoment
from racecontrol.meeting.model import Flag
from tests.ui import halfrace
from tests.ui.conftest import PEOPLE
from tests.ui.on_stage import show as show
from tests.ui.on_stage import stage as stage
from ui.bridge import HEALTH_NS, SharedTelemetry
from ui.director.sessions import Sessions
from ui.director.tower import Tower
from ui.director.tower_lines import changed_columns, lines_of
from ui.director.tower_model import TowerModel
from ui.director.window import Window as Director
from ui.technician.readings import readings
from ui.technician.tiles import Tile
from ui.technician.window import Window as Technician
from ui.theme import load
from ui.widgets.band import Band
from ui.widgets.lettering import text_width
from ui.widgets.marks import paint_car, paint_flag, paint_key
from ui.widgets.panel import Panel
from ui.widgets.rows import RowModel, RowView
from ui.widgets.stamp import stamp

NOW_NS = halfrace.NOW_NS


class Paints(QObject):
    """Which parts of a widget were painted."""

    def __init__(self, widget: QWidget):
        super().__init__(widget)
        self.regions: list[QRegion] = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint:
            self.regions.append(QRegion(event.region()))
        return False

    def bounds(self) -> QRect:
        whole = QRegion()
        for region in self.regions:
            whole += region
        return whole.boundingRect()


@pytest.fixture(scope="module")
def state():
    return halfrace.state()


@pytest.fixture
def tower(qtbot, state):
    panel = Tower()
    qtbot.addWidget(panel)
    panel.resize(1048, 582)
    panel.show()
    panel.show_session(state, state.current, 3, {})
    QApplication.processEvents()
    return panel


def with_gap(lines, row, words):
    """The same lines, one of them with another gap."""
    line = lines[row]
    cells = {**line.cells, "gap": type(line.cells["gap"])(words)}
    changed = with_fields(line, cells=cells)
    return (*lines[:row], changed, *lines[row + 1 :])


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_a_tower_that_is_told_the_same_again_paints_nothing(tower, state):
    paints = Paints(tower.body.view.viewport())
    tower.show_session(state, state.current, 3, {})
    QApplication.processEvents()
    assert paints.regions == []


def test_one_changed_gap_repaints_its_cell_and_not_its_row(tower):
    view = tower.body.view
    paints = Paints(view.viewport())
    tower.body.model.show_lines(with_gap(tower.lines, 4, "+77.777"))
    QApplication.processEvents()
    bounds = paints.bounds()
    assert 0 < bounds.width() < 120
    assert bounds.top() == 4 * view.row_height and bounds.height() == view.row_height


def test_the_part_that_is_repainted_is_as_if_all_had_been(tower):
    view = tower.body.view.viewport()
    before = picture(view)
    paints = Paints(view)
    tower.body.model.forget_lit()
    tower.body.model.show_lines(with_gap(tower.lines, 4, "+77.777"))
    tower.body.model.forget_lit()
    QApplication.processEvents()
    parts = QRegion()
    for region in paints.regions:
        parts += region
    painter = QPainter(before)
    view.render(painter, parts.boundingRect().topLeft(), parts, QWidget.RenderFlag(0))
    painter.end()
    assert before == picture(view)


def test_a_car_that_goes_stale_changes_its_whole_row(state):
    line = lines_of(state, state.current, 3, {})[3]
    rig = state.meeting.entry(line.number).rig
    stale = lines_of(state, state.current, 3, {rig: "STALE 3.4 s"})[3]
    assert changed_columns(line, stale) is None


def test_only_the_columns_that_differ_are_named(state):
    lines = lines_of(state, state.current, 3, {})
    assert changed_columns(lines[4], lines[4]) == frozenset()
    assert changed_columns(lines[4], with_gap(lines, 4, "+9.999")[4]) == {"gap"}
    assert changed_columns(lines[4], lines[5]) is None


def test_the_model_tells_rows_and_columns(qtbot, state, tower):
    del state
    model: TowerModel = tower.body.model
    with qtbot.waitSignal(model.cells_changed) as told:
        model.show_lines(with_gap(tower.lines, 2, "+5.432"))
    assert told.args == [2, {"gap"}]


def test_a_tick_of_the_band_repaints_its_clock(qtbot, state):
    band = Band()
    qtbot.addWidget(band)
    band.resize(1920, 64)
    band.show()
    band.show_state(state, NOW_NS)
    QApplication.processEvents()
    paints = Paints(band)
    band.show_time(NOW_NS)
    QApplication.processEvents()
    assert paints.regions == []
    band.show_time(NOW_NS + 100_000_000)
    QApplication.processEvents()
    assert 0 < paints.bounds().width() < 400


def test_a_fact_that_leaves_the_flag_as_it_is_does_not_repaint_the_band(qtbot, state):
    band = Band()
    qtbot.addWidget(band)
    band.resize(1920, 64)
    band.show()
    band.show_state(state, NOW_NS)
    QApplication.processEvents()
    paints = Paints(band)
    band.show_state(state, NOW_NS)
    QApplication.processEvents()
    assert paints.regions == []


def test_steps_that_stay_as_they_are_are_not_painted_again(qtbot, state):
    panel = Sessions()
    qtbot.addWidget(panel)
    panel.resize(384, 408)
    panel.show()
    panel.show_state(state, PEOPLE["director"], NOW_NS)
    QApplication.processEvents()
    paints = [Paints(line) for line in panel.lines.values()]
    panel.show_state(state, PEOPLE["director"], NOW_NS)
    QApplication.processEvents()
    assert [one.regions for one in paints] == [[] for _ in paints]


def test_the_inside_of_a_panel_is_the_same_filled_or_drawn(qtbot):
    panel = Panel("Anything")
    qtbot.addWidget(panel)
    panel.resize(300, 200)
    panel.show()
    QApplication.processEvents()
    whole, part = picture(panel), QRect(150, 60, 100, 50)  # beside its title
    painter = QPainter(whole)
    painter.fillRect(part, QColor("magenta"))
    panel.render(painter, part.topLeft(), QRegion(part), QWidget.RenderFlag(0))
    painter.end()
    assert whole == picture(panel)


def test_a_mark_is_painted_once_and_then_copied(qapp):
    del qapp
    painted = []

    def paint(painter, rect, *what):
        painted.append(what)
        painter.fillRect(rect, QColor("red"))

    image = QImage(60, 20, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for x, word in ((0, "a"), (20, "a"), (40, "b")):
        stamp(painter, QRect(x, 0, 20, 20), paint, word)
    painter.end()
    assert painted == [("a",), ("b",)]
    assert image.pixelColor(30, 10) == QColor("red")


def test_a_mark_that_shines_through_is_not_copied(qapp):
    del qapp
    painted = []
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setOpacity(0.5)
    for _ in range(2):
        stamp(painter, QRect(0, 0, 20, 20), lambda _painter, rect: painted.append(rect))
    assert painter.opacity() == 0.5
    painter.end()
    assert len(painted) == 2


def test_marks_leave_the_painter_as_they_found_it(qapp):
    del qapp
    theme = load()
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setPen(QColor("cyan"))
    before = (painter.pen(), painter.brush(), painter.renderHints())
    paint_car(painter, QRect(0, 0, 34, 24), 7, theme.car(None, 7), theme, faded=True)
    paint_flag(painter, QRect(40, 0, 22, 15), theme.flag(Flag.DOUBLE_YELLOW), theme)
    assert (painter.pen(), painter.brush(), painter.renderHints()) == before
    wide = paint_key(painter, 100, 30, "Enter", theme)
    painter.end()
    assert wide >= text_width("Enter", theme.font("mark", "medium"))


class Counting(halfrace.Standing):
    def __init__(self):
        super().__init__()
        self.asked = 0

    def health(self):
        self.asked += 1
        return super().health()


def test_three_consoles_ask_for_one_health(monkeypatch):
    now = [10**12]
    monkeypatch.setattr("ui.bridge.time.monotonic_ns", lambda: now[0])
    rigs = Counting()
    shared = SharedTelemetry(rigs)
    first = [shared.health() for _ in range(3)]
    assert rigs.asked == 1 and first[0] == rigs.health()
    rigs.ages_ns[0] = 5 * 10**9
    now[0] += HEALTH_NS + 1
    assert shared.health()[0].age_ns == 5 * 10**9
    assert shared.latest() is rigs.latest()


def test_what_all_consoles_show_is_worked_out_for_the_first_of_them(bridge, desk, monkeypatch):
    now = [10**12]
    monkeypatch.setattr("ui.bridge.time.monotonic_ns", lambda: now[0])
    asked = []

    def cases(_desk, state):
        asked.append(state)
        return len(state.incidents)

    assert len({bridge.once(cases, desk) for _ in range(3)}) == 1
    assert len(asked) == 1
    now[0] += HEALTH_NS + 1
    bridge.once(cases, desk)
    assert len(asked) == 2


def test_a_row_that_changes_is_painted_without_the_rows_beside_it(qtbot):
    def paint(painter, rect, row, _theme):
        painter.drawText(rect, row)

    def height(row, _width, _theme):
        return 20 * len(row.splitlines())

    model = RowModel(str)
    view = RowView(model, paint, height, "Nothing.", "Rows")
    qtbot.addWidget(view)
    view.resize(200, 200)
    view.show()
    model.show_rows(["one", "two", "three"])
    QApplication.processEvents()
    paints = Paints(view.viewport())
    model.show_rows(["one", "two again", "three"])
    QApplication.processEvents()
    assert paints.bounds() == view.visualRect(model.index(1))
    model.show_rows(["one", "two\nlines", "three"])
    qtbot.waitUntil(lambda: view.visualRect(model.index(2)).top() == 60)
    qtbot.waitUntil(lambda: paints.bounds().contains(view.visualRect(model.index(2))))
    model.show_rows(["one", "two\nlines", "three\nof\nthem"])
    qtbot.waitUntil(lambda: view.contentsSize().height() == 120)


def test_another_reading_repaints_its_figure_and_not_the_tile(qtbot):
    meeting = halfrace.meeting()
    reading = readings(meeting, halfrace.Standing().health(), ())[0]
    tile = Tile(reading.rig.number)
    qtbot.addWidget(tile)
    tile.resize(303, 290)
    tile.show()
    for _ in range(30):
        tile.show_reading(meeting, reading)
    QApplication.processEvents()
    paints = Paints(tile)
    before = picture(tile)
    paints.regions.clear()
    value = with_fields(reading.values[2], words="7.7 ms")
    tile.show_reading(
        meeting, with_fields(reading, values=(*reading.values[:2], value, *reading.values[3:]))
    )
    QApplication.processEvents()
    part = paints.bounds()
    assert 0 < part.height() < 80 and part.width() < tile.width()
    painter = QPainter(before)
    tile.render(painter, part.topLeft(), QRegion(part), QWidget.RenderFlag(0))
    painter.end()
    assert before == picture(tile)


def test_a_console_paints_what_it_shows_without_waiting_for_the_event_loop(qtbot, show):
    window = show(Technician)
    qtbot.waitExposed(window)
    QApplication.processEvents()
    paints = Paints(window.strip.last_act)
    window.say("Car 31 is slow.")
    assert paints.regions == []
    window.paint_now()
    assert len(paints.regions) == 1
    QApplication.processEvents()
    assert len(paints.regions) == 1


def test_an_act_is_painted_where_it_was_done_before_another_console_takes_it_up(
    qtbot, monkeypatch, show
):
    director, technician = show(Director), show(Technician)
    done = []
    for window, name in ((director, "director"), (technician, "technician")):
        monkeypatch.setattr(window, "refresh", partial(done.append, f"{name} refreshed"))
        monkeypatch.setattr(window, "paint_now", partial(done.append, f"{name} painted"))
    for window in (director, technician):
        qtbot.waitUntil(lambda window=window: window.pace.settled)
    done.clear()
    technician.send(MarkMoment(), "bookmark")
    qtbot.waitUntil(lambda: "director refreshed" in done)
    assert done == ["technician refreshed", "technician painted", "director refreshed"]
