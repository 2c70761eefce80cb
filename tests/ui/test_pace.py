"""When consoles work: one after the other, and what ages one part a beat."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.widgets import pace as pace_module
from ui.widgets.pace import Pace, Turns


class Console(QObject):
    """Writes down what it is called for; `during` happens in its refresh."""

    def __init__(self, name: str, written: list[str], active: bool = False) -> None:
        super().__init__()
        self.name, self.written, self.active = name, written, active
        self.during: Callable[[], None] = lambda: None

    def beat(self) -> None:
        self._write("beat")

    def look(self) -> None:
        self._write("look")

    def refresh(self) -> None:
        self._write("refresh")
        self.during()

    def paint_now(self) -> None:
        self._write("paint")

    def health_parts(self):
        return tuple(partial(self._write, f"health {part}") for part in range(3))

    def isActiveWindow(self) -> bool:
        return self.active

    def _write(self, what: str) -> None:
        self.written.append(f"{self.name} {what}")


@pytest.fixture
def written() -> list[str]:
    return []


@pytest.fixture
def turns() -> Turns:
    return Turns()


@pytest.fixture
def paces(qtbot, turns, written) -> list[Pace]:  # noqa: ARG001
    """Of consoles A, B and C of one program; somebody works in B."""
    consoles = [Console(name, written, active=name == "B") for name in "ABC"]
    paces = [Pace(console, turns, console) for console in consoles]
    yield paces
    for pace in paces:
        pace.stop()


def settled(qtbot: QtBot, paces: list[Pace]) -> None:
    qtbot.waitUntil(lambda: all(pace.settled for pace in paces))


def refreshed(*names: str) -> list[str]:
    return [f"{name} refresh" for name in names]


def test_the_console_in_front_is_first(qtbot, paces, written):
    for pace in paces:
        pace.changed()
    settled(qtbot, paces)
    assert written == refreshed("B", "A", "C")


def test_what_somebody_did_is_painted_at_that_desk_before_the_others_take_it_up(
    qtbot, paces, written
):
    paces[2].changed()  # its turn would come last
    for pace in paces:
        pace.changed_now(acted=pace is paces[2])
    settled(qtbot, paces)
    assert written == ["C refresh", "C paint", *refreshed("B", "A")]


def test_a_desk_that_fails_to_show_its_own_act_or_closes_keeps_nobody_waiting(
    qtbot, paces, written
):
    def fail() -> None:
        raise ValueError("a fault")

    paces[0].parent().during = fail
    with qtbot.captureExceptions() as faults:
        for pace in paces:
            pace.changed_now(acted=pace is paces[0])
        settled(qtbot, paces)
    assert [str(error) for _, error, _ in faults] == ["a fault"]
    paces[1].changed_now(acted=True)
    paces[2].changed_now()
    paces[1].stop()
    settled(qtbot, [paces[2]])
    assert written == refreshed("A", "B", "C", "C")


def test_a_burst_costs_one_refresh(qtbot, paces, written):
    for _ in range(20):
        paces[0].changed()
    settled(qtbot, paces)
    assert written == refreshed("A")


def test_a_fact_that_comes_meanwhile_is_shown_by_a_refresh_after_it(qtbot, paces, written):
    console = paces[0].parent()

    def once_more() -> None:
        console.during = lambda: None
        paces[0].changed_now()

    console.during = once_more
    paces[0].changed()
    settled(qtbot, paces)
    assert written == refreshed("A", "A")


def test_a_console_that_closes_in_its_turn_leaves_it_to_the_others(qtbot, paces, written):
    paces[1].parent().during = paces[1].stop
    for pace in paces:
        pace.changed()
    settled(qtbot, [paces[0], paces[2]])
    assert written == refreshed("B", "A", "C")


def test_a_refresh_that_fails_keeps_no_other_from_its_turn(qtbot, paces, written):
    def fail() -> None:
        raise ValueError("a fault")

    paces[1].parent().during = fail
    with qtbot.captureExceptions() as faults:
        for pace in paces:
            pace.changed()
        settled(qtbot, paces)
    assert [str(error) for _, error, _ in faults] == ["a fault"]
    assert written == refreshed("B", "A", "C")


def test_what_ages_comes_one_part_a_beat(qtbot, paces, written):
    paces[0].start()
    qtbot.waitUntil(lambda: "A health 2" in written)
    beats, beat = [], []
    for what in written:
        if what == "A beat":
            beat = []
            beats.append(beat)
        else:
            beat.append(what)
    assert all(sum("health" in what for what in beat) <= 1 for beat in beats)
    assert [what for what in written if "health" in what] == [f"A health {i}" for i in range(3)]
    assert sum("A look" in beat for beat in beats) == len(beats) // 3


def test_what_ages_gives_way_to_a_fact_for_one_beat_at_a_time(qtbot, turns, paces, written):
    turns.waiting.add(paces[1])  # B has news for all of this
    paces[0].start()
    qtbot.waitUntil(lambda: "A look" in written)
    assert written[: written.index("A look")] == ["A beat"] * 6  # of which every other gave way


def test_what_ages_gives_way_until_what_a_person_did_is_painted(qtbot, monkeypatch, paces, written):
    monkeypatch.setattr(pace_module, "AWAITED_MS", 100_000)
    paces[2].changed_now()
    settled(qtbot, paces)
    written.clear()
    paces[0].start()
    qtbot.waitUntil(lambda: "A look" in written)
    assert written[: written.index("A look")] == ["A beat"] * 6
