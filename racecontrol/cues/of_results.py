"""Grids, results and standings as rows of cues, as the facts give them."""

from racecontrol.cues.cue import Cue, cue
from racecontrol.meeting.model import Entry
from racecontrol.meeting.state import State
from racecontrol.results.standings import standings
from racecontrol.sessions import classify

UNKNOWN = -1


def who(entry: Entry) -> tuple[int, str, str]:
    """A car with its driver: number, code, name."""
    return (entry.number, entry.code, entry.driver)


def grid_cues(state: State, key: str) -> tuple[Cue, ...]:
    """One for each place of the grid."""
    assert state.meeting is not None
    slots = state.sessions[key].grid
    return tuple(
        cue(f"grid/{place}", *who(state.meeting.entry(number)))
        for place, number in enumerate(slots, 1)
    )


def result_cues(state: State, key: str) -> tuple[Cue, ...]:
    """One for each line of a session's classification."""
    assert state.meeting is not None
    rows = classify(state, state.sessions[key])
    return tuple(
        cue(
            f"result/row/{line}",
            row.place,
            row.entry,
            state.meeting.entry(row.entry).code,
            row.status.value,
            row.laps,
            UNKNOWN if row.total_ms is None else row.total_ms,
            0 if line == 1 else UNKNOWN if row.gap.ms is None else row.gap.ms,
            float(row.points),
        )
        for line, row in enumerate(rows, 1)
    )


def standing_cues(state: State) -> tuple[Cue, ...]:
    """One for each line of the standings."""
    assert state.meeting is not None
    return tuple(
        cue(
            f"standings/{line}",
            row.rank,
            row.entry,
            state.meeting.entry(row.entry).code,
            float(row.points),
        )
        for line, row in enumerate(standings(state), 1)
    )
