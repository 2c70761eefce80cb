"""A visit to the pit lane from before a restart, measured in the recording."""

import numpy as np
import pytest

from drivers.gt7.packet import MAGIC, WIRE
from racecontrol.frontdoor.recall import recall_of
from racecontrol.meeting.acts import GiveDecision
from racecontrol.meeting.facts import PassingRecorded, ProgramStarted
from racecontrol.meeting.model import Line, Passing
from racecontrol.stewarding.evidence import Found
from racecontrol.stewarding.service import Driven
from racecontrol.timing.clock import EventClock
from racecontrol.timing.sample import SAMPLE
from racecontrol.tracks.library import load
from tests.frontdoor.test_recordings_of_event import NS, TICK_NS, record
from tests.stewarding.pit_visit import Visit
from tests.story import START_NS, STEWARD, Story
from ui.steward.service_keeper import ServiceKeeper

CIRCUIT = load("saltmere")
BOOTED_NS = 5_000 * NS
CLOCK = EventClock(START_NS, BOOTED_NS)
OUT_S = 100  # of the event, when the recording of the visit begins


def packets(samples):
    """What the console of this car sent."""
    wire = np.zeros(len(samples), WIRE["C"])
    wire["magic"], wire["seed"] = MAGIC, samples["packet_id"]
    for name in ("packet_id", "position", "velocity", "speed", "lap", "flags"):
        wire[name] = samples[name]
    wire["packet_id"] += 1 - samples["packet_id"].min()
    return [packet.tobytes() for packet in wire]


@pytest.fixture
def served(tmp_path):
    """Car 07 drove through the pit lane, and then the program was started again."""
    samples = Visit(CIRCUIT).samples()
    begin_ns = BOOTED_NS + OUT_S * NS
    rows = [(0, begin_ns + i * TICK_NS, 0, one) for i, one in enumerate(packets(samples))]
    record(tmp_path / "cup.mcap", rows, CLOCK, "Test weekend")
    story = Story(7, 12, laps=10)
    story.start("race-1", 7, 12)
    story.act(GiveDecision("race-1", 7, "drive-through", "Impeding"), STEWARD, 20_000)
    (stretch,) = Driven(samples, CIRCUIT).pit_visits()
    lap = int(samples["lap"][stretch.begin])
    for line, index in ((Line.PIT_IN, stretch.begin), (Line.PIT_OUT, stretch.end)):
        at_ns = CLOCK.from_monotonic(begin_ns + index * TICK_NS)
        story.add(PassingRecorded("race-1", Passing(7, line, 0, lap, 1000, at_ns, 1000)))
    story.add(ProgramStarted("1", "boot", CLOCK.base_ns, CLOCK.origin_ns, CLOCK.speed))
    return story


@pytest.fixture
def recall(tmp_path):
    with recall_of(tmp_path, "Test weekend") as made:
        yield made


def keeper_of(recall):
    nothing = np.zeros(0, SAMPLE)
    return ServiceKeeper(lambda *_: nothing, {"saltmere": CIRCUIT}, lambda _: None, recall)


def test_the_visit_is_suggested_again_with_what_was_measured(qtbot, served, recall):
    keeper = keeper_of(recall)

    def found():
        keeper.collect(served.state, START_NS + 400 * NS)
        return keeper.suggestions(served.state)

    qtbot.waitUntil(lambda: bool(found()), timeout=20_000)
    (one,) = found()
    assert one.decision == 1
    assert one.sentence.startswith("Car 07 drove through the pit lane on lap ")
    assert one.service.fastest_kmh == pytest.approx(72, abs=8)


class Notebook:
    """Notes which rigs it is asked for each time; `found` is its next answer."""

    def __init__(self):
        self.read = []
        self.found = ()

    def asked(self):
        return self

    def want(self, wanted):
        self.read.append([one.rigs for one in wanted])

    def take(self):
        found, self.found = self.found, ()
        return found


def test_a_visit_is_asked_for_until_there_is_an_answer(served):
    book = Notebook()
    keeper = keeper_of(book)
    keeper.collect(served.state, START_NS + 400 * NS)
    keeper.collect(served.state, START_NS + 401 * NS)
    book.found = (Found(0),)  # nothing was recorded
    keeper.collect(served.state, START_NS + 402 * NS)
    keeper.collect(served.state, START_NS + 403 * NS)
    assert book.read == [[(1,)], [(1,)], [], []]
    assert keeper.suggestions(served.state) == ()


def test_a_visit_that_this_program_saw_is_not_asked_for(served):
    book = Notebook()
    keeper = keeper_of(book)
    keeper.collect(served.state, START_NS + 50 * NS)
    keeper.collect(served.state, START_NS + 400 * NS)
    assert book.read == [[], []]
