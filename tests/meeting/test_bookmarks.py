"""Bookmarks: anybody marks a moment; it stops nothing, and a case of it has its moment."""

from racecontrol.control import replay
from racecontrol.journal import Entry
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.acts import NoteIncident
from racecontrol.meeting.bookmarks import (
    LONGEST,
    DescribeBookmark,
    MarkMoment,
    StrikeBookmark,
)
from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.deciding.bookmarking import cases_from
from racecontrol.meeting.model import TIMING, Person, Role
from racecontrol.meeting.state import State, apply
from racecontrol.results.bookmark_list import as_csv, as_json, bookmark_rows
from tests.ui import halfrace

NOW_NS = halfrace.NOW_NS
DIRECTOR = Person("A. Moravec", Role.DIRECTOR)
STEWARD = Person("R. Halloran", Role.STEWARD)
TECHNICIAN = Person("S. Ibarra", Role.TECHNICIAN)


def race() -> State:
    state = State()
    for fact in halfrace.facts():
        state = apply(state, fact)
    return state


def done(state, act, who=DIRECTOR, now_ns=NOW_NS):
    verdict = decide(state, act, who, now_ns)
    assert not isinstance(verdict, Refused), verdict.reason
    for fact in verdict:
        state = apply(state, fact)
    return state


def refusal(state, act, who=DIRECTOR):
    verdict = decide(state, act, who, NOW_NS)
    assert isinstance(verdict, Refused)
    return verdict.reason


def test_everybody_at_a_desk_marks_a_moment_of_the_session_at_hand():
    state = race()
    for who in (DIRECTOR, STEWARD, TECHNICIAN):
        state = done(state, MarkMoment(), who)
    made = state.bookmarks.kept
    assert [made[number].by for number in (1, 2, 3)] == [
        DIRECTOR.name,
        STEWARD.name,
        TECHNICIAN.name,
    ]
    assert {mark.session for mark in made.values()} == {"race-1"}
    assert made[1].at_ns == NOW_NS


def test_a_machine_marks_nothing():
    assert refusal(race(), MarkMoment(), TIMING) == "A machine may only note. People decide."


def test_a_bookmark_changes_no_session():
    before = race()
    assert done(before, MarkMoment(31, "dive at turn 4")).sessions == before.sessions


def test_a_word_and_a_car_may_come_later_from_somebody_else():
    state = done(race(), MarkMoment())
    state = done(state, DescribeBookmark(1, "  contact ", 31), STEWARD)
    mark = state.bookmarks.kept[1]
    assert (mark.words, mark.entry, mark.by) == ("contact", 31, DIRECTOR.name)
    assert refusal(state, DescribeBookmark(1, "contact")) == "Bookmark 1 says that already."


def test_a_bookmark_that_was_struck_is_gone_and_its_number_is_not_given_again():
    state = done(done(race(), MarkMoment()), StrikeBookmark(1))
    assert state.bookmarks.kept == {}
    assert refusal(state, StrikeBookmark(1)) == "Bookmark 1 was struck."
    assert refusal(state, StrikeBookmark(9)) == "There is no bookmark 9."
    assert list(done(state, MarkMoment()).bookmarks.kept) == [2]


def test_what_cannot_be_marked_is_said_in_one_sentence():
    state = race()
    assert refusal(state, MarkMoment(99)) == "Car 99 is not entered."
    assert "still to come" in refusal(state, MarkMoment(at_ns=NOW_NS + 1))
    assert refusal(state, MarkMoment(words="x" * (LONGEST + 1))) == (
        "A bookmark has room for 200 characters; these are 201."
    )


def test_a_case_that_is_noted_at_its_moment_is_a_case_of_it():
    state = done(race(), MarkMoment(31, at_ns=NOW_NS - 7))
    mark = state.bookmarks.kept[1]
    assert cases_from(state, mark) == ()
    state = done(state, NoteIncident(mark.session, (31,), "contact", at_ns=mark.at_ns), STEWARD)
    (case,) = cases_from(state, mark)
    assert case.noted_by == STEWARD.name


def test_a_journal_gives_the_same_bookmarks_again_and_they_can_be_exported(tmp_path):
    journal = SqliteJournal(tmp_path / "event.journal", "half a race")
    facts = list(halfrace.facts())
    state = race()
    for act in (MarkMoment(31, "dive, turn 4"), MarkMoment(), StrikeBookmark(2), MarkMoment()):
        verdict = decide(state, act, DIRECTOR, NOW_NS)
        facts += verdict
        state = apply(state, verdict[0])
    journal.append(0, [Entry(fact, DIRECTOR) for fact in facts])
    again = replay(journal)
    journal.close()
    assert again.bookmarks == state.bookmarks
    lines = as_csv(bookmark_rows(again)).splitlines()
    assert lines[0] == "bookmark,utc,session,after_start_ms,car,code,words,by,role,cases"
    assert lines[1].startswith("1,1970-01-01T00:")
    assert lines[1].endswith(',31,KSZ,"dive, turn 4",A. Moravec,race director,')
    assert lines[2].startswith("3,") and len(lines) == 3
    assert '"words": "dive, turn 4"' in as_json(bookmark_rows(again))
