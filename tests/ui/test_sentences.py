"""Every kind of fact, as a sentence."""

import typing

import pytest

from racecontrol.meeting import facts, flow_facts, justice_facts, parity_facts, rig_facts
from racecontrol.meeting.bookmarks import Bookmark, BookmarkDescribed, BookmarkStruck, MomentMarked
from racecontrol.meeting.model import (
    Correction,
    CorrectionKind,
    Decision,
    Flag,
    Incident,
    Lap,
    Line,
    LineMove,
    MovableLine,
    Passing,
)
from racecontrol.meeting.rig_draw_facts import RigDrawFact
from racecontrol.meeting.state import State, apply
from tests.ui import halfrace
from ui.format import time_of_day
from ui.sentences import moment_ns, sentence

AT = halfrace.NOW_NS
FELL = time_of_day(1_700_000_000_000_000_000)
SAID = [
    (facts.MeetingOpened(halfrace.meeting()), "Nations Cup, rehearsal opened with 12 entries."),
    (facts.ProgramStarted("1", "boot", 0, 0, 1.0), "The program was started."),
    (facts.GridFormed("race-2", (44, 16)), "Race 2: grid formed, car 44 (LND) on first place."),
    (facts.SessionStarted("race-2", AT), "Race 2 started."),
    (facts.PassingRecorded("race-1", Passing(44, Line.SECTOR, 1, 10, 0, AT, 0)), ""),
    (facts.FlagShown("race-1", Flag.YELLOW, AT, 2), "Yellow in sector 2."),
    (facts.FlagShown("race-1", Flag.GREEN, AT), "Green, all sectors."),
    (facts.FlagShown("race-1", Flag.RED, AT), "Race 1: red flag."),
    (facts.FlagShown("race-1", Flag.BLUE, AT, entry=44), "Blue flag to car 44 (LND)."),
    (
        facts.IncidentNoted(Incident(9, "race-1", AT, (44, 16), "Contact.", 6, 9)),
        "Incident 9 noted: car 44 (LND) and car 16 (ACV), turn 6, lap 9: Contact.",
    ),
    (
        facts.DecisionGiven(Decision(3, "race-1", AT, 44, "time-5", "Causing a collision")),
        "Decision 3: car 44 (LND), 5 s, Causing a collision.",
    ),
    (facts.DecisionRescinded(1, "New evidence."), "Decision 1 rescinded: New evidence."),
    (facts.SessionEnded("race-1", AT), "Race 1 ended."),
    (
        facts.ResultPublished("race-1", 2, "a", AT),
        "Provisional result of Race 1 published, revision 2.",
    ),
    (facts.ResultDeclaredFinal("race-1", "a", AT), "Result of Race 1 is final."),
    (facts.RigFellSilent(9, AT), "Rig 9: no packets."),
    (facts.RigHeardAgain(9, AT, 3_400), "Rig 9 is heard again after 3.4 s."),
    (
        facts.LapCorrected(
            "race-1",
            Correction(
                1, "race-1", CorrectionKind.INSERT, 44, 10, AT, 7, "Seen.", AT, "A. Moravec"
            ),
        ),
        "Car 44 (LND), end of lap 10 entered by hand, by A. Moravec: Seen.",
    ),
    (
        facts.CorrectionUndone("race-1", 44, 1, "Wrong car.", AT),
        "Correction 1 taken back: Wrong car.",
    ),
    (
        facts.TimingLineMoved(LineMove("saltmere", MovableLine.SECTOR, 2, 700.0, 712.5), AT),
        "Track saltmere: line of sector 2 moved from 700.0 m to 712.5 m.",
    ),
    (
        facts.TieSettled((44, 16), "A run-off.", AT, "R. Halloran"),
        "Equal points: car 44 (LND), then car 16 (ACV), by R. Halloran: A run-off.",
    ),
    (
        facts.TieReopened((44, 16), "Protest.", AT, "R. Halloran"),
        "Equal points of car 44 (LND) and car 16 (ACV) open again, by R. Halloran: Protest.",
    ),
    (
        facts.ChequeredWithdrawn("race-1", "Wrong car.", AT),
        "Race 1: chequered flag withdrawn, the session goes on: Wrong car.",
    ),
    (
        facts.ChequeredMoved("race-1", 1_700_000_000_000_000_000, "Video.", AT),
        f"Race 1: the chequered flag fell at {FELL}: Video.",
    ),
    (
        MomentMarked(Bookmark(1, AT, "race-1", 44, "", "A. Moravec")),
        "Bookmark 1, car 44 (LND), by A. Moravec.",
    ),
    (
        BookmarkDescribed(Bookmark(1, AT, "race-1", 44, "dive at turn 4."), AT, "A. Moravec"),
        "Bookmark 1, car 44 (LND): dive at turn 4.",
    ),
    (BookmarkStruck(1, AT, "A. Moravec"), "Bookmark 1 struck, by A. Moravec."),
]


@pytest.mark.parametrize(("fact", "words"), SAID, ids=[type(fact).__name__ for fact, _ in SAID])
def test_a_fact_is_said_in_plain_words(fact, words):
    state = apply(halfrace.state(), fact)
    assert sentence(fact, state) == words


def test_every_kind_of_fact_is_covered_here():
    elsewhere = {  # in the tests of their own sentences
        *typing.get_args(flow_facts.FlowFact),
        *typing.get_args(flow_facts.EventFact),
        *typing.get_args(justice_facts.JusticeFact),
        *typing.get_args(parity_facts.ParityFact),
        *typing.get_args(rig_facts.RigFact),
    }
    kinds = set(typing.get_args(facts.AnyFact)) - elsewhere - set(typing.get_args(RigDrawFact))
    assert kinds - {type(fact) for fact, _ in SAID} == {facts.LapCompleted}


def lap(ms: int, flying: bool = True) -> facts.LapCompleted:
    return facts.LapCompleted(
        "race-1", Lap(88, 10, ms, None, (None, None, None), AT, 0, True, flying, 0, 0)
    )


def test_only_the_best_lap_of_the_session_is_news():
    fast, slow = lap(89_000), lap(99_000)
    assert sentence(fast, apply(halfrace.state(), fast)) == (
        "Car 88 (TNK): best lap of the session, 1:29.000."
    )
    assert sentence(slow, apply(halfrace.state(), slow)) == ""


def test_a_lap_from_a_standing_start_is_no_news():
    fact = lap(80_000, flying=False)
    assert sentence(fact, apply(halfrace.state(), fact)) == ""


def test_moments_are_of_the_event_clock_where_a_fact_has_one():
    assert moment_ns(facts.SessionEnded("race-1", 7)) == 7
    assert moment_ns(facts.GridFormed("race-1", (1,))) is None


def test_a_car_that_is_not_entered_is_still_said():
    fact = facts.FlagShown("race-1", Flag.BLUE, AT, entry=97)
    assert sentence(fact, State()) == "Blue flag to car 97."
