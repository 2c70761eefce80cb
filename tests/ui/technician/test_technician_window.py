"""The technician's console with real widgets and rigs that send real packets over loopback."""

import dataclasses

from PySide6.QtCore import QEvent, QObject, Qt

from racecontrol.control import Update
from racecontrol.meeting.facts import GridFormed, RigFellSilent, RigHeardAgain
from racecontrol.meeting.model import Doubt
from tests.ui.halfrace import NOW_NS
from tests.ui.hearing import shown
from ui.technician.readings import causes
from ui.technician.summary import Cell
from ui.technician.summary_row import SummaryRow
from ui.technician.tiles import SPARK_POINTS
from ui.theme import load

LEFT = Qt.MouseButton.LeftButton


class Paints(QObject):
    """Counts the paints of a widget."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


def heard(qtbot, stage, rig, count):
    """Wait until the timing loop has taken so many packets of a rig."""
    telemetry = stage.rigs.telemetry
    qtbot.waitUntil(lambda: telemetry.health()[rig].counts.accepted >= count, timeout=10_000)


def tile(window, rig):
    return window.tiles.tiles[rig - 1]


def test_there_is_one_tile_per_rig_in_seat_order(window):
    assert [tile.rig for tile in window.tiles.tiles] == list(range(1, 13))
    places = [(tile.y(), tile.x()) for tile in window.tiles.tiles]
    assert places == sorted(places)
    assert len({y for y, _ in places}) == 3


def test_rigs_that_never_spoke_say_so(window):
    assert {tile.reading.word for tile in window.tiles.tiles} == {"NEVER HEARD"}
    assert window.row.cells[0].figure == "0 of 12"


def test_a_rig_that_sends_is_read_from_its_packets(qtbot, window, stage):
    stage.rigs.send(3, 20, speed=50.0)
    heard(qtbot, stage, 3, 20)
    window.show_health()
    reading = tile(window, 4).reading
    assert (reading.word, reading.stale, reading.entry.code) == ("DRIVING", False, "KSZ")
    assert reading.values[4].words == "B"
    assert window.row.cells[0].figure == "1 of 12"


def test_lost_doubled_and_refused_packets_are_counted_on_their_tile(qtbot, window, stage):
    stage.rigs.send(0, 10)
    stage.rigs.skip(0, 5)
    stage.rigs.send(0, 10)
    stage.rigs.send_raw(0, b"too short")
    heard(qtbot, stage, 0, 20)
    qtbot.waitUntil(lambda: stage.rigs.telemetry.health()[0].counts.bad_length == 1)

    def shown():
        window.show_health()
        return {value.label: (value.words, value.odd) for value in tile(window, 1).reading.values}

    qtbot.waitUntil(lambda: shown()["Loss"] == ("20.0 %", True))  # rates may be 0.2 s old
    assert shown()["Refused"] == ("1", True)
    counted = {value.label: value.words for value in causes(stage.rigs.telemetry.health()[0])}
    assert counted["Missing, never came"] == "5"


def test_a_stranger_on_the_net_is_shown_with_its_address(qtbot, window, stage):
    stage.rigs.send_from_elsewhere("127.0.9.9")
    qtbot.waitUntil(lambda: stage.rigs.telemetry.unknown_sources()[0] == 1)
    window.show_health()
    cell = next(cell for cell in window.row.cells if cell.label == "unknown datagrams")
    assert (cell.figure, cell.remark, cell.normal) == ("1", "1 from 127.0.9.9", False)


def test_a_click_chooses_a_rig_and_its_car(qtbot, window):
    qtbot.mouseClick(tile(window, 4), LEFT)
    assert (window.rig, window.selected) == (4, 31)
    assert window.detail.head.accessibleName().startswith("Rig 4, car 31")


def test_two_digits_choose_the_rig_of_a_car(qtbot, window):
    qtbot.keyClicks(window.tiles, "88")
    assert (window.rig, window.selected) == (12, 88)


def test_arrows_walk_over_the_tiles_and_stop_at_the_edge(qtbot, window):
    window.choose_rig(4)
    for key, rig in (
        (Qt.Key.Key_Down, 8),
        (Qt.Key.Key_Left, 7),
        (Qt.Key.Key_Down, 11),
        (Qt.Key.Key_Down, 11),
    ):
        qtbot.keyClick(tile(window, window.rig), key)
        assert window.rig == rig


def test_the_charts_show_the_rig_that_is_chosen(qtbot, window, stage):
    assert not window.detail.stack.isVisible()
    stage.rigs.send(4, 40, speed=50.0, throttle=255, brake=51)
    heard(qtbot, stage, 4, 40)
    window.choose_rig(5)
    stack = window.detail.stack
    assert stack.isVisible()
    assert [stack.values(row)[0] for row in (0, 2, 3)] == ["180", "100", "20"]


def test_a_minute_of_samples_is_thinned_to_what_the_pixels_can_show(qtbot, window, stage):
    for sent in range(100, 3601, 100):  # no more at once than a small socket buffer holds
        stage.rigs.send(4, 100, speed=50.0)
        heard(qtbot, stage, 4, sent)
    window.choose_rig(5)
    assert 0 < window.detail.stack.strips.drawn(0, 0) <= 1080


def test_traces_follow_the_samples_by_themselves(qtbot, window, stage):
    window.choose_rig(5)

    def followed():
        stage.rigs.send(4, 1, speed=50.0)  # the cursor stands at now: only a fresh one is read
        return window.detail.stack.values(0)[0] == "180"

    qtbot.waitUntil(followed, timeout=10_000)


def test_a_silence_is_told_in_the_events_of_its_rig(qtbot, window, stage):
    window.choose_rig(9)
    with shown(qtbot, window):
        stage.control.observe(RigFellSilent(9, NOW_NS))
    assert window.detail.events.rows[0][1] == "No packets from here on."
    with shown(qtbot, window):
        stage.control.observe(RigHeardAgain(9, NOW_NS, 3_400))
    assert window.detail.events.rows[0][1] == "Heard again after 3.4 s without packets."


def test_laps_and_sectors_are_in_the_events(window):
    window.choose_rig(4)
    sentences = [sentence for _, sentence in window.detail.events.rows]
    assert sentences[0] == "Lap 9 in 1:32.575."
    assert "Passed the end of sector 2 on lap 9." in sentences


def test_a_tile_that_did_not_change_is_not_painted_again(qtbot, window, stage):
    for _ in range(SPARK_POINTS + 1):
        window.show_health()
    with qtbot.waitSignal(window.pace._beat.timeout):
        pass
    paints = Paints(tile(window, 1))
    window.show_health()
    with qtbot.waitSignal(window.pace._beat.timeout):
        pass
    assert paints.count == 0
    stage.rigs.send(0, 5)
    heard(qtbot, stage, 0, 5)
    window.show_health()
    qtbot.waitUntil(lambda: paints.count == 1)


def test_a_stale_rig_is_hatched_and_its_traces_too(qtbot, window, stage):
    stage.rigs.send(8, 5)
    heard(qtbot, stage, 8, 5)
    window.choose_rig(9)
    window.show_health()
    fresh = tile(window, 9).grab().toImage()
    qtbot.waitUntil(
        lambda: window.show_health() or tile(window, 9).reading.word.startswith("STALE"),
        timeout=5_000,
    )
    assert tile(window, 9).grab().toImage() != fresh
    assert window.detail._veil.isVisible()


def test_without_a_rig_the_detail_says_how_to_choose_one(window):
    detail = window.detail
    assert detail._empty.isVisible()
    assert detail._empty.accessibleName().startswith("Choose a rig")
    assert not detail.events.isVisible()


def test_the_first_grid_opens_the_detail_on_its_first_car(window):
    update = Update(window.state, (GridFormed("race-2", (88, 31)),), 1)
    window.show_update(update)
    assert window.rig == 12
    window.choose_rig(4)
    window.show_update(update)
    assert window.rig == 4


def test_another_theme_is_taken_up_by_tiles_and_traces(qtbot, window, stage):
    stage.rigs.send(4, 10, speed=50.0)
    heard(qtbot, stage, 4, 10)
    window.choose_rig(5)
    dark = window.grab().toImage()
    window.set_theme(load("light"))
    light = window.grab().toImage()
    middle = tile(window, 5).mapTo(window, tile(window, 5).rect().center())
    assert light.pixelColor(middle).lightness() > dark.pixelColor(middle).lightness()
    assert window.detail.stack.strips.pens[0].color() == load("light").colours.text1


def test_the_detail_says_why_a_rig_may_not_score_and_what_nobody_can_see(qtbot, window, stage):
    stage.rigs.send(3)
    window.choose_rig(4)
    window.show_health()
    assert window.detail.stream_remark == "A constant delay of one console cannot be seen."
    doubts = tuple(Doubt.OTHER_TRACK if rig == 3 else None for rig in range(12))
    window.desk = dataclasses.replace(stage.desk, doubts=lambda: doubts)
    qtbot.waitUntil(lambda: window.desk.telemetry.latest()["arrival_ns"][3] > 0)
    window.show_health()
    assert window.tiles.tiles[3].reading.word == "OTHER TRACK?"
    assert "on another track" in window.detail.stream_remark


def test_the_summary_makes_room_for_long_texts_and_does_not_move_back(qtbot):
    row = SummaryRow()
    qtbot.addWidget(row)
    row.resize(600, 56)
    row.show_cells(tuple(Cell("1", "a", "b") for _ in range(3)))
    assert row._widths() == [200, 200, 200]
    row.show_cells((Cell("1", "a", "b" * 60), Cell("1", "a", "b"), Cell("1", "a", "b")))
    wide = row._widths()
    assert wide[0] > 300
    assert sum(wide) <= 600
    row.show_cells(tuple(Cell("1", "a", "b") for _ in range(3)))
    assert row._widths() == wide
