"""Live timing on the director's console: ticks, order at the last mini-sector, the car panel."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from msgspec.structs import replace as changed

from racecontrol.results.classification import Gap
from racecontrol.results.live.fuel import Fuel
from racecontrol.results.live.lap_chart import Chart
from racecontrol.results.live.rows import LiveRow, LiveView
from racecontrol.results.live.stints import PitStop, Stint
from racecontrol.results.live.traps import Trap, TrapSpeed
from racecontrol.results.photo import BLIND_SPOT
from racecontrol.results.tower import Mark
from tests.ui import halfrace
from tests.ui.conftest import make_desk
from ui.bridge import Bridge
from ui.director.car_figures import Held, Road, figures
from ui.director.car_panel import NO_CAR
from ui.director.lap_picker import LAST, Other
from ui.director.tower import Tower
from ui.director.tower_columns import place_columns
from ui.director.tower_lines import Ticks, head_words, lines_of, spoken
from ui.director.window import Window
from ui.theme import load
from ui.tr import worded

ROAD = Road(Gap(laps=2), None, Gap(ms=843), 900_000)
HELD = Held("lap 7 of car 16", 55)
ROW = LiveRow(
    31,
    lap=10,
    distance_m=2_000.0,
    best_ms=92_418,
    ideal_ms=92_001,
    delta_ms=-112,
    session_delta_ms=304,
    predicted_ms=92_306,
    traps=(TrapSpeed(Trap("Line", 0.0), 231.44, 233.06), TrapSpeed(Trap("Fastest", 9.0))),
    stint=Stint(4, (PitStop(5, 26_250),)),
    chart=Chart((1, 1, 2, 4, 3)),
    fuel=Fuel(30.04, 2.5),
)


@pytest.fixture(scope="module")
def live() -> LiveView:
    return halfrace.live().look(halfrace.state())


def words(row: LiveRow, road: Road = Road(), held: Held = Held()) -> dict[str, str]:  # noqa: B008
    return {figure.label: figure.words for figure in figures(row, road, held)}


def test_the_panel_says_what_a_director_asks_about_a_car():
    assert words(ROW, ROAD, HELD) == {
        "To own best": "−0.112",
        "To session best": "+0.304",
        "Predicted lap": "1:32.306",
        "Best lap": "1:32.418",
        "Ideal lap": "1:32.001",
        "To leader": "2 laps",
        "To car ahead": "0.843 ±0.9 ms",
        "To lap 7 of car 16": "+0.055",
        "Line, km/h": "231.4, best 233.1",
        "Fastest, km/h": "–",
        "Stint": "4 laps",
        "Pit stops": "1, last 26.2 s on lap 5",
        "Fuel": "30.0 l, 2.50 l a lap",
        "Fuel lasts": "12.0 laps",
        "Laps led": "2",
        "Places, last lap": "1 won",
    }


def test_what_is_not_known_is_a_dash_and_never_a_nought():
    empty = words(LiveRow(31))
    assert {empty[label] for label in ("To own best", "Predicted lap", "Ideal lap", "Fuel")} == {
        "–"
    }


@pytest.mark.usefixtures("qapp")
def test_no_line_of_the_panel_is_cut_off_in_its_narrowest_place():
    from PySide6.QtGui import QFontMetrics

    theme = load()
    label = QFontMetrics(theme.font("label"))
    figure = QFontMetrics(theme.font("item", "medium", figures=True))
    half = (480 - 2 * theme.space("s5") - 24) // 2
    for line in figures(ROW, ROAD, HELD):
        wide = label.horizontalAdvance(line.label) + figure.horizontalAdvance(line.words)
        assert wide + 8 <= half, line


def test_a_gap_that_the_clocks_cannot_tell_says_so():
    told = words(ROW, Road(interval=Gap(ms=1), interval_bar_ns=1_300_000))
    assert told["To car ahead"] == "in the bar, ±1.3 ms"


def test_a_car_that_is_carried_on_by_its_pace_has_no_error_but_an_estimate():
    told = words(ROW, Road(Gap(ms=9), 7, Gap(ms=8), 7, guessed=("≈+3.1", "")))
    assert (told["To leader"], told["To car ahead"]) == ("≈+3.1", "–")


def test_the_tower_says_where_two_cars_are_closer_than_their_joint_error(live):
    state = halfrace.state()
    before = lines_of(state, state.current, 3, {}, live=live)
    assert before[1].cells["interval"].words == "1.473"
    wide = {car: dict.fromkeys(marks, 1_200_000_000) for car, marks in live.places.marks.items()}
    unsure = changed(live, places=changed(live.places, errors=wide))
    line = lines_of(state, state.current, 3, {}, live=unsure)[1]
    assert line.cells["interval"].words == "≤1.696"
    assert line.cells["gap"].words == "≤1.696"
    assert "closer to the car ahead than the clocks can tell" in line.sentence


def test_only_a_quicker_delta_is_coloured():
    marks = {figure.label: figure.mark for figure in figures(ROW)}
    assert marks["To own best"] is Mark.PERSONAL_BEST
    assert marks["To session best"] is Mark.NONE


def test_a_running_lap_has_a_tick_for_each_mini_sector_behind_it(live):
    state = halfrace.state()
    line = lines_of(state, state.current, 3, {}, live=live)[0]
    driven = [mark is not None for mark in line.ticks.marks]
    assert driven == [True] * sum(driven) + [False] * (20 - sum(driven))
    assert 5 < sum(driven) < 12  # the leader is at 40 % of his lap
    assert line.ticks.breaks == (7, 13)
    assert ". Mini-sectors 1 to " in line.sentence


def test_the_order_is_that_at_the_last_mini_sector_and_the_head_says_so(live):
    state = halfrace.state()
    order = tuple(line.number for line in lines_of(state, state.current, 3, {}, live=live))
    assert live.places is not None
    assert order == live.places.order
    assert head_words(state.current, live) == "Order at the last mini-sector"


def test_ticks_are_said_without_colour():
    s, p = Mark.SESSION_BEST, Mark.PERSONAL_BEST
    assert spoken(Ticks((s, p, p, Mark.NONE, None))) == (
        ". Mini-sectors 1 to 4: 1 session best, 2 personal bests"
    )
    assert spoken(Ticks((Mark.NONE, None))) == ". Mini-sectors 1: no best"
    assert spoken(Ticks((None, None))) == ""


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("width", "small"), [(1048, False), (735, True), (1400, False)])
def test_ticks_stay_in_their_column_and_their_height_says_what_they_are(width, small):
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QImage, QPainter

    from ui.widgets.marks import paint_ticks

    theme = load(small=small)
    column = next(p for p in place_columns(width, theme) if p.column.key == "minis")
    image = QImage(column.width + 40, 40, QImage.Format.Format_RGB32)
    image.fill(theme.colours.background1)
    painter = QPainter(image)
    marks = (Mark.SESSION_BEST, Mark.PERSONAL_BEST, Mark.NONE, *[None] * 16, Mark.SESSION_BEST)
    paint_ticks(painter, QRect(0, 0, column.width, 40), marks, (7, 13), theme)
    painter.end()
    ground = theme.colours.background1.rgb()
    columns = [[image.pixel(x, y) for y in range(40)] for x in range(image.width())]
    heights = [sum(pixel != ground for pixel in rows) for rows in columns]
    painted = [x for x, high in enumerate(heights) if high]
    assert painted[-1] < column.width
    tall = [high for x, high in enumerate(heights) if high and heights[x - 1] == 0]
    assert len(tall) == 20
    assert tall[0] > tall[1] > tall[2] > tall[3] == tall[10] > 0
    assert tall[-1] == tall[0]
    inks = {rows[y] for rows in columns[:2] for y in range(40)} - {ground}
    assert theme.colours.session_best.rgb() in inks


def test_a_narrow_tower_says_the_sectors_in_the_tooltip(qtbot):
    from PySide6.QtCore import Qt

    state, panel = halfrace.state(), Tower()
    qtbot.addWidget(panel)
    panel.show_session(state, state.current, 3, {})
    model = panel.body.model
    told = model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)
    assert told.startswith("S1 ") and "S2 " in told and "S3 " in told


@pytest.fixture
def window(qtbot, make_control):
    desk = replace(make_desk(make_control(halfrace.NOW_MS)), live=halfrace.live())
    bridge = Bridge(desk.control)
    made = Window(desk, bridge)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    yield made
    bridge.close()


def test_selecting_a_car_shows_its_figures_and_escape_takes_them_away(qtbot, window):
    from PySide6.QtCore import Qt

    assert window.car.body.accessibleDescription() == worded(NO_CAR)
    qtbot.keyClicks(window, "31")
    shown = {figure.label: figure.words for figure in window.car.body.figures}
    best = window.state.sessions["race-1"].run(31).laps
    assert shown["Ideal lap"] != "–"
    assert shown["Stint"] == f"{len(best)} laps"
    assert shown["To car ahead"] != "–"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.car.body.accessibleDescription() == worded(NO_CAR)


def test_the_running_lap_is_held_to_any_lap_of_any_car(qtbot, window):
    from PySide6.QtCore import Qt

    asked = []

    def delta_ms(entry, other, lap):
        asked.append((entry, other, lap))
        return -37

    window.car._live = SimpleNamespace(delta_ms=delta_ms)
    qtbot.keyClicks(window, "31")
    shown = {figure.label: figure.words for figure in window.car.body.figures}
    assert shown["To another lap"] == "–"
    assert not window.car.picker.laps.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_J)
    assert window.focusWidget() is window.car.picker.cars
    window.car.picker.pick(Other(44, 5))
    shown = {figure.label: figure.words for figure in window.car.body.figures}
    assert shown["To lap 5 of car 44"] == "−0.037"
    assert asked[-1] == (31, 44, 5)
    window.car.picker.pick(Other(44))
    best = min(window.state.sessions["race-1"].run(44).laps[1:], key=lambda lap: lap.official_ms)
    assert asked[-1] == (31, 44, best.lap)
    window.car.picker.pick(Other(44, LAST))
    assert asked[-1] == (31, 44, 9)
    window.select(16)
    assert asked[-1] == (16, 44, 9)
    qtbot.keyClick(window.car.picker.cars, Qt.Key.Key_Escape)
    assert window.focusWidget() is window
    assert window.selected == 16


def test_the_blind_spot_of_the_clocks_is_said_where_errors_are_shown(qtbot, window):
    qtbot.keyClicks(window, "31")
    assert window.car.head.remark == BLIND_SPOT
    assert window.laps.head.remark == BLIND_SPOT
    assert BLIND_SPOT in window.health.toolTip()


def test_the_tower_follows_a_mini_sector_without_any_fact(qtbot, window):
    first, second = window.tower.lines[:2]
    rig = _rig(second.number)
    passing = max(halfrace.seen(), key=lambda p: (p.rig == rig) * p.at_ns)
    count = sum(mark is not None for mark in second.ticks.marks)
    line = [i for i, x in enumerate(window.desk.circuits[halfrace.TRACK].lines) if x.kind == "mini"]
    ahead = sum(mark is not None for mark in first.ticks.marks) - count + 1
    for step in range(1, ahead + 1):
        tick = passing.tick + step * 200
        at_ns = passing.at_ns + step
        index = line[count - 1 + step]
        window.desk.live.take(changed(passing, line_index=index, tick=tick, at_ns=at_ns))
    qtbot.waitUntil(lambda: window.tower.lines[0].number == second.number)
    assert sum(mark is not None for mark in window.tower.lines[0].ticks.marks) == count + ahead


def _rig(number: int) -> int:
    meeting = halfrace.meeting()
    return [rig.number for rig in meeting.rigs].index(meeting.entry(number).rig)


def test_the_console_stands_as_pictured(window, qtbot, tmp_path):
    qtbot.keyClicks(window, "31")
    qtbot.waitUntil(lambda: bool(window.car.body.figures))
    picture = tmp_path / "director.png"
    assert window.grab().save(str(picture))
    assert window.car.body.height() >= 7 * 18
