"""A small meeting with rig boxes: two cars on rigs 4 and 5, rig 13 in reserve."""

from racecontrol.meeting.boxes import BoxPlace, Bus
from racecontrol.meeting.model import Entry, Meeting, Rig, Rulebook, SessionPlan
from racecontrol.meeting.units import NS_PER_S

START_NS = 1_000 * NS_PER_S
RACE, RIG, CAR, OTHER = "race-1", 4, 31, 16


def small_meeting(**changes) -> Meeting:
    rigs = (
        Rig(RIG, "127.0.1.4", BoxPlace("left", 14)),
        Rig(RIG + 1, "127.0.1.5", BoxPlace("left", 15)),
        Rig(13, "127.0.1.13"),
    )
    entries = (
        Entry(CAR, "B. Kaszori", "KSZ", "HUN", RIG, car_code=changes.pop("car_code", 0)),
        Entry(OTHER, "R. Acevedo", "ACV", "BRA", RIG + 1),
    )
    sessions = (SessionPlan(RACE, "Race 1", "race", "saltmere", car="Gr.3", laps=5),)
    book = Rulebook("test", "Test rules", ("warning", "time-5", "drive-through"))
    buses = (Bus("left", "0403:6001"),)
    return Meeting("small", "Small cup", "Hall", book, rigs, entries, sessions, buses=buses)
