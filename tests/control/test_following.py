"""Cars that follow the orders of a person: prepared, let go, slowed, flagged, called back."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from racecontrol.cars import RehearsalError
from racecontrol.control import Accepted
from racecontrol.following import Following
from racecontrol.meeting.acts import AnyAct, EndSession, FormGrid, ShowFlag, StartSession
from racecontrol.meeting.facts import AnyFact, LapCompleted, MeetingOpened
from racecontrol.meeting.flow_acts import (
    AbortStart,
    ArmStart,
    EndNeutralisation,
    MarkReady,
    Neutralise,
    StartLights,
    TakeOrder,
)
from racecontrol.meeting.flow_facts import NeutralisationSet
from racecontrol.meeting.model import Flag, Lap, Person, SessionPlan
from racecontrol.meeting.procedures import Neutral, NeutralStep
from tests.story import DIRECTOR, GAME_MS, START_NS, meeting
from tests.ui.loopback import Stage as Desk

GRID = (7, 12, 31)
ROUNDS = 400  # of the follower, each with a pause: more than any order takes to reach the cars


class Orders:
    """A stage that writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.rigs: Mapping[int, int] = {}

    def prepare(self, plan: SessionPlan, grid: tuple[int, ...], elapsed_ticks: int) -> None:
        after = " under way" if elapsed_ticks else ""
        self.told.append(f"prepare {plan.key}, {plan.laps} laps, {grid}{after}")

    def go(self, at_monotonic_ns: int, elapsed_ticks: int) -> None:
        assert at_monotonic_ns > 0
        self.told.append("go on" if elapsed_ticks else "go")

    def chequered(self) -> None:
        self.told.append("chequered")

    def slow(self, kmh: float, share: float, bunched: bool) -> None:
        how = f" at {share:.2f} of the pace" if share < 1 else ""
        self.told.append(f"slow to {kmh:.0f}{how}{', in a queue' if bunched else ''}")

    def free(self) -> None:
        self.told.append("free")

    def seat(self, rigs: Mapping[int, int]) -> None:
        self.rigs = rigs

    def menu(self) -> None:
        self.told.append("menu")


class Hall:
    """A desk, a stage and who follows; the follower looks when it is asked to."""

    def __init__(self, folder: Path, speed: float = 20.0) -> None:
        plan = meeting(*GRID)
        self.desk = Desk(folder, (MeetingOpened(plan),), plan, START_NS, speed)
        self.orders = Orders()
        self.follower = self.another()

    def another(self) -> Following:
        """As after the program was started again."""
        return Following(self.desk.control, self.orders, heard=lambda: (1, 2, 3))

    def act(self, act: AnyAct, who: Person = DIRECTOR) -> None:
        answer = self.desk.control.submit(act, who).result(timeout=5)
        assert isinstance(answer, Accepted), answer
        self.follower.look(self.desk.control.state)

    def observe(self, fact: AnyFact) -> None:
        self.desk.control.observe(fact)

    def until(self, order: str) -> None:
        """Look, as `run` does, until the cars were told so."""
        for _ in range(ROUNDS):
            if self.orders.told[-1] == order:
                return
            self.follower.look(self.desk.control.state)
            self.follower._pause()
        raise AssertionError(f"{order!r} was not told: {self.orders.told}")

    def race(self) -> None:
        """Race 1 by the lights, until the cars go."""
        self.act(FormGrid("race-1", GRID))
        for number in GRID:
            for driver in (False, True):
                self.act(MarkReady("race-1", number, driver))
        self.act(ArmStart("race-1"))
        self.act(StartLights("race-1"))


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.desk.close()


def test_a_formed_grid_brings_the_cars_onto_it_once(hall: Hall) -> None:
    hall.act(FormGrid("race-1", GRID))
    hall.follower.look(hall.desk.control.state)
    assert hall.orders.told == ["prepare race-1, 3 laps, (7, 12, 31)"]
    assert hall.orders.rigs == {7: 1, 12: 2, 31: 3}
    hall.act(FormGrid("race-1", (31, 12, 7)))
    assert hall.orders.told[-1] == "prepare race-1, 3 laps, (31, 12, 7)"


