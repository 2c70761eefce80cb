"""What the memory has no more, asked from the recording by a thread that delays nobody."""

import logging
import threading

import pytest

from racecontrol.meeting.parity_facts import EntryMoved
from racecontrol.stewarding.evidence import Found, Recall, Unreadable, Wanted, rig_at
from tests.story import START_NS, Story

WAIT_S = 20
NS = 1_000_000_000


def wanted(key):
    return Wanted(key, 0, NS, (1,))


class Shelf:
    """Recordings that open when they are told to, and tell what they were asked for."""

    def __init__(self):
        self.asked = []
        self.began = threading.Event()
        self.may_go_on = threading.Event()
        self.trouble = {}

    def stretches(self, one, rest):
        self.asked.append(one.key)
        self.began.set()
        while not self.may_go_on.is_set():
            rest()
        if one.key in self.trouble:
            raise self.trouble[one.key]
        return ()


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def reader(shelf):
    made = Recall(shelf)
    yield made
    made.stop()


@pytest.fixture
def recall(reader):
    return reader.asked()


def taken(recall, count):
    """So many that were found."""
    found = []
    while len(found) < count:
        more = recall.take(WAIT_S)
        assert more, "nothing was found in time"
        found += more
    return found


def test_the_first_of_the_list_is_read_first(shelf, recall):
    shelf.may_go_on.set()
    recall.want([wanted(3), wanted(1), wanted(2)])
    assert [one.key for one in taken(recall, 3)] == [3, 1, 2]
    assert recall.take() == ()


def test_a_new_list_takes_the_place_of_the_one_before(shelf, recall):
    recall.want([wanted(1), wanted(2), wanted(3)])
    assert shelf.began.wait(WAIT_S)
    recall.want([wanted(9), wanted(1), wanted(2)])
    shelf.may_go_on.set()
    assert [one.key for one in taken(recall, 3)] == [1, 9, 2]


def test_what_is_found_or_being_read_is_not_read_twice(shelf, recall):
    recall.want([wanted(1)])
    assert shelf.began.wait(WAIT_S)
    recall.want([wanted(1)])
    shelf.may_go_on.set()
    recall.want([wanted(1), wanted(2)])
    assert [one.key for one in taken(recall, 2)] == [1, 2]
    assert shelf.asked == [1, 2]


def test_what_cannot_be_read_says_why_and_the_next_one_is_read(shelf, recall):
    shelf.trouble[1] = Unreadable("The recording is on a disk that is gone.")
    shelf.may_go_on.set()
    recall.want([wanted(1), wanted(2)])
    assert taken(recall, 2) == [Found(1, why="The recording is on a disk that is gone."), Found(2)]


def test_a_mistake_of_ours_ends_no_thread_and_is_told(shelf, recall, caplog):
    shelf.trouble[1] = ZeroDivisionError("by zero")
    shelf.may_go_on.set()
    recall.want([wanted(1), wanted(2)])
    first, second = taken(recall, 2)
    assert first.why == "The recording cannot be read: by zero."
    assert second == Found(2)
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    caplog.clear()


def test_two_who_ask_get_their_own_answers(shelf, reader, recall):
    other = reader.asked()
    other.want([wanted(1), wanted(7)])
    assert shelf.began.wait(WAIT_S)
    recall.want([wanted(1)])
    shelf.may_go_on.set()
    assert [one.key for one in taken(other, 2)] == [1, 7]
    assert [one.key for one in taken(recall, 1)] == [1]
    assert shelf.asked == [1, 1, 7]  # who asked for a place first comes first


def test_it_ends_in_the_middle_of_a_reading(shelf, reader, recall):
    recall.want([wanted(1), wanted(2)])
    assert shelf.began.wait(WAIT_S)
    reader.stop()
    assert shelf.asked == [1]
    recall.want([wanted(3)])
    assert recall.take() == ()


def test_without_anything_wanted_there_is_no_thread(recall):
    before = threading.active_count()
    recall.want([])
    assert threading.active_count() == before


def test_a_driver_who_moved_sat_at_his_earlier_rig_before():
    race = Story(7, 12, 23)
    for at_s, old, new in ((100, 1, 2), (200, 2, 3)):
        at_ns = START_NS + at_s * NS
        race.add(EntryMoved(7, old, new, "race-1", 0, "base", at_ns, "S. Ibarra"))
    rigs = [rig_at(race.state, 7, START_NS + at_s * NS) for at_s in (50, 150, 250)]
    assert rigs == [1, 2, 3]
    assert rig_at(race.state, 12, START_NS) == 2
