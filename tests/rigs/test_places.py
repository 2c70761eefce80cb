"""Where the cables of the wheelbases are: what is seen, against what a person said."""

from racecontrol.meeting.place import Place
from racecontrol.meeting.rig_desk import RigDesk, after_rig_fact
from racecontrol.meeting.rig_facts import BasePlaced
from racecontrol.rigs.places import BasePlaces
from tests.drivers.fanatec.bench import Bench


class Watched:
    """One base, and the desk that is told of it."""

    def __init__(self) -> None:
        self.bench = Bench(1)
        self.places = BasePlaces()
        self.desk = RigDesk()
        self.told: list[Place] = []

    def said(self, place: Place) -> None:
        self.desk = after_rig_fact(self.desk, BasePlaced(1, place, "S. Ibarra", 1))
        (self.bench.desk.to_console if place is Place.CONSOLE else self.bench.desk.to_pc)(1)

    def look(self, seconds: float = 2.0) -> list[Place]:
        for picture in self.bench.rounds(seconds):
            for fact in self.places.look(self.desk, picture.readings, picture.at_ns):
                assert (fact.rig, fact.by) == (1, "")
                self.desk = after_rig_fact(self.desk, fact)
                self.told.append(fact.place)
        return self.told


def test_a_base_that_is_plugged_in_is_told_once():
    assert Watched().look() == [Place.PC]


def test_one_that_was_never_here_is_no_news():
    watched = Watched()
    watched.bench.bases[0].unplug()
    assert watched.look() == []


def test_pulled_without_a_word_it_has_left_and_comes_back():
    watched = Watched()
    watched.look()
    watched.bench.bases[0].unplug()
    assert watched.look() == [Place.PC, Place.MISSING]
    watched.bench.bases[0].plug()
    assert watched.look() == [Place.PC, Place.MISSING, Place.PC]


def test_what_a_person_said_stands_until_the_cable_says_otherwise():
    watched = Watched()
    watched.look()
    watched.said(Place.CONSOLE)
    assert watched.look() == [Place.PC]  # the cable is not pulled yet: he has said so first
    watched.bench.bases[0].unplug()
    assert watched.look() == [Place.PC]
    assert watched.desk.places == {1: Place.CONSOLE}
    watched.bench.bases[0].plug()  # nobody said that it comes back
    assert watched.look() == [Place.PC, Place.PC]
    assert watched.desk.places == {1: Place.PC}