def test_a_session_without_lights_goes_with_its_start(hall: Hall) -> None:
    hall.act(FormGrid("qualifying", GRID))
    hall.act(StartSession("qualifying"))
    hall.until("go")
    hall.act(ShowFlag("qualifying", Flag.CHEQUERED))
    hall.act(EndSession("qualifying"))
    assert hall.orders.told[1:] == ["go", "chequered", "menu"]


def test_the_cars_go_when_the_lights_go_out(hall: Hall) -> None:
    hall.race()
    hall.until("go")
    assert hall.orders.told == ["prepare race-1, 3 laps, (7, 12, 31)", "go"]


def test_an_aborted_start_has_the_cars_on_the_grid_again(hall: Hall) -> None:
    hall.race()
    hall.until("go")
    hall.act(AbortStart("race-1", "A car stands"))
    assert hall.orders.told[2:] == ["menu", "prepare race-1, 2 laps, (7, 12, 31)"]


def test_cars_keep_to_a_neutralisation_and_go_on_after_it(hall: Hall) -> None:
    hall.race()
    hall.until("go")
    hall.act(Neutralise("race-1", Neutral.FCY))
    assert hall.orders.told[-1] == "slow to 75"
    hall.act(EndNeutralisation("race-1"))
    assert hall.orders.told[-1] == "slow to 75"  # its end is announced, not there
    now_ns = hall.desk.clock.now()
    hall.observe(NeutralisationSet("race-1", Neutral.FCY, NeutralStep.OVER, now_ns))
    hall.until("free")


def test_after_a_red_flag_the_rest_is_a_race_of_its_own(hall: Hall) -> None:
    hall.race()
    hall.until("go")
    begun_ns = hall.desk.control.state.sessions["race-1"].started_ns
    for place, number in enumerate(GRID):
        at_ns = begun_ns + (60_000 + place) * GAME_MS
        lap = Lap(number, 1, 60_000 + place, None, (), at_ns, 0, True, False, 0, 0)
        hall.observe(LapCompleted("race-1", lap))
    hall.act(ShowFlag("race-1", Flag.RED, at_ns=begun_ns + 70_000 * GAME_MS))
    assert hall.orders.told[-1] == "slow to 80"
    hall.act(TakeOrder("race-1"))
    assert hall.orders.told[-2:] == ["menu", "prepare race-1-1, 2 laps, (7, 12, 31)"]
    hall.act(ArmStart("race-1", anyway=True))
    hall.act(StartLights("race-1"))
    hall.until("go")


def test_a_program_started_again_takes_the_cars_up_where_they_are(hall: Hall) -> None:
    hall.race()
    hall.until("go")
    go_ns = hall.desk.control.state.sessions["race-1"].started_ns
    while hall.desk.clock.now() < go_ns + 1_000_000_000:
        hall.follower._pause()
    hall.follower = hall.another()
    hall.follower.look(hall.desk.control.state)
    taken_up = ["prepare race-1, 3 laps, (7, 12, 31) under way", "go on"]
    assert hall.orders.told[2:] == taken_up
    hall.follower.look(hall.desk.control.state)
    assert hall.orders.told[2:] == taken_up


def test_a_program_started_again_before_the_lights_are_out_has_the_cars_wait(
    tmp_path: Path,
) -> None:
    hall = Hall(tmp_path, speed=0.1)  # the lights are out in a minute
    hall.race()
    hall.follower = hall.another()
    hall.follower.look(hall.desk.control.state)
    hall.follower.look(hall.desk.control.state)
    hall.desk.close()
    assert hall.orders.told == ["prepare race-1, 3 laps, (7, 12, 31)"] * 2


def test_it_ends_when_it_is_told_to(hall: Hall) -> None:
    hall.follower.stop()
    with pytest.raises(RehearsalError, match="was stopped"):
        hall.follower.run()
