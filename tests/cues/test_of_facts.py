"""Every kind of fact is told, or is known to tell nothing; and all that is told is in the list."""

from typing import Any, get_args, get_origin, get_type_hints

import pytest

from racecontrol.cues.addresses import conforms
from racecontrol.cues.lights import light_cues, still_to_come, withdraws
from racecontrol.cues.of_facts import SILENT, cues_of
from racecontrol.meeting import facts as all_facts
from racecontrol.meeting.acts import FormGrid, GiveDecision, NoteIncident, ShowFlag
from racecontrol.meeting.bookmarks import Bookmark
from racecontrol.meeting.fact import Fact
from racecontrol.meeting.facts import (
    AnyFact,
    ChequeredWithdrawn,
    FlagShown,
    ResultPublished,
    SessionStarted,
)
from racecontrol.meeting.faults import Fault, FaultKind
from racecontrol.meeting.flow_facts import LightsBegun, SessionRerun, StartAborted
from racecontrol.meeting.judged import GamePenalty, Protest, ProtestKind, ServedBy, Service
from racecontrol.meeting.justice_acts import LodgeProtest
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
    StintNote,
)
from racecontrol.meeting.parity_facts import EntryMoved, ParityFact
from racecontrol.meeting.rig_facts import EstopOpened, EstopReset, RigFact
from racecontrol.meeting.state import State, apply
from tests.story import DIRECTOR, START_NS, STEWARD, Story, meeting

KINDS = get_args(AnyFact)
TOLD_OF_RIGS = (EstopOpened, EstopReset, EntryMoved)
OF_THE_TECHNICIAN = {*get_args(RigFact), *get_args(ParityFact)} - {*TOLD_OF_RIGS}
QUIET = ("LapCorrected", "GamePenaltyTakenBack", "SessionEnded", "SessionCancelled")
NOUNS: dict[type, Any] = {
    Passing: Passing(7, Line.SECTOR, 1, 1, 1, START_NS + 1, 1),
    Lap: Lap(7, 1, 60_000, 60_000_000, (), START_NS + 1, 1, True, True, 0, 0),
    Incident: Incident(1, "race-1", START_NS, (7, 12), "contact"),
    Decision: Decision(2, "race-1", START_NS, 7, "time-5", "contact"),
    Correction: Correction(1, "race-1", CorrectionKind.DELETE, 7, 1, 0, 1, "", START_NS, "A"),
    Bookmark: Bookmark(1, START_NS),
    StintNote: StintNote(7, 1, "hard"),
    Fault: Fault(1, FaultKind.JITTER, "Packets come unevenly.", START_NS),
    LineMove: LineMove("saltmere", MovableLine.SECTOR, 1, 1.0, 2.0),
    Service: Service(ServedBy.SEEN, START_NS),
    GamePenalty: GamePenalty(1, "race-1", 7, 500, "track limits", START_NS),
    Protest: Protest(2, "race-1", 7, ProtestKind.PROTEST, "the start", START_NS, "A"),
}
NAMED: dict[str, Any] = {
    "session": "race-1", "entry": 7, "incident": 1, "decision": 1, "protest": 1, "slots": (7, 12),
    "rig": 1, "lights": 5, "flag": Flag.BLUE, "order": (7, 12),
    "at_ns": START_NS + 10**9, "revision": 1,
}  # fmt: skip


def raced() -> State:
    """A race that ended under red, with an incident, a decision and a protest."""
    story = Story(7, 12)
    story.start("race-1", 7, 12)
    story.act(NoteIncident("race-1", (7, 12), "contact"), STEWARD)
    story.act(GiveDecision("race-1", 7, "drive-through", "contact", 1), STEWARD)
    story.lap(7, 60_000)
    story.act(ShowFlag("race-1", Flag.RED), DIRECTOR, 70_000)
    story.end()
    story.add(ResultPublished("race-1", 1, "digest", START_NS))
    story.act(LodgeProtest("race-1", 12, "the start"), DIRECTOR)
    return story.state


def made(kind: type[Fact]) -> Fact:
    """A fact of this kind that fits the race above."""
    values = {}
    for name, hint in get_type_hints(kind, vars(all_facts)).items():
        nouns = [one for one in (hint, *get_args(hint)) if one in NOUNS]
        if nouns:
            values[name] = NOUNS[nouns[0]]
        elif name in NAMED and hint in (int, str, Flag, tuple[int, ...]):
            values[name] = NAMED[name]
        else:
            values[name] = _any_of(hint)
    return kind(**values)


