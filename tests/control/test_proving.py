"""Readings become facts, guided tests get verdicts: simulated bases, a real control and journal."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drivers.fanatec.simulated import SimulatedBase
from racecontrol.control import Accepted, Control, Update, open_meeting
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.facts import AnyFact
from racecontrol.meeting.model import Person, Role
from racecontrol.meeting.parity_acts import LoadGolden, RecordCheck, TakeGolden, WriteGolden
from racecontrol.meeting.parity_facts import (
    CheckDone,
    GoldenSet,
    RigRead,
    RigsSealedEqual,
    SettingsWritten,
)
from racecontrol.meeting.rig_facts import EstopOpened, EstopReset
from racecontrol.proving import Proving
from racecontrol.rigs.showing import Order
from racecontrol.timing.health import Counts, RigHealth, Signal
from tests.drivers.fanatec.bench import Bench
from tests.story import meeting

TECHNICIAN = Person("Technician", Role.TECHNICIAN)


class Stage:
    """Two rigs with simulated bases, a control, and the proving, turned by hand."""

    def __init__(self, path: Path) -> None:
        self.bench = Bench(2).ready()
        self.journal = SqliteJournal(path, "test")
        self.control = Control(self.journal, open_meeting(self.journal, meeting(7, 12)))
        self.facts: list[AnyFact] = []
        self._heard = threading.Condition()
        self.missing = 0
        self.proving = Proving(
            self.control, self.bench.desk, self.health, lambda: self.bench.now_ns
        )
        self.control.subscribe(self._hear)
        self.control.start()

    def health(self) -> tuple[RigHealth, ...]:
        counts = Counts(600, 0, 0, 0, 0, self.missing, 0, 1)
        return tuple(
            RigHealth(rig, Signal.DRIVING, "C", 59.9, 0.0, 1, 0.1, 0.1, counts) for rig in (0, 1)
        )

    def _hear(self, update: Update) -> None:
        with self._heard:
            self.facts += update.facts
            self._heard.notify_all()

    def wait_for(self, kind: type, wanted: Callable[[AnyFact], bool] = lambda _: True) -> AnyFact:
        def found() -> list[AnyFact]:
            return [fact for fact in self.facts if isinstance(fact, kind) and wanted(fact)]

        with self._heard:
            assert self._heard.wait_for(lambda: bool(found()), timeout=10), self.facts[-3:]
            return found()[-1]

    def act(self, act: object) -> None:
        answer = self.control.submit(act, TECHNICIAN).result(timeout=10)  # type: ignore[arg-type]
        assert isinstance(answer, Accepted), answer

    def run(self, seconds: float) -> None:
        """Time goes by; the proving looks five times a second, as it does on its thread."""
        for at, _ in enumerate(self.bench.rounds(seconds)):
            if at % 20 == 0:
                self.proving.look()
        self.proving.look()


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path / "event.journal")
    yield stage
    stage.proving.stop()
    stage.control.stop()
    stage.journal.close()


def of_rig(rig: int) -> Callable[[AnyFact], bool]:
    return lambda fact: getattr(fact, "rig", 0) == rig


def test_what_a_base_is_and_how_it_is_set_becomes_one_fact_and_no_second_one(stage: Stage) -> None:
    stage.run(0.5)
    stage.wait_for(RigRead, of_rig(2))
    stage.act(TakeGolden(1))
    sheet = stage.control.state.parity.sheet(1)
    assert sheet["base.type"].text == "ClubSport DD+" and sheet["console.packet"].text == "C"
    assert sheet["base.port"].text == stage.bench.bases[0].port
    assert "base.port" not in stage.control.state.parity.golden_sheet
    told = len(stage.facts)
    stage.run(2.0)
    stage.act(TakeGolden(1))
    assert [type(fact) for fact in stage.facts[told:]] == [GoldenSet]


def turn_force(base: SimulatedBase, percent: int) -> None:
    base.turn_setting(2, percent)


def test_a_setting_turned_in_mid_session_is_told_with_the_line_that_changed(stage: Stage) -> None:
    stage.run(0.5)
    stage.wait_for(RigRead, of_rig(2))
    stage.control.observe(RigsSealedEqual(1, 0, "Technician"))
    turn_force(stage.bench.bases[1], 35)
    stage.run(1.0)
    stage.wait_for(RigRead, lambda fact: [v.key for v in fact.values] == ["tuning.FF"])  # type: ignore[union-attr]
    stage.act(TakeGolden(1))
    (line,) = stage.control.state.parity.differences(2)
    assert line.name == "FF" and line.found.startswith("35")


def test_the_golden_tuning_is_written_to_another_rig_and_read_back(stage: Stage) -> None:
    turn_force(stage.bench.bases[1], 35)
    stage.run(1.0)
    stage.wait_for(RigRead, lambda fact: of_rig(2)(fact) and len(fact.values) > 20)  # type: ignore[union-attr]
    stage.act(TakeGolden(1))
    assert [line.key for line in stage.control.state.parity.differences(2)] == ["tuning.FF"]
    stage.act(WriteGolden((2,)))
    stage.run(2.0)
    written = stage.wait_for(SettingsWritten)
    assert isinstance(written, SettingsWritten) and written.written, written
    stage.act(TakeGolden(1))
    assert stage.control.state.parity.differences(2) == ()


def test_writing_to_a_base_that_is_away_says_why_not(stage: Stage) -> None:
    stage.run(0.5)
    stage.wait_for(RigRead, of_rig(1))
    golden = tuple(stage.control.state.parity.sheet(1).values())
    stage.act(LoadGolden(golden, "golden.toml"))
    stage.bench.bases[1].unplug()
    stage.run(2.0)
    stage.act(WriteGolden((2,)))
    stage.run(3.0)
    written = stage.wait_for(SettingsWritten)
    assert isinstance(written, SettingsWritten) and not written.written and written.words


def test_a_base_that_leaves_its_port_changes_its_sheet_and_on_its_console_it_does_not(
    stage: Stage,
) -> None:
    stage.run(0.5)
    stage.bench.desk.to_console(1)
    for base in stage.bench.bases:
        base.unplug()
    stage.run(2.0)
    stage.wait_for(RigRead, lambda fact: fact.values[0].text == "not there")  # type: ignore[union-attr]
    stage.act(TakeGolden(1))
    sheets = stage.control.state.parity.sheets
    assert sheets[2]["base.port"].text == "not there"
    assert sheets[1]["base.port"].text == stage.bench.bases[0].port


def test_a_guided_test_says_what_to_do_and_is_recorded_under_the_name_of_who_began_it(
    stage: Stage,
) -> None:
    stage.proving.begin(1, "soak", TECHNICIAN)
    stage.run(10.0)
    assert stage.proving.trials[1].sentence == "50 s left."
    stage.run(51.0)
    done = stage.wait_for(CheckDone)
    assert isinstance(done, CheckDone)
    assert (done.rig, done.check, done.passed, done.by) == (1, "soak", True, "Technician")
    assert stage.proving.trials == {}


def test_what_a_test_measures_goes_on_the_sheet_of_the_rig(stage: Stage) -> None:
    stage.proving.begin(1, "cadence", TECHNICIAN)
    stage.run(6.0)
    done = stage.wait_for(CheckDone)
    assert isinstance(done, CheckDone) and not done.passed  # simulated at 250 a second
    assert stage.control.state.parity.sheet(1)["cadence"].number == pytest.approx(250, abs=5)


def test_the_estop_test_counts_what_the_box_told(stage: Stage) -> None:
    stage.proving.begin(1, "estop", TECHNICIAN)
    stage.run(0.2)
    assert stage.proving.trials[1].sentence == "Press the e-stop."
    stage.control.observe(EstopOpened(1, 1))
    stage.wait_for(EstopOpened)
    stage.run(0.2)
    assert stage.proving.trials[1].sentence == "Release the e-stop, then reset it."
    stage.control.observe(EstopReset(1, "Technician", 2))
    stage.wait_for(EstopReset)
    stage.run(0.2)
    assert stage.wait_for(CheckDone).passed  # type: ignore[union-attr]


def test_the_estop_test_says_so_while_it_runs_and_not_for_ever(stage: Stage) -> None:
    assert stage.proving.estops_tested() == {}
    begun_ns = stage.bench.now_ns
    stage.proving.begin(1, "estop", TECHNICIAN)
    stage.proving.begin(2, "noise", TECHNICIAN)
    assert stage.proving.estops_tested() == {1: begun_ns}
    stage.bench.now_ns += 61_000_000_000  # left alone
    assert stage.proving.estops_tested() == {}
    stage.proving.begin(1, "estop", TECHNICIAN)
    assert 1 in stage.proving.estops_tested()
    stage.proving.give_up(1)
    assert stage.proving.estops_tested() == {}


def test_lost_packets_fail_the_packet_test_and_a_test_may_be_given_up(stage: Stage) -> None:
    stage.proving.begin(1, "packets", TECHNICIAN)
    stage.run(1.0)
    stage.missing = 3
    stage.run(0.2)
    done = stage.wait_for(CheckDone)
    assert isinstance(done, CheckDone) and done.figures.startswith("3 packets lost")
    stage.proving.begin(1, "packets", TECHNICIAN)
    stage.proving.give_up(1)
    assert stage.proving.trials == {}


def test_a_round_that_fails_is_logged_and_does_not_end_the_thread(
    stage: Stage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = threading.Event()

    def fail() -> None:
        if failed.is_set():
            again.set()
        failed.set()
        raise ValueError("once")

    again = threading.Event()
    monkeypatch.setattr(stage.proving, "look", fail)
    stage.proving.start()
    assert failed.wait(10) and again.wait(10)
    stage.proving.stop()
    caplog.clear()


def test_a_test_that_a_person_judges_moves_the_base_until_that_person_has_said_it(
    stage: Stage,
) -> None:
    stage.proving.begin(1, "leds", TECHNICIAN)
    stage.run(0.3)
    assert stage.proving.trials[1].order is Order.RED
    assert stage.proving.trials[1].sentence == "Look at the rim."
    stage.run(2.0)
    assert stage.proving.trials[1].order is Order.BLUE
    stage.act(RecordCheck(1, "leds", True))
    stage.wait_for(CheckDone)
    assert stage.proving.trials == {}


def test_a_base_that_is_away_says_so_in_place_of_the_instruction(stage: Stage) -> None:
    stage.bench.bases[0].unplug()
    stage.run(1.0)
    stage.proving.begin(1, "display", TECHNICIAN)
    stage.run(1.0)
    assert "Plug it in here." in stage.proving.trials[1].sentence