def _any_of(hint: Any) -> Any:
    if hint == tuple[int, ...]:
        return (7, 12)
    if hint == dict[int, int]:
        return {7: 1, 12: 1}
    if get_origin(hint) in (tuple, dict):
        return get_origin(hint)()
    if hasattr(hint, "__members__"):
        return next(iter(hint))
    if hint.__class__.__name__ == "UnionType":
        return None
    if hint.__name__ == "Meeting":
        return meeting(7, 12)
    return {int: 1, str: "text", bool: True, float: 1.0}[hint]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_fact_of_every_kind_tells_what_is_in_the_list(kind: type[Fact]) -> None:
    fact: Any = made(kind)
    before = raced()
    cues = cues_of(before, fact, apply(before, fact))
    assert [cue for cue in cues if not conforms(cue)] == []
    silent = issubclass(kind, SILENT) or kind in OF_THE_TECHNICIAN or kind.__name__ in QUIET
    assert silent or cues, f"{kind.__name__} tells nothing and is not named as silent"


def test_green_over_the_whole_track_clears_the_sectors_one_by_one() -> None:
    story = Story(7, 12)
    story.start("race-1", 7, 12)
    story.act(ShowFlag("race-1", Flag.YELLOW, 1), DIRECTOR)
    story.act(ShowFlag("race-1", Flag.DOUBLE_YELLOW, 3), DIRECTOR)
    fact = FlagShown("race-1", Flag.GREEN, START_NS)
    told = cues_of(story.state, fact, apply(story.state, fact))
    assert [(cue.path, cue.arguments) for cue in told] == [
        ("flag/sector/1", ("green",)),
        ("flag/sector/3", ("green",)),
    ]


def test_a_chequered_flag_that_is_taken_back_leaves_the_track_green() -> None:
    story = Story(7, 12, laps=1)
    story.start("race-1", 7, 12)
    story.lap(7, 60_000)
    story.chequered(60_000)
    fact = ChequeredWithdrawn("race-1", "one lap early", START_NS)
    told = cues_of(story.state, fact, apply(story.state, fact))
    assert [(cue.path, cue.arguments) for cue in told] == [
        ("chequered/withdrawn", ("race-1", "one lap early")),
        ("session/phase", ("race-1", "Race 1", "started")),
        ("flag/track", ("green",)),
    ]


def test_the_lights_come_on_one_by_one_and_the_hold_is_not_given_away() -> None:
    lights = LightsBegun("race-1", 3, 1_000, 1_234, START_NS + 3_234_000_000, START_NS)
    told = light_cues(lights)
    assert [(cue.path, cue.arguments, (cue.at_ns - START_NS) // 10**6) for cue in told] == [
        ("start/light", (1, 3), 0),
        ("start/light", (2, 3), 1_000),
        ("start/light", (3, 3), 2_000),
        ("start/hold", (3,), 2_000),
    ]


def test_a_program_that_is_started_again_under_the_lights_tells_the_rest_of_them() -> None:
    story = Story(7, 12)
    story.act(FormGrid("race-1", (7, 12)), DIRECTOR)
    lights = LightsBegun("race-1", 5, 1_000, 500, START_NS + 4_500_000_000, START_NS)
    story.add(lights, SessionStarted("race-1", lights.out_ns))
    session = story.state.sessions["race-1"]
    left = still_to_come(session, START_NS + 3_200_000_000)
    assert [(cue.path, *cue.arguments) for cue in left] == [
        ("start/light", 5, 5),
        ("start/hold", 5),
        ("start/go", "race-1"),
        ("session/phase", "race-1", "Race 1", "started"),
        ("flag/track", "green"),
    ]
    assert still_to_come(session, lights.out_ns) == ()


def test_an_abort_a_red_flag_and_a_rerun_withdraw_what_was_to_come() -> None:
    assert withdraws(StartAborted("race-1", 1, "stalled", START_NS))
    assert withdraws(FlagShown("race-1", Flag.RED, START_NS))
    assert withdraws(SessionRerun("race-1", "power", START_NS))
    assert not withdraws(FlagShown("race-1", Flag.YELLOW, START_NS))
